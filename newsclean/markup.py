"""Features of a block that only its markup tells: links, containers, class words, claims."""

import os
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from newsclean.lexicon import DATA
from newsclean.model import Block, Markup, Page

Columns = dict[str, list[float]]

NAME_WORD = re.compile(r"[a-z]+")
BOUNDARY = re.compile(r"[^\W_]+")
UNWELCOME = ("related", "comment", "social", "nav", "ad", "side", "foot", "author", "form", "tags")


@cache
def markup_file() -> dict[str, Any]:
    """The words of class names, as data/markup.toml has them."""
    with open(os.path.join(DATA, "markup.toml"), encoding="utf-8") as file:
        return tomllib.loads(file.read())


@cache
def class_words() -> dict[str, str]:
    """Words of class names with their group."""
    groups = {name: words for name, words in markup_file().items() if name != "certain"}
    return {word: group for group, words in groups.items() for word in words}


def certain_parts(group: str) -> tuple[str, ...]:
    """Parts of class names that leave no doubt what an element is: `comment`, `caption`."""
    return tuple(markup_file()["certain"][group])


@cache
def class_groups() -> tuple[str, ...]:
    """The groups of class words, in the file's order."""
    return tuple(dict.fromkeys(class_words().values()))


def markup_columns(page: Page, own: Columns) -> Columns:
    """The columns of the markup, a row a block."""
    rows = [markup_numbers(block) for block in page.blocks]
    table: Columns = {name: [row[name] for row in rows] for name in rows[0]}
    table |= container_columns(page, own, table)
    table |= claim_columns(page)
    return table


def markup_numbers(block: Block) -> dict[str, float]:
    """What the markup says of one block."""
    markup = block.markup or Markup()
    tags = markup.tags
    own = tags[-1] if tags else ""
    groups = class_words()
    found = [groups[word] for word in NAME_WORD.findall(markup.classes) if word in groups]
    row = {
        "link_share": markup.link_chars / max(1, len(block.text)),
        "links": float(min(10, len(block.links))),
        "unwelcome": float(min(4, len(set(found).intersection(UNWELCOME)))),
        "depth": float(min(40, len(tags))),
        "tag_p": float(own == "p"),
        "tag_div": float(own in ("div", "td", "section")),
        "tag_inline": float(own in ("span", "a", "time")),
        "in_article": float(markup.in_article),
        "in_main": float("main" in tags),
        "in_aside": float("aside" in tags),
        "in_nav": float("nav" in tags),
        "in_footer": float("footer" in tags),
        "in_header": float("header" in tags),
        "in_form": float("form" in tags),
        "in_list": float("li" in tags),
        "in_table": float("td" in tags),
        "in_figure": float("figure" in tags),
        "in_quote": float("blockquote" in tags),
        "hidden": float(markup.hidden),
        "continues": float(block.layout.continues),
    }
    for group in class_groups():
        row[f"class_{group}"] = float(min(3, found.count(group)))
    return row


def container_columns(page: Page, own: Columns, table: Columns) -> Columns:
    """How much of the page's prose stands in the same container and under the same tag path."""
    by_parent: dict[int, float] = defaultdict(float)
    by_path: dict[tuple[str, ...], float] = defaultdict(float)
    by_look: dict[tuple[str, str], float] = defaultdict(float)
    number: dict[int, int] = defaultdict(int)
    weights = []
    for i, block in enumerate(page.blocks):
        markup = block.markup or Markup()
        weight = (
            own["length"][i] * (1 - min(1.0, table["link_share"][i])) if own["common"][i] else 0.0
        )
        weights.append(weight)
        by_parent[markup.parent] += weight
        by_path[markup.tags] += weight
        by_look[look_of(markup)] += weight
        number[markup.parent] += 1
    total, most = sum(weights) or 1.0, max(by_look.values())
    paths = [(block.at.xpath or "").split("/")[1:] for block in page.blocks]
    home = main_container(page, by_parent, paths)
    kin = [shared_steps(home, path) - len(home) for path in paths]
    marks = [block.markup or Markup() for block in page.blocks]
    return {
        "parent_share": [by_parent[m.parent] / total for m in marks],
        "look_share": [by_look[look_of(m)] / total for m in marks],
        "look_best": [float(by_look[look_of(m)] == most) for m in marks],
        "path_share": [by_path[m.tags] / total for m in marks],
        "parent_blocks": [float(min(60, number[m.parent])) for m in marks],
        "kin": [float(max(-20, steps)) for steps in kin],
        "below": [
            float(min(12, len(path) - len(home) - steps))
            for path, steps in zip(paths, kin, strict=True)
        ],
        "alone_share": [
            w / (by_parent[m.parent] or 1.0) for w, m in zip(weights, marks, strict=True)
        ],
    }


def look_of(markup: Markup) -> tuple[str, str]:
    """What the page's style sheet sees of a block: its element and the classes around it."""
    return markup.tags[-1] if markup.tags else "", markup.classes


def main_container(page: Page, by_parent: Mapping[int, float], paths: list[list[str]]) -> list[str]:
    """The XPath steps of the element that directly holds the most prose."""
    best = max(by_parent, key=lambda number: by_parent[number])
    inside = [
        path
        for path, block in zip(paths, page.blocks, strict=True)
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


def plain(text: str) -> str:
    """Only the letters and digits of a text, for comparing what two places say."""
    return "".join(BOUNDARY.findall(text)).casefold()


def claim_columns(page: Page) -> Columns:
    """Whether a block says what the head claims: its body, its description, its headline."""
    body = plain(" ".join(c.value for c in page.claimed("jsonld:articleBody", "jsonld:text")))
    told = [
        plain(c.value)
        for c in page.claimed(
            "meta:description",
            "meta:og:description",
            "jsonld:description",
            "meta:twitter:description",
        )
    ]
    titles = {
        plain(c.value)
        for c in page.claimed(
            "jsonld:headline", "meta:og:title", "meta:twitter:title", "html:title"
        )
    } - {""}
    in_body, in_description, in_title = [], [], []
    for block in page.blocks:
        key = plain(block.text[:400])
        long = len(key) >= 12
        in_body.append(float(long and key[:60] in body) if body else 0.5)
        in_description.append(
            float(long and any(key[:50] in text or (text and text[:50] in key) for text in told))
        )
        in_title.append(
            float(bool(key) and any(key == t or (len(key) > 8 and key in t) for t in titles))
        )
    return {
        "claimed_body": in_body,
        "claimed_description": in_description,
        "claimed_title": in_title,
    }
