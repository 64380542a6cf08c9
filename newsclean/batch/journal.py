r"""The journal of a run: a line for each document as soon as it is finished, in that order.

A line is a head (JSON: what the manifest says of the document), a tab, which JSON never holds, and
the record. A killed run may leave half a line, a power cut a damaged end: everything from the first
line that does not fit its checksum is cut off, and those documents are done again.

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
import time
import zlib
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from newsclean.documents import Entry
from newsclean.records.stores import OutputRow

if TYPE_CHECKING:
    from array import array

SYNC_SECONDS = 1.0
encode_json = json.JSONEncoder(separators=(",", ":")).encode  # made once, as `dumps` does not
OPEN_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)


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


class Journal:
    """The file of a journal, open for appending.

    Attributes:
        known: for each finished document, by its digest, where its line begins.

    Raises:
        OSError: it cannot be read or written.
    """

    def __init__(self, path: str) -> None:
        """Read the lines that are there, and cut off what is not whole."""
        self.number = os.open(path, OPEN_FLAGS, 0o666)
        self.path = path
        self.known: dict[int, int] = {}
        self.size = 0
        self.synced = time.monotonic()
        with open(path, "rb") as file:
            for line in file:
                head = parse_head(line)
                if head is None:
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
        heading = encode_json([zlib.crc32(line), *head]).encode()
        data = b"%b\t%b" % (heading, line)
        written = 0
        try:
            written = os.write(self.number, data)
        finally:
            if written < len(data):
                os.ftruncate(self.number, self.size)
                os.lseek(self.number, self.size, os.SEEK_SET)
        if written < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        at, self.size = self.size, self.size + len(data)
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
                yield read_item_at(file, at)


def read_item_at(file: BinaryIO, at: int) -> tuple[JournalHead, OutputRow]:
    """The document whose line begins here."""
    if file.tell() != at:
        file.seek(at)
    line = file.readline()
    head = parse_head(line)
    if head is None:
        raise OSError(errno.EIO, "the journal has changed on the disk")
    return head, OutputRow(line.partition(b"\t")[2], head.name)


def parse_head(line: bytes) -> JournalHead | None:
    """The head of a line, or `None` where the line is not whole."""
    heading, _, record = line.partition(b"\t")
    if not record.endswith(b"\n"):
        return None
    try:
        checksum, *values = json.loads(heading)
        head = JournalHead(*values)
    except (ValueError, TypeError):
        return None
    return head if checksum == zlib.crc32(record) else None


def compute_entry_digest(entry: Entry) -> int:
    """64 bits of all that an entry's record depends on, beside the options.

    Among a million inputs two have the same digest in one run of thirty million.
    """
    parts = entry._replace(path=None, data=None)
    return int.from_bytes(
        blake2b(encode_json(parts).encode("ascii"), digest_size=8).digest(), "big"
    )
