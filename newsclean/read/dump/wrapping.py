"""Paragraphs that a program broke into lines: at which column, and which lines were one."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from newsclean.read.dump.lines import RULE_LINE, DumpLine
from newsclean.read.dump.marks import find_mark_end, starts_with_dashlike_mark, starts_with_picture
from newsclean.text.width import count_text_columns, is_wide

# Programs wrap at 60 to 160 cells; a longer line is a paragraph that was never wrapped.
MIN_WRAP_COLUMNS, MAX_USUAL_WRAP_COLUMNS, MAX_WRAP_COLUMNS = 40, 100, 160
# Lines that may be wider than the column: a few anyway, more where many others are broken there.
MAX_FEW_WIDER_LINES, WIDER_LINE_STEPS, MAX_WIDER_LINE_SHARE = 3, (6, 12, 24), 0.04
MIN_BROKEN_AMID_WIDER = 12
MIN_MID_SENTENCE_SHARE = (
    0.2  # of the full lines go on below with a small letter, a sign or a character
)
MAX_OVERHANG_COLUMNS = 3  # by which a broken line is wider than what all but a few lines keep to
# Of the broken lines of prose (none is so long without a pause), where characters were counted:
# Chinese lines break anywhere, so that all but the last of a paragraph reach the column.
MIN_FULL_LINE_SHARE, MIN_FULL_LINES = 0.7, 3
CLOSING_PUNCTUATION = frozenset(",.;:!?)，。；：！？、）】》」』”’")  # no space stands before them
PAUSE_MARKS = frozenset("，。、；：？！")
PARAGRAPH_ENDS = tuple('.。!！?？…:：;；”"』」)）»')


class Wrapping(NamedTuple):
    """How a program broke lines.

    Attributes:
        lines: the lines as the program measured them.
        column: the width that they keep to.
        size: how it measured text.
    """

    lines: list[DumpLine]
    column: int
    size: Callable[[str], int] = count_text_columns

    def of(self, lines: list[DumpLine]) -> "Wrapping":
        """The same for other lines of the dump."""
        measured = [line._replace(width=line.indent + self.size(line.text)) for line in lines]
        return self._replace(lines=measured)


def find_wrapping(lines: list[DumpLine]) -> Wrapping | None:
    """How the lines were broken, or `None` where each paragraph is one line.

    Programs measure in columns, but lynx counts a wide character for one.
    """
    if column := find_wrap_column(lines):
        return Wrapping(lines, column)
    if sum(line.indent + len(line.text) > MAX_WRAP_COLUMNS for line in lines) > max(
        3, len(lines) // 50
    ):
        return None
    wrapping = Wrapping([], 0, len).of(lines)
    if wrapping.lines != lines and (column := find_wrap_column(wrapping.lines, len)):
        wrapping = wrapping._replace(column=column)
        broken = [line for run in unwrap_lines(wrapping) for line in run[:-1]]
        prose = {line.text: line.width for line in broken if not PAUSE_MARKS.isdisjoint(line.text)}
        full = sum(column - 2 <= width <= column + MAX_OVERHANG_COLUMNS for width in prose.values())
        if full >= max(MIN_FULL_LINES, MIN_FULL_LINE_SHARE * len(prose)):
            return wrapping
    return None


def find_wrap_column(
    lines: list[DumpLine], size: Callable[[str], int] = count_text_columns
) -> int | None:
    """The column at which a program broke the lines, or `None` where each paragraph is one line.

    It is the width that all but a few lines keep to (what a table or a word without a blank took,
    is wider), when many long lines reach it so nearly that the first word below would not have
    fitted, and break off in the middle of a sentence. Of 428 dumps that w3m and elinks broke at 80
    columns this tells 422; it calls 9 of 2,923 others broken.
    """
    widths = sorted(line.width for line in lines if not RULE_LINE.fullmatch(line.text))
    if not widths:
        return None
    usual = widths[-1 - min(MAX_FEW_WIDER_LINES, len(widths) // 50)]
    if is_wrap_column(usual) and are_broken_at(usual, lines, size):
        return usual
    for wider in WIDER_LINE_STEPS:
        if wider > MAX_WIDER_LINE_SHARE * len(widths):
            return None
        column = widths[-1 - wider]
        kept = [line for line in lines if line.width <= column]
        if is_wrap_column(column) and are_broken_at(
            column, kept, size, enough=MIN_BROKEN_AMID_WIDER
        ):
            return column
    return None


def is_wrap_column(width: int) -> bool:
    """Whether programs break lines at such a width."""
    return MIN_WRAP_COLUMNS <= width <= MAX_WRAP_COLUMNS


def are_broken_at(
    column: int, lines: list[DumpLine], size: Callable[[str], int], enough: int = 2
) -> bool:
    """Whether a program broke the lines at a column, `enough` of them inside a sentence."""
    long = full = broken = inside = 0
    for line, below in pairwise(lines):
        if (
            column * 0.7 < line.width <= column + MAX_OVERHANG_COLUMNS
            and line.text != below.text
            and below.number == line.number + 1
            and may_follow(line, below)
        ):
            long += 1
            if not has_room_for_word(line, below, column, size):
                full += 1
                broken += not line.text.endswith(PARAGRAPH_ENDS)
                inside += not below.text[0].isupper()
    enough = max(enough, 2 if column <= MAX_USUAL_WRAP_COLUMNS else 5)
    if (
        broken < enough
        or full < 0.4 * long
        or broken < 0.65 * full
        or inside < MIN_MID_SENTENCE_SHARE * full
    ):
        return False
    # Lines of one length that all end full are a list of headlines.
    runs = unwrap_lines(Wrapping(lines, column, size))
    return any(run[-1].width < column - 4 for run in runs if len(run) > 1)


def may_follow(above: DumpLine, line: DumpLine) -> bool:
    """Whether a line can be the rest of another: it has no list mark and no paragraph's indent."""
    if line.text[0] == "\u3000" or starts_with_picture(line.text):
        return False
    if starts_with_dashlike_mark(line.text):
        return line.indent == above.indent and not starts_with_dashlike_mark(above.text)
    return not find_mark_end(line.text)


