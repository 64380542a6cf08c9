"""Makes HTML harmless before the parser sees it: what libxml2 is slow at, drops or fails at.

Measured with lxml 6.1: text deeper than 2,048 elements is dropped without a word, a tag with 40,000
attributes takes 22 s, what follows `</html>` is lost (servers put headers and footers around whole
pages), and comments may end where a browser does not end them.
"""

import re
from itertools import accumulate

from newsclean.model import Caution
from newsclean.text.controls import strip_markup_controls

MAX_ATTRIBUTES = 200  # of a tag that keeps its attributes
MAX_TAG_CHARS = 1_000_000  # of such a tag; a picture may stand in it
MAX_NESTING_DEPTH = 1_800  # elements; libxml2 goes as deep as 2,048
TAG_START = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
LONG_TAG = re.compile(rf"</?[a-zA-Z][^>]{{{MAX_ATTRIBUTES},}}")
PAGE_END_TAG = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
# Elements without an end tag, and those that a next one of the same kind closes.
UNNESTED_TAGS = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd option tr td th".split()
)


def make_html_parsable(text: str) -> tuple[str, tuple[Caution, ...]]:
    """The HTML without comments, oversized tags and tags nested too deep, and what was cut.

    >>> make_html_parsable("<p>a<!-- b -->c</p>")
    ('<p>ac</p>', ())
    """
    text = PAGE_END_TAG.sub("", drop_html_comments(strip_markup_controls(text)))
    cautions = []
    if len(text) > MAX_TAG_CHARS or text.count("=") > MAX_ATTRIBUTES:
        text, cut = drop_excess_attributes(text)
        if cut:
            cautions.append(Caution("attributes_cut", f"{cut} tags with too many attributes"))
    if text.count("<") - text.count("</") > MAX_NESTING_DEPTH:
        text, cut = drop_deep_tags(text)
        if cut:
            cautions.append(
                Caution("nesting_cut", f"{cut} tags nested deeper than {MAX_NESTING_DEPTH}")
            )
    return text, tuple(cautions)


def drop_html_comments(text: str) -> str:
    """The HTML without the comments that a browser sees; one that never ends stays.

    >>> drop_html_comments("a<!-- b -->c<!--d")
    'ac<!--d'
    """
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        if text.startswith((">", "->"), start + 4):  # <!--> and <!---> are whole comments
            end = text.index(">", start)
        elif (end := text.find("-->", start + 4)) >= 0:
            end += 2
        else:
            break
        parts.append(text[at:start])
        at = end + 1
    return "".join(parts) + text[at:] if parts else text


def drop_excess_attributes(text: str) -> tuple[str, int]:
    """The HTML, and how many tags lost all attributes: they had too many, or were too long."""
    if not any(map(is_oversized_tag, LONG_TAG.finditer(text))):
        return text, 0
    parts, at, end, cut = [], 0, 0, 0
    for match in TAG_START.finditer(text):
        start = match.end()
        if start < end:  # inside a tag that was looked at
            continue
        end = text.find(">", start)
        if end < 0:
            break
        if end - start < MAX_ATTRIBUTES:
            continue
        if text.count("=", start, end) > MAX_ATTRIBUTES or end - start > MAX_TAG_CHARS:
            parts.append(text[at:start])
            at, cut = end, cut + 1
    return ("".join(parts) + text[at:], cut) if parts else (text, 0)


def is_oversized_tag(tag: re.Match[str]) -> bool:
    """Whether a tag may have too many attributes, or is too long."""
    start, end = tag.span()
    return end - start > MAX_TAG_CHARS or tag.string.count("=", start, end) > MAX_ATTRIBUTES


def may_be_deep(text: str) -> bool:
    """Whether more elements than the parser allows may be open at one place."""
    steps = (
        0 if name.lower() in UNNESTED_TAGS else -1 if slash else 1
        for slash, name in TAG_START.findall(text)
    )
    depths = (0, *accumulate(steps))
    return max(depths) - min(depths) > MAX_NESTING_DEPTH


def drop_deep_tags(text: str) -> tuple[str, int]:
    """The HTML without tags that open too deep (their text stays), and how many went."""
    if not may_be_deep(text):
        return text, 0
    parts, at, cut, depth = [], 0, 0, 0
    for match in TAG_START.finditer(text):
        if match[2].lower() in UNNESTED_TAGS:
            continue
        depth += -1 if match[1] else 1
        depth = max(depth, 0)
        if depth <= MAX_NESTING_DEPTH - (1 if match[1] else 0):
            continue
        end = text.find(">", match.end())
        if end < 0:
            break
        parts.append(text[at : match.start()])
        at, cut = end + 1, cut + 1
    return ("".join(parts) + text[at:], cut) if parts else (text, 0)
