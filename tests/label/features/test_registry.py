"""The numbers that describe a block."""

from math import isfinite

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Decoded, Page
from newsclean.read.dump.reader import read_text
from newsclean.read.html.reader import read_html
from newsclean.text.sentences import ends_sentence
from newsclean.text.width import count_effective_chars

PROSE = "The river rose by two metres in the night, and the lower streets had to be cleared."
TEASER = "A football manager resigned after ninety minutes of silence in the stadium."


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


def test_html_has_the_features_of_its_markup() -> None:
    """A teaser in an aside differs from a paragraph in the article."""
    html = f"<article class=story><p>{PROSE}</p></article><aside class=related><p><a href=x>{TEASER}</a></p></aside>"
    table = build_feature_table(
        read_html(Decoded(html, "utf-8", "utf-8", 1.0))[0], get_lexicon("en")
    )
    assert table["in_article"] == [1.0, 0.0]
    assert table["in_aside"] == [0.0, 1.0]
    assert table["boilerplate_class_groups"] == [0.0, 1.0]
    assert table["link_share"] == [0.0, 1.0]


def test_a_page_without_blocks_has_no_columns() -> None:
    """Nothing in, nothing out."""
    assert build_feature_table(dump(""), get_lexicon("en")) == {}


def test_closing_headings_are_counted_from_below() -> None:
    """The heading itself is not below itself."""
    table = build_feature_table(
        dump("青河水位上涨。", "相关阅读", "标题", "猜你喜欢", "标题"), get_lexicon("zh")
    )
    assert table["closing_headings_above"] == [0.0, 0.0, 1.0, 1.0, 2.0]
    assert table["since_closing_heading"][2:] == [1.0, 2.0, 1.0]


def test_a_teaser_shares_few_words_with_the_story() -> None:
    """The story's own paragraphs share more."""
    other = (
        "Streets along the river were cleared in the night, and the lower houses stood in water."
    )
    page = dump(PROSE, other, PROSE.replace("two", "three"), TEASER)
    shares = build_feature_table(page, get_lexicon("en"))["vocabulary_overlap"]
    assert min(shares[:3]) > shares[3]


def test_a_language_without_a_file_is_not_taken_for_a_list() -> None:
    """Zulu prose counts as prose though no function word of it is known."""
    zulu = "Umfula wenyuke ngamamitha amabili ebusuku, futhi imigwaqo engezansi kwadingeka ukuthi ikhishwe abantu."
    assert build_feature_table(dump(zulu), get_lexicon(None))["function_words"][0] >= 3
    assert build_feature_table(dump(zulu), get_lexicon("en"))["function_words"][0] < 1


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
