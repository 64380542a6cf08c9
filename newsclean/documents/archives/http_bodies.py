"""HTTP responses as crawlers keep them: a head, then a body in chunks or packed (RFC 9112)."""

import io
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from newsclean.documents.damage import describe_error
from newsclean.documents.missing import import_package
from newsclean.documents.unpack import (
    DEFLATE_PACKING,
    ZLIB_PACKING,
    detect_packing,
    make_unpack_error,
    require_unpacked_size,
    unpack,
)
from newsclean.errors import InputError

HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]{1,8}(\d{3})\b")
CHUNK_SIZE = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
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
    for line in data[: end.start()].decode("latin-1").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            found[name.strip().lower()].append(value.strip())
    fields = {name: ", ".join(filter(None, values)) for name, values in found.items()}
    return ResponseHead(int(status[1]), fields, end.end())


def unpack_body(data: bytes, fields: Mapping[str, str], max_bytes: int) -> bytes:
    """A body with its chunks joined and unpacked, as far as the body is in chunks or packed.

    Crawlers often undo both and keep the head as it came, so the head alone proves nothing.

    Raises:
        InputError: `unpack_limit`, `unpack_broken`.
    """
    if "chunked" in fields.get("transfer-encoding", "").lower():
        data = join_chunks(data)
    named = map(str.strip, fields.get("content-encoding", "").lower().split(","))
    codings = [coding for coding in named if coding in CONTENT_CODINGS]
    if len(codings) > MAX_CODINGS:
        message = f"is packed {len(codings)} times over, the limit is {MAX_CODINGS}"
        raise InputError("unpack_limit", message, stage="inputs")
    for coding in reversed(codings):
        data = unpack_coding(data, coding, max_bytes)
    return data


def join_chunks(data: bytes) -> bytes:
    r"""A body with its chunks joined; one that is not in chunks stays as it is.

    >>> join_chunks(b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), join_chunks(b"<html>")
    (b'abcde', b'<html>')
    """
    chunks = []
    at = 0
    while at < len(data):
        found = CHUNK_SIZE.match(data, at)
        if not found:
            return data
        size = int(found[1], 16)
        chunk = data[found.end() : found.end() + size]
        if not size:
            break
        if len(chunk) < size:
            raise make_unpack_error("its last chunk is cut off")
        chunks.append(chunk)
        at = found.end() + size
        at += 2 if data.startswith(b"\r\n", at) else data.startswith(b"\n", at)
    return b"".join(chunks) if chunks else data


def unpack_coding(data: bytes, coding: str, max_bytes: int) -> bytes:
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
        return data  # unpacked already
    return unpack(data, packing, max_bytes)


def is_zlib(data: bytes) -> bool:
    """Whether bytes begin as zlib's own form does (RFC 1950); servers send bare deflate as well."""
    return len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0


def unpack_brotli(data: bytes, max_bytes: int) -> bytes:
    """A body unpacked by fastwarc's Brotli reader; Brotli has no first bytes of its own.

    Raises:
        InputError: `unpack_limit`, `unpack_broken`.
    """
    reader = import_package("fastwarc.stream_io", "warc", "a WARC file").BrotliReader(
        io.BytesIO(data)
    )
    try:
        page: bytes = reader.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        if data.lstrip()[:1] == b"<":
            return data
        reason = describe_error(error)
        raise make_unpack_error(f"its packed data is damaged ({reason})") from error
    require_unpacked_size(len(page), max_bytes)
    return page
