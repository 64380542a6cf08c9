"""Features of a block's surroundings: its place, the prose near it, lines of some kind near it."""

from collections.abc import Callable
from itertools import accumulate
from operator import sub

from newsclean.label.features.feature_table import Column, ColumnMaker, Feature, FeatureTable
from newsclean.label.features.spans import MAX_DISTANCE_BLOCKS

Marker = Callable[[FeatureTable], list[bool]]

MIN_PROSE_EFF_CHARS = 40.0  # effective characters of a text that may be a story's
MIN_PROSE_FUNCTION_WORDS = 2
MAX_PROSE_EFF_CHARS = 800.0  # effective characters: a longer block is no more prose than this
NO_SENTENCE_WEIGHT = 0.3  # of prose without a full stop: a headline or a list, perhaps
MAX_PAGE_PROSE_EFF_CHARS = 20_000.0
MAX_RUN_BLOCKS = 40
MAX_BLOCKS_ABOVE = 60
MAX_PAGE_BLOCKS = 600
MAX_HEADINGS_ABOVE = 3.0
CUE_LINE_LOG_LENGTH = 7  # a line of 127 effective characters and more is no cue line
SHORT_LINE_LOG_LENGTH = 5  # a line of 31 effective characters and more is not short
LINK_LINE_SHARE = 0.8  # a block with a larger share of links is a link


# ---- what several columns need ----


def count_blocks(table: FeatureTable) -> int:
    """How many blocks the page has."""
    return len(table.page.blocks)


def measure_prose(table: FeatureTable) -> Column:
    """How much prose each block holds: its length if it reads like sentences, else less or none."""
    rows = zip(
        table["length"],
        table["end_sentence"],
        table["sentences"],
        table["function_words"],
        strict=True,
    )
    return [
        min(length, MAX_PROSE_EFF_CHARS) * (1.0 if end or sentences > 1 else NO_SENTENCE_WEIGHT)
        if length > MIN_PROSE_EFF_CHARS and function_words >= MIN_PROSE_FUNCTION_WORDS
        else 0.0
        for length, end, sentences, function_words in rows
    ]


def sum_prose_above(table: FeatureTable) -> list[float]:
    """The prose above each block, and as the last value that of the whole page."""
    return [0.0, *accumulate(table.once(measure_prose))]


def mark_cue_lines(table: FeatureTable) -> list[bool]:
    """Whether each block is a short line with a cue word."""
    pairs = zip(table["cue_groups"], table["log_length"], strict=True)
    return [groups > 0 and length < CUE_LINE_LOG_LENGTH for groups, length in pairs]


def mark_short_lines(table: FeatureTable) -> list[bool]:
    """Whether each block is a few words."""
    return [length < SHORT_LINE_LOG_LENGTH for length in table["log_length"]]


def mark_closing_lines(table: FeatureTable) -> list[bool]:
    """Whether each block is a heading that closes a story."""
    return [mark > 0 for mark in table["closing_heading"]]


# ---- from some marks to columns ----


def count_since_marked(marks: list[bool]) -> list[float]:
    """How many blocks each block stands below the last marked one, itself left out.

    >>> count_since_marked([False, True, False, False])
    [40.0, 40.0, 1.0, 2.0]
    """
    if True not in marks:
        return [MAX_DISTANCE_BLOCKS] * len(marks)
    distances, last = [], MAX_DISTANCE_BLOCKS
    for mark in marks:
        last = last + 1.0 if last < MAX_DISTANCE_BLOCKS else MAX_DISTANCE_BLOCKS
        distances.append(last)
        if mark:
            last = 0.0
    return distances


def count_until_marked(marks: list[bool]) -> list[float]:
    """How many blocks each block stands above the next marked one, itself left out."""
    return count_since_marked(marks[::-1])[::-1]


def count_marked_within(marks: list[bool], reach: int) -> list[float]:
    """How many blocks are marked among each block and its neighbours, so many on either side.

    >>> count_marked_within([True, False, False, False], 1) == [1.0, 1.0, 0.0, 0.0]
    True
    """
    if True not in marks:
        return [0.0] * len(marks)
    sums = [0.0, *accumulate(marks)]
    low = sums[:1] * reach + sums
    high = sums[reach + 1 :] + sums[-1:] * (reach + 1)
    return list(map(sub, high[: len(marks)], low))


def count_marked_above(marks: list[float]) -> list[float]:
    """How many marked blocks stand above each block, up to three."""
    if 1.0 not in marks:
        return [0.0] * len(marks)
    return [
        min(MAX_HEADINGS_ABOVE, total - mark)
        for total, mark in zip(accumulate(marks), marks, strict=True)
    ]


