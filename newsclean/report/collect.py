"""The data of a report, collected from records, manifests and groups of duplicates."""

import heapq
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from newsclean.batch.journal import JournalHead
from newsclean.batch.manifest import Facts, get_manifest_path, read_facts, read_heads
from newsclean.documents.named_files import STDIN, escape_unprintable
from newsclean.errors import RecordsError
from newsclean.records.merge import RecordName, read_groups
from newsclean.records.read_back import compute_record_digest, read_records
from newsclean.report.rows import ReportRow, make_report_row, sort_by_doubt
from newsclean.version import __version__

MAX_LISTED_PAGES = 10
# What is larger in a manifest was not measured by any run, and could not be counted with.
MAX_SIZE_BYTES, MAX_WALL_SECONDS = 1 << 50, 1e9
BROKEN_CODES = frozenset({"unpack_broken", "unpack_limit", "memory"})
"""Of errors behind which records are missing in a report; any other is no output at all."""

GroupNumbers = Mapping[str, Sequence[tuple[str, int]]]
"""For a source the digests of its records that are in groups, and the numbers of these."""


class NumberedGroup(NamedTuple):
    """A group of duplicates: its number from 1, its kind, its members, the representative first."""

    number: int
    kind: str
    members: tuple[RecordName, ...]


class ReportData(NamedTuple):
    """The data of a report.

    Attributes:
        rows: a row for each record, the doubtful ones first.
        groups: of duplicates, the largest first.
        facts: of each output's manifest.
        notes: what is missing or odd, a line each.
        broken: some records could not be read.
    """

    rows: tuple[ReportRow, ...]
    groups: tuple[NumberedGroup, ...] = ()
    facts: tuple[Facts, ...] = ()
    notes: tuple[str, ...] = ()
    broken: bool = False

    def list_slowest(self) -> list[ReportRow]:
        """The rows that took the longest, where a manifest has their times."""
        timed = (row for row in self.rows if row.wall)
        return heapq.nlargest(MAX_LISTED_PAGES, timed, key=lambda row: row.wall or 0)

    def list_largest(self) -> list[ReportRow]:
        """The rows with the largest pages, where a manifest has their sizes."""
        sized = (row for row in self.rows if row.size)
        return heapq.nlargest(MAX_LISTED_PAGES, sized, key=lambda row: row.size or 0)


def collect_report_data(paths: Sequence[str], groups: str | None = None) -> ReportData:
    """Read some outputs, the manifests beside them and a file of groups.

    What can be read is in the report, and its notes say what could not be read.

    Args:
        paths: of the outputs.
        groups: what `newsclean duplicates` wrote.

    Raises:
        RecordsError: nothing stands under a path, or the groups cannot be read.
    """
    numbered = read_numbered_groups(groups) if groups else ()
    names = index_groups(numbered)
    notes: list[str] = []
    facts: list[Facts] = []
    rows: list[ReportRow] = []
    broken = False
    for output, path in enumerate(paths):
        tell = partial(add_note, notes, path)
        facts.append(read_facts_beside(path))
        heads = read_heads_beside(path, facts[-1], tell)
        try:
            for stored in read_records(path, notice=tell):
                row = join_row(stored.record, names, heads)._replace(output=output)
                rows.append(row)
        except RecordsError as error:
            if error.code not in BROKEN_CODES:
                raise RecordsError(error.code, f"{path}: {error}", stage=error.stage) from error
            tell(f"{error}; what follows is missing here")
            broken = True
    notes += [*list_record_notes(rows), *list_group_notes(rows, numbered)]
    return ReportData(
        tuple(sort_by_doubt(rows)), numbered, tuple(facts), tuple(dict.fromkeys(notes)), broken
    )


def read_numbered_groups(path: str) -> tuple[NumberedGroup, ...]:
    """The groups of a file with their numbers.

    Raises:
        RecordsError: with the file's name: they cannot be read.
    """
    try:
        return tuple(
            NumberedGroup(number, *group) for number, group in enumerate(read_groups(path), 1)
        )
    except RecordsError as error:
        raise RecordsError(error.code, f"{path}: {error}", stage=error.stage) from error


def index_groups(groups: Iterable[NumberedGroup]) -> GroupNumbers:
    """The groups that a source's records are in."""
    names: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for group in groups:
        for source, digest in group.members:
            names[source].append((digest, group.number))
    return names


def add_note(notes: list[str], path: str, message: str) -> None:
    """Add a note about an output."""
    notes.append(escape_unprintable(f"{path}: {message}"))


def read_facts_beside(path: str) -> Facts:
    """The facts of the manifest beside an output; none where there is no manifest."""
    if path == STDIN or not os.path.isfile(get_manifest_path(path)):
        return {}
    try:
        facts = read_facts(get_manifest_path(path))
    except (OSError, ValueError, RecursionError):
        facts = None
    return facts if isinstance(facts, dict) else {}


def read_heads_beside(path: str, facts: Facts, tell: partial[None]) -> Mapping[str, JournalHead]:
    """The documents of the manifest beside an output, by their sources."""
    if not facts:
        return {}
    try:
        with open(get_manifest_path(path), "rb") as file:
            return {head.source: head for head in read_heads(file)}
    except (OSError, ValueError, TypeError, RecursionError):
        tell("its manifest is not whole, so sizes and times are missing")
        return {}


def join_row(
    record: dict[str, Any], names: GroupNumbers, heads: Mapping[str, JournalHead]
) -> ReportRow:
    """The row of a record, with its group, and size and time from the manifest."""
    row, source = make_report_row(record), record["source"]
    if source in names:
        digest = compute_record_digest(record)
        group = next((number for name, number in names[source] if name == digest), 0)
        row = row._replace(group=group)
    head = heads.get(source)
    if head is None:
        return row
    size = head.size if head.size is not None and 0 <= head.size <= MAX_SIZE_BYTES else None
    return row._replace(size=size, wall=head.wall if 0 < head.wall <= MAX_WALL_SECONDS else None)


def list_record_notes(rows: Sequence[ReportRow]) -> Iterator[str]:
    """Notes about the records as a whole."""
    if not rows:
        yield "There are no records here. If a run was stopped, newsclean batch --resume goes on."
    others = sorted({row.made_by for row in rows} - {__version__})
    if others:
        versions = ", ".join(version or "an unknown version" for version in others)
        yield (
            f"Some records were made by newsclean {escape_unprintable(versions)}, this report by "
            f"{__version__}: an explanation may differ from its record."
        )
    if rows and not any(row.quality is not None or row.message for row in rows):
        yield "The records have no quality (--fields left it out), so none is surer than another."


def list_group_notes(rows: Sequence[ReportRow], groups: Sequence[NumberedGroup]) -> Iterator[str]:
    """A note on how many members of groups are not among the records."""
    members = sum(len(group.members) for group in groups)
    missing = members - sum(row.group > 0 for row in rows)
    if missing > 0:
        yield (
            f"{missing:,} of {members:,} members of groups of duplicates are not among these "
            "records, or have changed since; newsclean duplicates makes the groups anew."
        )


def name_report(paths: Sequence[str]) -> str:
    """The name of a report."""
    names = [os.path.basename(path.rstrip("/")) or path for path in paths]
    return escape_unprintable(
        names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    )
