r"""An outcome as a record, and a record as JSON, a line of JSON, Markdown or text.

>>> broken = Outcome("a.html", error=Failure("empty", "the file has no bytes", "decode"))
>>> for piece in render_records([build_record(broken, fields=("title", "error"))], "md"):
...     print(piece, end="")
---
source: "a.html"
status: "error"
title: null
error:
  code: "empty"
  message: "the file has no bytes"
  stage: "decode"
---
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from newsclean.model import Block, Caution, Decoded, Failure, Found, Image, Outcome, Person, Place
from newsclean.records.schema import KEYS, Key
from newsclean.version import RECORD_VERSION, __version__

Record = dict[str, Any]

# JSON allows all of these inside a string. Terminals obey the first; JavaScript and some line
# splitters break at U+2028 and U+2029; marks of direction (file names have them) show a line in
# another order; half a surrogate pair is no character and has no UTF-8.
# Compiled only when a record holds other than printable characters.
UNSAFE_IN_JSON = r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
SURROGATE_RANGE = range(0xD800, 0xE000)


def build_record(
    outcome: Outcome, *, blocks: bool = False, evidence: bool = False, fields: Iterable[str] = ()
) -> Record:
    """The record of an outcome, its keys in the order of `schema.KEYS`.

    Args:
        outcome: what became of a document.
        blocks: with the body block by block.
        evidence: with the words that each field came from.
        fields: keep only these keys, and `source`, `status`, and `error` where there is one.
    """
    names = {*fields} or {key.name for key in KEYS if key.always}
    names |= {"source", "status"}
    names |= {"blocks"} if blocks else set()
    names |= {"evidence"} if evidence else set()
    names |= {"error"} if outcome.error else set()
    return {key.name: get_key_value(key, outcome) for key in KEYS if key.name in names}


def get_key_value(key: Key, outcome: Outcome) -> Any:
    """The value of one key as JSON has it; an unknown one is null or `[]`."""
    if key.name in OUTCOME_KEYS:
        return OUTCOME_KEYS[key.name](outcome)
    value = convert_value(getattr(outcome.article, key.name, None))
    return key.get_absent_value() if value is None or value == "" else value


def convert_value(value: Any) -> Any:
    """A value of the model as JSON has it.

    >>> (
    ...     convert_value((Person("程禾", "记者"),)),
    ...     convert_value(float("nan")),
    ...     convert_value(0.123456),
    ... )
    ([{'name': '程禾', 'role': '记者'}], None, 0.1235)
    """
    if isinstance(value, Mapping):
        return {name: convert_value(item) for name, item in value.items()}
    shape = CONVERTERS.get(type(value))
    return shape(value) if shape else value


def convert_number(value: float) -> float | None:
    """A number with four decimals; `None` for NaN and infinity, which JSON cannot write."""
    return round(value, 4) if abs(value) < float("inf") else None


def convert_block(value: Block) -> Record:
    """A block: kind and text, and `level`, `links` and `rows` where it has them."""
    links = [{"start": link.start, "end": link.end, "url": link.url} for link in value.links]
    extras = {"level": value.level, "links": links, "rows": convert_value(value.rows)}
    return {"kind": str(value.kind), "text": value.text} | {k: v for k, v in extras.items() if v}


def convert_place(value: Place) -> Record:
    """A line or an element, whichever is known."""
    known = {"line": value.line, "xpath": value.xpath}
    return {name: where for name, where in known.items() if where}


def convert_evidence(value: Found[Any]) -> Record:
    """The evidence of a field, without its value, which stands in the record itself."""
    return {
        "text": value.text,
        "at": convert_place(value.at),
        "rule": value.rule,
        "confidence": convert_number(value.confidence),
    }


CONVERTERS: Mapping[type, Callable[[Any], Any]] = {
    tuple: lambda values: [convert_value(value) for value in values],
    float: convert_number,
    Person: lambda person: {"name": person.name, "role": person.role},
    Image: lambda image: {
        "url": image.url,
        "caption": image.caption,
        "credit": image.credit,
        "lead": image.lead,
    },
    Caution: lambda caution: {"code": caution.code, "detail": caution.detail},
    Failure: lambda error: {"code": error.code, "message": error.message, "stage": error.stage},
    Decoded: lambda decoded: {
        "name": decoded.encoding,
        "decided_by": decoded.decided_by,
        "confidence": convert_number(decoded.confidence),
    },
    Block: convert_block,
    Found: convert_evidence,
}
"""How each type of the model is written; strings, truth values and integers stay."""

OUTCOME_KEYS: Mapping[str, Callable[[Outcome], Any]] = {
    "source": lambda outcome: outcome.source,
    "status": lambda outcome: outcome.article.status if outcome.article else "error",
    "error": lambda outcome: convert_value(outcome.error),
    "version": lambda _: {"newsclean": __version__, "record": RECORD_VERSION},
}
"""The keys that are not the article's."""


