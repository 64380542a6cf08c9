"""Rows of Arrow data, as pyarrow reads them from Parquet and Arrow files."""

import os
from collections.abc import Iterator
from typing import Any

from newsclean.documents.entry import Selection
from newsclean.documents.missing import import_package
from newsclean.documents.named_files import require_size
from newsclean.documents.tables.rows import (
    Row,
    find_missing_column,
    find_table_columns,
)
from newsclean.errors import InputError

ALLOCATOR_VARIABLE = "ARROW_DEFAULT_MEMORY_POOL"  # pyarrow looks at it once
MAX_DEPTH = 4  # of objects in objects
MAX_USUAL_DEPTH = 2  # of columns that are chosen by their names
EXTRA = "parquet"  # of newsclean; it brings pyarrow


def import_arrow(module: str, what: str) -> Any:
    """A module of pyarrow, which takes its memory from the system if nobody has imported it before.

    Its own allocator reserves addresses by the GB, more than a process with limits has.

    Args:
        module: `parquet` or another one in pyarrow.
        what: what cannot be read without it.

    Raises:
        InputError: it is missing or too old.
    """
    chosen = os.environ.get(ALLOCATOR_VARIABLE)
    os.environ[ALLOCATOR_VARIABLE] = chosen or "system"
    try:
        return import_package(f"pyarrow.{module}", EXTRA, what)
    finally:
        if chosen is None:
            del os.environ[ALLOCATOR_VARIABLE]


class ArrowColumns:
    """The columns that are needed, and their cells.

    Attributes:
        names: of all that are needed.
        read: those whose cells are single values; the others stay empty.
    """

    def __init__(self, schema: Any, selection: Selection) -> None:
        """Choose the columns.

        Raises:
            InputError: none holds pages, or one that was named is not there.
        """
        self.max_bytes = selection.max_bytes
        self.types = import_arrow("types", "a table of Arrow data")
        held: dict[str, tuple[tuple[str, ...], Any]] = {}
        for name, path, sort in self.iter_columns(schema, ()):
            held.setdefault(name, (path, sort))
        plain = [name for name, (path, _) in held.items() if len(path) <= MAX_USUAL_DEPTH]
        named = [name for name in selection.columns if name and name in held]
        missing = find_missing_column(dict.fromkeys([*plain, *named]), selection.columns)
        if missing:
            raise missing
        found = find_table_columns(plain, selection.columns)
        html = found.html or ""
        self.names = list(dict.fromkeys(filter(None, found)))
        self.read = [name for name in self.names if not self.types.is_nested(held[name][1])]
        self.paths = {name: held[name][0] for name in self.read}
        if html not in self.read:
            message = f"the column {html} has no texts but {held[html][1]}"
            raise InputError("not_found", message[:200], stage="inputs")

    def iter_columns(
        self, fields: Any, path: tuple[str, ...]
    ) -> Iterator[tuple[str, tuple[str, ...], Any]]:
        """Each column with its path and type; one in an object is called `data.html`."""
        for field in fields:
            inner = (*path, field.name)
            yield ".".join(inner), inner, field.type
            if self.types.is_struct(field.type) and len(inner) < MAX_DEPTH:
                yield from self.iter_columns(field.type, inner)

    def iter_rows(self, batch: Any) -> Iterator[Row]:
        """The rows of a record batch."""
        for at in range(batch.num_rows):
            row: dict[str, object] = dict.fromkeys(self.names)
            for name, (column, *inner) in self.paths.items():
                cell = batch.column(column)[at]
                for part in inner:
                    cell = cell[part] if cell.is_valid else cell
                row[name] = self.read_cell(cell)
            yield row

    def read_cell(self, cell: Any) -> object:
        """A cell; bytes where its text is no UTF-8, an error where it is too large for a page."""
        if not cell.is_valid:
            return None
        if self.types.is_dictionary(cell.type):
            cell = cell.value
        buffer = cell.as_buffer() if hasattr(cell, "as_buffer") else None
        if buffer is not None:
            try:
                require_size(buffer.size, self.max_bytes)
            except InputError as error:
                return error
        try:
            return cell.as_py()
        except UnicodeDecodeError:
            return None if buffer is None else buffer.to_pybytes()
        except (ValueError, OverflowError):  # a day that Python's calendar does not have
            return None
