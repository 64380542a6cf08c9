"""Crawls in memory, for tests."""

import pytest

from newsclean.documents import Entry, Selection, iter_entries

pytest.importorskip("fastwarc")


PAGE = b"<html><head><title>Bridge</title></head><body><p>The bridge was opened.</p></body></html>"
MAX = Selection(max_bytes=100_000)


def record(
    number: int,
    page: bytes = PAGE,
    *heads: str,
    sort: str = "response",
    status: str = "200 OK",
) -> bytes:
    """A record of a crawl; its heads are those of the server."""
    lines = heads or ("Content-Type: text/html; charset=utf-8",)
    http = f"HTTP/1.1 {status}\r\n" + "".join(f"{line}\r\n" for line in lines) + "\r\n"
    block = http.encode() + page if sort != "warcinfo" else b"software: none\r\n"
    head = (
        f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Record-ID: <urn:uuid:{number:04}>\r\n"
        f"WARC-Date: 2024-05-17T08:30:{number % 60:02}Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype={sort}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def found(name: str, selection: Selection = MAX) -> list[Entry]:
    """All entries of a crawl."""
    return list(iter_entries([name], selection))


def codes(every: list[Entry]) -> list[tuple[str, str]]:
    """The sources and codes of the errors."""
    return [(e.source, e.failure.code) for e in every if e.failure]
