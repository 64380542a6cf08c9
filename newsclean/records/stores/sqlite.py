"""Records as an SQLite file: a table of articles, one for each list, and a full-text index.

docs/outputs.md has the tables and queries, docs/decisions/ why words are indexed in pairs.
"""

import errno
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

from newsclean.documents.databases.sqlite_guard import APPLICATION_ID
from newsclean.errors import OutputError, RecordsError
from newsclean.records.json_input import MAX_RECORD_BYTES, make_limit_error, parse_json
from newsclean.records.stores import OutputRow, Record, make_foreign_file_error, sync_to_disk
from newsclean.records.stores.columns import KEY_COLUMNS, LIST_TABLES, KeyColumns, is_storable
from newsclean.records.stores.search_words import build_match_query, pair_unspaced
from newsclean.records.stores.sqlite_open import ReadDatabase, TableColumns, open_database
from newsclean.version import RECORD_VERSION

SQL_TYPES = {"string": "TEXT", "number": "REAL", "boolean": "INTEGER", "integer": "INTEGER"}
__all__ = ["APPLICATION_ID", "read_sqlite_records", "search_sqlite", "write_sqlite"]

LIST_COLUMNS = tuple(LIST_TABLES.values())
LIST_KEY_COLUMNS = ("article", "position")
MIN_ITEM_BYTES = 100  # that an item of a list takes in memory, whatever it says
FLAT_COLUMNS = tuple(column for column in KEY_COLUMNS if column.shape != "list")
# The batch moves the whole file into its place, so a journal of SQLite would only cost time.
QUICK_PRAGMAS = "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"
INDEX_STATEMENTS = (
    "CREATE INDEX articles_source ON articles(source)",
    "CREATE INDEX articles_published ON articles(published)",
    "CREATE INDEX articles_outlet ON articles(outlet)",
    "CREATE INDEX authors_name ON authors(name)",
    "CREATE INDEX editors_name ON editors(name)",
    "CREATE INDEX tags_value ON tags(value)",
    "CREATE INDEX warnings_code ON warnings(code)",
)
# Contentless (https://sqlite.org/fts5.html, 4.4.1): the words without a second copy of the texts.
# Combining marks belong to words, as the vowels of Thai and Hindi do.
SEARCH_TABLE_STATEMENT = (
    "CREATE VIRTUAL TABLE search USING fts5(title, text, content='', "
    "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co M*'\")"
)


def write_sqlite(rows: Iterable[OutputRow], path: str) -> None:
    """Make an SQLite file of rows, as `stores.OutputWriter` asks for.

    Raises:
        OSError: the disk is full or broken.
        OutputError: Python's SQLite has no FTS5.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            fill_database(base, rows)
    except sqlite3.Error as error:
        raise make_os_error(error, path) from error
    sync_to_disk(path)


def fill_database(base: sqlite3.Connection, rows: Iterable[OutputRow]) -> None:
    """Make the tables, fill and index them."""
    base.executescript(QUICK_PRAGMAS)
    base.execute("BEGIN")
    for statement in iter_table_statements():
        base.execute(statement)
    try:
        base.execute(SEARCH_TABLE_STATEMENT)
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
        advice = "the SQLite of this Python has no full-text search (FTS5); take another Python"
        raise OutputError("missing", advice, stage="outputs") from error
    for number, row in enumerate(rows, 1):
        insert_record(base, number, row.record)
    for statement in INDEX_STATEMENTS:
        base.execute(statement)
    base.execute("INSERT INTO search(search) VALUES ('optimize')")
    base.execute("COMMIT")


def iter_table_statements() -> Iterator[str]:
    """The file's tables, by the columns of the record."""
    yield f"PRAGMA application_id={APPLICATION_ID}"
    yield f"PRAGMA user_version={RECORD_VERSION}"
    names = ", ".join(f"{quote_name(name)} {kind}" for name, kind in iter_flat_columns())
    yield f"CREATE TABLE articles (id INTEGER PRIMARY KEY, {names})"
    for table in LIST_COLUMNS:
        parts = zip(table.names, table.types, strict=True)
        names = ", ".join(f"{quote_name(name)} {SQL_TYPES[kind]}" for name, kind in parts)
        yield (
            f"CREATE TABLE {quote_name(table.key)} (article INTEGER REFERENCES articles(id), "
            f"position INTEGER, {names}, PRIMARY KEY (article, position)) WITHOUT ROWID"
        )


