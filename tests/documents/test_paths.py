"""`documents.paths`: lists, globs, and a place for each path in the output."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsclean.documents import read
from tests.documents.entries import PAGE, failed, found, pages


def test_lists(tree: Callable[..., None]) -> None:
    tree("a.html", "in/b.html", "in/c.html", "new\nline.html")
    Path("list.txt").write_bytes(b"\xef\xbb\xbfa.html\r\n\nin\nnone.html")
    assert pages("@list.txt") == ["a.html", "in/b.html", "in/c.html"]
    assert failed("@list.txt", "@gone") == {"none.html": "not_found", "@gone": "not_found"}
    Path("list0").write_bytes(b"new\nline.html\0\0a.html")
    assert pages("@list0", null=True) == ["new\nline.html", "a.html"]


def test_a_list_that_is_none_costs_little(tree: Callable[..., None]) -> None:
    tree("list", data=b"a.html\0none.html\n" + b"\xff" * 5_000_000)
    for null in False, True:
        *_, last = found("@list", null=null)
        assert last.source == "@list"
        assert last.failure
        assert "too long" in last.failure.message


def test_standard_input_is_a_list_or_a_page(
    tree: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree("a.html")

    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data), closed=False))

    give(b"a.html\nnone.html\n")
    assert [e.source for e in found("@-")] == ["a.html", "none.html"]
    give(PAGE)
    (entry,) = found("-")
    assert (entry.source, entry.name, read(entry, 1_000)) == ("-", "stdin", PAGE)
    give(PAGE)
    assert failed("-", max_bytes=3) == {"-": "too_large"}
    monkeypatch.setattr(sys, "stdin", None)
    assert failed("-", "@-") == {"-": "not_found", "@-": "not_found"}


def test_globs(tree: Callable[..., None]) -> None:
    tree("in/a/x.html", "in/b/x.html", "in/b/y.txt", "in/.h/x.html", "in/b/z/x.html", "in/[1].html")
    assert pages("in/*/x.html") == ["in/a/x.html", "in/b/x.html"]
    assert pages("in/**/x.html") == ["in/a/x.html", "in/b/x.html", "in/b/z/x.html"]
    assert pages("in/b*") == ["in/b/x.html", "in/b/y.txt", "in/b/z/x.html"]
    assert pages("in/[1].html") == ["in/[1].html"]
    assert pages("in/.h/*") == ["in/.h/x.html"]
    assert failed("in/*.pdf") == {"in/*.pdf": "not_found"}


def test_a_glob_does_not_follow_links(tree: Callable[..., None]) -> None:
    tree("in/a/x.html")
    os.symlink("..", "in/a/up")
    assert pages("in/**/x.html") == ["in/a/x.html"]


def test_several_paths_keep_their_own_places(tree: Callable[..., None]) -> None:
    tree("a/x.html", "b/x.html", "x.html")
    root = os.getcwd()
    names = [e.name for e in found("a", "b/", "./x.html", "a/x.html", "a", f"{root}/b", "../none")]
    assert names[:3] == ["a/x.html", "b/x.html", "x.html"]
    assert names[3:5] == ["a/x.html%#4", "a%#5/x.html"]
    assert len(set(names)) == len(names) == 7