class RecordWriter(NamedTuple):
    """How records of one format are written and set apart."""

    write: Callable[[Record], str]
    opening: str = ""
    between: str = ""
    closing: str = ""


def render_json(values: Record, *, indent: int | None = None) -> str:
    r"""A record as one JSON object in Unicode, with every character escaped that a terminal obeys.

    >>> print(render_json({"title": "海\x9b\u2028\ud800"}).encode("unicode_escape").decode())
    {"title":"\u6d77\\u009b\\u2028\ufffd"}
    """
    text = json.dumps(
        values,
        ensure_ascii=False,
        allow_nan=False,
        indent=indent,
        separators=None if indent else (",", ":"),
    )
    return text if text.isprintable() else re.sub(UNSAFE_IN_JSON, escape_unsafe_char, text)


def escape_unsafe_char(unsafe: re.Match[str]) -> str:
    """The escape of one character; half a surrogate pair becomes U+FFFD."""
    number = ord(unsafe[0])
    return "\ufffd" if number in SURROGATE_RANGE else f"\\u{number:04x}"


def render_json_line(values: Record) -> str:
    """A record as a line of JSON."""
    return f"{render_json(values)}\n"


def render_markdown(values: Record) -> str:
    """Front matter and CommonMark."""
    from newsclean.records import markdown  # noqa: PLC0415  its patterns cost as much as a page

    return markdown.build_markdown(values)


def render_text(values: Record) -> str:
    """Title, a blank line, text."""
    from newsclean.records.markdown import strip_control_chars  # noqa: PLC0415 - JSON needs none of it

    parts = [strip_control_chars(values[key]) for key in ("title", "text") if values.get(key)]
    return "\n\n".join(parts) + "\n" if parts else ""


RECORD_WRITERS: Mapping[str, RecordWriter] = {
    "json": RecordWriter(render_json, closing="\n"),
    "jsonl": RecordWriter(render_json_line),
    "md": RecordWriter(render_markdown, between="\n"),
    "txt": RecordWriter(render_text, between="\n\n"),
}
JSON_ARRAY_WRITER = RecordWriter(render_json, opening="[\n", between=",\n", closing="\n]\n")


def render_records(
    records: Iterable[Record],
    form: str,
    *,
    several: bool = False,
    indent: int | None = None,
    begun: bool = False,
) -> Iterator[str]:
    """Records as pieces of output, each as soon as its record is there.

    Args:
        records: they may be made while they are written.
        form: a key of `RECORD_WRITERS`.
        several: whether more than one may come; as `json` they make an array.
        indent: spread `json` over lines, for people, this many columns a level.
        begun: whether pieces of the same output were written before.
    """
    writer = JSON_ARRAY_WRITER if several and form == "json" else RECORD_WRITERS[form]
    if form == "json":
        writer = writer._replace(write=lambda values: render_json(values, indent=indent))
    between = writer.between if begun else writer.opening
    for values in records:
        piece = writer.write(values)
        if piece:
            yield between + piece
            between = writer.between
    yield writer.closing
