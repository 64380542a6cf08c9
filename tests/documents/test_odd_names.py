"""`documents.odd_names`: pages whose names do not end as those of pages do."""

import builtins
import codecs
import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.documents import Selection, iter_entries
from newsclean.documents.files import NO_PAGE_NAME, is_read_in_folder
from newsclean.documents.odd_names import is_odd_name
from tests.documents.entries import PAGE, failed, found, pages

HTML = b'<!DOCTYPE html>\n<html lang="en"><head><title>A</title></head>' + PAGE
MAIL = (
    b"Return-Path: <news@paper.example>\nFrom: news@paper.example\nTo: a@reader.example\n"
    b"Subject: A bridge\nMessage-ID: <1@paper.example>\nMIME-Version: 1.0\n"
    b"Content-Type: text/html\n\n" + PAGE
)
ODD = (
    *("a.php?id=12", "show.aspx", "e.asp", "read.jsp", "news.do", "2024.cms", "a.html.1", "k.md"),
    *("story.html?from=rss", "story.html;jsessionid=1", "index.html@id=3", "plain", "f.xml"),
    *("g.html~", "h.html.bak", "i.html.part", "j.html.crdownload", "c.Html5", "a.php?img=x.png"),
    *("c1002-40237.shtml.1", "article.asp?id=1&x=2", "a.cgi", "新闻.jhtml", "page.cfm"),
)


def notices(*paths: str) -> list[str]:
    """What a run says."""
    said: list[str] = []
    list(iter_entries(paths, Selection(), said.append))
    return said


@pytest.mark.parametrize("name", ODD)
def test_a_page_under_an_odd_name(tree: Callable[..., None], name: str) -> None:
    tree(f"in/{name}", data=HTML)
    assert pages("in") == [f"in/{name}"]
    assert is_read_in_folder(name, Selection())
    assert is_odd_name(name, Selection())
    tree(f"in/{name}")  # text, or a piece of a page, under the same name
    assert not pages("in")
    assert [e.reason for e in found("in")] == [NO_PAGE_NAME]


def test_it_is_said_once_a_folder(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.php?id=1", "in/x/c.php?id=2", "in/d.png", "in/e", data=HTML)
    tree("in/notes.md", "in/Makefile")
    (said,) = notices("in")
    assert said == (
        "in: 3 files without the ending of a page begin as HTML does and are read, "
        "such as b.php?id=1; --exclude leaves them out"
    )
    tree("other/a.html", "other/b.txt", data=HTML)
    assert not notices("other")
    tree("one/\x1b[31m", data=HTML)
    (said,) = notices("one")
    assert said.isprintable()
    assert ": 1 file without" in said


def test_globs_decide_where_they_are_given(tree: Callable[..., None]) -> None:
    tree("in/a.php", "in/b.html", "in/c.asp", data=HTML)
    assert pages("in", include=("*.html",)) == ["in/b.html"]
    assert pages("in", include=("*.php",)) == ["in/a.php"]
    assert pages("in", exclude=("*.php",)) == ["in/b.html", "in/c.asp"]
    assert not is_read_in_folder("a.php", Selection(include=("*.html",)))


@pytest.mark.parametrize(
    "data",
    [
        *(codecs.BOM_UTF8 + HTML, b"\r\n\n  " + HTML, HTML.lower(), HTML.upper(), b"<HTML>x"),
        codecs.BOM_UTF16_LE + HTML.decode().encode("utf-16-le"),
        *(HTML.decode().encode("utf-16-be"), HTML.decode().encode("utf-16-le")),
        *(b"<!-- saved from url=(0020)https://a.example/ -->\n" + HTML, gzip.compress(HTML)),
        b'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">',
        *(b"<head><title>A</title>", b"<meta charset=gbk><title>A"),
        HTML + b"<script type='text/template'>" + b" " * 500 + b"<% if (a) { %></script>",
    ],
)
def test_how_pages_begin(tree: Callable[..., None], data: bytes) -> None:
    tree("in/page", data=data)
    assert pages("in") == ["in/page"]


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"The <html> tag was opened.", b"<p>A</p>", b"# A\n<html>", b"<htmlx>", b"<header>"),
        *(b"<!DOCTYPE note><note>", b'<?xml version="1.0"?><rss><channel>', b"<svg>", b"<!--"),
        *(b"<?php echo 1 ?><html>", b"<html><?php echo $title; ?>", b"<html><title><%= a %>"),
        *(b"<html><?= $a ?>", b'<h1 align="center">newsclean</h1>', b"\x00\x05\x16\x07<html>"),
        *(b"<!--" * 4_000, b"<?xml " * 2_000, b" " * 20_000 + b"<html>"),
    ],
)
def test_what_does_not_begin_as_a_page(tree: Callable[..., None], data: bytes) -> None:
    tree("in/page", "in/page.php", data=data)
    assert not pages("in")
    assert not notices("in")


