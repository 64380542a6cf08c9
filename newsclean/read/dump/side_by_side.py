"""Separates columns of text that stand on the same lines, as w3m and elinks lay out pages.

A menu stands at the left of a story, a list of headlines at its right. Read line by line, each line
of the story would begin or end with their words. Columns differ from tables in that a sentence goes
on below in its own column, whatever begins beside it.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from newsclean.read.dump.gutters import Gutter, find_char_index, find_gutter_runs, split_at_gutter
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.wrapping import PARAGRAPH_ENDS, has_room_for_word, may_follow
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import count_text_columns

# Of two columns (a terminal's columns are meant where a unit is named).
MIN_TWO_SIDED_LINES = 4  # lines that have text in both
MIN_SIDE_WIDTH_COLUMNS = 6  # of the other one: narrower ones are list marks
MIN_PROSE_WIDTH_COLUMNS = 20  # of the one whose lines may be broken prose
# Of a column of prose: lines that end a sentence, and lines that go on below or are long.
MIN_SENTENCE_ENDS = 2
MIN_BROKEN_LINES = 2
MIN_LONG_LINES = 3
MIN_LONG_LINE_COLUMNS = 60  # of a line that may be a paragraph by itself
MIN_FILLED_SHARE = 0.7  # of the column's width, by a line that goes on below
MIN_INDEPENDENCE_SIGNS = 3  # lines where one column goes on or stops and the other does not
MAX_LINE_DISTANCE = 3  # between the numbers of two lines that follow each other in columns
MIN_USUAL_START_LINES = 5  # lines with text that begins at a usual column
MAX_GUTTERS_TRIED = 4  # of a run of lines
MAX_LINES_BELOW_RUN = 40  # by which columns are judged
MAX_JUDGED_LINES = 2_000  # of a run, by which columns are judged
MAX_COLUMN_DEPTH = 4  # columns in columns

# The parts of lines at the left and at the right of a gutter.
LinePairs = list[tuple[DumpLine | None, DumpLine | None]]


class TextColumn(NamedTuple):
    """Lines in reading order; `edge` is the column where they were broken, `None` if unknown."""

    lines: list[DumpLine]
    edge: int | None = None


def split_columns(lines: list[DumpLine], depth: int = 0) -> list[TextColumn]:
    r"""The lines in reading order: column after column, where columns stand side by side.

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
    if depth >= MAX_COLUMN_DEPTH:
        return [TextColumn(lines)] if lines else []
    found: list[TextColumn] = []
    start = 0
    for run, gutters in find_gutter_runs(lines, MAX_LINE_DISTANCE, MIN_USUAL_START_LINES):
        if run.start < start:
            continue
        rows = find_column_pair(lines, run, gutters)
        if not rows:
            continue
        if start < run.start:
            found.append(TextColumn(lines[start : run.start]))
        start = run.start + len(rows)
        for column in zip(*rows, strict=True):
            found += split_inner_columns([line for line in column if line], depth + 1)
    if start < len(lines):
        found.append(TextColumn(lines[start:]))
    return found


def find_column_pair(lines: list[DumpLine], run: range, gutters: list[Gutter]) -> LinePairs:
    """The lines of two columns, split at the first of the gutters that lies between columns.

    Empty where none does. Whether one does is asked of the run and some lines below it, and of the
    first `MAX_JUDGED_LINES` of a longer run.
    """
    run = run[:MAX_JUDGED_LINES]
    for gutter in gutters[:MAX_GUTTERS_TRIED]:
        stop = find_columns_end(lines, run.start, run.stop + MAX_LINES_BELOW_RUN, gutter)
        rows = [split_at_gutter(line, gutter) for line in lines[run.start : stop]]
        if is_column_pair(rows, len(run)):
            end = find_columns_end(lines, run.start, len(lines), gutter)
            return rows + [split_at_gutter(line, gutter) for line in lines[stop:end]]
    return []


