"""Takes the frames off that only lay out a page: pandoc draws a layout table, and each inside it.

A frame with data in it is left to `drawn_tables`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.limits.deadline import check_deadline
from newsclean.read.dump.drawn_tables import (
    FRAME_BAR,
    FRAME_BARS,
    find_framed_parts,
    has_data,
    is_frame_edge,
    read_framed_rows,
)
from newsclean.read.dump.gutters import find_char_index, list_columns
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.side_by_side import TextColumn
from newsclean.text.width import count_text_columns

MAX_FRAME_DEPTH = 8  # frames in frames
FRAME_BAR_CHARS = frozenset(FRAME_BARS)
# A corner and the edge behind it, inside a frame: `| +----`.
INNER_FRAME = rf"{FRAME_BAR}.* [+┌┏╔][-─━═]{{2}}"
FRAME_JOINTS = frozenset("┬┳╦┼╋╬┴┻╩+")  # where the border between two cells meets an edge


def take_off_frames(lines: list[DumpLine], depth: int = 0) -> Iterator[TextColumn]:
    r"""The lines, and the cells of frames that hold no data, each cell as a column of its own.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> rows = ("+------+------------------+", "| Home | The bridge stays |")
    >>> rows += ("| News | closed, they say |", "|      | until the spring |", rows[0])
    >>> for column in take_off_frames(read_dump_lines("\n".join(rows))):
    ...     print(column.edge, [line.text for line in column.lines])
    4 ['Home', 'News']
    16 ['The bridge stays', 'closed, they say', 'until the spring']
    """
    start = 0
    for first, part in find_framed_parts(lines) if depth < MAX_FRAME_DEPTH else ():
        check_deadline()
        if not is_layout_frame(part):
            continue
        if start < first:
            yield TextColumn(lines[start:first])
        start = first + len(part)
        for cell in list_cells(part):
            edge = max(line.width for line in cell)
            for inner in take_off_frames(cell, depth + 1):
                yield inner if inner.edge is not None else inner._replace(edge=edge)
    if start < len(lines):
        yield TextColumn(lines[start:])


def is_layout_frame(part: list[DumpLine]) -> bool:
    """Whether a frame holds other frames, prose, or a single row of cells."""
    if any(re.match(INNER_FRAME, line.text) for line in part):
        return True
    rows = read_framed_rows(part)
    return bool(rows) and not has_data(rows)


def list_cells(part: list[DumpLine]) -> Iterator[list[DumpLine]]:
    """The lines of each cell of a frame that has text, row by row, moved to the left edge."""
    edges = [i for i, line in enumerate(part) if is_frame_edge(line)]
    for above, below in pairwise(edges):
        row = part[above + 1 : below]
        if not row:
            continue
        joints = find_columns(part[above], FRAME_JOINTS) | find_columns(part[below], FRAME_JOINTS)
        bars = [find_columns(line, FRAME_BAR_CHARS) for line in row]
        borders = sorted(column for column in joints if all(column in found for found in bars))
        for left, right in pairwise([row[0].indent, *borders, row[0].width - 1]):
            cell = [cut for line in row if (cut := cut_line(line, left + 1, right))]
            if cell:
                yield move_left(cell)


def find_columns(line: DumpLine, signs: frozenset[str]) -> set[int]:
    """The columns inside a line's text at which one of some signs stands."""
    places = [i for i, sign in enumerate(line.text) if sign in signs and 0 < i < len(line.text) - 1]
    return set(list_columns(line, places))


def cut_line(line: DumpLine, start: int, end: int) -> DumpLine | None:
    """The part of a line from one column to before another; `None` where it has no text."""
    first, last = find_char_index(line, start), find_char_index(line, end)
    raw = line.text[first:last]
    text = raw.strip()
    if not text:
        return None
    indent = start + len(raw) - len(raw.lstrip())
    return DumpLine(line.number, indent, text, indent + count_text_columns(text))


def move_left(lines: list[DumpLine]) -> list[DumpLine]:
    """Lines moved so that the leftmost begins at column 0."""
    left = min(line.indent for line in lines)
    return [line._replace(indent=line.indent - left, width=line.width - left) for line in lines]
