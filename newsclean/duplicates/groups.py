"""Groups of records that tell one story."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from newsclean.duplicates.candidates import find_candidate_pairs
from newsclean.duplicates.sketches import build_compared_text
from newsclean.duplicates.text_store import Likeness, TextStore, Thresholds
from newsclean.records.read_back import compute_record_digest
from newsclean.version import __version__

GROUPS_VERSION = 1
"""The version of the file of groups."""
# A member has to be similar to the representative by this share of the threshold. Without this
# bound a chain of small changes would join stories that share nothing.
GUARD_SHARE = 0.75
# 128 slots estimate a similarity of .5 with a standard error of .044: three of them are no proof.
ESTIMATE_MARGIN = 0.15
# After this many comparisons that linked nothing (about a millisecond each) a text is compared with
# no other: of the pages of one template, thousands of pairs are a little below the threshold.
MAX_FAILED_COMPARISONS = 50
MAX_REMEMBERED_FAILURES = 1_000_000  # such pairs that are kept in memory: some 100 MB

# (not dated, moment, -quality, source, digest): the smallest is the representative.
Rank = tuple[bool, float, float, str, str]


class StoryEntry(NamedTuple):
    """What a group needs of a record.

    Attributes:
        source: its source.
        record: the digest of what it says (`compute_record_digest`).
        site: where it appeared.
        published: when it appeared.
        rank: of a group the entry of the smallest rank is the representative.
        text: the number of its text in the store.
    """

    source: str
    record: str
    site: str | None
    published: str | None
    rank: Rank
    text: int


class Member(NamedTuple):
    """A record of a group, and how similar to the representative it is."""

    entry: StoryEntry
    likeness: Likeness


class Group(NamedTuple):
    """Records that tell one story, the representative first."""

    members: tuple[Member, ...]

    @property
    def kind(self) -> str:
        """`exact` where all have the same letters in the same order, else `near`."""
        same = {member.entry.text for member in self.members}
        return "exact" if len(same) == 1 else "near"

    @property
    def id(self) -> str:
        """A name made of the members, the same in every run that finds the same group."""
        names = sorted((member.entry.source, member.entry.record) for member in self.members)
        return blake2b(repr(names).encode("utf-8", "replace"), digest_size=8).hexdigest()

    def to_record(self) -> dict[str, Any]:
        """The group as a line of JSON has it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "size": len(self.members),
            "members": [build_member_record(member) for member in self.members],
            "version": {"newsclean": __version__, "groups": GROUPS_VERSION},
        }


def build_member_record(member: Member) -> dict[str, Any]:
    """A member as the file of groups has it."""
    return {
        "source": member.entry.source,
        "record": member.entry.record,
        "site": member.entry.site,
        "published": member.entry.published,
        "similarity": round(member.likeness.similarity, 4),
        "containment": round(member.likeness.containment, 4),
    }


def find_duplicates(records: Iterable[Mapping[str, Any]], *, threshold: float = 0.8) -> list[Group]:
    """Group the records that tell one story, the largest group first.

    Records are taken once and not kept. The order in which they come changes nothing.

    Args:
        records: only those with the status `article` and some text can be in a group.
        threshold: the similarity from which on two texts are one story, .5 to 1.

    Raises:
        RecordsError: the library for sketches is not installed.
    """
    rules = Thresholds(threshold, (1 + threshold) / 2)
    with closing(TextStore()) as store:
        entries = [entry for record in records if (entry := make_story_entry(record, store))]
        by_text: defaultdict[int, list[StoryEntry]] = defaultdict(list)
        for entry in entries:
            by_text[entry.text].append(entry)
        found = [
            group
            for texts in link_texts(store, rules)
            for group in build_groups(texts, by_text, store, rules)
        ]
    return sorted(found, key=lambda group: (-len(group.members), group.members[0].entry.rank))


