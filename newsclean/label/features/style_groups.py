"""Features of blocks of one style: a page sets its story in one style, its teasers in another.

A style sheet sees an element and the class words around it, and what it sets alike is mostly of one
kind. So each block is also described by the other blocks of its style: a story's short lines by the
long ones beside them, a long comment or teaser by the many like it (docs/decisions/0013).
"""

from collections.abc import Callable
from operator import mul, sub, truediv
from typing import Any, NamedTuple

from newsclean.label.features.block_groups import BlockGroups, group_by
from newsclean.label.features.containers import measure_linkless_prose, sum_linkless_prose
from newsclean.label.features.feature_table import Column, ColumnMaker, Feature, FeatureTable
from newsclean.label.features.markup import group_by_exact_style
from newsclean.text.late_patterns import compile_late

# Numbers in class words are of one element or one build of the page: `post-4711`, `col-3`.
NUMBERED_CLASS_WORD = compile_late(r"[\w-]*\d[\w-]*")
DIGIT = compile_late(r"\d")
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


ClassFolder = Callable[[str, "FoldedWords"], str]


class StyleGroups(NamedTuple):
    """The blocks of a page by style, and what they weigh.

    Attributes:
        blocks: the groups.
        weights: what each block weighs in the mean of its style.
        others: what the other blocks of each block's style weigh together; 0 for a lone one.
    """

    blocks: BlockGroups[Any]
    weights: list[float]
    others: list[float]

    def take_means(self, values: Column) -> Column:
        """For each block the mean of the other blocks of its style."""
        weighted = list(map(mul, values, self.weights))
        sums = self.blocks.sum_up(weighted)
        rows = zip(self.blocks.numbers, weighted, self.others, strict=True)
        return [
            (sums[number] - own) / other if other > 0 else LONE_BLOCK_MEAN
            for number, own, other in rows
        ]


# ---- which blocks are of one style ----


def group_by_style(table: FeatureTable) -> StyleGroups:
    """Blocks of the same element and the same class words around it, numbers folded."""
    return group_by_folded(table, fold_class_numbers)


def group_by_near_style(table: FeatureTable) -> StyleGroups:
    """Blocks of the same element and the same two nearest class words, numbers folded."""
    return group_by_folded(table, fold_near_words)


def group_by_folded(table: FeatureTable, fold_classes: ClassFolder) -> StyleGroups:
    """Blocks of the same element and the same class words when these are folded."""
    exact, words = table.once(group_by_exact_style), table.once(get_folded_words)
    folded = group_by((name, fold_classes(classes, words)) for name, classes in exact.keys)
    groups = BlockGroups(exact.spread(folded.numbers), folded.keys)
    weights = table.once(weigh_blocks)
    totals = groups.spread(groups.sum_up(weights))
    return StyleGroups(groups, weights, list(map(sub, totals, weights)))


class FoldedWords(dict[str, str]):
    """Class words without their numbers, each folded when it is first asked for.

    A page has few class words, and each many times.

    >>> FoldedWords()["post-4711"], FoldedWords()["entry"]
    ('#', 'entry')
    """

    def __missing__(self, word: str) -> str:
        # Most have no digit, and to find that out with the long pattern takes ten times as long.
        numbered = DIGIT.search(word) is not None
        folded = self[word] = NUMBERED_CLASS_WORD.sub("#", word) if numbered else word
        return folded


def get_folded_words(_: FeatureTable) -> FoldedWords:
    """The folded class words of a page; none yet."""
    return FoldedWords()


def fold_class_numbers(classes: str, words: FoldedWords) -> str:
    """Class words without the numbers that differ from element to element.

    >>> fold_class_numbers("text post-4711 entry", FoldedWords())
    'text # entry'
    """
    if DIGIT.search(classes) is None:
        return classes
    return " ".join(map(words.__getitem__, classes.split(" ")))


