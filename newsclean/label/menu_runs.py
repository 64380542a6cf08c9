"""Skip menus of dumps: the middle of a long run of short lines is not weighed.

A third of the lines of a newsroom's dump are such lines, and what is skipped is furniture whatever
the card would say (docs/decisions/0015). Both ends of a run are weighed: a headline and its byline
may be its last lines, and the features of a line count what is beside it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from newsclean.model import Block
from newsclean.native import NON_DECIMAL_DIGITS
from newsclean.text.late_patterns import compile_late
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import count_effective_chars

MAX_MENU_EFF_CHARS = 40.0  # from this length on a line may be a headline or a sentence
FIRST_MENU_LINES, LAST_MENU_LINES = 6, 14  # lines at the ends of a run that are weighed
DIGIT_OR_COLON = compile_late(rf"[\d{NON_DECIMAL_DIGITS}:：]")  # of dates, labels and credits


def split_short_line_runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Runs of a dump's short lines without their middle, and runs of other lines.

    >>> from newsclean.model import Kind, Place
    >>> lines = [*["Sports"] * 12, "News: 3", *["Weather"] * 12]
    >>> next(split_short_line_runs([Block(line, Kind.PARAGRAPH, Place()) for line in lines]))[4:8]
    [4, 5, 11, 12]
    """
    for short, found in groupby(range(len(blocks)), lambda i: is_menu_line(blocks[i].text)):
        run = list(found)
        if short:
            middle = find_middle(run)
            skipped = {i for i in middle if not DIGIT_OR_COLON.search(blocks[i].text)}
            run = [i for i in run if i not in skipped]
        yield run


def find_middle(run: Sequence[int]) -> Sequence[int]:
    """What stands between the ends of a long run of menu lines."""
    long = len(run) > FIRST_MENU_LINES + LAST_MENU_LINES
    return run[FIRST_MENU_LINES:-LAST_MENU_LINES] if long else ()


def is_menu_line(text: str) -> bool:
    """Whether a line may stand in a menu: short, and without the end of a sentence."""
    return (
        len(text) < MAX_MENU_EFF_CHARS
        and count_effective_chars(text) < MAX_MENU_EFF_CHARS
        and text[-1:] not in SENTENCE_ENDS
    )
