"""SQLite databases with a table of pages, such as crawlers keep, and what a stranger may put into one."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsclean.documents import ColumnNames, Entry, Selection, iter_entries
from newsclean.documents.databases.sqlite_guard import APPLICATION_ID
from newsclean.errors import InputError
from newsclean.records.stores.sqlite import write_sqlite

PAGES = "CREATE TABLE pages (id TEXT, url TEXT, html, fetched_at TEXT)"
ROW = ("k1", "https://news.example/1", "<p>新闻", "2024-05-17 08:30:00")
ADD = "INSERT INTO pages VALUES (?, ?, ?, ?)"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Makes a database in the current folder."""
    monkeypatch.chdir(tmp_path)

    def make(*statements: str | tuple[str, tuple[object, ...]]) -> str:
        with closing(sqlite3.connect("crawl.db")) as opened:
            for statement in statements:
                opened.execute(*([statement] if isinstance(statement, str) else statement))
            opened.commit()
        return "crawl.db"

    return make


def found(name: str, **selection: object) -> list[Entry]:
    """All entries of a database."""
    return list(iter_entries([name], Selection(**selection)))  # type: ignore[arg-type]  # by name


def refusal(name: str, **selection: object) -> str:
    """The message of the one error."""
    (error,) = found(name, **selection)
    assert error.failure
    assert error.source == name
    return f"{error.failure.code}: {error.failure.message}"


def test_a_row_is_a_page(base: Callable[..., str]) -> None:
    (entry,) = found(base(PAGES, "CREATE TABLE runs (day TEXT)", (ADD, ROW)))
    assert (entry.source, entry.url) == ("crawl.db!k1", ROW[1])
    assert (entry.data, entry.transport, entry.is_text) == ("<p>新闻".encode(), "utf-8", True)
    assert entry.crawled == "2024-05-17T08:30:00"


def test_columns_can_be_named(base: Callable[..., str]) -> None:
    name = base("CREATE TABLE t (n INTEGER, \"the 'page'\" TEXT)", "INSERT INTO t VALUES (7, 'x')")
    (entry,) = found(name, columns=ColumnNames("the 'page'", id="n"))
    assert (entry.source, entry.data) == ("crawl.db!7", b"x")
    assert refusal(name).startswith("not_found: no column of pages among n, the 'page'; name it")


def test_bytes_stay_as_they_are(base: Callable[..., str]) -> None:
    raw = "新闻".encode("gb18030")
    name = base(
        PAGES,
        (ADD, (1, "", raw, "")),
        ("INSERT INTO pages VALUES (2, '', CAST(? AS TEXT), '')", (raw,)),
        (ADD, (3, "", None, "")),
        (ADD, (4, "", 1.5, "")),
    )
    every = found(name)
    assert [(e.data, e.transport) for e in every[:2]] == [(raw, None)] * 2
    assert [e.failure.code for e in every[2:] if e.failure] == ["empty", "empty"]


@pytest.mark.parametrize("ending", ["", "WITHOUT ROWID"])
def test_a_row_that_is_too_large_costs_itself(ending: str, base: Callable[..., str]) -> None:
    table = f"CREATE TABLE pages (id INTEGER PRIMARY KEY, html TEXT) {ending}"
    add = "INSERT INTO pages VALUES (?, ?)"
    sizes = [10, 2_000, 10, *([10_000_000, 10_000_000, 10] if not ending else [])]
    rows = [(add, (at, "x" * size)) for at, size in enumerate(sizes)]
    every = found(base(table, *rows), max_bytes=1_000)
    codes = [e.failure.code if e.failure else len(e.data or b"") for e in every]
    assert codes == [10 if size == 10 else "too_large" for size in sizes]


def test_a_value_that_ends_a_table_without_row_numbers(base: Callable[..., str]) -> None:
    table = "CREATE TABLE pages (id INTEGER PRIMARY KEY, html TEXT) WITHOUT ROWID"
    rows = [
        ("INSERT INTO pages VALUES (?, ?)", (at, "x" * size))
        for at, size in ((1, 9), (2, 5_000_000))
    ]
    every = found(base(table, *rows), max_bytes=1_000)
    assert [e.failure.code for e in every if e.failure] == ["unpack_broken"]


