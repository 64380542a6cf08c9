"""A text dump → the same `Page` as HTML gives: lines unwrapped, marks and placeholders taken off.

A dump is what w3m, lynx, "select all, copy" or a crawler leaves of a page. A block is one line, or
a run of lines where the program broke them at a width. The other files of this room know what each
kind of program does. What is story and what is not is decided in `label`.
"""

from newsclean.limits.deadline import check_deadline
from newsclean.model import Block, Caution, Decoded, Page
from newsclean.read.drop_caps import join_drop_caps
from newsclean.read.dump.blank_breaks import join_at_blanks
from newsclean.read.dump.blocks import DumpMarks, Run, build_dump_blocks
from newsclean.read.dump.datelines import join_datelines
from newsclean.read.dump.drawn_tables import DrawnTable, separate_tables
from newsclean.read.dump.frames import take_off_frames
from newsclean.read.dump.lines import MAX_LINES, DumpLine, read_dump_lines
from newsclean.read.dump.link_lists import drop_head_links, drop_link_list, has_link_numbers
from newsclean.read.dump.page_tags import drop_page_tags
from newsclean.read.dump.program_marks import has_picture_brackets
from newsclean.read.dump.readings import drop_readings
from newsclean.read.dump.second_copy import drop_second_copies
from newsclean.read.dump.side_by_side import TextColumn, split_columns
from newsclean.read.dump.text_nodes import find_text_nodes, join_text_nodes
from newsclean.read.dump.unbroken_lines import split_unbroken_lines
from newsclean.read.dump.word_breaks import restore_spaces
from newsclean.read.dump.wrapping import Wrapping, find_wrapping, unwrap_lines
from newsclean.read.spoken_words import drop_spoken_words

MAX_BLOCKS = 20_000
FRONT_MATTER_FENCE = "---"  # above the text, on a line of its own
MAX_FIELD_NAME_CHARS = 26  # in front of the text, in which the colon behind a field's name stands
FIRST_LINES = 4  # that are looked at for such colons
MIN_COLON_LINES = 2  # of them


def read_text(decoded: Decoded) -> Page:
    r"""Read a text dump into blocks: one for each paragraph, heading, list item and table.

    Args:
        decoded: the text; only `text` is read.

    Returns:
        A page of the kind `text`. Its blocks say at which line they begin, from 1. Its claims are
        the fields that a crawler wrote above the text. A caution `page_cut` says that the dump
        is longer than 100,000 lines or 20,000 blocks, and the rest was not read.

    >>> page = read_text(Decoded("  • One\n  • Two\n\nA line.", "utf-8", "utf-8", 1.0))
    >>> [(block.text, str(block.kind), block.at.line) for block in page.blocks]
    [('One', 'list_item', 1), ('Two', 'list_item', 2), ('A line.', 'paragraph', 4)]
    """
    text = drop_page_tags(decoded.text)
    lines = read_dump_lines(text)
    check_deadline()
    cut = len(lines) > MAX_LINES
    del lines[MAX_LINES:]
    page = Page("text", ())
    if lines and lines[0].text == FRONT_MATTER_FENCE:
        from newsclean.read.dump.front_matter import read_front_matter  # noqa: PLC0415 - few dumps need it

        claims, lines = read_front_matter(lines)
        page = page._replace(claims=claims)
    if not page.claims and may_start_with_fields(lines):
        from newsclean.read.dump.head_fields import read_head_fields  # noqa: PLC0415 - few dumps need it

        claims, lines = read_head_fields(lines)
        page = page._replace(claims=claims)
    blocks = drop_readings(split_into_blocks(lines, text), text)
    blocks = drop_spoken_words(blocks, text)
    if cut or len(blocks) > MAX_BLOCKS:
        last = blocks[:MAX_BLOCKS][-1]
        number = (last.at.line or 0) + last.layout.lines - 1
        caution = Caution("page_cut", f"only the first {number:,} lines were read")
        page = page._replace(cautions=(caution,))
        del blocks[MAX_BLOCKS:]
    return page._replace(blocks=tuple(join_drop_caps(drop_second_copies(blocks))))


def may_start_with_fields(lines: list[DumpLine]) -> bool:
    """Whether a dump may begin with fields: its first lines have a colon behind a word or two."""
    first = [line.text[:MAX_FIELD_NAME_CHARS].replace("：", ":") for line in lines[:FIRST_LINES]]
    return sum(":" in text for text in first) >= MIN_COLON_LINES


def split_into_blocks(lines: list[DumpLine], text: str) -> list[Block]:
    """The blocks of the lines, read as the program that wrote them laid them out."""
    if "](" in text or ("**" in text and "# " in text):
        from newsclean.read.dump import markdown  # noqa: PLC0415 - few dumps need it

        if markdown.is_markdown(lines):
            return markdown.read_markdown_blocks(lines, text)
    above_list = drop_link_list(lines)
    check_deadline()
    marks = DumpMarks(
        link_numbers=has_link_numbers(above_list, listed=len(above_list) < len(lines)),
        picture_brackets=has_picture_brackets(above_list),
    )
    lines = split_unbroken_lines(drop_head_links(above_list))
    check_deadline()
    columns: list[TextColumn] = []
    for part in take_off_frames(lines):
        columns += split_columns(part.lines) if part.edge is None else [part]
    check_deadline()
    runs = group_lines(columns, text)
    check_deadline()
    return build_dump_blocks(runs[: MAX_BLOCKS + 1], marks)


def group_lines(columns: list[TextColumn], text: str) -> list[Run]:
    """The lines of one block each, in reading order, and the tables.

    How lines were broken is found out from those outside of columns: a column has its own edge.
    `text` is the whole dump, with the blanks at the ends of lines.
    """
    page = [line for column in columns if column.edge is None for line in column.lines]
    wrapping = find_wrapping(page)
    nodes = find_text_nodes(page, text, wrapping)
    runs: list[Run] = []
    for column in columns:
        for part in separate_tables(column.lines):
            check_deadline()
            if isinstance(part, DrawnTable):
                runs.append(part)
            elif column.edge is not None:
                runs += unwrap_lines(Wrapping(part, column.edge))
            elif nodes:
                runs += join_text_nodes(part, nodes)
            elif wrapping:
                again = wrapping.measure_again(part)
                runs += restore_spaces(list(unwrap_lines(again)), again)
            else:
                runs += ([line] for line in part)
    return join_datelines(runs if nodes else join_at_blanks(runs, page, wrapping))
