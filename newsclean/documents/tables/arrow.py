"""Arrow tables: IPC files, which Feather files are, and streams.

What pyarrow reads of such a file it believes: where a text begins and ends stands in the file. So
the columns that are needed are checked before a cell of them is read.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.tables.arrow_cells import ArrowColumns, import_arrow
from newsclean.documents.tables.rows import RowReader
from newsclean.documents.unpack import UnpackBudget

WHAT = "an Arrow table"
FILE_MAGIC = b"ARROW1"
BYTES_OF_TEXT = {"string": "binary", "large_string": "large_binary", "string_view": "binary_view"}


def read_arrow(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of an Arrow file or stream.

    Raises:
        InputError: pyarrow is missing; no column holds pages; the file is damaged.
    """
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(len(FILE_MAGIC))
    file.seek(0)
    budget = UnpackBudget(size)
    rows = RowReader(container, selection)
    number = 0
    for batch, columns in iter_batches(file, head, selection):
        for row in columns.iter_rows(batch):
            number += 1
            entry = rows.make_row_entry(row, number)
            budget.spend(len(entry.data or b""))
            yield entry
            budget.require()
    yield from rows.list_notices()


def iter_batches(
    file: BinaryIO, head: bytes, selection: Selection
) -> Iterator[tuple[Any, ArrowColumns]]:
    """Batches of rows that were checked, with the columns that are needed.

    Raises:
        InputError: pyarrow is missing; no column holds pages.
    """
    ipc = import_arrow("ipc", WHAT)
    open_table = ipc.open_file if head == FILE_MAGIC else ipc.open_stream
    schema = open_table(file).schema
    columns = ArrowColumns(schema, selection)
    file.seek(0)
    outer = {path[0] for path in columns.paths.values()}
    wanted = [schema.names.index(name) for name in outer]
    options = ipc.IpcReadOptions(included_fields=wanted, use_threads=False)
    table = open_table(file, options=options)
    if head == FILE_MAGIC:
        for number in range(table.num_record_batches):
            yield check_batch(table.get_batch(number)), columns
    else:
        for batch in table:
            yield check_batch(batch), columns


def check_batch(batch: Any) -> Any:
    """A batch of rows whose texts stand where they can.

    Texts are checked as bytes: a page in another encoding is one, and its bytes stay.

    Raises:
        pyarrow.ArrowInvalid: they stand outside of the file.
    """
    for array in batch.columns:
        check_array(array)
    return batch


def check_array(array: Any) -> None:
    """An array as `check_batch` checks it; of an object all that is in it.

    Raises:
        pyarrow.ArrowInvalid: a text stands outside of the file.
    """
    if array.type.num_fields and str(array.type).startswith("struct<"):
        array.validate()
        for number in range(array.type.num_fields):
            check_array(array.field(number))
    else:
        as_bytes = BYTES_OF_TEXT.get(str(array.type))
        (array.view(as_bytes) if as_bytes else array).validate(full=True)
