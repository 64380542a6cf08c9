"""The credits around a story: read once from the lines where pages print them, for all fields."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.label.labelled_page import BODY_ROLES, LabelledPage, once_a_page
from newsclean.model import Block, Kind, Role
from newsclean.parsers.credits.coverage import credit_coverage
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.values import Credit

__all__ = [
    "MIN_CREDIT_SHARE",
    "PageCredit",
    "find_page_credits",
    "has_no_alnum",
    "list_head_blocks",
    "list_tail_blocks",
]

MAX_HEAD_BLOCKS = (
    25  # blocks above the story that may hold its credits: share bars and menus stand between
)
MAX_FOREIGN_BLOCKS = 2  # lone lines such as 相关新闻 stand between a story and its editor
MAX_TAIL_BLOCKS = 15  # blocks below it
MAX_EDGE_BLOCKS = 5  # blocks of the body, at both ends, whose whole line may be a credit
MIN_CREDIT_SHARE = 0.5  # of a headline that is a credit line all the same
MAX_EDGE_CHARS = 160  # of a paragraph that may be a credit line as a whole
NARROW_BRACKETS = str.maketrans(
    "（）【】", "()[]"
)  # a pattern of wide characters takes 1 ms to compile
BRACKETED_TEXT = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
MAX_BRACKET_OFFSET_CHARS = 60  # characters of a first paragraph: 新京报快讯（记者 张三）


class PageCredit(NamedTuple):
    """A credit with its block and the part of the page that it stands in: head, body or tail."""

    credit: Credit
    block: Block
    zone: str


def list_head_blocks(story: LabelledPage) -> list[Block]:
    """The blocks above the story, in order."""
    start, _ = story.span()
    return [
        item.block
        for item in story.labelled[max(0, start - MAX_HEAD_BLOCKS) : start]
        if is_shown(item.block)
    ]


def list_tail_blocks(story: LabelledPage) -> list[Block]:
    """The blocks below the story, up to the list of other stories or the comments."""
    _, end = story.span()
    blocks, foreign = [], 0
    for item in story.labelled[end : end + MAX_TAIL_BLOCKS]:
        foreign += item.role in {Role.RELATED, Role.COMMENT}
        if foreign > MAX_FOREIGN_BLOCKS:
            break
        if is_shown(item.block):
            blocks.append(item.block)
    return blocks


def is_shown(block: Block) -> bool:
    """Whether a reader sees a block, outside menus."""
    return block.markup is None or not (block.markup.hidden or block.markup.landmark == "nav")


def has_no_alnum(block: Block) -> bool:
    """Whether a block has no letter and no digit: a rule, a sign from an icon font."""
    return not any(map(str.isalnum, block.text))


@once_a_page
def find_page_credits(story: LabelledPage) -> tuple[PageCredit, ...]:
    """All credits of a story in the page's order."""
    return tuple(read_page_credits(story))


def read_page_credits(story: LabelledPage) -> Iterator[PageCredit]:
    """Read the head, the body's edges and what is no body inside it, then the tail."""
    lexicon = story.lexicon
    headlines = {id(item.block) for item in story.labelled if item.role is Role.HEADLINE}
    for block in list_head_blocks(story):
        credits = parse_credits(block.text, lexicon)
        title = id(block) in headlines or (block.level == 1 and block.kind is Kind.HEADING)
        if title and credit_coverage(block.text, credits) < MIN_CREDIT_SHARE:
            continue  # 某某报评论员：再谈…… names nobody
        yield from (PageCredit(credit, block, "head") for credit in credits)
    start, end = story.span()
    body = [i for i in range(start, end) if story.labelled[i].role in BODY_ROLES]
    edges = {*body[:MAX_EDGE_BLOCKS], *body[-MAX_EDGE_BLOCKS:]}
    inner = {*body} - edges
    for i in range(start, end):
        block = story.labelled[i].block
        if i in inner:
            continue
        short = len(block.text) <= MAX_EDGE_CHARS
        credits = parse_credits(block.text, lexicon) if short else ()
        yield from (PageCredit(credit, block, "body") for credit in credits)
        if not credits and (i in edges or i >= end - MAX_TAIL_BLOCKS):
            last = i in body[-MAX_EDGE_BLOCKS:] or i not in edges
            yield from read_bracketed_credits(story, block, first=i in body[:2], last=last)
    for block in list_tail_blocks(story):
        yield from (
            PageCredit(credit, block, "tail") for credit in parse_credits(block.text, lexicon)
        )


def read_bracketed_credits(
    story: LabelledPage, block: Block, *, first: bool, last: bool
) -> Iterator[PageCredit]:
    """Credits in brackets at the head of a first paragraph or at the end of a last one."""
    text = block.text
    for match in BRACKETED_TEXT.finditer(text.translate(NARROW_BRACKETS)):
        opening = first and match.start() <= MAX_BRACKET_OFFSET_CHARS
        ending = last and match.end() >= len(text) - 1
        if opening or ending:
            for credit in parse_credits(text[match.start(1) : match.end(1)], story.lexicon):
                yield PageCredit(credit, block, "body")