def split_inner_columns(column: list[DumpLine], depth: int) -> list[TextColumn]:
    """A column, moved to the left edge of the page, or the columns that it consists of."""
    left, right = measure_edges(column)
    moved = [line._replace(indent=line.indent - left, width=line.width - left) for line in column]
    return [
        inner if inner.edge is not None else inner._replace(edge=right - left)
        for inner in split_columns(moved, depth)
    ]


def is_column_pair(rows: LinePairs, size: int) -> bool:
    """Whether the texts beside a gutter are read one after the other, not line by line.

    Some of the first `size` rows have text on both sides; the rows below them have text on one.
    """
    if sum(bool(left and right) for left, right in rows[:size]) < MIN_TWO_SIDED_LINES:
        return False
    flipped = [(right, left) for left, right in rows]
    return is_independent_column(rows, size) or is_independent_column(flipped, size)


def is_independent_column(rows: LinePairs, size: int) -> bool:
    """Whether the first column is prose that goes on, and stops, where the other does not."""
    column = [line for line, _ in rows]
    edges, other_edges = measure_edges(column), measure_edges(line for _, line in rows)
    if (
        measure_width(edges) < MIN_PROSE_WIDTH_COLUMNS
        or measure_width(other_edges) < MIN_SIDE_WIDTH_COLUMNS
    ):
        return False
    ends = [line is not None and line.text[-1] in SENTENCE_ENDS for line in column]
    if sum(ends) < MIN_SENTENCE_ENDS or not any(ends[:size]):
        return False
    broken = [is_continued_below(above, below, edges) for above, below in pairwise(column)]
    if sum(broken) < MIN_BROKEN_LINES and not has_long_lines(column):
        return False
    signs = count_crossed_breaks(rows[:size], broken, other_edges) + count_pauses(rows[:size])
    signs += sum(ends[size:]) >= MIN_SENTENCE_ENDS  # no table's last rows have one cell
    return signs >= MIN_INDEPENDENCE_SIGNS


def has_long_lines(column: list[DumpLine | None]) -> bool:
    """Whether several lines of a column may be paragraphs by themselves."""
    long = (line for line in column if line and line.width - line.indent >= MIN_LONG_LINE_COLUMNS)
    return sum(1 for _ in long) >= MIN_LONG_LINES


def count_crossed_breaks(rows: LinePairs, broken: list[bool], other_edges: "ColumnEdges") -> int:
    """How many lines of the first column go on below while the other column begins something new.

    `broken` says of each line of the first column whether it goes on below.
    """
    return sum(
        goes_on and bool(above and below) and not is_continued_below(above, below, other_edges)
        for goes_on, ((_, above), (_, below)) in zip(broken, pairwise(rows), strict=False)
    )


def count_pauses(rows: LinePairs) -> int:
    """How many rows have text in the second column alone, with the first above and below."""
    return sum(
        bool(before and other and after) and not line
        for (before, _), (line, other), (after, _) in zip(rows, rows[1:], rows[2:], strict=False)
    )


class ColumnEdges(NamedTuple):
    """The first column of the page that some lines take, and the one behind their last."""

    left: int
    right: int


def measure_edges(lines: Iterable[DumpLine | None]) -> ColumnEdges:
    """Where the leftmost of some lines begins, and the one that goes farthest right ends."""
    known = [line for line in lines if line]
    return ColumnEdges(min(line.indent for line in known), max(line.width for line in known))


def measure_width(edges: ColumnEdges) -> int:
    """How wide a column is."""
    return edges.right - edges.left


def is_continued_below(above: DumpLine | None, below: DumpLine | None, edges: ColumnEdges) -> bool:
    """Whether a line goes on below because its next word did not fit before the right edge.

    In a narrow column most lines come near the edge, so there a capital begins something new.
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


def find_columns_end(lines: list[DumpLine], start: int, stop: int, gutter: Gutter) -> int:
    """The index behind the longer column: of a line across the gutter, or below a blank stretch."""
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
