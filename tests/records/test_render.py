"""`records.render`: records, JSON and text as the contract has them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model import (
    Article,
    Decoded,
    Outcome,
)
from newsclean.records.render import (
    build_record,
    render_json,
    render_json_line,
    render_records,
    render_text,
)
from newsclean.records.schema import KEY_NAMES
from tests.records.sample_records import BROKEN, full


# The record
def test_a_record_has_every_key_in_the_order_of_the_table() -> None:
    expected = [name for name in KEY_NAMES if name not in {"blocks", "evidence", "error"}]
    assert list(full()) == expected
    assert list(full(blocks=True, evidence=True)) == [name for name in KEY_NAMES if name != "error"]


def test_an_error_record_has_them_too_and_knows_nothing() -> None:
    values = build_record(BROKEN)
    assert list(values) == [name for name in KEY_NAMES if name not in {"blocks", "evidence"}]
    assert values["status"] == "error"
    assert values["error"] == {
        "code": "empty",
        "message": "the file has no bytes",
        "stage": "decode",
    }
    absent = {k: v for k, v in values.items() if k not in {"source", "status", "error", "version"}}
    assert all(value in (None, []) for value in absent.values())
    assert (values["authors"], values["encoding"], values["text"]) == ([], None, None)


def test_values_are_shaped_as_the_contract_says() -> None:
    values = full(blocks=True, evidence=True)
    assert values["authors"] == [
        {"name": "林小雨", "role": "记者"},
        {"name": "Ann Lee", "role": None},
    ]
    assert values["encoding"] == {"name": "gb18030", "decided_by": "label", "confidence": 0.98}
    assert values["images"] == [
        {
            "url": "https://news.example/1.jpg",
            "caption": "The tunnel",
            "credit": "Photo: Lee",
            "lead": True,
        }
    ]
    assert values["blocks"][0] == {
        "kind": "paragraph",
        "text": "First.",
        "links": [{"start": 0, "end": 5, "url": "https://a.example"}],
    }
    assert values["blocks"][1] == {"kind": "heading", "text": "Second.", "level": 3}
    assert values["blocks"][2]["rows"] == [["a", "b"], ["c", "d"]]
    assert values["evidence"]["title"] == {
        "text": "Tunnel opens | Post",
        "at": {"line": 1},
        "rule": "h1",
        "confidence": 0.9,
    }
    assert values["evidence"]["site"]["at"] == {"xpath": "/html/head/title"}
    assert values["warnings"] == [{"code": "nul_bytes", "detail": "3 left out"}]
    assert values["paywall"] is False
    assert values["version"]["record"] == 1


def test_text_given_has_no_encoding_name() -> None:
    article = Article("article", "text", encoding=Decoded("…", None, "text", 1.0))
    encoding = build_record(Outcome("-", article))["encoding"]
    assert encoding == {"name": None, "decided_by": "text", "confidence": 1.0}


def test_fields_keep_only_what_is_named() -> None:
    assert list(full(fields=("outlet", "title"))) == ["source", "status", "title", "outlet"]
    assert list(full(fields=("blocks",))) == ["source", "status", "blocks"]
    assert list(build_record(BROKEN, fields=("title",))) == ["source", "status", "title", "error"]
    assert full(fields=("error",))["error"] is None


@pytest.mark.parametrize("quality", [float("nan"), float("inf")])
def test_a_number_that_json_lacks_is_null(quality: float) -> None:
    values = build_record(Outcome("a", Article("article", "text", quality=quality)))
    assert values["quality"] is None
    assert json.loads(render_json(values)) == values


# JSON
def test_json_is_readable_and_harmless() -> None:
    text = render_json({"title": "海\x1b[31m\x7f\x9b\u2028\u2029\ud800"})
    assert text == '{"title":"海\\u001b[31m\\u007f\\u009b\\u2028\\u2029\ufffd"}'
    text.encode()


def test_a_line_is_one_line_however_it_is_split() -> None:
    line = render_json_line({"text": "a\nb\r\x0b\x0c\x1c\x85\u2028c"})
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1


@given(st.dictionaries(st.sampled_from(KEY_NAMES), st.text()))
def test_json_gives_back_what_it_was_given(values: dict[str, str]) -> None:
    assert json.loads(render_json(values)) == values


def test_several_records_are_an_array_and_come_one_by_one() -> None:
    taken: list[str] = []

    def values() -> Any:
        for name in ("a", "b"):
            taken.append(name)
            yield {"source": name}

    pieces = render_records(values(), "json", several=True, indent=2)
    assert next(pieces) == '[\n{\n  "source": "a"\n}'
    assert taken == ["a"]
    assert json.loads('[\n{\n  "source": "a"\n}' + "".join(pieces)) == [
        {"source": "a"},
        {"source": "b"},
    ]


def test_lines_are_never_indented() -> None:
    assert list(render_records([{"a": 1}, {"a": 2}], "jsonl", several=True, indent=2)) == [
        '{"a":1}\n',
        '{"a":2}\n',
        "",
    ]


def test_text_is_title_and_body_without_commands_for_a_terminal() -> None:
    assert render_text(full()) == "Tunnel opens\n\nFirst.\n\nSecond.\n"
    assert render_text({"title": "a\x1b[2J\x9b", "text": None}) == "a[2J\n"
    assert render_text(build_record(BROKEN)) == ""
