"""A page with its roles: its body, its headline, and work that is done once."""

import pytest

from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Kind, Labelled, Page, Place, Role


def page_of(*roles: Role) -> LabelledPage:
    """A page with a block for each role; the block's text is its number."""
    blocks = [Block(str(n), Kind.PARAGRAPH, Place()) for n in range(len(roles))]
    labelled = tuple(
        Labelled(block, role, 0.0, "card") for block, role in zip(blocks, roles, strict=True)
    )
    return LabelledPage(Page("text", tuple(blocks)), labelled, get_lexicon("en"))


@pytest.mark.parametrize("role", set(Role) - {Role.BODY, Role.HEADING, Role.QUOTE, Role.LIST})
def test_what_is_no_body(role: Role) -> None:
    page = page_of(role, Role.BODY, role)
    expected = ("0", "1", "2") if role is Role.TABLE else ("1",)
    assert tuple(block.text for block in page.body) == expected


def test_the_body_has_its_headings_quotes_lists_and_tables() -> None:
    page = page_of(
        *(Role.HEADLINE, Role.BODY, Role.CAPTION, Role.HEADING, Role.QUOTE),
        *(Role.LIST, Role.TABLE, Role.FURNITURE),
    )
    assert [block.text for block in page.body] == ["1", "3", "4", "5", "6"]
    assert page.span() == (1, 7)
    assert page.headline == {0}


def test_a_page_without_a_body() -> None:
    page = page_of(Role.FURNITURE, Role.CREDIT)
    assert (page.body, page.span(), page.headline) == ((), (0, 0), frozenset())


def test_a_headline_may_stand_there_twice() -> None:
    assert page_of(Role.HEADLINE, Role.BODY, Role.HEADLINE).headline == {0, 2}


def test_work_is_done_once_a_page() -> None:
    """And for another page again."""
    done = []

    @once_a_page
    def count_blocks(page: LabelledPage) -> int:
        """How many blocks a page has."""
        done.append(page)
        return len(page.labelled)

    first, second = page_of(Role.BODY), page_of(Role.BODY, Role.BODY)
    assert [count_blocks(page) for page in (first, first, second, first)] == [1, 1, 2, 1]
    assert done == [first, second]
    assert count_blocks.__doc__ == "How many blocks a page has."


@pytest.mark.parametrize(
    "names", [("meta:og:title",), ("jsonld:headline", "meta:og:title"), ("og:title", "meta:x")]
)
def test_claims_are_given_as_the_page_gives_them(names: tuple[str, ...]) -> None:
    claims = (
        Claim("meta", "og:title", "A"),
        Claim("jsonld", "headline", "B"),
        Claim("meta", "og:title", "C"),
    )
    page = LabelledPage(Page("html", (), claims), (), get_lexicon("en"))
    assert page.claimed(*names) == page.page.claimed(*names)
