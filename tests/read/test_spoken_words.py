"""What pages say to screen readers beside a link."""

import pytest

from newsclean.model import Block, Decoded, Kind, Place
from newsclean.read.dump.reader import read_text
from newsclean.read.spoken_words import drop_spoken_words, is_spoken_phrase
from tests.read.html.pages import texts

TAIL = " It was a long debate, and the council will vote again in the second week of August."


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("The report, opens new tab, was late.", "The report, was late."),
        ("The report (opens in a new window) was late.", "The report was late."),
        ("The report [Opens in New Tab] was late.", "The report was late."),
        ("Der Bericht (öffnet in neuem Fenster) kam.", "Der Bericht kam."),
        ("报告（在新窗口打开）来得很晚。", "报告来得很晚。"),
        ("報告書（新しいウィンドウで開く）が出た。", "報告書が出た。"),
        ("보고서(새 창에서 열림)가 나왔다.", "보고서가 나왔다."),
        ("التقرير (يفتح في نافذة جديدة) صدر.", "التقرير صدر."),
    ],
)
def test_such_words_go_from_prose(said: str, left: str) -> None:
    page = read_text(Decoded(said + TAIL, "", "", 1.0))
    assert [block.text for block in page.blocks] == [left + TAIL]


@pytest.mark.parametrize(
    "text",
    [
        "The link opens in a new window when the reader clicks it." + TAIL,
        "The shop, opens new doors, the paper wrote." + TAIL,
        "The report (opens in a new windowsill) was late." + TAIL,
        "Click to share on a network (Opens in new window)",  # a row of links, no prose
    ],
)
def test_other_words_stay(text: str) -> None:
    assert drop_spoken_words([Block(text, Kind.PARAGRAPH, Place())], text)[0].text == text


def test_in_html_an_element_that_says_nothing_else_goes() -> None:
    html = "<p>The <a href=/r>report</a><span class=x1>{}</span> was late, the council said.</p>"
    assert texts(html.format(" (opens in a new tab)")) == ["The report was late, the council said."]
    assert texts(html.format(" on a new tab"))[0].startswith("The report on a new tab was")
    assert not is_spoken_phrase("a new tab")
