"""The lines of a dump, measured in the columns of a terminal."""

import re
from typing import NamedTuple

from newsclean.text.controls import has_unsafe_controls, strip_unsafe_controls
from newsclean.text.width import count_text_columns

# A line of no letter or digit parts things; it is no part of a paragraph.
RULE_LINE = re.compile(r"[\W_]+")
WIDTHLESS_CHARS = "\ufeff\u200b\u2060"
# The longest of dumps has some thousands; more would cost hours and all memory.
MAX_LINES = 100_000


class DumpLine(NamedTuple):
    """A line of the dump: its number (from 1), its indent and width in cells, its text.

    Tabs stand in the text where they part cells; at its beginning they are indent.
    """

    number: int
    indent: int
    text: str
    width: int


def read_dump_lines(text: str) -> list[DumpLine]:
    """The lines that hold text, measured; they end as on any system, or as Unicode says."""
    lines = []
    commands = has_unsafe_controls(text)
    for number, raw in enumerate(drop_widthless_chars(text).splitlines(), 1):
        full = (strip_unsafe_controls(raw) if commands else raw).rstrip()
        bare = full.lstrip(" \xa0\u2002\u2003\t")
        if bare.strip():
            indent = len(full[: len(full) - len(bare)].expandtabs(8))
            lines.append(DumpLine(number, indent, bare, indent + count_text_columns(bare)))
            if len(lines) > MAX_LINES:
                break
    return lines


def drop_widthless_chars(text: str) -> str:
    """A text without the marks that take no column."""
    for mark in WIDTHLESS_CHARS:
        text = text.replace(mark, "")
    return text
