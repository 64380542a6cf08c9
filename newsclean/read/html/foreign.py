"""Which tags a browser reads otherwise inside `<svg>` and `<math>` (HTML Standard, 13.2.6.5).

In there `<title>`, `<style>`, `<script>`, `<noscript>` and the like are elements as any other: what
looks like a tag in them is one. libxml2 knows no such place.
"""

import re

from newsclean.native import BLANK, match_any_case
from newsclean.read.html.leaf_elements import BLOCK_TAGS
from newsclean.read.html.tokens import (
    ATTRIBUTES,
    ORDINARY_ATTRIBUTES,
    RAW_TEXT_TAGS,
)
from newsclean.text.late_patterns import compile_late

FOREIGN_TAGS = frozenset({"svg", "math"})
# Elements in which HTML is read again.
HTML_PLACES = frozenset("foreignobject desc title mi mo mn ms mtext annotation-xml".split())
# Start tags that end what is foreign; `font` does it with one of three attributes.
BREAKOUT_TAGS = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li "
    "listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul "
    "var".split()
)
FONT_ATTRIBUTES = re.compile("(?:color|face|size)(?![^=])", re.IGNORECASE)
BREAKOUT_END_TAGS = frozenset({"p", "br"})
# End tags that close an element around, and what is foreign with it.
OUTER_END_TAGS = BREAKOUT_TAGS | BLOCK_TAGS | {"a", "button", "label", "template"}
# Tags that the parser would take for the start of raw text, and their end tags.
MISREAD_TAGS = RAW_TEXT_TAGS | {"noscript", "plaintext"}
MAX_SVG_TOKENS = 1_000  # texts and tags of a drawing that is read at once
SVG_NAMES = match_any_case(
    frozenset(
        "g path use circle rect line polygon polyline ellipse defs symbol stop lineargradient "
        "radialgradient clippath mask text tspan image filter animate".split()
    )
)
# What stands in an ordinary drawing, up to its end tag: the parser reads it as a browser does.
ORDINARY_SVG = compile_late(
    rf"""(?:
        [^<]++
      | </?{SVG_NAMES} {ORDINARY_ATTRIBUTES}
      | <(?P<name>{match_any_case({"title"})}|{match_any_case({"style"})}) {ORDINARY_ATTRIBUTES}
        [^<]*+ </(?P=name)[{BLANK}]*+>
    ){{0,{MAX_SVG_TOKENS}}}(?=</{match_any_case({"svg"})})""",
    re.VERBOSE,
)
NEXT_FOREIGN_TOKEN = re.compile("<(?=[a-zA-Z/!?])")


def ends_foreign(name: str, attributes: str) -> bool:
    """Whether a start tag ends `<svg>` and `<math>`.

    >>> ends_foreign("p", ""), ends_foreign("font", " size=1"), ends_foreign("g", "")
    (True, True, False)
    """
    if name != "font":
        return name in BREAKOUT_TAGS
    return any(FONT_ATTRIBUTES.match(found[0]) for found in ATTRIBUTES.finditer(attributes))


class OpenForeign:
    """The elements that are open in an `<svg>` or `<math>`, outermost first.

    Attributes:
        names: of these elements; empty outside. What is HTML in them is not listed.
    """

    def __init__(self) -> None:
        """Start outside."""
        self.names: list[str] = []
        self.counts: dict[str, int] = {}

    def is_inner(self) -> bool:
        """Whether tags are read as foreign ones."""
        return bool(self.names) and self.names[-1] not in HTML_PLACES

    def is_ended_by(self, name: str) -> bool:
        """Whether an end tag, which is none of a foreign element, ends what is foreign."""
        if not self.is_inner() or name in BREAKOUT_END_TAGS:
            return self.is_inner()
        return name in OUTER_END_TAGS and not any(map(self.counts.get, HTML_PLACES))

    def open(self, name: str) -> None:
        """Take a start tag."""
        self.names.append(name)
        self.counts[name] = self.counts.get(name, 0) + 1

    def leave(self) -> None:
        """Close what is foreign up to the next place of HTML."""
        while self.is_inner():
            self.counts[self.names.pop()] -= 1

    def close(self, name: str) -> bool:
        """Take an end tag; whether it is that of a foreign element."""
        if not self.counts.get(name):
            return False
        closed = ""
        while closed != name:
            closed = self.names.pop()
            self.counts[closed] -= 1
        return True
