"""`documents.archives.http_bodies`: chunks and packings of HTTP bodies."""

import gzip
import zlib
from collections.abc import Callable

import pytest

from newsclean.documents.archives.http_bodies import parse_response_head

pytest.importorskip("fastwarc")
from tests.documents.archives.crawl_files import PAGE, codes, found, record


def chunked(data: bytes) -> bytes:
    """A body in chunks."""
    pieces = [data[i : i + 50] for i in range(0, len(data), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def deflated(data: bytes) -> bytes:
    """Bare deflate, as some servers mean it."""
    return zlib.compress(data)[2:-4]


@pytest.mark.parametrize(
    ("pack", "heads"),
    [
        (chunked, ("Transfer-Encoding: chunked",)),
        (gzip.compress, ("Content-Encoding: gzip",)),
        (zlib.compress, ("Content-Encoding: deflate",)),
        (deflated, ("Content-Encoding: deflate",)),
        (lambda data: chunked(gzip.compress(data)), ("Transfer-Encoding: chunked", "Content-Encoding: gzip")),
        (bytes, ("Transfer-Encoding: chunked", "Content-Encoding: gzip")),  # undone by the crawler
        (bytes, ("Content-Encoding: br",)),
        (bytes, ("Content-Encoding: identity",)),
    ],
)  # fmt: skip
def test_bodies_are_decoded(
    pack: Callable[[bytes], bytes], heads: tuple[str, ...], saved: Callable[..., str]
) -> None:
    data = record(1, pack(PAGE), "Content-Type: text/html", *heads)
    (entry,) = found(saved("c.warc", data))
    assert entry.data == PAGE


def test_brotli_and_zstd_bodies(saved: Callable[..., str]) -> None:
    brotli, zstandard = pytest.importorskip("brotli"), pytest.importorskip("zstandard")
    crawl = record(1, brotli.compress(PAGE), "Content-Type: text/html", "Content-Encoding: br")
    crawl += record(
        2, zstandard.compress(PAGE), "Content-Type: text/html", "Content-Encoding: zstd"
    )
    assert [e.data for e in found(saved("c.warc", crawl))] == [PAGE, PAGE]


def test_a_bad_body_costs_its_page_only(saved: Callable[..., str]) -> None:
    crawl = b"".join(
        (
            record(
                1, gzip.compress(PAGE)[:-9], "Content-Type: text/html", "Content-Encoding: gzip"
            ),
            record(
                2,
                gzip.compress(bytes(200_000)),
                "Content-Type: text/html",
                "Content-Encoding: gzip",
            ),
            record(3, b" " * 100_001),
            record(4, b"8\r\nab", "Content-Type: text/html", "Transfer-Encoding: chunked"),
            record(5, PAGE),
        )
    )
    every = found(saved("c.warc", crawl))
    assert codes(every) == [
        ("c.warc!urn:uuid:0001", "unpack_broken"),
        ("c.warc!urn:uuid:0002", "unpack_limit"),
        ("c.warc!urn:uuid:0003", "too_large"),
        ("c.warc!urn:uuid:0004", "unpack_broken"),
    ]
    assert every[-1].data == PAGE


def test_heads_that_are_none() -> None:
    for data in b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 OK\r\n\r\n", b"\r\n\r\n":
        assert parse_response_head(data) is None
    head = parse_response_head(b"HTTP/2 200\r\nX: a\r\nx:b\r\nno colon\r\n\r\n")
    assert head
    assert head.fields == {"x": "a, b"}
