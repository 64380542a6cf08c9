"""The credits around a story: read once from the lines where pages print them, for all fields."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsclean.label.labelled_page import BODY_ROLES, Story
from newsclean.model import Block, Kind, Role
from newsclean.parsers.credits.lines import Credit, covered, parse_credits

__all__ = ["HALF", "Placed", "head_blocks", "placed_credits", "says_nothing", "tail_blocks"]

HEAD = 25  # blocks above the story that may hold its credits: share bars and menus stand between
MOST_FOREIGN = 2  # lone lines such as 相关新闻 stand between a story and its editor
TAIL = 15  # blocks below it
EDGE = 5  # blocks of the body, at both ends, whose whole line may be a credit
HALF = 0.5  # of a headline that is a credit line all the same
LONGEST_EDGE = 160  # of a paragraph that may be a credit line as a whole
ONE_WIDTH = str.maketrans("（）【】", "()[]")  # a pattern of wide characters takes 1 ms to compile
BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
HEAD_REACH = 60  # characters of a first paragraph: 新京报快讯（记者 张三）


class Placed(NamedTuple):
    """A credit with its block and the part of the page that it stands in: head, body or tail."""

    credit: Credit
    block: Block
    zone: str


def head_blocks(story: Story) -> list[Block]:
    """The blocks above the story, in order."""
    start, _ = story.span()
    return [
        item.block for item in story.labelled[max(0, start - HEAD) : start] if shown(item.block)
    ]


def tail_blocks(story: Story) -> list[Block]:
    """The blocks below the story, up to the list of other stories or the comments."""
    _, end = story.span()
    blocks, foreign = [], 0
    for item in story.labelled[end : end + TAIL]:
        foreign += item.role in {Role.RELATED, Role.COMMENT}
        if foreign > MOST_FOREIGN:
            break
        if shown(item.block):
            blocks.append(item.block)
    return blocks


def shown(block: Block) -> bool:
    """Whether a reader sees a block, outside menus."""
    return block.markup is None or not (block.markup.hidden or block.markup.landmark == "nav")


def says_nothing(block: Block) -> bool:
    """Whether a block has no letter and no digit: a rule, a sign from an icon font."""
    return not any(map(str.isalnum, block.text))


@lru_cache(maxsize=4)
def placed_credits(story: Story) -> tuple[Placed, ...]:
    """All credits of a story in the page's order."""
    return tuple(read_all(story))


def read_all(story: Story) -> Iterator[Placed]:
    """Read the head, the body's edges and what is no body inside it, then the tail."""
    lexicon = story.lexicon
    headlines = {id(item.block) for item in story.labelled if item.role is Role.HEADLINE}
    for block in head_blocks(story):
        credits = parse_credits(block.text, lexicon)
        title = id(block) in headlines or (block.level == 1 and block.kind is Kind.HEADING)
        if title and covered(block.text, credits) < HALF:
            continue  # 某某报评论员：再谈…… names nobody
        yield from (Placed(credit, block, "head") for credit in credits)
    start, end = story.span()
    body = [i for i in range(start, end) if story.labelled[i].role in BODY_ROLES]
    edges = {*body[:EDGE], *body[-EDGE:]}
    inner = {*body} - edges
    for i in range(start, end):
        block = story.labelled[i].block
        if i in inner:
            continue
        short = len(block.text) <= LONGEST_EDGE
        credits = parse_credits(block.text, lexicon) if short else ()
        yield from (Placed(credit, block, "body") for credit in credits)
        if not credits and (i in edges or i >= end - TAIL):
            last = i in body[-EDGE:] or i not in edges
            yield from bracketed(story, block, first=i in body[:2], last=last)
    for block in tail_blocks(story):
        yield from (Placed(credit, block, "tail") for credit in parse_credits(block.text, lexicon))


def bracketed(story: Story, block: Block, *, first: bool, last: bool) -> Iterator[Placed]:
    """Credits in brackets at the head of a first paragraph or at the end of a last one."""
    text = block.text
    for match in BRACKETS.finditer(text.translate(ONE_WIDTH)):
        opening = first and match.start() <= HEAD_REACH
        ending = last and match.end() >= len(text) - 1
        if opening or ending:
            for credit in parse_credits(text[match.start(1) : match.end(1)], story.lexicon):
                yield Placed(credit, block, "body")
