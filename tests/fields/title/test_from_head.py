"""Headlines that the head claims, without the site behind them: what stays, then what goes."""

import pytest

from newsclean.fields.title.from_head import (
    find_claimed_titles,
    list_claim_keys,
    list_site_keys,
    strip_site_parts,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Page, Place, Role

TITLE = "The bridge over the Tarn opens"
SITE = "Harbour Post"
NAMES = {
    "og": ("meta", "og:title"),
    "twitter": ("meta", "twitter:title"),
    "meta": ("meta", "title"),
    "jsonld": ("jsonld", "headline"),
    "microdata": ("microdata", "headline"),
    "title": ("html", "title"),
    "site": ("meta", "og:site_name"),
}


def claimed(*claims: tuple[str, str], heading: str = "") -> list[tuple[str, float]]:
    """The headlines and confidences that the head of a page gives, and its heading if it has one."""
    block = Block(heading, Kind.HEADING, Place(), level=1)
    items = (Labelled(block, Role.HEADLINE, 0.0, "test"),) if heading else ()
    page = Page(
        "html", tuple(i.block for i in items), tuple(Claim(*NAMES[n], v) for n, v in claims)
    )
    found = find_claimed_titles(LabelledPage(page, items, get_lexicon("en")))
    return [(item.value, round(item.confidence, 6)) for item in found]


@pytest.mark.parametrize(
    ("name", "confidence"),
    [("jsonld", 0.78), ("microdata", 0.78), ("og", 0.55), ("twitter", 0.55), ("meta", 0.55)],
)
def test_a_claim_is_surer_in_words_that_the_title_has_not(name: str, confidence: float) -> None:
    assert claimed((name, TITLE), ("title", f"{TITLE} | {SITE}"))[0] == (TITLE, confidence)
    own = claimed((name, TITLE), ("title", "Bridge opens"))[0]
    assert own == (TITLE, round(confidence + 0.2, 6))


def test_the_title_is_the_least_sure() -> None:
    assert claimed(("title", f"{TITLE} | {SITE}")) == [(TITLE, 0.4)]


def test_how_many_claims_are_taken() -> None:
    assert len(claimed(*[("jsonld", TITLE)] * 4)) == 3
    assert len(claimed(*[("og", TITLE)] * 4)) == 3
    assert len(claimed(*[("title", TITLE)] * 2)) == 1


@pytest.mark.parametrize("text", ["", "ab", "x" * 301])
def test_what_has_not_the_length_of_a_headline(text: str) -> None:
    assert claimed(("og", text)) == []


def test_a_section_behind_json_ld_stays_and_the_known_site_goes() -> None:
    assert claimed(("jsonld", f"{TITLE} | News"))[0][0] == f"{TITLE} | News"
    assert claimed(("og", f"{TITLE} | News"))[0][0] == TITLE
    assert claimed(("jsonld", f"{TITLE} | {SITE}"), ("site", SITE))[0][0] == TITLE


def test_a_claim_that_the_page_shows_stays_whole() -> None:
    whole = f"{TITLE} - in May"
    assert claimed(("og", whole), heading=f"{whole} at last")[0][0] == whole
    assert claimed(("og", whole), heading="Another heading")[0][0] == TITLE


def test_entities_that_are_escaped_twice() -> None:
    assert claimed(("og", "Salt &amp; pepper"))[0][0] == "Salt & pepper"
    assert claimed(("og", "Salt & pepper; a story"))[0][0] == "Salt & pepper; a story"


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("The bridge-builder", "The bridge-builder"),  # no space around the dash
        ("My bridge | The Harbour Post", "My bridge | The Harbour Post"),  # no headline is left
        ("A bridge in May | Harbour", "A bridge in May"),
        ("A bridge a | Harbour Post", "A bridge a | Harbour Post"),
        ("A bridge in | Harbour a", "A bridge in | Harbour a"),
        ("A bridge at | Harbour", "A bridge at | Harbour"),
        ("A bridge ato | Harbou", "A bridge ato"),  # ten letters against six: .7 of them is 7
        ("x" * 60 + " | " + "y" * 30, "x" * 60),
        ("x" * 60 + " | " + "y" * 31, "x" * 60 + " | " + "y" * 31),
        ("A bridge in May | News | Post", "A bridge in May"),
    ],
)
def test_a_short_part_behind_a_headline(title: str, rest: str) -> None:
    assert strip_site_parts(title, frozenset()) == rest


def test_a_known_site_goes_however_long_it_is() -> None:
    site = "The Harbour Post of the Valley"
    key = "theharbourpostofthevalley"
    assert strip_site_parts(f"Bridge opens | {site}", frozenset()) == f"Bridge opens | {site}"
    assert strip_site_parts(f"Bridge opens | {site}", frozenset({key})) == "Bridge opens"
    assert strip_site_parts(f"Bridge | {site}", frozenset({key})) == f"Bridge | {site}"


def test_how_many_claims_wordings_are_compared_with() -> None:
    claims = tuple(Claim(*NAMES["og"], f"Wording {n}") for n in range(7))
    page = Page("html", (), (*claims, Claim(*NAMES["title"], TITLE)))
    keys = list_claim_keys(LabelledPage(page, (), get_lexicon("en")))
    assert keys == ["thebridgeoverthetarnopens", *[f"wording{n}" for n in range(6)]]


def list_sites(*claims: tuple[str, str], heading: str) -> frozenset[str]:
    """The letters and digits of what the head calls the site, under a heading of the page."""
    block = Block(heading, Kind.HEADING, Place(), level=1)
    names = {**NAMES, "application": ("meta", "application-name")}
    told = tuple(Claim(*names[name], value) for name, value in claims)
    items = (Labelled(block, Role.HEADLINE, 0.0, "test"),)
    return list_site_keys(LabelledPage(Page("html", (block,), told), items, get_lexicon("en")))


@pytest.mark.parametrize("name", ["application", "site"])
def test_a_headline_under_the_name_of_the_site_is_no_site(name: str) -> None:
    key = "thebridgeoverthetarnopens"
    assert list_sites(("og", TITLE), (name, TITLE), heading=TITLE) == set()
    assert list_sites((name, TITLE), heading=TITLE) == {key}  # no claim of a title
    assert list_sites(("og", TITLE), (name, TITLE), heading="The ferry") == {key}
    assert list_sites(("og", TITLE), (name, SITE), heading=TITLE) == {"harbourpost"}
