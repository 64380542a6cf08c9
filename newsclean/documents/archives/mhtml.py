"""MHTML, the page with its pictures that browsers save: a message of parts (RFC 2557)."""

import re
from email.errors import CloseBoundaryNotFoundDefect, InvalidBase64LengthDefect
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import NamedTuple

from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.crawl_dates import parse_message_date
from newsclean.errors import InputError

TEXT_MEDIA_TYPES = ("text/plain",)
WEB_ADDRESS = re.compile(r"(?i)https?://[^\s<>\"]{1,4000}")
MAX_MESSAGE_PARTS = 20_000  # a page has some hundred pictures


class SavedPage(NamedTuple):
    """The page in a message.

    Attributes:
        data: its bytes, with the part's encoding for transport undone.
        charset: as the part's head names it.
        url: the address that it was saved from.
        saved: when it was saved (ISO 8601).
    """

    data: bytes
    charset: str | None
    url: str | None
    saved: str | None


def extract_saved_page(data: bytes) -> SavedPage:
    """The page in a message, without its pictures, styles and frames.

    Raises:
        InputError: code `unpack_broken`: there is none in it, or not the whole of it.
    """
    message = BytesParser(policy=compat32).parsebytes(data)
    part = find_main_part(message)
    if part is None:
        what = "is a web archive (MHTML) with no page in it; save it again"
        raise InputError("unpack_broken", what, stage="inputs")
    payload = part.get_payload(decode=True)
    if is_cut(message, part):
        what = "is a web archive (MHTML) cut off in the page; is the download complete?"
        raise InputError("unpack_broken", what, stage="inputs")
    addresses = (
        get_header(part, "Content-Location"),
        get_header(message, "Snapshot-Content-Location"),
        get_header(message, "Content-Location"),
    )
    return SavedPage(
        payload if isinstance(payload, bytes) else b"",
        get_charset(part),
        next((found for found in addresses if WEB_ADDRESS.fullmatch(found)), None),
        parse_message_date(get_header(message, "Date")),
    )


def find_main_part(message: Message) -> Message | None:
    """The part that is the page: the one that the head names as its start, else the first."""
    parts = [part for part, _ in zip(message.walk(), range(MAX_MESSAGE_PARTS), strict=False)]
    pages = [part for part in parts if part.get_content_type() in HTML_MEDIA_TYPES]
    start = get_type_parameter(message, "start").strip("<>")
    named = [
        part for part in pages if start and get_header(part, "Content-ID").strip("<>") == start
    ]
    texts = [part for part in parts if part.get_content_type() in TEXT_MEDIA_TYPES]
    return next(iter((*named, *pages, *texts)), None)


def is_cut(message: Message, part: Message) -> bool:
    """Whether the message ends in the middle of the page's part; pictures may be missing."""
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        return True
    open_end = any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)
    *_, last = message.walk()
    return open_end and part is last


def get_header(part: Message, name: str) -> str:
    """A line of a message's head, without spaces but for a date; empty where there is none."""
    value = str(part.get(name, ""))
    return value if name == "Date" else re.sub(r"\s+", "", value)


def get_type_parameter(part: Message, name: str) -> str:
    """A parameter of a message's content type, as `boundary` is."""
    found = part.get_param(name)
    return found if isinstance(found, str) else ""


def get_charset(part: Message) -> str | None:
    """The charset that a part's head names."""
    return get_type_parameter(part, "charset").strip("'\" ") or None
