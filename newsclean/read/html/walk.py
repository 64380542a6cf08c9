"""One walk over the tree of an HTML page: its blocks, pictures and the claims of its body."""

from itertools import islice
from typing import Any

from lxml import etree

from newsclean.limits.deadline import TURNS_BETWEEN_CHECKS, check_deadline
from newsclean.model import Block, Claim, Image, Kind, Layout, Markup, Place
from newsclean.read.html.block_text import clean_cell_text, join_pieces
from newsclean.read.html.hidden import HiddenElements
from newsclean.read.html.hidden_words import HiddenWords, split_hidden
from newsclean.read.html.images import find_image_url, is_portrait
from newsclean.read.html.leaf_elements import BLOCK_TAGS, LEAF_TAGS, LeafElements
from newsclean.read.html.logos import read_logo_claim
from newsclean.read.html.microdata import (
    NodeBudget,
    holds_machine_value,
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
from newsclean.read.spoken_words import is_spoken_phrase
from newsclean.read.table_rows import TableRows, is_data_table, join_rows

# Text right inside one of these is its own paragraph: the element itself is the block's parent.
CONTAINER_TAGS = frozenset("div td section article body".split())
LAYOUT_TAGS = ("p", "li", "h1", "h2", "form", "blockquote", "article")  # in no table of data
EXTERNAL_SCRIPT_CHARS = 1_000  # for which a script from another file counts
# Blocks, pictures and claims of the body that are read. Of 250 news pages the median has 166 blocks
# and the longest 819; a block costs 0.4 ms and 9 KB until its record is written.
MAX_PAGE_ITEMS = 20_000
MIN_LINE_CHARS = 20  # of a block in which hidden words are looked for
CODE = Kind.CODE  # asked for at each element: members of an enumeration are slow to look up
PLAIN_LAYOUT = Layout()  # of most blocks
BROKEN_LAYOUT = Layout(continues=True)  # of those below a line break
FIND_PROPERTIES: Any = etree.XPath("descendant::*/@itemprop/..")


class HtmlWalk:
    """One pass over a tree in document order that collects blocks, microdata and pictures.

    Attributes:
        blocks, claims, images: what was read so far.
        script_chars: how many characters of program the page holds or loads.
        leaves: tells which elements are not walked, and remembers those that have paragraphs.
        cut: the page has more blocks, claims and pictures than are read.
    """

    def __init__(self, root: Any) -> None:
        """Start at the root element."""
        self.root = root
        self.leaves = LeafElements(root)
        self.properties = set(FIND_PROPERTIES(root))
        self.hidden = HiddenElements(root)
        self.hidden_words = HiddenWords()
        self.blocks: list[Block] = []
        self.claims: list[Claim] = []
        self.images: list[Image] = []
        self.items_left = MAX_PAGE_ITEMS
        self.script_chars = 0
        self.cut = False
        self.pieces: list[tuple[str, str | None]] = []  # of the block under way: text, link
        self.words: list[tuple[int, Any]] = []  # pieces that are all of an element, but no link
        self.unseen: set[int] = set()  # pieces that the page hides
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
            if tag in LEAF_TAGS and not (len(element) and self.leaves.is_opened(element, tag)):
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
                    if tag != "a":
                        self.words.append((len(self.pieces) - 1, element))
                if text := element.tail:
                    self.add_text(text, opened.link)
            while opened and not opened.children_left and self.items_left > 0:
                opened = self.close(opened)
        self.cut = opened is not None
        self.flush()
        self.hidden_words.restore_story(self.blocks)

    def open(self, element: Any, tag: str, above: OpenElement | None) -> OpenElement:
        """Open an element that may hold others; a table of data is read as a whole."""
        opened = OpenElement(element, tag, above)
        if tag in INHERITED_TAGS:
            opened.inherited = inherit_from_tag(opened.inherited, tag)
        names = element.keys()
        if names and not INHERITED_ATTRIBUTES.isdisjoint(names):
            opened.inherited = inherit_from_attributes(opened.inherited, element.attrib)
            if not opened.inherited.hidden:
                self.look_for_hiding(opened)
        if tag in BLOCK_TAGS:
            self.block_elements += 1
            opened.number = self.block_elements
            self.begin_block(opened)
            if tag == "table" and (rows := read_data_rows(element)):
                self.add_table(opened, rows)
                opened.children_left = 0
                return opened
        else:
            if tag == "a":
                opened.link = element.get("href", "")
            elif not opened.inherited.hidden and ("class" in names or "id" in names):
                self.look_for_hiding(opened)
            opened.first_piece = len(self.pieces)
        if above and (tag == "time" or element in self.properties):
            self.read_claims(element, opened)
        if text := element.text:
            self.add_text(text, opened.link)
        return opened

    def look_for_hiding(self, opened: OpenElement) -> None:
        """Note whether the page hides an element, and whether a click shows it.

        Prose that stands amid a line until a click shows the rest of it is no hidden text.
        """
        element, tag = opened.element, opened.tag
        if opened.above is None or tag == "body":  # a script shows the page when it is ready
            return
        word = tag not in BLOCK_TAGS
        if self.hidden.hides(element, word=word):
            opens = self.hidden.opens(element)
            if not (word and opens):
                opened.inherited = opened.inherited._replace(hidden=True, opens=opens)

    def close(self, opened: OpenElement) -> OpenElement | None:
        """Close an element whose children were all read; the one around it."""
        above = opened.above
        if above is None:
            return None
        if opened.number:
            self.begin_block(opened.block_above or above)
        elif opened.inherited is not above.inherited and opened.inherited.hidden:
            self.unseen.update(range(opened.first_piece, len(self.pieces)))
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

    def read_leaf(self, element: Any, opened: OpenElement) -> None:
        """Read an element whose text is not walked: a line break, a picture, a script."""
        tag = element.tag
        opened.counts[tag] = opened.counts.get(tag, 0) + 1
        if tag == "script":
            self.script_chars += count_script_chars(element)
        elif tag == "style":
            self.hidden.read_sheet(element)
        elif tag == "head":
            self.script_chars += sum(map(count_script_chars, element.iter("script")))
            for style in element.iter("style"):
                self.hidden.read_sheet(style)
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

    def read_claims(self, element: Any, opened: OpenElement) -> None:
        """Read the claims of `itemprop` and `<time datetime>`."""
        if opened.tag not in BLOCK_TAGS and holds_machine_value(element):
            opened.inherited = opened.inherited._replace(hidden=True)
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
        self.pieces, hidden = [], opened.inherited.hidden
        if self.words or self.unseen:
            if not hidden:
                hidden, pieces, fuller = split_hidden(pieces, self.find_unseen(pieces))
                if fuller and (
                    whole := self.build_block(fuller, opened, continues=continues, hidden=False)
                ):
                    self.hidden_words.add(len(self.blocks), whole)
            self.words, self.unseen = [], set()
        block = self.build_block(pieces, opened, continues=continues, hidden=hidden)
        if block:
            self.add_block(block)
        else:
            self.after_break = line_break or continues

    def find_unseen(self, pieces: list[tuple[str, str | None]]) -> set[int]:
        """Which pieces of the block under way the page hides; those of menus are not looked at."""
        if sum(len(text) for text, _ in pieces) >= MIN_LINE_CHARS:
            for place, element in self.words:
                if self.hidden.hides(element, word=True):
                    hidden = not self.hidden.opens(element)
                else:
                    hidden = is_spoken_phrase(pieces[place][0])
                if hidden:
                    self.unseen.add(place)
        return self.unseen

    def build_block(
        self,
        pieces: list[tuple[str, str | None]],
        opened: OpenElement,
        *,
        continues: bool,
        hidden: bool,
    ) -> Block | None:
        """The block of some pieces in an element; `None` where they have no text."""
        text, links, link_chars, edges = join_pieces(pieces, keep_lines=self.keeps_lines)
        if not text:
            return None
        parent = opened if opened.above is None or opened.tag in CONTAINER_TAGS else opened.above
        layout = BROKEN_LAYOUT if continues else PLAIN_LAYOUT
        markup = build_markup(opened, parent.get_block_number(), link_chars, hidden=hidden)
        if not hidden and self.hidden.hides_by_names(markup):
            markup = markup._replace(hidden=True, opens=self.hidden.opens_by_name(opened))
        inherited, at = opened.inherited, Place(None, opened.xpath)
        level = inherited.level
        return Block(text, inherited.kind, at, layout, markup, links, level, (), edges)

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
        hidden = opened.inherited.hidden
        markup = build_markup(opened, parent, min(link_chars, len(text)), hidden=hidden)
        at = Place(xpath=opened.xpath)
        self.add_block(Block(text, Kind.TABLE, at, PLAIN_LAYOUT, markup, rows=rows))


def build_markup(opened: OpenElement, parent: int, link_chars: int, *, hidden: bool) -> Markup:
    """What the elements around a block say of it; `parent` is the number of one of them."""
    inherited = opened.inherited
    return Markup(
        opened.tags,
        opened.join_near_classes(),
        parent,
        link_chars,
        inherited.landmark,
        inherited.in_article,
        hidden,
        inherited.opens,
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
