"""The parts of a message (RFC 2045 and 2046), found by their boundaries.

Python's `email` parser goes through a message line by line, once for each level of parts that lie
in each other, and keeps each line as a text. Here the parts stay places in the bytes; `email` reads
their heads only, and one part is decoded.
"""

import re
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32
from itertools import islice
from typing import NamedTuple

from newsclean.decode import messages

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
    "content-disposition": MAX_PARSED_CHARS,
    "archived-at": MAX_PARSED_CHARS,
    "date": MAX_PARSED_CHARS,
}
# A parameter of a content type that is read, also in pieces or with its charset (RFC 2231).
TYPE_PARAMETER = re.compile(
    r"""; \s*+ (?P<name>(?:boundary|start|charset)(?![\w-])[*\d]{0,4}+) \s*+ = \s*+
    (?: "(?: [^"\\] | \\. )*+ "? | [^;"]*+ )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
HEAD_LINE = re.compile(messages.HEAD_LINE)
LINE_END = re.compile(rb"\r\n|\n|\r")
# As `charset*0*=…` and `charset*=…`; in a head as short as a field may be.
PIECED_PARAMETER = re.compile(r""";\s*[^\s;="*]*\*[^;="]*=\s*(?:"[^"]*"?|[^;"]*)""")
DELIMITER_REST = re.compile(rb"(?P<closing>--)?[ \t]{0,998}(?=[\r\n]|\Z)")


class MessagePart(NamedTuple):
    """A part of a message: its head, where that begins, and where its body begins and ends."""

    head: Message
    at: int
    start: int
    end: int


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
