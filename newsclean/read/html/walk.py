"""One walk over the tree of an HTML page: its blocks, pictures and the claims of its body."""

from itertools import chain, islice
from typing import Any

from lxml import etree

from newsclean.limits.deadline import TURNS_BETWEEN_CHECKS, check_deadline
from newsclean.model import Block, Claim, Image, Kind, Layout, Markup, Place
from newsclean.read.html.block_text import clean_cell_text, join_pieces
from newsclean.read.html.images import find_image_url, is_portrait
from newsclean.read.html.logos import read_logo_claim
from newsclean.read.html.microdata import (
    NodeBudget,
    read_hidden_property_claim,
    read_property_claim,
)
from newsclean.read.html.open_elements import (
    INHERITED_ATTRIBUTES,
    INHERITED_TAGS,
    OpenElement,
    inherit_from_attributes,
    inherit_from_tag,
)
from newsclean.read.table_rows import TableRows, is_data_table, join_rows

# HTML Standard, section 15.3: elements that browsers show as blocks, and the parts of tables.
BLOCK_TAGS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr li legend listing "
    "main menu nav ol optgroup p plaintext pre search section summary table caption tbody tfoot "
    "thead tr td th ul xmp".split()
)
# Elements whose text is not shown, or is no part of the page's text (buttons, fields).
UNSEEN_TAGS = frozenset(
    "script style template noscript svg math head iframe object embed applet audio video canvas "
    "select option button textarea input datalist noframes noembed".split()
)
LEAF_TAGS = UNSEEN_TAGS | {"br", "img", "hr", "wbr", "meta", "link"}  # their text is not walked
# Where the main content begins inside one of these, its end tag was lost: see
# `find_unclosed_elements`.
UNCLOSED_TAGS = frozenset("button object svg math canvas audio video select".split())
# A browser shows a control for these, or what stands in them only where it cannot do better. With
# more text than this in paragraphs of one, there may be a story behind an end tag that was lost.
CONTROL_TAGS = frozenset("button object canvas audio video select datalist applet".split())
MAX_CONTROL_CHARS = 200
MAX_LAST_CONTROL_CHARS = 40  # of one that reaches to the end of the page
UNREAD_TAGS = UNSEEN_TAGS | {"a"}
CONTENT_START_TAGS = ("main", "article", "h1")
# Text right inside one of these is its own paragraph: the element itself is the block's parent.
CONTAINER_TAGS = frozenset("div td section article body".split())
LAYOUT_TAGS = ("p", "li", "h1", "h2", "form", "blockquote", "article")  # in no table of data
EXTERNAL_SCRIPT_CHARS = 1_000  # for which a script from another file counts
# Blocks, pictures and claims of the body that are read. Of 250 news pages the median has 166 blocks
# and the longest 819; a block costs 0.4 ms and 9 KB until its record is written.
MAX_PAGE_ITEMS = 20_000
CODE = Kind.CODE  # asked for at each element: members of an enumeration are slow to look up
PLAIN_LAYOUT = Layout()  # of most blocks
BROKEN_LAYOUT = Layout(continues=True)  # of those below a line break
FIND_PROPERTIES: Any = etree.XPath("descendant::*/@itemprop/..")


