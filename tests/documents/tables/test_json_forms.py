"""JSON in every form that tools write rows in, whole and damaged."""

import codecs
import io
import json
from collections.abc import Callable
from itertools import takewhile
from typing import Any

import pytest

from newsclean.documents import ColumnNames, Entry, Selection, iter_entries
from newsclean.documents.json_rows.layout import find_layout
from newsclean.documents.json_rows.objects import ObjectSplitter, Place

Save = Callable[[str, bytes], str]
ROWS = [
    {
        "id": f"k{i}",
        "url": f"https://news.example/{i}",
        "crawled": "2024-05-17",
        "tags": [{"id": 1}, {"id": 2}],
        "html": f'<style>a {{ b: "c" }}</style><p class="x">大桥 {i} \\ [1]</p>\n',
    }
    for i in range(5)
]
PAGES = [str(row["html"]) for row in ROWS]


def found(name: str, **selection: Any) -> list[Entry]:
    """All entries of a file."""
    return list(iter_entries([name], Selection(**selection)))


def read_pages(entries: list[Entry]) -> list[str]:
    """The pages of entries, and the codes of errors."""
    return [e.failure.code if e.failure else (e.data or b"").decode() for e in entries]


def dump_scrapy(rows: list[Any]) -> str:
    """A list as Scrapy writes it."""
    return "[\n" + ",\n".join(map(json.dumps, rows)) + "\n]"


def wrap(inner: Any, **more: Any) -> str:
    """A list in an object, as services send it."""
    return json.dumps({"status": "ok", "page": 1, **more, **inner}, ensure_ascii=False)


LINES = "\n".join(map(json.dumps, ROWS))
HITS = [{"_index": "a", "_id": row["id"], "_source": row} for row in ROWS]
FORMS = {
    "lines": LINES + "\n",
    "lines without an end": LINES,
    "lines that end as on Windows": LINES.replace("\n", "\r\n"),
    "a list": json.dumps(ROWS),
    "a list in UTF-8": json.dumps(ROWS, ensure_ascii=False),
    "a pretty list": json.dumps(ROWS, indent=2),
    "a list of Scrapy": dump_scrapy(ROWS),
    "two runs of Scrapy": dump_scrapy(ROWS[:3]) + dump_scrapy(ROWS[3:]),
    "a list a line": json.dumps(ROWS[:3]) + "\n" + json.dumps(ROWS[3:]) + "\n",
    "a list in a list": json.dumps([ROWS[:2], ROWS[2:]]),
    "objects one behind another": "".join(map(json.dumps, ROWS)),
    "objects with commas": ", ".join(map(json.dumps, ROWS)),
    "pretty objects": "\n".join(json.dumps(row, indent=4) for row in ROWS),
    "pretty objects of jq": "\n".join(json.dumps(row, indent=2) for row in ROWS) + "\n",
    "an object with a list": wrap({"articles": ROWS}),
    "an object with a deeper list": wrap({"data": {"count": 5, "items": ROWS}}),
    "a pretty object with a list": json.dumps({"posts": ROWS, "total": 5}, indent=1),
    "a list behind other lists": wrap({"errors": [{"code": 1}], "posts": ROWS}),
    "an object with a list a line": wrap({"posts": ROWS[:3]}) + "\n" + wrap({"posts": ROWS[3:]}),
    "a list of objects with lists": json.dumps([{"posts": ROWS[:3]}, {"posts": ROWS[3:]}]),
    "hits": json.dumps({"took": 3, "hits": {"total": 5, "hits": HITS}}),
    "hits a line": "\n".join(map(json.dumps, HITS)),
}
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": codecs.BOM_UTF16_LE, "utf-16": b""}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_form_gives_the_same_pages(form: str, encoding: str, saved: Save) -> None:
    data = ENCODINGS[encoding] + FORMS[form].encode(encoding)
    for name in "rows.json", "page.html":
        entries = found(saved(name, data))
        assert read_pages(entries) == PAGES
        assert [e.source for e in entries] == [f"{name}!k{i}" for i in range(5)]
        assert [e.url for e in entries] == [row["url"] for row in ROWS]
        assert {e.crawled for e in entries} == {"2024-05-17"}


