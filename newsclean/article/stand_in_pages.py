"""What stands in place of a story: an error, a wall against robots, a call for scripts or money.

An article may be about each of these things, so that words alone are not enough: little else may
be told on the page, and the words must be its title, its headline or what it tells.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newsclean.label.labelled_page import BODY_ROLES, Story
from newsclean.lexicon.page_words import page_words
from newsclean.model import Role
from newsclean.text.fold import soften
from newsclean.text.sentences import ends_sentence
from newsclean.text.width import effective, is_wide

__all__ = ["stand_in"]

LONGEST_BODY = 900.0  # effective characters; whoever tells more has a story
LONGEST_STUB = 500.0  # … of the beginning of a story above a wall
LONGEST_STATEMENT = 240  # characters of a block that says why there is no story
LEAST_TITLE = 0.4  # of a title or headline that the words must make up
LEAST_STATED = 0.15  # … of another block
FEW_BLOCKS = 15
BESIDE = 6  # blocks below a stub among which its wall stands
MOST_PROSE = 1_200.0  # effective characters of sentences on the whole page
LITTLE_PROSE = 120.0  # … beside the sentence that says why there is no story
MOST_TOLD = 3  # blocks of the text among which the reason stands
LEAST_PROSE = 60.0
WORD = re.compile(r"\w+")
DATED = (
    "jsonld:datePublished",
    "meta:article:published_time",
    "microdata:datePublished",
    "jsonld:articleBody",
)
# In this order: a wall against robots asks for scripts too.
STATUSES = (
    ("blocked", "error_page"),
    ("error", "error_page"),
    ("script", "script_only"),
    ("consent", "error_page"),
)


def stand_in(story: Story) -> str | None:
    """The status of a page that shows something in place of a story, or `None`."""
    length = sum(effective(block.text) for block in story.body)
    if length > LONGEST_BODY:
        return None
    told = told_on(story)
    if told <= MOST_PROSE and not story.page.claimed(*DATED):
        titles = tuple(titles_of(story))
        texts = tuple(statements(story))
        for kind, status in STATUSES:
            if says(titles, kind, LEAST_TITLE):
                return status
            reason = says(texts, kind, LEAST_STATED)
            if reason and told - effective(reason) * ends_sentence(reason) <= LITTLE_PROSE:
                return status
    if length <= LONGEST_STUB and says(tuple(walls(story)), "paywall", LEAST_STATED):
        return "paywall_stub"
    return None


def told_on(story: Story) -> float:
    """The effective length of all sentences of a page."""
    texts = (block.text for block in story.page.blocks if ends_sentence(block.text))
    return sum(size for size in map(effective, texts) if size >= LEAST_PROSE)


def titles_of(story: Story) -> Iterator[str]:
    """The page's title, its headline, and headings of the first level."""
    for claim in story.page.claimed("html:title"):
        yield claim.value
    for item in story.labelled:
        if item.role is Role.HEADLINE or item.block.level == 1:
            yield item.block.text


def statements(story: Story) -> Iterator[str]:
    """The first blocks that are told, and all of a page of few blocks."""
    few = len(story.labelled) <= FEW_BLOCKS
    left = MOST_TOLD
    for item in story.labelled:
        told = item.role in BODY_ROLES
        if (few or (told and left > 0)) and len(item.block.text) <= LONGEST_STATEMENT:
            yield item.block.text
        left -= told


def walls(story: Story) -> Iterator[str]:
    """The texts in which a wall is asked for: the last of the stub, and what stands below."""
    start, end = story.span()
    for item in story.labelled[start : end + BESIDE]:
        if len(item.block.text) <= LONGEST_STATEMENT:
            yield item.block.text


def says(texts: Iterable[str], kind: str, least: float) -> str | None:
    """The first of some texts that has a phrase of a kind, which is a good part of it."""
    for text in texts:
        soft = bare(text)
        for phrase in phrases(kind):
            if phrase in soft and len(phrase) >= least * len(soft):
                return text
    return None


def bare(text: str) -> str:
    """A text as its words between blanks; without blanks where it is written without.

    >>> bare("404 – Page can't be found!"), bare("页面 不存在。")
    (' 404 page can t be found ', '页面不存在')
    """
    words = WORD.findall(soften(text))
    wide = any(is_wide(character) for character in text)
    return "".join(words) if wide else f" {' '.join(words)} "


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The phrases of a kind, bare."""
    return tuple(bare(phrase) for phrase in page_words()["instead"][kind])
