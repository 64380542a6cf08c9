"""TODO."""

from functools import lru_cache

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.line_marks import mark_caption_lines, mark_side_lines
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.credit_rules import (
    is_credit_line,
    is_line_of_date,
)
from newsclean.lexicon.claim_names import DESCRIPTION_CLAIMS
from newsclean.text.fold import alnum_key, fold

NEAR_BLOCKS = 4  # blocks between a deck and the by-line
MAX_DECK_CHARS = 160  # characters of a second headline
MIN_STANDFIRST_CHARS = 40


def is_headline(context: RuleContext, i: int) -> bool:
    """The block ranked best."""
    return i == context.headline


def is_headline_again(context: RuleContext, i: int) -> bool:
    """The headline's words once more: gold bodies never keep them."""
    if context.headline is None:
        return False
    text, key = context.block(i).text, make_headline_key(context.block(context.headline).text)
    if text[:1].isalnum() and not key.startswith(text[0].casefold()):
        return False
    return alnum_key(text) == key


@lru_cache(maxsize=1)
def make_headline_key(headline: str) -> str:
    """The letters and digits of the headline, with which every block of its page is compared."""
    return alnum_key(headline)


def is_no_headline(features: FeatureTable, i: int) -> bool:
    """Whether a line that may rank as a headline is a credit line or a caption."""
    return (
        is_credit_line(features, i)
        or features.once(mark_caption_lines)[i]
        or features.once(mark_side_lines)[i]
    )


def is_above_headline(context: RuleContext, i: int) -> bool:
    """What stands over the headline: its kicker, the section, a menu's last line."""
    return context.headline is not None and i < context.headline <= context.first_prose


def is_deck(context: RuleContext, i: int) -> bool:
    """A second headline: no sentence, between the headline and the line of date or by-line."""
    above = context.headline is not None and context.headline < i < context.first_prose
    return above and is_deck_above(context.features, i, context.first_prose)


def is_deck_above(features: FeatureTable, i: int, first_prose: int) -> bool:
    """Whether a line below the headline is a deck, where the story begins at `first_prose`."""
    if features["end_sentence"][i] or len(features.page.blocks[i].text) > MAX_DECK_CHARS:
        return False
    below = range(i + 1, min(i + 1 + NEAR_BLOCKS, first_prose))
    return any(is_credit_line(features, j) or is_line_of_date(features, j) for j in below)


def is_standfirst(context: RuleContext, i: int) -> bool:
    """What the head describes the page with, between headline and story."""
    if context.headline is None or not context.headline < i <= context.first_prose:
        return False
    text = fold(context.block(i).text)
    return len(text) >= MIN_STANDFIRST_CHARS and text in context.features.once(read_descriptions)


def read_descriptions(table: FeatureTable) -> frozenset[str]:
    """What the head describes the page with."""
    told = table.page.claimed(*DESCRIPTION_CLAIMS)
    return frozenset(fold(claim.value) for claim in told)
