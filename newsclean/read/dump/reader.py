"""A text dump → the same `Page` as HTML gives: lines unwrapped, marks and placeholders taken off.

A dump is what w3m, lynx, "select all, copy" or a crawler leaves of a page: every block a line, or,
where the program broke lines at a width, a run of lines; `dumps` knows what each kind of program
leaves. Nothing is judged here; see `label`.
"""

from newsclean.model import Block, Caution, Decoded, Page
from newsclean.read.dump.blocks import blocks_of
from newsclean.read.dump.drawn_tables import Drawn, with_tables
from newsclean.read.dump.glued_blocks import parted
from newsclean.read.dump.lines import MOST_LINES, Line, lines_of
from newsclean.read.dump.link_lists import has_link_numbers, without_head_links, without_link_list
from newsclean.read.dump.repeated_page import without_copies
from newsclean.read.dump.side_by_side import columns_of
from newsclean.read.dump.text_nodes import has_text_nodes, joined_nodes
from newsclean.read.dump.wrapping import Wrapping, unwrapped, wrapping_of

MOST_BLOCKS = 20_000
LONGEST_LABEL = 26  # characters in which a field's colon stands
FEWEST_FIELDS = 2  # of the first four lines


def read_text(decoded: Decoded) -> Page:
    r"""Read a dump into blocks, one a paragraph, heading or list item.

    >>> page = read_text(Decoded("  • One\n  • Two\n\nA line.", "utf-8", "utf-8", 1.0))
    >>> [(block.text, str(block.kind), block.at.line) for block in page.blocks]
    [('One', 'list_item', 1), ('Two', 'list_item', 2), ('A line.', 'paragraph', 4)]
    """
    lines = lines_of(decoded.text)
    cut = len(lines) > MOST_LINES
    del lines[MOST_LINES:]
    page = Page("text", ())
    if is_headed(lines):
        from newsclean.read.dump.head_fields import head_of  # noqa: PLC0415 - few dumps need it

        claims, lines = head_of(lines)
        page = page._replace(claims=claims)
    blocks = blocks_in(lines, decoded.text)
    if cut or len(blocks) > MOST_BLOCKS:
        last = blocks[:MOST_BLOCKS][-1]
        number = (last.at.line or 0) + last.layout.lines - 1
        caution = Caution("page_cut", f"only the first {number:,} lines were read")
        return page._replace(blocks=tuple(blocks[:MOST_BLOCKS]), cautions=(caution,))
    return page._replace(blocks=tuple(without_copies(blocks)))


def is_headed(lines: list[Line]) -> bool:
    """Whether a dump may begin with fields: its first lines have a colon behind a word or two."""
    first = [line.text[:LONGEST_LABEL].replace("：", ":") for line in lines[:4]]
    return sum(":" in text for text in first) >= FEWEST_FIELDS


def blocks_in(lines: list[Line], text: str) -> list[Block]:
    """The blocks of the lines, by the kind of program that wrote them."""
    if "](" in text or ("**" in text and "# " in text):
        from newsclean.read.dump import markdown  # noqa: PLC0415 - few dumps need it

        if markdown.is_markdown(lines):
            return markdown.markdown_blocks(lines, text)
    lines = without_link_list(lines)
    numbered = has_link_numbers(lines)
    lines = parted(without_head_links(lines))
    runs: list[list[Line] | Drawn] = []
    columns = columns_of(lines)
    page = [line for column in columns if column.edge is None for line in column.lines]
    wrapping = wrapping_of(page)
    nodes = not wrapping and has_text_nodes(page)
    for column in columns:
        for part in with_tables(column.lines):
            if isinstance(part, Drawn):
                runs.append(part)
            elif column.edge is not None:
                runs += unwrapped(Wrapping(part, column.edge))
            elif wrapping:
                runs += unwrapped(wrapping.of(part))
            elif nodes:
                runs += joined_nodes(part)
            else:
                runs += ([line] for line in part)
    return blocks_of(runs[: MOST_BLOCKS + 1], numbered=numbered)
