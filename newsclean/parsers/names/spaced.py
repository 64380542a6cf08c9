"""Names in languages that set spaces between words: `Jane Miller and Tom Ray, London`.

The text is cut into tokens (`tokenize`), each of a kind. A name is a run of words between
separators (`split_at_separators`). `read_spaced_names` reads this list:

    list       = name (separator name)*
    separator  = list mark "," | field mark "|" | joiner "and" | end
    end        = what no name has: a number, a weekday, a month, a bracket, a label run onto a name

Behind the first name a field mark ends the list, and an end always does. Words between two list
marks that are no name are skipped: a place, a role.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credit_fields import DATE_FIELDS
from newsclean.parsers.names.name_text import (
    MAX_PERSON_NAME_CHARS,
    NAME_STOPS,
    NameReading,
    NameSpan,
    is_damaged_name,
    tidy_name,
)
from newsclean.parsers.names.not_names import (
    collect_boilerplate_words,
    is_organisation,
    is_refused_name,
)
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk

WORD_OR_SIGN = r"[^\s,;|/•·⋅∙–—&+]+|[,;|/•·⋅∙–—&+]"
PLACE_MARKS = frozenset(",;")  # a single word before one is a place: Jane Miller, London, …
POINTS = ".,"  # around a month or a weekday, no part of it
NAME_POINTS = ".,:"  # around a word of a name
MAX_NAME_WORDS = 6
MAX_SKIPPED_WORDS = 3  # of a place or a role between two names
MIN_NAME_WORDS_BEFORE = 2  # before a short month or a function word that ends a name
MAX_NAMELIKE_MONTH_CHARS = 4  # May and Jan are names as well
MAX_NAMELIKE_WEEKDAY_CHARS = 3  # a weekday that may be part of a name: Sun, Di, Mar, La
PREPOSITION_CHARS = 2  # of prepositions that titles set in capitals too: In, On, At
MIN_GLUED_CHARS = 2  # of a name and of the label that is run onto it


class Kind(Enum):
    """What a token is in a list of names."""

    WORD = auto()
    MONTH = auto()  # May, June: part of a name, or the date behind one
    LIST_MARK = auto()
    FIELD_MARK = auto()
    JOINER = auto()
    END = auto()


SIGN_KINDS = (
    dict.fromkeys(",;/+", Kind.LIST_MARK)
    | dict.fromkeys("|•·⋅∙–—", Kind.FIELD_MARK)
    | {"-": Kind.END}
)


class Token(NamedTuple):
    """A word or a sign of a text, with its place."""

    text: str
    start: int
    end: int
    kind: Kind


def read_spaced_names(text: str, lexicon: Lexicon, *, labelled: bool) -> NameReading:
    """Read the names at the head of a text in a language that sets spaces.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> line = "Ann Lee, Tom Ray and Bob de la Cruz, London"
    >>> reading = read_spaced_names(line, get_lexicon("en"), labelled=False)
    >>> [name.name for name in reading.names]
    ['Ann Lee', 'Tom Ray', 'Bob de la Cruz']
    """
    names: list[NameSpan] = []
    stop = 0
    for words, separator in split_at_separators(tokenize(text, lexicon)):
        name = build_name(words, lexicon, labelled=labelled and not names)
        if name:
            if len(words) > 1 or not names or separator.text not in PLACE_MARKS:
                names.append(name)
            stop = name.end
        elif words:
            name = find_name_before_function_word(words, lexicon)
            if name:
                return NameReading((*names, name), name.end)
            if not names or not may_skip(words, separator):
                break
            stop = words[-1].end
        if ends_list(separator, named=bool(names)):
            break
    return NameReading(tuple(names), stop)


def may_skip(words: list[Token], separator: Token) -> bool:
    """Whether words that are no name may stand between two names."""
    return len(words) <= MAX_SKIPPED_WORDS and separator.kind in {Kind.LIST_MARK, Kind.FIELD_MARK}


def ends_list(separator: Token, *, named: bool) -> bool:
    """Whether no further name is read behind a separator.

    Args:
        separator: what stands behind the words read last.
        named: a name was found before it.
    """
    return separator.kind in ({Kind.END, Kind.FIELD_MARK} if named else {Kind.END, Kind.JOINER})


def split_at_separators(tokens: Iterable[Token]) -> Iterator[tuple[list[Token], Token]]:
    """The runs of words between separators, each with the separator behind it.

    The end of the text counts as a comma.
    """
    words: list[Token] = []
    for token in tokens:
        dated = token.kind is Kind.MONTH and len(words) >= MIN_NAME_WORDS_BEFORE
        if token.kind in {Kind.WORD, Kind.MONTH} and not dated:
            words.append(token)
        else:
            yield words, token._replace(kind=Kind.END) if dated else token
            words = []
    yield words, Token(",", 0, 0, Kind.LIST_MARK)


def tokenize(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Cut a text into words and signs; a label run onto a word is an end of its own."""
    for match in re.finditer(WORD_OR_SIGN, text):
        word, (start, end) = match.group(), match.span()
        kind = get_kind(word, end, text, lexicon)
        size = find_glued_start(word, lexicon) if kind is Kind.WORD else len(word)
        yield Token(word[:size], start, start + size, kind)
        if size < len(word):
            yield Token(word[size:], start + size, end, Kind.END)