def make_since_column(mark: Marker) -> ColumnMaker:
    """The maker of a column `since_…`: blocks since the last one that a function marks."""
    return lambda table: count_since_marked(table.once(mark))


def make_until_column(mark: Marker) -> ColumnMaker:
    """The maker of a column `until_…`: blocks to the next one that a function marks."""
    return lambda table: count_until_marked(table.once(mark))


def make_within_column(mark: Marker, reach: int) -> ColumnMaker:
    """The maker of a column `…_within_N`: marked blocks among a block and its neighbours."""
    return lambda table: count_marked_within(table.once(mark), reach)


def make_before_column(name: str) -> ColumnMaker:
    """The maker of a column `…_before`: what another column says of the block before."""
    return lambda table: [0.0, *table[name][:-1]]


def make_after_column(name: str) -> ColumnMaker:
    """The maker of a column `…_after`: what another column says of the block after."""
    return lambda table: [*table[name][1:], 0.0]


# ---- columns ----


def make_prose_before_column(reach: int) -> ColumnMaker:
    """The maker of the column of the prose in so many blocks before each block."""

    def measure(table: FeatureTable) -> Column:
        sums = table.once(sum_prose_above)
        return list(map(sub, sums[:-1], [0.0] * reach + sums))

    return measure


def make_prose_after_column(reach: int) -> ColumnMaker:
    """The maker of the column of the prose in so many blocks after each block."""

    def measure(table: FeatureTable) -> Column:
        sums = table.once(sum_prose_above)
        return list(map(sub, sums[1 + reach :] + sums[-1:] * reach, sums[1:]))

    return measure


def measure_prose_shares(table: FeatureTable) -> Column:
    """The column `block_prose_share`."""
    total = table.once(sum_prose_above)[-1] or 1.0
    return [prose / total for prose in table.once(measure_prose)]


def measure_prose_shares_above(table: FeatureTable) -> Column:
    """The column `prose_share_above`."""
    sums = table.once(sum_prose_above)
    total = sums[-1] or 1.0
    return [above / total for above in sums[:-1]]


def repeat_page_prose(table: FeatureTable) -> Column:
    """The column `page_prose`; 1 for a page without prose, as what others divide by."""
    total = table.once(sum_prose_above)[-1] or 1.0
    return [min(total, MAX_PAGE_PROSE_EFF_CHARS)] * count_blocks(table)


def repeat_page_blocks(table: FeatureTable) -> Column:
    """The column `page_blocks`."""
    count = count_blocks(table)
    return [float(min(count, MAX_PAGE_BLOCKS))] * count


def measure_positions(table: FeatureTable) -> Column:
    """The column `relative_position`."""
    count = count_blocks(table)
    return [i / count for i in range(count)]


def count_blocks_above(table: FeatureTable) -> Column:
    """The column `blocks_above`."""
    count = count_blocks(table)
    near = [*map(float, range(min(count, MAX_BLOCKS_ABOVE)))]
    return near + [float(MAX_BLOCKS_ABOVE)] * (count - MAX_BLOCKS_ABOVE)


def find_shorter_neighbours(table: FeatureTable) -> Column:
    """The column `shorter_neighbour`: teasers stand between short headings."""
    padded = [0.0, *table["log_length"], 0.0]
    return list(map(min, padded, padded[2:]))


def make_run_column(max_gap: int) -> ColumnMaker:
    """The maker of the column of the runs of prose, over gaps of so many other blocks."""
    return lambda table: measure_run_lengths(table.once(measure_prose), max_gap)


def measure_run_lengths(prose: list[float], max_gap: int) -> list[float]:
    """How many blocks of prose stand in a row with each block, over gaps of so many other blocks.

    >>> measure_run_lengths([9.0, 9.0, 0.0, 9.0, 0.0, 0.0, 9.0], 1)
    [3.0, 3.0, 0.0, 3.0, 0.0, 0.0, 1.0]
    """
    lengths = [0.0] * len(prose)
    runs: list[list[int]] = []
    for i, amount in enumerate(prose):
        if amount and runs and i - runs[-1][-1] <= max_gap + 1:
            runs[-1].append(i)
        elif amount:
            runs.append([i])
    for run in runs:
        for i in run:
            lengths[i] = float(min(MAX_RUN_BLOCKS, len(run)))
    return lengths


def mark_link_lines(table: FeatureTable) -> list[bool]:
    """Whether each block is a link, but for a few characters."""
    return [share > LINK_LINE_SHARE for share in table["link_share"]]


