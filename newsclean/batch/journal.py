r"""The journal of a run: a line for each document as soon as it is finished, in that order.

A line is a checksum, a head (JSON: what the manifest says of the document), a tab, which JSON never
holds, and the record. A killed run may leave half a line, a power cut a damaged end: everything
from the first line that does not fit its checksum is cut off, and those documents are done again.
The run's own id is in the checksum, so the lines of another run fit as little as edited ones.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     journal = Journal(os.path.join(folder, "journal"))
...     at = journal.append(JournalHead(7, "a.html", "a.html", "article"), b'{"source":"a.html"}\n')
...     journal.close()
...     Journal(os.path.join(folder, "journal")).known
{7: 0}
"""

import errno
import json
import os
import re
import time
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from newsclean.batch.marks import compute_check
from newsclean.batch.spool import SPOOL_BYTES
from newsclean.documents import Entry
from newsclean.records.stores import OutputRow

if TYPE_CHECKING:
    from array import array

SYNC_SECONDS = 1.0
MAX_LINE_BYTES = 1 << 28  # of a journal or an output that is read again: it may have no line ends
LINE_START, LINE_START_BYTES = re.compile(rb"[0-9a-f]{16} \["), 1 << 16
encode_json = json.JSONEncoder(separators=(",", ":")).encode  # made once, as `dumps` does not
OPEN_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class JournalHead(NamedTuple):
    """What the journal and the manifest say of a document, beside its record.

    Attributes:
        digest: 64 bits that change when the input changes.
        source: as in the record.
        name: where a folder output puts it.
        status: as in the record.
        code: the code of its error.
        size: bytes of the page.
        cpu: seconds of processor time.
        wall: seconds by the clock.
        peak: bytes of memory, where no earlier page of its worker took as much.
        check: a checksum of all before `cpu` and of the record; in a manifest only.
    """

    digest: int
    source: str
    name: str
    status: str
    code: str | None = None
    size: int | None = None
    cpu: float = 0.0
    wall: float = 0.0
    peak: int | None = None
    check: str | None = None


JOURNAL_COLUMNS = JournalHead._fields.index("check")
RESULT_COLUMNS = JournalHead._fields.index("cpu")  # before them stands what the inputs decide


class Journal:
    """The file of a journal, open for appending.

    Attributes:
        known: for each finished document, by its digest, where its line begins.
        is_edited: a whole line did not fit its checksum, which no kill brings about.

    Raises:
        OSError: it cannot be read or written.
    """

    def __init__(self, path: str, run_id: str = "") -> None:
        """Read the lines that are there, and cut off what is not whole."""
        self.number = os.open(path, OPEN_FLAGS, 0o666)
        self.path, self.key = path, run_id.encode()
        self.known: dict[int, int] = {}
        self.size = 0
        self.is_edited = False
        self.synced = time.monotonic()
        with open(path, "rb") as file:
            for line in iter_lines(file):
                head = parse_head(line, self.key)
                if head is None:
                    self.is_edited = line.endswith(b"\n")
                    break
                self.known[head.digest] = self.size
                self.size += len(line)
        os.ftruncate(self.number, self.size)
        os.lseek(self.number, self.size, os.SEEK_SET)

    def append(self, head: JournalHead, line: bytes) -> int:
        """Write a finished document, whole or not at all, and return where its line begins.

        Raises:
            OSError: the disk is full or broken.
        """
        heading = b"%b\t" % encode_json(head[:JOURNAL_COLUMNS]).encode()
        start = b"%b %b" % (compute_check(heading, self.key, line).encode(), heading)
        # A large line is not joined to its head: that would be one more in memory.
        pieces = (start, line) if len(line) > SPOOL_BYTES else (start + line,)
        size, written = len(start) + len(line), 0
        try:
            for piece in pieces:
                written += os.write(self.number, piece)
        finally:
            if written < size:
                os.ftruncate(self.number, self.size)
                os.lseek(self.number, self.size, os.SEEK_SET)
        if written < size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        at, self.size = self.size, self.size + size
        if time.monotonic() - self.synced > SYNC_SECONDS:
            self.sync()
        return at

    def sync(self) -> None:
        """Wait until all is on the disk."""
        os.fsync(self.number)
        self.synced = time.monotonic()

    def close(self) -> None:
        """Close the file, all of it on the disk."""
        if self.number >= 0:
            number, self.number = self.number, -1
            try:
                os.fsync(number)
            finally:
                os.close(number)

    def items(self, order: "array[int]") -> Iterator[tuple[JournalHead, OutputRow]]:
        """The documents whose lines stand at these places, in this order.

        Raises:
            OSError: it cannot be read.
        """
        with open(self.path, "rb") as file:
            for at in order:
                yield self.read_item_at(file, at)

    def read_item_at(self, file: BinaryIO, at: int) -> tuple[JournalHead, OutputRow]:
        """The document whose line begins here."""
        if file.tell() != at:
            file.seek(at)
        line = file.readline()
        head = parse_head(line, self.key)
        if head is None:
            raise OSError(errno.EIO, "the journal has changed on the disk")
        return head, OutputRow(line[line.index(b"\t") + 1 :], head.name)


def iter_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a journal; a long one that does not begin like one comes in pieces.

    A power cut may leave an end of zeros without a line end, as long as the disk has room.
    """
    while line := file.readline(LINE_START_BYTES):
        if LINE_START.match(line) and not line.endswith(b"\n"):
            line += file.readline(MAX_LINE_BYTES)
        yield line


def parse_head(line: bytes, key: bytes) -> JournalHead | None:
    """The head of a line, or `None` where the line is not whole or not of this run."""
    end = line.find(b" ")
    if end < 0 or not line.endswith(b"\n"):
        return None
    if line[:end] != compute_check(memoryview(line)[end + 1 :], key).encode():
        return None
    try:
        return JournalHead(*json.loads(line[end + 1 : line.find(b"\t")]))
    except (ValueError, TypeError, RecursionError):
        return None


def read_heading(line: bytes) -> list[Any]:
    """The values of a line's head, whoever wrote it; none where it has no head."""
    try:
        values = json.loads(line.partition(b" ")[2].partition(b"\t")[0])
    except (ValueError, RecursionError):
        return []
    return values if isinstance(values, list) else []


def compute_entry_digest(entry: Entry) -> int:
    """64 bits of all that an entry's record depends on, beside the options.

    Among a million inputs two have the same digest in one run of thirty million.
    """
    parts = entry._replace(path=None, data=None)
    return int.from_bytes(
        blake2b(encode_json(parts).encode("ascii"), digest_size=8).digest(), "big"
    )
