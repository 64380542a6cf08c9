"""The scorecard: small trees over features, summed to the log-odds of story.

A card is a small JSON file that a script in tools/ trains. What a split of a tree adds to a block's
score is known (see `trees`), so every score is a sum that can be shown feature by feature.
"""

import json
import os
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from newsclean.data import find_data
from newsclean.errors import DataError
from newsclean.label.scorecard.trees import (
    Forest,
    build_forest,
    iter_tree_contributions,
    parse_tree,
    score_with_forest,
)


class Card(NamedTuple):
    """A trained scorecard.

    Attributes:
        bias: the score of a block of which nothing is known.
        keep: a block with a higher score is story.
        forest: small trees whose leaves add to the score; a root's value is 0.
    """

    bias: float
    keep: float
    forest: Forest = build_forest(())

    def scores(self, columns: Mapping[str, list[float]], count: int) -> list[float]:
        """The score of each of so many blocks.

        >>> from newsclean.label.scorecard.trees import Split
        >>> card = Card(0.5, 0.0, build_forest([Split("log_length", 5.0, 0.0, -1.0, 2.0)]))
        >>> card.scores({"log_length": [5.0, 6.0]}, 2)
        [-0.5, 2.5]
        """
        return [self.bias + share for share in score_with_forest(self.forest, columns, count)]

    def shares(self, columns: Mapping[str, list[float]], i: int) -> dict[str, float]:
        """What each feature adds to one block: with the bias its score.

        >>> from newsclean.label.scorecard.trees import Split
        >>> card = Card(0.5, 0.0, build_forest([Split("log_length", 5.0, 0.0, -1.0, 2.0)]))
        >>> card.shares({"log_length": [5.0, 6.0]}, 1)
        {'log_length': 2.0}
        """
        told: dict[str, float] = {}
        for tree in self.forest.trees:
            for name, share in iter_tree_contributions(tree, columns, i):
                told[name] = told.get(name, 0.0) + share
        return told


class FeatureContributions(Mapping[str, float]):
    """What each feature added to one block's score, worked out when somebody asks.

    >>> from newsclean.label.scorecard.trees import Split
    >>> card = Card(0.5, 0.0, build_forest([Split("log_length", 5.0, 0.0, -1.0, 2.0)]))
    >>> dict(FeatureContributions(card, {"log_length": [6.0]}, 0, {"style_vote": 0.5}))
    {'log_length': 2.0, 'style_vote': 0.5}
    """

    __slots__ = ("_card", "_columns", "_i", "_others")

    def __init__(
        self,
        card: Card,
        columns: Mapping[str, list[float]],
        i: int,
        others: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        """Remember where to look.

        Args:
            card: the weights.
            columns: the features.
            i: the block.
            others: what was added that is not the card's, by its name.
        """
        self._card, self._columns, self._i, self._others = card, columns, i, others

    def _sum_contributions(self) -> dict[str, float]:
        """All shares."""
        return {**self._card.shares(self._columns, self._i), **self._others}

    def __getitem__(self, name: str) -> float:
        return self._sum_contributions()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sum_contributions())

    def __len__(self) -> int:
        return len(self._sum_contributions())

    def items(self) -> ItemsView[str, float]:
        """All shares, worked out once."""
        return self._sum_contributions().items()

    def values(self) -> ValuesView[float]:
        """All shares without their names, worked out once."""
        return self._sum_contributions().values()


def get_card_folder() -> str:
    """The folder of the cards: that of `NEWSCLEAN_CARDS`, for cross-validation, or our own."""
    return os.environ.get("NEWSCLEAN_CARDS") or find_data("models")


@cache
def load_card(kind: str, folder: str) -> Card:
    """Read the card for `html` or `text` pages.

    Raises:
        DataError: the card is missing or broken.
    """
    path = os.path.join(folder, f"card-{kind}.json")
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        forest = build_forest(parse_tree(tree, data["asked"]) for tree in data["trees"])
        return Card(data["bias"], data["keep"], forest)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError("internal", f"card {path}: {error!r}", stage="label") from error
