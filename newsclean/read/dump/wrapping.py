"""Joins paragraphs that a program broke into lines: at which column, and which lines were one.

`find_wrapping` says whether and at which column the lines were broken, `unwrap_lines` puts those
together that were one.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain, pairwise
from operator import sub
from typing import NamedTuple

from newsclean.limits.deadline import check_deadline
from newsclean.read.dump.lines import RULE_LINE, DumpLine, begins_torn
from newsclean.read.dump.program_marks import (
    begins_starred_heading,
    find_mark_end,
    starts_with_dashlike_mark,
    starts_with_picture,
)
from newsclean.text.scripts import is_hangul
from newsclean.text.width import count_text_columns, is_wide

# Programs wrap at 60 to 160 columns; a longer line is a paragraph that was never wrapped.
MIN_WRAP_COLUMNS = 34
MAX_USUAL_WRAP_COLUMNS = 100  # at more, more broken lines have to show it
MAX_WRAP_COLUMNS = 160
MIN_BROKEN_LINES = 2  # lines that end inside a sentence
MIN_BROKEN_LINES_WIDE = 5  # … at an unusually wide column
MAX_FEW_WIDER_LINES = 3  # that may be wider than the column (tables, addresses) in any dump
LINES_PER_WIDER_LINE = 50  # of these one may be wider
MAX_WIDER_LINE_SHARE = 0.04  # of all lines, where many others are broken at the column
MAX_OVERHANG_COLUMNS = 3  # by which a broken line may pass the column
MIN_LONG_LINE_SHARE = 0.7  # of the column: a shorter line was not broken there
# A line is full where the first word of the line below would not have fitted.
MIN_FULL_SHARE = 0.4  # of the long lines
MIN_BROKEN_SHARE = 0.65  # of the full lines end inside a sentence
MIN_BROKEN_AMID_WIDER = 12
OPEN_PER_CLOSED_AMID_WIDER = 4  # paragraphs without an end, for each one with an end
MIN_MID_SENTENCE_SHARE = 0.2  # of the full lines go on below without a capital
MAX_TORN_SHARE = 0.05  # of all lines, that begin with a comma: no program breaks before one
MIN_SHORT_LAST_COLUMNS = 4  # by which the last line of some paragraph ends before the column
# Where a program counted characters, Chinese lines break anywhere, so that all lines of prose but
# the last of a paragraph reach the column.
MIN_FULL_PROSE_SHARE = 0.7  # of the broken lines with a pause in them
MIN_FULL_PROSE_LINES = 3
MIN_TIMES_AS_FULL = 1.2  # lines of characters, where columns can be meant as well
MAX_SHORTFALL_COLUMNS = 2  # by which such a line may end before the column
PAUSE_MARKS = frozenset("，。、；：？！")
PARAGRAPH_ENDS = tuple('.。!！?？…:：;；”"』」)）»')


class Wrapping(NamedTuple):
    """How a program broke lines.

    Attributes:
        lines: the lines, with their widths as the program counted them.
        column: the width that lines do not pass, in what the program counted.
        size: how the program measured a text: in columns or in characters.
    """

    lines: list[DumpLine]
    column: int
    size: Callable[[str], int] = count_text_columns

    def measure_again(self, lines: list[DumpLine]) -> "Wrapping":
        """The same way of breaking lines for other lines of the dump."""
        measured = [line.indent + self.size(line.text) for line in lines]
        return self._replace(
            lines=[
                line
                if line.width == width
                else DumpLine(line.number, line.indent, line.text, width)
                for line, width in zip(lines, measured, strict=True)
            ]
        )


def find_wrapping(lines: list[DumpLine]) -> Wrapping | None:
    """How the program broke the lines, or `None` where each paragraph is one line.

    Programs count columns, but lynx counts a wide character as one column. Where both ways of
    counting give a column, characters are right if clearly more lines are full then; of lines with
    spaces, if clearly more are joined. Lines of one text node each were not broken (`text_nodes`).
    """
    torn = sum(map(begins_torn, lines))
    if torn > MAX_TORN_SHARE * len(lines):
        return None
    column = find_wrap_column(lines)
    by_columns = Wrapping(lines, column) if column else None
    if all(line.indent + len(line.text) == line.width for line in lines):
        return by_columns
    by_characters = find_wrapping_in_characters(lines)
    if by_columns and by_characters:
        full = count_full_lines(by_columns)
        return (
            by_characters
            if count_full_lines(by_characters) > MIN_TIMES_AS_FULL * full
            else by_columns
        )
    return by_columns or by_characters


def find_wrapping_in_characters(lines: list[DumpLine]) -> Wrapping | None:
    """How a program broke lines that counted a wide character as one column."""
    too_wide = sum(line.indent + len(line.text) > MAX_WRAP_COLUMNS for line in lines)
    if too_wide > max(MAX_FEW_WIDER_LINES, len(lines) // LINES_PER_WIDER_LINE):
        return None
    wrapping = Wrapping([], 0, len).measure_again(lines)
    if column := find_wrap_column(wrapping.lines, len):
        wrapping = wrapping._replace(column=column)
        if has_full_prose_lines(wrapping):
            return wrapping
    return None


def count_full_lines(wrapping: Wrapping) -> int:
    """How many lines without spaces that go on below end at the column or right before it."""
    least, most = wrapping.column - MAX_SHORTFALL_COLUMNS, wrapping.column + 1
    broken = (line for run in unwrap_lines(wrapping) for line in run[:-1])
    return sum(least <= line.width <= most and is_spaceless(line.text[-1]) for line in broken)


def count_joined_lines(wrapping: Wrapping) -> int:
    """How many lines are the rest of another."""
    return sum(len(run) - 1 for run in unwrap_lines(wrapping))


def has_full_prose_lines(wrapping: Wrapping) -> bool:
    """Whether lines of prose that go on below reach the column, as broken Chinese lines do."""
    breaks = (pair for run in unwrap_lines(wrapping) for pair in pairwise(run))
    prose = {
        line.text: line.width
        for line, below in breaks
        if not PAUSE_MARKS.isdisjoint(line.text)
        and is_spaceless(line.text[-1])
        and not below.text[0].isascii()  # a number is not broken
    }
    least = wrapping.column - MAX_SHORTFALL_COLUMNS
    most = wrapping.column + MAX_OVERHANG_COLUMNS
    full = sum(least <= width <= most for width in prose.values())
    enough = full >= MIN_FULL_PROSE_LINES or has_closed_paragraphs(wrapping)
    return enough and full >= MIN_FULL_PROSE_SHARE * len(prose)


def find_wrap_column(
    lines: list[DumpLine], size: Callable[[str], int] = count_text_columns
) -> int | None:
    """The column at which a program broke the lines, or `None` where each paragraph is one line.

    It is the width that all but a few lines keep to (tables and words without a blank are wider),
    if many breaks say so; else the one that most breaks speak for.
    """
    widths = sorted([line.width for line in lines if not is_rule_line(line.text)])
    if not widths:
        return None
    usual = widths[-1 - min(MAX_FEW_WIDER_LINES, len(widths) // LINES_PER_WIDER_LINE)]
    likeliest = find_likeliest_column(lines, size, widths)
    if likeliest is not None and likeliest != usual:
        wider = len(widths) - bisect_right(widths, likeliest)
        kept = Wrapping([line for line in lines if line.width <= likeliest], likeliest, size)
        few = wider <= MAX_WIDER_LINE_SHARE * len(widths)
        if (
            few
            and has_many_breaks(kept, MIN_BROKEN_AMID_WIDER)
            and has_closed_paragraphs(kept, OPEN_PER_CLOSED_AMID_WIDER)
        ):
            return likeliest
        if count_joined_lines(kept) > wider and has_closed_paragraphs(kept):
            return likeliest
    page = Wrapping(lines, usual, size)
    if is_wrap_column(usual) and (has_many_breaks(page) or has_closed_paragraphs(page)):
        return usual
    return None


def find_likeliest_column(
    lines: list[DumpLine], size: Callable[[str], int], widths: list[int]
) -> int | None:
    """The column for which most line ends speak, less the lines that are wider than it.

    A line end speaks for a column where the line does not pass it, and would with the next word.
    """
    shortest = MIN_WRAP_COLUMNS * MIN_LONG_LINE_SHARE
    spans = [
        (line.width, measure_reach(line, below, size))
        for line, below in pairwise(lines)
        if shortest < line.width <= MAX_WRAP_COLUMNS
        and below.number == line.number + 1
        and may_follow(line, below)
    ]
    breaks = count_spans(spans)
    wider = count_spans((0, width) for width in widths)
    gains = list(map(sub, breaks, wider))
    best = gains.index(max(gains))
    return MIN_WRAP_COLUMNS + best if breaks[best] >= MIN_BROKEN_LINES else None


def find_common_column(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The first column that most spans hold, and how many: from a width to before another.

    >>> find_common_column([(70, 80), (74, 78), (77, 85), (50, 60)])
    (77, 3)
    """
    counts = count_spans(spans)
    most = max(counts)
    return MIN_WRAP_COLUMNS + counts.index(most), most


