"""Small decision trees, whose leaves add to a block's score.

A tree can weigh two features together, which a sum over features cannot (docs/decisions/0013).

A split sends the blocks up to its border to the low side, the others to the high side. Its value is
the mean of the leaves below it in training, so a split adds to a block's score the step from its
value to that of the side the block goes to. Along a path these steps add up to the leaf, so what a
tree adds is known feature by feature (Saabas, "Interpreting random forests", 2014).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import and_, getitem
from typing import NamedTuple

FeatureValues = Sequence[float]

MAX_TREE_LEAVES = 8  # a bit of a byte each
# For each byte the number of its lowest set bit: the first leaf that is open.
LOWEST_SET_BIT = bytes((bits & -bits or 1).bit_length() - 1 for bits in range(256))


class Split(NamedTuple):
    """A question about one feature of a block, and what comes after either answer.

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


def parse_tree(data: object, features: Sequence[str]) -> Tree:
    """Read a tree of a card: a number, or a list of feature, border, value, low side, high side.

    Args:
        data: the tree as the card's JSON has it; a feature is an index.
        features: the names of the features that the card asks for.

    Raises:
        TypeError, ValueError, IndexError: the lists are no tree.

    >>> parse_tree([0, 5.0, 0.1, -1.0, 2.0], ["log_length"])
    Split(feature='log_length', border=5.0, value=0.1, low=-1.0, high=2.0)
    """
    if isinstance(data, int | float):
        return float(data)
    if not isinstance(data, list):
        raise TypeError(f"no tree: {data!r}")
    feature, border, value, low, high = data
    return Split(
        features[feature], border, value, parse_tree(low, features), parse_tree(high, features)
    )


def get_tree_value(tree: Tree) -> float:
    """What a tree adds to the score of a block of which nothing is known."""
    return tree.value if isinstance(tree, Split) else tree


def score_with_forest(
    forest: "Forest", columns: Mapping[str, FeatureValues], count: int
) -> list[float]:
    """What all trees together add to the score of each of `count` blocks.

    No tree is walked: a value above a border closes the leaves on the low side of that split, in
    all trees at once, and the first leaf of a tree that stays open is the block's (Lucchese and
    others, "QuickScorer", 2015). On a page of 240 blocks this takes little over half the time.

    >>> score_with_forest(
    ...     build_forest([Split("log_length", 5.0, 0.0, -1.0, 2.0)]), {"log_length": [5.0, 6.0]}, 2
    ... )
    [-1.0, 2.0]
    """
    shared, rows = forest.all_leaves, [forest.all_leaves] * count
    for name, (borders, open_leaves) in forest.asked.items():
        column = columns[name]
        open_to = {value: open_leaves[bisect_left(borders, value)] for value in set(column)}
        if len(open_to) == 1:  # all blocks have one value
            shared &= open_to[column[0]]
        else:
            rows = list(map(and_, rows, map(open_to.__getitem__, column)))
    width = len(forest.leaves)
    scores: dict[int, float] = {}  # by the open leaves, which blocks of a long page share
    for row in set(rows):
        leaves = (row & shared).to_bytes(width, "little").translate(LOWEST_SET_BIT)
        scores[row] = sum(map(getitem, forest.leaves, leaves), 0.0)
    return list(map(scores.__getitem__, rows))


class Forest(NamedTuple):
    """Trees prepared for `score_with_forest`: a bit for each leaf, eight bits for each tree.

    Attributes:
        trees: the trees.
        leaves: the values of each tree's leaves, low sides first.
        asked: for each feature its ascending borders, and the bits of the leaves that are open to a
            value above none of them, above the first, above the first two …
        all_leaves: the bits of all leaves.
    """

    trees: tuple[Tree, ...]
    leaves: tuple[tuple[float, ...], ...]
    asked: dict[str, tuple[tuple[float, ...], tuple[int, ...]]]
    all_leaves: int


def build_forest(trees: Iterable[Tree]) -> Forest:
    """Prepare trees for scoring.

    Raises:
        ValueError: a tree has more leaves than a byte has bits.
    """
    trees = tuple(trees)
    leaves: list[tuple[float, ...]] = []
    closing: dict[str, dict[float, int]] = {}
    for i, tree in enumerate(trees):
        values: list[float] = []
        for name, border, closed in iter_closed_leaves(tree, values):
            closed_by = closing.setdefault(name, {})
            closed_by[border] = closed_by.get(border, 0) | closed << MAX_TREE_LEAVES * i
        if len(values) > MAX_TREE_LEAVES:
            raise ValueError(f"a tree of more than {MAX_TREE_LEAVES} leaves: {tree!r}")
        leaves.append(tuple(values))
    all_leaves = (1 << MAX_TREE_LEAVES * len(trees)) - 1
    asked = {}
    for name, closed_by in closing.items():
        borders = tuple(sorted(closed_by))
        open_leaves = accumulate(
            (closed_by[border] for border in borders),
            lambda left, closed: left & ~closed,
            initial=all_leaves,
        )
        asked[name] = borders, tuple(open_leaves)
    return Forest(trees, tuple(leaves), asked, all_leaves)


def iter_closed_leaves(tree: Tree, leaves: list[float]) -> Iterator[tuple[str, float, int]]:
    """For each split of a tree its feature, border, and the bits of the leaves it closes.

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
    """What each split on a block's way down a tree adds, by its feature.

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
