"""A name as text: what it is tidied of, where it must end, and when its letters are damaged."""

import re
from typing import NamedTuple

from newsclean.parsers.brackets import CLOSING_BRACKETS, OPENING_BRACKETS
from newsclean.text.late_patterns import compile_late
from newsclean.text.scripts import HAN_RANGE, is_cjk, is_han, is_hangul
from newsclean.text.sentences import WIDE_SENTENCE_ENDS

# A newsroom's number for its people: NF041, _NB123, PK155, 0123. Nicknames with digits are longer.
STAFF_CODE = compile_late(r"_?[A-Za-z]{0,4}[-_]?[A-Za-z]{0,2}\d{2,6}")
TRAILING_STAFF_CODE = r"[_\s(（\[【]+[A-Za-z]{1,4}[-_]?\d{2,6}[)）\]】]?$"
GLUED_STAFF_CODE = rf"^([{HAN_RANGE}]{{2,4}})[A-Z]{{1,4}}[-_]?\d{{2,6}}$"
STAFF_CODE_BRACKETS = "()（）[]【】 "
OUTER_SIGNS = " \t,，、;；:：|丨/_-–—.。·•*=＝"  # around a name, never part of it
NAME_STOPS = frozenset(WIDE_SENTENCE_ENDS + '!?：:“”"=＝@#*…') | OPENING_BRACKETS | CLOSING_BRACKETS
INITIAL_LAST = compile_late(r"(?:^|[\s.-])[^\W\d_]\.$")  # its point is part of a name: Tom R.
MAX_PERSON_NAME_CHARS = 60
MAX_NAMES_CHARS = 20 * MAX_PERSON_NAME_CHARS  # of a text that is read as a list of names
REPLACEMENT_SIGNS = ("\ufffd", "锟斤", "鈥")  # the replacement character, and its bytes read as GBK
# UTF-8 read as Windows-1252: a lead byte with a continuation byte behind it; and C1 controls.
MOJIBAKE = compile_late(
    r"[\u00c2-\u00c5\u00d0-\u00d1][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ•˜™š›œžŸ]|[\u0080-\u009f\ue000-\uf8ff]"
)


class NameSpan(NamedTuple):
    """A name and the characters of the text that it was read from."""

    name: str
    start: int
    end: int


class NameReading(NamedTuple):
    """The names that a text begins with, and where reading them stopped."""

    names: tuple[NameSpan, ...]
    stop: int


def is_staff_code(text: str) -> bool:
    """Whether a word is a newsroom's number for someone, which names nobody.

    >>> [is_staff_code(word) for word in ("NF041", "_NB123", "shuiqinghe0219", "张三")]
    [True, True, False, False]
    """
    return STAFF_CODE.fullmatch(text.strip(STAFF_CODE_BRACKETS)) is not None


def tidy_name(text: str) -> str:
    """A name without a staff code, the signs around it, and spaces inside a Han name.

    >>> tidy_name("张 三_NB123"), tidy_name(" Jane  Miller,"), tidy_name("김 민 수")
    ('张三', 'Jane Miller', '김민수')
    >>> tidy_name("张小三PK155"), tidy_name("小鱼2008"), tidy_name("T. K.")
    ('张小三', '小鱼2008', 'T. K.')
    """
    name = " ".join(text.split())
    if any(map(str.isdecimal, name[-2:])):  # a code ends with a digit or a bracket behind it
        name = re.sub(TRAILING_STAFF_CODE, "", name)
        name = re.sub(GLUED_STAFF_CODE, r"\1", name)
    point = "." if INITIAL_LAST.search(name.rstrip(",;: ")) else ""
    name = name.strip(OUTER_SIGNS) + point
    if not all(is_cjk(char) or is_hangul(char) or char == " " for char in name):
        return name
    parts = name.split()
    spread = any(map(is_han, name)) or all(len(part) == 1 for part in parts)
    return "".join(parts) if spread else name


def is_damaged_name(text: str) -> bool:
    r"""Whether the bytes of a text were read in a wrong encoding, so that it is no one's name.

    >>> [
    ...     is_damaged_name(name)
    ...     for name in ("JosÃ© GarcÃ\xada", "Zo\ufffd Ray", "José Núñez", "锟斤拷")
    ... ]
    [True, True, False, True]
    """
    return not text.isascii() and (
        any(sign in text for sign in REPLACEMENT_SIGNS) or MOJIBAKE.search(text) is not None
    )
