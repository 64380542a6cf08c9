"""The open elements on the walk through an HTML page, and what each hands down to those inside.

One is made for every element that may hold others, so time matters: they are changed in place (data
classes, no tuples), and XPath and tag names are computed only for those that a block needs.
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
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), Kind.CODE),
    **dict.fromkeys(("table", "main", "article", "figure"), Kind.PARAGRAPH),
}
INHERITED_TAGS = LANDMARK_TAGS.union(
    HEADING_LEVELS, LIST_TAGS, LIST_ITEM_TAGS, KIND_BY_TAG
)  # see `inherit_from_tag`
INHERITED_ATTRIBUTES = frozenset("itemscope itemprop hidden aria-hidden style".split())
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BODY_PROPERTIES = frozenset({"articleBody", "text"})
MAX_CLASS_CHARS = 200  # of one element's class words
# Elements above a block that its path and its tags name; an XPath leads no deeper. News pages nest
# 43 deep at most, but two thousand are possible, and a path for each block would fill the memory.
MAX_PATH_LEVELS = 100
NEAR_ELEMENTS = 4  # an element and three around it, whose class words go with a block


class InheritedMarkup(NamedTuple):
    """What an element hands down to those inside it; most elements hand it down unchanged.

    Attributes:
        landmark: the innermost landmark around.
        in_article: inside an article, or the element that the page calls its body.
        hidden: the page does not show it.
        item_property: the microdata property whose value is the item around it, such as `author`.
        lists: how many lists are around.
        kind: what kind of block its text is.
        level: of a heading (1 to 6), or of an item of a list (1 for the outermost list).
    """

    landmark: str | None = None
    in_article: bool = False
    hidden: bool = False
    item_property: str = ""
    lists: int = 0
    kind: Kind = Kind.PARAGRAPH
    level: int | None = None


NOTHING_INHERITED = InheritedMarkup()


@dataclass(slots=True)
class OpenElement:
    """An open element.

    Attributes:
        element: the element of lxml's tree.
        above: the open element around it.
        tag: its name.
        attributes: of its start tag.
        position: among its siblings of that name, from 1; 0 for the root.
        number: of the innermost block-level element around it, itself included.
        inherited: what it hands down.
        counts: how many children of each name were met so far.
    """

    element: Any
    above: "OpenElement | None"
    tag: str
    attributes: Mapping[str, str]
    position: int = 0
    number: int = 0
    inherited: InheritedMarkup = NOTHING_INHERITED
    counts: dict[str, int] = field(default_factory=dict)
    cached_xpath: str = ""  # this and the next two are filled in when they are first asked for
    cached_tags: tuple[str, ...] = ()
    cached_classes: str | None = None

    def get_xpath(self) -> str:
        """The XPath of the element; of the one around it at the last level where it is deeper."""
        self.fill_xpath_and_names()
        return self.cached_xpath

    def get_child_xpath(self, tag: str) -> str:
        """The XPath of the last child of a name that was met."""
        path = self.get_xpath()
        if len(self.cached_tags) >= MAX_PATH_LEVELS:
            return path
        return f"{path}/{tag}[{self.counts[tag]}]"

    def list_tags(self) -> tuple[str, ...]:
        """The names of the elements around it, outermost first, and its own.

        Beyond `MAX_PATH_LEVELS` the innermost ones are left out, but for its own.
        """
        self.fill_xpath_and_names()
        return self.cached_tags

    def fill_xpath_and_names(self) -> None:
        """Compute XPath and tag names, from the nearest element above that knows its own."""
        unknown: list[OpenElement] = []
        opened: OpenElement | None = self
        while opened and not opened.cached_xpath:
            unknown.append(opened)
            opened = opened.above
        xpath, tags = (opened.cached_xpath, opened.cached_tags) if opened else ("", ())
        for inner in reversed(unknown):
            if len(tags) < MAX_PATH_LEVELS:
                xpath += f"/{inner.tag}[{inner.position}]" if inner.position else f"/{inner.tag}"
                tags += (inner.tag,)
            else:
                tags = (*tags[:-1], inner.tag)
            inner.cached_xpath, inner.cached_tags = xpath, tags

    @property
    def classes(self) -> str:
        """Its class words and its id, in lower case."""
        if self.cached_classes is None:
            get = self.attributes.get
            self.cached_classes = f"{get('class', '')} {get('id', '')}".strip().lower()[
                :MAX_CLASS_CHARS
            ]
        return self.cached_classes

    def join_near_classes(self) -> str:
        """The class words of the element and of the three around it."""
        words, opened = [], self
        for _ in range(NEAR_ELEMENTS):
            if opened.classes:
                words.append(opened.classes)
            if opened.above is None:
                break
            opened = opened.above
        return " ".join(words)


@lru_cache(maxsize=1024)
def inherit_from_tag(inherited: InheritedMarkup, tag: str) -> InheritedMarkup:
    """What an element hands down by its name; the same for all elements of one name and parent."""
    if tag in LANDMARK_TAGS:
        in_article = inherited.in_article or tag == "article"
        inherited = inherited._replace(landmark=tag, in_article=in_article)
    if tag in HEADING_LEVELS:
        return inherited._replace(kind=Kind.HEADING, level=HEADING_LEVELS[tag])
    if tag in LIST_TAGS:
        return inherited._replace(lists=inherited.lists + 1)
    if tag in LIST_ITEM_TAGS:
        return inherited._replace(kind=Kind.LIST_ITEM, level=max(1, inherited.lists))
    if tag in KIND_BY_TAG:
        return inherited._replace(kind=KIND_BY_TAG[tag], level=None)
    return inherited


def inherit_from_attributes(
    inherited: InheritedMarkup, attributes: Mapping[str, str]
) -> InheritedMarkup:
    """What an element hands down by its attributes."""
    get = attributes.get
    if "itemscope" in attributes:
        inherited = inherited._replace(item_property=get("itemprop", ""))
    if get("itemprop") in BODY_PROPERTIES:
        inherited = inherited._replace(in_article=True)
    if (
        "hidden" in attributes
        or get("aria-hidden") == "true"
        or HIDDEN_STYLE.search(get("style", ""))
    ):
        inherited = inherited._replace(hidden=True)
    return inherited
