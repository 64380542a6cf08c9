"""Names in languages that set spaces between words: `Jane Miller and Tom Ray, London`."""

import re

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.names.signs import (
    MAX_PERSON_NAME_CHARS,
    NAME_STOPS,
    NameReading,
    NameSpan,
    collect_boilerplate_words,
    is_cjk,
    is_damaged_name,
    is_organisation,
    is_refused_name,
    is_staff_code,
    tidy_name,
)
from newsclean.text.fold import fold

__all__ = ["read_spaced_names"]

WORD_OR_MARK = r"[^\s,;|/•·⋅∙–—&+]+|[,;|/•·⋅∙–—&+]"
BREAK_MARKS = frozenset(",;|/•·⋅∙–—+")
FIELD_BREAK_MARKS = frozenset("|•·⋅∙–—-")
MAX_NAMELIKE_MONTH_CHARS = 4  # May and Jan are names as well
DATE_FIELDS = ("published", "modified")
PREPOSITION_CHARS = 2  # of prepositions that titles set in capitals too: In, On, At
MAX_NAMELIKE_WEEKDAY_CHARS = (
    3  # letters of a weekday that may as well be part of a name: Sun, Di, Mar, La
)


def read_spaced_names(text: str, lexicon: Lexicon, *, labelled: bool) -> NameReading:
    """Read the names at the head of a text in a language that sets spaces."""
    joiners = lexicon.byline["and"]
    names: list[NameSpan] = []
    words: list[tuple[str, int, int]] = []
    stop = 0
    for match in [*re.finditer(WORD_OR_MARK, text[: 20 * MAX_PERSON_NAME_CHARS]), None]:
        word = match.group() if match else ","
        month = len(words) > 1 and fold(word.strip(".,")) in lexicon.months
        ended = month or ends_name(word, lexicon) or is_short_weekday(word, match, text, lexicon)
        if match is not None and not (ended or fold(word) in joiners):
            size = find_glued_start(word, lexicon)
            words.append((word[:size], match.start(), match.start() + size))
            if size == len(word):
                continue
            word = text[match.start() + size : match.end()]
        name = build_name(words, lexicon, labelled=labelled and not names)
        if words and name is None:
            name = find_name_before_function_word(words, lexicon)
            over = name is not None or not names or len(words) > 3 or word not in BREAK_MARKS
            names += [name] if name else []
            stop = name.end if name else stop if over else words[-1][2]
            if over:
                break
        elif name is not None:
            if len(words) > 1 or not names or word not in {",", ";"}:
                names.append(name)
            stop = name.end
        words = []
        if names and (
            word in FIELD_BREAK_MARKS or (word not in BREAK_MARKS and fold(word) not in joiners)
        ):
            break
        if not names and word not in BREAK_MARKS:
            break
    return NameReading(tuple(names), stop)


def find_glued_start(word: str, lexicon: Lexicon) -> int:
    """How many letters of a word are left without a label, month or button run onto it.

    Renderers drop what sets elements apart: Ann LeeTwitter, Tom RayUpdated, Tom RayNovember 21.
    """
    for i in range(len(word) - 2, 1, -1):
        if word[i].isupper() and word[i - 1].islower():
            tail = fold(word[i:].strip(".,:"))
            known = (
                tail in lexicon.credit
                or tail in lexicon.months
                or tail in collect_boilerplate_words(lexicon)
            )
            return i if known else len(word)
    return len(word)


def ends_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word cannot be part of a name: a mark, a bracket, a number, a weekday, a month."""
    key = fold(word.strip(".,"))
    if (
        word in BREAK_MARKS
        or word == "-"
        or word[0] in NAME_STOPS
        or any(char.isdigit() for char in word)
    ):
        return True
    return (key in lexicon.dates["weekdays"] and len(key) > MAX_NAMELIKE_WEEKDAY_CHARS) or (
        key in lexicon.months and len(key) > MAX_NAMELIKE_MONTH_CHARS
    )


def is_short_weekday(word: str, match: re.Match[str] | None, text: str, lexicon: Lexicon) -> bool:
    """Whether a word is a short weekday before a date: Jane Miller Thu, May 4; not Lê Thu Lam."""
    if match is None or fold(word.strip(".")) not in lexicon.dates["weekdays"]:
        return False
    behind = text[match.end() :].split(maxsplit=1)[:1]
    next_word = fold(behind[0].strip(".,")) if behind else ""
    return not next_word or next_word[0].isdigit() or next_word in lexicon.months


def find_name_before_function_word(
    words: list[tuple[str, int, int]], lexicon: Lexicon
) -> NameSpan | None:
    """The name in front of the first function word: Jane Miller in London, Jane Miller for AP."""
    for i, (word, _, _) in enumerate(words):
        if i > 1 and word.islower() and word in lexicon.common:
            return build_name(words[:i], lexicon, labelled=False)
    return None


def is_capitalised(word: str) -> bool:
    """Whether a word is written like a part of a name: Jane, d'Estienne, 山田, سامي.

    Letters of scripts without capitals count, but no function word (see `build_name`).
    """
    rest = word.replace("’", "'").partition("'")[2]
    first = word[:1]
    caseless = first.isalpha() and first.lower() == first.upper()
    return first.isupper() or caseless or rest[:1].isupper()


def ends_with_trailing_word(words: list[tuple[str, int, int]], lexicon: Lexicon) -> bool:
    """Whether the last word is a preposition of what follows the name: Jane Miller In, Ray on."""
    word = words[-1][0]
    if lexicon.credit.get(fold(word)) in DATE_FIELDS:  # Jane Miller Updated January 25
        return True
    common = fold(word) in lexicon.common and fold(word) not in lexicon.names["particles"]
    return common and (word.islower() or (len(words) > 2 and len(word) == PREPOSITION_CHARS))


def build_name(
    words: list[tuple[str, int, int]], lexicon: Lexicon, *, labelled: bool
) -> NameSpan | None:
    """One to five words as a name, when they are set like one."""
    while len(words) > 1 and ends_with_trailing_word(words, lexicon):
        words = words[:-1]
    if not 1 <= len(words) <= 6:
        return None
    text = tidy_name(" ".join(word for word, _, _ in words))
    folded = [fold(word.strip(".,:")) for word, _, _ in words]
    particles = lexicon.names["particles"]
    weekdays = lexicon.dates["weekdays"]
    wrong = (
        not text
        or len(text) > MAX_PERSON_NAME_CHARS
        or (is_cjk(text[0]) and is_refused_name(text, lexicon))
        or is_staff_code(text)
        or is_damaged_name(text)
        or fold(text) in lexicon.names["not_person"]
        or any(any(c.isdigit() for c in word) for word in folded)
        or any(word[-1:] in NAME_STOPS for word, _, _ in words)
        or (len(folded[0]) > MAX_NAMELIKE_WEEKDAY_CHARS and folded[0] in weekdays)
        or (len(folded) == 1 and folded[0] in lexicon.months)
        or fold(text) in lexicon.names["titles"]
        or (len(folded) > 1 and folded[-1] in lexicon.names["titles"])
        or (not labelled and len(words) == 1 and is_organisation(text, lexicon))
        or fold(text) in collect_boilerplate_words(lexicon)
    )
    if wrong or not (
        labelled
        or all(
            (is_capitalised(word) and (word[0].isupper() or folded[i] not in lexicon.common))
            or (i > 0 and folded[i] in particles)
            for i, (word, _, _) in enumerate(words)
        )
    ):
        return None
    return NameSpan(text, words[0][1], words[-1][2])