PLACE_FEATURES: dict[str, Feature] = {
    "relative_position": Feature(
        measure_positions, "Share of the page's blocks that stand above the block.", "share, 0 to 1"
    ),
    "blocks_above": Feature(count_blocks_above, "Blocks above the block.", "count, up to 60"),
    "page_blocks": Feature(
        repeat_page_blocks, "Blocks of the whole page; the same for all blocks.", "count, up to 600"
    ),
}
PROSE_FEATURES: dict[str, Feature] = {
    "prose_before_3": Feature(
        make_prose_before_column(3),
        "Prose in the 3 blocks before; a block counts with up to 800, and with less than a third "
        "of that if it has no sentence.",
        "effective characters",
    ),
    "prose_before_8": Feature(
        make_prose_before_column(8),
        "Prose in the 8 blocks before, counted as in `prose_before_3`.",
        "effective characters",
    ),
    "prose_after_3": Feature(
        make_prose_after_column(3),
        "Prose in the 3 blocks after, counted as in `prose_before_3`.",
        "effective characters",
    ),
    "prose_after_8": Feature(
        make_prose_after_column(8),
        "Prose in the 8 blocks after, counted as in `prose_before_3`.",
        "effective characters",
    ),
    "block_prose_share": Feature(
        measure_prose_shares, "Share of the page's prose that the block holds.", "share, 0 to 1"
    ),
    "prose_share_above": Feature(
        measure_prose_shares_above,
        "Share of the page's prose that stands above the block.",
        "share, 0 to 1",
    ),
    "page_prose": Feature(
        repeat_page_prose,
        "Prose of the whole page; the same for all blocks.",
        "effective characters, 1 to 20,000",
    ),
    "prose_run_blocks": Feature(
        make_run_column(0),
        "Blocks of prose that stand in a row with the block; 0 if it is no prose.",
        "blocks, up to 40",
    ),
    "prose_run_blocks_gap_1": Feature(
        make_run_column(1),
        "Blocks of prose that stand in a row with the block, over gaps of one block that is no "
        "prose; 0 if it is no prose.",
        "blocks, up to 40",
    ),
}
NEIGHBOUR_FEATURES: dict[str, Feature] = {
    "since_cue_line": Feature(
        make_since_column(mark_cue_lines),
        "Blocks since the last short line with a cue word above; 40 without one.",
        "blocks, up to 40",
    ),
    "until_cue_line": Feature(
        make_until_column(mark_cue_lines),
        "Blocks to the next short line with a cue word below; 40 without one.",
        "blocks, up to 40",
    ),
    "cue_lines_within_4": Feature(
        make_within_column(mark_cue_lines, 4),
        "Short lines with a cue word among the block and its 4 neighbours on either side.",
        "count, 0 to 9",
    ),
    "since_short_line": Feature(
        make_since_column(mark_short_lines),
        "Blocks since the last line shorter than 31 effective characters above; 40 without one.",
        "blocks, up to 40",
    ),
    "short_lines_within_4": Feature(
        make_within_column(mark_short_lines, 4),
        "Lines shorter than 31 effective characters among the block and its 4 neighbours on "
        "either side.",
        "count, 0 to 9",
    ),
    "since_closing_heading": Feature(
        make_since_column(mark_closing_lines),
        "Blocks since the last heading that closes a story above; 40 without one.",
        "blocks, up to 40",
    ),
    "closing_headings_above": Feature(
        lambda table: count_marked_above(table["closing_heading"]),
        "Headings that close a story above the block.",
        "count, up to 3",
    ),
    "log_length_before": Feature(
        make_before_column("log_length"),
        "`log_length` of the block before; 0 at the top.",
        "log2(1 + effective characters)",
    ),
    "log_length_after": Feature(
        make_after_column("log_length"),
        "`log_length` of the block after; 0 at the bottom.",
        "log2(1 + effective characters)",
    ),
    "shorter_neighbour": Feature(
        find_shorter_neighbours,
        "`log_length` of the shorter one of the two blocks beside; 0 at the page's edges.",
        "log2(1 + effective characters)",
    ),
    "end_sentence_before": Feature(
        make_before_column("end_sentence"), "`end_sentence` of the block before.", "0 or 1"
    ),
}
NEIGHBOUR_DUMP_FEATURES: dict[str, Feature] = {
    "end_sentence_after": Feature(
        make_after_column("end_sentence"), "`end_sentence` of the block after.", "0 or 1"
    ),
}
NEIGHBOUR_HTML_FEATURES: dict[str, Feature] = {
    "link_share_before": Feature(
        make_before_column("link_share"),
        "`link_share` of the block before; 0 at the top.",
        "share, 0 to 1",
    ),
    "link_share_after": Feature(
        make_after_column("link_share"),
        "`link_share` of the block after; 0 at the bottom.",
        "share, 0 to 1",
    ),
    "link_lines_within_3": Feature(
        make_within_column(mark_link_lines, 3),
        "Blocks of which more than 80 % are links, among the block and its 3 neighbours on either "
        "side.",
        "count, 0 to 7",
    ),
}
