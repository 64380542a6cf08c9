"""Columns of text that stand beside each other on the same lines, as w3m and elinks set out pages.

A menu at the left of a story, a list of headlines at its right: read line by line, each line of the
story would begin or end with something else. They are told from tables by how they are read: a
sentence goes on below in its own column, whatever begins beside it.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from newsclean.read.dump.gutters import Gutter, cut, gutter_runs, place_of
from newsclean.read.dump.lines import Line
from newsclean.read.dump.wrapping import PARAGRAPH_ENDS, fits, may_follow
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import cells

FEWEST_BESIDE = 4  # lines that have text in both columns
NARROWEST = 6  # cells: a narrower column is list marks
NARROWEST_PROSE = 20  # cells of a column whose lines may be broken prose
LONG = 60  # cells of a line that may be a paragraph by itself
FEWEST_ENDS, FEWEST_BROKEN, FEWEST_LONG = 2, 2, 3  # of such lines in a column of prose
LEAST_FILLED = 0.7  # of a column, by a line that goes on below
FEWEST_SIGNS = 3  # places where one column goes on without the other
FARTHEST = 3  # numbers between two lines of one set of columns
USUAL = 5  # lines whose text begins at the same column
MOST_GUTTERS, SEEN_BELOW = 4, 40  # gutters of a run, and lines below it, that are looked at
DEEPEST = 4  # columns in columns


Sides = list[tuple[Line | None, Line | None]]


class Column(NamedTuple):
    """Lines that are read after each other; `edge` is where they were broken, `None` if unknown."""

    lines: list[Line]
    edge: int | None = None


def columns_of(lines: list[Line], depth: int = 0) -> list[Column]:
    r"""The lines in the order in which they are read, those of each column together.

    >>> from newsclean.read.dump.lines import lines_of
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
        for gutter in gutters[:MOST_GUTTERS] if run.start >= start else ():
            stop = end_of_columns(lines, run.start, run.stop + SEEN_BELOW, gutter)
            sides = [cut(line, gutter) for line in lines[run.start : stop]]
            if are_columns(sides, len(run)):
                if start < run.start:
                    found.append(Column(lines[start : run.start]))
                start = end_of_columns(lines, run.start, len(lines), gutter)
                sides += [cut(line, gutter) for line in lines[stop:start]]
                for side in zip(*sides, strict=True):
                    found += inner_columns([line for line in side if line], depth + 1)
                break
    if start < len(lines):
        found.append(Column(lines[start:]))
    return found


def inner_columns(side: list[Line], depth: int) -> list[Column]:
    """A column, moved to the left edge of the page, or the columns that it consists of."""
    left, right = edges_of(side)
    moved = [line._replace(indent=line.indent - left, width=line.width - left) for line in side]
    return [
        inner if inner.edge is not None else inner._replace(edge=right - left)
        for inner in columns_of(moved, depth)
    ]


def are_columns(sides: Sides, size: int) -> bool:
    """Whether what stands beside a gutter is read one after the other, not line by line.

    The first `size` lines have text on both sides, here and there; what is below them goes on.
    """
    if sum(bool(left and right) for left, right in sides[:size]) < FEWEST_BESIDE:
        return False
    flipped = [(right, left) for left, right in sides]
    return goes_its_way(sides, size) or goes_its_way(flipped, size)


def goes_its_way(sides: Sides, size: int) -> bool:
    """Whether the first column is prose that goes on, and stops, where the other does not."""
    own = [line for line, _ in sides if line]
    edges, other_edges = edges_of(own), edges_of(line for _, line in sides)
    if width_of(edges) < NARROWEST_PROSE or width_of(other_edges) < NARROWEST:
        return False
    ends = [line.text[-1] in SENTENCE_ENDS if line else False for line, _ in sides]
    if sum(ends) < FEWEST_ENDS or not any(ends[:size]):
        return False
    broken = [is_broken(above, below, edges) for (above, _), (below, _) in pairwise(sides)]
    if sum(broken) < FEWEST_BROKEN and sum(cells_of(line) >= LONG for line in own) < FEWEST_LONG:
        return False
    rows = sides[:size]
    crossed = sum(
        goes_on and bool(above and below) and not is_broken(above, below, other_edges)
        for goes_on, ((_, above), (_, below)) in zip(broken, pairwise(rows), strict=False)
    )
    stopped = sum(
        bool(before and other and after) and not line
        for (before, _), (line, other), (after, _) in zip(rows, rows[1:], rows[2:], strict=False)
    )
    return crossed + stopped >= FEWEST_SIGNS


class Edges(NamedTuple):
    """Between which columns of the page some lines stand."""

    left: int
    right: int


def edges_of(lines: Iterable[Line | None]) -> Edges:
    """Where the first of some lines begins, and the longest ends."""
    known = [line for line in lines if line]
    return Edges(min(line.indent for line in known), max(line.width for line in known))


def width_of(edges: Edges) -> int:
    """How wide a column is."""
    return edges.right - edges.left


def is_broken(above: Line | None, below: Line | None, edges: Edges) -> bool:
    """Whether a line goes on below, because its next word did not fit before the right edge.

    In a narrow column most lines are near the edge; there a capital begins something else.
    """
    if above is None or below is None or below.number > above.number + 1:
        return False
    width = width_of(edges)
    return (
        above.width - edges.left >= LEAST_FILLED * width
        and not (width < NARROWEST_PROSE and below.text[0].isupper())
        and may_follow(above, below)
        and not above.text.endswith(PARAGRAPH_ENDS)
        and not fits(above, below, edges.right, cells)
    )


def cells_of(line: Line) -> int:
    """The columns that a line's text takes."""
    return line.width - line.indent


def end_of_columns(lines: list[Line], start: int, stop: int, gutter: Gutter) -> int:
    """Where the longer column ends: at a line that reaches across or behind a wide gap."""
    for i in range(start + 1, min(stop, len(lines))):
        line, above = lines[i], lines[i - 1]
        if reaches_across(line, gutter) or (
            line.indent < gutter.start and line.number - above.number > FARTHEST
        ):
            return i
    return min(stop, len(lines))


def reaches_across(line: Line, gutter: Gutter) -> bool:
    """Whether a line has text in a gutter."""
    if line.width <= gutter.start or line.indent >= gutter.end:
        return False
    middle = line.text[place_of(line, gutter.start) : place_of(line, gutter.end)]
    return bool(middle.strip())
