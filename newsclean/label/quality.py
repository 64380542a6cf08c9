"""How sure newsclean is: the F1 to expect of what it kept, if the card's log-odds are right.

The record's `quality` starts from this figure. How near its weakest paragraph came to being
dropped moves it, and how long it is. Last it is bent so that .9 is where nine in ten are right: of
the pages with a quality of .9 and more, nine in ten had a body of F1 .95 or better, on pages of
sites that the cards had never seen. The reliability table stands in docs/model-card.md.
"""

from collections.abc import Iterable, Sequence
from math import exp, log
from typing import NamedTuple

# Beyond these log-odds a probability is 0 or 1 in four decimals, and exp may overflow.
MAX_EXP_LOG_ODDS = 30.0
MAX_SHORT_BLOCK_CHARS = 40  # characters: a shorter block hardly moves the F1
NO_LONG_BLOCK_LOG_ODDS = -6.0  # log-odds of the weakest paragraph of a body that has none
MAX_EXPECTED_F1 = 0.999  # an expected F1 of 1 would have no logarithm


class QualitySigns(NamedTuple):
    """What tells how sure a body is.

    Attributes:
        expected: the F1 to expect by the log-odds, as its distance from 1 in natural logarithms.
        least: log-odds of the weakest long block of the body.
        size: natural logarithm of its characters.
        one: 1; its weight is the constant.
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
# The F1 to expect by all signs from which on nine in ten bodies are right (the same tool; HTML a
# little above its .9682, by tools/reliability.py).
RELIABLE_F1 = {"html": 0.969, "text": 0.9802}
RELIABLE_QUALITY = 0.9  # the quality that these are given


def measure_quality_signs(told: Sequence[tuple[float, int, bool]]) -> QualitySigns:
    """The signs of the blocks of a page, each as (log-odds of being story, length, was it kept).

    >>> measure_quality_signs([(2.0, 100, True), (-1.0, 50, False)])._replace(expected=0, size=0)
    QualitySigns(expected=0, least=2.0, size=0, one=1.0)
    """
    size = sum(length for _, length, keeps in told if keeps)
    long = [odds for odds, length, keeps in told if keeps and length > MAX_SHORT_BLOCK_CHARS]
    return QualitySigns(
        expected=-log(1 - min(MAX_EXPECTED_F1, estimate_f1(told))),
        least=min(long, default=NO_LONG_BLOCK_LOG_ODDS),
        size=log(size + 1),
    )


def estimate_f1(told: Iterable[tuple[float, int, bool]]) -> float:
    """The F1 to expect, 0 to 1, of blocks as (log-odds of being story, length, was it kept).

    With p the probability of a block and n its length, precision is the mean p of what was kept
    and recall the kept part of all p·n.

    >>> estimate_f1([(30.0, 100, True), (-30.0, 100, False)])
    1.0
    >>> round(estimate_f1([(0.0, 100, True)]), 2)
    0.67
    """
    right = kept = story = 0.0
    for odds, length, keeps in told:
        p = 1 / (1 + exp(-max(-MAX_EXP_LOG_ODDS, min(MAX_EXP_LOG_ODDS, odds))))
        story += p * length
        if keeps:
            kept += length
            right += p * length
    return round(2 * right / (kept + story), 6) if kept + story else 0.0


def compute_quality(signs: QualitySigns, kind: str) -> float:
    """The quality of a body, 0 to 1, by its signs."""
    told = sum(weight * sign for weight, sign in zip(QUALITY_WEIGHTS[kind], signs, strict=True))
    return scale_f1_to_quality(1 - exp(-max(0.0, told)), kind)


def scale_f1_to_quality(expected: float, kind: str) -> float:
    """The quality that stands for an F1 to expect.

    >>> (
    ...     scale_f1_to_quality(RELIABLE_F1["html"], "html"),
    ...     scale_f1_to_quality(1.0, "html"),
    ...     scale_f1_to_quality(0.0, "text"),
    ... )
    (0.9, 1.0, 0.0)
    """
    sure = RELIABLE_F1[kind]
    if expected < sure:
        return RELIABLE_QUALITY * expected / sure
    return RELIABLE_QUALITY + (1 - RELIABLE_QUALITY) * (expected - sure) / (1 - sure)


def scale_quality_to_f1(quality: float, kind: str) -> float:
    """The F1 to expect of a body, by its quality: `scale_f1_to_quality` the other way round.

    >>> round(scale_quality_to_f1(scale_f1_to_quality(0.5, "html"), "html"), 6)
    0.5
    """
    sure = RELIABLE_F1[kind]
    if quality < RELIABLE_QUALITY:
        return sure * quality / RELIABLE_QUALITY
    return sure + (1 - sure) * (quality - RELIABLE_QUALITY) / (1 - RELIABLE_QUALITY)
