"""Date phrases → moments: one grammar for dumps, for HTML and for what machines write in the head.

A phrase is a day with its year, and with the clock time and zone that stand beside it. Every shape
is found by its first number, each part has a bounded length, and a day that no calendar has gives
nothing, never another day.
"""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.clock import (
    CLOCK,
    ClockTime,
    choose_nearer_clock,
    find_clock_after,
    find_clock_before,
    format_clock,
    get_zone_offset,
)
from newsclean.parsers.dates.words import (
    BUDDHIST_YEAR_OFFSET,
    ERA_YEAR_OFFSETS,
    LETTER,
    ascii_digits,
    get_month_number,
    is_weekday,
    parse_utc_offset,
    read_zone,
)
from newsclean.text.fold import fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
THAI_CENTURY = 2500  # of the years that Thai pages write with two digits: 2543 is 2000
MAX_SHORT_YEAR = 49  # "18.08.22": 00 to 49 is 2000 to 2049, any other is no year

DOTTED_WORD = rf"{LETTER}{{1,3}}\.{LETTER}{{1,3}}"  # ส.ค., พ.ศ.
MONTH_NAME = rf"(?:{DOTTED_WORD}|{LETTER}{{2,20}}(?:\s?/\s?{LETTER}{{2,12}}|\s\d{{1,2}}(?!\d))?)"
DATE_JOINER = rf"(?:{LETTER}{{1,4}}[\s.']\s?|{DOTTED_WORD}\.\s?)?"  # of, de, d', m., năm, พ.ศ.
DATE_LEFT_EDGE = r"(?<![\d_])(?<!\d[.,:/-])(?<!\w/)"
# No further part of an address or a version; a clock may follow, even glued ("2022-08-1811:00").
DATE_RIGHT_EDGE = r"(?!\d(?!\d?:\d\d)|[./-]\d(?!\d?:\d\d))"
YEAR_RIGHT_EDGE = r"(?!\d(?!\d?:\d))"
# Beside a month's name a year ends after four digits whatever follows: browsers and w3m join the
# next element to it ("May 2nd 202511 mins", "November 21, 202501747" with a count of views).
YEAR_BESIDE_NAME = rf"(?:\d{{4}}{YEAR_RIGHT_EDGE}|20[0-4]\d(?=\d{{1,6}}(?![\d.,/-])))"
# Thai pages write the last two digits of a year of their own calendar: 18 ส.ค. 65.
THAI_WORD = r"[\u0e00-\u0e7f][\u0e00-\u0e7f.]{2,13}"
NUMBER = re.compile(r"\d+")
# Every day is found by its first number; a month's name or an era may stand before that.
DATE_WITH_YEAR = re.compile(
    rf"""{DATE_LEFT_EDGE}(?:
        (?P<cjk_year>\d{{1,4}})\s?[年년]\s?(?P<cjk_month>\d{{1,2}})\s?[月월]\s?
            (?P<cjk_day>\d{{1,2}})(?!\d)(?:\s?[日일號号])?
      | (?P<year>\d{{4}})\s?(?P<sign>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?
            (?P<day>\d{{1,2}}){DATE_RIGHT_EDGE}\.?
      | (?P<first_year>\d{{4}})(?P<point>[.,]?)[\s/-]{{0,2}}{DATE_JOINER}(?P<then_word>{MONTH_NAME})
            [\s./-]{{0,2}}(?P<then_day>\d{{1,2}})(?![\d:])
      | (?P<thai_day>\d{{1,2}})\s?(?P<thai_word>{THAI_WORD})\s?(?:{THAI_WORD}\s?)?
            (?P<thai_year>\d\d)(?!\d|[.:/-]\d)
      | (?P<a>\d{{1,2}})\s?(?P<mark>[-/.])\s?(?P<b>\d{{1,2}})\s?(?P=mark)\s?
            (?P<last>\d\d(?=\d\d:\d\d)|\d{{4}}|\d\d){DATE_RIGHT_EDGE}
      | (?P<first_day>\d{{1,2}})(?:{LETTER}{{1,3}})?[.,]?[\s/-]{{0,2}}{DATE_JOINER}
            (?P<word>{MONTH_NAME})\.?,?[\s/-]{{0,2}}{DATE_JOINER}(?P<last_year>{YEAR_BESIDE_NAME})
    )""",
    re.VERBOSE,
)
DATE_AFTER_MONTH_NAME = rf"""(?x)(?P<word_day>\d{{1,2}})(?:{LETTER}{{1,2}})?
    (?: [.,]?[\s/-]{{1,2}}{DATE_JOINER}
      | \s(?P<inner>\d\d:\d\d(?::\d\d)?)\s(?:(?P<inner_zone>[A-Z]{{3,4}}|[+-]\d{{4}})\s)?
    )(?P<word_year>{YEAR_BESIDE_NAME})(?!:\d)"""
