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
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, BinaryIO, NamedTuple

from newsclean.documents import ignore_message
from newsclean.documents.named_files import (
    ERRNO_REASONS,
    STDIN,
    escape_unprintable,
    open_regular,
    require_name,
)
from newsclean.errors import InputError, RecordsError
from newsclean.records.json_input import (
    MAX_RECORD_BYTES,
    RECORDS_STAGE,
    iter_lines,
    iter_values,
    parse_json,
)
from newsclean.records.render import UNSAFE_IN_JSON
from newsclean.records.schema import KEYS
from newsclean.records.shapes import Check, Schema, allow_null, build_check
from newsclean.version import RECORD_VERSION

Record = dict[str, Any]
NoticeHandler = Callable[[str], None]

# Both stand in the first bytes of the files: https://sqlite.org/fileformat.html (1.3) and
# https://parquet.apache.org/docs/file-format/
SQLITE_MAGIC = b"SQLite format 3\0"
PARQUET_MAGIC = b"PAR1"


MAX_SHOWN_VERSION = 999_999  # Python refuses to write numbers of thousands of digits
RECORD_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        key.name: key.schema if key.name == "source" else allow_null(key.schema) for key in KEYS
    },
    "required": ["source"],
}
"""What every reader of records may rely on: no type but the table's. `--fields` leaves keys out,
and Parquet then has null for them where other records of the file have a value.
"""
find_misfit = build_check(RECORD_SCHEMA)


class StoredRecord(NamedTuple):
    """A record of an earlier run.

    Attributes:
        record: what it says.
        line: its own bytes, without the line end; `None` where it did not stand on a line, or where
            a terminal would obey what stands there.
        place: where it stands, for messages: `line 3`, `row 7`, a file.
    """

    record: Record
    line: bytes | None = None
    place: str = ""


def read_records(
    path: str, *, notice: NoticeHandler = ignore_message, max_bytes: int = MAX_RECORD_BYTES
) -> Iterator[StoredRecord]:
    """Read the records of a file or folder in their order; the first bytes show the format.

    One record at a time is in memory, and each has the types of `schema.KEYS`.

    Args:
        path: JSON Lines, one JSON object or an array, a folder of `.json` files (in the order of
            their paths' bytes), SQLite or Parquet; `-` is JSON Lines on standard input.
        notice: is called with what was left out, such as half a last line after a crash.
        max_bytes: a larger record is refused.

    Raises:
        RecordsError: there is no such file, it holds something else than records, a record is too
            large, or of a later version.
    """
    with as_records_errors():
        yield from map(check_record, read_unchecked_records(path, notice, max_bytes))


def search_records(
    path: str, words: Iterable[str], *, column: str | None = None, limit: int | None = None
) -> Iterator[StoredRecord]:
    """The records of an SQLite output with all of some words, the best first.

    Args:
        path: the output.
        words: as `search_words.build_match_query` takes them.
        column: search `title` or `text` only.
        limit: the best of them only.

    Raises:
        RecordsError: as `read_records` does.
    """
    from newsclean.records.stores.sqlite import search_sqlite  # noqa: PLC0415 - as above

    with as_records_errors():
        if os.path.exists(path) and not os.path.isfile(path):
            message = "is no file; name an output in SQLite"
            raise RecordsError("not_regular", message, stage=RECORDS_STAGE)
        open_regular(path).close()
        found = search_sqlite(path, words, column=column, limit=limit)
        yield from map(check_record, number_rows(found))


@contextmanager
def as_records_errors() -> Iterator[None]:
    """Turn what goes wrong with a file of records into errors of records.

    Raises:
        RecordsError: something went wrong.
    """
    try:
        yield
    except InputError as error:
        raise RecordsError(error.code, str(error), stage=RECORDS_STAGE) from error
    except MemoryError as error:
        message = "needs more memory than there is; raise --memory"
        raise RecordsError("memory", message, stage=RECORDS_STAGE) from error
    except OSError as error:
        code, advice = ERRNO_REASONS.get(
            error.errno or 0, ("changed", f"it could not be read to its end ({error.strerror})")
        )
        raise RecordsError(code, advice, stage=RECORDS_STAGE) from error


def read_unchecked_records(
    path: str, notice: NoticeHandler, max_bytes: int
) -> Iterator[StoredRecord]:
    """The records of a file or folder, not yet checked."""
    if path == STDIN:
        if sys.stdin is None or sys.stdin.closed:
            raise make_records_error("standard input is closed; pipe records into it")
        yield from parse_json_lines(sys.stdin.buffer, notice, max_bytes)
        return
    require_name(path)
    if os.path.isdir(path):
        yield from read_json_folder(path, notice, max_bytes)
    else:
        with open(path, "rb") as file:  # a pipe, too: `diff <(zcat a.gz) b.jsonl`
            yield from read_record_file(file, path, notice, max_bytes)


def read_record_file(
    file: BinaryIO, path: str, notice: NoticeHandler, max_bytes: int
) -> Iterator[StoredRecord]:
    """The records of one file, by its first bytes."""
    start = file.peek(len(SQLITE_MAGIC)) if hasattr(file, "peek") else b""
    if start.startswith(SQLITE_MAGIC):
        from newsclean.records.stores.sqlite import read_sqlite_records  # noqa: PLC0415 - for such a file only

        yield from number_rows(read_sqlite_records(path, max_bytes=max_bytes))
    elif start.startswith(PARQUET_MAGIC):
        from newsclean.records.stores.parquet import read_parquet_records  # noqa: PLC0415 - for such a file only

        yield from number_rows(read_parquet_records(path, max_bytes=max_bytes))
    elif path.endswith(".json") or start.removeprefix(BOM_UTF8).lstrip()[:1] == b"[":
        yield from parse_json_records(file, max_bytes)
    else:
        yield from parse_json_lines(file, notice, max_bytes)


