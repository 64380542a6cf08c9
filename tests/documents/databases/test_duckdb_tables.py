"""DuckDB databases with a table of pages."""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsclean.documents import ColumnNames, Entry, Selection, iter_entries
from newsclean.documents.databases import duckdb_tables

duckdb = pytest.importorskip("duckdb")
PAGES = "CREATE TABLE pages (id TEXT, url TEXT, html TEXT, fetched_at TIMESTAMP)"
ADD = "INSERT INTO pages VALUES ('k1', 'https://news.example/1', '<p>新闻', '2024-05-17 08:30:00')"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Makes a database in the current folder."""
    monkeypatch.chdir(tmp_path)

    def make(*statements: str) -> str:
        with closing(duckdb.connect("crawl.duckdb")) as opened:
            for statement in statements:
                opened.execute(statement)
        return "crawl.duckdb"

    return make


def found(name: str, **selection: object) -> list[Entry]:
    """All entries of a database."""
    return list(iter_entries([name], Selection(**selection)))  # type: ignore[arg-type]  # by name


def refusal(name: str, **selection: object) -> str:
    """The message of the one error."""
    (error,) = found(name, **selection)
    assert error.failure
    return f"{error.failure.code}: {error.failure.message}"


def test_a_row_is_a_page(base: Callable[..., str]) -> None:
    (entry,) = found(base(PAGES, ADD, "CREATE TABLE runs (day DATE)"))
    assert (entry.source, entry.url) == ("crawl.duckdb!k1", "https://news.example/1")
    assert (entry.data, entry.transport) == ("<p>新闻".encode(), "utf-8")
    assert entry.crawled == "2024-05-17T08:30:00"


def test_rows_come_in_order_and_deleted_ones_do_not(
    base: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duckdb_tables, "SLICE_ROWS", 4)
    name = base(
        "CREATE TABLE pages AS SELECT i AS id, 'page ' || i AS html FROM range(30) t(i)",
        "DELETE FROM pages WHERE id IN (3, 8, 9, 10, 11, 29)",
    )
    wanted = [i for i in range(30) if i not in {3, 8, 9, 10, 11, 29}]
    assert [e.data for e in found(name)] == [b"page %d" % i for i in wanted]


def test_types_of_columns(base: Callable[..., str]) -> None:
    name = base(
        "SET TimeZone = 'Asia/Shanghai'",
        "CREATE TABLE p (id UUID, body BLOB, crawled TIMESTAMPTZ)",
        r"INSERT INTO p VALUES (uuid(), '\xD0\xC2'::BLOB, '2024-05-17 08:30:00+08')",
    )
    (entry,) = found(name)
    assert (entry.data, entry.crawled) == (b"\xd0\xc2", "2024-05-17T00:30:00+00:00")
    assert refusal(name, columns=ColumnNames(html="id")) == (
        "not_found: the column id has no texts but UUID"
    )


def test_one_of_several_tables_is_named(base: Callable[..., str]) -> None:
    name = base(
        PAGES,
        ADD,
        "CREATE SCHEMA old",
        "CREATE TABLE old.pages (html TEXT)",
        "INSERT INTO old.pages VALUES ('old')",
        "CREATE VIEW v AS SELECT id, upper(html) AS html FROM pages",
    )
    assert (
        "several tables with pages: pages, old.pages; name one: newsclean batch --table"
        in refusal(name)
    )
    assert [e.data for e in found(name, table="old.pages")] == [b"old"]
    assert [e.data for e in found(name, table="v")] == ["<P>新闻".encode()]
    assert "has no table x" in refusal(name, table="x")


def test_a_view_reads_no_other_file(base: Callable[..., str]) -> None:
    Path("secret.csv").write_text("html\nsecret\n")
    name = base("CREATE VIEW v AS SELECT html FROM read_csv('secret.csv')")
    assert "unpack_broken" in refusal(name, table="v")


def test_a_page_that_is_too_large_costs_itself(base: Callable[..., str]) -> None:
    name = base(
        "CREATE TABLE p (html TEXT)",
        "INSERT INTO p VALUES ('a'), (repeat('x', 2000)), (''), (NULL), ('b')",
    )
    every = found(name, max_bytes=1_000)
    assert [e.failure and e.failure.code for e in every] == [
        None,
        "too_large",
        "empty",
        "empty",
        None,
    ]


def test_damage_is_one_error(base: Callable[..., str]) -> None:
    name = base(PAGES, ADD)
    data = Path(name).read_bytes()
    Path(name).write_bytes(data[:5_000])
    assert refusal(name).startswith("unpack_broken: DuckDB cannot read it (")
    Path(name).write_bytes(data)
    assert len(found(name)) == 1


def test_duckdb_missing_is_one_error(
    base: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = base(PAGES, ADD)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert "newsclean[duckdb]" in refusal(name)
