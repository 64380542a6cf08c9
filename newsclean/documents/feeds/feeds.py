"""RSS and Atom: the entries that have their full text, as feedparser reads them.

feedparser takes every version of RSS and Atom, and damaged feeds; it loads nothing that a feed
names, and unfolds no entity of a feed's own. What it would do to a text (leave out elements, make
addresses absolute) is done by nobody here: the page is read as any other.
"""

import io
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO

from newsclean.dependencies import require
from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.feeds.entry_page import (
    FeedEntry,
    is_full_text,
    make_feed_entry,
    make_paragraphs,
    parse_feed_date,
    read_feed_bytes,
)
from newsclean.documents.unpack import make_unpack_error, open_unpacked

HTML_TYPES = ("text/html", "application/xhtml+xml")
TEXT_TYPES = (*HTML_TYPES, "text/plain", "")


def read_feed(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give a page for each entry with its full text; the others are skipped.

    Raises:
        InputError: `too_large`; `unpack_broken` for a feed in which nothing can be read.
    """
    require("feedparser")
    import feedparser  # noqa: PLC0415 - for feeds only

    file.seek(0)
    data = read_feed_bytes(open_unpacked(file))
    # A stream: bytes could be taken for the name of a file.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    reason = describe_error(feed.bozo_exception) if is_damaged(feed, feedparser) else ""
    if reason and not feed.entries:
        raise make_unpack_error(f"is a damaged feed ({reason}); save it again")
    if reason:
        yield container.make_notice(f"the feed is damaged ({reason}); what could be read was read")
    lang = str(feed.feed.get("language") or "")
    for number, entry in enumerate(feed.entries, 1):
        yield make_feed_entry(convert_entry(entry, lang), number, container, selection)


def is_damaged(feed: Any, feedparser: Any) -> bool:
    """Whether a feed is no good XML; that it names a wrong encoding is no damage."""
    return bool(feed.bozo) and not isinstance(
        feed.get("bozo_exception"), feedparser.CharacterEncodingOverride
    )


def convert_entry(entry: Mapping[str, Any], lang: str) -> FeedEntry:
    """What feedparser gives of an entry; without `content` where the feed has a summary only."""
    published, updated = (get_date(entry, name) for name in ("published", "updated"))
    texts = [text for text in entry.get("content") or () if text.get("type") in TEXT_TYPES]
    content = max(map(convert_text, texts), key=len, default="")
    summary = convert_text(entry.get("summary_detail") or {})
    if not content or len(summary) > len(content):
        content = summary if is_full_text(summary) else content
    languages = (text.get("language") for text in texts)
    return FeedEntry(
        content,
        str(entry.get("title") or ""),
        str(entry.get("link") or ""),
        published or updated,
        updated if published else "",
        tuple(dict.fromkeys(iter_author_names(entry))),
        next(filter(None, languages), None) or lang,
    )


def convert_text(text: Mapping[str, Any]) -> str:
    """A text as HTML."""
    value = str(text.get("value") or "")
    return value if text.get("type") in HTML_TYPES else make_paragraphs(value)


def get_date(entry: Mapping[str, Any], name: str) -> str:
    """A date as the feed writes it where that is a usual form, else as feedparser understood it."""
    if name not in entry:  # feedparser's own `get` gives the other date, with a warning
        return ""
    written = parse_feed_date(str(entry[name]))
    parsed = entry.get(f"{name}_parsed")
    if written or not parsed:
        return written
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*parsed[:6])


def iter_author_names(entry: Mapping[str, Any]) -> Iterator[str]:
    """The names of an entry's authors."""
    authors = entry.get("authors") or ()
    names = (author.get("name") for author in authors)
    yield from (str(name) for name in chain(names, [entry.get("author")]) if name)
