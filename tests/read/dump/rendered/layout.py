"""Lays invented stories out as the text of five kinds of programs: what each does at a line's end."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsclean.text.width import count_text_columns
from tests.read.dump.rendered.stories import Story

WIDTHS = (40, 48, 56, 60, 66, 72, 76, 80, 88, 96, 100, 110, 120, 132, 160)
# What programs never break: Latin words, Chinese characters with what closes behind them, and, in
# some programs, Korean syllables.
CLOSINGS = "、。，．！？：；」』）】》’”.,"
SYLLABLES = re.compile(
    rf"[\u2e80-\ud7a3\uff01-\uff60][{CLOSINGS}]*| |[^ \u2e80-\ud7a3\uff01-\uff60]+"
)
CHARACTERS = re.compile(
    rf"[\u2e80-\u9fff\uff01-\uff60][{CLOSINGS}]*| |[^ \u2e80-\u9fff\uff01-\uff60]+"
)
WORDS = re.compile(r" |[^ ]+")


class Program(NamedTuple):
    """How a kind of program lays out text.

    Attributes:
        size: how it measures a text.
        pieces: what it never breaks; a space between two is lost at a line's end.
        indent: columns before the text.
        mark: of a list item.
        gap: what stands between two paragraphs.
    """

    size: Callable[[str], int]
    pieces: re.Pattern[str]
    indent: int
    mark: str
    gap: str = "\n\n"


PROGRAMS = {
    "w3m": Program(count_text_columns, SYLLABLES, 0, "  • "),
    "lynx": Program(len, CHARACTERS, 3, "     * "),
    "links": Program(count_text_columns, WORDS, 3, "     * "),
    "pandoc": Program(count_text_columns, SYLLABLES, 0, "-   "),
    "indents": Program(count_text_columns, SYLLABLES, 0, "* ", gap="\n"),
}


def lay_out(story: Story, program: Program, width: int) -> str:
    """A dump of a page with a story."""
    margin = " " * program.indent
    above = [story.site, *(f"{program.mark}{word}" for word in story.menu)]
    below = [story.related, *(f"{program.mark}{word}" for word in story.links)]
    foot = [" | ".join(story.foot), story.copyright]
    first = (
        ("\u3000\u3000" if story.language in ("ja", "zh") else "  ") if program.gap == "\n" else ""
    )
    paragraphs = [
        "\n".join(wrap(first + text, program, width, margin)) for text in story.paragraphs
    ]
    head = [f"{margin}{story.headline}", f"{margin}{story.byline} | {story.date}"]
    parts = [
        "\n".join(above),
        *head,
        program.gap.join(paragraphs),
        "\n".join(below),
        *(f"{margin}{line}" for line in foot),
    ]
    return "\n\n".join(parts) + "\n"


def wrap(text: str, program: Program, width: int, margin: str) -> Iterator[str]:
    """The lines of a paragraph, none wider than `width` but where a word is."""
    indent = text[: len(text) - len(text.lstrip(" \u3000"))]
    line = margin + indent
    empty = True
    for piece in program.pieces.findall(text[len(indent) :]):
        if piece == " " and empty:
            continue
        if not empty and program.size(line.rstrip() if piece == " " else line + piece) > width:
            yield line.rstrip()
            line, empty = margin, True
        if not (piece == " " and empty):
            line, empty = line + piece, False
    yield line.rstrip()
