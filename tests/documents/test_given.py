"""`documents.given`: paths of the command line that are named outright or are missing."""

from collections.abc import Callable

from newsclean.documents import read
from tests.documents.entries import PAGE, failed, found, pages


def test_what_is_named_outright_is_read_whatever_its_name(tree: Callable[..., None]) -> None:
    tree("a.php", "b")
    assert pages("a.php", "b", exclude=("*",)) == ["a.php", "b"]
    assert [read(entry, 1_000) for entry in found("a.php", "b")] == [PAGE, PAGE]


def test_missing_files_and_impossible_names(tree: Callable[..., None]) -> None:
    tree("a.html")
    assert failed("none.html", "a.html", "a\0b", "a.html/x", "") == {
        "none.html": "not_found",
        "a\0b": "not_found",
        "a.html/x": "not_found",
        "": "not_found",
    }
