"""Features of a block that only its markup tells: links, containers, class words, landmarks, claims."""

import os
import re
import tomllib
from collections import defaultdict
from functools import cache

from newsclean.lexicon import DATA
from newsclean.model import Block, Markup, Page

Columns = dict[str, list[float]]

NAME_WORD = re.compile(r"[a-z]+")
BOUNDARY = re.compile(r"[^\W_]+")
CONTAINER_TAGS = ("p", "li", "div", "td", "span", "figcaption", "blockquote")


@cache
def class_words() -> tuple[frozenset[str], frozenset[str]]:
    """The unwelcome and the welcome words of class names."""
    with open(os.path.join(DATA, "markup.toml"), encoding="utf-8") as file:
        words = tomllib.loads(file.read())
    return frozenset(words["unwelcome"]), frozenset(words["welcome"])


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
    unwelcome, welcome = class_words()
    words = set(NAME_WORD.findall(markup.classes))
    tags = markup.tags
    own = tags[-1] if tags else ""
    return {
        "link_share": markup.link_chars / max(1, len(block.text)),
        "links": float(min(10, len(block.links))),
        "unwelcome": float(min(4, len(words & unwelcome))),
        "welcome": float(min(4, len(words & welcome))),
        "depth": float(min(40, len(tags))),
        "tag": float(CONTAINER_TAGS.index(own) if own in CONTAINER_TAGS else len(CONTAINER_TAGS)),
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
        "hidden": float(markup.hidden),
        "continues": float(block.layout.continues),
    }


def container_columns(page: Page, own: Columns, table: Columns) -> Columns:
    """How much of the page's prose stands in the same container and under the same tag path."""
    by_parent: dict[int, float] = defaultdict(float)
    by_path: dict[tuple[str, ...], float] = defaultdict(float)
    number: dict[int, int] = defaultdict(int)
    weights = []
    for i, block in enumerate(page.blocks):
        markup = block.markup or Markup()
        weight = own["length"][i] * (1 - min(1.0, table["link_share"][i])) if own["common"][i] else 0.0
        weights.append(weight)
        by_parent[markup.parent] += weight
        by_path[markup.tags] += weight
        number[markup.parent] += 1
    total = sum(weights) or 1.0
    marks = [block.markup or Markup() for block in page.blocks]
    return {
        "parent_share": [by_parent[m.parent] / total for m in marks],
        "path_share": [by_path[m.tags] / total for m in marks],
        "parent_blocks": [float(min(60, number[m.parent])) for m in marks],
        "alone_share": [w / (by_parent[m.parent] or 1.0) for w, m in zip(weights, marks, strict=True)],
    }


def plain(text: str) -> str:
    """Only the letters and digits of a text, for comparing what two places say."""
    return "".join(BOUNDARY.findall(text)).casefold()


def claim_columns(page: Page) -> Columns:
    """Whether a block says what the head claims: its body, its description, its headline."""
    body = plain(" ".join(c.value for c in page.claimed("jsonld:articleBody", "jsonld:text")))
    told = [plain(c.value) for c in page.claimed("meta:description", "meta:og:description", "jsonld:description", "meta:twitter:description")]
    titles = {plain(c.value) for c in page.claimed("jsonld:headline", "meta:og:title", "meta:twitter:title", "html:title")} - {""}
    in_body, in_description, in_title = [], [], []
    for block in page.blocks:
        key = plain(block.text[:400])
        long = len(key) >= 12  # noqa: PLR2004 - shorter texts stand in any body by chance
        in_body.append(float(long and key[:60] in body) if body else 0.5)
        in_description.append(float(long and any(key[:50] in text or text and text[:50] in key for text in told)))
        in_title.append(float(bool(key) and any(key == t or (len(key) > 8 and key in t) for t in titles)))  # noqa: PLR2004
    return {"claimed_body": in_body, "claimed_description": in_description, "claimed_title": in_title}
