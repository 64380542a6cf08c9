"""How much of a line is explained by its credits, its dates and the signs between them."""

import re
from collections.abc import Iterator

from newsclean.lexicon.lexicon import Lexicon
from newsclean.native import MatchCounter
from newsclean.parsers.brackets import CLOSING_BRACKETS, OPENING_BRACKETS
from newsclean.parsers.credits.label_places import (
    SEPARATOR_CHARS,
    pair_with_next,
    select_labels,
)
from newsclean.parsers.credits.labels import (
    EXPLICIT_SIGNS,
    LabelWord,
    find_label_words,
    may_have_label,
)
from newsclean.parsers.credits.values import Credit
from newsclean.parsers.names.unspaced import MAX_LABELLED_NAME_CHARS
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

DATE_CHARS = frozenset("年月日时分秒时点點號号년월일시분초TZ上下午")
MAIL_ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
NON_WORD_CHAR = compile_late(r"\W")
SPEECH_SIGNS = frozenset("？！?!。")  # in what stands after a label: 记者：您修伞多少年了？


def count_unexplained_chars(text: str) -> int:
    """How many characters of a text are neither white space nor of dates and separators.

    >>> count_unexplained_chars("2022-08-18 11:00"), count_unexplained_chars("9 Jan")
    (0, 3)
    """
    return len(text) - SEPARATORS_AND_SPACES.count(text)


def is_date_or_separator(char: str) -> bool:
    """Whether a character belongs to dates and separators rather than to words."""
    return (
        char.isdigit()
        or char in SEPARATOR_CHARS
        or char in OPENING_BRACKETS
        or char in CLOSING_BRACKETS
        or char in DATE_CHARS
    )


SEPARATORS_AND_SPACES = MatchCounter(lambda char: char.isspace() or is_date_or_separator(char))


def credit_coverage(
    line: str, credits: tuple[Credit, ...], lexicon: Lexicon | None = None
) -> float:
    """The share of a line's characters that credits, dates, brackets and separators explain.

    A mail address beside a credit belongs to it.

    Args:
        line: the line.
        credits: what `parse_credits` found in it.
        lexicon: given, labels that credit nobody explain their part as well: 作者：未知.

    Returns:
        A share from 0 to 1; 1 for a line of spaces.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> from newsclean.parsers.credits.lines import parse_credits
    >>> line = "2022-08-18 11:00:44 来源: 中国网-财经"
    >>> credit_coverage(line, parse_credits(line, get_lexicon("zh")))
    1.0
    """
    spans = [(credit.start, credit.end) for credit in credits]
    if lexicon:
        spans += find_void_label_spans(line, lexicon)
    if credits and "@" in line:
        spans += (match.span() for match in re.finditer(MAIL_ADDRESS, line))
    total = len("".join(line.split()))
    left = count_unexplained_chars(drop_spans(line, spans) if spans else line)
    return 1 - left / total if total else 1.0


def drop_spans(line: str, spans: list[tuple[int, int]]) -> str:
    """What is left of a line without some spans of it, which may overlap.

    >>> drop_spans("abcdefg", [(4, 6), (1, 3), (2, 3)])
    'adg'
    """
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(line[at:start])
        at = max(at, end)
    return "".join([*pieces, line[at:]])


def find_void_label_spans(line: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The spans of labels that credit nobody, with the first word behind each."""
    if not may_have_label(line, lexicon):
        return
    words = select_labels(list(find_label_words(line, lexicon)), line, lexicon)
    for word, following in pair_with_next(words):
        stop = following.start if following else len(line)
        first = "".join(line[word.value_start : stop].split(maxsplit=1)[:1])
        end = find_void_value_end(word, first, line, lexicon)
        if end is not None:
            yield word.start, end


def find_void_value_end(word: LabelWord, first: str, line: str, lexicon: Lexicon) -> int | None:
    """Where the value of a label ends that may credit nobody; `None` where it is no label.

    Args:
        word: the label word.
        first: the first word behind it, or nothing.
        line: their line.
        lexicon: the words of its language.
    """
    if word.sign in EXPLICIT_SIGNS or word.sign == "none":
        if not SPEECH_SIGNS.isdisjoint(first):  # an interview's question
            return None
        end = line.find(first, word.value_start) + len(first)
        return min(end, word.value_start + MAX_LABELLED_NAME_CHARS)
    if word.sign == "glued":  # 图片来自网络
        value = NON_WORD_CHAR.split(first, maxsplit=1)[0]
        if fold(value) in lexicon.names["not_outlet"] | lexicon.names["picture"]:
            return word.value_start + len(value)
    return None
