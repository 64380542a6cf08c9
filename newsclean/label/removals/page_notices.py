"""Notices of the page amid its story: calls to subscribe, messages of forms, terms, consent.

They are sentences, in paragraphs like the story's, so the card may keep them. What they say is the
same on all pages of a site, and much the same on all sites (docs/decisions/0040).
"""

from itertools import compress

from newsclean.label.features.feature_table import get_texts
from newsclean.label.features.words import soften_texts, tokenize_softened_texts
from newsclean.label.removals.contract import KeptBlocks
from newsclean.lexicon.notices import may_be_notice, measure_notice_share

__all__ = ["find_page_notices"]

MIN_NOTICE_SHARE = 0.5  # of a block's characters; a paragraph of the story may end with a notice
MAX_NOTICE_EFF_CHARS = 1200  # a longer block is a story that a page prints without paragraphs
# Effective characters that must be kept beside the notices, for each of theirs: a page of nothing
# but notices has no other story.
MIN_STORY_TO_NOTICES_RATIO = 0.5


def find_page_notices(blocks: KeptBlocks) -> frozenset[int]:
    """The kept blocks in which the page speaks of itself to its readers."""
    table = blocks.features
    texts, softened = table.once(get_texts), table.once(soften_texts)
    tokens, lengths = table.once(tokenize_softened_texts), table["length"]
    found = frozenset(
        i
        for i in compress(range(len(texts)), blocks.kept)
        if lengths[i] <= MAX_NOTICE_EFF_CHARS
        and may_be_notice(softened[i], tokens[i])
        and measure_notice_share(texts[i]) >= MIN_NOTICE_SHARE
    )
    noticed = sum(lengths[i] for i in found)
    story = sum(compress(lengths, blocks.kept)) - noticed
    return found if story >= MIN_STORY_TO_NOTICES_RATIO * noticed else frozenset()
