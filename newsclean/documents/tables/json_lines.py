"""JSON Lines: an object with a page on each line."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error, is_reader_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.named_files import require_size
from newsclean.documents.tables.rows import (
    READ_BLOCK_BYTES,
    SPARE_ROW_BYTES,
    NumberedRow,
    Row,
    open_table_bytes,
    read_rows,
)
from newsclean.documents.unpack import ByteSource, make_unpack_error
from newsclean.errors import InputError

# A character of a page can take six bytes in JSON (`\u65b0`), and three as UTF-8.
MAX_JSON_GROWTH = 6
# A text, also one without an end. What is none costs 20 times its bytes of memory once it is read.
JSON_TEXT = re.compile(rb'(?s)"[^"\\]*+(?:\\.?[^"\\]*+)*+(?:"|\Z)')


def read_json_lines(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a JSON Lines file; a line that is no JSON object is one error."""
    limit = MAX_JSON_GROWTH * selection.max_bytes + SPARE_ROW_BYTES

    def open_rows() -> Iterator[NumberedRow]:
        return iter_json_rows(open_table_bytes(file), limit)

    yield from read_rows(open_rows, container, selection)


def iter_json_rows(file: ByteSource, limit: int) -> Iterator[NumberedRow]:
    """The lines with their numbers, as objects or errors; empty ones are left out."""
    for number, line in enumerate(split_long_lines(Utf8Source(file), limit), 1):
        if line.strip():
            yield number, parse_json_row(line, limit)


def parse_json_row(line: bytes, limit: int) -> Row | InputError:
    """A line as an object, or why it is none."""
    try:
        require_size(len(line), limit)
        require_few_values(line)
        row = json.loads(line)
    except ValueError as error:
        return make_unpack_error(f"the line is no JSON ({describe_error(error)})")
    except BaseException as error:
        if not is_reader_error(error):
            raise
        return make_reader_error(error)
    if isinstance(row, dict):
        return row
    return make_unpack_error("the line is no JSON object with columns")


def require_few_values(line: bytes) -> None:
    """Refuse a line that is large though its texts are small: numbers, brackets, names.

    Raises:
        InputError: code `too_large`.
    """
    if len(line) > SPARE_ROW_BYTES and len(JSON_TEXT.sub(b"", line)) > SPARE_ROW_BYTES:
        message = f"has more than {SPARE_ROW_BYTES:,} bytes beside its texts; is it a page?"
        raise InputError("too_large", message, stage="inputs")


class Utf8Source:
    """Bytes as they are, or as UTF-8 where they begin as UTF-16 does, as spreadsheets save it."""

    def __init__(self, file: ByteSource) -> None:
        """Look at the first bytes."""
        self.file = file
        self.head = file.read(READ_BLOCK_BYTES)
        is_wide = self.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        self.decoder = codecs.getincrementaldecoder("utf-16")("replace") if is_wide else None

    def read(self, size: int = -1) -> bytes:
        """Read more; of UTF-16 what so many bytes say, which is nothing at the end alone."""
        while data := self.head or self.file.read(size):
            self.head = b""
            if self.decoder is None:
                return data
            if text := self.decoder.decode(data):
                return text.encode()
        return self.decoder.decode(b"", final=True).encode() if self.decoder else b""


def split_long_lines(file: ByteSource, limit: int) -> Iterator[bytes]:
    """Lines without their ends; of one over the limit little more bytes than the limit."""
    pieces: list[bytes] = []
    size = 0
    while block := file.read(READ_BLOCK_BYTES):
        first, *others = block.split(b"\n")
        if size <= limit:
            pieces.append(first)
            size += len(first)
        for other in others:
            yield b"".join(pieces)
            pieces, size = [other], len(other)
    if size:
        yield b"".join(pieces)
