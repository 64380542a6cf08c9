"""Which blocks are kept by their scores, where the story begins, which gaps in it are filled."""

from collections.abc import Sequence
from itertools import compress, pairwise
from math import log

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.features.feature_table import Columns, FeatureTable
from newsclean.label.quality import estimate_f1
from newsclean.label.rules.headline_rules import is_deck_above
from newsclean.label.scorecard.card import MIN_LATER_LOG_ODDS
from newsclean.model import Block, Kind, Markup

MIN_KEPT_LOG_ODDS = -1.5  # odds of 1 to 4.5: what is less likely is never kept (decisions/0017)
# Expected F1 below which more is kept than what is likelier story than not. Lower for Chinese and
# Japanese dumps: what is in doubt there is lists of other headlines (decisions/0042).
POOR_F1 = 0.85
POOR_F1_OF_UNSPACED_DUMP = 0.6
MAX_THRESHOLD_ROUNDS = 4  # each lower threshold gives another F1 to expect
MAX_FILLED_GAP_BLOCKS = 12  # dropped blocks between kept ones that may be filled
MAX_FILLED_EFF_CHARS = 60.0  # of a paragraph that may be filled
# Of a dump's story whose last sentence is kept: below longer ones half of such lines are notices.
MAX_SHORT_STORY_BLOCKS, MAX_SHORT_STORY_EFF_CHARS = 14, 3000.0
MIN_LINK_LINE_SHARE = 0.5  # share of links in a block above which it is boilerplate
# Features that are 0 for text of the story; a page has those of its kind.
TEXT_SIGNS = ("cue_groups", "repeats", "separators")
# … of most stories: one that stands in an `<aside>` has such signs in all its blocks.
PLACE_SIGNS = ("hidden", "in_aside", "in_nav", "in_footer", "boilerplate_class_groups")


def choose_likely(
    odds: Sequence[float], lengths: Sequence[int], poor: float = POOR_F1
) -> list[bool]:
    """Which blocks to keep: the likely ones; where they make a poor body, the next likely as well.

    To expect the best F1, keep what is likelier than half of that F1 (Lipton and others, "Optimal
    Thresholding of Classifiers to Maximize F1 Measure", 2014). Not done on all pages: on good ones
    what is in doubt is captions and teasers (docs/decisions/0015, 0017 and 0042).

    Args:
        odds: log-odds of each block's being story.
        lengths: characters of each block.
        poor: the expected F1, 0 to 1, below which a body is a poor one.

    >>> choose_likely([2.0, -0.9], [900, 100])
    [True, False]
    >>> choose_likely([0.1, -0.9, -0.9], [20, 100, 100])
    [True, True, True]
    >>> choose_likely([-0.9, -0.9], [100, 100])
    [False, False]
    """
    kept = [value > 0 for value in odds]
    for _ in range(MAX_THRESHOLD_ROUNDS):
        f1 = estimate_f1(zip(odds, lengths, kept, strict=True))
        if not 0 < f1 < poor:
            break
        threshold = max(MIN_KEPT_LOG_ODDS, log(f1 / (2 - f1)))  # the log-odds of f1 / 2
        kept = [value > threshold for value in odds]
    return kept


def choose_prose(features: Columns) -> list[bool]:
    """What to keep where the card keeps nothing: the prose in the main span.

    Where that has none, the longest paragraph of the page. Giving up would help nobody: a notice of
    two sentences is an article, too.
    """
    prose = mark_prose(features)
    inside = [
        keep and score > 0 for keep, score in zip(prose, features["main_span_inside"], strict=True)
    ]
    if any(inside) or not any(prose):
        return inside
    lengths = [length * keep for length, keep in zip(features["length"], prose, strict=True)]
    longest = lengths.index(max(lengths))
    return [i == longest for i in range(len(prose))]


def mark_prose(features: Columns) -> list[bool]:
    """Whether each block is long enough and has two sentences, or one with a function word.

    A line about rights is no prose, though it is a sentence and the longest of many pages.
    """
    names = ("length", "end_sentence", "function_words", "sentences", "cue_legal")
    rows = zip(*(features[name] for name in names), strict=True)
    return [
        bool(
            length >= MIN_PROSE_EFF_CHARS and not legal and (sentences > 1 or (end and common >= 1))
        )
        for length, end, common, sentences, legal in rows
    ]


def find_first_prose(features: Columns, kept: Sequence[bool]) -> int:
    """Where the story begins: the first kept block of some length, else the first kept, else 0."""
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    long = (
        i for i, keep in enumerate(kept) if keep and features["length"][i] >= MIN_PROSE_EFF_CHARS
    )
    return next(long, first)


def find_last_prose(features: Columns, kept: Sequence[bool], start: int) -> int:
    """The last kept block of some length, else `start`."""
    lengths = features["length"]
    from_below = (i for i in reversed(range(len(kept))) if kept[i])
    return next((i for i in from_below if lengths[i] >= MIN_PROSE_EFF_CHARS), start)


def skip_headline_and_deck(
    features: FeatureTable, kept: Sequence[bool], first_prose: int, headline: int | None
) -> int:
    """The first kept prose that is neither headline nor deck: the card may keep those as well."""
    below = range(first_prose + 1, len(kept))
    prose = (i for i in below if kept[i] and features["length"][i] >= MIN_PROSE_EFF_CHARS)
    following = next(prose, first_prose)
    if headline is None or headline > first_prose:
        return first_prose
    if headline == first_prose or (
        first_prose < following and is_deck_above(features, first_prose, following)
    ):
        return following
    return first_prose


