"""Markup that hides a story from a parser, or shows what a browser hides: the guard of HTML.

Each row is a page; beside it stands what a reader of the page in a browser sees.
"""

import time

import pytest

from newsclean.read.html.guard import make_html_parsable
from newsclean.read.html.levels import MAX_BREAKS, MAX_NESTING_DEPTH
from newsclean.read.html.tokens import MAX_ATTRIBUTES
from tests.read.html.pages import read, texts

# ---- what only looks like the start or the end of a comment, a script or the page ----

SHOWN = {
    "comment in a script": ("<script>a='<!--'</script><p>one</p><!-- x --><p>two", ["one", "two"]),
    "script hidden from old browsers": ("<script><!--\nx()\n//--></script><p>one", ["one"]),
    "comment never closed in a script": ("<script><!-- x()</script><p>one", ["one"]),
    "script in a string of a script": ("<script>w('<script><\\/script>')</script><p>one", ["one"]),
    "script in a comment in a script": (
        "<script><!-- w('<script>x</script>') --></script><p>one",
        ["one"],
    ),
    "comment in JSON-LD": (
        '<script type="application/ld+json">{"a":"<!-- wp:p -->"}</script><p>one',
        ["one"],
    ),
    "comment in a style": ("<style><!-- a{} </style><p>one<!-- x --><p>two", ["one", "two"]),
    "comment in a title": ("<head><title>a <!-- b</title></head><p>one<!-- x -->", ["one"]),
    "comment in a textarea": ("<textarea><!--</textarea><p>one<!-- x --><p>two", ["one", "two"]),
    "comment in a noscript": ("<noscript><!-- </noscript><p>one<!-- x --><p>two", ["one", "two"]),
    "script in a noscript": ("<noscript><script></noscript><p>one", ["one"]),
    "half a tag in a noscript": ("<noscript><img src='</noscript><p>one", ["one"]),
    "open elements in a noscript": ("<noscript><div><table><td></noscript><p>one", ["one"]),
    "noscript that closes what is around": (
        "<div hidden>x<noscript></div></noscript>y</div><p>one",
        ["xy", "one"],
    ),
    "noscript in a noscript": ("<noscript><noscript>x</noscript><p>one", ["one"]),
    "iframe with markup": ("<iframe><!-- <div></iframe><p>one", ["one"]),
    "xmp with markup": ("<xmp><p><!-- </xmp><p>one", ["<p><!-- ", "one"]),
    "comment in an attribute": ("<a title='<!--'>one</a> two <!-- x --> six", ["one two six"]),
    "comment in an attribute without marks": ("<a title=<!-->one</a><!-- x -->", ["one"]),
    "comment end with a bang": ("one<!-- x --!> two", ["one two"]),
    "comment that closes at once": ("one<!-->two--> <!--->six", ["onetwo--> six"]),
    "comment in a comment": ("one<!-- <!-- x --> two -->", ["one two -->"]),
    "CDATA in HTML": ("one<![CDATA[x > two]]>", ["one two]]>"]),
    "program of the server": ("one<?php if (a > 1) { ?>two", ["one 1) { ?>two"]),
    "declaration in the page": ("one<!x y='>'>two", ["one'>two"]),
    "end tag of nothing": ("one</ p>two</>six", ["onetwosix"]),
    "page that ends in a script": ("<script>w('</body></html>')</script><p>one", ["one"]),
    "page that ends in an attribute": ("<p title='</html>'>one</p>", ["one"]),
    "page that ends too early": ("<p>one</p></body></html><p>two", ["one", "two"]),
    "page that ends with attributes": ("<p>one</p></BODY x='>'></html\n><p>two", ["one", "two"]),
    "less-than signs": ("<p>1 < 2 <3 << 4 </p>", ["1 < 2 <3 << 4"]),
    "greater-than sign in an attribute": ('<a title="1 > 0" href=x>one</a>', ["one"]),
    "quotation mark in a name": ('<p a"b>one</p><p>two</p>', ["one", "two"]),
    "value that holds a tag": ("<p a=<b>one</p>", ["one"]),
    "script that is closed at once": ("<script src=a.js /><p>one<script>x</script>", ["one"]),
    "script that is not closed at once": ("<script src=a.js/><p>x</script><p>one", ["one"]),
    "title that is closed at once": ("<title/><p>one", ["one"]),
    "code of a script with many signs": (
        f"<script>if(i<a&&{'b=c,' * 300}d)x()</script><p>one",
        ["one"],
    ),
    "address with many signs": (f"<a href='/?{'a=b&' * 300}'>one</a>", ["one"]),
    "break of words": ("<p>long<wbr>est <b>one<wbr></b> of all", ["longest one of all"]),
    "media": ("<p>one<audio><source src=a></audio> two<embed src=b> six", ["one two six"]),
    "sources that are not in a player": ("<div><source src=a>one<track>two", ["onetwo"]),
    "elements of old browsers": ("one<keygen>two<bgsound src=a>six", ["onetwosix"]),
    "object around an embed": ("<object><embed src=a></object>one", ["one"]),
    "open elements in a template": ("<template><div><td><li></template><p>one", ["one"]),
    "template that closes what is around": (
        "<div hidden>x<template></div></template>y</div><p>one",
        ["xy", "one"],
    ),
    "template in a template": ("<template><template><td></template>x</template><p>one", ["one"]),
    "script in a template": ("<template><script>'</template>'</script></template><p>one", ["one"]),
    "title of a drawing": ("<svg><title>x</title><path d='M0'/></svg><p>one", ["one"]),
    "open title of a drawing": ("<svg><title>x</svg><p>one", ["one"]),
    "open style of a formula": ("<math><style>x</math><p>one", ["one"]),
    "noscript in a drawing": ("<svg><noscript></svg><p>one</noscript><p>two", ["one", "two"]),
    "open script of a drawing": ("<svg><script>x</svg><p>one<script>y</script>", ["one"]),
    "plain text in a drawing": ("<svg><plaintext></svg><p>one", ["one"]),
    "closed elements of a drawing": ("<svg><style/><iframe/><title/></svg><p>one", ["one"]),
    "CDATA in a drawing": ("<svg><style><![CDATA[</svg><p>x]]></style></svg><p>one", ["one"]),
    "cell in a drawing": ("<svg><td></svg><p>one", ["one"]),
    "paragraph behind an open drawing": ("<svg><g><path d='M0'><p>one", ["one"]),
    "paragraph behind an open formula": ("<math><mi>x</mi><mfrac><p>one", ["x", "one"]),
    "colour behind an open drawing": ("<svg><g><font color=red>one", ["one"]),
    "end of what is around an open drawing": ("<div><svg><g></div><p>one", ["one"]),
    "raw text behind an open drawing": ("<div><svg><g></div><style><p>x</style>one", ["one"]),
    "raw text in a page in a drawing": (
        "<svg><foreignObject><style></svg></style></foreignObject></svg><p>one",
        ["one"],
    ),
    "drawing in a template": ("<template><svg><title></template><p>one", ["one"]),
    "template in a drawing": (
        "<svg><foreignObject><template></svg><td></template></foreignObject></svg><p>one",
        ["one"],
    ),
    "plain text": ("<p>one</p><plaintext><p>two</plaintext>", ["one", "<p>two</plaintext>"]),
}


