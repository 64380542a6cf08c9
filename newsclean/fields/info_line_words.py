"""What a word on the info line may be: a name, a label, a button, a day, a newsroom."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.page_credits import space_edges
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Kind
from newsclean.parsers.credit_fields import DATE_FIELDS
from newsclean.parsers.credits.labels import LABEL_COLONS
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.outlets import read_outlet
from newsclean.parsers.dates.grammar import DatePhrase, find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.not_names import (
    collect_boilerplate_words,
    collect_button_words,
    has_boilerplate_word,
    is_organisation,
)
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk
from newsclean.text.sentences import WIDE_SENTENCE_ENDS

__all__ = [
    "MAX_PERSON_NAME_CHARS",
    "blank_out",
    "ends_like_newsroom",
    "find_words_beside_date",
    "is_lone_name",
    "is_person_name",
    "is_relative_day",
    "list_date_labels",
    "may_be_name",
    "starts_with_date_label",
]

MAX_NAME_CHARS = 16
MAX_LONE_NAME_CHARS = 12  # of a name on a line of its own
MIN_NAME_CHARS = 2
MAX_NAME_DIGITS = 2  # more make a number of a shorter word
MIN_NUMBERED_NAME_CHARS = 8  # a handle of this length may have more digits
PERSON_NAME_WORDS = range(2, 5)  # words of a person's name in a language with spaces
MAX_PERSON_NAME_CHARS = 40
MIN_DATE_LABEL_CHARS = 3  # shorter ones (时间, 日期) say too little without a colon
MAX_LABEL_GAP_CHARS = 1  # between a word and the credit of a date that follows it
RELATIVE_DAY_KEYS = ("now", "today", "yesterday", "before_yesterday")
CUTTING_FIELDS = DATE_FIELDS | {"other"}
NAME_JOINERS = str.maketrans(dict.fromkeys("-－—·&"))  # in a name: 某某電台-財經
WORD_BREAKS = str.maketrans(dict.fromkeys("·|丨｜／/　[]()（）【】,，", " "))
LINE_END_SIGNS = frozenset(WIDE_SENTENCE_ENDS + "!?：:…")

Span = tuple[int, int]


def find_words_beside_date(block: Block, page: LabelledPage) -> Iterator[tuple[str, bool]]:
    """The words of an info line that are no date and no credit, the nearest to the date first.

    With each goes whether the label of the date follows it: 海藻怪 发表于 2014-04-10.
    """
    line = space_edges(block)
    credits = parse_credits(line, page.lexicon)
    if any(credit.field == "outlet" for credit in credits):
        return
    date_labels = {c.start: c.label for c in credits if c.field in DATE_FIELDS}
    text = blank_out(line, [(credit.start, credit.end) for credit in credits])
    phrases = find_dates(text, page.lexicon)
    text = blank_out(text, [(phrase.start, phrase.end) for phrase in phrases])
    words = [match.span() for match in re.finditer(r"\S+", text.translate(WORD_BREAKS))]
    for start, end in sorted(words, key=lambda span: measure_date_distance(span, phrases)):
        if 0 < len(date_labels.get(end, "")) < MIN_DATE_LABEL_CHARS:  # 生成 in 生成日期：
            continue
        word, had_date_label = strip_glued_labels(text[start:end], page)
        if word and not is_relative_day(word, page):
            is_poster = (
                had_date_label
                or starts_with_date_label(text[end:].lstrip(), page)
                or any(0 <= label - end <= MAX_LABEL_GAP_CHARS for label in date_labels)
            )
            yield word, is_poster


def blank_out(text: str, spans: Sequence[Span], sign: str = " ") -> str:
    """A text of the same length with a sign in place of each character of some spans.

    >>> blank_out("新京报 2024-05-16 11:00", [(4, 14)], "|")
    '新京报 |||||||||| 11:00'
    """
    for start, end in spans:
        text = text[:start] + sign * (end - start) + text[end:]
    return text


def measure_date_distance(span: Span, phrases: Sequence[DatePhrase]) -> int:
    """How many characters stand between a word and the nearest date."""
    gaps = [max(phrase.start - span[1], span[0] - phrase.end) for phrase in phrases]
    return min(gaps, default=0)


def strip_glued_labels(word: str, page: LabelledPage) -> tuple[str, bool]:
    """A word without labels run together with it; whether the label of a date was cut off.

    赖以安发表于 → 赖以安, 政能亮来自 → 政能亮, 某某科技微博 → 某某科技, 原创南方都市报 → 南方都市报
    """
    lexicon = page.lexicon
    for label in list_long_labels(lexicon):
        at = word.find(label)
        if at <= 0:
            continue
        field = lexicon.credit[label]
        has_colon = word[at + len(label) : at + len(label) + 1] in LABEL_COLONS
        is_short_date = field in DATE_FIELDS and len(label) < MIN_DATE_LABEL_CHARS
        if has_colon and (is_short_date or field == "other"):
            return "", False  # 成文日期：, 主题分类： are labels as a whole
        if is_short_date:
            continue  # 河湾发布 is an account
        if has_colon or field in CUTTING_FIELDS:
            return word[:at], field in DATE_FIELDS
    room = len(word) - MIN_NAME_CHARS
    buttons = [end for end in lexicon.names["follow"] if word.endswith(end) and len(end) < room]
    if buttons:
        return word[: -max(map(len, buttons))], False
    prefixes = [
        start
        for start in lexicon.names["not_outlet"]
        if word.startswith(start) and len(start) <= room and is_cjk(start[0])
    ]
    return word[max(map(len, prefixes), default=0) :], False


def is_relative_day(word: str, page: LabelledPage) -> bool:
    """Whether a word is a day or a time relative to today: 昨天, 昨天13:42, 3小时前."""
    key = fold(word)
    is_age = key[:1].isdigit() and key.endswith(tuple(page.lexicon.relative["ago"]))
    return is_age or key.rstrip("0123456789:") in list_relative_days(page.lexicon)


@cache
def list_relative_days(lexicon: Lexicon) -> frozenset[str]:
    """The words for today, yesterday and so on."""
    return frozenset().union(*(lexicon.relative.get(key, ()) for key in RELATIVE_DAY_KEYS))


def starts_with_date_label(text: str, page: LabelledPage) -> bool:
    """Whether a text begins with the label of a date and no colon: 发表于 昨天, 发布于2019."""
    label = next((word for word in list_date_labels(page.lexicon) if text.startswith(word)), "")
    return bool(label) and text[len(label) : len(label) + 1] not in LABEL_COLONS


@cache
def list_date_labels(lexicon: Lexicon) -> tuple[str, ...]:
    """The labels of dates that need no colon, longest first."""
    labels = [
        word
        for word, field in lexicon.credit.items()
        if field in DATE_FIELDS and len(word) >= MIN_DATE_LABEL_CHARS
    ]
    return tuple(sorted(labels, key=lambda word: (-len(word), word)))


def ends_like_newsroom(word: str, page: LabelledPage) -> bool:
    """Whether a word ends like a newsroom's name: 某某日报."""
    ends = (end for end in page.lexicon.names["organisation"] if is_cjk(end[:1]))
    return fold(word).endswith(tuple(ends))


