"""Finds gutters: blank columns that run down between the texts of several lines.

`side_by_side` reads columns of text by them, `drawn_tables` the cells of tables.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, chain, islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from newsclean.limits.deadline import TURNS_BETWEEN_CHECKS, check_deadline
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.program_marks import FORM_FIELD
from newsclean.text.width import count_text_columns

GAPLESS_TEXT = re.compile(r"\S+(?: \S+)*")  # a gap is two blanks or more
ENDLESS_COLUMN = 1 << 30
MIN_GAP_LINES = 3  # lines with a gap in a dump that may have gutters
MAX_LINE_GAPS = 20  # of a line that is looked at: it has more only by chance
MAX_USUAL_STARTS = 20  # columns where text usually begins


class Gutter(NamedTuple):
    """Blank columns of one or more lines, from `start` to before `end`."""

    start: int
    end: int


def find_gutter_runs(
    lines: list[DumpLine], farthest: int, usual: int
) -> Iterator[tuple[range, list[Gutter]]]:
    """Runs of lines with common gutters, as indexes of lines and the gutters.

    The gutter with text on both sides in most lines comes first. A run begins and ends with a line
    that has a gap.

    Args:
        lines: the lines.
        farthest: how far apart the numbers of neighbouring lines of a run may be.
        usual: how many lines make a column a usual place for text to begin.
    """
    spaced = [i for i, line in enumerate(lines) if "  " in line.text]
    if len(spaced) < MIN_GAP_LINES:
        return
    gaps = find_all_gaps(lines, spaced)
    first_lines = [i for i, found in gaps.items() if found[1:-1]]  # with a gap amid the text
    if not first_lines:
        return
    page = SpacedLines(lines, gaps, find_usual_starts(lines, gaps.values(), usual))
    next_index = 0
    for i in first_lines:
        if i >= next_index:
            run = follow_gutters(page, i, find_first_gutters(page, i), farthest)
            yield range(i, run.stop), run.gutters
            next_index = run.next_index


class SpacedLines(NamedTuple):
    """Lines among which gutters are looked for.

    Attributes:
        lines: the lines.
        gaps: the blank columns (`find_gaps`) of those with two blanks in a row, by their index.
        starts: where text usually begins.
    """

    lines: list[DumpLine]
    gaps: Mapping[int, list[Gutter]]
    starts: list[int]


class GutterRun(NamedTuple):
    """Where a run of lines ends, where the next may begin, and the common gutters, best first."""

    stop: int
    next_index: int
    gutters: list[Gutter]


def follow_gutters(
    spaced: SpacedLines, first: int, gutters: list[Gutter], farthest: int
) -> GutterRun:
    """The run that begins with line `first`, whose gutters these are.

    Line by line the gutters become narrower or go; the run ends before the line that none is left
    in.
    """
    lines, _, starts = spaced
    counted = [(gutter, 1) for gutter in gutters]
    stop = next_index = first + 1
    for i in range(first + 1, len(lines)):
        if not i % TURNS_BETWEEN_CHECKS:
            check_deadline()
        line = lines[i]
        gaps = spaced.gaps.get(i) or list_edges(line)
        if line.number - lines[i - 1].number > farthest:
            break
        kept = [
            (left, count + has_inner_gap(gaps, left))
            for gutter, count in counted
            if (left := narrow_gutter(gutter, line, gaps, starts))
        ]
        if not kept:
            break
        counted = kept
        next_index = i + 1
        if any(line.indent < gutter.start < line.width for gutter, _ in counted):
            stop = i + 1
    best_first = sorted(counted, key=lambda pair: -pair[1])
    return GutterRun(stop, next_index, [gutter for gutter, _ in best_first])


def has_inner_gap(gaps: list[Gutter], gutter: Gutter) -> bool:
    """Whether one of a line's gaps, with text on both sides, covers a gutter."""
    return any(gap.start <= gutter.start and gutter.end <= gap.end for gap in gaps[1:-1])


def find_first_gutters(page: SpacedLines, i: int) -> list[Gutter]:
    """The gaps inside a line, with its single blanks where text usually begins."""
    usual = (column for column in page.starts if starts_at_column(page.lines[i], column))
    return sorted([*page.gaps[i][1:-1], *(Gutter(column - 1, column) for column in usual)])


