"""Crawls (WARC): the HTML responses, each with its address, its day and the server's charset."""

import re
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.archives.http_bodies import ResponseHead, parse_response_head, unpack_body
from newsclean.documents.container import Container, MemberPage, make_damage_error
from newsclean.documents.crawl_dates import parse_crawl_date
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.globs import is_excluded
from newsclean.documents.missing import import_package
from newsclean.documents.named_files import require_size
from newsclean.documents.unpack import ByteSource, make_unpack_error, open_unpacked
from newsclean.errors import InputError

CHARSET_PARAMETER = re.compile(r"""(?i)charset\s{0,9}=\s{0,9}["']?([^\s"';,]{1,40})""")
# The other statuses are errors and redirections, with a server's own words.
SUCCESS_STATUSES = range(200, 300)
RECORD_ENDS = (b"\r\n\r\n", b"\n\n")
HTML_OPENING = re.compile(rb"(?i)<(?:!doctype\s{1,9}html|html|head)\b")
MAX_SNIFFED_BYTES = 2_048
MAX_HEAD_BYTES = 65_536
# What a bug in fastwarc, which is Rust, raises; nothing exports it, and no `Exception` catches it.
RUST_PANIC = "PanicException"


class CountingStream:
    """A stream that counts its bytes and keeps the last four: the end of a WARC file is checked."""

    def __init__(self, file: ByteSource) -> None:
        """Begin where the stream stands."""
        self.file = file
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
        return data


def read_warc(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a WARC file."""
    yield from read_warc_entries(file, "", container, selection)


def read_warc_entries(
    file: IO[bytes], name: str, container: Container, selection: Selection
) -> Iterator[Entry]:
    """Give the pages of a WARC file or of one inside a WACZ.

    Raises:
        InputError: it breaks off or is damaged; fastwarc is missing.
    """
    warc = import_package("fastwarc.warc", "warc", "a WARC file")
    # Unpacked by us: fastwarc takes the end of a packed file that was cut off for a good end.
    stream = CountingStream(open_unpacked(file))
    try:
        for record in warc.ArchiveIterator(
            stream, parse_http=False, stream_detect=False, fsspec_args=False
        ):
            yield make_record_entry(record, name, container, selection)
    except (ValueError, OverflowError) as error:
        raise make_unpack_error(f"is a damaged WARC file ({error})") from error
    except OSError as error:  # fastwarc's own have no number
        if found := make_damage_error(error):
            raise found from error
        raise
    except BaseException as error:
        if type(error).__name__ != RUST_PANIC:
            raise
        raise make_unpack_error("is a WARC file so damaged that fastwarc gave up") from error
    if stream.last and not stream.last.endswith(RECORD_ENDS):
        raise make_unpack_error("ends in the middle of a record; is the download complete?")


def make_record_entry(record: Any, name: str, container: Container, selection: Selection) -> Entry:
    """One record as a page, an error, or skipped.

    Raises:
        InputError: the file ends in the middle of it.
    """
    inner = (record.record_id or str(record.stream_pos)).strip("<>")
    inner = f"{name}/{inner}" if name else inner
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    sort = (record.headers.get("WARC-Type") or "").strip().lower()
    if sort != "response" or (url and is_excluded(url, selection)):
        return container.make_skipped_entry(inner)
    size = record.content_length
    start = record.reader.read(min(size, MAX_HEAD_BYTES))
    head = parse_response_head(start)
    kind = find_page_type(record, head, start)
    if head is None or kind is None:
        return container.make_skipped_entry(inner)
    place = f"{name}:{record.stream_pos}"
    try:
        require_size(size - head.size, selection.max_bytes)
        whole = start + record.reader.read(size - len(start))
        if len(whole) == size:
            data = unpack_body(whole[head.size :], head.fields, selection.max_bytes)
    except InputError as error:
        return container.make_error_entry(inner, place, error)
    if len(whole) < size:
        raise make_unpack_error("ends in the middle of a page; is the download complete?")
    charset = CHARSET_PARAMETER.search(kind)
    crawled = parse_crawl_date(record.headers.get("WARC-Date"))
    page = MemberPage(data, url, crawled, charset[1] if charset else None, "html")
    return container.make_page_entry(inner, place, page)


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
