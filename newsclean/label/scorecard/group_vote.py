"""Smooth the scores of blocks with the same element path and class words.

A paragraph between links, or the last of twenty alike, may look like a teaser by itself; that the
other nineteen are story says it is not. So part of each score is the mean of its group
(docs/decisions/0015).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.markup import get_markups
from newsclean.label.features.style_groups import weigh_blocks
from newsclean.text.late_patterns import compile_late

__all__ = ["smooth_by_group"]

GROUP_SHARE = 0.7  # of a smoothed score that is the mean of the group
MIN_GROUP_BLOCKS = 3  # fewer blocks that are alike say nothing of each other
MIN_SMOOTHED_EFF_CHARS = 40.0  # a shorter line goes with its neighbours, not with its group
MAX_SMOOTHED_LINK_SHARE = 0.5  # share of links in a block: one with more is known by them
MAX_VOTE_LOG_ODDS = 4.0  # one sure block does not speak for all
XPATH_INDEX = compile_late(r"\[\d+\]")

Group = tuple[str, str]  # the path of an element without numbers, and the class words around it


def smooth_by_group(features: FeatureTable, odds: Sequence[float]) -> list[float]:
    """What its group adds to the log-odds of each block; 0 for short lines, links, small groups.

    Args:
        features: the columns of an HTML page.
        odds: log-odds of each block's being story.
    """
    groups = get_path_and_classes(features)
    sizes, means = Counter(groups), average_by_group(features, groups, odds)
    rows = zip(groups, odds, features["length"], features["link_share"], strict=True)
    return [
        GROUP_SHARE * (means[group] - own)
        if sizes[group] >= MIN_GROUP_BLOCKS
        and length >= MIN_SMOOTHED_EFF_CHARS
        and links < MAX_SMOOTHED_LINK_SHARE
        else 0.0
        for group, own, length, links in rows
    ]


def average_by_group(
    features: FeatureTable, groups: Sequence[Group], odds: Sequence[float]
) -> dict[Group, float]:
    """The mean log-odds of each group, longer blocks weighing more."""
    total: dict[Group, float] = defaultdict(float)
    weights: dict[Group, float] = defaultdict(float)
    for group, own, weight in zip(groups, odds, features.once(weigh_blocks), strict=True):
        total[group] += weight * max(-MAX_VOTE_LOG_ODDS, min(MAX_VOTE_LOG_ODDS, own))
        weights[group] += weight
    return {group: total[group] / weights[group] for group in total}


def get_path_and_classes(features: FeatureTable) -> list[Group]:
    """The group of each block."""
    marks = features.once(get_markups)
    outer: dict[str, str] = {}  # the paths of the elements around, of which few are different
    groups = []
    for block, mark in zip(features.page.blocks, marks, strict=True):
        head, slash, step = (block.at.xpath or "").rpartition("/")
        if head not in outer:
            outer[head] = XPATH_INDEX.sub("", head)
        groups.append((f"{outer[head]}{slash}{XPATH_INDEX.sub('', step)}", mark.classes))
    return groups
