"""Lines that belong together → a block: list mark and pictures off, its place on the page kept."""

import re

from newsclean.dumps.lines import Line
from newsclean.dumps.link_lists import NUMBER_WITH_SPACE
from newsclean.dumps.marks import (
    FIELD,
    LYNX_INDENT,
    LYNX_INNER,
    after_mark,
    is_program_line,
    without_placeholders,
)
from newsclean.dumps.wrapping import glued
from newsclean.model import Block, Kind, Layout, Place

HASHES = re.compile(r"(#{1,6})\s+(?=\S)")


def blocks_of(runs: list[list[Line]], *, numbered: bool) -> list[Block]:
    """Blocks with their layout; the empty lines between them are told to both neighbours."""
    starts = [run[0].number for run in runs]
    ends = [0] + [run[-1].number for run in runs]
    gaps = [start - end - 1 for start, end in zip(starts, ends, strict=False)] + [0]
    return [block_of(run, (gaps[i], gaps[i + 1]), numbered=numbered) for i, run in enumerate(runs)]


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
    text = " ".join(FIELD.sub(" ", text).split())
    layout = Layout(
        indent=run[0].indent,
        bullet=bullet,
        blank_before=gaps[0],
        blank_after=gaps[1],
        lines=len(run),
        continues=gaps[0] == 0,
    )
    kind = Kind.HEADING if hashes else Kind.LIST_ITEM if bullet else Kind.PARAGRAPH
    level = len(hashes[1]) if hashes else 1 if bullet else None
    return Block(text, kind, Place(line=run[0].number), layout, level=level)
