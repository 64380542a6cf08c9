"""What a page says about itself: what says nothing, then how sure each claim is."""

from typing import Any

import pytest

from newsclean.fields.addresses import find_base_address, make_links_absolute
from newsclean.fields.page_facts import find_lang, find_license, find_paywall, find_url
from newsclean.model import Block, Claim, Found, Kind, Link, Place, Settings
from tests.fields.small_pages import ENGLISH, classed, jsonld, make_page, meta

ASKS = "Subscribe to continue"


def sure(found: tuple[Found[Any], ...]) -> list[tuple[Any, float]]:
    return [(item.value, item.confidence) for item in found]


def test_language() -> None:
    assert sure(find_lang(make_page(ENGLISH, lang="en"))) == [("en", 0.9)]
    assert find_lang(make_page(ENGLISH).replace(lang=None)) == ()


def test_the_confidence_of_each_address() -> None:
    urls = [f"http://e.example/{n}" for n in range(5)]
    claims = (
        Claim("html", "canonical", urls[0]),
        meta("og:url", urls[1]),
        jsonld("mainEntityOfPage", urls[2]),
        jsonld("url", urls[3]),
        jsonld("url", "http://e.example/second"),
    )
    page = make_page(ENGLISH, claims=claims, settings=Settings(url=urls[4]))
    assert sure(find_url(page)) == list(zip(urls, (0.95, 0.85, 0.8, 0.7, 0.6), strict=True))
    assert find_url(make_page(ENGLISH, claims=(meta("og:url", "e.example/1"),))) == ()


def test_the_license_of_the_head() -> None:
    claim = Claim("html", "license", "https://license.example/by")
    assert sure(find_license(make_page(ENGLISH, claims=(claim,)))) == [(claim.value, 0.85)]


@pytest.mark.parametrize(
    ("word", "paid"),
    [("True", False), ("1", False), (" yes", False), ("False ", True), ("0", True), ("no", True)],
)
def test_the_words_for_free(word: str, paid: bool) -> None:  # noqa: FBT001 - the value looked for
    page = make_page(ENGLISH, claims=(jsonld("isAccessibleForFree", word),))
    assert sure(find_paywall(page)) == [(paid, 0.9)]


@pytest.mark.parametrize(("tier", "paid"), [("free", False), ("Metered", False), (" locked", True)])
def test_the_tiers(tier: str, paid: bool) -> None:  # noqa: FBT001 - the value looked for
    page = make_page(ENGLISH, claims=(meta("article:content_tier", tier),))
    assert sure(find_paywall(page)) == [(paid, 0.8)]


def walls(*lines: str | Block) -> list[tuple[bool, float]]:
    return sure(find_paywall(make_page(*lines, lang="en")))


@pytest.mark.parametrize(
    "word", ["paywall", "regwall", "piano", "premium", "metered", "paygate", "locked"]
)
def test_a_paywall_is_shown(word: str) -> None:
    wall = classed(ASKS, f"box {word}-x")
    assert walls(ENGLISH, wall) == [(True, 0.7)]
    assert walls(ENGLISH, *["Menu"] * 5, wall) == [(True, 0.7)]


def test_no_paywall_is_shown() -> None:
    wall = classed(ASKS, "paywall")
    assert wall.markup is not None
    assert walls(ENGLISH, *["Menu"] * 6, wall) == []
    assert walls(wall, ENGLISH, ENGLISH) == []
    assert walls(ENGLISH, ASKS) == []
    assert walls(ENGLISH, classed(ASKS, "box")) == []
    assert walls(ENGLISH, classed("Read on", "paywall")) == []
    assert walls(ENGLISH, wall._replace(markup=wall.markup._replace(hidden=True))) == []


def test_the_last_block_of_the_body_may_be_a_paywall() -> None:
    last = classed(f"{ENGLISH} {ASKS}", "paywall")
    assert walls(ENGLISH, last) == [(True, 0.7)]
    assert walls(last, ENGLISH) == []


@pytest.mark.parametrize(
    ("claims", "url", "base"),
    [
        ((), None, ""),
        ((), "https://c.example/", "https://c.example/"),
        ((Claim("html", "canonical", "/a"),), None, "/a"),
        ((Claim("html", "base", "/b/"), meta("og:url", "https://o.example/1")), None, "https://o.example/b/"),
        ((Claim("html", "base", "/b/"),), "https://c.example/x", "https://c.example/b/"),
        ((Claim("html", "canonical", "https://o.example/1"),), None, "https://o.example/1"),
    ],
)  # fmt: skip
def test_the_base_of_addresses(claims: tuple[Claim, ...], url: str | None, base: str) -> None:
    page = make_page(ENGLISH, claims=claims, settings=Settings(url=url))
    assert find_base_address(page) == base


def test_links_become_absolute() -> None:
    blocks = (Block("ab", Kind.PARAGRAPH, Place(), links=(Link(0, 1, "/1"),)),)
    page = make_page(ENGLISH, settings=Settings(url="https://c.example/x"))
    (block,) = make_links_absolute(blocks, page)
    assert block.links == (Link(0, 1, "https://c.example/1"),)
    assert make_links_absolute(blocks, make_page(ENGLISH)) == blocks
