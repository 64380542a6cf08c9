"""JSON Feed (https://www.jsonfeed.org/version/1.1/): the items that have their full text."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.feeds.entry_page import (
    FeedEntry,
    make_feed_entry,
    make_paragraphs,
    read_feed_bytes,
)
from newsclean.documents.tables.json_lines import require_few_values
from newsclean.documents.unpack import make_unpack_error, open_unpacked


def read_json_feed(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give a page for each item with its full text; the others are skipped.

    Raises:
        InputError: `too_large`; `unpack_broken` for a feed that is damaged.
    """
    file.seek(0)
    data = read_feed_bytes(open_unpacked(file))
    require_few_values(data)
    try:
        feed = json.loads(data.decode(json.detect_encoding(data)).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = describe_error(error)
        raise make_unpack_error(f"is a damaged feed ({reason}); save it again") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        found = convert_item(item if isinstance(item, dict) else {}, feed)
        yield make_feed_entry(found, number, container, selection)


def convert_item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> FeedEntry:
    """What an item says; its authors and its language are the feed's where it names none."""
    return FeedEntry(
        get_text(item, "content_html") or make_paragraphs(get_text(item, "content_text")),
        get_text(item, "title"),
        get_text(item, "url") or get_text(item, "external_url"),
        get_text(item, "date_published"),
        get_text(item, "date_modified"),
        tuple(iter_names(item)) or tuple(iter_names(feed)),
        get_text(item, "language") or get_text(feed, "language"),
    )


def get_text(item: Mapping[str, Any], name: str) -> str:
    """A value that is text; empty where there is none."""
    value = item.get(name)
    return value if isinstance(value, str) else ""


def iter_names(item: Mapping[str, Any]) -> Iterator[str]:
    """The names of authors, as version 1.1 has them, and 1.0."""
    authors = item.get("authors")
    for author in (*(authors if isinstance(authors, list) else ()), item.get("author")):
        if isinstance(author, dict) and (name := get_text(author, "name")):
            yield name
