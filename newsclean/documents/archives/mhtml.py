"""MHTML, the page with its pictures that browsers save: a message of parts (RFC 2557).

Python's `email` parser goes through a message line by line, once for each level of parts that lie
in each other, and keeps each line as a text. Here the parts are found by their boundaries and stay
places in the bytes; `email` reads their heads only, and one part is decoded.
"""

import binascii
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from email.policy import compat32
from itertools import islice
from typing import NamedTuple

from newsclean.documents.addresses import keep_web_address
from newsclean.documents.archives import HTML_MEDIA_TYPES
from newsclean.documents.crawl_dates import parse_message_date
from newsclean.documents.unpack import make_unpack_error

TEXT_MEDIA_TYPES = ("text/plain",)
MAX_MESSAGE_PARTS = 5_000  # a page has some hundred pictures
MAX_PART_DEPTH = 8  # parts in parts; browsers write one level, mail programs three
MAX_PART_HEAD_BYTES = 16_384  # browsers write 300
MAX_PART_HEAD_LINES = 500  # without an empty line behind them
MAX_HEAD_BYTES = 2_000_000  # of all parts; `email` reads 1 MB a second of such lines
MAX_FIELD_CHARS = 1_000  # of a line of a head; `email` takes time by the square of its length
READ_FIELDS = (
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Location",
    "Snapshot-Content-Location",
    "Content-ID",
    "Date",
)
HEAD_END = re.compile(rb"\r?\n\r?\n|\r\r")
LINE_END = re.compile(rb"\r\n|\n|\r")
# As `charset*0*=…` and `charset*=…`; in a head as short as a field may be.
PIECED_PARAMETER = re.compile(r""";\s*[^\s;="*]*\*[^;="]*=\s*(?:"[^"]*"?|[^;"]*)""")
DELIMITER_REST = re.compile(rb"(?P<closing>--)?[ \t]{0,998}(?=[\r\n]|\Z)")


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


class MessagePart(NamedTuple):
    """A part of a message: its head, where that begins, and where its body begins and ends."""

    head: Message
    at: int
    start: int
    end: int


def extract_saved_page(data: bytes) -> SavedPage:
    """The page in a message, without its pictures, styles and frames.

    Raises:
        InputError: code `unpack_broken`: there is none in it, or not the whole of it.
    """
    message = read_part(data, 0, len(data))
    if message is None:
        what = f"is a web archive (MHTML) with a head of over {MAX_PART_HEAD_BYTES:,} bytes"
        raise make_unpack_error(what)
    parts = list_parts(data, message)
    part = find_main_part(parts)
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
    return SavedPage(
        decode_body(data[part.start : part.end], part.head),
        get_charset(part.head),
        next(filter(None, map(keep_web_address, addresses)), None),
        parse_message_date(get_header(message.head, "Date")),
    )


def read_part(data: bytes, start: int, end: int) -> MessagePart | None:
    """A part by its place; `None` where its head is too long."""
    most = min(end, start + MAX_PART_HEAD_BYTES)
    blank = LINE_END.match(data, start, most) or HEAD_END.search(data, start, most)
    if not blank and data.count(b"\n", start, most) > MAX_PART_HEAD_LINES:
        return None
    head_end = blank.end() if blank else most
    # As Latin-1 each byte is one letter, so that letters can be counted as bytes.
    head = HeaderParser(policy=compat32).parsestr(data[start:head_end].decode("latin-1"))
    for name in READ_FIELDS:
        if len(str(head.get(name, ""))) > MAX_FIELD_CHARS:
            del head[name]
    body = str(head.get_payload())  # begins at the first line that is none of a head
    if not blank and not body and end > head_end:
        return None
    return MessagePart(head, start, head_end - len(body), end)


def list_parts(data: bytes, message: MessagePart) -> list[MessagePart]:
    """The parts of a message, up to the limits; what comes after them is left out."""
    parts: list[MessagePart] = []
    head_bytes = 0
    for part in islice(iter_parts(data, message), MAX_MESSAGE_PARTS):
        parts.append(part)
        head_bytes += part.start - part.at
        if head_bytes > MAX_HEAD_BYTES:
            break
    return parts