@pytest.mark.parametrize(("html", "shown"), SHOWN.values(), ids=SHOWN)
def test_a_page_shows_what_a_browser_shows(html: str, shown: list[str]) -> None:
    """Nothing is swallowed, and nothing needs a warning."""
    page = read(f"<html>{html}")
    assert [block.text for block in page.blocks] == shown
    assert page.cautions == ()


# ---- what is cut is said ----

CUT = {
    "comment": ("<p>one</p><!-- <p>two", ["one"], "unclosed_markup", "<!-- is never closed"),
    "comment with half an end": (
        "<p>one</p><!--><!-- <p>two--!",
        ["one"],
        "unclosed_markup",
        "<!--",
    ),
    "script": ("<p>one</p><script><p>two", ["one"], "unclosed_markup", "<script> is"),
    "doubly escaped script": (
        "<p>one</p><script><!-- <script></script><p>two",
        ["one"],
        "unclosed_markup",
        "<script> is",
    ),
    "style": ("<p>one</p><style><p>two</p>", ["one"], "unclosed_markup", "<style>"),
    "title": ("<title>a<p>two", [], "unclosed_markup", "<title>"),
    "noscript": ("<p>one</p><noscript><p>two", ["one"], "unclosed_markup", "<noscript>"),
    "template": ("<p>one</p><template><p>two", ["one"], "unclosed_markup", "<template>"),
    "template in a cell": (
        "<table><tr><td>one<template></table><p>two",
        ["one"],
        "unclosed_markup",
        "<template>",
    ),
    "drawing": ("<p>one</p><svg><x>two</x> six", ["one"], "unclosed_markup", "<svg>"),
    "CDATA of a drawing": ("<p>one</p><svg><![CDATA[<p>two", ["one"], "unclosed_markup", "<![CDA"),
    "end tag": (
        "<p>one</p><script>x</script a='><p>two",
        ["one"],
        "unclosed_markup",
        "hides the last",
    ),
    "value": ("<p>one</p><a href='x>two</a><p>two", ["one"], "unclosed_markup", "<a is"),
    "instruction": ("<p>one</p><? x <b two", ["one"], "unclosed_markup", "<? is never"),
    "attributes without values": (
        f"<p {'a ' * (MAX_ATTRIBUTES + 1)}>one",
        ["one"],
        "attributes_cut",
        "1 tags",
    ),
    "attributes of an end tag": (
        f"<p>one</p {'a ' * (MAX_ATTRIBUTES + 1)}>",
        ["one"],
        "attributes_cut",
        "1 tags",
    ),
    "attributes behind a quoted sign": (
        f"<p title='>' {'a=1 ' * MAX_ATTRIBUTES}>one",
        ["one"],
        "attributes_cut",
        "1 tags",
    ),
    "paragraphs in elements": ("<p><em>" * 1_200 + "one", ["one"], "nesting_cut", "600 tags"),
    "cells": ("<table><tr><td>" * 900 + "one", ["one"], "nesting_cut", "900 tags"),
    "items": ("<ul><li>" * 1_200 + "one", ["one"], "nesting_cut", "600 tags"),
    "end tags that close nothing": ("<b></i>" * 2_000 + "one", ["one"], "nesting_cut", "200 tags"),
    "unknown elements": ("<x-y>" * 2_000 + "one", ["one"], "nesting_cut", "200 tags"),
    "text on both sides of a deep tag": (
        "<i>" * MAX_NESTING_DEPTH + "one<div>two</div>six<b>ten</b>",
        ["one", "two", "sixten"],
        "nesting_cut",
        "4 tags",
    ),
    "script below the depth": (
        "<i>" * 2_000 + "<script>x</script>one<style>y</style>",
        ["one"],
        "nesting_cut",
        "200 tags",
    ),
}


