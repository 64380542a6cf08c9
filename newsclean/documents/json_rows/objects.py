"""The objects in a file of JSON that stand in one place, one at a time, whatever the file's size.

`json` reads a file as a whole, and an export of a crawl has gigabytes. Here its brackets are
counted, and `json` is given one object.
"""

import json
import re
from collections.abc import Generator, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from newsclean.documents.tables.rows import READ_BLOCK_BYTES
from newsclean.documents.unpack import ByteSource, make_unpack_error

MARK = re.compile(rb'["\[\]{}]')
STRING_REST = re.compile(rb'[^"\\]*+(?:\\[\x00-\xff][^"\\]*+)*+')
MAX_KEY_BYTES = 100
# Where an object of a list begins, with its first names. In a text the quotes would be escaped.
BEFORE_OBJECT = rb"[\[,\]}\n]\s{0,40}+"
ANY_NAME = rb'[^"\\]{1,100}'
FIRST_NAME = rb'(?P<begin>\{\s{0,40}+"%b"\s{0,9}:)'
SECOND_NAME = rb'\s{0,9}(?:"(?:[^"\\]|\\.){0,2000}"|[\w.+-]{1,40})\s{0,9},\s{0,40}"%b"\s{0,9}:'
MAX_FIRST_CHARS = 300  # of the first value, where the second name is looked at, too
MAX_BEGIN_BYTES = 5_000  # of what these fit
MAX_READ_AGAIN = 4  # times the bytes of the file


class Place(NamedTuple):
    """Where objects stand.

    Attributes:
        depth: how many brackets are open around each.
        key: the name of the array that has them, without quotation marks; `None` for any.
    """

    depth: int
    key: bytes | None = None


class FoundObject(NamedTuple):
    """An object's bytes, or of one over the limit its beginning, and its whole size.

    Attributes:
        data: the bytes.
        size: how many there are.
        is_whole: it has ended. Of one that goes on beyond the limit, or to the end of the file,
            the bytes up to there come first, for damage may have joined it with the next.
    """

    data: bytes
    size: int
    is_whole: bool = True


