"""Characters that command a terminal or turn the reading direction go; all others stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsclean.native import has_unsafe_controls
from newsclean.read.html.guard import make_html_parsable
from newsclean.text.controls import strip_markup_controls, strip_unsafe_controls

UNSAFE = [*range(9), 0x0E, 0x1B, 0x7F, 0x80, 0x9F, 0x202A, 0x202E, 0x2066, 0x2069, 0xFFF9, 0xFFFB,
          0xE0001, 0xE0020, 0xE007F]  # fmt: skip
SAFE = [0x09, 0x0A, 0x0D, 0x20, 0x7E, 0xA0, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x2029,
        0x202F, 0x2065, 0x206A, 0xFFF8, 0xFFFC, 0xE0100, 0x1F600]  # fmt: skip

CONTROL_PIECES = (
    *"& # x &# &#x 00 2 7 1b 823 8 ; &#27; &#x1b &#0; < b > - ! <!-- --> </body> <wbr> <i> a".split(),
    *"\0\x1b\u202e\x0c ",
    "0" * 40,
)


@pytest.mark.parametrize("code", SAFE)
def test_safe_characters_stay(code: int) -> None:
    text = f"新{chr(code)}a"
    assert not has_unsafe_controls(text)
    assert strip_unsafe_controls(text) == text
    assert strip_markup_controls(f"&#{code};") == f"&#{code};"


@pytest.mark.parametrize("code", UNSAFE)
def test_unsafe_characters_go(code: int) -> None:
    assert has_unsafe_controls(f"a{chr(code)}")
    assert strip_unsafe_controls(f"新{chr(code)}a") == "新a"


@pytest.mark.parametrize("code", [0x0B, 0x0C, 0x1C, 0x1F, 0x85])
def test_separators_become_a_space(code: int) -> None:
    assert strip_unsafe_controls(f"one{chr(code)}two") == "one two"


def test_a_flag_keeps_its_tag_characters() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert strip_unsafe_controls(scotland) == scotland


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("&#38; &amp;#27; &#8364; &#xZ;", "&#38; &amp;#27; &#8364; &#xZ;"),
        ("&#128; &#x9F;", "&#128; &#x9F;"),  # browsers read these as windows-1252
        ("&#1114112; &#9999999;", "&#1114112; &#9999999;"),
        ("&#27;&#027&#x1b;&#X001B", ""),
        ("a&#11;b", "a b"),
        ("&#8238;x&#x202E;", "x"),
    ],
)
def test_references_to_unsafe_characters_go(html: str, bare: str) -> None:
    assert strip_markup_controls(html) == bare


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("&#&#27;27;", "&#\ufffd27;"),
        ("&#2&#27;7;", "7;"),
        ("&#823&#27;8;", "&#823\ufffd8;"),
        ("&\0#27;", "&\ufffd#27;"),
        ("&am&#27;p;", "&am\ufffdp;"),
        ("<\0b>", "<\ufffdb>"),
        ("<&#0;b>", "<\ufffdb>"),
        ("</scr\0ipt>", "</scr\ufffdipt>"),
        ("<!\0-- a -->", "<!\ufffd-- a -->"),
        ("<!-- a --\0>", "<!-- a --\ufffd>"),
        ("<!-- a -\0\0-> b --\0!\0>", "<!-- a -\ufffd-> b --\ufffd!>"),
        ("</script\x0b>", "</script\ufffd>"),
        ("<p\x0cid=a>", "<p id=a>"),
        ("<p title='a\x1bb'>a &\x1b b", "<p title='ab'>a &\ufffd b"),
        ("A-\x1bb < \x1bc", "A-b < c"),
    ],
)
def test_what_goes_leaves_something_where_markup_would_come_of_it(html: str, bare: str) -> None:
    """A browser sees no tag, no reference and no end of a comment there."""
    assert strip_markup_controls(html) == bare


@given(st.lists(st.sampled_from(CONTROL_PIECES), max_size=14).map("".join))
def test_no_control_comes_out_of_the_parser(html: str) -> None:
    """Whatever is cut, nothing that is left means one."""
    guarded, _ = make_html_parsable(f"<p>{html}")
    root = etree.fromstring(guarded.encode(), etree.HTMLParser(encoding="utf-8"))
    assert not has_unsafe_controls("".join(map(str, root.itertext())))
