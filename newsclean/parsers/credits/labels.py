"""Label words on a line of credits: where they stand, and what sign stands behind each.

Every line of a page may be asked (`has_label`), so words are looked up by their first characters.
Which of the words found are labels is decided in `label_places`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.native import WordFinder
from newsclean.parsers.brackets import BRACKET_PAIRS
from newsclean.text.fold import fold, soften
from newsclean.text.scripts import is_cjk

LABEL_COLONS = frozenset(":：∶︰﹕=＝")  # 사진=연합뉴스, 文・写真＝青野凪
LABEL_SLASHES = frozenset("/／∕・")
DASHES = frozenset("-–—")
LABEL_BARS = frozenset("|｜丨│┃")
SIGN_CHARS = {"colon": LABEL_COLONS, "slash": LABEL_SLASHES, "bar": LABEL_BARS}
EXPLICIT_SIGNS = frozenset(SIGN_CHARS)
MIN_LINE_CHARS = 3  # a label, its sign and a value
MAX_LINE_CHARS = 400  # of a line that is read; the longest credit line seen had 160


class LabelWord(NamedTuple):
    """A label word on a line, and where its value may stand.

    Attributes:
        field: what the word labels, a field of `Lexicon.credit`.
        label: the word as printed; without spaces inside it in Chinese and Japanese.
        start: where the word begins.
        end: one past its last character.
        sign: what stands behind it: `colon`, `slash`, `bar`; `space` or `loose`, a space (a `loose`
            word is a label with a colon alone: Editor Fired After Row); `glued`, the next word;
            `none`, the end of the line.
        value_start: where the value may begin.
    """

    field: str
    label: str
    start: int
    end: int
    sign: str
    value_start: int


def may_have_label(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is neither too short nor too long for credits, and has a label word."""
    return is_readable(line) and has_label(line, lexicon)


def may_have_credit(line: str, lexicon: Lexicon) -> bool:
    """The same with a label whose value a record keeps: a third of the lines have others alone."""
    return is_readable(line) and get_kept_label_finder(lexicon).has_word(fold(line))


def may_have_photographer(line: str, lexicon: Lexicon) -> bool:
    """The same with a label of photographers."""
    return is_readable(line) and get_photographer_label_finder(lexicon).has_word(fold(line))


def is_readable(line: str) -> bool:
    """Whether a line is neither too short nor too long for credits."""
    return MIN_LINE_CHARS <= len(line) <= MAX_LINE_CHARS


@lru_cache(maxsize=1024)
def has_label(line: str, lexicon: Lexicon) -> bool:
    """Whether a line has any label word at all: the quick way out for most lines."""
    return has_folded_label(fold(line), lexicon)


def has_folded_label(folded: str, lexicon: Lexicon) -> bool:
    """Whether a line that is folded already has any label word."""
    return get_label_finder(lexicon).has_word(folded)


@cache
def get_label_finder(lexicon: Lexicon) -> WordFinder:
    """What finds the labels."""
    return WordFinder(lexicon.credit)


@cache
def get_kept_label_finder(lexicon: Lexicon) -> WordFinder:
    """What finds the labels whose values a record keeps."""
    fields = lexicon.credit.items()
    return WordFinder(label for label, field in fields if field != "other")


@cache
def get_photographer_label_finder(lexicon: Lexicon) -> WordFinder:
    """What finds the labels of photographers."""
    fields = lexicon.credit.items()
    return WordFinder(label for label, field in fields if field == "photographer")


@lru_cache(maxsize=256)
def find_label_words(line: str, lexicon: Lexicon) -> tuple[LabelWord, ...]:
    """Every label word of a line; kept, because credits and coverage both ask for it."""
    return tuple(scan_label_words(line, lexicon))


def scan_label_words(line: str, lexicon: Lexicon) -> Iterator[LabelWord]:
    """Every label word of a line that is a whole word, the longest at each place.

    Of two words that overlap the one with a sign behind it is the label: 张 三 审 读：李四.
    """
    folded, places = fold_with_places(line)
    found_starts = get_label_finder(lexicon).find_starts(folded)
    starts = [at for at in found_starts if begins_word(line, places[at])]
    done = 0
    for at in starts:
        found = match_label_at(at, folded, places, line, lexicon) if at >= done else None
        if found and found[0].sign not in EXPLICIT_SIGNS:
            inside = starts[bisect_right(starts, at) : bisect_left(starts, found[1])]
            later = (match_label_at(i, folded, places, line, lexicon) for i in inside)
            signed = (other for other in later if other and other[0].sign in EXPLICIT_SIGNS)
            found = next(signed, found)
        if found:
            yield found[0]
            done = found[1]


