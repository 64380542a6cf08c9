"""Streams of other stories: each teaser stands below its age, `海岸通訊社·2 天前`.

Portals let one run on below the heading that closes the story, in teasers as long as the story's
own paragraphs, so that most prose of the page may be the stream's.
"""

from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.line_marks import mark_age_lines

__all__ = ["TeaserStream", "find_teaser_stream"]

MAX_AGE_TO_TEASER_LINES = 3  # lines from an age to its teaser
MIN_TEASERS = 3  # teasers
MIN_TEASER_PROSE_RATIO = 4  # as many characters of teasers as of other prose below the heading
MIN_STORY_LOG_ODDS = -2.0  # log-odds of prose that may go on with the story


class TeaserStream(NamedTuple):
    """A stream of other stories.

    Attributes:
        start: the heading above it.
        prevails: whether it has more prose than stands above it.
    """

    start: int
    prevails: bool


def find_teaser_stream(table: FeatureTable, odds: Sequence[float]) -> TeaserStream | None:
    """The first stream of other stories that runs to the end of the page; `None` without one.

    A box of dated teasers amid the story has the rest of the story below it.

    Args:
        table: the columns of a page.
        odds: the log-odds of each block's being story.
    """
    if not any(table["closing_heading"]):
        return None
    dated = mark_teaser_lines(table)
    rows = list(zip(table["length"], table["sentences"], odds, dated, strict=True))
    teasers = sum_from_each_on([size * teaser for size, _, _, teaser in rows])
    others = sum_from_each_on(
        [
            size
            * (
                value > MIN_STORY_LOG_ODDS
                and size >= MIN_PROSE_EFF_CHARS
                and sentences > 0
                and not teaser
            )
            for size, sentences, value, teaser in rows
        ]
    )
    count, above = sum_from_each_on(dated), 0.0
    for i, (size, _, value, _) in enumerate(rows):
        if (
            table["closing_heading"][i]
            and above
            and count[i] >= MIN_TEASERS
            and teasers[i] >= MIN_TEASER_PROSE_RATIO * others[i]
        ):
            return TeaserStream(i, prevails=teasers[i] > above)
        above += size * (value > 0 and size >= MIN_PROSE_EFF_CHARS)
    return None


def sum_from_each_on(numbers: Sequence[float]) -> list[float]:
    """The sum of the numbers from each place on."""
    return list(accumulate(numbers[::-1]))[::-1]


def mark_teaser_lines(table: FeatureTable) -> list[bool]:
    """Whether each text is the longest with a sentence right below an age."""
    ages, sizes, sentences = table.once(mark_age_lines), table["length"], table["sentences"]
    found = [False] * len(ages)
    for at in (i for i, age in enumerate(ages) if age):
        near = takewhile(
            lambda i: not ages[i], range(at + 1, min(len(ages), at + 1 + MAX_AGE_TO_TEASER_LINES))
        )
        told = [i for i in near if sizes[i] >= MIN_PROSE_EFF_CHARS and sentences[i] > 0]
        if told:
            found[max(told, key=sizes.__getitem__)] = True
    return found
