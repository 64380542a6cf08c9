"""Dates in a line: a day with its year, with the clock time and zone that stand beside it.

One grammar reads dumps, HTML, and what a page's head says to readers.
"""

import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.ascii_signs import to_ascii_signs
from newsclean.parsers.dates.clock import (
    CLOCK,
    MIDNIGHT_HOUR,
    ClockTime,
    choose_nearer_clock,
    find_clock_after,
    find_clock_before,
    format_clock,
)
from newsclean.parsers.dates.date_words import LETTER, is_weekday
from newsclean.parsers.dates.days import (
    ARABIC_MONTH,
    ARABIC_WORD,
    THAI_WORD,
    YEAR_RIGHT_EDGE,
    Day,
    match_day_at,
)
from newsclean.parsers.dates.respell import has_numeral_day, respell_dates
from newsclean.parsers.dates.zones import LOCAL_TIME, get_zone_offset, read_zone
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

NUMBER = re.compile(r"\d+")
MAX_NUMBER_DIGITS = 4  # of a year, the longest number that a date begins with
FIRST_YEAR_OF_ERA = ("元年", "1年")
WORD_BEFORE = re.compile(rf"(?P<word>{LETTER}{{2,14}})[.,\s]{{0,3}}$")
WEEKDAY_WINDOW_CHARS = 24  # before a day, in which its weekday stands
ZONE_WINDOW_CHARS = 16  # before a day, in which its zone is named
MIN_ZONE_NAME_CHARS = 4  # of a zone named before a day: 北京时间, not GMT
AFTERNOON_CLOCK = compile_late(r"(?<!\d)(?:1[3-9]|2[0-3])[:.]\d\d")
CENTURY_DIGITS = "(?:19|20|25)"  # the Thai calendar is in its 26th
NON_ASCII_DIGIT = compile_late(r"\d(?<![0-9])")
# The first digit is looked at before what stands in front of it: then `re` skips whatever is no
# digit, which takes a quarter of the time.
ROUGH_DATE = compile_late(
    rf"""\d(?<!\d\d)(?:
        (?:(?<=1)9|(?<=2)[05])\d\d
          (?:[-/.]\s?\d{{1,2}}[-/.]\s?\d{{1,2}}(?!\d(?!\d?:\d|\d{{3}}[-/.]))|\s?[年년]\s?\d)
      | \d(?P<point>[./-])\d\d(?P=point)\d\d{YEAR_RIGHT_EDGE}
      | \d?\s?[月월]\s?\d{{1,2}}\s?[日일號号]
      | \d?(?:(?P<mark>[-/.])\s?\d{{1,2}}(?P=mark)\s?
          |(?:[^\W\d_]{{2}})?[.,]?[\s-](?:[^\W\d_]{{2,3}}\s)?[^\s\d]{{3,12}}[\s-](?:[^\s\d]{{2,4}}\s)?
          ){CENTURY_DIGITS}\d\d
      | (?:(?<=[^\W\d_]\s\d)|(?<=[^\W\d_]\.\s\d))\d?(?:[^\W\d_]{{2}})?[.,]?\s
          {CENTURY_DIGITS}\d\d
      | \d?\s{ARABIC_MONTH}[,،]?\s(?:{ARABIC_WORD}\s)?(?:1[34]|20)\d\d(?!\d)
      | (?:(?<=1)[34])\d\d(?P<stroke>[/-])\d{{1,2}}(?P=stroke)\d{{1,2}}(?![\d/-])
      | \d?\s?{THAI_WORD}\s?(?:{THAI_WORD}\s?)?\d\d(?!\d|[.:/-]\d)
    )""",
    re.VERBOSE,
)


class DatePhrase(NamedTuple):
    """A day that a text names, with the time beside it.

    Attributes:
        value: ISO 8601, as precise as printed: `2022-08-18`, `2022-08-18T11:00:44+08:00`.
        zone: `page` where the text prints one, `assumed` where `assume_zone` added one, `local`
            where the text says that the time is a local one, else `None`.
        start: where the phrase starts in the text, weekday and clock included.
        end: one past its last character.
        text: the words.
        other: the same with day and month exchanged, where the text alone cannot tell.
    """

    value: str
    zone: str | None
    start: int
    end: int
    text: str
    other: str | None = None

    @property
    def day(self) -> str:
        """The day alone."""
        return self.value[:10]

    @property
    def has_time(self) -> bool:
        """Whether the text has a time of day."""
        return len(self.value) > len("2022-08-18")


def has_date(text: str) -> bool:
    """Whether something like a date stands in a text; quick, and looser than `find_dates`.

    >>> has_date("2022-08-18 11:00"), has_date("18. August 2022"), has_date("version 10.2")
    (True, True, False)
    """
    if not NUMBER.search(text):
        return has_numeral_day(text)
    if ROUGH_DATE.search(text) or has_numeral_day(text):
        return True
    foreign = not text.isascii() and NON_ASCII_DIGIT.search(text)
    return bool(foreign and ROUGH_DATE.search(to_ascii_signs(text)))


@lru_cache(maxsize=256)  # labels and several fields ask for the dates of the same lines
def find_dates(text: str, lexicon: Lexicon) -> tuple[DatePhrase, ...]:
    """All days with a year that a text names, in order, with the times beside them.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> [found.value for found in find_dates("2022年8月18日 上午11:00 来源：某", get_lexicon("zh"))]
    ['2022-08-18T11:00']
    >>> find_dates("31.02.2022", get_lexicon("en"))
    ()
    """
    if not any(map(str.isdigit, text)) and not has_numeral_day(text):
        return ()
    respelt = respell_dates(to_ascii_signs(text).replace(*FIRST_YEAR_OF_ERA))
    clean = respelt.text
    found: list[DatePhrase] = []
    floor = 0
    for number in NUMBER.finditer(clean):
        start, end = number.span()
        if start < floor or end - start > MAX_NUMBER_DIGITS:
            continue
        day = match_day_at(clean, start, floor, lexicon)
        if not day:
            continue
        phrase = build_date_phrase(clean, day, floor, lexicon)
        floor = phrase.end if phrase else day.end
        if phrase:
            first, last = respelt.find_origin(phrase.start), respelt.find_origin(phrase.end)
            found.append(phrase._replace(start=first, end=last, text=text[first:last]))
    return tuple(found)


