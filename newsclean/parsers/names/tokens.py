"""The words and signs of a list of names in a language with spaces, each of a kind.

`tokenize` cuts a text; `split_at_separators` gives the runs of words that may be names.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.glued import find_glued_start, is_label, is_post_or_agency
from newsclean.parsers.names.name_text import NAME_STOPS
from newsclean.parsers.names.not_names import is_web_address
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

MAX_ASIDE_CHARS = 40  # in brackets or quotation marks, inside a name or behind it
ASIDE = (
    rf"\([^()]{{1,{MAX_ASIDE_CHARS}}}\)"
    rf'|"[^"]{{1,{MAX_ASIDE_CHARS}}}"|[“„][^“”„]{{1,{MAX_ASIDE_CHARS}}}[“”]'
    rf"|«[^«»]{{1,{MAX_ASIDE_CHARS}}}»|[‘'][^‘’']{{1,{MAX_ASIDE_CHARS}}}[’'](?!\w)"
)
WORD_OR_SIGN = rf"{ASIDE}|[^\s,;|/•·⋅∙–—&+()（）“”„«»\"]+|[,;|/•·⋅∙–—&+()（）“”„«»\"]"
ASIDE_SIGNS = frozenset("(\"“„«‘'")
POINTS = ".,"  # around a month or a weekday, no part of it
MIN_NAME_WORDS_BEFORE = 2  # before a short month that ends a name
MAX_NAMELIKE_MONTH_CHARS = 4  # May and Jan are names as well
MAX_NAMELIKE_WEEKDAY_CHARS = 3  # a weekday that may be part of a name: Sun, Di, Mar, La
FOOTNOTE_MARKS = "*†‡"
FOOTNOTE = compile_late(
    rf"\d{{1,2}}|\d{{0,2}}[{FOOTNOTE_MARKS}]+"
)  # of an affiliation, run onto a name: Osman1, Osman1,2
FOOTNOTE_ENDS = frozenset(",;")  # behind one that ends no list of names
MAX_INNER_WORDS = 3  # of a nickname


class Kind(Enum):
    """What a token is in a list of names."""

    WORD = auto()
    MONTH = auto()  # May, June: part of a name, or the date behind one
    ASIDE = auto()  # "Pip", (Emil August), (Reuters)
    LIST_MARK = auto()
    FIELD_MARK = auto()
    JOINER = auto()
    END = auto()


SIGN_KINDS = (
    dict.fromkeys(",;/+", Kind.LIST_MARK)
    | dict.fromkeys("|•·⋅∙–—", Kind.FIELD_MARK)
    | {"-": Kind.END}
)


SEPARATORS = frozenset({Kind.LIST_MARK, Kind.FIELD_MARK, Kind.JOINER})


class Token(NamedTuple):
    """A word or a sign of a text, with its place."""

    text: str
    start: int
    end: int
    kind: Kind


def split_at_separators(
    tokens: Iterable[Token], lexicon: Lexicon
) -> Iterator[tuple[list[Token], Token]]:
    """The runs of words between separators, each with the separator behind it.

    The end of the text counts as a comma. What stands in brackets or quotation marks is part of a
    name (`may_be_inner`), or a remark behind one, which is left out.
    """
    words: list[Token] = []
    queue = [*tokens]
    queue.append(Token(",", 0, 0, Kind.LIST_MARK))
    for i, token in enumerate(queue):
        if token.kind is Kind.ASIDE:
            if may_be_inner(words, queue[i : i + 3], lexicon):
                words.append(token)
            elif queue[i + 1].kind not in SEPARATORS:
                yield words, token._replace(kind=Kind.END)
                words = []
            elif is_of_another_craft(token.text, lexicon):
                words = []
            continue
        dated = token.kind is Kind.MONTH and len(words) >= MIN_NAME_WORDS_BEFORE
        if token.kind in {Kind.WORD, Kind.MONTH} and not dated:
            words.append(token)
        else:
            yield words, token._replace(kind=Kind.END) if dated else token
            words = []


def may_be_inner(words: list[Token], tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether an aside is part of a name: Greta "Pip" Lorne, Otto (Emil August) Brandt.

    Other brackets behind a name say where someone works: Jane Miller (Reuters) London.

    Args:
        words: what stands before it since the last separator.
        tokens: the aside and the two tokens behind it.
        lexicon: the words of the page's language.
    """
    aside, following, last = tokens[0], tokens[1], tokens[-1]
    inner = aside.text[1:-1].split()
    if following.kind is not Kind.WORD or not 0 < len(inner) <= MAX_INNER_WORDS:
        return False
    if any(is_small(word) for word in (following.text, *inner)):
        return False
    if any(is_known_word(word, lexicon) for word in (following.text, *inner)):
        return False
    alone = last.kind is not Kind.WORD
    return len(words) == 1 or (len(words) == MIN_NAME_WORDS_BEFORE and alone)


