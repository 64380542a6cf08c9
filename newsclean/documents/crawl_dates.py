"""When a page was saved, as archives, tables and messages write it."""

import re
from typing import Any

ISO_DATE_TIME = re.compile(
    r"""(?ax) \s* (?P<day> \d{4}-\d{2}-\d{2} )
        (?: (?: T | \s{1,3} ) (?P<time> \d{2}:\d{2} (?: :\d{2} )? ) (?: [.,]\d{1,9} )?
            \s{0,3} (?P<zone> Z | UTC | GMT | [+-]\d{2}:?\d{2} )?
        )? \s* """
)
# As indexes of web archives have it (CDX): the digits alone, in UTC.
CDX_DIGITS = re.compile(r"(?a)\s*(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?\s*")


def parse_crawl_date(value: Any) -> str | None:
    """A crawl date in ISO 8601; `None` for anything else, as nothing is guessed.

    >>> parse_crawl_date("2024-05-17 08:30:12.5 UTC"), parse_crawl_date("20240517083012")
    ('2024-05-17T08:30:12+00:00', '2024-05-17T08:30:12+00:00')
    >>> parse_crawl_date("17/05/2024"), parse_crawl_date(None)
    (None, None)
    """
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    text = str(value)[:64] if isinstance(value, str | int) else ""
    digits = CDX_DIGITS.fullmatch(text)
    if digits:
        year, month, day, hour, minute, second = digits.groups()
        text = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}Z" if hour else "")
    found = ISO_DATE_TIME.fullmatch(text)
    if not found:
        return None
    zone = found["zone"] or ""
    time = f"T{found['time']}" + (zone if zone[:1] in "+-" else "+00:00") if found["time"] else ""
    return found["day"] + time if is_calendar_time(found["day"] + time) else None


def is_calendar_time(text: str) -> bool:
    """Whether calendar and clock have this day or time."""
    from datetime import datetime  # noqa: PLC0415 - only where a crawl date is given

    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def parse_message_date(value: str | None) -> str | None:
    """The date of a message's head (RFC 5322) in ISO 8601.

    >>> parse_message_date("Fri, 17 May 2024 08:30:12 +0800")
    '2024-05-17T08:30:12+08:00'
    """
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - for messages only

    try:
        return parsedate_to_datetime(value).isoformat() if value else None
    except (ValueError, TypeError, OverflowError):
        return None
