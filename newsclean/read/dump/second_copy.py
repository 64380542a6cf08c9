"""Drops the second copy of a text that a page holds twice: one for phones, one for desktops."""

from newsclean.model import Block

MIN_COPY_CHARS = 400  # of the paragraphs that stand twice in the same order
MIN_COPY_BLOCKS = 3  # of them
MIN_PARAGRAPH_CHARS = 40  # a shorter paragraph may stand twice by chance
MAX_GAP_BLOCKS = 3  # from one block of a copy to the next; captions and advertisements are between


def drop_second_copies(blocks: list[Block]) -> list[Block]:
    """The blocks without the second copy of a run of paragraphs.

    A single paragraph that stands twice (a teaser, a pulled quote) stays: `label` decides on it.
    """
    first: dict[str, int] = {}
    again: list[tuple[int, int]] = []
    for i, block in enumerate(blocks):
        if len(block.text) >= MIN_PARAGRAPH_CHARS and first.setdefault(block.text, i) != i:
            again.append((i, first[block.text]))
    if len(again) < MIN_COPY_BLOCKS:
        return blocks
    gone: set[int] = set()
    for run in find_repeated_runs(again):
        chars = sum(len(blocks[i].text) for i, _ in run)
        if len(run) >= MIN_COPY_BLOCKS and chars >= MIN_COPY_CHARS:
            gone |= collect_copy_indexes(run, blocks, first)
    return [block for i, block in enumerate(blocks) if i not in gone]


def find_repeated_runs(again: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Repeated blocks that follow each other in both copies, as pairs (second index, first index).

    >>> find_repeated_runs([(10, 0), (11, 1), (13, 3), (20, 4)])
    [[(10, 0), (11, 1), (13, 3)], [(20, 4)]]
    """
    runs: list[list[tuple[int, int]]] = []
    for second, first in again:
        near = runs and 0 < second - runs[-1][-1][0] <= MAX_GAP_BLOCKS
        if near and 0 < first - runs[-1][-1][1] <= MAX_GAP_BLOCKS:
            runs[-1].append((second, first))
        else:
            runs.append([(second, first)])
    return runs


def collect_copy_indexes(
    run: list[tuple[int, int]], blocks: list[Block], first: dict[str, int]
) -> set[int]:
    """The indexes of the second copy's blocks, short ones between them that repeat too included."""
    low, high = run[0][1], run[-1][1]
    texts = {block.text for block in blocks[low : high + 1]}
    inside = range(run[0][0], run[-1][0] + 1)
    return {i for i in inside if blocks[i].text in texts or blocks[i].text in first}