def get_kind(word: str, end: int, text: str, lexicon: Lexicon) -> Kind:
    """The kind of a word or a sign that ends at a place of a text."""
    if word in SIGN_KINDS:
        return SIGN_KINDS[word]
    if fold(word) in lexicon.byline["and"]:
        return Kind.JOINER
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
    return Kind.MONTH if key in lexicon.months else Kind.WORD


def is_day_next(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is empty or begins with a number or a month, as behind Thu in Thu, May 4."""
    word = fold("".join(text.split(maxsplit=1)[:1]).strip(POINTS))
    return not word or word[0].isdigit() or word in lexicon.months


def find_glued_start(word: str, lexicon: Lexicon) -> int:
    """How many letters of a word are left without a label, month or button run onto it.

    Renderers drop what sets elements apart: Ann LeeTwitter, Tom RayUpdated, Tom RayNovember 21.
    """
    for i in range(len(word) - MIN_GLUED_CHARS, MIN_GLUED_CHARS - 1, -1):
        if word[i].isupper() and word[i - 1].islower():
            tail = fold(word[i:].strip(NAME_POINTS))
            known = (
                tail in lexicon.credit
                or tail in lexicon.months
                or tail in collect_boilerplate_words(lexicon)
            )
            return i if known else len(word)
    return len(word)


def find_name_before_function_word(words: list[Token], lexicon: Lexicon) -> NameSpan | None:
    """The name in front of the first function word: Jane Miller in London, Jane Miller for AP."""
    for i, (word, *_) in enumerate(words):
        if i >= MIN_NAME_WORDS_BEFORE and word.islower() and word in lexicon.common:
            return build_name(words[:i], lexicon, labelled=False)
    return None


def build_name(words: list[Token], lexicon: Lexicon, *, labelled: bool) -> NameSpan | None:
    """One to six words as a name, or `None` where they are none.

    Args:
        words: the words between two separators.
        lexicon: the words of the page's language.
        labelled: a label with a colon stood before them: they need no capitals then.
    """
    words = drop_trailing_words(words, lexicon)
    if len(words) > MAX_NAME_WORDS:
        return None
    text = tidy_name(" ".join(word.text for word in words))
    if not 0 < len(text) <= MAX_PERSON_NAME_CHARS:
        return None
    if is_no_name(text, lexicon) or has_word_of_no_name(words, lexicon):
        return None
    if not labelled:
        if len(words) == 1 and is_organisation(text, lexicon):
            return None
        if not is_set_like_name(words, lexicon):
            return None
    return NameSpan(text, words[0].start, words[-1].end)


def drop_trailing_words(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """Words of a name without those of what follows it; the first word always stays."""
    end = len(words)
    while end > 1 and is_trailing_word(words[end - 1].text, end, lexicon):
        end -= 1
    return words[:end]


def is_trailing_word(word: str, position: int, lexicon: Lexicon) -> bool:
    """Whether the last word of a run is the first of what follows the name.

    A preposition (Jane Miller In, Ray on) or the label of a date (Jane Miller Updated January 25).

    Args:
        word: the last word.
        position: how many words the run has.
        lexicon: the words of the page's language.
    """
    key = fold(word)
    if lexicon.credit.get(key) in DATE_FIELDS:
        return True
    if key not in lexicon.common or key in lexicon.names["particles"]:
        return False
    return word.islower() or (position > MIN_NAME_WORDS_BEFORE and len(word) == PREPOSITION_CHARS)


def is_no_name(text: str, lexicon: Lexicon) -> bool:
    """Whether a text as a whole is known to be no person's name."""
    key = fold(text)
    return (
        key in lexicon.names["not_person"]
        or key in lexicon.names["titles"]
        or key in collect_boilerplate_words(lexicon)
        or is_damaged_name(text)
        or (is_cjk(text[0]) and is_refused_name(text, lexicon))
    )


def has_word_of_no_name(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether one of the words cannot stand where it does in a name.

    No name begins with a weekday, and none ends with a title: Jane Miller PhD. A month alone is no
    name either.
    """
    keys = fold_words(words)
    if any(word.text[-1] in NAME_STOPS for word in words):
        return True
    if any(char.isdigit() for key in keys for char in key):  # ½ is no digit, but folds to some
        return True
    if len(keys[0]) > MAX_NAMELIKE_WEEKDAY_CHARS and keys[0] in lexicon.dates["weekdays"]:
        return True
    return keys[-1] in (lexicon.names["titles"] if len(keys) > 1 else lexicon.months)


def is_set_like_name(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether each word has a capital, or is a particle behind the first: Bob de la Cruz."""
    particles = lexicon.names["particles"]
    return all(
        is_set_like_name_word(word.text, key, lexicon) or (i > 0 and key in particles)
        for i, (word, key) in enumerate(zip(words, fold_words(words), strict=True))
    )


def is_set_like_name_word(word: str, key: str, lexicon: Lexicon) -> bool:
    """Whether a word is set like a part of a name: Jane, d'Estienne, 山田, سامي.

    A word of a script without capitals counts unless it is a function word.

    Args:
        word: as printed.
        key: the same, folded.
        lexicon: the words of the page's language.
    """
    first = word[0]
    if first.isupper():
        return True
    if key in lexicon.common:
        return False
    caseless = first.isalpha() and first.lower() == first.upper()
    behind_apostrophe = word.replace("’", "'").partition("'")[2]
    return caseless or behind_apostrophe[:1].isupper()


def fold_words(words: list[Token]) -> list[str]:
    """The words as they stand in a lexicon, without the points around them."""
    return [fold(word.text.strip(NAME_POINTS)) for word in words]
