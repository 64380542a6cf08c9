"""Whether a folder, archives, crawls and tables of the same pages give the same articles.

    python -m benchmarks.same_articles ../shared/corpus/zh

CORPUS is a folder with `pages/*.html.gz`. The pages are packed into every kind of container that
newsclean reads, in a temporary folder, with made addresses and one crawl date; for the kinds that
cannot hold these, a sidecar tells them. Exit code 1 where an article differs from the folder's.
"""

import argparse
import gzip
import io
import json
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from newsclean.documents import Entry, Selection, build_page_settings, iter_entries, load
from newsclean.errors import NewscleanError
from newsclean.model import Settings
from newsclean.pipeline import extract

SAVED = "2024-05-17T08:30:00+00:00"
LIMIT = 20_000_000
Pages = dict[str, bytes]


def address(name: str) -> str:
    """An address made for a page."""
    return f"https://news.example/{name}"


def folder(pages: Pages, path: Path) -> None:
    """Pages as files, some of them deeper."""
    for number, (name, data) in enumerate(pages.items()):
        target = path / name if number % 2 else path / "deep" / "er" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def zip_file(pages: Pages, path: Path) -> None:
    """A ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pages.items():
            archive.writestr(name, data)


def tar_gz(pages: Pages, path: Path) -> None:
    """A packed TAR archive."""
    with tarfile.open(path, "w:gz") as archive:
        for name, data in pages.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def warc_gz(pages: Pages, path: Path) -> None:
    """A crawl; every other page came packed and in chunks."""
    with open(path, "wb") as file:
        for number, (name, data) in enumerate(pages.items()):
            heads = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
            body = data
            if number % 2:
                heads += "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
                packed = gzip.compress(data)
                body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
            block = heads.encode() + b"\r\n" + body
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:page:{name}>\r\n"
                f"WARC-Date: {SAVED[:19]}Z\r\nWARC-Target-URI: {address(name)}\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n"))


def wacz(pages: Pages, path: Path) -> None:
    """A crawl in its own archive."""
    inner = path.with_suffix(".warc.gz")
    warc_gz(pages, inner)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "archive/data.warc.gz")
    inner.unlink()


def packed(pages: Pages, path: Path) -> None:
    """Every page packed by itself."""
    path.mkdir()
    for name, data in pages.items():
        (path / f"{name}.gz").write_bytes(gzip.compress(data))


def parquet(pages: Pages, path: Path) -> None:
    """A table of bytes."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow.parquet import write_table  # noqa: PLC0415 - an extra

    rows = [
        {"id": name, "html": data, "url": address(name), "crawled": SAVED}
        for name, data in pages.items()
    ]
    write_table(pa.Table.from_pylist(rows), path)


KINDS: dict[str, Callable[[Pages, Path], None]] = {
    "folder": folder,
    "pages.zip": zip_file,
    "pages.tar.gz": tar_gz,
    "crawl.warc.gz": warc_gz,
    "crawl.wacz": wacz,
    "packed": packed,
    "pages.parquet": parquet,
}


def stem(entry: Entry) -> str:
    """Which page an entry is."""
    last = entry.source.rpartition("/")[2].rpartition("!")[2].rpartition(":")[2]
    return last.removesuffix(".gz")


def article(entry: Entry) -> str:
    """The article of an entry as text, or its error."""
    try:
        page = load(entry, LIMIT)
        return repr(extract(page.data or b"", settings=build_page_settings(page, Settings())))
    except NewscleanError as error:
        return f"{error.code}: {error}"


def articles(kind: str, pages: Pages, room: Path) -> tuple[dict[str, str], float]:
    """The articles of all pages in one kind of container, and the seconds of reading it alone."""
    KINDS[kind](pages, room / kind)
    with open(room / "sidecar.csv", "w", encoding="utf-8") as file:
        file.write("file,url,crawled\n")
        for name in pages:
            paths = name, f"deep/er/{name}", f"{name}.gz"
            file.writelines(f"{path},{address(name)},{SAVED}\n" for path in paths)
    selection = Selection(sidecar=str(room / "sidecar.csv"))
    started = time.process_time()
    every = list(iter_entries([str(room / kind)], selection))
    seconds = time.process_time() - started
    return {stem(entry): article(entry) for entry in every}, seconds


def main() -> int:
    """Compare all kinds with the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    if not corpus.is_dir():
        print(f"SKIPPED: no {corpus}, so nothing was compared")
        return 0
    pages = {
        path.name.removesuffix(".gz"): gzip.decompress(path.read_bytes())
        for path in sorted((corpus / "pages").glob("*.html.gz"))
    }
    failed = False
    with tempfile.TemporaryDirectory() as room:
        wanted, seconds = articles("folder", pages, Path(room))
        for kind in KINDS:
            got, seconds = (
                articles(kind, pages, Path(room)) if kind != "folder" else (wanted, seconds)
            )
            other = [name for name in pages if got.get(name) != wanted[name]]
            failed |= bool(other) or len(got) != len(pages)
            print(json.dumps({"kind": kind, "pages": len(got), "same": len(pages) - len(other),
                              "ms_a_page": round(1_000 * seconds / len(pages), 3),
                              "other": other[:5]}))  # fmt: skip
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
