"""`documents.mirrors`: what HTTrack and ArchiveBox write into the folders of pages."""

import json
from collections.abc import Callable

import pytest

from newsclean.documents.companions import OTHER_COPY, OWN_FILE
from newsclean.documents.entry import Entry
from tests.documents.entries import found, pages

HTTRACK_INDEX = (
    b"<html><head><title>Local index - HTTrack Website Copier</title>\n"
    b"<!-- Mirror and index made by HTTrack Website Copier/3.49-4 -->\n</head><body>"
)
MIRRORED = (
    b"<html>\n<!-- Mirrored from news.example/ by HTTrack Website Copier/3.x, "
    b"Fri, 17 May 2024 00:30:00 GMT -->\n<p>The bridge was opened on Monday."
)
SNAPSHOT = "in/archive/1716001200.0"
COPIES = (
    *("index.html", "singlefile.html", "output.html", "news.example/2024/a.html"),
    *("readability/content.html", "readability/content.txt", "mercury/content.html"),
    *("htmltotext.txt", "warc/1716001201.warc.gz", "news.example/frame.html"),
)
INDEX = {
    "url": "https://news.example/2024/a.html",
    "timestamp": "1716001200.0",
    "canonical": {"wget_path": "news.example/2024/a.html"},
    "history": {
        "singlefile": [{"start_ts": "2024-05-19T04:00:00+00:00", "status": "succeeded"}],
        "dom": [],
    },
}


def reasons(path: str) -> dict[str, str]:
    """Why each is left out that is."""
    return {e.source: e.reason for e in found(path) if e.skipped}


@pytest.mark.parametrize("beside", ["hts-log.txt", "hts-cache/new.txt", "backblue.gif"])
def test_httracks_own_index(tree: Callable[..., None], beside: str) -> None:
    tree(f"in/{beside}", "in/news.example/b.html")
    tree("in/index.html", data=HTTRACK_INDEX)
    assert pages("in") == ["in/news.example/b.html"]
    assert reasons("in")["in/index.html"] == OWN_FILE
    assert pages("in/index.html") == ["in/index.html"]  # named outright


def test_an_index_that_is_a_page(tree: Callable[..., None]) -> None:
    tree("mirror/hts-log.txt", "mirror/hts-cache/new.txt")
    tree("mirror/index.html", "mirror/news.example/index.html", data=MIRRORED)
    assert pages("mirror") == ["mirror/index.html", "mirror/news.example/index.html"]
    tree("other/index.html", data=HTTRACK_INDEX)
    assert pages("other") == ["other/index.html"]  # nothing of HTTrack's stands beside it


def snapshot(tree: Callable[..., None], *names: str, index: object) -> Entry:
    """The one page of a snapshot."""
    tree(*(f"{SNAPSHOT}/{name}" for name in names))
    tree(f"{SNAPSHOT}/index.json", data=json.dumps(index).encode())
    (entry,) = [e for e in found("in") if not e.skipped]
    return entry


def test_a_page_in_many_copies(tree: Callable[..., None]) -> None:
    entry = snapshot(tree, *COPIES, index=INDEX)
    assert entry.source == f"{SNAPSHOT}/singlefile.html"
    assert (entry.url, entry.crawled) == (INDEX["url"], "2024-05-19T04:00:00+00:00")
    left_out = reasons("in")
    assert len(left_out) == len(COPIES)
    assert {source for source in left_out if left_out[source] != OTHER_COPY} == {
        f"{SNAPSHOT}/index.json"
    }


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (("output.html", "news.example/a.html", "index.html"), "output.html"),
        (("dom/output.html", "mercury/content.html"), "dom/output.html"),
        (("news.example/2024/a.html", "readability/content.html"), "news.example/2024/a.html"),
        (("news.example/b.html", "mercury/content.html"), "news.example/b.html"),
        (("mercury/content.html", "readability/content.html"), "readability/content.html"),
    ],
)
def test_which_copy_is_read(tree: Callable[..., None], names: tuple[str, ...], best: str) -> None:
    tree(f"{SNAPSHOT}/singlefile.html", data=b"")  # its program failed
    entry = snapshot(tree, *names, index=INDEX)
    assert entry.source == f"{SNAPSHOT}/{best}"
    assert entry.crawled == "2024-05-18T03:00:00+00:00"
    assert pages(SNAPSHOT) == [entry.source]


def test_the_copy_that_is_asked_for(tree: Callable[..., None]) -> None:
    snapshot(tree, *COPIES, index=INDEX)
    assert pages("in", include=("output.html",)) == [f"{SNAPSHOT}/output.html"]
    assert pages("in", exclude=("singlefile.html",)) == [f"{SNAPSHOT}/output.html"]


@pytest.mark.parametrize(
    "index",
    [
        {},
        [],
        {"url": 7, "canonical": [], "history": {"singlefile": "x"}},
        {"url": "javascript:1", "canonical": {"wget_path": "../../../secret.html"}},
        {"history": {"singlefile": [{"start_ts": 17}]}},
    ],
)
def test_an_index_that_says_nothing(tree: Callable[..., None], index: object) -> None:
    entry = snapshot(tree, "singlefile.html", index=index)
    assert (entry.url, entry.crawled) == (None, "2024-05-18T03:00:00+00:00")


def test_an_index_that_is_damaged(tree: Callable[..., None]) -> None:
    for data in (b"", b"[" * 100_000, b'{"url":', b"\xff\xfe"):
        tree(f"{SNAPSHOT}/singlefile.html", f"{SNAPSHOT}/index.html")
        tree(f"{SNAPSHOT}/index.json", data=data)
        assert pages("in") == [f"{SNAPSHOT}/singlefile.html"]


def test_folders_that_are_only_like_a_snapshot(tree: Callable[..., None]) -> None:
    for folder in ("in/2024", "in/1716001200-x", "in/archive"):
        tree(f"{folder}/singlefile.html", f"{folder}/output.html", f"{folder}/index.json")
    tree("in/1716001200/singlefile.html", "in/1716001200/output.html")  # no index.json
    tree("in/1716001300/a.html", "in/1716001300/b.html", "in/1716001300/index.json")
    assert len(pages("in")) == 10
    tree("in/1716001300/singlefile.html")
    assert len(pages("in")) == 11  # no copy is called a.html


def test_the_list_of_all_snapshots(tree: Callable[..., None]) -> None:
    tree("in/ArchiveBox.conf", "in/index.html", "in/a.html")
    assert pages("in") == ["in/a.html"]
