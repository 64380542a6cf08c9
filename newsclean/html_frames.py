"""Open elements on the walk through an HTML page: what each takes from those around it, and adds.

Frames are made for every element, so they are filled in place, and what few ask for (the XPath, the
names of all elements around) is worked out when somebody asks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsclean.model import Kind

LANDMARKS = frozenset("article main aside nav footer header form figure".split())
FORMED = frozenset(  # elements that say what kind of block their text is; see `set_form`
    "h1 h2 h3 h4 h5 h6 ul ol menu dl li dt dd blockquote figcaption caption pre xmp listing "
    "table article figure".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BODY_PROPERTIES = frozenset({"articleBody", "text"})


@dataclass(slots=True)
class Frame:
    """An open element on the way of the walk."""

    element: Any
    above: "Frame | None"
    tag: str
    place: int = 0  # among its siblings of that name, from 1; 0 for the root
    number: int = 0
    classes: str = ""
    landmark: str | None = None
    in_article: bool = False
    hidden: bool = False
    thing: str = ""  # the property whose value the microdata item around it is
    lists: int = 0
    form: Kind = Kind.PARAGRAPH
    level: int | None = None
    counts: dict[str, int] = field(default_factory=dict)
    way: str = ""  # its XPath and the names down to it, once one asks
    names: tuple[str, ...] = ()

    def path(self) -> str:
        """The XPath of the element."""
        self.find_way()
        return self.way

    def tags(self) -> tuple[str, ...]:
        """The names of the elements around it, outermost first, and its own."""
        self.find_way()
        return self.names

    def find_way(self) -> None:
        """Fill in the way down to the element; elements inside the same ones go on from theirs."""
        unknown: list[Frame] = []
        frame: Frame | None = self
        while frame and not frame.way:
            unknown.append(frame)
            frame = frame.above
        way, names = (frame.way, frame.names) if frame else ("", ())
        for inner in reversed(unknown):
            way += f"/{inner.tag}[{inner.place}]" if inner.place else f"/{inner.tag}"
            names += (inner.tag,)
            inner.way, inner.names = way, names

    def near_classes(self) -> str:
        """The class words of the element and of the three around it."""
        words, frame = [], self
        for _ in range(4):
            if frame.classes:
                words.append(frame.classes)
            if frame.above is None:
                break
            frame = frame.above
        return " ".join(words)


def inherited(element: Any, above: Frame, tag: str, place: int) -> Frame:
    """A frame for an element with what it has of the one around it."""
    return Frame(
        element,
        above,
        tag,
        place,
        number=above.number,
        landmark=above.landmark,
        in_article=above.in_article,
        hidden=above.hidden,
        thing=above.thing,
        lists=above.lists,
        form=above.form,
        level=above.level,
    )


def set_attributes(frame: Frame, attributes: Mapping[str, str]) -> None:
    """What an element's attributes say of it."""
    get = attributes.get
    frame.classes = f"{get('class', '')} {get('id', '')}".strip().lower()[:200]
    if "itemscope" in attributes:
        frame.thing = get("itemprop", "")
    if get("itemprop") in BODY_PROPERTIES:
        frame.in_article = True
    style = get("style")
    if (
        "hidden" in attributes
        or get("aria-hidden") == "true"
        or (style and HIDDEN_STYLE.search(style))
    ):
        frame.hidden = True


def set_form(frame: Frame) -> None:
    """What kind of block the element's text is."""
    tag = frame.tag
    if tag in HEADINGS:
        frame.form, frame.level = Kind.HEADING, HEADINGS[tag]
    elif tag in ("ul", "ol", "menu", "dl"):
        frame.lists += 1
    elif tag in ("li", "dt", "dd"):
        frame.form, frame.level = Kind.LIST_ITEM, max(1, frame.lists)
    elif tag == "blockquote":
        frame.form, frame.level = Kind.QUOTE, None
    elif tag in ("figcaption", "caption"):
        frame.form, frame.level = Kind.CAPTION, None
    elif tag in ("pre", "xmp", "listing"):
        frame.form, frame.level = Kind.CODE, None
    elif tag in ("table", "article", "figure"):
        frame.form, frame.level = Kind.PARAGRAPH, None
