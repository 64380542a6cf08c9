"""What labels say: the names behind and in front of them, outlets, dates."""

from functools import cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.labels import (
    BRACKET_PAIRS,
    DATE_FIELDS,
    EXPLICIT_SIGNS,
    LABEL_BARS,
    PEOPLE_FIELDS,
    LabelWord,
    fold_with_places,
    is_at_edge,
    is_role_after_name,
)
from newsclean.parsers.names.names import (
    CLOSING_BRACKETS,
    NameSpan,
    find_names,
    is_cjk,
    is_hangul,
    tidy_name,
)
from newsclean.text.fold import fold

__all__ = [
    "MAX_VALUE_CHARS",
    "Credit",
    "find_names_before_roles",
    "read_label_value",
    "read_outlet",
]

MAX_VALUE_CHARS = 60
MAX_NAMES_BEFORE_ROLES = 20  # names on a line that have their role behind them


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


def read_label_value(mark: LabelWord, line: str, stop: int, lexicon: Lexicon) -> list[Credit]:
    """The credits that a label gives, from the text between it and `stop`."""
    text = line[mark.value : stop]
    text = text[: find_value_end(text)]
    if mark.field in PEOPLE_FIELDS:
        return read_people(mark, text[: 4 * MAX_VALUE_CHARS], lexicon)
    if mark.field == "outlet":
        glued = mark.sign == "glued" and text[:1] in lexicon.common  # 本文来源于某某报
        value = read_outlet(text[glued:], lexicon)
    elif mark.field in DATE_FIELDS:
        value = text.strip(" \t|｜丨,，;；")[:MAX_VALUE_CHARS]
        value = value if any(c.isdigit() for c in value) else ""
    else:
        value = text.strip().strip('《》“”"「」『』').strip()
    if not value:
        return []
    end = mark.value + text.find(value[-1:], max(0, text.find(value) + len(value) - 1)) + 1
    return [Credit(mark.field, mark.label, value, mark.start, max(end, mark.value))]


def read_people(mark: LabelWord, text: str, lexicon: Lexicon) -> list[Credit]:
    """The people that a label names; 记者张三摄 took the picture, whatever the first label says."""
    labelled = (mark.sign in EXPLICIT_SIGNS and not is_role_after_name(mark, lexicon)) or is_handle(
        mark, text
    )
    folded = fold(text)
    if mark.field == "editor" and labelled and folded in lexicon.names["caretaker"]:
        at = len(text) - len(text.lstrip())
        return build_name_credits(mark, (NameSpan(text.strip(), at, len(text)),), len(text))
    for word in list_words_after_names(lexicon):
        if folded.endswith(word) and len(folded) > len(word) + 1 and is_cjk(word[0]):
            field = lexicon.credit.get(word, mark.field)
            reading = find_names(folded[: -len(word)], lexicon, labelled=labelled)
            if reading.names:
                return build_name_credits(mark._replace(field=field), reading.names, len(text))
    reading = find_names(text, lexicon, labelled=labelled)
    return build_name_credits(mark, reading.names, reading.stop)


def is_handle(mark: LabelWord, text: str) -> bool:
    """Whether a by-line gives one word and the date, so that the word is a name: by jmiller | …."""
    word, bar, rest = text.partition("|")
    alone = mark.start == 0 and bar and len(word.split()) == 1
    return bool(alone) and any(map(str.isdigit, rest))


@cache
def list_words_after_names(lexicon: Lexicon) -> tuple[str, ...]:
    """The words that stand behind names, longest first: 综合报道 before 报道."""
    return tuple(sorted(lexicon.byline["after"], key=lambda word: (-len(word), word)))


@cache
def list_words_before_names(lexicon: Lexicon) -> tuple[str, ...]:
    """The words in front of a name that has its role behind it, longest first: 由 张三 整理."""
    return tuple(sorted(lexicon.byline["by"], key=lambda word: (-len(word), word)))


