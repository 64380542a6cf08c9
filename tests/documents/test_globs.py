"""`documents.globs`: which names are pages."""

from collections.abc import Callable

import pytest

from newsclean.documents.globs import is_glob_match, may_lead_to_match
from tests.documents.entries import found, pages


def test_what_is_no_page_by_its_name_is_counted_as_skipped(tree: Callable[..., None]) -> None:
    tree(
        "in/a.html", "in/b.css", "in/c", "in/d.json", "in/e.csv", "in/f.html.gz", "in/g.html.zip.x"
    )
    assert [(e.source, e.skipped) for e in found("in")] == [
        ("in/a.html", False),
        ("in/b.css", True),
        ("in/c", True),
        ("in/d.json", True),
        ("in/e.csv", True),
        ("in/f.html.gz", False),
        ("in/g.html.zip.x", True),
    ]


def test_include_and_exclude(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.php", "in/x/c.html", "in/x/d.php", "in/y/z/e.html")
    assert pages("in", include=("*.php",)) == ["in/b.php", "in/x/d.php"]
    assert pages("in", include=("x/*",)) == ["in/x/c.html", "in/x/d.php"]
    assert pages("in", include=("**/e.*", "a.html")) == ["in/a.html", "in/y/z/e.html"]
    assert pages("in", exclude=("*.php", "y/**")) == ["in/a.html", "in/x/c.html"]
    assert pages("in", include=("*",), exclude=("[ax]*",)) == ["in/b.php", "in/y/z/e.html"]
    assert pages("in", exclude=("x", "y/z")) == ["in/a.html"]


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("*.html", "a/b.html", True),
        ("*.html", "a.html/b", False),
        ("a/*.html", "a/b/c.html", False),
        ("a/**", "a/b/c", True),
        ("**", "a/b", True),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/c/d/b", True),
        ("**/a/**/b/**", "x/a/y/a/b/z", True),
        ("./a/?.html", "a/b.html", True),
        ("a/[!b].html", "a/b.html", False),
        ("新*/*", "新闻/a", True),
    ],
)
def test_what_fits_a_glob(glob: str, path: str, fits: bool) -> None:  # noqa: FBT001 - a table
    assert is_glob_match(path, glob) == fits


def test_no_glob_takes_long() -> None:
    assert not is_glob_match("/".join("a" * 200), "/".join(["**", "a"] * 60) + "/b")
    assert not may_lead_to_match("b", "a/**")
