"""`Page` → labelled blocks: the card's score for each, then the table of rules.

The card says of each block how likely it is story; `rules` decides what no score can say, with what
is found here: which blocks are kept, which is the headline, where the story ends.
"""

from collections.abc import Sequence
from operator import add

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.registry import build_feature_table
from newsclean.label.menu_runs import skip_menu_runs
from newsclean.label.quality import estimate_f1
from newsclean.label.removals.comment_thread import find_comment_thread
from newsclean.label.removals.order import drop, find_removals
from newsclean.label.removals.teaser_stream import find_teaser_stream
from newsclean.label.rules.context import Removal, RuleContext
from newsclean.label.rules.headline_ranking import rank_headlines
from newsclean.label.rules.headline_rules import MIN_STANDFIRST_CHARS, is_deck, is_no_headline
from newsclean.label.rules.rules import decide_role, is_lone_list_item
from newsclean.label.scorecard.card import Card, FeatureContributions, get_card_folder, load_card
from newsclean.label.scorecard.group_vote import smooth_by_group
from newsclean.label.second_opinion import AskSecondOpinion
from newsclean.label.story_span import (
    choose_likely,
    fill_gaps,
    find_first_prose,
    find_story_end,
    guess_kept_prose,
)
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Labelled, Page, Role

MIN_SURE_F1 = 0.85  # expected F1 below which a second opinion is asked for: one HTML page in twenty
SECOND_OPINION_LOG_ODDS = (
    1.0  # log-odds between a block that trafilatura keeps and one that it drops
)
UNSCORED_LOG_ODDS = -10.0  # log-odds of a line amid a menu, or in a stream of other stories
MAX_COUNTED_CHARS = (
    600  # characters of a block: one that holds half a page is not half of its story
)


def label(
    page: Page, lexicon: Lexicon, card: Card | None = None, ask: AskSecondOpinion | None = None
) -> tuple[Labelled, ...]:
    """Give every block its role.

    Args:
        page: the page.
        lexicon: the words of its language.
        card: the weights; our own for this kind of page where none is given.
        ask: gives a second opinion; called where the card is unsure.
    """
    if not page.blocks:
        return ()
    card = card or load_card(page.kind, get_card_folder())
    places, table, scores = score_blocks(card, page, lexicon)
    labelled = [Labelled(block, Role.FURNITURE, UNSCORED_LOG_ODDS, "menu") for block in page.blocks]
    stream = find_teaser_stream(table, [score - card.keep for score in scores])
    if stream and stream.prevails:  # most of what the card has seen of the page is about it
        end, stream = places[stream.start], None
        above, rest = page.blocks[:end], page.blocks[end:]
        labelled[end:] = [
            Labelled(b, Role.RELATED, UNSCORED_LOG_ODDS, "stream of stories") for b in rest
        ]
        places, table, scores = score_blocks(card, page._replace(blocks=above), lexicon)
    page = table.page
    others: dict[str, list[float]] = {}
    if ask and is_unsure(page, card, scores) and (told := ask()):
        others["second_opinion"] = [score_second_opinion(told[at]) for at in places]
        scores = list(map(add, scores, others["second_opinion"]))
    if page.kind == "html":
        others["style_vote"] = smooth_by_group(table, [score - card.keep for score in scores])
        scores = list(map(add, scores, others["style_vote"]))
    sight = build_rule_context(table, scores, card.keep, stream.start if stream else None)
    for i, (at, block) in enumerate(zip(places, page.blocks, strict=True)):
        rule, role = decide_role(sight, i)
        if role is Role.LIST and is_lone_list_item(sight, i):
            role = Role.BODY
        shares = FeatureContributions(
            card, table, i, {name: column[i] for name, column in others.items()}
        )
        labelled[at] = Labelled(block, role, scores[i] - card.keep, rule, shares)
    return tuple(labelled)


def score_blocks(
    card: Card, page: Page, lexicon: Lexicon
) -> tuple[list[int], FeatureTable, list[float]]:
    """The places of the blocks that are weighed, their columns and what the card gives them."""
    page, places = skip_menu_runs(page)
    table = build_feature_table(page, lexicon)
    return places, table, card.scores(table, len(page.blocks))


def is_unsure(page: Page, card: Card, scores: list[float]) -> bool:
    """Whether the card alone would give a body that is likely to be wrong somewhere."""
    odds = [score - card.keep for score in scores]
    lengths = [len(block.text) for block in page.blocks]
    return estimate_f1(zip(odds, lengths, (value > 0 for value in odds), strict=True)) < MIN_SURE_F1


def score_second_opinion(vote: float) -> float:
    """What the second opinion adds to a block's score."""
    return SECOND_OPINION_LOG_ODDS * (vote - 0.5)


def build_rule_context(
    table: FeatureTable, scores: Sequence[float], keep: float, stream: int | None = None
) -> RuleContext:
    """Find what the rules ask for: kept blocks, headline, the end of the story.

    Args:
        table: the columns of the page.
        scores: what the card gives its blocks.
        keep: the score above which it keeps one.
        stream: the heading of a stream of other stories.
    """
    odds = [score - keep for score in scores]
    kept = choose_likely(
        odds, [min(MAX_COUNTED_CHARS, len(block.text)) for block in table.page.blocks]
    )
    if not any(kept):
        kept = guess_kept_prose(table)
    marks = find_removals(table, odds, kept)
    gone = frozenset[int]().union(*marks.values())
    kept = drop(kept, gone)
    start = find_first_prose(table, kept)
    end = find_story_end(table, kept, start, stream)
    filled = fill_gaps(kept[:end], odds, table) + [False] * (len(kept) - end)
    filled = drop(filled, gone)
    marks[Removal.LIKELY_ENOUGH] = frozenset(
        i for i, keeps in enumerate(kept) if keeps and odds[i] <= 0
    )
    marks[Removal.FILLED_GAP] = frozenset(
        i for i, keeps in enumerate(kept) if filled[i] and not keeps
    )
    prose = [i for i, size in enumerate(table["length"]) if size >= MIN_STANDFIRST_CHARS]
    sight = RuleContext(
        page=table.page,
        lexicon=table.lexicon,
        columns=table,
        kept=tuple(filled),
        headline=None,
        first=start,
        end=end,
        last=max((i for i in prose if filled[i]), default=start),
        thread=find_comment_thread(table.page.blocks, start),
        marks=marks,
    )
    ranked = rank_headlines(table, start)
    sure = (r.at for r in ranked if r.points > 0 and (r.claimed or not is_no_headline(sight, r.at)))
    sight = sight._replace(headline=next(sure, None))
    later = sight._replace(first=next((i for i in prose if start < i < end and kept[i]), start))
    # The card may take the headline or the deck for the story's first line.
    return later if sight.headline == start or is_deck(later, start) else sight
