"""What labels say: the names behind and in front of them, outlets, dates."""

from functools import cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.labels import (
    BARS,
    DATES,
    PAIRS,
    PEOPLE,
    STRONG,
    Mark,
    folded_with_places,
    is_behind,
    is_edge,
)
from newsclean.parsers.names.names import CLOSERS, Name, find_names, is_cjk, is_hangul, tidy_name
from newsclean.text.fold import fold

__all__ = ["LONGEST_VALUE", "Credit", "names_before", "outlet_in", "read_value"]

LONGEST_VALUE = 60
MOST_BEHIND = 20  # names on a line that have their role behind them


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


def read_value(mark: Mark, line: str, stop: int, lexicon: Lexicon) -> list[Credit]:
    """The credits that a label gives, from the text between it and `stop`."""
    text = line[mark.value : stop]
    text = text[: closing(text)]
    if mark.field in PEOPLE:
        return read_people(mark, text[: 4 * LONGEST_VALUE], lexicon)
    if mark.field == "outlet":
        glued = mark.sign == "glued" and text[:1] in lexicon.common  # 本文来源于某某报
        value = outlet_in(text[glued:], lexicon)
    elif mark.field in DATES:
        value = text.strip(" \t|｜丨,，;；")[:LONGEST_VALUE]
        value = value if any(c.isdigit() for c in value) else ""
    else:
        value = text.strip().strip('《》“”"「」『』').strip()
    if not value:
        return []
    end = mark.value + text.find(value[-1:], max(0, text.find(value) + len(value) - 1)) + 1
    return [Credit(mark.field, mark.label, value, mark.start, max(end, mark.value))]


def read_people(mark: Mark, text: str, lexicon: Lexicon) -> list[Credit]:
    """The people that a label names; 记者张三摄 took the picture, whatever the first label says."""
    labelled = (mark.sign in STRONG and not is_behind(mark, lexicon)) or is_handle(mark, text)
    folded = fold(text)
    if mark.field == "editor" and labelled and folded in lexicon.names["caretaker"]:
        at = len(text) - len(text.lstrip())
        return named(mark, (Name(text.strip(), at, len(text)),), len(text))
    for word in words_behind(lexicon):
        if folded.endswith(word) and len(folded) > len(word) + 1 and is_cjk(word[0]):
            field = lexicon.credit.get(word, mark.field)
            reading = find_names(folded[: -len(word)], lexicon, labelled=labelled)
            if reading.names:
                return named(mark._replace(field=field), reading.names, len(text))
    reading = find_names(text, lexicon, labelled=labelled)
    return named(mark, reading.names, reading.stop)


def is_handle(mark: Mark, text: str) -> bool:
    """Whether a by-line gives one word and the date, so that the word is a name: by jmiller | …."""
    word, bar, rest = text.partition("|")
    alone = mark.start == 0 and bar and len(word.split()) == 1
    return bool(alone) and any(map(str.isdigit, rest))


@cache
def words_behind(lexicon: Lexicon) -> tuple[str, ...]:
    """The words that stand behind names, longest first: 综合报道 before 报道."""
    return tuple(sorted(lexicon.byline["after"], key=lambda word: (-len(word), word)))


@cache
def words_in_front(lexicon: Lexicon) -> tuple[str, ...]:
    """The words in front of a name that has its role behind it, longest first: 由 张三 整理."""
    return tuple(sorted(lexicon.byline["by"], key=lambda word: (-len(word), word)))


def closing(text: str) -> int:
    """How far a value reaches before a bracket closes that was opened in front of its label."""
    depth = 0
    for i, char in enumerate(text):
        if char in PAIRS and char != "<":
            depth += 1
        elif char in CLOSERS and char != ">":
            depth -= 1
            if depth < 0:
                return i
    opened = [i for i, c in enumerate(text) if c in PAIRS and c not in "<《"]
    return opened[-1] if depth > 0 and opened else len(text)


def named(mark: Mark, names: tuple[Name, ...], stop: int) -> list[Credit]:
    """One credit for each name; the first covers the label, the last what was read behind it."""
    credits = []
    limits = [name.start for name in names[1:]] + [max(stop, names[-1].end)] if names else []
    for i, (name, limit) in enumerate(zip(names, limits, strict=True)):
        start = mark.value + name.start if i else mark.start
        end = mark.value + limit
        credits.append(Credit(mark.field, mark.label, tidy_name(name.name), start, end))
    return credits


def outlet_in(text: str, lexicon: Lexicon) -> str:
    """The name of an outlet at the head of a text, raw: `人民网－人民日报`, `中国网-财经`.

    It ends at a bar, a sentence's end, a date, or, between CJK words, at a space; a place of two
    characters in brackets behind it is no part of it.
    """
    head = text.strip()
    for i, char in enumerate(head):
        spaced = char.isspace() and not between_latin(head, i)
        if char in BARS or char in "。！？!?；;" or (spaced and i > 0):
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
    if not 1 < len(head) <= LONGEST_VALUE // (1 if head.isascii() else 2) or folded in refused:
        return ""
    if any(mark in folded for mark in "、和") and any(folded.startswith(word) for word in refused):
        return ""
    if sum(c.isdigit() for c in head) > len(head) / 2 or set(folded) <= {"x"}:
        return ""
    return head


def between_latin(text: str, at: int) -> bool:
    """Whether a space stands between two words of a script that needs it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        bool(before and after)
        and not is_cjk(before)
        and not is_cjk(after)
        and (before.isalpha() or before in "&.'’")
        and (after.isalpha() or after in "&(")
    )


def names_before(line: str, lexicon: Lexicon, credits: list[Credit]) -> list[Credit]:
    """Names with their role behind them: `홍길동 기자`, `张三摄`, `由张三编辑整理`."""
    found: list[Credit] = []
    folded, places = folded_with_places(line)
    for word in words_behind(lexicon):
        at = folded.find(word)
        while at >= 0 and len(found) < MOST_BEHIND:
            start, end = places[at], places[at + len(word) - 1] + 1
            begin = name_begin(line, start, lexicon)
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


def name_begin(line: str, end: int, lexicon: Lexicon) -> int:
    """Where the run of characters begins that ends at a role behind a name; `end` if in a word."""
    begin = len(line[:end].rstrip())
    while begin and (is_cjk(line[begin - 1]) or is_hangul(line[begin - 1])):
        begin -= 1
    if not is_edge(line, begin):
        return end
    front = next((word for word in words_in_front(lexicon) if line.startswith(word, begin)), "")
    return begin + len(front)
