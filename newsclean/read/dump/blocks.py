"""Builds blocks of lines that belong together: list mark and pictures off, layout kept."""

from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from newsclean.model import Block, Kind, Layout, Place
from newsclean.read.dump.drawn_tables import DrawnTable
from newsclean.read.dump.lines import DumpLine, JoinedLines
from newsclean.read.dump.link_lists import drop_link_numbers
from newsclean.read.dump.program_marks import (
    FORM_FIELD,
    LYNX_INNER_MARK,
    MIN_LYNX_INDENT_COLUMNS,
    drop_edit_marks,
    drop_placeholders,
    find_mark_end,
    is_bracketed,
    is_program_line,
)
from newsclean.read.dump.word_breaks import join_all_broken_lines
from newsclean.read.table_rows import TableRows, join_rows
from newsclean.text.late_patterns import compile_late

HEADING_MARKS = ("#", "*")
HEADING_HASHES = compile_late(r"(#{1,6})\s+(?=\S)")
# Debian's html2text puts six stars around a heading of the first level, one less on each below.
HEADING_STARS = compile_late(r"(\*{2,6})\s+(\S.*\S)\s+\1")
MAX_HEADING_LEVEL = 6


Run = list[DumpLine] | JoinedLines | DrawnTable  # what one block is made of


class DumpMarks(NamedTuple):
    """What the program that wrote a dump marks so that only the whole dump shows it.

    Attributes:
        link_numbers: it numbers links.
        picture_brackets: it puts brackets around the texts that stand for pictures.
    """

    link_numbers: bool = False
    picture_brackets: bool = False


def build_dump_blocks(runs: list[Run], marks: DumpMarks) -> list[Block]:
    """The blocks of runs of lines and of tables, each with the number of empty lines around it."""
    parts = list(map(list_lines, runs))
    gaps = count_blank_lines([(lines[0].number, lines[-1].number) for lines in parts])
    return [
        build_table_block(run.rows, run.lines, beside)
        if isinstance(run, DrawnTable)
        else build_dump_block(run, beside, marks)
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


def build_dump_block(
    run: list[DumpLine] | JoinedLines, gaps: tuple[int, int], marks: DumpMarks
) -> Block:
    """One block of the lines that belong together, with the empty lines above and below them."""
    lines = list_lines(run)
    first = lines[0]
    text = join_run(run)
    bullet, level, kind = "", None, Kind.PARAGRAPH
    if not text[0].isalnum() or first.indent >= MIN_LYNX_INDENT_COLUMNS:  # most lines have no mark
        bullet, text = split_list_mark(text, first.indent)
        if bullet:
            kind, level = Kind.LIST_ITEM, 1
    text = drop_edit_marks(text)
    if "[" in text:
        text = drop_brackets(text, marks)
    if text[:1] in HEADING_MARKS and (heading := read_heading(text)):
        kind, (level, text) = Kind.HEADING, heading
    text = "" if is_program_line(text) else text.strip()
    if "   " in text or "_" in text or "(B" in text:
        text = FORM_FIELD.sub(" ", text).strip()
    if "  " in text or not text.isprintable():  # no other text has white space to fold
        text = " ".join(text.split())
    layout = make_layout(first.indent, bullet, *gaps, len(lines))
    return Block(text, kind, Place(first.number), layout, None, (), level)


def list_lines(run: Run) -> list[DumpLine]:
    """The lines of the dump that a run takes."""
    return run if isinstance(run, list) else run.lines


def join_run(run: list[DumpLine] | JoinedLines) -> str:
    """The text of the lines that belong together."""
    if isinstance(run, JoinedLines):
        return run.text
    return join_all_broken_lines([line.text for line in run]) if len(run) > 1 else run[0].text


def drop_brackets(text: str, marks: DumpMarks) -> str:
    """A text without the link numbers and pictures that programs put into square brackets."""
    if marks.link_numbers:
        text = drop_link_numbers(text)
    if marks.picture_brackets and is_bracketed(text):
        return ""
    return drop_placeholders(text)


def read_heading(text: str) -> tuple[int, str] | None:
    """The level and the words of a heading that a program marked; `None` for other texts.

    >>> read_heading("## Roads"), read_heading("***** Roads *****"), read_heading("** Roads")
    ((2, 'Roads'), (2, 'Roads'), None)
    """
    if found := HEADING_HASHES.match(text):
        return len(found[1]), text[found.end() :]
    if found := HEADING_STARS.fullmatch(text):
        return MAX_HEADING_LEVEL + 1 - len(found[1]), found[2]
    return None


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
