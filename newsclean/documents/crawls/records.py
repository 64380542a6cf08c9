"""The records of a crawl: each with a block of its true length; what is broken is said and passed.

A record says how long its block is. That is believed where another record, or the end, follows;
else the block goes as far as the next beginning of a record.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.documents.crawls.buffer import LOOK_AHEAD_BYTES, MAX_START_BYTES, CrawlBuffer
from newsclean.documents.crawls.heads import MAX_RECORD_HEAD_BYTES, RecordHead, Syntax
from newsclean.documents.unpack import make_unpack_error
from newsclean.errors import InputError

CUT_OFF = "ends in the middle of a record; is the download complete?"


class Record(NamedTuple):
    """A record.

    Attributes:
        head: its head.
        block: what it holds; nothing where it is too large or broken.
        size: how long the block is.
        mended: the length that it says is wrong, the block goes to the next record.
        error: why there is no block.
    """

    head: RecordHead
    block: bytes
    size: int
    mended: bool = False
    error: InputError | None = None


class RecordReader:
    """Reads the records of a crawl one after the other."""

    def __init__(self, buffer: CrawlBuffer, syntax: Syntax, most: int) -> None:
        """Begin at the first one.

        Args:
            buffer: the bytes.
            syntax: how a record begins.
            most: the longest block that is given.
        """
        self.buffer = buffer
        self.syntax = syntax
        self.most = most
        self.at = 0
        self.is_cut = False

    def iter_records(self) -> Iterator[Record]:
        """Give all records, and one with an error for each place that is damaged.

        Raises:
            InputError: `unpack_broken`: the file breaks off, or nothing that can be read follows.
        """
        while True:
            self.at = self.buffer.skip_line_ends(self.at)
            self.buffer.drop(self.at)
            if self.at < self.buffer.end:
                yield self.read_record()
            elif self.buffer.broken:
                yield self.pass_damage(RecordHead(self.at, self.at, {}), self.buffer.broken)
            elif self.is_cut:
                raise make_unpack_error(CUT_OFF)
            elif self.buffer.closed:
                return

    def read_record(self) -> Record:
        """The record, or the damage, at this place."""
        head = self.read_head()
        length = head.get_length() if head else None
        if head is None or (length is None and "warc-type" not in head.fields):
            nowhere = RecordHead(self.at, self.at, {})
            message = f"is damaged here: no {self.syntax.about} record begins at byte {self.at:,}"
            error = make_unpack_error(message)
            self.at = self.buffer.find_far(self.syntax.start, self.at + 1)
            if self.at < self.buffer.end:
                return Record(nowhere, b"", 0, error=error)
            return self.pass_damage(nowhere, self.buffer.broken or error)
        if length is not None and length <= self.most:
            end = head.end + length
            self.buffer.fill(end + LOOK_AHEAD_BYTES)
            if end <= self.buffer.end and self.is_end(end):
                self.at = end
                return Record(head, self.buffer.copy(head.end, end), length)
        return self.mend_record(head, length)

    def read_head(self) -> RecordHead | None:
        """The head at this place, or `None`."""
        self.buffer.fill(self.at + LOOK_AHEAD_BYTES)
        head = self.syntax.parse(self.buffer.data, self.at - self.buffer.base)
        if head is None and self.syntax.version.match(self.buffer.data, self.at - self.buffer.base):
            self.buffer.fill(self.at + MAX_RECORD_HEAD_BYTES)
            head = self.syntax.parse(self.buffer.data, self.at - self.buffer.base)
        base = self.buffer.base
        return head._replace(at=head.at + base, end=head.end + base) if head else None

    def is_end(self, end: int) -> bool:
        """Whether a record may end at a place: another one follows, or the end, or the gap."""
        buffer = self.buffer
        follows = buffer.skip_line_ends(end)
        if follows == buffer.end and buffer.closed:
            return not buffer.broken or end <= buffer.sound
        at = follows - buffer.base
        if self.syntax.version.match(buffer.data, at, at + MAX_RECORD_HEAD_BYTES):
            return True
        return buffer.data.startswith(self.syntax.gap, end - buffer.base)

    def mend_record(self, head: RecordHead, length: int | None) -> Record:
        """A record whose length is wrong, or too large, or that is broken off."""
        buffer = self.buffer
        found = buffer.find(self.syntax.start, head.end, head.end + self.most)
        if found is not None:
            self.at = found
            return self.cut_record(head, found)
        if not buffer.closed or buffer.end - head.end > self.most:
            return self.pass_large_block(head, length)
        if buffer.broken:
            return self.pass_damage(head, buffer.broken)
        ends_too_early = length is not None and head.end + length > buffer.end
        if ends_too_early and not buffer.packed:
            raise make_unpack_error(CUT_OFF)
        self.at = buffer.end
        return self.cut_record(head, buffer.end)

    def cut_record(self, head: RecordHead, end: int) -> Record:
        """A record whose block ends where the next one begins."""
        block = self.buffer.copy(head.end, end)
        gap = next((gap for gap in self.syntax.gap if block.endswith(gap)), b"")
        block = block.removesuffix(gap)
        return Record(head, block, len(block), mended=True)

    def pass_large_block(self, head: RecordHead, length: int | None) -> Record:
        """A record whose block is not held; it may end sooner, where the next one begins."""
        is_large = length is not None and length > self.most
        until = head.end + length if length is not None and is_large else None
        start = head.end + self.most - MAX_START_BYTES
        self.at = self.buffer.find_far(self.syntax.start, start, until)
        self.is_cut = until is not None and self.at == self.buffer.end < until
        return Record(head, b"", max(self.at - head.end, self.most + 1))

    def pass_damage(self, head: RecordHead, error: InputError) -> Record:
        """What is broken, as a record with an error; reading goes on behind the break.

        Raises:
            InputError: nothing follows, so the error is the file's.
        """
        if not self.buffer.pass_break():
            raise error
        self.at = self.buffer.base
        return Record(head, b"", 0, error=error)
