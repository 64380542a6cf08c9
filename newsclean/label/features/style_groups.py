"""Features of blocks that look alike: a page sets its story in one style, teasers in another.

A style sheet sees an element and the class words around it; what it treats alike is mostly of one
kind. So each block is told by its fellows too: the story's short lines by the long ones beside
them, a long comment or teaser by the many like it. With them the HTML card won .0085 of F1 on
newsrooms it had never seen (.958 to .966, five folds by site).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from newsclean.label.features.feature_table import (
    Column,
    ColumnMaker,
    Columns,
    FeatureTable,
    make_joint_columns,
)
from newsclean.label.features.markup import get_markups, sum_by_key, sum_linkless_prose
from newsclean.label.features.markup import measure_linkless_prose as prose_weights
from newsclean.model import Markup

# Numbers in class words are of one element or one build of the page: `post-4711`, `col-3`.
NUMBERED_CLASS_WORD = re.compile(r"[\w-]*\d[\w-]*")
NEAR_CLASS_WORDS = 2  # class words of the short look: the block's own and its container's
MAX_WEIGHT_EFF_CHARS = 400.0  # effective characters: a longer block weighs no more than so many
ADDED_WEIGHT_EFF_CHARS = 10.0
MAX_BLOCK_SCORE, MIN_BLOCK_SCORE = 2.0, -2.0  # hand scores beyond these count as these
LONE_BLOCK_MEAN = -3.0  # the mean of a block that is the only one of its look
MAX_STYLE_COUNT = 60
MIN_TITLE_LINK_SHARE = 0.85  # share of links of a line that is one
MIN_LINKED_TITLE_EFF_CHARS, MAX_LINKED_TITLE_EFF_CHARS = (
    8.0,
    200.0,
)  # effective characters of a linked title
MIN_TEASER_EFF_CHARS = 40.0
MAX_STYLE_TEASERS = 10


class StyleGroups(NamedTuple):
    """The blocks of a page by what a style sheet sees of them.

    Attributes:
        group_numbers: for each block a number; equal numbers look alike.
        number: how many looks the page has.
    """

    group_numbers: list[int]
    number: int

    def sum_by_group(self, values: Iterable[float]) -> list[float]:
        """The values of each look together."""
        totals = [0.0] * self.number
        for look, value in zip(self.group_numbers, values, strict=True):
            totals[look] += value
        return totals


def weigh_blocks(table: FeatureTable) -> list[float]:
    """What each block weighs among its fellows: its length, within bounds."""
    return [
        min(length, MAX_WEIGHT_EFF_CHARS) + ADDED_WEIGHT_EFF_CHARS for length in table["length"]
    ]


def group_by_style(table: FeatureTable) -> StyleGroups:
    """Blocks of the same element and the same class words around it are alike."""
    return group_by_key(table, lambda mark: (mark.tags[-1:], fold_class_numbers(mark.classes)))


def group_by_near_style(table: FeatureTable) -> StyleGroups:
    """Blocks of the same element and the same two nearest class words are alike."""
    return group_by_key(table, lambda mark: (mark.tags[-1:], *fold_near_words(mark.classes)))


def group_by_key(table: FeatureTable, key: Callable[[Markup], Hashable]) -> StyleGroups:
    """Blocks of one key are alike."""
    numbers: dict[Hashable, int] = defaultdict(lambda: len(numbers))
    seen: dict[tuple[tuple[str, ...], str], int] = {}
    fellows = []
    for mark in table.once(get_markups):
        own = mark.tags[-1:], mark.classes
        if own not in seen:
            seen[own] = numbers[key(mark)]
        fellows.append(seen[own])
    return StyleGroups(fellows, len(numbers))


def fold_class_numbers(classes: str) -> str:
    """Class words without the numbers that tell one element from its fellows.

    >>> fold_class_numbers("text post-4711 entry")
    'text # entry'
    """
    return " ".join(map(fold_class_word, classes.split(" ")))


def fold_near_words(classes: str) -> Iterator[str]:
    """The first class words, without their numbers."""
    return map(fold_class_word, classes.split(maxsplit=NEAR_CLASS_WORDS)[:NEAR_CLASS_WORDS])


@lru_cache(maxsize=4096)
def fold_class_word(word: str) -> str:
    """A class word without its numbers; pages have few words, and each many times."""
    return NUMBERED_CLASS_WORD.sub("#", word)


def make_group_means(look: StyleGroups, weights: list[float]) -> Callable[[Column], Column]:
    """What gives the mean of some values of each block's fellows, itself left out."""
    whole = look.sum_by_group(weights)
    others = [whole[i] - weight for i, weight in zip(look.group_numbers, weights, strict=True)]

    def means(values: Column) -> Column:
        own = list(map(mul, values, weights))
        told = look.sum_by_group(own)
        return [
            (told[i] - mine) / other if other > 0 else LONE_BLOCK_MEAN
            for i, mine, other in zip(look.group_numbers, own, others, strict=True)
        ]

    return means