def find_usual_starts(lines: list[DumpLine], gaps: Iterable[list[Gutter]], usual: int) -> list[int]:
    """The columns at which the text of many lines begins behind a gap."""
    counts = Counter([line.indent for line in lines if line.indent > 1])
    counts.update([gap.end for found in gaps for gap in found[1:-1]])
    many = [(count, column) for column, count in counts.items() if count >= usual]
    many.sort(key=itemgetter(0), reverse=True)
    return [column for _, column in many[:MAX_USUAL_STARTS]]


def find_all_gaps(lines: list[DumpLine], spaced: list[int]) -> dict[int, list[Gutter]]:
    """The blank columns of the lines at some indexes; lines alike share one list."""
    found: dict[tuple[int, str], list[Gutter]] = {}
    gaps = {}
    for i in spaced:
        key = lines[i].indent, lines[i].text
        if key not in found:
            if not len(found) % TURNS_BETWEEN_CHECKS:
                check_deadline()
            found[key] = find_gaps(lines[i])
        gaps[i] = found[key]
    return gaps


def list_edges(line: DumpLine) -> list[Gutter]:
    """The blank columns before and behind the text of a line."""
    return [Gutter(0, line.indent), Gutter(line.width, ENDLESS_COLUMN)]


def find_gaps(line: DumpLine) -> list[Gutter]:
    """The blank columns of a line: before its text, the gaps inside it, behind it.

    >>> find_gaps(DumpLine(1, 2, "Home  News", 12))
    [Gutter(start=0, end=2), Gutter(start=6, end=8), Gutter(start=12, end=1073741824)]
    """
    if FORM_FIELD.search(line.text):
        return list_edges(line)
    pieces = islice(GAPLESS_TEXT.finditer(line.text), MAX_LINE_GAPS + 1)
    places = list(chain.from_iterable(piece.span() for piece in pieces))
    columns = [0, *list_columns(line, places), ENDLESS_COLUMN]
    if len(places) > 2 * MAX_LINE_GAPS:
        return [Gutter(0, columns[1]), Gutter(line.width, ENDLESS_COLUMN)]
    return list(map(Gutter, columns[::2], columns[1::2]))


def list_columns(line: DumpLine, places: list[int]) -> Iterable[int]:
    """The columns at which some characters of a line stand, given by their ascending indexes."""
    indent, text = line.indent, line.text
    if text.isascii():
        return [indent + place for place in places]
    widths = (count_text_columns(text[at:place]) for at, place in pairwise([0, *places]))
    return islice(accumulate(widths, initial=indent), 1, None)


def narrow_gutter(
    gutter: Gutter, line: DumpLine, gaps: list[Gutter], starts: list[int]
) -> Gutter | None:
    """The part of a gutter that is blank in a line, too; `None` where text reaches across.

    elinks leaves a single blank behind the longest line of a column, so one blank is enough where
    the text behind it begins at a usual column.
    """
    for gap in gaps:
        start, end = max(gutter.start, gap.start), min(gutter.end, gap.end)
        if end > start:
            return Gutter(start, end)
    inside = (column for column in starts if gutter.start < column <= gutter.end)
    begun = next((column for column in inside if starts_at_column(line, column)), None)
    return None if begun is None else Gutter(begun - 1, begun)


def starts_at_column(line: DumpLine, column: int) -> bool:
    """Whether a word begins at a column, behind one blank."""
    if not line.indent < column - 1 < line.width:
        return False
    at = find_char_index(line, column)
    return line.text[at - 1] == " " != line.text[at] and line.text[at - 2] != " "


def find_char_index(line: DumpLine, column: int) -> int:
    """The index of the character of a line's text that stands at a column."""
    wanted = column - line.indent
    if line.text.isascii():
        return wanted
    at = min(wanted // 2, len(line.text) - 1)
    width = count_text_columns(line.text[:at])
    while width < wanted and at < len(line.text) - 1:
        width += count_text_columns(line.text[at])
        at += 1
    return at


def split_at_gutter(line: DumpLine, gutter: Gutter) -> tuple[DumpLine | None, DumpLine | None]:
    """The parts of a line left and right of a gutter; `None` for a part without text."""
    if line.width <= gutter.end:
        return line, None
    if line.indent >= gutter.start:
        return None, line
    at = find_char_index(line, gutter.end)
    left, right = line.text[:at].rstrip(), line.text[at:].lstrip()
    indent = line.width - count_text_columns(right)
    return (
        DumpLine(line.number, line.indent, left, line.indent + count_text_columns(left)),
        DumpLine(line.number, indent, right, line.width),
    )
