"""Lines that HTML shows and that may be the headline: what is none, then how sure each is."""

from typing import Any

import pytest

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.title.from_page import (
    find_broken_titles,
    find_shown_titles,
    find_titles_below_kickers,
    strip_badge,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Found, Kind, Labelled, Link, Markup, Page, Place, Role

TITLE = "The bridge over the Tarn opens"
STORY = "Many people walked over it in the morning, and they said that they had waited."


def item(text: str, role: Role = Role.FURNITURE, **more: Any) -> Labelled:
    """A labelled block; a paragraph if nothing else is asked for."""
    given = {"kind": Kind.PARAGRAPH, "markup": Markup(("p",)), **more}
    return Labelled(Block(text, at=Place(), **given), role, 0.0, "test")


def heading(text: str, level: int = 1, role: Role = Role.FURNITURE) -> Labelled:
    """A heading."""
    return item(text, role, kind=Kind.HEADING, level=level)


def html(*lines: Labelled, title: str = "", story: int = 1) -> LabelledPage:
    """Lines above a story of some blocks."""
    items = (*lines, *[item(STORY, Role.BODY)] * story)
    claims = (Claim("html", "title", title),) if title else ()
    page = Page("html", tuple(i.block for i in items), claims)
    return LabelledPage(page, items, get_lexicon("en"))


def shown(*lines: Labelled, **more: Any) -> list[tuple[str, float]]:
    """The rules and confidences of what a page shows."""
    found = find_shown_titles(html(*lines, **more))
    return [(each.rule, round(each.confidence, 6)) for each in found]


NEAR = 0.1 * (1 - 1 / 40)


@pytest.mark.parametrize(
    ("line", "rule", "confidence"),
    [
        (heading(TITLE, 2, Role.HEADLINE), "labelled headline", 0.68),
        (heading(TITLE), "h1", 0.62),
        (heading(TITLE, 2), "h2", 0.42),
        (item(TITLE, markup=Markup(("p",), "story-title")), "element named title", 0.42),
        (item(TITLE, markup=Markup(("p",), "a headline x")), "element named title", 0.42),
    ],
)
def test_how_sure_a_line_is(line: Labelled, rule: str, confidence: float) -> None:
    assert shown(line) == [(rule, round(confidence + NEAR, 6))]


@pytest.mark.parametrize(
    "line",
    [
        item(TITLE),
        item(TITLE, kind=Kind.LIST_ITEM, level=1),
        item(TITLE, markup=Markup(("p",), "a b title")),  # the class of an element further out
        heading("By Ann Lee", role=Role.CREDIT),
        heading("ab"),
        item(TITLE, Role.HEADLINE, markup=Markup(("p",), hidden=True)),
    ],
)
def test_what_is_no_headline(line: Labelled) -> None:
    assert shown(line) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [("The bri", "The bridge opens"), ("ridge opens", "The bridge opens"), ("Harb", "Harbou")],
)
def test_a_line_that_does_not_begin_the_title(text: str, title: str) -> None:
    """Less than half of it, its end, four letters."""
    assert shown(item(text), title=title) == []


@pytest.mark.parametrize(("text", "title"), [("The brid", "The bridge opens"), ("Harbo", "Harbou")])
def test_a_line_that_begins_the_title(text: str, title: str) -> None:
    rule = "line that begins the page's title"
    assert shown(item(text), title=title) == [(rule, round(0.42 + NEAR, 6))]


def test_nearness_ends_after_forty_blocks() -> None:
    lines = [heading(TITLE), *[item("News")] * 39]
    assert shown(*lines) == [("h1", 0.62)]
    assert shown(*lines[:-20]) == [("h1", round(0.62 + 0.1 * 0.5, 6))]


def test_lines_among_the_first_of_the_story() -> None:
    def levels(before: int) -> list[str]:
        items = [item(STORY, Role.BODY)] * before + [heading(TITLE, 2), item(STORY, Role.BODY)]
        page = Page("html", tuple(i.block for i in items))
        return [
            f.rule for f in find_shown_titles(LabelledPage(page, tuple(items), get_lexicon("en")))
        ]

    assert (levels(3), levels(4)) == (["h2"], [])


def test_an_element_named_title_far_above_the_story() -> None:
    line = item(TITLE, markup=Markup(("p",), "title"))
    assert shown(line, *[item("News")] * 23) != []
    assert shown(line, *[item("News")] * 24) == []


def test_a_page_without_a_story_is_searched_to_its_sixtieth_block() -> None:
    page = html(heading(TITLE), story=0)
    assert len(list(find_shown_titles(page))) == 1


