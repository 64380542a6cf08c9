"""The scorecard: step functions and small trees over features, summed to the log-odds of story.

A card is a small JSON file that a script in tools/ trains. For each feature it holds borders and,
for each range between them, what the feature adds to a block's score; besides, or instead, trees
(see `trees`). So every score is a sum that can be shown term by term.
"""

import json
import os
from bisect import bisect_left
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import cache
from itertools import repeat
from typing import NamedTuple

from newsclean.errors import DataError
from newsclean.lexicon import DATA
from newsclean.trees import Tree, added, grown, steps

SECOND_OPINION = "second_opinion"  # the name of the share that is not the card's own


class Card(NamedTuple):
    """A trained scorecard.

    Attributes:
        features: names, in the order of `borders` and `gains`.
        borders: for each feature the ascending values up to which (included) a share holds.
        gains: for each feature its share up to the first border, up to the next …, above the last.
        bias: the score of a block of which nothing is known.
        keep: a block with a higher score is story.
        trees: small trees whose leaves add to the score; a root's value is 0.
    """

    features: tuple[str, ...]
    borders: tuple[tuple[float, ...], ...]
    gains: tuple[tuple[float, ...], ...]
    bias: float
    keep: float
    trees: tuple[Tree, ...] = ()

    def scores(self, columns: Mapping[str, list[float]], count: int) -> list[float]:
        """The score of each of so many blocks.

        >>> card = Card(("size",), ((5.0,),), ((-1.0, 2.0),), 0.5, 0.0)
        >>> card.scores({"size": [5.0, 6.0]}, 2)
        [-0.5, 2.5]
        """
        told = [[self.bias] * count]
        for name, borders, gains in zip(self.features, self.borders, self.gains, strict=True):
            told.append(gained(columns[name], borders, gains))
        if self.trees:
            told.append(added(self.trees, columns, count))
        return [sum(row) for row in zip(*told, strict=True)]

    def shares(self, columns: Mapping[str, list[float]], i: int) -> dict[str, float]:
        """What each feature adds to one block: with the bias its score.

        >>> card = Card(("size",), ((5.0,),), ((-1.0, 2.0),), 0.5, 0.0)
        >>> card.shares({"size": [5.0, 6.0]}, 1)
        {'size': 2.0}
        """
        told = {
            name: gains[bisect_left(borders, columns[name][i])]
            for name, borders, gains in zip(self.features, self.borders, self.gains, strict=True)
        }
        for tree in self.trees:
            for name, share in steps(tree, columns, i):
                told[name] = told.get(name, 0.0) + share
        return told


class Shares(Mapping[str, float]):
    """What each feature added to one block's score, worked out when somebody asks.

    >>> card = Card(("size",), ((5.0,),), ((-1.0, 2.0),), 0.5, 0.0)
    >>> dict(Shares(card, {"size": [6.0]}, 0, vote=0.5))
    {'size': 2.0, 'second_opinion': 0.5}
    """

    __slots__ = ("_card", "_columns", "_i", "_vote")

    def __init__(
        self, card: Card, columns: Mapping[str, list[float]], i: int, vote: float | None = None
    ) -> None:
        """Remember where to look.

        Args:
            card: the weights.
            columns: the features.
            i: the block.
            vote: what the second opinion added, where there was one.
        """
        self._card, self._columns, self._i, self._vote = card, columns, i, vote

    def _told(self) -> dict[str, float]:
        """All shares."""
        told = self._card.shares(self._columns, self._i)
        return told if self._vote is None else told | {SECOND_OPINION: self._vote}

    def __getitem__(self, name: str) -> float:
        return self._told()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told())

    def __len__(self) -> int:
        return len(self._told())

    def items(self) -> ItemsView[str, float]:
        """All shares, worked out once."""
        return self._told().items()

    def values(self) -> ValuesView[float]:
        """All shares without their names, worked out once."""
        return self._told().values()


def gained(
    column: Sequence[float], borders: Sequence[float], gains: Sequence[float]
) -> list[float]:
    """What a feature adds to each block.

    Most columns have one border, or one value throughout; those ways take a third of the time.

    >>> gained([1.0, 2.0, 3.0], (1.5, 2.5), (-1.0, 0.0, 1.0))
    [-1.0, 0.0, 1.0]
    """
    if column.count(column[0]) == len(column):
        return [gains[bisect_left(borders, column[0])]] * len(column)
    if len(borders) == 1:
        low, high, border = gains[0], gains[1], borders[0]
        return [low if value <= border else high for value in column]
    return list(map(gains.__getitem__, map(bisect_left, repeat(borders), column)))


def card_folder() -> str:
    """The folder of the cards: that of `NEWSCLEAN_CARDS`, for cross-validation, or our own."""
    return os.environ.get("NEWSCLEAN_CARDS") or DATA


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
        steps = data["steps"]
        return Card(
            features=tuple(steps),
            borders=tuple(tuple(step["borders"]) for step in steps.values()),
            gains=tuple(tuple(step["gains"]) for step in steps.values()),
            bias=data["bias"],
            keep=data["keep"],
            trees=tuple(grown(tree, data["asked"]) for tree in data.get("trees", ())),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError("internal", f"card {path}: {error!r}", stage="label") from error
