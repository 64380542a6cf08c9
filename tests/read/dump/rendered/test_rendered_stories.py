"""Of a story that a program broke into lines, each sentence and each paragraph is read again."""

import pytest

from newsclean import extract
from newsclean.model import Decoded
from newsclean.read.dump.reader import read_text
from tests.read.dump.rendered.layout import PROGRAMS, WIDTHS, lay_out
from tests.read.dump.rendered.stories import Story, load_languages, write_story

READ_SEEDS = (2,)  # stories whose blocks are counted
# Of a hundred paragraphs, how many are one block each, at all widths together: all, but …
LEAST_FOUND = {
    # … Korean, where a program breaks inside words and the space there has to be guessed,
    "ko": {"w3m": 75, "pandoc": 75, "indents": 70, "lynx": 85, "links": 95},
    # … Thai, whose sentences have no end mark, and whose phrases are as long as a line,
    "th": {"w3m": 80, "pandoc": 80, "links": 75, "lynx": 45, "indents": 60},
}
# … and paragraphs set apart by an indent alone, of which one may be as long as the line is wide.
LEAST_FOUND_BY_INDENT = 85
LEAST_FOUND_ELSEWHERE = 99
TOLD_LANGUAGES = ("de", "en", "ja", "zh")  # whose text is compared as well


def render_story(story: Story, program: str) -> list[str]:
    """The dumps of a story at all widths."""
    return [lay_out(story, PROGRAMS[program], width) for width in WIDTHS]


def list_blocks(dump: str) -> list[str]:
    """The text of each block of a dump."""
    blocks = read_text(Decoded(dump, "utf-8", "utf-8", 1.0)).blocks
    return [" ".join(block.text.split()) for block in blocks]


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("language", load_languages())
def test_each_paragraph_is_one_block(language: str, program: str) -> None:
    """No paragraph is torn, none grows together with another."""
    found = total = 0
    for story in (write_story(language, seed) for seed in READ_SEEDS):
        for blocks in map(list_blocks, render_story(story, program)):
            found += sum(blocks.count(paragraph) == 1 for paragraph in story.paragraphs)
            total += len(story.paragraphs)
    usual = LEAST_FOUND_BY_INDENT if program == "indents" else LEAST_FOUND_ELSEWHERE
    least = LEAST_FOUND.get(language, {}).get(program, usual)
    assert found >= least / 100 * total


@pytest.mark.parametrize("program", ["w3m", "lynx", "links", "pandoc"])
@pytest.mark.parametrize("language", TOLD_LANGUAGES)
def test_each_sentence_is_told_once(language: str, program: str) -> None:
    """The text has every sentence of the story, and no word of the menus around it."""
    story = write_story(language, 1)
    for dump in render_story(story, program):
        text = extract(dump).text
        lines = text.splitlines()
        assert [text.count(sentence) for sentence in story.sentences] == [1] * len(story.sentences)
        assert not {*story.menu, *story.links, *story.foot, story.related, story.copyright} & {
            *lines
        }