def iter_flat_columns() -> Iterator[tuple[str, str]]:
    """The columns of `articles` with their types; the last two keep what has no column of its own.

    >>> [name for name, _ in iter_flat_columns()][-5:]
    ['paywall', 'version_newsclean', 'version_record', 'missing', 'other']
    """
    for column in FLAT_COLUMNS:
        kinds = [SQL_TYPES[kind] for kind in column.types] or ["TEXT"]
        yield from zip(list_flat_names(column), kinds, strict=True)
    yield "missing", "TEXT"
    yield "other", "TEXT"


def list_flat_names(column: KeyColumns) -> list[str]:
    """The names of the columns of a key."""
    if column.shape == "object":
        return [f"{column.key}_{name}" for name in column.names]
    return [column.key]


def quote_name(name: str) -> str:
    """A name in SQL."""
    return f'"{name}"'


def insert_record(base: sqlite3.Connection, number: int, record: Record) -> None:
    """Put one record into all tables; what has no column is kept as JSON."""
    known = {
        column.key: record[column.key]
        for column in KEY_COLUMNS
        if column.key in record and is_storable(column, record[column.key])
    }
    other = {key: value for key, value in record.items() if key not in known}
    missing = [column.key for column in KEY_COLUMNS if column.always and column.key not in record]
    values = [
        number,
        *(value for column in FLAT_COLUMNS for value in list_flat_values(column, known)),
    ]
    values += [" ".join(missing) or None, json.dumps(other) if other else None]
    base.execute(f"INSERT INTO articles VALUES ({make_placeholders(len(values))})", values)  # noqa: S608 - marks
    for table in LIST_COLUMNS:
        for position, item in enumerate(known.get(table.key) or ()):
            parts = [item] if len(table.names) == 1 else [*item.values()]
            base.execute(
                f"INSERT INTO {quote_name(table.key)} VALUES ({make_placeholders(2 + len(parts))})",  # noqa: S608 - names are ours
                (number, position, *parts),
            )
    base.execute(
        "INSERT INTO search(rowid, title, text) VALUES (?, ?, ?)",
        (number, pair_unspaced(known.get("title") or ""), pair_unspaced(known.get("text") or "")),
    )


def make_placeholders(count: int) -> str:
    """As many question marks."""
    return ", ".join("?" * count)


def list_flat_values(column: KeyColumns, record: Mapping[str, Any]) -> list[Any]:
    """The values of a key for its columns."""
    value = record.get(column.key)
    if column.shape == "object":
        return [(value or {}).get(name) for name in column.names]
    if column.shape == "json":
        return [None if value is None else dump_json(value)]
    return [value]


def dump_json(value: Any) -> str:
    """A value that is too deep for columns."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def make_os_error(error: sqlite3.Error, path: str) -> OSError:
    """An error of SQLite as the `OSError` that every other writer raises."""
    code = getattr(error, "sqlite_errorcode", 0)
    full = code == sqlite3.SQLITE_FULL or "disk is full" in str(error)
    number = errno.ENOSPC if full else errno.EIO
    return OSError(number, str(error), path)


def list_table_columns() -> TableColumns:
    """The tables of a file with their columns, the key's first."""
    lists = {table.key: (*LIST_KEY_COLUMNS, *table.names) for table in LIST_COLUMNS}
    return {"articles": ("id", *(name for name, _ in iter_flat_columns())), **lists}


def read_sqlite_records(path: str, *, max_bytes: int = MAX_RECORD_BYTES) -> Iterator[Record]:
    """The records of a file that `write_sqlite` made, in their order, as they were.

    Args:
        path: the file.
        max_bytes: a larger record is refused.

    Raises:
        RecordsError: another program made the file, or a later newsclean did, or it is broken.
    """
    with open_database(path, list_table_columns(), max_bytes=max_bytes) as opened:
        for row in query_rows(opened, "SELECT * FROM articles ORDER BY id"):
            yield restore_record(row, opened.base, max_bytes)


