"""Dates that lean on the day of the crawl: `3小时前`, `yesterday 11:00`, `08月18日`, `18 Aug`.

Without that day they mean none, so `find_relative_date` is asked only where the caller gave it. An
age (`3 hours ago`) counts without it, too: on pages it stands beside teasers (`has_age`).
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.ascii_signs import to_ascii_signs
from newsclean.parsers.dates.clock import find_clock_after
from newsclean.parsers.dates.date_words import LETTER, get_month_number
from newsclean.parsers.dates.grammar import DatePhrase, add_clock_time
from newsclean.parsers.dates.machine_dates import read_machine_date
from newsclean.parsers.dates.zones import get_zone_offset
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

SECONDS_PER_DAY = 86400
SECONDS_PER_UNIT = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": SECONDS_PER_DAY,
    "week": 7 * SECONDS_PER_DAY,
}
AMOUNT_WITH_WORDS = compile_late(
    r"(?P<before>[^\d]{0,16}?)(?<!\d)(?P<amount>\d{1,3})(?P<after>[^\d]{1,24})"
)
MAX_AGE_LINE_CHARS = 80  # of a line that is an age and little else
DAYS_BEFORE_CRAWL = {"today": 0, "yesterday": 1, "before_yesterday": 2}
OUTER_SIGNS = " ,."  # behind a word like yesterday
YEARLESS_DATE = compile_late(
    rf"""(?<![\d./-])(?:
        (?P<cjk_month>\d{{1,2}})\s?[月월]\s?(?P<cjk_day>\d{{1,2}})\s?[日일]
      | (?P<month>\d\d)-(?P<day>\d\d)(?=\s?\d\d:\d\d)
      | (?P<first_day>\d{{1,2}})\.?\s(?P<word>{LETTER}{{3,12}})(?![^\s,.]|[\s,.]{{1,2}}\d{{4}})
      | (?P<head_word>{LETTER}{{3,12}})\.?\s(?P<last_day>\d{{1,2}})(?!\d|[\s,.]{{1,2}}\d{{4}})
    )""",
    re.VERBOSE,
)
DAY_AHEAD = timedelta(days=1)  # a page of another time zone may be a day ahead of the crawl


def find_relative_date(text: str, lexicon: Lexicon, crawled: str) -> DatePhrase | None:
    """The day that a line names by its distance to the crawl, or without its year.

    Args:
        text: a short line.
        lexicon: the words of the page.
        crawled: when the page was saved, ISO 8601; hours and minutes are read only against a time.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> find_relative_date("3小时前", get_lexicon("zh"), "2022-08-18T01:30").value
    '2022-08-17'
    >>> find_relative_date("12月30日 11:00", get_lexicon("zh"), "2022-01-02").value
    '2021-12-30T11:00'
    """
    if not may_be_relative(text, lexicon):
        return None
    saved = read_machine_date(crawled)
    if not saved:
        return None
    now = datetime.fromisoformat(saved.value).replace(tzinfo=None)
    clean = to_ascii_signs(text)
    day = find_day_by_age(clean, lexicon, now, precise=saved.has_time)
    if day:
        return DatePhrase(day.isoformat(), None, 0, len(text), text)
    named = find_named_day(clean, lexicon, now.date())
    return named or find_yearless_day(clean, lexicon, now.date())


def may_be_relative(text: str, lexicon: Lexicon) -> bool:
    """Whether a line has a digit, or begins like a word such as `yesterday`."""
    return fold(text[:1])[:1] in index_named_days(lexicon) or any(map(str.isdigit, text))


@cache
def index_named_days(lexicon: Lexicon) -> dict[str, tuple[tuple[str, int], ...]]:
    """By first character the words for days: today, yesterday and the day before, longest first.

    Each stands with how many days before the crawl it means.
    """
    table: dict[str, tuple[tuple[str, int], ...]] = {}
    for name, back in DAYS_BEFORE_CRAWL.items():
        for word in sorted(lexicon.relative.get(name, ()), key=len, reverse=True):
            table[word[0]] = (*table.get(word[0], ()), (word, back))
    return table


def find_day_by_age(text: str, lexicon: Lexicon, now: datetime, *, precise: bool) -> date | None:
    """The day of the first age in a text that can be counted back from now.

    Args:
        text: a line with signs in ASCII.
        lexicon: the words of the page.
        now: when the page was saved.
        precise: whether the time of that is known; only then hours and minutes count.
    """
    for amount, seconds in find_ages(text, lexicon):
        if precise or seconds >= SECONDS_PER_DAY:
            return (now - timedelta(seconds=seconds * amount)).date()
    return None


def has_age(text: str, lexicon: Lexicon) -> bool:
    """Whether a text has an age; the words for "ago" are looked up first, for most have none."""
    key = fold(text)
    return any(map(key.__contains__, lexicon.relative["ago"])) and any(
        find_ages(to_ascii_signs(text), lexicon)
    )


def find_ages(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The ages in a text, each as how many units and the seconds of the unit.

    Args:
        text: a line with signs in ASCII (see `to_ascii_signs`).
        lexicon: the words of its language.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> (
    ...     list(find_ages("3小时前", get_lexicon("zh"))),
    ...     list(find_ages("3 min read", get_lexicon("en"))),
    ... )
    ([(3, 3600)], [])
    """
    agos = tuple(lexicon.relative["ago"])
    for match in AMOUNT_WITH_WORDS.finditer(text):
        before, after = fold(match["before"]), fold(match["after"])
        for unit, seconds in SECONDS_PER_UNIT.items():
            words = [word for word in lexicon.relative[unit] if after.startswith(word)]
            rest = after[max(map(len, words), default=0) :]
            if words and (rest.startswith(agos) or before.endswith(agos)):
                yield int(match["amount"]), seconds


