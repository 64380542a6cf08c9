"""How sure a body is where the story seems to be lost."""

import pytest

from newsclean.article.body import estimate_body_quality, estimate_found_share, measure_lost_prose
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Markup, Page, Place, Role

PROSE = "The river rose by two metres in the night, and the lower streets had to be cleared."
assert len(PROSE) == 83


def item(text: str, role: Role, *, rule: str = "card", link_chars: int = 0) -> Labelled:
    """A labelled paragraph of an HTML page."""
    markup = Markup(link_chars=link_chars)
    block = Block(text, Kind.PARAGRAPH, Place(), markup=markup)
    return Labelled(block, role, 3.0 if role is Role.BODY else -1.0, rule)


def page_of(*items: Labelled, claims: tuple[Claim, ...] = ()) -> LabelledPage:
    """A page of such paragraphs."""
    page = Page("html", tuple(item.block for item in items), claims)
    return LabelledPage(page, items, get_lexicon("en"))


KEPT = item(PROSE, Role.BODY)
LOST = item(PROSE, Role.FURNITURE)


@pytest.mark.parametrize(
    "between",
    [
        item(PROSE, Role.RELATED),
        item(PROSE, Role.FURNITURE, rule="far from any prose"),
        item(PROSE[:-1], Role.FURNITURE),  # no sentence
        item(f"{PROSE[:58]}.", Role.FURNITURE),  # short
        item(PROSE, Role.FURNITURE, link_chars=25),
    ],
)
def test_what_is_no_paragraph_is_not_lost(between: Labelled) -> None:
    assert measure_lost_prose(between) == 0
    assert estimate_found_share(page_of(KEPT, between, KEPT)) == 1


def test_prose_beside_the_story_is_not_lost() -> None:
    assert estimate_found_share(page_of(LOST, KEPT, KEPT, LOST)) == 1


def test_prose_amid_the_story_is_lost() -> None:
    found = estimate_found_share(page_of(KEPT, LOST, KEPT))
    assert found == pytest.approx(2 / 3)
    assert measure_lost_prose(item(PROSE, Role.FURNITURE, link_chars=24)) == 83
    assert measure_lost_prose(item(f"{PROSE[:59]}.", Role.FURNITURE)) == 60


def test_the_quality_is_no_higher_than_that_of_what_was_found() -> None:
    whole = estimate_body_quality(page_of(*[KEPT] * 9))
    for lost, most in ((1, 0.95), (9, 0.62)):
        quality = estimate_body_quality(page_of(*[KEPT] * 8, *[LOST] * lost, KEPT))
        assert quality < min(whole, most)


@pytest.mark.parametrize("name", ["articleBody", "description"])
def test_a_body_that_is_much_shorter_than_what_the_head_gives_misses_something(name: str) -> None:
    for times, found in ((4, 0.25), (3, 0.33), (2, 1.0)):
        claims = (Claim("jsonld", name, " ".join([PROSE] * times), Place()),)
        assert estimate_found_share(page_of(KEPT, claims=claims)) == pytest.approx(found, abs=0.01)


def test_the_tags_of_what_the_head_gives_do_not_count() -> None:
    tags = "&lt;p class='lead big'&gt;&lt;/p&gt;" * 20
    claims = (Claim("jsonld", "articleBody", tags + PROSE, Place()),)
    assert estimate_found_share(page_of(KEPT, claims=claims)) == 1
