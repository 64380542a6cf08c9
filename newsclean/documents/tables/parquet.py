"""Parquet files with a column of pages, a few rows at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.missing import import_package
from newsclean.documents.tables.rows import RowReader, find_table_columns
from newsclean.documents.unpack import make_unpack_error

BATCH_ROWS = 16  # at a time; a page may have 20 MB


def read_parquet(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a Parquet file; only the columns that are needed are read.

    Raises:
        InputError: pyarrow is missing; no column holds pages; the file is damaged.
    """
    parquet = import_package("pyarrow.parquet", "parquet", "a Parquet file")
    arrow = import_package("pyarrow", "parquet", "a Parquet file")
    rows = RowReader(container, selection)
    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        names = dict.fromkeys(table.schema_arrow.names)
        wanted = [name for name in find_table_columns(names, selection.columns) if name]
        number = 0
        for batch in table.iter_batches(BATCH_ROWS, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield rows.make_row_entry(row, number)
    except (arrow.ArrowException, UnicodeDecodeError) as error:
        raise make_unpack_error(f"is a damaged Parquet file ({str(error)[:120]})") from error
