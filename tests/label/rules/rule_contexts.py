"""What the rules are given in their tests: pages of a few blocks, and which of these a row takes."""

from collections.abc import Iterable
from typing import Any

from newsclean.label.features.registry import build_feature_table
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.rules import RULES
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Decoded, Kind, Markup, Page, Place
from newsclean.read.html.reader import read_html

PROSE = (
    "The river rose by two metres in the night, and the lower streets had to be cleared at dawn."
)
CHINESE = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。"


def paragraph(text: str, **markup: Any) -> Block:
    """A paragraph, with the markup of an HTML page."""
    return Block(text, Kind.PARAGRAPH, Place(), markup=Markup(**markup))


def context_of(page: Page, code: str = "en", *, kept: str = "", **given: Any) -> RuleContext:
    """What the rules are given of a page.

    Args:
        page: the page.
        code: its language.
        kept: a letter for each block: k for a kept one, any other for a dropped one; all are kept
            where it is not given.
        given: fields of `RuleContext`; no headline, and prose from the first block to the last but
            one, where they are not given.
    """
    count = len(page.blocks)
    keep = tuple(letter == "k" for letter in kept or "k" * count)
    context = RuleContext(
        build_feature_table(page, get_lexicon(code)), keep, None, 0, max(0, count - 2)
    )
    return context._replace(**given)


def dump_context(*lines: str, code: str = "en", **given: Any) -> RuleContext:
    """What the rules are given of a dump, a block a line."""
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place()) for line in lines)
    return context_of(Page("text", blocks), code, **given)


def blocks_context(blocks: Iterable[Block], *claims: Claim, **given: Any) -> RuleContext:
    """What the rules are given of an HTML page of blocks."""
    return context_of(Page("html", tuple(blocks), claims), **given)


def html_context(body: str, **given: Any) -> RuleContext:
    """What the rules are given of an HTML page as it is read."""
    return context_of(read_html(Decoded(body, "utf-8", "utf-8", 1.0))[0], **given)


def find_hits(name: str, context: RuleContext) -> list[int]:
    """The indexes of the blocks for which a row holds, whatever rows stand above it."""
    (rule,) = (rule for rule in RULES if rule.name == name)
    places = set(rule.places(context))
    return sorted(i for i in places if rule.test is None or rule.test(context, i))
