"""The additive scorecard: step functions over features, whose sum is the log-odds of being story.

A card is a small JSON file that a script in tools/ trains. For each feature it holds borders and,
for each range between them, what the feature adds to a block's score. So every score is a sum that
can be shown term by term.
"""

import json
import os
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from newsclean.errors import DataError
from newsclean.lexicon import DATA


class Card(NamedTuple):
    """A trained scorecard.

    Attributes:
        features: names, in the order of `borders` and `gains`.
        borders: for each feature the ascending values up to which (included) a share holds.
        gains: for each feature its share up to the first border, up to the next …, above the last.
        bias: the score of a block of which nothing is known.
        keep: a block with a higher score is story.
    """

    features: tuple[str, ...]
    borders: tuple[tuple[float, ...], ...]
    gains: tuple[tuple[float, ...], ...]
    bias: float
    keep: float

    def shares(self, columns: Mapping[str, list[float]]) -> list[tuple[float, ...]]:
        """What each feature adds, a tuple a block, in the order of `features`.

        >>> card = Card(("size",), ((5.0,),), ((-1.0, 2.0),), 0.5, 0.0)
        >>> card.shares({"size": [5.0, 6.0]})
        [(-1.0,), (2.0,)]
        """
        by_feature = []
        for name, borders, gains in zip(self.features, self.borders, self.gains, strict=True):
            by_feature.append([gains[bisect_left(borders, value)] for value in columns[name]])
        return list(zip(*by_feature, strict=True))


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
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError("internal", f"card {path}: {error!r}", stage="label") from error
