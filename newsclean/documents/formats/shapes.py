"""Formats that are plain text and have no first bytes of their own: JSON, mailboxes, feeds, tables.

Each needs a shape that no page and no dump has, so that a story about JSON stays a story.
"""

import codecs
from collections.abc import Iterator
from contextlib import suppress

from newsclean.documents.formats.known import (
    CSV,
    FEED,
    HAR,
    JSON,
    JSON_FEED,
    MBOX,
    NOTES,
    OPML,
    SITEMAP,
    WIKI_DUMP,
    Format,
)
from newsclean.documents.tables.usual_names import OTHER_COLUMN_NAMES, USUAL_COLUMN_NAMES
from newsclean.text.late_patterns import compile_late

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What JSON can begin with: an object with a name, a list of objects, lists or texts.
JSON_OPENING = compile_late(
    r"""(?xs)
    \{ \s*+ (?: "(?:[^"\\]|\\.)*+" \s*+ : | \} \s*+ \Z )
    | \[ \s*+ (?:
        \] \s*+ \Z | \{ \s*+ ["}] | \[ \s*+ (?: ["\d\[] | \{ \s*+ " )
        | "(?:[^"\\]|\\.)*+" \s*+ [,\]]
    )
    """
)
HAR_OPENING = compile_late(
    r'\{\s*+"log"\s*+:\s*+\{\s*+"(?:version|creator|browser|pages|entries|comment)"\s*+:'
)
# https://www.jsonfeed.org/version/1.1/: a feed says so, mostly at once.
JSON_FEED_VERSION = compile_late(
    r'"version"\s{0,9}:\s{0,9}"https?:(?:\\?/){2}jsonfeed\.org\\?/version\\?/'
)
MAX_JSON_FEED_HEAD_CHARS = 2_000
# RFC 4155: the line before each mail, which is followed by the mail's head.
MBOX_OPENING = compile_late(
    r"From \S+[^\n]{0,200} \d\d:\d\d[^\n]{0,40}\r?\n(?:>?[!-9;-~]+:[^\n]*\r?\n)"
)
# The root of a document of XML, behind its declaration, its comments and its document type.
XML_ROOT = compile_late(
    r"""(?xs)
    (?: <\?.*?\?> | <!--.*?--> | <!DOCTYPE [^>\[]*+ (?:\[[^\]]*+\])? \s*+ > | \s++ )*+
    < (?P<name>[\w:.-]+)
    """
)
XML_ROOTS = {
    "rss": FEED,
    "feed": FEED,
    "rdf:rdf": FEED,
    "en-export": NOTES,
    "urlset": SITEMAP,
    "sitemapindex": SITEMAP,
    "opml": OPML,
    "mediawiki": WIKI_DUMP,
}
MAX_XML_HEAD_CHARS = 8_192
MAX_NAMES_CHARS = 2_000
LINE_END = compile_late(r"\r\n?|\n")
SEP_OPENING = compile_late(r"(?i)sep=[,;\t|][^\S\n]*[\r\n]")  # the first line for Excel
# A table without names, in whose first row a page begins.
ROW_OPENING = compile_late(
    r"""(?ix) (?: " | [^<\r\n]{1,500} [,;\t|] "? ) < (?: !doctype\s+html | html ) \b"""
)
SPREADSHEET_ENCODINGS = ("utf-8", "gb18030", "big5", "cp932", "cp949")
MAIN_NAMES = frozenset(USUAL_COLUMN_NAMES["html"])
OTHER_NAMES = OTHER_COLUMN_NAMES.union(*USUAL_COLUMN_NAMES.values()) - MAIN_NAMES


def detect_shape(head: bytes) -> Format | None:
    """The format that the first text of a file shows.

    >>> detect_shape(b'{"url": "https://a.example/", "html": "<p>"}').about
    'JSON with several documents'
    >>> detect_shape(b"[1] Home"), detect_shape(b"{ sic }")
    (None, None)
    """
    text = decode_head(head)
    first = text[:1]
    if first in {"{", "["}:
        if HAR_OPENING.match(text):
            return HAR
        if not is_json(text):
            return None
        return JSON_FEED if JSON_FEED_VERSION.search(text[:MAX_JSON_FEED_HEAD_CHARS]) else JSON
    if first == "<":
        return detect_xml(text)
    if text.startswith("From ") and MBOX_OPENING.match(text):
        return MBOX
    return CSV if is_table_head(text) else None


def decode_head(head: bytes) -> str:
    """The first text without what stands before it; bytes beyond ASCII may come out wrong."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(name, "replace").lstrip()
    for zero, name in ((1, "utf-16-le"), (0, "utf-16-be")):  # an ASCII character without a mark
        if head[zero : zero + 3 : 2] == b"\0\0" and head[1 - zero : 4 - zero : 2].isalnum():
            return head.decode(name, "replace").lstrip()
    return head.decode("latin-1").lstrip()


def is_json(text: str) -> bool:
    r"""Whether a text begins as JSON does, and does not go on in words behind its first value.

    >>> is_json('{"a": 1}\n{"a": 2}'), is_json('{"a": 1} is an object of JSON.')
    (True, False)
    """
    if not JSON_OPENING.match(text):
        return False
    from json import JSONDecoder  # noqa: PLC0415 - for what begins as JSON only

    try:
        _, end = JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):  # it ends beyond these bytes, or is damaged
        return True
    return text[end:].lstrip().removeprefix(",").lstrip()[:1] in {"", "{", "["}


def detect_xml(text: str) -> Format | None:
    """The format of XML by the name of its root; XHTML and HTML are pages."""
    root = XML_ROOT.match(text[:MAX_XML_HEAD_CHARS])
    return XML_ROOTS.get(root["name"].lower()) if root else None


def is_table_head(text: str) -> bool:
    r"""Whether the first line names the columns of a table of pages, and a row follows.

    >>> is_table_head('id,url,html\n1,https://a.example/,"<p>"\n')
    True
    """
    if SEP_OPENING.match(text) or ROW_OPENING.match(text):
        return True
    first, row, *_ = [*LINE_END.split(text, 2), ""]
    if not row or len(first) > MAX_NAMES_CHARS:
        return False
    comma = max(",;\t|", key=first.count)
    return has_column_names(first, comma) and is_row_below(row, comma, first.count(comma))


def has_column_names(first: str, comma: str) -> bool:
    """Whether a line has the name of a column of pages and one of another, in any encoding."""
    return any(
        MAIN_NAMES.intersection(names) and OTHER_NAMES.intersection(names)
        for names in (
            [name.strip(' "').lower() for name in line.split(comma)]
            for line in iter_readings(first)
        )
    )


def iter_readings(line: str) -> Iterator[str]:
    """A line whose bytes were read as Latin-1, read in the encodings of spreadsheets, too."""
    yield line
    if not line.isascii():
        for encoding in SPREADSHEET_ENCODINGS:
            with suppress(UnicodeError):
                yield line.encode("latin-1").decode(encoding)


def is_row_below(row: str, comma: str, commas: int) -> bool:
    """Whether a line is a row with so many separators, or the begin of one that has quotes."""
    bare, quote, _ = row.partition('"')
    if quote and (not bare or bare.endswith(comma)):
        return bare.count(comma) <= commas
    return row.count(comma) == commas or (comma == "\t" and bare.count(comma) == commas)
