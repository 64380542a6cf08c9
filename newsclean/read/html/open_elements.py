"""The open elements on the walk through an HTML page, and what each hands down to those inside.

One is made for every element that may hold others, so time matters: they are changed in place, and
of its attributes only those are read that are asked for.
"""

from collections.abc import Mapping
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
INHERITED_ATTRIBUTES = frozenset("itemscope itemprop hidden aria-hidden popover style".split())
BODY_PROPERTIES = frozenset({"articleBody", "text"})  # of schema.org: the story itself
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
        opens: a click on the page shows it.
        item_property: the microdata property whose value is the item around it, such as `author`.
        lists: how many lists are around.
        kind: what kind of block its text is.
        level: of a heading (1 to 6), or of an item of a list (1 for the outermost list).
    """

    landmark: str | None = None
    in_article: bool = False
    hidden: bool = False
    opens: bool = False
    item_property: str = ""
    lists: int = 0
    kind: Kind = Kind.PARAGRAPH
    level: int | None = None


NOTHING_INHERITED = InheritedMarkup()


class OpenElement:
    """An open element.

    Attributes:
        element: the element of lxml's tree.
        tag: its name.
        above: the open element around it.
        block_above: the innermost block-level element around it. Were it the element itself, all
            elements of a page would wait for the garbage collector.
        number: of a block-level element, from 1.
        tags: the names of the elements around it, outermost first, and its own. Beyond
            `MAX_PATH_LEVELS` the innermost ones are left out, but for its own.
        xpath: its XPath; of the one around it at the last level where it is deeper.
        inherited: what it hands down.
        link: the address of the link that it is in, itself included.
        classes: its class words and id, once they were asked for.
        classes_around: those of it and of some elements around it, as they go with a block in it.
        children_left: how many of its children were not met so far.
        counts: how many children of each name were met so far.
        first_piece: of an element that is no block, the place of its text in the block under way.
    """

    __slots__ = (
        "above", "block_above", "children_left", "classes", "classes_around", "counts", "element",
        "first_piece", "inherited", "link", "number", "tag", "tags", "xpath",
    )  # fmt: skip

    def __init__(self, element: Any, tag: str, above: "OpenElement | None" = None) -> None:
        """Open an element inside another one, of which it is the next child."""
        self.element, self.tag, self.above = element, tag, above
        self.children_left, self.number = len(element), 0
        self.counts: dict[str, int] = {}
        self.tags: tuple[str, ...]
        self.block_above: OpenElement | None
        self.first_piece: int
        self.classes: str | None = None  # read when they are first asked for
        self.classes_around: str | None = None
        if above is None:
            self.block_above, self.tags, self.xpath = None, (tag,), f"/{tag}"
            self.inherited, self.link = NOTHING_INHERITED, None
            return
        self.block_above = above if above.number else above.block_above
        self.inherited, self.link = above.inherited, above.link
        counts, tags = above.counts, above.tags
        position = counts[tag] = counts.get(tag, 0) + 1
        if len(tags) < MAX_PATH_LEVELS:
            self.tags = tags + (tag,)  # noqa: RUF005 - in half the time
            self.xpath = f"{above.xpath}/{tag}[{position}]"
        else:
            self.tags, self.xpath = (*tags[:-1], tag), above.xpath

    def get_block_number(self) -> int:
        """The number of the innermost block-level element, itself included; 0 without one."""
        block = self if self.number else self.block_above
        return block.number if block else 0

    def get_child_xpath(self, tag: str) -> str:
        """The XPath of the last child of a name that was met."""
        if len(self.tags) >= MAX_PATH_LEVELS:
            return self.xpath
        return f"{self.xpath}/{tag}[{self.counts[tag]}]"

    def get_classes(self) -> str:
        """Its class words and id, in lower case."""
        if self.classes is None:
            self.classes = read_classes(self.element)
        return self.classes

    def join_near_classes(self) -> str:
        """The class words and ids of the element and of the three around it, in lower case."""
        own, above = self.get_classes(), self.above
        if above is None:
            return own
        around = above.classes_around
        if around is None:  # the same for all of its children
            around = above.classes_around = above.join_classes(NEAR_ELEMENTS - 1)
        return f"{own} {around}" if own and around else own or around

    def join_classes(self, levels: int) -> str:
        """The class words and ids of so many elements, from this one outwards."""
        words: list[str] = []
        opened: OpenElement | None = self
        for _ in range(levels):
            if opened is None:
                break
            if classes := opened.get_classes():
                words.append(classes)
            opened = opened.above
        return " ".join(words)


def read_classes(element: Any) -> str:
    """The class words and the id of an element, in lower case."""
    classes = f"{element.get('class', '')} {element.get('id', '')}"
    return classes.strip().lower()[:MAX_CLASS_CHARS]


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
    return inherited
