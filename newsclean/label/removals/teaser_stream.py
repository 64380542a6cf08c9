"""Streams of other stories: each teaser stands below its age, `海岸通訊社·2 天前`.

Portals let one run on below the heading that closes the story, in teasers as long as the story's
own paragraphs, so that most prose of the page may be the stream's.
"""

from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from newsclean.label.features.around import PROSE
from newsclean.label.features.feature_table import Table
from newsclean.label.features.line_marks import age_lines

__all__ = ["Stream", "stream_in"]

NEAR = 3  # lines from an age to its teaser
FEWEST = 3  # teasers
TIMES = 4  # as many characters of teasers as of other prose below the heading
MAY_BE = -2.0  # log-odds of prose that may go on with the story


class Stream(NamedTuple):
    """A stream of other stories.

    Attributes:
        start: the heading above it.
        prevails: whether it has more prose than stands above it.
    """

    start: int
    prevails: bool


def stream_in(table: Table, odds: Sequence[float]) -> Stream | None:
    """The first stream of other stories that runs to the end of the page; `None` without one.

    A box of dated teasers amid the story has the rest of the story below it.

    Args:
        table: the columns of a page.
        odds: the log-odds of each block's being story.
    """
    if not any(table["closing"]):
        return None
    dated = teaser_lines(table)
    rows = list(zip(table["length"], table["sentences"], odds, dated, strict=True))
    teasers = below([size * teaser for size, _, _, teaser in rows])
    others = below(
        [
            size * (value > MAY_BE and size >= PROSE and sentences > 0 and not teaser)
            for size, sentences, value, teaser in rows
        ]
    )
    count, above = below(dated), 0.0
    for i, (size, _, value, _) in enumerate(rows):
        if table["closing"][i] and above and count[i] >= FEWEST and teasers[i] >= TIMES * others[i]:
            return Stream(i, prevails=teasers[i] > above)
        above += size * (value > 0 and size >= PROSE)
    return None


def below(numbers: Sequence[float]) -> list[float]:
    """The sum of the numbers from each place on."""
    return list(accumulate(numbers[::-1]))[::-1]


def teaser_lines(table: Table) -> list[bool]:
    """Whether each text is the longest with a sentence right below an age."""
    ages, sizes, sentences = table.once(age_lines), table["length"], table["sentences"]
    found = [False] * len(ages)
    for at in (i for i, age in enumerate(ages) if age):
        near = takewhile(lambda i: not ages[i], range(at + 1, min(len(ages), at + 1 + NEAR)))
        told = [i for i in near if sizes[i] >= PROSE and sentences[i] > 0]
        if told:
            found[max(told, key=sizes.__getitem__)] = True
    return found
