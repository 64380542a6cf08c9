"""`documents.folders`: in which order a folder is walked, and what is met there."""

import os
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.documents import iter_entries, read
from tests.documents.entries import PAGE, failed, found, pages


def test_a_folder_is_read_in_the_order_of_whole_paths(tree: Callable[..., None]) -> None:
    tree("in/a/x.html", "in/a.html", "in/a-b.htm", "in/Z.TXT", "in/新.html", "in/a/b/c.mhtml")
    expected = [
        "in/Z.TXT",
        "in/a-b.htm",
        "in/a.html",
        "in/a/b/c.mhtml",
        "in/a/x.html",
        "in/新.html",
    ]
    assert pages("in") == expected == sorted(expected, key=os.fsencode)
    assert [e.name for e in found("in")] == [name.removeprefix("in/") for name in expected]
    assert pages("in/") == expected


def test_links_are_errors_unless_followed(tree: Callable[..., None]) -> None:
    tree("in/a.html", "other/b.html")
    os.symlink("a.html", "in/link.html")
    os.symlink("../other", "in/more")
    os.symlink("nowhere", "in/gone.html")
    os.symlink("circle.html", "in/circle.html")
    os.symlink("..", "other/up")
    names = "in/circle.html", "in/gone.html", "in/link.html", "in/more"
    assert failed("in") == dict.fromkeys(names, "symlink")
    assert pages("in") == ["in/a.html"]
    assert pages("in", follow=True) == ["in/a.html", "in/link.html", "in/more/b.html"]
    assert failed("in", follow=True) == {
        "in/circle.html": "symlink",
        "in/gone.html": "not_found",
        "in/more/up/in": "symlink",
        "in/more/up/other": "symlink",
    }
    assert pages("in/link.html") == ["in/link.html"]  # named outright


def test_followed_links_never_lead_in_circles(tree: Callable[..., None]) -> None:
    for name in "abcd":
        tree(f"in/{name}/{name}.html")
        for other in "abcd":
            os.symlink(f"../{other}", f"in/{name}/to-{other}")
    assert len(pages("in", follow=True)) == 4  # by every way there are 24 times as many


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_what_is_no_file_is_an_error_at_once(tree: Callable[..., None]) -> None:
    tree("in/a.html")
    os.mkfifo("in/pipe.html")
    os.mkfifo("in/other")
    os.symlink(os.devnull, "in/null.html")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("in/sock.html")
        assert failed("in") == {
            "in/null.html": "symlink",
            "in/other": "not_regular",
            "in/pipe.html": "not_regular",
            "in/sock.html": "not_regular",
        }
        assert failed("in", follow=True)["in/null.html"] == "not_regular"


def test_a_folder_that_cannot_be_listed(
    tree: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree("in/a/x.html", "in/b/x.html")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("a/"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("newsclean.documents.folders.os.scandir", refuse)  # root may list all
    assert failed("in") == {"in/a": "permission"}
    assert pages("in") == ["in/b/x.html"]


def test_a_file_that_goes_while_the_folder_is_read(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.html", "in/c.html")
    every = iter_entries(["in"])
    assert next(every).source == "in/a.html"
    Path("in/b.html").unlink()
    rest = list(every)
    assert [e.source for e in rest] == ["in/b.html", "in/c.html"]
    assert rest[0].failure
    assert rest[0].failure.code == "not_found"


def test_the_own_output_is_never_read(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/out/a.html.txt", "in/log.txt")
    assert pages("in", avoid=("in/out", "./in/log.txt", "in/none")) == ["in/a.html"]


def test_names_that_are_no_utf_8(tree: Callable[..., None]) -> None:
    try:
        tree(b"in/caf\xe9.html")
    except OSError:
        pytest.skip("this system's names are UTF-8")
    (entry,) = found("in")
    assert (entry.source, entry.name) == (r"in/caf\xe9.html", "caf%E9.html")
    assert read(entry, 1_000) == PAGE


def test_a_large_folder_is_not_held_in_memory(tree: Callable[..., None]) -> None:
    """Only the names in the folders that are open, and those that were given are freed."""
    for folder in range(30):
        tree(*(f"in/{folder:02}/{'n' * 90}{i}.html" for i in range(40)))
    list(iter_entries(["in/00"]))  # what is loaded and compiled once is not counted
    tracemalloc.start()
    try:
        count = sum(1 for _ in iter_entries(["in"]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 1_200
    assert peak < 60_000  # all paths are 170,000


def test_fingerprints_change_with_the_file(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.html")
    os.utime("in/b.html", ns=(1, 1))
    before = [e.fingerprint for e in found("in")]
    assert [e.fingerprint for e in found("in")] == before
    tree("in/a.html", data=PAGE + b" ")
    os.utime("in/b.html", ns=(1, 2))
    after = [e.fingerprint for e in found("in")]
    assert not set(before) & set(after)
