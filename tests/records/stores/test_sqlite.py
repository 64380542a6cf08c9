"""`records.stores.sqlite`: every key has its place, searches find, and errors are ours."""

import errno
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from newsclean.errors import OutputError
from newsclean.records.schema import KEY_NAMES
from newsclean.records.stores import sqlite
from newsclean.records.stores.columns import KEY_COLUMNS
from tests.records.stores.table_rows import SOME, found


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


def test_every_key_of_the_record_has_its_place(base: str) -> None:
    assert [column.key for column in KEY_COLUMNS] == [*KEY_NAMES]
    with closing(sqlite3.connect(base)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        assert {"articles", "authors", "editors", "warnings", "images", "tags"} <= tables
        rows = connection.execute("SELECT article, name, role FROM authors").fetchall()
        assert rows == [(1, "林小雨", "记者")]


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
