"""`documents.archives.http_bodies`: chunks and packings of HTTP bodies."""

import gzip
import zlib
from collections.abc import Callable

import pytest

from newsclean.documents.archives.http_bodies import (
    extract_media_type,
    parse_response_head,
    unpack_body,
)
from newsclean.errors import InputError
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
                1,
                gzip.compress(PAGE)[:-8] + bytes(8),
                "Content-Type: text/html",
                "Content-Encoding: gzip",
            ),
            record(
                2,
                gzip.compress(bytes(200_000)),
                "Content-Type: text/html",
                "Content-Encoding: gzip",
            ),
            record(3, b" " * 100_001),
            record(5, PAGE),
        )
    )
    every = found(saved("c.warc", crawl))
    assert codes(every) == [
        ("c.warc!urn:uuid:0001", "unpack_broken"),
        ("c.warc!urn:uuid:0002", "unpack_limit"),
        ("c.warc!urn:uuid:0003", "too_large"),
    ]
    assert every[-1].data == PAGE


def test_heads_that_are_none() -> None:
    for data in b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 OK\r\n\r\n", b"\r\n\r\n":
        assert parse_response_head(data) is None
    head = parse_response_head(b"HTTP/2 200\r\nX: a\r\nx:b\r\nno colon\r\n\r\n")
    assert head
    assert head.fields == {"x": "a, b"}


def test_folded_lines_and_old_line_ends() -> None:
    head = parse_response_head(b"HTTP/3 200 OK\nContent-Type: text/html;\n\tcharset=gbk\n\n<p>")
    assert head
    assert (head.fields, head.size) == ({"content-type": "text/html; charset=gbk"}, 53)


# A head's fields → what the body was cut by, of a body that is cut.
CUT = {
    "announced": (
        PAGE[:50],
        {"content-length": "89"},
        "the server announced 89 bytes, 50 are there",
    ),
    "a chunk": (chunked(PAGE)[:70], {"transfer-encoding": "chunked"}, "its last chunk"),
    "the size of a chunk": (
        chunked(PAGE)[:-7][:57],
        {"transfer-encoding": "chunked"},
        "its last chunk",
    ),
    "gzip": (
        gzip.compress(PAGE)[:-12],
        {"content-encoding": "gzip"},
        "its packed data ends too early",
    ),
    "deflate": (zlib.compress(PAGE)[:-12], {"content-encoding": "deflate"}, "its packed data ends"),
    "both": (
        chunked(gzip.compress(PAGE))[:70],
        {"transfer-encoding": "chunked", "content-encoding": "gzip"},
        "its last chunk",
    ),
}


@pytest.mark.parametrize("cut", CUT)
def test_of_a_body_that_is_cut_comes_what_is_there(cut: str) -> None:
    data, fields, words = CUT[cut]
    body = unpack_body(data, fields, 10_000)
    assert body.cut.startswith(words)
    assert PAGE.startswith(body.data)
    assert len(body.data) > 20


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        (PAGE, {}),
        (PAGE, {"content-length": str(len(PAGE))}),
        (PAGE, {"content-length": "7"}),
        (PAGE, {"content-length": "89, 89"}),
        (chunked(PAGE), {"transfer-encoding": "chunked", "content-length": "9999"}),
        (chunked(PAGE)[:-5], {"transfer-encoding": "chunked"}),  # all of the page is there
        (gzip.compress(PAGE), {"content-encoding": "gzip"}),
    ],
)
def test_a_body_that_is_whole_is_not_called_cut(data: bytes, fields: dict[str, str]) -> None:
    assert unpack_body(data, fields, 10_000) == (PAGE, "")


def test_a_brotli_body_that_is_cut_or_too_large() -> None:
    brotli = pytest.importorskip("brotli")
    fields = {"content-encoding": "br"}
    text = b" ".join(b"%d" % (number * 7919) for number in range(2_000))
    body = unpack_body(brotli.compress(text)[:-900], fields, 100_000)
    assert body.cut
    assert text.startswith(body.data)
    assert len(body.data) > 5_000
    with pytest.raises(InputError) as caught:
        unpack_body(brotli.compress(bytes(200_000)), fields, 100_000)
    assert caught.value.code == "unpack_limit"
    with pytest.raises(InputError) as caught:
        unpack_body(b"\xff" * 90, fields, 100_000)
    assert caught.value.code == "unpack_broken"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("text/html", ("text/html", None)),
        ("text/html; charset=gbk, text/html", ("text/html", "gbk")),
        ("text/html; charset=gbk, text/html; charset=big5", ("text/html", "big5")),
        ("text/html;charset=gbk, x/x, text/html", ("text/html", None)),
        ("text/plain, text/html", ("text/html", None)),
        ("text/html, text/plain", ("text/plain", None)),
        ("text/html, */*", ("text/html", None)),
        ("text/html, html, ", ("text/html", None)),
        ('text/html; x="a,b"; charset="utf-8"', ("text/html", "utf-8")),
        ("html", ("", None)),
        ("", ("", None)),
    ],
)
def test_several_types_are_read_as_browsers_do(value: str, found: tuple[str, str | None]) -> None:
    """The cases of the Fetch standard, "extract a MIME type", among them."""
    assert extract_media_type(value) == found