def find_named_day(text: str, lexicon: Lexicon, today: date) -> DatePhrase | None:
    """The day that a word like `yesterday` names at the start of a line, with its clock."""
    for word, back in index_named_days(lexicon).get(fold(text[:1])[:1], ()):
        if fold(text[: len(word)]) != word:
            continue
        found = add_clock(text, today - timedelta(days=back), (0, len(word)), lexicon)
        if found and (found.has_time or not text[len(word) :].strip(OUTER_SIGNS)):
            return found  # but not "Today's weather"
    return None


def find_yearless_day(text: str, lexicon: Lexicon, today: date) -> DatePhrase | None:
    """The last day before the crawl that has the month and the day of a line."""
    for match in YEARLESS_DATE.finditer(text):
        word = match["word"] or match["head_word"]
        number = match["cjk_month"] or match["month"]
        month = get_month_number(word, lexicon) if word else int(number)
        day = int(match["cjk_day"] or match["day"] or match["first_day"] or match["last_day"])
        found = find_last_such_day(month or 0, day, today)
        if found:
            return add_clock(text, found, match.span(), lexicon)
    return None


def find_last_such_day(month: int, day: int, today: date) -> date | None:
    """The last day of a month and day up to tomorrow; `None` where this and last year have none."""
    for year in (today.year, today.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:  # no calendar has it
            continue
        if found <= today + DAY_AHEAD:
            return found
    return None


def add_clock(text: str, day: date, span: tuple[int, int], lexicon: Lexicon) -> DatePhrase | None:
    """A day with the clock time behind it; nothing where no clock shows that."""
    start, end = span
    time = find_clock_after(text, end, lexicon)
    if time is None:
        return DatePhrase(day.isoformat(), None, start, end, text[start:end])
    if time.clock is None:
        return None
    value = add_clock_time(day.isoformat(), time.clock)
    zone = time.zone and "T" in value and get_zone_offset(time.zone, value)
    words = text[start : time.end]
    return DatePhrase(value + (zone or ""), "page" if zone else None, start, time.end, words)
