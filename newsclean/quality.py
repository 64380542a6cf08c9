"""How sure newsclean is: the F1 to expect of what it kept, if the card's log-odds are right."""

from collections.abc import Iterable
from math import exp

# Beyond these log-odds a probability is 0 or 1 in four decimals, and exp may overflow.
STEEPEST = 30.0


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
