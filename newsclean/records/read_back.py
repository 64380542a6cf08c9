r"""Any earlier output read back as records: JSON Lines, JSON, a folder of JSON, SQLite, Parquet.

>>> import tempfile, os
>>> with tempfile.TemporaryDirectory() as folder:
...     path = os.path.join(folder, "run.jsonl")
...     with open(path, "w", encoding="utf-8") as file:
...         _ = file.write('{"source":"a.html","status":"article"}\n{"source":"b.ht')
...     [stored.record["source"] for stored in read_records(path, notice=print)]
line 2 is half a line and was left out; the run that wrote it can be resumed
['a.html']
"""

import json
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any, BinaryIO, NamedTuple, TypeVar

from newsclean.documents import ignore_message
from newsclean.documents.named_files import ERRNO_REASONS, STDIN
from newsclean.errors import RecordsError
from newsclean.version import RECORD_VERSION

RECORDS_STAGE = "records"
Record = dict[str, Any]
NoticeHandler = Callable[[str], None]
T = TypeVar("T")

# Both stand in the first bytes of the files: https://sqlite.org/fileformat.html (1.3) and
# https://parquet.apache.org/docs/file-format/
SQLITE_MAGIC = b"SQLite format 3\0"
PARQUET_MAGIC = b"PAR1"


class StoredRecord(NamedTuple):
    """A record of an earlier run.

    Attributes:
        record: what it says.
        line: its own bytes, without the line end; `None` where it did not stand on a line.
    """

    record: Record
    line: bytes | None = None


def read_records(path: str, *, notice: NoticeHandler = ignore_message) -> Iterator[StoredRecord]:
    """Read the records of a file or folder in their order; the first bytes show the format.

    Args:
        path: JSON Lines, one JSON object or an array, a folder of `.json` files (in the order of
            their paths' bytes), SQLite or Parquet; `-` is JSON Lines on standard input.
        notice: is called with what was left out, such as half a last line after a crash.

    Raises:
        RecordsError: there is no such file, it holds something else than records, or records of a
            later version.
    """
    try:
        for stored in read_unchecked_records(path, notice):
            yield check_record(stored)
    except OSError as error:
        code, advice = ERRNO_REASONS.get(
            error.errno or 0, ("changed", f"it could not be read to its end ({error.strerror})")
        )
        raise RecordsError(code, advice, stage=RECORDS_STAGE) from error


def read_unchecked_records(path: str, notice: NoticeHandler) -> Iterator[StoredRecord]:
    """The records of a file or folder, not yet checked."""
    if path == STDIN:
        if sys.stdin is None or sys.stdin.closed:
            raise make_records_error("standard input is closed; pipe records into it")
        yield from parse_json_lines(sys.stdin.buffer, notice)
    elif os.path.isdir(path):
        yield from read_json_folder(path)
    else:
        with open(path, "rb") as file:
            yield from read_record_file(file, path, notice)


def read_record_file(file: BinaryIO, path: str, notice: NoticeHandler) -> Iterator[StoredRecord]:
    """The records of one file, by its first bytes."""
    start = file.peek(len(SQLITE_MAGIC)) if hasattr(file, "peek") else b""
    if start.startswith(SQLITE_MAGIC):
        from newsclean.records.stores.sqlite import read_sqlite_records  # noqa: PLC0415 - for such a file only

        yield from map(StoredRecord, read_sqlite_records(path))
    elif start.startswith(PARQUET_MAGIC):
        from newsclean.records.stores.parquet import read_parquet_records  # noqa: PLC0415 - for such a file only

        yield from map(StoredRecord, read_parquet_records(path))
    elif path.endswith(".json") or start.removeprefix(BOM_UTF8).lstrip()[:1] == b"[":
        yield from parse_json_records(file.read())
    else:
        yield from parse_json_lines(file, notice)


def parse_json_lines(lines: BinaryIO, notice: NoticeHandler) -> Iterator[StoredRecord]:
    """JSON Lines; the last may be half a line, where a run was killed."""
    for number, line in enumerate(lines, 1):
        text = line.removeprefix(BOM_UTF8) if number == 1 else line
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            if line.endswith(b"\n"):
                raise make_records_error(
                    f"line {number} is no JSON; is this an output of newsclean?"
                ) from error
            notice(
                f"line {number} is half a line and was left out; the run that wrote it can be "
                "resumed"
            )
        else:
            yield StoredRecord(record, text.rstrip(b"\r\n"))


def parse_json_records(data: bytes) -> Iterator[StoredRecord]:
    """One JSON object, or an array of them."""
    try:
        value = json.loads(data.removeprefix(BOM_UTF8))
    except (ValueError, RecursionError) as error:
        raise make_records_error("is no whole JSON; is this an output of newsclean?") from error
    yield from map(StoredRecord, value if isinstance(value, list) else [value])


def read_json_folder(path: str) -> Iterator[StoredRecord]:
    """The `.json` files of a folder and those below it."""
    names = sorted(find_json_files(os.fsencode(path)))
    if not names:
        raise make_records_error(
            "is a folder without .json files; name a file or folder of records"
        )
    for name in names:
        with open(name, "rb") as file:
            yield from parse_json_records(file.read())


def find_json_files(folder: bytes) -> Iterator[bytes]:
    """The paths of the `.json` files below a folder; no links are followed."""
    for root, _, files in os.walk(folder):
        yield from (os.path.join(root, name) for name in files if name.endswith(b".json"))


def check_record(stored: StoredRecord) -> StoredRecord:
    """Refuse what is no record, and a record of a later version, which may mean other things."""
    record = stored.record
    if not isinstance(record, dict) or not isinstance(record.get("source"), str):
        raise make_records_error(
            "holds JSON that is no record (no 'source'); name an output of newsclean"
        )
    version = record.get("version")
    made = version.get("record") if isinstance(version, dict) else None
    if isinstance(made, int) and made > RECORD_VERSION:
        raise make_records_error(
            f"{record['source']} is a record of version {made}, this newsclean reads up to "
            f"{RECORD_VERSION}; take a newer newsclean"
        )
    return stored


def read_line_values(path: str, read: Callable[[Any], T], what: str) -> Iterator[T]:
    """The values of a JSON Lines file that holds something else than records.

    Args:
        path: the file; empty lines are left out.
        read: takes what it needs from the value of a line.
        what: how a line should look, for the message where one does not.

    Raises:
        RecordsError: there is no such file, or a line is not what it should be.
    """
    try:
        with open(path, "rb") as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007 - for the message below
                if line.strip():
                    yield read(json.loads(line))
    except OSError as error:
        raise RecordsError(
            "not_found", f"cannot be read ({error.strerror})", stage=RECORDS_STAGE
        ) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise make_records_error(f"line {number} is no {what}") from error


def make_records_error(message: str) -> RecordsError:
    """The error for a file that is no output of newsclean."""
    return RecordsError("unpack_broken", message, stage=RECORDS_STAGE)


def compute_record_digest(record: Record) -> str:
    """Twelve bytes in hexadecimal that name a record by its content, however it was stored.

    >>> a = {"source": "a", "title": None}
    >>> compute_record_digest(a) == compute_record_digest({"title": None, "source": "a"})
    True
    """
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
