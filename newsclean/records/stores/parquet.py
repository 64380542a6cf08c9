"""Records as a Parquet file: a column for each key, lists and objects nested as they are.

The columns are made from `schema.KEYS`, so they are the same in every file, whatever its records
hold. `evidence` is a map from the names of fields.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from newsclean.errors import OutputError, RecordsError
from newsclean.records.schema import KEYS, Schema
from newsclean.records.stores import Record, Row, sync
from newsclean.records.stores.columns import type_of
from newsclean.version import RECORD

GROUP = 2_000  # records in memory, and in one row group: some 10 MB of text
VERSION = b"newsclean.record"
MISSING = b"newsclean.missing"
KNOWN = {key.name: key for key in KEYS}


def arrow() -> Any:
    """PyArrow, with its Parquet part.

    Raises:
        OutputError: it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - 200 ms, for this form only
        import pyarrow.parquet  # noqa: PLC0415 - an extra
    except ImportError as error:
        advice = "Parquet needs pyarrow; install it with: pip install 'newsclean[parquet]'"
        raise OutputError("missing", advice, stage="outputs") from error
    return pa


def write(rows: Iterable[Row], path: str) -> None:
    """Make a Parquet file of rows, as `newsclean.outputs.Writer` asks for.

    Raises:
        OSError: the disk is full or broken.
        OutputError: PyArrow is missing, or a record has values that no record of ours has.
    """
    pa = arrow()
    schema = arrow_schema(pa)
    records = (row.record for row in rows)
    lacking: set[str] | None = None
    with pa.parquet.ParquetWriter(path, schema, compression="zstd") as file:
        while group := list(islice(records, GROUP)):
            file.write_table(table_of(pa, group, schema))
            absent = [set(ALWAYS) - set(record) for record in group]
            lacking = set.intersection(*absent, *([lacking] if lacking is not None else []))
        named = " ".join(name for name in ALWAYS if name in (lacking or set()))
        file.add_key_value_metadata({MISSING.decode(): named})
    sync(path)


def table_of(pa: Any, group: list[Record], schema: Any) -> Any:
    """Some records as a table."""
    try:
        return pa.Table.from_pylist([*map(shaped, group)], schema=schema)
    except (pa.ArrowException, TypeError, ValueError) as error:
        advice = f"a record does not fit the columns ({error}); write .jsonl or .sqlite"
        raise OutputError("unwritable", advice, stage="outputs") from error


ALWAYS = tuple(key.name for key in KEYS if key.always)


def shaped(record: Record) -> Record:
    """A record as Arrow takes it: a map is a list of pairs, `{}` of an earlier version nothing."""
    evidence = record.get("evidence")
    pairs = None if evidence is None else [*evidence.items()]
    return {**record, "evidence": pairs, "encoding": record.get("encoding") or None}


def arrow_schema(pa: Any) -> Any:
    """The columns of the record, key by key."""
    fields = [(key.name, arrow_type(pa, key.schema)) for key in KEYS]
    return pa.schema(fields, metadata={VERSION: str(RECORD)})


def arrow_type(pa: Any, schema: Schema) -> Any:
    """The Arrow type of a JSON Schema as ours are."""
    kind = type_of(schema)
    if kind == "array":
        return pa.list_(arrow_type(pa, schema["items"]))
    if kind == "object" and "properties" in schema:
        return pa.struct(
            [(name, arrow_type(pa, part)) for name, part in schema["properties"].items()]
        )
    if kind == "object":
        return pa.map_(pa.string(), arrow_type(pa, schema["additionalProperties"]))
    scalars = {"number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_()}
    return scalars.get(kind, pa.string())


def read_parquet(path: str) -> Iterator[Record]:
    """The records of a file that `write` made, in their order.

    Raises:
        RecordsError: another program made it, or a later newsclean did.
        OutputError: PyArrow is missing.
    """
    pa = arrow()
    try:
        file = pa.parquet.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise foreign(f"is no whole Parquet file ({error})") from error
    with file:
        about: Mapping[bytes, bytes] = file.metadata.metadata or {}
        if VERSION not in about:
            raise foreign("is a Parquet file that newsclean did not make")
        if int(about[VERSION]) > RECORD:
            raise foreign(f"holds records of version {int(about[VERSION])}; take a newer newsclean")
        missing = {*about.get(MISSING, b"").decode().split()}
        for batch in file.iter_batches(GROUP):
            for row in batch.to_pylist():
                yield record_of(row, missing)


def foreign(message: str) -> RecordsError:
    """What to raise where a file cannot be read."""
    return RecordsError("unpack_broken", message, stage="outputs")


def record_of(row: Mapping[str, Any], missing: set[str]) -> Record:
    """A record from a row, with nothing where the record had nothing."""
    record: Record = {}
    for name, value in row.items():
        key = KNOWN[name]
        if name in missing or (value is None and not key.always):
            continue
        record[name] = key.absent() if value is None else restored(value, key.schema)
    return record


def restored(value: Any, schema: Schema) -> Any:
    """A value without the empty places that every struct of Arrow has."""
    kind = type_of(schema)
    if kind == "array":
        return [restored(item, schema["items"]) for item in value]
    if kind == "object" and "properties" in schema:
        return {
            name: restored(value[name], part)
            for name, part in schema["properties"].items()
            if value[name] is not None or "null" in part.get("type", ())
        }
    if kind == "object":
        part = schema["additionalProperties"]
        return {name: restored(item, part) for name, item in value}
    return value
