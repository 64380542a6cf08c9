"""The frozen values that flow through newsclean, in the order in which a page meets them.

Nothing here decides anything, and nothing of ours is imported: a stage takes some of these values
and returns new ones. Absent is `None` or an empty tuple.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """What a block is by its form."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    CODE = "code"


class Role(StrEnum):
    """What a block is for on its page; `label` gives each block exactly one."""

    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    CREDIT = "credit"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    RELATED = "related"
    NOTICE = "notice"
    COMMENT = "comment"
    FURNITURE = "furniture"


class Settings(NamedTuple):
    """How to read a page, where the page itself should not decide.

    Attributes:
        encoding: read the bytes in this encoding (a WHATWG label), whatever they look like.
        input: `html` or `text`; `None` looks at the bytes.
        url: the page's address, where it is known.
        crawled: the day the page was saved (ISO 8601), against which `yesterday` is read.
        max_bytes: a larger input is an error (`too_large`).
        transport: the charset that came beside the page (HTTP or MIME), a vote for its encoding.
        min_confidence: a field that is less sure (0 to 1) is left out.
        seconds: of processor time that a page may take, else it is an error (`timeout`): over 0 and
            at most a day, anything else is a `ValueError`; `None` is no limit. In a batch that of
            the workers holds instead.
    """

    encoding: str | None = None
    input: str | None = None
    url: str | None = None
    crawled: str | None = None
    max_bytes: int = 20_000_000
    transport: str | None = None
    min_confidence: float = 0.0
    seconds: float | None = 60.0


class Caution(NamedTuple):
    """A warning in the record: a code for programs and a detail for people."""

    code: str
    detail: str


