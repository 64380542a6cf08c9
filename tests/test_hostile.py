"""Pages that nobody would write but somebody serves: each gives a record or one clear line, soon."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.cli import run
from newsclean.errors import NewscleanError
from newsclean.model import Decoded, Outcome
from newsclean.pipeline import extract
from newsclean.read.dump.reader import MAX_BLOCKS, read_text
from newsclean.read.html.guard import make_html_parsable
from newsclean.read.html.reader import read_html
from newsclean.read.html.walk import MAX_PAGE_ITEMS
from newsclean.records.render import build_record, render_records

PARAGRAPH = (
    "<p>The council voted on Tuesday evening to buy the old mill by the river, ending a dispute "
    "that had gone on for seven years. The building will become a library next spring.</p>"
)
SLOWEST = 20.0  # seconds for 100 KB on a busy machine; what is quadratic takes minutes


def page(inside: str = "", *, title: str = "Old mill saved", head: str = "") -> str:
    """A small news page with something in it."""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{PARAGRAPH * 3}{inside}{PARAGRAPH}</article></body></html>"
    )


def every_word(data: str) -> str:
    """All that a record of a page says, in every format."""
    values = build_record(Outcome("page.html", article=extract(data)), blocks=True, evidence=True)
    return json.dumps(values, ensure_ascii=False) + "".join(render_records([values], "md"))


# ---- what commands a terminal ----

COMMANDS = {
    "escape": "\x1b[31m",
    "bell": "\x07",
    "C1": "\x9b2J",
    "reference": "&#27;[31m",
    "hexadecimal reference": "&#x000202E;",
    "override": "\u202eexe.gpj",
    "isolate": "\u2066x\u2069",
    "tags": "\U000e0041\U000e0042",
}


@pytest.mark.parametrize("bad", COMMANDS.values(), ids=COMMANDS)
def test_nothing_that_commands_a_terminal_comes_through(bad: str) -> None:
    """Neither in the title, the text, nor in what the head claims."""
    escaped = json.dumps(f"Old {bad} mill")
    head = (
        f'<meta property="og:title" content="Old {bad} mill"><script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "headline": {escaped}, "author": {escaped}}}</script>'
    )
    said = every_word(page(f"<p>It {bad} rains.</p>", title=f"Old {bad} mill", head=head))
    forbidden = {*"\x1b\x07\x9b\u202e\u2066\u2069\U000e0041"}
    assert "rains" in said
    assert not forbidden & {*said}
    assert not any(f"\\u{ord(char):04x}" in said for char in forbidden)


def test_a_dump_commands_nothing_either() -> None:
    """The same for text with no markup."""
    lines = ["Old \x1b[31mmill\u202e saved", "It rained on Tuesday evening by the river. " * 4]
    blocks = read_text(Decoded("\n\n".join(lines), "utf-8", "utf-8", 1.0)).blocks
    assert blocks[0].text == "Old [31mmill saved"


def test_marks_that_words_need_stay() -> None:
    """Joiners, marks of direction for one word, and flags."""
    needed = "می\u200cخواهم \u200fabc\u200e \U0001f3f4\U000e0067\U000e0062\U000e007f"
    assert needed in extract(page(f"<p>{needed} are words. {'It rained again. ' * 9}</p>")).text


# ---- time and memory ----

SHAPES: dict[str, Callable[[int], str]] = {
    "tables": lambda n: page("<table><tr><td>a<td>b<tr><td>c<td>d</table>" * (n // 42)),
    "nested tables": lambda n: page("<table><tr><td>x" * (n // 16)),
    "nested properties": lambda n: page("<div itemprop=name>x" * (n // 20)),
    "nested things": lambda n: page("<div itemscope itemprop=author>x" * (n // 32)),
    "long titles": lambda n: page(title="A - " * (n // 4)),
    "line breaks": lambda n: page("x<br>" * (n // 5)),
    "open comments": lambda n: page("<!--" * (n // 4)),
    "open quotes": lambda n: page('<p a="' * (n // 6)),
    "ampersands": lambda n: page("&#" * (n // 2)),
    "zeros": lambda n: page("&#" + "0" * n),
    "open arrays": lambda n: page(head=f"<script type='application/ld+json'>{'[' * n}</script>"),
    "one paragraph": lambda n: page("<p>" + "来源：记者" * (n // 15)),
    "many paragraphs": lambda n: page(PARAGRAPH * (n // len(PARAGRAPH))),
    "many lines": lambda n: "a\n" * (n // 2),
    "one line": lambda n: "2024-" * (n // 5),
    "brackets": lambda n: "[" * n,
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_is_linear(shape: Callable[[int], str]) -> None:
    """A page of 100 KB of one thing is read in seconds."""
    start = time.process_time()
    try:
        extract(shape(100_000))
    except NewscleanError as error:
        assert error.code == "no_article"  # either is right
    assert time.process_time() - start < SLOWEST


def test_a_page_of_too_many_blocks_is_cut_and_says_so() -> None:
    """Memory goes by blocks: 20 MB of them would take all there is."""
    html = page("<p>x" * (MAX_PAGE_ITEMS + 10))
    read, _ = read_html(Decoded(html, "utf-8", "utf-8", 1.0))
    assert [caution.code for caution in read.cautions] == ["page_cut"]
    assert len(read.blocks) <= MAX_PAGE_ITEMS + 1
    dump = read_text(Decoded("a b\n\n" * (MAX_BLOCKS + 10), "utf-8", "utf-8", 1.0))
    assert [caution.code for caution in dump.cautions] == ["page_cut"]
    assert len(dump.blocks) == MAX_BLOCKS


def test_a_page_that_ends_at_the_limit_is_whole() -> None:
    """No warning where nothing was left out."""
    dump = read_text(Decoded("a b\n\n" * MAX_BLOCKS, "utf-8", "utf-8", 1.0))
    assert not dump.cautions
    read, _ = read_html(Decoded(page("<p>x" * 50), "utf-8", "utf-8", 1.0))
    assert not read.cautions


# ---- what is no page ----

MHTML = (
    b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><body><p>=E6=96=B0</p></body></html>\r\n--b--\r\n"
)


def test_a_web_archive_is_read_without_its_wrapping() -> None:
    """Its quoted-printable never comes out as text."""
    story = b"<p>=E6=96=B0 The bridge was opened on Monday, the town said, after nine years.</p>"
    article = extract(MHTML.replace(b"<p>=E6=96=B0</p>", b"<h1>Bridge opened</h1>" + 4 * story))
    assert article.kind == "mhtml"
    assert article.text.startswith("新 The bridge")
    assert "=E6" not in article.text


def test_a_story_about_mime_is_a_page() -> None:
    """The words alone make no archive."""
    article = extract(page("<p>A MIME-Version: line stands above multipart/related parts.</p>"))
    assert "multipart/related" in article.text


def test_an_unreadable_file_is_a_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The command line leaves it to the reader of files, so that the others still come out."""
    monkeypatch.chdir(tmp_path)
    for name in ("closed.html", "good.html"):
        Path(name).write_text(page(), encoding="utf-8")

    def access(path: object, mode: int) -> bool:
        del mode
        return "closed" not in str(path)

    monkeypatch.setattr("os.access", access)  # root may read everything, so modes tell nothing
    assert run(["extract", "closed.html", "good.html"]) == 0
    out, err = capfd.readouterr()
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["closed.html", "good.html"]
    assert not err


def test_a_tag_in_an_open_tag_is_not_looked_at_again() -> None:
    """Each would be searched for its end through megabytes: a minute without that."""
    start = time.process_time()
    make_html_parsable("<p>It rained.</p>" + "<script " * 1_000_000 + "</p>")
    assert time.process_time() - start < SLOWEST
