"""Smooth the scores of blocks with the same element path and class words.

A paragraph between links, or the last of twenty alike, may look like a teaser by itself; that the
other nineteen are story says it is not. So part of each score is the mean of its group
(docs/decisions/0015).
"""

from collections.abc import Sequence
from operator import truediv
from typing import Any

from newsclean.label.features.block_groups import BlockGroups, group_by
from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.markup import group_by_exact_style, group_by_path
from newsclean.label.features.style_groups import weigh_blocks

__all__ = ["smooth_by_group"]

GROUP_SHARE = 0.7  # of a smoothed score that is the mean of the group
MIN_GROUP_BLOCKS = 3  # fewer blocks that are alike say nothing of each other
MIN_SMOOTHED_EFF_CHARS = 40.0  # a shorter line goes with its neighbours, not with its group
MAX_SMOOTHED_LINK_SHARE = 0.5  # share of links in a block: one with more is known by them
MAX_VOTE_LOG_ODDS = 4.0  # one sure block does not speak for all


def smooth_by_group(features: FeatureTable, odds: Sequence[float]) -> list[float]:
    """What its group adds to the log-odds of each block; 0 for short lines, links, small groups.

    Args:
        features: the columns of an HTML page.
        odds: log-odds of each block's being story.
    """
    groups = group_by_path_and_classes(features)
    sizes, means = groups.count_blocks(), average_by_group(features, groups, odds)
    rows = zip(groups.numbers, odds, features["length"], features["link_share"], strict=True)
    return [
        GROUP_SHARE * (means[number] - own)
        if sizes[number] >= MIN_GROUP_BLOCKS
        and length >= MIN_SMOOTHED_EFF_CHARS
        and links < MAX_SMOOTHED_LINK_SHARE
        else 0.0
        for number, own, length, links in rows
    ]


def average_by_group(
    features: FeatureTable, groups: BlockGroups[Any], odds: Sequence[float]
) -> list[float]:
    """The mean log-odds of each group, longer blocks weighing more."""
    weights = features.once(weigh_blocks)
    most = MAX_VOTE_LOG_ODDS
    votes = [
        weight * (-most if own < -most else min(most, own))
        for own, weight in zip(odds, weights, strict=True)
    ]
    return list(map(truediv, groups.sum_up(votes), groups.sum_up(weights)))


def group_by_path_and_classes(features: FeatureTable) -> BlockGroups[tuple[int, int]]:
    """Blocks with the same path of element names and the same class words around them."""
    paths, styles = features.once(group_by_path), features.once(group_by_exact_style)
    return group_by(zip(paths.numbers, styles.numbers, strict=True))
