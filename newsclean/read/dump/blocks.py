"""Lines that belong together → a block: list mark and pictures off, its place on the page kept."""

import re
from itertools import chain, pairwise

from newsclean.model import Block, Kind, Layout, Place
from newsclean.read.dump.drawn_tables import Drawn, Rows
from newsclean.read.dump.lines import Line
from newsclean.read.dump.link_lists import NUMBER_WITH_SPACE
from newsclean.read.dump.marks import (
    FIELD,
    LYNX_INDENT,
    LYNX_INNER,
    after_mark,
    is_program_line,
    without_placeholders,
)
from newsclean.read.dump.wrapping import glued

HASHES = re.compile(r"(#{1,6})\s+(?=\S)")


def blocks_of(runs: list[list[Line] | Drawn], *, numbered: bool) -> list[Block]:
    """Blocks with their layout, tables as one; the empty lines around them are told to them."""
    parts = [run.lines if isinstance(run, Drawn) else run for run in runs]
    gaps = gaps_between([(lines[0].number, lines[-1].number) for lines in parts])
    return [
        table_of(run.rows, run.lines, beside)
        if isinstance(run, Drawn)
        else block_of(run, beside, numbered=numbered)
        for run, beside in zip(runs, pairwise(gaps), strict=True)
    ]


def gaps_between(places: list[tuple[int, int]]) -> list[int]:
    """How many empty lines stand before, between and behind blocks of given lines.

    Between two columns, and between what were two blocks of one line, there is one.
    """
    numbers = [0, *chain.from_iterable(places)]
    between = zip(numbers[::2], numbers[1::2], strict=False)
    return [*(start - end - 1 if start > end else 1 for end, start in between), 0]


def block_of(run: list[Line], gaps: tuple[int, int], *, numbered: bool) -> Block:
    """One block of the lines that belong together, with the empty lines above and below them."""
    text = run[0].text
    for line in run[1:]:
        text = glued(text, line.text)
    start = after_mark(text)
    if not start and run[0].indent >= LYNX_INDENT and (inner := LYNX_INNER.match(text)):
        start = inner.end()
    bullet, text = text[:start].strip(), text[start:]
    if numbered:
        text = NUMBER_WITH_SPACE.sub("", text)
    hashes = HASHES.match(text)
    if hashes:
        text = text[hashes.end() :]
    text = "" if is_program_line(text) else without_placeholders(text)
    if "   " in text or "_" in text or "(B" in text:
        text = FIELD.sub(" ", text)
    text = " ".join(text.split())
    layout = layout_of(run, gaps, bullet)
    kind = Kind.HEADING if hashes else Kind.LIST_ITEM if bullet else Kind.PARAGRAPH
    level = len(hashes[1]) if hashes else 1 if bullet else None
    return Block(text, kind, Place(line=run[0].number), layout, level=level)


def table_of(rows: Rows, lines: list[Line], gaps: tuple[int, int]) -> Block:
    """A table as one block."""
    text = "\n".join("\t".join(row) for row in rows)
    return Block(text, Kind.TABLE, Place(line=lines[0].number), layout_of(lines, gaps), rows=rows)


def layout_of(lines: list[Line], gaps: tuple[int, int], bullet: str = "") -> Layout:
    """How a block of these lines is set."""
    before, after = gaps
    return Layout(
        indent=lines[0].indent,
        bullet=bullet,
        blank_before=before,
        blank_after=after,
        lines=len(lines),
        continues=before == 0,
    )
