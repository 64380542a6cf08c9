"""Features of the element that holds a block: how much prose it holds, where the most prose is.

Prose here is the length of a text with a function word, less its links.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from newsclean.label.features.feature_table import (
    Column,
    Columns,
    Feature,
    FeatureTable,
    make_joint_column,
)
from newsclean.label.features.markup import get_markups
from newsclean.model import Page

K = TypeVar("K")

MAX_CONTAINER_BLOCKS = 60
MAX_STEPS_OUTSIDE = 20  # steps of a path by which a block can be away from the main container
MAX_STEPS_BELOW = 12


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


def sum_prose_by_container(table: FeatureTable) -> dict[int, float]:
    """How much prose without links stands directly in each element."""
    return sum_by_key(
        (markup.parent for markup in table.once(get_markups)), table.once(measure_linkless_prose)
    )


def sum_by_key(keys: Iterable[K], weights: Iterable[float]) -> dict[K, float]:
    """The sum of the weights of each key.

    >>> dict(sum_by_key("aba", [1.0, 2.0, 4.0]))
    {'a': 5.0, 'b': 2.0}
    """
    sums: dict[K, float] = defaultdict(float)
    for key, weight in zip(keys, weights, strict=True):
        sums[key] += weight
    return sums


# ---- columns ----


def measure_container_prose(table: FeatureTable) -> Column:
    """The column `container_prose_share`."""
    sums, total = table.once(sum_prose_by_container), table.once(sum_linkless_prose)
    return [sums[markup.parent] / total for markup in table.once(get_markups)]


def measure_shares_of_container(table: FeatureTable) -> Column:
    """The column `share_of_container_prose`."""
    sums = table.once(sum_prose_by_container)
    pairs = zip(table.once(measure_linkless_prose), table.once(get_markups), strict=True)
    return [prose / (sums[markup.parent] or 1.0) for prose, markup in pairs]


def measure_tag_path_prose(table: FeatureTable) -> Column:
    """The column `tag_path_prose_share`."""
    paths = [markup.tags for markup in table.once(get_markups)]
    sums = sum_by_key(paths, table.once(measure_linkless_prose))
    total = table.once(sum_linkless_prose)
    return [sums[path] / total for path in paths]


def count_container_blocks(table: FeatureTable) -> Column:
    """The column `container_blocks`."""
    parents = [markup.parent for markup in table.once(get_markups)]
    number = Counter(parents)
    return [float(min(MAX_CONTAINER_BLOCKS, number[parent])) for parent in parents]


# ---- the main container ----


def measure_main_path(table: FeatureTable) -> Columns:
    """How far each block's element stands from the element that holds the most prose."""
    paths = [block.at.xpath or "" for block in table.page.blocks]
    main = find_main_container(table.page, table.once(sum_prose_by_container))
    heads = ["/" + "/".join(main[: i + 1]) + "/" for i in range(len(main))]
    shared = [count_shared_heads(heads, path + "/") for path in paths]
    return {
        "main_path_depth": [float(max(-MAX_STEPS_OUTSIDE, steps - len(main))) for steps in shared],
        "below_main_path": [
            float(min(MAX_STEPS_BELOW, path.count("/") - steps))
            for path, steps in zip(paths, shared, strict=True)
        ],
    }


def find_main_container(page: Page, prose_by_parent: Mapping[int, float]) -> list[str]:
    """The XPath steps of the element that directly holds the most prose."""
    best = max(prose_by_parent, key=lambda number: prose_by_parent[number])
    inside = [
        f"{block.at.xpath or ''}/"
        for block in page.blocks
        if block.markup and block.markup.parent == best
    ]
    if not inside:
        return []
    # What the first and the last path in the order of letters have in common, all have.
    main, last = (path.split("/")[1:-1] for path in (min(inside), max(inside)))
    return main[:-1] if len(inside) == 1 else main[: count_shared_steps(main, last)]


def count_shared_heads(heads: Sequence[str], path: str) -> int:
    """How many of the ever longer beginnings of one path another path begins with.

    >>> count_shared_heads(["/html/", "/html/body[1]/"], "/html/body[1]/p[2]/")
    2
    """
    if not heads or path.startswith(heads[-1]):
        return len(heads)
    return bisect_left(heads, 1, key=lambda head: not path.startswith(head))


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
