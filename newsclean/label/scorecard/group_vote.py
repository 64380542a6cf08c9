"""What a block's fellows are taken for says it of the block too: those of one style and place.

A paragraph between links, or the last of twenty alike, may look like a teaser by itself; that the
other nineteen are story says it is not. So part of each score is the mean of its fellows'. Won
.0003 to .0009 of F1 on three sets of HTML pages (five folds by site), most where a story is a list.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.markup import get_markups
from newsclean.label.features.style_groups import weigh_blocks

__all__ = ["smooth_by_group"]

GROUP_SHARE = 0.7  # of the score that the fellows say
MIN_GROUP_BLOCKS = 3  # blocks that are alike
MIN_SMOOTHED_EFF_CHARS = (
    40.0  # effective characters: shorter lines follow their neighbours, not their fellows
)
MAX_VOTE_LOG_ODDS = 4.0  # log-odds: one sure block does not speak for all
MAX_SMOOTHED_LINK_SHARE = 0.5  # share of a text that is links: one with more is told by them
XPATH_INDEX = re.compile(r"\[\d+\]")


def smooth_by_group(table: FeatureTable, odds: Sequence[float]) -> list[float]:
    """What the fellows of each block add to its log-odds; 0 for a short line and a link.

    Args:
        table: the columns of an HTML page.
        odds: how likely each block is story, as log-odds.
    """
    kinds = get_path_and_classes(table)
    told: dict[tuple[str, str], float] = defaultdict(float)
    whole: dict[tuple[str, str], float] = defaultdict(float)
    count: dict[tuple[str, str], int] = defaultdict(int)
    for kind, own, weight in zip(kinds, odds, table.once(weigh_blocks), strict=True):
        told[kind] += weight * max(-MAX_VOTE_LOG_ODDS, min(MAX_VOTE_LOG_ODDS, own))
        whole[kind] += weight
        count[kind] += 1
    rows = zip(kinds, odds, table["length"], table["link_share"], strict=True)
    return [
        GROUP_SHARE * (told[kind] / whole[kind] - own)
        if count[kind] >= MIN_GROUP_BLOCKS
        and length >= MIN_SMOOTHED_EFF_CHARS
        and links < MAX_SMOOTHED_LINK_SHARE
        else 0.0
        for kind, own, length, links in rows
    ]


def get_path_and_classes(table: FeatureTable) -> list[tuple[str, str]]:
    """The path of each block's element without numbers, and the class words around it."""
    paths = [XPATH_INDEX.sub("", block.at.xpath or "") for block in table.page.blocks]
    return [(path, mark.classes) for path, mark in zip(paths, table.once(get_markups), strict=True)]
