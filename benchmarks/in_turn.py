"""Time several functions on the same inputs in turn, so that all share the machine's moods.

Only ratios of such times are worth telling: the machine may be twice as slow an hour later.
"""

import gc
import gzip
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

ROUNDS = 3
WARM_UP_INPUTS = 5
INPUTS_BETWEEN_COLLECTIONS = 20


def time_in_turn(
    works: Mapping[str, Callable[[T], object]], inputs: Sequence[T], rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """For each function by its name the least seconds of processor time that each input took.

    The rounds are outside, the inputs in the middle and the functions inside; another function
    begins each time. What a function raises is not caught.
    """
    for value in inputs[:WARM_UP_INPUTS]:
        for work in works.values():
            work(value)
    least = {name: [float("inf")] * len(inputs) for name in works}
    names = list(works)
    for turn in range(rounds):
        for i, value in enumerate(inputs):
            if not i % INPUTS_BETWEEN_COLLECTIONS:
                gc.collect()
            first = (i + turn) % len(names)
            for name in names[first:] + names[:first]:
                start = time.process_time()
                works[name](value)
                least[name][i] = min(least[name][i], time.process_time() - start)
    return least


def read_pages(folder: Path, pattern: str, most: int) -> Iterator[bytes]:
    """At most so many files of a folder, spread over their names; `.gz` is unpacked."""
    paths = sorted(folder.glob(pattern))
    for path in paths[:: max(1, len(paths) // most)][:most]:
        data = path.read_bytes()
        yield gzip.decompress(data) if path.suffix == ".gz" else data
