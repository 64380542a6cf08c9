"""SQLite and Parquet files of a stranger: only tables that newsclean makes are read, and never run.

Each row is one file that was changed after newsclean wrote it, or made to look like one of ours.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsclean.cli import run
from newsclean.documents.databases.sqlite_guard import make_address
from newsclean.errors import RecordsError
from newsclean.records.read_back import read_records, search_records
from newsclean.records.stores import OutputRow
from newsclean.records.stores.parquet import (
    build_arrow_schema,
    import_pyarrow,
    iter_row_groups,
    write_parquet,
)
from newsclean.records.stores.sqlite import read_sqlite_records, write_sqlite
from newsclean.records.stores.sqlite_open import ReadDatabase
from newsclean.version import VERSION_METADATA_KEY

RECORDS = [
    {"source": f"{n}.html", "status": "article", "title": "Harbour tunnel", "tags": ["a"], "quality": 0.5,
     "text": "It opened.", "authors": [{"name": "Ann Lee", "role": None}], "more": {"of": n}}
    for n in range(3)
]  # fmt: skip
BOMB = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT max(i) FROM n"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An SQLite output in the current folder."""
    monkeypatch.chdir(tmp_path)
    rows = (OutputRow(json.dumps(record).encode(), "") for record in RECORDS)
    write_sqlite(rows, "run.sqlite")
    return tmp_path / "run.sqlite"


def execute(path: Path, script: str) -> None:
    """Change a file."""
    with closing(sqlite3.connect(path)) as opened:
        opened.executescript(script)


def replace_articles(by: str) -> str:
    """A script that puts something else in the place of the table of articles."""
    return f"ALTER TABLE articles RENAME TO real; {by}"


CHANGES = {
    "articles-a-view": replace_articles("CREATE VIEW articles AS SELECT * FROM real"),
    "articles-a-view-without-end": replace_articles(
        f"CREATE VIEW articles AS SELECT *, ({BOMB}) AS bomb FROM real"  # noqa: S608 - a test's
    ),
    "articles-virtual": replace_articles("CREATE VIRTUAL TABLE articles USING fts5(id, source)"),
    "articles-gone": replace_articles(""),
    "articles-twice-by-case": "PRAGMA writable_schema=ON; UPDATE sqlite_master SET name='ARTICLES', "
    "tbl_name='ARTICLES', type='view' WHERE name='articles'",
    "articles-without-key": replace_articles("CREATE TABLE articles AS SELECT * FROM real"),
    "computed-column": "ALTER TABLE articles ADD COLUMN bomb AS (hex(zeroblob(1000)))",
    "column-renamed": "ALTER TABLE articles RENAME COLUMN title TO headline",
    "list-without-its-key": "DROP TABLE tags; CREATE TABLE tags (article, position, value)",
    "list-a-view": "DROP TABLE tags; CREATE VIEW tags AS SELECT 1 article, 1 position, 'x' value",
    "title-a-blob": "UPDATE articles SET title = zeroblob(9)",
    "quality-a-word": "UPDATE articles SET quality = 'high'",
    "text-no-utf-8": "UPDATE articles SET text = CAST(x'ff41' AS TEXT)",
    "quality-infinite": "UPDATE articles SET quality = 9e999",
    "missing-a-blob": "UPDATE articles SET missing = x'00'",
    "blocks-no-json": "UPDATE articles SET blocks = '['",
    "blocks-deep": f"UPDATE articles SET blocks = '{'[' * 9_999}'",  # noqa: S608 - a test's
    "evidence-a-list": "UPDATE articles SET evidence = '[1]'",
    "other-takes-the-source": "UPDATE articles SET other = '{\"source\": [1]}'",
    "other-gives-all-one-source": 'UPDATE articles SET other = \'{"source": "over"}\'',
    "other-gives-a-source-where-none-is": (
        'UPDATE articles SET source = NULL, other = \'{"source": "over"}\''
    ),
    "other-takes-a-title": "UPDATE articles SET other = '{\"title\": 7}'",
    "other-empties-a-title": "UPDATE articles SET other = '{\"title\": null}'",
    "other-gives-tags": 'UPDATE articles SET other = \'{"tags": ["x"]}\'; DELETE FROM tags',
    "other-takes-tags": "UPDATE articles SET other = '{\"tags\": null}'",
    "other-gives-an-object": "UPDATE articles SET other = "
    '\'{"version": {"newsclean": "1", "record": 1}}\'',
    "other-a-list-of-our-keys": "UPDATE articles SET other = '[\"source\"]'",
    "missing-hides-a-title": "UPDATE articles SET missing = 'title'",
    "missing-hides-tags": "UPDATE articles SET missing = 'tags'",
    "other-no-object": "UPDATE articles SET other = '[1]'",
    "source-null": "UPDATE articles SET source = NULL",
    "tag-a-number-of-bytes": "UPDATE tags SET value = x'41'",
    "version-of-a-later-time": "PRAGMA user_version=99",
    "another-program": "PRAGMA application_id=7",
    "schema-no-sql": "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'CREATE'",
}


