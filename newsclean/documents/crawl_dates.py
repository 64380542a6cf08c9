"""When a page was saved, as archives, tables and messages write it."""

from typing import Any

from newsclean.text.late_patterns import compile_late

MAX_DATE_CHARS = 120
MAX_SHOWN_CHARS = 40  # of a date in a message
MISSING = frozenset(("", "none", "null", "nan", "nat", "n/a", "na", "-", r"\n", "<na>"))

YEAR = r"(?P<year> (?:19|20)\d\d )"
MONTH, DAY = r"(?P<month> \d{1,2} )", r"(?P<day> \d{1,2} )"
WEEKDAY = r"(?: (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? \s{1,3} )?"
MONTH_NAME = r"(?P<name> [A-Z][a-z]{2,8} ) \.?"
CLOCK = r"(?P<hour> \d{1,2} ):(?P<minute> \d\d )(?: :(?P<second> \d\d ) (?: [.,]\d{1,9} )? )?"
# `+08:00`, `Z`, `GMT+0800`, `+0000 UTC`, and in brackets what the zone is called.
ZONE = r"""
    \s{0,3} (?P<zone_name> [Zz] | [A-Z]{3,4} )? (?P<zone> [+-]\d\d (?: :?\d\d )? )?
    (?: \s{0,3} [A-Z]{3,4} )? (?: \s{0,3} (?: \([^)]{0,60}\) | \[[^\]]{0,60}\] ) )?
"""
DATE_FORMS = (
    # 2024-05-18T03:00:00.5Z; 2024/5/18 3:00; 2024.05.18
    compile_late(
        rf"(?ax) {YEAR} (?P<mark> [-/.] ) {MONTH} (?P=mark) {DAY}"
        rf"(?: (?: [Tt] | \s{{1,3}} ) {CLOCK} {ZONE} )?"
    ),
    # As indexes of web archives have it (CDX), in UTC: 20240518030000; 20240518T030000Z
    compile_late(
        rf"(?ax) {YEAR} (?P<month> \d\d ) (?P<day> \d\d )"
        r"(?: T? (?P<hour> \d\d ) (?P<minute> \d\d ) (?: (?P<second> \d\d ) (?: \d{3} )? )?"
        r" (?P<zone_name> Z )? )?"
    ),
    # 2024年5月18日 03:00; 2024年5月18日3时0分; 2024년 5월 18일
    compile_late(
        rf"(?x) {YEAR} \s? [年년] \s? {MONTH} \s? [月월] \s? {DAY} \s? [日号일]"
        r"(?: \s{0,3} (?P<hour> \d{1,2} ) (?: [::时時点] | 시\s? ) (?P<minute> \d{1,2} ) [分분]?"
        r"(?: [::\s]? (?P<second> \d{1,2} ) [秒초]? )? )?"
    ),
    # RFC 5322: Sat, 18 May 2024 03:00:00 +0000
    compile_late(rf"(?ax) {WEEKDAY} {DAY} [\s-] {MONTH_NAME} [\s-] {YEAR} (?: \s{CLOCK} {ZONE} )?"),
    # ECMAScript: Sat May 18 2024 11:00:00 GMT+0800; May 18, 2024
    compile_late(rf"(?ax) {WEEKDAY} {MONTH_NAME} \s {DAY},? \s {YEAR} (?: ,?\s{CLOCK} {ZONE} )?"),
    # asctime: Sat May 18 03:00:00 2024
    compile_late(
        rf"(?ax) {WEEKDAY} {MONTH_NAME} \s{{1,2}} {DAY} \s {CLOCK}"
        rf"(?: \s (?P<zone_name> [A-Z]{{3,4}} ) )? \s {YEAR}"
    ),
)
MONTH_NAMES = dict(
    zip("jan feb mar apr may jun jul aug sep oct nov dec".split(), range(1, 13), strict=True)
)
# RFC 5322, 4.3. `CST` is China's time, too, and so says nothing.
ZONES = {
    **dict.fromkeys(("Z", "z", "UTC", "GMT"), "+00:00"),
    "EST": "-05:00",
    "EDT": "-04:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
}

EPOCH = compile_late(r"(?a)(?:/Date\()?(\d{9,19})(?:\.\d{0,9})?(?:(?:[+-]\d{4})?\)/)?")
EPOCH_UNITS = (1, 1_000, 1_000_000, 1_000_000_000)  # in a second
FIRST_SECOND, LAST_SECOND = 631_152_000, 4_102_444_800  # 1990 to 2100: no two units fit
# https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/
MONGO_NAMES = ("$date", "$numberLong", "$numberDouble", "$numberInt", "$timestamp", "t")


