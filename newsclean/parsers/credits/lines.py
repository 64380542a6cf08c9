"""Credit lines: who wrote, edited, photographed and first published a story.

    2022-08-18 11:00:44 北京 来源: 中国网-财经     （责任编辑：张三 NB123）
    本报记者 张三 通讯员 李四      文/张三 图/李四      By Jane Miller and Tom Ray

A line is read in three steps: find the label words (`marks_of`), keep those that stand where a
label can stand (`is_label`), read each one's value up to the next label or bracket. Running text
has label words too (他说，编辑部的记者都来了): a label without a colon counts only when the whole
line is made of credits.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.labels import (
    DATE_FIELDS,
    EXPLICIT_SIGNS,
    PEOPLE_FIELDS,
    SEPARATOR_CHARS,
    find_label_words,
    has_label,
    inherit_label_signs,
    is_introducing_label,
    merge_labels_sharing_value,
    pair_with_next,
    select_labels,
)
from newsclean.parsers.credits.values import (
    Credit,
    find_names_before_roles,
    read_label_value,
    read_outlet,
)
from newsclean.parsers.names.names import (
    CLOSING_BRACKETS,
    MAX_LABELLED_NAME_CHARS,
    OPENING_BRACKETS,
    is_cjk,
    is_organisation,
)
from newsclean.text.fold import fold

__all__ = [
    "DATE_FIELDS",
    "PEOPLE_FIELDS",
    "Credit",
    "credit_coverage",
    "parse_credits",
    "read_outlet",
]

DATE_CHARS = frozenset("年月日时分秒时点點號号년월일시분초TZ上下午")
MAX_CACHED_CODE_POINT = (
    0xFFFF  # characters beyond the basic plane are rare, and there are a million of them
)
MAX_PARSED_LINE_CHARS = 400  # the longest credit line in 417 Chinese pages has 160 characters
MAIL_ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
NON_WORD_CHAR = re.compile(r"\W")
SPEECH_SIGNS = frozenset("？！?!。")  # in what stands after a label: 记者：您修伞多少年了？


class SeparatorEraser(dict[int, int | None]):
    """What `str.translate` asks for: nothing for plain characters and spaces, each found once."""

    def __missing__(self, code: int) -> int | None:
        """What becomes of a character that was not met yet."""
        char = chr(code)
        kept = None if char.isspace() or is_date_or_separator(char) else code
        if code <= MAX_CACHED_CODE_POINT:
            self[code] = kept
        return kept


SEPARATOR_ERASER = SeparatorEraser()


@lru_cache(maxsize=1024)
def parse_credits(line: str, lexicon: Lexicon) -> tuple[Credit, ...]:
    """Read the credits of a line, in its order; none from running text.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> for credit in parse_credits("来源：新华网 （责任编辑：张 三 NB123）", get_lexicon("zh")):
    ...     print(credit.field, credit.label, credit.value)
    outlet 来源 新华网
    editor 责任编辑 张三
    >>> parse_credits("他说，编辑部的记者都来了。", get_lexicon("zh"))
    ()
    """
    if not 2 < len(line) <= MAX_PARSED_LINE_CHARS or not has_label(line, lexicon):
        return ()
    found = [mark for mark in find_label_words(line, lexicon) if mark.sign != "none"]
    marks = select_labels(
        inherit_label_signs(merge_labels_sharing_value(found, line), line), line, lexicon
    )
    sure: list[Credit] = []
    weak: list[Credit] = []
    for mark, following in pair_with_next(marks):
        if not is_introducing_label(mark, following, line):
            stop = following.start if following else len(line)
            (sure if mark.sign in EXPLICIT_SIGNS else weak).extend(
                read_label_value(mark, line, stop, lexicon)
            )
    weak += find_names_before_roles(line, lexicon, sure + weak)
    if not weak or not is_rest_short(line, sure + weak, lexicon):
        weak = [credit for credit in weak if ends_caption(line, credit, lexicon)]
    credits = sure + weak
    kept = [credit for credit in credits if credit.field != "other"]
    return tuple(sorted(kept, key=lambda credit: credit.start))


def ends_caption(line: str, credit: Credit, lexicon: Lexicon) -> bool:
    """Whether a photographer's credit ends a line of running text: 渔船靠岸。本报记者 张三 摄."""
    tail = line[credit.start :].rstrip(" )）]】。.")
    return (
        credit.field == "photographer"
        and not line[credit.end :].strip(" )）]】。.")
        and may_start_credit(line, credit.start, lexicon)
        and any(fold(tail).endswith(word) for word in collect_photographer_words(lexicon))
    )


