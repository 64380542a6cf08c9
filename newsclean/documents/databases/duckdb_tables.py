"""A table of pages in a DuckDB database, a few rows at a time."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any, BinaryIO, NamedTuple

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error
from newsclean.documents.databases.choose_table import choose_table, quote_name
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.missing import import_package
from newsclean.documents.tables.rows import RowReader, find_table_columns
from newsclean.documents.unpack import make_unpack_error
from newsclean.errors import InputError

# Nothing but this file is read, no code is loaded, and no statement can change that
# (https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview).
SAFE_SETTINGS = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "400MB",
    "temp_directory": "",
    "threads": "1",
    "lock_configuration": "true",
}
SLICE_ROWS = 64  # asked for at once; DuckDB unpacks up to 2,048 for each question
MAIN_SCHEMA = "main"
TEXT_TYPES = ("VARCHAR", "BLOB", "JSON")
ZONED_TIME = "TIMESTAMP WITH TIME ZONE"  # for which DuckDB's package asks for pytz
ISO_UTC = "%Y-%m-%dT%H:%M:%SZ"
LIST_COLUMNS = (
    "SELECT c.schema_name, c.table_name, c.column_name, c.data_type, v.view_name IS NOT NULL "
    "FROM duckdb_columns() c LEFT JOIN duckdb_views() v "
    "ON c.schema_name = v.schema_name AND c.table_name = v.view_name "
    "WHERE NOT c.internal AND c.database_name = current_database() ORDER BY c.column_index"
)


class Table(NamedTuple):
    """A table or view: its name in SQL, and the type of each column."""

    place: str
    is_view: bool
    types: dict[str, str]


def read_duckdb(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a table of a DuckDB database.

    Raises:
        InputError: duckdb is missing; no table has pages, or several have; the file is damaged, or
            a version of DuckDB made it that the installed one cannot read.
    """
    duckdb = import_package("duckdb", "duckdb", "a DuckDB database")
    file.read(1)
    try:
        with closing(
            duckdb.connect(container.file.path, read_only=True, config=SAFE_SETTINGS)
        ) as base:
            yield from read_tables(base, container, selection)
    except duckdb.OutOfMemoryException as error:
        message = "reading it needs more memory than DuckDB may have; export it as Parquet"
        raise InputError("memory", message, stage="inputs") from error
    except duckdb.Error as error:
        reason = describe_error(error)
        raise make_unpack_error(f"DuckDB cannot read it ({reason})") from error


def read_tables(base: Any, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of the table that has them."""
    every = list_tables(base)
    table = every[
        choose_table(
            {name: list(found.types) for name, found in every.items() if not found.is_view},
            {name: list(found.types) for name, found in every.items() if found.is_view},
            selection,
        )
    ]
    columns = find_table_columns(table.types, selection.columns)
    held = table.types[columns.html or ""]
    if held not in TEXT_TYPES:
        message = f"the column {columns.html} has no texts but {held[:100]}"
        raise InputError("not_found", message, stage="inputs")
    names = list(dict.fromkeys(filter(None, columns)))
    reader = RowReader(container, selection)
    for number, cells in enumerate(iter_rows(base, table, names), 1):
        yield reader.make_row_entry(dict(zip(names, cells, strict=True)), number)
    yield from reader.list_notices()


def list_tables(base: Any) -> dict[str, Table]:
    """Tables and views by name; outside of the main schema with the schema's, as `crawl.pages`."""
    found: dict[str, Table] = {}
    for schema, name, column, held, is_view in base.execute(LIST_COLUMNS).fetchall():
        shown = name if schema == MAIN_SCHEMA else f"{schema}.{name}"
        place = f"{quote_name(schema)}.{quote_name(name)}"
        found.setdefault(shown, Table(place, is_view, {})).types[column] = held
    return found


def iter_rows(base: Any, table: Table, names: list[str]) -> Iterator[tuple[Any, ...]]:
    """The cells of each row, in the order of the table."""
    cells = ", ".join(
        f"strftime({cell} AT TIME ZONE 'UTC', '{ISO_UTC}')"
        if table.types[name] == ZONED_TIME
        else cell
        for name, cell in zip(names, map(quote_name, names), strict=True)
    )
    query = f"SELECT {cells} FROM {table.place}"  # noqa: S608 - names are quoted
    if table.is_view:
        found = base.execute(query)
        while rows := found.fetchmany(SLICE_ROWS):
            yield from rows
        return
    last = base.execute(f"SELECT max(rowid) FROM {table.place}").fetchone()[0]  # noqa: S608 - as above
    for start in range(0, (-1 if last is None else last) + 1, SLICE_ROWS):
        within = (start, start + SLICE_ROWS)
        yield from base.execute(f"{query} WHERE rowid >= ? AND rowid < ?", within).fetchall()


def format_cell_query(name: str, held: str) -> str:
    """A column in SQL; a time with a zone as text."""
    cell = quote_name(name)
    return f"strftime({cell} AT TIME ZONE 'UTC', '{ISO_UTC}')" if held == ZONED_TIME else cell
