"""Joins Chinese and Japanese lines that a program broke at blanks alone, as pandoc and links2 do.

Most paragraphs of such a dump stand on one line, far wider than the column: they have no blank. A
paragraph is broken where it has one, mostly beside a Latin word: "新款 iPhone" / "15 上市". So the
column shows only in lines that have blanks.
"""

from itertools import pairwise

from newsclean.read.dump.blocks import Run, join_run, list_lines
from newsclean.read.dump.drawn_tables import DrawnTable
from newsclean.read.dump.lines import DumpLine, JoinedLines
from newsclean.read.dump.wrapping import (
    MAX_FEW_WIDER_LINES,
    PARAGRAPH_ENDS,
    is_wrap_column,
    may_follow,
)
from newsclean.text.width import count_text_columns, is_wide

MIN_LONG_COLUMNS = 40  # of a line that may have been broken
MIN_UNBROKEN_LINES = 3  # that are wider than the column, and have no blank
BRACKETS_AND_RULES = frozenset("]|_-+=")
MIN_JOINTS = 2  # of a dump whose lines were broken at blanks
PANDOC_LIST_MARK = "-   "  # no other program leaves three blanks; it breaks lines at blanks alone
MIN_LIST_MARKS = 3
PANDOC_COLUMN = 72  # unless it is told a wider one
MIN_JOINT_SHARE = 0.5  # of the long lines with another right below that may be its rest
MIN_SPACED_SHARE = 0.5  # of the long lines have an empty line below: paragraphs stand apart
LINES_PER_WIDER_LINE = 20  # of the lines with blanks one may be wider: it was laid out


def join_at_blanks(runs: list[Run], lines: list[DumpLine]) -> list[Run]:
    """The runs of a dump; those that a program broke at a blank are one.

    Args:
        runs: the lines of one block each, and the tables.
        lines: the lines by which the column is known.
    """
    column = find_blank_column(lines)
    if column is None:
        return runs
    joined: list[Run] = []
    for run in runs:
        above = joined[-1] if joined else None
        if (
            above
            and not isinstance(above, DrawnTable)
            and isinstance(run, list)
            and is_broken_at_blank(list_lines(above)[-1], run[0], column)
        ):
            joined[-1] = join_with_blank(above, run)
        else:
            joined.append(run)
    return joined


def join_with_blank(above: list[DumpLine] | JoinedLines, run: list[DumpLine]) -> JoinedLines:
    """Two runs as one, with the blank between them at which a line was broken."""
    text = f"{join_run(above)} {join_run(run)}"
    return JoinedLines([*list_lines(above), *run], text)


def find_blank_column(lines: list[DumpLine]) -> int | None:
    """The column at which lines were broken at blanks; `None` where they were not."""
    wide = [line for line in lines if has_wide_chars(line)]
    spaced = sorted(line.width for line in wide if " " in line.text)
    if not spaced:
        return None
    column = spaced[-1 - min(MAX_FEW_WIDER_LINES, len(spaced) // LINES_PER_WIDER_LINE)]
    is_pandoc = sum(line.text.startswith(PANDOC_LIST_MARK) for line in lines) >= MIN_LIST_MARKS
    column = max(column, PANDOC_COLUMN) if is_pandoc else column
    unbroken = sum(line.width > column and " " not in line.text for line in wide)
    if not is_wrap_column(column) or unbroken < MIN_UNBROKEN_LINES:
        return None
    joints = {
        line.number for line, below in pairwise(lines) if is_broken_at_blank(line, below, column)
    }
    long = [pair for pair in pairwise(lines) if pair[0].width >= MIN_LONG_COLUMNS]
    near = [pair for pair in long if pair[1].number == pair[0].number + 1]
    rests = [above.number in joints for above, line in near if may_follow(above, line)]
    if (
        len(joints) < (1 if is_pandoc else MIN_JOINTS)
        or sum(rests) < MIN_JOINT_SHARE * len(rests)
        or len(long) - len(near) < MIN_SPACED_SHARE * len(long)
    ):
        return None
    return column


def is_broken_at_blank(above: DumpLine, line: DumpLine, column: int) -> bool:
    """Whether a line is the rest of another: its first word did not fit there, and has Latin near.

    Between two wide characters a program may have broken lines without a blank.
    """
    last, first = above.text[-1], line.text[0]
    if line.number != above.number + 1 or line.indent < above.indent or last in BRACKETS_AND_RULES:
        return False
    if (is_wide(last) and is_wide(first)) or not (has_wide_chars(above) and has_wide_chars(line)):
        return False
    if above.text.endswith(PARAGRAPH_ENDS) or not may_follow(above, line):
        return False
    word = line.text.split(maxsplit=1)[0]
    return above.width + 1 + count_text_columns(word) > column


def has_wide_chars(line: DumpLine) -> bool:
    """Whether a line has characters that take two columns."""
    return line.width - line.indent > len(line.text)
