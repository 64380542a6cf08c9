"""Joins a drop cap that stands on a line of its own with the word that it begins."""

from collections import Counter
from itertools import pairwise

from newsclean.read.dump.blocks import Run, join_run, list_lines
from newsclean.read.dump.drawn_tables import DrawnTable
from newsclean.read.dump.lines import DumpLine, JoinedLines
from newsclean.text.late_patterns import compile_late
from newsclean.text.width import count_text_columns

DROP_CAP = compile_late(r"[\"'“„«‘]?[^\W\d_]")
MAX_DROP_CAP_CHARS = 2
MAX_DROP_CAP_DISTANCE = 2  # in lines: one may be empty
MIN_PROSE_COLUMNS = 30  # of the paragraph below
# Such a letter may be a word: "A storm", "I saw", "В городе". In no language is T or D one.
WORD_LETTERS = frozenset("AEIOYÀÉÓАВИКОСУЯ")


def join_drop_caps(runs: list[Run], lines: list[DumpLine]) -> list[Run]:
    """The runs of a dump, a capital alone before the paragraph that goes on below in small letters.

    The word below a letter that may be a word keeps apart if the dump has it elsewhere, too.
    """
    if not any(is_drop_cap(*pair) for pair in pairwise(lines)):
        return runs
    words = Counter(word for line in lines for word in line.text.split())
    joined: list[Run] = []
    for run in runs:
        above = joined[-1] if joined else None
        if (
            above
            and not isinstance(above, DrawnTable)
            and not isinstance(run, DrawnTable)
            and is_drop_cap(list_lines(above)[0], list_lines(run)[0])
            and count_text_columns(join_run(run)) >= MIN_PROSE_COLUMNS
        ):
            capital, text = join_run(above), join_run(run)
            is_word = capital[-1] in WORD_LETTERS and words[text.split(maxsplit=1)[0]] > 1
            blank = " " if is_word else ""
            both = [*list_lines(above), *list_lines(run)]
            joined[-1] = JoinedLines(both, f"{capital}{blank}{text}")
        else:
            joined.append(run)
    return joined


def is_drop_cap(line: DumpLine, below: DumpLine) -> bool:
    """Whether a line is a single capital, and the next one goes on with the word that it begins."""
    return (
        len(line.text) <= MAX_DROP_CAP_CHARS
        and line.text[-1].isupper()
        and below.text[0].islower()
        and below.number - line.number <= MAX_DROP_CAP_DISTANCE
        and DROP_CAP.fullmatch(line.text) is not None
    )
