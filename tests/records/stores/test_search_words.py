"""`records.stores.search_words`: words of any length are found, and none is a command."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.records.stores import sqlite
from newsclean.records.stores.search_words import build_match_query, pair_unspaced
from tests.records.stores.table_rows import found


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
