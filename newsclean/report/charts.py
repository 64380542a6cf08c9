"""Where the bars and columns of a plot stand, in percent: SVG needs nothing else.

Why no library draws them: docs/decisions/0012-report.md.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.report.tallies import Bar

LEAST = 1.2  # percent: one page among fifty thousand is still seen
GAP = 0.18  # of a column's place


class Drawn(NamedTuple):
    """A bar as a rectangle: from the left, from the top, how wide and how high, in percent."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float


def lying(bars: Sequence[Bar]) -> list[Drawn]:
    """Bars from left to right, each on a line of its own.

    >>> [drawn.width for drawn in lying([Bar("A", 4), Bar("B", 1)])]
    [100.0, 25.0]
    """
    return [Drawn(bar, 0, 0, extent(bar, bars), 100) for bar in bars]


def standing(bars: Sequence[Bar]) -> list[Drawn]:
    """Columns side by side.

    >>> [(drawn.x, drawn.height) for drawn in standing([Bar("A", 4), Bar("B", 0)])]
    [(4.5, 100.0), (54.5, 0)]
    """
    place = 100 / max(len(bars), 1)
    return [
        Drawn(
            bar,
            round(place * (number + GAP / 2), 3),
            round(100 - extent(bar, bars), 2),
            round(place * (1 - GAP), 3),
            extent(bar, bars),
        )
        for number, bar in enumerate(bars)
    ]


def extent(bar: Bar, bars: Sequence[Bar]) -> float:
    """How long a bar is beside the longest."""
    most = max(other.pages for other in bars)
    return max(round(100 * bar.pages / most, 2), LEAST) if bar.pages else 0
