"""Keep lists whole: what the card drops of a list that is story.

An item says little by itself, and the score of a short one is mostly chance. Its list says more
(docs/decisions/0041). Two kinds of rows of blocks are lists: the items of one list element, and
lines whose numbers count up from 1, as a story of ten pictures has them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress, groupby

from newsclean.label.features.containers import is_inside
from newsclean.label.features.markup import is_mostly_link
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.scorecard.card import MIN_LATER_LOG_ODDS
from newsclean.label.story_span import has_text_sign
from newsclean.model import Block, Kind
from newsclean.text.late_patterns import compile_late

__all__ = ["keep_lists_whole"]

MIN_ITEMS = 3  # fewer are no list
MIN_KEPT_LIST_SHARE = 0.67  # of a list's characters that are kept, from which on all items are
# … of a numbered row's lines: nothing but a story counts up in lines of which some are kept.
MIN_KEPT_NUMBERED_SHARE = 0.4
MIN_LIST_LOG_ODDS = -4.5  # the mean of the items of a list that goes on below the story
MAX_LINES_BETWEEN = 12  # from a numbered line to the next: a picture, its caption, some paragraphs
ITEM_TAGS = frozenset({"li", "dt", "dd"})
NUMBERED_LINE = compile_late(r"(?:#|No\.? ?)?(\d{1,3})(?:\. ?|[)）、．:：] ?)(?=\D)")


def keep_lists_whole(blocks: KeptBlocks) -> list[bool]:
    """Which blocks are kept, with the rest of the lists that are story.

    A list is story if most of it is kept, or if it goes on, without a link, in the element of a
    kept block right above it or above its heading. A numbered row is if some of it is kept.
    """
    page = blocks.features.page.blocks
    whole = list(blocks.kept)
    grown = blocks._replace(kept=whole)  # so that a list may go on below another
    for row in sorted(find_lists(page)):
        if is_table_amid(blocks, row):
            whole[row[0]] = True
        elif (first := find_first_of_list(grown, row)) is not None:
            whole[first : row[0]] = [True] * (row[0] - first)
            for i in row:
                whole[i] = True
        elif is_mostly_kept(blocks, row):
            keep_likely(blocks, row, whole)
    for row in find_numbered(page):
        if is_numbered_story(blocks, row):
            keep_likely(blocks, row, whole)
    return whole


def keep_likely(blocks: KeptBlocks, row: Sequence[int], whole: list[bool]) -> None:
    """Keep the items of a list that are not too unlikely and no links."""
    page = blocks.features.page.blocks
    for i in row:
        whole[i] = whole[i] or (blocks.odds[i] > MIN_LATER_LOG_ODDS and not is_mostly_link(page[i]))


def is_mostly_kept(blocks: KeptBlocks, row: Sequence[int]) -> bool:
    """Whether a list is kept for the most part."""
    page = blocks.features.page.blocks
    kept = sum(len(page[i].text) for i in row if blocks.kept[i])
    least = MIN_KEPT_LIST_SHARE * sum(len(page[i].text) for i in row)
    return len(row) >= MIN_ITEMS and kept >= least


def is_numbered_story(blocks: KeptBlocks, row: Sequence[int]) -> bool:
    """Whether so many lines of a numbered row are kept that all are story."""
    kept = sum(blocks.kept[i] for i in row)
    return kept > 0 and kept >= MIN_KEPT_NUMBERED_SHARE * len(row)


def is_table_amid(blocks: KeptBlocks, row: Sequence[int]) -> bool:
    """Whether a table without links stands in the element whose children are the story around it.

    It may stand deeper in that element: in a figure, in details.
    """
    page, at = blocks.features.page.blocks, row[0]
    if page[at].kind is not Kind.TABLE or page[at].links:
        return False
    above = find_kept_above(blocks, at)
    below = next(compress(range(at, len(page)), blocks.kept[at:]), None)
    if above is None or below is None or has_text_sign(blocks.features, slice(at, at + 1)):
        return False
    around = get_path_above(page[above])
    return get_path_above(page[below]) == around and is_inside(page[at], around)


def find_first_of_list(blocks: KeptBlocks, row: Sequence[int]) -> int | None:
    """The first block of a list or table that goes on below a kept block, its heading too.

    `None` where it does not: it must be the next element in that of the kept block, without links.
    """
    page, above = blocks.features.page.blocks, find_kept_above(blocks, row[0])
    if above is None:
        return None
    around, element = get_path_above(page[above]), get_path_above(page[row[0]])
    first = row[0]
    if above == first - 2 and page[first - 1].kind is Kind.HEADING:
        first -= 1
    if any(page[i].links for i in (first, *row)):
        return None
    if has_text_sign(blocks.features, slice(first, row[-1] + 1)):
        return None
    if page[row[0]].kind is not Kind.TABLE:
        element = element.rpartition("/")[0]
    odds = sum(blocks.odds[i] for i in row) / len(row)
    beside = above == first - 1 and element == around == get_path_above(page[row[0] - 1])
    return first if beside and odds >= MIN_LIST_LOG_ODDS else None


def find_kept_above(blocks: KeptBlocks, start: int) -> int | None:
    """The nearest kept block of an HTML page's story above a block."""
    nearest = max(0, start - MAX_LINES_BETWEEN)
    for i in range(start - 1, max(nearest, blocks.first_prose) - 1, -1):
        if blocks.kept[i]:
            return i if blocks.features.page.blocks[i].at.xpath else None
    return None


def get_path_above(block: Block) -> str:
    """The XPath of the element around that of a block."""
    return (block.at.xpath or "").rpartition("/")[0]


def find_lists(page: Sequence[Block]) -> Iterator[list[int]]:
    """The items of each list: of one element, or the items of a dump that follow each other.

    A table of data is a block, and a list of one.
    """
    by_element: defaultdict[int, list[int]] = defaultdict(list)
    for in_list, found in groupby(range(len(page)), lambda i: is_item(page[i])):
        run = list(found)
        if in_list:
            for i in run:
                markup = page[i].markup
                by_element[markup.parent if markup else -1 - run[0]].append(i)
        else:
            yield from ([i] for i in run if page[i].kind is Kind.TABLE)
    yield from by_element.values()


def is_item(block: Block) -> bool:
    """Whether a block is a whole item of a list."""
    if block.markup is None:
        return block.kind is Kind.LIST_ITEM
    return bool(block.markup.tags) and block.markup.tags[-1] in ITEM_TAGS


def find_numbered(page: Sequence[Block]) -> Iterator[list[int]]:
    """Lines near each other whose numbers count up from 1."""
    row: list[int] = []
    for i, block in enumerate(page):
        number = read_number(block.text)
        if number is None:
            continue
        if row and number == len(row) + 1 and i - row[-1] <= MAX_LINES_BETWEEN:
            row.append(i)
            continue
        if len(row) >= MIN_ITEMS:
            yield row
        row = [i] if number == 1 else []
    if len(row) >= MIN_ITEMS:
        yield row


def read_number(text: str) -> int | None:
    """The number with which a line of a numbered row begins.

    >>> [read_number(text) for text in ("3. 挤在下面", "10）The shy one", "#2: Wix", "3.5 metres")]
    [3, 10, 2, None]
    """
    if not text[:1].isdecimal() and text[:1] not in {"#", "N"}:
        return None
    found = NUMBERED_LINE.match(text)
    return int(found[1]) if found else None
