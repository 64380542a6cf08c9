"""Merge shards of records into one output, and keep one record of each group of duplicates.

>>> a = StoredRecord({"source": "a.html", "status": "article"}, b'{"source":"a.html"}')
>>> [stored.record["source"] for stored in merge_shards([lambda: iter([a]), lambda: iter([a])])]
['a.html']
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newsclean.errors import OutputError, RecordsError
from newsclean.records.read_back import (
    Record,
    StoredRecord,
    compute_record_digest,
    hash_source,
    read_line_values,
)
from newsclean.records.render import render_json_line
from newsclean.records.schema import make_list_schema
from newsclean.records.shapes import Schema, build_check
from newsclean.records.stores import OutputRow, find_output_format, load_writer, move_into_place

MERGE_STAGE = "merge"
ShardOpener = Callable[[], Iterable[StoredRecord]]
"""Opens a shard; it is read twice."""


RecordName = tuple[str, str]
"""What names a record in a group: its source, and the digest of what it says."""


class StoredGroup(NamedTuple):
    """A group of duplicates as its file has it.

    Attributes:
        kind: `exact` or `near`; empty where the file does not say it.
        members: the representative first.
    """

    kind: str
    members: tuple[RecordName, ...]


class ChosenRecord(NamedTuple):
    """The record that stands for a source so far.

    Attributes:
        place: number of its shard, and its number there.
        digest: of what it says.
        goodness: larger is better: a result before an error, then by quality.
    """

    place: tuple[int, int]
    digest: str
    goodness: tuple[bool, float]


GROUP_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "kind": {"type": "string"},
        "members": make_list_schema(
            {
                "type": "object",
                "properties": {"source": {"type": "string"}, "record": {"type": "string"}},
                "required": ["source", "record"],
            }
        ),
    },
    "required": ["members"],
}
"""What is read of a line that `newsclean duplicates` wrote."""
RECORD_PREFERENCES: Mapping[str, Callable[[ChosenRecord, ChosenRecord], bool]] = {
    "first": lambda _, __: False,
    "last": lambda _, __: True,
    "best": lambda held, new: new.goodness > held.goodness,
}
"""By `--prefer`: whether a later record of a source replaces the one that is held."""


def merge_shards(
    shards: Sequence[ShardOpener], *, prefer: str | None = None, versions: set[str] | None = None
) -> Iterator[StoredRecord]:
    """The records of all shards, in the order of the shards; the same source comes once.

    Args:
        shards: each is read twice: to find out which records stay, and to hand them on.
        prefer: which of two different records of one source stays: a key of `RECORD_PREFERENCES`.
        versions: a set to which the versions of newsclean that made the records are added.

    Raises:
        RecordsError: two records say different things of one source and nothing is preferred.
    """
    held: dict[bytes, ChosenRecord] = {}
    for place, stored in iter_placed_records(shards):
        if versions is not None:
            versions.add(get_maker_version(stored.record))
        name = hash_source(stored.record)
        new = ChosenRecord(
            place, compute_record_digest(stored.record), score_goodness(stored.record)
        )
        old = held.setdefault(name, new)
        if old.digest == new.digest:
            continue
        if prefer is None:
            raise RecordsError(
                "changed",
                f"{describe_clash(stored.record['source'], old, new)}; "
                f"say with --prefer which one stays: {', '.join(RECORD_PREFERENCES)}",
                stage=MERGE_STAGE,
            )
        if RECORD_PREFERENCES[prefer](old, new):
            held[name] = new
    for place, stored in iter_placed_records(shards):
        if held[hash_source(stored.record)].place == place:
            yield stored


def describe_clash(source: str, one: ChosenRecord, other: ChosenRecord) -> str:
    """Where two records of a source stand that say different things.

    >>> first, again = (ChosenRecord((0, number), "", (True, 0.0)) for number in (2, 6))
    >>> describe_clash("a.html", first, again)
    'shard 1 has different records of a.html (number 3 and 7)'
    """
    (shard, number), (other_shard, other_number) = one.place, other.place
    if shard == other_shard:
        numbers = f"number {number + 1} and {other_number + 1}"
        return f"shard {shard + 1} has different records of {source} ({numbers})"
    numbers = f"number {number + 1} of shard {shard + 1}, {other_number + 1} of {other_shard + 1}"
    return f"two shards have different records of {source} ({numbers})"


def iter_placed_records(
    shards: Sequence[ShardOpener],
) -> Iterator[tuple[tuple[int, int], StoredRecord]]:
    """All records with their places."""
    for shard, opened in enumerate(shards):
        for number, stored in enumerate(opened()):
            yield (shard, number), stored


def get_maker_version(record: Record) -> str:
    """The version of newsclean that made a record."""
    version = record.get("version")
    return str(version["newsclean"]) if version else "unknown"


def score_goodness(record: Record) -> tuple[bool, float]:
    """How good a record is.

    >>> score_goodness({"status": "list", "quality": 0.4}) > score_goodness({"status": "error"})
    True
    """
    return record.get("status") != "error", record.get("quality") or 0.0


def drop_duplicates(
    records: Iterable[StoredRecord], groups: Iterable[StoredGroup]
) -> Iterator[StoredRecord]:
    """The records in their order, of each group only the representative.

    Args:
        records: those that stay are handed on unchanged.
        groups: as `read_groups` gives them; a record that is in no group stays.
    """
    represented: dict[RecordName, bool] = {}
    for group in groups:
        for rank, name in enumerate(group.members):
            represented[name] = rank == 0 or represented.get(name, False)
    for stored in records:
        name = (stored.record["source"], compute_record_digest(stored.record))
        stays = represented.get(name, True)
        if name in represented:
            represented[name] = False  # if the same record comes once more it does not stay
        if stays:
            yield stored


def read_groups(path: str) -> Iterator[StoredGroup]:
    """The groups that `newsclean duplicates` wrote.

    Raises:
        RecordsError: there is no such file, or it is none of groups.
    """
    what = "group; name a file that newsclean duplicates wrote"
    return map(parse_group, read_line_values(path, build_check(GROUP_SCHEMA), what))


def parse_group(group: Mapping[str, Any]) -> StoredGroup:
    """A group from its line of JSON."""
    members = tuple((member["source"], member["record"]) for member in group["members"])
    return StoredGroup(group.get("kind", ""), members)


def encode_record_line(stored: StoredRecord) -> bytes:
    """A record as a line; one that was read from a line gives the same bytes."""
    return render_json_line(stored.record).encode() if stored.line is None else stored.line + b"\n"


def write_output(records: Iterable[StoredRecord], target: str, form: str | None = None) -> int:
    """Write records as one file, whole or not at all; return how many.

    Args:
        records: they may be made while they are written.
        target: its ending chooses the format, unless `form` does.
        form: the name of an output format.

    Raises:
        OutputError: the format is a folder or unknown, a package that it needs is missing, or a
            pipe or a device is there.
        OSError: the disk is full or not writable.
    """
    kind = find_output_format(target, form)
    if kind.is_folder:
        advice = "records can be joined to one file; end its name in .jsonl, .sqlite or .parquet"
        raise OutputError("unwritable", advice, stage=MERGE_STAGE)
    count = 0

    def rows() -> Iterator[OutputRow]:
        nonlocal count
        for count, stored in enumerate(records, 1):  # noqa: B007 - counted as they pass
            yield OutputRow(encode_record_line(stored), "")

    target = os.path.realpath(target)
    if os.path.exists(target) and not os.path.isfile(target):
        advice = "is no file, and stays as it is; name a file"
        raise OutputError("unwritable", advice, stage=MERGE_STAGE)
    folder = os.path.dirname(target)
    with tempfile.TemporaryDirectory(prefix=".newsclean-", dir=folder) as room:
        made = os.path.join(room, "output")
        load_writer(kind)(rows(), made)
        move_into_place(made, target)
    return count