def test_row_numbers_that_have_no_name_left(base: Callable[..., str]) -> None:
    name = base("CREATE TABLE p (rowid, oid, _rowid_, html)", "INSERT INTO p VALUES (1, 1, 1, 'x')")
    assert [e.data for e in found(name)] == [b"x"]


def test_one_of_several_tables_is_named(base: Callable[..., str]) -> None:
    name = base(PAGES, (ADD, ROW), "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('n')")
    assert refusal(name) == (
        "not_found: has several tables with pages: pages, notes; name one: newsclean batch --table"
    )
    assert [e.data for e in found(name, table="notes")] == [b"n"]
    assert refusal(name, table="x") == "not_found: has no table x but pages, notes; see --table"
    assert "no column of pages" in refusal(base("CREATE TABLE runs (day TEXT)"), table="runs")


def test_a_view_is_read_where_it_is_named(base: Callable[..., str]) -> None:
    view = "CREATE VIEW newest AS SELECT id, upper(html) AS html FROM pages"
    name = base(PAGES, (ADD, ROW), view, "CREATE VIEW broken AS SELECT html FROM gone")
    assert len(found(name)) == 1
    assert [(e.source, e.data) for e in found(name, table="newest")] == [
        ("crawl.db!k1", "<P>新闻".encode())
    ]


def test_no_view_counts_without_end(base: Callable[..., str]) -> None:
    endless = "WITH RECURSIVE n(html) AS (SELECT 'x' UNION ALL SELECT html FROM n) SELECT * FROM n"
    name = base(PAGES, f"CREATE VIEW endless AS {endless}")
    assert "unpack_broken" in refusal(name, table="endless")


def test_virtual_tables_are_no_tables(base: Callable[..., str]) -> None:
    name = base(PAGES, (ADD, ROW), "CREATE VIRTUAL TABLE words USING fts5(html)")
    assert [e.source for e in found(name)] == ["crawl.db!k1"]


def test_our_own_records_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_sqlite([], "records.sqlite")
    assert refusal("records.sqlite").startswith("container: has the records of an earlier run")
    with closing(sqlite3.connect("records.sqlite")) as opened:
        opened.execute(f"PRAGMA application_id = {APPLICATION_ID + 1}")
        opened.commit()
    assert found("records.sqlite") == []  # a table of another program, without rows


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_changes_beside_it_are_not_lost_in_silence(ending: str, base: Callable[..., str]) -> None:
    name = base(PAGES, (ADD, ROW))
    for beside, lost in ((b"", False), (bytes(512), False), (b"\xd9\xd5\x05\xf9 changes", True)):
        Path(name + ending).write_bytes(beside)
        assert bool(found(name)[0].failure) is lost
    assert f"changed: has changes beside it (…{ending})" in refusal(name)
    assert Path(name + ending).read_bytes().endswith(b"changes")


def test_damage_gives_the_rows_before_it(base: Callable[..., str]) -> None:
    rows = [(ADD, (f"k{at}", "", "x" * 3_000, "")) for at in range(50)]
    name = base(PAGES, *rows)
    data = bytearray(Path(name).read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    Path(name).write_bytes(data)
    every = found(name)
    assert every[0].data == b"x" * 3_000
    assert every[-1].failure
    assert every[-1].failure.code == "unpack_broken"
    Path(name).write_bytes(data[:200])
    assert "unpack_broken" in refusal(name)


def test_nothing_is_made_beside_it(base: Callable[..., str]) -> None:
    name = base("PRAGMA journal_mode = WAL", PAGES, (ADD, ROW))
    Path(f"{name}-wal").unlink(missing_ok=True)
    Path(f"{name}-shm").unlink(missing_ok=True)
    assert len(found(name)) == 1
    assert [path.name for path in Path().iterdir()] == [name]


def test_a_name_with_marks_of_addresses(base: Callable[..., str]) -> None:
    strange = "a?mode=rwc#%41.db"
    Path(base(PAGES, (ADD, ROW))).rename(strange)
    assert [e.source for e in found(strange)] == [f"{strange}!k1"]


def test_a_sidecar_is_no_database(base: Callable[..., str]) -> None:
    with pytest.raises(InputError):
        found(base(PAGES), sidecar="crawl.db")
