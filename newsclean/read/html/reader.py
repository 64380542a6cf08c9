"""HTML → `Page`: one parse, one walk. The only module that imports lxml (but for second_opinion).

A block is a run of text between two block-level borders (elements, line breaks), with what its
markup tells. Nothing is judged here; see `label`.
"""

import re
from itertools import chain, islice
from typing import Any

from lxml import etree

from newsclean.errors import InputError
from newsclean.model import (
    Block,
    Caution,
    Claim,
    Decoded,
    Image,
    Kind,
    Layout,
    Link,
    Markup,
    Page,
    Place,
)
from newsclean.read.html.claims import PERSON_OR_ORG_KEYS, read_head_claims
from newsclean.read.html.guard import make_html_parsable
from newsclean.read.html.images import find_image_url
from newsclean.read.html.open_elements import (
    BODY_PROPERTIES,
    INHERITED_ATTRIBUTES,
    INHERITED_TAGS,
    OpenElement,
    inherit_from_attributes,
    inherit_from_tag,
)

# HTML Standard, section 15.3: elements that a browser's sheet shows as blocks, and table parts.
BLOCK_TAGS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr li legend main menu "
    "nav ol optgroup p pre search section summary table caption tbody tfoot thead tr td th "
    "ul".split()
)
# Elements whose text is no part of what a reader sees as text.
UNSEEN_TAGS = frozenset(
    "script style template noscript svg math head iframe object embed applet audio video canvas "
    "map select option button textarea input datalist noframes noembed".split()
)
LEAF_TAGS = UNSEEN_TAGS | {"br", "img", "hr", "wbr", "meta", "link"}  # their text is not walked
# Where the page begins inside one of these, its end tag was lost (see `find_unclosed_elements`).
UNCLOSED_TAGS = ("button", "object", "svg", "math", "canvas", "audio", "video", "map", "select")
CONTENT_START_TAGS = ("main", "article", "h1")
CONTAINER_TAGS = frozenset(
    "div td section article body".split()
)  # their own text is as a paragraph's
WHITE_SPACE = re.compile(r"\s+")
INVISIBLE_CHARS = re.compile(r"[\u200b\u2060\ufeff\u00ad]")
EXTERNAL_SCRIPT_CHARS = 1_000  # characters that a script from another file counts for
# Blocks, pictures and claims of the body that are read. 250 news pages have 166 blocks in the
# middle and 819 at most; a block costs 0.4 ms and 9 KB on its way.
MAX_PAGE_ITEMS = 20_000
MAX_PROPERTY_CHARS = 1_000  # characters; a longer one is prose
MAX_PROPERTY_NODES = 200  # pieces of text looked at: properties may be nested two thousand deep
PLAIN_LAYOUT = Layout()  # that of most blocks
MAX_CELL_CHARS = 300  # characters: a longer cell is layout or prose, not data


def read_html(decoded: Decoded) -> tuple[Page, Any]:
    """Read HTML into blocks and claims; the parsed tree comes too, so that a page is parsed once.

    Raises:
        InputError: `no_article` where there is nothing but frames or no element at all.
    """
    text, cautions = make_html_parsable(decoded.text)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if root is None:
        raise InputError("no_article", "the HTML has no element; is it a page?", stage="read")
    walk = HtmlWalk(root)
    walk.run()
    if not walk.blocks and next(root.iter("frame", "iframe"), None) is not None:
        message = "only frames, no text; give the page that the frame shows"
        raise InputError("no_article", message, stage="read")
    claims = (*islice(read_head_claims(root), MAX_PAGE_ITEMS), *walk.claims)
    if walk.cut:
        cautions += (
            Caution(
                "page_cut", f"only the first {len(walk.blocks):,} blocks of the page were read"
            ),
        )
    return Page(
        "html", tuple(walk.blocks), claims, tuple(walk.images), cautions, walk.scripts
    ), root


