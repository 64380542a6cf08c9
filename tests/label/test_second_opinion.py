"""What trafilatura keeps of each block, and which pages it is not shown."""

import time

import pytest
from lxml import etree

from newsclean.label import second_opinion
from newsclean.label.second_opinion import (
    ask_trafilatura,
    measure_kept_share,
    measure_kept_shares,
    split_into_grams,
)
from newsclean.model import Block, Decoded, Kind, Place, Settings
from newsclean.pipeline import read_page

STORY = [
    f"The council said on Monday that ferry number {n} would run an hour longer from May on."
    for n in ("one", "two", "three", "four", "five", "six")
]


REMARKS = [
    f"My uncle had a boat with {n} oars, and nobody ever asked him where he went with it at night."
    for n in ("two", "four", "six")
]


def blocks_of(*texts: str) -> list[Block]:
    """A paragraph for each text."""
    return [Block(text, Kind.PARAGRAPH, Place()) for text in texts]


def tree_of(paragraphs: int) -> etree._Element:
    """A page with a story and empty elements; html, body and the story are nine of its elements."""
    root = etree.Element("html")
    body = etree.SubElement(root, "body")
    article = etree.SubElement(body, "article")
    for text in STORY:
        etree.SubElement(article, "p").text = text
    for _ in range(paragraphs):
        etree.SubElement(body, "br")
    return root


def test_trafilatura_keeps_the_story() -> None:
    assert ask_trafilatura(tree_of(0), blocks_of(STORY[1], "Home", "")) == (1.0, 0.0, 0.0)


def test_comments_are_no_story() -> None:
    """However long they are: trafilatura reads them only where it is bidden to."""
    tree = tree_of(0)
    comments = etree.SubElement(tree[0], "div", {"id": "comments", "class": "comment-list"})
    for text in REMARKS:
        etree.SubElement(comments, "p").text = text
    shares = ask_trafilatura(tree, blocks_of(STORY[1], *REMARKS))
    assert shares == (1.0, *[0.0] * len(REMARKS))


def test_a_page_without_a_story_has_no_opinion() -> None:
    root = etree.Element("html")
    etree.SubElement(root, "body")
    assert ask_trafilatura(root, blocks_of("Home")) is None


def test_the_tree_is_left_alone() -> None:
    tree = tree_of(0)
    before = etree.tostring(tree)
    ask_trafilatura(tree, [])
    assert etree.tostring(tree) == before


def test_trafilatura_is_not_asked_about_pages_of_too_many_elements() -> None:
    """Nor is it imported for one."""
    start = time.process_time()
    assert ask_trafilatura(tree_of(8_000 - 8), blocks_of(STORY[0])) is None
    assert time.process_time() - start < 1


def test_a_large_page_is_still_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is the number of elements that are allowed, not one less."""
    monkeypatch.setattr(second_opinion, "MAX_TREE_ELEMENTS", 12)
    assert ask_trafilatura(tree_of(4), blocks_of(STORY[0])) is None
    assert ask_trafilatura(tree_of(3), blocks_of(STORY[0])) == (1.0,)
    monkeypatch.undo()
    assert second_opinion.MAX_TREE_ELEMENTS == 8_000


def test_trafilatura_is_not_asked_about_too_many_paragraphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Cells are paragraphs too, though a table is one block."""
    assert second_opinion.MAX_TREE_PARAGRAPHS == 3_000
    monkeypatch.setattr(second_opinion, "MAX_TREE_PARAGRAPHS", 2)
    tree = tree_of(0)
    assert ask_trafilatura(tree, blocks_of(STORY[0], STORY[1])) == (1.0, 1.0)
    assert ask_trafilatura(tree, blocks_of(STORY[0], STORY[1], STORY[2])) is None
    etree.SubElement(etree.SubElement(tree[0], "tr"), "td").text = "12"
    assert ask_trafilatura(tree, blocks_of(STORY[0], STORY[1])) is None


def test_the_tree_of_a_long_page_goes() -> None:
    """Nobody asks for it, and it is larger than the page."""
    for count, asks in ((3_000, True), (3_001, False)):
        page, ask = read_page(Decoded("<p>a</p>" * count, None, "str", 1.0), Settings())
        assert len(page.blocks) == count
        assert (ask is not None) == asks


def test_a_short_text_is_kept_only_as_a_whole_line() -> None:
    """Fifteen letters and digits are short, sixteen are one gram."""
    text = "Old pier\n\nThe old pier was closed on Monday."
    shares = measure_kept_shares(text, blocks_of("Old pier!", "closed", "Pier was closed", "…"))
    assert shares == (1.0, 0.0, 0.0, 0.0)
    assert measure_kept_shares(text, blocks_of("pier was closed o")) == (0.0,)
    assert measure_kept_shares(text, blocks_of("pier was closed on")) == (0.0,)
    assert measure_kept_shares(text, blocks_of("pier was closed on M")) == (1.0,)


def test_the_share_is_that_of_the_grams() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    assert len(split_into_grams(letters)) == 11
    assert measure_kept_share(letters, split_into_grams(letters[:20]), set()) == 5 / 11
    assert measure_kept_share(letters, set(), {letters}) == 0.0
