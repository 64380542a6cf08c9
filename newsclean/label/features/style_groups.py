"""Features of blocks of one style: a page sets its story in one style, its teasers in another.

A style sheet sees an element and the class words around it, and what it sets alike is mostly of one
kind. So each block is also described by the other blocks of its style: a story's short lines by the
long ones beside them, a long comment or teaser by the many like it (docs/decisions/0013).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from newsclean.label.features.containers import (
    measure_linkless_prose,
    sum_by_key,
    sum_linkless_prose,
)
from newsclean.label.features.feature_table import (
    Column,
    Columns,
    Feature,
    FeatureTable,
    make_joint_column,
)
from newsclean.label.features.markup import get_markups
from newsclean.model import Markup

# Numbers in class words are of one element or one build of the page: `post-4711`, `col-3`.
NUMBERED_CLASS_WORD = re.compile(r"[\w-]*\d[\w-]*")
NEAR_CLASS_WORDS = 2  # class words of the near style: the block's own and its container's
MAX_WEIGHT_EFF_CHARS = 400.0  # effective characters: a longer block weighs no more than so many
ADDED_WEIGHT_EFF_CHARS = 10.0  # so that a block without text weighs something
MAX_BLOCK_SCORE, MIN_BLOCK_SCORE = 2.0, -2.0  # points of a span beyond which a block counts as this
LONE_BLOCK_MEAN = -3.0  # the mean of a block that is the only one of its style
MAX_STYLE_COUNT = 60
MAX_STYLE_TEASERS = 10
MIN_TITLE_LINK_SHARE = 0.85  # share of links of a line that is a link
MIN_LINKED_TITLE_EFF_CHARS = 8.0  # effective characters: a shorter link is no title
MAX_LINKED_TITLE_EFF_CHARS = 200.0  # effective characters: a longer one is a linked paragraph
MAX_TEASER_LINK_SHARE = 0.5
MIN_TEASER_EFF_CHARS = 40.0


class StyleGroups(NamedTuple):
    """The blocks of a page by style.

    Attributes:
        group_numbers: for each block the number of its style.
        number: how many styles the page has.
    """

    group_numbers: list[int]
    number: int

    def sum_by_group(self, values: Iterable[float]) -> list[float]:
        """The sum of the values of each style's blocks.

        >>> StyleGroups([0, 1, 0], 2).sum_by_group([1.0, 2.0, 4.0])
        [5.0, 2.0]
        """
        totals = [0.0] * self.number
        for group, value in zip(self.group_numbers, values, strict=True):
            totals[group] += value
        return totals


# ---- which blocks are of one style ----


def group_by_style(table: FeatureTable) -> StyleGroups:
    """Blocks of the same element and the same class words around it, numbers folded."""
    return group_by_key(table, lambda mark: (mark.tags[-1:], fold_class_numbers(mark.classes)))


def group_by_near_style(table: FeatureTable) -> StyleGroups:
    """Blocks of the same element and the same two nearest class words, numbers folded."""
    return group_by_key(table, lambda mark: (mark.tags[-1:], *fold_near_words(mark.classes)))


def group_by_key(table: FeatureTable, make_key: Callable[[Markup], Hashable]) -> StyleGroups:
    """Blocks whose markup has the same key."""
    numbers: dict[Hashable, int] = defaultdict(lambda: len(numbers))
    known: dict[tuple[tuple[str, ...], str], int] = {}  # most blocks repeat one of few markups
    group_numbers = []
    for markup in table.once(get_markups):
        exact = markup.tags[-1:], markup.classes
        if exact not in known:
            known[exact] = numbers[make_key(markup)]
        group_numbers.append(known[exact])
    return StyleGroups(group_numbers, len(numbers))


def fold_class_numbers(classes: str) -> str:
    """Class words without the numbers that differ from element to element.

    >>> fold_class_numbers("text post-4711 entry")
    'text # entry'
    """
    return " ".join(map(fold_class_word, classes.split(" ")))


def fold_near_words(classes: str) -> Iterator[str]:
    """The two nearest class words, without their numbers.

    >>> list(fold_near_words("text post-4711 entry"))
    ['text', '#']
    """
    return map(fold_class_word, classes.split(maxsplit=NEAR_CLASS_WORDS)[:NEAR_CLASS_WORDS])


@lru_cache(maxsize=4096)
def fold_class_word(word: str) -> str:
    """A class word without its numbers; pages have few words, and each many times."""
    return NUMBERED_CLASS_WORD.sub("#", word)


# ---- what the others of a style are like ----


def weigh_blocks(table: FeatureTable) -> list[float]:
    """What each block weighs in the mean of its style: its length, within bounds."""
    return [
        min(length, MAX_WEIGHT_EFF_CHARS) + ADDED_WEIGHT_EFF_CHARS for length in table["length"]
    ]


def make_group_means(groups: StyleGroups, weights: list[float]) -> Callable[[Column], Column]:
    """The function from a column to the means of the other blocks of each block's style."""
    totals = groups.sum_by_group(weights)
    others = [
        totals[group] - weight for group, weight in zip(groups.group_numbers, weights, strict=True)
    ]

    def take_means(values: Column) -> Column:
        weighted = list(map(mul, values, weights))
        sums = groups.sum_by_group(weighted)
        return [
            (sums[group] - own) / other if other > 0 else LONE_BLOCK_MEAN
            for group, own, other in zip(groups.group_numbers, weighted, others, strict=True)
        ]

    return take_means


