"""Open elements on the walk through an HTML page: what each takes from those around it, and adds.

Frames are made for every element, so they are filled in place, and what few ask for (the XPath, the
names of all elements around) is worked out when somebody asks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from newsclean.model import Kind

LANDMARK_TAGS = frozenset("article main aside nav footer header form figure".split())
HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
LIST_TAGS = frozenset("ul ol menu dl".split())
LIST_ITEM_TAGS = frozenset("li dt dd".split())
KIND_BY_TAG = {
    "blockquote": Kind.QUOTE,
    **dict.fromkeys(("figcaption", "caption"), Kind.CAPTION),
    **dict.fromkeys(("pre", "xmp", "listing"), Kind.CODE),
    **dict.fromkeys(("table", "main", "article", "figure"), Kind.PARAGRAPH),
}
INHERITED_TAGS = LANDMARK_TAGS.union(
    HEADING_LEVELS, LIST_TAGS, LIST_ITEM_TAGS, KIND_BY_TAG
)  # names of elements; see `inherit_from_tag`
INHERITED_ATTRIBUTES = frozenset("itemscope itemprop hidden aria-hidden style".split())
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BODY_PROPERTIES = frozenset({"articleBody", "text"})
MAX_CLASS_CHARS = 200  # characters of one element's class words


class InheritedMarkup(NamedTuple):
    """What an element hands down to those inside it; most hand down what they were given.

    Attributes:
        landmark: the innermost landmark around.
        in_article: inside an article, or the element that the page calls its body.
        hidden: the page does not show it.
        thing: the property whose value the microdata item around it is.
        lists: how many lists are around.
        form: what kind of block its text is.
        level: of a heading, or of an item of a list.
    """

    landmark: str | None = None
    in_article: bool = False
    hidden: bool = False
    thing: str = ""
    lists: int = 0
    form: Kind = Kind.PARAGRAPH
    level: int | None = None


NOTHING_INHERITED = InheritedMarkup()


@dataclass(slots=True)
class OpenElement:
    """An open element on the way of the walk."""

    element: Any
    above: "OpenElement | None"
    tag: str
    attributes: Mapping[str, str]
    place: int = 0  # among its siblings of that name, from 1; 0 for the root
    number: int = 0
    inherited: InheritedMarkup = NOTHING_INHERITED
    counts: dict[str, int] = field(default_factory=dict)
    cached_xpath: str = ""  # its XPath and the names down to it, once one asks
    names: tuple[str, ...] = ()
    words: str | None = None  # its class words, once one asks

    def path(self) -> str:
        """The XPath of the element."""
        self.fill_xpath_and_names()
        return self.cached_xpath

    def tags(self) -> tuple[str, ...]:
        """The names of the elements around it, outermost first, and its own."""
        self.fill_xpath_and_names()
        return self.names

    def fill_xpath_and_names(self) -> None:
        """Fill in the way down to the element; elements inside the same ones go on from theirs."""
        unknown: list[OpenElement] = []
        frame: OpenElement | None = self
        while frame and not frame.cached_xpath:
            unknown.append(frame)
            frame = frame.above
        way, names = (frame.cached_xpath, frame.names) if frame else ("", ())
        for inner in reversed(unknown):
            way += f"/{inner.tag}[{inner.place}]" if inner.place else f"/{inner.tag}"
            names += (inner.tag,)
            inner.cached_xpath, inner.names = way, names

    @property
    def classes(self) -> str:
        """Its class words and its name on the page."""
        if self.words is None:
            get = self.attributes.get
            self.words = f"{get('class', '')} {get('id', '')}".strip().lower()[:MAX_CLASS_CHARS]
        return self.words

    def join_near_classes(self) -> str:
        """The class words of the element and of the three around it."""
        words, frame = [], self
        for _ in range(4):
            if frame.classes:
                words.append(frame.classes)
            if frame.above is None:
                break
            frame = frame.above
        return " ".join(words)


@lru_cache(maxsize=1024)
def inherit_from_tag(heritage: InheritedMarkup, tag: str) -> InheritedMarkup:
    """What an element of a name that tells something hands down; alike for its siblings."""
    if tag in LANDMARK_TAGS:
        in_article = heritage.in_article or tag == "article"
        heritage = heritage._replace(landmark=tag, in_article=in_article)
    if tag in HEADING_LEVELS:
        return heritage._replace(form=Kind.HEADING, level=HEADING_LEVELS[tag])
    if tag in LIST_TAGS:
        return heritage._replace(lists=heritage.lists + 1)
    if tag in LIST_ITEM_TAGS:
        return heritage._replace(form=Kind.LIST_ITEM, level=max(1, heritage.lists))
    if tag in KIND_BY_TAG:
        return heritage._replace(form=KIND_BY_TAG[tag], level=None)
    return heritage


def inherit_from_attributes(
    heritage: InheritedMarkup, attributes: Mapping[str, str]
) -> InheritedMarkup:
    """What an element hands down whose attributes tell something."""
    get = attributes.get
    if "itemscope" in attributes:
        heritage = heritage._replace(thing=get("itemprop", ""))
    if get("itemprop") in BODY_PROPERTIES:
        heritage = heritage._replace(in_article=True)
    if (
        "hidden" in attributes
        or get("aria-hidden") == "true"
        or HIDDEN_STYLE.search(get("style", ""))
    ):
        heritage = heritage._replace(hidden=True)
    return heritage
