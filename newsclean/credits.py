"""Credit lines: who wrote, edited, photographed and first published a story.

    2022-08-18 11:00:44 北京 来源: 中国网-财经     （责任编辑：张三 NB123）
    本报记者 张三 通讯员 李四      文/张三 图/李四      By Jane Miller and Tom Ray

A line is read in three steps: find the label words (`marks_of`), keep those that stand where a
label can stand (`is_label`), read each one's value up to the next label or bracket. Running text
has label words too (他说，编辑部的记者都来了): a label without a colon counts only when the whole
line is made of credits.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.dates import has_date
from newsclean.lexicon import Lexicon, fold, soften
from newsclean.people import (
    CLOSERS,
    LONGEST_LABELLED,
    OPENERS,
    Name,
    find_names,
    is_cjk,
    is_hangul,
    is_organisation,
    tidy_name,
)

__all__ = ["PEOPLE", "Credit", "covered", "parse_credits"]

PEOPLE = frozenset({"author", "editor", "photographer"})
DATES = frozenset({"published", "modified"})
COLONS = frozenset(":：∶︰﹕")
SLASHES = frozenset("/／∕・")
BARS = frozenset("|｜丨│┃")
QUOTES = frozenset("“\"‘'「『《〝")
MARKS = frozenset("，,。.;；、·•●>›»-–—－*★☆■◆▲▼©\t…!！?？") | COLONS | SLASHES | BARS
PAIRS = dict(zip("(（[【〔《「『<", ")）]】〕》」』>", strict=True))
DATE_SIGNS = frozenset("年月日时分秒時点點號号년월일시분초TZ上下午")
STRONG = frozenset({"colon", "slash", "bar"})
UNMISTAKABLE = 4  # 本文来源, 责任编辑: labels wherever a colon follows them
LONGEST_LINE = 400  # the longest credit line in 417 Chinese pages has 160 characters
LONGEST_VALUE = 60
MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
SAID = frozenset("？！?!。")  # in what stands after a label: 记者：您修伞多少年了？


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


class Mark(NamedTuple):
    """A label word on a line: its characters, what follows it, and where its value may stand."""

    field: str
    label: str
    start: int
    end: int
    sign: str  # colon, slash, bar, space, loose, glued, none
    value: int


@lru_cache(maxsize=1024)
def parse_credits(line: str, lexicon: Lexicon) -> tuple[Credit, ...]:
    """Read the credits of a line, in its order; none from running text.

    >>> from newsclean.lexicon import lexicon_for
    >>> for credit in parse_credits("来源：新华网 （责任编辑：张 三 NB123）", lexicon_for("zh")):
    ...     print(credit.field, credit.label, credit.value)
    outlet 来源 新华网
    editor 责任编辑 张三
    >>> parse_credits("他说，编辑部的记者都来了。", lexicon_for("zh"))
    ()
    """
    if not 2 < len(line) <= LONGEST_LINE or not has_label(line, lexicon):
        return ()
    found = [mark for mark in marks_of(line, lexicon) if mark.sign != "none"]
    marks = labels_among(merged(found, line), line, lexicon)
    sure: list[Credit] = []
    weak: list[Credit] = []
    for mark, following in with_next(marks):
        if not leads_to(mark, following, line):
            stop = following.start if following else len(line)
            (sure if mark.sign in STRONG else weak).extend(read_value(mark, line, stop, lexicon))
    weak += names_before(line, lexicon, sure + weak)
    if not weak or not rest_is_short(line, sure + weak, lexicon):
        weak = [credit for credit in weak if closes_caption(line, credit, lexicon)]
    credits = sure + weak
    kept = [credit for credit in credits if credit.field != "other"]
    return tuple(sorted(kept, key=lambda credit: credit.start))


def closes_caption(line: str, credit: Credit, lexicon: Lexicon) -> bool:
    """Whether a photographer's credit ends a line of running text: 渔船靠岸。本报记者 张三 摄."""
    tail = line[credit.start :].rstrip(" )）]】。.")
    return (
        credit.field == "photographer"
        and not line[credit.end :].strip(" )）]】。.")
        and begins_credit(line, credit.start, lexicon)
        and any(fold(tail).endswith(word) for word in caption_ends(lexicon))
    )


def begins_credit(line: str, at: int, lexicon: Lexicon) -> bool:
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
def caption_ends(lexicon: Lexicon) -> frozenset[str]:
    """The words behind a photographer's name: 摄, 撮影."""
    words = lexicon.byline["after"]
    return frozenset(word for word in words if lexicon.credit.get(word) == "photographer")


