"""The record as columns: how a table holds each key of `schema.KEYS`.

>>> [
...     (column.key, column.shape, column.names)
...     for column in KEY_COLUMNS
...     if column.key in LIST_TABLES
... ][:2]
[('authors', 'list', ('name', 'role')), ('editors', 'list', ('name', 'role'))]
"""

from typing import Any, NamedTuple

from newsclean.records.schema import KEYS, Key, Schema

VALUE_NAME = "value"
"""The name of the only column of a list of strings."""


class KeyColumns(NamedTuple):
    """How the value of one key is laid out in columns.

    Attributes:
        key: the key of the record.
        shape: `scalar`, `object` (a few scalars), `list` (rows of scalars) or `json` (deeper).
        names: the scalars of an object or of a list's item.
        types: their JSON types: `string`, `number`, `boolean`, `integer`.
        absent: what a record has where the value is not known.
        always: the key stands in every whole record.
    """

    key: str
    shape: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    absent: Any
    always: bool


def lay_out_key(key: Key) -> KeyColumns:
    """How a key is laid out."""
    shape, parts = lay_out_schema(key.schema)
    types = tuple(get_json_type(schema) for schema in parts.values())
    return KeyColumns(key.name, shape, tuple(parts), types, key.get_absent_value(), key.always)


def lay_out_schema(schema: Schema) -> tuple[str, dict[str, Schema]]:
    """The shape of a value, and its scalars by name."""
    kind = get_json_type(schema)
    if kind == "array" and get_json_type(schema["items"]) == "object":
        parts = dict(schema["items"]["properties"])
        return ("list", parts) if all(map(is_scalar, parts.values())) else ("json", {})
    if kind == "array":
        return "list", {VALUE_NAME: schema["items"]}
    if kind == "object":
        parts = dict(schema.get("properties", {}))
        return ("object", parts) if parts else ("json", {})
    return "scalar", {"": schema}


def get_json_type(schema: Schema) -> str:
    """The JSON type of a schema, null aside.

    >>> (
    ...     get_json_type({"type": ["string", "null"]}),
    ...     get_json_type({"enum": ["a", None]}),
    ...     get_json_type({"const": 1}),
    ... )
    ('string', 'string', 'integer')
    """
    types = schema.get("type", "integer" if isinstance(schema.get("const"), int) else "string")
    return types if isinstance(types, str) else next(name for name in types if name != "null")


def is_scalar(schema: Schema) -> bool:
    """Whether a value fits into one column."""
    return get_json_type(schema) not in {"array", "object"}


KEY_COLUMNS: tuple[KeyColumns, ...] = tuple(map(lay_out_key, KEYS))
LIST_TABLES: dict[str, KeyColumns] = {
    column.key: column for column in KEY_COLUMNS if column.shape == "list"
}
"""The keys that are lists, which a relational file keeps in tables of their own."""


def is_storable(column: KeyColumns, value: Any) -> bool:
    """Whether columns can hold a value and give it back as it was.

    >>> authors, person = LIST_TABLES["authors"], {"name": "林小雨", "role": None}
    >>> is_storable(authors, [person]), is_storable(authors, ["林小雨"]), is_storable(authors, None)
    (True, False, False)
    """
    if column.shape == "json":
        return value is not None
    if not column.always and value in (None, [], {}):
        return False
    if column.shape == "scalar":
        return is_storable_scalar(value, column.types[0])
    if column.shape == "object":
        return value is None or (has_any_set(value) and is_storable_object(column, value))
    return isinstance(value, list) and all(is_storable_item(column, item) for item in value)


def has_any_set(value: Any) -> bool:
    """Whether an object has a value other than null; one without would come back as null."""
    return isinstance(value, dict) and any(part is not None for part in value.values())


def is_storable_object(column: KeyColumns, value: Any) -> bool:
    """Whether an object has the scalars of a column, all of them and no others."""
    if not isinstance(value, dict) or [*value] != [*column.names]:
        return False
    return all(map(is_storable_scalar, value.values(), column.types))


def is_storable_item(column: KeyColumns, item: Any) -> bool:
    """Whether an item of a list fits into a row."""
    if column.names == (VALUE_NAME,):
        return item is not None and is_storable_scalar(item, column.types[0])
    return is_storable_object(column, item)


def is_storable_scalar(value: Any, kind: str) -> bool:
    """Whether a column of a type can hold a value."""
    if value is None:
        return True
    if kind == "string":
        return isinstance(value, str) and (value.isascii() or is_encodable(value))
    if kind == "number":
        return isinstance(value, float) and value == value  # noqa: PLR0124 - NaN is not itself
    if kind == "boolean":
        return isinstance(value, bool)
    return type(value) is int and abs(value) < 2**63


def is_encodable(value: str) -> bool:
    """Whether a string has no half of a surrogate pair, which UTF-8 cannot write."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
