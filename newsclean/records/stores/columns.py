"""The record as columns: what a table has to know of each key, read off `schema.KEYS`.

>>> [(column.key, column.shape, column.names) for column in COLUMNS if column.key in TABLES][:2]
[('authors', 'list', ('name', 'role')), ('editors', 'list', ('name', 'role'))]
"""

from typing import Any, NamedTuple

from newsclean.records.schema import KEYS, Key, Schema

VALUE = "value"
"""The one name of a list of strings."""


class Column(NamedTuple):
    """How the value of one key is laid out in columns.

    Attributes:
        key: the key of the record.
        shape: `scalar`, `object` (a few scalars), `list` (rows of scalars) or `json` (deeper).
        names: the scalars of an object or of a list's item.
        types: their JSON types: `string`, `number`, `boolean`, `integer`.
        absent: what a record says where nothing is known.
        always: the key stands in every whole record.
    """

    key: str
    shape: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    absent: Any
    always: bool


def column_of(key: Key) -> Column:
    """How a key is laid out."""
    shape, parts = laid_out(key.schema)
    types = tuple(type_of(schema) for schema in parts.values())
    return Column(key.name, shape, tuple(parts), types, key.absent(), key.always)


def laid_out(schema: Schema) -> tuple[str, dict[str, Schema]]:
    """The shape of a value, and its scalars by name."""
    kind = type_of(schema)
    if kind == "array" and type_of(schema["items"]) == "object":
        parts = dict(schema["items"]["properties"])
        return ("list", parts) if all(map(is_scalar, parts.values())) else ("json", {})
    if kind == "array":
        return "list", {VALUE: schema["items"]}
    if kind == "object":
        parts = dict(schema.get("properties", {}))
        return ("object", parts) if parts else ("json", {})
    return "scalar", {"": schema}


def type_of(schema: Schema) -> str:
    """The JSON type of a schema, null aside.

    >>> type_of({"type": ["string", "null"]}), type_of({"enum": ["a", None]}), type_of({"const": 1})
    ('string', 'string', 'integer')
    """
    types = schema.get("type", "integer" if isinstance(schema.get("const"), int) else "string")
    return types if isinstance(types, str) else next(name for name in types if name != "null")


def is_scalar(schema: Schema) -> bool:
    """Whether a value fits into one column."""
    return type_of(schema) not in {"array", "object"}


COLUMNS: tuple[Column, ...] = tuple(map(column_of, KEYS))
TABLES: dict[str, Column] = {column.key: column for column in COLUMNS if column.shape == "list"}
"""The keys that are lists, which a relational file keeps in tables of their own."""


def fits(column: Column, value: Any) -> bool:
    """Whether columns can hold a value and give it back as it was.

    >>> authors, person = TABLES["authors"], {"name": "林小雨", "role": None}
    >>> fits(authors, [person]), fits(authors, ["林小雨"]), fits(authors, None)
    (True, False, False)
    """
    if column.shape == "json":
        return value is not None
    if not column.always and value in (None, [], {}):
        return False
    if column.shape == "scalar":
        return scalar_fits(value, column.types[0])
    if column.shape == "object":
        return value is None or (any_set(value) and object_fits(column, value))
    return isinstance(value, list) and all(item_fits(column, item) for item in value)


def any_set(value: Any) -> bool:
    """Whether an object has something other than null; else it would come back as empty."""
    return isinstance(value, dict) and any(part is not None for part in value.values())


def object_fits(column: Column, value: Any) -> bool:
    """Whether an object has the scalars of a column, all of them and no others."""
    if not isinstance(value, dict) or [*value] != [*column.names]:
        return False
    return all(map(scalar_fits, value.values(), column.types))


def item_fits(column: Column, item: Any) -> bool:
    """Whether an item of a list fits into a row."""
    if column.names == (VALUE,):
        return item is not None and scalar_fits(item, column.types[0])
    return object_fits(column, item)


def scalar_fits(value: Any, kind: str) -> bool:
    """Whether a column of a type can hold a value."""
    if value is None:
        return True
    if kind == "string":
        return isinstance(value, str) and (value.isascii() or is_text(value))
    if kind == "number":
        return isinstance(value, float) and value == value  # noqa: PLR0124 - NaN is not itself
    if kind == "boolean":
        return isinstance(value, bool)
    return type(value) is int and abs(value) < 2**63


def is_text(value: str) -> bool:
    """Whether a string has no half of a pair, which no encoding can write."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
