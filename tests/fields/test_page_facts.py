"""Language, address, licence and paywall: confidences, and where a wall may stand."""

import pytest

from newsclean.fields.page_facts import find_lang, find_license, find_paywall, find_url
from newsclean.model import Block, Claim, Settings
from tests.fields.small_pages import ENGLISH, classed, jsonld, make_page, meta

ADDRESS = "https://e.example/a"
WALL = "Subscribe to continue reading"


@pytest.mark.parametrize(
    ("claim", "confidence"),
    [
        (Claim("html", "canonical", ADDRESS), 0.95),
        (meta("og:url", ADDRESS), 0.85),
        (jsonld("mainEntityOfPage", ADDRESS), 0.8),
        (jsonld("url", ADDRESS), 0.7),
    ],
)
def test_each_address_has_its_confidence(claim: Claim, confidence: float) -> None:
    (found,) = find_url(make_page(ENGLISH, lang="en", claims=(claim,)))
    assert (found.value, found.confidence) == (ADDRESS, confidence)


def test_confidences_of_the_other_facts() -> None:
    page = make_page(
        ENGLISH,
        lang="en",
        claims=(jsonld("license", "https://c.example/by"), jsonld("isAccessibleForFree", "no")),
        settings=Settings(url=ADDRESS),
    )
    assert find_url(page)[0].confidence == 0.6
    assert find_lang(page)[0].confidence == 0.9
    assert find_license(page)[0].confidence == 0.85
    assert find_paywall(page)[0].confidence == 0.9
    tier = make_page(ENGLISH, lang="en", claims=(meta("article:content_tier", "locked"),))
    assert find_paywall(tier)[0].confidence == 0.8


def walled(*lines: str | Block) -> list[float]:
    """The confidences of the walls of a page."""
    return [found.confidence for found in find_paywall(make_page(*lines, lang="en"))]


def test_a_wall_is_named_one_and_asks_to_pay_right_below_the_story() -> None:
    wall = classed(WALL, "paywall-box")
    assert walled(ENGLISH, WALL) == walled(ENGLISH, classed(WALL, "box")) == []
    assert walled(ENGLISH, classed("Read on", "paywall-box")) == []
    assert walled(ENGLISH, *["item"] * 6, wall) == []
    assert walled(ENGLISH, *["item"] * 5, wall) == [0.7]