def count_spans(spans: Iterable[tuple[int, int]]) -> list[int]:
    """How many spans hold each column at which lines may be broken."""
    steps = [0] * (MAX_WRAP_COLUMNS + 2)  # how many more spans hold a column than the one before
    for start, end in spans:
        steps[min(start, MAX_WRAP_COLUMNS + 1)] += 1
        steps[min(end, MAX_WRAP_COLUMNS + 1)] -= 1
    return list(accumulate(steps))[MIN_WRAP_COLUMNS : MAX_WRAP_COLUMNS + 1]


def is_rule_line(text: str) -> bool:
    """Whether a line has no letter and no digit; most lines begin with one."""
    return not text[0].isalnum() and RULE_LINE.fullmatch(text) is not None


def is_wrap_column(width: int) -> bool:
    """Whether programs break lines at such a width."""
    return MIN_WRAP_COLUMNS <= width <= MAX_WRAP_COLUMNS


class BreakCounts(NamedTuple):
    """Of the long lines with a line right below: how many look broken at a column.

    Attributes:
        long: all of them.
        full: those at whose end the next word would not have fitted.
        broken: of the full ones, those that do not end a sentence.
        inside: of the full ones, those that go on below without a capital.
    """

    long: int
    full: int
    broken: int
    inside: int


