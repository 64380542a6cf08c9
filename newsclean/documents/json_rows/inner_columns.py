"""Columns in objects and lists within a row, by their path: `data.html`, `pages.0.html`."""

from collections.abc import Mapping
from typing import Any

from newsclean.documents.entry import ColumnNames

MAX_INNER_COLUMNS = 1_000  # that a row gets
# What tools call the object that has a page beside what they know of it (Elasticsearch, MongoDB,
# crawlers).
HOLDERS = frozenset(
    "_source response page document doc data item fields result article news".split()
)


def add_inner_columns(row: dict[str, Any], wanted: ColumnNames) -> dict[str, Any]:
    """A row with the columns that objects in it have, as `_source.html`; a name in it goes first.

    >>> add_inner_columns({"data": {"html": "<p>"}}, ColumnNames())
    {'data': {'html': '<p>'}, 'data.html': '<p>'}

    Args:
        row: an object of JSON.
        wanted: columns that were named, which may lie deeper.
    """
    objects = {name: cell for name, cell in row.items() if isinstance(cell, dict)}
    if not objects and not any(wanted):
        return row
    inner: dict[str, Any] = {}
    for name, cells in objects.items():
        for key, cell in cells.items():
            if len(inner) >= MAX_INNER_COLUMNS:
                break
            inner[f"{name}.{key}"] = cell
    for path in filter(None, wanted):
        if path not in row and path not in inner:
            cell = find_cell(row, path.split("."))
            if cell is not None:
                inner[path] = cell
    return {**row, **{name: cell for name, cell in inner.items() if name not in row}}


def find_cell(value: Any, path: list[str]) -> Any:
    """What stands at the end of a path of names and, in lists, of numbers; `None` for nothing."""
    for part in path:
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and part.isdecimal() and int(part[:9]) < len(value):
            value = value[int(part[:9])]
        else:
            return None
    return value
