"""Crawls made to do harm, or broken: heads, lengths and packings that are not so."""

import gzip
import zipfile
from collections.abc import Callable

import pytest

from newsclean.documents import unpack as unpacking
from newsclean.documents.crawls import warcs
from tests.hostile.containers import (
    LIMIT,
    PAGES,
    list_found,
    make_record,
    make_zip,
    read_all,
)

Save = Callable[[str, bytes], str]
A, B, C = (make_record(name, page) for name, page in PAGES.items())
PAGE = PAGES["b.html"]
HTML = "Content-Type: text/html"
GZIPPED = f"{HTML}\r\nContent-Encoding: gzip"
ALL = ["urn:a.html", "urn:b.html", "urn:c.html"]
LIMITED = ["urn:a.html", "urn:b.html unpack_limit", "urn:c.html"]
LOST = ["urn:a.html", f"{len(A)} unpack_broken", "urn:c.html"]
MANY = [
    "urn:a.html",
    *(f"urn:b.html{f'#{n}' if n > 2 else ''}" for n in range(2, 3_002)),
    "urn:c.html",
]
CHUNKED = f"{HTML}\r\nTransfer-Encoding: chunked"


def b_with(page: bytes = PAGE, *fields: str, **heads: str) -> bytes:
    """A crawl of three pages, the second as it is told."""
    return A + make_record("b.html", page, *fields, **heads) + C


def gzip_times(count: int) -> bytes:
    """A page packed several times over."""
    data = PAGE
    for _ in range(count):
        data = gzip.compress(data)
    return data


# What the crawl does → its bytes, and what comes of it.
SITUATIONS: dict[str, tuple[bytes, list[str]]] = {
    "a line of a record's head of 2 MB": (b_with(X="y" * 2_000_000), LOST),
    "a record's head of 30,000 lines": (A + B.replace(b"WARC-Type", b"X: y\r\n" * 30_000 + b"WARC-Type", 1) + C, ALL),
    "a length of a million GB": (b_with(Content_Length=str(10**15)), ALL),
    "a length below zero": (b_with(Content_Length="-5"), ALL),
    "a length of fifty digits": (b_with(Content_Length="9" * 50), ALL),
    "a length in words": (b_with(Content_Length="many"), ALL),
    "a length that is too short": (b_with(Content_Length="90"), ALL),
    "a page over the limit": (b_with(b" " * 2 * LIMIT), ["urn:a.html", "urn:b.html too_large", "urn:c.html"]),
    "a body that unpacks to forty times the limit": (b_with(gzip.compress(b" " * 40 * LIMIT), GZIPPED), LIMITED),
    "a body that is packed twice, and says so": (b_with(gzip_times(2), f"{HTML}\r\nContent-Encoding: gzip, gzip"), ALL),
    "a body that is packed five times": (b_with(gzip_times(5), f"{HTML}\r\nContent-Encoding: {'gzip,' * 5}"), LIMITED),
    "a head that names ten thousand packings": (b_with(PAGE, f"{HTML}\r\nContent-Encoding: {'gzip,' * 10_000}"), LIMITED),
    "a packing that nobody knows": (b_with(PAGE, f"{HTML}\r\nContent-Encoding: x-harm"), ALL),
    "a chunk of 4 GB by its claim": (b_with(b"FFFFFFFF\r\n" + PAGE, CHUNKED), ALL),
    "a chunk with a size of twenty digits": (b_with(b"F" * 20 + b"\r\n" + PAGE, CHUNKED), ALL),
    "three thousand chunks of one byte": (b_with(b"1\r\nx\r\n" * 1_500 + b"0\r\n\r\n", CHUNKED), ALL),
    "ten thousand fields of one name": (b_with(PAGE, HTML, *["X: y"] * 9_000), ALL),
    "a charset that nobody knows": (b_with(PAGE, "Content-Type: text/html; charset=x-harm"), ALL),
    "a day that no calendar has": (b_with(WARC_Date="2024-02-31T99:99:99Z"), ALL),
    "an id of 5 KB": (b_with(WARC_Record_ID="<urn:b.html" + "b" * 5_000 + ">"), ["urn:a.html", "CUT", "urn:c.html"]),
    "two records of one id": (A + A + C, ["urn:a.html", "urn:a.html#2", "urn:c.html"]),
    "bytes between the records": (A + bytes(999) + C, LOST),
    "three thousand lengths that lie": (A + B.replace(b"Content-Length: ", b"Content-Length: 9") * 3_000 + C, MANY),
    "ten thousand line ends": (A + b"\r\n" * 10_000 + C, ["urn:a.html", "urn:c.html"]),
    "no crawl at all": (PAGE, [" unpack_broken"]),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_record_that_lies_costs_itself(situation: str, saved: Save) -> None:
    data, expected = SITUATIONS[situation]
    found = list_found(saved("t.warc", data))
    assert [name if len(name) < 4_000 else "CUT" for name in found] == expected


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "//news.example/a",
        "https:///a",
        "https://news.example/" + "a" * 5_000,
        "dns:news.example",
    ],
)
def test_an_address_that_is_none_of_the_web_is_left_out(address: str, saved: Save) -> None:
    record = make_record("b.html", PAGE, WARC_Target_URI=address)
    (page,) = read_all(saved("t.warc", record))
    assert (page.data, page.url) == (PAGE, None)


def test_a_crawl_in_a_crawl_file_that_unpacks_to_much_more_ends(
    saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 50 * LIMIT)
    monkeypatch.setattr(unpacking, "MAX_UNPACK_RATIO", 2)
    bomb = make_record("bomb", b" " * 200 * LIMIT)
    every = list_found(saved("t.warc.gz", gzip.compress(A + bomb * 9 + C)))
    assert every[0] == "urn:a.html"
    assert every[-1] == " unpack_limit"


def test_a_wacz_whose_members_hold_bombs_ends(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    """A packed crawl in a packed member: each ratio is believable, both together are not."""
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 50 * LIMIT)
    monkeypatch.setattr(unpacking, "MAX_UNPACK_RATIO", 40)
    bomb = gzip.compress(gzip.compress(make_record("bomb", b" " * 40 * LIMIT)))[
        :0
    ] or gzip.compress(make_record("bomb", b" " * 40 * LIMIT))
    crawls = {"archive/a.warc": A, **{f"archive/{n}.warc.gz": bomb for n in range(99)}}
    every = list_found(saved("t.wacz", make_zip(crawls, zipfile.ZIP_DEFLATED)))
    assert every[0] == "archive/a.warc/urn:a.html"
    assert every[-1] == " unpack_limit"
    assert len(every) < 60


def test_a_broken_crawl_in_a_wacz_costs_itself(saved: Save) -> None:
    crawls = {
        "archive/a.warc": A,
        "archive/b.warc.gz": gzip.compress(B)[:-20],
        "archive/c.warc": C[:-90],
        "archive/d.warc": PAGE,
        "archive/e.warc": b"",
        "archive/f.warc": C,
    }
    assert list_found(saved("t.wacz", make_zip(crawls))) == [
        "archive/a.warc/urn:a.html",
        "archive/b.warc.gz unpack_broken",
        "archive/c.warc unpack_broken",
        "archive/d.warc unpack_broken",
        "archive/f.warc/urn:c.html",
    ]


class PanicException(BaseException):
    """What Rust code raises for a bug: no `Exception`."""


def test_a_panic_of_rust_code_is_an_error_of_the_crawl(
    saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    def panic(*_: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(warcs, "make_record_entry", panic)
    assert list_found(saved("t.warc", A)) == [" unpack_broken"]
