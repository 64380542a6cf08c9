"""Shards of records joined to one output, and one record kept of each group of duplicates.

>>> a = Stored({"source": "a.html", "status": "article"}, b'{"source":"a.html"}')
>>> [stored.record["source"] for stored in joined([lambda: iter([a]), lambda: iter([a])])]
['a.html']
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from newsclean.errors import OutputError, RecordsError
from newsclean.records.read_back import Record, Stored, lines_of, record_digest
from newsclean.records.render import to_line
from newsclean.records.stores import Row, form_named, into_place, writer_of

STAGE = "merge"
Shard = Callable[[], Iterable[Stored]]
"""Opens a shard; it is read twice."""


Names = list[tuple[str, str]]
"""What names the records of a group: source and digest, those of the representative first."""


class Held(NamedTuple):
    """The record that stands for a source so far.

    Attributes:
        place: number of its shard, and its number there.
        digest: what it says.
        goodness: a result before an error, then the surer one.
    """

    place: tuple[int, int]
    digest: str
    goodness: tuple[bool, float]


PREFER: Mapping[str, Callable[[Held, Held], bool]] = {
    "first": lambda _, __: False,
    "last": lambda _, __: True,
    "best": lambda held, new: new.goodness > held.goodness,
}
"""Whether a later record of the same source takes the place of the one held."""


def joined(
    shards: Sequence[Shard], *, prefer: str | None = None, versions: set[str] | None = None
) -> Iterator[Stored]:
    """The records of all shards, in the order of the shards; the same source comes once.

    Args:
        shards: each is read twice: to find out which records stay, and to hand them on.
        prefer: which of two different records of one source stays: a key of `PREFER`.
        versions: is given the versions of newsclean that made the records.

    Raises:
        RecordsError: two shards say different things of one source and nothing is preferred.
    """
    held: dict[bytes, Held] = {}
    for place, stored in placed(shards):
        if versions is not None:
            versions.add(made_by(stored.record))
        name = source_key(stored.record)
        new = Held(place, record_digest(stored.record), goodness_of(stored.record))
        old = held.setdefault(name, new)
        if old.digest == new.digest:
            continue
        if prefer is None:
            raise RecordsError(
                "changed",
                f"two shards have different records of {stored.record['source']}; "
                f"say with --prefer which one stays: {', '.join(PREFER)}",
                stage=STAGE,
            )
        if PREFER[prefer](old, new):
            held[name] = new
    for place, stored in placed(shards):
        if held[source_key(stored.record)].place == place:
            yield stored


def placed(shards: Sequence[Shard]) -> Iterator[tuple[tuple[int, int], Stored]]:
    """All records with their places."""
    for shard, opened in enumerate(shards):
        for number, stored in enumerate(opened()):
            yield (shard, number), stored


def source_key(record: Record) -> bytes:
    """A source in sixteen bytes: millions of them are held."""
    return blake2b(record["source"].encode("utf-8", "surrogatepass"), digest_size=16).digest()


def made_by(record: Record) -> str:
    """The version of newsclean that made a record."""
    version = record.get("version")
    return str(version.get("newsclean")) if isinstance(version, dict) else "unknown"


def goodness_of(record: Record) -> tuple[bool, float]:
    """How good a record is.

    >>> goodness_of({"status": "list", "quality": 0.4}) > goodness_of({"status": "error"})
    True
    """
    quality = record.get("quality")
    surely = quality if isinstance(quality, (int, float)) else 0.0
    return record.get("status") != "error", surely


def kept(records: Iterable[Stored], groups: Iterable[Names]) -> Iterator[Stored]:
    """The records without those that a group has a representative for, in their order.

    Args:
        records: they pass as they are.
        groups: as `read_groups` gives them; a record that is in none passes.
    """
    represented: dict[tuple[str, str], bool] = {}
    for group in groups:
        for rank, name in enumerate(group):
            represented[name] = rank == 0 or represented.get(name, False)
    for stored in records:
        name = (stored.record["source"], record_digest(stored.record))
        stays = represented.get(name, True)
        if name in represented:
            represented[name] = False  # its double, if it comes once more, does not stay
        if stays:
            yield stored


def read_groups(path: str) -> Iterator[Names]:
    """The groups that `newsclean duplicates` wrote.

    Raises:
        RecordsError: there is no such file, or it is none of groups.
    """
    return lines_of(path, named_group, "group; name a file that newsclean duplicates wrote")


def named_group(group: Mapping[str, Any]) -> Names:
    """What names the members of a group, the representative first."""
    return [(str(member["source"]), str(member["record"])) for member in group["members"]]


def line_of(stored: Stored) -> bytes:
    """A record as its line, byte for byte as it was where it stood on one."""
    return to_line(stored.record).encode() if stored.line is None else stored.line + b"\n"


def write_output(records: Iterable[Stored], target: str, form: str | None = None) -> int:
    """Write records as one file, whole or not at all; return how many.

    Args:
        records: they may be made while they are written.
        target: its ending says what it becomes, unless `form` does.
        form: the name of a form of output.

    Raises:
        OutputError: a folder is asked for, or no known form, or something for it is missing.
        OSError: the disk is full or not writable.
    """
    kind = form_named(target, form)
    if kind.is_folder:
        advice = "records can be joined to one file; end its name in .jsonl, .sqlite or .parquet"
        raise OutputError("unwritable", advice, stage=STAGE)
    count = 0

    def rows() -> Iterator[Row]:
        nonlocal count
        for count, stored in enumerate(records, 1):  # noqa: B007 - counted as they pass
            yield Row(line_of(stored), "")

    target = os.path.realpath(target)
    folder = os.path.dirname(target)
    with tempfile.TemporaryDirectory(prefix=".newsclean-", dir=folder) as room:
        made = os.path.join(room, "output")
        writer_of(kind)(rows(), made)
        into_place(made, target)
    return count
