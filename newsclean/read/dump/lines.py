"""Reads the lines of a dump and measures them in the columns of a terminal."""

import re
from typing import NamedTuple

from newsclean.limits.deadline import TURNS_BETWEEN_CHECKS, check_deadline
from newsclean.native import has_unsafe_controls
from newsclean.text.controls import strip_unsafe_controls
from newsclean.text.late_patterns import compile_late
from newsclean.text.width import count_text_columns

# A line without letters and digits separates things; it is no part of a paragraph.
RULE_LINE = re.compile(r"[\W_]+")
# As typewriters did, html2text prints bold letters twice and puts `_` under others.
OVERSTRUCK_CHAR = compile_late("[^\b]\b")
WIDTHLESS_CHARS = "\ufeff\u200b\u2060"  # byte order mark, zero-width space, word joiner
INDENT_CHARS = " \xa0\u2002\u2003\t"  # a wide space (U+3000) begins a Chinese paragraph and stays
TAB_COLUMNS = 8
# The longest dumps of news pages have some thousands; far more would cost hours and all memory.
MAX_LINES = 100_000


class DumpLine(NamedTuple):
    """A line of the dump that has text.

    Attributes:
        number: its number in the dump, from 1.
        indent: the columns before its text; a tab in front goes to the next multiple of 8.
        text: the text; tabs stay in it, since they may separate the cells of a table.
        width: the columns from the left edge to the end of its text.
    """

    number: int
    indent: int
    text: str
    width: int


class JoinedLines(NamedTuple):
    """Lines that are one paragraph, with their text where it is known how they were joined."""

    lines: list[DumpLine]
    text: str


def read_dump_lines(text: str) -> list[DumpLine]:
    r"""The lines that hold text, measured; all line ends that Unicode knows end a line.

    Of more than `MAX_LINES` a few more are read, so that one sees it.

    >>> [tuple(line) for line in read_dump_lines("one\r\n\n  新闻")]
    [(1, 0, 'one', 3), (3, 2, '新闻', 6)]
    """
    lines: list[DumpLine] = []
    unsafe = has_unsafe_controls(text)
    for number, raw in enumerate(drop_widthless_chars(text).splitlines(), 1):
        if not number % TURNS_BETWEEN_CHECKS:
            check_deadline()
            if len(lines) > MAX_LINES:
                break
        if unsafe:
            raw = strip_unsafe_controls(OVERSTRUCK_CHAR.sub("", raw))  # noqa: PLW2901
        full = raw.rstrip()
        if not full:
            continue
        bare = full.lstrip(INDENT_CHARS)
        indent = len(full) - len(bare)
        if indent and "\t" in full[:indent]:
            indent = len(full[:indent].expandtabs(TAB_COLUMNS))
        columns = len(bare) if bare.isascii() else count_text_columns(bare)
        lines.append(DumpLine(number, indent, bare, indent + columns))
    return lines


def drop_widthless_chars(text: str) -> str:
    """A text without the characters that take no column."""
    for char in WIDTHLESS_CHARS:
        text = text.replace(char, "")
    return text


def begins_torn(line: DumpLine) -> bool:
    """Whether a line begins with a comma, a semicolon or a full stop and a blank: mid-sentence.

    >>> texts = (", said Ann Lee", "... and then", "4.5 metres")
    >>> [begins_torn(DumpLine(1, 0, text, len(text))) for text in texts]
    [True, False, False]
    """
    return line.text[0] in ",;." and not line.text[1:2].strip()
