"""Which label words of a line are labels, by what stands before and behind them.

Running text has the words too: 他说，编辑部的记者都来了; By Friday the roads were open. A word with
a colon is a label at a line's edge or behind another credit; without one its field decides.
"""

from collections.abc import Iterator
from functools import cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.native import WordFinder
from newsclean.parsers.brackets import CLOSING_BRACKETS, OPENING_BRACKETS
from newsclean.parsers.credit_fields import DATE_FIELDS, PEOPLE_FIELDS
from newsclean.parsers.credits.labels import (
    EXPLICIT_SIGNS,
    LABEL_BARS,
    LABEL_COLONS,
    LABEL_SLASHES,
    LabelWord,
    is_readable,
)
from newsclean.parsers.dates.grammar import find_dates, has_date
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk, is_hangul

OPENING_QUOTES = frozenset("“\"‘'「『《〝")
SEPARATOR_CHARS = (
    frozenset("，,。.;；、·•●>›»-–—－*★☆■□◆◇▲△▼▽▶►◎©\t…!！?？")
    | LABEL_COLONS
    | LABEL_SLASHES
    | LABEL_BARS
)
SIGNS_BEHIND_LABELS = LABEL_COLONS | LABEL_SLASHES | LABEL_BARS | CLOSING_BRACKETS
LABEL_JOINERS = frozenset({"、", "&", "＆", "和", "与", "與", "并", "及"})  # 文、图：张三
MIN_CLEAR_LABEL_CHARS = 4  # 本文来源, 责任编辑: labels wherever a colon follows them
MIN_DATE_LABEL_CHARS = 3  # without a colon: 发布于; 时间 alone says too little
MAX_DATE_CHARS = 60  # of a date in front of a by-line
DATE_WINDOW_CHARS = 40  # behind a label of dates without a colon, in which a date must begin
MAX_QUALIFIER_CHARS = 4  # before a role: 总监制, 特约评论员


def may_have_credit(line: str, lexicon: Lexicon) -> bool:
    """Whether a line may be read for credits, and has a label word that may be a label there.

    Half of the lines with a label word have only one that needs a sign behind it, and no sign.
    """
    if not is_readable(line):
        return False
    signed = not SIGNS_BEHIND_LABELS.isdisjoint(line)
    return get_credit_label_finder(lexicon, bare=not signed).has_word(fold(line))


@cache
def get_credit_label_finder(lexicon: Lexicon, *, bare: bool) -> WordFinder:
    """What finds the labels whose values a record keeps.

    Args:
        lexicon: the words of a language.
        bare: only those that may be labels without a sign behind them.
    """
    return WordFinder(
        label
        for label, field in lexicon.credit.items()
        if field != "other" and (not bare or needs_no_sign(label, lexicon))
    )


def needs_no_sign(label: str, lexicon: Lexicon) -> bool:
    """Whether a label may be one without a sign behind it: see `is_bare_label`, and `roles`."""
    if any(label in lexicon.byline[key] for key in ("before", "after", "dash")):
        return True
    field = lexicon.credit[label]
    if field in DATE_FIELDS:
        return len(label) >= MIN_DATE_LABEL_CHARS or is_hangul(label[0])
    if field == "outlet":
        return len(label) >= MIN_CLEAR_LABEL_CHARS and is_cjk(label[0])
    return field in PEOPLE_FIELDS and len(label) > 1 and is_cjk(label[0])


def merge_labels_sharing_value(words: list[LabelWord], line: str) -> list[LabelWord]:
    """Label words with those made one that share a value: 文/图 张三, 撰文、摄影：张三.

    Who wrote and did something else as well is an author.
    """
    kept: list[LabelWord] = []
    for word in words:
        last = kept[-1] if kept else None
        if last and shares_value(last, word, line):
            field = "author" if word.field == "author" else last.field
            sign = last.sign if last.sign in EXPLICIT_SIGNS else word.sign
            label = line[last.start : word.end].replace(" ", "")
            kept[-1] = word._replace(field=field, label=label, start=last.start, sign=sign)
        else:
            kept.append(word)
    return kept


