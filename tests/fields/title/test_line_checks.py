"""What a line is: near misses on either side of each bound."""

import pytest

from newsclean.fields.title.line_checks import (
    has_title_length,
    is_boilerplate_line,
    is_mostly_date,
    looks_like_credit,
    strip_placeholder,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Labelled, Page, Place, Role


def page(lang: str = "zh") -> LabelledPage:
    """A page of a language without a block."""
    return LabelledPage(Page("text", ()), (), get_lexicon(lang))


def block(text: str) -> Block:
    """A paragraph."""
    return Block(text, Kind.PARAGRAPH, Place())


@pytest.mark.parametrize(
    ("text", "long_enough"),
    [("ab", False), ("abc", True), (" ab ", False), ("x" * 300, True), ("x" * 301, False)],
)
def test_the_length_of_a_headline(text: str, long_enough: bool) -> None:  # noqa: FBT001 - a column of the table
    assert has_title_length(text) == long_enough


@pytest.mark.parametrize(
    "text", ["青河大桥1234567", "1" * 8 + "x" * 112, "来源：青河日报" + "，" * 113]
)
def test_what_is_no_credit_line(text: str) -> None:
    """Seven digits; two lines of 120 characters."""
    assert not looks_like_credit(Labelled(block(text), Role.BODY, 0.0, "test"), page())


@pytest.mark.parametrize("text", ["青河大桥12345678", "1" * 8 + "x" * 111, "来源：青河日报"])
def test_a_credit_line(text: str) -> None:
    assert looks_like_credit(Labelled(block(text), Role.BODY, 0.0, "test"), page())


def test_what_the_labeller_calls_a_credit() -> None:
    assert looks_like_credit(Labelled(block("x" * 200), Role.CREDIT, 0.0, "test"), page())


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("青河12", "zh"),  # half of it digits
        ("首页 > 青河大桥", "zh"),
        ("青河大桥的功能介绍", "zh"),
        ("青河 大桥 修了 两年", "zh"),
        ("The bridge opens in May again", "en"),
        ("青河大桥修了两年今天开放市民都来看了 来源：青河日报", "zh"),
    ],
)
def test_what_is_no_boilerplate(text: str, lang: str) -> None:
    assert not is_boilerplate_line(block(text), page(lang))


@pytest.mark.parametrize(
    "text",
    [
        "青河123",
        "功能介绍青河两岸的身边事",
        "首页 > 新闻 > 青河大桥",
        "首页 | 新闻 | 青河大桥",
        "首页 › 新闻 › 青河大桥",
        "首页 | 新闻 > 青河大桥",
        "青河 大桥 修了 两年 今天",
        "来源：青河日报",
        "首页",
        "2020年05月12日",
    ],
)
def test_boilerplate(text: str) -> None:
    assert is_boilerplate_line(block(text), page())


@pytest.mark.parametrize(
    "text",
    [
        "青河大桥在2020年05月12日开放，许多居民一早就来到",
        "某某 发表于 昨天",
        "某某 发表于 13:42 " + "青" * 47,
    ],
)
def test_what_is_not_mostly_a_date(text: str) -> None:
    """A date in a sentence; a label without a digit; a label in a line of 60 characters."""
    assert not is_mostly_date(text, page())


@pytest.mark.parametrize("text", ["青河 2020年05月12日", "某某 发表于 13:42 " + "青" * 46])
def test_mostly_a_date(text: str) -> None:
    assert is_mostly_date(text, page())


@pytest.mark.parametrize(
    "text", ["A bridge [in May]", "A bridge [share-icon] in May", f"A bridge [{'x' * 41}]"]
)
def test_what_is_no_placeholder(text: str) -> None:
    assert strip_placeholder(text) == text


@pytest.mark.parametrize("name", ["share.gif", "logo_2", "x" * 40])
def test_a_placeholder(name: str) -> None:
    assert strip_placeholder(f"A bridge [{name}]") == "A bridge"
