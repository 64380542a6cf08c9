"""Features of the element that holds a block: how much prose it holds, where the most prose is.

Prose here is the length of a text with a function word, less its links.
"""

import sys
from bisect import bisect_right
from collections.abc import Sequence

from newsclean.label.features.block_groups import BlockGroups, group_by
from newsclean.label.features.feature_table import (
    Column,
    Columns,
    Feature,
    FeatureTable,
    make_joint_column,
)
from newsclean.label.features.markup import get_markups, group_by_path
from newsclean.model import Block

MAX_CONTAINER_BLOCKS = 60
MAX_STEPS_OUTSIDE = 20  # steps of a path by which a block can be away from the main container
MAX_STEPS_BELOW = 12
LAST_CHARACTER = chr(sys.maxunicode)


def measure_linkless_prose(table: FeatureTable) -> list[float]:
    """How many characters of prose without links each block holds."""
    rows = zip(table["length"], table["link_share"], table["function_words"], strict=True)
    return [
        length * (1 - min(1.0, links)) if function_words else 0.0
        for length, links, function_words in rows
    ]


def sum_linkless_prose(table: FeatureTable) -> float:
    """How much prose without links the page holds; 1 for none, so that one can divide by it."""
    return sum(table.once(measure_linkless_prose)) or 1.0


def group_by_container(table: FeatureTable) -> BlockGroups[int]:
    """Blocks that stand directly in the same element."""
    return group_by(markup.parent for markup in table.once(get_markups))


def sum_prose_by_container(table: FeatureTable) -> list[float]:
    """How much prose without links stands directly in each container."""
    return table.once(group_by_container).sum_up(table.once(measure_linkless_prose))


# ---- columns ----


def measure_container_prose(table: FeatureTable) -> Column:
    """The column `container_prose_share`."""
    sums, total = table.once(sum_prose_by_container), table.once(sum_linkless_prose)
    return table.once(group_by_container).spread([prose / total for prose in sums])


def measure_shares_of_container(table: FeatureTable) -> Column:
    """The column `share_of_container_prose`."""
    sums = table.once(group_by_container).spread(table.once(sum_prose_by_container))
    pairs = zip(table.once(measure_linkless_prose), sums, strict=True)
    return [prose / (whole or 1.0) for prose, whole in pairs]


def measure_tag_path_prose(table: FeatureTable) -> Column:
    """The column `tag_path_prose_share`."""
    paths, total = table.once(group_by_path), table.once(sum_linkless_prose)
    sums = paths.sum_up(table.once(measure_linkless_prose))
    return paths.spread([prose / total for prose in sums])


def count_container_blocks(table: FeatureTable) -> Column:
    """The column `container_blocks`."""
    containers = table.once(group_by_container)
    most = float(MAX_CONTAINER_BLOCKS)
    return containers.spread([min(most, number) for number in containers.count_blocks()])


# ---- the main container ----


def measure_main_path(table: FeatureTable) -> Columns:
    """How far each block's element stands from the element that holds the most prose."""
    paths = [block.at.xpath or "" for block in table.page.blocks]
    main = find_main_container(table, paths)
    shared = count_shared_with_main(main, paths)
    # By the number of shared steps, of which few are different.
    depths = [float(max(-MAX_STEPS_OUTSIDE, i - len(main))) for i in range(len(main) + 1)]
    below = (path.count("/") - steps for path, steps in zip(paths, shared, strict=True))
    most = float(MAX_STEPS_BELOW)
    return {
        "main_path_depth": [depths[steps] for steps in shared],
        "below_main_path": [float(steps) if steps < most else most for steps in below],
    }


def find_main_container(table: FeatureTable, paths: Sequence[str]) -> list[str]:
    """The XPath steps of the element that directly holds the most prose."""
    sums = table.once(sum_prose_by_container)
    best = sums.index(max(sums))
    numbers = table.once(group_by_container).numbers
    inside = [f"{path}/" for path, number in zip(paths, numbers, strict=True) if number == best]
    # What the first and the last path in the order of letters have in common, all have.
    main, last = (path.split("/")[1:-1] for path in (min(inside), max(inside)))
    return main[:-1] if len(inside) == 1 else main[: count_shared_steps(main, last)]


def count_shared_with_main(main: Sequence[str], paths: Sequence[str]) -> list[int]:
    """How many steps each path shares with the main one.

    >>> count_shared_with_main(["html", "body[1]"], ["/html/body[1]/p[1]", "/html/head[1]", ""])
    [2, 1, 0]
    """
    heads = ["/" + "/".join(main[: i + 1]) + "/" for i in range(len(main))]
    # In the order of letters the paths that begin with a head stand between the head and the head
    # with the last of all characters behind it. Two searches take a third of the time of one that
    # asks whether a path begins with a head.
    ends = [head + LAST_CHARACTER for head in reversed(heads)]
    shared = []
    for path in paths:
        steps = f"{path}/"
        shared.append(min(bisect_right(heads, steps), len(ends) - bisect_right(ends, steps)))
    return shared


def is_inside(block: Block, element: str) -> bool:
    """Whether a block stands in the element with an XPath; in none if that is empty."""
    return bool(element) and (block.at.xpath or "").startswith(f"{element}/")


def count_shared_steps(one: list[str], other: list[str]) -> int:
    """How many steps two paths have in common.

    >>> count_shared_steps(["html", "body[1]", "p[1]"], ["html", "body[1]", "p[2]"])
    2
    """
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return i
    return min(len(one), len(other))


CONTAINER_HTML_FEATURES: dict[str, Feature] = {
    "container_prose_share": Feature(
        measure_container_prose,
        "Share of the page's prose without links that stands directly in the same container.",
        "share, 0 to 1",
    ),
    "share_of_container_prose": Feature(
        measure_shares_of_container,
        "Share of its container's prose without links that is the block's own.",
        "share, 0 to 1",
    ),
    "tag_path_prose_share": Feature(
        measure_tag_path_prose,
        "Share of the page's prose without links under the same path of element names.",
        "share, 0 to 1",
    ),
    "container_blocks": Feature(
        count_container_blocks,
        "Blocks that stand directly in the same container.",
        "count, up to 60",
    ),
    "main_path_depth": Feature(
        make_joint_column(measure_main_path, "main_path_depth"),
        "Steps that the block's path shares with the path of the container of the most prose, less "
        "the length of that path: 0 inside it, negative outside.",
        "steps, -20 to 0",
    ),
    "below_main_path": Feature(
        make_joint_column(measure_main_path, "below_main_path"),
        "Steps of the block's path beyond those it shares with the path of the container of the "
        "most prose.",
        "steps, up to 12",
    ),
}
