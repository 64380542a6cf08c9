"""Decks and original headlines: what is none, then what is found and how sure it is."""

from typing import Any

import pytest

from newsclean.fields.title.deck import find_subtitle
from newsclean.fields.title.title import find_original_title
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Markup, Page, Place, Role

TITLE = "The bridge over the Tarn opens"
DECK = "Two years of rain are over"
STORY = "Many people walked over it in the morning, and they said that they had waited."


MORE = "The mayor thanked all who had built it, and the band played until the evening."
SUMMARY = "Two years of rain are over, and the ferry is no longer needed."


def item(
    text: str, role: Role = Role.FURNITURE, classes: str = "", tag: str = "p", landmark: str = ""
) -> Labelled:
    """A labelled paragraph or heading (`tag`); a first-level heading for the headline."""
    tag = "h1" if role is Role.HEADLINE else tag
    kind, level = (Kind.HEADING, int(tag[1])) if tag[0] == "h" else (Kind.PARAGRAPH, None)
    markup = Markup((tag,), classes, landmark=landmark or None)
    return Labelled(Block(text, kind, Place(), level=level, markup=markup), role, 0.0, "test")


def subtitles(
    *lines: Labelled, claims: tuple[tuple[str, str, str], ...] = (), kind: str = "html"
) -> list[tuple[str, str, float]]:
    """The subtitles of a page that ends in a story, with rule and confidence."""
    story = (item(STORY, Role.BODY), item(MORE, Role.BODY))
    items = (item(TITLE, Role.HEADLINE, landmark="header"), *lines, *story)
    if kind == "text":
        items = tuple(each._replace(block=each.block._replace(markup=None)) for each in items)
    head = [Claim("html", "title", TITLE)] if kind == "html" else []
    head += [Claim(*claim) for claim in claims]
    page = Page(kind, tuple(each.block for each in items), tuple(head))
    found = find_subtitle(LabelledPage(page, items, get_lexicon("en")))
    return [(each.value, each.rule, each.confidence) for each in found]


@pytest.mark.parametrize(
    "line",
    [
        item(DECK),
        item(DECK, classes="story-text"),
        item(DECK, classes="story text deck"),  # the class of an element further out
        item(DECK, classes="decking"),
        item("ab", classes="deck"),
        item(TITLE, classes="deck"),
        item(DECK, Role.CREDIT, classes="deck"),
        item(DECK, Role.CAPTION, classes="deck"),
        item(DECK * 40, classes="deck"),
        item("Two years of rain", tag="h2"),  # too short for a second headline
        item(SUMMARY, landmark="header", classes="", tag="p"),  # set as the story is
        item("Harbour, weather", classes="top", landmark="header"),
    ],
)
def test_what_is_no_deck(line: Labelled) -> None:
    assert subtitles(line) == []


@pytest.mark.parametrize(
    "name", ["subtitle", "subhead", "deck", "dek", "standfirst", "sub", "chapo", "sottotitolo"]
)
def test_an_element_named_deck(name: str) -> None:
    found = [(DECK, "element named deck", 0.75)]
    assert subtitles(item(DECK, classes=f"story-{name} x")) == found
    assert subtitles(item(DECK, classes=f"m40 story-{name}")) == found


def test_a_named_element_that_holds_the_story_is_no_deck() -> None:
    intro = item(SUMMARY, Role.BODY, classes="intro")
    assert len(subtitles(intro)) == 1
    assert subtitles(intro, item(STORY, Role.BODY, classes="intro")) == []


DESCRIPTION = (("meta", "description", SUMMARY),)


def test_the_description_in_a_style_of_its_own() -> None:
    first = item(SUMMARY, Role.BODY)
    assert subtitles(first, claims=DESCRIPTION) == []  # the story's first paragraph
    own = item(SUMMARY, Role.BODY, classes="big")
    assert subtitles(own) == []
    found = [(SUMMARY, "description in a style of its own", 0.7)]
    assert subtitles(own, claims=DESCRIPTION) == found
    cut = (("meta", "description", SUMMARY[:40]),)
    assert subtitles(own, claims=cut) == []
    longer = (("meta", "description", f"{SUMMARY} {STORY}"),)
    assert subtitles(own, claims=longer) == []


def test_a_label_that_touches_the_description() -> None:
    glued = item(f"Roads{SUMMARY}", Role.BODY, classes="big")
    assert [value for value, _, _ in subtitles(glued, claims=DESCRIPTION)] == [SUMMARY]


