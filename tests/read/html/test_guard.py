"""Comments, oversized tags and deep nesting go before the parser sees them."""

import pytest

from newsclean.read.html.guard import make_html_parsable
from tests.read.html.pages import read


def test_deep_nesting_keeps_its_text() -> None:
    """Text below the parser's depth comes out, with a caution."""
    page = read("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after</p>")
    assert [b.text for b in page.blocks] == ["deep", "after"]
    assert [c.code for c in page.cautions] == ["nesting_cut"]


def test_monstrous_attributes_are_cut() -> None:
    """Forty thousand attributes on a tag cost no time."""
    html = "<p " + " ".join(f"a{i}=1" for i in range(40_000)) + ">text</p>"
    page = read(html)
    assert [b.text for b in page.blocks] == ["text"]
    assert [c.code for c in page.cautions] == ["attributes_cut"]


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("a<!--", "a"),
        ("a<!-- x --!>b", "ab"),
        ("a<!--!>b", "a"),
        ("a<!-->b-->", "ab-->"),
        ("<!--</-->x", "x"),
        ("a<!-- x -- y -->b", "ab"),
        ("<!---->c", "c"),
    ],
)
def test_comments_end_where_browsers_end_them(html: str, bare: str) -> None:
    """One that never ends hides the whole rest."""
    assert make_html_parsable(html)[0] == bare


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p>",
        "<p " + "a=1 " * 200 + ">x</p>",  # as many as a tag may have
        "<p>" + "a=b " * 500 + "</p>",  # signs of equality outside of tags
        "<b>" * 1_800 + "x",
        "<b></b>" * 4_000,
        "<p>" * 4_000,  # the next one closes it
        "<br>" * 4_000,
    ],
    ids=["plain", "attributes", "equations", "depth", "pairs", "paragraphs", "breaks"],
)
def test_what_the_parser_can_read_stays(html: str) -> None:
    assert make_html_parsable(html) == (html, ())


def test_only_the_oversized_tag_loses_its_attributes() -> None:
    html, cautions = make_html_parsable('<b id="1">a</b><p ' + "a=1 " * 201 + '>x</p><b id="2">')
    assert html == '<b id="1">a</b><p>x</p><b id="2">'
    assert [caution.detail for caution in cautions] == ["1 tags with too many attributes"]


@pytest.mark.parametrize("mark", ['"', "'", ""], ids=["double", "single", "none"])
def test_a_value_of_more_than_a_megabyte_costs_the_attributes(mark: str) -> None:
    html, cautions = make_html_parsable(f"<img alt=a src={mark}{'x' * 1_000_002}{mark}>")
    assert html == "<img>"
    assert [caution.code for caution in cautions] == ["attributes_cut"]
    longest = f"<img alt=a src={mark}{'x' * 1_000_000}{mark}>"
    assert make_html_parsable(longest) == (longest, ())


def test_tags_below_the_limit_go() -> None:
    html, cautions = make_html_parsable("<i>" * 1_802 + "x" + "</i>" * 1_802 + "<b>y</b>")
    assert html == "<i>" * 1_800 + "x" + "</i>" * 1_800 + "<b>y</b>"
    assert [caution.code for caution in cautions] == ["nesting_cut"]
