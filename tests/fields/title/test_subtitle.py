"""Decks and original headlines: what is none, then what is found and how sure it is."""

from typing import Any

import pytest

from newsclean.fields.title.title import find_original_title, find_subtitle
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Markup, Page, Place, Role

TITLE = "The bridge over the Tarn opens"
DECK = "Two years of rain are over"
STORY = "Many people walked over it in the morning, and they said that they had waited."
ALTERNATIVE = ("jsonld", "alternativeHeadline")


def item(text: str, role: Role = Role.FURNITURE, classes: str = "") -> Labelled:
    """A labelled paragraph, or a heading for the headline."""
    kind, level = (Kind.HEADING, 1) if role is Role.HEADLINE else (Kind.PARAGRAPH, None)
    block = Block(text, kind, Place(), level=level, markup=Markup(("p",), classes))
    return Labelled(block, role, 0.0, "test")


def subtitles(
    *lines: Labelled, claim: tuple[tuple[str, str], str] | None = None
) -> list[tuple[str, str, float]]:
    """The subtitles of a page that ends in a story, with rule and confidence."""
    items = (item(TITLE, Role.HEADLINE), *lines, item(STORY, Role.BODY))
    claims = [Claim("html", "title", TITLE), *([Claim(*claim[0], claim[1])] if claim else [])]
    page = Page("html", tuple(each.block for each in items), tuple(claims))
    found = find_subtitle(LabelledPage(page, items, get_lexicon("en")))
    return [(each.value, each.rule, each.confidence) for each in found]


@pytest.mark.parametrize(
    "line",
    [
        item(DECK),
        item(DECK, classes="story-text"),
        item(DECK, classes="text deck"),  # the class of an element further out
        item(DECK, classes="decking"),
        item("ab", classes="deck"),
        item(TITLE, classes="deck"),
    ],
)
def test_what_is_no_deck(line: Labelled) -> None:
    assert subtitles(line) == []


@pytest.mark.parametrize("name", ["subtitle", "subhead", "deck", "dek", "standfirst", "sub"])
def test_an_element_named_deck(name: str) -> None:
    assert subtitles(item(DECK, classes=f"story-{name} x")) == [(DECK, "element named deck", 0.7)]


def test_a_deck_stands_within_eight_blocks() -> None:
    deck, menu = item(DECK, classes="deck"), item("News")
    assert len(subtitles(deck, *[menu] * 7)) == 1
    assert subtitles(deck, *[menu] * 8) == []


def test_a_deck_may_be_among_the_first_two_blocks_of_the_story() -> None:
    story, deck = item(STORY, Role.BODY), item(DECK, classes="deck")
    assert len(subtitles(story, deck)) == 1
    assert subtitles(story, story, deck) == []


def test_a_deck_above_everything_else() -> None:
    items = (item(DECK, classes="deck"), item(STORY, Role.BODY))
    claims = (Claim("html", "title", TITLE),)
    page = Page("html", tuple(each.block for each in items), claims)
    found = find_subtitle(LabelledPage(page, items, get_lexicon("en")))
    assert [each.value for each in found] == [DECK]


def test_what_the_labeller_calls_a_subtitle() -> None:
    assert subtitles(item(DECK, Role.SUBTITLE)) == [(DECK, "labelled subtitle", 0.8)]


def test_a_second_headline_of_the_head() -> None:
    assert subtitles(claim=(ALTERNATIVE, TITLE)) == []
    found = (DECK, "jsonld alternativeHeadline", 0.5)
    assert subtitles(claim=(ALTERNATIVE, DECK)) == [found]


def original(line: str) -> list[Any]:
    """The original headlines of a Chinese page with a line below its story."""
    items = (item("昨天雨中，许多居民一早就来到桥上。", Role.BODY), item(line, Role.CREDIT))
    page = Page("html", tuple(each.block for each in items))
    found = find_original_title(LabelledPage(page, items, get_lexicon("zh")))
    return [(each.value, each.confidence) for each in found]


def test_the_headline_at_the_outlet() -> None:
    assert original("责任编辑：李明") == []
    assert original("原标题：青河大桥今日通车") == [("青河大桥今日通车", 0.95)]
