"""`Page` → labelled blocks: the card's score for each, then the table of rules.

The card says of each block how likely it is story; `rules` decides what no score can say, with what
is found here: which blocks are kept, which is the headline, where the story ends.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import log
from operator import add

from newsclean.card import Card, Shares, card_folder, load_card
from newsclean.company import from_fellows
from newsclean.features import columns
from newsclean.headline import rank_headlines
from newsclean.lexicon import Lexicon
from newsclean.menus import weighed
from newsclean.model import Kind, Labelled, Page, Role
from newsclean.quality import expected_f1
from newsclean.removals import removed, without
from newsclean.rules import LEAST_STANDFIRST, decided, is_deck, is_lone, is_no_headline
from newsclean.second_opinion import Ask
from newsclean.sight import Mark, Sight
from newsclean.streams import stream_in
from newsclean.surroundings import PROSE
from newsclean.table import Columns, Table
from newsclean.threads import thread_in

UNSURE = 0.85  # expected F1 below which a second opinion is asked for: one HTML page in twenty
VOTE = 1.0  # log-odds between a block that trafilatura keeps and one that it drops
UNWEIGHED = -10.0  # log-odds of a line amid a menu, or in a stream of other stories
WIDEST_GAP = 12  # dropped blocks between kept ones that may be filled
LONGEST_FILLED = 60.0  # effective characters of a paragraph that may be filled
LEAST_ODDS = -1.5  # log-odds of what may be kept all the same
POOR, MOST_ROUNDS = 0.6, 4  # an expected F1, and how often a lower threshold is looked for
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


def likely(odds: Sequence[float], lengths: Sequence[int]) -> list[bool]:
    """What is more likely story than not; more, if there is some, and little to expect of it.

    The best F1 to expect keeps what is likelier than half of it (Lipton and others, "Optimal
    Thresholding of Classifiers to Maximize F1 Measure", 2014). On pages of which the card is sure
    this wins nothing: what it is in doubt of there is captions and teasers.

    >>> likely([2.0, -0.9], [900, 100]), likely([0.1, -0.9, -0.9], [20, 100, 100])
    ([True, False], [True, True, True])
    >>> likely([-0.9, -0.9], [100, 100])
    [False, False]
    """
    kept = [value > 0 for value in odds]
    for _ in range(MOST_ROUNDS):
        told = expected_f1(zip(odds, lengths, kept, strict=True))
        if not 0 < told < POOR:
            break
        least = max(LEAST_ODDS, log(told / (2 - told)))
        kept = [value > least for value in odds]
    return kept


def best_guess(table: Columns) -> list[bool]:
    """What to keep where the card keeps nothing: the prose in the best run of hand scores.

    Where that run has none, the longest paragraph. A notice of two sentences is an article too;
    giving up would help nobody.
    """
    names = ("length", "end_sentence", "common", "sentences")
    prose = [
        bool(length >= LEAST_STANDFIRST and (sentences > 1 or (end and common >= 1)))
        for length, end, common, sentences in zip(*(table[name] for name in names), strict=True)
    ]
    inside = [keep and told > 0 for keep, told in zip(prose, table["hand_inside"], strict=True)]
    if any(inside) or not any(prose):
        return inside
    lengths = [length * keep for length, keep in zip(table["length"], prose, strict=True)]
    longest = lengths.index(max(lengths))
    return [i == longest for i in range(len(prose))]


def first_prose(table: Columns, kept: list[bool]) -> int:
    """Where the story begins: the first kept block of some length, else the first kept, else 0."""
    for least in (PROSE, 0.0):
        for i, keep in enumerate(kept):
            if keep and table["length"][i] >= least:
                return i
    return 0


def story_end(table: Table, kept: list[bool], start: int, stream: int | None = None) -> int:
    """Where a heading closes the story; the count of blocks where none does.

    Such headings end the story on CJK pages, but where more of the kept text is below them; on
    others the study saw no gain. Above a stream of other stories they end it everywhere.
    """
    end = stream if stream is not None and start < stream else len(kept)
    if table.lexicon.spaces:
        return end
    closing, told = table["closing"], 0
    for i, block in enumerate(table.page.blocks[:end]):
        told += len(block.text) if kept[i] else 0
        if closing[i] and i > start and told:
            below = zip(table.page.blocks[i:], kept[i:], strict=True)
            rest = sum(len(other.text) for other, keep in below if keep)
            if rest < 2 * told:
                return i
    return end


def fill_gaps(kept: list[bool], odds: Sequence[float], table: Table) -> list[bool]:
    """Keep a few dropped blocks between kept ones, where nothing speaks against any of them.

    Short lines say too little for a card to judge: headings, items. A paragraph that it dropped is
    more often a caption or a teaser than story.
    """
    filled = list(kept)
    inside = [i for i, keep in enumerate(kept) if keep]
    for before, after in pairwise(inside):
        gap = range(before + 1, after)
        if 0 < len(gap) <= WIDEST_GAP and not any(speaks_against(table, i) for i in gap):
            for i in gap:
                shaped = table.page.blocks[i].kind is not Kind.PARAGRAPH
                filled[i] = odds[i] > LEAST_ODDS and (shaped or table["length"][i] < LONGEST_FILLED)
    return filled


def speaks_against(table: Columns, i: int) -> bool:
    """Whether a block has a mark of furniture: a cue, a repeat, a bar, a link for a line."""
    marks = (
        "cue_groups",
        "repeats",
        "bars",
        "hidden",
        "in_aside",
        "in_nav",
        "in_footer",
        "unwelcome",
    )
    if any(table[name][i] for name in marks if name in table):
        return True
    return "link_share" in table and table["link_share"][i] > 0.5