def is_small(word: str) -> bool:
    """Whether a word has no capital though its script has some."""
    return word[0].isdigit() or word[0] != word[0].upper()


def is_known_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a label, a job, an agency, a newsroom or a button, so of no name."""
    key = fold(word)
    if is_label(word, lexicon):
        return key not in lexicon.months  # (Emil August)
    return is_post_or_agency(word, lexicon) or key in lexicon.names["organisation"]


def is_of_another_craft(aside: str, lexicon: Lexicon) -> bool:
    """Whether a remark says that the name before it took the pictures: Jan Kolb (Fotos)."""
    return lexicon.credit.get(fold(aside[1:-1])) == "photographer"


def tokenize(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Cut a text into words and signs; what is run onto a word is an end of its own."""
    run: list[str] = []
    for match in re.finditer(WORD_OR_SIGN, text):
        for token in split_glued(match, run, lexicon):
            run = [*run, token.text] if token.kind in {Kind.WORD, Kind.MONTH} else []
            yield token


def split_glued(match: re.Match[str], run: list[str], lexicon: Lexicon) -> Iterator[Token]:
    """A word or a sign of a text, without what is run onto it; nothing for a footnote's number.

    Args:
        match: the word or the sign.
        run: the words before it since the last separator.
        lexicon: the words of the page's language.
    """
    word, (start, end), text = match.group(), match.span(), match.string
    if run and word[0] in ASIDE_SIGNS and len(word) > 1:
        yield Token(word, start, end, Kind.ASIDE)
        return
    joiner = find_joiner(word, run, lexicon)
    if joiner:
        start += len(joiner)
        yield Token(joiner, start - len(joiner), start, Kind.JOINER)
        word = word[len(joiner) :]
        run = []
    if text[start - 1 : start] == "," and FOOTNOTE.fullmatch(word):
        return
    bare = word.rstrip(FOOTNOTE_MARKS)
    size = find_glued_start(bare, run, lexicon) if word[0].isalpha() else len(word)
    if size == len(word):
        address = run and word[0].islower() and is_web_address(word)
        kind = Kind.END if address else get_kind(word, end, text, lexicon)
        yield Token(word, start, end, kind)
        return
    if not size and word[0].isupper():  # a name and a mailbox, nobody knows which is which
        yield Token(word, start, end, Kind.WORD)
        return
    if size:
        yield Token(word[:size], start, start + size, Kind.WORD)
    ends = bare == word and text[end : end + 1] not in FOOTNOTE_ENDS
    if ends or not FOOTNOTE.fullmatch(word[size:]):
        yield Token(word[size:], start + size, end, Kind.END)


def find_joiner(word: str, run: list[str], lexicon: Lexicon) -> str:
    """The joiner that is written onto a word behind a name of two words, or nothing: ومنى."""
    if len(run) < MIN_NAME_WORDS_BEFORE or fold(word) in lexicon.names["whole_words"]:
        return ""
    joiners = (sign for sign in lexicon.byline["joined"] if word.startswith(sign))
    return next((sign for sign in joiners if len(word) > len(sign) + 1), "")


def get_kind(word: str, end: int, text: str, lexicon: Lexicon) -> Kind:
    """The kind of a word or a sign that ends at a place of a text."""
    if fold(word) in lexicon.byline["and"]:
        return Kind.JOINER
    if word in SIGN_KINDS:
        return SIGN_KINDS[word]
    key = fold(word.strip(POINTS))
    if (
        word[0] in NAME_STOPS
        or any(map(str.isdigit, word))
        or (key in lexicon.months and len(key) > MAX_NAMELIKE_MONTH_CHARS)
        or (
            key in lexicon.dates["weekdays"]
            and (len(key) > MAX_NAMELIKE_WEEKDAY_CHARS or is_day_next(text[end:], lexicon))
        )
    ):
        return Kind.END
    is_month = key in lexicon.months and is_day_next(text[end:], lexicon)
    return Kind.MONTH if is_month else Kind.WORD


def is_day_next(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is empty or begins with a number or a month, as behind Thu in Thu, May 4."""
    word = fold("".join(text.split(maxsplit=1)[:1]).strip(POINTS))
    return not word or word[0].isdigit() or word in lexicon.months
