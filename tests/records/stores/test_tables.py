"""SQLite and Parquet: the same rows give the same bytes, and words are found."""

import errno
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.errors import OutputError, RecordsError
from newsclean.model import Article, Block, Failure, Kind, Link, Outcome, Person, Place
from newsclean.records.render import build_record, render_json_line
from newsclean.records.schema import KEY_NAMES
from newsclean.records.stores import OUTPUT_FORMATS, OutputRow, load_writer, sqlite
from newsclean.records.stores.columns import KEY_COLUMNS
from newsclean.records.stores.search_words import build_match_query, pair_unspaced

LINKED = Block("see here", Kind.LIST_ITEM, Place(line=9), links=(Link(4, 8, "https://x.example"),))


def article(source: str, title: str, text: str = "", **more: Any) -> dict[str, Any]:
    """A record as `extract` makes it."""
    made = Article("article", "text", title=title, text=text, **more)
    return build_record(Outcome(source, made), blocks=bool(made.blocks))


def rows(*records: dict[str, Any]) -> list[OutputRow]:
    """Records as a batch hands them to a writer."""
    return [OutputRow(render_json_line(values).encode(), "") for values in records]


SOME = rows(
    article("a", "海底隧道通车", "第一批车辆驶入隧道。", authors=(Person("林小雨", "记者"),)),
    article("b", "Ｈarbour tunnel opens", "“We have waited,” said the mayor of Zürich."),
    article("c", "地铁三号线", "隧\n\n道路施工 AI时代 3月", blocks=(LINKED,), tags=("道路",)),
    build_record(Outcome("d", error=Failure("empty", "the file has no bytes", "decode"))),
)


@pytest.fixture
def base(tmp_path: Path) -> str:
    """An SQLite file of some records."""
    path = str(tmp_path / "run.sqlite")
    sqlite.write_sqlite(SOME, path)
    return path


def found(path: str, *words: str, **more: Any) -> list[str]:
    """Sources of the records that have some words."""
    return sorted(values["source"] for values in sqlite.search_sqlite(path, words, **more))


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        (["隧道"], ["a"]),  # not c, where a paragraph ends between the two signs
        (["海底隧道"], ["a"]),
        (["底隧"], ["a"]),
        (["隧"], ["a", "c"]),
        (["道"], ["a", "c"]),
        (["海道"], []),
        (["道路施工"], ["c"]),
        (["AI时代"], ["c"]),
        (["3月"], ["c"]),
        (["harbour"], ["b"]),
        (["harb"], []),
        (["harb*"], ["b"]),
        (["zurich"], ["b"]),
        (["said the mayor"], ["b"]),
        (["mayor", "tunnel"], ["b"]),
        (["mayor", "隧道"], []),
        (["mayor the"], []),
        (['" OR title:*'], []),
        (["NEAR(a b)"], []),
        (["！？"], []),
    ],
)
def test_words_of_any_length_are_found(base: str, words: list[str], sources: list[str]) -> None:
    assert found(base, *words) == sources


def test_a_search_can_be_for_titles_and_for_the_best_alone(base: str) -> None:
    assert found(base, "隧道", column="text") == ["a"]
    assert found(base, "通车", column="text") == []
    assert found(base, "通车", column="title") == ["a"]
    assert len(found(base, "隧", limit=1)) == 1


def test_plain_sqlite_finds_a_chinese_word_of_two_signs(base: str) -> None:
    """What docs/outputs.md tells people who have the file and no newsclean."""
    query = (
        "SELECT articles.title FROM search JOIN articles ON articles.id = search.rowid "
        "WHERE search MATCH '隧道' ORDER BY rank"
    )
    with closing(sqlite3.connect(base)) as connection:
        assert connection.execute(query).fetchall() == [("海底隧道通车",)]


@given(st.text(alphabet="海底隧道通车ab ，。", min_size=1, max_size=20), st.data())
def test_each_part_of_a_run_is_found(text: str, data: st.DataObject) -> None:
    """Whatever stretch of a Chinese run is asked for, its pairs follow one another in the index."""
    runs = [run for run in text.translate(dict.fromkeys(map(ord, "ab ，。"), " ")).split() if run]
    base = sqlite3.connect(":memory:")
    base.execute(sqlite.SEARCH_TABLE_STATEMENT)
    base.execute("INSERT INTO search(rowid, title, text) VALUES (1, ?, '')", [pair_unspaced(text)])
    for run in runs:
        start = data.draw(st.integers(0, len(run) - 1))
        asked = run[start : data.draw(st.integers(start + 1, len(run)))]
        query = "SELECT count(*) FROM search WHERE search MATCH ?"
        assert base.execute(query, [build_match_query([asked])]).fetchone() == (1,), asked
    base.close()


