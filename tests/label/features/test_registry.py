"""The numbers that describe a block."""

from math import isfinite

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Decoded, Page
from newsclean.read.dump.reader import read_text
from newsclean.text.sentences import ends_sentence
from newsclean.text.width import count_effective_chars

PROSE = "The river rose by two metres in the night, and the lower streets had to be cleared."


def dump(*lines: str) -> Page:
    """A dump of some lines."""
    return read_text(Decoded("\n".join(lines), "utf-8", "utf-8", 1.0))


@pytest.mark.parametrize("code", ["en", "zh", "und"])
@pytest.mark.parametrize("text", ["", "…", "。", "[logo]", "1", "\u0301", "🎉 🎉", "a" * 5000])
def test_every_block_has_a_finite_number(code: str, text: str) -> None:
    """Odd blocks get numbers as well, one a block and feature."""
    page = dump(PROSE, text, PROSE)
    for name, column in build_feature_table(page, get_lexicon(code)).items():
        assert len(column) == len(page.blocks), name
        assert all(map(isfinite, column)), name


def test_a_page_without_blocks_has_no_columns() -> None:
    """Nothing in, nothing out."""
    assert build_feature_table(dump(""), get_lexicon("en")) == {}


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Done.", True),
        ("“Done.”", True),
        ("完了。」", True),
        ("more ...", False),
        ("更多…", False),
        ("Home", False),
        ("", False),
    ],
)
def test_ends_sentence(text: str, *, ends: bool) -> None:
    """Quotes do not matter; an ellipsis is a teaser's end."""
    assert ends_sentence(text) is ends


def test_wide_characters_say_more() -> None:
    """A Chinese character counts as two and a half letters."""
    assert count_effective_chars("新闻") == 2 * count_effective_chars("ab") + 1