MONTH_NAME_BEFORE = re.compile(rf"(?P<word>{LETTER}{{3,20}})\.?[\s/-]{{0,2}}$")
WORD_BEFORE = re.compile(rf"(?P<word>{LETTER}{{2,14}})[.,\s]{{0,3}}$")
CLOCK_NEXT = re.compile(r"\s?\d\d:\d\d")
AFTERNOON_CLOCK = re.compile(r"(?<!\d)(?:1[3-9]|2[0-3])[:.]\d\d")
GLUED_MONTH_NAME = re.compile(r"(?<=[a-z])(?:[A-Z][a-z]+|[A-Z]{3,9})$")
LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,12}$")
# Patterns for the heads of HTML pages are compiled when the first one is read: dumps have none.
ISO_DATETIME = r"""(?xi)
    \s*(?P<year>\d{4})(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)
    (?: [T\s_]?\s?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?
        \s?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?(?:\s?\[[\w/+-]{1,40}\]|\s[A-Z]{2,5})?
    )?\s*"""
EPOCH_SECONDS = r"\s*(?P<seconds>\d{10})(?:\d{3}|\.\d{1,9})?\s*"
CENTURY_DIGITS = "(?:19|20|25)"  # the Thai calendar is in its 26th
NON_ASCII_DIGIT = re.compile(r"(?![0-9])\d")
ROUGH_DATE = re.compile(
    rf"""(?<!\d)(?:
        {CENTURY_DIGITS}\d\d(?:[-/.]\s?\d{{1,2}}[-/.]\s?\d{{1,2}}(?!\d(?!\d?:\d))|\s?[年년]\s?\d)
      | \d\d(?P<point>[./-])\d\d(?P=point)\d\d{YEAR_RIGHT_EDGE}
      | \d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일號号]
      | \d{{1,2}}(?:(?P<mark>[-/.])\s?\d{{1,2}}(?P=mark)\s?
          |(?:[^\W\d_]{{2}})?[.,]?[\s-](?:[^\W\d_]{{2,3}}\s)?[^\s\d]{{3,12}}[\s-](?:[^\s\d]{{2,4}}\s)?
          ){CENTURY_DIGITS}\d\d
      | (?<=[^\W\d_])[.]?\s\d{{1,2}}(?:[^\W\d_]{{2}})?[.,]?\s{CENTURY_DIGITS}\d\d
      | \d{{1,2}}\s?{THAI_WORD}\s?(?:{THAI_WORD}\s?)?\d\d(?!\d|[.:/-]\d)
    )""",
    re.VERBOSE,
)


