"""Tables with a column of pages: JSON Lines and CSV, a row at a time."""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any, BinaryIO

from newsclean.documents.container import Container, MemberPage
from newsclean.documents.crawl_dates import parse_crawl_date
from newsclean.documents.entry import ColumnNames, Entry, Selection
from newsclean.documents.named_files import require_size
from newsclean.documents.unpack import (
    ByteSource,
    UnpackedStream,
    find_packing_by_ending,
    make_unpack_error,
)
from newsclean.errors import InputError

# How tables usually name these columns, the surest name first.
USUAL_COLUMN_NAMES = {
    "html": "html raw_html html_content page_html content page body text".split(),
    "url": "url link uri address page_url source_url canonical_url".split(),
    "crawled": (
        "crawled crawl_date crawled_at crawl_time fetched fetched_at fetch_time warc_date "
        "scraped_at date_download downloaded timestamp"
    ).split(),
    "id": "id doc_id docid document_id page_id uuid record_id warc_record_id".split(),
}
# A character of a page can take six bytes in JSON (`\u65b0`), and three as UTF-8.
MAX_JSON_GROWTH = 6
# A CSV row may have this many times the characters that a page may have bytes, so that a page over
# the limit costs its own row and not the rest of the table.
MAX_CSV_GROWTH = 4
READ_BLOCK_BYTES = 1 << 16
SPARE_ROW_BYTES = 1 << 20  # for a row's other columns
MAX_SHOWN_COLUMNS = 12


