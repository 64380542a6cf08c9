"""Dumps of one text node a line: links and bold words stand on lines of their own."""

from itertools import pairwise

from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.marks import find_mark_end
from newsclean.read.dump.wrapping import PARAGRAPH_ENDS

CONTINUATION_STARTS = frozenset(",.;:!?)]}，。；：！？、）】》」』”’…%")
CONTINUATION_ENDS = tuple("([{（【《「『“‘,，、")
MIN_MID_SENTENCE_LINES = 4  # lines that begin in the middle of a sentence
MAX_BLANK_LINE_SHARE = 0.02  # of the lines may be empty: such a dump has none
MIN_PROSE_COLUMNS = 40  # columns of a line that is a piece of prose


def starts_mid_sentence(line: DumpLine) -> bool:
    """Whether a line begins where no paragraph does: with a small letter or closing punctuation."""
    first = line.text[0]
    return first in CONTINUATION_STARTS or first.islower()


def has_text_nodes(lines: list[DumpLine]) -> bool:
    """Whether sentences are spread over lines that no program has wrapped."""
    if not lines or lines[-1].number > (1 + MAX_BLANK_LINE_SHARE) * len(lines) + 1:
        return False
    inside = sum(
        starts_mid_sentence(below) and not line.text.endswith(PARAGRAPH_ENDS)
        for line, below in pairwise(lines)
    )
    return inside >= MIN_MID_SENTENCE_LINES


def join_text_nodes(lines: list[DumpLine]) -> list[list[DumpLine]]:
    r"""Lines that were one paragraph together: a piece, what it links, and how it goes on.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> lines = read_dump_lines(
    ...     "The bridge will be closed again, a paper wrote on\nTuesday\n, citing two.\nSo what?"
    ... )
    >>> [[line.text for line in run[1:]] for run in join_text_nodes(lines)]
    [['Tuesday', ', citing two.'], []]
    """
    runs: list[list[DumpLine]] = []
    for i, line in enumerate(lines):
        above = lines[i - 1] if i else None
        below = lines[i + 1] if i + 1 < len(lines) else None
        width = sum(piece.width for piece in runs[-1]) if runs else 0
        if (
            above
            and above.number + 1 == line.number
            and is_paragraph_rest(above, line, below, width=width)
        ):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def is_paragraph_rest(
    above: DumpLine, line: DumpLine, below: DumpLine | None, *, width: int
) -> bool:
    """Whether a line is the rest of a paragraph so far `width` columns wide."""
    if find_mark_end(line.text):
        return False
    if line.text[0] in CONTINUATION_STARTS:
        return True
    if above.text.endswith(PARAGRAPH_ENDS):
        return False
    if above.text.endswith(CONTINUATION_ENDS) or (
        line.text[0].islower() and width > MIN_PROSE_COLUMNS / 2
    ):
        return True
    told = width >= MIN_PROSE_COLUMNS or (
        width > MIN_PROSE_COLUMNS / 2 and above.text.split()[-1][0].islower()
    )
    return (
        told
        and below is not None
        and starts_mid_sentence(below)
        and not line.text.endswith(PARAGRAPH_ENDS)
    )