class DatePhrase(NamedTuple):
    """A day that a text names, with the time beside it.

    Attributes:
        value: ISO 8601, as precise as printed: `2022-08-18`, `2022-08-18T11:00:44+08:00`.
        zone: `page` where the text prints one, `assumed` where `assume_zone` added one, else
            `None`.
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
        """Whether a time of day was told."""
        return len(self.value) > len("2022-08-18")


class _DayMatch(NamedTuple):
    """A day of a plain text: its readings, the likelier first, and the clock inside it."""

    readings: tuple[str, ...]
    start: int
    end: int
    clock: str | None = None
    zone: str | None = None


def has_date(text: str) -> bool:
    """Whether something like a date stands in a text; quick, and looser than `find_dates`.

    >>> has_date("2022-08-18 11:00"), has_date("18. August 2022"), has_date("version 10.2")
    (True, True, False)
    """
    if ROUGH_DATE.search(text):
        return True
    foreign = not text.isascii() and NON_ASCII_DIGIT.search(text)
    return bool(foreign and ROUGH_DATE.search(ascii_digits(text)))


def find_dates(text: str, lexicon: Lexicon) -> tuple[DatePhrase, ...]:
    """All days with a year that a text names, in order, with the times beside them.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> [found.value for found in find_dates("2022年8月18日 上午11:00 来源：某", get_lexicon("zh"))]
    ['2022-08-18T11:00']
    >>> find_dates("31.02.2022", get_lexicon("en"))
    ()
    """
    clean = ascii_digits(text).replace("元年", "1年")
    found: list[DatePhrase] = []
    floor = 0
    for number in NUMBER.finditer(clean):
        if number.start() < floor or number.end() - number.start() > 4:
            continue
        day = match_day_at(clean, number.start(), floor, lexicon)
        if not day:
            continue
        phrase = build_date_phrase(clean, day, floor, lexicon)
        floor = phrase.end if phrase else day.end
        if phrase:
            found.append(phrase._replace(text=text[phrase.start : phrase.end]))
    return tuple(found)


def match_day_at(text: str, at: int, floor: int, lexicon: Lexicon) -> _DayMatch | None:
    """The day whose first number stands at `at`, or `None`.

    Args:
        text: plain text.
        at: where the number starts.
        floor: where the phrase before ended; nothing before it is read.
        lexicon: the words of the page.
    """
    match = DATE_WITH_YEAR.match(text, at)
    if match and (readings := read_possible_days(match, text[max(floor, at - 12) : at], lexicon)):
        return _DayMatch(readings, at, match.end())
    match = re.compile(DATE_AFTER_MONTH_NAME).match(text, at)  # re keeps it
    before = MONTH_NAME_BEFORE.search(text[max(floor, at - 24) : at]) if match else None
    word = before["word"] if before else ""
    month = get_month_number(word, lexicon)
    if not month and (glued := GLUED_MONTH_NAME.search(word)):  # "Associated PressApril 28, 2023"
        word = glued[0]
        month = get_month_number(word, lexicon)
    if not match or not before or not month:
        return None
    readings = list_valid_days([(int(match["word_year"]), month, int(match["word_day"]))])
    start = at - len(before[0]) + len(before["word"]) - len(word)
    return (
        _DayMatch(readings, start, match.end(), match["inner"], match["inner_zone"])
        if readings
        else None
    )


def read_possible_days(match: re.Match[str], before: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The days that a match of `DATE_WITH_YEAR` can mean, the likelier first."""
    glued = LETTERS_BEFORE.search(before)
    if glued and len(glued[0]) < 4:  # v2022.8.18, t20220818; but "Publiziert17. Dezember 2024"
        return ()
    if match["cjk_year"]:
        year = int(match["cjk_year"]) + ERA_YEAR_OFFSETS.get(find_era(before), 0)
        return list_valid_days([(year, int(match["cjk_month"]), int(match["cjk_day"]))])
    if match["year"]:
        return list_valid_days([(int(match["year"]), int(match["month"]), int(match["day"]))])
    if match["a"]:
        return read_numeric_days(match, lexicon)
    if match["point"] and lexicon.date_order != "ymd":  # "in 2022. March 5 …" is two sentences
        return ()
    month = find_month_in_word(match["word"] or match["then_word"] or match["thai_word"], lexicon)
    thai, full = match["thai_year"], match["last_year"] or match["first_year"]
    year = read_thai_short_year(thai) if thai else convert_thai_year(int(full))
    day = int(match["first_day"] or match["then_day"] or match["thai_day"])
    return list_valid_days([(year, month, day)]) if month and year else ()


def convert_thai_year(year: int) -> int:
    """A year, of the Thai calendar where no other is so far ahead."""
    return year - BUDDHIST_YEAR_OFFSET if year > LAST_YEAR else year


def read_thai_short_year(digits: str) -> int:
    """The year of two digits of the Thai calendar, from 2000 to 2049; 0 for other digits.

    >>> read_thai_short_year("65"), read_thai_short_year("22")
    (2022, 0)
    """
    year = THAI_CENTURY + int(digits) - BUDDHIST_YEAR_OFFSET
    return year if 0 <= year - 2000 <= MAX_SHORT_YEAR else 0


def find_era(before: str) -> str:
    """The era's name that ends the words before a year, or nothing."""
    return next((era for era in ERA_YEAR_OFFSETS if before.rstrip().endswith(era)), "")


def find_month_in_word(word: str, lexicon: Lexicon) -> int | None:
    """The month that a word names, or one of two words between which a slash stands."""
    return next(
        (month for part in (word, *word.split("/")) if (month := get_month_number(part, lexicon))),
        None,
    )


