"""MHTML, the page with its pictures that browsers save: a message of parts (RFC 2557).

Python's `email` parser goes through a message line by line, once for each level of parts that lie
in each other, and keeps each line as a text. Here the parts are found by their boundaries and stay
places in the bytes; `email` reads their heads only, and one part is decoded.
"""

import binascii
import re
from collections.abc import Iterator
from email.message import Message
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
MAX_PART_HEAD_BYTES = 262_144  # browsers write 300; mails on their way gather 20,000
MAX_HEAD_BYTES = 2_000_000  # of all parts
MAX_PARSED_CHARS = 1_000  # that `email` is given; it takes time by the square of the length
MAX_TYPE_PARAMETERS = 10
MAX_FIELD_BYTES = {  # of the fields that are read
    "content-type": 65_536,
    "content-transfer-encoding": MAX_PARSED_CHARS,
    "content-location": 65_536,
    "snapshot-content-location": 65_536,
    "content-id": MAX_PARSED_CHARS,
    "date": MAX_PARSED_CHARS,
}
# As `email` knows them: a field with the lines that it is folded to, or what is left out.
HEAD_LINE = re.compile(
    rb"(?:(?P<name>[!-9;-~]*+):[ \t]*+(?P<value>[^\r\n]*+(?:(?:\r\n|\n|\r)[ \t][^\r\n]*+)*+)"
    rb"|From [^\r\n]*+|[ \t][^\r\n]*+)(?:\r\n|\n|\r|\Z)"
)
# A parameter of a content type that is read, also in pieces or with its charset (RFC 2231).
TYPE_PARAMETER = re.compile(
    r"""; \s*+ (?P<name>(?:boundary|start|charset)(?![\w-])[*\d]{0,4}+) \s*+ = \s*+
    (?: "(?: [^"\\] | \\. )*+ "? | [^;"]*+ )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
UNPACKED = frozenset(("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "identity"))
UUENCODED = frozenset(("x-uuencode", "uuencode", "uue", "x-uue"))
UU_BEGIN = re.compile(rb"^begin [0-7]+[^\r\n]*+(?:\r\n|\n|\r)", re.MULTILINE)
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
        raise make_unpack_error("is a web archive (MHTML) whose head does not end; save it again")
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
    """A part by its place; `None` where its head does not end.

    What begins beyond `MAX_PART_HEAD_BYTES` of the head is not read. A line that is none of a head
    begins the body.
    """
    head = Message(compat32)
    at = start
    while at - start < MAX_PART_HEAD_BYTES and (line := HEAD_LINE.match(data, at, end)):
        at = line.end()
        name = (line["name"] or b"").decode("latin-1").lower()
        if name in MAX_FIELD_BYTES and name not in head:
            keep_field(head, name, line["value"])
    if at - start >= MAX_PART_HEAD_BYTES:
        ends = (data.find(blank, at - 2, end) for blank in (b"\n\n", b"\n\r\n", b"\r\r"))
        at = min((found + 1 for found in ends if found >= 0), default=-1)
        if at < 0:
            return None
    blank_line = LINE_END.match(data, at, end)
    return MessagePart(head, start, blank_line.end() if blank_line else at, end)


def keep_field(head: Message, name: str, value: bytes) -> None:
    """Put a field into a head unless it is too long; of a content type what is read stays."""
    if name == "content-type":
        value = value[: MAX_FIELD_BYTES[name]]
    elif len(value) > MAX_FIELD_BYTES[name]:
        return
    text = value.decode("latin-1")  # each byte is one letter, so letters can be counted as bytes
    if len(text) > MAX_PARSED_CHARS and name == "content-type":
        found = {match["name"].lower(): match[0] for match in TYPE_PARAMETER.finditer(text)}
        short = [part for part in found.values() if len(part) <= MAX_PARSED_CHARS]
        kind = text.partition(";")[0][:MAX_PARSED_CHARS]
        text = kind + "".join(short[:MAX_TYPE_PARAMETERS])
    head[name] = text


def list_parts(data: bytes, message: MessagePart) -> list[MessagePart]:
    """The parts of a message, up to the limits; what comes after them is left out."""
    parts: list[MessagePart] = []
    head_bytes = 0
    for part in islice(iter_parts(data, message), MAX_MESSAGE_PARTS):
        parts.append(part)
        head_bytes += min(part.start - part.at, MAX_PART_HEAD_BYTES)
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
    mark = b"--" + boundary
    at = part.start
    while (at := data.find(mark, at, part.end)) >= 0:
        rest = DELIMITER_REST.match(data, at + len(mark), part.end)
        if rest and (at == part.start or data[at - 1] in b"\r\n"):
            line_end = LINE_END.match(data, rest.end(), part.end)
            before = at - 1 - (data[at - 2 : at] == b"\r\n")
            yield before, line_end.end() if line_end else rest.end(), bool(rest["closing"])
        at += len(mark)


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
    """A part's bytes with its encoding for transport undone.

    Raises:
        InputError: code `unpack_broken`: it breaks off, or nobody knows it.
    """
    encoding = get_header(head, "Content-Transfer-Encoding").lower().partition(";")[0]
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == "base64":
        return decode_base64(body)
    if encoding in UUENCODED:
        return decode_uu(body)
    if encoding in UNPACKED:
        return body
    what = f"is a web archive (MHTML) in the unknown encoding {encoding[:40]!r}; save it again"
    raise make_unpack_error(what)


def decode_uu(body: bytes) -> bytes:
    r"""Bytes from uuencode, line by line.

    >>> decode_uu(b"begin 644 a.html\n#/'`^\n`\nend\n")
    b'<p>'

    Raises:
        InputError: code `unpack_broken`: it has no beginning or no end, or a line is none.
    """
    begin = UU_BEGIN.search(body)
    lines = body[begin.end() :].splitlines() if begin else []
    decoded: list[bytes] = []
    for line in lines:
        if line.strip() == b"end":
            return b"".join(decoded)
        try:
            decoded.append(decode_uu_line(line))
        except binascii.Error:
            raise make_unpack_error("is a web archive (MHTML) damaged in the page") from None
    what = "is a web archive (MHTML) cut off in the page; is the download complete?"
    raise make_unpack_error(what)


def decode_uu_line(line: bytes) -> bytes:
    """The bytes of a line; some programs write more letters than its length says."""
    if not line:
        return b""
    return binascii.a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3])


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
