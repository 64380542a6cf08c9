"""Rows in JSON: an object on each line, one behind the other, or in a list."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error, is_reader_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.json_rows.inner_columns import add_inner_columns
from newsclean.documents.json_rows.layout import LAYOUT_HEAD_BYTES, find_layout
from newsclean.documents.json_rows.objects import ObjectSplitter, Place
from newsclean.documents.named_files import require_size
from newsclean.documents.tables.rows import (
    READ_BLOCK_BYTES,
    SPARE_ROW_BYTES,
    NumberedRow,
    open_table_bytes,
    read_rows,
)
from newsclean.documents.unpack import ByteSource, make_unpack_error
from newsclean.errors import InputError

JsonRow = dict[str, Any] | InputError
# A character of a page can take six bytes in JSON (`\u65b0`), and three as UTF-8.
MAX_JSON_GROWTH = 6
# A text, also one without an end. What is none costs 20 times its bytes of memory once it is read.
JSON_TEXT = re.compile(rb'(?s)"[^"\\]*+(?:\\.?[^"\\]*+)*+(?:"|\Z)')


def read_json_lines(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a file of JSON, whatever form its rows have; a broken row is one error.

    Raises:
        InputError: it has no object with a page; it ends in the middle of one.
    """
    limit = MAX_JSON_GROWTH * selection.max_bytes + SPARE_ROW_BYTES
    columns = selection.columns
    head = read_head(Utf8Source(open_table_bytes(file)))
    place = find_layout(head, columns)

    def open_rows() -> Iterator[NumberedRow]:
        source = Utf8Source(open_table_bytes(file))
        found = (
            iter_json_rows(source, limit) if place is None else iter_objects(source, place, limit)
        )
        for number, row in found:
            yield number, add_inner_columns(row, columns) if isinstance(row, dict) else row

    if place and next(open_rows(), None) is None:
        raise InputError("empty", "is JSON without an object that has columns", stage="inputs")
    yield from read_rows(open_rows, container, selection)


def read_head(file: ByteSource) -> bytes:
    """The first bytes of a file, by which its layout is found."""
    pieces: list[bytes] = []
    size = 0
    while size < LAYOUT_HEAD_BYTES and (piece := file.read(READ_BLOCK_BYTES)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def iter_json_rows(file: ByteSource, limit: int) -> Iterator[tuple[int, JsonRow]]:
    """The lines with their numbers, as objects or errors; empty ones are left out."""
    for number, line in enumerate(split_long_lines(file, limit), 1):
        if line.strip():
            yield number, parse_json_row(line, limit)


def iter_objects(file: ByteSource, place: Place, limit: int) -> Iterator[tuple[int, JsonRow]]:
    """The objects in one place of a file with their numbers, or errors.

    Where one cannot be read reading goes on at the next one that seems to begin within it or behind
    it, for damage in its texts may have joined several.

    Raises:
        InputError: code `unpack_broken`: the file ends in the middle.
    """
    splitter = ObjectSplitter(place, limit)
    number = 0
    for found in splitter.split(file):
        if found.is_whole:
            row = parse_json_row(found.data, limit, found.size)
        elif splitter.has_begin(found.data):
            row = make_unpack_error("the row does not end before the next one begins")
        elif splitter.is_at_end and splitter.has_lost_count:
            row = make_unpack_error("the row does not end")
        else:
            continue
        if isinstance(row, dict):
            splitter.learn_names(row)
        elif row.code == "unpack_broken" and not splitter.search_again(found.data):
            raise make_unpack_error("has too many damaged rows")
        number += 1
        yield number, row


def parse_json_row(line: bytes, limit: int, size: int = 0) -> JsonRow:
    """A line or another piece as an object, or why it is none.

    Args:
        line: its bytes.
        limit: how many it may have.
        size: how many there were, where these are not all.
    """
    try:
        require_size(max(size, len(line)), limit)
        require_few_values(line)
        row = json.loads(line)
    except ValueError as error:
        return make_unpack_error(f"the row is no JSON ({describe_error(error)})")
    except BaseException as error:
        if not is_reader_error(error):
            raise
        return make_reader_error(error)
    if isinstance(row, dict):
        return row
    return make_unpack_error("the row is no JSON object with columns")


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