@pytest.mark.parametrize(("html", "shown", "code", "detail"), CUT.values(), ids=CUT)
def test_what_is_cut_is_said(html: str, shown: list[str], code: str, detail: str) -> None:
    """One warning that says what and how much."""
    page = read(html)
    assert [block.text for block in page.blocks] == shown
    assert [caution.code for caution in page.cautions] == [code]
    assert detail in page.cautions[0].detail


LONG = "long " * 12
CONTROLS = {
    "open button at the end": (f"<button>x<p>{LONG}", ["x", LONG], ""),
    "button with a story": (f"<button>x<p>{LONG * 5}</button>y", ["x", LONG * 5, "y"], ""),
    "button in a button": (f"<button>x<p>{LONG}<button>y<p>{LONG}", ["x", LONG], "<button>"),
    "open select": (f"<select><option>x<p>{LONG}", [], "<select> is not read and holds 59 char"),
    "closed select": ("<select>" + f"<option>{LONG}" * 20 + "</select>one", ["one"], ""),
    "open video": (f"<video><div>{LONG}", [], "<video>"),
    "video that says why": (f"<video><p>{LONG}</video>one", ["one"], ""),
    "open canvas": (f"<canvas><p>{LONG * 5}</p></div>", [], "<canvas>"),
    "open object": (f"<div><object><div></object></div><p>{LONG * 4}</p>", [], "<object>"),
    "menu in a button": (f"<button><ul>{f'<li><a>{LONG}</a>' * 9}</ul></button>one", ["one"], ""),
    "map with paragraphs": ("<map><area href=a><p>one</map>", ["one"], ""),
    "open map": ("<map><p>one", ["one"], ""),
}


@pytest.mark.parametrize(("html", "shown", "detail"), CONTROLS.values(), ids=CONTROLS)
def test_a_control_hides_no_story(html: str, shown: list[str], detail: str) -> None:
    """A browser shows what is in a button and a map; what is skipped for another one is said."""
    page = read(f"<html>{html}")
    assert [block.text for block in page.blocks] == [text.strip() for text in shown]
    assert [caution.code for caution in page.cautions] == ["unclosed_markup"] * bool(detail)
    assert all(caution.detail.startswith(detail) for caution in page.cautions)


