"""A sidecar: a CSV file with the address and the crawl date of each saved page."""

import os
import re
from collections.abc import Iterator
from typing import BinaryIO
from weakref import finalize

from newsclean.decode.web_codecs import decode_as
from newsclean.documents.addresses import keep_web_address
from newsclean.documents.container import MAX_INNER_CHARS, MEMBER_SEPARATOR
from newsclean.documents.crawl_dates import CrawlDates
from newsclean.documents.damage import describe_error, is_reader_error, make_reader_error
from newsclean.documents.entry import ColumnNames, Entry, Selection
from newsclean.documents.named_files import format_source, open_regular
from newsclean.documents.tables.csv_encoding import UTF_8
from newsclean.documents.tables.csv_rows import CsvTable, find_table, open_csv
from newsclean.documents.tables.rows import (
    SPARE_ROW_BYTES,
    find_table_columns,
    format_columns,
)
from newsclean.errors import InputError

# The last of several rows for a file counts, as what was found out last.
CREATE_ROWS = (
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "  # nobody reads it after a crash
    "CREATE TABLE row (place INTEGER PRIMARY KEY, file TEXT UNIQUE, url TEXT, crawled TEXT)"
)
ADD_ROW = (
    "INSERT INTO row (file, url, crawled) VALUES (?, ?, ?) ON CONFLICT (file) "
    "DO UPDATE SET url = excluded.url, crawled = excluded.crawled"
)
FIND_ROW = "SELECT place, url, crawled FROM row WHERE file = ?"
COUNT_ROWS = "SELECT coalesce(max(place), 0) FROM row"
FILE_AT = "SELECT file FROM row WHERE place = ?"
RAW_BYTE = re.compile(r"\\x([0-9a-f]{2})")
FILE_COLUMNS = ("file", "path", "filename", "file_name", "name", "source")


class Sidecar:
    """What a CSV file knows of pages, by their path.

    A row's file is compared with the source, with the path below the folder or inside the archive
    that was named, and with the path from the sidecar's own folder; never with the bare name, which
    two pages can share.

    The rows are in a database of SQLite that is private to this object and that no other can open.
    It keeps 2 MB and a byte a row in memory, and the rest in a nameless temporary file.
    """

    def __init__(self, path: str, columns: ColumnNames) -> None:
        """Read the file whole.

        Raises:
            InputError: it cannot be read, or has no columns for this.
        """
        import sqlite3  # noqa: PLC0415 - where there is a sidecar

        self.encoding = UTF_8
        self.dates = CrawlDates()
        self.path, self.folder = path, os.path.dirname(os.path.abspath(path))
        # The thread that reads the inputs may be another one; it is one at a time.
        self.rows = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        finalize(self, self.rows.close)  # nobody says when the last page was looked up
        self.rows.executescript(CREATE_ROWS)
        try:
            with open_regular(path) as file:
                self.rows.execute("BEGIN")
                table = find_table(file, path, SPARE_ROW_BYTES, Selection())
                self.encoding = table.encoding
                self.rows.executemany(ADD_ROW, read_sidecar_rows(file, table, columns, self.dates))
                self.rows.execute("COMMIT")
            (count,) = self.rows.execute(COUNT_ROWS).fetchone()
        except sqlite3.Error as error:
            message = f"has no room in the folder of temporary files ({describe_error(error)})"
            raise make_sidecar_error(path, InputError("memory", message, stage="inputs")) from error
        except BaseException as error:
            if not is_reader_error(error):
                raise
            raise make_sidecar_error(path, make_reader_error(error)) from error
        # A byte for each row, in their order: 1 where it was for a page.
        self.used = bytearray(count)

    def list_notices(self) -> Iterator[str]:
        """Messages about dates that are not understood, and rows that were for no entry."""
        name = format_source(self.path)
        unread = self.dates.describe_unread()
        if unread:
            yield f"the sidecar {name}: {unread}"
        first = self.used.find(0)
        if first >= 0:
            (one,) = self.rows.execute(FILE_AT, (first + 1,)).fetchone()
            numbers = f"{self.used.count(0):,} of its {len(self.used):,} files"
            yield f"the sidecar {name}: {numbers} are not among the pages, {one} for one"

    def add_known(self, entry: Entry, root: str) -> Entry:
        """An entry with what the sidecar knows; what its container knew stays.

        Args:
            entry: a page.
            root: the path of the command line that it came from.
        """
        if entry.skipped:
            return entry
        for key in map(self.decode_name, self.list_keys(entry, root)):
            found = self.rows.execute(FIND_ROW, (key,)).fetchone()
            if found:
                place, url, crawled = found
                self.used[place - 1] = 1
                return entry._replace(url=entry.url or url, crawled=entry.crawled or crawled)
        return entry

    def decode_name(self, name: str) -> str:
        r"""A name with bytes that are no UTF-8 (`\xNN`) in the words of a sidecar in GBK."""
        if self.encoding == UTF_8 or not RAW_BYTE.search(name):
            return name
        pieces = RAW_BYTE.split(name)  # text and the digits of bytes, in turn
        data = b"".join(
            bytes.fromhex(piece) if at % 2 else piece.encode() for at, piece in enumerate(pieces)
        )
        return decode_as(data, self.encoding)

    def list_keys(self, entry: Entry, root: str) -> Iterator[str]:
        """The names under which an entry may stand in a row."""
        yield entry.source
        start = format_source(root).rstrip("/")
        for mark in ("/", MEMBER_SEPARATOR):
            if entry.source.startswith(start + mark):
                yield entry.source.removeprefix(start + mark)
        if entry.path:
            yield format_source(os.path.relpath(os.path.abspath(entry.path), self.folder))


def read_sidecar_rows(
    file: BinaryIO, table: CsvTable, wanted: ColumnNames, dates: CrawlDates
) -> Iterator[tuple[str, str | None, str | None]]:
    """The rows of a sidecar: file, address, day; a row without a file tells nothing.

    Raises:
        InputError: no column of files, or nothing beside it; a row that cannot be read.
    """
    names, rows = open_csv(file, table)
    named = ColumnNames(*(name if name in names else None for name in wanted))
    found = find_table_columns(names, named)
    place = next((name for name in FILE_COLUMNS if name in names), None)
    if place is None or not (found.url or found.crawled):
        message = f"has the columns {format_columns(names)}; file and url or crawled are needed"
        raise InputError("not_found", message, stage="inputs")
    for cells in rows:
        if isinstance(cells, InputError):
            raise cells
        row = dict(zip(names, cells, strict=False))
        key = row.get(place)
        if key and len(key) <= 2 * MAX_INNER_CHARS:
            url = keep_web_address(row.get(found.url or ""))
            crawled = dates.read(row.get(found.crawled or ""))
            yield format_source(key).removeprefix("./"), url, crawled


def make_sidecar_error(path: str, error: InputError) -> InputError:
    """An error with the sidecar's name in it, as no record will name the file."""
    return InputError(error.code, f"the sidecar {format_source(path)}: {error}", stage="inputs")
