"""Texts to be compared, on disk, with their sketches in memory: 1 KB for each different text."""

import tempfile
from array import array
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from newsclean.duplicates.sketches import (
    MIN_STORY_BYTES,
    OPENING_BYTES,
    SKETCH_BYTES,
    Sketcher,
    estimate_similarity,
    make_shingles,
)

# A text may be contained in another that is at most this many times as long.
MAX_LENGTH_RATIO = 4
# A shortened text is looked for in an opening this many times as long: the longer text may have a
# dateline, a lead or a paragraph more.
OPENING_STRETCH = 1.5


class Likeness(NamedTuple):
    """How much two texts share.

    Attributes:
        similarity: shared shingles of all shingles of both (Jaccard), 0 to 1.
        containment: the share of the shorter one's shingles that stands in the longer one, 0 to 1.
    """

    similarity: float
    containment: float


class Thresholds(NamedTuple):
    """From which values on two texts are one story.

    Attributes:
        similarity: linked from this similarity on.
        containment: or from this containment on.
    """

    similarity: float
    containment: float

    def is_met_by(self, likeness: Likeness) -> bool:
        """Whether a likeness is enough."""
        return likeness.similarity >= self.similarity or likeness.containment >= self.containment


class TextStore:
    """Different texts, numbered in the order in which they came."""

    def __init__(self) -> None:
        """Start empty.

        Raises:
            RecordsError: the library for sketches is not installed.
        """
        self.sketcher = Sketcher()
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self.numbers: dict[bytes, int] = {}
        self.starts = array("Q", [0])
        self.wholes = bytearray()
        self.openings = bytearray()
        self.get_shingles = lru_cache(maxsize=32)(self.read_shingles)
        self.get_opening_shingles = lru_cache(maxsize=32)(self.read_shingles)

    def close(self) -> None:
        """Let the file go."""
        self.file.close()

    def __len__(self) -> int:
        """How many different texts there are."""
        return len(self.numbers)

    def put(self, letters: bytes) -> int:
        """The number of a text; a text that is known already keeps its own."""
        digest = blake2b(letters, digest_size=16).digest()
        number = self.numbers.setdefault(digest, len(self.numbers))
        if number == len(self.starts) - 1:
            self.file.write(letters)
            self.starts.append(self.starts[-1] + len(letters))
            self.wholes += self.sketcher.sketch(make_shingles(letters))
            self.openings += self.sketcher.sketch(make_shingles(letters[:OPENING_BYTES]))
        return number

    def get_order(self) -> list[int]:
        """The numbers of the texts, in an order that does not depend on the input's."""
        return [self.numbers[digest] for digest in sorted(self.numbers)]

    def get_length(self, number: int) -> int:
        """How many bytes a text has."""
        return self.starts[number + 1] - self.starts[number]

    def read(self, number: int) -> bytes:
        """A text."""
        self.file.seek(self.starts[number])
        return self.file.read(self.get_length(number))

    def read_shingles(self, number: int, length: int | None = None) -> frozenset[bytes]:
        """The shingles of a text, or of its first bytes."""
        return make_shingles(self.read(number)[:length])

    def estimate(self, one: int, other: int) -> float:
        """About how similar two texts are, by their sketches."""
        view = memoryview(self.wholes)
        first, second = one * SKETCH_BYTES, other * SKETCH_BYTES
        return estimate_similarity(
            view[first : first + SKETCH_BYTES], view[second : second + SKETCH_BYTES]
        )

    def compute_min_similarity(self, one: int, other: int, rules: Thresholds) -> float:
        """The least similarity with which two texts can meet the rules, by their lengths."""
        short, long = sorted((self.get_length(one), self.get_length(other)))
        if not may_contain(short, long):
            return rules.similarity
        shared = rules.containment * short
        return min(rules.similarity, shared / (short + long - shared))

    def compare(self, one: int, other: int) -> Likeness:
        """How much two texts share, exactly."""
        if one == other:
            return Likeness(1.0, 1.0)
        mine, theirs = self.get_shingles(one), self.get_shingles(other)
        if not mine or not theirs:
            return Likeness(0.0, 0.0)
        common = len(mine & theirs)
        similarity = common / (len(mine) + len(theirs) - common)
        return Likeness(similarity, self.compute_containment(one, other, common))

    def compute_containment(self, one: int, other: int, common: int) -> float:
        """How much of the shorter text stands in the longer one; 0 where that would prove nothing.

        Two different stories cannot both be more than half of a page, nor both its opening: so a
        page that tells several stories makes none of them one with another. A text of at most half
        the length is therefore looked for in the longer one's opening alone.
        """
        short, long = sorted((one, other), key=self.get_length)
        if not may_contain(self.get_length(short), self.get_length(long)):
            return 0.0
        if 2 * self.get_length(short) <= self.get_length(long):
            room = int(OPENING_STRETCH * self.get_length(short)) + MIN_STORY_BYTES
            common = len(self.get_shingles(short) & self.get_opening_shingles(long, room))
        return common / min(len(self.get_shingles(one)), len(self.get_shingles(other)))


def may_contain(short: int, long: int) -> bool:
    """Whether a text is long enough to be one story with a longer one that contains it."""
    return short >= MIN_STORY_BYTES and long <= MAX_LENGTH_RATIO * short
