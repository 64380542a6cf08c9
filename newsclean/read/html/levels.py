"""The elements that libxml2 has open at each tag, so that none opens too deep or closes too much.

libxml2 is no HTML5 parser: a start tag closes the innermost elements that it must not stand in
(`CLOSED_BY`), and an end tag closes everything down to its start tag, unless an element of a higher
rank is open in between (`RANKS`). Both tables were measured with lxml 6.0 and 6.1 (libxml2 2.14),
pair by pair; a test measures them again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from operator import methodcaller

from newsclean.limits.deadline import TURNS_BETWEEN_CHECKS, check_deadline
from newsclean.native import BLANK, count_opened_tags, match_any_case
from newsclean.read.html.leaf_elements import BLOCK_TAGS
from newsclean.read.html.tokens import (
    ORDINARY_ATTRIBUTES,
    PAGE_TAGS,
    RAW_TEXT_TAGS,
    TAG,
    VOID_TAGS,
    separate_tokens,
)
from newsclean.text.late_patterns import compile_late

MAX_NESTING_DEPTH = 1_800  # elements; libxml2 goes as deep as 2,048
# `<br>` that stand for tags that were cut, each of which may make a block; from there on a blank.
MAX_BREAKS = 300
MAX_NOSCRIPT_TOKENS = 100  # texts and tags of a `<noscript>` that is read at once
# Elements that cannot hold others, those of `VOID_TAGS` aside.
CHILDLESS_TAGS = VOID_TAGS.union(
    "area base basefont br col frame hr img input isindex link meta param".split()
)
HEADING_ENDERS = "fieldset form li p table"
LIST_ENDERS = "dd dl dt form ul"
PREFORMATTED_ENDERS = "dd dl dt fieldset form li table ul"
CAPTION_ENDERS = "colgroup tbody tfoot thead tr"
PARAGRAPH_ENDERS = (
    "address blockquote caption center col colgroup dd dir div dl dt fieldset form frameset h1 h2 "
    "h3 h4 h5 h6 hr li listing menu ol p pre table tbody td tfoot th title tr ul xmp"
)
# The start tags that close an element when it is the innermost one.
CLOSED_BY = {
    name: frozenset(enders.split())
    for names, enders in (
        ("a", "a fieldset table td th"),
        ("address", "dd dl dt form li ul"),
        ("b i", "center p td th"),
        ("big s small strike tt", "p"),
        ("caption", f"col {CAPTION_ENDERS}"),
        ("colgroup", CAPTION_ENDERS),
        ("dd", "dt"),
        ("dir menu", LIST_ENDERS),
        ("dl", "form li"),
        ("dt", "dd dl"),
        ("font", "center td th"),
        ("form ol", "form"),
        ("h1 h2 h3 h4 h5 h6", HEADING_ENDERS),
        ("legend", "fieldset"),
        ("li", "li"),
        ("listing pre", PREFORMATTED_ENDERS),
        ("option", "optgroup option"),
        ("p", PARAGRAPH_ENDERS),
        ("span", "td th"),
        ("tbody thead", "tbody tfoot"),
        ("td th", "tbody td tfoot th tr"),
        ("tfoot", "tbody"),
        ("tr", "tbody tfoot tr"),
        ("u", "p td th"),
        ("ul", "address form menu pre"),
    )
    for name in names.split()
}
# An end tag does not reach beyond an open element of a higher rank; all others have the rank 0.
RANKS = {"div": 1, "td": 2, "th": 2, "tr": 3, "thead": 4, "tbody": 4, "tfoot": 4, "table": 5}
HIGHER_RANKED = [
    tuple(name for name, rank in RANKS.items() if rank > least)
    for least in range(max(RANKS.values()) + 1)
]

# A start tag whose element may hold others: it can, and its end tag is not what comes next.
HOLDER_TAG = compile_late(
    rf"""<(?=[a-zA-Z])(?!{match_any_case(CHILDLESS_TAGS)})(?!
        (?P<name>[a-zA-Z][^{BLANK}/<>]*+) {ORDINARY_ATTRIBUTES} [^<]*+ </(?P=name)[{BLANK}/>]
    )""",
    re.VERBOSE,
)
# What stands in most `<noscript>`, up to its end tag: text, pictures, nothing that stays open.
ORDINARY_NOSCRIPT = compile_late(
    rf"""(?:[^<]++ | <{match_any_case(CHILDLESS_TAGS - VOID_TAGS)} {ORDINARY_ATTRIBUTES})
    {{0,{MAX_NOSCRIPT_TOKENS}}}(?=</{match_any_case({"noscript"})})""",
    re.VERBOSE,
)

GET_GROUPS = methodcaller("groups")


class OpenElements:
    """The names of the open elements, outermost first; `html`, `head` and `body` are not counted.

    Attributes:
        names: of the open elements.
        places: for each name, where in `names` it stands.
        deepest: how many elements were open at most.
    """

    def __init__(self) -> None:
        """Start with none."""
        self.names: list[str] = []
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        self.deepest = 0

    def open(self, name: str, *, empty: bool) -> int:
        """Take a start tag; at which depth (from 0) its element stands."""
        names = self.names
        while names and name in CLOSED_BY.get(names[-1], ()):
            self.places[names.pop()].pop()
        depth = len(names)
        if not empty and name not in CHILDLESS_TAGS:
            self.places[name].append(depth)
            names.append(name)
            if depth >= self.deepest:
                self.deepest = depth + 1
        return depth

    def close(self, name: str) -> int:
        """Take an end tag; at which depth the element stood that it closed, -1 for none."""
        places = self.places.get(name)
        if not places:
            return -1
        depth = places[-1]
        if depth == len(self.names) - 1:  # nearly always
            places.pop()
            self.names.pop()
            return depth
        for higher in HIGHER_RANKED[RANKS.get(name, 0)]:
            if (above := self.places.get(higher)) and above[-1] > depth:
                return -1
        while len(self.names) > depth:
            self.places[self.names.pop()].pop()
        return depth

    def read(self, markup: str) -> None:
        """Take all tags of a piece of markup without raw text."""
        for turn, (slash, name, _, end) in enumerate(map(GET_GROUPS, TAG.finditer(markup))):
            if not turn % TURNS_BETWEEN_CHECKS:
                check_deadline()
            lower = name.lower()
            if lower in PAGE_TAGS:
                continue
            if slash:
                self.close(lower)
            else:
                self.open(lower, empty=end == "/>")


def may_nest_too_deep(html: str) -> bool:
    """Whether a page has so many start tags, scripts included, that it must be looked at.

    >>> may_nest_too_deep("<b>" * 2_000), may_nest_too_deep("<b>" * 1_000 + "</b>" * 2_000)
    (True, False)
    """
    return count_opened_tags(html) > MAX_NESTING_DEPTH


def count_holders(pieces: Iterable[str]) -> int:
    """How many elements of pieces of markup without raw text may hold others, or a few more.

    One that does not adds at most itself to the depth.

    >>> count_holders(["<p><b>a</b> <img> <b>c</b></p>"])
    1
    """
    return sum(len(HOLDER_TAG.findall(piece)) for piece in pieces)


def measure_depth(pieces: Iterable[str]) -> int:
    """How many elements are open at most in pieces of markup without raw text; if too many, a part.

    >>> measure_depth(["<p>a<p>b<div><b></i>"])
    2
    """
    opened = OpenElements()
    for piece in pieces:
        opened.read(piece)
        if opened.deepest > MAX_NESTING_DEPTH:
            break
    return opened.deepest


class TagFilter:
    """Takes out tags that open too deep and end tags that close nothing; all text stays.

    Attributes:
        opened: the elements that would be open with all tags.
        cut: how many tags that open or close something were taken out.
        breaks: how many of them are a `<br>` now.
        fragment: the markup is a part of a page, in which tags of the page do nothing.
    """

    def __init__(self, *, fragment: bool = False) -> None:
        """Start with no open element."""
        self.opened = OpenElements()
        self.cut = self.breaks = 0
        self.fragment = fragment

    def filter(self, markup: str) -> str:
        """A piece of markup without these tags; `<br>` or a blank stands for those of blocks."""
        parts, at, broken = [], 0, -1
        for tag in TAG.finditer(markup):
            name = tag["name"].lower()
            cut_before = self.cut
            if self.keeps(name, tag):
                continue
            start, end = tag.span()
            parts.append(markup[at:start])
            if self.cut > cut_before and name in BLOCK_TAGS:
                if broken != start:
                    parts.append("<br>" if self.breaks < MAX_BREAKS else "\n")
                    self.breaks += 1
                broken = end
            else:
                parts.append(separate_tokens(parts[-1]))
            at = end
        return "".join(parts) + markup[at:] if parts else markup

    def keeps(self, name: str, tag: re.Match[str]) -> bool:
        """Whether a tag stays."""
        if name in PAGE_TAGS:
            return not self.fragment
        if not tag["slash"]:
            empty = tag["end"] == "/>" or name in CHILDLESS_TAGS
            kept = self.opened.open(name, empty=empty) < MAX_NESTING_DEPTH or empty
        elif (depth := self.opened.close(name)) < 0:
            return name in RAW_TEXT_TAGS or name in VOID_TAGS
        else:
            kept = depth < MAX_NESTING_DEPTH
        if kept or name in RAW_TEXT_TAGS:
            return True
        self.cut += 1
        return False

    def close_all(self) -> str:
        """The end tags of the elements that are still open, innermost first."""
        names = self.opened.names[:MAX_NESTING_DEPTH]
        return "".join(f"</{name}>" for name in reversed(names))
