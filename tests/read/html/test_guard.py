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
        ("a<!--", "a<!--"),
        ("a<!-->b-->", "ab-->"),
        ("<!--</-->x", "x"),
        ("a<!-- x -- y -->b", "ab"),
        ("<!---->c", "c"),
    ],
)
def test_comments_end_where_browsers_end_them(html: str, bare: str) -> None:
    """An open comment is left alone: it would hide the whole rest."""
    assert make_html_parsable(html)[0] == bare
