"""`Page` → labelled blocks: the card scores each block, rules give it its role.

`label` is the table of contents of this room: each numbered step is a function or a file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, repeat
from operator import add
from types import MappingProxyType
from typing import NamedTuple

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.registry import build_feature_table
from newsclean.label.near_prose import skip_unweighed
from newsclean.label.quality import estimate_f1
from newsclean.label.removals.contract import FoundRemovals, KeptBlocks, Moment, drop
from newsclean.label.removals.order import find_removals
from newsclean.label.removals.story_boxes import find_story_boxes
from newsclean.label.removals.teaser_stream import has_more_prose_than_story
from newsclean.label.rules.context import KeptBecause, Removal, RuleContext
from newsclean.label.rules.headline_ranking import rank_headlines
from newsclean.label.rules.headline_rules import is_no_headline
from newsclean.label.rules.rules import decide_roles
from newsclean.label.scorecard.card import Card, FeatureContributions, get_card_folder, load_card
from newsclean.label.scorecard.group_vote import smooth_by_group
from newsclean.label.second_opinion import AskSecondOpinion
from newsclean.label.story_span import (
    POOR_F1,
    POOR_F1_OF_UNSPACED_DUMP,
    choose_likely,
    choose_prose,
    fill_gaps,
    find_first_prose,
    find_last_prose,
    keep_last_sentence,
    skip_headline_and_deck,
)
from newsclean.label.whole_lists import keep_lists_whole
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Labelled, Page, Role

MIN_SURE_F1 = 0.85  # expected F1 below which a second opinion is asked for (decisions/0008)
# Between a block that trafilatura keeps and one that it drops (decisions/0008).
SECOND_OPINION_LOG_ODDS = 1.0
UNWEIGHED_LOG_ODDS = -10.0  # the score of a block that is not weighed
# What `explain` prints for a block that is not weighed, by the kind of its page.
UNWEIGHED_RULES = {"html": "far from any prose", "text": "menu"}
BOX_RULE = "box amid the story"
# A block counts as no longer than this where F1 is estimated: one that holds half a page is not
# half of its story.
MAX_COUNTED_CHARS = 600


class ScoredBlocks(NamedTuple):
    """The blocks of a page that are weighed, with their scores.

    Attributes:
        page: the page, or the part of it above a long stream of other stories.
        places: index in the page of each block that is weighed.
        features: their columns.
        card: the card that scored them.
        scores: the score of each: that of the card, and what was added since.
        added: what was added to the card's scores, by the name that `explain` prints.
        boxed: index in the page of each block of a box amid the story; they are not weighed.
    """

    page: Page
    places: list[int]
    features: FeatureTable
    card: Card
    scores: list[float]
    added: Mapping[str, list[float]] = MappingProxyType({})
    boxed: frozenset[int] = frozenset()

    @property
    def odds(self) -> list[float]:
        """Log-odds of each block's being story: above 0 it is kept."""
        return [score - self.card.keep for score in self.scores]

    def add(self, name: str, column: list[float]) -> "ScoredBlocks":
        """The same blocks with something added to their scores."""
        scores = list(map(add, self.scores, column))
        return self._replace(scores=scores, added={**self.added, name: column})


def label(
    page: Page, lexicon: Lexicon, card: Card | None = None, ask: AskSecondOpinion | None = None
) -> tuple[Labelled, ...]:
    """Give every block its role.

    Args:
        page: the page.
        lexicon: the words of its language.
        card: the card that scores; the installed one for this kind of page where none is given.
        ask: gives a second opinion; called where the card is unsure.
    """
    if not page.blocks:
        return ()
    card = card or load_card(page.kind, get_card_folder())
    scored = score_blocks(card, page, lexicon)  # 1. skip what is far from the story, 2. weigh
    scored, stream = cut_long_stream(scored)  # 3. cut a stream of other stories, weigh again
    scored = add_second_opinion(scored, ask)  # 4. where the card is unsure, ask trafilatura
    scored = add_group_vote(scored)  # 5. blocks alike in style and place share their scores
    context = build_rule_context(scored, stream)  # 6. keep, 7. remove, 8. bound, 9. rank, 10. fill
    weighed = label_weighed(scored, context)  # 11. the first rule that matches
    return add_unweighed(page, scored, weighed)  # 12. what nobody weighed


