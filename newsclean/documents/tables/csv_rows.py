"""CSV and TSV: rows under a row of names, or without one."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, islice
from typing import BinaryIO, NamedTuple

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error, is_reader_error, make_reader_error
from newsclean.documents.entry import ColumnNames, Entry, Selection
from newsclean.documents.tables.csv_encoding import find_table_encoding, read_pieces
from newsclean.documents.tables.csv_escapes import (
    MAX_ROW_MARKS,
    CsvRow,
    hide_bare_quotes,
    hide_quotes,
    iter_escaped_rows,
    make_size_error,
    show_quotes,
)
from newsclean.documents.tables.csv_layout import Layout, find_layout
from newsclean.documents.tables.csv_lines import decode_lines
from newsclean.documents.tables.csv_names import guess_columns, refuse_data_as_names
from newsclean.documents.tables.rows import (
    SPARE_ROW_BYTES,
    NumberedRow,
    Row,
    SkippedRow,
    open_table_bytes,
    read_rows,
)
from newsclean.documents.unpack import make_unpack_error
from newsclean.errors import InputError

# A CSV row may have this many times the characters that a page may have bytes, as each quote in a
# page is written twice.
MAX_CSV_GROWTH = 2
MAX_C_LONG = 2**31 - 1  # on Windows; `csv` takes no larger limit there
GUESS_ROWS = 20  # by which columns without names are chosen
NAMES_AGAIN = SkippedRow("a row of names once more")


class CsvTable(NamedTuple):
    """What is known of a CSV file before its rows are read.

    Attributes:
        encoding: of all of it.
        layout: how cells, quotes and rows are written.
        limit: of a row, in characters; a larger row is an error.
    """

    encoding: str
    layout: Layout
    limit: int


def read_csv(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a CSV or TSV file.

    Raises:
        InputError: it has no column of pages, or no row of names.
    """
    limit = MAX_CSV_GROWTH * selection.max_bytes + SPARE_ROW_BYTES
    table = find_table(file, container.file.inner, limit, selection)
    columns = selection.columns
    if selection.header:
        refuse_data_as_names(open_csv(file, table)[0], columns)
    else:
        first = islice(iter_csv_cells(file, table), GUESS_ROWS)
        cells = [row for row in first if not isinstance(row, InputError)]
        columns = ColumnNames(*map(choose_given, columns, guess_columns(cells)))

    def open_rows() -> Iterator[NumberedRow]:
        named = read_named_rows if selection.header else read_numbered_rows
        return enumerate(named(file, table), 1)

    yield from read_rows(open_rows, container, selection._replace(columns=columns))


def choose_given(given: str | None, guessed: str | None) -> str | None:
    """A column that was named, else the one that was guessed."""
    return given or guessed


def find_table(file: BinaryIO, path: str, limit: int, selection: Selection) -> CsvTable:
    """Encoding and layout of a table, by pieces of it.

    Raises:
        InputError: it is packed, and its packing is damaged in its first bytes.
    """
    pieces = read_pieces(file)
    encoding = find_table_encoding(pieces, selection.encoding)
    head = PiecesSource(pieces.head)
    text = "".join(decode_lines(head, encoding, limit))
    return CsvTable(encoding, find_layout(text, path, header=selection.header), limit)


class PiecesSource:
    """The first bytes of a table as a file (`unpack.ByteSource`)."""

    def __init__(self, data: bytes) -> None:
        """Begin at the first."""
        self.data = data

    def read(self, size: int = -1, /) -> bytes:
        """All of it at once."""
        del size
        data, self.data = self.data, b""
        return data


def read_named_rows(file: BinaryIO, table: CsvTable) -> Iterator[Row | InputError | SkippedRow]:
    """The rows of a CSV file by the names in its first row.

    Cells beyond the names are left out; a row that is too short has fewer columns. The names once
    more, as files that were put together have them, are skipped. In UTF-8 bytes that are none stay
    as they are, as the column may hold pages of any encoding.

    Raises:
        InputError: the row of names cannot be read.
    """
    names, rows = open_csv(file, table)
    for row in rows:
        if isinstance(row, InputError):
            yield row
        elif row[0].strip() == names[0] and [cell.strip() for cell in row] == names:
            yield NAMES_AGAIN
        else:
            yield dict(zip(names, row, strict=False))