@given(st.text(max_size=30))
@example("0\0")
def test_no_words_are_a_command_of_the_index(words: str) -> None:
    base = sqlite3.connect(":memory:")
    base.execute(sqlite.SEARCH_TABLE_STATEMENT)
    if match := build_match_query([words]):
        base.execute("SELECT count(*) FROM search WHERE search MATCH ?", [match]).fetchall()
    base.close()


def test_every_key_of_the_record_has_its_place(base: str) -> None:
    assert [column.key for column in KEY_COLUMNS] == [*KEY_NAMES]
    with closing(sqlite3.connect(base)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        assert {"articles", "authors", "editors", "warnings", "images", "tags"} <= tables
        rows = connection.execute("SELECT article, name, role FROM authors").fetchall()
        assert rows == [(1, "林小雨", "记者")]


@pytest.mark.parametrize("form", ["sqlite", "parquet"])
def test_the_same_rows_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    write = load_writer(next(known for known in OUTPUT_FORMATS if known.name == form))
    for name in ("one", "two"):
        write(iter(SOME), str(tmp_path / name))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_sqlite_says_that_a_file_of_ours_is_whole(base: str) -> None:
    with closing(sqlite3.connect(base)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")


@pytest.mark.parametrize("pages", [1, 3, 12, 30, 40, 60])
def test_a_full_disk_is_an_os_error(
    pages: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sqlite, "QUICK_PRAGMAS", f"{sqlite.QUICK_PRAGMAS}; PRAGMA max_page_count={pages}"
    )
    with pytest.raises(OSError, match="full") as caught:
        sqlite.write_sqlite(SOME * 500, str(tmp_path / "run.sqlite"))
    assert caught.value.errno == errno.ENOSPC


def test_an_sqlite_without_full_text_search_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sqlite, "SEARCH_TABLE_STATEMENT", "CREATE VIRTUAL TABLE search USING fts99(title)"
    )
    with pytest.raises(OutputError, match="full-text") as caught:
        sqlite.write_sqlite(SOME, str(tmp_path / "run.sqlite"))
    assert caught.value.code == "missing"


def test_parquet_gives_back_what_went_in(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from newsclean.records.stores.parquet import read_parquet_records, write_parquet  # noqa: PLC0415 - an extra

    write_parquet(SOME, str(tmp_path / "run.parquet"))
    assert [*read_parquet_records(str(tmp_path / "run.parquet"))] == [row.record for row in SOME]
    small = rows({"source": "a", "status": "article", "title": None}, {"source": "b", "title": "B"})
    write_parquet(small, str(tmp_path / "small.parquet"))
    read = [*read_parquet_records(str(tmp_path / "small.parquet"))]
    assert read == [small[0].record, {"source": "b", "status": None, "title": "B"}]


def test_what_does_not_fit_a_parquet_file_is_said(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from newsclean.records.stores.parquet import write_parquet  # noqa: PLC0415 - an extra

    with pytest.raises(OutputError, match="does not fit the columns"):
        write_parquet(
            rows({"source": "a", "authors": "Jane Miller"}), str(tmp_path / "run.parquet")
        )


def test_parquet_has_the_same_columns_whatever_the_records(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    from newsclean.records.stores.parquet import write_parquet  # noqa: PLC0415 - an extra

    write_parquet(SOME, str(tmp_path / "some"))
    write_parquet([], str(tmp_path / "none"))
    some, none = pq.read_schema(tmp_path / "some"), pq.read_schema(tmp_path / "none")
    assert some.names == none.names == [*KEY_NAMES]
    assert some.types == none.types
    assert str(some.field("authors").type) == "list<element: struct<name: string, role: string>>"


def test_another_programs_parquet_file_is_refused(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    from newsclean.records.stores.parquet import read_parquet_records  # noqa: PLC0415 - an extra

    pq.write_table(pa.table({"source": ["a"]}), tmp_path / "own.parquet")
    with pytest.raises(RecordsError, match="did not make"):
        list(read_parquet_records(str(tmp_path / "own.parquet")))


def test_without_pyarrow_the_advice_is_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsclean.records.stores.parquet import write_parquet  # noqa: PLC0415 - an extra

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"newsclean\[parquet\]"):
        write_parquet(SOME, str(tmp_path / "run.parquet"))


def test_the_sqlite3_program_reads_it(base: str) -> None:
    try:
        shown = subprocess.run(
            ["sqlite3", "-readonly", base, "SELECT title FROM articles WHERE id = 1"],  # noqa: S607 - whichever is installed
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        pytest.skip("no sqlite3 program here")
    assert shown.stdout.decode().strip() == "海底隧道通车"
