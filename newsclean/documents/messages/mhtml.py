"""MHTML, the page with its pictures that browsers save: a message of parts (RFC 2557)."""

import re
from collections.abc import Iterator
from html import unescape

from newsclean.documents.addresses import keep_web_address
from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.container import MemberPage
from newsclean.documents.crawl_dates import parse_message_date
from newsclean.documents.messages.bodies import decode_body
from newsclean.documents.messages.parts import (
    MessagePart,
    get_charset,
    get_header,
    get_type_parameter,
    has_end,
    list_parts,
    read_part,
)
from newsclean.documents.unpack import make_unpack_error
from newsclean.errors import InputError

TEXT_MEDIA_TYPE = "text/plain"
# Browsers give frames of their own parts, which the page names by `cid:` or by their addresses.
FRAME_SOURCE = re.compile(
    rb"(?i)<i?frame\b[^>]{0,2000}?\bsrc\s{0,9}=\s{0,9}[\"']?\s{0,9}(?:cid:)?([^\"'>\s]{1,4096})"
)


def extract_saved_page(data: bytes) -> MemberPage:
    """The page in a message that a browser saved, without its pictures, styles and frames.

    Args:
        data: the message, as `clean_message` gives it.

    Raises:
        InputError: code `unpack_broken`: there is none in it, or not the whole of it.
    """
    message = read_part(data, 0, len(data))
    if message is None:
        raise make_unpack_error("is a web archive (MHTML) whose head does not end; save it again")
    parts = list_parts(data, message)
    part = find_main_part(data, parts)
    if part is None:
        raise make_unpack_error("is a web archive (MHTML) with no page in it; save it again")
    if part is parts[-1] and part is not message and not has_end(data, message):
        what = "is a web archive (MHTML) cut off in the page; is the download complete?"
        raise make_unpack_error(what)
    addresses = (
        get_header(part.head, "Content-Location"),
        get_header(message.head, "Snapshot-Content-Location"),
        get_header(message.head, "Content-Location"),
    )
    return MemberPage(
        decode_body(data[part.start : part.end], part.head),
        next(filter(None, map(keep_web_address, addresses)), None),
        parse_message_date(get_header(message.head, "Date")),
        get_charset(part.head),
        "mhtml",
    )


def find_main_part(data: bytes, parts: list[MessagePart]) -> MessagePart | None:
    """The part that is the page.

    It is the one with the address that the head names as the page's, else the one that the head
    names as the start, else the first that is no frame of another one, else the first of all.
    """
    head = parts[0].head
    pages = [part for part in parts if part.head.get_content_type() in HTML_MEDIA_TYPES]
    snapshot = get_location(parts[0], "Snapshot-Content-Location")
    start = get_type_parameter(head, "start").strip("<>")
    named = (
        *(part for part in pages if snapshot and get_location(part) == snapshot),
        *(part for part in pages if start and get_content_id(part) == start),
    )
    if named:
        return named[0]
    if len(pages) > 1:
        frames = find_frames(data, pages)
        pages = [part for part in pages if not is_frame(part, frames)] or pages
    texts = (part for part in parts if part.head.get_content_type() == TEXT_MEDIA_TYPE)
    return next(iter(pages), None) or next(texts, None)


def get_location(part: MessagePart, field: str = "Content-Location") -> str:
    """The address of a part, without what points to a place in the page."""
    return get_header(part.head, field).partition("#")[0]


def get_content_id(part: MessagePart) -> str:
    """The name by which other parts know a part."""
    return get_header(part.head, "Content-ID").strip("<>")


def is_frame(part: MessagePart, frames: set[str]) -> bool:
    """Whether another part shows a part in a frame."""
    return bool({get_content_id(part), get_header(part.head, "Content-Location")} & frames)


def find_frames(data: bytes, pages: list[MessagePart]) -> set[str]:
    """What the pages show in frames, by the names or addresses of these parts."""
    return {name for part in pages for name in iter_frame_names(data, part)}


def iter_frame_names(data: bytes, part: MessagePart) -> Iterator[str]:
    """What one page shows in frames; nothing for one that is damaged."""
    try:
        body = decode_body(data[part.start : part.end], part.head)
    except InputError:
        return
    own = {get_content_id(part), get_header(part.head, "Content-Location")}
    for found in FRAME_SOURCE.finditer(body):
        name = unescape(found[1].decode("utf-8", "replace"))
        if name not in own:
            yield name
