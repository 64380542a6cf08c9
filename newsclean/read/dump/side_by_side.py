"""Columns of text that stand beside each other on the same lines, as w3m and elinks set out pages.

A menu at the left of a story, a list of headlines at its right: read line by line, each line of the
story would begin or end with something else. They are told from tables by how they are read: a
sentence goes on below in its own column, whatever begins beside it.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from newsclean.read.dump.gutters import Gutter, find_char_index, find_gutter_runs, split_at_gutter
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.wrapping import PARAGRAPH_ENDS, has_room_for_word, may_follow
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import count_text_columns

MIN_TWO_SIDED_LINES = 4  # lines that have text in both columns
MIN_SIDE_WIDTH_COLUMNS = 6  # cells: a narrower column is list marks
MIN_PROSE_WIDTH_COLUMNS = 20  # cells of a column whose lines may be broken prose
MIN_LONG_LINE_COLUMNS = 60  # cells of a line that may be a paragraph by itself
MIN_SENTENCE_ENDS, MIN_BROKEN_LINES, MIN_LONG_LINES = 2, 2, 3  # of such lines in a column of prose
MIN_FILLED_SHARE = 0.7  # of a column, by a line that goes on below
MIN_INDEPENDENCE_SIGNS = 3  # places where one column goes on without the other
MAX_LINE_DISTANCE = 3  # numbers between two lines of one set of columns
MIN_USUAL_START_LINES = 5  # lines whose text begins at the same column
MAX_GUTTERS_TRIED, MAX_LINES_BELOW_RUN = (
    4,
    40,
)  # gutters of a run, and lines below it, that are looked at
MAX_COLUMN_DEPTH = 4  # columns in columns


LinePairs = list[tuple[DumpLine | None, DumpLine | None]]


class TextColumn(NamedTuple):
    """Lines that are read after each other; `edge` is where they were broken, `None` if unknown."""

    lines: list[DumpLine]
    edge: int | None = None


def split_columns(lines: list[DumpLine], depth: int = 0) -> list[TextColumn]:
    r"""The lines in the order in which they are read, those of each column together.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> rows = (
    ...     "• Home     The bridge stays closed until",
    ...     "• Sports   spring, the city said, because of",
    ...     "• Trade    a crack in one of its two piers.",
    ...     "• Press",
    ...     "• Jobs     Buses of the lines 4 and 7 turn",
    ...     "• Books    back at the market, and a ferry",
    ...     "• Theatre  takes people over the river.",
    ... )
    >>> [column.lines[0].text for column in split_columns(read_dump_lines("\n".join(rows)))]
    ['• Home', 'The bridge stays closed until']
    """
    found: list[TextColumn] = []
    start = 0
    for run, gutters in (
        find_gutter_runs(lines, MAX_LINE_DISTANCE, MIN_USUAL_START_LINES)
        if depth < MAX_COLUMN_DEPTH
        else ()
    ):
        for gutter in gutters[:MAX_GUTTERS_TRIED] if run.start >= start else ():
            stop = find_columns_end(lines, run.start, run.stop + MAX_LINES_BELOW_RUN, gutter)
            sides = [split_at_gutter(line, gutter) for line in lines[run.start : stop]]
            if is_column_pair(sides, len(run)):
                if start < run.start:
                    found.append(TextColumn(lines[start : run.start]))
                start = find_columns_end(lines, run.start, len(lines), gutter)
                sides += [split_at_gutter(line, gutter) for line in lines[stop:start]]
                for side in zip(*sides, strict=True):
                    found += split_inner_columns([line for line in side if line], depth + 1)
                break
    if start < len(lines):
        found.append(TextColumn(lines[start:]))
    return found


def split_inner_columns(side: list[DumpLine], depth: int) -> list[TextColumn]:
    """A column, moved to the left edge of the page, or the columns that it consists of."""
    left, right = measure_edges(side)
    moved = [line._replace(indent=line.indent - left, width=line.width - left) for line in side]
    return [
        inner if inner.edge is not None else inner._replace(edge=right - left)
        for inner in split_columns(moved, depth)
    ]


def is_column_pair(sides: LinePairs, size: int) -> bool:
    """Whether what stands beside a gutter is read one after the other, not line by line.

    The first `size` lines have text on both sides, here and there; what is below them goes on.
    """
    if sum(bool(left and right) for left, right in sides[:size]) < MIN_TWO_SIDED_LINES:
        return False
    flipped = [(right, left) for left, right in sides]
    return is_independent_column(sides, size) or is_independent_column(flipped, size)


def is_independent_column(sides: LinePairs, size: int) -> bool:
    """Whether the first column is prose that goes on, and stops, where the other does not."""
    own = [line for line, _ in sides if line]
    edges, other_edges = measure_edges(own), measure_edges(line for _, line in sides)
    if (
        measure_width(edges) < MIN_PROSE_WIDTH_COLUMNS
        or measure_width(other_edges) < MIN_SIDE_WIDTH_COLUMNS
    ):
        return False
    ends = [line.text[-1] in SENTENCE_ENDS if line else False for line, _ in sides]
    if sum(ends) < MIN_SENTENCE_ENDS or not any(ends[:size]):
        return False
    broken = [is_continued_below(above, below, edges) for (above, _), (below, _) in pairwise(sides)]
    if (
        sum(broken) < MIN_BROKEN_LINES
        and sum(measure_line_text(line) >= MIN_LONG_LINE_COLUMNS for line in own) < MIN_LONG_LINES
    ):
        return False
    rows = sides[:size]
    crossed = sum(
        goes_on and bool(above and below) and not is_continued_below(above, below, other_edges)
        for goes_on, ((_, above), (_, below)) in zip(broken, pairwise(rows), strict=False)
    )
    stopped = sum(
        bool(before and other and after) and not line
        for (before, _), (line, other), (after, _) in zip(rows, rows[1:], rows[2:], strict=False)
    )
    return crossed + stopped >= MIN_INDEPENDENCE_SIGNS


class ColumnEdges(NamedTuple):
    """Between which columns of the page some lines stand."""

    left: int
    right: int


def measure_edges(lines: Iterable[DumpLine | None]) -> ColumnEdges:
    """Where the first of some lines begins, and the longest ends."""
    known = [line for line in lines if line]
    return ColumnEdges(min(line.indent for line in known), max(line.width for line in known))


def measure_width(edges: ColumnEdges) -> int:
    """How wide a column is."""
    return edges.right - edges.left


def is_continued_below(above: DumpLine | None, below: DumpLine | None, edges: ColumnEdges) -> bool:
    """Whether a line goes on below, because its next word did not fit before the right edge.

    In a narrow column most lines are near the edge; there a capital begins something else.
    """
    if above is None or below is None or below.number > above.number + 1:
        return False
    width = measure_width(edges)
    return (
        above.width - edges.left >= MIN_FILLED_SHARE * width
        and not (width < MIN_PROSE_WIDTH_COLUMNS and below.text[0].isupper())
        and may_follow(above, below)
        and not above.text.endswith(PARAGRAPH_ENDS)
        and not has_room_for_word(above, below, edges.right, count_text_columns)
    )


def measure_line_text(line: DumpLine) -> int:
    """The columns that a line's text takes."""
    return line.width - line.indent


def find_columns_end(lines: list[DumpLine], start: int, stop: int, gutter: Gutter) -> int:
    """Where the longer column ends: at a line that reaches across or behind a wide gap."""
    for i in range(start + 1, min(stop, len(lines))):
        line, above = lines[i], lines[i - 1]
        if has_text_in_gutter(line, gutter) or (
            line.indent < gutter.start and line.number - above.number > MAX_LINE_DISTANCE
        ):
            return i
    return min(stop, len(lines))


def has_text_in_gutter(line: DumpLine, gutter: Gutter) -> bool:
    """Whether a line has text in a gutter."""
    if line.width <= gutter.start or line.indent >= gutter.end:
        return False
    middle = line.text[find_char_index(line, gutter.start) : find_char_index(line, gutter.end)]
    return bool(middle.strip())