def search_sqlite(
    path: str, words: Iterable[str], *, column: str | None = None, limit: int | None = None
) -> Iterator[Record]:
    """The records with all of some words, the best first (BM25).

    Args:
        path: a file that `write_sqlite` made.
        words: as `search_words.build_match_query` takes them.
        column: search `title` or `text` only.
        limit: the best of them only.

    Raises:
        RecordsError: another program made the file, or a later newsclean did, or it is broken; the
            words are more than SQLite can look for at once.
    """
    match = build_match_query(words, column=column)
    if not match:
        return
    query = (
        "SELECT rowid FROM search WHERE search MATCH ? "
        "ORDER BY bm25(search, 4.0, 1.0), rowid LIMIT ?"
    )
    tables = list_table_columns()
    with open_database(
        path, tables, max_bytes=MAX_RECORD_BYTES, search=SEARCH_TABLE_STATEMENT
    ) as opened:
        try:
            found = opened.base.execute(query, (match, -1 if limit is None else limit))
        except sqlite3.OperationalError as error:
            if not str(error).startswith("fts5: "):
                raise
            raise RecordsError(
                "unpack_limit", "too many words to look for at once; name fewer", stage="outputs"
            ) from error
        for (number,) in found:
            for row in query_rows(opened, "SELECT * FROM articles WHERE id = ?", (number,)):
                yield restore_record(row, opened.base, MAX_RECORD_BYTES)


def query_rows(
    opened: ReadDatabase, query: str, values: tuple[Any, ...] = ()
) -> Iterator[dict[str, Any]]:
    """The rows of `articles` that a query gives, each with time of its own."""
    cursor = opened.base.execute(query, values)
    names = [about[0] for about in cursor.description]
    for cells in cursor:
        yield dict(zip(names, cells, strict=True))
        opened.allow()


def read_list_items(
    base: sqlite3.Connection, table: KeyColumns, number: int, most: int
) -> list[Any]:
    """The items of one list of one article.

    Raises:
        RecordsError: they have more than `most` characters.
    """
    names = ", ".join(map(quote_name, table.names))
    query = f"SELECT {names} FROM {quote_name(table.key)} WHERE article=? ORDER BY position"  # noqa: S608 - names are ours
    items: list[Any] = []
    room = most
    for row in base.execute(query, (number,)):
        room -= MIN_ITEM_BYTES + sum(len(cell) for cell in row if isinstance(cell, str))
        if room < 0:
            raise make_limit_error(f"the list of {table.key} in row {number}", most)
        values = restore_scalars(table, row)
        items.append(
            values[0] if len(table.names) == 1 else dict(zip(table.names, values, strict=True))
        )
    return items


def restore_record(row: Mapping[str, Any], base: sqlite3.Connection, max_bytes: int) -> Record:
    """A record from its row of `articles` and from its lists.

    Raises:
        RecordsError: the row has values that no record of ours has.
    """
    try:
        missing = {*str.split(row["missing"] or "")}
        other = parse_json(row["other"]) if row["other"] else {}
        record: Record = {}
        for column in KEY_COLUMNS:
            value = (
                read_list_items(base, column, row["id"], max_bytes)
                if column.shape == "list"
                else read_flat_value(column, row)
            )
            if column.key in missing or column.key in other:
                require_one_place(column, value, other)
            if column.key not in missing and (value is not None or column.always):
                record[column.key] = column.absent if value is None else value
        return record | other
    except (ValueError, TypeError, AttributeError) as error:  # bytes for text, text for JSON
        raise make_foreign_file_error(
            f"row {row['id']!r:.40} holds what newsclean did not write there"
        ) from error


def require_one_place(column: KeyColumns, value: Any, other: Mapping[str, Any]) -> None:
    """Refuse a key that has a value of its own where `missing` or `other` say something else of it.

    Of our keys `other` holds only what the columns cannot.

    Raises:
        ValueError: it has.
    """
    is_foreign = column.key in other and is_storable(column, other[column.key])
    if is_foreign or value not in (None, []):
        raise ValueError(column.key)


def read_flat_value(column: KeyColumns, row: Mapping[str, Any]) -> Any:
    """The value of a key from its columns; `None` where all are empty."""
    stored = [row[name] for name in list_flat_names(column)]
    if all(value is None for value in stored):
        return None
    if column.shape == "json":
        return parse_json(stored[0])
    values = restore_scalars(column, stored)
    return dict(zip(column.names, values, strict=True)) if column.shape == "object" else values[0]


def restore_scalars(column: KeyColumns, stored: Iterable[Any]) -> list[Any]:
    """Values as the record has them; SQLite keeps 1 for true."""
    return [
        bool(value) if kind == "boolean" and value is not None else value
        for value, kind in zip(stored, column.types, strict=True)
    ]
