"""CSV and TSV: rows under a row of names, or without one."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count, islice
from typing import BinaryIO, NamedTuple

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error, is_reader_error, make_reader_error
from newsclean.documents.entry import ColumnNames, Entry, Selection
from newsclean.documents.tables.csv_encoding import find_table_encoding, read_pieces
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
# Within quotes or not: each cell takes 60 bytes. A page of 20 MB may be a fifth tabs or commas.
MAX_ROW_MARKS = 4_000_000
MAX_C_LONG = 2**31 - 1  # on Windows; `csv` takes no larger limit there
GUESS_ROWS = 20  # by which columns without names are chosen
NAMES_AGAIN = SkippedRow("a row of names once more")
HIDDEN_QUOTE = "\ufdd0"  # no character (Unicode 23.7), so that no text has it
QUOTE_ESCAPE = re.compile(r'\\(["\\])')
ESCAPE = re.compile(r"(?s)\\(.?)")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "", "b": "", "f": "", "v": "", "Z": ""}
NULL = r"\N"  # as MySQL, PostgreSQL and Hive write what is not there
PRINTED_NULL = "NULL"  # as the client of MySQL prints it

CsvRow = list[str] | InputError


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
    table = find_table(file, container.file.path, limit, selection)
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
    if layout.quotes == "backslash":
        rows = iter_quoted_rows(RowLines(map(hide_quotes, lines), table.limit, layout.comma))
        return map(show_quotes, rows)
    return iter_quoted_rows(RowLines(lines, table.limit, layout.comma))


def hide_quotes(line: str) -> str:
    r"""A line in which a quote behind a backslash is none for `csv`; `show_quotes` brings it back.

    A backslash before another character is one: Spark writes no other.

    >>> hide_quotes(r'"say \"yes\" in C:\\ and \n"').replace(HIDDEN_QUOTE, "*")
    '"say *yes* in C:\\ and \\n"'
    """
    return QUOTE_ESCAPE.sub(lambda found: HIDDEN_QUOTE if found[1] == '"' else "\\", line)


def show_quotes(row: CsvRow) -> CsvRow:
    """A row with its quotes; what is not there is empty."""
    if isinstance(row, InputError):
        return row
    return ["" if cell == NULL else cell.replace(HIDDEN_QUOTE, '"') for cell in row]


def iter_escaped_rows(lines: Iterator[str], limit: int, comma: str) -> Iterator[CsvRow]:
    """The cells of rows without quotes, in which separators and line ends have a backslash."""
    mark = re.escape(comma)
    cells = re.compile(rf"(?s)((?:[^\\{mark}]++|\\.?)*+)({mark}|\Z)")
    held: list[str] = []
    size = 0
    for line in chain(lines, [""]):
        size += len(line)
        if size <= limit:
            held.append(line)
        if line and (not line.endswith("\n") or is_continued(line)):
            continue
        row = "".join(held).rstrip("\r\n")
        if size > limit or row.count(comma) > MAX_ROW_MARKS:
            yield make_size_error(limit)
        elif row:
            yield list(split_escaped_row(row, cells))
        held, size = [], 0


def split_escaped_row(row: str, cells: re.Pattern[str]) -> Iterator[str]:
    """The cells of a row without quotes; the last one ends with the row."""
    for found in cells.finditer(row):
        yield undo_escapes(found[1])
        if not found[2]:
            return


def is_continued(line: str) -> bool:
    r"""Whether a line's end belongs to a cell: a backslash stands before it.

    >>> is_continued("a\\\n"), is_continued("a\\\\\n")
    (True, False)
    """
    bare = line.rstrip("\r\n")
    return (len(bare) - len(bare.rstrip("\\"))) % 2 == 1


def undo_escapes(cell: str) -> str:
    r"""A cell as it was before it was written with backslashes.

    >>> undo_escapes(r"<p>\nC:\\dir"), undo_escapes(r"\N"), undo_escapes("NULL")
    ('<p>\nC:\\dir', '', '')
    """
    if cell in {NULL, PRINTED_NULL}:
        return ""
    if "\\" not in cell:
        return cell
    return ESCAPE.sub(lambda found: ESCAPED.get(found[1], found[1]), cell)


def iter_quoted_rows(lines: "RowLines") -> Iterator[CsvRow]:
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
            raise make_size_error(self.limit)
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
            while self.quotes % 2 or not self.last.endswith(("\n", "\r")):
                self.read_line()
        except StopIteration:
            if self.quotes % 2:
                raise make_unpack_error("its last row begins a quote that never ends") from None


def make_size_error(limit: int) -> InputError:
    """The error for a row that is too large."""
    what = f"{limit:,} characters or {MAX_ROW_MARKS:,} separators"
    return InputError("too_large", f"has more than {what}", stage="inputs")


@contextmanager
def set_field_limit(limit: int) -> Iterator[None]:
    """Let fields be as large as rows are."""
    before = csv.field_size_limit(min(limit, MAX_C_LONG))
    try:
        yield
    finally:
        csv.field_size_limit(before)
