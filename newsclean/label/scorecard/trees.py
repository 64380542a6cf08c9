"""Small decision trees, whose leaves add to a block's score: what no sum of features can say.

A split sends the blocks with at most its border to one side, the others to the other. Its value is
the mean of what the leaves below it gave in training, so what a split adds to a block's score is
the step from its value to that of the side the block goes to; along a path these steps add up to
the leaf (Saabas, "Interpreting random forests", 2014). So a tree's share is told feature by feature
as well.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import and_, getitem
from typing import NamedTuple

FeatureValues = Sequence[float]

MAX_TREE_LEAVES = 8  # of a tree: a bit of a byte each
LOWEST_SET_BIT = bytes(
    (bits & -bits or 1).bit_length() - 1 for bits in range(256)
)  # the lowest bit set


class Split(NamedTuple):
    """A question to a block, and what comes after either answer.

    Attributes:
        feature: the column that is asked.
        border: the largest value that goes to the low side.
        value: the mean of the leaves below, as training met them.
        low: what comes after a value up to the border.
        high: what comes after a larger one.
    """

    feature: str
    border: float
    value: float
    low: "Split | float"
    high: "Split | float"


Tree = Split | float


def parse_tree(told: object, features: Sequence[str]) -> Tree:
    """A tree from the lists of a card: a number, or feature, border, value, low side, high side.

    Raises:
        TypeError, ValueError, IndexError: the lists are no tree.

    >>> parse_tree([0, 5.0, 0.1, -1.0, 2.0], ["log_length"])
    Split(feature='log_length', border=5.0, value=0.1, low=-1.0, high=2.0)
    """
    if isinstance(told, int | float):
        return float(told)
    if not isinstance(told, list):
        raise TypeError(f"no tree: {told!r}")
    feature, border, value, low, high = told
    return Split(
        features[feature], border, value, parse_tree(low, features), parse_tree(high, features)
    )


def get_tree_value(tree: Tree) -> float:
    """What a tree gives a block of which nothing is known."""
    return tree.value if isinstance(tree, Split) else tree


def score_with_forest(
    forest: "Forest", columns: Mapping[str, FeatureValues], count: int
) -> list[float]:
    """What all trees together add to each block.

    No tree is walked: whatever is above a border closes the leaves below the low side of that
    split, in all trees at once, and the first leaf that stays open is the block's (Lucchese and
    others, "QuickScorer", 2015). On a page of 240 blocks this takes little over half the time.

    >>> score_with_forest(
    ...     build_forest([Split("log_length", 5.0, 0.0, -1.0, 2.0)]), {"log_length": [5.0, 6.0]}, 2
    ... )
    [-1.0, 2.0]
    """
    shared, rows = forest.all_leaves, [forest.all_leaves] * count
    for name, (borders, still) in forest.asked.items():
        column = columns[name]
        found = {value: still[bisect_left(borders, value)] for value in set(column)}
        if len(found) == 1:
            shared &= found[column[0]]
        else:
            rows = list(map(and_, rows, map(found.__getitem__, column)))
    width = len(forest.leaves)
    exits = ((row & shared).to_bytes(width, "little").translate(LOWEST_SET_BIT) for row in rows)
    return [sum(map(getitem, forest.leaves, leaf), 0.0) for leaf in exits]


class Forest(NamedTuple):
    """Trees as a block's numbers ask them: a bit for each leaf, eight bits for each tree.

    Attributes:
        trees: the trees.
        leaves: the values of each tree's leaves, low sides first.
        asked: for each feature its ascending borders, and which leaves are still open to a value
            above none of them, above the first, above the first two …
        all_leaves: the bits of all leaves.
    """

    trees: tuple[Tree, ...]
    leaves: tuple[tuple[float, ...], ...]
    asked: dict[str, tuple[tuple[float, ...], tuple[int, ...]]]
    all_leaves: int


def build_forest(trees: Iterable[Tree]) -> Forest:
    """Trees made ready to be asked.

    Raises:
        ValueError: a tree has more leaves than a byte has bits.
    """
    trees = tuple(trees)
    leaves: list[tuple[float, ...]] = []
    closing: dict[str, dict[float, int]] = {}
    for i, tree in enumerate(trees):
        values: list[float] = []
        for name, border, closed in iter_closed_leaves(tree, values):
            below = closing.setdefault(name, {})
            below[border] = below.get(border, 0) | closed << MAX_TREE_LEAVES * i
        if len(values) > MAX_TREE_LEAVES:
            raise ValueError(f"a tree of more than {MAX_TREE_LEAVES} leaves: {tree!r}")
        leaves.append(tuple(values))
    every = (1 << MAX_TREE_LEAVES * len(trees)) - 1
    asked = {}
    for name, below in closing.items():
        borders = tuple(sorted(below))
        still = accumulate(
            (below[b] for b in borders), lambda left, shut: left & ~shut, initial=every
        )
        asked[name] = borders, tuple(still)
    return Forest(trees, tuple(leaves), asked, every)


def iter_closed_leaves(tree: Tree, leaves: list[float]) -> Iterator[tuple[str, float, int]]:
    """For each split: feature, border, and the bits of the leaves that a value above it closes.

    The values of the leaves are added to `leaves`, low sides first.
    """
    if isinstance(tree, Split):
        first = len(leaves)
        yield from iter_closed_leaves(tree.low, leaves)
        yield tree.feature, tree.border, (1 << len(leaves)) - (1 << first)
        yield from iter_closed_leaves(tree.high, leaves)
    else:
        leaves.append(tree)


def iter_tree_contributions(
    tree: Tree, columns: Mapping[str, FeatureValues], i: int
) -> Iterator[tuple[str, float]]:
    """What each feature on a block's way down a tree adds.

    >>> list(
    ...     iter_tree_contributions(
    ...         Split("log_length", 5.0, 0.5, -1.0, 2.0), {"log_length": [6.0]}, 0
    ...     )
    ... )
    [('log_length', 1.5)]
    """
    while isinstance(tree, Split):
        side = tree.low if columns[tree.feature][i] <= tree.border else tree.high
        yield tree.feature, get_tree_value(side) - tree.value
        tree = side
