"""TODO."""

from collections.abc import Sequence
from itertools import pairwise
from math import log

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.features.feature_table import Columns, FeatureTable
from newsclean.label.quality import estimate_f1
from newsclean.label.rules.headline_rules import MIN_STANDFIRST_CHARS
from newsclean.model import Kind

MAX_FILLED_GAP_BLOCKS = 12  # dropped blocks between kept ones that may be filled
MAX_FILLED_EFF_CHARS = 60.0  # effective characters of a paragraph that may be filled
MIN_KEPT_LOG_ODDS = -1.5  # log-odds of what may be kept all the same
MAX_POOR_F1, MAX_THRESHOLD_ROUNDS = (
    0.6,
    4,
)  # an expected F1, and how often a lower threshold is looked for


def choose_likely(odds: Sequence[float], lengths: Sequence[int]) -> list[bool]:
    """What is more likely story than not; more, if there is some, and little to expect of it.

    The best F1 to expect keeps what is likelier than half of it (Lipton and others, "Optimal
    Thresholding of Classifiers to Maximize F1 Measure", 2014). On pages of which the card is sure
    this wins nothing: what it is in doubt of there is captions and teasers.

    >>> choose_likely([2.0, -0.9], [900, 100]), choose_likely([0.1, -0.9, -0.9], [20, 100, 100])
    ([True, False], [True, True, True])
    >>> choose_likely([-0.9, -0.9], [100, 100])
    [False, False]
    """
    kept = [value > 0 for value in odds]
    for _ in range(MAX_THRESHOLD_ROUNDS):
        told = estimate_f1(zip(odds, lengths, kept, strict=True))
        if not 0 < told < MAX_POOR_F1:
            break
        least = max(MIN_KEPT_LOG_ODDS, log(told / (2 - told)))
        kept = [value > least for value in odds]
    return kept


def guess_kept_prose(table: Columns) -> list[bool]:
    """What to keep where the card keeps nothing: the prose in the best run of hand scores.

    Where that run has none, the longest paragraph. A notice of two sentences is an article too;
    giving up would help nobody.
    """
    names = ("length", "end_sentence", "function_words", "sentences")
    prose = [
        bool(length >= MIN_STANDFIRST_CHARS and (sentences > 1 or (end and common >= 1)))
        for length, end, common, sentences in zip(*(table[name] for name in names), strict=True)
    ]
    inside = [
        keep and told > 0 for keep, told in zip(prose, table["main_span_inside"], strict=True)
    ]
    if any(inside) or not any(prose):
        return inside
    lengths = [length * keep for length, keep in zip(table["length"], prose, strict=True)]
    longest = lengths.index(max(lengths))
    return [i == longest for i in range(len(prose))]


def find_first_prose(table: Columns, kept: list[bool]) -> int:
    """Where the story begins: the first kept block of some length, else the first kept, else 0."""
    for least in (MIN_PROSE_EFF_CHARS, 0.0):
        for i, keep in enumerate(kept):
            if keep and table["length"][i] >= least:
                return i
    return 0


def find_story_end(
    table: FeatureTable, kept: list[bool], start: int, stream: int | None = None
) -> int:
    """Where a heading closes the story; the count of blocks where none does.

    Such headings end the story on CJK pages, but where more of the kept text is below them; on
    others the study saw no gain. Above a stream of other stories they end it everywhere.
    """
    end = stream if stream is not None and start < stream else len(kept)
    if table.lexicon.spaces:
        return end
    closing, told = table["closing_heading"], 0
    for i, block in enumerate(table.page.blocks[:end]):
        told += len(block.text) if kept[i] else 0
        if closing[i] and i > start and told:
            below = zip(table.page.blocks[i:], kept[i:], strict=True)
            rest = sum(len(other.text) for other, keep in below if keep)
            if rest < 2 * told:
                return i
    return end


def fill_gaps(kept: list[bool], odds: Sequence[float], table: FeatureTable) -> list[bool]:
    """Keep a few dropped blocks between kept ones, where nothing speaks against any of them.

    Short lines say too little for a card to judge: headings, items. A paragraph that it dropped is
    more often a caption or a teaser than story.
    """
    filled = list(kept)
    inside = [i for i, keep in enumerate(kept) if keep]
    for before, after in pairwise(inside):
        gap = range(before + 1, after)
        if 0 < len(gap) <= MAX_FILLED_GAP_BLOCKS and not any(
            has_boilerplate_sign(table, i) for i in gap
        ):
            for i in gap:
                shaped = table.page.blocks[i].kind is not Kind.PARAGRAPH
                filled[i] = odds[i] > MIN_KEPT_LOG_ODDS and (
                    shaped or table["length"][i] < MAX_FILLED_EFF_CHARS
                )
    return filled


def has_boilerplate_sign(table: Columns, i: int) -> bool:
    """Whether a block has a mark of furniture: a cue, a repeat, a bar, a link for a line."""
    marks = (
        "cue_groups",
        "repeats",
        "separators",
        "hidden",
        "in_aside",
        "in_nav",
        "in_footer",
        "boilerplate_class_groups",
    )
    if any(table[name][i] for name in marks if name in table):
        return True
    return "link_share" in table and table["link_share"][i] > 0.5