def score_blocks(card: Card, page: Page, lexicon: Lexicon) -> ScoredBlocks:
    """The blocks of a page that may matter to a story, scored by the card alone."""
    rest, places = skip_unweighed(page)
    features = build_feature_table(rest, lexicon)
    boxed = find_boxed(features, places)
    if boxed:
        places = [place for place in places if place not in boxed]
        rest = page._replace(blocks=tuple(page.blocks[place] for place in places))
        features = build_feature_table(rest, lexicon)
    scores = card.scores(features, len(places))
    return ScoredBlocks(page, places, features, card, scores, boxed=boxed)


def find_boxed(features: FeatureTable, places: Sequence[int]) -> frozenset[int]:
    """The indexes in the page of what stands in boxes amid the story."""
    boxes = find_story_boxes(features)
    return frozenset(
        place for box in boxes for place in range(places[box.start], places[box.stop - 1] + 1)
    )


def cut_long_stream(scored: ScoredBlocks) -> tuple[ScoredBlocks, FoundRemovals]:
    """The blocks above a stream of other stories that is longer than the story, weighed again.

    Most of what the features say of such a page is about the stream. A shorter stream is only
    found, for the heading above it closes the story.
    """
    odds = scored.odds
    kept = [value > 0 for value in odds]
    blocks = find_removals(Moment.BLOCKS_SCORED, KeptBlocks(scored.features, odds, kept))
    stream = blocks.removed[Removal.TEASER_STREAM]
    if not stream or not has_more_prose_than_story(blocks, stream):
        return scored, blocks.removed
    above = scored.page.blocks[: scored.places[min(stream)]]
    page = scored.page._replace(blocks=above)
    return score_blocks(scored.card, page, scored.features.lexicon), {}


def add_second_opinion(scored: ScoredBlocks, ask: AskSecondOpinion | None) -> ScoredBlocks:
    """Add what trafilatura says of each block, where the card alone would make a poor body."""
    if ask is None or not is_unsure(scored) or (shares := ask()) is None:
        return scored
    opinion = [score_second_opinion(shares[place]) for place in scored.places]
    return scored.add("second_opinion", opinion)


def is_unsure(scored: ScoredBlocks) -> bool:
    """Whether the card alone would give a body that is likely to be wrong somewhere."""
    odds = scored.odds
    lengths = [len(block.text) for block in scored.features.page.blocks]
    f1 = estimate_f1(zip(odds, lengths, (value > 0 for value in odds), strict=True))
    return f1 < MIN_SURE_F1


def score_second_opinion(share: float) -> float:
    """What is added to the score of a block of which trafilatura keeps a share, 0 to 1.

    >>> score_second_opinion(0.0), score_second_opinion(1.0)
    (-0.5, 0.5)
    """
    return SECOND_OPINION_LOG_ODDS * (share - 0.5)


def add_group_vote(scored: ScoredBlocks) -> ScoredBlocks:
    """Add what blocks of the same style and place say of each; a dump shows no style."""
    if scored.page.kind != "html":
        return scored
    return scored.add("style_vote", smooth_by_group(scored.features, scored.odds))


def build_rule_context(scored: ScoredBlocks, stream: FoundRemovals) -> RuleContext:
    """Find what the rules ask for: which blocks are kept, the headline, what goes and why.

    Args:
        scored: the blocks with their final scores.
        stream: a stream of other stories, if the page has a short one.
    """
    features, odds = scored.features, scored.odds
    blocks = KeptBlocks(features, odds, choose_kept(features, odds), removed=stream)  # 6.
    blocks = find_removals(Moment.BLOCKS_KEPT, blocks)  # 7.
    start = find_first_prose(features, blocks.kept)  # 8.
    blocks = find_removals(Moment.FIRST_PROSE_FOUND, blocks._replace(first_prose=start))
    headline = find_headline(features, start)  # 9.
    filled = find_removals(Moment.GAPS_FILLED, fill_kept_gaps(blocks))  # 10.
    return RuleContext(
        features=features,
        kept=tuple(filled.kept),
        headline=headline,
        first_prose=skip_headline_and_deck(features, blocks.kept, start, headline),
        last_prose=find_last_prose(features, filled.kept, start),
        removals=filled.removed,
        kept_because=find_kept_reasons(blocks, filled.kept),
    )