def number_rows(records: Iterator[Record]) -> Iterator[StoredRecord]:
    """Records of a table with their rows' numbers."""
    for number, record in enumerate(records, 1):
        yield StoredRecord(record, None, f"row {number}")


def parse_json_lines(
    lines: BinaryIO, notice: NoticeHandler, max_bytes: int = MAX_RECORD_BYTES
) -> Iterator[StoredRecord]:
    """JSON Lines; the last may be half a line, where a run was killed."""
    for number, line in iter_lines(lines, max_bytes):
        try:
            text = line.decode()
            record = parse_json(text)
        except ValueError as error:
            if line.endswith(b"\n"):
                raise make_records_error(
                    f"line {number} is no JSON ({error}); is this an output of newsclean?"
                ) from error
            notice(
                f"line {number} is half a line and was left out; the run that wrote it can be "
                "resumed"
            )
        else:
            safe = text.isprintable() or not re.search(UNSAFE_IN_JSON, text)
            yield StoredRecord(record, line.rstrip(b"\r\n") if safe else None, f"line {number}")


def parse_json_records(
    file: BinaryIO, max_bytes: int = MAX_RECORD_BYTES, place: str = ""
) -> Iterator[StoredRecord]:
    """One JSON object, or an array of them."""
    try:
        for number, value in enumerate(iter_values(file, max_bytes), 1):
            yield StoredRecord(value, None, place or f"item {number}")
    except ValueError as error:
        before = f"{place} " if place else ""
        raise make_records_error(
            f"{before}is no whole JSON ({error}); is this an output of newsclean?"
        ) from error


def read_json_folder(
    path: str, notice: NoticeHandler, max_bytes: int = MAX_RECORD_BYTES
) -> Iterator[StoredRecord]:
    """The `.json` files of a folder and those below it; links, pipes and devices are left out."""
    names = sorted(find_json_files(os.fsencode(path)))
    if not names:
        raise make_records_error(
            "is a folder without .json files; name a file or folder of records"
        )
    for name in map(os.fsdecode, names):
        shown = escape_unprintable(os.path.relpath(name, path))
        if os.path.islink(name):
            notice(f"{shown} is a symbolic link and was left out")
            continue
        try:
            with open_regular(name) as file:
                yield from parse_json_records(file, max_bytes, shown)
        except InputError as error:
            if error.code != "not_regular":
                raise
            notice(f"{shown} was left out: it {error}")


def find_json_files(folder: bytes) -> Iterator[bytes]:
    """The paths of the `.json` files below a folder; no links are followed.

    Raises:
        OSError: a folder cannot be read.
    """
    for root, _, files in os.walk(folder, onerror=raise_error):
        yield from (os.path.join(root, name) for name in files if name.endswith(b".json"))


def raise_error(error: OSError) -> None:
    """Let an error of a walk through folders stop it; by itself it skips what it cannot read."""
    raise error


def check_record(stored: StoredRecord) -> StoredRecord:
    """Refuse what is no record, and a record of a later version, which may mean other things."""
    record, where = stored.record, f"{stored.place}: " if stored.place else ""
    if not isinstance(record, dict) or not record.get("source"):
        raise make_records_error(
            f"{where}holds JSON that is no record (no 'source'); name an output of newsclean"
        )
    version = record.get("version")
    made = version.get("record") if isinstance(version, dict) else None
    if isinstance(made, int) and made > RECORD_VERSION:
        raise make_records_error(
            f"{where}is a record of version {min(made, MAX_SHOWN_VERSION)}, this newsclean reads "
            f"up to {RECORD_VERSION}; take a newer newsclean"
        )
    if wrong := find_misfit(record):
        raise make_records_error(f"{where}is no record of newsclean: {wrong}")
    return stored


def read_line_values(path: str, check: Check, what: str) -> Iterator[Any]:
    """The values of a JSON Lines file that holds something else than records.

    Args:
        path: the file; empty lines are left out.
        check: says what does not fit in the value of a line (`shapes.build_check`).
        what: how a line should look, for the message where one does not.

    Raises:
        RecordsError: there is no such file, or a line is not what it should be.
    """
    try:
        with open(path, "rb") as lines:
            for number, line in iter_lines(lines):
                value = parse_line(line, number, what)
                if wrong := check(value):
                    raise make_records_error(f"line {number} is no {what} ({wrong.strip()})")
                yield value
    except OSError as error:
        raise RecordsError(
            "not_found", f"cannot be read ({error.strerror})", stage=RECORDS_STAGE
        ) from error


def parse_line(line: bytes, number: int, what: str) -> Any:
    """The value of a line.

    Raises:
        RecordsError: it is no JSON.
    """
    try:
        return parse_json(line)
    except ValueError as error:
        raise make_records_error(f"line {number} is no {what} ({error})") from error


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


def hash_source(record: Record) -> bytes:
    """A source as sixteen bytes, as millions of them are held in memory."""
    return blake2b(record["source"].encode("utf-8", "surrogatepass"), digest_size=16).digest()
