"""Confidences as shares: how often a value was right where its rule gave that confidence.

The table is data (`data/models/confidence.json`), made by `tools/calibrate.py` from pages of unseen
sites. A field without gold keeps the confidence that its rules give it.
"""

import json
import os
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import Any

from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.label.scorecard.card import get_card_folder
from newsclean.model import Found

__all__ = ["CALIBRATION_FILE", "calibrate"]

CALIBRATION_FILE = "confidence.json"

Steps = tuple[tuple[float, ...], tuple[float, ...]]


def calibrate(
    field: str, candidates: tuple[Found[Any], ...], page: LabelledPage
) -> tuple[Found[Any], ...]:
    """Candidates with calibrated confidences, in their order; 0 where the caller wants surer ones.

    Args:
        field: the record's key.
        candidates: best first; one of confidence 0 is too unsure to be given as it is.
        page: the labelled page, with the least confidence that the caller wants.
    """
    if not candidates:
        return ()
    steps = get_calibration(page).get((field, page.page.kind))
    least = page.settings.min_confidence
    out = []
    for found in candidates:
        confidence = found.confidence
        if steps and confidence:
            limits, shares = steps
            confidence = shares[min(bisect_left(limits, confidence), len(shares) - 1)]
        out.append(
            Found(*found[:-1], confidence if confidence >= least else 0.0)
        )  # `_replace` is slow
    return tuple(out)


@once_a_page
def get_calibration(_page: LabelledPage) -> Mapping[tuple[str, str], Steps]:
    """The table that holds for a page; where it lies is asked for once, not for each field."""
    return load_calibration(get_card_folder())


@cache
def load_calibration(folder: str) -> Mapping[tuple[str, str], Steps]:
    """For each field and kind of page: upper limits of confidences, and what was right up to each.

    A folder of cards without a table leaves every confidence as it is, so that one can be made.
    """
    path = os.path.join(folder, CALIBRATION_FILE)
    if not os.path.exists(path):
        return {}
    with open(path, "rb") as file:
        table = json.load(file)
    return {
        (field, kind): (tuple(step["up_to"] for step in steps), tuple(s["right"] for s in steps))
        for field, kinds in table.items()
        for kind, steps in kinds.items()
    }
