"""Where the bars and columns of a plot stand, in percent: SVG needs nothing else.

Why no library draws them: docs/decisions/0012-report.md.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.report.tallies import Bar

MIN_BAR_PERCENT = 1.2  # so that one page among fifty thousand is still visible
COLUMN_GAP_SHARE = 0.18  # of the width that a column has


class DrawnBar(NamedTuple):
    """A bar as a rectangle: from the left, from the top, how wide and how high, in percent."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float


def place_bars(bars: Sequence[Bar]) -> list[DrawnBar]:
    """Bars from left to right, each on a line of its own.

    >>> [drawn.width for drawn in place_bars([Bar("A", 4), Bar("B", 1)])]
    [100.0, 25.0]
    """
    return [DrawnBar(bar, 0, 0, compute_bar_percent(bar, bars), 100) for bar in bars]


def place_columns(bars: Sequence[Bar]) -> list[DrawnBar]:
    """Columns side by side.

    >>> [(drawn.x, drawn.height) for drawn in place_columns([Bar("A", 4), Bar("B", 0)])]
    [(4.5, 100.0), (54.5, 0)]
    """
    place = 100 / max(len(bars), 1)
    return [
        DrawnBar(
            bar,
            round(place * (number + COLUMN_GAP_SHARE / 2), 3),
            round(100 - compute_bar_percent(bar, bars), 2),
            round(place * (1 - COLUMN_GAP_SHARE), 3),
            compute_bar_percent(bar, bars),
        )
        for number, bar in enumerate(bars)
    ]


def compute_bar_percent(bar: Bar, bars: Sequence[Bar]) -> float:
    """The length of a bar in percent of the longest."""
    most = max(other.pages for other in bars)
    return max(round(100 * bar.pages / most, 2), MIN_BAR_PERCENT) if bar.pages else 0
