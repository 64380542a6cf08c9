"""The record, key by key: the one table that `render`, `newsclean schema` and docs/record.md read.

>>> [key.name for key in KEYS][:4]
['source', 'status', 'kind', 'title']
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsclean.errors import ERROR_CODES
from newsclean.model import Kind
from newsclean.version import RECORD_VERSION

STATUSES: Mapping[str, str] = {
    "article": "a story was found",
    "list": "the page lists stories and tells none",
    "script_only": "the page has its text only after its scripts have run; save it from a browser",
    "paywall_stub": "the page shows only the start of the story",
    "error_page": "the page reports an error (not found, access denied) in place of a story",
    "error": "no page could be read or no story found; `error` says why",
}
"""The values of `status`. All but `error` are results: exit code 0."""

Schema = Mapping[str, Any]

TEXT_SCHEMA: Schema = {"type": ["string", "null"]}
UNIT_INTERVAL_SCHEMA: Schema = {"type": "number", "minimum": 0, "maximum": 1}
STRING_LIST_SCHEMA: Schema = {"type": "array", "items": {"type": "string"}}
DATE_SCHEMA: Schema = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$",
}


def make_choice_schema(*values: str, null: bool = False) -> Schema:
    """One of some strings, with `null` also null."""
    return {"enum": [*values, *([None] if null else [])]}


def make_object_schema(required: str, optional: str = "", **properties: Schema) -> Schema:
    """An object with these keys and no others; the names are separated by spaces.

    >>> sorted(make_object_schema("name", name=TEXT_SCHEMA))
    ['additionalProperties', 'properties', 'required', 'type']
    """
    names = f"{required} {optional}".split()
    return {
        "type": "object",
        "properties": {name: properties.get(name, TEXT_SCHEMA) for name in names},
        "required": required.split(),
        "additionalProperties": False,
    }


def make_list_schema(item: Schema) -> Schema:
    """A list of items of one schema."""
    return {"type": "array", "items": item}


PEOPLE_SCHEMA = make_list_schema(make_object_schema("name role", name={"type": "string"}))
PLACE_SCHEMA = make_object_schema(
    "", "line xpath", line={"type": "integer", "minimum": 1}, xpath={"type": "string"}
)
BLOCK_SCHEMA = make_object_schema(
    "kind text",
    "level links rows",
    kind=make_choice_schema(*Kind),
    text={"type": "string"},
    level={"type": "integer", "minimum": 1},
    links=make_list_schema(
        make_object_schema(
            "start end url",
            start={"type": "integer", "minimum": 0},
            end={"type": "integer", "minimum": 0},
            url={"type": "string"},
        )
    ),
    rows=make_list_schema(STRING_LIST_SCHEMA),
)
EVIDENCE_SCHEMA: Schema = {
    "type": "object",
    "additionalProperties": make_object_schema(
        "text at rule confidence",
        text={"type": "string"},
        at=PLACE_SCHEMA,
        rule={"type": "string"},
        confidence=UNIT_INTERVAL_SCHEMA,
    ),
}


class Key(NamedTuple):
    """One key of the record.

    Attributes:
        name: the key, equal to the attribute of `Article`.
        meaning: what it holds, in Markdown.
        schema: its JSON Schema; by its type an unknown value is written as null or `[]`.
        term: its name at schema.org, or an empty string.
        example: a value that fits.
        always: it stands in every record; else only when asked for or needed.
    """

    name: str
    meaning: str
    schema: Schema
    term: str = ""
    example: Any = None
    always: bool = True

    def get_absent_value(self) -> Any:
        """What is written where the value is not known.

        >>> [key.get_absent_value() for key in KEYS if key.name in {"title", "tags", "encoding"}]
        [None, [], None]
        """
        return [] if self.schema.get("type") == "array" else None


KEYS: tuple[Key, ...] = (
    Key(
        "source",
        "The path as given, `-` for stdin; bytes that are not UTF-8 are backslash-escaped",
        {"type": "string"},
        example="page.txt",
    ),
    Key("status", "What the page is, see below", make_choice_schema(*STATUSES), example="article"),
    Key(
        "kind",
        "How it was read",
        make_choice_schema("html", "text", "mhtml", null=True),
        example="text",
    ),
    Key(
        "title",
        "The headline as shown, without the site's name",
        TEXT_SCHEMA,
        "headline",
        "Harbour tunnel opens to traffic",
    ),
    Key(
        "subtitle",
        "The deck: the line or paragraph below the headline that sums the story up",
        TEXT_SCHEMA,
        "alternativeHeadline",
        "First cars cross after nine years of building",
    ),
    Key(
        "original_title",
        "The headline at the origin (原标题：)",
        TEXT_SCHEMA,
        "alternativeHeadline",
        "海底隧道通车",
    ),
    Key(
        "published",
        "ISO 8601, as precise as the page: a day, a time, a time with its zone",
        DATE_SCHEMA,
        "datePublished",
        "2024-05-17T08:30:00+08:00",
    ),
    Key("modified", "The same for the last change", DATE_SCHEMA, "dateModified", "2024-05-18"),
    Key(
        "published_zone",
        "Whether the zone of `published` stands on the page or is assumed from its language",
        make_choice_schema("page", "assumed", null=True),
        "",
        "assumed",
    ),
    Key(
        "outlet",
        "The credited origin (来源, 稿源, “Source: …”), never the host",
        TEXT_SCHEMA,
        "sourceOrganization",
        "海港晚报",
    ),
    Key(
        "outlet_url",
        "Where the credit leads",
        TEXT_SCHEMA,
        "isBasedOn",
        "https://news.example/a/1",
    ),
    Key("site", "The name of the site that shows the page", TEXT_SCHEMA, "publisher", "海港在线"),
    Key(
        "authors",
        "Who wrote it, each with the role as printed, or null",
        PEOPLE_SCHEMA,
        "author",
        [{"name": "林小雨", "role": "记者"}],
    ),
    Key(
        "editors",
        "Who edited, checked or proof-read it",
        PEOPLE_SCHEMA,
        "editor",
        [{"name": "周文", "role": "责任编辑"}],
    ),
    Key("agency", "The agency in the dateline", TEXT_SCHEMA, "dateline", "新华社"),
    Key("location", "The place in the dateline", TEXT_SCHEMA, "locationCreated", "北京"),
    Key(
        "section",
        "The breadcrumb, outermost first",
        STRING_LIST_SCHEMA,
        "articleSection",
        ["首页", "新闻"],
    ),
    Key("tags", "Keywords", STRING_LIST_SCHEMA, "keywords", ["transport"]),
    Key("lang", "The language, BCP 47", TEXT_SCHEMA, "inLanguage", "zh-Hans"),
    Key("url", "The page's own address", TEXT_SCHEMA, "url", "https://news.example/2024/1.html"),
    Key("copyright", "The copyright line", TEXT_SCHEMA, "copyrightNotice", "© 2024 Harbour Post"),
    Key("license", "The licence that the page names", TEXT_SCHEMA, "license", "CC BY 4.0"),
    Key(
        "text",
        "The body as plain text, one blank line between blocks; no title, no credits",
        TEXT_SCHEMA,
        "articleBody",
        "The first cars drove through the tunnel on Friday morning.",
    ),
    Key(
        "blocks",
        "The body block by block; `links`, `level` and `rows` where they apply (`--blocks`)",
        make_list_schema(BLOCK_SCHEMA),
        "",
        [{"kind": "heading", "text": "What it cost", "level": 2}],
        always=False,
    ),
    Key(
        "images",
        "Pictures of the story in order; the one that stands for it (`lead`) comes first",
        make_list_schema(
            make_object_schema(
                "url caption credit lead", url={"type": "string"}, lead={"type": "boolean"}
            )
        ),
        "image",
        [
            {
                "url": "https://news.example/1.jpg",
                "caption": "The tunnel",
                "credit": None,
                "lead": True,
            }
        ],
    ),
    Key(
        "quality",
        "0 to 1: how sure newsclean is of body and fields",
        {**UNIT_INTERVAL_SCHEMA, "type": ["number", "null"]},
        "",
        0.93,
    ),
    Key(
        "encoding",
        "How the bytes were read, null where none were; `name` is null where text was given",
        {
            **make_object_schema("name decided_by confidence", confidence=UNIT_INTERVAL_SCHEMA),
            "type": ["object", "null"],
        },
        "",
        {"name": "gb18030", "decided_by": "label", "confidence": 0.98},
    ),
    Key(
        "warnings",
        "What was odd, lost or repaired",
        make_list_schema(
            make_object_schema("code detail", code={"type": "string"}, detail={"type": "string"})
        ),
        "",
        [{"code": "nul_bytes", "detail": "3 NUL bytes were left out"}],
    ),
    Key(
        "evidence",
        "For each field the words it came from, where they stand, the rule that read them, and how "
        "sure it is (`--evidence`)",
        EVIDENCE_SCHEMA,
        "",
        {"site": {"text": "海港在线", "at": {"line": 1}, "rule": "breadcrumb", "confidence": 0.9}},
        always=False,
    ),
    Key(
        "error",
        "Why there is no story; stands only beside the status `error`",
        make_object_schema(
            "code message stage",
            code=make_choice_schema(*sorted(ERROR_CODES)),
            message={"type": "string"},
            stage={"type": "string"},
        ),
        "",
        {"code": "empty", "message": "the file has no bytes", "stage": "decode"},
        always=False,
    ),
    Key(
        "paywall",
        "Whether the page says that the story has to be paid for",
        {"type": ["boolean", "null"]},
        "isAccessibleForFree",
        example=False,
    ),
    Key(
        "pages",
        "Addresses of the other pages of this story",
        STRING_LIST_SCHEMA,
        "hasPart",
        ["https://news.example/2024/1_2.html"],
    ),
    Key(
        "version",
        "The newsclean that made the record, and the version of the record",
        make_object_schema(
            "newsclean record", newsclean={"type": "string"}, record={"const": RECORD_VERSION}
        ),
        "",
        {"newsclean": "0.1.0", "record": RECORD_VERSION},
    ),
)

KEY_NAMES = tuple(key.name for key in KEYS)


def build_json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a whole record, one without `--fields`.

    >>> build_json_schema()["properties"]["title"]["$comment"]
    'https://schema.org/headline'
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"newsclean record, version {RECORD_VERSION}",
        "description": "One saved news page as a clean article.",
        "type": "object",
        "properties": {key.name: describe_key(key) for key in KEYS},
        "required": [key.name for key in KEYS if key.always],
        "additionalProperties": False,
        "if": {"properties": {"status": {"const": "error"}}},
        "then": {"required": ["error"]},
        "else": {"not": {"required": ["error"]}},
    }


def describe_key(key: Key) -> dict[str, Any]:
    """The schema of one key with its meaning, an example and its schema.org term."""
    term = {"$comment": f"https://schema.org/{key.term}"} if key.term else {}
    return {"description": key.meaning, **term, **key.schema, "examples": [key.example]}


def format_key_types(key: Key) -> str:
    """The JSON types of a key, for the table of docs/record.md.

    >>> [
    ...     format_key_types(key)
    ...     for key in KEYS
    ...     if key.name in {"status", "title", "authors", "tags"}
    ... ]
    ['string', 'string or null', 'list of objects', 'list of strings']
    """
    strings = "string or null" if None in key.schema.get("enum", ()) else "string"
    types = key.schema.get("type", strings)
    if types == "array":
        return f"list of {key.schema['items']['type']}s"
    return types if isinstance(types, str) else " or ".join(types)
