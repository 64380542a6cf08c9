"""Gutters: blank columns that run down between the texts of several lines."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.marks import FORM_FIELD
from newsclean.text.width import count_text_columns

GAPLESS_TEXT = re.compile(r"\S+(?: \S+)*")  # text without a gap: two blanks and more
ENDLESS_COLUMN = 1 << 30
MIN_GAP_LINES = 3  # with a gap, or there is nothing to look for
MAX_LINE_GAPS = 20  # in a line of cells
MAX_USUAL_STARTS = 20  # columns that are looked at as usual


class Gutter(NamedTuple):
    """Blank columns of several lines, from `start` to before `end`."""

    start: int
    end: int


def find_gutter_runs(
    lines: list[DumpLine], farthest: int, usual: int
) -> Iterator[tuple[range, list[Gutter]]]:
    """Runs of lines with common gutters; first those with text beside them on most lines.

    A run begins and ends with a line that has a gap; two of its lines are at most `farthest`
    numbers apart. A column is a usual place for text to begin if `usual` lines have it there.
    """
    if sum("  " in line.text for line in lines) < MIN_GAP_LINES:
        return
    starts = find_usual_starts(lines, usual)
    i = 0
    while i < len(lines):
        if "  " not in lines[i].text or not (gutters := find_first_gutters(lines[i], starts)):
            i += 1
            continue
        counts = [1] * len(gutters)
        last = j = i
        while j + 1 < len(lines) and lines[j + 1].number - lines[j].number <= farthest:
            gaps = find_gaps(lines[j + 1])
            kept = [
                (left, count)
                for gutter, count in zip(gutters, counts, strict=True)
                if (left := narrow_gutter(gutter, lines[j + 1], gaps, starts))
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


def find_first_gutters(line: DumpLine, starts: list[int]) -> list[Gutter]:
    """The gaps in a line, with the single blanks where text usually begins."""
    gaps = find_gaps(line)[1:-1]
    if not gaps:
        return []
    single = [Gutter(column - 1, column) for column in starts if starts_at_column(line, column)]
    return sorted(gaps + single)


def find_usual_starts(lines: list[DumpLine], usual: int) -> list[int]:
    """The columns at which the text of many lines begins behind a gap."""
    counts = Counter(line.indent for line in lines if line.indent > 1)
    for line in lines:
        if "  " in line.text:
            counts.update(gap.end for gap in find_gaps(line)[1:-1])
    return [column for column, count in counts.most_common(MAX_USUAL_STARTS) if count >= usual]


def find_gaps(line: DumpLine) -> list[Gutter]:
    """The blank columns of a line: before its text, in it (two and more), behind it."""
    if "  " not in line.text or FORM_FIELD.search(line.text):
        return [Gutter(0, line.indent), Gutter(line.width, ENDLESS_COLUMN)]
    found: list[Gutter] = []
    start = column = at = 0
    for piece in islice(GAPLESS_TEXT.finditer(line.text), MAX_LINE_GAPS + 1):
        column += count_text_columns(line.text[at : piece.start()]) + (0 if found else line.indent)
        found.append(Gutter(start, column))
        column = start = column + count_text_columns(piece[0])
        at = piece.end()
    if len(found) > MAX_LINE_GAPS:
        return [found[0], Gutter(line.width, ENDLESS_COLUMN)]
    return [*found, Gutter(start, ENDLESS_COLUMN)]


def narrow_gutter(
    gutter: Gutter, line: DumpLine, gaps: list[Gutter], starts: list[int]
) -> Gutter | None:
    """What of a gutter is blank in a line, too; `None` where text reaches across.

    elinks leaves a single blank behind the longest line of a column, and the next column begins
    there where it begins in other lines.
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
    """The parts of a line at the left and at the right of a gutter."""
    if line.width <= gutter.end:
        return line, None
    if line.indent >= gutter.start:
        return None, line
    at = find_char_index(line, gutter.end)
    left, right = line.text[:at].rstrip(), line.text[at:].lstrip()
    indent = line.width - count_text_columns(right)
    return (
        line._replace(text=left, width=line.indent + count_text_columns(left)),
        line._replace(text=right, indent=indent),
    )
