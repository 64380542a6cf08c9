"""Sentences in which a page speaks to its readers about itself: calls, messages of forms, terms.

They stand in paragraphs like the story's, and say the same on every story: *Sign up for our
newsletter*, *Your email has been sent*, 仅代表作者观点. Their words are data/pages/notices.toml.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsclean.data import find_data
from newsclean.lexicon.cue_words import WordGroups, is_written_without_spaces, join_tokens
from newsclean.lexicon.lexicon import join_word_tables
from newsclean.lexicon.word_files import parse_words
from newsclean.text.fold import soften
from newsclean.text.late_patterns import compile_late
from newsclean.text.words import split_tokens

__all__ = ["load_notice_words", "may_be_notice", "measure_notice_share"]

CALL = "call"  # the table whose sentences begin with a word of `says`
# Quoted speech is somebody's, not the page's. At most so many characters long, so that a lone
# quotation mark swallows no page.
QUOTED = compile_late('[“„«「『"][^“„«「『»”」』"]{0,400}[”“»」』"]')
SENTENCE_BREAK = compile_late(r"[.!?;|](?=\s|$)|[。！？；؟।\n]")
COLON = compile_late("[:：]")  # a call may stand behind one: *Politics: Sign up for our newsletter*


class NoticeWords(NamedTuple):
    """The words of notices, of all languages.

    Attributes:
        words: finds the tables and lists of which a text has a word: `form.about`, `form.says` …
        kinds: for each table the two lists of which a notice has a word.
        call_openings: how a call begins in languages with spaces, each word between two spaces.
        unspaced_openings: how one begins in the others.
    """

    words: WordGroups
    kinds: Mapping[str, frozenset[str]]
    call_openings: tuple[str, ...]
    unspaced_openings: tuple[str, ...]


@cache
def load_notice_words() -> NoticeWords:
    """The words of data/pages/notices.toml, sorted once in a process."""
    with open(find_data("pages", "notices.toml"), encoding="utf-8") as file:
        tables = parse_words(file.read())
    lists = {
        f"{table}.{key}": words
        for table in tables
        for key, words in join_word_tables([tables], table, space=" ").items()
    }
    openings = sorted(lists[f"{CALL}.says"])
    spaced = (word for word in openings if not is_written_without_spaces(word))
    return NoticeWords(
        words=WordGroups(lists),
        kinds={table: frozenset({f"{table}.about", f"{table}.says"}) for table in tables},
        call_openings=tuple(join_tokens(split_tokens(word)) for word in spaced),
        unspaced_openings=tuple(filter(is_written_without_spaces, openings)),
    )


def may_be_notice(soft: str, tokens: Sequence[str]) -> bool:
    """Whether a text has the words of a notice somewhere; few have, so this is asked first.

    Args:
        soft: the text, softened (`newsclean.text.fold.soften`).
        tokens: its words.
    """
    return bool(find_notice_kinds(soft, tokens))


def find_notice_kinds(soft: str, tokens: Sequence[str]) -> list[str]:
    """The tables of which a softened text has a word of both lists."""
    notices = load_notice_words()
    groups = notices.words.find_groups_among(soft, tokens)
    if len(groups) < 2:
        return []
    return [table for table, lists in notices.kinds.items() if lists <= groups]


def measure_notice_share(text: str) -> float:
    """The share of a text's characters that stand in sentences of notices, 0 to 1.

    >>> measure_notice_share("Sign up for our newsletter. It is free.") > 0.6
    True
    >>> measure_notice_share("Half of the readers did sign up for the newsletter.")
    0.0
    >>> measure_notice_share("“Please enter your password,” the screen said.")
    0.0
    """
    soft = soften(text)
    spoken = QUOTED.sub(lambda quoted: " " * len(quoted[0]), soft)
    sentences = [sentence.strip() for sentence in SENTENCE_BREAK.split(spoken)]
    return sum(map(len, filter(is_notice, sentences))) / (len(soft) or 1)


def is_notice(sentence: str) -> bool:
    """Whether a softened sentence is a notice of the page."""
    tokens = split_tokens(sentence)
    kinds = find_notice_kinds(sentence, tokens)
    if kinds != [CALL]:
        return bool(kinds)
    return any(map(opens_call, COLON.split(sentence)))


def opens_call(part: str) -> bool:
    """Whether a part of a softened sentence begins as a call does."""
    notices, start = load_notice_words(), part.lstrip()
    return start.startswith(notices.unspaced_openings) or join_tokens(
        split_tokens(start)
    ).startswith(notices.call_openings)