class Decoded(NamedTuple):
    """The text of some bytes, with how it was read.

    Attributes:
        text: the text, line ends as they were.
        encoding: the WHATWG name of the encoding, in lower case (`utf-8`, `gb18030`, `big5`).
        decided_by: what decided it: `bom`, `utf-8`, `label`, `detector`, `option` …
        confidence: 0 to 1.
        damage: what was lost, replaced or repaired.
        second_judge: the encodings that a second judge of legacy bytes likes best, all equally
            well; empty where it was not asked or likes none.
    """

    text: str
    encoding: str | None
    decided_by: str
    confidence: float
    damage: tuple[Caution, ...] = ()
    second_judge: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where on the page something stands: a line of a dump (from 1), or an element."""

    line: int | None = None
    xpath: str | None = None


class Link(NamedTuple):
    """A link in a block: the characters `start` to `end` of its text lead to `url`."""

    start: int
    end: int
    url: str


class Layout(NamedTuple):
    """How a block of a text dump is set on its lines.

    Attributes:
        indent: columns before the text (a CJK character takes two).
        bullet: the list mark or number that was taken off, or an empty string.
        blank_before: empty lines above it.
        blank_after: empty lines below it.
        lines: lines of the file that it was joined from.
        continues: it stands in the paragraph of the block before (a line break, no empty line).
    """

    indent: int = 0
    bullet: str = ""
    blank_before: int = 0
    blank_after: int = 0
    lines: int = 1
    continues: bool = False


# Of the prose of a page that may be left out because the page hides it. One that hides more hides
# its story until a script runs (docs/decisions/0036).
MAX_HIDDEN_SHARE = 1 / 3


class Markup(NamedTuple):
    """What the HTML around a block shows of it.

    Attributes:
        tags: the ancestors' names, outermost first, the block's own element last.
        classes: class and id words of the last four ancestors, lower case, separated by spaces.
        parent: a number for the element around the block's own; equal numbers are siblings.
        link_chars: how many characters of the text are inside links.
        landmark: the innermost `article`, `main`, `aside`, `nav`, `footer`, `header`, `form` or
            `figure` around it.
        in_article: somewhere inside an `<article>` or an element with itemprop `articleBody`.
        hidden: the page does not show it (`hidden`, `display:none`, `aria-hidden`, `sr-only`).
        opens: it is hidden until a click shows it.
    """

    tags: tuple[str, ...] = ()
    classes: str = ""
    parent: int = 0
    link_chars: int = 0
    landmark: str | None = None
    in_article: bool = False
    hidden: bool = False
    opens: bool = False


class Block(NamedTuple):
    """A run of text that the page sets apart: a paragraph, a list item, a table.

    `text` has no list mark, and a single space for each run of white space; a table's text has a
    row a line, with tabs between cells.
    `rows` is filled for tables, `level` for headings (1 to 6) and list items (depth, from 1).
    `edges` are the places in a short text of HTML where two elements touch without white space.
    """

    text: str
    kind: Kind
    at: Place
    layout: Layout = Layout()
    markup: Markup | None = None
    links: tuple[Link, ...] = ()
    level: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    edges: tuple[int, ...] = ()


class Image(NamedTuple):
    """A picture of the page, its address as absolute as the page allows.

    `position` is the number of blocks before it; `lead` says that it stands for the story.
    """

    url: str
    caption: str | None = None
    credit: str | None = None
    lead: bool = False
    at: Place = Place()
    position: int = 0


class Claim(NamedTuple):
    """Something the page's head or markup says about the article.

    Attributes:
        source: `jsonld`, `meta`, `microdata`, `html` (title, canonical, lang, time) or `script`
            (the day that a script shows).
        key: the name there: `headline`, `og:title`, `datePublished` …; in JSON-LD `author.name` and
            `publisher.name` for the names of the things named.
        value: the text as the page gives it, entities resolved.
        at: where it stands.
    """

    source: str
    key: str
    value: str
    at: Place = Place()


class Saved(NamedTuple):
    """What the program that saved a page wrote into it.

    Attributes:
        by: the program, or the archive that gave the page, in words.
        url: the page's address.
        crawled: when it was saved (ISO 8601).
    """

    by: str
    url: str | None = None
    crawled: str | None = None


class Page(NamedTuple):
    """A page as blocks in reading order, the same for HTML and for text dumps.

    Attributes:
        kind: `html` or `text`.
        blocks: all text that a reader could see, in order.
        claims: what the head says; empty for dumps.
        images: pictures in order, without icons and tracking pixels.
        cautions: what was cut or odd while the page was read.
        scripts: how many characters of script the page has; one in another file counts for 1,000.
        saved: what its saver wrote into it, or `None`.
    """

    kind: str
    blocks: tuple[Block, ...]
    claims: tuple[Claim, ...] = ()
    images: tuple[Image, ...] = ()
    cautions: tuple[Caution, ...] = ()
    scripts: int = 0
    saved: Saved | None = None

    def claimed(self, *names: str) -> tuple[Claim, ...]:
        """The claims named `source:key`, in the order of the names, then of the page.

        >>> claims = (Claim("meta", "og:title", "A"), Claim("jsonld", "headline", "B"))
        >>> page = Page("html", (), claims)
        >>> [claim.value for claim in page.claimed("jsonld:headline", "meta:og:title")]
        ['B', 'A']
        """
        pairs = [name.split(":", 1) for name in names]
        return tuple(
            claim
            for source, key in pairs
            for claim in self.claims
            if claim.key == key and claim.source == source
        )


class Labelled(NamedTuple):
    """A block with its role, and why.

    Attributes:
        block: the block.
        role: what it is for.
        score: log-odds of being part of the story, from the card (the trained scorecard).
        rule: the rule that decided, or `card` where the score did.
        shares: what each feature of the card added to the score, by the feature's name.
    """

    block: Block
    role: Role
    score: float
    rule: str
    shares: Mapping[str, float] = MappingProxyType({})


class Found(NamedTuple, Generic[T]):
    """A value for a field with its evidence.

    Attributes:
        value: the value as the record gives it.
        text: the words it came from.
        at: where they stand.
        rule: the rule that read them.
        confidence: 0 to 1.
    """

    value: T
    text: str
    at: Place
    rule: str
    confidence: float


class Person(NamedTuple):
    """Someone credited, with the role as printed (`记者`, `责任编辑`), or `None`."""

    name: str
    role: str | None = None


class Article(NamedTuple):
    """What newsclean found on one page; the attributes are the record's keys."""

    status: str
    kind: str
    title: str | None = None
    subtitle: str | None = None
    original_title: str | None = None
    published: str | None = None
    modified: str | None = None
    published_zone: str | None = None
    outlet: str | None = None
    outlet_url: str | None = None
    site: str | None = None
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    agency: str | None = None
    location: str | None = None
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str | None = None
    url: str | None = None
    copyright: str | None = None
    license: str | None = None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    images: tuple[Image, ...] = ()
    quality: float | None = None
    encoding: Decoded | None = None
    warnings: tuple[Caution, ...] = ()
    evidence: Mapping[str, Found[Any]] = MappingProxyType({})
    paywall: bool | None = None
    pages: tuple[str, ...] = ()


class Failure(NamedTuple):
    """Why a document gave no article: a code of the closed list, a line for people, the stage."""

    code: str
    message: str
    stage: str


class Outcome(NamedTuple):
    """What became of one document: an article or a failure, never both, never neither."""

    source: str
    article: Article | None = None
    error: Failure | None = None
