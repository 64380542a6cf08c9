"""TODO."""

from functools import lru_cache

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.rules.caption_rules import is_caption_line, is_left_right_caption
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.credit_rules import is_credit, is_credit_or_date_line
from newsclean.lexicon.claim_names import DESCRIPTION_CLAIMS
from newsclean.text.fold import alnum_key, fold

NEAR_BLOCKS = 4  # blocks between a deck and the by-line
MAX_DECK_CHARS = 160  # characters of a second headline
MIN_STANDFIRST_CHARS = 40


def is_headline(sight: RuleContext, i: int) -> bool:
    """The block ranked best."""
    return i == sight.headline


def is_headline_again(sight: RuleContext, i: int) -> bool:
    """The headline's words once more: gold bodies never keep them."""
    if sight.headline is None:
        return False
    text, key = sight.block(i).text, make_headline_key(sight.block(sight.headline).text)
    if text[:1].isalnum() and not key.startswith(text[0].casefold()):
        return False
    return alnum_key(text) == key


@lru_cache(maxsize=1)
def make_headline_key(headline: str) -> str:
    """The letters and digits of the headline, with which every block of its page is compared."""
    return alnum_key(headline)


def is_no_headline(sight: RuleContext, i: int) -> bool:
    """A line that may rank as a headline and says what it is: a credit line, a caption."""
    return is_credit(sight, i) or is_caption_line(sight, i) or is_left_right_caption(sight, i)


def is_above_headline(sight: RuleContext, i: int) -> bool:
    """What stands over the headline: its kicker, the section, a menu's last line."""
    return sight.headline is not None and i < sight.headline <= sight.first


def is_deck(sight: RuleContext, i: int) -> bool:
    """A second headline: no sentence, between the headline and the line of date or by-line."""
    above = sight.headline is not None and sight.headline < i < sight.first
    if not above or sight.columns["end_sentence"][i]:
        return False
    below = range(i + 1, min(i + 1 + NEAR_BLOCKS, sight.first))
    return len(sight.block(i).text) <= MAX_DECK_CHARS and any(
        is_credit_or_date_line(sight, j) for j in below
    )


def is_standfirst(sight: RuleContext, i: int) -> bool:
    """What the head describes the page with, between headline and story."""
    if sight.headline is None or not sight.headline < i <= sight.first:
        return False
    text = fold(sight.block(i).text)
    return len(text) >= MIN_STANDFIRST_CHARS and text in sight.columns.once(read_descriptions)


def read_descriptions(table: FeatureTable) -> frozenset[str]:
    """What the head describes the page with."""
    told = table.page.claimed(*DESCRIPTION_CLAIMS)
    return frozenset(fold(claim.value) for claim in told)
