"""Tables with a column of pages: JSON Lines, CSV, Parquet."""

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.documents import ColumnNames, Entry, Selection, iter_entries
from newsclean.version import VERSION_METADATA_KEY

PAGE = '<p>一座大桥通车了，\n"it said", the paper; 新闻</p>'
ROWS = [
    {
        "url": f"https://news.example/{i}",
        "html": f"{PAGE}{i}",
        "crawl_date": "2024-05-17",
        "id": f"k{i}",
    }
    for i in range(3)
]
MAX = Selection(max_bytes=100_000)


def json_lines(rows: list[dict[str, str]]) -> bytes:
    """Rows as JSON Lines."""
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def separated(rows: list[dict[str, str]], mark: str = ",") -> bytes:
    """Rows as CSV."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), delimiter=mark)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def parquet(rows: list[dict[str, str]]) -> bytes:
    """Rows as Parquet."""
    arrow, written = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    written.write_table(arrow.Table.from_pylist(rows), file, row_group_size=2)
    return file.getvalue()


def found(name: str, selection: Selection = MAX) -> list[Entry]:
    """All entries of a table."""
    return list(iter_entries([name], selection))


def codes(every: list[Entry]) -> list[tuple[str, str]]:
    """The sources and codes of the errors."""
    return [(e.source, e.failure.code) for e in every if e.failure]


TABLES: dict[str, Callable[[], bytes]] = {
    "t.jsonl": lambda: json_lines(ROWS),
    "t.ndjson.gz": lambda: gzip.compress(json_lines(ROWS)),
    "t.csv": lambda: separated(ROWS),
    "semicolons.csv": lambda: separated(ROWS, ";"),
    "bom.csv": lambda: b"\xef\xbb\xbf" + separated(ROWS),
    "utf-16.csv": lambda: separated(ROWS).decode().encode("utf-16"),
    "t.tsv": lambda: separated(ROWS, "\t"),
    "t.csv.gz": lambda: gzip.compress(separated(ROWS)),
    "t.parquet": lambda: parquet(ROWS),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_gives_the_same_pages(name: str, saved: Callable[..., str]) -> None:
    every = found(saved(name, TABLES[name]()))
    assert [e.source for e in every] == [f"{name}!k{i}" for i in range(3)]
    assert [(e.data or b"").decode() for e in every] == [row["html"] for row in ROWS]
    assert [e.url for e in every] == [row["url"] for row in ROWS]
    assert {e.crawled for e in every} == {"2024-05-17"}
    assert {e.transport for e in every} == {"utf-8"}
    assert len({e.fingerprint for e in every}) == 3


def test_columns_can_be_named(saved: Callable[..., str]) -> None:
    row = {
        "html": "no",
        "Seite": "<p>ja</p>",
        "wo": "https://a.example/",
        "wann": "20240517",
        "n": "7",
    }
    columns = ColumnNames("Seite", "wo", "wann", "n")
    for name, data in ("t.jsonl", json_lines([row])), ("t.csv", separated([row])):
        (entry,) = found(saved(name, data), MAX._replace(columns=columns))
        assert entry.source == f"{name}!7"
        assert (entry.data, entry.url, entry.crawled) == (
            b"<p>ja</p>",
            "https://a.example/",
            "2024-05-17",
        )
        every = found(name, MAX._replace(columns=ColumnNames(html="none")))
        assert codes(every) == [(name, "not_found")]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_table_without_pages_names_its_columns(form: str, saved: Callable[..., str]) -> None:
    make = {"jsonl": json_lines, "csv": separated, "parquet": parquet}[form]
    name = saved(f"t.{form}", make([{"headline": "a", "day": "b"}]))
    (entry,) = found(name)
    assert entry.failure
    assert entry.source == name
    assert "headline, day; name it with --html-column" in entry.failure.message


def test_without_ids_rows_are_counted(saved: Callable[..., str]) -> None:
    rows = [{"text": "a"}, {"text": ""}, {"text": "b"}]
    for name, data in ("t.jsonl", json_lines(rows)), ("t.csv", separated(rows)):
        every = found(saved(name, data))
        assert [e.source for e in every] == [f"{name}!1", f"{name}!2", f"{name}!3"]
        assert codes(every) == [(f"{name}!2", "empty")]


def test_lines_that_are_no_json_cost_themselves(saved: Callable[..., str]) -> None:
    lines = [
        b'{"html": "a"}',
        b"{",
        b"",
        b"[1]",
        b'{"html": 3}',
        b"[" * 100_000,
        b"\xff",
        b'{"html": "b"}',
    ]
    every = found(saved("t.jsonl", b"\r\n".join(lines)))
    assert [e.source.partition("!")[2] for e in every] == ["1", "2", "4", "5", "6", "7", "8"]
    assert [code for _, code in codes(every)] == [
        "unpack_broken", "unpack_broken", "empty", "unpack_broken", "unpack_broken",
    ]  # fmt: skip


def test_half_a_pair_is_no_crash(saved: Callable[..., str]) -> None:
    (entry,) = found(saved("t.jsonl", b'{"html": "a\\ud83d", "id": "\\udcff"}'))
    assert entry.data == "a\ufffd".encode()
    assert entry.source == r"t.jsonl!\xff"


def test_huge_fields_are_pages_up_to_the_limit(saved: Callable[..., str]) -> None:
    rows = [{"html": "x" * 100_000}, {"html": "新" * 40_000}, {"html": "last"}]
    limit = csv.field_size_limit()
    for form in "jsonl", "csv", "parquet":
        make = {"jsonl": json_lines, "csv": separated, "parquet": parquet}[form]
        every = found(saved(f"t.{form}", make(rows)))
        assert codes(every) == [(f"t.{form}!2", "too_large")]
        assert [e.data for e in every if e.data] == [b"x" * 100_000, b"last"]
    assert csv.field_size_limit() == limit  # it is everybody's


def test_an_endless_line_is_bounded(
    saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in "json_lines", "csv_rows":
        monkeypatch.setattr(f"newsclean.documents.tables.{module}.SPARE_ROW_BYTES", 1_000)
    data = b'{"html": "' + b"x" * 700_000 + b'"}\n{"html": "b"}'
    every = found(saved("t.jsonl", data))
    assert codes(every) == [("t.jsonl!1", "too_large")]
    assert every[1].data == b"b"
    every = found(saved("t.csv", b'html\n"' + b"x" * 700_000 + b'"\nb\n'))
    assert codes(every) == [("t.csv!1", "too_large")]
    assert every[1].data == b"b"


def test_bytes_of_parquet_stay_as_they_are(saved: Callable[..., str]) -> None:
    page = "<meta charset=gbk><p>一座大桥通车了</p>".encode("gbk")
    arrow, written = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    written.write_table(arrow.table({"content": [page]}), file)
    (entry,) = found(saved("t.parquet", file.getvalue()))
    assert (entry.data, entry.transport, entry.is_text) == (page, None, False)


def test_our_own_records_in_parquet_are_refused(saved: Callable[..., str]) -> None:
    arrow, written = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    for key, codes_wanted in ((VERSION_METADATA_KEY, ["container"]), (b"other", [])):
        file = io.BytesIO()
        table = arrow.table({"text": ["a"]}).replace_schema_metadata({key: b"1"})
        written.write_table(table, file)
        every = found(saved("t.parquet", file.getvalue()))
        assert [e.failure.code for e in every if e.failure] == codes_wanted


def test_a_table_cut_off(saved: Callable[..., str]) -> None:
    name = saved("t.jsonl.gz", gzip.compress(json_lines(ROWS * 400), mtime=0)[:-40])
    every = found(name, MAX)
    assert codes(every)[-1] == (name, "unpack_broken")
    assert codes(found(saved("t.parquet", parquet(ROWS)[:-20]))) == [("t.parquet", "unpack_broken")]
    assert codes(found(saved("t.parquet", b"nothing"))) == [("t.parquet", "unpack_broken")]


def test_tables_in_a_folder_are_read_where_they_are_asked_for(
    saved: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    saved("in/t.csv", separated(ROWS))
    assert [e.skipped for e in found("in")] == [True]
    assert [e.source for e in found("in", MAX._replace(include=("*.csv",)))] == [
        f"in/t.csv!k{i}" for i in range(3)
    ]


def test_pyarrow_missing_is_one_error_a_table(
    saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (entry,) = found(saved("t.parquet", b"PAR1"))
    assert entry.failure
    assert entry.failure.message.endswith("try: python -m pip install 'newsclean[parquet]'")
