"""Which wording is the headline where page and head differ: what stays as it is, then what changes."""

from typing import Any

import pytest

from newsclean.fields.title.title import find_title
from newsclean.fields.title.wordings import (
    PREFERENCES,
    collect_wordings,
    get_address_words,
    prefer_repeated_claim,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Markup, Page, Place, Role

PROSE = "The new bridge was opened on Friday, and many people walked over it in the morning rain."
LONG = "Bridge over the river Tarn is open again after two years of work"
SHORT = "Bridge over the Tarn is open again after two years"
OG, JSONLD, TITLE = ("meta", "og:title"), ("jsonld", "headline"), ("html", "title")
CANONICAL = ("html", "canonical")


def page(*lines: tuple[Role, int | None, str], **told: str) -> LabelledPage:
    """A page of lines (role, level of its heading, text) above prose; `told` is what the head says."""
    items = []
    for number, (role, level, text) in enumerate((*lines, (Role.BODY, None, PROSE)), start=1):
        kind = Kind.HEADING if level else Kind.PARAGRAPH
        at = Place(xpath=f"/html/body/p[{number}]")
        block = Block(text, kind, at, level=level, markup=Markup(("p",)))
        items.append(Labelled(block, role, 0.0, "test"))
    names = {"og": OG, "jsonld": JSONLD, "title": TITLE, "address": CANONICAL}
    claims = tuple(Claim(*names[name], value) for name, value in told.items())
    blocks = tuple(item.block for item in items)
    return LabelledPage(Page("html", blocks, claims), tuple(items), get_lexicon("en"), lang="en")


def shown(text: str, level: int = 1) -> tuple[Role, int | None, str]:
    """A heading that the labeller takes for the headline."""
    return Role.HEADLINE, level, text


def title(story: LabelledPage) -> Any:
    found = find_title(story)
    return found[0].value if found else None


@pytest.mark.parametrize(
    "told",
    [
        {"og": SHORT, "title": SHORT},  # the short one is the page's title: for engines
        {"og": SHORT, "jsonld": LONG, "title": SHORT},
        {"og": "Two years of rain: the bridge over the Tarn", "title": LONG},  # other words
        {"og": "The bridge", "title": LONG},  # less than half of them
        {"og": f"{LONG} - Harbour Post", "title": LONG},
    ],
)
def test_the_shown_headline_stays(told: dict[str, str]) -> None:
    assert title(page(shown(LONG), **told)) == LONG


def test_a_headline_with_words_left_out_for_readers_wins() -> None:
    story = page(shown(LONG), og=SHORT, jsonld=LONG, title=f"{LONG} | Harbour Post")
    assert title(story) == SHORT
    assert find_title(story)[0].rule == "meta og:title"


def test_a_claim_that_a_quotation_mark_has_cut_is_no_headline() -> None:
    quoted = 'The old bridge over the Tarn, the "Iron Maiden", is open'
    cut = quoted.split('"', maxsplit=1)[0].strip()
    assert title(page(shown(quoted), og=cut, title=quoted)) == quoted
    assert title(page(shown(quoted.replace('"', "")), og=cut, title=quoted.replace('"', ""))) == cut


def test_the_end_of_a_claim_is_no_site_where_the_page_shows_it_too() -> None:
    dashed = "The bridge over the Tarn is open again - here is how to cross it"
    longer = f"{dashed} without a toll"
    assert title(page(shown(longer), og=dashed, title=longer)) == dashed


def test_the_first_heading_wins_over_another_wording_in_the_head() -> None:
    other = "Bridge over the Tarn: open after two years of repair"
    assert title(page(shown(LONG), jsonld=other, og=other, title=other)) == LONG


@pytest.mark.parametrize("heading", ["Ann Lee", "Five things to do today"])
def test_a_first_heading_that_is_not_like_the_claims_does_not(heading: str) -> None:
    other = "Bridge over the Tarn: open after two years of repair"
    assert title(page(shown(heading), jsonld=other, og=other, title=other)) == other


def test_a_second_level_heading_does_not_win_over_the_head() -> None:
    other = "Bridge over the Tarn: open after two years of repair"
    assert title(page(shown(LONG, 2), jsonld=other, og=other, title=other)) == other


GUIDE = "Crossing the river by night: a guide for two"


def test_what_the_address_spells_out() -> None:
    address = "https://news.example/2024/crossing-the-river-for-two.html?page=2"
    assert (
        title(page(shown("River walks by night"), og=GUIDE, title=GUIDE, address=address)) == GUIDE
    )


@pytest.mark.parametrize(
    ("heading", "address"),
    [
        ("River walks by night", "/crossing"),  # one word of the claim
        ("River walks by night", "/river-walks-night-crossing-guide"),  # the heading's words too
        ("Walks across the river for two", "/crossing-the-river-for-two"),
        ("River walks by night", "/12345"),
        ("River walks by night", ""),
    ],
)
def test_an_address_that_does_not_spell_a_claim_out_says_nothing(
    heading: str, address: str
) -> None:
    assert title(page(shown(heading), og=GUIDE, title=GUIDE, address=address)) == heading


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://news.example/2024/the_bridge.html", {"the", "bridge", "html"}),
        ("https://news.example/the-bridge/#top", {"the", "bridge"}),
        ("", set()),
    ],
)
def test_the_words_of_an_address(address: str, words: set[str]) -> None:
    assert get_address_words(address) == words