def clip_block_scores(table: FeatureTable) -> Column:
    """The hand scores within bounds, so that one long block does not speak for all."""
    return [
        max(MIN_BLOCK_SCORE, min(MAX_BLOCK_SCORE, score))
        for score in table["main_span_block_score"]
    ]


def mark_linked_teasers(table: FeatureTable) -> Column:
    """Whether each block is a text right below a line that is a link: a teaser below its title."""
    pairs = list(zip(table["link_share"], table["length"], strict=True))
    above = [(0.0, 0.0), *pairs[:-1]]
    return [
        float(
            share > MIN_TITLE_LINK_SHARE
            and MIN_LINKED_TITLE_EFF_CHARS < title < MAX_LINKED_TITLE_EFF_CHARS
            and links < 0.5
            and length > MIN_TEASER_EFF_CHARS
        )
        for (share, title), (links, length) in zip(above, pairs, strict=True)
    ]


def make_style_columns(
    prefix: str, look_of: Callable[[FeatureTable], StyleGroups]
) -> dict[str, ColumnMaker]:
    """The rows of one way to look alike."""

    def columns(table: FeatureTable) -> Columns:
        look, weights = look_of(table), table.once(weigh_blocks)
        means = make_group_means(look, weights)
        inside = look.sum_by_group(map(mul, weights, table["main_span_inside"]))
        span = sum(inside) or 1.0
        count = look.sum_by_group([1.0] * len(weights))
        teasers = look.sum_by_group(table["below_linked_title"])
        return {
            f"{prefix}_score": means(table.once(clip_block_scores)),
            f"{prefix}_inside": means(table["main_span_inside"]),
            f"{prefix}_prose": means(table["end_sentence"]),
            f"{prefix}_link_share": means(table["link_share"]),
            f"{prefix}_count": [min(MAX_STYLE_COUNT, count[i]) for i in look.group_numbers],
            f"{prefix}_span_share": [inside[i] / span for i in look.group_numbers],
            f"{prefix}_teasers": [min(MAX_STYLE_TEASERS, teasers[i]) for i in look.group_numbers],
            f"{prefix}_teaser_share": [teasers[i] / count[i] for i in look.group_numbers],
        }

    ends = (
        "score",
        "inside",
        "prose",
        "link_share",
        "count",
        "span_share",
        "teasers",
        "teaser_share",
    )
    return make_joint_columns(columns, *(f"{prefix}_{end}" for end in ends))


def measure_exact_styles(table: FeatureTable) -> Columns:
    """How much of the page's prose looks the same, and whether that is the look of the most."""
    looks = [get_exact_style(mark) for mark in table.once(get_markups)]
    sums, total = sum_by_key(looks, table.once(prose_weights)), table.once(sum_linkless_prose)
    most = max(sums.values())
    return {
        "exact_style_prose_share": [sums[look] / total for look in looks],
        "exact_style_is_main": [float(sums[look] == most) for look in looks],
    }


def get_exact_style(markup: Markup) -> tuple[str, str]:
    """What the page's style sheet sees of a block: its element and the classes around it."""
    return markup.tags[-1] if markup.tags else "", markup.classes


STYLE_FEATURES: dict[str, ColumnMaker] = {
    "below_linked_title": mark_linked_teasers,
    **make_joint_columns(measure_exact_styles, "exact_style_prose_share", "exact_style_is_main"),
    **make_style_columns("style", group_by_style),
    **make_style_columns("near_style", group_by_near_style),
}
