"""A text dump → the same `Page` as HTML gives: lines unwrapped, marks and placeholders taken off.

A dump is what w3m, lynx, "select all, copy" or a crawler leaves of a page: every block a line, or,
where the program broke lines at a width, a run of lines; `dumps` knows what each kind of program
leaves. Nothing is judged here; see `label`.
"""

from newsclean.dumps.blocks import blocks_of
from newsclean.dumps.copies import without_copies
from newsclean.dumps.lines import MOST_LINES, Line, lines_of
from newsclean.dumps.link_lists import has_link_numbers, without_link_list
from newsclean.dumps.text_nodes import has_text_nodes, joined_nodes
from newsclean.dumps.wrapping import unwrapped, wrapping_of
from newsclean.model import Block, Caution, Decoded, Page

MOST_BLOCKS = 20_000


def read_text(decoded: Decoded) -> Page:
    r"""Read a dump into blocks, one a paragraph, heading or list item.

    >>> page = read_text(Decoded("  • One\n  • Two\n\nA line.", "utf-8", "utf-8", 1.0))
    >>> [(block.text, str(block.kind), block.at.line) for block in page.blocks]
    [('One', 'list_item', 1), ('Two', 'list_item', 2), ('A line.', 'paragraph', 4)]
    """
    lines = lines_of(decoded.text)
    cut = len(lines) > MOST_LINES
    del lines[MOST_LINES:]
    blocks = blocks_in(lines, decoded.text)
    if cut or len(blocks) > MOST_BLOCKS:
        last = blocks[:MOST_BLOCKS][-1]
        number = (last.at.line or 0) + last.layout.lines - 1
        caution = Caution("page_cut", f"only the first {number:,} lines were read")
        return Page("text", tuple(blocks[:MOST_BLOCKS]), cautions=(caution,))
    return Page("text", tuple(without_copies(blocks)))


def blocks_in(lines: list[Line], text: str) -> list[Block]:
    """The blocks of the lines, by the kind of program that wrote them."""
    if "](" in text or ("**" in text and "# " in text):
        from newsclean.dumps import markdown  # noqa: PLC0415 - few dumps need it

        if markdown.is_markdown(lines):
            return markdown.markdown_blocks(lines, text)
    lines = without_link_list(lines)
    numbered = has_link_numbers(lines)
    wrapping = wrapping_of(lines)
    if wrapping:
        runs = unwrapped(wrapping)
    elif has_text_nodes(lines):
        runs = joined_nodes(lines)
    else:
        runs = [[line] for line in lines]
    return blocks_of(runs[: MOST_BLOCKS + 1], numbered=numbered)
