"""Features of a block that only its markup tells: links, containers, class words, claims."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from newsclean.label.features.feature_table import Column, Columns, Maker, Table, parts_of
from newsclean.lexicon.class_words import class_groups, class_words
from newsclean.model import Markup, Page

K = TypeVar("K")

NAME_WORD = re.compile(r"[a-z]+")
UNWELCOME = frozenset("related comment social nav ad side foot author form tags".split())


def marks_of(table: Table) -> list[Markup]:
    """The markup of each block."""
    return [block.markup or Markup() for block in table.page.blocks]


def element_names(table: Table) -> list[str]:
    """The name of each block's own element."""
    return [mark.tags[-1] if mark.tags else "" for mark in table.once(marks_of)]


def path_sets(table: Table) -> list[frozenset[str]]:
    """The names of the elements around each block; blocks of one path share a set."""
    marks = table.once(marks_of)
    sets = {tags: frozenset(tags) for tags in {mark.tags for mark in marks}}
    return [sets[mark.tags] for mark in marks]


def class_groups_of(table: Table) -> list[Counter[str]]:
    """How often each group of class words is named in the elements around each block."""
    return [groups_in(mark.classes) for mark in table.once(marks_of)]


@lru_cache(maxsize=4096)
def groups_in(classes: str) -> Counter[str]:
    """How often each group of class words is named; siblings have the same classes."""
    groups = class_words()
    return Counter(groups[word] for word in NAME_WORD.findall(classes) if word in groups)


# ---- columns ----


def inside(tag: str) -> Maker:
    """The maker of the column of blocks inside an element of a name."""
    return lambda table: [float(tag in tags) for tags in table.once(path_sets)]


def element_in(*names: str) -> Maker:
    """The maker of the column of blocks whose own element has one of some names."""
    return lambda table: [float(name in names) for name in table.once(element_names)]


def told(name: str) -> Maker:
    """The maker of the column of what the markup says outright, yes or no."""
    return lambda table: [float(getattr(mark, name)) for mark in table.once(marks_of)]


def link_shares(table: Table) -> Column:
    """The share of each text that is links."""
    return [
        mark.link_chars / (len(block.text) or 1)
        for block, mark in zip(table.page.blocks, table.once(marks_of), strict=True)
    ]


def unwelcome(table: Table) -> Column:
    """How many kinds of class words speak against each block."""
    return [
        float(min(4, len(UNWELCOME & found.keys()))) if found else 0.0
        for found in table.once(class_groups_of)
    ]


@cache
def markup_makers() -> dict[str, Maker]:
    """A row for each column of the markup; the groups of class words have theirs from the file."""
    return MARKUP | {f"class_{group}": class_column(group) for group in class_groups()}


def class_column(group: str) -> Maker:
    """The maker of the column of one group of class words."""
    return lambda table: [
        float(min(3, found[group])) if group in found else 0.0
        for found in table.once(class_groups_of)
    ]


def weights_of(table: Table) -> list[float]:
    """How much prose without links each block holds."""
    rows = zip(table["length"], table["link_share"], table["common"], strict=True)
    return [length * (1 - min(1.0, links)) if common else 0.0 for length, links, common in rows]


def parent_weights(table: Table) -> dict[int, float]:
    """How much prose stands directly in each element."""
    return summed((mark.parent for mark in table.once(marks_of)), table.once(weights_of))


def summed(keys: Iterable[K], weights: Iterable[float]) -> dict[K, float]:
    """The weights of each key together."""
    sums: dict[K, float] = defaultdict(float)
    for key, weight in zip(keys, weights, strict=True):
        sums[key] += weight
    return sums


def total_weight(table: Table) -> float:
    """How much prose without links the page holds."""
    return sum(table.once(weights_of)) or 1.0


def parent_shares(table: Table) -> Column:
    """The share of the page's prose in the same container."""
    sums, total = table.once(parent_weights), table.once(total_weight)
    return [sums[mark.parent] / total for mark in table.once(marks_of)]


def path_shares(table: Table) -> Column:
    """The share of the page's prose under the same path of elements."""
    paths = [mark.tags for mark in table.once(marks_of)]
    sums, total = summed(paths, table.once(weights_of)), table.once(total_weight)
    return [sums[path] / total for path in paths]


def parent_blocks(table: Table) -> Column:
    """How many blocks stand in the same container."""
    parents = [mark.parent for mark in table.once(marks_of)]
    number = Counter(parents)
    return [float(min(60, number[parent])) for parent in parents]


def alone_shares(table: Table) -> Column:
    """The share of each block in the prose of its container."""
    sums = table.once(parent_weights)
    pairs = zip(table.once(weights_of), table.once(marks_of), strict=True)
    return [weight / (sums[mark.parent] or 1.0) for weight, mark in pairs]


def kin_columns(table: Table) -> Columns:
    """How far each block's element stands from the element that holds the most prose."""
    paths = [block.at.xpath or "" for block in table.page.blocks]
    home = main_container(table.page, table.once(parent_weights))
    heads = ["/" + "/".join(home[: i + 1]) + "/" for i in range(len(home))]
    common = [shared_heads(heads, path + "/") for path in paths]
    return {
        "kin": [float(max(-20, steps - len(home))) for steps in common],
        "below": [
            float(min(12, path.count("/") - steps))
            for path, steps in zip(paths, common, strict=True)
        ],
    }


def shared_heads(heads: Sequence[str], path: str) -> int:
    """How many of the steps of one path another path begins with.

    >>> shared_heads(["/html/", "/html/body[1]/"], "/html/body[1]/p[2]/")
    2
    """
    if not heads or path.startswith(heads[-1]):
        return len(heads)
    return bisect_left(heads, 1, key=lambda head: not path.startswith(head))


def main_container(page: Page, by_parent: Mapping[int, float]) -> list[str]:
    """The XPath steps of the element that directly holds the most prose."""
    best = max(by_parent, key=lambda number: by_parent[number])
    inside = [
        (block.at.xpath or "").split("/")[1:]
        for block in page.blocks
        if block.markup and block.markup.parent == best
    ]
    home = inside[0] if inside else []
    for path in inside[1:]:
        home = home[: shared_steps(home, path)]
    return home[:-1] if len(inside) == 1 else home


def shared_steps(one: list[str], other: list[str]) -> int:
    """How many steps two paths have in common.

    >>> shared_steps(["html", "body[1]", "p[1]"], ["html", "body[1]", "p[2]"])
    2
    """
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return i
    return min(len(one), len(other))


MARKUP: dict[str, Maker] = {
    "link_share": link_shares,
    "links": lambda table: [float(min(10, len(block.links))) for block in table.page.blocks],
    "unwelcome": unwelcome,
    "depth": lambda table: [float(min(40, len(mark.tags))) for mark in table.once(marks_of)],
    "tag_p": element_in("p"),
    "tag_div": element_in("div", "td", "section"),
    "tag_inline": element_in("span", "a", "time"),
    "in_article": told("in_article"),
    "in_main": inside("main"),
    "in_aside": inside("aside"),
    "in_nav": inside("nav"),
    "in_footer": inside("footer"),
    "in_header": inside("header"),
    "in_form": inside("form"),
    "in_list": inside("li"),
    "in_table": inside("td"),
    "in_figure": inside("figure"),
    "in_quote": inside("blockquote"),
    "hidden": told("hidden"),
    "continues": lambda table: [float(block.layout.continues) for block in table.page.blocks],
    "parent_share": parent_shares,
    "path_share": path_shares,
    "parent_blocks": parent_blocks,
    **parts_of(kin_columns, "kin", "below"),
    "alone_share": alone_shares,
}
