"""The elements of one array in a file of JSON, one at a time, whatever the size of the file.

`json` reads a file as a whole, and a HAR file of a day's reading has hundreds of megabytes. Here
its brackets are counted, and `json` is given one element.
"""

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from newsclean.documents.tables.rows import READ_BLOCK_BYTES
from newsclean.documents.unpack import ByteSource, make_unpack_error

MARK = re.compile(rb'["\[\]{}]')
STRING_REST = re.compile(rb'[^"\\]*+(?:\\[\x00-\xff][^"\\]*+)*+')
MAX_KEY_BYTES = 100


class Element(NamedTuple):
    """An element's bytes, or of one over the limit its beginning, and its whole size."""

    data: bytes
    size: int


class ElementSplitter:
    """Counts brackets over blocks of bytes, and keeps the bytes of the element that is open."""

    def __init__(self, key: bytes, depth: int, limit: int) -> None:
        """Find an array by its name and by how many brackets are open around it.

        Args:
            key: the name, without quotation marks.
            depth: of the object that has the array, from 1.
            limit: how many bytes of an element are kept.
        """
        self.key = key
        self.array_depth = depth + 1
        self.limit = limit
        self.depth = 0
        self.in_array = self.in_element = self.in_string = False
        self.name = b""  # the last text outside of elements: the name of what comes
        self.pieces: list[bytes] = []
        self.size = 0

    def split(self, file: ByteSource) -> Iterator[Element]:
        """Give the elements that are objects.

        Raises:
            InputError: code `unpack_broken`: the file ends before its last bracket.
        """
        rest = b""
        while block := file.read(READ_BLOCK_BYTES):
            rest = yield from self.split_block(rest + block)
        if self.depth > 0 or self.in_string:
            raise make_unpack_error("ends in the middle of its JSON; is the download complete?")

    def split_block(self, block: bytes) -> Generator[Element, None, bytes]:
        """Give the elements that end in a block, and return what belongs to the next block."""
        at = 0
        while at < len(block):
            if self.in_string:
                end = at + len(STRING_REST.match(block, at)[0])  # type: ignore[index]  # it matches nothing, too
                self.keep(block[at:end])
                if block[end : end + 1] != b'"':
                    return block[end:]
                self.in_string = False
                self.keep(b'"')
                at = end + 1
                continue
            mark = MARK.search(block, at)
            end = mark.end() if mark else len(block)
            self.keep(block[at:end])
            if mark and self.take_mark(mark[0]):
                yield Element(b"".join(self.pieces), self.size)
            at = end
        return b""

    def keep(self, piece: bytes) -> None:
        """Take bytes of the element that is open, or of a name outside of elements."""
        if self.in_element:
            self.size += len(piece)
            if self.size <= self.limit:
                self.pieces.append(piece)
        elif self.in_string:
            self.name = (self.name + piece)[:MAX_KEY_BYTES]

    def take_mark(self, mark: bytes) -> bool:
        """Begin a text, or count a bracket; whether an element ends with it."""
        if mark == b'"':
            self.in_string = True
            if not self.in_element:
                self.name = b""
            return False
        if mark in b"[{":
            if self.in_array and self.depth == self.array_depth and mark == b"{":
                self.in_element, self.pieces, self.size = True, [mark], 1
            if mark == b"[" and self.depth + 1 == self.array_depth and self.name == self.key:
                self.in_array = True
            self.depth += 1
            return False
        self.depth -= 1
        self.in_array = self.in_array and self.depth >= self.array_depth
        ended = self.in_element and self.depth == self.array_depth
        self.in_element = self.in_element and not ended
        return ended
