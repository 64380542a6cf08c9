"""A block's place, the prose near it, and lines of some kind near it."""

import pytest

from newsclean.label.features.around import (
    count_marked_within,
    count_since_marked,
    count_until_marked,
    measure_prose,
    measure_run_lengths,
)
from newsclean.label.features.feature_table import FeatureTable
from tests.label.features.feature_pages import PROSE, give_columns, read_lines, read_markup


def give_prose(*rows: tuple[float, float, float, float]) -> FeatureTable:
    """Length, end, sentences and function words of some blocks."""
    names = ("length", "end_sentence", "sentences", "function_words")
    return give_columns(**dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


@pytest.mark.parametrize(
    ("row", "prose"),
    [
        ((40.0, 1.0, 1.0, 9.0), 0.0),  # too short
        ((400.0, 1.0, 1.0, 1.0), 0.0),  # no function words
        ((41.0, 1.0, 1.0, 2.0), 41.0),
        ((100.0, 0.0, 1.0, 9.0), 30.0),  # no full stop
        ((100.0, 0.0, 2.0, 9.0), 100.0),  # … but two sentences
        ((900.0, 1.0, 1.0, 9.0), 800.0),
    ],
)
def test_what_is_prose(row: tuple[float, float, float, float], prose: float) -> None:
    assert measure_prose(give_prose(row)) == [pytest.approx(prose)]


def test_prose_before_and_after() -> None:
    """Of three or eight blocks, the block itself left out."""
    count = len(PROSE)
    table = read_lines(PROSE, "Home", *["News"] * 8, "Town")
    assert table["prose_before_3"] == [0.0] + [count] * 3 + [0.0] * 7
    assert table["prose_before_8"] == [0.0] + [count] * 8 + [0.0] * 2
    table = read_lines(*["News"] * 9, "Town", PROSE)
    assert table["prose_after_3"] == [0.0] * 7 + [count] * 3 + [0.0]
    assert table["prose_after_8"] == [0.0] * 2 + [count] * 8 + [0.0]


def test_shares_of_prose() -> None:
    count = float(len(PROSE))
    table = read_lines("Home", PROSE, PROSE, "Town")
    assert table["block_prose_share"] == [0.0, 0.5, 0.5, 0.0]
    assert table["prose_share_above"] == [0.0, 0.0, 0.5, 1.0]
    assert table["page_prose"] == [2 * count] * 4
    assert read_lines("Home")["page_prose"] == [1.0]
    assert read_lines("Home")["block_prose_share"] == [0.0]
    assert set(read_lines(*[PROSE * 10] * 30)["page_prose"]) == {20_000.0}


def test_places() -> None:
    table = read_lines(*["News"] * 80)
    assert table["relative_position"][:2] == [0.0, 1 / 80]
    assert table["blocks_above"] == [*map(float, range(60))] + [60.0] * 20
    assert table["page_blocks"] == [80.0] * 80
    assert read_lines(*["News"] * 700)["page_blocks"][0] == 600.0
    assert read_lines("News", "Town")["blocks_above"] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("gap", "lengths"),
    [(0, [2.0, 2.0, 0.0, 1.0, 0.0, 0.0, 1.0]), (1, [3.0, 3.0, 0.0, 3.0, 0.0, 0.0, 1.0])],
)
def test_runs_of_prose(gap: int, lengths: list[float]) -> None:
    assert measure_run_lengths([9.0, 9.0, 0.0, 9.0, 0.0, 0.0, 9.0], gap) == lengths
    assert set(measure_run_lengths([9.0] * 50, gap)) == {40.0}


def test_runs_of_prose_are_columns() -> None:
    table = read_lines(PROSE, "Home", PROSE, "Home", "Home", PROSE)
    assert table["prose_run_blocks"] == [1.0, 0.0, 1.0, 0.0, 0.0, 1.0]
    assert table["prose_run_blocks_gap_1"] == [2.0, 0.0, 2.0, 0.0, 0.0, 1.0]


def test_distances_to_marked_blocks() -> None:
    marks = [False, True, False, False, True, False]
    assert count_since_marked(marks) == [40.0, 40.0, 1.0, 2.0, 3.0, 1.0]
    assert count_until_marked(marks) == [1.0, 3.0, 2.0, 1.0, 40.0, 40.0]
    assert count_since_marked([True] + [False] * 60)[-1] == 40.0
    assert count_marked_within(marks, 1) == [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]
    assert count_marked_within(marks, 3) == [1.0, 2.0, 2.0, 2.0, 2.0, 1.0]
    assert count_marked_within([True], 4) == [1.0]


def test_cue_lines_near() -> None:
    """A long line with a cue word is none."""
    long_line = f"Sign up for our newsletter: {PROSE} {PROSE[:20]}"
    assert read_lines(long_line)["cue_groups"][0] > 0
    table = read_lines(long_line, "x", "Share this", "x", "x", "x", "x", "x")
    assert table["since_cue_line"][:4] == [40.0, 40.0, 40.0, 1.0]
    assert table["until_cue_line"] == [2.0, 1.0] + [40.0] * 6
    assert table["cue_lines_within_4"] == [1.0] * 7 + [0.0]


def test_short_lines_near() -> None:
    """Of 30 letters, not of 31."""
    table = read_lines("a" * 31, "a" * 30, *["a" * 31] * 5)
    assert table["since_short_line"] == [40.0, 40.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    assert table["short_lines_within_4"] == [1.0] * 6 + [0.0]


def test_closing_headings_are_counted_up_to_three() -> None:
    table = read_lines(*["相关阅读"] * 5, "标题", code="zh")
    assert table["closing_headings_above"] == [0.0, 1.0, 2.0, 3.0, 3.0, 3.0]
    assert table["since_closing_heading"] == [40.0, 1.0, 1.0, 1.0, 1.0, 1.0]


def test_neighbours() -> None:
    table = read_lines("abc", "a.", "abcdefg")
    assert table["log_length_before"] == [0.0, 2.0, table["log_length"][1]]
    assert table["log_length_after"] == [table["log_length"][1], 3.0, 0.0]
    assert table["shorter_neighbour"] == [0.0, 2.0, 0.0]
    assert table["end_sentence_before"] == [0.0, 0.0, 1.0]
    assert table["end_sentence_after"] == [1.0, 0.0, 0.0]


def test_links_near() -> None:
    """A block of which four fifths are links is not a link, one with more is."""
    links = "<p><a href=x>abcd</a>e<p>f<p><a href=x>abcde</a>f<p>g<p>h<p>i<p>j"
    table = read_markup(links)
    assert table["link_share_before"][:2] == [0.0, 0.8]
    assert table["link_share_after"][1] == 5 / 6
    assert table["link_lines_within_3"] == [1.0] * 6 + [0.0]
