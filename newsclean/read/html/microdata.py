"""Microdata: which elements' `itemprop` is a claim, and under which key.

HTML Standard, section 5 (microdata): an element with `itemprop` names a property of the item (an
element with `itemscope`) around it; the value is an attribute, its text, or an item of its own.
"""

from itertools import islice
from typing import Any

from lxml import etree

from newsclean.model import Claim, Place
from newsclean.read.html.block_text import clean_cell_text
from newsclean.read.html.jsonld import PERSON_OR_ORG_KEYS
from newsclean.read.html.open_elements import BODY_PROPERTIES, OpenElement

MAX_PROPERTY_CHARS = 999  # a longer value is prose
# Elements of a page looked at for the texts of its properties; beyond them only attributes give
# values. Properties nested in each other would otherwise have their texts read a thousand times.
MAX_PAGE_NODES = 500_000
LARGE_PROPERTY_NODES = 2_000  # that one counts for with more than `MAX_PROPERTY_NODES` inside
MAX_PROPERTY_TEXT_CHARS = 20_000  # white space included, after which no more is read
MAX_PROPERTY_NODES = 200  # pieces of text or elements looked at: items nest two thousand deep


class NodeBudget:
    """How many elements of a page may still be looked at for the texts of its properties."""

    def __init__(self) -> None:
        """Begin with `MAX_PAGE_NODES`."""
        self.left = MAX_PAGE_NODES

    def pay_for(self, element: Any) -> bool:
        """Take off what is inside an element; whether there was enough left for it."""
        nodes = sum(1 for _ in islice(element.iter(), MAX_PROPERTY_NODES))
        self.left -= nodes if nodes < MAX_PROPERTY_NODES else LARGE_PROPERTY_NODES
        return self.left > 0


def read_property_claim(
    element: Any, opened: OpenElement, at: Place, budget: NodeBudget
) -> Claim | None:
    """The claim of an element with `itemprop`; `None` for the body, for items, for prose."""
    name = element.get("itemprop")
    if not name or name in BODY_PROPERTIES or is_microdata_item(element):
        return None
    value = (
        element.get("content")
        or element.get("datetime")
        or (read_property_text(element) if budget.left > 0 and budget.pay_for(element) else "")
    )
    if not value or len(value) > MAX_PROPERTY_CHARS:
        return None
    return Claim("microdata", build_property_key(name, opened.above), value, at)


def holds_machine_value(element: Any) -> bool:
    """Whether the text of a property is written for machines: an address, a list of keywords."""
    if len(element):
        return False
    text = (element.text or "").strip()
    if element.get("itemprop") == "keywords":
        return any(comma in text for comma in ",，、;")
    return text.startswith(("http://", "https://", "//")) and not any(map(str.isspace, text))


def read_property_text(element: Any) -> str:
    """The text of an element; of a long one only so much that it is too long for a value."""
    pieces, size = [], 0
    for piece in islice(element.itertext(), MAX_PROPERTY_NODES):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_PROPERTY_TEXT_CHARS:
            break
    return clean_cell_text("".join(pieces))


def read_hidden_property_claim(element: Any, opened: OpenElement) -> Claim | None:
    """The claim of a `<meta>` or `<link>` inside `opened`, if it has `itemprop` and a value."""
    name = element.get("itemprop")
    value = element.get("content") or element.get("href")
    if name is None or not value:
        return None
    return Claim("microdata", build_property_key(name, opened), value, Place(xpath=opened.xpath))


def is_microdata_item(element: Any) -> bool:
    """Whether an element is an item with properties of its own, so that its text is no value."""
    if "itemscope" not in element.attrib or element.get("content"):
        return False
    inside = islice(element.iterdescendants(etree.Element), MAX_PROPERTY_NODES)
    return any("itemprop" in inner.attrib for inner in inside)


def build_property_key(name: str, opened: OpenElement | None) -> str:
    """The key of a microdata property: `publisher.name` inside a publisher, else its own name."""
    item = opened.inherited.item_property if opened else ""
    return f"{item}.{name}" if item in PERSON_OR_ORG_KEYS or item == "comment" else name
