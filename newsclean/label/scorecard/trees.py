"""Small decision trees, whose leaves add to a block's score.

A tree can weigh two features together, which a sum over features cannot (docs/decisions/0013).

A split sends the blocks up to its border to the low side, the others to the high side. Its value is
the mean of the leaves below it in training, so a split adds to a block's score the step from its
value to that of the side the block goes to. Along a path these steps add up to the leaf, so what a
tree adds is known feature by feature (Saabas, "Interpreting random forests", 2014).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from newsclean.native import MAX_TREE_LEAVES, ForestScorer

FeatureValues = Sequence[float]


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
TreeSplit = tuple[str, float, int, int]
"""A split as `ForestScorer` takes it: feature, border, tree, and the leaves that it closes."""


def parse_tree(data: object, features: Sequence[str]) -> Tree:
    """Read a tree of a card: a number, or a list of feature, border, value, low side, high side.

    Args:
        data: the tree as the card's JSON has it; a feature is an index. A `Split` stays.
        features: the names of the features that the card asks for.

    Raises:
        TypeError, ValueError, IndexError: the lists are no tree.

    >>> parse_tree([0, 5.0, 0.1, -1.0, 2.0], ["log_length"])
    Split(feature='log_length', border=5.0, value=0.1, low=-1.0, high=2.0)
    """
    if isinstance(data, Split):
        return data
    if isinstance(data, list):
        feature, border, value, low, high = data
        return Split(
            features[feature], border, value, parse_tree(low, features), parse_tree(high, features)
        )
    if isinstance(data, (int, float)):  # `int | float` would be made anew for each leaf
        return float(data)
    raise TypeError(f"no tree: {data!r}")


def get_tree_value(tree: Tree) -> float:
    """What a tree adds to the score of a block of which nothing is known."""
    return tree.value if isinstance(tree, Split) else tree


class Forest:
    """Trees prepared for scoring.

    Attributes:
        scorer: adds up the leaves of all of them; knows the features that they ask for.
    """

    def __init__(self, trees: Sequence[Any], features: Sequence[str] | None = None) -> None:
        """Prepare the scorer.

        Args:
            trees: the trees, or what `parse_tree` reads them from.
            features: the names of the features, where the trees have their numbers.

        Raises:
            TypeError, ValueError, IndexError: the lists are no trees, or a tree has more leaves
                than a byte has bits.

        >>> Forest([[0, 5.0, 0.0, -1.0, 2.0]], ["log_length"]).scorer.score(
        ...     {"log_length": [5.0, 6.0]}, 2
        ... )
        [-1.0, 2.0]
        """
        leaves: list[tuple[float, ...]] = []
        splits: list[TreeSplit] = []
        for i, tree in enumerate(trees):
            values: list[float] = []
            collect_leaves(tree, i, features, values, splits)
            if len(values) > MAX_TREE_LEAVES:
                raise ValueError(f"a tree of more than {MAX_TREE_LEAVES} leaves: {tree!r}")
            leaves.append(tuple(values))
        self.scorer = ForestScorer(leaves, splits)
        self._told = trees, features

    @cached_property
    def trees(self) -> list[Tree]:
        """The trees, read when a score is explained: that takes as long as to load the card."""
        trees, features = self._told
        return [parse_tree(tree, features or ()) for tree in trees]


def collect_leaves(
    tree: Any,
    number: int,
    features: Sequence[str] | None,
    leaves: list[float],
    splits: list[TreeSplit],
) -> None:
    """Add the values of a tree's leaves, low sides first, and its splits, as a scorer takes them.

    Args:
        tree: the tree, or what `parse_tree` reads one from, or one below it.
        number: the tree's number.
        features: the names of the features, where the tree has their numbers.
        leaves: the values are added here.
        splits: the splits are added here.
    """
    while isinstance(tree, (list, Split)):
        asked: Any  # a number where the tree is read from a card, else a name
        asked, border, _, low, high = tree
        first = len(leaves)
        collect_leaves(low, number, features, leaves, splits)
        closed = (1 << len(leaves)) - (1 << first)
        name = asked if features is None else features[asked]
        splits.append((name, border, number, closed))
        tree = high
    leaves.append(float(tree))


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
