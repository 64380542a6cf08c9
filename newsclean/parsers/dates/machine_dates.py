"""Dates as programs write them in the head of a page: ISO 8601, or seconds since 1970."""

import re
from datetime import UTC, datetime
from functools import lru_cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.ascii_signs import to_ascii_signs
from newsclean.parsers.dates.clock import LAST_HOUR, LAST_SIXTIETH, MIDNIGHT_HOUR
from newsclean.parsers.dates.days import list_valid_days
from newsclean.parsers.dates.grammar import DatePhrase, add_clock_time, find_dates
from newsclean.parsers.dates.zones import parse_utc_offset

# Compiled when the first head of an HTML page is read: dumps have none.
ISO_DATETIME = r"""(?xi)
    \s*(?P<year>\d{4})(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)
    (?: [T\s_]?\s?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?
        \s?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?(?:\s?\[[\w/+-]{1,40}\]|\s[A-Z]{2,5})?
    )?\s*"""
EPOCH_SECONDS = r"\s*(?P<seconds>\d{10})(?:\d{3}|\.\d{1,9})?\s*"
MAX_CLAIM_CHARS = 120  # of a value of a page's head in which a date is looked for


def read_claimed_date(text: str, lexicon: Lexicon) -> DatePhrase | None:
    """Read a value of a page's head: machine-written if it can be, else as any text.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> read_claimed_date("Thu, 18 Aug 2022 11:00:44 GMT", get_lexicon("en")).value
    '2022-08-18T11:00:44+00:00'
    """
    short = to_ascii_signs(text[:MAX_CLAIM_CHARS])
    return read_machine_date(short) or next(iter(find_dates(short, lexicon)), None)


@lru_cache(maxsize=64)  # the head of a page says the same two dates in several ways
def read_machine_date(text: str) -> DatePhrase | None:
    """Read a value as machines write it: ISO 8601 in its forms, or seconds since 1970.

    >>> read_machine_date("20220818T110044+0800").value, read_machine_date("1660791644").value
    ('2022-08-18T11:00:44+08:00', '2022-08-18T03:00:44+00:00')
    """
    if match := re.fullmatch(EPOCH_SECONDS, text):
        value = datetime.fromtimestamp(int(match["seconds"]), UTC).isoformat()
        return DatePhrase(value, "page", 0, len(text), text)
    match = re.fullmatch(ISO_DATETIME, text)
    days = (
        list_valid_days([(int(match["year"]), int(match["month"]), int(match["day"]))])
        if match
        else ()
    )
    if not match or not days:
        return None
    if not match["hour"]:
        return DatePhrase(days[0], None, 0, len(text), text)
    clock = format_machine_clock(match)
    if not clock:
        return None
    offset = read_machine_offset(match["zone"] or "")
    zone = "page" if offset else None
    return DatePhrase(add_clock_time(days[0], clock) + offset, zone, 0, len(text), text)


def format_machine_clock(match: re.Match[str]) -> str | None:
    """The clock time of a match of `ISO_DATETIME`, or `None` where no clock shows it."""
    hour, *sixtieths = (int(part) for part in match.group("hour", "minute", "second") if part)
    if hour == MIDNIGHT_HOUR and not any(sixtieths):
        return f"{MIDNIGHT_HOUR}:00"
    if hour > LAST_HOUR or max(sixtieths) > LAST_SIXTIETH:
        return None
    return ":".join(f"{part:02}" for part in (hour, *sixtieths))


def read_machine_offset(zone: str) -> str:
    """The offset of a zone as machines write it; nothing where there is none on Earth."""
    return "+00:00" if zone in {"Z", "z"} else parse_utc_offset(zone) or ""
