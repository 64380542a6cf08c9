"""Days with a year, in every shape that newsrooms print: `2022年8月18日`, `18. August 2022`.

A day is found by its first number; the name of a month may stand before that. Each part has a
bounded length, and a day that no calendar has gives nothing, never another day.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.calendars import (
    CENTURY,
    ERA_NAME,
    ERA_YEAR_OFFSETS,
    LAST_YEAR,
    MAX_SHORT_YEAR,
    convert_persian_day,
    convert_thai_year,
    find_era,
    is_persian_year,
    read_thai_short_year,
)
from newsclean.parsers.dates.date_words import LETTER, get_month_number
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

FIRST_YEAR = 1900
ERA_WINDOW_CHARS = 12  # before a year, in which its era stands
MONTH_WINDOW_CHARS = 24  # before a day, in which its month stands
MIN_GLUED_WORD_CHARS = 4  # run onto a number: Publiziert17. Dezember 2024; v and t are no words

DOTTED_WORD = rf"{LETTER}{{1,3}}\.{LETTER}{{1,3}}"  # ส.ค., พ.ศ.
# The months of the Levant are two words, and often stand beside the name that Egypt gives them:
# كانون الثاني, تشرين الثاني/نوفمبر, كانون الثاني (يناير).
ARABIC_WORD = r"[\u0620-\u06d3]{2,9}"
ARABIC_NAME = rf"{ARABIC_WORD}(?:\s{ARABIC_WORD})?"
ARABIC_MONTH = rf"{ARABIC_NAME}(?:\s?[/(]\s?{ARABIC_NAME}\)?)?"
SECOND_NAME = rf"\s?/\s?{LETTER}{{2,12}}|\s\d{{1,2}}(?!\d)"
MONTH_NAME = rf"(?:{DOTTED_WORD}|{LETTER}{{2,20}}(?:{SECOND_NAME})?|{ARABIC_MONTH})"
DATE_JOINER = rf"(?:{LETTER}{{1,4}}[\s.']\s?|{DOTTED_WORD}\.\s?)?"  # of, de, d', m., năm, พ.ศ.
DATE_LEFT_EDGE = r"(?<![\d_])(?<!\d[.,:/-])(?<!\w/)"
# No further part of an address or a version; a clock may follow, even glued ("2022-08-1811:00").
DATE_RIGHT_EDGE = r"(?!\d(?!\d?:\d\d)|[./-]\d(?!\d?:\d\d))"
YEAR_RIGHT_EDGE = r"(?!\d(?!\d?:\d))"
# Beside a month's name a year ends after four digits whatever follows: browsers and w3m join the
# next element to it ("May 2nd 202511 mins", "November 21, 202501747" with a count of views).
YEAR_BESIDE_NAME = rf"(?:\d{{4}}{YEAR_RIGHT_EDGE}|20[0-4]\d(?=\d{{1,6}}(?![\d.,/-])))"
# The same year by the other calendar: 令和6年（2024年）, 2024（令和6）年
TWIN_YEAR = rf"\(\s?(?:{ERA_NAME})?\s?\d{{1,4}}\s?年?\s?\)"
# Thai pages write the last two digits of a year of their own calendar: 18 ส.ค. 65.
THAI_WORD = r"[\u0e00-\u0e7f][\u0e00-\u0e7f.]{2,13}"
DATE_WITH_YEAR = compile_late(
    rf"""{DATE_LEFT_EDGE}(?:
        (?P<cjk_year>\d{{1,4}})\s?(?:{TWIN_YEAR}\s?)?[年년]\s?(?:{TWIN_YEAR}\s?)?(?P<cjk_month>\d{{1,2}})\s?[月월]\s?
            (?P<cjk_day>\d{{1,2}})(?!\d)(?:\s?[日일號号])?
      | (?P<year>\d{{4}})\s?(?P<sign>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?
            (?P<day>\d{{1,2}}){DATE_RIGHT_EDGE}\.?
      | (?P<lead_year>\d{{4}})(?P<point>[.,]?)[\s/-]{{0,2}}{DATE_JOINER}(?P<lead_month>{MONTH_NAME})
            [\s./-]{{0,2}}(?P<lead_day>\d{{1,2}})(?![\d:])
      | (?P<thai_day>\d{{1,2}})\s?(?P<thai_month>{THAI_WORD})\s?(?:{THAI_WORD}\s?)?
            (?P<thai_year>\d\d)(?!\d|[.:/-]\d)
      | (?P<number>\d{{1,2}})\s?(?P<mark>[-/.])\s?(?P<other>\d{{1,2}})\s?(?P=mark)\s?
            (?P<last>\d\d(?=\d\d:\d\d)|\d{{4}}|\d\d){DATE_RIGHT_EDGE}
      | (?P<named_day>\d{{1,2}})(?:{LETTER}{{1,3}})?[.,]?[\s/-]{{0,2}}{DATE_JOINER}
            (?P<named_month>{MONTH_NAME})\.?,?[\s/-]{{0,2}}{DATE_JOINER}
            (?P<named_year>{YEAR_BESIDE_NAME})
    )""",
    re.VERBOSE,
)
DATE_AFTER_MONTH_NAME = rf"""(?x)(?P<day>\d{{1,2}})(?:{LETTER}{{1,2}})?
    (?: [.,]?[\s/-]{{1,2}}{DATE_JOINER}
      | \s(?P<clock>\d\d:\d\d(?::\d\d)?)\s(?:(?P<zone>[A-Z]{{3,4}}|[+-]\d{{4}})\s)?
    )(?P<year>{YEAR_BESIDE_NAME})(?!:\d)"""
MONTH_NAME_BEFORE = compile_late(rf"(?P<word>{LETTER}{{3,20}})\.?[\s/-]{{0,2}}$")
GLUED_MONTH_NAME = compile_late(r"(?<=[a-z])(?:[A-Z][a-z]+|[A-Z]{3,9})$")
LETTERS_BEFORE = re.compile(r"[A-Za-z\u00c0-\u024f]{1,12}$")
MONTH_NAME_SIGNS = compile_late(r"[/()]")  # between two names of one month
CLOCK_NEXT = compile_late(r"\s?\d\d:\d\d")


class Day(NamedTuple):
    """A day that a text names.

    Attributes:
        readings: the days that it can mean, as ISO 8601, the likelier first; never empty.
        start: where its words start.
        end: one past them.
        clock: the clock time inside it (Thu Aug 18 11:00:44 +0800 2022), or `None`.
        zone: the zone behind that clock, or `None`.
    """

    readings: tuple[str, ...]
    start: int
    end: int
    clock: str | None = None
    zone: str | None = None


class _DayText(NamedTuple):
    """A match of `DATE_WITH_YEAR`, the text before it, and the words of the page."""

    match: re.Match[str]
    before: str
    lexicon: Lexicon


_YearMonthDay = tuple[int, int, int]  # as printed: no calendar may have it


def match_day_at(text: str, at: int, floor: int, lexicon: Lexicon) -> Day | None:
    """The day whose first number stands at `at`, or `None`.

    Args:
        text: a line with signs in ASCII (see `to_ascii_signs`).
        at: where the number starts.
        floor: where the phrase before ended; nothing before it is read.
        lexicon: the words of the page.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> match_day_at("on 18/08/2022", 3, 0, get_lexicon("en")).readings
    ('2022-08-18',)
    """
    match = DATE_WITH_YEAR.match(text, at)
    if match:
        before = text[max(floor, at - ERA_WINDOW_CHARS) : at]
        readings = read_possible_days(_DayText(match, before, lexicon))
        if readings:
            return Day(readings, at, match.end())
    return match_day_after_month_name(text, at, floor, lexicon)


def match_day_after_month_name(text: str, at: int, floor: int, lexicon: Lexicon) -> Day | None:
    """The day whose number stands at `at`, behind the name of its month: `August 18, 2022`.

    Args:
        text: a line with signs in ASCII.
        at: where the number starts.
        floor: where the phrase before ended; nothing before it is read.
        lexicon: the words of the page.
    """
    match = re.compile(DATE_AFTER_MONTH_NAME).match(text, at)  # re keeps it
    window = text[max(floor, at - MONTH_WINDOW_CHARS) : at]
    before = MONTH_NAME_BEFORE.search(window) if match else None
    if not match or not before:
        return None
    word = before["word"]
    month = get_month_number(word, lexicon)
    if not month and (glued := GLUED_MONTH_NAME.search(word)):  # "Associated PressApril 28, 2023"
        word = glued[0]
        month = get_month_number(word, lexicon)
    if not month:
        return None
    readings = list_valid_days([(int(match["year"]), month, int(match["day"]))])
    if not readings:
        return None
    start = at - len(before[0]) + len(before["word"]) - len(word)
    return Day(readings, start, match.end(), match["clock"], match["zone"])


def read_possible_days(found: _DayText) -> tuple[str, ...]:
    """The days that a match of `DATE_WITH_YEAR` can mean, the likelier first."""
    glued = LETTERS_BEFORE.search(found.before)
    if glued and len(glued[0]) < MIN_GLUED_WORD_CHARS:  # v2022.8.18, t20220818
        return ()
    read = next(read for group, read in DAY_READERS.items() if found.match[group])
    return list_valid_days(read(found))


def read_cjk_day(found: _DayText) -> list[_YearMonthDay]:
    """`2022年8月18日`, `2022년 8월 18일`, `民國111年8月18日`."""
    match = found.match
    year = int(match["cjk_year"]) + ERA_YEAR_OFFSETS.get(find_era(found.before), 0)
    return [(year, int(match["cjk_month"]), int(match["cjk_day"]))]


def read_year_first_day(found: _DayText) -> list[_YearMonthDay]:
    """`2022-08-18`, `2022/8/18`, `2022. 8. 18.`, and `1401/05/27` on Persian pages."""
    parts = found.match.group("year", "month", "day")
    return convert_year(*map(int, parts), lexicon=found.lexicon)


def read_year_first_named_day(found: _DayText) -> list[_YearMonthDay]:
    """`2022. augusztus 18.`; the point only where the language puts the year first.

    Elsewhere it ends a sentence: "He left in 2022. March 5 people came back".
    """
    match, lexicon = found.match, found.lexicon
    month = find_month_in_word(match["lead_month"], lexicon)
    if not month or (match["point"] and lexicon.date_order != "ymd"):
        return []
    return [(convert_thai_year(int(match["lead_year"])), month, int(match["lead_day"]))]


def read_thai_short_day(found: _DayText) -> list[_YearMonthDay]:
    """`18 ส.ค. 65`: the last two digits of a year of the Thai calendar."""
    match = found.match
    month = find_month_in_word(match["thai_month"], found.lexicon)
    return (
        [(read_thai_short_year(match["thai_year"]), month, int(match["thai_day"]))] if month else []
    )


def read_named_day(found: _DayText) -> list[_YearMonthDay]:
    """`18. August 2022`, `18 de agosto de 2022`, `18 สิงหาคม 2565`, `۲۷ مرداد ۱۴۰۱`."""
    match, lexicon = found.match, found.lexicon
    year, day = int(match["named_year"]), int(match["named_day"])
    if month := find_month_in_word(match["named_month"], lexicon):
        return [(convert_thai_year(year), month, day)]
    month = lexicon.persian_months.get(fold(match["named_month"]))
    converted = convert_persian_day(year, month, day) if month else None
    return [converted] if converted else []


def read_numeric_days(found: _DayText) -> list[_YearMonthDay]:
    """`a/b/year`, by the order of the page's language.

    With points between, the day stands first wherever it can. A year of two digits needs two digits
    everywhere: last without dashes, or, in languages that put the year first, before a clock.
    """
    match, order = found.match, found.lexicon.date_order
    first, second, year = int(match["number"]), int(match["other"]), int(match["last"])
    if len(match["last"]) == len("22"):
        full = len(match["number"]) == len(match["other"]) == len("08")
        if order == "ymd":
            clock = CLOCK_NEXT.match(match.string, match.end())
            return [(CENTURY + first, second, year)] if full and clock else []
        if year > MAX_SHORT_YEAR or not full or match["mark"] == "-":
            return []
        year += CENTURY
    if found.lexicon.persian_months and is_persian_year(year):
        return convert_year(year, second, first, lexicon=found.lexicon)
    year = convert_thai_year(year)
    orders = [(year, second, first), (year, first, second)]
    return orders[::-1] if order == "mdy" and match["mark"] != "." else orders


# The first group of each shape of `DATE_WITH_YEAR`, and what reads that shape.
DAY_READERS: dict[str, Callable[[_DayText], list[_YearMonthDay]]] = {
    "cjk_year": read_cjk_day,
    "year": read_year_first_day,
    "lead_year": read_year_first_named_day,
    "thai_day": read_thai_short_day,
    "number": read_numeric_days,
    "named_day": read_named_day,
}


def convert_year(year: int, month: int, day: int, *, lexicon: Lexicon) -> list[_YearMonthDay]:
    """A day in figures, converted where its year is one of the page's own calendar."""
    if not (lexicon.persian_months and is_persian_year(year)):
        return [(year, month, day)]
    converted = convert_persian_day(year, month, day)
    return [converted] if converted else []


def find_month_in_word(word: str, lexicon: Lexicon) -> int | None:
    """The month that a word names, or one of its two names; of other words the first."""
    names = (word, *MONTH_NAME_SIGNS.split(word), word.partition(" ")[0])
    months = (get_month_number(name, lexicon) for name in names)
    return next(filter(None, months), None)


def list_valid_days(readings: list[_YearMonthDay]) -> tuple[str, ...]:
    """The readings that are days of the calendar, as ISO 8601, each once.

    >>> list_valid_days([(2022, 2, 30), (2022, 3, 1), (2022, 3, 1)])
    ('2022-03-01',)
    """
    found = []
    for year, month, day in readings:
        if FIRST_YEAR <= year <= LAST_YEAR:
            try:
                found.append(date(year, month, day).isoformat())
            except ValueError:  # a month or a day that no calendar has
                continue
    return tuple(dict.fromkeys(found))
