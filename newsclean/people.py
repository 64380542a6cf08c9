"""Which words are a person's name, and where one name ends and the next begins.

A credit line rarely says so outright: `张三 李四`, `张三李四`, `张 三`, `李超_NB123`,
`Jane Miller and Tom Ray, London`. What cannot be read as names gives none: a wrong name is worse
than no name.
"""

import re
from functools import cache
from typing import NamedTuple

from newsclean.lexicon import Lexicon, fold

__all__ = ["Name", "find_names", "is_organisation", "is_staff_code", "tidy_name"]

# A newsroom's number for its people: NF041, _NB123, PK155, 0123; nicknames with digits are longer.
STAFF_CODE = re.compile(r"_?[A-Za-z]{0,4}[-_]?[A-Za-z]{0,2}\d{2,6}")
TRAILING_CODE = r"[_\s(（\[【]+[A-Za-z]{1,4}[-_]?\d{2,6}[)）\]】]?$"
LIST_MARKS = frozenset("、，,;；/／&＆|｜丨·•+\t\n")
CLOSERS = frozenset(")）]】〕》」』>")
OPENERS = frozenset("(（[【〔《「『<")
STOPS = frozenset('。！？!?：:“”"=＝@#*…') | OPENERS | CLOSERS
WORD = r"[^\s,;|/•·⋅∙–—&+]+|[,;|/•·⋅∙–—&+]"
BREAKS = frozenset(",;|/•·⋅∙–—+")
FIELD_BREAKS = frozenset("|•·⋅∙–—")
SHORTEST_MONTH = 4  # May and Jan are names as well
QUOTES = frozenset('“"「『《。！？!?')
LONGEST_LABELLED = 16  # 中国运载火箭技术研究院新闻中心 is no person, 慢慢不是糖 is one
LONGEST_NAME = 60
SHORT_DAY = 3  # letters of a weekday that may as well be part of a name: Sun, Di, Mar, La


class Name(NamedTuple):
    """A name and the characters of the text that it was read from."""

    name: str
    start: int
    end: int


class Reading(NamedTuple):
    """The names at the head of a text, and where the reading stopped."""

    names: tuple[Name, ...]
    stop: int


