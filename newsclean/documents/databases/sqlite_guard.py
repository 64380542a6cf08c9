"""An SQLite file that a stranger may have made, opened for reading and nothing else.

SQLite's own advice for such files (https://sqlite.org/security.html, 1): a schema is not trusted, a
page's cells are checked, and lengths are limited before the schema is parsed.
"""

import os
import sqlite3
import sys
from contextlib import suppress
from urllib.parse import quote

APPLICATION_ID = 0x4E_57_43_4C  # "NWCL" in the header of our records, by which file(1) knows them
MAX_SCHEMA_BYTES = 1_000_000
MAX_SQL_BYTES = 100_000
MAX_EXPRESSION_DEPTH = 300  # FTS5 makes a query of 256 words at most
SAFE_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0")
UNFINISHED_ENDINGS = ("-wal", "-journal")
JOURNAL_HEAD_BYTES = 28  # zeros once its changes are in the database (fileformat2.html, 3)


def make_address(path: str) -> str:
    """A file's address for SQLite: read only, no journal looked for, no lock taken.

    >>> make_address("/a b?mode=rwc#%41.db")
    'file:///a%20b%3Fmode%3Drwc%23%2541.db?mode=ro&immutable=1'
    """
    before = "file://" if path.startswith("/") else "file:"  # `//a` would be a machine's name
    return f"{before}{quote(os.fsencode(path))}?mode=ro&immutable=1"


def find_unfinished(path: str) -> str | None:
    """The ending of a file with changes that are not in the database yet; `None` without one."""
    for ending in UNFINISHED_ENDINGS:
        with suppress(OSError), open(path + ending, "rb") as file:
            if file.read(JOURNAL_HEAD_BYTES).strip(b"\0"):
                return ending
    return None


def restrict_connection(base: sqlite3.Connection, max_bytes: int, max_columns: int) -> None:
    """Take from a connection whatever a schema could misuse; limits before it is read.

    Args:
        base: just opened.
        max_bytes: of one value.
        max_columns: of a table.
    """
    for limit, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, max(max_bytes, MAX_SCHEMA_BYTES)),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, MAX_SQL_BYTES),
        (sqlite3.SQLITE_LIMIT_COLUMN, max_columns),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, MAX_EXPRESSION_DEPTH),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0),
    ):
        base.setlimit(limit, most)
    if sys.version_info >= (3, 12):
        base.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003 - as SQLite has it
        base.setconfig(sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA, False)  # noqa: FBT003 - as above
    for pragma in SAFE_PRAGMAS:
        base.execute(f"PRAGMA {pragma}")
