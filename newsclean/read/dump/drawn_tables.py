"""Tables that programs draw with spaces, with lines or with tabs between the cells."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise, zip_longest
from operator import itemgetter
from typing import NamedTuple

from newsclean.read.dump.gutters import Gutter, cut, gutter_runs
from newsclean.read.dump.lines import Line
from newsclean.read.dump.marks import after_mark
from newsclean.read.dump.wrapping import fits, glued
from newsclean.text.width import cells

Rows = tuple[tuple[str, ...], ...]
Cells = tuple[Line | None, ...]

FEWEST_ROWS = 3  # with more than one cell, where no frame shows a table
LONG_NUMBER = 4  # digits that no list counts to
MOST_ALONE = 0.4  # of such a table's lines have nothing beside the first cell
LONGEST_CELL = 300  # characters: a longer one is prose that a page was set out with
BARS = "│┃║|"
BAR = f"[{BARS}]"
CORNERS = "┌┏╔├┠┣╟╠└┗╚+"
EDGE = r"\W[─━═┬┯┳╦┼╋╬┴┷┻╩┿╪╫╂+-]+[┐┓╗┤┨┫╢╣┘┛╝+]"


class Drawn(NamedTuple):
    """A table: the lines that it takes, and its rows of cells."""

    lines: list[Line]
    rows: Rows


def with_tables(lines: list[Line]) -> Iterator[list[Line] | Drawn]:
    r"""The lines in order, those of a table taken together.

    >>> from newsclean.read.dump.lines import lines_of
    >>> text = "Day      Trips\nMonday   41\nTuesday  44\n\nThe council was glad."
    >>> table, rest = with_tables(lines_of(text))
    >>> table.rows
    (('Day', 'Trips'), ('Monday', '41'), ('Tuesday', '44'))
    """
    start = 0
    for first, table in sorted(tables_in(lines), key=itemgetter(0)):
        if start > first:
            continue
        if start < first:
            yield lines[start:first]
        yield table
        start = first + len(table.lines)
    if start < len(lines):
        yield lines[start:]


def tables_in(lines: list[Line]) -> Iterator[tuple[int, Drawn]]:
    """Tables with the index of their first line; where two overlap, the first found counts."""
    for i, part in framed_parts(lines):
        if is_data(rows := framed_rows(part)):
            yield i, Drawn(part, rows)
    for i, part in tabbed_parts(lines):
        rows = tuple(tuple(map(folded, line.text.split("\t"))) for line in part)
        if len(rows) >= FEWEST_ROWS and is_data(rows):
            yield i, Drawn(part, rows)
    for run, gutters in gutter_runs(lines, farthest=1, usual=2):
        part = lines[run.start : run.stop]
        if is_data(rows := spaced_rows(part, sorted(gutters))):
            yield run.start, Drawn(part, rows)


def is_data(rows: Rows) -> bool:
    """Whether a table holds data, and does not only set out a page."""
    wide = sum(sum(map(bool, row)) > 1 for row in rows)
    return wide > 1 and not any(len(cell) > LONGEST_CELL for row in rows for cell in row)


def folded(text: str) -> str:
    """A text with single blanks."""
    return " ".join(text.split())


def framed_parts(lines: list[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Lines in a frame, as w3m and elinks draw tables with a border, with the first one's index."""
    end = 0
    for i, top in enumerate(lines):
        if i >= end and is_edge(top):
            end = i + 1
            while end < len(lines) and is_framed(lines[end], top):
                end += 1
            yield i, lines[i:end]


def is_edge(line: Line) -> bool:
    """Whether a line is one of a frame, above, below or between its rows."""
    return line.text[0] in CORNERS and re.fullmatch(EDGE, line.text) is not None


def is_framed(line: Line, top: Line) -> bool:
    """Whether a line stands in the frame that a line opens."""
    sides = line.indent == top.indent and line.width == top.width
    return sides and (line.text[0] in BARS or is_edge(line))


