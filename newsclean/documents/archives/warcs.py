"""Crawls (WARC): the HTML responses, each with its address, its day and the server's charset."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.archives.http_bodies import ResponseHead, parse_response_head, unpack_body
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.crawl_dates import parse_crawl_date
from newsclean.documents.damage import describe_error, is_system_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import EXCLUDED
from newsclean.documents.globs import is_excluded
from newsclean.documents.missing import import_package
from newsclean.documents.named_files import require_size
from newsclean.documents.unpack import (
    ByteSource,
    UnpackBudget,
    make_unpack_error,
    open_unpacked,
)
from newsclean.errors import InputError

CHARSET_PARAMETER = re.compile(r"""(?i)charset\s{0,9}=\s{0,9}["']?([^\s"';,]{1,40})""")
# The other statuses are errors and redirections, with a server's own words.
SUCCESS_STATUSES = range(200, 300)
RECORD_ENDS = (b"\r\n\r\n", b"\n\n")
HTML_OPENING = re.compile(rb"(?i)<(?:!doctype\s{1,9}html|html|head)\b")
MAX_SNIFFED_BYTES = 2_048
MAX_HEAD_BYTES = 65_536


class CountingStream:
    """A stream that counts its bytes and keeps the last four: the end of a WARC file is checked."""

    def __init__(self, file: ByteSource, budget: UnpackBudget) -> None:
        """Begin where the stream stands."""
        self.file = file
        self.budget = budget
        self.last = b""
        self.at = 0

    def tell(self) -> int:
        """How many bytes have been read; fastwarc panics where it cannot ask this."""
        return self.at

    def read(self, size: int = -1) -> bytes:
        """Read at most `size` bytes."""
        data = self.file.read(size)
        self.last = (self.last + data[-4:])[-4:]
        self.at += len(data)
        self.budget.spend(len(data))
        return data


def read_warc(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a WARC file."""
    budget = UnpackBudget(file.seek(0, 2))
    file.seek(0)
    yield from read_warc_entries(file, "", container, selection, budget)


def read_warc_entries(
    file: ByteSource,
    name: str,
    container: Container,
    selection: Selection,
    budget: UnpackBudget,
) -> Iterator[Entry]:
    """Give the pages of a WARC file or of one inside a WACZ.

    Args:
        file: its bytes, from the first one.
        name: of the file inside a WACZ, else empty.
        container: makes the entries.
        selection: what to take.
        budget: of the whole file that is read.

    Raises:
        InputError: it breaks off or is damaged; fastwarc is missing.
    """
    warc = import_package("fastwarc.warc", "warc", "a WARC file")
    # Unpacked by us: fastwarc takes the end of a packed file that was cut off for a good end.
    stream = CountingStream(open_unpacked(file), budget)
    end = 0  # of the last record, as it says itself
    try:
        for record in warc.ArchiveIterator(
            stream, parse_http=False, stream_detect=False, fsspec_args=False
        ):
            end = record.stream_pos + record.content_length
            entry = make_record_entry(record, name, container, selection)
            budget.spend(measure_unpacking(entry, selection.max_bytes))
            yield entry
            budget.require()
    except (ValueError, OSError) as error:
        if is_system_error(error):
            raise
        raise make_unpack_error(f"is a damaged WARC file ({describe_error(error)})") from error
    if stream.at < end or (stream.last and not stream.last.endswith(RECORD_ENDS)):
        raise make_unpack_error("ends in the middle of a record; is the download complete?")


def measure_unpacking(entry: Entry, max_bytes: int) -> int:
    """How many bytes a response unpacked to; one that was refused came to the limit."""
    refused = entry.failure is not None and entry.failure.code == "unpack_limit"
    return max_bytes if refused else len(entry.data or b"")


def make_record_entry(record: Any, name: str, container: Container, selection: Selection) -> Entry:
    """One record as a page, an error, or skipped.

    Raises:
        InputError: the file ends in the middle of it.
    """
    inner = (record.record_id or str(record.stream_pos)).strip("<>")
    inner = f"{name}/{inner}" if name else inner
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    sort = (record.headers.get("WARC-Type") or "").strip().lower()
    if url and is_excluded(url, selection):
        return container.make_skipped_entry(inner, EXCLUDED)
    if sort != "response":
        return container.make_skipped_entry(inner, f"a record of type {sort or 'none'}")
    size = record.content_length
    start = record.reader.read(min(size, MAX_HEAD_BYTES))
    head = parse_response_head(start)
    kind = find_page_type(record, head, start)
    if head is None or kind is None:
        return container.make_skipped_entry(inner, "no HTML response with a status of 200 to 299")
    place = f"{name}:{record.stream_pos}"
    try:
        require_size(size - head.size, selection.max_bytes)
    except InputError as error:
        return container.make_error_entry(inner, place, error)
    whole = start + record.reader.read(size - len(start))
    if len(whole) < size:
        raise make_unpack_error("ends in the middle of a page; is the download complete?")
    charset = CHARSET_PARAMETER.search(kind)
    crawled = parse_crawl_date(record.headers.get("WARC-Date"))

    def unpack_page() -> MemberPage:
        data = unpack_body(whole[head.size :], head.fields, selection.max_bytes)
        return MemberPage(data, url, crawled, charset[1] if charset else None, "html")

    return container.attempt_page(inner, place, unpack_page)


def find_page_type(record: Any, head: ResponseHead | None, start: bytes) -> str | None:
    """The content type of a page, as the server wrote it; `None` for what is no page.

    Where the server names none, the crawler's own finding counts, and then the body's first bytes.
    """
    if head is None or head.status not in SUCCESS_STATUSES:
        return None
    written = head.fields.get("content-type", "")
    kind = written or record.headers.get("WARC-Identified-Payload-Type") or ""
    if kind.partition(";")[0].strip().lower() in HTML_MEDIA_TYPES:
        return kind
    is_html = not kind and HTML_OPENING.search(start, head.size, head.size + MAX_SNIFFED_BYTES)
    return "" if is_html else None
