"""The credits of a page, read once for all fields from the lines where pages print them.

Three zones of a page are searched: the head (the blocks above the body), the edges of the body and
what stands between its blocks, and the tail (the blocks below the body).
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from newsclean.label.labelled_page import BODY_ROLES, LabelledPage, is_hidden, once_a_page
from newsclean.model import Block, Kind, Role
from newsclean.parsers.brackets import CLOSING_BRACKETS, OPENING_BRACKETS
from newsclean.parsers.credits.coverage import credit_coverage
from newsclean.parsers.credits.labels import LABEL_COLONS
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.values import Credit
from newsclean.text.fold import fold

__all__ = [
    "MIN_CREDIT_SHARE",
    "PageCredit",
    "Zone",
    "find_page_credits",
    "has_no_alnum",
    "is_shown",
    "is_story_hidden",
    "list_head_blocks",
    "list_head_indices",
    "list_tail_blocks",
    "space_edges",
]

MAX_HEAD_BLOCKS = 25  # blocks above the body: share buttons and menus may stand among them
MAX_TAIL_BLOCKS = 15  # blocks below the body
MAX_FOREIGN_BLOCKS = 2  # lone lines such as 相关新闻 stand between the body and its editor
MAX_EDGE_BLOCKS = 5  # blocks at both ends of the body that may be credit lines
MAX_EDGE_CHARS = 160  # characters of a paragraph that may be a credit line as a whole
MIN_CREDIT_SHARE = 0.5  # share of a headline's text that makes it a credit line all the same
MAX_BODY_CREDIT_BLOCKS = 600  # with credits, between its edges, that are read
MAX_CUE_CHARS = 40  # of a line that are looked at for a cue of other stories
MAX_OPENING_BLOCKS = 2  # blocks of the body that may open with credits in brackets
MAX_LABEL_CHARS = 8  # of a line that is a label alone: 责任编辑：
MAX_SPLIT_VALUE_CHARS = 30  # of its value on the next line
DATE_UNITS = frozenset("年月日时時分年월일")  # 2024<b>年</b>5月: no word of its own
BUTTON_SIGNS = frozenset("+＋")  # +关注
MAX_BRACKET_OFFSET_CHARS = 60  # characters before such a bracket: 新京报快讯（记者 张三）
# A pattern of wide signs takes 1 ms to compile, and `str.translate` looks at every character.
NARROW_BRACKETS = tuple(zip("（）【】〔〕", "()[][]", strict=True))
BRACKETED_TEXT = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")


class Zone(StrEnum):
    """A part of a page by its place to the body, in the order in which credits are believed."""

    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


class PageCredit(NamedTuple):
    """A credit with its place.

    Attributes:
        credit: the credit.
        block_index: the index of its block among the page's.
        block: its block.
        zone: the zone that the block stands in.
    """

    credit: Credit
    block_index: int
    block: Block
    zone: Zone


@once_a_page
def list_head_indices(page: LabelledPage) -> tuple[int, ...]:
    """Indexes of the shown blocks above the body, in order."""
    start, _ = page.span()
    above = range(max(0, start - MAX_HEAD_BLOCKS), start)
    return tuple(i for i in above if is_shown(page.labelled[i].block))


@once_a_page
def list_tail_indices(page: LabelledPage) -> tuple[int, ...]:
    """Indexes of the shown blocks below the body, up to a list of other stories or the comments.

    The items of a list under a heading of other stories are those stories, credits and all.
    """
    _, end = page.span()
    indices, foreign, listed = [], 0, False
    for i, item in enumerate(page.labelled[end : end + MAX_TAIL_BLOCKS], start=end):
        foreign += item.role in {Role.RELATED, Role.COMMENT}
        if foreign > MAX_FOREIGN_BLOCKS:
            break
        is_heading = item.block.kind is Kind.HEADING and item.role is Role.RELATED
        listed = is_heading or (listed and item.block.kind is Kind.LIST_ITEM)
        if listed:
            continue
        if is_shown(item.block) or (is_hidden(item.block) and is_story_hidden(page)):
            indices.append(i)
    return tuple(indices)


def is_story_hidden(page: LabelledPage) -> bool:
    """Whether the story itself is hidden, as on WeChat: then its credits may be as well."""
    return any(is_hidden(block) for block in page.body[:1])


def list_head_blocks(page: LabelledPage) -> list[Block]:
    """The shown blocks above the body, in order."""
    return [page.labelled[i].block for i in list_head_indices(page)]


def list_tail_blocks(page: LabelledPage) -> list[Block]:
    """The shown blocks below the body, up to a list of other stories or the comments."""
    return [page.labelled[i].block for i in list_tail_indices(page)]


def is_shown(block: Block) -> bool:
    """Whether a reader sees a block, outside menus."""
    return block.markup is None or not (block.markup.hidden or block.markup.landmark == "nav")


def space_edges(block: Block) -> str:
    """A block's text with a space where two elements touch between letters or digits.

    A browser may set them apart by style alone: <b>来源：河湾报</b><span>2024-05-20</span>
    """
    text = block.text
    for edge in reversed(block.edges):
        before, after = text[edge - 1], text[edge : edge + 1]
        is_in_date = (before.isdigit() and after in DATE_UNITS) or (
            before in DATE_UNITS and after.isdigit()
        )
        touches = before.isalnum() and (after.isalnum() or after in BUTTON_SIGNS)
        if touches and not is_in_date:
            text = f"{text[:edge]} {text[edge:]}"
    return text


def has_no_alnum(block: Block) -> bool:
    """Whether a block has no letter and no digit: a rule, a sign from an icon font."""
    return not any(map(str.isalnum, block.text))


@once_a_page
def find_page_credits(page: LabelledPage) -> tuple[PageCredit, ...]:
    """All credits of a page in its order."""
    return (*read_head_credits(page), *read_body_credits(page), *read_tail_credits(page))


def read_head_credits(page: LabelledPage) -> Iterator[PageCredit]:
    """The credits above the body; of a headline only where most of it is one.

    某某报评论员：再谈…… names nobody who wrote the story.
    """
    for i in list_head_indices(page):
        block = page.labelled[i].block
        text = space_edges(block)
        credits = parse_credits(text, page.lexicon)
        is_h1 = block.level == 1 and block.kind is Kind.HEADING
        is_title = i in page.headline or is_h1
        if is_title and credit_coverage(text, credits) < MIN_CREDIT_SHARE:
            continue
        yield from (PageCredit(credit, i, block, Zone.HEAD) for credit in credits)
    yield from read_split_credits(list_head_indices(page), page, Zone.HEAD)


def read_split_credits(
    indices: tuple[int, ...], page: LabelledPage, zone: Zone
) -> Iterator[PageCredit]:
    """The credits whose label is a line of its own, with the value on the next line.

    Dumps set them apart so: 来源: and below it 河湾日报. A line that is a label or a credit itself,
    or a headline, is no value.
    """
    for i, following in pairwise(indices):
        label, value = page.labelled[i].block.text.strip(), page.labelled[following].block
        is_label = len(label) <= MAX_LABEL_CHARS and label[-1:] in LABEL_COLONS
        adjacent = following == i + 1 and following not in page.headline
        if not (is_label and adjacent and may_be_split_value(value, page)):
            continue
        credits = parse_credits(f"{label}{value.text.strip()}", page.lexicon)
        if credits and credits[0].start == 0:
            yield from (PageCredit(credit, following, value, zone) for credit in credits)


def may_be_split_value(block: Block, page: LabelledPage) -> bool:
    """Whether a line may be the value of the label above it: short, no label and no credit."""
    text = block.text.strip()
    return (
        text[:1].isalnum()
        and len(text) <= MAX_SPLIT_VALUE_CHARS
        and block.kind is not Kind.HEADING
        and LABEL_COLONS.isdisjoint(text)
        and fold(text) not in page.lexicon.credit
        and not parse_credits(text, page.lexicon)
    )


def read_body_credits(page: LabelledPage) -> Iterator[PageCredit]:
    """The credits of the body's first and last blocks, and of blocks between that are no body.

    A short block is read as a whole; of others the brackets at the start and the end of the story
    are read. Paragraphs in the middle have none: 他对记者说：“作者是谁并不重要。”
    """
    start, end = page.span()
    left = MAX_BODY_CREDIT_BLOCKS
    body = [i for i in range(start, end) if page.labelled[i].role in BODY_ROLES]
    closing = frozenset(body[-MAX_EDGE_BLOCKS:])
    edges = closing.union(body[:MAX_EDGE_BLOCKS])
    middle = frozenset(body) - edges
    for i in range(start, end):
        if i in middle or (left <= 0 and i not in edges):
            continue
        block = page.labelled[i].block
        is_line = len(block.text) <= MAX_EDGE_CHARS
        credits = parse_credits(space_edges(block), page.lexicon) if is_line else ()
        if credits and points_elsewhere(block, page):
            continue
        left -= bool(credits)
        yield from (PageCredit(credit, i, block, Zone.BODY) for credit in credits)
        if not credits and (i in edges or i >= end - MAX_TAIL_BLOCKS):
            opens = i in body[:MAX_OPENING_BLOCKS]
            closes = i in closing or i not in edges
            yield from read_bracketed_credits(page, i, opens=opens, closes=closes)
            if opens:
                yield from read_opening_byline(page, i)


def read_opening_byline(page: LabelledPage, index: int) -> Iterator[PageCredit]:
    """The credits between a dateline and an equals sign: (서울=새벽뉴스) 홍길동 기자 = …."""
    block = page.labelled[index].block
    if block.text[:1] not in OPENING_BRACKETS:
        return
    line = block.text[: MAX_BRACKET_OFFSET_CHARS + 1]
    closed = min((line.find(char) for char in CLOSING_BRACKETS if char in line), default=-1)
    byline, sign, _ = line[closed + 1 :].partition("=")
    for credit in parse_credits(byline.strip(), page.lexicon) if closed > 0 and sign else ():
        yield PageCredit(credit, index, block, Zone.BODY)


def points_elsewhere(block: Block, page: LabelledPage) -> bool:
    """Whether a line is a card of another story: it begins with a cue of those and a colon.

    延伸阅读：老街钟楼修缮方案公布 作者：杜可
    """
    opening, colon, _ = fold(block.text[:MAX_CUE_CHARS]).partition(":")
    return bool(colon) and opening.strip() in page.lexicon.cues["related"]


def read_tail_credits(page: LabelledPage) -> Iterator[PageCredit]:
    """The credits below the body."""
    for i in list_tail_indices(page):
        block = page.labelled[i].block
        for credit in parse_credits(space_edges(block), page.lexicon):
            yield PageCredit(credit, i, block, Zone.TAIL)
    yield from read_split_credits(list_tail_indices(page), page, Zone.TAIL)


def read_bracketed_credits(
    page: LabelledPage, index: int, *, opens: bool, closes: bool
) -> Iterator[PageCredit]:
    """The credits in brackets at the start or at the end of a block of the body.

    Args:
        page: the page.
        index: the block's index.
        opens: brackets near the block's start count.
        closes: brackets at the block's end count; a full stop may follow.
    """
    block = page.labelled[index].block
    text = narrow = block.text
    opened = opens and not OPENING_BRACKETS.isdisjoint(text[: MAX_BRACKET_OFFSET_CHARS + 1])
    closed = closes and not CLOSING_BRACKETS.isdisjoint(text[-2:])
    if not (opened or closed):  # most end here
        return
    for wide, sign in NARROW_BRACKETS:
        narrow = narrow.replace(wide, sign)
    for match in BRACKETED_TEXT.finditer(narrow):
        at_start = opens and match.start() <= MAX_BRACKET_OFFSET_CHARS
        at_end = closes and match.end() >= len(text) - 1
        if at_start or at_end:
            for credit in parse_credits(text[match.start(1) : match.end(1)], page.lexicon):
                yield PageCredit(credit, index, block, Zone.BODY)