def is_han(char: str) -> bool:
    """Whether a character is written in Chinese names, 々 and 〇 included."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char in "々〇·"


def is_cjk(char: str) -> bool:
    """Whether a character belongs to a script that sets no spaces between words."""
    return "\u3040" <= char <= "\u30ff" or is_han(char)


def is_hangul(char: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "\uac00" <= char <= "\ud7a3"


def is_staff_code(text: str) -> bool:
    """Whether a word is a newsroom's number for someone, which names nobody.

    >>> [is_staff_code(word) for word in ("NF041", "_NB123", "shuiqinghe0219", "张三")]
    [True, True, False, False]
    """
    return STAFF_CODE.fullmatch(text.strip("()（）[]【】 ")) is not None


def tidy_name(text: str) -> str:
    """A name without the spaces inside it, staff codes and marks around it.

    >>> tidy_name("张 三_NB123"), tidy_name(" Jane  Miller,")
    ('张三', 'Jane Miller')
    """
    name = " ".join(text.split())
    if any(map(str.isdecimal, name[-2:])):
        name = re.sub(TRAILING_CODE, "", name)
    name = name.strip(" \t,，、;；:：|丨/_-–—.。·•*=＝")
    if name and all(is_han(c) or is_hangul(c) or c == " " for c in name):
        parts = name.split()
        if all(len(part) == 1 for part in parts) or any(is_han(c) for c in name):
            return "".join(parts)
    return name


def is_organisation(name: str, lexicon: Lexicon) -> bool:
    """Whether a name ends or, in languages with spaces, speaks like an organisation's.

    >>> from newsclean.lexicon import lexicon_for
    >>> is_organisation("新京报", lexicon_for("zh")), is_organisation("张建国", lexicon_for("zh"))
    (True, False)
    """
    words = lexicon.names["organisation"]
    folded = fold(name)
    if any(word in words for word in map(fold, name.split())):
        return True
    return any(
        folded.endswith(word) and len(folded) > len(word) + 1 for word in words if is_cjk(word[:1])
    )


def find_names(text: str, lexicon: Lexicon, *, labelled: bool) -> Reading:
    """Read the names that a text begins with.

    Args:
        text: what stands after a label, up to the next label or bracket.
        lexicon: the words of the page's language.
        labelled: a colon stood before it, so that nicknames and odd names count as well.

    >>> from newsclean.lexicon import lexicon_for
    >>> [name.name for name in find_names("张 三、李四", lexicon_for("zh"), labelled=True).names]
    ['张三', '李四']
    >>> reading = find_names("Jane Miller and Tom Ray", lexicon_for("en"), labelled=False)
    >>> [name.name for name in reading.names]
    ['Jane Miller', 'Tom Ray']
    """
    head = text.lstrip(" \t、，,")
    skipped = len(text) - len(head)
    if not head or len(head) > 20 * LONGEST_NAME:
        return Reading((), 0)
    read = read_cjk if is_cjk(head[0]) or is_hangul(head[0]) else read_spaced
    reading = read(head, lexicon, labelled=labelled)
    names = tuple(Name(n.name, n.start + skipped, n.end + skipped) for n in reading.names)
    return Reading(names, reading.stop + skipped if names else 0)


# ---- scripts without spaces ----


def chunks_of(text: str) -> tuple[list[Name], int]:
    """Split a text at list marks and spaces, up to the first mark that no list has.

    Lone characters are joined: `张 三 李 四` are two names.
    """
    chunks: list[Name] = []
    start = stop = 0
    for i in range(len(text) + 1):
        char = text[i] if i < len(text) else "\n"
        middle = (
            char == "·" and 0 < i < len(text) - 1 and is_cjk(text[i - 1]) and is_cjk(text[i + 1])
        )
        if (char in LIST_MARKS or char.isspace() or char in STOPS) and not middle:
            if i > start:
                chunks.append(Name(text[start:i], start, i))
                stop = i
            start = i + 1
            if char in STOPS:
                break
    return join_lone(chunks, text), stop


def join_lone(chunks: list[Name], text: str) -> list[Name]:
    """Join names that were set with spaces between their characters."""
    joined: list[Name] = []
    run: list[Name] = []
    for chunk in [*chunks, None]:
        if chunk is not None and len(chunk.name) == 1 and is_han(chunk.name):
            run.append(chunk)
            continue
        size = 3 if len(run) % 3 == 0 and len(run) != 6 else 2
        for i in range(0, len(run), size):
            part = run[i : i + size]
            if part:
                name = "".join(c.name for c in part)
                joined.append(Name(name, part[0].start, part[-1].end))
        run = []
        if chunk is not None:
            joined.append(chunk)
    return [Name(text[n.start : n.end], n.start, n.end) for n in joined]


def read_cjk(text: str, lexicon: Lexicon, *, labelled: bool) -> Reading:
    """Read the names at the head of a Chinese, Japanese or Korean text."""
    chunks, stop = chunks_of(text)
    names: list[Name] = []
    for chunk in chunks:
        bare = tidy_name(chunk.name)
        if not bare or is_staff_code(bare):
            continue
        found = split_glued(bare, chunk, lexicon)
        quoted = text[chunk.end : chunk.end + 1] in QUOTES and chunk.end < len(text)
        if not found and labelled and not (names or quoted) and is_nickname(bare, lexicon):
            found = [Name(bare, chunk.start, chunk.end)]
        if not found:
            return Reading(tuple(names), names[-1].end if names else 0)
        names += found
    return Reading(tuple(names), stop)


def split_glued(bare: str, chunk: Name, lexicon: Lexicon) -> list[Name]:
    """Read a run of characters as one name, or as several that a renderer has run together."""
    if refused(bare, lexicon):
        return []
    surnames = lexicon.names.get("surnames", frozenset())
    if all(is_hangul(c) for c in bare):
        return [Name(bare, chunk.start, chunk.end)] if 2 <= len(bare) <= 4 else []
    prose = sum(char in lexicon.common for char in bare) > 1  # 都来了 is no name, 李和平 is one
    if prose or not all(is_cjk(c) for c in bare):
        return []
    if "·" in bare:
        return [Name(bare, chunk.start, chunk.end)] if 4 <= len(bare) <= 20 else []
    parts = cut_at_surnames(bare, surnames) if surnames else whole(bare)
    if len(parts) == 1 or len(chunk.name) != len(bare):
        return [Name(part, chunk.start, chunk.end) for part in parts]
    names, at = [], chunk.start
    for part in parts:
        names.append(Name(part, at, at + len(part)))
        at += len(part)
    return names


def whole(bare: str) -> list[str]:
    """A run of two to four characters as one name; longer ones cannot be cut without surnames."""
    return [bare] if 2 <= len(bare) <= 4 else []


def cut_at_surnames(bare: str, surnames: frozenset[str]) -> list[str]:
    """Cut a run into the fewest names that each begin with a surname; none where that fails.

    >>> cut_at_surnames("段青川廖岚", frozenset("段廖"))
    ['段青川', '廖岚']
    >>> cut_at_surnames("最新文章", frozenset("段廖"))
    []
    """
    best: list[list[str] | None] = [[]] + [None] * len(bare)
    for end in range(2, len(bare) + 1):
        for size in (3, 2, 4):
            start = end - size
            head = best[start] if start >= 0 else None
            if head is None:
                continue
            name = bare[start:end]
            double, single = name[:2] in surnames, name[0] in surnames
            known = size > 2 if double else single and size < 4
            shortest = best[end]
            if known and (shortest is None or len(head) + 1 < len(shortest)):
                best[end] = [*head, name]
    return best[len(bare)] or []


def refused(bare: str, lexicon: Lexicon) -> bool:
    """Whether a word is known to be no name: 本站, 佚名, a newsroom, a word of furniture."""
    folded = fold(bare)
    if folded in lexicon.names["not_person"] or folded in lexicon.credit:
        return True
    return folded in button_words(lexicon) or is_organisation(bare, lexicon)


@cache
def furniture(lexicon: Lexicon) -> frozenset[str]:
    """All words that stand on buttons and links."""
    return frozenset(word.replace(" ", "") for words in lexicon.cues.values() for word in words)


@cache
def button_words(lexicon: Lexicon) -> frozenset[str]:
    """Furniture and, in scripts without spaces, what it begins with: 关注 of 关注我们."""
    words = furniture(lexicon)
    return words | {word[:2] for word in words if is_han(word[0])}


def is_nickname(bare: str, lexicon: Lexicon) -> bool:
    """Whether a word after a label may be how someone calls themselves: 慢慢不是糖."""
    if len(bare) > LONGEST_LABELLED or refused(bare, lexicon):
        return False
    return not any(word in fold(bare) for word in furniture(lexicon) if len(word) > 1)


# ---- scripts with spaces ----


def read_spaced(text: str, lexicon: Lexicon, *, labelled: bool) -> Reading:
    """Read the names at the head of a text in a language that sets spaces."""
    joiners = lexicon.byline["and"]
    names: list[Name] = []
    words: list[tuple[str, int, int]] = []
    stop = 0
    for match in [*re.finditer(WORD, text[: 20 * LONGEST_NAME]), None]:
        word = match.group() if match else ","
        month = len(words) > 1 and fold(word.strip(".,")) in lexicon.months
        if match is not None and not (month or ends_name(word, lexicon) or fold(word) in joiners):
            words.append((word, match.start(), match.end()))
            continue
        name = name_of(words, lexicon, labelled=labelled and not names)
        if words and name is None:
            name = name_before_common(words, lexicon)
            over = name is not None or not names or len(words) > 3 or word not in BREAKS
            names += [name] if name else []
            stop = name.end if name else stop if over else words[-1][2]
            if over:
                break
        elif name is not None:
            if len(words) > 1 or not names or word not in {",", ";"}:
                names.append(name)
            stop = name.end
        words = []
        if names and (word in FIELD_BREAKS or (word not in BREAKS and fold(word) not in joiners)):
            break
        if not names and word not in BREAKS:
            break
    return Reading(tuple(names), stop)


def ends_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word cannot be part of a name: a mark, a bracket, a number, a weekday, a month."""
    key = fold(word.strip(".,"))
    if word in BREAKS or word[0] in STOPS or any(char.isdigit() for char in word):
        return True
    return key in lexicon.dates["weekdays"] or (key in lexicon.months and len(key) > SHORTEST_MONTH)


