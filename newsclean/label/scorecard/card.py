"""The scorecard: small trees over features, summed to the log-odds that a block is story.

A card is a small JSON file that tools/train_cards.py trains. What each split of a tree adds to a
block's score is known (see `trees`), so every score can be shown feature by feature.
"""

import json
import os
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from newsclean.data import find_data
from newsclean.errors import DataError
from newsclean.label.scorecard.trees import Forest, iter_tree_contributions

# Log-odds of being story below which no block is kept for what stands beside it: between lines of
# the story, in its list, as its first heading or its last sentence.
MIN_LATER_LOG_ODDS = -2.5


class Card(NamedTuple):
    """A trained scorecard.

    Attributes:
        bias: the score of a block of which nothing is known.
        keep: a block with a higher score is kept as story.
        forest: small trees, each of which adds the value of one leaf to the score.
    """

    bias: float
    keep: float
    forest: Forest = Forest(())

    def scores(self, columns: Mapping[str, list[float]], count: int) -> list[float]:
        """The score of each of so many blocks.

        >>> from newsclean.label.scorecard.trees import Split
        >>> card = Card(0.5, 0.0, Forest([Split("log_length", 5.0, 0.0, -1.0, 2.0)]))
        >>> card.scores({"log_length": [5.0, 6.0]}, 2)
        [-0.5, 2.5]
        """
        return [self.bias + share for share in self.forest.scorer.score(columns, count)]

    def shares(self, columns: Mapping[str, list[float]], i: int) -> dict[str, float]:
        """What each feature adds to block `i`; these and the bias are its score.

        >>> from newsclean.label.scorecard.trees import Split
        >>> card = Card(0.5, 0.0, Forest([Split("log_length", 5.0, 0.0, -1.0, 2.0)]))
        >>> card.shares({"log_length": [5.0, 6.0]}, 1)
        {'log_length': 2.0}
        """
        shares: dict[str, float] = {}
        for tree in self.forest.trees:
            for name, share in iter_tree_contributions(tree, columns, i):
                shares[name] = shares.get(name, 0.0) + share
        return shares


class FeatureContributions(Mapping[str, float]):
    """What each feature added to one block's score, computed when somebody asks.

    >>> from newsclean.label.scorecard.trees import Split
    >>> card = Card(0.5, 0.0, Forest([Split("log_length", 5.0, 0.0, -1.0, 2.0)]))
    >>> dict(FeatureContributions(card, {"log_length": [6.0]}, 0, {"style_vote": [0.5]}))
    {'log_length': 2.0, 'style_vote': 0.5}
    """

    __slots__ = ("_card", "_columns", "_i", "_others")

    def __init__(
        self,
        card: Card,
        columns: Mapping[str, list[float]],
        i: int,
        others: Mapping[str, list[float]] = MappingProxyType({}),
    ) -> None:
        """Keep what the shares are computed from.

        Args:
            card: the card that gave the score.
            columns: the page's features by name.
            i: the block's number.
            others: what was added to the blocks' scores after the card, by its name.
        """
        self._card, self._columns, self._i, self._others = card, columns, i, others

    def _sum_contributions(self) -> dict[str, float]:
        """All shares, those added after the card last."""
        others = {name: column[self._i] for name, column in self._others.items()}
        return self._card.shares(self._columns, self._i) | others

    def __getitem__(self, name: str) -> float:
        return self._sum_contributions()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sum_contributions())

    def __len__(self) -> int:
        return len(self._sum_contributions())

    def items(self) -> ItemsView[str, float]:
        """All shares, computed once."""
        return self._sum_contributions().items()

    def values(self) -> ValuesView[float]:
        """All shares without their names, computed once."""
        return self._sum_contributions().values()


def get_card_folder() -> str:
    """The folder of the cards: `NEWSCLEAN_CARDS` in cross-validation, else the installed one."""
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
        return Card(data["bias"], data["keep"], Forest(data["trees"], data["asked"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError("internal", f"card {path}: {error!r}", stage="label") from error


def load_weights(name: str) -> Mapping[str, float]:
    """What each sign of a file of weights is worth, such as of `author-signs.json`.

    Folders of cross-validation have those weights alone that were trained there.
    """
    path = os.path.join(get_card_folder(), name)
    return load_weight_file(path if os.path.exists(path) else find_data("models", name))


@cache
def load_weight_file(path: str) -> Mapping[str, float]:
    """The weights of a file."""
    with open(path, "rb") as file:
        weights: dict[str, float] = json.load(file)["weights"]
    return weights
