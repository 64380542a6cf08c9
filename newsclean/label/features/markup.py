"""Features of a block that only its markup tells: links, containers, class words, claims."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from newsclean.label.features.feature_table import (
    Column,
    ColumnMaker,
    Columns,
    FeatureTable,
    make_joint_columns,
)
from newsclean.lexicon.class_words import get_class_words, list_class_groups
from newsclean.model import Markup, Page

K = TypeVar("K")

CLASS_WORD = re.compile(r"[a-z]+")
BOILERPLATE_CLASS_GROUPS = frozenset(
    "related comment social nav ad side foot author form tags".split()
)


def get_markups(table: FeatureTable) -> list[Markup]:
    """The markup of each block."""
    return [block.markup or Markup() for block in table.page.blocks]


def get_element_names(table: FeatureTable) -> list[str]:
    """The name of each block's own element."""
    return [mark.tags[-1] if mark.tags else "" for mark in table.once(get_markups)]


def collect_path_sets(table: FeatureTable) -> list[frozenset[str]]:
    """The names of the elements around each block; blocks of one path share a set."""
    marks = table.once(get_markups)
    sets = {tags: frozenset(tags) for tags in {mark.tags for mark in marks}}
    return [sets[mark.tags] for mark in marks]


def count_class_groups(table: FeatureTable) -> list[Counter[str]]:
    """How often each group of class words is named in the elements around each block."""
    return [count_groups_in(mark.classes) for mark in table.once(get_markups)]


@lru_cache(maxsize=4096)
def count_groups_in(classes: str) -> Counter[str]:
    """How often each group of class words is named; siblings have the same classes."""
    groups = get_class_words()
    return Counter(groups[word] for word in CLASS_WORD.findall(classes) if word in groups)


# ---- columns ----


def make_inside_column(tag: str) -> ColumnMaker:
    """The maker of the column of blocks inside an element of a name."""
    return lambda table: [float(tag in tags) for tags in table.once(collect_path_sets)]


def make_element_column(*names: str) -> ColumnMaker:
    """The maker of the column of blocks whose own element has one of some names."""
    return lambda table: [float(name in names) for name in table.once(get_element_names)]


def make_flag_column(name: str) -> ColumnMaker:
    """The maker of the column of what the markup says outright, yes or no."""
    return lambda table: [float(getattr(mark, name)) for mark in table.once(get_markups)]


def measure_link_shares(table: FeatureTable) -> Column:
    """The share of each text that is links."""
    return [
        mark.link_chars / (len(block.text) or 1)
        for block, mark in zip(table.page.blocks, table.once(get_markups), strict=True)
    ]


def count_boilerplate_groups(table: FeatureTable) -> Column:
    """How many kinds of class words speak against each block."""
    return [
        float(min(4, len(BOILERPLATE_CLASS_GROUPS & found.keys()))) if found else 0.0
        for found in table.once(count_class_groups)
    ]


@cache
def list_markup_makers() -> dict[str, ColumnMaker]:
    """A row for each column of the markup; the groups of class words have theirs from the file."""
    return MARKUP_FEATURES | {
        f"class_{group}": make_class_column(group) for group in list_class_groups()
    }


def make_class_column(group: str) -> ColumnMaker:
    """The maker of the column of one group of class words."""
    return lambda table: [
        float(min(3, found[group])) if group in found else 0.0
        for found in table.once(count_class_groups)
    ]


def measure_linkless_prose(table: FeatureTable) -> list[float]:
    """How much prose without links each block holds."""
    rows = zip(table["length"], table["link_share"], table["function_words"], strict=True)
    return [length * (1 - min(1.0, links)) if common else 0.0 for length, links, common in rows]


def sum_prose_by_container(table: FeatureTable) -> dict[int, float]:
    """How much prose stands directly in each element."""
    return sum_by_key(
        (mark.parent for mark in table.once(get_markups)), table.once(measure_linkless_prose)
    )


def sum_by_key(keys: Iterable[K], weights: Iterable[float]) -> dict[K, float]:
    """The weights of each key together."""
    sums: dict[K, float] = defaultdict(float)
    for key, weight in zip(keys, weights, strict=True):
        sums[key] += weight
    return sums


def sum_linkless_prose(table: FeatureTable) -> float:
    """How much prose without links the page holds."""
    return sum(table.once(measure_linkless_prose)) or 1.0


