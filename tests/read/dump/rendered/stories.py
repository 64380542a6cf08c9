"""Invented news pages whose text is known: what a dump of one holds is said before it is made."""

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

SPACELESS = ("ja", "zh")  # no space stands between two sentences
SENTENCES_PER_PARAGRAPH = (1, 1, 2, 2, 3, 3, 4)
PARAGRAPHS = (3, 4, 5, 6, 7, 8, 10, 12)


class Story(NamedTuple):
    """A news page: the words above the story, the story, the words below it."""

    language: str
    site: str
    menu: list[str]
    headline: str
    byline: str
    date: str
    paragraphs: list[str]
    sentences: list[str]
    related: str
    links: list[str]
    foot: list[str]
    copyright: str


@cache
def load_languages() -> dict[str, dict[str, Any]]:
    """The words of each language."""
    return tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))


def write_story(language: str, seed: int) -> Story:
    """A story of 3 to 12 paragraphs; the same for the same seed."""
    words = load_languages()[language]
    chance = random.Random(f"{language} {seed}")  # noqa: S311 - no secret
    left = list(words["sentences"])
    wanted = chance.choice(PARAGRAPHS)
    paragraphs: list[str] = []
    told: list[str] = []
    while left and len(paragraphs) < wanted:
        size = chance.choice(SENTENCES_PER_PARAGRAPH)
        told += left[:size]
        paragraphs.append(("" if language in SPACELESS else " ").join(left[:size]))
        del left[:size]
        if left and chance.random() < 0.25:
            del left[0]
    return Story(
        language,
        words["site"],
        words["menu"],
        words["headlines"][seed % len(words["headlines"])],
        words["byline"],
        words["date"],
        paragraphs,
        told,
        words["related"],
        words["links"],
        words["foot"],
        words["copyright"],
    )
