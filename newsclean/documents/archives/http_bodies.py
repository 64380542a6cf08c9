"""HTTP responses as crawlers keep them: a head, then a body in chunks or packed (RFC 9112)."""

import io
import re
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from newsclean.documents.damage import describe_error
from newsclean.documents.missing import import_package
from newsclean.documents.unpack import (
    DEFLATE_PACKING,
    PIECE_BYTES,
    ZLIB_PACKING,
    UnpackedStream,
    detect_packing,
    make_early_end,
    make_unpack_error,
    require_unpacked_size,
)
from newsclean.errors import InputError

HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]{1,8}(\d{3})\b")
CHUNK_SIZE = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
CUT_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{0,8}\r?")
PLAIN_LENGTH = re.compile(r"(?a)(\d{1,18})")
CUT_PACKING = "its packed data ends too early"
# The other statuses are errors and redirections, with a server's own words.
SUCCESS_STATUSES = range(200, 300)
CHARSET_PARAMETER = re.compile(r"""(?i)charset\s{0,9}=\s{0,9}["']?([^\s"';,]{1,40})""")
MEDIA_TYPE = re.compile(r"[\w!#$%&'*+.^`|~-]{1,99}/[\w!#$%&'*+.^`|~-]{1,99}")
SEPARATE_TYPES = re.compile(r'(?:[^",]|"[^"]{0,999}"|")+')  # parted by commas outside of quotes
CONTENT_CODINGS = frozenset(("gzip", "x-gzip", "deflate", "br", "zstd"))
MAX_CODINGS = 4  # servers use one; each may unpack to the whole limit


class ResponseHead(NamedTuple):
    """The head of a response: its status, its fields by lower-case names, and its length."""

    status: int
    fields: Mapping[str, str]
    size: int


def parse_response_head(data: bytes) -> ResponseHead | None:
    r"""The head of a response, or `None` where there is none.

    >>> parse_response_head(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
    ResponseHead(status=200, fields={'content-type': 'text/html'}, size=44)
    """
    status = STATUS_LINE.match(data)
    end = HEAD_END.search(data)
    if not status or not end:
        return None
    found: dict[str, list[str]] = defaultdict(list)
    last: list[str] = []
    for line in data[: end.start()].decode("latin-1").split("\n")[1:]:
        name, colon, value = line.partition(":")
        if line[:1] in {" ", "\t"} and last:
            last[-1] += f" {line.strip()}"  # a folded line (RFC 9112, 5.2)
        elif colon:
            last = found[name.strip().lower()]
            last.append(value.strip())
    fields = {name: ", ".join(filter(None, values)) for name, values in found.items()}
    return ResponseHead(int(status[1]), fields, end.end())


class Body(NamedTuple):
    """A body; where it breaks off `cut` says how that shows, else it is empty."""

    data: bytes
    cut: str = ""


def unpack_body(data: bytes, fields: Mapping[str, str], max_bytes: int) -> Body:
    """A body with its chunks joined and unpacked, as far as the body is in chunks or packed.

    Crawlers often undo both and keep the head as it came, so the head alone proves nothing. Of a
    body that breaks off comes what is there.

    Raises:
        InputError: `unpack_limit`, `unpack_broken`.
    """
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = join_chunks(data)
    else:
        body = Body(data, find_missing_bytes(data, fields))
    named = map(str.strip, fields.get("content-encoding", "").lower().split(","))
    codings = [coding for coding in named if coding in CONTENT_CODINGS]
    if len(codings) > MAX_CODINGS:
        message = f"is packed {len(codings)} times over, the limit is {MAX_CODINGS}"
        raise InputError("unpack_limit", message, stage="inputs")
    for coding in reversed(codings):
        unpacked = unpack_coding(body.data, coding, max_bytes)
        body = Body(unpacked.data, body.cut or unpacked.cut)
    return body


def find_missing_bytes(data: bytes, fields: Mapping[str, str]) -> str:
    """How a body is shorter than its head says; empty where it is not.

    >>> find_missing_bytes(b"abc", {"content-length": "9"})
    'the server announced 9 bytes, 3 are there'
    """
    length = PLAIN_LENGTH.fullmatch(fields.get("content-length", ""))
    if not length or int(length[1]) <= len(data):
        return ""
    return f"the server announced {int(length[1]):,} bytes, {len(data):,} are there"