def read_numbered_rows(file: BinaryIO, table: CsvTable) -> Iterator[Row | InputError | SkippedRow]:
    """The rows of a CSV file without names; a column is called by its number, from 1 on."""
    for row in iter_csv_cells(file, table):
        yield row if isinstance(row, InputError) else dict(zip(map(str, count(1)), row))  # noqa: B905 - the numbers have no end


def open_csv(file: BinaryIO, table: CsvTable) -> tuple[list[str], Iterator[CsvRow]]:
    """The names in the first row, and the cells of the others.

    Raises:
        InputError: the row of names cannot be read.
    """
    rows = iter_csv_cells(file, table)
    names = next(rows, [])
    if isinstance(names, InputError):
        raise names
    return [name.strip() for name in names], rows


def iter_csv_cells(file: BinaryIO, table: CsvTable) -> Iterator[CsvRow]:
    """The cells of each row that is not empty; a row that cannot be read is an error."""
    layout = table.layout
    lines = decode_lines(
        open_table_bytes(file), table.encoding, table.limit, bare_returns=layout.bare_returns
    )
    if layout.has_sep_line:
        next(lines, None)
    if layout.quotes == "none":
        return iter_escaped_rows(lines, table.limit, layout.comma)
    if layout.quotes == "doubled":
        return iter_quoted_rows(RowLines(lines, table.limit, layout.comma))
    hide = hide_quotes if layout.quotes == "backslash" else partial(hide_bare_quotes, layout.comma)
    return map(show_quotes, iter_quoted_rows(RowLines(map(hide, lines), table.limit, layout.comma)))


def iter_quoted_rows(lines: "RowLines") -> Iterator[CsvRow]:
    """The cells of each row that is not empty; a row that cannot be read is an error."""
    reader = csv.reader(lines, delimiter=lines.comma, strict=True)
    while True:
        lines.start_row()
        try:
            with set_field_limit(lines.limit):  # for each row: Python has one for all readers
                row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield read_odd_row(lines, error)
        except BaseException as error:
            if not is_reader_error(error) or lines.broken:
                raise
            yield make_reader_error(error)
            lines.finish_row()
        else:
            if row:
                yield row


def read_odd_row(lines: "RowLines", error: csv.Error) -> CsvRow:
    """A row whose quotes are not as they should be, or why it cannot be read.

    A quote that never ends takes the next row into its cell, up to the quote in which a cell there
    begins: that row is read by itself, so that no page has two documents in it. Other odd quotes,
    `"he said "hi" to her"`, belong to their cell.
    """
    if lines.ended:
        return make_unpack_error(
            "its last row begins a quote that never ends; is the file complete?"
        )
    if lines.begin_again():
        return make_unpack_error("the row begins a quote that never ends")
    lines.read_again()
    try:
        with set_field_limit(lines.limit):
            return next(csv.reader(lines, delimiter=lines.comma))
    except csv.Error:
        return make_unpack_error(f"the row is no CSV ({describe_error(error)})")


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
        self.ended = False
        self.waiting: list[str] = []  # that are read once more
        mark = re.escape(comma)
        self.row_begin = re.compile(rf'(?:[^"<{mark}]{{0,999}}{mark}){{1,99}}"(?!")')
        self.start_row()

    def start_row(self) -> None:
        """Count from the begin of a row."""
        self.size = self.quotes = self.marks = 0
        self.row: list[str] = []
        self.last = "\n"

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.read_line()
        if self.size > self.limit or self.marks > MAX_ROW_MARKS:
            self.row = []
            raise make_size_error(self.limit)
        self.row.append(line)
        return line

    def read_line(self) -> str:
        """The next line, or a piece of one that is too long; it is counted."""
        self.broken = self.ended = True
        line = self.waiting.pop() if self.waiting else next(self.lines)
        self.broken = self.ended = False
        self.size += len(line)
        self.quotes += line.count('"')
        self.marks += line.count(self.comma)
        self.last = line
        return line

    def begin_again(self) -> bool:
        """Let the last line begin a row, if one can begin so: bare cells, then one in quotes."""
        can_begin = len(self.row) > 1 and bool(self.row_begin.match(self.last))
        if can_begin:
            self.waiting.append(self.last)
        return can_begin

    def read_again(self) -> None:
        """Let the row be read once more."""
        self.waiting.extend(reversed(self.row))
        self.start_row()

    def finish_row(self) -> None:
        """Read over the rest of a row: up to a line end that is in no quotes.

        Raises:
            InputError: code `unpack_broken`: there is none.
        """
        try:
            while self.quotes % 2 or not self.last.endswith(("\n", "\r")):
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