def parse_crawl_date(value: Any) -> str | None:
    """A crawl date in ISO 8601; `None` for anything else, as nothing is guessed.

    A number counts seconds since 1970, or their thousandths, millionths or billionths: the one
    that lies between 1990 and 2100. A time without a zone stays one.

    >>> parse_crawl_date("2024-05-17 08:30:12.5 UTC"), parse_crawl_date("20240517083012")
    ('2024-05-17T08:30:12+00:00', '2024-05-17T08:30:12+00:00')
    >>> parse_crawl_date(1716001200000), parse_crawl_date({"$date": "2024-05-18T03:00:00Z"})
    ('2024-05-18T03:00:00+00:00', '2024-05-18T03:00:00+00:00')
    >>> parse_crawl_date("17/05/2024"), parse_crawl_date(None)
    (None, None)
    """
    text = write_date(value)
    for form in DATE_FORMS:
        found = form.fullmatch(text)
        if found:
            date = join_date(found.groupdict(), is_utc=form is DATE_FORMS[1])
            if is_calendar_time(date):
                return date
    found = EPOCH.fullmatch(text)
    return convert_epoch(int(found[1])) if found else None


def write_date(value: Any) -> str:
    """A value as text without spaces around it: texts, numbers, times; empty for anything else."""
    for _ in range(len(MONGO_NAMES)):  # objects in objects
        if not isinstance(value, dict):
            break
        value = next((value[name] for name in MONGO_NAMES if name in value), None)
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    if isinstance(value, float):
        value = f"{value:.0f}"  # `str` writes large ones with an exponent
    if isinstance(value, bytes):
        value = value[:MAX_DATE_CHARS].decode("ascii", "replace")
    is_written = isinstance(value, str | int) and not isinstance(value, bool)
    if isinstance(value, int) and abs(value) > 10**MAX_SHOWN_CHARS:
        return ""  # Python refuses to write the longest
    return str(value)[:MAX_DATE_CHARS].strip() if is_written else ""


def join_date(parts: dict[str, str | None], *, is_utc: bool) -> str:
    """The parts of a date as ISO 8601, which no calendar may have.

    Args:
        parts: as the groups of `DATE_FORMS`.
        is_utc: a time without a zone is in UTC.
    """
    month = MONTH_NAMES.get((parts.get("name") or "")[:3].lower(), parts.get("month") or 0)
    day = f"{parts['year']}-{int(month):02}-{int(parts['day'] or 0):02}"
    if not parts.get("hour"):
        return day
    clock = [int(parts.get(name) or 0) for name in ("hour", "minute", "second")]
    zone = parts.get("zone") or ZONES.get(parts.get("zone_name") or "", "+00:00" if is_utc else "")
    if zone:
        zone = f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    if parts.get("second") is None and not is_utc:
        clock.pop()
    return f"{day}T{':'.join(f'{part:02}' for part in clock)}{zone}"


def convert_epoch(number: int) -> str | None:
    """A time that is counted from 1970; `None` where no unit puts it between 1990 and 2100.

    >>> convert_epoch(1716001200), convert_epoch(17)
    ('2024-05-18T03:00:00+00:00', None)
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - only where a crawl date is given

    for unit in EPOCH_UNITS:
        if FIRST_SECOND <= number // unit <= LAST_SECOND:
            return datetime.fromtimestamp(number // unit, UTC).isoformat()
    return None


class CrawlDates:
    """Reads the crawl dates of a table, and counts those that it does not understand."""

    def __init__(self) -> None:
        """Know none yet."""
        self.unread = 0
        self.example = ""

    def read(self, value: Any) -> str | None:
        """A crawl date in ISO 8601; `None` for one that is not understood, which is counted."""
        date = parse_crawl_date(value)
        if date is None and not is_missing(value):
            self.unread += 1
            shown = write_date(value)[:MAX_SHOWN_CHARS]
            self.example = self.example or repr(shown or type(value).__name__)
        return date

    def describe_unread(self) -> str | None:
        """What to say of those that are not understood, with one of them; `None` for none."""
        if not self.unread:
            return None
        counted = "1 row is" if self.unread == 1 else f"{self.unread:,} rows are"
        return f"crawl dates such as {self.example} are not understood; {counted} read without"


def is_missing(value: Any) -> bool:
    """Whether a cell has nothing, or a word for nothing."""
    text = value.strip().lower() if isinstance(value, str) and len(value) < MAX_DATE_CHARS else None
    return value is None or value != value or text in MISSING  # noqa: PLR0124 - not a number


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
