"""What stands near a dump's line."""

import pytest

from newsclean.label.features.dump_lines import (
    compare_to_median_length,
    is_doubled,
    mark_date_lines,
    mark_near_repeats,
    mark_sentence_lines,
    mark_unended_lines,
)
from newsclean.label.features.line_marks import mark_age_lines
from tests.label.features.feature_pages import PROSE, give_columns, read_lines

TEASER = "Harbour ferry returns to its old pier after the summer storm"


@pytest.mark.parametrize(
    ("text", "says_it_twice"),
    [
        (f"{TEASER} {TEASER}", True),
        (f"{TEASER}{TEASER}", True),  # glued, as of a link around picture and headline
        (f"{TEASER} – {TEASER}, and the fares rise", True),
        (PROSE, False),
        ("The ferry is late. The ferry is old, says who rows it.", False),
        ("no no no no", False),
        ("abcdefghijkl abcdefghij", False),  # 23 characters
        ("abcdefghijk abcdefghijk", False),
        ("abcdefghijkl abcdefghijkl", True),
        ("abcdefghijklmnopqrst abcdefghijklmn", False),  # a repeated text of 20 may be a name
        ("abcdefghijklmnopqrstu abcdefghijklmn", True),
        ("abcdefghijklm abcdefghijklm abcdefghijklmn", False),
        ("", False),
    ],
)
def test_a_line_that_says_one_thing_twice(text: str, *, says_it_twice: bool) -> None:
    """Two equal halves, not two sentences that begin alike."""
    assert is_doubled(text) is says_it_twice


def test_a_caption_and_the_words_for_its_picture_are_twins() -> None:
    """One begins as the other does; short lines are no one's twins."""
    table = read_lines(PROSE, TEASER, f"{TEASER}. (Jane Miller/The Ledger)", "Share", "Share it")
    assert table["near_repeat"] == [0.0, 1.0, 1.0, 0.0, 0.0]
    assert table["near_repeats_within_3"][0] == 2.0
    assert table["caption_line"] == [0.0, 0.0, 1.0, 0.0, 0.0]
    assert table["caption_line_after"] == [0.0, 1.0, 0.0, 0.0, 0.0]


def test_dates_stand_between_teasers() -> None:
    """Short dated lines are counted near each line; a long sentence with a date is none."""
    sentence = f"On 2 May 2020 {PROSE} {PROSE}"
    table = read_lines(sentence, "2 May 2020", TEASER, "3 May 2020", TEASER)
    assert table["date_lines_within_5"] == [2.0] * 5
    assert table["since_date_line"][2:] == [1.0, 2.0, 1.0]
    assert table["until_date_line"][0] == 1.0


def test_an_age_dates_a_teaser_as_well() -> None:
    table = read_lines(PROSE, "Harbour Desk · 3 hours ago", TEASER, PROSE)
    assert table["date_lines_within_5"] == [1.0] * 4


def test_a_story_has_sentences_near_it() -> None:
    """A paragraph has more of them around it than a headline in a list of headlines."""
    table = read_lines(*[TEASER] * 12, PROSE, PROSE[:50], PROSE + PROSE, PROSE)
    near, far = table["sentence_lines_within_3"], table["sentence_lines_within_10"]
    assert near[0] == far[0] == 0.0
    assert near[13] == far[13] == 3.0  # what is cut off in its middle ends no sentence
    assert table["length_to_median"][0] == 1.0  # most lines of this page are as long
    assert table["length_to_median"][14] > 2.0


def test_what_is_a_sentence_line() -> None:
    table = give_columns(length=[39.0, 40.0, 90.0], end_sentence=[1.0, 1.0, 0.0])
    assert mark_sentence_lines(table) == [False, True, False]


def test_what_is_an_unended_line() -> None:
    table = give_columns(length=[24.0, 25.0, 90.0], end_sentence=[0.0, 0.0, 1.0])
    assert mark_unended_lines(table) == [False, True, False]


def test_what_is_a_date_line() -> None:
    """Of a date little more than that is asked, not of an age: it stands in short lines only."""
    table = give_columns(has_date=[0.0, 1.0, 1.0, 0.0], log_length=[5.0, 6.2, 6.1, 6.5])
    table._results[mark_age_lines] = [False, False, False, True]  # noqa: SLF001 - as if found
    assert mark_date_lines(table) == [False, False, True, True]


