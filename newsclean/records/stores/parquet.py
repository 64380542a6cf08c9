"""Records as a Parquet file: a column for each key, lists and objects nested as they are.

The columns are made from `schema.KEYS`, so every file has the same, whatever its records hold.
`evidence` is a map from the names of fields.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from newsclean.dependencies import require
from newsclean.documents.named_files import escape_unprintable
from newsclean.errors import OutputError
from newsclean.records.json_input import MAX_RECORD_BYTES, make_limit_error
from newsclean.records.schema import KEYS, Schema
from newsclean.records.stores import OutputRow, Record, make_foreign_file_error, sync_to_disk
from newsclean.records.stores.columns import get_json_type
from newsclean.version import RECORD_VERSION, VERSION_METADATA_KEY

ROW_GROUP_RECORDS = 2_000  # held in memory at a time
ROW_GROUP_BYTES = 4_000_000  # of JSON; a group is closed where it has as many
MAX_BATCH_RECORDS = 200  # unpacked at a time when they are read back
MAX_FOOTER_STRING_BYTES = 1_000_000  # one name or note in a file's footer
MAX_FOOTER_ITEMS = 1_000_000  # row groups and their columns
MAX_SHOWN_CHARS = 40  # of a foreign file's words in a message
MISSING_METADATA_KEY = b"newsclean.missing"
KEY_BY_NAME = {key.name: key for key in KEYS}


def import_pyarrow() -> Any:
    """PyArrow, with its Parquet part.

    Raises:
        OutputError: it is not installed.
        DependencyError: it is too old.
    """
    require("pyarrow")
    try:
        import pyarrow as pa  # noqa: PLC0415 - 200 ms, for this form only
        import pyarrow.parquet  # noqa: PLC0415 - an extra
    except ImportError as error:
        advice = "Parquet needs pyarrow; install it with: pip install 'newsclean[parquet]'"
        raise OutputError("missing", advice, stage="outputs") from error
    return pa


def write_parquet(rows: Iterable[OutputRow], path: str) -> None:
    """Make a Parquet file of rows, as `stores.OutputWriter` asks for.

    Raises:
        OSError: the disk is full or broken.
        OutputError: PyArrow is missing, or a record has values that no record of ours has.
    """
    pa = import_pyarrow()
    schema = build_arrow_schema(pa)
    lacking: set[str] | None = None
    with (
        use_system_memory(pa),
        pa.parquet.ParquetWriter(path, schema, compression="zstd") as file,
    ):
        for group in iter_row_groups(rows):
            file.write_table(build_arrow_table(pa, group, schema))
            absent = [set(ALWAYS_KEY_NAMES) - set(record) for record in group]
            lacking = set.intersection(*absent, *([lacking] if lacking is not None else []))
            group.clear()  # before the next one is collected
            pa.default_memory_pool().release_unused()  # it keeps much of what was freed
        named = " ".join(name for name in ALWAYS_KEY_NAMES if name in (lacking or set()))
        file.add_key_value_metadata({MISSING_METADATA_KEY.decode(): named})
    sync_to_disk(path)


@contextmanager
def use_system_memory(pa: Any) -> Iterator[None]:
    """Let Arrow take memory from the system for a while; its own pools hold more than they need."""
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


def iter_row_groups(rows: Iterable[OutputRow]) -> Iterator[list[Record]]:
    """The records of rows in groups that fit into memory."""
    group: list[Record] = []
    size = 0
    for row in rows:
        group.append(row.record)
        size += len(row.line)
        if len(group) == ROW_GROUP_RECORDS or size >= ROW_GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def build_arrow_table(pa: Any, group: list[Record], schema: Any) -> Any:
    """Some records as a table."""
    try:
        return pa.Table.from_pylist([*map(shape_record, group)], schema=schema)
    except (pa.ArrowException, TypeError, ValueError) as error:
        advice = f"a record does not fit the columns ({error}); write .jsonl or .sqlite"
        raise OutputError("unwritable", advice, stage="outputs") from error


ALWAYS_KEY_NAMES = tuple(key.name for key in KEYS if key.always)


def shape_record(record: Record) -> Record:
    """A record as Arrow takes it: a map as a list of pairs, an empty object as null."""
    evidence = record.get("evidence")
    pairs = None if evidence is None else [*evidence.items()]
    return {**record, "evidence": pairs, "encoding": record.get("encoding") or None}


def build_arrow_schema(pa: Any) -> Any:
    """The columns of the record, key by key."""
    fields = [(key.name, get_arrow_type(pa, key.schema)) for key in KEYS]
    return pa.schema(fields, metadata={VERSION_METADATA_KEY: str(RECORD_VERSION)})


def get_arrow_type(pa: Any, schema: Schema) -> Any:
    """The Arrow type of a JSON Schema as ours are."""
    kind = get_json_type(schema)
    if kind == "array":
        return pa.list_(get_arrow_type(pa, schema["items"]))
    if kind == "object" and "properties" in schema:
        return pa.struct(
            [(name, get_arrow_type(pa, part)) for name, part in schema["properties"].items()]
        )
    if kind == "object":
        return pa.map_(pa.string(), get_arrow_type(pa, schema["additionalProperties"]))
    scalars = {"number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_()}
    return scalars.get(kind, pa.string())


def read_parquet_records(path: str, *, max_bytes: int = MAX_RECORD_BYTES) -> Iterator[Record]:
    """The records of a file that `write_parquet` made, in their order.

    Some rows at a time are unpacked, fewer where they are large.

    Args:
        path: the file.
        max_bytes: a larger record is refused.

    Raises:
        RecordsError: another program made it, or a later newsclean did; it is broken, or a record
            is too large.
        OutputError: PyArrow is missing.
    """
    pa = import_pyarrow()
    try:
        with pa.parquet.ParquetFile(
            path,
            pre_buffer=False,
            thrift_string_size_limit=MAX_FOOTER_STRING_BYTES,
            thrift_container_size_limit=MAX_FOOTER_ITEMS,
        ) as file:
            missing = require_ours(pa, file)
            for table in iter_tables(file, max_bytes):
                for row in table.to_pylist():
                    yield restore_record(row, missing)
    except MemoryError:
        raise
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = " ".join(str(error).split())[:200]
        raise make_foreign_file_error(f"is no whole Parquet file ({reason})") from error


def require_ours(pa: Any, file: Any) -> set[str]:
    """Refuse a file that another program made, or a later newsclean; the keys that it lacks.

    Raises:
        RecordsError: it is such a file, or has two columns of one name.
        ValueError: what it says of itself is broken.
    """
    about: Mapping[bytes, bytes] = file.metadata.metadata or {}
    if VERSION_METADATA_KEY not in about:
        raise make_foreign_file_error("is a Parquet file that newsclean did not make")
    version = int(about[VERSION_METADATA_KEY])
    if version > RECORD_VERSION:
        raise make_foreign_file_error(f"holds records of version {version}; take a newer newsclean")
    known = build_arrow_schema(pa)
    names = file.schema_arrow.names
    if len({*names}) < len(names):
        raise make_foreign_file_error("has two columns of one name")
    for column in file.schema_arrow:
        if column.name not in known.names or known.field(column.name).type != column.type:
            name = escape_unprintable(column.name[:MAX_SHOWN_CHARS])
            raise make_foreign_file_error(f"has a column {name} that newsclean did not write so")
    return {*about.get(MISSING_METADATA_KEY, b"").decode().split()}


def iter_tables(file: Any, max_bytes: int) -> Iterator[Any]:
    """The rows of a file, as many at a time as are sure to fit into memory.

    Raises:
        RecordsError: code `unpack_limit`: a row is larger than `max_bytes`.
    """
    for number in range(file.num_row_groups):
        group = file.metadata.row_group(number)
        size = group.total_byte_size // max(1, group.num_rows)
        rows = max(1, min(MAX_BATCH_RECORDS, max_bytes // max(1, size)))
        for batch in file.iter_batches(rows, row_groups=[number], use_threads=False):
            if batch.nbytes <= max_bytes:
                yield batch
                continue
            for place in range(batch.num_rows):  # what is packed says little of its true size
                row = batch.slice(place, 1)
                if row.nbytes > max_bytes:
                    raise make_limit_error("a record", max_bytes)
                yield row


def restore_record(row: Mapping[str, Any], missing: set[str]) -> Record:
    """A record from a row, without the keys that the record did not have.

    Raises:
        RecordsError: the row has a value for a key that is said to be missing.
    """
    record: Record = {}
    for name, value in row.items():
        key = KEY_BY_NAME[name]
        if name in missing and value is not None:
            raise make_foreign_file_error(f"has values for {name}, and says that there are none")
        if name in missing or (value is None and not key.always):
            continue
        record[name] = key.get_absent_value() if value is None else restore_value(value, key.schema)
    return record


def restore_value(value: Any, schema: Schema) -> Any:
    """A value without the nulls that Arrow puts into a struct for keys that it has not."""
    if value is None:
        return None
    kind = get_json_type(schema)
    if kind == "array":
        return [restore_value(item, schema["items"]) for item in value]
    if kind == "object" and "properties" in schema:
        return {
            name: restore_value(value[name], part)
            for name, part in schema["properties"].items()
            if value[name] is not None or "null" in part.get("type", ())
        }
    if kind == "object":
        part = schema["additionalProperties"]
        return {name: restore_value(item, part) for name, item in value}
    return value
