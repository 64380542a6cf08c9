"""How sure newsclean is: the F1 to expect of what it kept, if the card's log-odds are right.

The record's `quality` is this figure, bent so that .9 is where nine in ten are right: of the pages
with a quality of .9 and more, nine in ten had a body of F1 .95 or better, on pages of sites that
the cards had never seen. The reliability table stands in docs/model-card.md.
"""

from collections.abc import Iterable
from math import exp

# Beyond these log-odds a probability is 0 or 1 in four decimals, and exp may overflow.
STEEPEST = 30.0
# The expected F1 from which on nine in ten bodies are right (tools/reliability.py).
SURE_FROM = {"html": 0.973, "text": 0.978}
SURE = 0.9  # the quality that these are given


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


def quality_of(expected: float, kind: str) -> float:
    """The quality of a body, 0 to 1, by the F1 that the card expects of it.

    >>> quality_of(0.973, "html"), quality_of(1.0, "html"), quality_of(0.0, "text")
    (0.9, 1.0, 0.0)
    """
    sure = SURE_FROM[kind]
    if expected < sure:
        return SURE * expected / sure
    return SURE + (1 - SURE) * (expected - sure) / (1 - sure)


def expected_of(quality: float, kind: str) -> float:
    """The F1 that the card expected of a body, by its quality: `quality_of` the other way round.

    >>> round(expected_of(quality_of(0.5, "html"), "html"), 6)
    0.5
    """
    sure = SURE_FROM[kind]
    if quality < SURE:
        return sure * quality / SURE
    return sure + (1 - sure) * (quality - SURE) / (1 - SURE)
