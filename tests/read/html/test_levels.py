"""The open elements are those that libxml2 has open, so that no tag is cut that the parser reads."""

import re
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsclean.read.html.guard import make_html_parsable
from newsclean.read.html.levels import (
    CHILDLESS_TAGS,
    CLOSED_BY,
    RANKS,
    OpenElements,
    TagFilter,
    count_holders,
    measure_depth,
)
from newsclean.read.html.tokens import VOID_TAGS

pytestmark = pytest.mark.skipif(
    etree.LIBXML_VERSION < (2, 14), reason="measured with libxml2 2.14 and later"
)
NAMES = sorted(
    {*CLOSED_BY, *RANKS, *"article section nav em strong ins foo center fieldset video".split()}
)
STARTERS = sorted({*NAMES, *"br hr img input title xmp optgroup frameset col".split()})
SOUP = [*(f"<{name}>" for name in (*STARTERS, *VOID_TAGS, "style", "noscript")),
        *(f"</{name}>" for name in (*NAMES, *VOID_TAGS, "noscript", "style", "title")),
        "text"]  # fmt: skip


ODD_TAGS = [
    "<b a=b c>",
    "<b/>",
    "<i a='</i>'>",
    '<i a="x>',
    "<i b'='>",
    "</i>",
    "<B>",
    "</b x>",
    "<",
]


@given(st.lists(st.sampled_from(SOUP + ODD_TAGS), max_size=20).map("".join))
def test_no_page_is_deeper_than_its_holders(html: str) -> None:
    """So the open elements need no count where these are few."""
    assert measure_depth([html]) <= count_holders([html]) + 1


def parse(html: str) -> Any:
    """The body of a page as libxml2 builds it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    return etree.fromstring(f"<html><body>{html}".encode(), parser)[0]


def measure_tree_depth(root: Any) -> int:
    """How many elements that may hold others are inside each other at most, without `root`."""
    deepest, stack = 0, [(child, 1) for child in root]
    while stack:
        element, depth = stack.pop()
        if element.tag not in CHILDLESS_TAGS:
            deepest = max(deepest, depth)
        stack += [(child, depth + 1) for child in element]
    return deepest


@pytest.mark.parametrize("outer", NAMES)
def test_which_start_tags_close_an_element(outer: str) -> None:
    """Pair by pair, as the parser does it."""
    closing = {
        name
        for name in STARTERS
        if parse(f"<article><{outer}><{name} id=n>").find(".//*[@id='n']").getparent().tag != outer
    }
    assert CLOSED_BY.get(outer, frozenset()) & {*STARTERS} == closing


def test_which_end_tags_reach_beyond_an_element() -> None:
    """Only those of a rank that is not lower."""
    for outer, inner in product(NAMES, NAMES):
        if inner == outer or inner in CLOSED_BY.get(outer, ()):
            continue
        body = parse(f"<article><{outer}><{inner}></{outer}><q id=n>")
        closed = body.find(".//*[@id='n']").getparent().tag == "article"
        assert closed == (RANKS.get(outer, 0) >= RANKS.get(inner, 0)), (outer, inner)


@pytest.mark.parametrize("name", sorted(CHILDLESS_TAGS - {"frame"}))
def test_what_follows_a_void_element_is_not_in_it(name: str) -> None:
    """libxml2 knows these, and the guard closes the others."""
    html, _ = make_html_parsable(f"<article><{name}><q id=n>")
    assert parse(html).find(".//*[@id='n']").getparent().tag == "article"


@given(st.lists(st.sampled_from(SOUP), max_size=40).map("".join))
def test_the_depth_is_that_of_the_tree(soup: str) -> None:
    """Whatever is closed when, and by what."""
    html, cautions = make_html_parsable(f"<div>{soup}")
    markup = re.sub(r"(?s)<(title|xmp|style)>.*?(</\1>|\Z)", r"<\1>\2", html)
    assert measure_depth([markup]) == measure_tree_depth(parse(html))
    assert {caution.code for caution in cautions} <= {"unclosed_markup"}


@given(st.lists(st.sampled_from([*SOUP, "<!--", "<b a='", "<body>"]), max_size=40).map("".join))
def test_what_is_in_a_noscript_stays_in_it(soup: str) -> None:
    """No tag in it reaches what is around, and it leaves nothing open."""
    inside = soup.replace("</noscript>", "")
    html, _ = make_html_parsable(f"<div id=d><noscript>{inside}</noscript><i id=i>")
    assert parse(html).find(".//i[@id='i']").getparent().get("id") == "d"


@pytest.mark.parametrize(
    ("markup", "depth"),
    [
        ("<p>" * 9, 1),
        ("<p><b>" * 9, 2),
        ("<p><em>" * 9, 18),
        ("<ul><li>" * 9, 18),
        ("<br><img><input>", 0),
        ("<i/>" * 9, 0),
        ("<B><I></b>", 2),
        ("<html><head></head><body><b>", 1),
    ],
)
def test_depths(markup: str, depth: int) -> None:
    assert measure_depth([markup]) == depth


def test_an_end_tag_says_what_it_closed() -> None:
    opened = OpenElements()
    assert [opened.open(name, empty=False) for name in ("table", "tr", "td", "b")] == [0, 1, 2, 3]
    assert [opened.close(name) for name in ("i", "tr", "b", "table")] == [-1, 1, -1, 0]
    assert opened.names == []


def test_a_filter_keeps_what_is_raw_and_closes_what_is_open() -> None:
    """The end tags of a part of a page that no start tag in it belongs to go."""
    tags = TagFilter(fragment=True)
    assert tags.filter("<body></i><div></b><style></style><wbr></wbr><b>") == (
        "<div><style></style><wbr></wbr><b>"
    )
    assert tags.close_all() == "</b></div>"
    assert tags.cut == 0