def test_what_is_known_to_be_no_page_is_never_opened(
    tree: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = "a.png", "b.CSS", "c.js?v=3", "d.json", "e.csv", "f.woff2", "g.mp4", "h.pdf", "i.gif.1"
    tree(*(f"in/{name}" for name in names), "in/k.css.gz", "in/l.js~", data=HTML)

    def refuse(path: str) -> object:
        raise AssertionError(path)

    monkeypatch.setattr("newsclean.documents.odd_names.open_regular", refuse)
    monkeypatch.setattr(builtins, "open", refuse)
    assert {e.reason for e in found("in")} == {NO_PAGE_NAME}


def test_many_documents_under_an_odd_name_stay_out(tree: Callable[..., None]) -> None:
    tree("in/crawl.1", data=b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")
    tree("in/rows", data=b'{"url": "https://a.example/", "html": "<p>"}\n')
    assert not pages("in")
    assert len(found("in")) == 2


@pytest.mark.parametrize(
    "name", ["cur/1716001200.M1P2.host:2,S", "new/1716001200.M1P2.host", "inbox/17", "x/a!2,"]
)
def test_the_mails_of_a_mail_folder(tree: Callable[..., None], name: str) -> None:
    tree(f"in/{name}", data=MAIL)
    assert pages("in") == [f"in/{name}"]
    assert not notices("in")  # mails are called so
    tree(f"in/{name}", data=HTML)
    assert not pages("in")


def test_a_mail_under_any_other_name_stays_out(tree: Callable[..., None]) -> None:
    tree("in/letter", "in/current/a", "in/renew", data=MAIL)
    assert not pages("in")


@pytest.mark.usefixtures("tree")
def test_odd_names_in_archives() -> None:
    members = {
        "a.php?id=1": HTML,
        "b.html": PAGE,
        "x/c": HTML,
        "LICENSE": PAGE,
        "d.png": HTML,
        "cur/1:2,S": MAIL,
        "rows": b'{"url": "https://a.example/", "html": "<p>"}\n',
    }
    with zipfile.ZipFile("z.zip", "w") as packed, tarfile.open("z.tar.gz", "w:gz") as tarred:
        for name, data in members.items():
            packed.writestr(name, data)
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tarred.addfile(info, io.BytesIO(data))
    for archive in ("z.zip", "z.tar.gz"):
        names = ("a.php?id=1", "b.html", "x/c", "cur/1:2,S")
        assert pages(archive) == [f"{archive}!{name}" for name in names]
        assert [e.reason for e in found(archive) if e.skipped] == [NO_PAGE_NAME] * 3
        (said,) = notices(archive)
        assert said.startswith(f"{archive}: 2 files without the ending of a page")
        assert len(pages(archive, include=("*.html",))) == 1


def test_damage_under_an_odd_name_that_shows_no_page(tree: Callable[..., None]) -> None:
    with zipfile.ZipFile("z.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("LICENSE", HTML * 40)
        packed.writestr("a.html", PAGE)
    data = bytearray(Path("z.zip").read_bytes())
    data[40:48] = b"\xff" * 8  # in the packed bytes of the first member
    tree("z.zip", data=bytes(data))
    assert pages("z.zip") == ["z.zip!a.html"]
    assert not failed("z.zip")


def test_links_and_pipes_are_errors_as_before(tree: Callable[..., None]) -> None:
    tree("in/a.php", data=HTML)
    os.symlink("a.php", "in/b.php")
    assert pages("in") == ["in/a.php"]
    assert pages("in", follow=True) == ["in/a.php", "in/b.php"]