CRUMB = "Tarn bridge: opening after two years of repair"


def test_a_heading_below_its_kicker_is_the_headline_where_the_breadcrumb_has_the_first() -> None:
    both = (shown(CRUMB), (Role.FURNITURE, 2, f"On the river {SHORT}"))
    assert title(page(*both, og=SHORT, jsonld=CRUMB, title=CRUMB)) == SHORT
    apart = (shown(CRUMB), (Role.FURNITURE, 2, "On the river"), (Role.FURNITURE, 2, SHORT))
    told = {"jsonld": CRUMB, "title": CRUMB}
    assert title(page(*apart, og=f"On the river: {SHORT}", **told)) == SHORT


def test_a_heading_with_words_of_its_own_before_a_claim_is_none_below_a_kicker() -> None:
    before = f"What nobody had thought of when in the spring the council met: {SHORT}"
    lines = (shown(CRUMB), (Role.FURNITURE, 2, before))
    assert title(page(*lines, og=SHORT, jsonld=CRUMB, title=CRUMB)) == CRUMB


def test_what_head_and_breadcrumb_say_wins_over_a_second_level_heading() -> None:
    crumb = (Role.FURNITURE, 1, "Tarn bridge opens today")
    story = page(crumb, shown(SHORT, 2), og=crumb[2], jsonld=crumb[2], title=SHORT)
    assert title(story) == crumb[2]
    told = {"og": crumb[2], "jsonld": SHORT, "title": SHORT}
    assert title(page(crumb, shown(SHORT, 2), **told)) == SHORT


def test_a_headline_of_signs_alone() -> None:
    signs = "'\"&*@`%"
    byline = (Role.CREDIT, 2, "By Ann Lee")
    assert title(page((Role.FURNITURE, 1, signs), byline, title=signs)) == signs
    # Nothing in the head vouches for it.
    assert title(page((Role.FURNITURE, 1, "* * *"), title="The bridge is open")) != "* * *"


def test_a_byline_is_no_headline() -> None:
    assert title(page((Role.CREDIT, 1, "By Ann Lee"), title="?!")) is None


def test_what_two_claims_and_a_breadcrumb_have_outweighs_the_sure_second_level_heading() -> None:
    crumb = (Role.FURNITURE, 1, "Tarn bridge opens today")
    other = "Walking over the river after two years"
    told = {"og": crumb[2], "jsonld": crumb[2], "title": other}
    found = find_title(page(crumb, shown(other, 2), **told))[0]
    assert found.value == crumb[2]
    wordings = collect_wordings(
        ((found, "tarnbridgeopenstoday"),), page(crumb, shown(other, 2), **told)
    )
    first = wordings._replace(first_level=True)
    assert [list(prefer_repeated_claim(w)) for w in (wordings, first)] == [
        ["tarnbridgeopenstoday"],
        [],
    ]
    assert prefer_repeated_claim in PREFERENCES