class HtmlWalk:
    """One pass over a tree in document order that collects blocks, microdata and pictures.

    Attributes:
        blocks, claims, images: what was read so far.
        script_chars: how many characters of program the page holds or loads.
        skipped: of each element that was not read, though it has paragraphs: tag, characters.
        cut: the page has more blocks, claims and pictures than are read.
    """

    def __init__(self, root: Any) -> None:
        """Start at the root element."""
        self.root = root
        self.unclosed: set[Any] | None = None  # looked for when there may be one
        self.properties = set(FIND_PROPERTIES(root))
        self.blocks: list[Block] = []
        self.claims: list[Claim] = []
        self.images: list[Image] = []
        self.items_left = MAX_PAGE_ITEMS
        self.script_chars = 0
        self.skipped: list[tuple[str, int]] = []
        self.cut = False
        self.pieces: list[tuple[str, str | None]] = []  # of the block under way: text, link
        self.block_element: OpenElement  # in which it stands
        self.keeps_lines = False  # as a listing of code does
        self.after_break = False  # a line break, and no element's border, ended the block before
        self.property_budget = NodeBudget()
        self.block_elements = 0  # that were opened so far

    def run(self) -> None:
        """Walk the tree; without recursion, since elements may be nested two thousand deep.

        Every third element of a page is a link or an emphasis that holds nothing but text. Such an
        element is read here and never opened.
        """
        opened: OpenElement | None = self.open(self.root, self.root.tag, None)
        skipped = 0  # elements to come that need no look: they are in one that was read as a whole
        for turn, element in enumerate(self.root.iterdescendants()):
            if skipped:
                skipped += len(element) - 1
                continue
            if opened is None or self.items_left <= 0:
                break
            if not turn % TURNS_BETWEEN_CHECKS:
                check_deadline()
            opened.children_left -= 1
            tag = element.tag
            if tag in LEAF_TAGS and not (len(element) and self.is_opened(element, tag)):
                skipped = len(element)
                self.read_leaf(element, opened)
            elif tag in BLOCK_TAGS or len(element) or tag == "time" or element in self.properties:
                opened = self.open(element, tag, opened)
                skipped = 0 if opened.children_left else len(element)
            else:
                opened.counts[tag] = opened.counts.get(tag, 0) + 1
                link = element.get("href", "") if tag == "a" else opened.link
                if text := element.text:
                    self.add_text(text, link)
                if text := element.tail:
                    self.add_text(text, opened.link)
            while opened and not opened.children_left and self.items_left > 0:
                opened = self.close(opened)
        self.cut = opened is not None
        self.flush()

    def open(self, element: Any, tag: str, above: OpenElement | None) -> OpenElement:
        """Open an element that may hold others; a table of data is read as a whole."""
        opened = OpenElement(element, tag, above)
        if tag in INHERITED_TAGS:
            opened.inherited = inherit_from_tag(opened.inherited, tag)
        names = element.keys()
        if names and not INHERITED_ATTRIBUTES.isdisjoint(names):
            opened.inherited = inherit_from_attributes(opened.inherited, element.attrib)
        if tag in BLOCK_TAGS:
            self.block_elements += 1
            opened.number = self.block_elements
            self.begin_block(opened)
            if tag == "table" and (rows := read_data_rows(element)):
                self.add_table(opened, rows)
                opened.children_left = 0
                return opened
        elif tag == "a":
            opened.link = element.get("href", "")
        if above and (tag == "time" or element in self.properties):
            self.read_claims(element, opened)
        if text := element.text:
            self.add_text(text, opened.link)
        return opened

    def close(self, opened: OpenElement) -> OpenElement | None:
        """Close an element whose children were all read; the one around it."""
        above = opened.above
        if above is None:
            return None
        if opened.number:
            self.begin_block(opened.block_above or above)
        if text := opened.element.tail:
            self.add_text(text, above.link)
        return above

    def begin_block(self, element: OpenElement) -> None:
        """End the block under way; what follows stands in another block-level element."""
        if self.pieces:
            self.flush()
        self.block_element = element
        self.keeps_lines = element.inherited.kind is CODE

    def add_text(self, text: str, link: str | None) -> None:
        """Add text to the block under way; white space begins no block, except in a code listing.

        Two of three texts between tags are white space from the source of the page.
        """
        if self.pieces or not text.isspace() or self.keeps_lines:
            self.pieces.append((text, link))

    def is_opened(self, element: Any, tag: str) -> bool:
        """Whether an element that mostly is a leaf holds something to read."""
        return (tag in UNCLOSED_TAGS and self.is_unclosed(element)) or (
            tag in CONTROL_TAGS and self.holds_story(element)
        )

    def is_unclosed(self, element: Any) -> bool:
        """Whether an element hides the main content; most are small and hold no start of it."""
        if self.unclosed is None:
            if next(element.iterdescendants(*CONTENT_START_TAGS), None) is None:
                return False
            self.unclosed = find_unclosed_elements(self.root)
        return element in self.unclosed

    def read_leaf(self, element: Any, opened: OpenElement) -> None:
        """Read an element whose text is not walked: a line break, a picture, a script."""
        tag = element.tag
        opened.counts[tag] = opened.counts.get(tag, 0) + 1
        if tag == "script":
            self.script_chars += count_script_chars(element)
        elif tag == "head":
            self.script_chars += sum(map(count_script_chars, element.iter("script")))
        elif tag in ("br", "hr"):
            self.flush(line_break=True)
        elif tag == "img":
            url = find_image_url(element)
            if url and not opened.inherited.hidden and not is_portrait(element, opened):
                before = len(self.blocks) + any(text.strip() for text, _ in self.pieces)
                at = Place(xpath=opened.get_child_xpath(tag))
                self.images.append(Image(url, at=at, position=before))
                self.items_left -= 1
            if claim := read_logo_claim(element, opened.link):
                self.add_claim(claim._replace(at=Place(xpath=opened.get_child_xpath(tag))))
        elif tag in ("meta", "link") and (claim := read_hidden_property_claim(element, opened)):
            self.add_claim(claim)
        if self.items_left > 0 and (text := element.tail):
            self.add_text(text, opened.link)

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

    def read_claims(self, element: Any, opened: OpenElement) -> None:
        """Read the claims of `itemprop` and `<time datetime>`."""
        at = Place(xpath=opened.xpath)
        if opened.tag == "time" and element.get("datetime"):
            self.add_claim(Claim("html", "time", element.get("datetime"), at))
        if claim := read_property_claim(element, opened, at, self.property_budget):
            self.add_claim(claim)

    def add_claim(self, claim: Claim) -> None:
        """Add a claim."""
        self.claims.append(claim)
        self.items_left -= 1

    def flush(self, *, line_break: bool = False) -> None:
        """Close the block under way, if it has text; `line_break` says that a `<br>` ends it."""
        pieces, continues, opened = self.pieces, self.after_break, self.block_element
        self.after_break = line_break
        if not pieces:
            self.after_break = line_break or continues
            return
        text, links, link_chars, edges = join_pieces(pieces, keep_lines=self.keeps_lines)
        pieces.clear()
        if not text:
            self.after_break = line_break or continues
            return
        parent = opened if opened.above is None or opened.tag in CONTAINER_TAGS else opened.above
        layout = BROKEN_LAYOUT if continues else PLAIN_LAYOUT
        markup = build_markup(opened, parent.get_block_number(), link_chars)
        inherited, at = opened.inherited, Place(None, opened.xpath)
        level = inherited.level
        self.add_block(Block(text, inherited.kind, at, layout, markup, links, level, (), edges))

    def add_block(self, block: Block) -> None:
        """Add a block."""
        self.blocks.append(block)
        self.items_left -= 1

    def add_table(self, opened: OpenElement, rows: TableRows) -> None:
        """Add a table of data as one block."""
        self.after_break = False
        text = join_rows(rows)
        link_chars = sum(len("".join(a.itertext())) for a in opened.element.iter("a"))
        parent = opened.above.get_block_number() if opened.above else 0
        markup = build_markup(opened, parent, min(link_chars, len(text)))
        at = Place(xpath=opened.xpath)
        self.add_block(Block(text, Kind.TABLE, at, PLAIN_LAYOUT, markup, rows=rows))


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


