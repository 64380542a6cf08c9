"""The kernel in pure Python: what is computed, and what the compiled kernel must give too."""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import and_, getitem

__all__ = ["MAX_TREE_LEAVES", "ForestScorer"]

MAX_TREE_LEAVES = 8  # a bit of a byte each
# For each byte the number of its lowest set bit: the first leaf that is open.
LOWEST_SET_BIT = bytes((bits & -bits or 1).bit_length() - 1 for bits in range(256))


class PlainZero(float):
    """A zero from which `sum` adds one number to the next, each result rounded once.

    From a plain 0.0 Python does so up to 3.11; later ones carry the rounding errors along, so the
    same card would give other last bits there.
    """


ZERO = 0.0 if sys.version_info < (3, 12) else PlainZero()


class ForestScorer:
    """Adds up what the leaves of many small trees say of each block.

    No tree is walked: a value above a border closes the leaves on the low side of that split, in
    all trees at once, and the first leaf of a tree that stays open is the block's (Lucchese and
    others, "QuickScorer", 2015).

    Attributes:
        features: the features that are asked for.
    """

    __slots__ = ("_all_leaves", "_asked", "_leaves", "features")

    def __init__(
        self,
        leaves: Sequence[tuple[float, ...]],
        splits: Iterable[tuple[str, float, int, int]],
    ) -> None:
        """Prepare the trees.

        Args:
            leaves: the values of each tree's leaves, low sides first: 1 to `MAX_TREE_LEAVES`.
            splits: for each split its feature, its border, the number of its tree, and the bits of
                the leaves that a value above the border closes.
        """
        closing: dict[str, dict[float, int]] = {}
        for name, border, tree, closed in splits:
            closed_by = closing.setdefault(name, {})
            closed_by[border] = closed_by.get(border, 0) | closed << MAX_TREE_LEAVES * tree
        self.features = tuple(closing)
        self._leaves = tuple(leaves)
        self._all_leaves = (1 << MAX_TREE_LEAVES * len(leaves)) - 1
        # For each feature its ascending borders, and the bits of the leaves that are open to a
        # value above none of them, above the first, above the first two …
        self._asked = {
            name: (tuple(sorted(closed_by)), tuple(self._list_open_leaves(closed_by)))
            for name, closed_by in closing.items()
        }

    def _list_open_leaves(self, closed_by: Mapping[float, int]) -> Iterable[int]:
        """The bits of the leaves that stay open above more and more borders."""
        return accumulate(
            (closed_by[border] for border in sorted(closed_by)),
            lambda left, closed: left & ~closed,
            initial=self._all_leaves,
        )

    def score(self, columns: Mapping[str, Sequence[float]], count: int) -> list[float]:
        """The sum of each block's leaves, added from the first tree to the last.

        Args:
            columns: the values of each feature, one for each block.
            count: how many blocks there are.

        Raises:
            LookupError: a column is missing or too short.

        >>> stump = ForestScorer([(-1.0, 2.0)], [("log_length", 5.0, 0, 0b01)])
        >>> stump.score({"log_length": [5.0, 6.0]}, 2)
        [-1.0, 2.0]
        """
        shared, rows = self._all_leaves, [self._all_leaves] * count
        for name, (borders, open_leaves) in self._asked.items():
            column = columns[name]
            if len(column) < count:
                raise IndexError(f"{name} has {len(column)} values for {count} blocks")
            open_to = {value: open_leaves[bisect_left(borders, value)] for value in set(column)}
            if len(open_to) == 1:  # all blocks have one value
                shared &= open_to[column[0]]
            else:
                rows = list(map(and_, rows, map(open_to.__getitem__, column)))
        width = len(self._leaves)
        scores: dict[int, float] = {}  # by the open leaves, which blocks of a long page share
        for row in set(rows):
            leaves = (row & shared).to_bytes(width, "little").translate(LOWEST_SET_BIT)
            scores[row] = sum(map(getitem, self._leaves, leaves), ZERO)
        return list(map(scores.__getitem__, rows))
