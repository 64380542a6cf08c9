"""Dates written in a way that hides them, written anew: in numerals, or run together.

`二〇二四年五月二十六日` becomes `2024年5月26日`, and two days that touch
(`2024-05-202024-05-21`) are set apart. Each piece remembers where it stood, so that a date still
points at the text as it was.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from newsclean.text.late_patterns import compile_late

DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))
NUMERALS = "〇零○一二三四五六七八九"
TENS = "十廿卅"
HUNDRED = "百"
# A whole day in numerals: a year alone is a word of any story ("一九七三年").
NUMERAL_DAY = compile_late(
    rf"[{NUMERALS}{TENS}{HUNDRED}]{{1,6}}\s?年\s?[{NUMERALS}{TENS}]{{1,3}}\s?月"
    rf"\s?[{NUMERALS}{TENS}]{{1,3}}\s?[日號号]"
)
NUMERAL_RUN = compile_late(rf"[{NUMERALS}{TENS}{HUNDRED}]{{1,6}}")
CLOCK_IN_NUMERALS = compile_late(
    rf"\s?[^\W\d]{{0,2}}?[{NUMERALS}{TENS}]{{1,3}}\s?[時时點点](?:\s?[{NUMERALS}{TENS}]{{1,3}}\s?[分])?"
)
# Two days in figures that touch, the year first or last.
TOUCHING_DAYS = compile_late(
    r"(?:(?<!\d)|(?<=[-/.]\d\d)|(?<=[-/.]\d{4}))(?:\d{4}([-/.])\d\d\1\d\d(?=\d{4}\1\d\d\1\d\d(?!\d(?!\d{3}\1)))"
    r"|\d\d([-/.])\d\d\2\d{4}(?=\d\d\2\d\d\2\d{4}(?!\d(?!\d\2))))"
)
LONG_NUMBER = compile_late(r"[-/.]\d{6}[-/.]")


class Respelt(NamedTuple):
    """A text with its hidden dates written anew.

    Attributes:
        text: the text in which dates are looked for.
        starts: where each piece of it starts; one piece, at 0, where nothing was changed.
        origins: where each piece started before.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def find_origin(self, at: int) -> int:
        """Where a place of the text stood before.

        >>> found = respell_dates("二〇二四年五月二十六日，晴")
        >>> found.text, found.find_origin(found.text.index("，"))
        ('2024年5月26日，晴', 11)
        """
        piece = bisect_right(self.starts, at) - 1
        origin = self.origins[piece] + at - self.starts[piece]
        following = self.origins[piece + 1 : piece + 2]
        return min(origin, *following) if following else origin


def respell_dates(text: str) -> Respelt:
    """A text with days in numerals written in figures, and with touching days set apart.

    Args:
        text: a line with signs in ASCII (see `to_ascii_signs`).

    >>> respell_dates("2024-05-202024-05-21").text
    '2024-05-20 2024-05-21'
    """
    changes: list[tuple[int, int, str]] = []
    if has_numeral_day(text):
        changes += list_numeral_changes(text)
    if LONG_NUMBER.search(text):
        changes += [(match.end(), match.end(), " ") for match in TOUCHING_DAYS.finditer(text)]
    pieces: list[str] = []
    starts, origins = [0], [0]
    at = length = 0
    for start, end, new in sorted(changes):
        pieces += [text[at:start], new]
        length += start - at
        starts += [length, length + len(new)]
        origins += [start, end]
        length += len(new)
        at = end
    return Respelt("".join([*pieces, text[at:]]), tuple(starts), tuple(origins))


def has_numeral_day(text: str) -> bool:
    """Whether a text has a day in numerals.

    >>> has_numeral_day("二〇二四年五月六日"), has_numeral_day("建于一九七三年，五月开放")
    (True, False)
    """
    return "月" in text and NUMERAL_DAY.search(text) is not None


def list_numeral_changes(text: str) -> list[tuple[int, int, str]]:
    """Start, end and figures of each numeral of the days in a text, and of the clocks behind."""
    changes = []
    for day in NUMERAL_DAY.finditer(text):
        clock = CLOCK_IN_NUMERALS.match(text, day.end())
        end = clock.end() if clock else day.end()
        changes += [
            (*run.span(), number)
            for run in NUMERAL_RUN.finditer(text, day.start(), end)
            if (number := read_numeral(run[0])) is not None
        ]
    return changes


def read_numeral(numeral: str) -> str | None:
    """A Chinese numeral in figures, digit by digit or counted; `None` where it is no number.

    >>> [read_numeral(numeral) for numeral in ("二〇二四", "十", "二十六", "廿三", "一百一十三")]
    ['2024', '10', '26', '23', '113']
    >>> read_numeral("十百")
    """
    if all(char in DIGITS for char in numeral):
        return "".join(DIGITS[char] for char in numeral)
    plain = numeral.replace("廿", "二十").replace("卅", "三十")
    one = rf"[{NUMERALS[3:]}]"
    match = re.fullmatch(rf"(?:({one})百[零〇]?)?(?:({one})?(十))?({one})?", plain)
    if not match:
        return None
    hundreds, tens, ten, ones = match.groups()
    value = 100 * int(DIGITS[hundreds]) if hundreds else 0
    value += 10 * int(DIGITS[tens or "一"]) if ten else 0
    return str(value + (int(DIGITS[ones]) if ones else 0))
