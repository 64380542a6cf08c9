"""Which text is markup and which a dump."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.read.kind import detect_kind

CHINESE = "河湾镇今年夏天修好了最后一段江堤，全长四公里，堤顶可以走两辆自行车。\n"
DUMPS = {
    "empty": "",
    "a dump": CHINESE * 5,
    "a mention": "How to write <p> and </p> in a page.\n" + "A long lesson follows here. " * 20,
    "brackets": "a < b and c > d, so <<b>> is no tag; <https://example.org> neither",
    "arrows": "<<< back | next >>>\n\nNews of the day\n",
    "a mail": "From: Nora <nora@example.org>\nTo: <desk@example.org>\n\nThe story is here.\n",
    "a listing": "Forms, part two\n\n"
    + "Here is what we write:\n" * 20
    + "<form><input name=a></form>\n"
    "Now press the button and look at the page again.\n" * 3,
    "escaped": "&lt;p&gt;Nothing to see&lt;/p&gt;",
    "a headline": "<独家>河湾镇修好江堤\n" + CHINESE,
    "a br": "first line<br>second line of a text that somebody copied",
}
PAGES = {
    "a page": "<!DOCTYPE html>\n<html><head></head><body><p>Text</p></body></html>",
    "spaces": "\n\n  <HTML><BODY>Text",
    "comments": "<!-- saved from a server --><!-- twice -->\n<html><p>Text",
    "xhtml": '<?xml version="1.0" encoding="gbk"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html/>',
    "rss": '<?xml version="1.0"?><rss version="2.0"><channel><item/></channel></rss>',
    "frames": "<frameset cols=20%,*><frame src=a.html></frameset>",
    "a fragment": f"<div class=story><p>{CHINESE}</p><p>{CHINESE}</p></div>",
    "one paragraph": f"<p>{CHINESE * 3}</p>\n",
    "an unclosed end": f"<p>{CHINESE}<p>{CHINESE}</div>",
    "a message above": "Warning: line 7\n<!DOCTYPE html><html><body>"
    + f"<p>{CHINESE}</p>" * 9
    + "</html>",
    "a script": "<script>if (a < b) { go('<p>') }</script>",
}


@pytest.mark.parametrize("name", DUMPS)
def test_dumps(name: str) -> None:
    assert detect_kind(DUMPS[name]) == "text"


@pytest.mark.parametrize("name", PAGES)
def test_markup(name: str) -> None:
    assert detect_kind(PAGES[name]) == "html"


@pytest.mark.parametrize(
    "text",
    [
        "<" * 1_000_000,
        "<p " * 300_000,
        "<!--" * 250_000,
        "<!---->" * 150_000,
        " " * 1_000_000 + "<",
    ],
    ids=["brackets", "tags", "open comments", "comments", "spaces"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    assert detect_kind(text) in {"html", "text"}


@given(st.text(alphabet="<>/!-pdiv \n?xml河", max_size=200))
def test_any_text_has_a_kind(text: str) -> None:
    assert detect_kind(text) in {"html", "text"}
