"""The times that savers write, in ISO 8601."""

import re

from newsclean.documents.crawl_dates import (
    MONTH_NAMES,
    is_calendar_time,
    parse_crawl_date,
    parse_message_date,
)
from newsclean.text.late_patterns import compile_late

__all__ = ["read_archive_time", "read_saver_time"]

MAX_TIME_CHARS = 80
CLOCK = r"(?P<clock>\d\d:\d\d:\d\d)"
# ECMAScript, Date.prototype.toString: the same words in every language; only the name of the zone
# in brackets behind it is in the reader's.
SCRIPT_TIME = compile_late(
    rf"\w{{3}}\s(?P<month>\w{{3}})\s(?P<day>\d\d)\s(?P<year>\d{{4}})\s{CLOCK}\sGMT"
    r"(?P<zone>[+-]\d{4})?",
    re.ASCII,
)
# In UTC: 03:00:00 May 18, 2024 (Wayback Machine); 18 May 2024 03:00:00 UTC (archive.today, Google).
ARCHIVE_TIMES = compile_late(
    rf"{CLOCK}\s(?P<month>\w{{3}})\s(?P<day>\d{{1,2}}),\s(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})\s(?P<month2>\w{{3}})\s(?P<year2>\d{{4}})\s"
    rf"{CLOCK.replace('clock', 'clock2')}\s(?:UTC|GMT)",
    re.ASCII,
)
# Digits alone, in UTC: of an archive's address (4 to 14), with thousandths (WebScrapBook: 17), with
# signs (archive.today: 2024.05.18-030000).
STAMP = compile_late(r"(\d{4})\.?(\d\d)\.?(\d\d)(?:-?(\d\d)(\d\d)(\d\d)?)?(?:\d{3})?", re.ASCII)


def read_saver_time(text: str) -> str | None:
    """A time as a saver writes it; `None` for any other text.

    >>> read_saver_time("Sat May 18 2024 11:00:00 GMT+0800 (中国标准时间)")
    '2024-05-18T11:00:00+08:00'
    >>> read_saver_time("Sat, 18 May 2024 03:00:00 GMT"), read_saver_time("20240518030000000")
    ('2024-05-18T03:00:00+00:00', '2024-05-18T03:00:00+00:00')
    >>> read_saver_time("Sat May 42 2024 11:00:00 GMT+0800"), read_saver_time("in May")
    (None, None)
    """
    text = text[:MAX_TIME_CHARS].strip()
    if found := SCRIPT_TIME.match(text):
        zone = found["zone"] or "+0000"
        return join_time(found["year"], found["month"], found["day"], found["clock"], zone)
    if found := STAMP.fullmatch(text):
        year, month, day, hour, minute, second = found.groups()
        clock = f"T{hour}:{minute}:{second or '00'}+00:00" if hour else ""
        value = f"{year}-{month}-{day}{clock}"
        return value if is_calendar_time(value) else None
    if text.isdigit():
        return None  # a stamp that is cut, never seconds since 1970
    return parse_crawl_date(text) or parse_message_date(text)


def read_archive_time(text: str) -> str | None:
    """The first time in a text of an archive, which is in UTC.

    >>> read_archive_time("FILE ARCHIVED ON 03:00:00 May 18, 2024 AND RETRIEVED FROM THE")
    '2024-05-18T03:00:00+00:00'
    """
    found = ARCHIVE_TIMES.search(text)
    if not found:
        return None
    year, month, day, clock = (
        found[name] or found[f"{name}2"] for name in ("year", "month", "day", "clock")
    )
    return join_time(year, month, day, clock, "+0000")


def join_time(year: str, month: str, day: str, clock: str, zone: str) -> str | None:
    """The time of these parts; `None` where no calendar and no clock has it."""
    number = MONTH_NAMES.get(month.lower(), 0)
    value = f"{year}-{number:02}-{int(day):02}T{clock}{zone[:3]}:{zone[3:]}"
    return value if is_calendar_time(value) else None
