"""Which records of a crawl are documents, and why the others are none."""

import gzip
from collections.abc import Callable

import pytest

from tests.documents.archives.crawl_files import (
    ARC_OPENING,
    PAGE,
    arc_record,
    codes,
    found,
    reasons,
    record,
    saved_as,
    warned,
)

Save = Callable[..., str]
TEXT = b"The bridge was opened on Friday.\n"
SITE = "https://news.example/"
PICTURE = record(4, b"\x89PNG", "Content-Type: image/png")


def test_each_record_that_is_left_out_has_its_reason(saved: Save) -> None:
    parts = (
        record(0, sort="warcinfo"),
        record(1, sort="request"),
        record(2, sort="metadata"),
        record(3, sort="revisit"),
        PICTURE,
        record(6, PAGE, status="404 Not Found"),
        saved_as("resource", "metadata://gnu.org/software/wget/warc/wget.log", TEXT, "text/plain"),
        saved_as("resource", "urn:pageinfo:https://news.example/1", b"{}", "application/json"),
        saved_as("resource", f"{SITE}a.css", b"p {}", "text/css"),
        saved_as("continuation", f"{SITE}more"),
        record(9),
    )
    assert reasons(found(saved("c.warc", b"".join(parts)))) == [
        "a note of the crawler",
        "a request",
        "a note of the crawler",
        "a revisit (the page stands elsewhere)",
        "no HTML",
        "a redirection or error page",
        "a note of the crawler",
        "a note of the crawler",
        "no HTML",
        "a record of another type",
    ]


def test_pages_and_texts_without_a_server_s_words(saved: Save) -> None:
    parts = (
        saved_as("resource", f"{SITE}0001", kind="text/html; charset=gbk"),
        saved_as("resource", f"{SITE}0002", TEXT, "text/plain"),
        saved_as("resource", f"{SITE}0003", kind=""),
        saved_as("resource", f"{SITE}0004", TEXT, ""),
        saved_as("resource", f"onreadydom:{SITE}0005"),
        saved_as("conversion", f"{SITE}0006", TEXT, "text/plain"),
    )
    every = found(saved("c.warc.wet.gz", b"".join(map(gzip.compress, parts))))
    assert [(e.source[-4:], e.kind, e.transport) for e in every if not e.skipped] == [
        ("0001", "html", "gbk"),
        ("0002", "text", None),
        ("0003", "html", None),
        ("0005", "html", None),
        ("0006", "text", None),
    ]
    page = next(e for e in every if e.source.endswith("0005"))
    assert (page.url, page.crawled) == (f"{SITE}0005", "2024-05-17T08:30:00+00:00")
    assert reasons(every) == ["no HTML"]


@pytest.mark.parametrize("first", [True, False])
def test_the_text_of_a_page_that_is_there_is_no_document(*, first: bool, saved: Save) -> None:
    text = saved_as("resource", f"urn:text:{SITE}0001", TEXT, "text/plain")
    every = found(saved("c.warc", text + record(2) if first else record(2) + text))
    assert [e.source[-4:] for e in every if not e.skipped] == ["0002"]
    assert reasons(every) == ["the text of a page that the crawl holds"]


def test_texts_of_pages_that_stand_alone_are_read(saved: Save) -> None:
    texts = [saved_as("resource", f"urn:text:{SITE}000{n}", TEXT, "text/plain") for n in range(3)]
    every = found(saved("text.warc", record(9, sort="warcinfo") + b"".join(texts)))
    assert [(e.url, e.kind) for e in every if not e.skipped] == [
        (f"{SITE}000{n}", "text") for n in range(3)
    ]


def test_texts_before_a_break_are_read(saved: Save) -> None:
    text = saved_as("resource", f"urn:text:{SITE}0001", TEXT, "text/plain")
    every = found(saved("text.warc", text + record(2)[:-60]))
    assert [name for name, _ in warned(every)] == ["0001"]
    assert codes(every) == [("text.warc", "unpack_broken")]


