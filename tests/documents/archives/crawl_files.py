"""Crawls in memory, for tests."""

from newsclean.documents import Entry, Selection, iter_entries

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


def saved_as(
    sort: str, address: str, data: bytes = PAGE, kind: str = "text/html", **more: str
) -> bytes:
    """A record that holds a document without a server's words."""
    fields = {
        "WARC-Type": sort,
        "WARC-Record-ID": f"<urn:uuid:{address[-4:]}>",
        "WARC-Date": "2024-05-17T08:30:00Z",
        "WARC-Target-URI": address,
        **({"Content-Type": kind} if kind else {}),
        "Content-Length": str(len(data)),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + data + b"\r\n\r\n"


def arc_record(
    address: str, page: bytes = PAGE, kind: str = "text/html", second: str = ""
) -> bytes:
    """A record of an ARC file; `second` is what version 2 has more."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    line = f"{address} 10.0.0.1 20240517083000 {kind} {second}{len(block)}\n"
    return line.encode() + block + b"\n"


ARC_HEAD = b"1 0 Tester\nURL IP-address Archive-date Content-type Archive-length\n"
ARC_OPENING = b"filedesc://c.arc 0.0.0.0 20240517083000 text/plain %d\n%b\n" % (
    len(ARC_HEAD),
    ARC_HEAD,
)


def reasons(every: list[Entry]) -> list[str]:
    """Why entries were left out."""
    return [e.reason for e in every if e.skipped]


def warned(every: list[Entry]) -> list[tuple[str, list[str]]]:
    """The end of the source of each page, with the codes of its warnings."""
    pages = [e for e in every if not e.skipped and not e.failure]
    return [(e.source[-4:], [caution.code for caution in e.cautions]) for e in pages]