def count_breaks(wrapping: Wrapping) -> BreakCounts:
    """How many lines look broken at the column."""
    check_deadline()
    lines, column, size = wrapping
    long = full = broken = inside = 0
    shortest, longest = column * MIN_LONG_LINE_SHARE, column + MAX_OVERHANG_COLUMNS
    near = [i for i, line in enumerate(lines[:-1]) if shortest < line.width <= longest]
    for line, below in ((lines[i], lines[i + 1]) for i in near):
        if line.text != below.text and below.number == line.number + 1 and may_follow(line, below):
            long += 1
            if not has_room_for_word(line, below, column, size):
                full += 1
                broken += not line.text.endswith(PARAGRAPH_ENDS)
                inside += not below.text[0].isupper()
    return BreakCounts(long, full, broken, inside)


def has_many_breaks(wrapping: Wrapping, enough: int = MIN_BROKEN_LINES) -> bool:
    """Whether many lines were broken at the column inside a sentence, so that no list is meant."""
    breaks = count_breaks(wrapping)
    if wrapping.column > MAX_USUAL_WRAP_COLUMNS:
        enough = max(enough, MIN_BROKEN_LINES_WIDE)
    if (
        breaks.broken < enough
        or breaks.full < MIN_FULL_SHARE * breaks.long
        or breaks.broken < MIN_BROKEN_SHARE * breaks.full
        or breaks.inside < MIN_MID_SENTENCE_SHARE * breaks.full
    ):
        return False
    # Lines of one length, none of them a short last line of a paragraph, are a list of headlines.
    shortest = wrapping.column - MIN_SHORT_LAST_COLUMNS
    return any(run[-1].width < shortest for run in unwrap_lines(wrapping) if len(run) > 1)