def broken(*lines: Labelled, claim: str = TITLE, rule: str = "meta og:title") -> list[str]:
    """The headlines in several blocks."""
    claims = [Found(claim, claim, Place(), rule, 0.5)]
    return [found.value for found in find_broken_titles(html(*lines), claims)]


HALVES = (item("The bridge over"), item("the Tarn opens"))


def test_a_headline_in_two_to_four_blocks() -> None:
    assert broken(*HALVES) == [TITLE]
    words = [item(text) for text in ("The bridge", "over", "the Tarn", "opens")]
    assert broken(*words) == [TITLE]
    assert broken(item("The bri"), item("dge over the Tarn opens")) == [TITLE]


@pytest.mark.parametrize(
    "lines",
    [
        (item(TITLE),),
        (HALVES[1], HALVES[0]),
        (item("The br"), item("idge over the Tarn opens")),  # a first part of five letters
        (item("The bridge over:"), item("the Tarn opens")),
        tuple(item(text) for text in ("The bridge", "over", "the", "Tarn", "opens")),
        (item("The bridge over", links=(Link(0, 3, "/bridge"),)), item("the Tarn opens")),
        (*HALVES, *[item("News")] * 24),
    ],
)
def test_what_is_no_headline_in_blocks(lines: tuple[Labelled, ...]) -> None:
    assert broken(*lines) == []


def test_the_same_words_in_microdata_are_the_blocks_themselves() -> None:
    assert broken(*HALVES, rule="microdata headline") == []


def below(*lines: Labelled, claim: str) -> list[tuple[str, float]]:
    """The headlines below kickers, and how sure they are."""
    claims = [Found(claim, claim, Place(), "meta og:title", 0.5)]
    found = find_titles_below_kickers(html(*lines), claims)
    return [(each.value, each.confidence) for each in found]


def test_a_heading_below_its_kicker_is_surer_than_any_other() -> None:
    kicker = item("On the Tarn")
    assert below(kicker, heading(TITLE), claim=f"On the Tarn: {TITLE}") == [(TITLE, 1.3)]
    assert below(kicker, heading(f"River: {TITLE}"), claim=TITLE) == [(TITLE, 1.3)]


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        (heading(TITLE), f"On the Tarn {TITLE}"),  # one headline in two blocks
        (heading(TITLE), TITLE),
        (heading(f"Over the rainy river {TITLE}"), TITLE),  # a kicker of half its length
        (item(TITLE), f"On the Tarn: {TITLE}"),
        (heading(TITLE, role=Role.HEADLINE), f"On the Tarn: {TITLE}"),
    ],
)
def test_what_is_not_below_its_kicker(line: Labelled, claim: str) -> None:
    assert below(item("On the Tarn"), line, claim=claim) == []


# ---- what touches the headline ----

SITES = {"title": "html title", "og": "meta og:title", "jsonld": "jsonld headline"}


def stripped(line: str, **told: str) -> str:
    """A line as the head has it."""
    found = Found(line, line, Place(), "h1", 0.6)
    claims = [Found(value, value, Place(), SITES[name], 0.5) for name, value in told.items()]
    keyed = [(claim, make_folded_key(claim.value)) for claim in claims]
    return strip_badge(found, keyed, html()).value


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"On the river{TITLE}", {"og": TITLE}),  # one source may lack a part
        (f"On the river{TITLE}", {"og": TITLE, "title": f"On the river: {TITLE}"}),
        (
            "After two years the bridge opens",
            {"og": "The bridge opens", "title": "The bridge opens"},
        ),
        (f"A much longer line than the headline is {TITLE}", {"og": TITLE, "title": TITLE}),
        (f"{TITLE} Today", {"og": TITLE, "title": TITLE}),  # English writes headlines so
        (f"{TITLE}: two years late", {"og": TITLE, "title": TITLE}),
        (f"{TITLE}s at last", {"og": TITLE, "title": TITLE}),
        (f"{TITLE} in 2024", {"og": TITLE}),
    ],
)
def test_a_line_keeps_what_may_be_its_own(line: str, told: dict[str, str]) -> None:
    assert stripped(line, **told) == line


@pytest.mark.parametrize(
    "line",
    [
        f"On the river {TITLE}",
        f"On the river{TITLE}",
        f"Wow, wow, wow!{TITLE}",
        f"{TITLE}Two years of rain",
        f"{TITLE}: 26.01.2022",
        f"{TITLE}26 January 2022",
    ],
)
def test_a_line_loses_what_two_sources_lack(line: str) -> None:
    assert stripped(line, og=TITLE, title=TITLE) == TITLE
    assert stripped(line, og=TITLE, jsonld=TITLE) == TITLE