@pytest.mark.parametrize("size", [1, 7, 100])
@pytest.mark.parametrize("form", ["two runs of Scrapy", "pretty objects", "hits"])
def test_blocks_may_end_anywhere(
    form: str, size: int, saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsclean.documents.json_rows.objects.READ_BLOCK_BYTES", size)
    assert read_pages(found(saved("a.json", FORMS[form].encode()))) == PAGES


def test_one_object_is_one_page(saved: Save) -> None:
    for indent in None, 4:
        (entry,) = found(saved("a.json", json.dumps(ROWS[0], indent=indent).encode()))
        assert (entry.data or b"").decode() == PAGES[0]


# What happens to the bytes of the third row → what comes of it. The row has `"id": "k2"` first.
DAMAGE: dict[str, Callable[[str], str]] = {
    "a quote too many": lambda row: row.replace('"k2"', '"k"2"'),
    "a quote too few": lambda row: row.replace('"2024-05-17"', '"2024-05-17', 1),
    "a bracket too few": lambda row: row.removesuffix("}"),
    "a bracket too many": lambda row: row + "}",
    "a colon too few": lambda row: row.replace('"url":', '"url"'),
    "cut in its page": lambda row: row[:-20],
    "cut in a name": lambda row: row[: row.index("crawled")],
    "a bare word": lambda row: row.replace('"2024-05-17"', "undefined"),
    "a list with an end of an object": lambda row: row.replace("]", "}", 1),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("form", ["scrapy", "compact", "pretty", "wrapped"])
def test_a_broken_row_costs_itself(damage: str, form: str, saved: Save) -> None:
    indent = 2 if form == "pretty" else None
    rows = [json.dumps(row, indent=indent) for row in ROWS]
    rows[2] = DAMAGE[damage](rows[2].replace('"url": ', '"url":'))
    text = (",\n" if form != "compact" else ",").join(rows)
    text = f'{{"posts": [{text}]}}' if form == "wrapped" else f"[{text}]"
    pages = read_pages(found(saved("a.json", text.encode())))
    if damage != "a bracket too many":
        assert pages == [*PAGES[:2], "unpack_broken", *PAGES[3:]]
    else:
        assert [page for page in pages if page != "unpack_broken"] == PAGES


@pytest.mark.parametrize("form", ["a list of Scrapy", "a pretty list", "hits", "pretty objects"])
def test_a_file_that_is_cut_gives_the_rows_before(form: str, saved: Save) -> None:
    text = FORMS[form]
    cut = text[: text.rindex("news.example")].encode()
    assert read_pages(found(saved("a.json", cut))) == [*PAGES[:4], "unpack_broken"]
    end = FORMS["a list of Scrapy"].removesuffix("]").encode()
    assert read_pages(found(saved("a.json", end))) == [*PAGES, "unpack_broken"]


def test_a_row_over_the_limit_costs_itself(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.documents.tables.json_lines.SPARE_ROW_BYTES", 1_000)
    rows = [*ROWS[:2], {"id": "big", "html": "x" * 900_000}, *ROWS[3:]]
    for text in json.dumps(rows), "\n".join(json.dumps(row, indent=1) for row in rows):
        entries = found(saved("a.json", text.encode()), max_bytes=10_000)
        assert read_pages(entries) == [*PAGES[:2], "too_large", *PAGES[3:]]


def test_objects_without_a_page_are_one_error_with_their_columns(saved: Save) -> None:
    for value in {"name": "a", "version": 1}, [{"name": "a", "version": 1}] * 3:
        (entry,) = found(saved("a.json", json.dumps(value).encode()))
        assert entry.failure
        assert "no column of pages among name, version" in entry.failure.message
    for text in "[]", "[1, 2]", '["a", "b"]':
        (entry,) = found(saved("a.json", text.encode()))
        assert entry.failure
        assert entry.failure.code == "empty"


def test_a_comment_is_no_page_of_its_own(saved: Save) -> None:
    """The outermost object with a page is the row, whatever stands before its page."""
    rows = [{"id": "k", "comments": [{"text": "So good."}], "html": "<p>a"}]
    for text in json.dumps(rows), json.dumps(rows[0]), json.dumps({"items": rows}):
        assert read_pages(found(saved("a.json", text.encode()))) == ["<p>a"]


def test_the_layout_follows_the_column_that_is_named() -> None:
    data = b'{"body": "a", "parts": [{"story": "b"}]}'
    assert find_layout(data, ColumnNames()) is None
    assert find_layout(data, ColumnNames("story")) == Place(2, b"parts")
    assert find_layout(data, ColumnNames("parts.0.story")) is None


def test_damage_is_read_again_only_so_often() -> None:
    """Objects in objects that all begin alike would be read once for each of them."""
    splitter = ObjectSplitter(Place(1), 1 << 20)
    data = b"[" + b'{"a":[' * 20_000
    found = iter(splitter.split(io.BytesIO(data)))
    count = sum(1 for _ in takewhile(lambda element: splitter.search_again(element.data), found))
    assert 5 < count < 100
