"""What a page does not show until a script or a click shows it, and what it shows to no one.

docs/decisions/0036 says what becomes of hidden text.
"""

from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Any

from lxml import etree

from newsclean.lexicon.class_words import CLASS_WORD, get_unseen_words
from newsclean.model import Markup
from newsclean.read.html.hiding_styles import HidingSheet, hides_element, hides_word
from newsclean.read.html.open_elements import NEAR_ELEMENTS, OpenElement
from newsclean.text.late_patterns import compile_late
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import EFF_CHARS_PER_WIDE_CHAR, count_effective_chars

HIDING_ATTRIBUTES = frozenset("hidden aria-hidden popover style class id".split())
MIN_HIDDEN_PROSE_EFF_CHARS = 60  # of hidden text that may be a part of the story
MAX_SIBLINGS = 3  # on either side of an element, among which its spoken words stand
MAX_CLICKED_CHARS = 80  # of what is clicked to show the rest
MAX_CLICKED_ELEMENTS = 8  # in it
CLICKED_TAGS = frozenset("button summary label".split())
CLICKED_ATTRIBUTES = frozenset(
    "onclick aria-expanded aria-controls data-toggle data-bs-toggle".split()
)
TITLE_TAGS = frozenset("h2 h3 h4 h5 h6 dt summary".split())  # of a part that is folded
REFERENCES: Any = etree.XPath(
    "//@aria-controls | //@data-target | //@data-bs-target | //a/@href[starts-with(., '#')]"
)
# React writes the parts of a page into such elements as they are done, and scripts move them.
STREAMED_ID = compile_late(r"S:[0-9a-f]+")
# Class names that show on some screens what another name hides.
SHOWING_NAME = compile_late(
    r"[\w-]+:(?:block|inline(?:-\w+)?|flex|grid|table(?:-\w+)?|contents|visible|not-sr-only)"
    r"|d-(?:sm|md|lg|xl|xxl)-(?!none)\w.*|not-sr-only|(?:visible|show)-\w.*"
)
NAME_SEPARATORS = str.maketrans("", "", "-_")


