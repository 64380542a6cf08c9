"""Menus and footers: the middle of a long run of links, or of short lines, is not weighed.

Four in ten blocks of a newsroom's page are such links, and a third of the lines of its dump are
left out so; in two kinds of dumps of 614 pages six of those lines were story. What is left out is
furniture. Body and fields from HTML were the same to .001 of F1, and a page took a tenth less
time. Either end of a run is weighed, for what stands beside a run is told by it, and a headline
and its by-line may be its last lines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsclean.model import Block, Kind, Page
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import NON_DECIMAL_DIGITS, count_effective_chars

MIN_MENU_LINK_SHARE = 0.95  # share of a text's characters that stand in links
MAX_MENU_LINK_CHARS = 60  # characters: a longer one may be a headline with its teaser
EDGE_LINKS = 3  # links at either end of a run that are weighed
MAX_MENU_EFF_CHARS = 40.0  # effective characters: a longer line may be a headline or a sentence
DIGIT_OR_COLON = re.compile(
    rf"[\d{NON_DECIMAL_DIGITS}:：]"
)  # dates and labels: such lines are always weighed
FIRST_MENU_LINES, LAST_MENU_LINES = 6, 14  # short lines at the ends of a run that are weighed


def skip_menu_runs(page: Page) -> tuple[Page, list[int]]:
    """A page without the middle of its menus, and the indexes of the blocks that it still has.

    >>> from newsclean.model import Markup, Place
    >>> link = Block("News", Kind.LIST_ITEM, Place(), markup=Markup(link_chars=4))
    >>> other = link._replace(markup=Markup())
    >>> skip_menu_runs(Page("html", (*[link] * 8, other)))[1]
    [0, 1, 2, 5, 6, 7, 8]
    """
    runs = (
        split_link_runs(page.blocks) if page.kind == "html" else split_short_line_runs(page.blocks)
    )
    places = [i for run in runs for i in run]
    return page._replace(blocks=tuple(page.blocks[i] for i in places)), places


def split_link_runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Runs of links of one landmark without their middle, and runs of other blocks."""
    for linked, found in groupby(range(len(blocks)), lambda i: find_link_landmark(blocks[i])):
        run = list(found)
        yield (
            run
            if linked is None or len(run) <= 2 * EDGE_LINKS
            else run[:EDGE_LINKS] + run[-EDGE_LINKS:]
        )


def find_link_landmark(block: Block) -> str | None:
    """The landmark around a block that is nothing but a short link; `None` for any other block."""
    mark, length = block.markup, len(block.text)
    if mark is None or length >= MAX_MENU_LINK_CHARS or block.kind is Kind.HEADING:
        return None
    return mark.landmark or "" if mark.link_chars >= MIN_MENU_LINK_SHARE * length else None


def split_short_line_runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Runs of a dump's short lines without their middle, and runs of other lines.

    >>> from newsclean.model import Place
    >>> lines = [*["Sports"] * 12, "News: 3", *["Weather"] * 12]
    >>> next(split_short_line_runs([Block(line, Kind.PARAGRAPH, Place()) for line in lines]))[4:8]
    [4, 5, 11, 12]
    """
    for short, found in groupby(range(len(blocks)), lambda i: is_menu_line(blocks[i].text)):
        run = list(found)
        if short and len(run) > FIRST_MENU_LINES + LAST_MENU_LINES:
            middle = (
                i
                for i in run[FIRST_MENU_LINES:-LAST_MENU_LINES]
                if DIGIT_OR_COLON.search(blocks[i].text)
            )
            run = [*run[:FIRST_MENU_LINES], *middle, *run[-LAST_MENU_LINES:]]
        yield run


def is_menu_line(text: str) -> bool:
    """Whether a line may be a menu's: few words and no full stop."""
    return (
        len(text) < MAX_MENU_EFF_CHARS
        and count_effective_chars(text) < MAX_MENU_EFF_CHARS
        and text[-1:] not in SENTENCE_ENDS
    )
