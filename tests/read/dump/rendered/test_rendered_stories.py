"""Of a story that a program broke into lines, each sentence and each paragraph is read again."""

import pytest

from newsclean import extract
from newsclean.model import Decoded
from newsclean.read.dump.reader import read_text
from tests.read.dump.rendered.layout import PROGRAMS, WIDTHS, lay_out
from tests.read.dump.rendered.stories import Story, load_languages, write_story

# Languages whose lines say by themselves what stood at their breaks.
SURE_LANGUAGES = ("en", "de", "fr", "ru", "ar", "ja", "zh")


def list_blocks(dump: str) -> list[str]:
    return [" ".join(block.text.split()) for block in read_text(Decoded(dump, "utf-8", "utf-8", 1.0)).blocks]


def count_found(stories: list[tuple[Story, str]]) -> tuple[int, int]:
    """How many paragraphs are a block each, and how many there are."""
    found = total = 0
    for story, dump in stories:
        blocks = list_blocks(dump)
        found += sum(blocks.count(paragraph) == 1 for paragraph in story.paragraphs)
        total += len(story.paragraphs)
    return found, total


def render_all(language: str, program: str, seeds: range) -> list[tuple[Story, str]]:
    stories = [write_story(language, seed) for seed in seeds]
    return [
        (story, lay_out(story, PROGRAMS[program], width)) for story in stories for width in WIDTHS
    ]
