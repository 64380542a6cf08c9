"""Which elements are not walked through: their text is not shown, or is no text of the page.

The end tag of one may have been lost; then it may hide the story.
"""

from itertools import chain
from typing import Any

from lxml import etree

from newsclean.read.html.hidden import holds_prose

# HTML Standard, section 15.3: elements that browsers show as blocks, and the parts of tables.
BLOCK_TAGS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr li legend listing "
    "main menu nav ol optgroup p plaintext pre search section summary table caption tbody tfoot "
    "thead tr td th ul xmp".split()
)
# Elements whose text is not shown, or is no part of the page's text (buttons, fields, the readings
# above Chinese characters, what a formula was written from).
UNSEEN_TAGS = frozenset(
    "script style template noscript svg math head iframe object embed applet audio video canvas "
    "select option button textarea input datalist noframes noembed rt rp rtc title annotation "
    "annotation-xml".split()
)
LEAF_TAGS = UNSEEN_TAGS | {"br", "img", "hr", "wbr", "meta", "link"}  # their text is not walked
# Where the main content begins inside one of these, its end tag was lost: see
# `find_unclosed_elements`.
UNCLOSED_TAGS = frozenset("button object svg math canvas audio video select option".split())
# A browser shows a control for these, or what stands in them only where it cannot do better. With
# more text than this in paragraphs of one, there may be a story behind an end tag that was lost.
CONTROL_TAGS = frozenset("button object canvas audio video select datalist applet".split())
MAX_CONTROL_CHARS = 200
MAX_LAST_CONTROL_CHARS = 40  # of one that reaches to the end of the page
UNREAD_TAGS = UNSEEN_TAGS | {"a"}
# A template with one of these is shown: it is a part of the page that styles of its own hold for
# (HTML Standard, 4.12.3: declarative shadow roots). The others are names that programs which
# save pages wrote.
SHADOW_ATTRIBUTES = frozenset(
    {"shadowrootmode", "shadowroot", "shadowmode", "data-savepage-shadowroot"}
)
CONTENT_START_TAGS = ("main", "article", "h1")


class LeafElements:
    """Which elements of a page are read though they mostly are leaves.

    Attributes:
        skipped: of each element that was not read, though it has paragraphs: tag, characters.
    """

    def __init__(self, root: Any) -> None:
        """Start with the root element of a page."""
        self.root = root
        self.unclosed: set[Any] | None = None  # looked for when there may be one
        self.skipped: list[tuple[str, int]] = []

    def is_opened(self, element: Any, tag: str) -> bool:
        """Whether an element that mostly is a leaf holds something to read."""
        if tag == "template":
            return not SHADOW_ATTRIBUTES.isdisjoint(element.keys())
        if tag == "math":
            return True
        return (
            (tag in UNCLOSED_TAGS and self.is_unclosed(element))
            or (tag in CONTROL_TAGS and self.holds_story(element))
            or (tag == "svg" and holds_foreign_prose(element))
        )

    def is_unclosed(self, element: Any) -> bool:
        """Whether an element hides the main content; most are small and hold no start of it."""
        if self.unclosed is None:
            if next(element.iterdescendants(*CONTENT_START_TAGS), None) is None:
                return False
            self.unclosed = find_unclosed_elements(self.root)
        return element in self.unclosed

    def holds_story(self, element: Any) -> bool:
        """Whether a control is read for its paragraphs: a button, which browsers show as it is.

        What is skipped for another one is remembered, and for a button in one: it costs too much
        to ask at each level.
        """
        chars = count_block_chars(element)
        if chars <= MAX_LAST_CONTROL_CHARS or (
            chars <= MAX_CONTROL_CHARS and not ends_page(element)
        ):
            return False
        if element.tag == "button" and next(element.iterancestors(*CONTROL_TAGS), None) is None:
            return True
        self.skipped.append((element.tag, chars))
        return False


def holds_foreign_prose(svg: Any) -> bool:
    """Whether a drawing holds a piece of HTML with prose in it; labels are none."""
    return any(map(holds_prose, svg.iterdescendants("foreignobject")))


def find_unclosed_elements(root: Any) -> set[Any]:
    """Elements that hide their text, but hold the main content, because their end tag was lost.

    libxml2 ignores an end tag while an element inside is open; a browser closes both.
    """
    firsts = (next(root.iter(tag), None) for tag in CONTENT_START_TAGS)
    around = (first.iterancestors(*UNCLOSED_TAGS) for first in firsts if first is not None)
    return set(chain.from_iterable(around))


def count_block_chars(element: Any) -> int:
    """How many characters of text stand in block-level elements inside an element; links aside."""
    if not any(inner.tag in BLOCK_TAGS for inner in element.iter()):
        return 0
    chars = blocks = 0
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        blocks += (inner.tag in BLOCK_TAGS) * (1 if event == "start" else -1)
        if blocks and event == "start" and inner.tag not in UNREAD_TAGS:
            chars += len((inner.text or "").strip())
        elif blocks and event == "end" and inner is not element:
            chars += len((inner.tail or "").strip())
    return chars


def ends_page(element: Any) -> bool:
    """Whether nothing stands behind an element."""
    around = chain((element,), element.iterancestors())
    return all(e.getnext() is None and not (e.tail or "").strip() for e in around)
