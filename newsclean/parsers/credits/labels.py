"""Label words on a line of credits: which of them label something, and where their values stand.

A line is searched for the label words of its language (`marks_of`); those stay that stand where a
label can stand (`labels_among`): running text has the words too (他说，编辑部的记者都来了).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.grammar import has_date
from newsclean.parsers.names.names import CLOSERS, OPENERS, is_cjk, is_hangul, is_organisation
from newsclean.text.fold import fold, soften

__all__ = [
    "BARS",
    "COLONS",
    "DATES",
    "MARKS",
    "PAIRS",
    "PEOPLE",
    "STRONG",
    "Mark",
    "all_marks",
    "folded_with_places",
    "has_label",
    "introduced",
    "is_behind",
    "is_edge",
    "labels_among",
    "leads_to",
    "merged",
    "with_next",
]

PEOPLE = frozenset({"author", "editor", "photographer"})
DATES = frozenset({"published", "modified"})
COLONS = frozenset(":：∶︰﹕=＝")  # 사진=연합뉴스, 文・写真＝青野凪
SLASHES = frozenset("/／∕・")
BARS = frozenset("|｜丨│┃")
QUOTES = frozenset("“\"‘'「『《〝")
MARKS = frozenset("，,。.;；、·•●>›»-–—－*★☆■◆▲▼©\t…!！?？") | COLONS | SLASHES | BARS
PAIRS = dict(zip("(（[【〔《「『<", ")）]】〕》」』>", strict=True))
STRONG = frozenset({"colon", "slash", "bar"})
UNMISTAKABLE = 4  # 本文来源, 责任编辑: labels wherever a colon follows them


class Mark(NamedTuple):
    """A label word on a line: its characters, what follows it, and where its value may stand."""

    field: str
    label: str
    start: int
    end: int
    sign: str  # colon, slash, bar, space, loose, glued, none
    value: int


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
    for first in table.keys() & folded:
        for word in table[first]:  # loops cost half of what any() of a generator does here
            if word in folded:
                return True
    return False


@lru_cache(maxsize=1024)
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


@lru_cache(maxsize=256)
def all_marks(line: str, lexicon: Lexicon) -> tuple[Mark, ...]:
    """Every label word of a line, found once for all who ask."""
    return tuple(marks_of(line, lexicon))


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
    table, lone = labels_by_pair(lexicon), lone_labels(lexicon)
    starts = []
    for i, char in enumerate(folded):
        labels = table.get(folded[i : i + 2])
        if char in lone or (labels and folded.startswith(labels, i)):
            starts.append(i)
    return starts


@cache
def labels_by_pair(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The folded labels by their first two characters."""
    table: dict[str, tuple[str, ...]] = {}
    for label in lexicon.credit:
        if len(label) > 1:
            table[label[:2]] = (*table.get(label[:2], ()), label)
    return table


@cache
def lone_labels(lexicon: Lexicon) -> frozenset[str]:
    """The labels of one character: 文, 图."""
    return frozenset(label for label in lexicon.credit if len(label) == 1)


def mark_at(
    at: int, folded: str, places: list[int], line: str, lexicon: Lexicon
) -> tuple[Mark, int] | None:
    """The longest label word that begins at a folded character, with the one after its last."""
    for label in labels_by_first(lexicon).get(folded[at], ()):
        if not folded.startswith(label, at):
            continue
        start, end = places[at], places[at + len(label) - 1] + 1
        glued = label in lexicon.byline["before"] and is_camel(line, start, end)
        if glued or stands_alone(line, start, end):
            sign, value = ("space", end) if glued else sign_after(line, start, end, lexicon)
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


def introduced(marks: list[Mark], line: str) -> list[Mark]:
    """Marks with the sign of the label that introduces them: 作者：记者 张三."""
    kept = marks[:1]
    for mark in marks[1:]:
        last = kept[-1]
        touching = mark.field == last.field and not line[last.value : mark.start].strip()
        signed = touching and last.sign in STRONG and mark.sign in {"glued", "space"}
        kept.append(mark._replace(sign=last.sign) if signed else mark)
    return kept


def stands_alone(line: str, start: int, end: int) -> bool:
    """Whether characters are whole words, in scripts that set words apart."""
    if is_cjk(line[start]):
        return True
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    joined_before = before.isalnum() and not is_cjk(before)
    return not joined_before and (not after.isalpha() or is_cjk(after))


def is_camel(line: str, start: int, end: int) -> bool:
    """Whether a label at the head of a line has lost the space behind it: ByJane Miller."""
    return start == 0 and line[end - 1].islower() and line[end : end + 1].isupper()


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
            stretched, line, lexicon, follows=bool(kept), supported=others > 0
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


def is_label(mark: Mark, line: str, lexicon: Lexicon, *, follows: bool, supported: bool) -> bool:
    """Whether a label word is used as one, by what stands before it and after it.

    Args:
        mark: the label word.
        line: its line.
        lexicon: the words of its language.
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
        return edge and not (spaced and before in SLASHES)  # /author/jane is an address
    if mark.sign == "none":
        return edge and len(mark.label) > 1
    return is_bare_label(mark, line, lexicon, edge=edge, spaced=spaced)


def is_bare_label(mark: Mark, line: str, lexicon: Lexicon, *, edge: bool, spaced: bool) -> bool:
    """Whether a label word without a sign behind it may be a label, by its field."""
    if mark.field in DATES:
        long = len(mark.label) > 2 or is_hangul(mark.label[0])  # 时间 alone says too little
        return edge and long and has_date(line[mark.value : mark.value + 40])
    if mark.field == "outlet":
        return edge and len(mark.label) >= UNMISTAKABLE and not spaced
    if mark.field in PEOPLE and spaced:
        return edge and mark.sign == "space"
    if mark.field in PEOPLE and mark.sign == "glued" and not lexicon.names.get("surnames"):
        return fold(mark.label) in lexicon.byline["before"]  # 記事一覧: nothing tells a name there
    return mark.field in PEOPLE and len(mark.label) > 1


def leads_to(mark: Mark, following: Mark | None, line: str) -> bool:
    """Whether a label only introduces the next one: 采写：南都记者 张三."""
    return (
        following is not None
        and mark.field == following.field
        and following.sign in {"glued", "space"}
        and not is_edge(line, following.start)
    )
