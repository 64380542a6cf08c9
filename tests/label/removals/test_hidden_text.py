"""Hidden text goes, unless it is the story or a click shows it."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.removals.hidden_text import find_hidden_text
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Markup, Page, Place

SHOWN, HIDDEN, OPENS = Markup(), Markup(hidden=True), Markup(hidden=True, opens=True)
LINES = [f"The ferry number {n} sails at eight and is back at noon." for n in "abcdef"]


def find(markups: list[Markup], texts: list[str] | None = None) -> list[int]:
    """The blocks that go, of kept ones with these markups."""
    pairs = zip(texts or LINES, markups, strict=False)
    blocks = tuple(Block(text, Kind.PARAGRAPH, Place(), markup=markup) for text, markup in pairs)
    features = build_feature_table(Page("html", blocks), get_lexicon("en"))
    ones = [1.0] * len(blocks)
    return sorted(find_hidden_text(KeptBlocks(features, ones, [True] * len(blocks))))


@pytest.mark.parametrize(
    ("markups", "gone"),
    [
        ([SHOWN] * 6, []),
        ([HIDDEN] * 6, []),
        ([SHOWN, SHOWN, HIDDEN], [2]),
        ([SHOWN, HIDDEN], []),  # half of the text
        ([SHOWN, SHOWN, OPENS], []),
        ([SHOWN, SHOWN, SHOWN, HIDDEN, OPENS], [3]),
        ([SHOWN, SHOWN, SHOWN, HIDDEN, HIDDEN], []),  # two of five
    ],
)
def test_the_smaller_part_goes_if_no_click_shows_it(markups: list[Markup], gone: list[int]) -> None:
    assert find(markups) == gone


def test_a_hidden_copy_goes_however_long_it_is() -> None:
    whole = "In short: " + " ".join(LINES[:3]) + " And more of the same, word for word." * 3
    assert find([SHOWN] * 3 + [HIDDEN], [*LINES[:3], whole]) == [3]
    assert find([OPENS] + [SHOWN] * 3, [whole, *LINES[:3]]) == [0]
    assert find([SHOWN] * 3 + [HIDDEN], [*LINES[3:6], whole]) == []
