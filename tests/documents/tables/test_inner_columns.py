"""Columns in objects, by their paths and by their usual names; the page column of each row."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from newsclean.documents import ColumnNames, Entry, Selection, iter_entries

Save = Callable[[str, bytes], str]
URL = "https://news.example/a"


@pytest.fixture
def read(saved: Save) -> Callable[..., list[Entry]]:
    """Reads rows, written as JSON Lines."""

    def read_rows(*rows: Any, **columns: str) -> list[Entry]:
        data = "".join(json.dumps(row) + "\n" for row in rows).encode()
        return list(iter_entries([saved("t", data)], Selection(columns=ColumnNames(**columns))))

    return read_rows


Read = Callable[..., list[Entry]]


def summarize(entry: Entry) -> tuple[str, str | None, str | None]:
    """Its page or the code of its error, its address, its id."""
    page = entry.failure.code if entry.failure else (entry.data or b"").decode()
    return page, entry.url, entry.source.partition("!")[2]


def test_a_column_is_named_by_its_path(read: Read) -> None:
    row = {"data": {"pages": [{"src": "<p>a"}, {"src": "<p>b"}], "at": {"url": URL}}, "html": "no"}
    (entry,) = read(row, html="data.pages.1.src", url="data.at.url")
    assert summarize(entry) == ("<p>b", URL, "1")
    for path in "data.pages.2.src", "data.pages.x.src", "data.pages", "data.at.url.more":
        (entry,) = read(row, html=path)
        assert entry.failure, path


def test_a_name_with_a_dot_goes_before_a_path(read: Read) -> None:
    row = {"data": {"html": "<p>path"}, "data.html": "<p>name"}
    assert summarize(read(row, html="data.html")[0])[0] == "<p>name"


def test_each_row_is_looked_at_for_its_path(read: Read) -> None:
    rows = [{"data": {"x": 1}}, {"data": {"html": "<p>a"}}, {"data": None}, {"data": "<p>b"}]
    found = [summarize(entry)[0] for entry in read(*rows, html="data.html")]
    assert found == ["empty", "<p>a", "empty", "empty"]


@pytest.mark.parametrize(
    "row",
    [
        {"_id": "k", "_source": {"html": "<p>a", "url": URL}},
        {"uuid": "k", "response": {"body": "<p>a", "url": URL}, "request": {"url": "no"}},
        {"page": {"html": "<p>a", "url": URL, "id": "k"}, "id": "outer"},
        {"id": "k", "link": URL, "title": {"rendered": "T"}, "content": {"rendered": "<p>a"}},
        {"_id": {"$oid": "k"}, "url": URL, "html": "<p>a"},
        {"id": "k", "url": URL, "maintext": "<p>a", "title": "T"},
        {
            "content": "<p>a",
            "warc_headers": {"warc-target-uri": URL, "warc-record-id": "k"},
        },
    ],
)
def test_usual_names_one_level_down(row: dict[str, Any], read: Read) -> None:
    assert summarize(read(row)[0]) == ("<p>a", URL, "k")


def test_an_object_about_something_else_has_no_page(read: Read) -> None:
    (entry,) = read({"author": {"text": "<p>no", "url": URL, "id": "no"}, "html": "<p>a"})
    assert summarize(entry) == ("<p>a", None, "1")
    (entry,) = read({"author": {"text": "<p>no"}})
    assert summarize(entry)[0] == "not_found"


def test_the_first_page_column_with_a_text_is_read(read: Read) -> None:
    rows = [
        {"html": "", "text": "a"},
        {"html": "<p>b", "text": "no"},
        {"html": None, "text": "c"},
        {"html": " ", "content": {"x": 1}, "text": "d"},
        {"html": "", "text": None},
    ]
    assert [summarize(entry)[0] for entry in read(*rows)] == ["a", "<p>b", "c", "d", "empty"]
    assert summarize(read(rows[0], html="html")[0])[0] == "empty"


def test_a_truth_value_is_no_id(read: Read) -> None:
    rows = [{"id": value, "html": "a"} for value in (True, False, 0, 7, "x", {"a": 1})]
    found = [summarize(entry)[2] for entry in read(*rows)]
    assert found == ["1", "2", "0", "7", "x", "6"]


def test_parquet_has_usual_names_one_level_down(saved: Save) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    rows = [{"_id": "k", "_source": {"html": "<p>a", "url": URL}}]
    parquet.write_table(arrow.Table.from_pylist(rows), file)
    (entry,) = iter_entries([saved("t.parquet", file.getvalue())])
    assert summarize(entry) == ("<p>a", URL, "k")


def test_a_row_with_many_objects_stays_small(read: Read) -> None:
    row = {f"o{n}": dict.fromkeys(map(str, range(100)), n) for n in range(100)}
    assert summarize(read({**row, "html": "<p>a"})[0])[0] == "<p>a"
    row["last"] = {"html": "<p>b"}  # type: ignore[dict-item]  # a text among numbers
    assert summarize(read(row, html="last.html")[0])[0] == "<p>b"