def join_chunks(data: bytes) -> Body:
    r"""A body with its chunks joined; one that is not in chunks stays as it is.

    >>> join_chunks(b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n").data, join_chunks(b"<html>").data
    (b'abcde', b'<html>')
    """
    chunks: list[bytes] = []
    at = 0
    while at < len(data):
        found = CHUNK_SIZE.match(data, at)
        if not found:
            if chunks and CUT_CHUNK_SIZE.fullmatch(data, at):
                break
            return Body(data)
        size = int(found[1], 16)
        if not size:
            return Body(b"".join(chunks) if chunks else data)
        chunks.append(data[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if data.startswith(b"\r\n", at) else data.startswith(b"\n", at)
    joined = b"".join(chunks)
    is_whole = at == len(data) and (detect_packing(joined) or joined.rstrip().endswith(b">"))
    return Body(joined, "" if is_whole else "its last chunk is not there, or not whole")


def unpack_coding(data: bytes, coding: str, max_bytes: int) -> Body:
    """A body unpacked.

    Raises:
        InputError: `unpack_limit`, `unpack_broken`.
    """
    if coding == "br":
        return unpack_brotli(data, max_bytes)
    packing = detect_packing(data)
    if coding == "deflate" and packing is None:
        packing = ZLIB_PACKING if is_zlib(data) else DEFLATE_PACKING
    if packing is None or b"<" in data[:1]:
        return Body(data)  # unpacked already
    stream = UnpackedStream(io.BytesIO(data), packing)
    unpacked = stream.read(max_bytes + 1)
    require_unpacked_size(len(unpacked), max_bytes)
    try:
        stream.read(1)
    except InputError as error:
        if not unpacked or str(error) != str(make_early_end()):
            raise
        return Body(unpacked, CUT_PACKING)
    return Body(unpacked)


def is_zlib(data: bytes) -> bool:
    """Whether bytes begin as zlib's own form does (RFC 1950); servers send bare deflate as well."""
    return len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0


def unpack_brotli(data: bytes, max_bytes: int) -> Body:
    """A body unpacked with Brotli, which has no first bytes of its own.

    Raises:
        InputError: `unpack_limit`, `unpack_broken`.
    """
    brotli = import_package("brotli", "warc", "a page packed with Brotli")
    unpacker = brotli.Decompressor()
    pieces: list[bytes] = []
    size, fed = 0, data
    try:
        while size <= max_bytes and not unpacker.is_finished():
            piece: bytes = unpacker.process(fed, output_buffer_limit=PIECE_BYTES)
            if not piece and unpacker.can_accept_more_data():
                break
            fed = b""
            pieces.append(piece)
            size += len(piece)
    except brotli.error as error:
        if data.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
            return Body(data)
        reason = describe_error(error)
        raise make_unpack_error(f"its packed data is damaged ({reason})") from error
    require_unpacked_size(size, max_bytes)
    if not size and data.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        return Body(data)
    return Body(b"".join(pieces), "" if unpacker.is_finished() else CUT_PACKING)


def extract_media_type(value: str) -> tuple[str, str | None]:
    """The media type and the charset of a `Content-Type`, of several as browsers take them.

    The last valid one wins; its charset stays where a later one of the same type names none (Fetch
    standard, "extract a MIME type").

    >>> extract_media_type("text/html; charset=gbk, text/html, html")
    ('text/html', 'gbk')
    >>> extract_media_type("text/html; charset=gbk, text/plain")
    ('text/plain', None)
    """
    found, charset = "", None
    for one in SEPARATE_TYPES.findall(value):
        essence = one.partition(";")[0].strip().lower()
        if not MEDIA_TYPE.fullmatch(essence) or essence == "*/*":
            continue
        named = CHARSET_PARAMETER.search(one)
        if named or essence != found:
            charset = named[1] if named else None
        found = essence
    return found, charset
