"""Small decision trees, whose leaves add to a block's score: what no sum of features can say.

A split sends the blocks with at most its border to one side, the others to the other. Its value is
the mean of what the leaves below it gave in training, so what a split adds to a block's score is
the step from its value to that of the side the block goes to; along a path these steps add up to
the leaf (Saabas, "Interpreting random forests", 2014). So a tree's share is told feature by feature
as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Column = Sequence[float]


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


def grown(told: object, features: Sequence[str]) -> Tree:
    """A tree from the lists of a card: a number, or feature, border, value, low side, high side.

    Raises:
        TypeError, ValueError, IndexError: the lists are no tree.

    >>> grown([0, 5.0, 0.1, -1.0, 2.0], ["size"])
    Split(feature='size', border=5.0, value=0.1, low=-1.0, high=2.0)
    """
    if isinstance(told, int | float):
        return float(told)
    if not isinstance(told, list):
        raise TypeError(f"no tree: {told!r}")
    feature, border, value, low, high = told
    return Split(features[feature], border, value, grown(low, features), grown(high, features))


def value_of(tree: Tree) -> float:
    """What a tree gives a block of which nothing is known."""
    return tree.value if isinstance(tree, Split) else tree


def added(trees: Sequence[Tree], columns: Mapping[str, Column], count: int) -> list[float]:
    """What all trees together add to each block.

    >>> added([Split("size", 5.0, 0.0, -1.0, 2.0)], {"size": [5.0, 6.0]}, 2)
    [-1.0, 2.0]
    """
    sums = [0.0] * count
    every = list(range(count))
    for tree in trees:
        for value, rows in leaves(tree, columns, every):
            for i in rows:
                sums[i] += value
    return sums


def leaves(
    tree: Tree, columns: Mapping[str, Column], rows: list[int]
) -> Iterator[tuple[float, list[int]]]:
    """The leaves that any of some blocks come to, with these blocks."""
    if not isinstance(tree, Split):
        yield tree, rows
        return
    column, border = columns[tree.feature], tree.border
    low = [i for i in rows if column[i] <= border]
    if len(low) == len(rows):
        yield from leaves(tree.low, columns, rows)
    elif not low:
        yield from leaves(tree.high, columns, rows)
    else:
        yield from leaves(tree.low, columns, low)
        yield from leaves(tree.high, columns, [i for i in rows if column[i] > border])


def steps(tree: Tree, columns: Mapping[str, Column], i: int) -> Iterator[tuple[str, float]]:
    """What each feature on a block's way down a tree adds.

    >>> list(steps(Split("size", 5.0, 0.5, -1.0, 2.0), {"size": [6.0]}, 0))
    [('size', 1.5)]
    """
    while isinstance(tree, Split):
        side = tree.low if columns[tree.feature][i] <= tree.border else tree.high
        yield tree.feature, value_of(side) - tree.value
        tree = side