def build_date_phrase(text: str, day: Day, floor: int, lexicon: Lexicon) -> DatePhrase | None:
    """The phrase of a day with the clock before, inside or behind it; `None` with a clock of 25:00.

    Args:
        text: a line with signs in ASCII.
        day: the day found in it.
        floor: where the phrase before ended; nothing before it is read.
        lexicon: the words of the page.
    """
    time = find_clock(text, day, floor, lexicon)
    start = find_phrase_start(text, day.start, floor, lexicon)
    value, other = choose_reading(text, day, time, lexicon)
    if time is None:
        return DatePhrase(value, None, start, day.end, "", other)
    if time.clock is None:
        return None
    phrase = DatePhrase(
        value=add_clock_time(value, time.clock),
        zone=None,
        start=min(start, time.start),
        end=max(day.end, time.end),
        text="",
        other=other and add_clock_time(other, time.clock),
    )
    zone = time.zone or read_zone_before(text, start, floor, lexicon)
    if zone == LOCAL_TIME or not phrase.has_time:
        return phrase._replace(zone=(zone and phrase.has_time and LOCAL_TIME) or None)
    return assume_zone(phrase, zone)._replace(zone="page") if zone else phrase


def add_clock_time(day: str, clock: str) -> str:
    """A day with a clock time; 24:00 is the first minute of the next day.

    >>> add_clock_time("2022-08-18", "24:00"), add_clock_time("2022-08-18", "")
    ('2022-08-19T00:00', '2022-08-18')
    """
    if clock == f"{MIDNIGHT_HOUR}:00":
        return f"{date.fromisoformat(day) + timedelta(days=1)}T00:00"
    return f"{day}T{clock}" if clock else day


def find_clock(text: str, day: Day, floor: int, lexicon: Lexicon) -> ClockTime | None:
    """The clock time inside a day, or the one nearest to it.

    Args:
        text: a line with signs in ASCII.
        day: the day found in it.
        floor: where the phrase before ended; nothing before it is read.
        lexicon: the words of the page.
    """
    if day.clock:
        clock = format_clock(CLOCK.match(day.clock), None)
        zone = read_zone(f" {day.zone or ''}", 0, lexicon)[0]
        return ClockTime(clock, zone, day.start, day.end, gap=0)
    return choose_nearer_clock(
        find_clock_after(text, day.end, lexicon),
        find_clock_before(text, day.start, floor=floor, lexicon=lexicon),
    )


def choose_reading(
    text: str, day: Day, time: ClockTime | None, lexicon: Lexicon
) -> tuple[str, str | None]:
    """The likelier of the days that a text can mean, and the other one.

    Who counts hours to 24 writes the day first: 06/01/2026 - 13:55 is in January on American pages
    too.

    Args:
        text: a line with signs in ASCII.
        day: the day found in it.
        time: the clock time beside it.
        lexicon: the words of the page.
    """
    month_first = lexicon.date_order == "mdy"
    points = "." in text[day.start : day.end]  # then the day stands first as it is
    afternoon = time and AFTERNOON_CLOCK.search(text, time.start, time.end)
    swapped = afternoon and month_first and not points
    first, *others = day.readings[::-1] if swapped else day.readings
    return first, next(iter(others), None)


def find_phrase_start(text: str, start: int, floor: int, lexicon: Lexicon) -> int:
    """Where a phrase starts when the weekday before its day counts as part of it."""
    before = WORD_BEFORE.search(text[max(floor, start - WEEKDAY_WINDOW_CHARS) : start])
    if not before or not is_weekday(before["word"], lexicon):
        return start
    return start - len(before[0])


def read_zone_before(text: str, start: int, floor: int, lexicon: Lexicon) -> str | None:
    """The offset of a zone named right before a day: `北京时间2022年8月18日11:00`."""
    before = fold(text[max(floor, start - ZONE_WINDOW_CHARS) : start].rstrip(" :,"))
    names = list_long_zone_names(lexicon)
    if not before.endswith(names):
        return None
    return lexicon.zone_names[next(name for name in names if before.endswith(name))]


@cache
def list_long_zone_names(lexicon: Lexicon) -> tuple[str, ...]:
    """The names of zones that may stand before a day, longest first."""
    names = [name for name in lexicon.zone_names if len(name) >= MIN_ZONE_NAME_CHARS]
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def assume_zone(phrase: DatePhrase, zone: str | None) -> DatePhrase:
    """A phrase with an assumed zone, where it has a time and prints no zone.

    Args:
        phrase: a date that was read.
        zone: an offset (`+08:00`), or a zone's name (`Europe/Berlin`) for its offset of that day.

    >>> assume_zone(DatePhrase("2022-08-18T11:00", None, 0, 16, ""), "+08:00").value
    '2022-08-18T11:00+08:00'
    """
    if not zone or not phrase.has_time or phrase.zone:
        return phrase
    offset = get_zone_offset(zone, phrase.value)
    if not offset:
        return phrase
    other = phrase.other and phrase.other + (get_zone_offset(zone, phrase.other) or "")
    return phrase._replace(value=phrase.value + offset, zone="assumed", other=other)
