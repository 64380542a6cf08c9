"""Parquet files made to do harm, or broken: columns of other kinds, damaged groups, footers."""

import io
import struct
from collections.abc import Callable
from typing import Any

import pytest

from newsclean.documents import unpack as unpacking
from newsclean.documents.entry import ColumnNames
from newsclean.documents.tables import parquet as parquet_reader
from tests.hostile.containers import LIMIT, MAX, ROWS, list_found, make_parquet, read_all

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

Save = Callable[[str, bytes], str]
TEXTS = ["<p>a", None, "<p>新"]


def write(columns: dict[str, Any], **options: object) -> bytes:
    """A table as Parquet."""
    file = io.BytesIO()
    parquet.write_table(arrow.table(columns), file, **options)
    return file.getvalue()


def make_texts(kind: Any) -> Any:
    """Three texts, one of them missing, as a column of some kind."""
    return arrow.array(TEXTS).cast(kind)


def make_wild_text() -> Any:
    """A column of text whose first one is no UTF-8, as other writers may leave it."""
    offsets = struct.pack("<4i", 0, 3, 3, 4)
    buffers = [None, arrow.py_buffer(offsets), arrow.py_buffer(b"\xff\xfe<x")]
    return arrow.Array.from_buffers(arrow.utf8(), 3, buffers)


PAGES = ["1", "2 empty", "3"]
# What the table has → its columns, and what comes of it.
SITUATIONS: dict[str, tuple[Callable[[], dict[str, Any]], list[str]]] = {
    "large texts": (lambda: {"html": make_texts(arrow.large_string())}, PAGES),
    "bytes": (lambda: {"html": make_texts(arrow.binary())}, PAGES),
    "large bytes": (lambda: {"html": make_texts(arrow.large_binary())}, PAGES),
    "views of texts": (lambda: {"html": make_texts(arrow.string_view())}, PAGES),
    "views of bytes": (lambda: {"html": make_texts(arrow.binary_view())}, PAGES),
    "a dictionary of texts": (lambda: {"html": arrow.array(TEXTS).dictionary_encode()}, PAGES),
    "nothing but nulls": (lambda: {"html": arrow.nulls(2)}, ["1 empty", "2 empty"]),
    "numbers for pages": (lambda: {"html": [1, 2]}, ["1 empty", "2 empty"]),
    "lists for pages": (lambda: {"html": [["<p>"], None]}, [" not_found"]),
    "objects for pages": (lambda: {"html": [{"a": "<p>"}]}, [" not_found"]),
    "lists for ids": (lambda: {"html": ["<p>"], "id": [["x"]]}, ["1"]),
    "objects for addresses": (lambda: {"html": ["<p>"], "url": [{"a": "x"}]}, ["1"]),
    "days that no calendar has": (lambda: {"html": ["<p>"], "crawled": arrow.array([2**30], arrow.date32())}, ["1"]),
    "texts that are no UTF-8": (lambda: {"html": make_wild_text()}, ["1", "2 empty", "3"]),
    "a page over the limit": (lambda: {"html": ["<p>", "x" * 2 * LIMIT, "<p>"]}, ["1", "2 too_large", "3"]),
    "no column of pages": (lambda: {"headline": ["a"] * 99}, [" not_found"]),
    "an address for a program": (lambda: {"html": ["<p>"], "url": ["javascript:alert(1)"]}, ["1"]),
    "two rows of one id": (lambda: {"html": ["<p>", "<p>"], "id": ["a", "a"]}, ["a", "a#2"]),
    "no rows": (lambda: {"html": arrow.array([], arrow.string())}, []),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_kind_of_column_is_pages_or_errors(situation: str, saved: Save) -> None:
    make, expected = SITUATIONS[situation]
    try:
        data = write(make())
    except arrow.ArrowNotImplementedError as error:
        pytest.skip(f"this version of pyarrow does not write it: {error}")
    assert list_found(saved("t.parquet", data)) == expected


def test_a_damaged_group_of_rows_costs_itself(saved: Save) -> None:
    rows = [row | {"html": row["html"] * 10} for row in ROWS]
    data = bytearray(make_parquet(rows))
    groups = parquet.ParquetFile(io.BytesIO(bytes(data))).metadata
    pages = groups.row_group(1).column(2)
    start = pages.dictionary_page_offset or pages.data_page_offset
    data[start : start + 30] = b"\xff" * 30
    found = list_found(saved("t.parquet", bytes(data)))
    assert [found[0], found[-1]] == ["a.html", "c.html"]
    assert found[1:-1] == ["rows 2 to 2 unpack_broken"]


def test_one_page_a_million_times_ends_the_table(
    saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dictionary holds the page once, and each row is a number."""
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 50 * LIMIT)
    monkeypatch.setattr(unpacking, "MAX_UNPACK_RATIO", 2)
    every = list_found(saved("t.parquet", write({"html": ["x" * LIMIT] * 2_000})))
    assert every[-1] == " unpack_limit"
    assert 40 < len(every) < 70


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (struct.pack("<I4s", 2**31, b"PAR1"), "unpack_broken"),
        (struct.pack("<I4s", 5, b"PAR1"), "unpack_broken"),
        (struct.pack("<I4s", 0, b"PAR1"), "unpack_broken"),
        (struct.pack("<I4s", 90, b"PARE"), "unpack_broken"),
        (b"", "unpack_broken"),
    ],
    ids=["longer than the file", "cut", "empty", "encrypted", "missing"],
)
def test_a_footer_that_lies_is_one_error(end: bytes, code: str, saved: Save) -> None:
    assert list_found(saved("t.parquet", make_parquet(ROWS)[:-8] + end)) == [f" {code}"]


def test_a_footer_over_the_limit_is_not_read(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_reader, "MAX_FOOTER_BYTES", 100)
    assert list_found(saved("t.parquet", make_parquet(ROWS))) == [" unpack_limit"]


def test_a_named_column_that_is_missing_is_one_error(saved: Save) -> None:
    name = saved("t.parquet", make_parquet(ROWS))
    for column in ColumnNames._fields:
        selection = MAX._replace(columns=ColumnNames()._replace(**{column: "x"}))
        assert list_found(name, selection) == [" not_found"]


def test_texts_that_are_no_utf_8_keep_their_bytes(saved: Save) -> None:
    first, *_ = read_all(saved("t.parquet", write({"html": make_wild_text()})))
    assert (first.data, first.transport) == (b"\xff\xfe<", None)
