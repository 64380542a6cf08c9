"""Years and days of other calendars: eras of East Asia, the Thai calendar, the Persian calendar.

The days of the lunar Hijri calendar are no part of this: its months begin when the moon is seen, so
a printed day can be one of two or three.
"""

from datetime import date, timedelta

# First year of an era minus one; the long form of a name stands before its short one.
ERA_YEAR_OFFSETS = {
    "民國": 1911,
    "民国": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
}
ERA_NAME = "|".join(ERA_YEAR_OFFSETS)
BUDDHIST_YEAR_OFFSET = 543  # years that the Thai calendar is ahead
THAI_CENTURY = 2500  # of the years that Thai pages write with two digits: 2543 is 2000
CENTURY = 2000  # of years that others write with two digits
MAX_SHORT_YEAR = 49  # "18.08.22": 00 to 49 is 2000 to 2049, any other is no year
LAST_YEAR = 2100

# The leap years of the Solar Hijri calendar come in cycles of 33 years; by that rule no year from
# 1244 to 1498 differs from the calendar of Iran and Afghanistan.
FIRST_PERSIAN_YEAR, LAST_PERSIAN_YEAR = 1244, 1498
LONG_MONTHS, LONG_MONTH_DAYS, SHORT_MONTH_DAYS = 6, 31, 30
YEAR_DAYS = 365
CYCLE_YEARS, CYCLE_LEAPS = 33, 8
KNOWN_PERSIAN_YEAR, ITS_FIRST_DAY = 1402, date(2023, 3, 21)


def find_era(before: str) -> str:
    """The era's name that ends the words before a year, or nothing.

    >>> find_era("中華民國 "), find_era("公元")
    ('民國', '')
    """
    return next((era for era in ERA_YEAR_OFFSETS if before.rstrip().endswith(era)), "")


def convert_thai_year(year: int) -> int:
    """A year, of the Thai calendar where no other is so far ahead.

    >>> convert_thai_year(2565), convert_thai_year(2022)
    (2022, 2022)
    """
    return year - BUDDHIST_YEAR_OFFSET if year > LAST_YEAR else year


def read_thai_short_year(digits: str) -> int:
    """The year of two digits of the Thai calendar, from 2000 to 2049; 0 for other digits.

    >>> read_thai_short_year("65"), read_thai_short_year("22")
    (2022, 0)
    """
    year = THAI_CENTURY + int(digits) - BUDDHIST_YEAR_OFFSET
    return year if CENTURY <= year <= CENTURY + MAX_SHORT_YEAR else 0


def is_persian_year(year: int) -> bool:
    """Whether a year may be one of the Solar Hijri calendar that newsrooms print."""
    return FIRST_PERSIAN_YEAR <= year <= LAST_PERSIAN_YEAR


def convert_persian_day(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """Year, month and day of a day of the Solar Hijri calendar; `None` where it has no such day.

    >>> convert_persian_day(1402, 2, 17), convert_persian_day(1403, 12, 30)
    ((2023, 5, 7), (2025, 3, 20))
    >>> convert_persian_day(1402, 12, 30)  # no leap year
    """
    if not (is_persian_year(year) and 1 <= month <= 12):
        return None
    last = LONG_MONTH_DAYS if month <= LONG_MONTHS else SHORT_MONTH_DAYS
    if month == 12 and not is_persian_leap_year(year):
        last -= 1
    if not 1 <= day <= last:
        return None
    first, last_year = sorted((year, KNOWN_PERSIAN_YEAR))
    years = (last_year - first) * YEAR_DAYS + sum(
        map(is_persian_leap_year, range(first, last_year))
    )
    days = years if year > KNOWN_PERSIAN_YEAR else -years
    days += (month - 1) * SHORT_MONTH_DAYS + min(month - 1, LONG_MONTHS) + day - 1
    found = ITS_FIRST_DAY + timedelta(days=days)
    return found.year, found.month, found.day


def is_persian_leap_year(year: int) -> bool:
    """Whether a year of the Solar Hijri calendar has 366 days.

    >>> [year for year in range(1395, 1410) if is_persian_leap_year(year)]
    [1395, 1399, 1403, 1408]
    """
    return (25 * year + 11) % CYCLE_YEARS < CYCLE_LEAPS
