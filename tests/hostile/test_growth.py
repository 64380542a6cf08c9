"""Pages whose shape makes a careless program slow: what is done must grow with the page, not faster.

Calls of functions are counted, since they are the same on every machine. Where the work is inside
one call (a pattern, a copy of a text), processor time is compared, by the best of several tries.
`benchmarks.growth` measures hundreds of shapes up to ten megabytes.
"""

import cProfile
import time
from collections.abc import Callable

import pytest

import newsclean
from newsclean import pipeline
from newsclean.errors import NewscleanError
from newsclean.label.features.dump_lines import is_doubled
from newsclean.label.second_opinion import ask_trafilatura
from newsclean.model import Decoded
from newsclean.read.dump import gutters
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.program_marks import drop_placeholders
from newsclean.read.dump.reader import read_text
from newsclean.read.html.reader import read_html

STORY = (
    "The bridge was closed on Monday, and nobody knew when it would open again, the council said. "
    "A ferry carries those who work on the other bank until the steel has been looked at."
)
HEAD = "<html lang=en><head><title>The bridge is closed</title>{}</head><body><article>"
TOP = f"<h1>The bridge is closed</h1><p>By Anna Berg, 3 May 2021</p><p>{STORY}</p><p>So {STORY}</p>"
TIMES_LARGER = 4
MAX_TIMES_CALLS = 5.0  # of the calls, for four times the page
MAX_TIMES_SECONDS = 9.0  # four by rights, and sixteen where each part meets each other
TRIES = 4


def in_body(piece: str) -> Callable[[int], str]:
    """A page with numbered pieces (`#`) below its story."""
    return lambda count: HEAD.format("") + TOP + number(piece, count)


def in_head(piece: str) -> Callable[[int], str]:
    """A page with numbered pieces in its head."""
    return lambda count: HEAD.format(number(piece, count)) + TOP


def in_dump(piece: str) -> Callable[[int], str]:
    """A text dump with numbered pieces below its first paragraph."""
    return lambda count: f"The bridge is closed\n\n{STORY}\n\n{number(piece, count)}"


def number(piece: str, count: int) -> str:
    """A piece some times, with the number of each in it."""
    return "".join(piece.replace("#", str(i)) for i in range(count))


# Shape, and how many pieces the smaller page has.
SHAPES = {
    "notices of rights": (in_body("<p>© 2021 Ridge Post # Daily. All rights reserved.</p>"), 50),
    "lines of credits": (in_body("<p>By Anna Berg# | Source: Ridge Post | Editor: Jon</p>"), 133),
    "Chinese credits": (in_dump("来源：云溪晚报 作者：林小雨# 责任编辑：陈青\n"), 133),
    "by-lines": (in_dump("By Anna Berg# and Jon Hill\n"), 133),
    "dates": (in_dump("3 May 2021 10:#\nThe bridge is closed\n"), 100),
    "dates of machines": (
        in_head('<meta property="article:modified_time" content="2021-05-#">'),
        100,
    ),
    "times in elements": (in_body("<p><time datetime=2021-05-03>3 May</time> 2021, #</p>"), 83),
    "times in nothing": (in_body("<p>word #</p><time datetime=2021-05-03></time>"), 83),
    "authors in microdata": (in_body('<p><i itemprop="author">Anna Berg#</i></p>'), 83),
    "keywords in JSON": (
        in_head('<script type="application/ld+json">{"@type":"Article","keywords":"a#"}</script>'),
        83,
    ),
    "titles": (in_head('<meta property="og:title" content="The bridge is # closed">'), 100),
    "headings": (in_body("<h1>The bridge is closed # times</h1>"), 83),
    "the headline again": (in_body("<p>The bridge is closed</p>"), 83),
    "one paragraph again": (in_body(f"<p>{STORY}</p>"), 50),
    "paragraphs nearly alike": (in_body(f"<p>{STORY} #</p>"), 50),
    "comments": (in_body("<li>Ann # 3 May<p>So good, she said.</p><a href=#>Reply</a></li>"), 40),
    "rows of a table": (in_dump("bread #      12     fresh\n"), 100),
    "columns that move": (in_dump("".join(f"{'w' * n}    #\n" for n in range(5, 45))), 8),
    "lines of a link": (in_dump("[12]The bridge # is closed\n"), 100),
    "words of one line each": (in_dump("bridge\n, and #\n"), 100),
    "marks of lists": (in_dump("* > - 1. The bridge # is closed.\n"), 83),
    "Markdown links": (in_dump("[The bridge](http://ridge.example/#) ![a](b.png)\n\n"), 66),
}


