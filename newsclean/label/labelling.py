"""`Page` → labelled blocks: the card's score for each, then the table of rules.

The card says of each block how likely it is story; `rules` decides what no score can say, with what
is found here: which blocks are kept, which is the headline, where the story ends.
"""

from collections.abc import Sequence
from operator import add

from newsclean.label.features.feature_table import Table
from newsclean.label.features.registry import columns
from newsclean.label.menu_runs import weighed
from newsclean.label.quality import expected_f1
from newsclean.label.removals.comment_thread import thread_in
from newsclean.label.removals.order import removed, without
from newsclean.label.removals.teaser_stream import stream_in
from newsclean.label.rules.context import Mark, Sight
from newsclean.label.rules.headline_ranking import rank_headlines
from newsclean.label.rules.headline_rules import LEAST_STANDFIRST, is_deck, is_no_headline
from newsclean.label.rules.rules import decided, is_lone
from newsclean.label.scorecard.card import Card, Shares, card_folder, load_card
from newsclean.label.scorecard.group_vote import from_fellows
from newsclean.label.second_opinion import Ask
from newsclean.label.story_span import best_guess, fill_gaps, first_prose, likely, story_end
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Labelled, Page, Role

UNSURE = 0.85  # expected F1 below which a second opinion is asked for: one HTML page in twenty
VOTE = 1.0  # log-odds between a block that trafilatura keeps and one that it drops
UNWEIGHED = -10.0  # log-odds of a line amid a menu, or in a stream of other stories
LONGEST_COUNTED = 600  # characters of a block: one that holds half a page is not half of its story


def label(
    page: Page, lexicon: Lexicon, card: Card | None = None, ask: Ask | None = None
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
    card = card or load_card(page.kind, card_folder())
    places, table, scores = weighed_by(card, page, lexicon)
    labelled = [Labelled(block, Role.FURNITURE, UNWEIGHED, "menu") for block in page.blocks]
    stream = stream_in(table, [score - card.keep for score in scores])
    if stream and stream.prevails:  # most of what the card has seen of the page is about it
        end, stream = places[stream.start], None
        above, rest = page.blocks[:end], page.blocks[end:]
        labelled[end:] = [Labelled(b, Role.RELATED, UNWEIGHED, "stream of stories") for b in rest]
        places, table, scores = weighed_by(card, page._replace(blocks=above), lexicon)
    page = table.page
    others: dict[str, list[float]] = {}
    if ask and is_unsure(page, card, scores) and (told := ask()):
        others["second_opinion"] = [vote_share(told[at]) for at in places]
        scores = list(map(add, scores, others["second_opinion"]))
    if page.kind == "html":
        others["fellows"] = from_fellows(table, [score - card.keep for score in scores])
        scores = list(map(add, scores, others["fellows"]))
    sight = seen(table, scores, card.keep, stream.start if stream else None)
    for i, (at, block) in enumerate(zip(places, page.blocks, strict=True)):
        rule, role = decided(sight, i)
        if role is Role.LIST and is_lone(sight, i):
            role = Role.BODY
        shares = Shares(card, table, i, {name: column[i] for name, column in others.items()})
        labelled[at] = Labelled(block, role, scores[i] - card.keep, rule, shares)
    return tuple(labelled)


def weighed_by(card: Card, page: Page, lexicon: Lexicon) -> tuple[list[int], Table, list[float]]:
    """The places of the blocks that are weighed, their columns and what the card gives them."""
    page, places = weighed(page)
    table = columns(page, lexicon)
    return places, table, card.scores(table, len(page.blocks))


def is_unsure(page: Page, card: Card, scores: list[float]) -> bool:
    """Whether the card alone would give a body that is likely to be wrong somewhere."""
    odds = [score - card.keep for score in scores]
    lengths = [len(block.text) for block in page.blocks]
    return expected_f1(zip(odds, lengths, (value > 0 for value in odds), strict=True)) < UNSURE


def vote_share(vote: float) -> float:
    """What the second opinion adds to a block's score."""
    return VOTE * (vote - 0.5)


def seen(table: Table, scores: Sequence[float], keep: float, stream: int | None = None) -> Sight:
    """Find what the rules ask for: kept blocks, headline, the end of the story.

    Args:
        table: the columns of the page.
        scores: what the card gives its blocks.
        keep: the score above which it keeps one.
        stream: the heading of a stream of other stories.
    """
    odds = [score - keep for score in scores]
    kept = likely(odds, [min(LONGEST_COUNTED, len(block.text)) for block in table.page.blocks])
    if not any(kept):
        kept = best_guess(table)
    marks = removed(table, odds, kept)
    gone = frozenset[int]().union(*marks.values())
    kept = without(kept, gone)
    start = first_prose(table, kept)
    end = story_end(table, kept, start, stream)
    filled = fill_gaps(kept[:end], odds, table) + [False] * (len(kept) - end)
    filled = without(filled, gone)
    marks[Mark.LIKELY] = frozenset(i for i, keeps in enumerate(kept) if keeps and odds[i] <= 0)
    marks[Mark.BETWEEN] = frozenset(i for i, keeps in enumerate(kept) if filled[i] and not keeps)
    prose = [i for i, size in enumerate(table["length"]) if size >= LEAST_STANDFIRST]
    sight = Sight(
        page=table.page,
        lexicon=table.lexicon,
        columns=table,
        kept=tuple(filled),
        headline=None,
        first=start,
        end=end,
        last=max((i for i in prose if filled[i]), default=start),
        thread=thread_in(table.page.blocks, start),
        marks=marks,
    )
    ranked = rank_headlines(table, start)
    sure = (r.at for r in ranked if r.points > 0 and (r.claimed or not is_no_headline(sight, r.at)))
    sight = sight._replace(headline=next(sure, None))
    later = sight._replace(first=next((i for i in prose if start < i < end and kept[i]), start))
    # The card may take the headline or the deck for the story's first line.
    return later if sight.headline == start or is_deck(later, start) else sight