def name_before_common(words: list[tuple[str, int, int]], lexicon: Lexicon) -> Name | None:
    """The name in front of the first function word: Jane Miller in London, Jane Miller for AP."""
    for i, (word, _, _) in enumerate(words):
        if i > 1 and word.islower() and word in lexicon.common:
            return name_of(words[:i], lexicon, labelled=False)
    return None


def is_capital(word: str) -> bool:
    """Whether a word is written like a part of a name: Jane, d'Estienne, 山田."""
    rest = word.replace("’", "'").partition("'")[2]
    return word[:1].isupper() or is_cjk(word[:1]) or rest[:1].isupper()


def name_of(words: list[tuple[str, int, int]], lexicon: Lexicon, *, labelled: bool) -> Name | None:
    """One to five words as a name, when they are set like one."""
    if not 1 <= len(words) <= 6:
        return None
    text = tidy_name(" ".join(word for word, _, _ in words))
    folded = [fold(word.strip(".,:")) for word, _, _ in words]
    particles = lexicon.names["particles"]
    weekdays = lexicon.dates["weekdays"]
    wrong = (
        not text
        or len(text) > LONGEST_NAME
        or (is_cjk(text[0]) and refused(text, lexicon))
        or is_staff_code(text)
        or fold(text) in lexicon.names["not_person"]
        or any(any(c.isdigit() for c in word) for word in folded)
        or (len(folded[0]) > SHORT_DAY and folded[0] in weekdays)
        or (len(folded) == 1 and folded[0] in lexicon.months)
        or fold(text) in lexicon.names["titles"]
        or (len(folded) > 1 and folded[-1] in lexicon.names["titles"])
        or (not labelled and len(words) == 1 and is_organisation(text, lexicon))
        or fold(text) in furniture(lexicon)
    )
    if wrong or not (
        labelled
        or all(
            is_capital(word) or (i > 0 and folded[i] in particles)
            for i, (word, _, _) in enumerate(words)
        )
    ):
        return None
    return Name(text, words[0][1], words[-1][2])
