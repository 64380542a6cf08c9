"""One record of a crawl as a page, an error, or skipped with its reason."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.archives.http_bodies import (
    SUCCESS_STATUSES,
    Body,
    ResponseHead,
    extract_media_type,
    parse_response_head,
    unpack_body,
)
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.crawl_dates import parse_crawl_date
from newsclean.documents.crawls.records import Record
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import EXCLUDED
from newsclean.documents.globs import is_excluded
from newsclean.documents.named_files import require_size
from newsclean.errors import InputError
from newsclean.model import Caution

HTML_OPENING = re.compile(rb"(?i)<(?:!doctype\s{1,9}html|html|head)\b")
MAX_SNIFFED_BYTES = 2_048
USUAL_HEAD_BYTES, MAX_HEAD_BYTES = 2_048, 65_536
TEXT_TYPE = "text/plain"
REQUEST, REVISIT = "a request", "a revisit (the page stands elsewhere)"
NOTE, OTHER = "a note of the crawler", "a record of another type"
NO_SUCCESS, NO_HTML = "a redirection or error page", "no HTML"
TEXT_EXTRACT = "the text of a page that the crawl holds"
SKIPPED_SORTS = {"request": REQUEST, "revisit": REVISIT, "warcinfo": NOTE, "metadata": NOTE}
# What crawlers write beside the pages: wget's and wpull's logs, Browsertrix's notes.
NOTE_ADDRESS = re.compile(r"(?i)metadata:|urn:(?:pageinfo|x-wpull|dns):|filedesc:")
EXTRACT_ADDRESS = re.compile(r"(?i)urn:text:")
# The page's own address behind what a crawler puts before it: `onreadydom:https://…`.
PREFIXED_ADDRESS = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]{0,30}:){1,3}(https?://.+)")
MAX_HELD_BYTES = 20_000_000  # of text extracts, until it is known whether the pages come, too


class Context(NamedTuple):
    """What the records of a crawl have in common.

    Attributes:
        name: of the crawl inside a WACZ, else empty.
        container: makes the entries.
        selection: what to take.
    """

    name: str
    container: Container
    selection: Selection


class Payload(NamedTuple):
    """What a record may hold: where its body begins, its type, its charset."""

    start: int
    kind: str
    charset: str | None
    head: ResponseHead | None = None


def make_record_entry(record: Record, context: Context) -> Entry:
    """A record as a page, an error, or skipped."""
    fields = record.head.fields
    inner = fields.get("warc-record-id", "").strip("<> ") or str(record.head.at)
    inner = f"{context.name}/{inner}" if context.name else inner
    place = f"{context.name}:{record.head.at}"
    container, selection = context.container, context.selection
    if record.error:
        return container.make_error_entry(inner, place, record.error)
    url = get_address(record)
    if url and is_excluded(url, selection):
        return container.make_skipped_entry(inner, EXCLUDED)
    payload = find_payload(record)
    if isinstance(payload, str):
        return container.make_skipped_entry(inner, payload)
    try:
        require_size(record.size - payload.start, selection.max_bytes)
    except InputError as error:
        return container.make_error_entry(inner, place, error)

    def unpack_page() -> MemberPage:
        body = Body(record.block[payload.start :])
        if payload.head:
            body = unpack_body(body.data, payload.head.fields, selection.max_bytes)
        cautions = tuple(list_cautions(record, body))
        crawled = parse_crawl_date(fields.get("warc-date"))
        return MemberPage(body.data, url, crawled, payload.charset, payload.kind, cautions)

    return container.attempt_page(inner, place, unpack_page)


def get_address(record: Record) -> str | None:
    """The address of a record, without what crawlers put before that of a page."""
    written = record.head.fields.get("warc-target-uri", "").strip("<> ")
    prefixed = PREFIXED_ADDRESS.fullmatch(written)
    return (prefixed[1] if prefixed else written) or None


def is_text_extract(record: Record) -> bool:
    """Whether a record is the text that a crawler took out of a page (Browsertrix)."""
    return bool(EXTRACT_ADDRESS.match(record.head.fields.get("warc-target-uri", "").strip("<> ")))


def find_payload(record: Record) -> Payload | str:
    """The page or text in a record, or the reason why it holds none."""
    fields = record.head.fields
    sort = fields.get("warc-type", "").strip().lower()
    if sort in SKIPPED_SORTS:
        return SKIPPED_SORTS[sort]
    if NOTE_ADDRESS.match(fields.get("warc-target-uri", "").strip("<> ")):
        return NOTE
    is_response = record.block.startswith(b"HTTP/") or (
        sort == "response" and "content-type" in fields
    )
    if sort in {"response", "resource", ""} and is_response:
        return find_response(record)
    if sort in {"response", "resource", "conversion"}:
        return find_resource(record)
    return OTHER


def find_response(record: Record) -> Payload | str:
    """The page in a server's response, or the reason why it is none.

    Where the server names no type, the crawler's own finding counts, and then the first bytes.
    """
    head = parse_response_head(record.block[:USUAL_HEAD_BYTES])
    head = head or parse_response_head(record.block[:MAX_HEAD_BYTES])
    if head is None:
        return NO_HTML
    if head.status not in SUCCESS_STATUSES:
        return NO_SUCCESS
    found, charset = extract_media_type(head.fields.get("content-type", ""))
    if not found:
        found = extract_media_type(record.head.fields.get("warc-identified-payload-type", ""))[0]
    if found in HTML_MEDIA_TYPES or (not found and is_html(record.block, head.size)):
        return Payload(head.size, "html", charset, head)
    return NO_HTML


def find_resource(record: Record) -> Payload | str:
    """The page or the text that a record holds without a server's words, or why it holds none."""
    fields = record.head.fields
    written = fields.get("content-type") or fields.get("warc-identified-payload-type", "")
    found, charset = extract_media_type(written)
    if found in HTML_MEDIA_TYPES or (not found and is_html(record.block, 0)):
        return Payload(0, "html", charset)
    return Payload(0, "text", charset) if found == TEXT_TYPE else NO_HTML