def may_be_name(word: str, page: LabelledPage) -> bool:
    """Whether a word beside a date can be the name of a person, an outlet or an account."""
    lexicon, key = page.lexicon, fold(word)
    has_name_length = MIN_NAME_CHARS <= len(word) <= MAX_NAME_CHARS
    if not has_name_length or ":" in key or len(make_folded_key(word)) < MIN_NAME_CHARS:
        return False
    if ("." in word and word.isascii()) or "〔" in word:  # an address; 河政办〔2024〕3号
        return False
    if len(word) < MIN_NUMBERED_NAME_CHARS and sum(map(str.isdigit, word)) > MAX_NAME_DIGITS:
        return False
    if key in lexicon.credit or key.startswith(list_long_labels(lexicon)):
        return False
    if key.lstrip("+") in lexicon.names["buttons"] or key in collect_cue_prefixes(lexicon):
        return False
    return not has_boilerplate_word(key, lexicon)


@cache
def list_long_labels(lexicon: Lexicon) -> tuple[str, ...]:
    """The labels of credits of more than one character."""
    return tuple(label for label in lexicon.credit if len(label) > 1)


@cache
def collect_cue_prefixes(lexicon: Lexicon) -> frozenset[str]:
    """Everything that a cue word of boilerplate begins with, the cue words themselves included."""
    cues = (cue for cue in collect_boilerplate_words(lexicon) if len(cue) > 1)
    return frozenset(cue[:size] for cue in cues for size in range(1, len(cue) + 1))


def is_lone_name(block: Block, page: LabelledPage) -> bool:
    """Whether a line is one short word that can be an outlet or an account, but is no person."""
    text = block.text.strip()
    is_line = block.kind in {Kind.PARAGRAPH, Kind.HEADING} and block.level != 1
    if not is_line or " " in text or not MIN_NAME_CHARS <= len(text) <= MAX_LONE_NAME_CHARS:
        return False
    if text[0].isdigit() or text[-1] in LINE_END_SIGNS:
        return False
    relative_words = page.lexicon.relative.values()
    key = fold(text)
    if key in collect_button_words(page.lexicon) or any(key in words for words in relative_words):
        return False
    if not text.translate(NAME_JOINERS).isalnum():
        return False
    is_person = is_cjk(text[0]) and bool(find_names(text, page.lexicon, labelled=False).names)
    return not is_person and may_be_name(text, page) and bool(read_outlet(text, page.lexicon))


def is_person_name(text: str, page: LabelledPage) -> bool:
    """Whether a text is the name of one person and nothing else, in a language with spaces."""
    words = text.split()
    if len(words) not in PERSON_NAME_WORDS or len(text) > MAX_PERSON_NAME_CHARS:
        return False
    if is_organisation(text, page.lexicon):
        return False
    boilerplate = collect_boilerplate_words(page.lexicon)
    if any(fold(word) in page.lexicon.common or fold(word) in boilerplate for word in words):
        return False
    if not all(is_name_word(word) for word in words):
        return False
    reading = find_names(text, page.lexicon, labelled=False)
    return len(reading.names) == 1 and reading.stop >= len(text)


def is_name_word(word: str) -> bool:
    """Whether a word is written like one of a name: capital first, no digits, signs only inside.

    >>> [word for word in ("Lee-Ray", "J.", "iPhone", "5G") if is_name_word(word)]
    ['Lee-Ray', 'J.']
    """
    return word[0].isupper() and word.strip(".-'’").replace("-", "").isalpha()
