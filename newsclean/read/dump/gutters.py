"""Gutters: blank columns that run down between the texts of several lines."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsclean.read.dump.lines import Line
from newsclean.read.dump.marks import FIELD
from newsclean.text.width import cells

PIECE = re.compile(r"\S+(?: \S+)*")  # text without a gap: two blanks and more
ENDLESS = 1 << 30
FEWEST_LINES = 3  # with a gap, or there is nothing to look for
MOST_GAPS = 20  # in a line of cells
MOST_STARTS = 20  # columns that are looked at as usual


class Gutter(NamedTuple):
    """Blank columns of several lines, from `start` to before `end`."""

    start: int
    end: int


def gutter_runs(
    lines: list[Line], farthest: int, usual: int
) -> Iterator[tuple[range, list[Gutter]]]:
    """Runs of lines with common gutters; first those with text beside them on most lines.

    A run begins and ends with a line that has a gap; two of its lines are at most `farthest`
    numbers apart. A column is a usual place for text to begin if `usual` lines have it there.
    """
    if sum("  " in line.text for line in lines) < FEWEST_LINES:
        return
    starts = usual_starts(lines, usual)
    i = 0
    while i < len(lines):
        if "  " not in lines[i].text or not (gutters := first_gutters(lines[i], starts)):
            i += 1
            continue
        counts = [1] * len(gutters)
        last = j = i
        while j + 1 < len(lines) and lines[j + 1].number - lines[j].number <= farthest:
            gaps = gaps_of(lines[j + 1])
            kept = [
                (left, count)
                for gutter, count in zip(gutters, counts, strict=True)
                if (left := common(gutter, lines[j + 1], gaps, starts))
            ]
            if not kept:
                break
            j += 1
            gutters = [gutter for gutter, _ in kept]
            counts = [
                count + any(g.start <= gutter.start and gutter.end <= g.end for g in gaps[1:-1])
                for gutter, count in kept
            ]
            if any(lines[j].indent < gutter.start < lines[j].width for gutter in gutters):
                last = j
        ranked = sorted(zip(counts, gutters, strict=True), key=lambda pair: -pair[0])
        yield range(i, last + 1), [gutter for _, gutter in ranked]
        i = j + 1


def first_gutters(line: Line, starts: list[int]) -> list[Gutter]:
    """The gaps in a line, with the single blanks where text usually begins."""
    gaps = gaps_of(line)[1:-1]
    if not gaps:
        return []
    single = [Gutter(column - 1, column) for column in starts if begins_at(line, column)]
    return sorted(gaps + single)


def usual_starts(lines: list[Line], usual: int) -> list[int]:
    """The columns at which the text of many lines begins behind a gap."""
    counts = Counter(line.indent for line in lines if line.indent > 1)
    for line in lines:
        if "  " in line.text:
            counts.update(gap.end for gap in gaps_of(line)[1:-1])
    return [column for column, count in counts.most_common(MOST_STARTS) if count >= usual]


def gaps_of(line: Line) -> list[Gutter]:
    """The blank columns of a line: before its text, in it (two and more), behind it."""
    if "  " not in line.text or FIELD.search(line.text):
        return [Gutter(0, line.indent), Gutter(line.width, ENDLESS)]
    found: list[Gutter] = []
    start = column = at = 0
    for piece in islice(PIECE.finditer(line.text), MOST_GAPS + 1):
        column += cells(line.text[at : piece.start()]) + (0 if found else line.indent)
        found.append(Gutter(start, column))
        column = start = column + cells(piece[0])
        at = piece.end()
    if len(found) > MOST_GAPS:
        return [found[0], Gutter(line.width, ENDLESS)]
    return [*found, Gutter(start, ENDLESS)]


def common(gutter: Gutter, line: Line, gaps: list[Gutter], starts: list[int]) -> Gutter | None:
    """What of a gutter is blank in a line, too; `None` where text reaches across.

    elinks leaves a single blank behind the longest line of a column, and the next column begins
    there where it begins in other lines.
    """
    for gap in gaps:
        start, end = max(gutter.start, gap.start), min(gutter.end, gap.end)
        if end > start:
            return Gutter(start, end)
    inside = (column for column in starts if gutter.start < column <= gutter.end)
    begun = next((column for column in inside if begins_at(line, column)), None)
    return None if begun is None else Gutter(begun - 1, begun)


def begins_at(line: Line, column: int) -> bool:
    """Whether a word begins at a column, behind one blank."""
    if not line.indent < column - 1 < line.width:
        return False
    at = place_of(line, column)
    return line.text[at - 1] == " " != line.text[at] and line.text[at - 2] != " "


def place_of(line: Line, column: int) -> int:
    """The index of the character of a line's text that stands at a column."""
    wanted = column - line.indent
    if line.text.isascii():
        return wanted
    at = min(wanted // 2, len(line.text) - 1)
    width = cells(line.text[:at])
    while width < wanted and at < len(line.text) - 1:
        width += cells(line.text[at])
        at += 1
    return at


def cut(line: Line, gutter: Gutter) -> tuple[Line | None, Line | None]:
    """The parts of a line at the left and at the right of a gutter."""
    if line.width <= gutter.end:
        return line, None
    if line.indent >= gutter.start:
        return None, line
    at = place_of(line, gutter.end)
    left, right = line.text[:at].rstrip(), line.text[at:].lstrip()
    indent = line.width - cells(right)
    return (
        line._replace(text=left, width=line.indent + cells(left)),
        line._replace(text=right, indent=indent),
    )