def shares_value(word: LabelWord, following: LabelWord, line: str) -> bool:
    """Whether a label has the value of the one that follows it."""
    if not {word.field, following.field} <= PEOPLE_FIELDS:
        return False
    if word.sign in {"slash", "bar"}:
        lone = len(word.label) == 1
        in_name = lone and not is_at_edge(line, word.start)  # 李文｜图
        differs = lone and word.label != following.label
        # 编辑｜文英, 文/文英: the second label is a surname
        is_name = len(following.label) == 1 and following.sign == "glued" and not differs
        return not in_name and not is_name and is_right_behind(following, word, line)
    joined = line[word.end : following.start].strip() in LABEL_JOINERS
    return joined and following.sign in EXPLICIT_SIGNS and is_cjk(line[word.start])


def inherit_label_signs(words: list[LabelWord], line: str) -> list[LabelWord]:
    """Label words with the sign of the label that introduces them: 作者：记者 张三."""
    kept = words[:1]
    for word in words[1:]:
        last = kept[-1]
        introduced = word.field == last.field and is_right_behind(word, last, line)
        signed = introduced and last.sign in EXPLICIT_SIGNS and word.sign in {"glued", "space"}
        signed = signed and len(word.label) > 1  # 作者：文海涛
        kept.append(word._replace(sign=last.sign) if signed else word)
    return kept


def is_right_behind(word: LabelWord, last: LabelWord, line: str) -> bool:
    """Whether only white space stands between a label's sign and the next label word."""
    return not line[last.value_start : word.start].strip()


def select_labels(words: list[LabelWord], line: str, lexicon: Lexicon) -> list[LabelWord]:
    """The label words that stand where a label can: at an edge, behind a separator or a credit."""
    kept: list[LabelWord] = []
    for i, word in enumerate(words):
        behind_name = is_role_after_name(word, lexicon)
        bare = word.sign not in EXPLICIT_SIGNS
        if bare and (behind_name or is_role_behind_slash(word, line)):
            continue
        floor = kept[-1].value_start if kept else -1
        whole = word if behind_name else extend_label(word, line, floor, lexicon)
        supported = any(other.sign == "colon" for other in words[:i] + words[i + 1 :])
        if is_label(whole, line, lexicon, follows=bool(kept), supported=supported):
            kept.append(whole)
    return kept


def is_role_after_name(word: LabelWord, lexicon: Lexicon) -> bool:
    """Whether a word stands behind names rather than before them: 摄, 기자."""
    label = fold(word.label)
    return label in lexicon.byline["after"] and label not in lexicon.byline["before"]


def is_role_behind_slash(word: LabelWord, line: str) -> bool:
    """Whether a label without a sign stands behind a name and a slash: 张三/文 李四/图."""
    before = line[: word.start].rstrip()
    return before[-1:] in LABEL_SLASHES and is_cjk(line[word.start]) and is_cjk(before[-2:-1])


def pair_with_next(words: list[LabelWord]) -> Iterator[tuple[LabelWord, LabelWord | None]]:
    """Each label word with the one after it."""
    yield from zip(words, [*words[1:], None], strict=False)


def extend_label(word: LabelWord, line: str, floor: int, lexicon: Lexicon) -> LabelWord:
    """Take what qualifies a role into its label: 总监制：, 特约评论员, 见习记者.

    Args:
        word: a label word.
        line: its line.
        floor: where the value of the label before may begin; -1 where there is none.
        lexicon: the words of its language.
    """
    if word.field not in PEOPLE_FIELDS or not is_cjk(line[word.start]) or word.sign != "colon":
        return word
    if len(word.label) == 1:  # 高铁调图：新增四趟
        return word
    lowest = max(0, floor, word.start - MAX_QUALIFIER_CHARS)
    start = word.start
    while start > lowest and is_cjk(line[start - 1]) and line[start - 1] not in LABEL_BARS:
        start -= 1
    is_value = floor >= 0 and not line[floor:start].strip()  # 作者： 张三监制：
    if is_value or not is_at_edge(line, start):
        return word
    if is_organisation(line[start : word.start], lexicon):  # 新京报作者：
        return word
    return word._replace(start=start, label=line[start : word.start] + word.label)