class HtmlWalk:
    """One pass over a tree in document order, gathering blocks, microdata and images."""

    def __init__(self, root: Any) -> None:
        """Start at the root element."""
        self.root = root
        self.unended = find_unclosed_elements(root)
        self.blocks: list[Block] = []
        self.claims: list[Claim] = []
        self.images: list[Image] = []
        self.pieces: list[tuple[str, str | None]] = []
        self.numbers = 0
        self.scripts = 0
        self.broken = self.cut = False
        self.block_frame: OpenElement | None = None

    def run(self) -> None:
        """Walk the tree without recursion: pages may be nested two thousand deep."""
        frame = self.open_element(self.root, None)
        stack: list[tuple[OpenElement, Any, OpenElement | None, str | None]] = []
        stack.append((frame, iter(self.root), None, None))
        self.block_frame = frame
        while stack and not self.is_full():
            frame, children, outer, link = stack[-1]
            child = self.find_next_holder(children, frame, link)
            if child is not None:
                self.enter(child, frame, link, stack)
            elif not self.is_full():
                stack.pop()
                if frame.tag in BLOCK_TAGS:
                    if self.pieces:
                        self.flush()
                    self.block_frame = outer
                if stack:
                    self.add_text(frame.element.tail, stack[-1][3])
        self.cut = bool(stack)
        self.flush()

    def is_full(self) -> bool:
        """Whether no more is read of the page."""
        return len(self.blocks) + len(self.images) + len(self.claims) >= MAX_PAGE_ITEMS

    def find_next_holder(self, children: Any, frame: OpenElement, link: str | None) -> Any:
        """The next child that may hold more than text; what stands before it is read on the way.

        Every third element of a page is a link or a bit of emphasis that holds nothing but text,
        and opens no frame.
        """
        counts = frame.counts
        for child in children:
            tag = child.tag
            if tag in LEAF_TAGS and child not in self.unended:
                self.read_leaf(child, frame)
                if self.is_full():
                    return None
            elif tag in BLOCK_TAGS or len(child) or tag == "time" or "itemprop" in child.attrib:
                return child
            elif isinstance(tag, str):
                counts[tag] = counts.get(tag, 0) + 1
                self.add_text(child.text, (child.get("href") or "") if tag == "a" else link)
            self.add_text(child.tail, link)
        return None

    def enter(self, child: Any, frame: OpenElement, link: str | None, stack: list[Any]) -> None:
        """Open an element that may hold others."""
        opened = self.open_element(child, frame)
        tag, outer = opened.tag, self.block_frame
        if tag in BLOCK_TAGS:
            if self.pieces:
                self.flush()
            self.block_frame = opened
            if tag == "table" and (rows := read_data_rows(child)):
                self.add_table(opened, rows)
                self.block_frame = outer
                self.add_text(child.tail, link)
                return
        elif tag == "a":
            link = opened.attributes.get("href", "")
        if tag == "time" or "itemprop" in opened.attributes:
            self.read_microdata(child, opened)
        self.add_text(child.text, link)
        stack.append((opened, iter(child), outer, link))

    def add_text(self, text: str | None, link: str | None) -> None:
        """Add text to the block under way; white space begins none, but in a listing.

        Two of three texts between tags are the white space of the page's source.
        """
        if text and (self.pieces or not text.isspace() or self.keeps_lines):
            self.pieces.append((text, link))

    @property
    def keeps_lines(self) -> bool:
        """Whether the block under way keeps its lines."""
        return self.block_frame is not None and self.block_frame.inherited.form is Kind.CODE

    def open_element(self, element: Any, above: OpenElement | None) -> OpenElement:
        """A frame for an element, with what it inherits."""
        tag, attributes = element.tag, dict(element.items())
        if above is None:
            frame = OpenElement(element, None, tag, attributes)
        else:
            place = above.counts[tag] = above.counts.get(tag, 0) + 1
            frame = OpenElement(
                element, above, tag, attributes, place, above.number, above.inherited
            )
        if tag in BLOCK_TAGS:
            self.numbers += 1
            frame.number = self.numbers
        if tag in INHERITED_TAGS:
            frame.inherited = inherit_from_tag(frame.inherited, tag)
        if not INHERITED_ATTRIBUTES.isdisjoint(attributes):
            frame.inherited = inherit_from_attributes(frame.inherited, attributes)
        return frame

    def read_leaf(self, element: Any, frame: OpenElement) -> None:
        """An element whose text is not walked: a line break, a picture, a script."""
        tag = element.tag
        frame.counts[tag] = frame.counts.get(tag, 0) + 1
        if tag in ("script", "head"):
            self.scripts += sum(map(count_script_chars, element.iter("script")))
        elif tag in ("br", "hr"):
            self.flush(broken=True)
        elif tag == "img":
            url = find_image_url(element)
            if url and not frame.inherited.hidden:
                before = len(self.blocks) + any(text.strip() for text, _ in self.pieces)
                at = Place(xpath=f"{frame.path()}/img[{frame.counts[tag]}]")
                self.images.append(Image(url, at=at, position=before))
        elif tag in ("meta", "link") and "itemprop" in element.attrib:
            value = element.get("content") or element.get("href")
            if value:
                key = build_property_key(element.get("itemprop"), frame)
                self.claims.append(Claim("microdata", key, value, Place(xpath=frame.path())))

    def read_microdata(self, element: Any, frame: OpenElement) -> None:
        """Claims of `itemprop` and `<time datetime>`."""
        at = Place(xpath=frame.path())
        if frame.tag == "time" and element.get("datetime"):
            self.claims.append(Claim("html", "time", element.get("datetime"), at))
        key = element.get("itemprop")
        if key and key not in BODY_PROPERTIES and not is_microdata_item(element):
            key = build_property_key(key, frame.above)
            words = "".join(islice(element.itertext(), MAX_PROPERTY_NODES))
            value = (
                element.get("content")
                or element.get("datetime")
                or WHITE_SPACE.sub(" ", words).strip()
            )
            if value and len(value) < MAX_PROPERTY_CHARS:
                self.claims.append(Claim("microdata", key, value, at))

    def flush(self, *, broken: bool = False) -> None:
        """Close the block under way, if it has text."""
        pieces, continues, frame = self.pieces, self.broken, self.block_frame
        self.broken = broken
        if not pieces or frame is None:
            self.broken = broken or (continues and not pieces)
            return
        self.pieces = []
        text, links, inside = join_pieces(pieces, keep_lines=frame.inherited.form is Kind.CODE)
        if not text:
            self.broken = broken or continues
            return
        layout = Layout(continues=continues) if continues else PLAIN_LAYOUT
        home = frame if frame.above is None or frame.tag in CONTAINER_TAGS else frame.above
        self.blocks.append(
            Block(
                text,
                frame.inherited.form,
                Place(xpath=frame.path()),
                layout,
                build_markup(frame, home.number, inside),
                links,
                frame.inherited.level,
            )
        )

    def add_table(self, frame: OpenElement, rows: tuple[tuple[str, ...], ...]) -> None:
        """A table of data as one block."""
        self.broken = False
        text = "\n".join("\t".join(row) for row in rows)
        inside = sum(len("".join(a.itertext())) for a in frame.element.iter("a"))
        markup = build_markup(
            frame, frame.above.number if frame.above else 0, min(inside, len(text))
        )
        self.blocks.append(
            Block(text, Kind.TABLE, Place(xpath=frame.path()), PLAIN_LAYOUT, markup, rows=rows)
        )


