"""Words that a page says to screen readers alone, beside a link that opens a window of its own.

A page hides them, by names of its own where we do not know them; a dump prints them. They are set
apart by brackets or a comma: "the report, opens new tab, said …".
"""

import re
from functools import cache

from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Block
from newsclean.text.width import count_effective_chars

MIN_PARAGRAPH_EFF_CHARS = 100  # of a block: rows of links keep what they say
OPENERS = "(（[,，、"
HEAD_CHARS = 3  # of a phrase, by which it is looked for
SET_APART = " \t\n,，、;()（）[]"


def drop_spoken_words(blocks: list[Block], text: str) -> list[Block]:
    """The blocks of a dump without words for screen readers amid their prose.

    >>> from newsclean.model import Kind, Place
    >>> line = (
    ...     "The figures, opens new tab, that the board published in March, after a long debate, "
    ... )
    >>> line += "say that nine thousand passengers use it (opens in a new window)."
    >>> print(drop_spoken_words([Block(line, Kind.PARAGRAPH, Place())], line)[0].text[:70])
    The figures, that the board published in March, after a long debate, s
    """
    if not may_hold_spoken_words(text):
        return blocks
    pattern = compile_phrases()
    return [
        block._replace(text=pattern.sub("", block.text))
        if not block.rows and count_effective_chars(block.text) >= MIN_PARAGRAPH_EFF_CHARS
        else block
        for block in blocks
    ]


def is_spoken_phrase(text: str) -> bool:
    """Whether a text between two tags is such a phrase and nothing else.

    >>> is_spoken_phrase(" (öffnet in neuem Fenster)"), is_spoken_phrase("the new window")
    (True, False)
    """
    return text.strip(SET_APART).lower() in list_phrases()


def may_hold_spoken_words(text: str) -> bool:
    """Whether a dump has a bracket or a comma before what begins as such a phrase."""
    heads = list_heads()
    return any(
        part[: HEAD_CHARS + 1].lstrip()[:HEAD_CHARS].lower() in heads
        for opener in OPENERS
        for part in text.split(opener)[1:]
    )


@cache
def list_phrases() -> frozenset[str]:
    """The phrases, in lower case."""
    return frozenset(load_page_words()["spoken"]["new_window"])


@cache
def list_heads() -> frozenset[str]:
    """The first characters of the phrases."""
    return frozenset(phrase[:HEAD_CHARS] for phrase in list_phrases())


@cache
def compile_phrases() -> re.Pattern[str]:
    """The pattern of a phrase in brackets or behind a comma, with the spaces before it."""
    phrases = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+")
        for phrase in sorted(list_phrases(), key=lambda phrase: (-len(phrase), phrase))
    )
    return re.compile(
        rf"\s*(?:\((?:{phrases})\)|（(?:{phrases})）|\[(?:{phrases})\]|[,，、]\s*(?:{phrases})(?!\w))",
        re.IGNORECASE,
    )
