"""What a file is, by its first bytes, its shape and its name; and what only looks like a container."""

import gzip
import io
import pickle
from collections import OrderedDict

import pytest

from newsclean.documents.formats.detect import (
    HEAD_BYTES,
    detect_format,
    make_refusal,
    read_head,
    refuse_container,
)
from newsclean.documents.formats.known import FORMATS, MAGIC, find_format_by_name
from newsclean.errors import InputError

SHAPES = {
    "JSON": [
        b'{"url": "https://news.example/a", "html": "<p>"}\n',
        b'[\n  {\n    "html": "<p>"}]',
        b'[["url", "html"], ["https://news.example/", "<p>"]]',
        b"[]",
        b'\xef\xbb\xbf {"a": 1}',
        '{"网页": "x"}'.encode("utf-16"),
        b"{}",
    ],
    "HAR": [b'{"log": {"version": "1.2", "creator": {}}}'],
    "mailbox": [
        b"From a@news.example Fri May 17 08:30:12 2024\nSubject: News\n\nThe harbour\n",
    ],
    "feed": [
        b"<?xml version='1.0'?>\n<!-- made by -->\n<rss version='2.0'><channel>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'>",
        b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>",
    ],
    "sitemap": [b"<?xml version='1.0'?><urlset>", b"<sitemapindex>"],
    "OPML": [b"<?xml version='1.0'?><opml version='2.0'>"],
    "wiki": [b"<mediawiki xmlns='x'>"],
    "CSV": [
        b'id,url,html\n1,https://news.example/,"<p>"\n',
        b"url;content\na;b\n",
        b'id,url,html\r1,https://news.example/,"<p>"\r',
        b"sep=;\r\na;b\r\n",
        b'id,html,url\n1,"<p>a, b, c, d, e',
        b"id\turl\thtml\n1\ta\t<p>\\n<b>\n",
        'id,html\n1,"<p>"\n'.encode("utf-16-le"),
        'id,html\n1,"<p>"\n'.encode("utf-16-be"),
        "编号,网址,网页\n1,a,b\n".encode(),
        '标题,正文,发布时间\n隧道,"<p>",2024\n'.encode("gb18030"),
        "標題,内容,网址\na,b,c\n".encode("gb18030"),
        b'k0,https://news.example/zh.html,"<!DOCTYPE html>\n<html>\n',
        b'"<html lang=""zh"">",k0\n',
    ],
    "pickle": [
        *(pickle.dumps([{"html": "<p>"}], protocol) for protocol in range(6)),
        *(pickle.dumps({"html": ["<p>"]}, protocol) for protocol in range(6)),
        *(pickle.dumps(OrderedDict(html="<p>"), protocol) for protocol in range(6)),
    ],
    "dump of a database": [b"-- MySQL dump 10.13  Distrib\n", b"--\n-- PostgreSQL database dump\n"],
}
PAGES = [
    b"",
    b"<!DOCTYPE html><html><body><p>rss</p>",
    b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>",
    b"<p>From a to b</p>",
    b"[1]Home [2]News\n\nThe harbour opened.",
    b"[logo.png] The Harbour Post",
    b"[] is an empty list in JSON.",
    b'{"a": 1} is how JSON looks, and {} is empty.\n\nThe council',
    b'["a", "b"] are two letters',
    b"{sic} the word of the year",
    b"From the harbour: 2024 was a good year.\nThe ships came in.",
    b"From our correspondent 2024\nBy: Jane Miller\n\nThe harbour",
    b"text, html, url: what do they mean?",
    b"Harbour, content with its new tunnel, opens\nBy Jane Miller\n",
    "新闻网 > 正文\n\n海港隧道通车".encode("gb18030"),
    "首页 | 正文 | 链接\n\n海港隧道通车\n".encode(),
    "网址,正文,标题 都要写\n海港隧道,昨日通车\n".encode("gb18030"),
    b"url, text, title\nThese are the three things.\n",
    b"(lp records were rare)\n",
    b"contact\nhome\nnews\n",
    b"-- a dash\nThe harbour\n",
    b"The spec says: use, <html> and body\n",
    b"sep= is a line for Excel\n",
    b"ORC and Avro are formats\n",
]


@pytest.mark.parametrize(("name", "head"), [(n, h) for n, many in SHAPES.items() for h in many])
def test_a_shape_is_known(name: str, head: bytes) -> None:
    found = detect_format(head)
    assert found
    assert name in found.about


@pytest.mark.parametrize("head", PAGES)
def test_a_page_stays_a_page(head: bytes) -> None:
    assert detect_format(head) is None
    refuse_container(head)


@pytest.mark.parametrize(("at", "magic", "known"), MAGIC, ids=range(len(MAGIC)))
def test_first_bytes_decide(at: int, magic: bytes, known: object) -> None:
    head = bytes(at) + magic
    assert detect_format(head, "page.html") is known
    assert detect_format(b" " + head) is not known
    with pytest.raises(InputError) as caught:
        refuse_container(head)
    assert caught.value.code == "container"


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.about)
def test_a_refusal_says_what_to_do(known: object) -> None:
    found = next(one for one in FORMATS if one is known)
    what, _, advice = str(make_refusal(found)).partition("; ")
    assert what.startswith("is ")
    assert advice
    assert bool(found.reader) is ("give the file itself" in advice)


def test_the_name_decides_where_bytes_and_shape_do_not() -> None:
    assert detect_format(b"no crawl", "c.warc.gz") is find_format_by_name("c.warc")
    assert detect_format(b"<html>", "c.warc") is None
    assert detect_format(b"\xef\xbb\xbf<!-- saved -->\n<!doctype html>", "rows.csv") is None


def test_a_packed_file_is_known_by_what_is_in_it() -> None:
    whole = gzip.compress(b"WARC/1.1\r\n" * 100)
    for packed in whole, whole[:-9], whole[:40]:
        found = detect_format(read_head(io.BytesIO(packed)))
        assert found is find_format_by_name("c.warc")
    assert len(read_head(io.BytesIO(gzip.compress(bytes(10**6))))) == HEAD_BYTES


@pytest.mark.parametrize("head", [b"070701 Harbour tunnel opens\n", b"070707: Rain\n"])
def test_a_date_is_no_cpio_archive(head: bytes) -> None:
    assert detect_format(head) is None


def test_a_cpio_archive_is_known_by_its_first_number() -> None:
    found = detect_format(b"07070100A1B2C3000081A4" + b"0" * 88 + b"a.html")
    assert found is find_format_by_name("a.cpio")