class HiddenElements:
    """Which elements of a page are hidden.

    Attributes:
        root: the root element.
        sheet: the rules of its style sheets that hide.
    """

    def __init__(self, root: Any) -> None:
        """Start with the root element of a page."""
        self.root = root
        self.sheet = HidingSheet()
        self.known_names: dict[tuple[str, tuple[str, ...]], bool] = {}  # by what is around
        self.known: dict[tuple[str, str, str, bool], bool] = {}  # by tag, class and id

    def read_sheet(self, style: Any) -> None:
        """Read a style sheet, unless it holds for paper or only where no scripts run."""
        text = style.text or ""
        if "print" not in style.get("media", "") and style.getparent().tag != "noscript":
            self.known.clear()
            self.known_names.clear()
            self.sheet.add(text)

    def hides(self, element: Any, *, word: bool) -> bool:
        """Whether the page hides an element; `word`: it stands in a line of text, and is no block.

        The names of a block are looked at later, with those of the blocks around it.
        """
        names, get = element.keys(), element.get
        if not names or HIDING_ATTRIBUTES.isdisjoint(names):
            return False
        if "hidden" in names and is_hidden_attribute(get("hidden"), get("id")):
            return True
        if (
            "popover" in names
            or ("style" in names and (hides_word if word else hides_element)(get("style")))
            or (word and self.is_hidden_by_name(element))
        ):
            return True
        if "aria-hidden" in names and get("aria-hidden") == "true":
            return not (word and self.is_shown_though_unspoken(element))
        return False

    def read_shown_text(self, cell: Any) -> str:
        """The text of a cell of a table, without what is hidden in it, such as keys for sorting."""
        if not len(cell):
            return cell.text or ""
        texts = []
        walk = etree.iterwalk(cell, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                texts.append("" if element is cell else element.tail or "")
            elif element is not cell and self.hides(element, word=True):
                walk.skip_subtree()
            else:
                texts.append(element.text or "")
        return "".join(texts)

    def is_hidden_by_name(self, element: Any, *, word: bool = True) -> bool:
        """Whether its class names or its id hide an element."""
        key = element.tag, element.get("class", ""), element.get("id", ""), word
        hidden = self.known.get(key)
        if hidden is None:
            names = [f".{name}" for name in key[1].split()]
            names += [f"#{key[2]}"] if key[2] else []
            hidden = is_hiding_class(key[1]) or self.sheet.hides(key[0], names, word=word)
            self.known[key] = hidden
        return hidden

    def hides_by_names(self, markup: Markup) -> bool:
        """Whether the names of a block's element, and of those around it, may hide it."""
        key = markup.classes, markup.tags[-NEAR_ELEMENTS:]
        hidden = self.known_names.get(key)
        if hidden is None:
            names = key[0].split() if self.sheet.names else ()
            signed = [sign + name for name in names for sign in ".#"]
            hidden = is_hiding_class(key[0]) or any(
                self.sheet.hides(tag, signed, word=False) for tag in key[1]
            )
            self.known_names[key] = hidden
        return hidden

    def find_hidden_by_name(self, opened: OpenElement) -> Any | None:
        """The element, of a block's own and the three around it, that its names hide."""
        around: OpenElement | None = opened
        for _ in range(NEAR_ELEMENTS):
            if around is None:
                break
            if self.is_hidden_by_name(around.element, word=False):
                return around.element
            around = around.above
        return None

    def is_shown_though_unspoken(self, element: Any) -> bool:
        """Whether an element that only screen readers pass over is a part of the text.

        It is a first letter set large, or what stands for words beside it that are only spoken.
        """
        text = element.text or ""
        if len(text) == 1 and text.isalpha() and (element.tail or "")[:1].isalpha():
            return True
        near = (islice(element.itersiblings(preceding=way), MAX_SIBLINGS) for way in (True, False))
        return any(is_hiding_class(e.get("class", "")) for e in chain.from_iterable(near))

    @cached_property
    def references(self) -> frozenset[str]:
        """The ids that something on the page shows, or leads to."""
        return frozenset(str(found).lstrip("#") for found in REFERENCES(self.root))

    def opens(self, element: Any) -> bool:
        """Whether a hidden element holds prose that a click shows: the rest of a story."""
        if not holds_prose(element):
            return False
        names = CLASS_WORD.findall(f"{element.get('class', '')} {element.get('id', '')}".lower())
        return (
            not get_unseen_words("opened").isdisjoint(names)
            or has_control_beside(element)
            or element.get("id") in self.references
        )


def is_hidden_attribute(value: str | None, name: str | None) -> bool:
    """Whether the attribute `hidden` hides an element for good.

    What it hides "until-found" opens like the `details` of a page.
    """
    return (value or "").lower() != "until-found" and not STREAMED_ID.fullmatch(name or "")


@lru_cache(maxsize=1024)
def is_hiding_class(classes: str) -> bool:
    """Whether the class names of an element are those by which style sheets hide text.

    >>> is_hiding_class("u-visually-hidden"), is_hiding_class("hidden md:block")
    (True, False)
    """
    names = classes.lower().split()
    squeezed = [name.translate(NAME_SEPARATORS) for name in names]
    return (
        not get_unseen_words("names").isdisjoint(names)
        or any(part in name for name in squeezed for part in get_unseen_words("parts"))
    ) and not any(map(SHOWING_NAME.fullmatch, names))


def holds_prose(element: Any) -> bool:
    """Whether an element holds a text as long as a sentence or two."""
    return any(map(is_prose, element.itertext()))


def is_prose(text: str) -> bool:
    """Whether a text is as long as a sentence or two, and no program."""
    return (
        len(text) >= MIN_HIDDEN_PROSE_EFF_CHARS / EFF_CHARS_PER_WIDE_CHAR
        and not SENTENCE_ENDS.isdisjoint(text)
        and "{" not in text
        and count_effective_chars(text) >= MIN_HIDDEN_PROSE_EFF_CHARS
    )


def has_control_beside(element: Any) -> bool:
    """Whether a control stands beside an element or beside the one around it."""
    above, around = element.getprevious(), element.getparent()
    if above is not None and above.tag in TITLE_TAGS and element.tag != "p":
        return True
    near = [above, element.getnext()]
    if around is not None:
        near += (around.getprevious(), around.getnext())
    return any(e is not None and is_control(e) for e in near)


def is_control(element: Any) -> bool:
    """Whether an element is a button with few words, or holds one and little else."""
    inside = islice(chain((element,), element.iterdescendants()), MAX_CLICKED_ELEMENTS)
    if not any(map(is_clicked, inside)):
        return False
    return sum(map(len, islice(element.itertext(), MAX_CLICKED_CHARS))) <= MAX_CLICKED_CHARS


def is_clicked(element: Any) -> bool:
    """Whether an element does something on the page when it is clicked."""
    if element.tag == "a":
        href = element.get("href", "#")
        return href.startswith(("#", "javascript:")) or "onclick" in element.attrib
    return (
        element.tag in CLICKED_TAGS
        or element.get("role") == "button"
        or not CLICKED_ATTRIBUTES.isdisjoint(element.keys())
    )