def may_start_credit(line: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a credit at a place follows a sentence's end, a space, or a newsroom: 新华社记者."""
    start = at
    while start and is_cjk(line[start - 1]):
        start -= 1
    if start and line[start - 1] in "，,、；;":
        return False
    newsroom = fold(line[start:at])
    known = lexicon.dateline["agencies"] | lexicon.dateline["own"]
    return not newsroom or newsroom in known or is_organisation(newsroom, lexicon)


@cache
def collect_photographer_words(lexicon: Lexicon) -> frozenset[str]:
    """The words behind a photographer's name: 摄, 撮影."""
    words = lexicon.byline["after"]
    return frozenset(word for word in words if lexicon.credit.get(word) == "photographer")


def credit_coverage(
    line: str, credits: tuple[Credit, ...], lexicon: Lexicon | None = None
) -> float:
    """The share of a line's characters that credits, dates, brackets and separators explain.

    An address of mail beside a credit belongs to it.

    With a lexicon, labels that credit nobody (作者：未知, 来源：网络) explain their part as well.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> line = "2022-08-18 11:00:44 来源: 中国网-财经"
    >>> credit_coverage(line, parse_credits(line, get_lexicon("zh")))
    1.0
    """
    spans = [(credit.start, credit.end) for credit in credits]
    spans += find_void_label_spans(line, lexicon) if lexicon else ()
    spans += (m.span() for m in re.finditer(MAIL_ADDRESS, line)) if credits and "@" in line else ()
    total = len("".join(line.split()))
    left = drop_spans(line, spans).translate(SEPARATOR_ERASER)
    return 1 - len(left) / total if total else 1.0


def drop_spans(line: str, spans: list[tuple[int, int]]) -> str:
    """What is left of a line without some spans of it."""
    if not spans:
        return line
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(line[at:start])
        at = max(at, end)
    return "".join([*pieces, line[at:]])


def find_void_label_spans(line: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Labels that credit nobody: with a sign and the first word behind it, or run into 网络."""
    if not 2 < len(line) <= MAX_PARSED_LINE_CHARS or not has_label(line, lexicon):
        return
    nobody = lexicon.names["not_outlet"] | lexicon.names["picture"]
    marks = select_labels(list(find_label_words(line, lexicon)), line, lexicon)
    for mark, following in pair_with_next(marks):
        stop = following.start if following else len(line)
        words = line[mark.value : stop].split(maxsplit=1)
        if mark.sign in EXPLICIT_SIGNS or mark.sign == "none":
            if words and SPEECH_SIGNS.intersection(words[0]):  # an interview's question
                continue
            reach = line.find(words[0], mark.value) + len(words[0]) if words else mark.value
            yield mark.start, min(reach, mark.value + MAX_LABELLED_NAME_CHARS)
        elif mark.sign == "glued" and words:  # 图片来自网络
            said = NON_WORD_CHAR.split(words[0], maxsplit=1)[0]
            if fold(said) in nobody:
                yield mark.start, mark.value + len(said)


def is_date_or_separator(char: str) -> bool:
    """Whether a character belongs to dates and separators rather than to words."""
    return (
        char.isdigit()
        or char in SEPARATOR_CHARS
        or char in OPENING_BRACKETS
        or char in CLOSING_BRACKETS
        or (char in DATE_CHARS)
    )


def is_rest_short(line: str, credits: list[Credit], lexicon: Lexicon) -> bool:
    """Whether what stands beside the credits is at most a newsroom's name and a by-line's end."""
    rest = list(line)
    for credit in credits:
        rest[credit.start : credit.end] = " " * (credit.end - credit.start)
    words = "".join(" " if is_date_or_separator(char) else char for char in rest).split()
    ends = lexicon.byline["after"] | lexicon.dateline["ends"]
    words = [w for w in words if not any(fold(w).endswith(end) for end in ends)]
    if lexicon.spaces:
        last = fold(line.rpartition(" ")[2])
        clock = last in lexicon.dates["am"] | lexicon.dates["pm"]  # 8:30 a.m.
        sentence = line.rstrip()[-1:] in ".!?" and not clock
        return len(words) <= 6 and sum(map(len, words)) <= 40 and not sentence
    if any(char in lexicon.common for word in words if len(word) > 4 for char in word):
        return False
    return len(words) <= 2 and sum(map(len, words)) <= 12
