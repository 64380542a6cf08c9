"""What names are made of: the characters, what stands around them, and what is no name."""

import re
from functools import cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.text.fold import fold

__all__ = [
    "CLOSING_BRACKETS",
    "MAX_PERSON_NAME_CHARS",
    "NAME_STOPS",
    "OPENING_BRACKETS",
    "NameReading",
    "NameSpan",
    "collect_boilerplate_words",
    "collect_button_words",
    "is_cjk",
    "is_damaged_name",
    "is_han",
    "is_hangul",
    "is_organisation",
    "is_refused_name",
    "is_staff_code",
    "tidy_name",
]

# A newsroom's number for its people: NF041, _NB123, PK155, 0123; nicknames with digits are longer.
STAFF_CODE = re.compile(r"_?[A-Za-z]{0,4}[-_]?[A-Za-z]{0,2}\d{2,6}")
TRAILING_STAFF_CODE = r"[_\s(（\[【]+[A-Za-z]{1,4}[-_]?\d{2,6}[)）\]】]?$"
CLOSING_BRACKETS = frozenset(")）]】〕》」』>")
OPENING_BRACKETS = frozenset("(（[【〔《「『<")
NAME_STOPS = frozenset('。！？!?：:“”"=＝@#*…') | OPENING_BRACKETS | CLOSING_BRACKETS
MAX_PERSON_NAME_CHARS = 60
REPLACEMENT_SIGNS = ("\ufffd", "锟斤", "鈥")  # the replacement character, and its bytes read as GBK
# UTF-8 read as Windows-1252: a lead byte with a continuation byte behind it; and C1 controls.
MOJIBAKE = re.compile(
    r"[\u00c2-\u00c5\u00d0-\u00d1][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ•˜™š›œžŸ]|[\u0080-\u009f\ue000-\uf8ff]"
)


class NameSpan(NamedTuple):
    """A name and the characters of the text that it was read from."""

    name: str
    start: int
    end: int


class NameReading(NamedTuple):
    """The names at the head of a text, and where the reading stopped."""

    names: tuple[NameSpan, ...]
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
        name = re.sub(TRAILING_STAFF_CODE, "", name)
    name = name.strip(" \t,，、;；:：|丨/_-–—.。·•*=＝")
    if name and all(is_han(c) or is_hangul(c) or c == " " for c in name):
        parts = name.split()
        if all(len(part) == 1 for part in parts) or any(is_han(c) for c in name):
            return "".join(parts)
    return name


def is_damaged_name(text: str) -> bool:
    r"""Whether a text shows that its bytes were read in a wrong encoding: such a name is none.

    >>> [
    ...     is_damaged_name(name)
    ...     for name in ("JosÃ© GarcÃ\xada", "Zo\ufffd Ray", "José Núñez", "锟斤拷")
    ... ]
    [True, True, False, True]
    """
    if text.isascii():
        return False
    return any(sign in text for sign in REPLACEMENT_SIGNS) or MOJIBAKE.search(text) is not None


def is_organisation(name: str, lexicon: Lexicon) -> bool:
    """Whether a name ends or, in languages with spaces, speaks like an organisation's.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> is_organisation("新京报", get_lexicon("zh")), is_organisation("张建国", get_lexicon("zh"))
    (True, False)
    """
    words = lexicon.names["organisation"]
    folded = fold(name)
    if any(word in words for word in map(fold, name.split())):
        return True
    ends = list_organisation_endings(lexicon)
    return folded.endswith(ends) and any(
        folded.endswith(word) and len(folded) > len(word) + 1 for word in ends
    )


@cache
def list_organisation_endings(lexicon: Lexicon) -> tuple[str, ...]:
    """How organisations' names end in scripts without spaces: 报, 公司."""
    return tuple(word for word in lexicon.names["organisation"] if is_cjk(word[:1]))


def is_refused_name(bare: str, lexicon: Lexicon) -> bool:
    """Whether a word is known to be no name: 本站, 佚名, a newsroom, a word of furniture."""
    folded = fold(bare)
    if folded in lexicon.names["not_person"] or folded in lexicon.credit:
        return True
    return folded in collect_button_words(lexicon) or is_organisation(bare, lexicon)


@cache
def collect_boilerplate_words(lexicon: Lexicon) -> frozenset[str]:
    """All words that stand on buttons and links."""
    return frozenset(word.replace(" ", "") for words in lexicon.cues.values() for word in words)


@cache
def collect_button_words(lexicon: Lexicon) -> frozenset[str]:
    """Furniture and, in scripts without spaces, what it begins with: 关注 of 关注我们."""
    words = collect_boilerplate_words(lexicon)
    return words | {word[:2] for word in words if is_han(word[0])}