@pytest.mark.parametrize("name", SHAPES)
def test_calls_grow_with_the_page(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "ask_trafilatura", lambda _tree, _blocks: None)  # not our code
    make, count = SHAPES[name]
    extract(make(20))  # what is loaded once is not counted
    small, large = count_calls(make(count)), count_calls(make(TIMES_LARGER * count))
    assert large < MAX_TIMES_CALLS * small


# What each piece of a long text may cost, in calls: shape, and the most for a piece.
PIECES: dict[str, tuple[Callable[[int], str], int]] = {
    "parts of a title": (
        lambda count: HEAD.format("").replace("closed<", f"closed{' - a' * count}<") + TOP,
        5,
    ),
}


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_is_cheap(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "ask_trafilatura", lambda _tree, _blocks: None)
    make, most = PIECES[name]
    extract(make(20))
    assert count_calls(make(2_000)) - count_calls(make(1_000)) < most * 1_000


def test_rows_alike_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[DumpLine] = []
    measure = gutters.find_gaps

    def note_and_measure(line: DumpLine) -> list[gutters.Gutter]:
        measured.append(line)
        return measure(line)

    monkeypatch.setattr(gutters, "find_gaps", note_and_measure)
    read(in_dump("bread      12      fresh\n")(500))
    assert 0 < len(measured) < 50


@pytest.mark.parametrize("piece", ["<li>a b", "<p>a b", "<table><tr><td>a</table>", "<option>a"])
def test_jus_text_is_not_asked_about_thousands_of_paragraphs(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds each against the others: 7,000 took four seconds."""
    asked: list[object] = []
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_a, **_k: asked.append(1))
    for count in (20, 3_001):
        page, tree = read_html(Decoded(in_body(piece)(count), None, "str", 1.0))
        assert ask_trafilatura(tree, page.blocks) is None
    assert len(asked) == 1


def nest(opening: str, closing: str) -> Callable[[int], str]:
    """A page with an element in itself, each with a word."""
    return lambda count: HEAD.format("") + TOP + opening * count + "end" + closing * count


NESTED = {
    "divisions": nest("<div>word ", "</div>"),
    "quotes": nest("<blockquote>word ", "</blockquote>"),
    "items": nest('<div itemprop="author" itemscope>word ', "</div>"),
    "items in prose": nest('<div itemprop="name">word<p>', "</p></div>"),
    "pictures": nest("<section><img src=/a.jpg>", "</section>"),
}


@pytest.mark.parametrize("name", NESTED)
def test_places_of_nested_elements_stay_short(name: str) -> None:
    page, _ = read_html(Decoded(NESTED[name](900), None, "str", 1.0))
    places = [block.at for block in page.blocks]
    places += [claim.at for claim in page.claims] + [image.at for image in page.images]
    paths = [place.xpath or "" for place in places]
    assert max(map(len, paths)) < 3_000
    assert max(len(block.markup.tags) for block in page.blocks if block.markup) <= 100


def read(text: str) -> object:
    """The blocks of a dump."""
    return read_text(Decoded(text, None, "str", 1.0))


TEXTS: dict[str, tuple[Callable[[str], object], str, int]] = {
    "placeholders at a line's start": (drop_placeholders, "[a]", 40_000),
    "placeholders at a line's end": (lambda text: drop_placeholders(f"a{text}"), "[b]", 40_000),
    "a line that begins again": (lambda text: is_doubled(f"{text}end"), "· · · · · · ", 4_000),
    "a paragraph of broken lines": (read, f"{STORY[:76]}\n", 1_500),
    "one line of brackets": (read, "[](", 15_000),
    "one line of images": (read, "![a](b", 8_000),
    "one line of quotes": (read, "“‘", 15_000),
    "one line of stars": (read, "* ", 15_000),
    "one line of sentences": (read, "It opened.Nobody knew. ", 2_000),
}


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_text(name: str) -> None:
    work, unit, count = TEXTS[name]
    work(unit * 10)
    for _ in range(TRIES):  # another program may have had the processor's cache
        small = min(take_seconds(work, unit * count) for _ in range(3))
        large = min(take_seconds(work, unit * count * TIMES_LARGER) for _ in range(2))
        if large < MAX_TIMES_SECONDS * max(small, 0.002):
            return
    pytest.fail(f"{small:.3f} s, and {large:.3f} s for {TIMES_LARGER} times the text")


def extract(page: str) -> None:
    """Read a page, whatever comes of it."""
    try:
        newsclean.extract(page)
    except NewscleanError as error:
        assert error.code == "no_article"


def take_seconds(work: Callable[[str], object], text: str) -> float:
    """The processor time that some work takes."""
    began = time.process_time()
    work(text)
    return time.process_time() - began


def count_calls(page: str) -> int:
    """How many functions are called while a page is read, those written in C too."""
    with cProfile.Profile() as profile:
        extract(page)
    return sum(entry.callcount for entry in profile.getstats())