def test_long_lines_near() -> None:
    assert read_lines("a" * 79, "a" * 80, *["b"] * 6)["long_lines_within_5"] == [1.0] * 7 + [0.0]
    assert read_lines("a" * 25, *["b"] * 6)["unended_lines_within_5"] == [1.0] * 6 + [0.0]


def test_sentences_within_three_and_ten_lines() -> None:
    table = read_lines(PROSE, *["Home"] * 12)
    assert table["sentence_lines_within_3"] == [1.0] * 4 + [0.0] * 9
    assert table["sentence_lines_within_10"] == [1.0] * 11 + [0.0] * 2
    assert table["since_sentence_line"][:3] == [40.0, 1.0, 2.0]
    assert read_lines("Home", "Town", PROSE)["until_sentence_line"] == [2.0, 1.0, 40.0]


def test_dates_within_five_lines() -> None:
    table = read_lines("2 May 2020", *["Home"] * 6)
    assert table["date_lines_within_5"] == [1.0] * 6 + [0.0]


def test_captions_within_four_lines() -> None:
    table = read_lines(f"{TEASER}. (Photo: Jane Miller)", *["Home"] * 5)
    assert table["caption_lines_within_4"] == [1.0] * 5 + [0.0]


def test_who_stands_left_is_a_caption() -> None:
    line = "Jane Miller (left) and Tom Hall (right) open the pier"
    assert read_lines("Turn left at the pier", line)["caption_line"] == [0.0, 1.0]


def test_lengths_to_the_median() -> None:
    table = read_lines("Home", "a" * 250, "a" * 900)
    assert compare_to_median_length(table) == [0.04, 2.5, 5.0]
    table = read_lines(PROSE, PROSE * 2, PROSE * 3)
    assert table["length_to_median"] == [0.5, 1.0, 1.5]


@pytest.mark.parametrize(
    ("lines", "repeats"),
    [
        ((TEASER, "Home", TEASER), [True, False, True]),
        ((TEASER, "a", "b", TEASER), [True, False, False, True]),
        ((TEASER, "a", "b", "c", TEASER), [False] * 5),  # four lines away
        ((TEASER[:15], TEASER[:15]), [False, False]),  # too short
        ((TEASER[:16], TEASER[:16]), [True, True]),
        ((TEASER, f"Picture: {TEASER}"), [True, True]),
        ((f"Picture: {TEASER}", TEASER), [True, True]),
        ((TEASER, "Harbour ferry is out of order"), [False, False]),
    ],
)
def test_lines_repeated_nearby(lines: tuple[str, ...], repeats: list[bool]) -> None:
    assert mark_near_repeats(read_lines(*lines)) == repeats


def test_repeated_lines_within_three() -> None:
    assert read_lines(TEASER, TEASER, *["a"] * 4)["near_repeats_within_3"] == [
        *(2.0, 2.0, 2.0, 2.0, 1.0, 0.0)
    ]
    assert read_lines(TEASER, f"{TEASER} {TEASER}")["repeats_itself"] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Reuters says the ferry will come back", 0.0),
        ("Reuters on the old pier", 0.0),
        ("Reuters on the pier", 1.0),
        ("The pier in May. Reuters", 1.0),
        ("The pier in May. Getty Images", 1.0),
    ],
)
def test_an_agency_at_the_end(line: str, ends: float) -> None:
    assert read_lines(line)["end_agency"] == [ends]


def test_groups_of_cue_words_since_the_last_sentence() -> None:
    table = read_lines("Share", "All rights reserved", "Share", PROSE, "Home", "Share", "Home")
    assert table["cue_groups"] == [1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0]
    assert table["cue_groups_since_sentence_line"] == [0.0, 1.0, 2.0, 2.0, 0.0, 0.0, 1.0]


def test_signs_are_counted_up_to_a_bound() -> None:
    table = read_lines("a; b", "a, b， c、 d", "," * 20, "No?! ！", "!" * 9)
    assert table["commas"] == [0.0, 3.0, 8.0, 0.0, 0.0]
    assert table["exclamations"] == [0.0, 0.0, 0.0, 3.0, 3.0]