def read_numeric_days(match: re.Match[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The days that `a/b/year` can mean, by the order of the page's language.

    With points between, the day stands first wherever it can. A year of two digits needs two digits
    everywhere: last without dashes, or, in languages that put the year first, before a clock.
    """
    first, second, last = int(match["a"]), int(match["b"]), match["last"]
    year = int(last)
    if len(last) < len("2022"):
        wide = len(match["a"]) == len(match["b"]) == len("08")
        if lexicon.date_order == "ymd" and wide and CLOCK_NEXT.match(match.string, match.end()):
            return list_valid_days([(2000 + first, second, year)])
        if year > MAX_SHORT_YEAR or not wide or match["mark"] == "-":
            return ()
        if lexicon.date_order == "ymd":
            return ()
        year += 2000
    month_first = lexicon.date_order == "mdy" and match["mark"] != "."
    year = convert_thai_year(year)
    orders = [(year, first, second), (year, second, first)]
    return list_valid_days(orders if month_first else orders[::-1])


def list_valid_days(readings: list[tuple[int, int, int]]) -> tuple[str, ...]:
    """The readings that are days of the calendar, as ISO 8601, each once."""
    found = []
    for year, month, day in readings:
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
            try:
                found.append(date(year, month, day).isoformat())
            except ValueError:  # a day that the month does not have
                continue
    return tuple(dict.fromkeys(found))


def build_date_phrase(text: str, day: _DayMatch, floor: int, lexicon: Lexicon) -> DatePhrase | None:
    """The phrase of a day with the clock before, inside or behind it.

    Args:
        text: plain text.
        day: the day found in it.
        floor: where the phrase before ended; nothing before it is read.
        lexicon: the words of the page.
    """
    found, start, end = day.readings, day.start, day.end
    if day.clock:
        zone = read_zone(f" {day.zone or ''}", 0, lexicon)[0]
        time: ClockTime | None = ClockTime(
            format_clock(CLOCK.match(day.clock), None), zone, start, end, 0
        )
    else:
        time = choose_nearer_clock(
            find_clock_after(text, end, lexicon),
            find_clock_before(text, start, floor=floor, lexicon=lexicon),
        )
    start = find_phrase_start(text, start, floor, lexicon)
    if time and lexicon.date_order == "mdy" and AFTERNOON_CLOCK.search(text, time.start, time.end):
        found = found[::-1]  # who counts hours to 24 writes the day first: 06/01/2026 - 13:55
    other = found[1] if len(found) > 1 else None
    if time is None:
        return DatePhrase(found[0], None, start, end, "", other)
    if time.clock is None:
        return None
    zone = time.zone or read_zone_before(text, start, floor, lexicon)
    moment = DatePhrase(
        value=f"{found[0]}T{time.clock}",
        zone=None,
        start=min(start, time.start),
        end=max(end, time.end),
        text="",
        other=other and f"{other}T{time.clock}",
    )
    return assume_zone(moment, zone)._replace(zone="page") if zone else moment


def find_phrase_start(text: str, start: int, floor: int, lexicon: Lexicon) -> int:
    """Where a phrase starts when the weekday before its day counts as part of it."""
    before = WORD_BEFORE.search(text[max(floor, start - 24) : start])
    if not before or not is_weekday(before["word"], lexicon):
        return start
    return start - len(before[0])


def read_zone_before(text: str, start: int, floor: int, lexicon: Lexicon) -> str | None:
    """The offset of a zone named right before a day: `北京时间2022年8月18日11:00`."""
    before = fold(text[max(floor, start - 16) : start].rstrip(" :,"))
    named = [name for name in lexicon.zone_names if len(name) > 3 and before.endswith(name)]
    return lexicon.zone_names[max(named, key=len)] if named else None


def assume_zone(phrase: DatePhrase, zone: str | None) -> DatePhrase:
    """A phrase with an assumed zone, where it tells a time and printed none.

    Args:
        phrase: what a text says.
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


def read_iso(text: str) -> DatePhrase | None:
    """Read a value as machines write it: ISO 8601 in its forms, or seconds since 1970.

    >>> read_iso("20220818T110044+0800").value, read_iso("1660791644").value
    ('2022-08-18T11:00:44+08:00', '2022-08-18T03:00:44+00:00')
    """
    if match := re.fullmatch(EPOCH_SECONDS, text):
        seconds = int(match["seconds"])
        value = datetime.fromtimestamp(seconds, UTC).isoformat()
        return DatePhrase(value, "page", 0, len(text), text)
    match = re.fullmatch(ISO_DATETIME, text)
    found = (
        list_valid_days([(int(match["year"]), int(match["month"]), int(match["day"]))])
        if match
        else ()
    )
    if not match or not found:
        return None
    if not match["hour"]:
        return DatePhrase(found[0], None, 0, len(text), text)
    clock = f"{match['hour']}:{match['minute']}" + (
        f":{match['second']}" if match["second"] else ""
    )
    if clock > "23:59:59" or match["minute"] > "59" or (match["second"] or "") > "59":
        return None
    zone = match["zone"] or ""
    if zone:
        zone = "+00:00" if zone in "Zz" else parse_utc_offset(zone) or ""
    return DatePhrase(f"{found[0]}T{clock}{zone}", "page" if zone else None, 0, len(text), text)


def read_claimed_date(text: str, lexicon: Lexicon) -> DatePhrase | None:
    """Read a value of a page's head: machine-written if it can be, else as any text.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> read_claimed_date("Thu, 18 Aug 2022 11:00:44 GMT", get_lexicon("en")).value
    '2022-08-18T11:00:44+00:00'
    """
    short = ascii_digits(text[:120])
    return read_iso(short) or next(iter(find_dates(short, lexicon)), None)
