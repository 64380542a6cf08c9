"""Joins the lines of dumps with one text node a line, where links and bold words stand alone."""

from itertools import pairwise

from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.program_marks import find_mark_end
from newsclean.read.dump.wrapping import PARAGRAPH_ENDS

CONTINUATION_STARTS = frozenset(",.;:!?)]}，。；：！？、）】》」』”’…%")
CONTINUATION_ENDS = tuple("([{（【《「『“‘,，、")
MIN_MID_SENTENCE_LINES = 4  # lines of the dump that begin in the middle of a sentence
MAX_BLANK_LINE_SHARE = 0.02  # of all lines: such a dump has hardly any blank line
MIN_PROSE_COLUMNS = 40  # of joined lines that are prose
MIN_LIKELY_PROSE_COLUMNS = 20  # of joined lines that are prose where a small letter says so too


def starts_mid_sentence(line: DumpLine) -> bool:
    """Whether a line begins as no paragraph does: with a small letter or closing punctuation."""
    first = line.text[0]
    return first in CONTINUATION_STARTS or first.islower()


def has_text_nodes(lines: list[DumpLine]) -> bool:
    """Whether sentences go on over line ends, in a dump without blank lines."""
    if not lines or lines[-1].number > (1 + MAX_BLANK_LINE_SHARE) * len(lines) + 1:
        return False
    inside = sum(
        starts_mid_sentence(below) and not line.text.endswith(PARAGRAPH_ENDS)
        for line, below in pairwise(lines)
    )
    return inside >= MIN_MID_SENTENCE_LINES


def join_text_nodes(lines: list[DumpLine]) -> list[list[DumpLine]]:
    r"""The lines in runs of one paragraph each: text, the words of a link, the text behind it.

    >>> from newsclean.read.dump.lines import read_dump_lines
    >>> lines = read_dump_lines(
    ...     "The bridge will be closed again, a paper wrote on\nTuesday\n, citing two.\nSo what?"
    ... )
    >>> [[line.text for line in run[1:]] for run in join_text_nodes(lines)]
    [['Tuesday', ', citing two.'], []]
    """
    runs: list[list[DumpLine]] = []
    width = 0  # of the lines of the last run
    for i, line in enumerate(lines):
        above = lines[i - 1] if i else None
        below = lines[i + 1] if i + 1 < len(lines) else None
        if (
            above
            and above.number + 1 == line.number
            and is_paragraph_rest(above, line, below, width=width)
        ):
            runs[-1].append(line)
            width += line.width
        else:
            runs.append([line])
            width = line.width
    return runs


def is_paragraph_rest(
    above: DumpLine, line: DumpLine, below: DumpLine | None, *, width: int
) -> bool:
    """Whether a line goes on with a paragraph that is `width` columns wide so far."""
    if find_mark_end(line.text):
        return False
    if line.text[0] in CONTINUATION_STARTS:
        return True
    if above.text.endswith(PARAGRAPH_ENDS):
        return False
    likely_prose = width > MIN_LIKELY_PROSE_COLUMNS
    if above.text.endswith(CONTINUATION_ENDS) or (line.text[0].islower() and likely_prose):
        return True
    last_word = above.text.split()[-1]
    return (
        (width >= MIN_PROSE_COLUMNS or (likely_prose and last_word[0].islower()))
        and below is not None
        and starts_mid_sentence(below)
        and not line.text.endswith(PARAGRAPH_ENDS)
    )
