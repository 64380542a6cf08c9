"""How the records of two runs differ, source by source.

>>> old = [{"source": "a", "title": "A"}, {"source": "b"}]
>>> new = [{"source": "a", "title": "Ä"}, {"source": "c"}]
>>> found = Comparison(iter(old), iter(new))
>>> for difference in found:
...     print(difference.source, difference.change, difference.fields)
a changed {'title': ('A', 'Ä')}
c added {}
b removed {}
>>> found.summarize()
{'equal': 0, 'changed': 1, 'added': 1, 'removed': 1, 'fields': {'title': 1}}
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from newsclean.records.read_back import Record, hash_source
from newsclean.records.schema import KEY_NAMES

KEY_POSITIONS = {name: place for place, name in enumerate(KEY_NAMES)}
UNKNOWN_KEY_POSITION = len(KEY_NAMES)
RecordTurn = tuple[bytes, int]
"""The digest of a source, and how often it came before."""
UNCOMPARED_KEYS = frozenset({"source", "version"})
"""The source pairs two records; another version of newsclean is no difference of a page."""


class Difference(NamedTuple):
    """How two runs differ on one source.

    Attributes:
        source: the source.
        change: `added`, `removed` or `changed`.
        fields: for each changed field the earlier and the later value.
    """

    source: str
    change: str
    fields: Mapping[str, tuple[Any, Any]] = {}

    def to_record(self) -> dict[str, Any]:
        """The difference as a line of JSON has it."""
        fields = {name: {"before": old, "after": new} for name, (old, new) in self.fields.items()}
        return {"source": self.source, "change": self.change, "fields": fields}


class Comparison:
    """Two runs compared: iterate once over the differences, then ask for the summary."""

    def __init__(
        self, before: Iterable[Record], after: Iterable[Record], *, fields: Iterable[str] = ()
    ) -> None:
        """Compare nothing yet.

        Args:
            before: the records of the earlier run; they are kept on disk meanwhile.
            after: those of the later one.
            fields: compare these only; by default all but `version`.
        """
        self.before = before
        self.after = after
        self.fields = tuple(fields)
        self.counts: Counter[str] = Counter()
        self.changed: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Difference]:
        """Find the differences: changed and added ones in the order of `after`, then the removed.

        A source that comes several times is paired in order: the first with the first.
        """
        with tempfile.TemporaryFile() as stored:
            places: dict[RecordTurn, int] = {}
            for turn, record in number_records(self.before):
                places[turn] = stored.tell()
                stored.write(json.dumps(record).encode() + b"\n")
            for turn, record in number_records(self.after):
                source = record["source"]
                if turn not in places:
                    yield self.count_difference(Difference(source, "added"))
                    continue
                stored.seek(places.pop(turn))
                fields = self.find_changed_fields(json.loads(stored.readline()), record)
                if fields:
                    yield self.count_difference(Difference(source, "changed", fields))
                else:
                    self.counts["equal"] += 1
            for place in places.values():
                stored.seek(place)
                source = json.loads(stored.readline())["source"]
                yield self.count_difference(Difference(source, "removed"))

    def find_changed_fields(self, old: Record, new: Record) -> dict[str, tuple[Any, Any]]:
        """The fields in which two records differ, of the keys that both runs wrote."""
        common = {*old} & {*new} - UNCOMPARED_KEYS | {"error"}
        names = self.fields or sorted(
            common, key=lambda name: (KEY_POSITIONS.get(name, UNKNOWN_KEY_POSITION), name)
        )
        pairs = ((name, old.get(name), new.get(name)) for name in names)
        return {name: (one, other) for name, one, other in pairs if one != other}

    def count_difference(self, difference: Difference) -> Difference:
        """Count a difference and hand it on."""
        self.counts[difference.change] += 1
        self.changed.update(difference.fields.keys())
        return difference

    def summarize(self) -> dict[str, Any]:
        """How many sources and fields differ, of those that were iterated over."""
        names = ("equal", "changed", "added", "removed")
        return {name: self.counts[name] for name in names} | {
            "fields": dict(sorted(self.changed.items(), key=lambda item: (-item[1], item[0])))
        }


def number_records(records: Iterable[Record]) -> Iterator[tuple[RecordTurn, Record]]:
    """Records under their sources, with how often each came before."""
    turns: Counter[bytes] = Counter()
    for record in records:
        source = hash_source(record)
        yield (source, turns[source]), record
        turns[source] += 1
