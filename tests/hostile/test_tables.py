"""Tables made to do harm, or broken: rows that failed, rows without end, columns of other kinds."""

import codecs
import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.documents import ColumnNames, Selection, iter_entries
from newsclean.documents.tables import csv_rows, json_lines, sidecar
from newsclean.errors import InputError
from tests.hostile.containers import LIMIT, MAX, list_found, read_all

Save = Callable[[str, bytes], str]
BIG = "x" * 5 * LIMIT
A, B = b'{"id": "a", "html": "<p>a"}\n', b'{"id": "b", "html": "<p>b"}\n'
HEAD = b"id,html\n"


@pytest.fixture(autouse=True)
def small_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows may have little more than their page."""
    monkeypatch.setattr(json_lines, "SPARE_ROW_BYTES", 6_000)
    monkeypatch.setattr(csv_rows, "SPARE_ROW_BYTES", 1_000)
    monkeypatch.setattr(sidecar, "SPARE_ROW_BYTES", 1_000)
    monkeypatch.setattr(csv_rows, "MAX_ROW_MARKS", 500)


# What the table does → its bytes, and what comes of it.
JSON_SITUATIONS: dict[str, tuple[bytes, list[str]]] = {
    "the first row failed: an error instead of a page": (b'{"id": "x", "error": "timeout"}\n' + A, ["x empty", "a"]),
    "the first row failed: null": (b'{"id": "x", "html": null}\n' + A, ["x empty", "a"]),
    "the first row failed: an empty page": (b'{"id": "x", "html": ""}\n' + A, ["x empty", "a"]),
    "the first row failed: no object": (b"null\n" + A, ["1 unpack_broken", "a"]),
    "the first row failed: no JSON": (b"<html>502\n" + A, ["1 unpack_broken", "a"]),
    "the first row failed: an empty object": (b"{}\n" + A, ["1 empty", "a"]),
    "two hundred rows failed before the first page": (b'{"error": 502}\n' * 200 + A, [*(f"{n} empty" for n in range(1, 201)), "a"]),
    "each row has columns of its own": (A + b'{"body": "<p>c", "k": 1}\n{"raw_html": "<p>d", "doc_id": 7}\n', ["a", "2", "7"]),
    "a page that is a number, a list, true": (A + b'{"html": 3}\n{"html": ["<p>"]}\n{"html": true}\n', ["a", "2 empty", "3 empty", "4 empty"]),
    "no row has a page": (b'{"headline": "a"}\n' * 500, [" not_found"]),
    "no row is JSON": (b"[\n" * 500, [" unpack_broken"]),
    "UTF-16 with one line": (A.decode().encode("utf-16"), ["a"]),
    "UTF-16 of the other order": (codecs.BOM_UTF16_BE + (A + B).decode().encode("utf-16-be"), ["a", "b"]),
    "UTF-16 with ends of lines inside of letters": ((A + B).replace(b"<p>", "ਊ".encode()).decode().encode("utf-16"), ["a", "b"]),
    "UTF-16 cut in a letter": ((A + B).decode().encode("utf-16")[:-1], ["a", "2 unpack_broken"]),
    "the mark of UTF-16 alone": (codecs.BOM_UTF16_LE, []),
    "UTF-8 behind the mark of UTF-16": (codecs.BOM_UTF16_LE + A + B, [" unpack_broken"]),
    "blank lines": (b"\n \r\n\t\n" + A + b"\n\n" + B + b"\n", ["a", "b"]),
    "a number of five thousand digits": (A + b'{"html": "<p>", "id": ' + b"7" * 5_000 + b"}\n" + B, ["a", "2 unpack_broken", "b"]),
    "brackets in brackets without end": (A + b"[" * 9_000 + b"\n" + B, ["a", "2 too_large", "b"]),
    "few brackets in brackets": (A + b'{"html": "x", "k": ' + b"[" * 3_500 + b"]" * 3_500 + b"}\n" + B, ["a", "2 too_large", "b"]),
    "five thousand empty objects": (A + b'{"html": "x", "k": [' + b"{}," * 5_000 + b"{}]}\n" + B, ["a", "2 too_large", "b"]),
    "a text that never ends": (A + b'{"html": "' + b'\\"' * 5_000 + b"\n" + B, ["a", "2 unpack_broken", "b"]),
    "a row over the limit": (A + json.dumps({"html": BIG + BIG}).encode() + b"\n" + B, ["a", "2 too_large", "b"]),
    "a page over the limit": (A + json.dumps({"html": BIG}).encode() + b"\n" + B, ["a", "2 too_large", "b"]),
    "a page at the limit in escapes": (json.dumps({"html": "新" * (LIMIT // 3)}).encode() + b"\n" + B, ["1", "b"]),
    "halves of pairs, NUL and other controls": (A + b'{"html": "\\ud800\\u0000\\u001b[2J", "id": "\\u001b]0;x"}\n', ["a", "\x1b]0;x"]),
    "numbers that are none": (A + b'{"html": "<p>", "id": NaN}\n{"html": "<p>", "id": 1e999}\n', ["a", "nan", "inf"]),
    "two columns of one name": (A + b'{"html": "x", "html": ""}\n', ["a", "2 empty"]),
    "two rows of one id": (A + A, ["a", "a#2"]),
    "an id that leads out": (A.replace(b'"a"', b'"../../x"'), ["../../x"]),
    "a mark of byte order": (b"\xef\xbb\xbf" + A + B, ["a", "b"]),
    "no end of the last line": (A + B[:-1], ["a", "b"]),
    "the last line cut off": (A + B[:-9], ["a", "2 unpack_broken"]),
    "nothing": (b"", []),
}  # fmt: skip
CSV_SITUATIONS: dict[str, tuple[bytes, list[str]]] = {
    "the first row has an empty page": (HEAD + b"x,\na,<p>a\n", ["x empty", "a"]),
    "the first row is too short": (HEAD + b"x\na,<p>a\n", ["x empty", "a"]),
    "a row with more cells than names": (HEAD + b"a,<p>a,more,and more\nb,<p>b\n", ["a", "b"]),
    "no name is that of a page": (b"headline,day\n" + b"a,b\n" * 500, [" not_found"]),
    "names alone": (HEAD, []),
    "blank rows before the names and between the rows": (b"\n\n" + HEAD + b"\na,<p>a\n\n\nb,<p>b\n", ["a", "b"]),
    "two columns of one name": (b"html,html,id\nx,<p>a,a\n", ["a"]),
    "a quote that never ends, small": (HEAD + b'a,<p>a\nb,"<p>b\nc,<p>c\n', ["a", "2 unpack_broken"]),
    "a quote that never ends, large": (HEAD + b'a,<p>a\nb,"' + b"x,y\n" * LIMIT, ["a", "2 too_large", " unpack_broken"]),
    "a row over the limit": (HEAD + b"a,<p>a\nb," + BIG.encode() + b"\nc,<p>c\n", ["a", "2 too_large", "c"]),
    "a row over the limit in quotes and many lines": (HEAD + b'a,<p>a\nb,"' + b'x ""y""\n' * 9_000 + b'"\nc,<p>c\n', ["a", "2 too_large", "c"]),
    "a row of small cells that goes on over lines": (HEAD + b"a,<p>a\n" + b'"\n",' * 5_000 + b"\nc,<p>c\n", ["a", "2 too_large", "c"]),
    "a row of two thousand separators": (HEAD + b"a,<p>a\nb" + b"," * 2_000 + b"\nc,<p>c\n", ["a", "2 too_large", "c"]),
    "a line over the limit where names should be": (BIG.encode() + b"\na,<p>a\n", [" too_large"]),
    "a carriage return within a row": (HEAD + b"a,<p>a\nb,<p>\rb\nc,<p>c\n", ["a", "2 unpack_broken", "c"]),
    "NUL bytes": (HEAD + b"a,<p>\0a\nb\0,<p>b\n", ["a", "b\0"]),
    "bytes that are no UTF-8": (HEAD + b"a,<p>\xff\xfe\nb,<p>b\n", ["a", "b"]),
    "UTF-16 cut off in the middle of a character": ("id,html\na,<p>a\n".encode("utf-16")[:-1], ["a"]),
    "no end of the last line": (HEAD + b"a,<p>a", ["a"]),
    "nothing": (b"", []),
}  # fmt: skip


@pytest.mark.parametrize("situation", JSON_SITUATIONS)
def test_a_line_of_json_costs_itself(situation: str, saved: Save) -> None:
    data, expected = JSON_SITUATIONS[situation]
    assert list_found(saved("t.jsonl", data)) == expected
    assert list_found(saved("t.jsonl.gz", gzip.compress(data))) == expected


@pytest.mark.parametrize("situation", CSV_SITUATIONS)
def test_a_row_of_csv_costs_itself(situation: str, saved: Save) -> None:
    data, expected = CSV_SITUATIONS[situation]
    assert list_found(saved("t.csv", data)) == expected
    assert list_found(saved("t.csv.gz", gzip.compress(data))) == expected


def test_the_columns_are_told_once(saved: Save) -> None:
    (entry,) = read_all(saved("t.jsonl", b'{"headline": "a"}\n{"day": "b"}\n' * 99))
    assert entry.failure
    assert entry.failure.message == (
        "no column of pages among headline, day; name it with --html-column"
    )


def test_a_row_says_what_it_lacks(saved: Save) -> None:
    failed, _ = read_all(saved("t.jsonl", b'{"error": "timeout"}\n' + A))
    assert failed.failure
    assert failed.failure.message == "the row has no column of pages among error"


@pytest.mark.parametrize("column", ["html", "url", "crawled", "id"])
def test_a_named_column_that_a_row_lacks_costs_the_row_where_it_has_the_page(
    column: str, saved: Save
) -> None:
    selection = MAX._replace(columns=ColumnNames()._replace(**{column: "x"}))
    name = saved("t.jsonl", A + A.replace(b'"id"', b'"x": "<p>q", "id"') + B)
    found = list_found(name, selection)
    lack = "empty" if column == "html" else ""
    assert [line.partition(" ")[2] for line in found] == [lack, "", lack]
    assert list_found(saved("t.jsonl", A + B), selection) == [" not_found"]


def test_the_limit_of_a_field_is_everybody_s(saved: Save) -> None:
    before = csv.field_size_limit()
    for limit in 10, 10**13:
        assert list_found(saved("t.csv", HEAD + b"a,<p>a\n"), Selection(max_bytes=limit)) == ["a"]
        assert csv.field_size_limit() == before


def test_an_id_of_many_kb_is_cut(saved: Save) -> None:
    rows = "".join(json.dumps({"id": BIG[:9_000] + end, "html": "x"}) + "\n" for end in "ab")
    one, two = read_all(saved("t.jsonl", rows.encode()))
    assert len(one.source) == len(two.source) < 4_200


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///a", "a"])
def test_an_address_that_is_none_of_the_web_is_left_out(address: str, saved: Save) -> None:
    row = json.dumps({"html": "<p>", "url": address}).encode()
    assert [page.url for page in read_all(saved("t.jsonl", row))] == [None]
    Path("t.html").write_bytes(b"<p>")
    Path("s.csv").write_text(f'file,url\nt.html,"{address}"\n', "utf-8")
    (page,) = iter_entries(["t.html"], Selection(sidecar="s.csv"))
    assert page.url is None


def test_a_row_without_memory_costs_itself(saved: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(line: bytes) -> object:
        if b"big" in line:
            raise MemoryError
        return json.JSONDecoder().decode(line.decode())

    monkeypatch.setattr(json, "loads", parse)
    name = saved("t.jsonl", A + b'{"html": "big"}\n' + B)
    assert list_found(name) == ["a", "2 memory", "b"]


# What a sidecar does → its bytes, and the code of the error, or none.
SIDECARS: dict[str, tuple[bytes, str | None]] = {
    "a quote that never ends": (b'file,url\na.html,"' + b"x\n" * 2_000, "too_large"),
    "a row over the limit": (b"file,url\na.html," + b"x" * 2_000 + b"\n", "too_large"),
    "no table": (bytes(range(256)) * 9, "not_found"),
    "a head of controls": (b"\x1b[2J,\x07\nx,y\n", "not_found"),
    "nothing": (b"", "not_found"),
    "names alone": (b"file,url\n", None),
    "a row that is too short": (b"file,url\nt.html\n", None),
    "ten rows for a file": (b"file,url\n" + b"t.html,https://a.example/\n" * 10, None),
    "a file in bytes that are no UTF-8": (b"file,url\n\xff.html,https://a.example/\n", None),
}


@pytest.mark.parametrize("situation", SIDECARS)
def test_a_sidecar_that_is_broken_stops_the_run(situation: str, saved: Save) -> None:
    data, code = SIDECARS[situation]
    saved("s.csv", data)
    saved("t.html", b"<p>")
    selection = Selection(sidecar="s.csv")
    if code is None:
        assert len(list(iter_entries(["t.html"], selection))) == 1
        return
    with pytest.raises(InputError, match=r"^the sidecar s\.csv: ") as caught:
        iter_entries(["t.html"], selection)
    assert caught.value.code == code
    assert str(caught.value).isprintable()