def choose_kept(features: FeatureTable, odds: Sequence[float]) -> list[bool]:
    """Which blocks to keep by their log-odds; where that is none, some prose."""
    lengths = [min(MAX_COUNTED_CHARS, len(block.text)) for block in features.page.blocks]
    unspaced_dump = features.page.kind != "html" and not features.lexicon.spaces
    kept = choose_likely(odds, lengths, POOR_F1_OF_UNSPACED_DUMP if unspaced_dump else POOR_F1)
    return kept if any(kept) else choose_prose(features)


def fill_kept_gaps(blocks: KeptBlocks) -> KeptBlocks:
    """The kept blocks, gaps filled and lists made whole, but not with what was removed."""
    filled = fill_gaps(blocks.kept, blocks.odds, blocks.features)
    whole = keep_lists_whole(blocks._replace(kept=filled))
    whole = keep_last_sentence(whole, blocks.odds, blocks.features)
    return blocks._replace(kept=drop(whole, frozenset().union(*blocks.removed.values())))


def find_headline(features: FeatureTable, first_prose: int) -> int | None:
    """Index of the block that ranks best as headline, or `None`.

    A line that neither the head nor a first heading vouches for may be a credit line or a caption.
    """
    for ranked in rank_headlines(features, first_prose):
        if ranked.points <= 0:
            break
        if ranked.claimed or not is_no_headline(features, ranked.at):
            return ranked.at
    return None


def find_kept_reasons(
    blocks: KeptBlocks, filled: Sequence[bool]
) -> dict[KeptBecause, frozenset[int]]:
    """The blocks that are kept though their log-odds alone are against it, by the reason."""
    kept = list(compress(range(len(filled)), blocks.kept))
    return {
        KeptBecause.LIKELY_ENOUGH: frozenset(i for i in kept if blocks.odds[i] <= 0),
        KeptBecause.BESIDE_STORY: frozenset(compress(range(len(filled)), filled)).difference(kept),
    }


def label_weighed(scored: ScoredBlocks, context: RuleContext) -> Iterator[Labelled]:
    """Every weighed block with its role, its log-odds and the rule that decided."""
    rows = zip(scored.features.page.blocks, scored.odds, decide_roles(context), strict=True)
    for i, (block, odds, (rule, role)) in enumerate(rows):
        shares = FeatureContributions(scored.card, scored.features, i, scored.added)
        yield Labelled(block, role, odds, rule, shares)


def add_unweighed(
    page: Page, scored: ScoredBlocks, weighed: Iterable[Labelled]
) -> tuple[Labelled, ...]:
    """Every block of the page in its order: the weighed ones, what was skipped, a stream."""
    labelled: list[Labelled] = []
    for place, item in zip(scored.places, weighed, strict=True):
        labelled += label_skipped(scored, range(len(labelled), place), labelled[-1:])
        labelled.append(item)
    end = len(scored.page.blocks)
    labelled += label_skipped(scored, range(len(labelled), end), labelled[-1:])
    return (*labelled, *label_unweighed(page.blocks[end:], Role.RELATED, Removal.TEASER_STREAM))


def label_skipped(
    scored: ScoredBlocks, places: range, above: Sequence[Labelled]
) -> Iterator[Labelled]:
    """Blocks that were skipped: furniture, or of other stories by where they stand."""
    closed = scored.page.kind == "html" and any(
        item.rule == Removal.CLOSING_HEADING for item in above
    )
    role, rule = Role.FURNITURE, UNWEIGHED_RULES[scored.page.kind]
    if closed:
        role, rule = Role.RELATED, Removal.CLOSING_HEADING
    for place in places:
        boxed = place in scored.boxed
        found = (Role.RELATED, BOX_RULE) if boxed else (role, rule)
        yield from label_unweighed(scored.page.blocks[place : place + 1], *found)


def label_unweighed(blocks: Sequence[Block], role: Role, rule: str) -> Iterator[Labelled]:
    """Some blocks that nobody weighed, all of one role for one reason."""
    return map(Labelled, blocks, repeat(role), repeat(UNWEIGHED_LOG_ODDS), repeat(rule))
