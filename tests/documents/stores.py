"""Every kind of file that holds many documents, made by the tools that make them, for tests.

`STORES` has a builder for each format that newsclean reads; each writes the same pages.
"""

import csv
import gzip
import io
import json
import os
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from tempfile import TemporaryDirectory

from tests.documents.messages_stores import MESSAGE_STORES

PAGES = {
    "harbour": "<html><head><title>Tunnel</title></head><body><p>The tunnel opened.</p></body></html>",
    "新闻": "<html><head><title>隧道</title></head><body><p>海港隧道于十七日通车。</p></body></html>",
}
ADDRESS = "https://news.example/"
SAVED = "2024-05-17T08:30:00Z"


def make_rows() -> list[dict[str, str]]:
    """The pages as rows of a table."""
    return [
        {"id": name, "url": f"{ADDRESS}{number}", "crawled": SAVED, "html": page}
        for number, (name, page) in enumerate(PAGES.items())
    ]


def make_zip() -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in PAGES.items():
            archive.writestr(f"{name}.html", page)
    return file.getvalue()


def make_tar() -> bytes:
    """A packed TAR archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, page in PAGES.items():
            info = tarfile.TarInfo(f"{name}.html")
            info.size = len(page.encode())
            archive.addfile(info, io.BytesIO(page.encode()))
    return file.getvalue()


def make_warc() -> bytes:
    """A crawl, each record packed by itself."""
    records: list[bytes] = []
    for row in make_rows():
        page = row["html"].encode()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:page:{len(records)}>\r\n"
            f"WARC-Date: {SAVED}\r\nWARC-Target-URI: {row['url']}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    return b"".join(records)


def make_wacz() -> bytes:
    """A crawl in its own archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
        archive.writestr("archive/data.warc.gz", make_warc())
    return file.getvalue()


def make_epub() -> bytes:
    """A book, a chapter a page."""
    file = io.BytesIO()
    items = "".join(
        f'<item id="c{at}" href="c{at}.xhtml" media-type="application/xhtml+xml"/>'
        for at, _ in enumerate(PAGES)
    )
    order = "".join(f'<itemref idref="c{at}"/>' for at, _ in enumerate(PAGES))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/container.xml",
            '<container><rootfiles><rootfile full-path="text/book.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "text/book.opf",
            f"<package><manifest>{items}</manifest><spine>{order}</spine></package>",
        )
        for at, page in enumerate(PAGES.values()):
            archive.writestr(f"text/c{at}.xhtml", page)
    return file.getvalue()


def make_maff() -> bytes:
    """Saved pages, each in a folder with its description."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for at, page in enumerate(PAGES.values()):
            archive.writestr(f"17160{at}/index.html", page)
            archive.writestr(
                f"17160{at}/index.rdf",
                f'<RDF:RDF><MAF:originalurl RDF:resource="{ADDRESS}{at}"/>'
                '<MAF:archivetime RDF:resource="Fri, 17 May 2024 08:30:00 GMT"/>'
                '<MAF:indexfilename RDF:resource="index.html"/></RDF:RDF>',
            )
    return file.getvalue()


def make_seven_zip() -> bytes:
    """A 7z archive."""
    import py7zr  # noqa: PLC0415 - an extra

    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w") as archive:
        for name, page in PAGES.items():
            archive.writestr(page, f"{name}.html")
    return file.getvalue()


def make_arc() -> bytes:
    """A crawl in the older form."""
    head = b"1 0 Tester\nURL IP-address Archive-date Content-type Archive-length\n"
    parts = [b"filedesc://c.arc 0.0.0.0 20240517083000 text/plain %d\n" % len(head), head, b"\n"]
    for row in make_rows():
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + row["html"].encode()
        line = f"{row['url']} 10.0.0.1 20240517083000 text/html {len(block)}\n"
        parts += [line.encode(), block, b"\n"]
    return b"".join(parts)


def make_json() -> bytes:
    """JSON Lines."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in make_rows())


def make_json_list() -> bytes:
    """A list in JSON, as two runs of Scrapy write it into one file."""
    return b"".join(b"[\n" + json.dumps([row])[1:-1].encode() + b"\n]" for row in make_rows())


def make_json_objects() -> bytes:
    """Objects over several lines, one behind another."""
    return "\n".join(json.dumps(row, indent=2) for row in make_rows()).encode()


def make_json_answer() -> bytes:
    """The answer of a service, with a list in an object."""
    return json.dumps({"status": "ok", "data": {"items": make_rows()}}).encode()


def make_csv() -> bytes:
    """A table as spreadsheets write it."""
    file = io.StringIO()
    rows = make_rows()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def make_parquet() -> bytes:
    """A Parquet table."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow.parquet import write_table  # noqa: PLC0415 - an extra

    file = io.BytesIO()
    write_table(pa.Table.from_pylist(make_rows()), file)
    return file.getvalue()


def make_arrow() -> bytes:
    """An Arrow file, which a Feather file is, too."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow.feather import write_feather  # noqa: PLC0415 - an extra

    file = io.BytesIO()
    write_feather(pa.Table.from_pylist(make_rows()), file)
    return file.getvalue()


def make_sqlite() -> bytes:
    """An SQLite database with one table."""
    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.db")
        with closing(sqlite3.connect(path)) as base:
            base.execute("CREATE TABLE pages (id, url, crawled, html)")
            rows = [tuple(row.values()) for row in make_rows()]
            base.executemany("INSERT INTO pages VALUES (?, ?, ?, ?)", rows)
            base.commit()
        with open(path, "rb") as file:
            return file.read()


def make_duckdb() -> bytes:
    """A DuckDB database with one table."""
    import duckdb  # noqa: PLC0415 - an extra

    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.duckdb")
        with closing(duckdb.connect(path)) as base:
            base.execute("CREATE TABLE pages (id TEXT, url TEXT, crawled TEXT, html TEXT)")
            rows = [list(row.values()) for row in make_rows()]
            base.executemany("INSERT INTO pages VALUES (?, ?, ?, ?)", rows)
        with open(path, "rb") as file:
            return file.read()


STORES: dict[str, Callable[[], bytes]] = {
    "pages.zip": make_zip,
    "pages.tar.gz": make_tar,
    "crawl.warc.gz": make_warc,
    "site.wacz": make_wacz,
    "crawl.arc": make_arc,
    "book.epub": make_epub,
    "pages.7z": make_seven_zip,
    "pages.maff": make_maff,
    "rows.jsonl": make_json,
    "list.json": make_json_list,
    "objects.json": make_json_objects,
    "answer.json": make_json_answer,
    "rows.csv": make_csv,
    "rows.parquet": make_parquet,
    **{name: partial(make, list(PAGES.values())) for name, make in MESSAGE_STORES.items()},
    "rows.feather": make_arrow,
    "rows.sqlite": make_sqlite,
    "rows.duckdb": make_duckdb,
}
"""The usual name of a file → what makes it."""
