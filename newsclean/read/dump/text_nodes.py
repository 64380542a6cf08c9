"""Dumps of one text node a line: links and bold words stand on lines of their own."""

from itertools import pairwise

from newsclean.read.dump.lines import Line
from newsclean.read.dump.marks import after_mark
from newsclean.read.dump.wrapping import PARAGRAPH_ENDS

CLOSERS = frozenset(",.;:!?)]}，。；：！？、）】》」』”’…%")
OPENERS = tuple("([{（【《「『“‘,，、")
FEWEST = 4  # lines that begin in the middle of a sentence
MOST_BLANK = 0.02  # of the lines may be empty: such a dump has none
PROSE = 40  # columns of a line that is a piece of prose


def begins_inside(line: Line) -> bool:
    """Whether a line begins where no paragraph does: with a small letter or closing punctuation."""
    first = line.text[0]
    return first in CLOSERS or first.islower()


def has_text_nodes(lines: list[Line]) -> bool:
    """Whether sentences are spread over lines that no program has wrapped."""
    if not lines or lines[-1].number > (1 + MOST_BLANK) * len(lines) + 1:
        return False
    inside = sum(
        begins_inside(below) and not line.text.endswith(PARAGRAPH_ENDS)
        for line, below in pairwise(lines)
    )
    return inside >= FEWEST


def joined_nodes(lines: list[Line]) -> list[list[Line]]:
    r"""Lines that were one paragraph together: a piece, what it links, and how it goes on.

    >>> from newsclean.read.dump.lines import lines_of
    >>> lines = lines_of(
    ...     "The bridge will be closed again, a paper wrote on\nTuesday\n, citing two.\nSo what?"
    ... )
    >>> [[line.text for line in run[1:]] for run in joined_nodes(lines)]
    [['Tuesday', ', citing two.'], []]
    """
    runs: list[list[Line]] = []
    for i, line in enumerate(lines):
        above = lines[i - 1] if i else None
        below = lines[i + 1] if i + 1 < len(lines) else None
        width = sum(piece.width for piece in runs[-1]) if runs else 0
        if above and above.number + 1 == line.number and goes_on(above, line, below, width=width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def goes_on(above: Line, line: Line, below: Line | None, *, width: int) -> bool:
    """Whether a line is the rest of a paragraph so far `width` columns wide."""
    if after_mark(line.text):
        return False
    if line.text[0] in CLOSERS:
        return True
    if above.text.endswith(PARAGRAPH_ENDS):
        return False
    if above.text.endswith(OPENERS) or (line.text[0].islower() and width > PROSE / 2):
        return True
    told = width >= PROSE or (width > PROSE / 2 and above.text.split()[-1][0].islower())
    return (
        told
        and below is not None
        and begins_inside(below)
        and not line.text.endswith(PARAGRAPH_ENDS)
    )