def measure_container_prose(table: FeatureTable) -> Column:
    """The share of the page's prose in the same container."""
    sums, total = table.once(sum_prose_by_container), table.once(sum_linkless_prose)
    return [sums[mark.parent] / total for mark in table.once(get_markups)]


def measure_tag_path_prose(table: FeatureTable) -> Column:
    """The share of the page's prose under the same path of elements."""
    paths = [mark.tags for mark in table.once(get_markups)]
    sums, total = (
        sum_by_key(paths, table.once(measure_linkless_prose)),
        table.once(sum_linkless_prose),
    )
    return [sums[path] / total for path in paths]


def count_container_blocks(table: FeatureTable) -> Column:
    """How many blocks stand in the same container."""
    parents = [mark.parent for mark in table.once(get_markups)]
    number = Counter(parents)
    return [float(min(60, number[parent])) for parent in parents]


def measure_shares_of_container(table: FeatureTable) -> Column:
    """The share of each block in the prose of its container."""
    sums = table.once(sum_prose_by_container)
    pairs = zip(table.once(measure_linkless_prose), table.once(get_markups), strict=True)
    return [weight / (sums[mark.parent] or 1.0) for weight, mark in pairs]


def measure_main_path(table: FeatureTable) -> Columns:
    """How far each block's element stands from the element that holds the most prose."""
    paths = [block.at.xpath or "" for block in table.page.blocks]
    home = find_main_container(table.page, table.once(sum_prose_by_container))
    heads = ["/" + "/".join(home[: i + 1]) + "/" for i in range(len(home))]
    common = [count_shared_heads(heads, path + "/") for path in paths]
    return {
        "main_path_depth": [float(max(-20, steps - len(home))) for steps in common],
        "below_main_path": [
            float(min(12, path.count("/") - steps))
            for path, steps in zip(paths, common, strict=True)
        ],
    }


def count_shared_heads(heads: Sequence[str], path: str) -> int:
    """How many of the steps of one path another path begins with.

    >>> count_shared_heads(["/html/", "/html/body[1]/"], "/html/body[1]/p[2]/")
    2
    """
    if not heads or path.startswith(heads[-1]):
        return len(heads)
    return bisect_left(heads, 1, key=lambda head: not path.startswith(head))


def find_main_container(page: Page, by_parent: Mapping[int, float]) -> list[str]:
    """The XPath steps of the element that directly holds the most prose."""
    best = max(by_parent, key=lambda number: by_parent[number])
    inside = [
        (block.at.xpath or "").split("/")[1:]
        for block in page.blocks
        if block.markup and block.markup.parent == best
    ]
    home = inside[0] if inside else []
    for path in inside[1:]:
        home = home[: count_shared_steps(home, path)]
    return home[:-1] if len(inside) == 1 else home


def count_shared_steps(one: list[str], other: list[str]) -> int:
    """How many steps two paths have in common.

    >>> count_shared_steps(["html", "body[1]", "p[1]"], ["html", "body[1]", "p[2]"])
    2
    """
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return i
    return min(len(one), len(other))


MARKUP_FEATURES: dict[str, ColumnMaker] = {
    "link_share": measure_link_shares,
    "links": lambda table: [float(min(10, len(block.links))) for block in table.page.blocks],
    "boilerplate_class_groups": count_boilerplate_groups,
    "element_depth": lambda table: [
        float(min(40, len(mark.tags))) for mark in table.once(get_markups)
    ],
    "tag_p": make_element_column("p"),
    "tag_box": make_element_column("div", "td", "section"),
    "tag_inline": make_element_column("span", "a", "time"),
    "in_article": make_flag_column("in_article"),
    "in_main": make_inside_column("main"),
    "in_aside": make_inside_column("aside"),
    "in_nav": make_inside_column("nav"),
    "in_footer": make_inside_column("footer"),
    "in_header": make_inside_column("header"),
    "in_form": make_inside_column("form"),
    "in_list_item": make_inside_column("li"),
    "in_table_cell": make_inside_column("td"),
    "in_figure": make_inside_column("figure"),
    "in_blockquote": make_inside_column("blockquote"),
    "hidden": make_flag_column("hidden"),
    "continues_paragraph": lambda table: [
        float(block.layout.continues) for block in table.page.blocks
    ],
    "container_prose_share": measure_container_prose,
    "tag_path_prose_share": measure_tag_path_prose,
    "container_blocks": count_container_blocks,
    **make_joint_columns(measure_main_path, "main_path_depth", "below_main_path"),
    "share_of_container_prose": measure_shares_of_container,
}
