"""Clock times beside a day: `11:00 a.m. ET`, `上午11时00分`, `11.00 Uhr`, before it and behind it.

A clock belongs to a day when nothing but known words and short joiners (at, um, à) stand between.
"""

import re
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.date_words import read_gap, read_half_of_day
from newsclean.parsers.dates.zones import read_zone

CLOCK = re.compile(
    r"""(?P<hour>\d{1,2})(?!\d)
    (?: (?P<mark>\s?[時时点點시]\s?|\s?:\s?|\.|\s?h(?:rs?)?(?![^\W\d_])\s?)
        (?: (?P<minute>\d{1,2})(?!\d)
            (?: \s?:\s?(?P<second>\d\d)(?!\d)(?:[.,]\d{1,9})?
              | \s?[分분](?:\s?(?P<cjk_second>\d{1,2})\s?[秒초])?
            )?
          | (?P<half_hour>半|반)
        )?
    )?""",
    re.VERBOSE | re.IGNORECASE,
)
GAP_TO_CLOCK = re.compile(r"[^\d\n]{0,28}")
CLOCK_BEFORE = rf"(?x)(?<![\d:.,/-]){CLOCK.pattern}(?P<tail>[^\d\n]{{0,32}})$"
CLOCK_WINDOW_CHARS = 48  # characters before a day in which its clock may stand
BARE_GAP_SIGNS = " \tT,"  # between a day and its clock where no word stands there
PERCENT_OR_POINT = frozenset("%.")  # behind a number with a point that is no clock: 12.50%
HALF_PAST_MINUTES = 30
NOON_HOUR = 12
LAST_HOUR = 23
MIDNIGHT_HOUR = 24  # of the end of a day: 24:00
FIRST_NIGHT_HOUR = 5  # "1 o'clock at night" belongs to one day or to the next
LAST_NOON_HOUR = 3  # "1 o'clock at noon"; 11 at noon is before it
UNCLEAR = ""  # the clock time of "12:30 at night", which is of this day or of the next
LAST_SIXTIETH = 59  # of minutes and of seconds


class ClockTime(NamedTuple):
    """A clock time beside a day.

    Attributes:
        clock: `11:00`, `11:00:44`, `24:00`; `UNCLEAR` for one that may belong to the next day, and
            `None` for one that no clock shows (25:00).
        zone: the offset printed.
        start: where its words start.
        end: one past them.
        gap: how many characters stand between it and the day.
    """

    clock: str | None
    zone: str | None
    start: int
    end: int
    gap: int


def find_clock_after(text: str, at: int, lexicon: Lexicon) -> ClockTime | None:
    """The clock time that stands behind a day, with its half of the day and its zone."""
    between = GAP_TO_CLOCK.match(text, at)
    match = CLOCK.match(text, between.end()) if between else None
    gap = read_gap(between[0], lexicon) if between and match else None
    if not between or not match or not gap:
        return None
    half, end = gap.half, match.end()
    if not half:
        half, end = read_half_of_day(text, end, lexicon)
    zone, zone_end = read_zone(text, end, lexicon)
    if not is_clock(match, half, points=lexicon.date_order == "dmy" or zone is not None):
        return None
    clock = format_clock(match, half)
    if clock is None and between[0].strip(BARE_GAP_SIGNS):
        return None  # "18 Aug 2022 · 45:10 video": no clock at all
    end = zone_end if zone else end
    return ClockTime(clock, zone or gap.zone, at, end, len(between[0]))


def find_clock_before(text: str, at: int, *, floor: int, lexicon: Lexicon) -> ClockTime | None:
    """The clock time that stands before a day: `11:00 AM ET, Thu August 18, 2022`.

    Args:
        text: a line with signs in ASCII.
        at: where the day starts.
        floor: where the phrase before ended; nothing before it is read.
        lexicon: the words of the page.
    """
    window = max(floor, at - CLOCK_WINDOW_CHARS)
    before = text[window:at]
    match = re.search(CLOCK_BEFORE, before) if any(map(str.isdecimal, before)) else None
    if not match:
        return None
    tail = match["tail"]
    half, end = read_half_of_day(tail, 0, lexicon)
    zone, end = read_zone(tail, end, lexicon)
    gap = read_gap(tail[end:], lexicon)
    if gap is None:
        return None
    half = half or gap.half
    clock = format_clock(match, half)
    if clock is None or not is_clock(match, half, points=False):
        return None
    return ClockTime(clock, zone or gap.zone, window + match.start(), at, len(tail) - end)


def choose_nearer_clock(after: ClockTime | None, before: ClockTime | None) -> ClockTime | None:
    """Of two clocks the one closer to the day; the one behind it where they are equally close."""
    if after and before:
        return before if before.gap < after.gap else after
    return after or before


def is_clock(match: re.Match[str], half: str | None, *, points: bool) -> bool:
    """Whether a match of `CLOCK` is written as clock times are.

    Args:
        match: of `CLOCK`.
        half: one of `HALVES_OF_DAY`, where a word beside it says so.
        points: whether a point may stand between hour and minute (`11.00`), as in German.
    """
    mark = (match["mark"] or "").strip().lower()
    minute = match["minute"] or ""
    full = len(minute) == len("00")
    if not mark:
        return half is not None
    if mark == ":":
        return full
    if mark == ".":
        at = match.end("minute")
        after = match.string[at : at + 1]
        return full and (points or half is not None) and after not in PERCENT_OR_POINT
    return full or not minute or not mark.startswith("h")


def format_clock(match: re.Match[str] | None, half: str | None) -> str | None:
    """The clock time of a match as ISO 8601, `UNCLEAR`, or `None` where no clock shows it."""
    if match is None:
        return None
    minute = HALF_PAST_MINUTES if match["half_hour"] else int(match["minute"] or 0)
    second = match["second"] or match["cjk_second"]
    hour = count_hours(int(match["hour"]), half)
    if hour is None:
        return UNCLEAR
    if hour == MIDNIGHT_HOUR and not minute and not int(second or 0):
        return f"{MIDNIGHT_HOUR}:00"
    if hour > LAST_HOUR or max(minute, int(second or 0)) > LAST_SIXTIETH:
        return None
    return f"{hour:02}:{minute:02}" + (f":{int(second):02}" if second else "")


def count_hours(hour: int, half: str | None) -> int | None:
    """The hour of 24 that a printed one means; `None` where it may be one of the next day.

    >>> count_hours(1, "noon"), count_hours(11, "noon"), count_hours(11, "night")
    (13, 11, 23)
    >>> count_hours(12, "night"), count_hours(12, "am"), count_hours(0, "pm")
    (None, 0, 12)
    """
    if half == "night" and (hour == NOON_HOUR or hour < FIRST_NIGHT_HOUR):
        return None
    is_late = half in {"pm", "night"} or (half == "noon" and 0 < hour <= LAST_NOON_HOUR)
    if is_late and hour < NOON_HOUR:
        return hour + NOON_HOUR
    return 0 if half == "am" and hour == NOON_HOUR else hour
