"""What stands near a dump's line."""

import pytest

from newsclean.label.features.dump_lines import is_doubled
from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.registry import build_feature_table
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Decoded
from newsclean.read.dump.reader import read_text

PROSE = "The river rose by two metres in the night, and the lower streets had to be cleared."
TEASER = "Harbour ferry returns to its old pier after the summer storm"


def table_of(*lines: str) -> FeatureTable:
    """The columns of a dump of some lines."""
    page = read_text(Decoded("\n\n".join(lines), "utf-8", "utf-8", 1.0))
    return build_feature_table(page, get_lexicon("en"))


@pytest.mark.parametrize(
    ("text", "says_it_twice"),
    [
        (f"{TEASER} {TEASER}", True),
        (f"{TEASER}{TEASER}", True),  # glued, as of a link around picture and headline
        (f"{TEASER} – {TEASER}, and the fares rise", True),
        (PROSE, False),
        ("The ferry is late. The ferry is old, says who rows it.", False),
        ("no no no no", False),
        ("", False),
    ],
)
def test_a_line_that_says_one_thing_twice(text: str, *, says_it_twice: bool) -> None:
    """Two equal halves, not two sentences that begin alike."""
    assert is_doubled(text) is says_it_twice


def test_a_caption_and_the_words_for_its_picture_are_twins() -> None:
    """One begins as the other does; short lines are no one's twins."""
    table = table_of(PROSE, TEASER, f"{TEASER}. (Jane Miller/The Ledger)", "Share", "Share it")
    assert table["near_repeat"] == [0.0, 1.0, 1.0, 0.0, 0.0]
    assert table["near_repeats_within_3"][0] == 2.0
    assert table["caption_line"] == [0.0, 0.0, 1.0, 0.0, 0.0]
    assert table["caption_line_after"] == [0.0, 1.0, 0.0, 0.0, 0.0]


def test_dates_stand_between_teasers() -> None:
    """Short dated lines are counted near each line; a long sentence with a date is none."""
    sentence = f"On 2 May 2020 {PROSE} {PROSE}"
    table = table_of(sentence, "2 May 2020", TEASER, "3 May 2020", TEASER)
    assert table["date_lines_within_5"] == [2.0] * 5
    assert table["since_date_line"][2:] == [1.0, 2.0, 1.0]
    assert table["until_date_line"][0] == 1.0


def test_an_age_dates_a_teaser_as_well() -> None:
    table = table_of(PROSE, "Harbour Desk · 3 hours ago", TEASER, PROSE)
    assert table["date_lines_within_5"] == [1.0] * 4


def test_a_story_has_sentences_near_it() -> None:
    """A paragraph has more of them around it than a headline in a list of headlines."""
    table = table_of(*[TEASER] * 12, PROSE, PROSE[:50], PROSE + PROSE, PROSE)
    near, far = table["sentence_lines_within_3"], table["sentence_lines_within_10"]
    assert near[0] == far[0] == 0.0
    assert near[13] == far[13] == 3.0  # what is cut off in its middle ends no sentence
    assert table["length_to_median"][0] == 1.0  # most lines of this page are as long
    assert table["length_to_median"][14] > 2.0
