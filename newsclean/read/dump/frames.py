"""Takes the frames off that only lay out a page: pandoc draws a layout table, and each inside it.

A frame with data in it is left to `drawn_tables`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from newsclean.limits.deadline import check_deadline
from newsclean.read.dump.drawn_tables import (
    FRAME_BAR,
    FRAME_BAR_SIGNS,
    MAX_FRAME_SLACK_COLUMNS,
    find_framed_parts,
    has_data,
    is_frame_edge,
    read_framed_rows,
)
from newsclean.read.dump.gutters import list_columns
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.side_by_side import TextColumn
from newsclean.text.width import count_text_columns

NO_BAR = -1
MAX_FRAME_DEPTH = 8  # frames in frames
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
        joints = find_signs(part[above], FRAME_JOINTS) | find_signs(part[below], FRAME_JOINTS)
        places = [find_borders(line, sorted(joints)) for line in row]
        columns = [-1, *sorted(joints), -1]
        common = [k for k, bars in enumerate(zip(*places, strict=True)) if NO_BAR not in bars]
        for left, right in pairwise(common):
            cuts = [
                cut_line(line, columns[left] + 1, (found[left], found[right]))
                for line, found in zip(row, places, strict=True)
            ]
            if cell := [cut for cut in cuts if cut]:
                yield move_left(cell)


def find_signs(line: DumpLine, signs: frozenset[str]) -> dict[int, int]:
    """The columns inside a line's text at which one of some signs stands, with their indexes."""
    places = [i for i, sign in enumerate(line.text) if sign in signs and 0 < i < len(line.text) - 1]
    return dict(zip(list_columns(line, places), places, strict=True))


def find_borders(line: DumpLine, joints: list[int]) -> list[int]:
    """The indexes of a line's bars: the first, that at each joint (or `NO_BAR`), and the last."""
    bars = find_signs(line, FRAME_BAR_SIGNS)
    columns = list(bars)
    found: list[int] = [0]
    for joint in joints:
        at = bisect_left(columns, joint - MAX_FRAME_SLACK_COLUMNS)
        beside = columns[at : at + 2 * MAX_FRAME_SLACK_COLUMNS + 1]
        distance, column = min(((abs(c - joint), c) for c in beside), default=(joint, joint))
        found.append(bars[column] if distance <= MAX_FRAME_SLACK_COLUMNS and beside else NO_BAR)
    return [*found, len(line.text) - 1]


def cut_line(line: DumpLine, start: int, bars: tuple[int, int]) -> DumpLine | None:
    """What a line has between two bars, the text beginning at a column; `None` for no text."""
    raw = line.text[bars[0] + 1 : bars[1]]
    text = raw.strip()
    if not text:
        return None
    indent = start + len(raw) - len(raw.lstrip())
    return DumpLine(line.number, indent, text, indent + count_text_columns(text))


def move_left(lines: list[DumpLine]) -> list[DumpLine]:
    """Lines moved so that the leftmost begins at column 0."""
    left = min(line.indent for line in lines)
    return [line._replace(indent=line.indent - left, width=line.width - left) for line in lines]