def fold_with_places(line: str) -> tuple[str, list[int]]:
    """A line folded as labels are, and for each character of it the place that it came from.

    >>> fold_with_places("来 源：")
    ('来源:', [0, 2, 3])
    """
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


@cache
def index_labels_by_pair(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The folded labels by their first two characters, longest first."""
    table: dict[str, tuple[str, ...]] = {}
    for label in sorted(lexicon.credit, key=len, reverse=True):
        if len(label) > 1:
            table[label[:2]] = (*table.get(label[:2], ()), label)
    return table


@cache
def collect_one_char_labels(lexicon: Lexicon) -> frozenset[str]:
    """The labels of one character: 文, 图."""
    return frozenset(label for label in lexicon.credit if len(label) == 1)


def list_labels_at(at: int, folded: str, lexicon: Lexicon) -> list[str]:
    """The labels that begin at a place of a folded line, longest first."""
    longer = index_labels_by_pair(lexicon).get(folded[at : at + 2], ())
    labels = [label for label in longer if folded.startswith(label, at)]
    return [*labels, folded[at]] if folded[at] in collect_one_char_labels(lexicon) else labels


def match_label_at(
    at: int, folded: str, places: list[int], line: str, lexicon: Lexicon
) -> tuple[LabelWord, int] | None:
    """The longest label word that begins with a word's first character, and where it ends there."""
    for label in list_labels_at(at, folded, lexicon):
        start, end = places[at], places[at + len(label) - 1] + 1
        by_name = label in lexicon.byline["before"]  # it stands before a name without a colon
        lost_space = by_name and has_lost_space(line, start, end)
        if not lost_space and not ends_word(line, start, end):
            continue
        at_places = places[at : at + len(label)]
        is_spread = end - start > len(label)
        if is_spread and not may_have_spaces_inside(line, at_places, lexicon):
            continue
        sign, value = ("space", end) if lost_space else read_label_sign(line, start, end, lexicon)
        cjk = is_cjk(line[start])
        if sign == "space" and not (cjk or by_name):
            sign = "loose"
        printed = "".join(line[start:end].split()) if cjk else line[start:end]
        word = LabelWord(lexicon.credit[label], printed, start, end, sign, value)
        return word, at + len(label)
    return None


def begins_word(line: str, start: int) -> bool:
    """Whether a character is the first of a word, in scripts that set words apart."""
    before = line[start - 1] if start else " "
    return not before.isalnum() or is_cjk(before) or is_cjk(line[start])


def may_have_spaces_inside(line: str, places: list[int], lexicon: Lexicon) -> bool:
    """Whether a label may be read across spaces: between all its characters, or from a run's start.

    张三编 辑：李四 has the label 编辑, but 河湾发布　日期：… has no 发布日期, 张文 图：… no 文图.

    Args:
        line: the line.
        places: where the label's characters stand.
        lexicon: the words of its language.
    """
    if not is_cjk(line[places[0]]) or not line[: places[0]][-1:].isalpha():
        return True
    if all(line[at] in collect_one_char_labels(lexicon) for at in places):
        return False
    return all(after - before > 1 for before, after in pairwise(places))


def ends_word(line: str, start: int, end: int) -> bool:
    """Whether no letter follows some characters, in scripts that set words apart."""
    after = line[end] if end < len(line) else " "
    return not after.isalpha() or is_cjk(after) or is_cjk(line[start])


def has_lost_space(line: str, start: int, end: int) -> bool:
    """Whether a label at the head of a line has lost the space behind it: ByJane Miller."""
    return start == 0 and line[end - 1].islower() and line[end : end + 1].isupper()


def read_label_sign(line: str, start: int, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """The sign behind a label (see `LabelWord.sign`) and where its value may begin.

    A bracket around the label is as good as a colon: （图片）张三. A function word may stand before
    the colon: 来源于：.
    """
    opener = line[start - 1] if start else ""
    if opener in BRACKET_PAIRS and line[end : end + 1] == BRACKET_PAIRS[opener]:
        return "colon", end + 1 + (line[end + 1 : end + 2] in LABEL_COLONS)
    at = end
    while line[at : at + 1].isspace():
        at += 1
    if line[at : at + 1] in lexicon.common and line[at + 1 : at + 2] in LABEL_COLONS:
        at += 1
    char = line[at : at + 1]
    if char in DASHES and fold(line[start:end]) in lexicon.byline["dash"]:
        return "colon", at + 1
    if not char:
        return "none", at
    sign = next((name for name, chars in SIGN_CHARS.items() if char in chars), "")
    if sign:
        return sign, at + 1
    return ("space" if at > end else "glued"), at
