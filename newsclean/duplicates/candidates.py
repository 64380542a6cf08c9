"""Which texts are worth comparing: those whose sketches agree in one band (locality-sensitive)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from newsclean.duplicates.sketches import SKETCH_BYTES, SLOT_BYTES

# 42 bands of 3 slots: two texts with a similarity of .8 meet in one of them all but 1 time in
# 10^13, with .5 in 996 of 1,000 cases, with .35 in 84 of 100; unrelated ones (.015) once in 7,000.
SLOTS_PER_BAND = 3
BANDS = 42
BAND_BYTES = SLOTS_PER_BAND * SLOT_BYTES
# In a larger bucket a text is paired with its neighbours only, in the order of the sketches read
# from this band on: one template can give thousands of pages, too many to compare each with each.
MAX_BUCKET_TEXTS = 50
MAX_NEIGHBOURS = 10


def find_candidate_pairs(sketches: bytearray, order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that may be similar; a pair can come several times.

    One band is held in memory at a time.

    Args:
        sketches: those of all texts, one after the other.
        order: the numbers of the texts, in an order that does not depend on the input's. It decides
            the order of the pairs and which text of a pair stands first.
    """
    for band in range(BANDS):
        start = band * BAND_BYTES
        for bucket in collect_buckets(sketches, order, start):
            if len(bucket) <= MAX_BUCKET_TEXTS:
                yield from combinations(bucket, 2)
            else:
                yield from pair_neighbours(bucket, sketches, start)


def collect_buckets(sketches: bytearray, order: Sequence[int], start: int) -> Iterator[list[int]]:
    """Numbers of the texts whose sketches agree in the band that starts at a byte."""
    found: defaultdict[bytes, list[int]] = defaultdict(list)
    for number in order:
        at = number * SKETCH_BYTES + start
        found[bytes(sketches[at : at + BAND_BYTES])].append(number)
    nothing = bytes(BAND_BYTES)  # the sketch of a text with too few letters for one shingle
    yield from (numbers for band, numbers in found.items() if len(numbers) > 1 and band != nothing)


def pair_neighbours(
    bucket: list[int], sketches: bytearray, start: int
) -> Iterator[tuple[int, int]]:
    """The pairs of a large bucket whose sketches are near each other when sorted."""
    places = {number: place for place, number in enumerate(bucket)}
    ordered = sorted(bucket, key=lambda number: rotate_sketch(sketches, number, start))
    for place, number in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + MAX_NEIGHBOURS]:
            yield (number, other) if places[number] < places[other] else (other, number)


def rotate_sketch(sketches: bytearray, number: int, start: int) -> bytes:
    """A sketch that starts at a byte, with the bytes before it at the end."""
    sketch = sketches[number * SKETCH_BYTES : (number + 1) * SKETCH_BYTES]
    return bytes(sketch[start:] + sketch[:start])