@pytest.mark.parametrize("script", CHANGES.values(), ids=CHANGES)
def test_a_changed_file_is_refused_in_one_line(
    script: str, base: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    execute(base, script)
    with pytest.raises(RecordsError) as caught:
        list(read_records("run.sqlite"))
    assert caught.value.code == "unpack_broken"
    for args in (["merge", "run.sqlite", "-o", "m.jsonl"], ["search", "run.sqlite", "harbour"]):
        assert run(args) == 1
        shown, said = capfd.readouterr()
        assert (shown, said.count("\n")) == ("", 1)


INDEXES = {
    "a-table": "CREATE TABLE search (title, text)",
    "a-view": "CREATE VIEW search AS SELECT title, text FROM articles",
    "of-another-table": "CREATE VIRTUAL TABLE search USING fts5(title, text, content='articles')",
    "gone": "",
}


@pytest.mark.parametrize("script", INDEXES.values(), ids=INDEXES)
def test_an_index_that_is_not_ours_is_not_searched(script: str, base: Path) -> None:
    execute(base, f"DROP TABLE search; {script}")
    with pytest.raises(RecordsError, match="no index of words"):
        list(search_records("run.sqlite", ["harbour"]))
    assert len(list(read_records("run.sqlite"))) == 3


@pytest.mark.parametrize(
    "odd",
    [{"title": 7}, {"quality": 1}, {"tags": None}, {"text": "\ud800"}, {"url": {"a": 1}}],
    ids=["number", "whole-number", "null-for-a-list", "half-a-letter", "object"],
)
def test_what_no_column_holds_comes_back(odd: dict[str, Any], tmp_path: Path) -> None:
    """It stands in the column `other`, under a key of ours."""
    path = str(tmp_path / "odd.sqlite")
    record = RECORDS[0] | odd
    write_sqlite([OutputRow(json.dumps(record).encode(), "")], path)
    (found,) = read_sqlite_records(path)
    assert {key: found[key] for key in record} == record


@pytest.mark.parametrize("place", range(100, 16_000, 1_500))
def test_a_damaged_page_is_our_error_or_harms_nothing(place: int, base: Path) -> None:
    data = bytearray(base.read_bytes())
    data[place : place + 300] = bytes(range(256)) + b"\xff" * 44
    base.write_bytes(data)
    for read in (read_records, lambda path: search_records(path, ["harbour"])):
        try:
            found = [stored.record["source"] for stored in read("run.sqlite")]
        except RecordsError as error:
            assert error.code in {"unpack_broken", "unpack_limit"}
        else:
            assert len(found) <= 3


def test_reading_changes_and_makes_nothing(base: Path) -> None:
    before = hashlib.sha256(base.read_bytes()).digest()
    for name in ("run.sqlite-wal", "run.sqlite-journal", "run.sqlite-shm"):
        Path(name).touch()
    names = sorted(os.listdir())
    assert len(list(read_records("run.sqlite"))) == 3
    assert len(list(search_records("run.sqlite", ["tunnel"]))) == 3
    assert (sorted(os.listdir()), hashlib.sha256(base.read_bytes()).digest()) == (names, before)


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_a_file_with_changes_beside_it_is_refused(ending: str, base: Path) -> None:
    Path(f"{base}{ending}").write_bytes(b"x" * 512)
    with pytest.raises(RecordsError, match="close the program") as caught:
        list(read_records(str(base)))
    assert caught.value.code == "changed"
    assert Path(f"{base}{ending}").read_bytes() == b"x" * 512


NAMES = ["a?mode=rwc.db", "a#b.db", "a%41.db", "a b&immutable=0.db", "-a.db", "file:a.db", "ü.db"]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", [*NAMES, os.fsdecode(b"a\xff.db")])
def test_a_name_is_a_name_and_no_option(name: str, base: Path) -> None:
    base.rename(name)
    count = len(os.listdir())
    path = f"./{name}"
    assert len(list(read_records(path))) == 3
    assert len(list(search_records(f"/{base.parent}/{name}", ["tunnel"]))) == 3
    assert len(os.listdir()) == count


def test_the_address_asks_for_no_journal_and_no_lock() -> None:
    assert make_address("run.db") == "file:run.db?mode=ro&immutable=1"


def test_a_query_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.records.stores.sqlite_open.MAX_QUERY_SECONDS", 0.2)
    with closing(sqlite3.connect(":memory:")) as memory:
        opened = ReadDatabase(memory)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            opened.base.execute(BOMB).fetchall()
        opened.allow()
        assert opened.base.execute("SELECT 1").fetchall() == [(1,)]


def test_a_value_and_a_list_over_the_limit_are_refused(base: Path) -> None:
    execute(base, "UPDATE articles SET text = hex(zeroblob(1000000)) WHERE id = 2")
    with pytest.raises(RecordsError, match="value of more than") as caught:
        list(read_records("run.sqlite", max_bytes=1_000_000))
    assert caught.value.code == "unpack_limit"
    assert len(list(read_records("run.sqlite", max_bytes=3_000_000))) == 3
    execute(base, "UPDATE articles SET text = ''")
    numbers = "WITH RECURSIVE n(i) AS (SELECT 9 UNION ALL SELECT i+1 FROM n LIMIT 500)"
    execute(base, f"INSERT INTO tags {numbers} SELECT 1, i, 'x' FROM n")  # noqa: S608 - a test's
    with pytest.raises(RecordsError, match="list of tags in row 1"):
        list(read_records("run.sqlite", max_bytes=20_000))


WORDS = {
    "operators": ['"', "AND", "OR NOT", "a NEAR(b)", "title:x", "^a", "{a b}:c", "*", "a**", "-a"],
    "nothing": ["", " ", "…"],
    "nul": ["a\0b"],
    "no-utf-8": ["harbour\udcff"],
    "half-a-pair": ["\ud800"],
    "many": [f"w{number}" for number in range(3_000)],
    "long": ["海" * 20_000],
    "long-phrase": [" ".join(f"w{number}" for number in range(20_000))],
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_any_words_can_be_searched_for(
    words: list[str], base: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    del base
    assert run(["search", "run.sqlite", "--", *words]) in {0, 1}
    assert capfd.readouterr().err.count("\n") <= 1


@pytest.mark.parametrize("name", ["none.sqlite", ".", "words.txt"])
def test_what_is_no_output_is_not_searched(
    name: str, base: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    base.with_name("words.txt").write_text("harbour", encoding="utf-8")
    assert run(["search", name, "harbour"]) == 1
    said = capfd.readouterr().err
    assert said.startswith(f"newsclean: {name}: ")
    assert said.count("\n") == 1


@pytest.fixture
def arrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """PyArrow, with an output in Parquet in the current folder."""
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    rows = (OutputRow(json.dumps(record | {"more": None}).encode(), "") for record in RECORDS)
    write_parquet(rows, "run.parquet")
    return import_pyarrow()


def rewrite(arrow: Any, change: Callable[[Any], Any]) -> None:
    """Change the table in the file."""
    table = arrow.parquet.read_table("run.parquet")
    arrow.parquet.write_table(change(table), "run.parquet")


TABLES: dict[str, Callable[[Any, Any], Any]] = {
    "column-renamed": lambda _, t: t.rename_columns(["headline", *t.column_names[1:]]),
    "column-added": lambda pa, t: t.append_column("x\x1b[2J", pa.array([1, 2, 3])),
    "title-a-number": lambda pa, t: t.set_column(3, "title", pa.array([1, 2, 3])),
    "tags-nested": lambda pa, t: t.set_column(
        t.column_names.index("tags"), "tags", pa.array([[["a"]]] * 3)
    ),
    "no-source": lambda _, t: t.drop_columns(["source"]),
    "source-null": lambda pa, t: t.set_column(0, "source", pa.array([None] * 3, pa.string())),
    "authors-null-inside": lambda pa, t: t.set_column(
        t.column_names.index("authors"),
        "authors",
        pa.array([[None]] * 3, t.schema.field("authors").type),
    ),
    "quality-not-a-number": lambda pa, t: t.set_column(
        t.column_names.index("quality"), "quality", pa.array([float("nan")] * 3)
    ),
    "another-program": lambda _, t: t.replace_schema_metadata(None),
    "version-a-word": lambda _, t: t.replace_schema_metadata({VERSION_METADATA_KEY: "one"}),
    "version-later": lambda _, t: t.replace_schema_metadata({VERSION_METADATA_KEY: "99"}),
    "missing-hides-a-title": lambda _, t: t.replace_schema_metadata(
        {VERSION_METADATA_KEY: "1", b"newsclean.missing": b"url title"}
    ),
    "column-twice": lambda pa, t: t.append_column("source", pa.array(["over"] * 3)),
    "missing-no-utf-8": lambda _, t: t.replace_schema_metadata(
        {VERSION_METADATA_KEY: "1", b"newsclean.missing": b"\xff"}
    ),
}


@pytest.mark.parametrize("change", TABLES.values(), ids=TABLES)
def test_a_changed_parquet_file_is_refused_in_one_line(
    change: Callable[[Any, Any], Any], arrow: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    rewrite(arrow, lambda table: change(arrow, table))
    with pytest.raises(RecordsError) as caught:
        list(read_records("run.parquet"))
    assert caught.value.code == "unpack_broken"
    assert run(["merge", "run.parquet", "-o", "m.jsonl"]) == 1
    said = capfd.readouterr().err
    assert (said.count("\n"), "\x1b" in said) == (1, False)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.995])
@pytest.mark.parametrize("by", [b"", b"\xff\x00\x7f" * 3], ids=["cut", "damaged"])
def test_a_damaged_parquet_file_is_our_error_or_harms_nothing(
    share: float, by: bytes, arrow: Any
) -> None:
    del arrow
    data = bytearray(Path("run.parquet").read_bytes())
    place = int(share * len(data))
    data[place : place + len(by) if by else None] = by
    Path("run.parquet").write_bytes(data)
    try:
        assert len(list(read_records("run.parquet"))) <= 3
    except RecordsError as error:
        assert error.code in {"unpack_broken", "unpack_limit"}


def test_a_row_that_is_small_when_packed_and_large_when_not_is_refused(arrow: Any) -> None:
    schema = build_arrow_schema(arrow)
    rows = [{"source": f"{n}", "status": "list", "text": "x" * 50_000} for n in range(40)]
    arrow.parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), "run.parquet")
    assert Path("run.parquet").stat().st_size < 40_000
    assert len(list(read_records("run.parquet", max_bytes=100_000))) == 40
    with pytest.raises(RecordsError, match="a record has more than 40,000 bytes"):
        list(read_records("run.parquet", max_bytes=40_000))


def test_a_group_of_rows_is_closed_where_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.records.stores.parquet.ROW_GROUP_BYTES", 100)
    rows = [OutputRow(b'{"source":"%s"}' % (b"x" * size), "") for size in (10, 200, 60, 10, 10)]
    groups = iter_row_groups(iter(rows))
    assert [[len(str(record["source"])) for record in group] for group in groups] == [
        [10, 200], [60, 10, 10]
    ]  # fmt: skip


def test_a_group_of_rows_is_let_go_before_the_next_is_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else two are in memory, of pages with thousands of blocks many times their JSON."""
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("newsclean.records.stores.parquet.ROW_GROUP_BYTES", 1)
    groups: list[list[dict[str, Any]]] = []
    held: list[int] = []

    def collect(rows: Iterable[OutputRow]) -> Iterator[list[dict[str, Any]]]:
        for group in iter_row_groups(rows):
            held.append(sum(map(len, groups)))
            groups.append(group)
            yield group

    monkeypatch.setattr("newsclean.records.stores.parquet.iter_row_groups", collect)
    rows = (OutputRow(json.dumps(record).encode(), "") for record in RECORDS)
    write_parquet(rows, str(tmp_path / "run.parquet"))
    assert held == [0, 0, 0]
