"""Label words on a line of credits: which of them label something, and where their values stand.

A line is searched for the label words of its language (`scan_label_words`); those stay that stand
where a label can stand (`select_labels`): running text has the words
too (他说，编辑部的记者都来了).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.grammar import has_date
from newsclean.parsers.names.names import (
    CLOSING_BRACKETS,
    OPENING_BRACKETS,
    is_cjk,
    is_hangul,
    is_organisation,
)
from newsclean.text.fold import fold, soften

__all__ = [
    "BRACKET_PAIRS",
    "DATE_FIELDS",
    "EXPLICIT_SIGNS",
    "LABEL_BARS",
    "LABEL_COLONS",
    "PEOPLE_FIELDS",
    "SEPARATOR_CHARS",
    "LabelWord",
    "find_label_words",
    "fold_with_places",
    "has_label",
    "inherit_label_signs",
    "is_at_edge",
    "is_introducing_label",
    "is_role_after_name",
    "merge_labels_sharing_value",
    "pair_with_next",
    "select_labels",
]

PEOPLE_FIELDS = frozenset({"author", "editor", "photographer"})
DATE_FIELDS = frozenset({"published", "modified"})
LABEL_COLONS = frozenset(":：∶︰﹕=＝")  # 사진=연합뉴스, 文・写真＝青野凪
LABEL_SLASHES = frozenset("/／∕・")
LABEL_BARS = frozenset("|｜丨│┃")
OPENING_QUOTES = frozenset("“\"‘'「『《〝")
SEPARATOR_CHARS = (
    frozenset("，,。.;；、·•●>›»-–—－*★☆■◆▲▼©\t…!！?？") | LABEL_COLONS | LABEL_SLASHES | LABEL_BARS
)
BRACKET_PAIRS = dict(zip("(（[【〔《「『<", ")）]】〕》」』>", strict=True))
EXPLICIT_SIGNS = frozenset({"colon", "slash", "bar"})
MIN_CLEAR_LABEL_CHARS = 4  # 本文来源, 责任编辑: labels wherever a colon follows them


class LabelWord(NamedTuple):
    """A label word on a line: its characters, what follows it, and where its value may stand."""

    field: str
    label: str
    start: int
    end: int
    sign: str  # colon, slash, bar, space, loose, glued, none
    value: int


@cache
def index_labels_by_char(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The folded labels by first character, longest first."""
    table: dict[str, list[str]] = {}
    for label in sorted(lexicon.credit, key=len, reverse=True):
        table.setdefault(label[0], []).append(label)
    return {first: tuple(labels) for first, labels in table.items()}