def fold_near_words(classes: str, words: FoldedWords) -> str:
    """The two nearest class words, without their numbers.

    >>> fold_near_words("text post-4711 entry", FoldedWords())
    'text #'
    """
    near = classes.split(maxsplit=NEAR_CLASS_WORDS)[:NEAR_CLASS_WORDS]
    return " ".join(map(words.__getitem__, near))


# ---- what the others of a style are like ----


def weigh_blocks(table: FeatureTable) -> list[float]:
    """What each block weighs in the mean of its style: its length, within bounds."""
    return [
        min(length, MAX_WEIGHT_EFF_CHARS) + ADDED_WEIGHT_EFF_CHARS for length in table["length"]
    ]


def clip_block_scores(table: FeatureTable) -> Column:
    """The scores of the main span within bounds, so that one long block does not decide a mean."""
    return [
        MIN_BLOCK_SCORE if score < MIN_BLOCK_SCORE else min(MAX_BLOCK_SCORE, score)
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

    def make_mean(column: ColumnMaker) -> ColumnMaker:
        return lambda table: table.once(group).take_means(column(table))

    def count_style_blocks(table: FeatureTable) -> Column:
        groups = table.once(group).blocks
        return groups.spread([min(MAX_STYLE_COUNT, number) for number in groups.count_blocks()])

    def measure_span_shares(table: FeatureTable) -> Column:
        groups, weights, _ = table.once(group)
        inside = groups.sum_up(list(map(mul, weights, table["main_span_inside"])))
        span = sum(inside) or 1.0
        return groups.spread([weight / span for weight in inside])

    def count_teasers(table: FeatureTable) -> Column:
        groups = table.once(group).blocks
        teasers = groups.sum_up(table["below_linked_title"])
        return groups.spread([min(MAX_STYLE_TEASERS, number) for number in teasers])

    def measure_teaser_shares(table: FeatureTable) -> Column:
        groups = table.once(group).blocks
        teasers = groups.sum_up(table["below_linked_title"])
        return groups.spread(list(map(truediv, teasers, groups.count_blocks())))

    makers = {
        "score": make_mean(lambda table: table.once(clip_block_scores)),
        "inside": make_mean(lambda table: table["main_span_inside"]),
        "end_sentence": make_mean(lambda table: table["end_sentence"]),
        "link_share": make_mean(lambda table: table["link_share"]),
        "count": count_style_blocks,
        "span_share": measure_span_shares,
        "teasers": count_teasers,
        "teaser_share": measure_teaser_shares,
    }
    sentences = describe_style_columns(f"the same element and {same}")
    return {
        f"{prefix}_{end}": Feature(makers[end], counts, unit)
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


def sum_prose_by_exact_style(table: FeatureTable) -> list[float]:
    """How much prose without links has each exact style."""
    return table.once(group_by_exact_style).sum_up(table.once(measure_linkless_prose))


def measure_exact_style_prose(table: FeatureTable) -> Column:
    """The column `exact_style_prose_share`."""
    sums, total = table.once(sum_prose_by_exact_style), table.once(sum_linkless_prose)
    return table.once(group_by_exact_style).spread([prose / total for prose in sums])


def mark_main_style(table: FeatureTable) -> Column:
    """The column `exact_style_is_main`."""
    sums = table.once(sum_prose_by_exact_style)
    most = max(sums)
    return table.once(group_by_exact_style).spread([float(prose == most) for prose in sums])


STYLE_HTML_FEATURES: dict[str, Feature] = {
    "below_linked_title": Feature(
        mark_linked_teasers,
        "Whether the block is a text right below a line that is a link: a teaser below its title.",
        "0 or 1",
    ),
    "exact_style_prose_share": Feature(
        measure_exact_style_prose,
        "Share of the page's prose without links that has exactly the same element and class "
        "words.",
        "share, 0 to 1",
    ),
    "exact_style_is_main": Feature(
        mark_main_style,
        "Whether the block's element and class words are those of the most prose of the page.",
        "0 or 1",
    ),
    **make_style_features("style", group_by_style, "class words (numbers folded)"),
    **make_style_features(
        "near_style", group_by_near_style, "the same two nearest class words (numbers folded)"
    ),
}