def read_json_lines(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a JSON Lines file; a line that is no JSON object is one error."""
    rows = RowReader(container, selection)
    limit = MAX_JSON_GROWTH * selection.max_bytes + SPARE_ROW_BYTES
    for number, line in enumerate(split_long_lines(open_table_bytes(file, container), limit), 1):
        if not line.strip():
            continue
        try:
            require_size(len(line), limit)
            row = parse_json_object(line)
        except InputError as error:
            yield container.make_error_entry(str(number), number, error)
        else:
            yield rows.make_row_entry(row, number)


def parse_json_object(line: bytes) -> dict[str, object]:
    """A line as an object.

    Raises:
        InputError: it is none.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise make_unpack_error(f"the line is no JSON ({error})") from error
    if not isinstance(row, dict):
        raise make_unpack_error("the line is no JSON object with columns")
    return row


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


def read_csv(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a CSV or TSV file."""
    rows = RowReader(container, selection)
    limit = MAX_CSV_GROWTH * selection.max_bytes + SPARE_ROW_BYTES
    found = read_csv_rows(open_table_bytes(file, container), container.file.path, limit)
    for number, row in enumerate(found, 1):
        yield rows.make_row_entry(row, number)


def read_csv_rows(
    file: ByteSource, path: str, limit: int = SPARE_ROW_BYTES
) -> Iterator[dict[str, object]]:
    """The rows of a CSV file by the names in its first row, which also shows the separator.

    Bytes that are no UTF-8 stay as they are, as the column may hold pages of any encoding.

    Raises:
        InputError: code `unpack_broken`: a field is larger than the limit.
    """
    lines = decode_lines(file, limit)
    first = next(lines, "")
    comma = "\t" if path.lower().removesuffix(".gz").endswith(".tsv") else ","
    comma = max(comma + ",;\t|", key=lambda mark: (first.count(mark), mark == comma))
    reader = csv.reader(chain((first,), lines), delimiter=comma)
    try:
        with set_field_limit(limit):
            names = [name.strip() for name in next(reader, [])]
        while True:
            with set_field_limit(limit):  # for each row, as Python has one limit for all readers
                row = next(reader, None)
            if row is None:
                return
            if row:
                yield dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise make_unpack_error(f"row {reader.line_num} is no CSV ({error})") from error


@contextmanager
def set_field_limit(limit: int) -> Iterator[None]:
    """Let fields be as large as pages are."""
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def decode_lines(file: ByteSource, limit: int) -> Iterator[str]:
    """Lines with their ends, in UTF-8, or in the UTF-16 that spreadsheets save."""
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
            raise make_unpack_error(f"a line has more than {limit:,} characters")
        head = file.read(READ_BLOCK_BYTES)
    yield from filter(None, ["".join(rest) + decoder.decode(b"", final=True)])


def open_table_bytes(file: BinaryIO, container: Container) -> ByteSource:
    """A table's bytes, unpacked where its ending names a packing."""
    packing = find_packing_by_ending(container.file.path)
    return UnpackedStream(file, packing) if packing else file


class RowReader:
    """Makes entries of rows; the columns are chosen by the first row."""

    def __init__(self, container: Container, selection: Selection) -> None:
        """Choose the columns later, with the first row."""
        self.container = container
        self.max_bytes = selection.max_bytes
        self.columns = selection.columns
        self.found: ColumnNames | None = None

    def make_row_entry(self, row: Mapping[str, object], number: int) -> Entry:
        """A row as a page or an error.

        Raises:
            InputError: no column of the first row holds pages.
        """
        self.found = self.found or find_table_columns(row, self.columns)
        html, url, crawled, name = self.found
        inner = format_cell(row.get(name or "")) or str(number)
        cell = row.get(html or "")
        if not isinstance(cell, str | bytes) or not cell:
            message = f"the row has nothing in the column {html}"
            missing = InputError("empty", message, stage="inputs")
            return self.container.make_error_entry(inner, number, missing)
        data, transport = encode_page(cell)
        try:
            require_size(len(data), self.max_bytes)
        except InputError as error:
            return self.container.make_error_entry(inner, number, error)
        page = MemberPage(
            data,
            format_cell(row.get(url or "")),
            parse_crawl_date(row.get(crawled or "")),
            transport,
        )
        return self.container.make_page_entry(inner, number, page)


def find_table_columns(row: Mapping[str, object], wanted: ColumnNames) -> ColumnNames:
    """The columns of a table, by the names that were given or by the usual ones.

    Raises:
        InputError: a column that was named is not there, or none holds pages.
    """
    found = ColumnNames(*(find_role_column(row, wanted, role) for role in ColumnNames._fields))
    if found.html is None:
        shown = ", ".join(list(row)[:MAX_SHOWN_COLUMNS])
        message = f"no column of pages among {shown}; name it with --html-column"
        raise InputError("not_found", message, stage="inputs")
    return found


def find_role_column(row: Mapping[str, object], wanted: ColumnNames, role: str) -> str | None:
    """The column that plays a role.

    >>> find_role_column({"ID": 1, "URL": "…"}, ColumnNames(), "url")
    'URL'

    Raises:
        InputError: the column that was named is not there.
    """
    named: str | None = getattr(wanted, role)
    if named is not None and named not in row:
        shown = ", ".join(list(row)[:MAX_SHOWN_COLUMNS])
        message = f"no column {named} among {shown}; see --{role}-column"
        raise InputError("not_found", message, stage="inputs")
    by_name = {name.strip().lower(): name for name in reversed(list(row))}
    return named or next(
        (by_name[usual] for usual in USUAL_COLUMN_NAMES[role] if usual in by_name), None
    )


def encode_page(page: str | bytes) -> tuple[bytes, str | None]:
    r"""A page in a column as bytes, with the charset of those bytes where the page was text.

    >>> encode_page("<p>新闻")[1], encode_page("caf\udce9")
    ('utf-8', (b'caf\xe9', None))
    """
    if isinstance(page, bytes):
        return page, None
    try:
        return page.encode(), "utf-8"
    except UnicodeEncodeError:
        pass
    try:
        return page.encode("utf-8", "surrogateescape"), None
    except UnicodeEncodeError:  # half of a pair, as JSON may hold
        halves = page.encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le", "replace").encode(), "utf-8"


def format_cell(value: Any) -> str | None:
    """A cell as text: numbers as they print; nothing, and what is no single value, as `None`."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "surrogateescape")
    return str(value) if isinstance(value, str | int | float) and value != "" else None
