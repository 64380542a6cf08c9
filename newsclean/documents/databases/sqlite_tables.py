"""A table of pages in an SQLite database, a row at a time."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error
from newsclean.documents.databases.choose_table import choose_table, quote_name
from newsclean.documents.databases.sqlite_guard import (
    APPLICATION_ID,
    find_unfinished,
    make_address,
    restrict_connection,
)
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.tables.rows import (
    SPARE_ROW_BYTES,
    RowReader,
    find_table_columns,
    make_records_error,
)
from newsclean.documents.unpack import make_unpack_error
from newsclean.errors import InputError

HEADER_BYTES = 100  # of the file (https://sqlite.org/fileformat2.html, 1.3)
APPLICATION_PLACE = slice(68, 72)  # of the number there that says whose file it is
MAX_COLUMNS = 2_000  # SQLite's own limit unless it was built otherwise
MAX_TABLES = 1_000
ROW_NUMBER_NAMES = ("rowid", "_rowid_", "oid")
MIN_ROW_NUMBER = -(2**63)
# What a view may do; all else (functions that load code, tables that are programs) is refused.
ALLOWED_ACTIONS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
LIST_TABLES = (
    "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') "
    "AND name NOT LIKE 'sqlite^_%' ESCAPE '^' AND sql NOT LIKE 'CREATE VIRTUAL%' LIMIT ?"
)
LIST_COLUMNS = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1"


def read_sqlite(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a table of an SQLite database, in the order of the table.

    Raises:
        InputError: `container`: these are records of newsclean; `changed`: another program has it
            open; `not_found`: no table has pages, or several have; `unpack_broken`: it is damaged;
            `unpack_limit`: a value is far beyond a page.
    """
    if file.read(HEADER_BYTES)[APPLICATION_PLACE] == APPLICATION_ID.to_bytes(4, "big"):
        raise make_records_error()
    path = container.file.path
    ending = find_unfinished(path)
    if ending:
        message = (
            f"has changes beside it (…{ending}) that are not in it yet; close what has it open, "
            "or try: sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'"
        )
        raise InputError("changed", message, stage="inputs")
    try:
        with closing(sqlite3.connect(make_address(path), uri=True)) as base:
            restrict_connection(base, selection.max_bytes + SPARE_ROW_BYTES, MAX_COLUMNS)
            base.text_factory = keep_text
            yield from read_tables(base, container, selection)
    except sqlite3.Error as error:
        raise make_unpack_error(
            f"is a damaged SQLite database ({describe_error(error)})"
        ) from error


def keep_text(data: bytes) -> str:
    """Text with bytes that are no UTF-8 kept as they are (PEP 383): a page in another encoding."""
    return data.decode("utf-8", "surrogateescape")


def read_tables(
    base: sqlite3.Connection, container: Container, selection: Selection
) -> Iterator[Entry]:
    """Give the pages of the table that has them."""
    found: dict[str, dict[str, list[str]]] = {"table": {}, "view": {}}
    for name, kind in base.execute(LIST_TABLES, (MAX_TABLES,)).fetchall():
        try:
            columns = [column for (column,) in base.execute(LIST_COLUMNS, (name,))]
        except sqlite3.DatabaseError:  # a view of something that is not there
            continue
        found[kind][name] = columns
    table = choose_table(found["table"], found["view"], selection)
    columns = {**found["view"], **found["table"]}[table]
    is_real = table in found["table"]
    row_number = find_row_number(base, table, columns) if is_real else None
    base.set_authorizer(allow_reading)
    reader = RowReader(container, selection)
    names = list(dict.fromkeys(filter(None, find_table_columns(columns, selection.columns))))
    for number, row in enumerate(iter_rows(base, table, names, row_number), 1):
        yield reader.make_row_entry(
            row if isinstance(row, InputError) else dict(zip(names, row, strict=True)), number
        )
    yield from reader.list_notices()


def allow_reading(action: int, *names: str | None) -> int:
    """Whether a statement may do something (an authorizer of SQLite)."""
    del names
    return sqlite3.SQLITE_OK if action in ALLOWED_ACTIONS else sqlite3.SQLITE_DENY


def iter_rows(
    base: sqlite3.Connection, table: str, names: Sequence[str], row_number: str | None
) -> Iterator[tuple[object, ...] | InputError]:
    """The cells of each row; a row with a value far over the limit is an error.

    Args:
        base: the database.
        table: a table or a view.
        names: of the columns that are needed.
        row_number: the name of the number that each row has, where the rows have one.

    Raises:
        sqlite3.Error: the file is damaged; a value is too large in a table whose rows have no
            numbers, so that the next one cannot be found.
    """
    cells = ", ".join(map(quote_name, names))
    rows = f"FROM {quote_name(table)}"
    if row_number is None:
        yield from base.execute(f"SELECT {cells} {rows}")
        return
    rows += f" WHERE {row_number} > ? ORDER BY {row_number}"
    every = f"SELECT {row_number}, {cells} {rows}"
    last = MIN_ROW_NUMBER
    while True:
        try:
            for number, *row in base.execute(every, (last,)):
                last = number
                yield tuple(row)
        except sqlite3.DataError:  # a value is over the limit of lengths
            pass
        else:
            return
        # Python has looked a row ahead, so that the row before the large one did not come.
        try:
            found = base.execute(f"{every} LIMIT 1", (last,)).fetchone()
        except sqlite3.DataError:
            found = base.execute(f"SELECT {row_number} {rows} LIMIT 1", (last,)).fetchone()
            yield InputError("too_large", "is far larger than a page may be", stage="inputs")
        else:
            yield found[1:]
        last = found[0]


def find_row_number(base: sqlite3.Connection, table: str, columns: Sequence[str]) -> str | None:
    """The name of the number that SQLite gives each row of a table; some have none."""
    taken = {name.lower() for name in columns}
    free = next((name for name in ROW_NUMBER_NAMES if name not in taken), None)
    try:
        base.execute(f"SELECT {free} FROM {quote_name(table)} LIMIT 0")  # noqa: S608 - names are quoted
    except sqlite3.OperationalError:
        return None
    return free
