"""Columns of text that stand beside each other on the same lines, as w3m and elinks set out pages.

A menu at the left of a story, a list of headlines at its right: read line by line, each line of the
story would begin or end with something else. They are told from tables by how they are read: a
sentence goes on below in its own column, whatever begins beside it.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from newsclean.dumps.gutters import Gutter, cut, gutter_runs, place_of
from newsclean.dumps.lines import Line
from newsclean.dumps.wrapping import PARAGRAPH_ENDS, fits, may_follow
from newsclean.scripts import SENTENCE_ENDS, cells

FEWEST_BESIDE = 4  # lines that have text in both columns
NARROWEST_PROSE = 20  # cells of a column whose lines may be broken prose
LONG = 60  # cells of a line that may be a paragraph by itself
FEWEST_ENDS, FEWEST_BROKEN, FEWEST_LONG = 2, 2, 3  # of such lines in a column of prose
FEWEST_SIGNS = 3  # places where one column goes on without the other
FARTHEST = 3  # numbers between two lines of one set of columns
USUAL = 5  # lines whose text begins at the same column
DEEPEST = 4  # columns in columns


class Column(NamedTuple):
    """Lines that are read after each other; `edge` is where they were broken, `None` if unknown."""

    lines: list[Line]
    edge: int | None = None


class Row(NamedTuple):
    """A line of the page: what one column has on it, and what the other."""

    number: int
    own: Line | None
    other: Line | None


def columns_of(lines: list[Line], depth: int = 0) -> list[Column]:
    r"""The lines in the order in which they are read, those of each column together.

    >>> from newsclean.dumps.lines import lines_of
    >>> rows = (
    ...     "• Home     The bridge stays closed until",
    ...     "• Sports   spring, the city said, because of",
    ...     "• Trade    a crack in one of its two piers.",
    ...     "• Press",
    ...     "• Jobs     Buses of the lines 4 and 7 turn",
    ...     "• Books    back at the market, and a ferry",
    ...     "• Theatre  takes people over the river.",
    ... )
    >>> [column.lines[0].text for column in columns_of(lines_of("\n".join(rows)))]
    ['• Home', 'The bridge stays closed until']
    """
    found: list[Column] = []
    start = 0
    for run, gutters in gutter_runs(lines, FARTHEST, USUAL) if depth < DEEPEST else ():
        if run.start < start:
            continue
        part = lines[run.start : run.stop]
        gutter = next((gutter for gutter in gutters if is_between_columns(part, gutter)), None)
        if gutter is None:
            continue
        stop = end_of_columns(lines, run.start, gutter)
        if start < run.start:
            found.append(Column(lines[start : run.start]))
        sides = zip(*(cut(line, gutter) for line in lines[run.start : stop]), strict=True)
        for side in sides:
            found += inner_columns([line for line in side if line], depth + 1)
        start = stop
    if start < len(lines):
        found.append(Column(lines[start:]))
    return found


def inner_columns(side: list[Line], depth: int) -> list[Column]:
    """A column, moved to the left edge of the page, or the columns that it consists of."""
    left = min(line.indent for line in side)
    moved = [line._replace(indent=line.indent - left, width=line.width - left) for line in side]
    edge = edge_of(moved)
    return [
        inner if inner.edge is not None else inner._replace(edge=edge)
        for inner in columns_of(moved, depth)
    ]


def edge_of(lines: Iterable[Line | None]) -> int:
    """The column at which the longest of some lines ends."""
    return max(line.width for line in lines if line)


def is_between_columns(lines: list[Line], gutter: Gutter) -> bool:
    """Whether the texts beside a gutter are read one after the other, not line by line."""
    sides = [cut(line, gutter) for line in lines]
    if sum(left is not None and right is not None for left, right in sides) < FEWEST_BESIDE:
        return False
    rows = [Row(line.number, *side) for line, side in zip(lines, sides, strict=True)]
    return goes_its_way(rows) or goes_its_way([Row(n, right, left) for n, left, right in rows])


def goes_its_way(rows: list[Row]) -> bool:
    """Whether one column is prose that goes on, and stops, where the other does not."""
    own = [row.own for row in rows if row.own]
    edge, other_edge = edge_of(own), edge_of(row.other for row in rows)
    if edge - min(line.indent for line in own) < NARROWEST_PROSE:
        return False
    if sum(line.text[-1] in SENTENCE_ENDS for line in own) < FEWEST_ENDS:
        return False
    broken = [
        (above, below)
        for above, below in pairwise(rows)
        if below.number == above.number + 1 and is_broken(above.own, below.own, edge)
    ]
    if len(broken) < FEWEST_BROKEN and sum(cells_of(line) >= LONG for line in own) < FEWEST_LONG:
        return False
    crossed = sum(
        bool(above.other and below.other) and not is_broken(above.other, below.other, other_edge)
        for above, below in broken
    )
    stopped = sum(
        bool(before.own and row.other and after.own) and not row.own
        for before, row, after in zip(rows, rows[1:], rows[2:], strict=False)
    )
    return crossed + stopped >= FEWEST_SIGNS


def is_broken(above: Line | None, below: Line | None, edge: int) -> bool:
    """Whether a line goes on below, because its next word did not fit before the edge."""
    return (
        above is not None
        and below is not None
        and may_follow(above, below)
        and not above.text.endswith(PARAGRAPH_ENDS)
        and not fits(above, below, edge, cells)
    )


def cells_of(line: Line) -> int:
    """The columns that a line's text takes."""
    return line.width - line.indent


def end_of_columns(lines: list[Line], start: int, gutter: Gutter) -> int:
    """Where the longer column ends: at a line that reaches across, or behind a wide gap."""
    for i in range(start + 1, len(lines)):
        line, above = lines[i], lines[i - 1]
        if reaches_across(line, gutter):
            return i
        if line.indent < gutter.start and line.number - above.number > FARTHEST:
            return i
    return len(lines)


def reaches_across(line: Line, gutter: Gutter) -> bool:
    """Whether a line has text in a gutter."""
    if line.width <= gutter.start or line.indent >= gutter.end:
        return False
    middle = line.text[place_of(line, gutter.start) : place_of(line, gutter.end)]
    return bool(middle.strip())
