"""Formats that are plain text and have no first bytes of their own: JSON, mailboxes, feeds, tables.

Each needs a shape that no page and no dump has, so that a story about JSON stays a story.
"""

import codecs

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
from newsclean.documents.tables.usual_names import USUAL_COLUMN_NAMES
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
    | \[ \s*+ (?: \] \s*+ \Z | \{ \s*+ ["}] | \[ \s*+ ["\d\[] | "(?:[^"\\]|\\.)*+" \s*+ [,\]] )
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
MIN_COLUMNS = 2


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
        if JSON_FEED_VERSION.search(text[:MAX_JSON_FEED_HEAD_CHARS]) and JSON_OPENING.match(text):
            return JSON_FEED
        return JSON if JSON_OPENING.match(text) else None
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
    return head.decode("latin-1").lstrip()


def detect_xml(text: str) -> Format | None:
    """The format of XML by the name of its root; XHTML and HTML are pages."""
    root = XML_ROOT.match(text[:MAX_XML_HEAD_CHARS])
    return XML_ROOTS.get(root["name"].lower()) if root else None


def is_table_head(text: str) -> bool:
    r"""Whether the first line names the columns of a table of pages, and a row follows.

    >>> is_table_head('id,url,html\n1,https://a.example/,"<p>"\n')
    True
    """
    first, _, rest = text.partition("\n")
    if not rest or len(first) > 2_000:
        return False
    comma = max(",;\t|", key=first.count)
    names = [name.strip(' "\r').lower() for name in first.split(comma)]
    known = {name for usual in USUAL_COLUMN_NAMES.values() for name in usual}
    pages = known.intersection(USUAL_COLUMN_NAMES["html"])
    others = known - pages
    return (
        len(names) >= MIN_COLUMNS
        and any(name in pages for name in names)
        and any(name in others for name in names)
    )
