"""A page that Safari saved (`.webarchive`): a property list with the page and its pictures."""

import plistlib
import struct
from collections.abc import Mapping
from typing import Any
from xml.parsers.expat import ExpatError

from newsclean.decode.property_lists import BINARY_PLIST_MAGIC
from newsclean.documents.addresses import keep_web_address
from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.container import MemberPage
from newsclean.documents.damage import describe_error
from newsclean.documents.unpack import make_unpack_error

MAX_PLIST_OBJECTS = 200_000  # a page has some hundred pictures, with six objects each
# Where the list of places begins, how many there are, how long a place and a number are.
PLIST_TRAILER = struct.Struct(">6xBBQQQ")
PAGE_MEDIA_TYPES = (*HTML_MEDIA_TYPES, "text/plain", "")
# How many bytes of content an object of a kind has for each that it counts (CFBinaryPList.c);
# of those that count others, how many numbers of others.
TEXT_BYTES = {0x40: 1, 0x50: 1, 0x60: 2}
LINKS = {0xA0: 1, 0xB0: 1, 0xC0: 1, 0xD0: 2}
DAMAGE = (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError, OSError)


def extract_archived_page(data: bytes) -> MemberPage:
    """The page in a web archive, without its pictures, styles and frames.

    Raises:
        InputError: code `unpack_broken`: there is none in it, or it is damaged.
    """
    page = read_property_list(data).get("WebMainResource")
    page = page if isinstance(page, dict) else {}
    content = page.get("WebResourceData")
    media_type = get_text(page, "WebResourceMIMEType").lower()
    if not isinstance(content, bytes) or media_type not in PAGE_MEDIA_TYPES:
        raise make_unpack_error(
            "is a property list (plist) with no page in it; save the page again"
        )
    return MemberPage(
        content,
        keep_web_address(get_text(page, "WebResourceURL")),
        None,
        get_text(page, "WebResourceTextEncodingName") or None,
        "text" if media_type == "text/plain" else "html",
    )


def read_property_list(data: bytes) -> Mapping[str, Any]:
    """A property list's names and values; of one in XML `plistlib` refuses entities of its own.

    Raises:
        InputError: code `unpack_broken`: it is damaged, or is no dictionary.
    """
    try:
        if data.startswith(BINARY_PLIST_MAGIC):
            require_plain_list(data)
        found = plistlib.loads(data)
    except (*DAMAGE, struct.error, OverflowError, RecursionError) as error:
        what = f"is a damaged property list (plist: {describe_error(error)}); save the page again"
        raise make_unpack_error(what) from error
    return found if isinstance(found, dict) else {}


def require_plain_list(data: bytes) -> None:
    """Refuse a binary list whose objects lie over each other: reading each would take for ever.

    Raises:
        InputError: code `unpack_broken`.
    """
    place_bytes, link_bytes, count, _, at = PLIST_TRAILER.unpack(data[-PLIST_TRAILER.size :])
    if count > MAX_PLIST_OBJECTS:
        raise make_unpack_error("is a property list (plist) of too many objects")
    places = data[at : at + count * place_bytes]
    size = sum(
        measure_object(data, int.from_bytes(places[start : start + place_bytes]), link_bytes)
        for start in range(0, len(places), max(place_bytes, 1))
    )
    if size > len(data):
        raise make_unpack_error("is a damaged property list (plist); save the page again")


def measure_object(data: bytes, at: int, link_bytes: int) -> int:
    """How many bytes an object says that it has; 1 for numbers, dates and the like."""
    kind, count = data[at] & 0xF0, data[at] & 0x0F
    unit = TEXT_BYTES.get(kind) or LINKS.get(kind, 0) * link_bytes
    if count == 0x0F and unit:
        count = int.from_bytes(data[at + 2 : at + 2 + (1 << (data[at + 1] & 0x03))])
    return 1 + count * unit


def get_text(page: Mapping[str, Any], name: str) -> str:
    """A value that is text; empty where there is none."""
    value = page.get(name)
    return value.strip() if isinstance(value, str) else ""