def fill_gaps(kept: Sequence[bool], odds: Sequence[float], features: FeatureTable) -> list[bool]:
    """Keep a few dropped blocks between kept ones, where no sign of boilerplate is in any of them.

    A short line says too little for a card to judge: a heading, an item. A paragraph that the card
    dropped is more often a caption or a teaser than story (docs/decisions/0017).

    Args:
        kept: which blocks are kept.
        odds: log-odds of each block's being story.
        features: the columns of the page.
    """
    filled = list(kept)
    for above, below in pairwise(compress(range(len(kept)), kept)):
        if 1 < below - above <= MAX_FILLED_GAP_BLOCKS + 1 and not has_boilerplate_sign(
            features, above, below
        ):
            for i in range(above + 1, below):
                least = MIN_LATER_LOG_ODDS if heads_details(features, i) else MIN_KEPT_LOG_ODDS
                filled[i] = odds[i] > least and may_be_filled(features, i)
    return filled


def heads_details(features: FeatureTable, i: int) -> bool:
    """Whether a block is the summary of details: it belongs to what a click on it opens."""
    return is_summary(features.page.blocks[i].markup)


def keep_last_sentence(
    kept: Sequence[bool], odds: Sequence[float], features: FeatureTable
) -> list[bool]:
    """Keep the sentence right below the last kept block, where it may be the story's last.

    It is short, and beside menus a card takes it for one of them. On HTML it must be of the same
    element as the block above it; a dump shows none, so there the story must be a short one.

    Args:
        kept: which blocks are kept.
        odds: log-odds of each block's being story.
        features: the columns of the page.
    """
    whole = list(kept)
    last = max(compress(range(len(kept)), kept), default=len(kept))
    lengths = features["length"]
    size = sum(compress(lengths, kept))
    is_short = sum(kept) <= MAX_SHORT_STORY_BLOCKS and size <= MAX_SHORT_STORY_EFF_CHARS
    if features.page.kind != "html" and not is_short:
        return whole
    for i in range(last + 1, len(kept)):
        if not is_next_sentence(features, i, last) or odds[i] <= MIN_LATER_LOG_ODDS:
            break
        whole[i] = True
    return whole


def keep_first_heading(
    kept: Sequence[bool], odds: Sequence[float], features: FeatureTable
) -> list[bool]:
    """Keep the heading right above the story that looks like the headings in it.

    It stands below the headline or the credits, where a card takes it for a deck or a label.

    Args:
        kept: which blocks are kept.
        odds: log-odds of each block's being story.
        features: the columns of the page.
    """
    whole, blocks = list(kept), features.page.blocks
    at = next(compress(range(len(kept)), kept), 0) - 1
    if at < 0 or not is_heading(blocks[at]) or odds[at] <= MIN_LATER_LOG_ODDS:
        return whole
    one = blocks[at].markup
    others = (block.markup for block in compress(blocks, kept) if is_heading(block))
    alike = any(
        one and other and one.tags == other.tags and (one.parent == other.parent or is_summary(one))
        for other in others
    )
    whole[at] = alike and not has_text_sign(features, slice(at, at + 1))
    return whole


def is_heading(block: Block) -> bool:
    """Whether a block is a heading, and none of the first level, which is a headline."""
    return (block.kind is Kind.HEADING and block.level != 1) or is_summary(block.markup)


def is_summary(markup: Markup | None) -> bool:
    """Whether a block is what stands above details that a click opens: a question, a heading."""
    return markup is not None and markup.tags[-1:] == ("summary",)


def is_next_sentence(features: FeatureTable, i: int, last: int) -> bool:
    """Whether a block is a sentence without links or words of boilerplate, in the story's element.

    Between it and the last paragraph of the story above may be a table.
    """
    block = features.page.blocks[i]
    if block.links or not features["end_sentence"][i] or has_text_sign(features, slice(i, i + 1)):
        return False
    if block.markup is None:
        return True
    above = (other.markup for other in features.page.blocks[max(0, last - 1) : i])
    place = block.markup.parent, block.markup.tags
    return any(markup and (markup.parent, markup.tags) == place for markup in above)


def may_be_filled(features: FeatureTable, i: int) -> bool:
    """Whether a block is no paragraph, or a short one."""
    paragraph = features.page.blocks[i].kind is Kind.PARAGRAPH
    return not paragraph or features["length"][i] < MAX_FILLED_EFF_CHARS


def has_boilerplate_sign(features: Columns, above: int, below: int) -> bool:
    """Whether any block between two has a sign of boilerplate: a cue word, a repeat, many links.

    A sign of its place counts where it is stronger than in both of the two, which are kept: a story
    may stand in a sidebar.
    """
    gap = slice(above + 1, below)
    if has_text_sign(features, gap):
        return True
    places = (features[name] for name in PLACE_SIGNS if name in features)
    if any(max(column[gap]) > max(column[above], column[below]) for column in places):
        return True
    return "link_share" in features and max(features["link_share"][gap]) > MIN_LINK_LINE_SHARE


def has_text_sign(features: Columns, blocks: slice) -> bool:
    """Whether any of some blocks has words of boilerplate, or repeats another block."""
    return any(any(features[name][blocks]) for name in TEXT_SIGNS if name in features)
