"""Builds blocks of lines that belong together: list mark and pictures off, layout kept."""

import re
from itertools import chain, pairwise

from newsclean.model import Block, Kind, Layout, Place
from newsclean.read.dump.drawn_tables import DrawnTable
from newsclean.read.dump.lines import DumpLine
from newsclean.read.dump.link_lists import LINK_NUMBER_WITH_SPACE
from newsclean.read.dump.program_marks import (
    FORM_FIELD,
    LYNX_INNER_MARK,
    MIN_LYNX_INDENT_COLUMNS,
    drop_placeholders,
    find_mark_end,
    is_program_line,
)
from newsclean.read.dump.wrapping import join_all_broken_lines
from newsclean.read.table_rows import TableRows, join_rows

HEADING_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")


def build_dump_blocks(runs: list[list[DumpLine] | DrawnTable], *, numbered: bool) -> list[Block]:
    """The blocks of runs of lines and of tables, each with the number of empty lines around it."""
    parts = [run.lines if isinstance(run, DrawnTable) else run for run in runs]
    gaps = count_blank_lines([(lines[0].number, lines[-1].number) for lines in parts])
    return [
        build_table_block(run.rows, run.lines, beside)
        if isinstance(run, DrawnTable)
        else build_dump_block(run, beside, numbered=numbered)
        for run, beside in zip(runs, pairwise(gaps), strict=True)
    ]


def count_blank_lines(places: list[tuple[int, int]]) -> list[int]:
    """How many empty lines stand before, between and behind blocks of given lines.

    Args:
        places: the numbers of each block's first and last line.

    Between two columns, and between two blocks of one line, an empty line is taken for granted.

    >>> count_blank_lines([(1, 2), (4, 4), (4, 5)])
    [0, 1, 1, 0]
    """
    numbers = [0, *chain.from_iterable(places)]
    between = zip(numbers[::2], numbers[1::2], strict=False)
    return [*(start - end - 1 if start > end else 1 for end, start in between), 0]


def build_dump_block(run: list[DumpLine], gaps: tuple[int, int], *, numbered: bool) -> Block:
    """One block of the lines that belong together, with the empty lines above and below them."""
    text = join_all_broken_lines([line.text for line in run])
    start = find_mark_end(text)
    if (
        not start
        and run[0].indent >= MIN_LYNX_INDENT_COLUMNS
        and (inner := LYNX_INNER_MARK.match(text))
    ):
        start = inner.end()
    bullet, text = text[:start].strip(), text[start:]
    if numbered:
        text = LINK_NUMBER_WITH_SPACE.sub("", text)
    hashes = HEADING_HASHES.match(text)
    if hashes:
        text = text[hashes.end() :]
    text = "" if is_program_line(text) else drop_placeholders(text)
    if "   " in text or "_" in text or "(B" in text:
        text = FORM_FIELD.sub(" ", text)
    text = " ".join(text.split())
    layout = build_layout(run, gaps, bullet)
    kind = Kind.HEADING if hashes else Kind.LIST_ITEM if bullet else Kind.PARAGRAPH
    level = len(hashes[1]) if hashes else 1 if bullet else None
    return Block(text, kind, Place(line=run[0].number), layout, level=level)


def build_table_block(rows: TableRows, lines: list[DumpLine], gaps: tuple[int, int]) -> Block:
    """A table as one block, its text a line for each row with tabs between the cells."""
    return Block(
        join_rows(rows),
        Kind.TABLE,
        Place(line=lines[0].number),
        build_layout(lines, gaps),
        rows=rows,
    )


def build_layout(lines: list[DumpLine], gaps: tuple[int, int], bullet: str = "") -> Layout:
    """The layout of a block of these lines."""
    before, after = gaps
    return Layout(
        indent=lines[0].indent,
        bullet=bullet,
        blank_before=before,
        blank_after=after,
        lines=len(lines),
        continues=before == 0,
    )