def iter_parts(data: bytes, part: MessagePart, depth: int = 0) -> Iterator[MessagePart]:
    """A part and those in it, in their order; parts that lie too deep are left out."""
    yield part
    boundary = find_boundary(part)
    if not boundary or depth == MAX_PART_DEPTH:
        return
    for start, end in split_body(data, part, boundary):
        inner = read_part(data, start, end)
        if inner:
            yield from iter_parts(data, inner, depth + 1)


def find_boundary(part: MessagePart) -> bytes:
    """What stands between the parts in a part; empty for a part that has none."""
    if part.head.get_content_maintype() != "multipart":
        return b""
    return get_type_parameter(part.head, "boundary").rstrip().encode("latin-1")


def split_body(data: bytes, part: MessagePart, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Where the parts in a part begin and end, with their heads; the last may have no end."""
    begin = None
    for at, after, closing in find_delimiters(data, part, boundary):
        if begin is not None:
            yield begin, max(begin, at)
        begin = None if closing else after
        if closing:
            return
    if begin is not None:
        yield begin, part.end


def find_delimiters(
    data: bytes, part: MessagePart, boundary: bytes
) -> Iterator[tuple[int, int, bool]]:
    """The lines between parts: begin with the line end before, end, whether it is the last one."""
    mark = b"\n--" + boundary
    at = part.start - 1  # the line end before the body
    while (at := data.find(mark, max(0, at), part.end)) >= 0:
        rest = DELIMITER_REST.match(data, at + len(mark), part.end)
        if rest:
            line_end = LINE_END.match(data, rest.end(), part.end)
            before = at - (data[at - 1 : at] == b"\r")
            yield before, line_end.end() if line_end else rest.end(), bool(rest["closing"])
        at += len(mark) - 1


def has_end(data: bytes, message: MessagePart) -> bool:
    """Whether the message ends as it should; of one cut off later, pictures may be missing."""
    return any(closing for *_, closing in find_delimiters(data, message, find_boundary(message)))


def find_main_part(parts: list[MessagePart]) -> MessagePart | None:
    """The part that is the page: the one that the head names as its start, else the first."""
    pages = [part for part in parts if part.head.get_content_type() in HTML_MEDIA_TYPES]
    start = get_type_parameter(parts[0].head, "start").strip("<>")
    named = [
        part for part in pages if start and get_header(part.head, "Content-ID").strip("<>") == start
    ]
    texts = [part for part in parts if part.head.get_content_type() in TEXT_MEDIA_TYPES]
    return next(iter((*named, *pages, *texts)), None)


def decode_body(body: bytes, head: Message) -> bytes:
    """A part's bytes with its encoding for transport undone; an unknown one is none.

    Raises:
        InputError: code `unpack_broken`: it breaks off.
    """
    encoding = get_header(head, "Content-Transfer-Encoding").lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    return decode_base64(body) if encoding == "base64" else body


def decode_base64(body: bytes) -> bytes:
    r"""Bytes from base64, with what is none of its letters left out, and with or without its end.

    >>> decode_base64(b"PHA\r\n+PA"), decode_base64(b"P H-A=")
    (b'<p><', b'<p')

    Raises:
        InputError: code `unpack_broken`: it breaks off in the middle of a letter.
    """
    letters = body.translate(None, b"\r\n")
    for padding in (b"=" * (-len(letters) % 4), b"", b"=="):
        try:
            return binascii.a2b_base64(letters + padding)
        except binascii.Error:
            continue
    what = "is a web archive (MHTML) cut off in the page; is the download complete?"
    raise make_unpack_error(what)


def get_header(part: Message, name: str) -> str:
    """A line of a message's head, without spaces but for a date; empty where there is none."""
    value = str(part.get(name, ""))
    return value if name == "Date" else re.sub(r"\s+", "", value)


def get_type_parameter(part: Message, name: str) -> str:
    """A parameter of a message's content type, as `boundary` is; empty where there is none.

    `email` fails at some parameters in pieces (RFC 2231); then these are left out, whatever they
    name, so that they cost none of the others.
    """
    field = str(part.get("Content-Type", ""))
    for value in field, PIECED_PARAMETER.sub("", field):
        head = Message(compat32)
        head["Content-Type"] = value
        try:
            found = head.get_param(name)
        except (TypeError, ValueError, LookupError):
            continue
        return found if isinstance(found, str) else ""
    return ""


def get_charset(part: Message) -> str | None:
    """The charset that a part's head names."""
    return get_type_parameter(part, "charset").strip("'\" ") or None
