"""`documents.feeds`: JSON Feed, notes of Evernote, and what is neither."""

import json
from collections.abc import Callable

import pytest

import newsclean
from newsclean.documents import load
from newsclean.documents.feeds.entry_page import SUMMARY_ONLY, make_paragraphs
from newsclean.documents.formats.detect import detect_format
from tests.documents.entries import failed, found
from tests.documents.packed_pages import LIMIT, TEXT

Tree = Callable[..., None]
STORY = "".join(f"<p>{TEXT} Part {i}.</p>" for i in range(4))
VERSION = "https://jsonfeed.org/version/1.1"


def make_json_feed(*items: object, **fields: object) -> bytes:
    """A JSON Feed of these items."""
    return json.dumps({"version": VERSION, "title": "Post", **fields, "items": items}).encode()


def article_of(path: str, at: int = 0) -> newsclean.Article:
    """The article of an entry."""
    entry = load(found(path)[at], LIMIT)
    settings = newsclean.Settings(url=entry.url, crawled=entry.crawled)
    return newsclean.extract(entry.data or b"", settings=settings)


def test_the_items_of_a_json_feed(tree: Tree) -> None:
    item = {
        "id": "1",
        "url": "https://post.example/a",
        "title": "Bridge opened",
        "content_html": STORY,
        "date_published": "2024-05-17T08:30:00+08:00",
        "authors": [{"name": "Jane Miller"}],
    }
    plain = {
        "id": 2,
        "title": "B",
        "content_text": f"{TEXT}\n\n{TEXT}",
        "author": {"name": "Tom Reed"},
    }
    tree(
        "a.json",
        data=make_json_feed(item, plain, {"id": 3, "summary": "No text"}, 4, language="en"),
    )
    first, second, third, _ = found("a.json")
    assert (first.source, first.url) == ("a.json!1", "https://post.example/a")
    assert (third.skipped, third.reason) == (True, SUMMARY_ONLY)
    article = article_of("a.json")
    assert (article.title, article.published) == ("Bridge opened", "2024-05-17T08:30:00+08:00")
    assert [author.name for author in article.authors] == ["Jane Miller"]
    assert (second.data or b"").decode().count("<p>") == 2
    assert b"Tom Reed" in (second.data or b"")


@pytest.mark.parametrize("items", [None, {}, "x", 3])
def test_a_json_feed_without_items_is_nothing(tree: Tree, items: object) -> None:
    tree("a", data=json.dumps({"version": VERSION, "items": items}).encode())
    assert found("a") == []


def test_a_json_feed_that_is_cut_off(tree: Tree) -> None:
    tree("a", data=make_json_feed({"content_html": STORY})[:-9])
    tree("b", data=make_json_feed()[:-3] + b"[" * 100_000)
    assert failed("a", "b") == {"a": "unpack_broken", "b": "unpack_broken"}


@pytest.mark.parametrize(
    ("head", "feed"),
    [
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', True),
        (b'{\n  "title": "x",\n  "version" : "https:\\/\\/jsonfeed.org\\/version\\/1.1"', True),
        (b'{"html": "version: https://jsonfeed.org/version/1"}', False),
        (b'{"version": "1.0"}', False),
        (b'A story about "version": "https://jsonfeed.org/version/1"', False),
    ],
)
def test_what_is_a_json_feed(head: bytes, *, feed: bool) -> None:
    shown = detect_format(head)
    assert ("JSON Feed" in shown.about if shown else False) is feed


def test_a_json_feed_names_authors_and_language_once(tree: Tree) -> None:
    feed = {"authors": [{"name": "Of the feed"}, 3], "language": "fr"}
    named = {
        "content_html": "<p>a",
        "author": {"name": "Own"},
        "external_url": "https://post.example/x",
    }
    tree("a", data=make_json_feed({"content_html": "<p>b"}, named, **feed))
    first, second = ((entry.data or b"").decode() for entry in found("a"))
    assert '<html lang="fr">' in first
    assert "Of the feed" in first
    assert "Of the feed" not in second
    assert found("a")[1].url == "https://post.example/x"


def test_plain_text_in_lines_or_in_paragraphs() -> None:
    assert make_paragraphs("One\nmore\n\nTwo").count("<p>") == 2
    assert make_paragraphs("One\nTwo\nThree").count("<p>") == 3


def make_enex(*notes: str, head: str = "") -> bytes:
    """An export of notes."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<en-export>{"".join(notes)}</en-export>'.encode()


def make_note(title: str = "Bridge opened", story: str = STORY, more: str = "") -> str:
    """A note that was clipped from a page, with a picture."""
    return (
        f"<note><title>{title}</title><content><![CDATA[<?xml version='1.0'?>"
        f"<!DOCTYPE en-note SYSTEM 'http://xml.notes.example/enml2.dtd'><en-note>{story}</en-note>]]>"
        "</content><created>20240518T030000Z</created><note-attributes><author>Jane Miller</author>"
        "<source-url>https://post.example/a</source-url></note-attributes>"
        f"<resource><data>{'QUJD' * 30_000}</data><resource-attributes><source-url>https://post.example/"
        f"picture.png</source-url></resource-attributes></resource>{more}</note>"
    )


DOCTYPE = '<!DOCTYPE en-export SYSTEM "http://xml.notes.example/export.dtd">'


def test_the_notes_of_an_export(tree: Tree) -> None:
    tree(
        "in/a.enex",
        data=make_enex(make_note(), make_note("Second"), make_note(story=""), head=DOCTYPE),
    )
    first, second, third = found("in")
    assert (first.source, first.url) == ("in/a.enex!1", "https://post.example/a")
    assert first.crawled == "2024-05-18T03:00:00+00:00"
    assert b"<h1>Second</h1>" in (second.data or b"")
    assert not third.failure
    article = article_of("in")
    assert (article.title, article.url) == ("Bridge opened", "https://post.example/a")
    assert "QUJD" not in article.text


def test_a_damaged_export_gives_the_notes_before_the_break(tree: Tree) -> None:
    whole = make_enex(make_note(), make_note())
    tree("cut", data=whole[:-500])
    assert [bool(entry.data) for entry in found("cut")] == [True, False]
    assert failed("cut") == {"cut": "unpack_broken"}


def test_an_export_that_is_made_to_do_harm(tree: Tree) -> None:
    bomb = '<!DOCTYPE en-export [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    tree("bomb", data=make_enex(make_note("&b;"), head=bomb))
    assert failed("bomb") == {"bomb": "unpack_broken"}
    tree("large", data=make_enex(make_note(story="x" * 3_000), make_note()))
    assert failed("large", max_bytes=2_000) == {"large!1": "too_large"}