def make_story_entry(record: Mapping[str, Any], store: TextStore) -> StoryEntry | None:
    """A record's entry, its text put into the store; `None` where it has no story."""
    letters = build_compared_text(record)
    if not letters:
        return None
    digest = compute_record_digest(dict(record))
    published = record.get("published")
    rank = (*build_date_rank(published), -(record.get("quality") or 0.0), record["source"], digest)
    return StoryEntry(
        record["source"], digest, record.get("site"), published, rank, store.put(letters)
    )


def build_date_rank(published: Any) -> tuple[bool, float]:
    """Whether a date is missing, and when it was; a day counts at its end, no zone is UTC.

    >>> build_date_rank("2024-05-17") > build_date_rank("2024-05-17T23:00:00Z") > build_date_rank(
    ...     "2024-05-17T08:00"
    ... )
    True
    """
    try:
        moment = datetime.fromisoformat(str(published))
    except ValueError:
        return True, 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return False, moment.timestamp() + (86_400 if len(str(published)) <= 10 else 0)


def link_texts(store: TextStore, rules: Thresholds) -> Iterator[list[int]]:
    """The texts that are connected by links; a text without any link is alone.

    Pairs whose sketches are similar enough are compared first, pairs a little below that later: so
    a text has not used up its comparisons before it comes to the texts that are most like it.
    """
    forest, order = UnionFind(len(store)), store.get_order()
    lost = array("H", bytes(2 * len(store)))
    failed: set[tuple[int, int]] = set()
    for margin in (0.0, ESTIMATE_MARGIN):
        pairs = chain(
            find_candidate_pairs(store.wholes, order), find_candidate_pairs(store.openings, order)
        )
        for one, other in pairs:
            if max(lost[one], lost[other]) >= MAX_FAILED_COMPARISONS or forest.is_joined(
                one, other
            ):
                continue
            if (one, other) in failed:
                continue
            if (
                store.estimate(one, other)
                < store.compute_min_similarity(one, other, rules) - margin
            ):
                continue
            if rules.is_met_by(store.compare(one, other)):
                forest.join(one, other)
                continue
            lost[one] += 1
            lost[other] += 1
            if len(failed) < MAX_REMEMBERED_FAILURES:
                failed.add((one, other))
    yield from forest.list_trees()


class UnionFind:
    """Numbers joined to sets (union-find)."""

    def __init__(self, count: int) -> None:
        """Start with each number by itself."""
        self.parents = list(range(count))

    def find_root(self, number: int) -> int:
        """The number that stands for the set of a number."""
        parents = self.parents
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]
        return number

    def is_joined(self, one: int, other: int) -> bool:
        """Whether two numbers are in one set."""
        return self.find_root(one) == self.find_root(other)

    def join(self, one: int, other: int) -> None:
        """Make two sets one."""
        first, second = sorted((self.find_root(one), self.find_root(other)))
        self.parents[second] = first

    def list_trees(self) -> Iterable[list[int]]:
        """The numbers of each set."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self.parents)):
            found[self.find_root(number)].append(number)
        return found.values()


def build_groups(
    texts: list[int], by_text: Mapping[int, list[StoryEntry]], store: TextStore, rules: Thresholds
) -> Iterator[Group]:
    """The groups of connected texts; each member is similar to its representative directly."""
    bound = Thresholds(GUARD_SHARE * rules.similarity, GUARD_SHARE * rules.containment)
    entries = sorted((entry for text in texts for entry in by_text[text]), key=get_rank)
    while entries:
        center = entries[0].text
        likeness = {text: store.compare(center, text) for text in sorted({e.text for e in entries})}
        members = [Member(entry, likeness[entry.text]) for entry in entries]
        members = [member for member in members if bound.is_met_by(member.likeness)]
        if len(members) > 1:
            yield Group(tuple(members))
        entries = [entry for entry in entries if not bound.is_met_by(likeness[entry.text])]
        bound = rules  # what is left was connected through others only


def get_rank(entry: StoryEntry) -> Rank:
    """The rank of an entry, to sort by."""
    return entry.rank
