"""Arrow tables: files, streams and Feather, and what a stranger may put into one."""

import io
import struct
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from newsclean.documents import ColumnNames, Entry, Selection, iter_entries

pa = pytest.importorskip("pyarrow")
feather = pytest.importorskip("pyarrow.feather")
ipc = pytest.importorskip("pyarrow.ipc")
Save = Callable[[str, bytes], str]
ROWS = [
    {"id": f"k{i}", "url": "https://news.example/", "html": f"<p>新闻{i}", "day": "x", "n": [i]}
    for i in range(5)
]


def write(table: object, form: str = "file", **options: object) -> bytes:
    """A table in one of the forms of Arrow."""
    file = io.BytesIO()
    if form == "feather":
        feather.write_feather(table, file, **options)
    else:
        make = ipc.new_stream if form == "stream" else ipc.new_file
        with make(file, table.schema) as writer:  # type: ignore[attr-defined]  # a table
            writer.write_table(table, **options)
    return file.getvalue()


def found(name: str, **selection: object) -> list[Entry]:
    """All entries of a table."""
    return list(iter_entries([name], Selection(**selection)))  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("form", ["file", "stream", "feather"])
def test_every_form_gives_its_rows(form: str, saved: Save) -> None:
    for name in "t.feather", "t.arrow", "no-ending":
        every = found(saved(name, write(pa.Table.from_pylist(ROWS), form)))
        assert [e.source for e in every] == [f"{name}!k{i}" for i in range(5)]
        assert [(e.data or b"").decode() for e in every] == [row["html"] for row in ROWS]
        assert {(e.transport, e.url) for e in every} == {("utf-8", "https://news.example/")}


@pytest.mark.parametrize("packing", ["uncompressed", "lz4", "zstd"])
def test_packed_feather(packing: str, saved: Save) -> None:
    data = write(pa.Table.from_pylist(ROWS), "feather", compression=packing, chunksize=2)
    assert len(found(saved("t.feather", data))) == 5


@pytest.mark.parametrize("sort", ["large_string", "string_view", "binary", "dictionary"])
def test_types_of_pages(sort: str, saved: Save) -> None:
    pages = pa.array(["<p>x" * 9, "", None, "<p>y"])
    column = pages.dictionary_encode() if sort == "dictionary" else pages.cast(getattr(pa, sort)())
    every = found(saved("t.arrow", write(pa.table({"html": column}))))
    assert [e.data for e in every] == [b"<p>x" * 9, None, None, b"<p>y"]


def test_times_and_bytes(saved: Save) -> None:
    raw = "新闻".encode("gb18030")
    table = pa.table(
        {
            "html": pa.array([raw], pa.binary()).view(pa.string()),
            "crawled": pa.array(
                [datetime(2024, 5, 17, 8, 30, tzinfo=UTC)], pa.timestamp("s", "UTC")
            ),
        }
    )
    (entry,) = found(saved("t.arrow", write(table)))
    assert (entry.data, entry.transport) == (raw, None)
    assert entry.crawled == "2024-05-17T08:30:00+00:00"


def test_columns_that_are_no_pages(saved: Save) -> None:
    name = saved("t.arrow", write(pa.Table.from_pylist(ROWS)))
    for column, words in (("n", "has no texts but list"), ("x", "no column x among id, url, html")):
        (error,) = found(name, columns=ColumnNames(html=column))
        assert error.failure
        assert words in error.failure.message


def test_a_text_that_lies_outside_of_the_file_is_not_read(saved: Save) -> None:
    table = pa.table({"html": ["one", "two", "six"]})
    for form in "file", "stream":
        data = write(table, form)
        places = struct.pack("<4i", 0, 3, 6, 9)
        assert places in data
        for numbers in ((0, 3, 6, 1_000), (0, 1_000, 6, 9), (0, -5, 6, 9)):
            every = found(saved("t.arrow", data.replace(places, struct.pack("<4i", *numbers))))
            assert [e.failure and e.failure.code for e in every] == ["unpack_broken"], form


@pytest.mark.parametrize("form", ["file", "stream"])
def test_damage_is_an_error(form: str, saved: Save) -> None:
    data = write(pa.Table.from_pylist(ROWS), form)
    every = found(saved("t.arrow", data[: len(data) // 2]))
    assert every[-1].failure
    assert every[-1].failure.code == "unpack_broken"


@pytest.mark.parametrize("form", ["parquet", "file"])
def test_a_page_in_an_object(form: str, saved: Save) -> None:
    rows = [
        {"data": {"html": "<p>a", "at": {"url": "https://news.example/"}}, "n": 1},
        {"data": None},
    ]
    table = pa.Table.from_pylist(rows)
    file = io.BytesIO()
    if form == "parquet":
        pytest.importorskip("pyarrow.parquet").write_table(table, file)
    else:
        file.write(write(table))
    name = saved("t", file.getvalue())
    every = found(name, columns=ColumnNames("data.html", "data.at.url"))
    assert [(e.data, e.url) for e in every] == [(b"<p>a", "https://news.example/"), (None, None)]
    (error,) = found(name, columns=ColumnNames("data.at"))
    assert error.failure
    assert "has no texts but struct" in error.failure.message
    assert [(e.data, e.url) for e in found(name)] == [(b"<p>a", None), (None, None)]
