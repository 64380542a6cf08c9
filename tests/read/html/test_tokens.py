"""The guard finds the tags, comments and raw texts that the HTML Standard and the parser find."""

import re
from itertools import groupby

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from newsclean.read.html import guard
from newsclean.read.html.guard import make_html_parsable
from newsclean.read.html.tokens import MAX_ATTRIBUTES, VOID_TAGS, find_raw_text_end, separate_tokens
from tests.read.html.reference_raw_text import Token
from tests.read.html.reference_tokens import ReferenceTokenizer

PIECES = (
    *"< </ > / = \" ' - ! a S x".split(),
    *" |\n|\f|--|<!--|-->|--!>|<!|<?|</>|</ |<![CDATA[|]]>|<!-->|<!--->|<!doctype html>".split("|"),
    *"<script|<script>|</script|</script>|<SCRIPT >|</ScRipt |<script/>|<script src=a/>".split("|"),
    *"<style>|</style >|<title>|</title>|<textarea>|</textarea/>|<xmp>|</xmp>".split("|"),
    *"<iframe>|</iframe x>|<noembed>|</noembed>|<noframes/>|</noframes>|<plaintext>".split("|"),
    *"<p>|</p>|<p |a=b|a=\"|a='|a= |<a href=|<b\n|<i/>|<div title='>'>|</div x=\">\">".split("|"),
    *"<wbr>|<source src=a/>|</wbr>|<embed x>|</html>|</body >|<body>|</BODY x>".split("|"),
    "<u " + "z " * MAX_ATTRIBUTES + ">",
    "<u " + "z\n" * (MAX_ATTRIBUTES + 1) + ">",
    "<wbr " + "z='>' " * (MAX_ATTRIBUTES + 1) + ">",
)
NOSCRIPT_PIECES = ("<noscript>", "</noscript>", "<noscript x='</noscript >'>")


def build_pages(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Pages of a few pieces in any order."""
    return st.lists(st.sampled_from(pieces), max_size=16).map("".join)


def is_no_comment(piece: str) -> bool:
    """Whether a piece makes no comment, alone or with others."""
    return "!" not in piece


def read_tokens(html: str) -> list[Token]:
    """The tokens that a parser makes something of; what is in a `<noscript>` does not matter."""
    tokens: list[Token] = []
    for token in ReferenceTokenizer(html).tokens:
        in_noscript = tokens and tokens[-1][:2] == ("start", "noscript")
        if token.kind in ("comment", "doctype") or (token.kind == "raw" and in_noscript):
            continue
        if token.kind != "end" or token.name not in ("html", "body"):
            tokens.append(token)
    return join_texts(tokens)


def join_texts(tokens: list[Token]) -> list[Token]:
    """The tokens with texts that follow each other as one."""
    joined = []
    for kind, run in groupby(tokens, key=lambda token: token.kind):
        if kind == "text":
            joined.append(Token("text", "".join(token.name for token in run)))
        else:
            joined += run
    return joined


def list_expected(html: str) -> list[Token]:
    """The tokens that the guard is to leave: few attributes, and an end tag for each void one."""
    expected = []
    for token in read_tokens(html.replace("\f", " ")):
        many = token.attributes > MAX_ATTRIBUTES
        expected.append(token._replace(attributes=0) if many else token)
        if token.kind == "start" and token.name in VOID_TAGS:
            expected.append(Token("end", token.name))
    return expected


@given(build_pages(PIECES + NOSCRIPT_PIECES))
@example("a <<!-- x -->script>b")
@example("<<wbr></<!-- x -->p>")
@example("<script><!--<script></script>--></script>a<script><!--></script>b")
@example("<noscript><!-- </noscript><p>a<noscript><script></noscript>b")
@example("<noscript><a title='</noscript>'>b")
@example("<noscript><script>x</script </noscript>b<script></script>")
@example("<noscript><script><!--<script></noscript>b")
@example("<script>x<</ScRipt ")
@example("a<!-- --></")
@example("a</>b")
def test_the_guard_leaves_the_tokens_of_the_standard(html: str) -> None:
    """The guarded page has the same tags, attributes, texts and raw texts, and nothing else."""
    guarded, _ = make_html_parsable(html)
    assert read_tokens(guarded) == list_expected(html)


MENDED_PIECES = (
    "<img a>",
    "<br/>",
    "<img a='<'>",
    "<b a=b c>",
    "<u x='>\"'>",
    "<template>",
    "<svg>",
)
NEVER = re.compile("(?!)")


class EveryToken:
    """Finds each token, also those that need no look."""

    def find(self, text: str, at: int, stop: int) -> int:
        """Where the next one begins."""
        found = re.compile("<(?=[a-zA-Z/!?])").search(text, at, stop)
        return found.start() if found else stop


@given(build_pages((*filter(is_no_comment, PIECES + NOSCRIPT_PIECES), *MENDED_PIECES)))
@example("<noscript><img a><b></noscript>x")
@example("<noscript><img a='</noscript>'>b")
@example("<noscript><wbr></noscript>b")
def test_what_is_skipped_needs_no_look(html: str) -> None:
    """With a look at each token the same comes out; comments aside, which stay for the parser."""
    quick = make_html_parsable(html)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "NEXT_TOKEN", EveryToken())
        patch.setattr(guard, "ORDINARY_NOSCRIPT", NEVER)
        assert make_html_parsable(html) == quick


@pytest.mark.skipif(etree.LIBXML_VERSION < (2, 14), reason="older ones have no tokenizer of HTML5")
@given(build_pages(PIECES))
def test_the_parser_reads_the_same_text(html: str) -> None:
    """What libxml2 reads of the guarded page is the text of the standard; blanks aside."""
    expected = "".join(t.name for t in read_tokens(html) if t.kind in ("text", "raw"))
    guarded = f"<html><body>{make_html_parsable(html)[0]}"
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    root = etree.fromstring(guarded.encode(), parser)
    assert "".join("".join(map(str, root.itertext())).split()) == "".join(expected.split())


@pytest.mark.parametrize(
    ("content", "end"),
    [
        ("a</script>", 1),
        ("</scripts></script >", 10),
        ("</scr</script/x>", 5),
        ("<!--</script>", 4),
        ("<!--<script></script>", -1),
        ("<!--<script></script></script>", 21),
        ("<!--<script>--></script>", 15),
        ("<!--<scripts></script>", 13),
        ("<!--><script></script>", 13),
        ("<!--<!--><script></script>", 17),
        ("<script></script>", 8),
        ("<!-<script></script>", 11),
        ("</script", -1),
        ("</\u017fcript>", -1),  # a long s is no s
    ],
)
def test_where_a_script_ends(content: str, end: int) -> None:
    """A script in a comment in a script needs an end tag of its own."""
    assert find_raw_text_end(content, "script", 0, len(content)) == end


@pytest.mark.parametrize("before", ["<", "a<", "&", "&#", "&#x1", "&amp", "0" * 40])
def test_what_is_cut_leaves_something_between(before: str) -> None:
    assert separate_tokens(before)


@pytest.mark.parametrize("before", ["", "a", "<b>", "a < ", "&amp;", "&#;", "字" * 40])
def test_mostly_nothing_stands_between(before: str) -> None:
    assert not separate_tokens(before)
