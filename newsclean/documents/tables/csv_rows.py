"""CSV and TSV: rows under a row of names."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error, is_reader_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
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

# A CSV row may have this many times the characters that a page may have bytes, as each quote in a
# page is written twice.
MAX_CSV_GROWTH = 2
# Within quotes or not: each cell takes 60 bytes. A page of 20 MB may be a fifth tabs or commas.
MAX_ROW_MARKS = 4_000_000
MAX_C_LONG = 2**31 - 1  # on Windows; `csv` takes no larger limit there


def read_csv(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a CSV or TSV file."""
    limit = MAX_CSV_GROWTH * selection.max_bytes + SPARE_ROW_BYTES

    def open_rows() -> Iterator[NumberedRow]:
        found = read_csv_rows(open_table_bytes(file), container.file.path, limit)
        return enumerate(found, 1)

    yield from read_rows(open_rows, container, selection)


def read_csv_rows(file: ByteSource, path: str, limit: int) -> Iterator[Row | InputError]:
    """The rows of a CSV file by the names in its first row.

    Cells beyond the names are left out; a row that is too short has fewer columns. Bytes that are
    no UTF-8 stay as they are, as the column may hold pages of any encoding.

    Args:
        file: its bytes.
        path: its name, which may end in `.tsv`.
        limit: of a row, in characters; a larger row is an error.

    Raises:
        InputError: the row of names cannot be read.
    """
    names, rows = open_csv(file, path, limit)
    for row in rows:
        yield row if isinstance(row, InputError) else dict(zip(names, row, strict=False))


def open_csv(
    file: ByteSource, path: str, limit: int
) -> tuple[list[str], Iterator[list[str] | InputError]]:
    """The names in the first row, which also shows the separator, and the cells of the others.

    Raises:
        InputError: the row of names cannot be read.
    """
    lines = decode_lines(file, limit)
    first = next(lines, "")
    comma = "\t" if path.lower().removesuffix(".gz").endswith(".tsv") else ","
    comma = max(comma + ",;\t|", key=lambda mark: (first.count(mark), mark == comma))
    rows = iter_csv_cells(RowLines(chain((first,), lines), limit, comma))
    names = next(rows, [])
    if isinstance(names, InputError):
        raise names
    return [name.strip() for name in names], rows


def iter_csv_cells(lines: "RowLines") -> Iterator[list[str] | InputError]:
    """The cells of each row that is not empty; a row that cannot be read is an error."""
    reader = csv.reader(lines, delimiter=lines.comma)
    while True:
        lines.start_row()
        try:
            with set_field_limit(lines.limit):  # for each row: Python has one for all readers
                row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield make_unpack_error(f"the row is no CSV ({describe_error(error)})")
        except BaseException as error:
            if not is_reader_error(error) or lines.broken:
                raise
            yield make_reader_error(error)
            lines.finish_row()
        else:
            if row:
                yield row


class RowLines:
    """Lines for `csv.reader`; a row that becomes too large is an error, and the next can be read.

    `csv` limits a field, and not how many of them a row has.
    """

    def __init__(self, lines: Iterator[str], limit: int, comma: str) -> None:
        """Begin before the first row."""
        self.lines = lines
        self.limit = limit
        self.comma = comma
        self.broken = False  # an error of the lines themselves: nothing can be read on
        self.start_row()

    def start_row(self) -> None:
        """Count from the begin of a row."""
        self.size = self.quotes = self.marks = 0
        self.last = "\n"

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.read_line()
        if self.size > self.limit or self.marks > MAX_ROW_MARKS:
            what = f"{self.limit:,} characters or {MAX_ROW_MARKS:,} separators"
            raise InputError("too_large", f"has more than {what}", stage="inputs")
        return line

    def read_line(self) -> str:
        """The next line, or a piece of one that is too long; it is counted."""
        self.broken = True
        line = next(self.lines)
        self.broken = False
        self.size += len(line)
        self.quotes += line.count('"')
        self.marks += line.count(self.comma)
        self.last = line
        return line

    def finish_row(self) -> None:
        """Read over the rest of a row: up to a line end that is in no quotes.

        Raises:
            InputError: code `unpack_broken`: there is none.
        """
        try:
            while self.quotes % 2 or not self.last.endswith("\n"):
                self.read_line()
        except StopIteration:
            if self.quotes % 2:
                raise make_unpack_error("its last row begins a quote that never ends") from None


@contextmanager
def set_field_limit(limit: int) -> Iterator[None]:
    """Let fields be as large as rows are."""
    before = csv.field_size_limit(min(limit, MAX_C_LONG))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def decode_lines(file: ByteSource, limit: int) -> Iterator[str]:
    """Lines with their ends, in UTF-8, or in the UTF-16 that spreadsheets save.

    A line over the limit comes in pieces, of which the last alone has an end.
    """
    head = file.read(READ_BLOCK_BYTES)
    name = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    decoder = codecs.getincrementaldecoder(name)(
        "surrogateescape" if name[-1] == "g" else "replace"
    )
    newlines = io.IncrementalNewlineDecoder(None, translate=False)
    rest: list[str] = []
    size = 0
    while head:
        block = newlines.decode(decoder.decode(head))
        *whole, last = block.split("\n")
        for line in whole:
            yield "".join(rest) + line + "\n"
            rest, size = [], 0
        rest.append(last)
        size += len(last)
        if size > limit:
            yield "".join(rest)
            rest, size = [], 0
        head = file.read(READ_BLOCK_BYTES)
    yield from filter(None, ["".join(rest) + decoder.decode(b"", final=True)])
