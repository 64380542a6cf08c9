"""Parquet files with a column of pages, a few rows at a time."""

import os
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.damage import is_reader_error, is_system_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.missing import import_package
from newsclean.documents.named_files import require_size
from newsclean.documents.tables.rows import (
    Row,
    RowReader,
    find_missing_column,
    find_table_columns,
)
from newsclean.documents.unpack import UnpackBudget, make_unpack_error
from newsclean.errors import InputError

ALLOCATOR_VARIABLE = "ARROW_DEFAULT_MEMORY_POOL"  # pyarrow looks at it once
BATCH_ROWS = 4  # at a time; a page may have 20 MB
READ_BUFFER_BYTES = 1 << 20  # else pyarrow reads a whole column of a row group, packed, at once
FILE_END = struct.Struct("<I4s")  # how many bytes the footer has, and the sign of the format
PARQUET_MAGIC, ENCRYPTED_MAGIC = b"PAR1", b"PARE"
MAX_FOOTER_BYTES = 16 << 20  # read whole; it has some hundred bytes for each column and row group


def read_parquet(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a Parquet file; only the columns that are needed are read.

    Raises:
        InputError: pyarrow is missing; no column holds pages; the file is damaged.
    """
    parquet = import_parquet()
    budget = UnpackBudget(require_footer(file))
    table = parquet.ParquetFile(file, buffer_size=READ_BUFFER_BYTES, pre_buffer=False)
    reader = ParquetRows(table, selection)
    rows = RowReader(container, selection)
    number = 0
    for group in range(table.num_row_groups):
        count, done = table.metadata.row_group(group).num_rows, 0
        try:
            for row in reader.iter_rows(group):
                done += 1
                entry = rows.make_row_entry(row, number + done)
                budget.spend(len(entry.data or b""))
                yield entry
                if budget.is_spent():
                    break
        except BaseException as error:
            if is_system_error(error) or not is_reader_error(error):
                raise
            inner = f"rows {number + done + 1} to {number + count}"
            yield container.make_error_entry(inner, group, make_reader_error(error))
        budget.require()
        number += count


def import_parquet() -> Any:
    """`pyarrow.parquet`, which takes its memory from the system if nobody has imported it before.

    Its own allocator reserves addresses by the GB, more than a process with limits has.

    Raises:
        InputError: it is missing or too old.
    """
    chosen = os.environ.get(ALLOCATOR_VARIABLE)
    os.environ[ALLOCATOR_VARIABLE] = chosen or "system"
    try:
        return import_package("pyarrow.parquet", "parquet", "a Parquet file")
    finally:
        if chosen is None:
            del os.environ[ALLOCATOR_VARIABLE]


def require_footer(file: BinaryIO) -> int:
    """The size of a Parquet file whose footer can be read.

    Raises:
        InputError: there is none, or it is too large.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - FILE_END.size))
    end = file.read(FILE_END.size)
    footer, magic = FILE_END.unpack(end) if len(end) == FILE_END.size else (0, b"")
    if magic == ENCRYPTED_MAGIC:
        raise make_unpack_error("is an encrypted Parquet file; decrypt it first")
    if magic != PARQUET_MAGIC or footer > size:
        raise make_unpack_error("is no Parquet file, or its end is missing")
    if footer > MAX_FOOTER_BYTES:
        message = f"has a footer of {footer:,} bytes, the limit is {MAX_FOOTER_BYTES:,}"
        raise InputError("unpack_limit", message, stage="inputs")
    file.seek(0)
    return size


class ParquetRows:
    """The rows of a Parquet file by the columns that are needed."""

    def __init__(self, table: Any, selection: Selection) -> None:
        """Choose the columns.

        Raises:
            InputError: none holds pages, or one that was named is not there.
        """
        self.table = table
        self.max_bytes = selection.max_bytes
        self.types = import_package("pyarrow", "parquet", "a Parquet file").types
        schema = table.schema_arrow
        names = dict.fromkeys(schema.names)
        missing = find_missing_column(names, selection.columns)
        if missing:
            raise missing
        found = find_table_columns(names, selection.columns)
        html = found.html or ""
        self.names = list(dict.fromkeys(filter(None, found)))
        held = {name: schema.types[schema.names.index(name)] for name in self.names}
        self.read = [name for name, sort in held.items() if not self.types.is_nested(sort)]
        if html not in self.read:
            message = f"the column {html} has no texts but {held[html]}"
            raise InputError("not_found", message[:200], stage="inputs")

    def iter_rows(self, group: int) -> Iterator[Row]:
        """The rows of one row group."""
        batches = self.table.iter_batches(
            BATCH_ROWS, row_groups=[group], columns=self.read, use_threads=False
        )
        for batch in batches:
            for at in range(batch.num_rows):
                row: dict[str, object] = dict.fromkeys(self.names)
                for name in self.read:
                    row[name] = self.read_cell(batch.column(name)[at])
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
