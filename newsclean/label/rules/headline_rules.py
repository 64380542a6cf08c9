"""TODO."""

from functools import lru_cache

from newsclean.label.features.feature_table import Table
from newsclean.label.rules.caption_rules import is_caption_line, is_sided_caption
from newsclean.label.rules.context import Sight
from newsclean.label.rules.credit_rules import is_credit, is_told
from newsclean.text.fold import fold, plain

NEAR = 4  # blocks between a deck and the by-line
LONGEST_DECK = 160  # characters of a second headline
LEAST_STANDFIRST = 40


def is_headline(sight: Sight, i: int) -> bool:
    """The block ranked best."""
    return i == sight.headline


def is_headline_again(sight: Sight, i: int) -> bool:
    """The headline's words once more: gold bodies never keep them."""
    if sight.headline is None:
        return False
    text, key = sight.block(i).text, plain_headline(sight.block(sight.headline).text)
    if text[:1].isalnum() and not key.startswith(text[0].casefold()):
        return False
    return plain(text) == key


@lru_cache(maxsize=1)
def plain_headline(headline: str) -> str:
    """The letters and digits of the headline, with which every block of its page is compared."""
    return plain(headline)


def is_no_headline(sight: Sight, i: int) -> bool:
    """A line that may rank as a headline and says what it is: a credit line, a caption."""
    return is_credit(sight, i) or is_caption_line(sight, i) or is_sided_caption(sight, i)


def is_above_headline(sight: Sight, i: int) -> bool:
    """What stands over the headline: its kicker, the section, a menu's last line."""
    return sight.headline is not None and i < sight.headline <= sight.first


def is_deck(sight: Sight, i: int) -> bool:
    """A second headline: no sentence, between the headline and the line of date or by-line."""
    above = sight.headline is not None and sight.headline < i < sight.first
    if not above or sight.columns["end_sentence"][i]:
        return False
    below = range(i + 1, min(i + 1 + NEAR, sight.first))
    return len(sight.block(i).text) <= LONGEST_DECK and any(is_told(sight, j) for j in below)


def is_standfirst(sight: Sight, i: int) -> bool:
    """What the head describes the page with, between headline and story."""
    if sight.headline is None or not sight.headline < i <= sight.first:
        return False
    text = fold(sight.block(i).text)
    return len(text) >= LEAST_STANDFIRST and text in sight.columns.once(descriptions)


def descriptions(table: Table) -> frozenset[str]:
    """What the head describes the page with."""
    told = table.page.claimed("meta:description", "meta:og:description", "jsonld:description")
    return frozenset(fold(claim.value) for claim in told)
