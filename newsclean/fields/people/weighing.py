"""Which of the groups are the authors: signs with trained weights, made shares."""

import json
import os
from collections.abc import Mapping
from functools import cache
from math import exp

from newsclean.data import find_data
from newsclean.fields.people.evidence import list_author_groups
from newsclean.fields.people.name_cleaning import People
from newsclean.fields.people.signs import ONLY_LINES, Signs, measure_candidates
from newsclean.label.labelled_page import LabelledPage
from newsclean.label.scorecard.card import get_card_folder
from newsclean.model import Found

__all__ = ["weigh_authors"]

WEIGHTS_FILE = "author-signs.json"
MIN_LINE_SHARE = 0.6  # of names on bare lines with a smaller share one in three is right


def weigh_authors(page: LabelledPage) -> tuple[Found[People], ...]:
    """Whom a page names, the likeliest first, with their shares; 0 where nobody is likelier."""
    measured = measure_candidates(list_author_groups(page), page)
    weights = load_weights(get_card_folder())
    points = [add_signs(signs, weights) for _, signs in measured]
    most = max((0.0, *points))
    nobody = exp(-most)
    shares = [exp(value - most) for value in points]
    whole = sum(shares) + nobody
    ranked = sorted(zip(shares, measured, strict=True), key=lambda pair: -pair[0])
    found = []
    for share, (group, signs) in ranked:
        least = max(nobody, MIN_LINE_SHARE * whole) if ONLY_LINES in signs else nobody
        confidence = share / whole if share > least else 0.0
        found.append(group.found._replace(confidence=confidence))
    return tuple(found)


def add_signs(signs: Signs, weights: Mapping[str, float]) -> float:
    """The sum of what the signs of a group are worth."""
    return sum(value * weights.get(name, 0.0) for name, value in signs.items())


@cache
def load_weights(folder: str) -> Mapping[str, float]:
    """What each sign is worth, from the folder of the cards or, where it has none, our own."""
    path = os.path.join(folder, WEIGHTS_FILE)
    with open(path if os.path.exists(path) else find_data("models", WEIGHTS_FILE), "rb") as file:
        weights: dict[str, float] = json.load(file)["weights"]
    return weights