def has_room_for_word(
    line: DumpLine, below: DumpLine, column: int, size: Callable[[str], int]
) -> bool:
    """Whether the first word of the line below would have fitted at the end of this one.

    Between wide characters a line may break anywhere, but not before closing punctuation nor after
    opening punctuation (Unicode UAX #14), so two characters are asked for there.
    """
    word = below.text.split(maxsplit=1)[0]
    if is_wide(line.text[-1]) or is_wide(word[0]):
        wide = next((i for i, c in enumerate(word[:MAX_WRAP_COLUMNS]) if is_wide(c)), None)
        head = word if wide is None else word[: wide + 2]
        return line.width + size(head) <= column
    return line.width + 1 + size(word) <= column


def unwrap_lines(wrapping: Wrapping) -> list[list[DumpLine]]:
    """Lines that were one before the program broke them, together."""
    runs: list[list[DumpLine]] = []
    for line in wrapping.lines:
        above = runs[-1][-1] if runs else None
        if above and above.number + 1 == line.number and is_wrapped_rest(above, line, wrapping):
            if len(runs[-1]) > 1 and line.indent < above.indent:  # `above` began a paragraph
                runs.append([runs[-1].pop()])
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def is_wrapped_rest(above: DumpLine, line: DumpLine, wrapping: Wrapping) -> bool:
    """Whether a line is the rest of the one above it."""
    if (
        above.width <= wrapping.column / 2
        or not may_follow(above, line)
        or RULE_LINE.fullmatch(above.text)
    ):
        return False
    return not has_room_for_word(above, line, wrapping.column, wrapping.size)


def join_broken_lines(text: str, more: str) -> str:
    """Two parts of a broken line as one: with a space, unless a wide character stands at the break.

    Beside bars and square brackets it is a space all the same (on 81 dumps it is right 158 times of
    178 where one side is wide, a space 40 times).
    """
    if more[0] in CLOSING_PUNCTUATION and not more[1:2].isalnum():
        return text + more
    wide = is_wide(text[-1]) or is_wide(more[0])
    if wide and not {text[-1], more[0]} & {"|", "[", "]"}:
        return text + more
    return f"{text} {more}"