def test_a_file_of_metadata_alone_says_what_it_is(saved: Save) -> None:
    notes = record(0, sort="warcinfo") + record(1, sort="metadata")
    every = found(saved("c.warc.wat", notes))
    assert codes(every) == [("c.warc.wat", "container")]
    assert "is a WAT file: metadata, no pages" in str(every[-1].failure)
    assert codes(found(saved("d.warc", notes + PICTURE))) == []
    assert codes(found(saved("e.warc", record(0, sort="warcinfo")))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"WARC/1.0", b"WARC/0.18"),
        (b"WARC/1.0", b"WARC/1.1"),
        (b"WARC-Type: response", b"warc-type:response"),
        (b"WARC-Type: response", b"WARC-Type:\r\n response"),
        (b"HTTP/1.1 200 OK", b"HTTP/2 200"),
        (b"\r\n", b"\n"),
        (b"WARC-Type: response\r\n", b""),
        (b"https://news.example/1", b"<https://news.example/1>"),
    ],
)
def test_other_ways_to_write_a_head(old: bytes, new: bytes, saved: Save) -> None:
    data = record(1).replace(old, new)
    head, _, block = data.partition(b"HTTP/")
    block = b"HTTP/" + block.rstrip(b"\r\n")
    length = b"Content-Length: %d" % len(block)
    head = b"".join(
        length + line[len(line.rstrip()) :] if line.startswith(b"Content-Length") else line
        for line in head.splitlines(keepends=True)
    )
    (page,) = found(saved("c.warc", head + block + b"\r\n\r\n"))
    assert (page.data, page.url, page.cautions) == (PAGE, "https://news.example/1", ())


def test_records_without_an_id_are_named_by_their_place(saved: Save) -> None:
    lines = [record(n).replace(b"WARC-Record-ID: <urn:uuid:%04d>\r\n" % n, b"") for n in range(2)]
    every = found(saved("c.warc", b"".join(lines)))
    assert [e.source for e in every] == ["c.warc!0", f"c.warc!{len(lines[0])}"]


def test_what_the_crawler_cut_has_a_warning(saved: Save) -> None:
    parts = [
        record(n).replace(b"WARC-Date", b"WARC-Truncated: %b\r\nWARC-Date" % why)
        for n, why in enumerate((b"length", b"time", b"disconnect", b"unspecified"))
    ]
    every = found(saved("c.warc", b"".join(parts) + record(4)))
    assert [names for _, names in warned(every)] == [["truncated"]] * 4 + [[]]
    assert every[1].cautions[0].detail == "the crawler cut the page (WARC-Truncated: time)"
    short = record(5, PAGE, "Content-Type: text/html", "Content-Length: 999")
    assert warned(found(saved("d.warc", short + record(6)))) == [
        ("0005", ["truncated"]),
        ("0006", []),
    ]


ARC_SECOND = "200 ABCDEF - 0 c.arc "


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("second", ["", ARC_SECOND], ids=["version 1", "version 2"])
def test_an_arc_file(pack: Callable[[bytes], bytes], second: str, saved: Save) -> None:
    parts = [
        ARC_OPENING,
        arc_record("http://news.example/a", second=second),
        arc_record("dns:news.example", b"x", "text/dns", second),
        arc_record("http://news.example/b", second=second),
    ]
    every = found(saved("c.arc.gz", b"".join(map(pack, parts))))
    assert [(e.data, e.url, e.crawled) for e in every if not e.skipped] == [
        (PAGE, "http://news.example/a", "2024-05-17T08:30:00+00:00"),
        (PAGE, "http://news.example/b", "2024-05-17T08:30:00+00:00"),
    ]
    assert reasons(every) == ["a note of the crawler", "no HTML"]


def test_damage_in_an_arc_file_costs_what_is_damaged(saved: Save) -> None:
    parts = [arc_record(f"http://news.example/{name}") for name in "abc"]
    broken = (
        ARC_OPENING + parts[0] + b"no line\n" + parts[1].replace(b"html 1", b"html 9") + parts[2]
    )
    every = found(saved("c.arc", broken))
    assert [e.url and e.url[-1] for e in every if e.data] == ["a", "b", "c"]
    assert codes(every) == []
    assert [name for _, name in warned(every)] == [["length_wrong"], ["length_wrong"], []]