def covered(line: str, credits: tuple[Credit, ...], lexicon: Lexicon | None = None) -> float:
    """The share of a line's characters that credits, dates, brackets and separators explain.

    An address of mail beside a credit belongs to it.

    With a lexicon, labels that credit nobody (作者：未知, 来源：网络) explain their part as well.

    >>> from newsclean.lexicon import lexicon_for
    >>> line = "2022-08-18 11:00:44 来源: 中国网-财经"
    >>> covered(line, parse_credits(line, lexicon_for("zh")))
    1.0
    """
    inside = [False] * len(line)
    for credit in credits:
        inside[credit.start : credit.end] = [True] * (credit.end - credit.start)
    for start, end in void_spans(line, lexicon) if lexicon else ():
        inside[start:end] = [True] * (end - start)
    for match in re.finditer(MAIL, line) if credits and "@" in line else ():
        inside[match.start() : match.end()] = [True] * len(match.group())
    total = explained = 0
    for i, char in enumerate(line):
        if not char.isspace():
            total += 1
            explained += inside[i] or is_plain(char)
    return explained / total if total else 1.0


def void_spans(line: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Labels with a sign behind them, and the first word of what they say."""
    if not 2 < len(line) <= LONGEST_LINE or not has_label(line, lexicon):
        return
    marks = labels_among(list(marks_of(line, lexicon)), line, lexicon)
    for mark, following in with_next(marks):
        if mark.sign in STRONG or mark.sign == "none":
            stop = following.start if following else len(line)
            words = line[mark.value : stop].split(maxsplit=1)
            if words and SAID.intersection(words[0]):  # an interview's question
                continue
            reach = line.find(words[0], mark.value) + len(words[0]) if words else mark.value
            yield mark.start, min(reach, mark.value + LONGEST_LABELLED)


def is_plain(char: str) -> bool:
    """Whether a character belongs to dates and separators rather than to words."""
    return (
        char.isdigit()
        or char in MARKS
        or char in OPENERS
        or char in CLOSERS
        or (char in DATE_SIGNS)
    )


# ---- labels ----


@cache
def labels_by_first(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The folded labels by first character, longest first."""
    table: dict[str, list[str]] = {}
    for label in sorted(lexicon.credit, key=len, reverse=True):
        table.setdefault(label[0], []).append(label)
    return {first: tuple(labels) for first, labels in table.items()}


@cache
def needles(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The labels that contain no shorter one, by first character: a credit line has one."""
    table: dict[str, tuple[str, ...]] = {}
    for label in sorted(lexicon.credit, key=len):
        if not has_word(label, table):
            table[label[0]] = (*table.get(label[0], ()), label)
    return table


def has_word(folded: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether one of the words, told by first character, stands anywhere in a folded text."""
    return any(word in folded for first in table.keys() & folded for word in table[first])


def has_label(line: str, lexicon: Lexicon) -> bool:
    """Whether a line has any label word at all: the quick way out for most lines."""
    return has_word(fold(line), needles(lexicon))


def folded_with_places(line: str) -> tuple[str, list[int]]:
    """A line folded as labels are, and for each character of it the place that it came from."""
    whole = soften(line)
    if len(whole) == len(line):
        places = [i for i, char in enumerate(whole) if not char.isspace()]
        return "".join(whole.split()), places
    letters: list[str] = []
    places = []
    for i, char in enumerate(line):
        for letter in fold(char):
            letters.append(letter)
            places.append(i)
    return "".join(letters), places


def marks_of(line: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Every label word of a line that stands at the limits of a word, the longest at each place.

    Of two words that overlap the one with a sign behind it is the label: 张 三 审 读：李四.
    """
    folded, places = folded_with_places(line)
    starts = starts_of(folded, lexicon)
    done = 0
    for at in starts:
        found = mark_at(at, folded, places, line, lexicon) if at >= done else None
        if found and found[0].sign not in STRONG:
            inside = starts[bisect_right(starts, at) : bisect_left(starts, found[1])]
            later = (mark_at(i, folded, places, line, lexicon) for i in inside)
            found = next((other for other in later if other and other[0].sign in STRONG), found)
        if found:
            yield found[0]
            done = found[1]


def starts_of(folded: str, lexicon: Lexicon) -> list[int]:
    """The places of a folded line where a label word begins."""
    table = labels_by_first(lexicon)
    starts = set()
    for first in table.keys() & set(folded):
        for label in table[first]:
            at = folded.find(label)
            while at >= 0:
                starts.add(at)
                at = folded.find(label, at + 1)
    return sorted(starts)


def mark_at(
    at: int, folded: str, places: list[int], line: str, lexicon: Lexicon
) -> tuple[Mark, int] | None:
    """The longest label word that begins at a folded character, with the one after its last."""
    for label in labels_by_first(lexicon).get(folded[at], ()):
        if not folded.startswith(label, at):
            continue
        start, end = places[at], places[at + len(label) - 1] + 1
        if stands_alone(line, start, end):
            sign, value = sign_after(line, start, end, lexicon)
            cjk = is_cjk(line[start])
            if sign == "space" and not (cjk or label in lexicon.byline["before"]):
                sign = "loose"  # Editor Fired After Row: such labels need a colon
            printed = "".join(line[start:end].split()) if cjk else line[start:end]
            mark = Mark(lexicon.credit[label], printed, start, end, sign, value)
            return mark, at + len(label)
    return None


def merged(marks: list[Mark], line: str) -> list[Mark]:
    """Marks with those made one that share a value: 文/图 张三."""
    kept: list[Mark] = []
    for mark in marks:
        last = kept[-1] if kept else None
        if last and last.sign in {"slash", "bar"} and not line[last.value : mark.start].strip():
            label = line[last.start : mark.end].replace(" ", "")
            kept[-1] = Mark(last.field, label, last.start, mark.end, last.sign, mark.value)
        else:
            kept.append(mark)
    return kept


def stands_alone(line: str, start: int, end: int) -> bool:
    """Whether characters are whole words, in scripts that set words apart."""
    if is_cjk(line[start]):
        return True
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    joined_before = before.isalnum() and not is_cjk(before)
    return not joined_before and (not after.isalpha() or is_cjk(after))


def sign_after(line: str, start: int, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """What follows a label (colon, slash, bar, space, glued) and where its value may begin."""
    at = end
    opener = line[start - 1] if start else ""
    if opener in PAIRS and line[at : at + 1] == PAIRS[opener]:
        return "colon", at + 1 + (line[at + 1 : at + 2] in COLONS)
    while at < len(line) and line[at].isspace():
        at += 1
    if line[at : at + 1] in lexicon.common and line[at + 1 : at + 2] in COLONS:
        at += 1  # 来源于：
    sign = line[at : at + 1]
    for name, signs in (("colon", COLONS), ("slash", SLASHES), ("bar", BARS)):
        if sign and sign in signs:
            return name, at + 1
    if not sign:
        return "none", at
    return ("space" if at > end else "glued"), at


def labels_among(marks: list[Mark], line: str, lexicon: Lexicon) -> list[Mark]:
    """The marks that stand where a label can: at an edge, behind a separator or a credit."""
    kept: list[Mark] = []
    for i, mark in enumerate(marks):
        others = sum(other.sign == "colon" for other in marks[:i] + marks[i + 1 :])
        behind = is_behind(mark, lexicon)
        stretched = mark if behind else stretch(mark, line, kept[-1].value if kept else -1, lexicon)
        if (mark.sign in STRONG or not behind) and is_label(
            stretched, line, follows=bool(kept), supported=others > 0
        ):
            kept.append(stretched)
    return kept


def is_behind(mark: Mark, lexicon: Lexicon) -> bool:
    """Whether a word stands behind names rather than before them: 摄, 기자."""
    word = fold(mark.label)
    return word in lexicon.byline["after"] and word not in lexicon.byline["before"]


def with_next(marks: list[Mark]) -> Iterator[tuple[Mark, Mark | None]]:
    """Each mark with the one after it."""
    for i, mark in enumerate(marks):
        yield mark, marks[i + 1] if i + 1 < len(marks) else None


def stretch(mark: Mark, line: str, floor: int, lexicon: Lexicon) -> Mark:
    """Take what qualifies a role into its label: 总监制：, 特约评论员, 见习记者."""
    if mark.field not in PEOPLE or not is_cjk(line[mark.start]) or mark.sign != "colon":
        return mark
    if len(mark.label) == 1:  # 高铁调图：新增四趟
        return mark
    start = mark.start
    while start > max(0, floor) and mark.start - start < 4 and is_cjk(line[start - 1]):
        start -= 1
    if start in {mark.start, floor} or not is_edge(line, start):
        return mark
    if is_organisation(line[start : mark.start], lexicon):  # 新京报作者：
        return mark
    return mark._replace(start=start, label=line[start : mark.start] + mark.label)


def is_edge(line: str, at: int) -> bool:
    """Whether a place is a line's start or comes after white space, a separator or a bracket."""
    if at == 0 or line[at - 1].isspace():
        return True
    before = line[at - 1]
    return before in MARKS or before in OPENERS or before in CLOSERS or before.isdigit()


def is_label(mark: Mark, line: str, *, follows: bool, supported: bool) -> bool:
    """Whether a label word is used as one, by what stands before it and after it.

    Args:
        mark: the label word.
        line: its line.
        follows: another label stands before it.
        supported: another label with a colon stands on the line.
    """
    before = line[: mark.start].rstrip()[-1:]
    if before and before in QUOTES:
        return False
    spaced = not is_cjk(line[mark.start])
    edge = is_edge(line, mark.start)
    if spaced and edge and mark.start and line[mark.start - 1].isspace():
        edge = not before.isalpha() or follows or mark.field in DATES
    if mark.sign == "colon":
        return edge or (not spaced and (follows or supported or len(mark.label) >= UNMISTAKABLE))
    if mark.sign in {"slash", "bar"}:
        return edge
    if mark.sign == "none":
        return edge and len(mark.label) > 1
    return is_bare_label(mark, line, edge=edge, spaced=spaced)


def is_bare_label(mark: Mark, line: str, *, edge: bool, spaced: bool) -> bool:
    """Whether a label word without a sign behind it may be a label, by its field."""
    if mark.field in DATES:
        long = len(mark.label) > 2 or is_hangul(mark.label[0])  # 时间 alone says too little
        return edge and long and has_date(line[mark.value : mark.value + 40])
    if mark.field == "outlet":
        return edge and len(mark.label) >= UNMISTAKABLE and not spaced
    if mark.field in PEOPLE:
        return edge and mark.sign == "space" if spaced else len(mark.label) > 1
    return False


def leads_to(mark: Mark, following: Mark | None, line: str) -> bool:
    """Whether a label only introduces the next one: 采写：南都记者 张三."""
    return (
        following is not None
        and mark.field == following.field
        and following.sign in {"glued", "space"}
        and not is_edge(line, following.start)
    )


# ---- values ----


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
    labelled = mark.sign in STRONG and not is_behind(mark, lexicon)
    folded = fold(text)
    for word in lexicon.byline["after"]:
        if folded.endswith(word) and len(folded) > len(word) + 1 and is_cjk(word[0]):
            field = lexicon.credit.get(word, mark.field)
            reading = find_names(folded[: -len(word)], lexicon, labelled=labelled)
            if reading.names:
                return named(mark._replace(field=field), reading.names, len(text))
    reading = find_names(text, lexicon, labelled=labelled)
    return named(mark, reading.names, reading.stop)


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
    """Names with their role behind them: `홍길동 기자`, `张三摄`."""
    found: list[Credit] = []
    folded, places = folded_with_places(line)
    for word in lexicon.byline["after"]:
        at = folded.find(word)
        while at >= 0 and len(found) < 20:
            start, end = places[at], places[at + len(word) - 1] + 1
            head = line[:start].rstrip()
            begin = len(head)
            while begin and (is_cjk(head[begin - 1]) or is_hangul(head[begin - 1])):
                begin -= 1
            taken = any(c.start < start and c.end > begin for c in credits)
            field = lexicon.credit.get(word) or ("author" if is_hangul(word[0]) else None)
            if (
                field
                and not taken
                and is_edge(line, begin)
                and (end == len(line) or not line[end].isalpha())
            ):
                names = find_names(head[begin:], lexicon, labelled=False).names
                found += [
                    Credit(field, line[start:end], n.name, begin + n.start, end) for n in names
                ]
            at = folded.find(word, at + 1)
    return found


def rest_is_short(line: str, credits: list[Credit], lexicon: Lexicon) -> bool:
    """Whether what stands beside the credits is at most a newsroom's name and a by-line's end."""
    rest = list(line)
    for credit in credits:
        rest[credit.start : credit.end] = " " * (credit.end - credit.start)
    words = "".join(" " if is_plain(char) else char for char in rest).split()
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
