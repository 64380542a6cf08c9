"""Pagers: lists and comments that look the same first, then the limits of a real one."""

import pytest

from newsclean.fields.pagination import (
    count_stated_pages,
    find_pager,
    find_pages,
    is_page_of_article,
    is_pager_text,
    make_partial_cautions,
)
from newsclean.model import Block, Claim, Kind, Link, Place, Role
from tests.fields.small_pages import PROSE, make_page

OWN = "https://e.example/2024/river.html"
NEXT = "https://e.example/2024/river_2.html"


@pytest.mark.parametrize(
    "address",
    [
        "https://e.example/2024/river.html",  # this page
        "https://e.example/2024/bridge_2.html",
        "https://e.example/2024/river_222.html",
        "https://e.example/2024/river_2.html?replies",
        "https://e.example/2024/river.html?cpage=2",
    ],
)
def test_no_page_of_this_article(address: str) -> None:
    assert not is_page_of_article(address, OWN)


@pytest.mark.parametrize(
    "address",
    [NEXT, f"{OWN}?page=2", f"{OWN}?seite=2", "https://www.e.example/2024/river_2.html"],
)
def test_another_page_of_this_article(address: str) -> None:
    assert is_page_of_article(address, OWN)


def test_a_list_is_no_article() -> None:
    assert not is_page_of_article("https://e.example/list/2", "")
    assert is_page_of_article("https://e.example/old-river-bridge/2", "")


@pytest.mark.parametrize("text", ["2024", "1 2 3 2024", "下一页 更多新闻", "1 " * 61])
def test_no_text_of_a_pager(text: str) -> None:
    assert not is_pager_text(text)


def test_a_pager_has_120_characters_at_most() -> None:
    assert is_pager_text(("1 " * 60)[:120])


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1 下一页", 0),
        ("Page 1 of 61", 0),
        ("Page 1 of 60", 60),
        ("Page 5 of 4", 0),
        ("2 3 4 下一页", 4),
        ("3 4 5 下一页", 0),
        ("1 2 4 下一页", 0),
        ("Page 1 of 2", 2),
    ],
)
def test_how_many_pages_a_pager_states(text: str, pages: int) -> None:
    assert count_stated_pages(text) == pages


def linked(text: str = "下一页") -> Block:
    return Block(text, Kind.PARAGRAPH, Place(), links=(Link(0, len(text), NEXT),))


def test_a_pager_stands_below_the_story_and_above_comments() -> None:
    assert find_pages(make_page(PROSE, *["项目甲"] * 12, linked())) == ()
    assert find_pages(make_page(PROSE, (Role.COMMENT, "好"), linked())) == ()
    assert find_pages(make_page(PROSE, (Role.RELATED, "新闻"), linked())) == ()
    (found,) = find_pages(make_page(PROSE, *["项目甲"] * 11, linked()))
    assert (found.value, found.confidence) == ((NEXT,), 0.8)


def test_its_blocks_stand_next_to_each_other() -> None:
    other = linked("2")
    page = make_page(PROSE, linked(), "项目甲", other._replace(links=(Link(0, 1, NEXT + "?p=3"),)))
    assert find_pages(page)[0].value == (NEXT,)


def test_links_of_the_head_come_first() -> None:
    claims = (Claim("html", "canonical", OWN), Claim("html", "next", NEXT))
    pager = find_pager(make_page(PROSE, claims=claims))
    assert pager is not None
    assert pager.links == (NEXT,)
    assert find_pages(make_page(PROSE, claims=claims[1:])) == ()


def test_a_dump_states_its_pages_in_four_blocks_at_most() -> None:
    assert make_partial_cautions(make_page(PROSE, "下一页")) == ()
    one, several = make_page(PROSE, "1", "2", "3", "下一页"), make_page(PROSE, *"1234", "下一页")
    assert [caution.detail for caution in make_partial_cautions(one)] == [
        "the text is one of 3 pages of the article"
    ]
    assert make_partial_cautions(several) == ()