def test_a_second_heading() -> None:
    deck = item(SUMMARY, tag="h2")
    byline = item("By Ann Lee", Role.CREDIT)
    assert subtitles(deck) == [(SUMMARY, "second heading", 0.65)]
    assert len(subtitles(byline, deck)) == 1
    assert subtitles(item("Share this"), deck) == []
    section = item("What the engineers found in the river", Role.HEADING, tag="h2")
    assert subtitles(section, item(STORY, Role.BODY), section) == []  # one of several


def test_a_paragraph_in_the_header_of_the_headline() -> None:
    deck = item(SUMMARY, classes="big", landmark="header")
    assert subtitles(deck) == [(SUMMARY, "paragraph beside the headline", 0.6)]
    assert subtitles(item(SUMMARY, classes="big")) == []


BYLINE = item("By Ann Lee, 3 May 2024", Role.CREDIT)


@pytest.mark.parametrize(
    "lines",
    [
        [item(SUMMARY)],  # no by-line below
        [item("Two years of rain"), BYLINE],
        [item("The new bridge at dusk © Tarn Pictures Ltd"), BYLINE],
        [item("News"), item(SUMMARY), BYLINE],  # not the next line
        [item(SUMMARY), *[item("Menu")] * 3, BYLINE],
    ],
)
def test_lines_of_a_dump_that_are_no_deck(lines: list[Labelled]) -> None:
    assert subtitles(*lines, kind="text") == []


def test_a_line_of_a_dump_between_headline_and_byline() -> None:
    found = [(SUMMARY, "line between headline and by-line", 0.6)]
    assert subtitles(item(SUMMARY), BYLINE, kind="text") == found
    assert subtitles(item(SUMMARY), item("Menu"), item("More"), BYLINE, kind="text") == found
    assert subtitles(item(SUMMARY), BYLINE) == []  # of HTML the markup speaks


def test_a_page_without_a_line_has_no_deck() -> None:
    claims = (Claim("html", "title", TITLE, Place(xpath="/html/head/title")),)
    assert find_subtitle(LabelledPage(Page("html", (), claims), (), get_lexicon("en"))) == ()


def test_a_deck_stands_within_twelve_blocks() -> None:
    deck, menu = item(DECK, classes="deck"), item("News")
    assert len(subtitles(*[menu] * 11, deck)) == 1
    assert subtitles(*[menu] * 12, deck) == []


def test_a_deck_stands_above_the_storys_second_paragraph() -> None:
    story, deck = item(STORY, Role.BODY), item(DECK, Role.BODY, classes="deck")
    assert len(subtitles(deck, story)) == 1
    assert subtitles(story, deck) == []


def test_a_deck_above_everything_else() -> None:
    items = (item(DECK, classes="deck"), item(STORY, Role.BODY), item(MORE, Role.BODY))
    claims = (Claim("html", "title", TITLE),)
    page = Page("html", tuple(each.block for each in items), claims)
    found = find_subtitle(LabelledPage(page, items, get_lexicon("en")))
    assert [each.value for each in found] == [DECK]


def test_what_the_labeller_calls_a_subtitle() -> None:
    assert subtitles(item(DECK, Role.SUBTITLE)) == [(DECK, "labelled subtitle", 0.8)]


def test_a_second_headline_of_the_head() -> None:
    claim = ("jsonld", "alternativeHeadline")
    assert subtitles(claims=((*claim, TITLE),)) == []
    found = (DECK, "jsonld alternativeHeadline", 0.5)
    assert subtitles(claims=((*claim, DECK),)) == [found]
    shown = (DECK, "line that the head calls a second headline", 0.85)
    assert subtitles(item(DECK), claims=((*claim, DECK),)) == [shown]


def original(line: str) -> list[Any]:
    """The original headlines of a Chinese page with a line below its story."""
    items = (item("昨天雨中，许多居民一早就来到桥上。", Role.BODY), item(line, Role.CREDIT))
    page = Page("html", tuple(each.block for each in items))
    found = find_original_title(LabelledPage(page, items, get_lexicon("zh")))
    return [(each.value, each.confidence) for each in found]


def test_the_headline_at_the_outlet() -> None:
    assert original("责任编辑：李明") == []
    assert original("原标题：青河大桥今日通车") == [("青河大桥今日通车", 0.95)]
