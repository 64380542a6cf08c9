"""Pages in place of a story: the limits beyond which the same words are an article's."""

import pytest

from newsclean.article.stand_in_pages import find_stand_in_status
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Claim, Role
from tests.fields.small_pages import make_page

TITLE = "404 Not Found"
SENTENCE = "The mayor said on Friday that nobody had believed in the new bridge at all for years."


def page(*lines: str, role: Role = Role.FURNITURE, claims: tuple[Claim, ...] = ()) -> LabelledPage:
    """A page of these lines, each of one role."""
    return make_page(*[(role, line) for line in lines], lang="en", claims=claims)


def headed(*lines: str) -> LabelledPage:
    """A page with an error for a headline and lines below it."""
    return make_page((Role.HEADLINE, TITLE), *[(Role.FURNITURE, x) for x in lines], lang="en")


def test_a_page_with_much_prose_is_no_error() -> None:
    sentences = [f"{n} {SENTENCE}" for n in range(20)]
    assert find_stand_in_status(headed(*sentences)) is None
    assert find_stand_in_status(headed(*sentences[:12])) == "error_page"


def test_short_sentences_are_no_prose() -> None:
    assert find_stand_in_status(headed(*[f"{n} went home early." for n in range(90)])) == (
        "error_page"
    )


def test_a_long_body_is_a_story() -> None:
    """Words in the title count only where the body is short: body without ends of sentences."""
    line = "a line of the body without an end " * 2
    title = (Claim("html", "title", TITLE),)
    assert find_stand_in_status(page(*[line] * 16, role=Role.BODY, claims=title)) is None
    assert find_stand_in_status(page(*[line] * 10, role=Role.BODY, claims=title)) == "error_page"


def test_a_page_that_claims_to_be_an_article_is_one() -> None:
    title = Claim("html", "title", TITLE)
    date = Claim("meta", "article:published_time", "2024-05-17")
    assert find_stand_in_status(page("nginx", claims=(title, date))) is None
    assert find_stand_in_status(page("nginx", claims=(title,))) == "error_page"


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Why the page not found became a work of art in its own right", None),
        ("Page not found, river post", "error_page"),
    ],
)
def test_the_words_are_a_good_part_of_a_title(title: str, status: str | None) -> None:
    assert find_stand_in_status(page("x", claims=(Claim("html", "title", title),))) == status


def test_the_reason_is_a_good_part_of_its_block() -> None:
    reason = "page not found"
    assert find_stand_in_status(page(f"{reason} {'word ' * 12}")) == "error_page"
    assert find_stand_in_status(page(f"{reason} {'word ' * 30}")) is None


def test_other_prose_beside_the_reason_is_a_story() -> None:
    reason = "The page you requested could not be found on this server today, we are very sorry."
    assert find_stand_in_status(page(reason, SENTENCE)) == "error_page"
    assert find_stand_in_status(page(reason, SENTENCE, f"Later. {SENTENCE}")) is None


def test_on_a_page_of_many_blocks_the_reason_stands_at_the_beginning_of_the_body() -> None:
    def status(lines: int, body: int) -> str | None:
        menu = [(Role.FURNITURE, f"item {n}") for n in range(lines)]
        text = [(Role.BODY, f"line {n}") for n in range(body)]
        return find_stand_in_status(
            make_page(*menu, *text, (Role.BODY, "page not found"), lang="en")
        )

    assert status(20, 2) == "error_page"
    assert status(20, 3) is None
    assert status(5, 9) == "error_page"


def test_a_wall_stands_right_below_a_short_stub() -> None:
    wall = (Role.FURNITURE, "Subscribe to continue reading.")

    def status(sentences: int, between: int) -> str | None:
        stub = [(Role.BODY, f"{n} {SENTENCE}") for n in range(sentences)]
        lines = [(Role.FURNITURE, f"item {n}") for n in range(between)]
        return find_stand_in_status(make_page(*stub, *lines, wall, lang="en"))

    assert status(2, 0) == status(5, 5) == "paywall_stub"
    assert status(7, 0) is None
    assert status(2, 6) is None


def test_a_wall_is_a_short_block() -> None:
    def status(length: int) -> str | None:
        wall = "Subscribe to continue reading".ljust(length, ".")
        return find_stand_in_status(
            make_page((Role.BODY, SENTENCE), (Role.FURNITURE, wall), lang="en")
        )

    assert status(240) == "paywall_stub"
    assert status(241) is None