@pytest.mark.parametrize("item", ["<ul><li>a", "<dl><dt>a<dd>b"])
def test_thousands_of_deep_blocks_are_no_thousands_of_blocks(item: str) -> None:
    """Their words stay apart, and the page is not cut for them."""
    page = read(item * 4_000)
    assert [caution.code for caution in page.cautions] == ["nesting_cut"]
    assert len(page.blocks) <= MAX_NESTING_DEPTH + MAX_BREAKS
    assert "".join(block.text for block in page.blocks).count("a") == 4_000
    assert page.blocks[-1].text.startswith("a ") or page.blocks[-1].text.startswith("b ")


@pytest.mark.parametrize("end", ["<!-- end of page", "<a href='x", "<script>", "<noscript></body>"])
def test_nothing_is_said_of_a_page_that_was_cut_off_behind_its_text(end: str) -> None:
    page = read(f"<p>one</p>{end}")
    assert [block.text for block in page.blocks] == ["one"]
    assert page.cautions == ()


# ---- cutting makes no new markup ----

RIDDLES = {
    "tag around a comment": ("1 <<!-- x -->b>2", "1 <b>2"),
    "tag around an end tag": ("1 <</body>script>2", "1 <script>2"),
    "reference around a comment": ("1 &#<!-- -->60;b>2", "1 &#60;b>2"),
    "escape around a comment": ("1 &#<!-- -->27;[2J", "1 &#27;[2J"),
    "escape around an escape": ("1 &#&#27;27;[2J", "1 &#\ufffd27;[2J"),
    "escape around a control": ("1 &\x1b#27;[2J", "1 &\ufffd#27;[2J"),
    "tag around a control": ("1 <\x01script>2", "1 <\ufffdscript>2"),
    "tag around a reference": ("1 <&#1;script>2", "1 <\ufffdscript>2"),
    "name around a control": ("1 <scr\x01ipt>2", "1 2"),
    "comment around a control": ("1 <!-- a -\x01-> b --> 2", "1 2"),
    "declaration around a control": ("1 <!\x01-- > 2 -->", "1 2 -->"),
    "direction around a comment": ("1 &#82<!-- -->38;2", "1 R38;2"),
}


@pytest.mark.parametrize(("html", "text"), RIDDLES.values(), ids=RIDDLES)
def test_what_stands_around_a_cut_is_no_markup(html: str, text: str) -> None:
    """The parts would be a tag or a reference without what stood between them."""
    assert texts(f"<p>{html}</p>") == [text]


# ---- time grows with the page ----

FLOODS = {
    "less-than signs": "<",
    "comments": "<!--",
    "half comments": "<!-",
    "scripts": "<script",
    "open scripts": "<script>",
    "escaped scripts": "<script><!--<script>",
    "quotation marks": '<a "',
    "open values": "<a b='",
    "values": "<a b=",
    "end tags": "</",
    "ends of pages": "<</body>",
    "open noscripts": "<noscript>",
    "noscripts": "<noscript><!--</noscript>",
    "open templates": "<template>",
    "templates": "<template><td></template>",
    "open drawings": "<svg>",
    "open drawings in a page": "<svg><g><p>",
    "drawings": "<svg><g><title></svg>",
    "titles of drawings": "<svg><title>",
    "half drawings": "<svg>" + "<g>" * 2_000 + "<td>",
    "elements": "<b></i>",
    "end tags that reach nothing": "<i><div>" + "<b>" * 40 + "</i>" * 120,
    "empty references": "&#",
    "references": "&#1;",
    "controls": "-\x01",
    "tags of controls": "<\x01",
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_costs_time_by_its_length(flood: str) -> None:
    """Quadratic time would be 64 times as much for eight times the page."""
    short = min(measure_seconds(flood, 30_000) for _ in range(3))
    long = min(measure_seconds(flood, 240_000) for _ in range(2))
    assert long < 24 * max(short, 0.003)


def measure_seconds(flood: str, length: int) -> float:
    """How long the guard takes for a page that is full of one thing."""
    html = flood * (length // len(flood))
    start = time.process_time()
    make_html_parsable(html)
    return time.process_time() - start
