"""Builds blocks of lines that belong together: list mark and pictures off, layout kept."""

from functools import lru_cache
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
from newsclean.read.dump.word_breaks import join_all_broken_lines
from newsclean.read.table_rows import TableRows, join_rows
from newsclean.text.late_patterns import compile_late

HEADING_HASHES = compile_late(r"(#{1,6})\s+(?=\S)")


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
    first = run[0]
    text = join_all_broken_lines([line.text for line in run]) if len(run) > 1 else first.text
    bullet, level, kind = "", None, Kind.PARAGRAPH
    if not text[0].isalnum() or first.indent >= MIN_LYNX_INDENT_COLUMNS:  # most lines have no mark
        bullet, text = split_list_mark(text, first.indent)
        if bullet:
            kind, level = Kind.LIST_ITEM, 1
    if numbered:
        text = LINK_NUMBER_WITH_SPACE.sub("", text)
    if text[:1] == "#" and (hashes := HEADING_HASHES.match(text)):
        kind, level, text = Kind.HEADING, len(hashes[1]), text[hashes.end() :]
    if is_program_line(text):
        text = ""
    text = drop_placeholders(text) if "[" in text else text.strip()
    if "   " in text or "_" in text or "(B" in text:
        text = FORM_FIELD.sub(" ", text).strip()
    if "  " in text or not text.isprintable():  # no other text has white space to fold
        text = " ".join(text.split())
    layout = make_layout(first.indent, bullet, *gaps, len(run))
    return Block(text, kind, Place(first.number), layout, None, (), level)


def split_list_mark(text: str, indent: int) -> tuple[str, str]:
    """The list mark of a text, or nothing, and the text behind it.

    >>> split_list_mark("• One", 2), split_list_mark("o One", 12), split_list_mark("o One", 2)
    (('•', 'One'), ('o', 'One'), ('', 'o One'))
    """
    end = find_mark_end(text)
    if not end and indent >= MIN_LYNX_INDENT_COLUMNS and (inner := LYNX_INNER_MARK.match(text)):
        end = inner.end()
    return text[:end].strip(), text[end:]


def build_table_block(rows: TableRows, lines: list[DumpLine], gaps: tuple[int, int]) -> Block:
    """A table as one block, its text a line for each row with tabs between the cells."""
    return Block(
        join_rows(rows),
        Kind.TABLE,
        Place(lines[0].number),
        make_layout(lines[0].indent, "", *gaps, len(lines)),
        rows=rows,
    )


@lru_cache(maxsize=1024)
def make_layout(indent: int, bullet: str, before: int, after: int, lines: int) -> Layout:
    """The layout of a block; those alike share one, for a dump has few that differ.

    Args:
        indent: columns before the text.
        bullet: its list mark, or nothing.
        before: empty lines above it.
        after: empty lines below it.
        lines: lines that it was joined from.
    """
    return Layout(indent, bullet, before, after, lines, before == 0)
