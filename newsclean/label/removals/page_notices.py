"""Notices of the page amid its story: calls to subscribe, messages of forms, terms, consent.

They are sentences, in paragraphs like the story's, so the card may keep them. What they say is the
same on all pages of a site, and much the same on all sites (docs/decisions/0040).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

from newsclean.label.features.feature_table import get_texts
from newsclean.label.features.markup import get_markups
from newsclean.label.features.words import soften_texts, tokenize_softened_texts
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.scorecard.card import MIN_LATER_LOG_ODDS
from newsclean.lexicon.notices import may_be_notice, measure_notice_share

__all__ = ["find_page_notices"]

MIN_NOTICE_SHARE = 0.5  # of a block's characters; a paragraph of the story may end with a notice
MAX_NOTICE_EFF_CHARS = 1200  # a longer block is a story that a page prints without paragraphs
# Effective characters that must be kept beside the notices, for each of theirs: a page of nothing
# but notices has no other story.
MIN_STORY_TO_NOTICES_RATIO = 0.5
MAX_BETWEEN_BLOCKS = 2  # between two notices, as the other lines of a form are
MAX_BETWEEN_EFF_CHARS = 60.0  # of each of these; the story between two notices has longer lines
MAX_BOX_PROSE_SHARE = 0.2  # of the page's prose, that an element may hold which goes as a whole
MIN_BOX_NOTICE_SHARE = 0.5  # of such an element's kept characters
MAX_BOX_LINE_EFF_CHARS = 100.0  # of its other blocks; a longer one is a paragraph of the story


def find_page_notices(blocks: KeptBlocks) -> frozenset[int]:
    """The kept blocks in which the page speaks to its readers, and what else is in their boxes."""
    notices = find_notices(blocks)
    if not notices:
        return frozenset()
    found = {*notices, *find_between(blocks, notices), *find_boxes(blocks, notices)}
    lengths = blocks.features["length"]
    noticed = sum(lengths[i] for i in found if blocks.kept[i])
    story = sum(compress(lengths, blocks.kept)) - noticed
    return frozenset(found if story >= MIN_STORY_TO_NOTICES_RATIO * noticed else ())


def find_notices(blocks: KeptBlocks) -> list[int]:
    """The blocks of which half is notices: kept ones, and those that may be kept in a gap later."""
    table = blocks.features
    texts, softened = table.once(get_texts), table.once(soften_texts)
    tokens, lengths = table.once(tokenize_softened_texts), table["length"]
    return [
        i
        for i, (keep, odds) in enumerate(zip(blocks.kept, blocks.odds, strict=True))
        if (keep or odds > MIN_LATER_LOG_ODDS)
        and lengths[i] <= MAX_NOTICE_EFF_CHARS
        and may_be_notice(softened[i], tokens[i])
        and measure_notice_share(texts[i]) >= MIN_NOTICE_SHARE
    ]


def find_between(blocks: KeptBlocks, notices: Sequence[int]) -> Iterator[int]:
    """The kept short lines between two notices that stand close together."""
    lengths = blocks.features["length"]
    for above, below in pairwise(notices):
        between = [i for i in range(above + 1, below) if blocks.kept[i]]
        if len(between) <= MAX_BETWEEN_BLOCKS and all(
            lengths[i] <= MAX_BETWEEN_EFF_CHARS for i in between
        ):
            yield from between


def find_boxes(blocks: KeptBlocks, notices: Sequence[int]) -> Iterator[int]:
    """The kept blocks of HTML that share with notices a small element of little else."""
    table = blocks.features
    if table.page.kind != "html":
        return
    shares, lengths = table["container_prose_share"], table["length"]
    boxes: dict[int, list[int]] = defaultdict(list)
    for i, markup in enumerate(table.once(get_markups)):
        if blocks.kept[i] and shares[i] <= MAX_BOX_PROSE_SHARE:
            boxes[markup.parent].append(i)
    noticed = frozenset(notices)
    for box in boxes.values():
        others = [lengths[i] for i in box if i not in noticed]
        told = sum(lengths[i] for i in box if i in noticed)
        if (
            told
            and told >= MIN_BOX_NOTICE_SHARE * (told + sum(others))
            and all(length <= MAX_BOX_LINE_EFF_CHARS for length in others)
        ):
            yield from box