@cache
def index_shortest_labels(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The labels that contain no shorter one, by first character: a credit line has one."""
    table: dict[str, tuple[str, ...]] = {}
    for label in sorted(lexicon.credit, key=len):
        if not has_indexed_word(label, table):
            table[label[0]] = (*table.get(label[0], ()), label)
    return table


def has_indexed_word(folded: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether one of the words, told by first character, stands anywhere in a folded text."""
    for first in table.keys() & folded:
        for word in table[first]:  # loops cost half of what any() of a generator does here
            if word in folded:
                return True
    return False


@lru_cache(maxsize=1024)
def has_label(line: str, lexicon: Lexicon) -> bool:
    """Whether a line has any label word at all: the quick way out for most lines."""
    return has_indexed_word(fold(line), index_shortest_labels(lexicon))


def fold_with_places(line: str) -> tuple[str, list[int]]:
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
def find_label_words(line: str, lexicon: Lexicon) -> tuple[LabelWord, ...]:
    """Every label word of a line, found once for all who ask."""
    return tuple(scan_label_words(line, lexicon))


def scan_label_words(line: str, lexicon: Lexicon) -> Iterator[LabelWord]:
    """Every label word of a line that stands at the limits of a word, the longest at each place.

    Of two words that overlap the one with a sign behind it is the label: 张 三 审 读：李四.
    """
    folded, places = fold_with_places(line)
    starts = find_label_starts(folded, lexicon)
    done = 0
    for at in starts:
        found = match_label_at(at, folded, places, line, lexicon) if at >= done else None
        if found and found[0].sign not in EXPLICIT_SIGNS:
            inside = starts[bisect_right(starts, at) : bisect_left(starts, found[1])]
            later = (match_label_at(i, folded, places, line, lexicon) for i in inside)
            found = next(
                (other for other in later if other and other[0].sign in EXPLICIT_SIGNS), found
            )
        if found:
            yield found[0]
            done = found[1]


def find_label_starts(folded: str, lexicon: Lexicon) -> list[int]:
    """The places of a folded line where a label word begins."""
    table, lone = index_labels_by_pair(lexicon), collect_one_char_labels(lexicon)
    starts = []
    for i, char in enumerate(folded):
        labels = table.get(folded[i : i + 2])
        if char in lone or (labels and folded.startswith(labels, i)):
            starts.append(i)
    return starts


@cache
def index_labels_by_pair(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The folded labels by their first two characters."""
    table: dict[str, tuple[str, ...]] = {}
    for label in lexicon.credit:
        if len(label) > 1:
            table[label[:2]] = (*table.get(label[:2], ()), label)
    return table


@cache
def collect_one_char_labels(lexicon: Lexicon) -> frozenset[str]:
    """The labels of one character: 文, 图."""
    return frozenset(label for label in lexicon.credit if len(label) == 1)


def match_label_at(
    at: int, folded: str, places: list[int], line: str, lexicon: Lexicon
) -> tuple[LabelWord, int] | None:
    """The longest label word that begins at a folded character, with the one after its last."""
    for label in index_labels_by_char(lexicon).get(folded[at], ()):
        if not folded.startswith(label, at):
            continue
        start, end = places[at], places[at + len(label) - 1] + 1
        glued = label in lexicon.byline["before"] and has_lost_space(line, start, end)
        if glued or is_whole_word(line, start, end):
            sign, value = ("space", end) if glued else read_label_sign(line, start, end, lexicon)
            cjk = is_cjk(line[start])
            if sign == "space" and not (cjk or label in lexicon.byline["before"]):
                sign = "loose"  # Editor Fired After Row: such labels need a colon
            printed = "".join(line[start:end].split()) if cjk else line[start:end]
            mark = LabelWord(lexicon.credit[label], printed, start, end, sign, value)
            return mark, at + len(label)
    return None


def merge_labels_sharing_value(marks: list[LabelWord], line: str) -> list[LabelWord]:
    """Marks with those made one that share a value: 文/图 张三."""
    kept: list[LabelWord] = []
    for mark in marks:
        last = kept[-1] if kept else None
        if last and last.sign in {"slash", "bar"} and not line[last.value : mark.start].strip():
            label = line[last.start : mark.end].replace(" ", "")
            kept[-1] = LabelWord(last.field, label, last.start, mark.end, last.sign, mark.value)
        else:
            kept.append(mark)
    return kept


def inherit_label_signs(marks: list[LabelWord], line: str) -> list[LabelWord]:
    """Marks with the sign of the label that introduces them: 作者：记者 张三."""
    kept = marks[:1]
    for mark in marks[1:]:
        last = kept[-1]
        touching = mark.field == last.field and not line[last.value : mark.start].strip()
        signed = touching and last.sign in EXPLICIT_SIGNS and mark.sign in {"glued", "space"}
        kept.append(mark._replace(sign=last.sign) if signed else mark)
    return kept


def is_whole_word(line: str, start: int, end: int) -> bool:
    """Whether characters are whole words, in scripts that set words apart."""
    if is_cjk(line[start]):
        return True
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    joined_before = before.isalnum() and not is_cjk(before)
    return not joined_before and (not after.isalpha() or is_cjk(after))


def has_lost_space(line: str, start: int, end: int) -> bool:
    """Whether a label at the head of a line has lost the space behind it: ByJane Miller."""
    return start == 0 and line[end - 1].islower() and line[end : end + 1].isupper()


def read_label_sign(line: str, start: int, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """What follows a label (colon, slash, bar, space, glued) and where its value may begin."""
    at = end
    opener = line[start - 1] if start else ""
    if opener in BRACKET_PAIRS and line[at : at + 1] == BRACKET_PAIRS[opener]:
        return "colon", at + 1 + (line[at + 1 : at + 2] in LABEL_COLONS)
    while at < len(line) and line[at].isspace():
        at += 1
    if line[at : at + 1] in lexicon.common and line[at + 1 : at + 2] in LABEL_COLONS:
        at += 1  # 来源于：
    sign = line[at : at + 1]
    for name, signs in (("colon", LABEL_COLONS), ("slash", LABEL_SLASHES), ("bar", LABEL_BARS)):
        if sign and sign in signs:
            return name, at + 1
    if not sign:
        return "none", at
    return ("space" if at > end else "glued"), at


def select_labels(marks: list[LabelWord], line: str, lexicon: Lexicon) -> list[LabelWord]:
    """The marks that stand where a label can: at an edge, behind a separator or a credit."""
    kept: list[LabelWord] = []
    for i, mark in enumerate(marks):
        others = sum(other.sign == "colon" for other in marks[:i] + marks[i + 1 :])
        behind = is_role_after_name(mark, lexicon)
        stretched = (
            mark if behind else extend_label(mark, line, kept[-1].value if kept else -1, lexicon)
        )
        if (mark.sign in EXPLICIT_SIGNS or not behind) and is_label(
            stretched, line, lexicon, follows=bool(kept), supported=others > 0
        ):
            kept.append(stretched)
    return kept


def is_role_after_name(mark: LabelWord, lexicon: Lexicon) -> bool:
    """Whether a word stands behind names rather than before them: 摄, 기자."""
    word = fold(mark.label)
    return word in lexicon.byline["after"] and word not in lexicon.byline["before"]


def pair_with_next(marks: list[LabelWord]) -> Iterator[tuple[LabelWord, LabelWord | None]]:
    """Each mark with the one after it."""
    for i, mark in enumerate(marks):
        yield mark, marks[i + 1] if i + 1 < len(marks) else None


def extend_label(mark: LabelWord, line: str, floor: int, lexicon: Lexicon) -> LabelWord:
    """Take what qualifies a role into its label: 总监制：, 特约评论员, 见习记者."""
    if mark.field not in PEOPLE_FIELDS or not is_cjk(line[mark.start]) or mark.sign != "colon":
        return mark
    if len(mark.label) == 1:  # 高铁调图：新增四趟
        return mark
    start = mark.start
    while start > max(0, floor) and mark.start - start < 4 and is_cjk(line[start - 1]):
        start -= 1
    if start in {mark.start, floor} or not is_at_edge(line, start):
        return mark
    if is_organisation(line[start : mark.start], lexicon):  # 新京报作者：
        return mark
    return mark._replace(start=start, label=line[start : mark.start] + mark.label)


def is_at_edge(line: str, at: int) -> bool:
    """Whether a place is a line's start or comes after white space, a separator or a bracket."""
    if at == 0 or line[at - 1].isspace():
        return True
    before = line[at - 1]
    return (
        before in SEPARATOR_CHARS
        or before in OPENING_BRACKETS
        or before in CLOSING_BRACKETS
        or before.isdigit()
    )


def is_label(
    mark: LabelWord, line: str, lexicon: Lexicon, *, follows: bool, supported: bool
) -> bool:
    """Whether a label word is used as one, by what stands before it and after it.

    Args:
        mark: the label word.
        line: its line.
        lexicon: the words of its language.
        follows: another label stands before it.
        supported: another label with a colon stands on the line.
    """
    before = line[: mark.start].rstrip()[-1:]
    if before and before in OPENING_QUOTES:
        return False
    spaced = not is_cjk(line[mark.start])
    edge = is_at_edge(line, mark.start)
    if spaced and edge and mark.start and line[mark.start - 1].isspace():
        edge = not before.isalpha() or follows or mark.field in DATE_FIELDS
    if mark.sign == "colon":
        return edge or (
            not spaced and (follows or supported or len(mark.label) >= MIN_CLEAR_LABEL_CHARS)
        )
    if mark.sign in {"slash", "bar"}:
        return edge and not (spaced and before in LABEL_SLASHES)  # /author/jane is an address
    if mark.sign == "none":
        return edge and len(mark.label) > 1
    return is_bare_label(mark, line, lexicon, edge=edge, spaced=spaced)


def is_bare_label(
    mark: LabelWord, line: str, lexicon: Lexicon, *, edge: bool, spaced: bool
) -> bool:
    """Whether a label word without a sign behind it may be a label, by its field."""
    if mark.field in DATE_FIELDS:
        long = len(mark.label) > 2 or is_hangul(mark.label[0])  # 时间 alone says too little
        return edge and long and has_date(line[mark.value : mark.value + 40])
    if mark.field == "outlet":
        return edge and len(mark.label) >= MIN_CLEAR_LABEL_CHARS and not spaced
    if mark.field in PEOPLE_FIELDS and spaced:
        return edge and mark.sign == "space"
    if mark.field in PEOPLE_FIELDS and mark.sign == "glued" and not lexicon.names.get("surnames"):
        return fold(mark.label) in lexicon.byline["before"]  # 記事一覧: nothing tells a name there
    return mark.field in PEOPLE_FIELDS and len(mark.label) > 1


def is_introducing_label(mark: LabelWord, following: LabelWord | None, line: str) -> bool:
    """Whether a label only introduces the next one: 采写：南都记者 张三."""
    return (
        following is not None
        and mark.field == following.field
        and following.sign in {"glued", "space"}
        and not is_at_edge(line, following.start)
    )