def find_value_end(text: str) -> int:
    """How far a value reaches before a bracket closes that was opened in front of its label."""
    depth = 0
    for i, char in enumerate(text):
        if char in BRACKET_PAIRS and char != "<":
            depth += 1
        elif char in CLOSING_BRACKETS and char != ">":
            depth -= 1
            if depth < 0:
                return i
    opened = [i for i, c in enumerate(text) if c in BRACKET_PAIRS and c not in "<《"]
    return opened[-1] if depth > 0 and opened else len(text)


def build_name_credits(mark: LabelWord, names: tuple[NameSpan, ...], stop: int) -> list[Credit]:
    """One credit for each name; the first covers the label, the last what was read behind it."""
    credits = []
    limits = [name.start for name in names[1:]] + [max(stop, names[-1].end)] if names else []
    for i, (name, limit) in enumerate(zip(names, limits, strict=True)):
        start = mark.value + name.start if i else mark.start
        end = mark.value + limit
        credits.append(Credit(mark.field, mark.label, tidy_name(name.name), start, end))
    return credits


def read_outlet(text: str, lexicon: Lexicon) -> str:
    """The name of an outlet at the head of a text, raw: `人民网－人民日报`, `中国网-财经`.

    It ends at a bar, a sentence's end, a date, or, between CJK words, at a space; a place of two
    characters in brackets behind it is no part of it.
    """
    head = text.strip()
    for i, char in enumerate(head):
        spaced = char.isspace() and not is_between_latin_words(head, i)
        if char in LABEL_BARS or char in "。！？!?；;" or (spaced and i > 0):
            head = head[:i]
            break
        if char in "，," and i > 0:
            head = head[:i]
            break
    head = head.strip(" \t-—－:：·、.")
    if head[-1:] in {")", "）"}:
        opened = max(head.rfind("("), head.rfind("（"))
        if opened > 0 and len(head) - opened <= 4:
            head = head[:opened].rstrip()
    head = head.strip('《》“”"「」『』')
    folded = fold(head)
    refused = lexicon.names["not_outlet"] | lexicon.names["picture"]
    if not 1 < len(head) <= MAX_VALUE_CHARS // (1 if head.isascii() else 2) or folded in refused:
        return ""
    if any(mark in folded for mark in "、和") and any(folded.startswith(word) for word in refused):
        return ""
    if sum(c.isdigit() for c in head) > len(head) / 2 or set(folded) <= {"x"}:
        return ""
    return head


def is_between_latin_words(text: str, at: int) -> bool:
    """Whether a space stands between two words of a script that needs it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        bool(before and after)
        and not is_cjk(before)
        and not is_cjk(after)
        and (before.isalpha() or before in "&.'’")
        and (after.isalpha() or after in "&(")
    )


def find_names_before_roles(line: str, lexicon: Lexicon, credits: list[Credit]) -> list[Credit]:
    """Names with their role behind them: `홍길동 기자`, `张三摄`, `由张三编辑整理`."""
    found: list[Credit] = []
    folded, places = fold_with_places(line)
    for word in list_words_after_names(lexicon):
        at = folded.find(word)
        while at >= 0 and len(found) < MAX_NAMES_BEFORE_ROLES:
            start, end = places[at], places[at + len(word) - 1] + 1
            begin = find_name_start(line, start, lexicon)
            taken = any(c.start < end and c.end > begin for c in [*credits, *found])
            field = lexicon.credit.get(word) or ("author" if is_hangul(word[0]) else None)
            ends = end == len(line) or not line[end].isalpha()
            if field and not taken and ends and begin < start:
                names = find_names(line[begin:start].rstrip(), lexicon, labelled=False).names
                found += [
                    Credit(field, line[start:end], n.name, begin + n.start, end) for n in names
                ]
            at = folded.find(word, at + 1)
    return found


def find_name_start(line: str, end: int, lexicon: Lexicon) -> int:
    """Where the run of characters begins that ends at a role behind a name; `end` if in a word."""
    begin = len(line[:end].rstrip())
    while begin and (is_cjk(line[begin - 1]) or is_hangul(line[begin - 1])):
        begin -= 1
    if not is_at_edge(line, begin):
        return end
    front = next(
        (word for word in list_words_before_names(lexicon) if line.startswith(word, begin)), ""
    )
    return begin + len(front)
