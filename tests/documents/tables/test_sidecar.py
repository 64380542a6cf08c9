"""`documents.tables.sidecar`: addresses and days of pages, and rows for none of them."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.documents import Selection, iter_entries
from newsclean.errors import InputError
from tests.documents.entries import found


def test_a_sidecar_tells_addresses_and_days(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/x/b.html", "in/x/a.html", "in/none.html")
    Path("meta.csv").write_text(
        "url,file,crawl_date\n"
        "https://news.example/a,a.html,20240517083000\n"
        "https://news.example/b,in/x/b.html,2024-05-18\n"
        ",in/none.html,soon\n",
        "utf-8",
    )
    known = {e.source: (e.url, e.crawled) for e in found("in", sidecar="meta.csv")}
    assert known == {
        "in/a.html": ("https://news.example/a", "2024-05-17T08:30:00+00:00"),
        "in/none.html": (None, None),
        "in/x/a.html": (None, None),  # not that of the other a.html
        "in/x/b.html": ("https://news.example/b", "2024-05-18"),
    }
    Path("in/meta.csv").write_text("name;url\nx/a.html;https://news.example/xa\n", "utf-8")
    (entry,) = found("in/x/a.html", sidecar="in/meta.csv")
    assert entry.url == "https://news.example/xa"


def test_rows_of_a_sidecar_that_name_no_page_are_told(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.xyz")
    names = ["in/a.html", "a.html", "z.html", "b.xyz", "z.html"]
    rows = "".join(f"{name},https://news.example/\n" for name in names)
    Path("meta.csv").write_text(f"file,url\n{rows}", "utf-8")
    told: list[str] = []
    assert (
        len(list(iter_entries(["in", "in/a.html"], Selection(sidecar="meta.csv"), told.append)))
        == 3
    )
    assert told == [
        "the sidecar meta.csv: 3 of its 4 files are not among the pages, a.html for one"
    ]
    told.clear()
    Path("meta.csv").write_text("file,url\na.html,https://news.example/\n", "utf-8")
    assert len(list(iter_entries(["in"], Selection(sidecar="meta.csv"), told.append))) == 2
    assert not told


@pytest.mark.parametrize("text", [None, "url,day\nx,y\n", "file,size\na,1\n"])
def test_a_sidecar_that_tells_nothing_stops_the_run(
    text: str | None, tree: Callable[..., None]
) -> None:
    tree("a.html")
    if text is not None:
        Path("meta.csv").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"sidecar meta\.csv") as caught:
        iter_entries(["a.html"], Selection(sidecar="meta.csv"))
    assert caught.value.code == "not_found"


def test_the_rows_of_a_sidecar_are_not_in_memory(tree: Callable[..., None]) -> None:
    tree("a.html")
    rows = "".join(f"{number}.html,https://news.example/{number}\n" for number in range(20_000))
    Path("meta.csv").write_text(f"file,url\n{rows}a.html,https://news.example/\n", "utf-8")
    selection = Selection(sidecar="meta.csv")
    list(iter_entries(["a.html"], selection))  # what is loaded once is not counted
    tracemalloc.start()
    try:
        (entry,) = iter_entries(["a.html"], selection)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert entry.url == "https://news.example/"
    assert peak < 2_000_000  # a dictionary of them takes 8,000,000


def test_the_last_of_several_rows_for_a_file_counts(tree: Callable[..., None]) -> None:
    tree("a.html")
    Path("meta.csv").write_text("file,url\na.html,https://1.example/\na.html,https://2.example/\n")
    told: list[str] = []
    (entry,) = iter_entries(["a.html"], Selection(sidecar="meta.csv"), told.append)
    assert entry.url == "https://2.example/"
    assert not told
