"""Parquet files with a column of pages, a few rows at a time."""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.damage import is_reader_error, is_system_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.tables.arrow_cells import ArrowColumns, import_arrow
from newsclean.documents.tables.rows import RowReader, make_records_error
from newsclean.documents.unpack import UnpackBudget, make_unpack_error
from newsclean.errors import InputError
from newsclean.version import VERSION_METADATA_KEY

if TYPE_CHECKING:
    from newsclean.documents.tables.rows import Row

BATCH_ROWS = 4  # at a time; a page may have 20 MB
READ_BUFFER_BYTES = 1 << 20  # else pyarrow reads a whole column of a row group, packed, at once
FILE_END = struct.Struct("<I4s")  # how many bytes the footer has, and the sign of the format
PARQUET_MAGIC, ENCRYPTED_MAGIC = b"PAR1", b"PARE"
MAX_FOOTER_BYTES = 16 << 20  # read whole; it has some hundred bytes for each column and row group


def read_parquet(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a Parquet file; only the columns that are needed are read.

    Raises:
        InputError: pyarrow is missing; no column holds pages; the file is damaged; these are
            records of newsclean.
    """
    parquet = import_arrow("parquet", "a Parquet file")
    budget = UnpackBudget(require_footer(file))
    table = parquet.ParquetFile(file, buffer_size=READ_BUFFER_BYTES, pre_buffer=False)
    if VERSION_METADATA_KEY in (table.metadata.metadata or {}):
        raise make_records_error()
    columns = ArrowColumns(table.schema_arrow, selection)
    rows = RowReader(container, selection)
    number = 0
    for group in range(table.num_row_groups):
        count, done = table.metadata.row_group(group).num_rows, 0
        try:
            for row in iter_group_rows(table, group, columns):
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
    yield from rows.list_notices()


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


def iter_group_rows(table: Any, group: int, columns: ArrowColumns) -> "Iterator[Row]":
    """The rows of one row group."""
    batches = table.iter_batches(
        BATCH_ROWS, row_groups=[group], columns=columns.read, use_threads=False
    )
    for batch in batches:
        yield from columns.iter_rows(batch)
