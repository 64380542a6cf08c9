"""Skip what stands far from all prose: most menus, footers and lists of links are not weighed.

Half of the blocks of an HTML page are such, and no rule or field reads more of them than their text
(docs/decisions/0027). So only these are weighed: prose and first-level headings; near them the
longer lines, the items of lists, and what may be a date, a label or a credit; what stands beside
any of these. Of a dump only menus are skipped (see `menu_runs`).
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import compress, groupby

from newsclean.label.menu_runs import DIGIT_OR_COLON, find_middle, split_short_line_runs
from newsclean.model import Block, Kind, Page
from newsclean.text.sentences import ends_sentence
from newsclean.text.width import count_effective_chars

MAX_LINK_SHARE = 0.5  # share of a block's characters in links: one with more is a link
MIN_PROSE_EFF_CHARS = 120.0  # from this length on a block is prose, however it ends
MIN_LINE_EFF_CHARS = 40.0  # a shorter line is mostly a button or a menu's
LETTERS_WITHOUT_STOP = frozenset(map(chr, range(0x0E01, 0x0F00)))  # Thai, Lao: no full stops
LISTS = (Kind.LIST_ITEM, Kind.TABLE)
# Blocks
LINES_ABOVE_PROSE, LINES_BELOW_PROSE = 20, 8  # near prose: its headline and date, its credits
MAX_GAP_BLOCKS = 2  # between lines that follow each other
BLOCKS_ABOVE_LINE, BLOCKS_BELOW_LINE = 3, 2  # beside a line: a headline above its date, a name


class Sign(Enum):
    """What a block by itself shows of a story near it."""

    NOTHING = 0
    LINE = 1  # it may belong to a story, where prose is near
    SENTENCE = 2  # a line with a full stop: two in a row are prose
    PROSE = 3
    HEADING = 4  # of the first level: most stand above the story


NOTHING, LINE, SENTENCE, PROSE, HEADING = Sign  # a member of an enumeration is slow to reach
HEADING_KIND = Kind.HEADING


def skip_unweighed(page: Page) -> tuple[Page, list[int]]:
    """A page without the blocks that are not weighed, and the indexes of those that it still has.

    >>> from newsclean.model import Place
    >>> menu = [Block("News", Kind.PARAGRAPH, Place())] * 9
    >>> prose = Block("The bridge opens today. " * 6, Kind.PARAGRAPH, Place())
    >>> skip_unweighed(Page("html", (*menu, prose, *menu)))[1]
    [6, 7, 8, 9, 10, 11]
    """
    if page.kind == "html":
        places = find_near_prose(page.blocks)
    else:
        places = [i for run in split_short_line_runs(page.blocks) for i in run]
    return page._replace(blocks=tuple(page.blocks[i] for i in places)), places


def find_near_prose(blocks: Sequence[Block]) -> list[int]:
    """The indexes of the blocks of an HTML page to weigh; of one without prose all but menus."""
    signs = [read_sign(block) for block in blocks]
    prose = list(find_prose(signs))
    if not prose:
        return skip_link_runs(signs)
    lines = [i for i, sign in enumerate(signs) if sign is not NOTHING]
    headings = (i for i in lines if signs[i] is HEADING)
    near = mark_around([*prose, *headings], len(blocks), LINES_ABOVE_PROSE, LINES_BELOW_PROSE)
    lines = list(follow_down(lines, near))
    weighed = mark_around(lines, len(blocks), BLOCKS_ABOVE_LINE, BLOCKS_BELOW_LINE)
    return list(compress(range(len(blocks)), weighed))


def read_sign(block: Block) -> Sign:
    """What a block by itself shows of a story near it.

    >>> from newsclean.model import Kind, Place
    >>> texts = "News", "By: Jo", "It rained on the old bridge for forty days.", "新闻" * 24
    >>> [read_sign(Block(text, Kind.PARAGRAPH, Place())).name for text in texts]
    ['NOTHING', 'LINE', 'SENTENCE', 'PROSE']
    """
    text = block.text
    length: float = len(text)
    if block.kind is HEADING_KIND and block.level == 1:
        return HEADING
    if block.markup and block.markup.link_chars > MAX_LINK_SHARE * length:
        return NOTHING
    if length < MIN_PROSE_EFF_CHARS and not text.isascii():
        length = count_effective_chars(text)
    if length >= MIN_PROSE_EFF_CHARS:
        return PROSE
    if length >= MIN_LINE_EFF_CHARS:
        return SENTENCE if ends_sentence(text) or text[-1] in LETTERS_WITHOUT_STOP else LINE
    return LINE if block.kind in LISTS or DIGIT_OR_COLON.search(text) else NOTHING


def find_prose(signs: Sequence[Sign]) -> Iterator[int]:
    """The indexes of prose: long blocks, and sentences that follow each other.

    >>> list(find_prose([LINE, SENTENCE, LINE, SENTENCE, SENTENCE, PROSE]))
    [3, 4, 5]
    """
    rows = zip([NOTHING, *signs], signs, [*signs[1:], NOTHING], strict=False)
    for i, (before, sign, after) in enumerate(rows):
        in_a_row = sign is SENTENCE and SENTENCE in {before, after}
        if in_a_row or sign is PROSE:
            yield i


def follow_down(lines: Iterable[int], near: Sequence[int]) -> Iterator[int]:
    """The lines near prose, and those that follow them without a wide gap, as a long list does.

    >>> list(follow_down([0, 1, 4, 7, 11], [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
    [1, 4, 7]
    """
    end = -1  # of the last that was found, with the gap below it
    for i in lines:
        if near[i] or i <= end:
            end = i + 1 + MAX_GAP_BLOCKS
            yield i


def skip_link_runs(signs: Sequence[Sign]) -> list[int]:
    """The indexes of the blocks of a page without prose, but for the middle of long menus."""
    skipped: set[int] = set()
    for nothing, found in groupby(range(len(signs)), lambda i: signs[i] is Sign.NOTHING):
        if nothing:
            skipped.update(find_middle(list(found)))
    return [i for i in range(len(signs)) if i not in skipped]


def mark_around(indexes: Iterable[int], count: int, above: int, below: int) -> bytearray:
    """For each of so many blocks 1 if it stands among or near some, else 0.

    >>> list(mark_around([3], 6, 2, 1))
    [0, 1, 1, 1, 1, 0]
    """
    marked = bytearray(count)
    for i in indexes:
        first, end = max(0, i - above), min(count, i + below + 1)
        marked[first:end] = b"\1" * (end - first)
    return marked