def clip_block_scores(table: FeatureTable) -> Column:
    """The scores of the main span within bounds, so that one long block does not decide a mean."""
    return [
        max(MIN_BLOCK_SCORE, min(MAX_BLOCK_SCORE, score))
        for score in table["main_span_block_score"]
    ]


def mark_linked_teasers(table: FeatureTable) -> Column:
    """The column `below_linked_title`."""
    pairs = list(zip(table["link_share"], table["length"], strict=True))
    above = [(0.0, 0.0), *pairs[:-1]]
    return [
        float(
            title_links > MIN_TITLE_LINK_SHARE
            and MIN_LINKED_TITLE_EFF_CHARS < title_length < MAX_LINKED_TITLE_EFF_CHARS
            and links < MAX_TEASER_LINK_SHARE
            and length > MIN_TEASER_EFF_CHARS
        )
        for (title_links, title_length), (links, length) in zip(above, pairs, strict=True)
    ]


def make_style_features(
    prefix: str, group: Callable[[FeatureTable], StyleGroups], same: str
) -> dict[str, Feature]:
    """The eight rows of one way to call blocks of one style.

    Args:
        prefix: what their names begin with.
        group: groups the blocks.
        same: what the blocks of a group have in common, for the sentences.
    """

    def measure(table: FeatureTable) -> Columns:
        groups, weights = group(table), table.once(weigh_blocks)
        numbers = groups.group_numbers
        take_means = make_group_means(groups, weights)
        inside = groups.sum_by_group(map(mul, weights, table["main_span_inside"]))
        span = sum(inside) or 1.0
        count = groups.sum_by_group([1.0] * len(weights))
        teasers = groups.sum_by_group(table["below_linked_title"])
        return {
            "score": take_means(table.once(clip_block_scores)),
            "inside": take_means(table["main_span_inside"]),
            "end_sentence": take_means(table["end_sentence"]),
            "link_share": take_means(table["link_share"]),
            "count": [min(MAX_STYLE_COUNT, count[number]) for number in numbers],
            "span_share": [inside[number] / span for number in numbers],
            "teasers": [min(MAX_STYLE_TEASERS, teasers[number]) for number in numbers],
            "teaser_share": [teasers[number] / count[number] for number in numbers],
        }

    sentences = describe_style_columns(f"the same element and {same}")
    return {
        f"{prefix}_{end}": Feature(make_joint_column(measure, end), counts, unit)
        for end, (counts, unit) in sentences.items()
    }


def describe_style_columns(same: str) -> dict[str, tuple[str, str]]:
    """Sentence and unit of each column, by the end of its name."""
    others = f"the other blocks of {same}, by length; -3 for a block alone."
    return {
        "score": (f"Mean of `main_span_block_score` in {others}", "points, -2 to 2; -3"),
        "inside": (f"Share in `main_span` of {others}", "share, 0 to 1; -3"),
        "end_sentence": (f"Mean of `end_sentence` in {others}", "share, 0 to 1; -3"),
        "link_share": (f"Mean of `link_share` in {others}", "share, 0 to 1; -3"),
        "count": (f"Blocks of {same}.", "count, up to 60"),
        "span_share": (f"Share of `main_span`, by length, that has {same}.", "share, 0 to 1"),
        "teasers": (
            f"Texts right below a linked title among the blocks of {same}.",
            "count, up to 10",
        ),
        "teaser_share": (
            f"Share of the blocks of {same} that stand right below a linked title.",
            "share, 0 to 1",
        ),
    }


# ---- exact styles ----


def measure_exact_styles(table: FeatureTable) -> Columns:
    """How much of the page's prose has each block's exact style, and whether no other has more."""
    styles = [get_exact_style(markup) for markup in table.once(get_markups)]
    sums = sum_by_key(styles, table.once(measure_linkless_prose))
    total, most = table.once(sum_linkless_prose), max(sums.values())
    return {
        "exact_style_prose_share": [sums[style] / total for style in styles],
        "exact_style_is_main": [float(sums[style] == most) for style in styles],
    }


def get_exact_style(markup: Markup) -> tuple[str, str]:
    """What a style sheet sees of a block: its element and the classes around it."""
    return markup.tags[-1] if markup.tags else "", markup.classes


STYLE_HTML_FEATURES: dict[str, Feature] = {
    "below_linked_title": Feature(
        mark_linked_teasers,
        "Whether the block is a text right below a line that is a link: a teaser below its title.",
        "0 or 1",
    ),
    "exact_style_prose_share": Feature(
        make_joint_column(measure_exact_styles, "exact_style_prose_share"),
        "Share of the page's prose without links that has exactly the same element and class "
        "words.",
        "share, 0 to 1",
    ),
    "exact_style_is_main": Feature(
        make_joint_column(measure_exact_styles, "exact_style_is_main"),
        "Whether the block's element and class words are those of the most prose of the page.",
        "0 or 1",
    ),
    **make_style_features("style", group_by_style, "class words (numbers folded)"),
    **make_style_features(
        "near_style", group_by_near_style, "the same two nearest class words (numbers folded)"
    ),
}
