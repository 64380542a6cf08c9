"""What stands below a heading that closes the story: 相关阅读, *You may also like*.

Such a heading closes the story on pages in Chinese and Japanese, but where more of the kept text is
below it; in other languages it often stands inside the story. Above a stream of teasers it closes
the story in every language.
"""

from newsclean.label.removals.contract import KeptBlocks
from newsclean.label.rules.context import Removal

__all__ = ["find_below_closing_heading"]

# Kept characters at and below the heading, for each one above it, from which on it closes nothing.
MIN_BELOW_TO_ABOVE_RATIO = 2


def find_below_closing_heading(blocks: KeptBlocks) -> frozenset[int]:
    """The first heading that closes the story, and all blocks below it."""
    count = len(blocks.kept)
    stream = min(blocks.removed.get(Removal.TEASER_STREAM, ()), default=count)
    end = stream if blocks.first_prose < stream else count
    if not blocks.features.lexicon.spaces:
        end = find_closing_heading(blocks, end)
    return frozenset(range(end, count))


def find_closing_heading(blocks: KeptBlocks, end: int) -> int:
    """Index of the first heading above block `end` that closes the story; `end` without one."""
    lengths = [
        len(block.text) if keep else 0
        for block, keep in zip(blocks.features.page.blocks, blocks.kept, strict=True)
    ]
    above, below = 0, sum(lengths)
    for i, closes in enumerate(blocks.features["closing_heading"][:end]):
        # The heading's own length counts on either side.
        if (
            closes
            and i > blocks.first_prose
            and above + lengths[i]
            and below < MIN_BELOW_TO_ABOVE_RATIO * (above + lengths[i])
        ):
            return i
        above += lengths[i]
        below -= lengths[i]
    return end
