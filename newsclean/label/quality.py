"""How sure a body is: the F1 to expect of what was kept, and the quality that a record shows.

The F1 to expect follows from the log-odds of the blocks. Two more signs move it: how near the
weakest paragraph came to being dropped, and how long the body is. Last it is scaled so that a
quality of .9 is where nine in ten bodies are right (the reliability table in docs/model-card.md).
"""

from collections.abc import Iterable, Sequence
from math import copysign, exp, log
from typing import NamedTuple

# Beyond these log-odds a probability is 0 or 1 in twelve decimals, and exp may overflow.
MAX_EXP_LOG_ODDS = 30.0
MAX_SHORT_BLOCK_CHARS = 40  # a block up to this length hardly moves the F1
NO_LONG_BLOCK_LOG_ODDS = -6.0  # stands for the weakest long block of a body that has none
MAX_EXPECTED_F1 = 0.999  # the distance of 1 from 1 has no logarithm

BlockOdds = tuple[float, int, bool]  # log-odds of being story, characters, whether it is kept


class QualitySigns(NamedTuple):
    """What shows how sure a body is. The order is that of the weights.

    Attributes:
        expected: the F1 to expect by the log-odds, as minus the logarithm of its distance from 1.
        least: log-odds of the weakest long block of the body.
        size: natural logarithm of the characters of the body, plus 1.
        one: always 1; its weight is the constant.
    """

    expected: float
    least: float
    size: float
    one: float = 1.0


# Fitted by tools/train_quality.py; the weight of `expected` is 1.
QUALITY_WEIGHTS = {
    "html": QualitySigns(1.0, 0.192, -0.203, 1.541),
    "text": QualitySigns(1.0, 0.359, -0.036, 0.079),
}
# The F1 to expect by all signs from which on nine in ten bodies are right (same tool; for HTML a
# little above what it found, by tools/reliability.py), and the quality that stands for it.
RELIABLE_F1 = {"html": 0.974, "text": 0.9802}
RELIABLE_QUALITY = 0.9


def measure_quality_signs(blocks: Sequence[BlockOdds]) -> QualitySigns:
    """The signs of a page's body.

    >>> signs = measure_quality_signs([(2.0, 100, True), (-1.0, 50, False)])
    >>> signs._replace(expected=0, size=0)
    QualitySigns(expected=0, least=2.0, size=0, one=1.0)
    """
    size = sum(length for _, length, keep in blocks if keep)
    long = [odds for odds, length, keep in blocks if keep and length > MAX_SHORT_BLOCK_CHARS]
    return QualitySigns(
        expected=-log(1 - min(MAX_EXPECTED_F1, estimate_f1(blocks))),
        least=min(long, default=NO_LONG_BLOCK_LOG_ODDS),
        size=log(size + 1),
    )


def estimate_f1(blocks: Iterable[BlockOdds]) -> float:
    """The F1 to expect of what is kept of a page, 0 to 1, if the log-odds of its blocks are right.

    With p the probability of a block and n its length, precision is the mean p of the kept
    characters, and recall the kept part of all p·n.

    >>> estimate_f1([(30.0, 100, True), (-30.0, 100, False)])
    1.0
    >>> round(estimate_f1([(0.0, 100, True)]), 2)
    0.67
    """
    right = kept = story = 0.0
    for odds, length, keep in blocks:
        bounded = -MAX_EXP_LOG_ODDS < odds < MAX_EXP_LOG_ODDS  # as fast again as max and min
        p = 1 / (1 + exp(-odds if bounded else -copysign(MAX_EXP_LOG_ODDS, odds)))
        story += p * length
        if keep:
            kept += length
            right += p * length
    return round(2 * right / (kept + story), 6) if kept + story else 0.0


def compute_quality(signs: QualitySigns, kind: str) -> float:
    """The quality of a body, 0 to 1, by its signs and the kind of its page (`html` or `text`)."""
    distance = sum(weight * sign for weight, sign in zip(QUALITY_WEIGHTS[kind], signs, strict=True))
    return scale_f1_to_quality(1 - exp(-max(0.0, distance)), kind)


def scale_f1_to_quality(expected: float, kind: str) -> float:
    """The quality that stands for an F1 to expect, in two straight pieces.

    >>> scale_f1_to_quality(0.0, "html"), scale_f1_to_quality(1.0, "html")
    (0.0, 1.0)
    >>> scale_f1_to_quality(0.974, "html"), round(scale_f1_to_quality(0.969, "text"), 3)
    (0.9, 0.89)
    """
    reliable = RELIABLE_F1[kind]
    if expected < reliable:
        return RELIABLE_QUALITY * expected / reliable
    return RELIABLE_QUALITY + (1 - RELIABLE_QUALITY) * (expected - reliable) / (1 - reliable)


def scale_quality_to_f1(quality: float, kind: str) -> float:
    """The F1 to expect that a quality stands for: `scale_f1_to_quality` the other way round.

    >>> round(scale_quality_to_f1(0.45, "html"), 4), round(scale_quality_to_f1(0.95, "html"), 4)
    (0.487, 0.987)
    """
    reliable = RELIABLE_F1[kind]
    if quality < RELIABLE_QUALITY:
        return reliable * quality / RELIABLE_QUALITY
    return reliable + (1 - reliable) * (quality - RELIABLE_QUALITY) / (1 - RELIABLE_QUALITY)
