"""Blocks that are alike in something: what depends on it alone is computed once for each group.

A page has few paths of elements and few class strings, and each many times.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Generic, NamedTuple, TypeVar

from newsclean.native import sum_by_group

K = TypeVar("K")
T = TypeVar("T")


class BlockGroups(NamedTuple, Generic[K]):
    """The blocks of a page in groups of one key.

    Attributes:
        numbers: for each block the number of its group.
        keys: the key of each group, in the order in which the page has them.
    """

    numbers: list[int]
    keys: list[K]

    def spread(self, values: Sequence[T]) -> list[T]:
        """For each block the value of its group.

        >>> group_by("aba").spread(["first", "second"])
        ['first', 'second', 'first']
        """
        return list(map(values.__getitem__, self.numbers))

    def sum_up(self, values: Sequence[float]) -> list[float]:
        """For each group the sum of its blocks' values, added in the order of the page.

        >>> group_by("aba").sum_up([1.0, 2.0, 4.0])
        [5.0, 2.0]
        """
        return sum_by_group(self.numbers, values, len(self.keys))

    def count_blocks(self) -> list[float]:
        """For each group how many blocks it has.

        >>> group_by("aba").count_blocks()
        [2.0, 1.0]
        """
        return self.sum_up([1.0] * len(self.numbers))


def group_by(keys: Iterable[K]) -> BlockGroups[K]:
    """Put blocks into groups by their keys.

    >>> group_by("aba")
    BlockGroups(numbers=[0, 1, 0], keys=['a', 'b'])
    """
    known: defaultdict[K, int] = defaultdict(count().__next__)
    return BlockGroups(list(map(known.__getitem__, keys)), list(known))
