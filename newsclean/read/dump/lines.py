"""The lines of a dump, measured in the columns of a terminal."""

import re
from typing import NamedTuple

from newsclean.text.controls import harmless, has_commands
from newsclean.text.width import cells

# A line of no letter or digit parts things; it is no part of a paragraph.
RULE_LINE = re.compile(r"[\W_]+")
WIDTHLESS = "\ufeff\u200b\u2060"
# The longest of dumps has some thousands; more would cost hours and all memory.
MOST_LINES = 100_000


class Line(NamedTuple):
    """A line of the dump: its number (from 1), its indent and width in cells, its text.

    Tabs stand in the text where they part cells; at its beginning they are indent.
    """

    number: int
    indent: int
    text: str
    width: int


def lines_of(text: str) -> list[Line]:
    """The lines that hold text, measured; they end as on any system, or as Unicode says."""
    lines = []
    commands = has_commands(text)
    for number, raw in enumerate(without_widthless(text).splitlines(), 1):
        full = (harmless(raw) if commands else raw).rstrip()
        bare = full.lstrip(" \xa0\u2002\u2003\t")
        if bare.strip():
            indent = len(full[: len(full) - len(bare)].expandtabs(8))
            lines.append(Line(number, indent, bare, indent + cells(bare)))
            if len(lines) > MOST_LINES:
                break
    return lines


def without_widthless(text: str) -> str:
    """A text without the marks that take no column."""
    for mark in WIDTHLESS:
        text = text.replace(mark, "")
    return text
