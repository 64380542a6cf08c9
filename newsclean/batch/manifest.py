"""The manifest beside an output: the options and counts, and a row for each document.

Times, memory and machine of a run never stand in a record, and here only with `--times`: without
them the same inputs give the same bytes on any machine and with any number of workers.
"""

import json
import os
import platform
import time
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from newsclean.batch.journal import Journal, JournalHead, encode_json
from newsclean.batch.tally import Tally
from newsclean.documents.names import SeenNames
from newsclean.records.stores import OutputRow, sync_to_disk
from newsclean.version import RECORD_VERSION, __version__

MANIFEST_ENDING = ".manifest.json"
ROWS_OPENING = b'"documents":[\n'
TIMELESS_COLUMNS = JournalHead._fields.index("cpu")
Facts = dict[str, Any]


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
    """How many documents a run found, by status and error, and their bytes."""
    return {
        "counts": tally.count_outcomes(),
        "errors": dict(sorted(tally.codes.items())),
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

    The manifest is whole and synced when the last row has been taken. Where the facts have `run`,
    its rows have times and memory, too.
    """
    columns = JournalHead._fields if "run" in facts else JournalHead._fields[:TIMELESS_COLUMNS]
    with open(path, "wb") as file:
        opening = json.dumps({**facts, "columns": columns}, indent=1)
        file.write(opening.encode().removesuffix(b"\n}") + b",\n" + ROWS_OPENING)
        between = b""
        for head, row in items:
            values = encode_json(head[: len(columns)])
            file.write(between + values.encode())
            between = b",\n"
            yield row
        file.write(b"\n]}\n")
    sync_to_disk(path)


def read_facts(path: str) -> Facts | None:
    """What a manifest says of its run, without its documents; `None` where there is none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            lines = iter(file.readline, b"")
            opening = b"".join(iter(lambda: next(lines, ROWS_OPENING), ROWS_OPENING))
        facts: Facts = json.loads(opening.rstrip(b",\n") + b"}")
    except (FileNotFoundError, ValueError):
        return None
    return facts


def read_heads(file: BinaryIO) -> Iterator[JournalHead]:
    """The documents of a manifest, in the order of the output."""
    for line in file:
        if line == ROWS_OPENING:
            break
    for line in file:
        if line.startswith(b"]"):
            break
        yield JournalHead(*json.loads(line.rstrip(b",\n")))


def describe_gone_records(earlier: str, later: str, output: str) -> Iterator[str]:
    """A message about records that an earlier manifest has and a later one has not.

    Raises:
        OSError: one of them cannot be read.
    """
    if not os.path.exists(earlier):
        return
    seen, first, gone = SeenNames(), "", 0
    with open(later, "rb") as new, open(earlier, "rb") as old:
        for head in read_heads(new):
            seen.add(head.source)
        for head in read_heads(old):
            if head.source not in seen:
                first, gone = first or head.source, gone + 1
    if gone:
        number = "1 record" if gone == 1 else f"{gone:,} records"
        what = f"{number} of the earlier output {'has' if gone == 1 else 'have'} no input any more"
        yield f"{output}: {what} and {'is' if gone == 1 else 'are'} left out, the first {first}"


def adopt_output(output: str, journal: Journal) -> None:
    """Copy the records of a finished JSON Lines output into a journal, to go on from them.

    An output that was changed since is copied up to the first line that does not fit.

    Raises:
        OSError: it cannot be read, or the journal not be written.
    """
    with open(get_manifest_path(output), "rb") as file, open(output, "rb") as lines:
        for head, line in zip(read_heads(file), lines, strict=False):
            if not line.endswith(b"\n") or json.loads(line).get("source") != head.source:
                return
            journal.known[head.digest] = journal.append(head, line)
