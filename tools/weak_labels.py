"""Labels for pages without gold: what a card for HTML makes of the page, for the card of dumps.

A page's HTML says far more than its dump, so where the HTML card is sure of a body, that body
teaches the other card. What the HTML card itself is unsure of teaches nothing. The cards of a fold
are only told of pages of other sites.
"""

import gzip
import json
import os
from collections.abc import Collection, Iterator
from math import log
from pathlib import Path
from typing import Any

from newsclean.article.body import measure_body_signs
from newsclean.errors import NewscleanError
from newsclean.label.scorecard.card import load_card
from newsclean.model import Settings
from newsclean.pipeline import Explanation, explain

SURE = -log(1 - 0.9114)  # for an expected F1 of .91: of a body that may teach
UNSURE = 0.7  # log-odds within which a block teaches nothing


def weak_golds(folder: Path, cards: Path) -> Iterator[dict[str, Any]]:
    """The pages of a folder that some cards are sure of, in the form of gold.

    Args:
        folder: holds index.jsonl (id, lang, url) and pages/<id>.html.gz.
        cards: holds card-html.json.
    """
    before = os.environ.get("NEWSCLEAN_CARDS")
    os.environ["NEWSCLEAN_CARDS"] = str(cards)
    load_card.cache_clear()  # the card there may be a new one
    try:
        with open(folder / "index.jsonl", encoding="utf-8") as lines:
            for line in lines:
                if gold := weak_gold(folder, json.loads(line)):
                    yield gold
    finally:
        if before is None:
            del os.environ["NEWSCLEAN_CARDS"]
        else:
            os.environ["NEWSCLEAN_CARDS"] = before


def weak_gold(folder: Path, told: dict[str, Any]) -> dict[str, Any] | None:
    """One page's body as the card sees it; `None` where it is not sure."""
    page = folder / "pages" / f"{told['id']}.html.gz"
    try:
        found = explain(gzip.decompress(page.read_bytes()), settings=Settings(input="html"))
    except (FileNotFoundError, NewscleanError):
        return None
    article = found.article
    if article is None or article.status != "article":
        return None
    if measure_body_signs(found.story).expected < SURE:
        return None
    return {
        "id": told["id"],
        "lang": (told.get("lang") or article.lang or "en")[:2],
        "url": told.get("url") or article.url or "",
        "body": article.text,
        "neutral": list(unsure_texts(found)),
    }


def unsure_texts(found: Explanation) -> Iterator[str]:
    """The blocks that the card can hardly tell."""
    for item in found.labelled:
        if item.rule == "card" and abs(item.score) < UNSURE:
            yield item.block.text


def is_of(gold: dict[str, Any], sites: Collection[str]) -> bool:
    """Whether a page may be of one of some sites: one's first name stands in its host or its id.

    >>> is_of({"id": "zh_example_3", "url": ""}, ["example.com"])
    True
    """
    host = gold["url"].partition("://")[2].partition("/")[0].casefold()
    names = {*host.split("."), *gold["id"].casefold().split("_")}
    return any(site.split(".")[0].casefold() in names for site in sites)