def has_closed_paragraphs(wrapping: Wrapping, open_per_closed: int = 1) -> bool:
    """Whether joining makes paragraphs: each ends with its sentence and is set apart.

    In a short dump, or a wide one, few lines are broken, and German ones go on in capitals. Neither
    headlines nor the lines of a list end so.
    """
    breaks = count_breaks(wrapping)
    if breaks.full < MIN_FULL_SHARE * breaks.long:
        return False
    closed = open_ = 0
    run: list[DumpLine] = []
    for below in chain(unwrap_lines(wrapping), [[]]):
        if len(run) > 1:
            last = run[-1]
            if (not below or is_set_apart(last, below[0])) and last.text.endswith(PARAGRAPH_ENDS):
                closed += any(not line.text.endswith(PARAGRAPH_ENDS) for line in run[:-1])
            else:
                open_ += 1
        run = below
    return closed * open_per_closed > open_


def is_set_apart(above: DumpLine, line: DumpLine) -> bool:
    """Whether a blank line, a list mark or a paragraph's indent stands between two lines."""
    return (
        line.number > above.number + 1 or line.indent > above.indent or not may_follow(above, line)
    )


def may_follow(above: DumpLine, line: DumpLine) -> bool:
    """Whether a line can be the rest of another: it has no list mark and no paragraph's indent."""
    first = line.text[0]
    if first.isalnum():  # as most lines begin; no mark does
        return True
    if first == "\u3000" or starts_with_picture(line.text) or begins_starred_heading(line.text):
        return False
    if starts_with_dashlike_mark(line.text):
        return line.indent == above.indent and not starts_with_dashlike_mark(above.text)
    return not find_mark_end(line.text)


def has_room_for_word(
    line: DumpLine, below: DumpLine, column: int, size: Callable[[str], int]
) -> bool:
    """Whether the first word of the line below would have fitted at the end of this one."""
    return measure_reach(line, below, size) <= column


def measure_reach(line: DumpLine, below: DumpLine, size: Callable[[str], int]) -> int:
    """How wide a line would be with the first word of the line below at its end.

    Between wide characters a line may break anywhere, but not before closing punctuation nor after
    opening punctuation (Unicode UAX #14), so two characters are the word there. Korean has spaces
    between words, and some programs break only at them.
    """
    word = below.text.split(maxsplit=1)[0]
    if is_spaceless(line.text[-1]) or is_spaceless(word[0]):
        wide = next((i for i, c in enumerate(word[:MAX_WRAP_COLUMNS]) if is_spaceless(c)), None)
        end = len(word) if wide is None else wide + 2
        while end < len(word) and word[end - 1 : end + 1].isascii():  # in a number or a Latin word
            end += 1
        return line.width + size(word[:end])
    return line.width + 1 + size(word)


def is_spaceless(character: str) -> bool:
    """Whether a character is of a script without spaces between words: wide and not Korean."""
    return is_wide(character) and not is_hangul(character)


def unwrap_lines(wrapping: Wrapping) -> Iterator[list[DumpLine]]:
    """The lines in runs; those of a run were one line before the program broke them."""
    run: list[DumpLine] = []
    for line in wrapping.lines:
        above = run[-1] if run else None
        if above is None or not is_wrapped_rest(above, line, wrapping):
            if run:
                yield run
            run = [line]
            continue
        if len(run) > 1 and line.indent < above.indent:  # `above` began a paragraph
            yield run[:-1]
            run = [above]
        run.append(line)
    if run:
        yield run


def is_wrapped_rest(above: DumpLine, line: DumpLine, wrapping: Wrapping) -> bool:
    """Whether the program broke the line above, so that this line is the rest of it."""
    return (
        wrapping.column / 2 < above.width <= wrapping.column + MAX_OVERHANG_COLUMNS
        and above.number + 1 == line.number
        and may_follow(above, line)
        and not is_rule_line(above.text)
        and (
            not has_room_for_word(above, line, wrapping.column, wrapping.size)
            or goes_on_below(above, line, wrapping.column)
        )
    )


def goes_on_below(above: DumpLine, line: DumpLine, column: int) -> bool:
    """Whether a long line stops inside a sentence: lynx breaks some a column or two too early."""
    return (
        line.text[0].islower()
        and above.width > MIN_LONG_LINE_SHARE * column
        and not above.text.endswith(PARAGRAPH_ENDS)
    )
