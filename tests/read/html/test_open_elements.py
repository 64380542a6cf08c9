"""Elements hand down what is around them."""

import pytest

from newsclean.model import Kind, Markup
from newsclean.read.html.open_elements import HEADING_LEVELS, KIND_BY_TAG, LANDMARK_TAGS
from tests.read.html.pages import read


def markup_of(html: str) -> Markup:
    """The markup of the first block."""
    markup = read(html).blocks[0].markup
    assert markup is not None
    return markup


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        ("<p>c</p>", False),
        ('<p style="display: block">c</p>', False),
        ('<p aria-hidden="false">c</p>', False),
        ("<div hidden><p></p></div><p>c</p>", False),
        ("<p hidden>c</p>", True),
        ('<p aria-hidden="true">c</p>', True),
        ('<div style="DISPLAY : none"><p>c</p></div>', True),
        ('<p style="visibility:hidden">c</p>', True),
    ],
)
def test_hidden_text_is_marked(html: str, hidden: bool) -> None:  # noqa: FBT001
    assert markup_of(html).hidden == hidden


@pytest.mark.parametrize("tag", sorted(LANDMARK_TAGS))
def test_landmarks_are_handed_down(tag: str) -> None:
    assert markup_of(f"<nav><{tag}><div><p>a</p></div></{tag}></nav>").landmark == tag
    assert markup_of(f"<{tag}></{tag}><p>a</p>").landmark is None


@pytest.mark.parametrize(
    ("html", "in_article"),
    [
        ("<main><p>a</p></main>", False),
        ('<div itemprop="headline"><p>a</p></div>', False),
        ("<article><aside><p>a</p></aside></article>", True),
        ('<div itemprop="articleBody"><p>a</p></div>', True),
        ('<div itemprop="text"><p>a</p></div>', True),
    ],
)
def test_what_is_in_the_article(html: str, in_article: bool) -> None:  # noqa: FBT001
    assert markup_of(html).in_article == in_article


@pytest.mark.parametrize("tag", sorted(set(KIND_BY_TAG) - {"table", "caption", "xmp", "listing"}))
def test_kinds(tag: str) -> None:
    assert read(f"<h2>a<{tag}>b</{tag}></h2>").blocks[-1].kind is KIND_BY_TAG[tag]


@pytest.mark.parametrize(("tag", "level"), HEADING_LEVELS.items())
def test_headings(tag: str, level: int) -> None:
    block = read(f"<{tag}>a</{tag}>").blocks[0]
    assert (block.kind, block.level) == (Kind.HEADING, level)


@pytest.mark.parametrize(
    "html", ["<ul><li>a", "<ol><li>a", "<menu><li>a", "<dl><dt>a", "<dl><dd>a"]
)
def test_items_of_lists_know_their_depth(html: str) -> None:
    assert [read(text).blocks[0].level for text in (html, f"<ul><li>{html}")] == [1, 2]
    assert read(html).blocks[0].kind is Kind.LIST_ITEM


def test_class_words_of_four_elements() -> None:
    html = "<div class=a><div class=B><div id=c><div><p class='d D' id=e>x"
    assert markup_of(html).classes == "d d e c b"
    assert len(markup_of(f"<p class={'x' * 300}>a").classes) == 200


def test_tags_and_numbers_of_parents() -> None:
    blocks = read("<div><p>a</p><p>b</p></div><div>c</div>").blocks
    markups = [block.markup or Markup() for block in blocks]
    assert markups[0].tags == ("html", "body", "div", "p")
    assert markups[0].parent == markups[1].parent != markups[2].parent
