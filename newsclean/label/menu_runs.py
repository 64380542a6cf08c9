"""Skip menus and footers: the middle of a long run of links, or of short lines, is not weighed.

Nearly half of the blocks of a newsroom's page are such links, and what is skipped is furniture
whatever the card would say (docs/decisions/0014 and 0015). Both ends of a run are weighed: a
headline and its byline may be its last lines, and the features of a block count what is beside it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from newsclean.model import Block, Kind, Page
from newsclean.native import NON_DECIMAL_DIGITS
from newsclean.text.late_patterns import compile_late
from newsclean.text.sentences import SENTENCE_ENDS
from newsclean.text.width import count_effective_chars

# In HTML
MIN_MENU_LINK_SHARE = 0.95  # share of a block's characters that stand in links
MAX_MENU_LINK_CHARS = 60  # from this length on a link may be a headline with its teaser
EDGE_LINKS = 3  # links at either end of a run that are weighed
# In dumps
MAX_MENU_EFF_CHARS = 40.0  # from this length on a line may be a headline or a sentence
FIRST_MENU_LINES, LAST_MENU_LINES = 6, 14  # lines at the ends of a run that are weighed
DIGIT_OR_COLON = compile_late(
    rf"[\d{NON_DECIMAL_DIGITS}:：]"
)  # of dates and labels: always weighed


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
    for landmark, found in groupby(range(len(blocks)), lambda i: find_link_landmark(blocks[i])):
        run = list(found)
        if landmark is not None and len(run) > 2 * EDGE_LINKS:
            run = run[:EDGE_LINKS] + run[-EDGE_LINKS:]
        yield run


def find_link_landmark(block: Block) -> str | None:
    """The landmark around a block that is a short link, "" without one; `None` for other blocks."""
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
            middle = run[FIRST_MENU_LINES:-LAST_MENU_LINES]
            weighed = (i for i in middle if DIGIT_OR_COLON.search(blocks[i].text))
            run = [*run[:FIRST_MENU_LINES], *weighed, *run[-LAST_MENU_LINES:]]
        yield run


def is_menu_line(text: str) -> bool:
    """Whether a line may stand in a menu: short, and without the end of a sentence."""
    return (
        len(text) < MAX_MENU_EFF_CHARS
        and count_effective_chars(text) < MAX_MENU_EFF_CHARS
        and text[-1:] not in SENTENCE_ENDS
    )
