"""Finds tables that programs draw with spaces, frames or tabs between the cells."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise, zip_longest
from operator import itemgetter
from typing import NamedTuple

from newsclean.read.dump.gutters import Gutter, find_gutter_runs, split_at_gutter
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.program_marks import find_mark_end
from newsclean.read.dump.word_breaks import join_all_broken_lines
from newsclean.read.dump.wrapping import has_room_for_word
from newsclean.read.table_rows import TableRows, is_data_table
from newsclean.text.width import count_text_columns

RowCells = tuple[DumpLine | None, ...]  # the parts of a line between gutters, `None` if blank

MIN_TABLE_ROWS = 3  # lines with more than one cell, where no frame shows a table
MAX_LIST_NUMBER_DIGITS = 3  # of the number of a list item; a year has more
MAX_LONE_CELL_SHARE = 0.4  # of a table's lines have nothing but the first cell
MIN_RULE_SIGNS = 5  # of a line between rows; a dash or two may stand for an empty cell
RULE_SIGNS = "-=─━═+┼ "
FRAME_BARS = "│┃║|"
FRAME_BAR = f"[{FRAME_BARS}]"
FRAME_BAR_SIGNS = frozenset(FRAME_BARS)
# By which a line may differ: it has signs without a width, or wide ones.
MAX_FRAME_SLACK_COLUMNS = 4
FRAME_CORNERS = "┌┏╔├┠┣╟╠└┗╚+"
# pandoc says with colons how a column is set, and with double lines where the head ends; links2
# draws bars at the ends of an edge between rows.
EDGE_SIGNS = frozenset("─━═-")
FRAME_EDGE = r"\W[─━═┬┯┳╦┼╋╬┴┷┻╩┿╪╫╂+:=-]+[┐┓╗┤┨┫╢╣┘┛╝+|]"


class DrawnTable(NamedTuple):
    """A table: the lines of the dump that it takes, and its rows of cells."""

    lines: list[DumpLine]
    rows: TableRows


def separate_tables(lines: list[DumpLine]) -> Iterator[list[DumpLine] | DrawnTable]:
    r"""The lines in order: runs of lines without a table, and tables.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> text = "Day      Trips\nMonday   41\nTuesday  44\n\nThe council was glad."
    >>> table, rest = separate_tables(read_dump_lines(text))
    >>> table.rows
    (('Day', 'Trips'), ('Monday', '41'), ('Tuesday', '44'))
    """
    start = 0
    for first, table in sorted(find_tables(lines), key=itemgetter(0)):
        if start > first:
            continue
        if start < first:
            yield lines[start:first]
        yield table
        start = first + len(table.lines)
    if start < len(lines):
        yield lines[start:]


def find_tables(lines: list[DumpLine]) -> Iterator[tuple[int, DrawnTable]]:
    """Tables with the index of their first line.

    They may overlap; of two that begin with the same line, the first found counts.
    """
    for i, part in find_framed_parts(lines):
        if has_data(rows := drop_rules(read_framed_rows(part))):
            yield i, DrawnTable(part, rows)
    for i, part in find_tabbed_parts(lines):
        rows = tuple(tuple(map(collapse_blanks, line.text.split("\t"))) for line in part)
        if len(rows) >= MIN_TABLE_ROWS and has_data(rows):
            yield i, DrawnTable(part, rows)
    for run, gutters in find_gutter_runs(lines, farthest=1, usual=2):
        part = lines[run.start : run.stop]
        if has_data(rows := drop_rules(read_spaced_rows(part, sorted(gutters)))):
            yield run.start, DrawnTable(part, rows)


def has_data(rows: TableRows) -> bool:
    """Whether a drawn table holds data, if its empty cells do not count."""
    return is_data_table(tuple(tuple(filter(None, row)) for row in rows))


def drop_rules(rows: TableRows) -> TableRows:
    """The rows without those that are lines drawn between others.

    >>> drop_rules((("Day", "Trips"), ("------", "-----"), ("Monday", "-")))
    (('Day', 'Trips'), ('Monday', '-'))
    """
    return tuple(row for row in rows if not is_rule("".join(row)))


def is_rule(text: str) -> bool:
    """Whether the cells of a row, put together, are a drawn line."""
    return len(text) >= MIN_RULE_SIGNS and not text.strip(RULE_SIGNS)


def collapse_blanks(text: str) -> str:
    """A text with single blanks."""
    return " ".join(text.split())


def find_framed_parts(lines: list[DumpLine]) -> Iterator[tuple[int, list[DumpLine]]]:
    """Lines in a frame, as w3m and elinks draw bordered tables, and the index of the first."""
    end = 0
    for i in [i for i, line in enumerate(lines) if line.text[0] in FRAME_CORNERS]:
        top = lines[i]
        if i >= end and is_frame_edge(top):
            end = i + 1
            while end < len(lines) and is_in_frame(lines[end], top):
                end += 1
            yield i, lines[i:end]


def is_frame_edge(line: DumpLine) -> bool:
    """Whether a line is a horizontal line of a frame: above, below or between its rows."""
    first = line.text[0]
    if first not in FRAME_CORNERS and (first not in FRAME_BARS or line.text[1:2] not in EDGE_SIGNS):
        return False
    return re.fullmatch(FRAME_EDGE, line.text) is not None


def is_in_frame(line: DumpLine, top: DumpLine) -> bool:
    """Whether a line stands in the frame whose first line is `top`."""
    if line.indent != top.indent or abs(line.width - top.width) > MAX_FRAME_SLACK_COLUMNS:
        return False
    return {line.text[0], line.text[-1]} <= FRAME_BAR_SIGNS or is_frame_edge(line)


def read_framed_rows(lines: list[DumpLine]) -> TableRows:
    """The rows of a frame: the lines between two edges, or each line if it has only two edges.

    Where a line lacks a cell between two edges of pandoc, all of them are one row: pandoc draws an
    edge between any two rows.
    """
    edges = [i for i, line in enumerate(lines) if is_frame_edge(line)]
    rows = [split_frame_lines(lines[above + 1 : below]) for above, below in pairwise(edges)]
    if len(rows) == 1 and ("+" not in lines[0].text[1:-1] or all(map(all, rows[0]))):
        rows = [[cells] for cells in rows[0]]
    return tuple(
        tuple(collapse_blanks(" ".join(cell)) for cell in zip_longest(*row, fillvalue=""))
        for row in rows
        if row
    )


def split_frame_lines(lines: list[DumpLine]) -> list[list[str]]:
    """The cells of each line between two edges of a frame."""
    return [[cell.strip() for cell in re.split(FRAME_BAR, line.text[1:-1])] for line in lines]


def find_tabbed_parts(lines: list[DumpLine]) -> Iterator[tuple[int, list[DumpLine]]]:
    """Lines with the same number of tabs, as browsers copy tables, and the index of the first."""
    if not any("\t" in line.text for line in lines):
        return
    i = 0
    for tabs, group in groupby(lines, lambda line: line.text.count("\t")):
        part = list(group)
        if tabs and part[-1].number - part[0].number == len(part) - 1:
            yield i, part
        i += len(part)


def read_spaced_rows(lines: list[DumpLine], gutters: list[Gutter]) -> TableRows:
    """The rows of lines with common gutters; empty where they are no table."""
    pieces = [split_into_cells(line, gutters) for line in lines]
    filled = [[k for k, cell in enumerate(row) if cell] for row in pieces]
    if sum(len(row) > 1 for row in filled) < MIN_TABLE_ROWS:
        return ()
    if sum(row == [0] for row in filled) > MAX_LONE_CELL_SHARE * len(lines):
        return ()
    if is_list_column(tuple(row[0] for row in pieces)) or not has_padded_cells(pieces):
        return ()
    return join_table_rows(pieces)


def is_list_column(first: RowCells) -> bool:
    """Whether the first cells are list marks, list numbers, boxes to tick, or names of fields."""
    texts = [line.text for line in first if line]
    numbers = [re.sub(r"\W", "", text) for text in texts]
    counted = [
        int(number)
        for number in numbers
        if number.isdecimal() and len(number) <= MAX_LIST_NUMBER_DIGITS
    ]
    marked = sum(bool(find_mark_end(text + " ")) or text.endswith((":", "：")) for text in texts)
    return (
        2 * marked > len(texts)
        or not any(numbers)
        or (len(counted) == len(texts) and all(b == a + 1 for a, b in pairwise(counted)))
    )


def has_padded_cells(lines: list[RowCells]) -> bool:
    """Whether blanks fill up short cells, so that the gaps between cells differ in width."""
    gaps = {
        right.indent - left.width for line in lines for left, right in pairwise(filter(None, line))
    }
    return len(gaps) > 1


def split_into_cells(line: DumpLine, gutters: list[Gutter]) -> RowCells:
    """The parts of a line between the gutters."""
    found: list[DumpLine | None] = []
    rest: DumpLine | None = line
    for gutter in gutters:
        left, rest = split_at_gutter(rest, gutter) if rest else (None, None)
        found.append(left)
    return (*found, rest)


def join_table_rows(lines: list[RowCells]) -> TableRows:
    """The rows of cells; a line that goes on with a broken cell is part of the row above."""
    columns = zip(*lines, strict=True)
    edges = [max((line.width for line in column if line), default=0) for column in columns]
    rows: list[list[RowCells]] = []
    for line in lines:
        row = rows[-1] if rows else []
        firsts = sum(other[0] is not None for other in [*row, line])
        if row and firsts < 2 and has_broken_cell(row[-1], line, edges):
            row.append(line)
        else:
            rows.append([line])
    return tuple(tuple(map(join_cell_text, zip(*row, strict=True))) for row in rows)


def has_broken_cell(above: RowCells, below: RowCells, edges: list[int]) -> bool:
    """Whether a cell of one line goes on in the next: its first word did not fit above."""
    return any(
        a is not None and b is not None and not has_room_for_word(a, b, edge, count_text_columns)
        for a, b, edge in zip(above, below, edges, strict=True)
    )


def join_cell_text(lines: RowCells) -> str:
    """The text of a cell that takes one or more lines."""
    return collapse_blanks(join_all_broken_lines([line.text for line in lines if line]))
