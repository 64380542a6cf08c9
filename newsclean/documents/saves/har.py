"""HAR, what a browser's network panel saves: the pages among the responses (HAR 1.2).

Frames and what scripts fetch are HTML, too. A browser that says what a request is for
(`Sec-Fetch-Dest`, `_resourceType`) is believed; else of the responses of one page (`pageref`) the
first HTML is the page.
"""

import binascii
import json
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, BinaryIO

from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.archives.http_bodies import CHARSET_PARAMETER, SUCCESS_STATUSES
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.crawl_dates import parse_crawl_date
from newsclean.documents.damage import is_reader_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import EXCLUDED
from newsclean.documents.globs import is_excluded
from newsclean.documents.json_rows.objects import FoundObject, ObjectSplitter, Place
from newsclean.documents.named_files import require_size
from newsclean.documents.tables.json_lines import (
    MAX_JSON_GROWTH,
    Utf8Source,
    require_few_values,
)
from newsclean.documents.tables.rows import SPARE_ROW_BYTES, encode_page
from newsclean.documents.unpack import make_unpack_error, open_unpacked
from newsclean.errors import InputError

NO_PAGE = "no HTML response with a status of 200 to 299"
PART_OF_PAGE = "HTML for a frame or a script"
PAGE_REQUESTS = ("document", "other", "")  # what `_resourceType` says of pages
MAX_KNOWN_PAGES = 10_000
NO_CONTENT = "the HAR file has no text of this page; save it 'with content'"


def read_har(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages among the responses; the others are skipped.

    Raises:
        InputError: code `unpack_broken`, behind the last page: the file breaks off.
    """
    file.seek(0)
    limit = MAX_JSON_GROWTH * selection.max_bytes + SPARE_ROW_BYTES
    splitter = ObjectSplitter(Place(3, b"entries"), limit)
    reader = HarReader(container, selection, limit)
    found = splitter.split(Utf8Source(open_unpacked(file)))
    for number, element in enumerate(filter(attrgetter("is_whole"), found), 1):
        yield reader.make_entry(element, number)


class HarReader:
    """Makes entries of requests with their responses."""

    def __init__(self, container: Container, selection: Selection, limit: int) -> None:
        """Know no page yet.

        Args:
            container: makes the entries.
            selection: what to take.
            limit: bytes that a request with its response may have.
        """
        self.container = container
        self.selection = selection
        self.limit = limit
        self.seen: set[str] = set()  # the pages of the browser whose own HTML was met

    def make_entry(self, element: FoundObject, number: int) -> Entry:
        """A response as a page or an error, or skipped."""
        inner = str(number)
        try:
            exchange = self.parse(element)
        except BaseException as error:
            if not is_reader_error(error):
                raise
            return self.container.make_error_entry(inner, number, make_reader_error(error))
        url = get_text(get_object(exchange, "request"), "url").partition("#")[0]
        if is_excluded(url, self.selection):
            return self.container.make_skipped_entry(inner, EXCLUDED)
        reason = self.find_reason_to_skip(exchange)
        if reason:
            return self.container.make_skipped_entry(inner, reason)

        def read_page() -> MemberPage:
            data, charset = read_content(get_object(exchange, "response"))
            require_size(len(data), self.selection.max_bytes)
            crawled = parse_crawl_date(exchange.get("startedDateTime"))
            return MemberPage(data, url, crawled, charset, "html")

        return self.container.attempt_page(inner, number, read_page)

    def parse(self, element: FoundObject) -> Mapping[str, Any]:
        """An element as an object.

        Raises:
            InputError: it is too large.
            ValueError: it is no JSON.
        """
        require_size(element.size, self.limit)
        require_few_values(element.data)
        exchange: Mapping[str, Any] = json.loads(element.data)
        return exchange

    def find_reason_to_skip(self, exchange: Mapping[str, Any]) -> str:
        """Why a response is no page; empty for a page."""
        response = get_object(exchange, "response")
        if response.get("status") not in SUCCESS_STATUSES or not is_html(response):
            return NO_PAGE
        request = get_object(exchange, "request")
        purpose = find_header(request, "sec-fetch-dest").lower()
        kind = get_text(exchange, "_resourceType").lower()
        by_script = bool(find_header(request, "x-requested-with")) or kind not in PAGE_REQUESTS
        page = get_text(exchange, "pageref")
        first = not page or page not in self.seen
        if by_script or not (purpose == "document" or (not purpose and first)):
            return PART_OF_PAGE
        if len(self.seen) < MAX_KNOWN_PAGES:
            self.seen.add(page)
        return ""


def is_html(response: Mapping[str, Any]) -> bool:
    """Whether a response is HTML, by the type that its content has."""
    kind = get_text(get_object(response, "content"), "mimeType")
    kind = kind or find_header(response, "content-type")
    return kind.partition(";")[0].strip().lower() in HTML_MEDIA_TYPES


def read_content(response: Mapping[str, Any]) -> tuple[bytes, str | None]:
    """The bytes of a page, and their charset.

    Raises:
        InputError: `empty` for a page whose text was not saved, `unpack_broken` for a damaged one.
    """
    content = get_object(response, "content")
    text = get_text(content, "text")
    if not text:
        raise InputError("empty", NO_CONTENT, stage="inputs")
    if get_text(content, "encoding").lower() != "base64":
        return encode_page(text)  # the browser has decoded it
    try:
        data = binascii.a2b_base64(text)
    except ValueError as error:  # letters beyond ASCII, or a wrong number of them
        raise make_unpack_error("its base64 is damaged") from error
    kinds = get_text(content, "mimeType"), find_header(response, "content-type")
    found = next(filter(None, map(CHARSET_PARAMETER.search, kinds)), None)
    return data, found[1] if found else None


def find_header(message: Mapping[str, Any], name: str) -> str:
    """A header of a request or a response, whatever the case of its name; empty for none."""
    headers = message.get("headers")
    for header in headers if isinstance(headers, list) else ():
        if isinstance(header, dict) and get_text(header, "name").lower() == name:
            return get_text(header, "value")
    return ""


def get_object(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A value that is an object; an empty one for any other."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def get_text(value: Mapping[str, Any], name: str) -> str:
    """A value that is text; empty for any other."""
    found = value.get(name)
    return found if isinstance(found, str) else ""
