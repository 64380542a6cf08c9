"""What is left out of pages that are larger than any news page, so that time and memory stay small.

Nothing of the text is lost by these limits: they bound what is looked for in it.
"""

import pytest
from lxml import etree

from newsclean import pipeline
from newsclean.label import second_opinion
from newsclean.label.labelled_page import LabelledPage, trim_to_story
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Decoded, Kind, Labelled, Markup, Page, Place, Role
from newsclean.read.dump import unbroken_lines
from newsclean.read.dump.lines import read_dump_lines
from newsclean.read.dump.word_breaks import join_all_broken_lines
from newsclean.read.html import microdata
from newsclean.read.html.reader import read_html

STORY = (
    "The bridge was closed on Monday, and nobody knew when it would open again, the council said."
)


def read(html: str) -> Page:
    """A page of some HTML."""
    return read_html(Decoded(html, None, "str", 1.0))[0]


def build_page(roles: str) -> LabelledPage:
    """A page with a block for each letter: b for the body, h for the headline, others furniture."""
    names = {"b": Role.BODY, "h": Role.HEADLINE}
    labelled = tuple(
        Labelled(
            Block(f"line {i}", Kind.PARAGRAPH, Place(line=i + 1)),
            names.get(letter, Role.FURNITURE),
            0.0,
            "card",
        )
        for i, letter in enumerate(roles)
    )
    page = Page("text", tuple(item.block for item in labelled))
    return LabelledPage(page, labelled, get_lexicon("en"))


@pytest.mark.parametrize(
    ("roles", "kept"),
    [
        pytest.param("h" + "b" * 1_999, 2_000, id="a long page is kept whole"),
        pytest.param("b" * 5_000, 2_000, id="the middle of a long body goes"),
        pytest.param("." * 3_000 + "b" + "." * 3_000, 4_001, id="a story far from both edges"),
        pytest.param("." * 2_500 + "h" + "." * 2_500 + "b" * 9, 4_009, id="a headline far above"),
        pytest.param("." * 5_000, 2_000, id="no story at all"),
    ],
)
def test_fields_are_read_near_the_story(roles: str, kept: int) -> None:
    page = build_page(roles)
    near = trim_to_story(page)
    assert len(near.labelled) == len(near.page.blocks) == kept
    assert (near is page) == (kept == len(roles))
    story = {i for i, letter in enumerate(roles) if letter in "bh"} or {0}
    lines = {item.block.at.line for item in near.labelled}
    assert {min(story) + 1, max(story) + 1, 1, len(roles)} <= lines


def test_credits_are_read_of_the_first_lines() -> None:
    lines = "".join(f"<p>By Anna Berg | Source: Ridge Post {i}</p>" for i in range(610))
    page = f"<html lang=en><body><h1>The bridge is closed</h1><p>{STORY}</p>{lines}</body></html>"
    labelled = pipeline.explain(page).labelled[2:]
    credited = [item.role is Role.CREDIT for item in labelled]
    assert all(credited[:600])
    assert not any(credited[600:])


@pytest.mark.parametrize(
    ("piece", "read_claims"),
    [
        pytest.param('<meta name="author" content="Ann {}">', 500, id="one key"),
        pytest.param('<meta name="k{}" content="Ann">', 520, id="many keys"),
        pytest.param('<p><i itemprop="author">Ann {}</i></p>', 500, id="properties"),
    ],
)
def test_claims_of_one_key_end(piece: str, read_claims: int) -> None:
    page = read(
        f"<html><body>{''.join(piece.format(i) for i in range(520))}<p>End</p></body></html>"
    )
    assert len(page.claims) == read_claims


def test_a_long_text_is_no_property() -> None:
    long = '<p itemprop="name">' + "<b>a </b>" * 150 + "x" * 30_000 + "</p>"
    page = read(f'<body>{long}<p itemprop="name">Ann <b>Lee</b></p></body>')
    assert [claim.value for claim in page.claims] == ["Ann Lee"]


def test_texts_of_properties_are_read_within_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microdata, "MAX_PAGE_NODES", 5)
    pieces = '<p itemprop="name">Ann <b>Lee</b></p>' * 4 + '<p itemprop="name" content="Bo">x</p>'
    values = [claim.value for claim in read(f"<body>{pieces}</body>").claims]
    assert values == ["Ann Lee", "Ann Lee", "Bo"]


@pytest.mark.parametrize(
    ("elements", "depth", "chars", "usual"),
    [
        pytest.param(8_000, 43, 300_000, True, id="as large as pages are"),
        pytest.param(8_001, 43, 100, False, id="many elements"),
        pytest.param(100, 43, 300_001, False, id="much text"),
        pytest.param(300, 81, 100, True, id="deep and small"),
        pytest.param(301, 81, 100, False, id="deep"),
    ],
)
def test_others_are_asked_about_usual_pages(
    elements: int, depth: int, chars: int, *, usual: bool
) -> None:
    root = etree.Element("html")
    for _ in range(elements - 1):
        etree.SubElement(root, "p")
    markup = Markup(tags=("div",) * depth)
    blocks = [Block("a" * chars, Kind.PARAGRAPH, Place(), markup=markup)]
    assert second_opinion.is_usual_size(root, blocks) is usual


def test_long_lines_are_split_into_so_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unbroken_lines, "MAX_PIECES", 7)
    lines = read_dump_lines("It opened.Nobody knew. " * 200)
    assert len(unbroken_lines.split_unbroken_lines(lines)) == 7


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["The mill"], "The mill", id="one"),
        pytest.param(["The", "mill", "stood"], "The mill stood", id="words"),
        pytest.param(["水位", "上涨", "。"], "水位上涨。", id="wide"),
    ],
)
def test_broken_lines_are_joined_at_once(parts: list[str], whole: str) -> None:
    assert join_all_broken_lines(parts) == whole