def is_at_edge(line: str, at: int) -> bool:
    """Whether a place is a line's start, or right behind a space, a digit, a separator, a bracket.

    >>> is_at_edge("（摄影", 1), is_at_edge("他的摄影", 2)
    (True, False)
    """
    before = line[at - 1] if at else " "
    return (
        before.isspace()
        or before.isdigit()
        or before in SEPARATOR_CHARS
        or before in OPENING_BRACKETS
        or before in CLOSING_BRACKETS
    )


def is_label(
    word: LabelWord, line: str, lexicon: Lexicon, *, follows: bool, supported: bool
) -> bool:
    """Whether a label word is used as one, by what stands before it and after it.

    Args:
        word: the label word.
        line: its line.
        lexicon: the words of its language.
        follows: another label stands before it.
        supported: another label with a colon stands on the line.
    """
    before = line[: word.start].rstrip()[-1:]
    if before in OPENING_QUOTES:
        return False
    spaced = not is_cjk(line[word.start])
    edge = is_at_edge(line, word.start)
    if spaced and edge and line[: word.start][-1:].isspace():
        edge = (
            not before.isalpha()
            or word.field in DATE_FIELDS
            or (follows and not is_preposition(word, lexicon))
            or line[: word.start].rstrip().endswith(tuple(lexicon.byline["after"]))
            or is_clock_end(line[: word.start], lexicon)
        )
    if word.sign == "colon":
        return edge or (
            not spaced and (follows or supported or len(word.label) >= MIN_CLEAR_LABEL_CHARS)
        )
    if word.sign in {"slash", "bar"}:
        return edge and not (spaced and before in LABEL_SLASHES)  # /author/jane is an address
    if word.sign == "none":
        return edge and len(word.label) > 1
    return is_bare_label(word, line, lexicon, edge=edge, spaced=spaced)


def is_preposition(word: LabelWord, lexicon: Lexicon) -> bool:
    """Whether a label is a single small word that stands inside names too: Ludwig von Thalheim."""
    label = fold(word.label)
    return word.sign == "space" and word.label.islower() and label in lexicon.names["particles"]


def is_clock_end(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a date with the word that ends its clock time: 14.05.2021, 10:30 Uhr."""
    if not text[:1].isalnum() or len(text) > MAX_DATE_CHARS or not any(map(str.isdigit, text)):
        return False
    phrases = find_dates(text, lexicon)
    if not phrases or text[: phrases[0].start].strip():
        return False
    rest = text[phrases[-1].end :].strip()
    return not rest or fold(rest) in lexicon.dates["date_ends"]


def is_bare_label(
    word: LabelWord, line: str, lexicon: Lexicon, *, edge: bool, spaced: bool
) -> bool:
    """Whether a label word without a sign behind it may be a label, by its field.

    Args:
        word: the label word.
        line: its line.
        lexicon: the words of its language.
        edge: it stands where a label can begin.
        spaced: its script sets words apart by spaces.
    """
    if word.field in DATE_FIELDS:
        clear = len(word.label) >= MIN_DATE_LABEL_CHARS or is_hangul(word.label[0])
        window = line[word.value_start : word.value_start + DATE_WINDOW_CHARS]
        return edge and clear and has_date(window)
    if word.field == "outlet":
        return edge and len(word.label) >= MIN_CLEAR_LABEL_CHARS and not spaced
    if word.field not in PEOPLE_FIELDS:
        return False
    if spaced:
        return edge and word.sign == "space"
    if word.sign == "glued" and not lexicon.names.get("surnames"):
        return fold(word.label) in lexicon.byline["before"]  # 記事一覧: no surname shows a name
    return len(word.label) > 1


def join_introductions(words: list[LabelWord], line: str) -> list[LabelWord]:
    """Labels with those made one of which the first introduces the next: 采写：南都记者 张三."""
    kept: list[LabelWord] = []
    first: LabelWord | None = None
    for word, following in pair_with_next(words):
        whole = word._replace(sign=first.sign, start=first.start) if first else word
        first = whole if is_introducing_label(word, following, line) else None
        if first is None:
            kept.append(whole)
    return kept


def is_introducing_label(word: LabelWord, following: LabelWord | None, line: str) -> bool:
    """Whether a label only introduces the next one: 采写：南都记者 张三."""
    return (
        following is not None
        and word.field == following.field
        and following.sign in {"glued", "space"}
        and not is_at_edge(line, following.start)
    )
