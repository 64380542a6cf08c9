"""The rules for the headline and for what belongs to it: its repetition, kicker, deck, standfirst.

Which block is the headline is decided before, by `headline_ranking`.
"""

from collections.abc import Iterator

from newsclean.label.features.feature_table import FeatureTable, get_texts
from newsclean.label.features.line_marks import mark_caption_lines, mark_side_lines
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.credit_rules import is_credit_line, is_date_line
from newsclean.lexicon.claim_names import DESCRIPTION_CLAIMS
from newsclean.text.fold import alnum_key, fold

BLOCKS_BELOW_DECK = 4  # the by-line or the date stands among this many blocks below a deck
MAX_DECK_CHARS = 160  # a longer line is a paragraph of the story
MIN_STANDFIRST_CHARS = 40  # white space aside; what is shorter may be the site's motto


def list_headline(context: RuleContext) -> tuple[int, ...]:
    """The block that was ranked best, if there is one."""
    return () if context.headline is None else (context.headline,)


def list_headline_again(context: RuleContext) -> Iterator[int]:
    """The blocks that have the headline's letters and digits, and no others."""
    if context.headline is None:
        return
    texts = context.features.once(get_texts)
    key = alnum_key(texts[context.headline])
    firsts = {text[:1] for text in texts}  # most lines of a page begin with another letter
    likely = {one for one in firsts if not one.isalnum() or key.startswith(one.casefold())}
    for i, text in enumerate(texts):
        if text[:1] in likely and alnum_key(text) == key:
            yield i


def is_no_headline(features: FeatureTable, i: int) -> bool:
    """Whether a line that may rank as a headline is a credit line or a caption."""
    return (
        is_credit_line(features, i)
        or features.once(mark_caption_lines)[i]
        or features.once(mark_side_lines)[i]
    )


def is_deck(context: RuleContext, i: int) -> bool:
    """Whether a block is a deck: a second headline, above the line of the date or by-line."""
    return is_deck_above(context.features, i, context.first_prose)


def is_deck_above(features: FeatureTable, i: int, first_prose: int) -> bool:
    """Whether a line below the headline is a deck, where the story begins at `first_prose`."""
    if features["end_sentence"][i] or len(features.page.blocks[i].text) > MAX_DECK_CHARS:
        return False
    below = range(i + 1, min(i + 1 + BLOCKS_BELOW_DECK, first_prose))
    return any(is_credit_line(features, j) or is_date_line(features, j) for j in below)


def is_standfirst(context: RuleContext, i: int) -> bool:
    """Whether a block is the description that the head claims."""
    text = fold(context.block(i).text)
    return len(text) >= MIN_STANDFIRST_CHARS and text in context.features.once(read_descriptions)


def read_descriptions(table: FeatureTable) -> frozenset[str]:
    """The descriptions that the page's head claims, folded."""
    return frozenset(fold(claim.value) for claim in table.page.claimed(*DESCRIPTION_CLAIMS))