def find_unclosed_elements(root: Any) -> set[Any]:
    """The elements whose text nobody sees, and in which the page goes on: their end tag was lost.

    libxml2 ignores an end tag while an element inside is open; a browser closes both.
    """
    firsts = (next(root.iter(tag), None) for tag in CONTENT_START_TAGS)
    around = (first.iterancestors(*UNCLOSED_TAGS) for first in firsts if first is not None)
    return set(chain.from_iterable(around))


def build_markup(frame: OpenElement, parent: int, link_chars: int) -> Markup:
    """What the elements around a block tell of it."""
    heritage = frame.inherited
    return Markup(
        frame.tags(),
        frame.join_near_classes(),
        parent,
        link_chars,
        heritage.landmark,
        heritage.in_article,
        heritage.hidden,
    )


def join_pieces(
    pieces: list[tuple[str, str | None]], *, keep_lines: bool
) -> tuple[str, tuple[Link, ...], int]:
    """The text of a block with folded white space, its links, and how many characters they take."""
    out = ""
    links: list[Link] = []
    inside = 0
    for raw, url in pieces:
        piece = raw if keep_lines else fold_white_space(raw)
        if not keep_lines and (not out or out[-1] == " "):
            piece = piece.lstrip(" ")
        if not piece:
            continue
        if url is not None:
            start = len(out)
            end = start + len(piece.rstrip())
            inside += end - start
            if links and links[-1].url == url and links[-1].end == start:
                links[-1] = Link(links[-1].start, end, url)
            elif end > start:
                links.append(Link(start, end, url))
        out += piece
    text = out.strip("\n") if keep_lines else out.rstrip(" ")
    return (text if text.strip() else ""), tuple(links), inside


def fold_white_space(raw: str) -> str:
    r"""A text with a single space for each run of white space, without marks that nobody sees.

    >>> fold_white_space("\n One\n two "), fold_white_space("\n")
    (' One two ', ' ')
    """
    if not raw.isascii():
        raw = INVISIBLE_CHARS.sub("", raw)
    words = " ".join(raw.split())
    if not words:
        return raw and " "
    return f"{' ' * raw[0].isspace()}{words}{' ' * raw[-1].isspace()}"


def count_script_chars(element: Any) -> int:
    """How many characters of program a script element stands for."""
    if "json" in (element.get("type") or "").lower():
        return 0
    return len(element.text or "") or EXTERNAL_SCRIPT_CHARS * ("src" in element.attrib)


def is_microdata_item(element: Any) -> bool:
    """Whether an element is a thing with properties of its own, so that its text is no value."""
    if "itemscope" not in element.attrib or element.get("content"):
        return False
    inside = islice(element.iterdescendants(etree.Element), MAX_PROPERTY_NODES)
    return any("itemprop" in inner.attrib for inner in inside)


def build_property_key(name: str, frame: OpenElement | None) -> str:
    """The key of a microdata property: `publisher.name` inside a publisher, else its own name."""
    thing = frame.inherited.thing if frame else ""
    return f"{thing}.{name}" if thing in PERSON_OR_ORG_KEYS or thing == "comment" else name


def read_data_rows(table: Any) -> tuple[tuple[str, ...], ...]:
    """The rows of a table that holds data; nothing for a table that only sets out a page."""
    if next(islice(table.iter("table"), 1, None), None) is not None:  # first: tables nest deep
        return ()
    if next(table.iter("p", "li", "h1", "h2", "form", "blockquote", "article"), None) is not None:
        return ()
    rows = []
    for row in table.iter("tr"):
        cells = tuple(
            WHITE_SPACE.sub(" ", "".join(cell.itertext())).strip()
            for cell in row
            if cell.tag in ("td", "th")
        )
        if any(cells):
            rows.append(cells)
    wide = sum(len(row) > 1 for row in rows)
    if wide < 2 or any(len(cell) > MAX_CELL_CHARS for row in rows for cell in row):
        return ()
    return tuple(rows)