def build_markup(opened: OpenElement, parent: int, link_chars: int) -> Markup:
    """What the elements around a block say of it; `parent` is the number of one of them."""
    inherited = opened.inherited
    return Markup(
        opened.tags,
        opened.join_near_classes(),
        parent,
        link_chars,
        inherited.landmark,
        inherited.in_article,
        inherited.hidden,
    )


def count_script_chars(element: Any) -> int:
    """How many characters of program a script element holds or loads; data (JSON) counts 0."""
    if "json" in (element.get("type") or "").lower():
        return 0
    return len(element.text or "") or EXTERNAL_SCRIPT_CHARS * ("src" in element.attrib)


def read_data_rows(table: Any) -> TableRows:
    """The rows of a table that holds data; empty for a table that only lays out a page."""
    inner_tables = islice(table.iter("table"), 1, None)  # asked first: tables nest deep
    if next(inner_tables, None) is not None or next(table.iter(*LAYOUT_TAGS), None) is not None:
        return ()
    rows = []
    for row in table.iter("tr"):
        cells = (cell for cell in row if cell.tag in ("td", "th"))
        texts = tuple(clean_cell_text("".join(cell.itertext())) for cell in cells)
        if any(texts):
            rows.append(texts)
    return tuple(rows) if is_data_table(tuple(rows)) else ()
