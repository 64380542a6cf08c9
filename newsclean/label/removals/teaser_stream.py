"""Streams of other stories, each teaser below its age: `海岸通訊社·2 天前`, `Coast · 2 hours ago`.

Portals let a stream run on below the heading that closes the story, in teasers as long as the
paragraphs of the story, so that most prose of a page may be the stream's.
"""

from collections.abc import Sequence
from itertools import accumulate, takewhile

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.line_marks import mark_age_lines
from newsclean.label.removals.contract import KeptBlocks

__all__ = ["find_teaser_stream", "has_more_prose_than_story"]

MAX_AGE_TO_TEASER_LINES = 3  # lines from an age to its teaser
MIN_TEASERS = 3  # below a heading; fewer are a box
# Characters of teasers below the heading for each one of other prose: a box of dated teasers amid
# the story has the rest of the story below it.
MIN_TEASER_TO_PROSE_RATIO = 4
MIN_STORY_LOG_ODDS = -2.0  # of prose below the heading that may be the rest of the story


def find_teaser_stream(blocks: KeptBlocks) -> frozenset[int]:
    """The heading above the first stream that runs to the end of the page, and all below it."""
    features = blocks.features
    if not any(features["closing_heading"]):
        return frozenset()
    lengths, teasers = features["length"], features.once(mark_teaser_lines)
    if sum(teasers) < MIN_TEASERS:
        return frozenset()
    rest = mark_rest_of_story(blocks, teasers)
    count = sum_from_each_on(teasers)
    teaser_chars = sum_from_each_on(
        [n * marked for n, marked in zip(lengths, teasers, strict=True)]
    )
    rest_chars = sum_from_each_on([n * marked for n, marked in zip(lengths, rest, strict=True)])
    has_story_above = False
    for i, closes in enumerate(features["closing_heading"]):
        if (
            closes
            and has_story_above
            and count[i] >= MIN_TEASERS
            and teaser_chars[i] >= MIN_TEASER_TO_PROSE_RATIO * rest_chars[i]
        ):
            return frozenset(range(i, len(lengths)))
        has_story_above = has_story_above or is_kept_prose(blocks, i)
    return frozenset()


def has_more_prose_than_story(blocks: KeptBlocks, stream: frozenset[int]) -> bool:
    """Whether the teasers of a stream are longer than the kept prose above it."""
    lengths, teasers = blocks.features["length"], blocks.features.once(mark_teaser_lines)
    below = sum(lengths[i] for i in stream if teasers[i])
    above = sum(lengths[i] for i in range(min(stream)) if is_kept_prose(blocks, i))
    return below > above


def is_kept_prose(blocks: KeptBlocks, i: int) -> bool:
    """Whether a block is kept and long enough for a paragraph."""
    return blocks.kept[i] and blocks.features["length"][i] >= MIN_PROSE_EFF_CHARS


def mark_rest_of_story(blocks: KeptBlocks, teasers: Sequence[bool]) -> list[bool]:
    """Whether each block is prose that may be story and is no teaser."""
    features = blocks.features
    rows = zip(features["length"], features["sentences"], blocks.odds, teasers, strict=True)
    return [
        odds > MIN_STORY_LOG_ODDS and length >= MIN_PROSE_EFF_CHARS and sentences > 0 and not teaser
        for length, sentences, odds, teaser in rows
    ]


def mark_teaser_lines(table: FeatureTable) -> list[bool]:
    """Whether each block is a teaser: the longest with a sentence right below an age."""
    ages, lengths, sentences = table.once(mark_age_lines), table["length"], table["sentences"]
    found = [False] * len(ages)
    for at in (i for i, age in enumerate(ages) if age):
        below = range(at + 1, min(len(ages), at + 1 + MAX_AGE_TO_TEASER_LINES))
        near = takewhile(lambda i: not ages[i], below)
        prose = [i for i in near if lengths[i] >= MIN_PROSE_EFF_CHARS and sentences[i] > 0]
        if prose:
            found[max(prose, key=lengths.__getitem__)] = True
    return found


def sum_from_each_on(numbers: Sequence[float]) -> list[float]:
    """The sum of the numbers from each place to the end.

    >>> sum_from_each_on([1.0, 2.0, 4.0])
    [7.0, 6.0, 4.0]
    """
    return list(accumulate(numbers[::-1]))[::-1]
