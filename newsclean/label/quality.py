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
STEEPEST = 30.0
LONG = 40  # characters: a shorter block hardly moves the F1
WEAKEST = -6.0  # log-odds of the weakest paragraph of a body that has none
SUREST = 0.999  # an expected F1 of 1 would have no logarithm


class Signs(NamedTuple):
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
WEIGHTS = {
    "html": Signs(1.0, 0.192, -0.203, 1.541),
    "text": Signs(1.0, 0.359, -0.036, 0.079),
}
# The F1 to expect by all signs from which on nine in ten bodies are right (the same tool; HTML a
# little above its .9682, by tools/reliability.py).
SURE_FROM = {"html": 0.969, "text": 0.9802}
SURE = 0.9  # the quality that these are given


def signs_of(told: Sequence[tuple[float, int, bool]]) -> Signs:
    """The signs of the blocks of a page, each as (log-odds of being story, length, was it kept).

    >>> signs_of([(2.0, 100, True), (-1.0, 50, False)])._replace(expected=0, size=0)
    Signs(expected=0, least=2.0, size=0, one=1.0)
    """
    size = sum(length for _, length, keeps in told if keeps)
    long = [odds for odds, length, keeps in told if keeps and length > LONG]
    return Signs(
        expected=-log(1 - min(SUREST, expected_f1(told))),
        least=min(long, default=WEAKEST),
        size=log(size + 1),
    )


def expected_f1(told: Iterable[tuple[float, int, bool]]) -> float:
    """The F1 to expect, 0 to 1, of blocks as (log-odds of being story, length, was it kept).

    With p the probability of a block and n its length, precision is the mean p of what was kept
    and recall the kept part of all p·n.

    >>> expected_f1([(30.0, 100, True), (-30.0, 100, False)])
    1.0
    >>> round(expected_f1([(0.0, 100, True)]), 2)
    0.67
    """
    right = kept = story = 0.0
    for odds, length, keeps in told:
        p = 1 / (1 + exp(-max(-STEEPEST, min(STEEPEST, odds))))
        story += p * length
        if keeps:
            kept += length
            right += p * length
    return round(2 * right / (kept + story), 6) if kept + story else 0.0


def quality_of(signs: Signs, kind: str) -> float:
    """The quality of a body, 0 to 1, by its signs."""
    told = sum(weight * sign for weight, sign in zip(WEIGHTS[kind], signs, strict=True))
    return bent(1 - exp(-max(0.0, told)), kind)


def bent(expected: float, kind: str) -> float:
    """The quality that stands for an F1 to expect.

    >>> bent(SURE_FROM["html"], "html"), bent(1.0, "html"), bent(0.0, "text")
    (0.9, 1.0, 0.0)
    """
    sure = SURE_FROM[kind]
    if expected < sure:
        return SURE * expected / sure
    return SURE + (1 - SURE) * (expected - sure) / (1 - sure)


def expected_of(quality: float, kind: str) -> float:
    """The F1 to expect of a body, by its quality: `bent` the other way round.

    >>> round(expected_of(bent(0.5, "html"), "html"), 6)
    0.5
    """
    sure = SURE_FROM[kind]
    if quality < SURE:
        return sure * quality / SURE
    return sure + (1 - sure) * (quality - SURE) / (1 - SURE)
