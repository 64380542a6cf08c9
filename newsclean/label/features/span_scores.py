"""Simple scores of blocks, whose maximum-sum runs are the spans: tables of weights.

A score is above 0 for what is likely story and below 0 for the rest. The weights of the main and
the strict span were set by hand, those of the tuned span by a search on dumps of English pages;
all are older than the trained card, which has them as features (docs/decisions/0002). What a line
of one kind adds is a name in a table here, in points.
"""

from functools import cache

from newsclean.label.features.characters import LOWER_CASE
from newsclean.label.features.feature_table import Column, FeatureTable
from newsclean.label.features.words import find_cue_groups
from newsclean.lexicon.cue_words import LONG_LINE_EFF_CHARS

MIN_DUMP_PROSE_FUNCTION_WORDS = 3  # function words of a dump's line that is prose
EFF_CHARS_PER_POINT = 90  # effective characters of prose for which a dump's line gets a point
MAX_LENGTH_POINTS = 5.0
MIN_LINE_EFF_CHARS = 60  # effective characters: a longer line may be prose, whatever its words
MIN_SHORT_LINE_EFF_CHARS = 25  # effective characters: a shorter line is a few words
MIN_MENU_SEPARATORS = 2  # separators of a line that is a menu
MAX_COUNTED_CUE_GROUPS = 3.0

# Set by hand on dumps.
DUMP_POINTS = {
    "any line": -0.5,
    "end_sentence": 1.0,
    "no prose, but long": 0.5,
    "short": -0.2,
    "list_item": -0.5,
    "repeats": -1.0,
    "menu": -1.0,
    "cue group in a line that is not long": -0.5,
}
# Found by a search on dumps of English pages. The second part of `any line` is a bias that keeps
# short lines from joining two stories.
TUNED_POINTS = {
    "any line": -0.57 + 0.2175,
    "end_sentence": 1.3,
    "prose before a colon": 4.42,
    "no prose, but long": 0.58,
    "short": 0.12,
    "neither short nor long": -0.29,
    "list_item": -0.52,
    "repeats": -0.89,
    "menu": -2.33,
    "has_date": -0.34,
    "begins with a small letter": -0.7,
}
# The same, for lines shorter than `LONG_LINE_EFF_CHARS`.
TUNED_SIGN_POINTS = {"has_url_or_email": -2.3, "all_capitals": -0.68, "starts_with_quote": 1.22}
TUNED_CUE_POINTS = {
    "related": -1.42,
    "comment": -1.07,
    "share": -1.26,
    "subscribe": -2.67,
    "tags": -0.72,
    "nav": 0.3,
    "editor": -1.24,
}
# Set by hand on HTML pages.
HTML_EFF_CHARS_PER_POINT = 80
HTML_MAX_LENGTH_POINTS = 4.0
HTML_POINTS = {
    "any block": -0.4,
    "no prose, but long": 0.3,
    "cue group in a block that is not long": -0.5,
    "in_article": 0.4,
}
HTML_BOILERPLATE_POINTS = {"link_share": -2.0, "boilerplate_class_groups": -0.8, "hidden": -1.0}
# Set by hand on HTML pages, for a span without links.
STRICT_EFF_CHARS_PER_POINT = 100
STRICT_MAX_LENGTH_POINTS = 3.0
STRICT_POINTS = {"end_sentence": -0.8, "no sentence": -0.6, "link_share, no sentence": -1.0}
LINKED_PROSE_WEIGHT = 2.0  # prose of which more than half is links counts against the story


def weigh_columns(table: FeatureTable, points: dict[str, float]) -> Column:
    """The sum of some columns, each times its points, added in their order."""
    (first, weight), *others = points.items()
    totals = [weight * value for value in table[first]]
    for name, weight in others:
        totals = [total + weight * value for total, value in zip(totals, table[name], strict=True)]
    return totals


def score_dump_lines(table: FeatureTable) -> Column:
    """The scores of `main_span` on a dump."""
    rows = zip(
        table["end_sentence"],
        score_dump_prose(table, DUMP_POINTS["no prose, but long"]),
        table["length"],
        table["list_item"],
        score_cue_groups(table, DUMP_POINTS["cue group in a line that is not long"]),
        table["repeats"],
        table["separators"],
        strict=True,
    )
    base, end_points = DUMP_POINTS["any line"], DUMP_POINTS["end_sentence"]
    short, item_points = DUMP_POINTS["short"], DUMP_POINTS["list_item"]
    repeated, menu = DUMP_POINTS["repeats"], DUMP_POINTS["menu"]
    return [
        base
        + end_points * end
        + prose
        + (short * (length < MIN_SHORT_LINE_EFF_CHARS) + item_points * item)
        + cues
        + (repeated if repeats > 0 else 0.0)
        + (menu if separators >= MIN_MENU_SEPARATORS else 0.0)
        for end, prose, length, item, cues, repeats, separators in rows
    ]


def score_dump_prose(table: FeatureTable, long_points: float) -> Column:
    """A dump's lines by their length: prose gets a point for so many characters."""
    return [
        min(MAX_LENGTH_POINTS, length / EFF_CHARS_PER_POINT)
        if function_words >= MIN_DUMP_PROSE_FUNCTION_WORDS
        else long_points * (length > MIN_LINE_EFF_CHARS)
        for length, function_words in zip(table["length"], table["function_words"], strict=True)
    ]