class ObjectSplitter:
    """Counts brackets over blocks of bytes, and keeps the bytes of the object that is open.

    Attributes:
        has_lost_count: it went on behind damage, from where brackets between objects mean nothing.
        is_at_end: the file has no more bytes.
    """

    def __init__(self, place: Place, limit: int) -> None:
        """Stand before the first object.

        Args:
            place: where the objects are.
            limit: how many bytes of one are kept.
        """
        self.place = place
        self.limit = limit
        self.depth = 0
        self.in_place = place.key is None
        self.in_object = self.in_string = self.is_shown = False
        self.has_lost_count = self.is_at_end = self.is_seeking = False
        self.name = b""  # the last text outside of objects: the name of what comes
        self.pieces: list[bytes] = []
        self.size = 0
        self.again = b""  # what is searched for the next object, behind damage
        self.spare = limit  # how many bytes may be read again
        self.begin_pattern = b""
        self.learn_names({})

    def split(self, file: ByteSource) -> Iterator[FoundObject]:
        """Give the objects.

        Raises:
            InputError: code `unpack_broken`: the file ends before its last bracket.
        """
        rest = b""
        while block := file.read(READ_BLOCK_BYTES):
            self.spare += MAX_READ_AGAIN * len(block)
            rest = yield from self.split_block(rest + block)
        self.is_at_end = True
        while self.in_object:
            yield FoundObject(b"".join(self.pieces), self.size, is_whole=False)
            if not self.is_seeking:
                break
            again, self.again = self.again, b""
            yield from self.split_block(again)
        if not self.has_lost_count and (self.depth > 0 or self.in_string):
            raise make_unpack_error("ends in the middle of its JSON; is the download complete?")

    def learn_names(self, row: Mapping[str, object]) -> None:
        """Find objects behind damage by the first names of one that was read, or by any."""
        names = [json.dumps(name)[1:-1][:MAX_KEY_BYTES] for name in islice(row, 2)]
        known = [re.escape(name.encode()) for name in names] or [ANY_NAME]
        pattern = BEFORE_OBJECT + FIRST_NAME % known[0]
        value = next(iter(row.values()), None)
        is_short = isinstance(value, str | int | float | None) and len(str(value)) < MAX_FIRST_CHARS
        if len(known) > 1 and is_short:
            pattern += SECOND_NAME % known[1]
        if pattern != self.begin_pattern:
            self.begin_pattern, self.begin = pattern, re.compile(pattern)

    def has_begin(self, data: bytes) -> bool:
        """Whether another object seems to begin within an object."""
        return self.begin.search(data, 1) is not None

    def search_again(self, data: bytes) -> bool:
        """Go on at the next object that begins within a damaged one or behind it; whether it can.

        Args:
            data: what was given as an object.
        """
        if len(data) > self.spare:
            return False
        self.spare -= len(data)
        self.again = data[1:]
        self.is_seeking = self.has_lost_count = True
        self.in_object = self.in_string = False
        return True

    def split_block(self, block: bytes) -> Generator[FoundObject, None, bytes]:
        """Give the objects that end in a block, and return what belongs to the next block."""
        at = 0
        while at < len(block):
            if self.is_seeking:
                found = self.begin.search(block, at)
                if not found:
                    return block[max(at, len(block) - MAX_BEGIN_BYTES) :]
                at = found.start("begin")
                self.is_seeking = False
            at, has_ended, is_short = self.take_piece(block, at)
            if has_ended or self.has_just_outgrown():
                yield FoundObject(b"".join(self.pieces), self.size, has_ended)
                if self.is_seeking:
                    block, at, self.again = self.again + block[at:], 0, b""
                    continue
            if is_short:
                return block[at:]
        return b""

    def take_piece(self, block: bytes, at: int) -> tuple[int, bool, bool]:
        """Go to the next mark; where it ends, whether an object does, whether more is needed."""
        if self.in_string:
            end = at + len(STRING_REST.match(block, at)[0])  # type: ignore[index]  # it matches nothing, too
            self.keep(block[at:end])
            if block[end : end + 1] != b'"':
                return end, False, True
            self.in_string = False
            self.keep(b'"')
            return end + 1, False, False
        mark = MARK.search(block, at)
        end = mark.end() if mark else len(block)
        self.keep(block[at:end])
        return end, bool(mark) and self.take_mark(block[end - 1 : end]), False

    def keep(self, piece: bytes) -> None:
        """Take bytes of the object that is open, or of a name outside of objects."""
        if self.in_object:
            if self.size <= self.limit:
                self.pieces.append(piece)
            self.size += len(piece)
        elif self.in_string:
            self.name = (self.name + piece)[:MAX_KEY_BYTES]

    def has_just_outgrown(self) -> bool:
        """Whether the object that is open is over the limit, for the first time."""
        outgrown = self.in_object and self.size > self.limit and not self.is_shown
        self.is_shown = self.is_shown or outgrown
        return outgrown

    def take_mark(self, mark: bytes) -> bool:
        """Begin a text, or count a bracket; whether an object ends with it."""
        if mark == b'"':
            self.in_string = True
            if not self.in_object:
                self.name = b""
            return False
        if self.has_lost_count and not self.in_object:
            if mark == b"{":
                self.begin_object()
            return False
        if mark in b"[{":
            self.open_bracket(mark)
            return False
        is_in_list = self.in_place and not self.in_object and self.depth == self.place.depth > 0
        if is_in_list and mark == b"}":
            return False  # one too many, behind an object
        self.depth = max(0, self.depth - 1)
        if self.place.key is not None:
            self.in_place = self.in_place and self.depth >= self.place.depth
        has_ended = self.in_object and self.depth == self.place.depth
        self.in_object = self.in_object and not has_ended
        return has_ended

    def open_bracket(self, mark: bytes) -> None:
        """Count an opening bracket; an object or its array may begin with it."""
        if not self.in_object:
            if mark == b"{" and self.in_place and self.depth == self.place.depth:
                self.begin_object()
                return
            is_near = self.depth + 1 == self.place.depth
            if mark == b"[" and is_near and self.name == self.place.key:
                self.in_place = True
        self.depth += 1

    def begin_object(self) -> None:
        """Keep what comes as an object."""
        self.in_object, self.is_shown = True, False
        self.pieces, self.size = [b"{"], 1
        self.depth = self.place.depth + 1