def framed_rows(lines: list[Line]) -> Rows:
    """The rows of a frame: what stands between two of its edges, or each line if it has but two."""
    edges = [i for i, line in enumerate(lines) if is_edge(line)]
    rows = [lines[above + 1 : below] for above, below in pairwise(edges)]
    if len(rows) == 1:
        rows = [[line] for line in rows[0]]
    split = [[re.split(BAR, line.text[1:-1]) for line in row] for row in rows if row]
    return tuple(
        tuple(folded(" ".join(cell)) for cell in zip_longest(*row, fillvalue="")) for row in split
    )


def tabbed_parts(lines: list[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Lines with equally many tabs, as browsers copy tables, with the first one's index."""
    i = 0
    for tabs, group in groupby(lines, lambda line: line.text.count("\t")):
        part = list(group)
        if tabs and part[-1].number - part[0].number == len(part) - 1:
            yield i, part
        i += len(part)


def spaced_rows(lines: list[Line], gutters: list[Gutter]) -> Rows:
    """The rows of lines with common gutters; nothing where they are no table."""
    pieces = [cells_between(line, gutters) for line in lines]
    filled = [[k for k, cell in enumerate(row) if cell] for row in pieces]
    if sum(len(row) > 1 for row in filled) < FEWEST_ROWS:
        return ()
    if sum(row == [0] for row in filled) > MOST_ALONE * len(lines):
        return ()
    if is_list(tuple(row[0] for row in pieces)) or not is_padded(pieces):
        return ()
    return rows_of(pieces)


def is_list(first: Cells) -> bool:
    """Whether the first cells are marks or numbers of a list, boxes to tick, or names of fields."""
    texts = [line.text for line in first if line]
    numbers = [re.sub(r"\W", "", text) for text in texts]
    counted = [
        int(number) for number in numbers if number.isdecimal() and len(number) < LONG_NUMBER
    ]
    marked = sum(bool(after_mark(text + " ")) or text.endswith((":", "：")) for text in texts)
    return (
        2 * marked > len(texts)
        or not any(numbers)
        or (len(counted) == len(texts) and all(b == a + 1 for a, b in pairwise(counted)))
    )


def is_padded(lines: list[Cells]) -> bool:
    """Whether blanks fill up short cells: between cells of one width nobody sees a column."""
    gaps = {
        right.indent - left.width for line in lines for left, right in pairwise(filter(None, line))
    }
    return len(gaps) > 1


def cells_between(line: Line, gutters: list[Gutter]) -> Cells:
    """What stands between the gutters on a line."""
    found: list[Line | None] = []
    rest: Line | None = line
    for gutter in gutters:
        left, rest = cut(rest, gutter) if rest else (None, None)
        found.append(left)
    return (*found, rest)


def rows_of(lines: list[Cells]) -> Rows:
    """Rows of cells; a line without a first cell is part of the row that it goes on from."""
    columns = zip(*lines, strict=True)
    edges = [max((line.width for line in column if line), default=0) for column in columns]
    rows: list[list[Cells]] = []
    for line in lines:
        row = rows[-1] if rows else []
        firsts = sum(other[0] is not None for other in [*row, line])
        if row and firsts < 2 and goes_on(row[-1], line, edges):
            row.append(line)
        else:
            rows.append([line])
    return tuple(tuple(map(cell_text, zip(*row, strict=True))) for row in rows)


def goes_on(above: Cells, below: Cells, edges: list[int]) -> bool:
    """Whether a cell of one line ends in the next."""
    return any(
        a is not None and b is not None and not fits(a, b, edge, cells)
        for a, b, edge in zip(above, below, edges, strict=True)
    )


def cell_text(lines: Cells) -> str:
    """The text of a cell on one or more lines."""
    text = ""
    for line in filter(None, lines):
        text = glued(text, line.text) if text else line.text
    return folded(text)
