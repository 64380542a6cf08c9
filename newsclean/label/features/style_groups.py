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

from newsclean.label.features.feature_table import Column, Columns, Maker, Table, parts_of
from newsclean.label.features.markup import marks_of, summed, total_weight
from newsclean.label.features.markup import weights_of as prose_weights
from newsclean.model import Markup

# Numbers in class words are of one element or one build of the page: `post-4711`, `col-3`.
NUMBERED = re.compile(r"[\w-]*\d[\w-]*")
NEAR_WORDS = 2  # class words of the short look: the block's own and its container's
HEAVIEST = 400.0  # effective characters: a longer block weighs no more than so many
LEAST_WEIGHT = 10.0
BEST, WORST = 2.0, -2.0  # hand scores beyond these count as these
NOBODY = -3.0  # the mean of a block that is the only one of its look
MOST_FELLOWS = 60
LINKED = 0.85  # share of links of a line that is one
SHORTEST_TITLE, LONGEST_TITLE = 8.0, 200.0  # effective characters of a linked title
SHORTEST_TEASER = 40.0
MOST_TEASERS = 10


class Look(NamedTuple):
    """The blocks of a page by what a style sheet sees of them.

    Attributes:
        fellows: for each block a number; equal numbers look alike.
        number: how many looks the page has.
    """

    fellows: list[int]
    number: int

    def sums(self, values: Iterable[float]) -> list[float]:
        """The values of each look together."""
        totals = [0.0] * self.number
        for look, value in zip(self.fellows, values, strict=True):
            totals[look] += value
        return totals


def weights_of(table: Table) -> list[float]:
    """What each block weighs among its fellows: its length, within bounds."""
    return [min(length, HEAVIEST) + LEAST_WEIGHT for length in table["length"]]


def full_look(table: Table) -> Look:
    """Blocks of the same element and the same class words around it are alike."""
    return look_by(table, lambda mark: (mark.tags[-1:], folded(mark.classes)))


def short_look(table: Table) -> Look:
    """Blocks of the same element and the same two nearest class words are alike."""
    return look_by(table, lambda mark: (mark.tags[-1:], *near_words(mark.classes)))


def look_by(table: Table, key: Callable[[Markup], Hashable]) -> Look:
    """Blocks of one key are alike."""
    numbers: dict[Hashable, int] = defaultdict(lambda: len(numbers))
    seen: dict[tuple[tuple[str, ...], str], int] = {}
    fellows = []
    for mark in table.once(marks_of):
        own = mark.tags[-1:], mark.classes
        if own not in seen:
            seen[own] = numbers[key(mark)]
        fellows.append(seen[own])
    return Look(fellows, len(numbers))


def folded(classes: str) -> str:
    """Class words without the numbers that tell one element from its fellows.

    >>> folded("text post-4711 entry")
    'text # entry'
    """
    return " ".join(map(folded_word, classes.split(" ")))


def near_words(classes: str) -> Iterator[str]:
    """The first class words, without their numbers."""
    return map(folded_word, classes.split(maxsplit=NEAR_WORDS)[:NEAR_WORDS])


@lru_cache(maxsize=4096)
def folded_word(word: str) -> str:
    """A class word without its numbers; pages have few words, and each many times."""
    return NUMBERED.sub("#", word)


def fellow_means(look: Look, weights: list[float]) -> Callable[[Column], Column]:
    """What gives the mean of some values of each block's fellows, itself left out."""
    whole = look.sums(weights)
    others = [whole[i] - weight for i, weight in zip(look.fellows, weights, strict=True)]

    def means(values: Column) -> Column:
        own = list(map(mul, values, weights))
        told = look.sums(own)
        return [
            (told[i] - mine) / other if other > 0 else NOBODY
            for i, mine, other in zip(look.fellows, own, others, strict=True)
        ]

    return means


def clipped_scores(table: Table) -> Column:
    """The hand scores within bounds, so that one long block does not speak for all."""
    return [max(WORST, min(BEST, score)) for score in table["hand_score"]]


def teased(table: Table) -> Column:
    """Whether each block is a text right below a line that is a link: a teaser below its title."""
    pairs = list(zip(table["link_share"], table["length"], strict=True))
    above = [(0.0, 0.0), *pairs[:-1]]
    return [
        float(
            share > LINKED
            and SHORTEST_TITLE < title < LONGEST_TITLE
            and links < 0.5
            and length > SHORTEST_TEASER
        )
        for (share, title), (links, length) in zip(above, pairs, strict=True)
    ]


def fellow_columns(prefix: str, look_of: Callable[[Table], Look]) -> dict[str, Maker]:
    """The rows of one way to look alike."""

    def columns(table: Table) -> Columns:
        look, weights = look_of(table), table.once(weights_of)
        means = fellow_means(look, weights)
        inside = look.sums(map(mul, weights, table["hand_inside"]))
        span = sum(inside) or 1.0
        count = look.sums([1.0] * len(weights))
        teasers = look.sums(table["teased"])
        return {
            f"{prefix}_score": means(table.once(clipped_scores)),
            f"{prefix}_inside": means(table["hand_inside"]),
            f"{prefix}_prose": means(table["end_sentence"]),
            f"{prefix}_links": means(table["link_share"]),
            f"{prefix}_count": [min(MOST_FELLOWS, count[i]) for i in look.fellows],
            f"{prefix}_span": [inside[i] / span for i in look.fellows],
            f"{prefix}_teasers": [min(MOST_TEASERS, teasers[i]) for i in look.fellows],
            f"{prefix}_teased": [teasers[i] / count[i] for i in look.fellows],
        }

    ends = ("score", "inside", "prose", "links", "count", "span", "teasers", "teased")
    return parts_of(columns, *(f"{prefix}_{end}" for end in ends))


def look_columns(table: Table) -> Columns:
    """How much of the page's prose looks the same, and whether that is the look of the most."""
    looks = [look_of(mark) for mark in table.once(marks_of)]
    sums, total = summed(looks, table.once(prose_weights)), table.once(total_weight)
    most = max(sums.values())
    return {
        "look_share": [sums[look] / total for look in looks],
        "look_best": [float(sums[look] == most) for look in looks],
    }


def look_of(markup: Markup) -> tuple[str, str]:
    """What the page's style sheet sees of a block: its element and the classes around it."""
    return markup.tags[-1] if markup.tags else "", markup.classes


LOOKS: dict[str, Maker] = {
    "teased": teased,
    **parts_of(look_columns, "look_share", "look_best"),
    **fellow_columns("fellows", full_look),
    **fellow_columns("cousins", short_look),
}
