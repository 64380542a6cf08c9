"""What stands below a heading that closes the story: 相关阅读, *You may also like*.

Such a heading often stands above a box amid the story. What follows decides: where prose is kept
within the reach of a box, the story goes on. A heading of comments has no box; below it the story
goes on only where prose follows at once, without the name of a reader. In languages with spaces
such words stand in tables and menus amid the story, too: there the heading takes its box alone.
"""

from collections.abc import Iterator
from itertools import accumulate, compress

from newsclean.label.features.around import MIN_PROSE_EFF_CHARS
from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.removals.story_boxes import MAX_BOX_BLOCKS, find_box_end, list_headings
from newsclean.label.rules.context import Removal

__all__ = ["find_below_closing_heading"]

# Kept characters at and below the heading, for each one above it, from which on it closes nothing.
MIN_BELOW_TO_ABOVE_RATIO = 2


def find_below_closing_heading(blocks: KeptBlocks) -> frozenset[int]:
    """The first heading that closes the story, and all blocks below it."""
    count = len(blocks.kept)
    stream = min(blocks.removed.get(Removal.TEASER_STREAM, ()), default=count)
    end = stream if blocks.first_prose < stream else count
    if blocks.features.lexicon.spaces:
        return frozenset(range(end, count)).union(*list_boxes(blocks, end))
    return frozenset(range(find_closing_heading(blocks, end), count))


def list_boxes(blocks: KeptBlocks, end: int) -> Iterator[range]:
    """The boxes below the beginning of the story and above block `end`, each with its heading."""
    for heading in list_headings(blocks.features):
        if blocks.first_prose < heading < end:
            yield range(heading, min(end, find_box_end(blocks.features, heading)))


def find_closing_heading(blocks: KeptBlocks, end: int) -> int:
    """Index of the first heading above block `end` that closes the story; `end` without one."""
    marks = blocks.features["closing_heading"]
    if 1.0 not in marks:
        return end
    rows = zip(blocks.features.page.blocks, blocks.kept, strict=True)
    sums = [0, *accumulate(len(block.text) * keep for block, keep in rows)]
    headings = compress(range(blocks.first_prose + 1, end), marks[blocks.first_prose + 1 : end])
    for i in headings:
        # The heading's own length counts on either side.
        above, below = sums[i + 1], sums[-1] - sums[i]
        has_story = above > 0 and below < MIN_BELOW_TO_ABOVE_RATIO * above
        if has_story and not has_story_below(blocks, i, end):
            return i
    return end


def has_story_below(blocks: KeptBlocks, heading: int, end: int) -> bool:
    """Whether kept prose stands within the reach of a box below a heading, and above `end`."""
    comment = blocks.features["cue_comment"][heading]
    start = heading + 1 if comment else find_box_end(blocks.features, heading)
    below = range(start, min(end, heading + 1 + (1 if comment else MAX_BOX_BLOCKS)))
    lengths = blocks.features["length"]
    return any(blocks.kept[i] and lengths[i] >= MIN_PROSE_EFF_CHARS for i in below)
