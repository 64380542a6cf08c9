"""A block's text has folded white space and knows where its links stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model import Link
from newsclean.read.html.block_text import (
    INVISIBLE_CHARS,
    MAX_EDGED_CHARS,
    fold_white_space,
    join_pieces,
)
from tests.read.html.pages import read, texts

Pieces = list[tuple[str, str | None]]


@pytest.mark.parametrize(
    ("pieces", "text", "links", "chars"),
    [
        ([], "", (), 0),
        ([(" \n", None), ("\u200b", None)], "", (), 0),
        ([("a ", None), (" b", None)], "a b", (), 0),
        ([("a", None), ("b", None)], "ab", (), 0),
        ([("a", None), (" ", "/x")], "a", (), 0),
        ([("a", "/x"), ("b", "/x")], "ab", (Link(0, 2, "/x"),), 2),  # one link with emphasis
        ([("a", "/x"), ("b", "/y")], "ab", (Link(0, 1, "/x"), Link(1, 2, "/y")), 2),
        ([("see ", None), ("it ", ""), ("now", None)], "see it now", (Link(4, 6, ""),), 2),
    ],
)
def test_pieces(pieces: Pieces, text: str, links: tuple[Link, ...], chars: int) -> None:
    assert join_pieces(pieces, keep_lines=False)[:3] == (text, links, chars)


def test_a_listing_keeps_its_lines() -> None:
    assert join_pieces([("\n  a\n", None), ("   b\n\n", None)], keep_lines=True)[0] == "  a\n   b"
    assert join_pieces([("\n \n", None)], keep_lines=True)[0] == ""


@pytest.mark.parametrize(
    ("raw", "text"),
    [("", ""), ("a", "a"), (" \n\t", " "), ("\u00ad", ""), ("a\u2060b\u00adc", "abc"), ("新\u3000 闻", "新 闻")],
)  # fmt: skip
def test_white_space(raw: str, text: str) -> None:
    assert fold_white_space(raw) == text


ODD_TEXTS = st.text(
    st.sampled_from("a新 \n\t\xa0\u3000\u2028\x1f\u200b\u2060\ufeff\u00ad"), max_size=8
)


@given(ODD_TEXTS)
def test_runs_of_white_space_become_one_space(raw: str) -> None:
    assert fold_white_space(raw) == re.sub(r"\s+", " ", INVISIBLE_CHARS.sub("", raw))


@given(ODD_TEXTS, st.sampled_from([None, "/x", ""]), st.sampled_from(["", " ", "\n\t"]))
def test_one_piece_is_read_like_many(raw: str, url: str | None, blank: str) -> None:
    """The short way for one text, or one and white space, gives what the long way gives."""
    pieces = [(raw, url)] + [(blank, None)] * bool(blank)
    padded = [("", None), ("", None), *pieces]
    assert join_pieces(pieces, keep_lines=False) == join_pieces(padded, keep_lines=False)


def test_links_of_a_page_know_their_characters() -> None:
    """A link says where in the folded text it stands."""
    block = read('<p>  see\n <a href="/x">the  report</a> here</p>').blocks[0]
    assert [(block.text[link.start : link.end], link.url) for link in block.links] == [
        ("the report", "/x")
    ]
    assert block.markup is not None
    assert block.markup.link_chars == len("the report")


def test_touching_elements_have_an_edge() -> None:
    line = read("<p><span>甲</span><span>乙</span> <b>丙</b><i> 丁</i></p>").blocks[0]
    assert (line.text, line.edges) == ("甲乙 丙 丁", (1,))
    assert read(f"<p><b>甲</b>{'乙' * MAX_EDGED_CHARS}</p>").blocks[0].edges == ()


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("渡轮公司\n  今天宣布", "渡轮公司今天宣布"),
        ("渡轮公司，\r\n今天", "渡轮公司，今天"),
        ("他说：\n“今天", "他说：“今天"),
        ("“今天”\n他说", "“今天”他说"),
        ("カタカナー\nひらがな", "カタカナーひらがな"),
        ("渡轮 \n公司", "渡轮公司"),
        ("渡轮 公司", "渡轮 公司"),
        ("渡轮\nABC\n公司", "渡轮 ABC 公司"),
        ("5\n月", "5 月"),
        ("한국어\n문장", "한국어 문장"),
        ("ภาษา\nไทย", "ภาษา ไทย"),
        ("said\n“so", "said “so"),
        ("渡轮。\n\u3000\u3000公司", "渡轮。 公司"),
    ],
)
def test_a_line_break_of_the_source_between_wide_characters_is_no_space(
    raw: str, folded: str
) -> None:
    """CSS Text 4, section 4.1.3; Korean and Thai keep their spaces."""
    assert fold_white_space(raw) == folded


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>渡轮<b>公司</b>\n今天宣布。</p>", "渡轮公司今天宣布。"),
        ("<p>渡轮\n<b>公司</b>\n<i>今天</i>宣布。</p>", "渡轮公司今天宣布。"),
        ("<p>渡轮<b>ABC</b>\n今天宣布。</p>", "渡轮ABC 今天宣布。"),
        ("<p>渡轮<b>公司</b> 今天\n宣布。</p>", "渡轮公司 今天宣布。"),
        ("<p><b>来源：晚报</b>\n<b>记者：何秋岚</b></p>", "来源：晚报 记者：何秋岚"),
        ("<p>The <b>ferry</b>\n<i>sails</i>.</p>", "The ferry sails."),
    ],
)
def test_beside_tags_it_is_none_in_prose(html: str, text: str) -> None:
    assert texts(html) == [text]
