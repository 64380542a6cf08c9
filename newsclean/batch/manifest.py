"""The manifest beside an output: the options and counts, and a row for each document.

It begins with the mark of newsclean and ends with checksums of the output and of itself; each row
has one of its document. So what was edited since is noticed, and nothing is taken for ours that a
run did not write.

Times, memory and machine of a run never stand in a record, and here only with `--times`: without
them the same inputs give the same bytes on any machine and with any number of workers.
"""

import json
import os
import platform
import time
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from newsclean.batch.journal import (
    JOURNAL_COLUMNS,
    RESULT_COLUMNS,
    JournalHead,
    encode_json,
)
from newsclean.batch.marks import (
    MANIFEST_ENDING,
    MANIFEST_KIND,
    MAX_FACTS_BYTES,
    Facts,
    compute_check,
    compute_file_check,
    make_mark,
    parse_facts,
)
from newsclean.batch.tally import Tally
from newsclean.documents.names import SeenNames
from newsclean.records.stores import OutputRow, sync_to_disk
from newsclean.version import RECORD_VERSION, __version__

__all__ = ["Facts"]  # others know it from here

ROWS_OPENING, ROWS_CLOSING = b'"documents":[\n', b"\n],\n"
MAX_ROW_BYTES = 1 << 20  # a path has at most 64 kB, of which JSON makes six times as many
MAX_CHECKS_BYTES = 1_000  # of the checksums at the end
# The columns of a row, and the types of their values.
COLUMN_TYPES: dict[str, tuple[type, ...]] = {
    "digest": (int,),
    "source": (str,),
    "name": (str,),
    "status": (str,),
    "code": (str, type(None)),
    "size": (int, type(None)),
    "cpu": (float, int),
    "wall": (float, int),
    "peak": (int, type(None)),
    "check": (str, type(None)),
}
ROW_VALUE_LIMIT = 1 << 64  # of every number: a digest has 64 bits; infinity and NaN are none
OPTIONAL_COLUMNS = frozenset({"code", "size", "cpu", "wall", "peak", "check"})


def get_manifest_path(output: str) -> str:
    """Where an output's manifest stands.

    >>> get_manifest_path("pages/"), get_manifest_path("records.jsonl")
    ('pages.manifest.json', 'records.jsonl.manifest.json')
    """
    return f"{output.rstrip('/')}{MANIFEST_ENDING}"


def collect_versions() -> Facts:
    """The versions that records depend on, beside inputs and options."""
    return {
        "newsclean": __version__,
        "record": RECORD_VERSION,
        "cards": os.environ.get("NEWSCLEAN_CARDS"),
    }


def format_utc_now() -> str:
    """The present time in UTC (ISO 8601, to the second)."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def build_count_facts(tally: Tally) -> Facts:
    """How many documents a run found, by status and error, what it passed over, and their bytes."""
    return {
        "counts": tally.count_outcomes(),
        "errors": dict(sorted(tally.codes.items())),
        "skipped": dict(sorted(tally.passed_over.items())),
        "bytes": tally.size,
    }


def build_time_facts(tally: Tally) -> Facts:
    """What time a run took, and on which Python and system."""
    slowest = sorted(tally.slowest, reverse=True)
    return {
        "cpu_seconds": round(tally.cpu, 3),
        "slowest": [{"source": source, "wall": wall} for wall, source in slowest],
        "python": platform.python_version(),
        "system": platform.platform(),
    }


def write_manifest(
    items: Iterable[tuple[JournalHead, OutputRow]], facts: Facts, path: str
) -> Iterator[OutputRow]:
    """Hand the documents on as rows for the output, and write each into the manifest.

    When the last row has been taken the manifest lacks nothing but its end (`seal_manifest`). Where
    the facts have `run`, its rows have times and memory, too.
    """
    chosen = [name for name in JournalHead._fields if "run" in facts or name not in TIME_COLUMNS]
    with open(path, "wb") as file:
        opening = json.dumps({**make_mark(MANIFEST_KIND), **facts, "columns": chosen}, indent=1)
        file.write(opening.encode().removesuffix(b"\n}") + b",\n" + ROWS_OPENING)
        between = b""
        timed = "run" in facts
        for head, row in items:
            values = head[: JOURNAL_COLUMNS if timed else RESULT_COLUMNS]
            line = encode_json([*values, compute_row_check(head, row.line)])
            file.write(between + line.encode())
            between = b",\n"
            yield row
        file.write(ROWS_CLOSING)


TIME_COLUMNS = JournalHead._fields[RESULT_COLUMNS:JOURNAL_COLUMNS]


def compute_row_check(head: JournalHead, line: bytes) -> str:
    """The checksum of what a run found in a document and made of it, without what it took."""
    return compute_check(b"%b\t%b" % (encode_json(head[:RESULT_COLUMNS]).encode(), line))


def seal_manifest(path: str, output_check: str) -> None:
    """Write the end of a manifest: the checksums of the output and of the manifest before it."""
    checks = {"output": output_check, "manifest": compute_file_check(path)}
    with open(path, "ab") as file:
        file.write(format_checks(checks))
    sync_to_disk(path)


def format_checks(checks: Facts) -> bytes:
    """The end of a manifest."""
    return b'"checks": %b\n}\n' % json.dumps(checks).encode()


def read_checks(path: str) -> Facts:
    """The checksums of a manifest that was not edited since; none where it was, or has none.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb") as file:
        size = file.seek(0, os.SEEK_END)
        begins = file.seek(max(0, size - MAX_CHECKS_BYTES))
        end = file.read(MAX_CHECKS_BYTES)
    at = end.rfind(ROWS_CLOSING) + len(ROWS_CLOSING)
    checks = (parse_facts(b"{" + end[at:]) or {}).get("checks")
    if at < len(ROWS_CLOSING) or not isinstance(checks, dict):
        return {}
    whole = end[at:] == format_checks(checks)
    return (
        checks if whole and checks.get("manifest") == compute_file_check(path, begins + at) else {}
    )


