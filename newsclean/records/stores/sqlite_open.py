"""An SQLite file that a stranger may have made, opened for reading and nothing else.

It is opened as any file of a stranger (`documents.databases.sqlite_guard`). On top of that the
tables have to be those of `sqlite.write_sqlite`, real ones, so that no view, virtual table or
computed column of the file is ever run.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from newsclean.documents.databases.sqlite_guard import (
    APPLICATION_ID,
    find_unfinished,
    make_address,
    restrict_connection,
)
from newsclean.errors import RecordsError
from newsclean.records.stores import make_foreign_file_error
from newsclean.version import RECORD_VERSION

MAX_QUERY_SECONDS = 60.0  # by the clock, for each record that is handed on
STEPS_BETWEEN_LOOKS = 100_000  # of SQLite's machine: some milliseconds
MAX_COLUMNS = 200

TableColumns = dict[str, tuple[str, ...]]
"""For each table that a file must have the names of its columns, the key's columns first."""


class ReadDatabase:
    """A file of ours, open for reading; `allow` gives the next step its time."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """Give the first step its time."""
        self.base = base
        self.deadline = 0.0
        self.allow()
        base.set_progress_handler(self.is_late, STEPS_BETWEEN_LOOKS)

    def allow(self) -> None:
        """Count the time of a step from now on."""
        self.deadline = time.monotonic() + MAX_QUERY_SECONDS

    def is_late(self) -> bool:
        """Whether the step has taken too long: SQLite then ends it."""
        return time.monotonic() > self.deadline


@contextmanager
def open_database(
    path: str, tables: TableColumns, *, max_bytes: int, search: str | None = None
) -> Iterator[ReadDatabase]:
    """Open a file of ours for reading; nothing beside it is made, changed or locked.

    Args:
        path: the file.
        tables: that it must have.
        max_bytes: of one value in it.
        search: the statement that made the index of words, where it is needed.

    Raises:
        RecordsError: another program made it, a later newsclean did, it is broken, or a value in it
            is too large.
    """
    refuse_unfinished(path)
    try:
        with closing(sqlite3.connect(make_address(path), uri=True)) as base:
            restrict_connection(base, max_bytes, MAX_COLUMNS)
            opened = ReadDatabase(base)
            require_ours(base)
            for table, columns in tables.items():
                require_table(base, table, columns)
            if search:
                require_index(base, search)
            yield opened
    except sqlite3.DataError as error:  # a value over the limit of lengths
        raise RecordsError(
            "unpack_limit",
            f"holds a value of more than {max_bytes:,} bytes, the limit of one record",
            stage="outputs",
        ) from error
    except sqlite3.Error as error:
        raise make_foreign_file_error(describe_error(error)) from error
    except UnicodeError as error:
        raise make_foreign_file_error("holds text that is no UTF-8") from error


def describe_error(error: sqlite3.Error) -> str:
    """What an error of SQLite means for the file; its words may quote the file, so not all stay."""
    if "interrupted" in str(error):
        return f"took more than {MAX_QUERY_SECONDS:g} s for one record; its tables are not ours"
    return f"is no whole SQLite file of newsclean ({str(error)[:200]})"


def refuse_unfinished(path: str) -> None:
    """Refuse a file with changes beside it that are not in it: it was not closed, or not all of it.

    Raises:
        RecordsError: code `changed`.
    """
    ending = find_unfinished(path)
    if ending:
        raise RecordsError(
            "changed",
            f"has changes beside it that are not in it yet (…{ending}); close the program "
            "that has it open",
            stage="outputs",
        )


def require_ours(base: sqlite3.Connection) -> None:
    """Refuse a file that newsclean did not make, or a later one did."""
    if base.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise make_foreign_file_error("is an SQLite file that newsclean did not make")
    version = base.execute("PRAGMA user_version").fetchone()[0]
    if version > RECORD_VERSION:
        raise make_foreign_file_error(f"holds records of version {version}; take a newer newsclean")


def require_table(base: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Refuse a table that is a view, virtual or computed, or that lacks a column or its key."""
    found = base.execute(
        "SELECT type, sql FROM sqlite_master WHERE name = ? COLLATE NOCASE", (table,)
    ).fetchall()
    is_real = [kind for kind, _ in found] == ["table"] and not any(
        str(sql).upper().startswith("CREATE VIRTUAL") for _, sql in found
    )
    about = base.execute("SELECT name, pk, hidden FROM pragma_table_xinfo(?)", (table,)).fetchall()
    keys = [name for name, rank, _ in sorted(about, key=lambda row: row[1]) if rank]
    names = {name for name, *_ in about}
    if not is_real or any(hidden for *_, hidden in about):
        raise make_foreign_file_error(f"has no table {table} as newsclean makes it")
    if not names.issuperset(columns) or keys != [*columns[: len(keys)]] or not keys:
        raise make_foreign_file_error(f"has a table {table} with other columns than newsclean's")


def require_index(base: sqlite3.Connection, statement: str) -> None:
    """Refuse an index of words that was made by another statement than ours."""
    found = base.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchall()
    if found != [(statement,)]:
        raise make_foreign_file_error("has no index of words as newsclean makes it")
