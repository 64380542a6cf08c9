"""`documents.crawls.warcs`: which records are pages, and what the server and the crawler say of them."""

import gzip
import io
import sys
import zipfile
from collections.abc import Callable

import pytest

import newsclean
from newsclean.documents import Entry, build_page_settings, load
from newsclean.model import Settings
from tests.documents.archives.crawl_files import PAGE, codes, found, record


def test_a_page_brings_what_the_server_and_the_crawler_said(saved: Callable[..., str]) -> None:
    crawl = b"".join(map(record, range(2)))
    joined = b"".join(gzip.compress(record(number)) for number in range(2))
    for name, data in (
        ("c.warc", crawl),
        ("c.warc.gz", joined),
        ("whole.warc.gz", gzip.compress(crawl)),
    ):
        one, two = found(saved(name, data))
        assert one == Entry(
            f"{name}!urn:uuid:0000",
            f"{name}/urn%3Auuid%3A0000",
            one.fingerprint,
            data=PAGE,
            url="https://news.example/0",
            crawled="2024-05-17T08:30:00+00:00",
            transport="utf-8",
            kind="html",
        )
        assert one.fingerprint != two.fingerprint
        assert build_page_settings(load(two, 1_000), Settings()) == Settings(
            url="https://news.example/1",
            crawled="2024-05-17T08:30:01+00:00",
            transport="utf-8",
            input="html",
        )


def test_only_responses_of_html_are_pages(saved: Callable[..., str]) -> None:
    crawl = b"".join(
        (
            record(0, sort="warcinfo"),
            record(1, sort="request"),
            record(2, sort="metadata"),
            record(3, sort="revisit"),
            record(4, b"\x89PNG", "Content-Type: image/png"),
            record(5, b"{}", "Content-Type: application/json"),
            record(6, PAGE, status="404 Not Found"),
            record(7, PAGE, "Location: /1", status="301 Moved Permanently"),
            record(8, b"no html", "Server: none"),
            record(9, PAGE, "Server: none"),
            record(10, PAGE, "content-TYPE:  Application/XHTML+xml ;CharSet='GBK'"),
            record(11, PAGE).replace(b"HTTP/1.1 200 OK", b"dns answer xxxx"),
        )
    )
    every = found(saved("c.warc", crawl))
    assert [e.source[-2:] for e in every if not e.skipped] == ["09", "10"]
    assert [e.transport for e in every if not e.skipped] == [None, "GBK"]
    assert sum(e.skipped for e in every) == 10
    assert not codes(every)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_what_stands_before_the_break_is_read(
    pack: Callable[[bytes], bytes], saved: Callable[..., str]
) -> None:
    records = [pack(record(number)) for number in range(4)]
    ends = [sum(map(len, records[: number + 1])) for number in range(4)]
    whole = b"".join(records)
    name = "c.warc" if pack is bytes else "c.warc.gz"
    for cut in (*range(1, len(whole), 29), len(whole) - 2):
        every = found(saved(name, whole[:cut]))
        pages = [e.source for e in every if not e.failure and not e.skipped]
        complete = sum(end <= cut for end in ends)
        late = complete < 4 and cut >= ends[complete] - 10  # all but the record's own end is there
        assert len(pages) in {complete, complete + late}
        # Of a plain file whose last block is whole, only the line ends behind it are missing.
        sound = cut in ends or (pack is bytes and any(end - 4 <= cut < end for end in ends))
        assert codes(every) == [(name, "unpack_broken")] * (not sound)


def test_damage_ends_the_crawl_with_one_error(saved: Callable[..., str]) -> None:
    for damage in b"XXXX", b"\xff\xfe\0\0", b"WARC/9.9":
        crawl = record(1) + damage + record(2)[len(damage) :]
        every = found(saved("c.warc", crawl))
        assert [e.source for e in every if not e.failure] == ["c.warc!urn:uuid:0001"]
        assert codes(every) == [("c.warc", "unpack_broken")]
    assert codes(found(saved("c.warc", b"no crawl"))) == [("c.warc", "unpack_broken")]
    assert [e.source for e in found(saved("c.warc", PAGE))] == ["c.warc"]  # a page of that name
    assert found(saved("c.warc", b"")) == []


def test_records_of_one_name_stay_apart(saved: Callable[..., str]) -> None:
    crawl = record(1) + record(1).replace(b"opened", b"closed")
    one, two = found(saved("c.warc", crawl))
    assert (one.source, two.source) == ("c.warc!urn:uuid:0001", "c.warc!urn:uuid:0001#2")
    assert one.name != two.name


def test_a_wacz_file(saved: Callable[..., str]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/a.warc.gz", gzip.compress(record(1)))
        archive.writestr("archive/b.warc", record(2)[:-300])
        archive.writestr("archive/c.warc", record(3))
        archive.writestr("pages/pages.jsonl", "{}")
    every = found(saved("site.wacz", file.getvalue()))
    assert [e.source for e in every if e.data] == [
        "site.wacz!archive/a.warc.gz/urn:uuid:0001",
        "site.wacz!archive/c.warc/urn:uuid:0003",
    ]
    assert codes(every) == [("site.wacz!archive/b.warc", "unpack_broken")]
    cut = found(saved("cut.wacz", file.getvalue()[:-30]))
    assert codes(cut) == [
        ("cut.wacz!archive/b.warc", "unpack_broken"),
        ("cut.wacz", "unpack_broken"),
    ]
    assert sum(bool(entry.data) for entry in cut) == 2


def test_the_server_s_charset_is_a_vote(saved: Callable[..., str]) -> None:
    """The page has no label and is too short for the detector; the server knew it."""
    page = "<html><body><h1>Žluť</h1><p>Příliš žluťoučký kůň úpěl ďábelské ódy.</p></body></html>"
    data = record(1, page.encode("windows-1250"), "Content-Type: text/html; charset=windows-1250")
    (entry,) = found(saved("c.warc", data))
    article = newsclean.extract(entry.data or b"", settings=build_page_settings(entry, Settings()))
    assert article.title == "Žluť"
    assert article.url == "https://news.example/1"


def test_brotli_missing_costs_its_pages_only(
    saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    packed = record(1, b"\x0b", "Content-Type: text/html", "Content-Encoding: br")
    lost, kept = found(saved("c.warc", packed + record(2)))
    assert lost.failure
    assert lost.failure.message.endswith("try: python -m pip install 'newsclean[warc]'")
    assert kept.data == PAGE