def is_html(block: bytes, start: int) -> bool:
    """Whether a page begins at a place, by its first bytes."""
    return bool(HTML_OPENING.search(block, start, start + MAX_SNIFFED_BYTES))


def list_cautions(record: Record, body: Body) -> Iterator[Caution]:
    """What is known to be wrong with a page: it is cut, or its length is another than it says."""
    marked = record.head.fields.get("warc-truncated", "").strip()
    if marked:
        yield Caution("truncated", f"the crawler cut the page (WARC-Truncated: {marked[:40]})")
    elif body.cut:
        yield Caution("truncated", f"the page is cut: {body.cut}")
    if record.mended:
        detail = "its crawl gives a wrong length; the page was read up to the next record"
        yield Caution("length_wrong", detail)


class TextExtracts:
    """Holds the texts that a crawler took out of pages until it is known whether these come, too.

    A crawl has them beside the pages, and then they are no documents; a file of them alone is read.
    """

    def __init__(self) -> None:
        """Begin before the first record."""
        self.held: list[Entry] = []
        self.held_bytes = 0
        self.has_pages = False
        self.is_alone = False

    def sort(self, entry: Entry, *, is_extract: bool) -> Iterator[Entry]:
        """Give the entries that can be given now.

        Args:
            entry: of the next record.
            is_extract: it is such a text.
        """
        if not is_extract or entry.data is None:
            if entry.data is not None and not self.has_pages:
                self.has_pages = True
                yield from self.release()
            yield entry
            return
        self.held.append(entry)
        self.held_bytes += len(entry.data)
        self.is_alone = self.is_alone or self.held_bytes > MAX_HELD_BYTES
        if self.has_pages or self.is_alone:
            yield from self.release()

    def release(self) -> Iterator[Entry]:
        """Give what is held: skipped where the pages are there."""
        held, self.held, self.held_bytes = self.held, [], 0
        for entry in held:
            skipped = Entry(entry.source, "", skipped=True, reason=TEXT_EXTRACT)
            yield skipped if self.has_pages else entry
