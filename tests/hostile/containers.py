"""Small containers of every kind, made in memory, for what an attacker or a bad day does to them."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from newsclean.documents import Entry, Selection, iter_entries, load
from newsclean.errors import ERROR_CODES, InputError

LIMIT = 10_000
MAX = Selection(max_bytes=LIMIT)
PAGES = {f"{name}.html": f"<p>Page {name}: the bridge, 大桥.</p>".encode() * 9 for name in "abc"}
ROWS = [
    {"id": name, "url": f"https://news.example/{name}", "html": page.decode()}
    for name, page in PAGES.items()
]


def make_zip(pages: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in pages.items():
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return file.getvalue()


def make_tar(pages: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A TAR archive."""
    file = io.BytesIO()
    with tarfile.TarFile(fileobj=file, mode="w", format=form) as archive:
        for name, data in pages.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def make_record(name: str, page: bytes, *fields: str, **heads: str) -> bytes:
    """A response of a crawl; `fields` are lines of the server's head, `heads` of the record's."""
    http = "\r\n".join(("HTTP/1.1 200 OK", *(fields or ("Content-Type: text/html",)), "", ""))
    block = http.encode() + page
    lines = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:{name}>",
        "WARC-Target-URI": f"https://news.example/{name}",
        "Content-Length": str(len(block)),
        **{key.replace("_", "-"): value for key, value in heads.items()},
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in lines.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def make_warc(pages: dict[str, bytes]) -> bytes:
    """A crawl."""
    return b"".join(make_record(name, page) for name, page in pages.items())


def make_wacz(pages: dict[str, bytes]) -> bytes:
    """A WACZ file with a packed crawl for each page."""
    crawls = {f"archive/{n}.warc.gz": gzip.compress(make_record(n, p)) for n, p in pages.items()}
    return make_zip({"datapackage.json": b"{}", **crawls}, zipfile.ZIP_STORED)


def make_message(page: bytes, *heads: str, end: bytes = b"--x--\r\n") -> bytes:
    """A page with a picture as a browser saves it; `heads` are lines of the page's own head."""
    top = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    head = "\r\n".join(("--x", "Content-Type: text/html", *heads, "", ""))
    picture = b"\r\n--x\r\nContent-Type: image/png\r\n\r\npng\r\n"
    return top.encode() + head.encode() + page + picture + end


def make_json_lines(rows: list[dict[str, str]]) -> bytes:
    """Rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def make_csv(rows: list[dict[str, str]]) -> bytes:
    """Rows as CSV."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def make_parquet(rows: list[dict[str, str]], rows_in_group: int = 1) -> bytes:
    """Rows as Parquet."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(rows), file, row_group_size=rows_in_group)
    return file.getvalue()


# The name of a file → what makes it, with three pages in it.
CONTAINERS: dict[str, Callable[[], bytes]] = {
    "t.zip": lambda: make_zip(PAGES),
    "stored.zip": lambda: make_zip(PAGES, zipfile.ZIP_STORED),
    "bzip2.zip": lambda: make_zip(PAGES, zipfile.ZIP_BZIP2),
    "lzma.zip": lambda: make_zip(PAGES, zipfile.ZIP_LZMA),
    "t.tar": lambda: make_tar({"long/" * 30 + name: page for name, page in PAGES.items()}),
    "gnu.tar": lambda: make_tar(PAGES, tarfile.GNU_FORMAT),
    "t.tar.gz": lambda: gzip.compress(make_tar(PAGES), mtime=0),
    "t.tar.bz2": lambda: bz2.compress(make_tar(PAGES)),
    "t.tar.xz": lambda: lzma.compress(make_tar(PAGES)),
    "t.warc": lambda: make_warc(PAGES),
    "t.warc.gz": lambda: gzip.compress(make_warc(PAGES), mtime=0),
    "t.wacz": lambda: make_wacz(PAGES),
    "t.jsonl": lambda: make_json_lines(ROWS),
    "t.csv": lambda: make_csv(ROWS),
    "t.csv.gz": lambda: gzip.compress(make_csv(ROWS), mtime=0),
    "t.parquet": lambda: make_parquet(ROWS),
}


def read_all(name: str, selection: Selection = MAX) -> list[Entry]:
    """All entries of one container, checked for what must hold whatever it claims."""
    every = list(iter_entries([name], selection))
    for entry in every:
        assert len(entry.source) < 20_000
        assert entry.data is None or len(entry.data) <= selection.max_bytes
        assert entry.url is None or entry.url.lower().startswith(("http://", "https://"))
        if entry.failure:
            assert entry.failure.code in ERROR_CODES - {"internal"}, entry.failure
            assert entry.failure.message.isprintable()
            assert len(entry.failure.message) < 4_000
    for values in zip(*((e.source, e.name) for e in every if not e.skipped), strict=True):
        assert len(set(values)) == len(values)
    return every


def list_found(name: str, selection: Selection = MAX) -> list[str]:
    """What a container gave, in its order: the page's name in it, or name and code of an error."""
    return [
        entry.source.partition("!")[2] + (f" {entry.failure.code}" if entry.failure else "")
        for entry in read_all(name, selection)
        if not entry.skipped
    ]


def open_page(data: bytes, limit: int = LIMIT) -> Entry | str:
    """A single page unwrapped, or the code of its error."""
    try:
        return load(Entry("page", "page", data=data), limit)
    except InputError as error:
        assert str(error).isprintable()
        return error.code
