"""What stands behind a label: the people that it names, an outlet, a date, a text."""

from functools import cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.brackets import BRACKET_PAIRS, CLOSING_BRACKETS
from newsclean.parsers.credit_fields import DATE_FIELDS, PEOPLE_FIELDS
from newsclean.parsers.credits.label_places import is_role_after_name
from newsclean.parsers.credits.labels import EXPLICIT_SIGNS, LABEL_SLASHES, LabelWord
from newsclean.parsers.credits.outlets import OUTER_QUOTES, read_outlet
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.name_text import NameSpan, tidy_name
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk

MAX_DATE_VALUE_CHARS = 60
PLACE_CHARS = 2  # of a city behind a name and one of the signs: 張三／台北報導
PLACE_SIGNS = LABEL_SLASHES | {" ", "\u3000"}
MIN_DATE_DIGITS = 2  # 5月6日 has two
MAX_PEOPLE_CHARS = 240  # behind a label, in which names are read
DATE_OUTER_SIGNS = " \t|｜丨,，;；"
TITLE_BRACKETS = frozenset("<>")  # no pair around a credit: an arrow or a sign for "more"
NO_VALUE_BRACKETS = frozenset("<《")  # one that stays open cuts no value off


class Credit(NamedTuple):
    """One credit of a line.

    Attributes:
        field: what it credits, a field of `Lexicon.credit`: `outlet`, `author`, `editor` …
        label: the label as printed, without spaces inside.
        value: one name, or the text after the label.
        start: where the label begins (for a second name: the name).
        end: where the value ends (before a further name: where that begins).
    """

    field: str
    label: str
    value: str
    start: int
    end: int


def read_label_value(word: LabelWord, line: str, stop: int, lexicon: Lexicon) -> list[Credit]:
    """The credits that a label gives, from the text between it and `stop`."""
    text = line[word.value_start : stop]
    text = text[: find_value_end(text)]
    if word.field not in DATE_FIELDS and not lexicon.spaces:
        text = cut_before_date(text, lexicon)
    if word.field in PEOPLE_FIELDS:
        return read_people(word, text[:MAX_PEOPLE_CHARS], lexicon)
    value = read_text_value(word, text, lexicon)
    if not value:
        return []
    end = text.find(value) + len(value)
    return [Credit(word.field, word.label, value, word.start, word.value_start + end)]


def cut_before_date(text: str, lexicon: Lexicon) -> str:
    """A value without the date that a renderer has run onto it, and what follows.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> cut_before_date("张三2024-05-20", get_lexicon("zh"))
    '张三'
    >>> cut_before_date("21世纪报", get_lexicon("zh"))
    '21世纪报'
    """
    if sum(map(str.isdecimal, text)) < MIN_DATE_DIGITS:
        return text
    starts = (phrase.start for phrase in find_dates(text, lexicon) if text[: phrase.start].strip())
    return text[: next(starts, len(text))]


def read_text_value(word: LabelWord, text: str, lexicon: Lexicon) -> str:
    """The outlet, the date or the text behind a label; nothing where it says none."""
    if word.field == "outlet":
        joined = word.sign == "glued" and text[:1] in lexicon.common  # 本文来源于某某报
        return read_outlet(text[joined:], lexicon)
    if word.field in DATE_FIELDS:
        text = cut_before_byline(text, lexicon)
        value = text.strip(DATE_OUTER_SIGNS)[:MAX_DATE_VALUE_CHARS]
        return value if any(map(str.isdigit, value)) else ""
    return text.strip().strip(OUTER_QUOTES).strip()


def find_value_end(text: str) -> int:
    """How far a value reaches before a bracket closes that was opened in front of its label.

    A bracket that is opened and never closed ends it as well.

    >>> find_value_end("张三）李四"), find_value_end("张三（北京）"), find_value_end("张三（")
    (2, 6, 2)
    """
    depth = 0
    for i, char in enumerate(text):
        if char in TITLE_BRACKETS:
            continue
        depth += (char in BRACKET_PAIRS) - (char in CLOSING_BRACKETS)
        if depth < 0:
            return i
    if depth == 0:
        return len(text)
    opened = [i for i, c in enumerate(text) if c in BRACKET_PAIRS and c not in NO_VALUE_BRACKETS]
    return opened[-1] if opened else len(text)


def read_people(word: LabelWord, text: str, lexicon: Lexicon) -> list[Credit]:
    """The people that a label names; 记者张三摄 took the picture, whatever the first label says."""
    labelled = word.sign in EXPLICIT_SIGNS and not is_role_after_name(word, lexicon)
    labelled = labelled or is_handle(word, text)
    folded = fold(text)
    if word.field == "editor" and labelled and folded in lexicon.names["caretaker"]:
        return build_name_credits(word, (NameSpan(text.strip(), 0, len(text)),), len(text))
    field, head = cut_role_behind(text, folded, lexicon)
    if field and (names := find_names(head, lexicon, labelled=labelled).names):
        return build_name_credits(word._replace(field=field), names, len(text))
    reading = find_names(text, lexicon, labelled=labelled)
    return build_name_credits(word, reading.names, reading.stop)


def cut_before_byline(text: str, lexicon: Lexicon) -> str:
    """What a label of dates gives without a by-line behind it: 입력 2024.05.20 홍길동 기자."""
    folded = fold(text)
    if not any(role in folded for role in list_words_after_names(lexicon)):
        return text
    ends = [phrase.end for phrase in find_dates(text, lexicon)]
    return text[: max(ends, default=len(text))]


def cut_role_behind(text: str, folded: str, lexicon: Lexicon) -> tuple[str, str]:
    """What a role behind names credits, and the text before it; nothing where there is none.

    张三摄 · 張三／攝影 · 張三／台北報導: two characters between a name and a role are a place.
    """
    for role in list_words_after_names(lexicon):
        if folded.endswith(role) and len(folded) > len(role) + 1 and is_cjk(role[0]):
            head = text.rstrip()[: -len(role)]
            names, place = head[: -PLACE_CHARS - 1], head[-PLACE_CHARS:]
            is_place = names.strip() and head[len(names)] in PLACE_SIGNS and place.isalpha()
            return lexicon.credit[role], names if is_place else head
    head, slash, tail = text.replace("／", "/").rpartition("/")
    field = lexicon.credit.get(fold(tail), "") if slash and is_cjk(tail.strip()[:1]) else ""
    return (field, text[: len(head)]) if field in PEOPLE_FIELDS else ("", text)


def is_handle(word: LabelWord, text: str) -> bool:
    """Whether a by-line gives one word and the date, so that the word is a name: by jmiller | …."""
    name, _, rest = text.partition("|")
    return word.start == 0 and len(name.split()) == 1 and any(map(str.isdigit, rest))


@cache
def list_words_after_names(lexicon: Lexicon) -> tuple[str, ...]:
    """The words that stand behind names, longest first: 综合报道 before 报道."""
    return tuple(sorted(lexicon.byline["after"], key=lambda word: (-len(word), word)))


def build_name_credits(word: LabelWord, names: tuple[NameSpan, ...], stop: int) -> list[Credit]:
    """One credit for each name; the first covers the label, the last what was read behind it."""
    if not names:
        return []
    starts = [word.start, *(word.value_start + name.start for name in names[1:])]
    ends = [*starts[1:], word.value_start + max(stop, names[-1].end)]
    return [
        Credit(word.field, word.label, tidy_name(name.name), start, end)
        for name, start, end in zip(names, starts, ends, strict=True)
    ]