def read_facts(path: str) -> Facts | None:
    """What a manifest says of its run, without its documents; `None` where there is none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return read_opening(file)
    except FileNotFoundError:
        return None


def read_opening(file: BinaryIO) -> Facts | None:
    """What stands before the rows of an open manifest; the rows are next."""
    lines, size = [], 0
    while (line := file.readline(MAX_FACTS_BYTES)) and line != ROWS_OPENING:
        lines.append(line)
        size += len(line)
        if size > MAX_FACTS_BYTES:
            return None
    return parse_facts(b"".join(lines).rstrip(b",\n") + b"}")


def read_heads(file: BinaryIO) -> Iterator[JournalHead]:
    """The documents of a manifest, in the order of the output.

    Raises:
        ValueError: it is not whole, or was edited so that it cannot be read.
    """
    facts = read_opening(file) or {}
    names = facts.get("columns")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        message = "the manifest names no columns"
        raise ValueError(message)
    columns = [(name, names.index(name)) for name in COLUMN_TYPES if name in names]
    while line := file.readline(MAX_ROW_BYTES):
        if line.startswith(b"]"):
            return
        yield parse_row(line, columns, len(names))
    message = "the manifest has no end"
    raise ValueError(message)


def parse_row(line: bytes, columns: list[tuple[str, int]], width: int) -> JournalHead:
    """One document of a manifest.

    Raises:
        ValueError: the line is no row of a manifest.
    """
    try:
        row = json.loads(line.rstrip(b",\n"))
    except RecursionError as error:
        raise ValueError(str(error)) from error
    if not isinstance(row, list) or len(row) != width:
        message = "a row of the manifest has too few or too many values"
        raise ValueError(message)
    values = {name: row[at] for name, at in columns}
    for name, types in COLUMN_TYPES.items():
        missing = name not in values
        if (missing and name not in OPTIONAL_COLUMNS) or (
            not missing and type(values[name]) not in types
        ):
            message = f"a row of the manifest has no {name}"
            raise ValueError(message)
        if isinstance(values.get(name), int | float) and not abs(values[name]) < ROW_VALUE_LIMIT:
            message = f"a row of the manifest has a {name} that no run writes"
            raise ValueError(message)
    return JournalHead(**values)


def read_sound_heads(path: str) -> Iterator[JournalHead]:
    """The documents of a manifest up to the first that cannot be read; none where it is missing.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            yield from read_heads(file)
    except (FileNotFoundError, ValueError):
        return


def describe_gone_records(earlier: str, later: str, output: str) -> Iterator[str]:
    """A message about records that an earlier manifest has and a later one has not.

    Raises:
        OSError: one of them cannot be read.
    """
    seen, first, gone = SeenNames(), "", 0
    for head in read_sound_heads(later):
        seen.add(head.source)
    for head in read_sound_heads(earlier):
        if head.source not in seen:
            first, gone = first or head.source, gone + 1
    if gone:
        number = "1 record" if gone == 1 else f"{gone:,} records"
        what = f"{number} of the earlier output {'has' if gone == 1 else 'have'} no input any more"
        yield f"{output}: {what} and {'is' if gone == 1 else 'are'} left out, the first {first}"
