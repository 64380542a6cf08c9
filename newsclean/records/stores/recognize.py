r"""Whether a file holds records of newsclean, by its content: only such a file may be replaced.

Nothing is opened as a database and no whole file is read, so it does not matter whose file it is.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     path = os.path.join(folder, "run.jsonl")
...     for text in ('{"source":"a.html","status":"error"}\n', '{"source":"the mill"}\n'):
...         with open(path, "w", encoding="utf-8") as file:
...             _ = file.write(text)
...         holds_records(path)
True
False
"""

import json
import os
import re
from codecs import BOM_UTF8
from typing import BinaryIO

from newsclean.documents.databases.sqlite_guard import APPLICATION_ID
from newsclean.records.read_back import PARQUET_MAGIC, SQLITE_MAGIC
from newsclean.records.schema import STATUSES
from newsclean.version import VERSION_METADATA_KEY

MAX_START_BYTES = 1_000_000  # of a file's beginning: source and status are a record's first keys
MAX_FOOTER_BYTES = 16_000_000  # of a Parquet file's end, where its metadata are
# https://sqlite.org/fileformat.html (1.3.1): the application's own number stands at byte 68.
SQLITE_APPLICATION_PLACE = slice(68, 72)
# Also where the first line is cut in the middle, as by a full disk.
RECORD_START = re.compile(
    rb'[\[\s]*\{\s*"source"\s*:\s*"[^"\\]*(?:\\.[^"\\]*)*"\s*,\s*"status"\s*:\s*"(?P<status>\w+)"'
)


def holds_records(path: str) -> bool:
    """Whether a file is JSON, JSON Lines, SQLite or Parquet with records; also one without a byte.

    Raises:
        OSError: it cannot be read.
    """
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        start = file.read(MAX_START_BYTES)
        if start.startswith(SQLITE_MAGIC):
            return start[SQLITE_APPLICATION_PLACE] == APPLICATION_ID.to_bytes(4, "big")
        if start.startswith(PARQUET_MAGIC):
            return VERSION_METADATA_KEY in read_parquet_footer(file)
    return not start or is_start_of_records(start.removeprefix(BOM_UTF8))


def is_start_of_records(start: bytes) -> bool:
    """Whether JSON or JSON Lines begin with a record."""
    found = RECORD_START.match(start)
    if found is not None:
        return found["status"].decode() in STATUSES
    record = parse_object(start.partition(b"\n")[0])
    status = record.get("status")
    return isinstance(record.get("source"), str) and isinstance(status, str) and status in STATUSES


def parse_object(line: bytes) -> dict[str, object]:
    """A line's JSON object; an empty one where the line is anything else."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def read_parquet_footer(file: BinaryIO) -> bytes:
    """The metadata at the end of a Parquet file, with their length before the last four bytes."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 8))
    length = int.from_bytes(file.read(4), "little")
    if file.read(4) != PARQUET_MAGIC:
        return b""
    file.seek(max(0, size - 8 - min(length, MAX_FOOTER_BYTES)))
    return file.read(min(length, MAX_FOOTER_BYTES))
