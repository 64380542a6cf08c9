"""Whether a value that came from a stranger has the shape that a schema says.

A part of JSON Schema (2020-12), as much of it as the tables of this package use: types, required
keys, items and ranges. Words are not compared (`enum`), as a later newsclean may know more of them.

>>> check = build_check({"type": "object", "properties": {"title": {"type": ["string", "null"]}}})
>>> check({"title": None, "more": 1}), check({"title": ["A"]})
('', 'title is a list, not a string or null')
"""

from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any

Schema = Mapping[str, Any]
Check = Callable[[Any], str]
"""What does not fit in a value, in words; empty where all of it does."""

MAX_DEPTH = 100  # of lists and objects in what no schema describes; Python's own limit is far above
TYPE_NAMES: Mapping[type, str] = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "an object",
    NoneType: "null",
}
JSON_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (float, int),
    "array": (list,),
    "object": (dict,),
    "null": (NoneType,),
}


def build_check(schema: Schema) -> Check:
    """The check for a schema; one without a type takes any value that is not too deep."""
    names = list_type_names(schema)
    if not names:
        return check_depth
    allowed = frozenset(kind for name in names for kind in JSON_TYPES[name])
    wanted = " or ".join(TYPE_NAMES[JSON_TYPES[name][0]] for name in names)
    parts: dict[type, Check] = {
        list: build_list_check(schema.get("items", {})),
        dict: build_object_check(schema),
    }
    if "minimum" in schema or "maximum" in schema:
        parts[int] = parts[float] = build_range_check(schema)

    def check(value: Any) -> str:
        kind = type(value)
        if kind not in allowed:
            return f" is {TYPE_NAMES.get(kind, 'no value of JSON')}, not {wanted}"
        part = parts.get(kind)
        return part(value) if part else ""

    return check


def list_type_names(schema: Schema) -> list[str]:
    """The JSON types that a schema takes."""
    values = [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else [])]
    if values:
        kinds = {type(value) for value in values}
        return [name for name, types in JSON_TYPES.items() if types[0] in {*map(get_plain, kinds)}]
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else [*types]


def allow_null(schema: Schema) -> Schema:
    """A schema that takes null, too.

    >>> allow_null({"type": "object"}), allow_null({"enum": ["a"]})
    ({'type': ['object', 'null']}, {'enum': ['a', None]})
    """
    if "enum" in schema:
        return {**schema, "enum": [*dict.fromkeys((*schema["enum"], None))]}
    return {**schema, "type": [*dict.fromkeys((*list_type_names(schema), "null"))]}


def get_plain(kind: type) -> type:
    """The type of JSON of a type, which may be a string with a name of its own (`Kind`)."""
    return str if issubclass(kind, str) else kind


def build_list_check(items: Schema) -> Check:
    """The check for the items of a list."""
    check_item = build_check(items)

    def check(values: Any) -> str:
        for number, value in enumerate(values, 1):
            if wrong := check_item(value):
                return f", item {number}{wrong if wrong.startswith((' ', ',')) else f': {wrong}'}"
        return ""

    return check


def build_object_check(schema: Schema) -> Check:
    """The check for the keys of an object; a key that no schema describes may hold anything."""
    checks = {name: build_check(part) for name, part in schema.get("properties", {}).items()}
    others = schema.get("additionalProperties")
    check_other = build_check(others) if isinstance(others, Mapping) else check_depth
    required = tuple(schema.get("required", ()))

    def check(values: Any) -> str:
        for name, value in values.items():
            if wrong := checks.get(name, check_other)(value):
                shown = name if name in checks else "another key"
                return f"{shown}{wrong if wrong.startswith((' ', ',')) else f': {wrong}'}"
        for name in required:
            if name not in values:
                return f"{name} is missing"
        return ""

    return check


def build_range_check(schema: Schema) -> Check:
    """The check for the range of a number; NaN is in none."""
    low, high = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
    wanted = f"from {low} to {high}" if "maximum" in schema else f"{low} or more"
    return lambda value: "" if low <= value <= high else f" is not {wanted}"


def check_depth(value: Any) -> str:
    """Whether lists and objects in a value are too deep to be written again."""
    if not isinstance(value, (list, dict)):
        return ""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            return f" is more than {MAX_DEPTH} lists and objects deep"
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (list, dict))
        ]
    return ""