def score_cue_groups(table: FeatureTable, group_points: float) -> Column:
    """What a block that is not long gets for its groups of cue words."""
    return [
        group_points * min(MAX_COUNTED_CUE_GROUPS, groups)
        if groups and length < LONG_LINE_EFF_CHARS
        else 0.0
        for groups, length in zip(table["cue_groups"], table["length"], strict=True)
    ]


def score_dump_lines_tuned(table: FeatureTable) -> Column:
    """The scores of `tuned_span`."""
    rows = zip(
        score_tuned_ends(table),
        score_dump_prose(table, TUNED_POINTS["no prose, but long"]),
        table["length"],
        score_tuned_furniture(table),
        score_tuned_beginnings(table),
        score_tuned_signs(table),
        strict=True,
    )
    short, middling = TUNED_POINTS["short"], TUNED_POINTS["neither short nor long"]
    return [
        ends
        + prose
        + (short if length < MIN_SHORT_LINE_EFF_CHARS else middling * (length < MIN_LINE_EFF_CHARS))
        + furniture
        + (beginning + signs if length < LONG_LINE_EFF_CHARS else beginning)
        for ends, prose, length, furniture, beginning, signs in rows
    ]


def score_tuned_ends(table: FeatureTable) -> Column:
    """What any line gets, and for how it ends."""
    base, end_points = TUNED_POINTS["any line"], TUNED_POINTS["end_sentence"]
    colon_points = TUNED_POINTS["prose before a colon"]
    rows = zip(table["end_sentence"], table["end_colon"], table["function_words"], strict=True)
    return [
        base
        + end_points * end
        + colon_points * colon * (function_words >= MIN_DUMP_PROSE_FUNCTION_WORDS)
        for end, colon, function_words in rows
    ]


def score_tuned_furniture(table: FeatureTable) -> Column:
    """What a line gets for being an item, a repetition or a menu."""
    item_points = TUNED_POINTS["list_item"]
    repeated, menu = TUNED_POINTS["repeats"], TUNED_POINTS["menu"]
    return [
        item_points * item + repeated * (repeats > 0) + menu * (separators >= MIN_MENU_SEPARATORS)
        for item, repeats, separators in zip(
            table["list_item"], table["repeats"], table["separators"], strict=True
        )
    ]


def score_tuned_beginnings(table: FeatureTable) -> Column:
    """What a line gets for a date, and for a small letter at its beginning."""
    date_points, small = TUNED_POINTS["has_date"], TUNED_POINTS["begins with a small letter"]
    return [
        date_points * date + (small if first == LOWER_CASE else 0.0)
        for date, first in zip(table["has_date"], table["first_char_class"], strict=True)
    ]


def score_tuned_signs(table: FeatureTable) -> Column:
    """What a line that is not long gets for its cue words and some signs."""
    signs = weigh_columns(table, TUNED_SIGN_POINTS)
    return [
        score + sum_cue_points(groups) if groups else score
        for score, groups in zip(signs, table.once(find_cue_groups), strict=True)
    ]


@cache
def sum_cue_points(groups: frozenset[str]) -> float:
    """The points of some groups of cue words, added in the order of the table.

    >>> round(sum_cue_points(frozenset({"related", "nav", "more"})), 2)
    -1.12
    """
    return sum(points for group, points in TUNED_CUE_POINTS.items() if group in groups)


def score_html_blocks(table: FeatureTable) -> Column:
    """The scores of `main_span` on an HTML page."""
    rows = zip(
        score_html_prose(table),
        weigh_columns(table, HTML_BOILERPLATE_POINTS),
        score_cue_groups(table, HTML_POINTS["cue group in a block that is not long"]),
        table["in_article"],
        strict=True,
    )
    base, article_points = HTML_POINTS["any block"], HTML_POINTS["in_article"]
    return [
        prose + base + boilerplate + cues + article_points * article
        for prose, boilerplate, cues, article in rows
    ]


def score_html_prose(table: FeatureTable) -> Column:
    """An HTML page's blocks by their length: prose gets a point for so many characters."""
    long_points = HTML_POINTS["no prose, but long"]
    rows = zip(table["length"], table["end_sentence"], table["sentences"], strict=True)
    return [
        min(HTML_MAX_LENGTH_POINTS, length / HTML_EFF_CHARS_PER_POINT)
        if end or sentences > 1
        else long_points * (length > MIN_LINE_EFF_CHARS)
        for length, end, sentences in rows
    ]


def score_linkless_prose(table: FeatureTable) -> Column:
    """The scores of `strict_span`: only for sentences without links."""
    sentence, other = STRICT_POINTS["end_sentence"], STRICT_POINTS["no sentence"]
    link_points = STRICT_POINTS["link_share, no sentence"]
    return [
        min(STRICT_MAX_LENGTH_POINTS, length / STRICT_EFF_CHARS_PER_POINT)
        * (1 - LINKED_PROSE_WEIGHT * links)
        + sentence
        if end
        else other + link_points * links
        for length, links, end in zip(
            table["length"], table["link_share"], table["end_sentence"], strict=True
        )
    ]
