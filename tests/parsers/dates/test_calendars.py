"""Years and days of other calendars, against days that both calendars are known for."""

from datetime import date, timedelta

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.calendars import (
    convert_persian_day,
    find_era,
    is_persian_leap_year,
    is_persian_year,
)
from newsclean.parsers.dates.grammar import find_dates

# The leap years of the calendar of Iran from 1300 to 1420, as its observatory gives them.
LEAP_YEARS = [
    1300 + n
    for n in (0, 4, 9, 13, 17, 21, 25, 29, 33, 37, 42, 46, 50, 54, 58, 62, 66, 70, 75, 79, 83, 87, 91, 95, 99)
] + [1403, 1408, 1412, 1416, 1420]  # fmt: skip


def test_leap_years_of_the_persian_calendar() -> None:
    assert [year for year in range(1300, 1421) if is_persian_leap_year(year)] == LEAP_YEARS


@pytest.mark.parametrize(
    ("persian", "day"),
    [
        ((1357, 11, 22), "1979-02-11"),
        ((1399, 12, 30), "2021-03-20"),
        ((1400, 1, 1), "2021-03-21"),
        ((1402, 2, 17), "2023-05-07"),
        ((1402, 6, 31), "2023-09-22"),
        ((1402, 7, 1), "2023-09-23"),
        ((1402, 12, 29), "2024-03-19"),
        ((1403, 1, 1), "2024-03-20"),
    ],
)
def test_persian_days(persian: tuple[int, int, int], day: str) -> None:
    found = convert_persian_day(*persian)
    assert found
    assert date(*found).isoformat() == day


def test_every_persian_day_follows_the_one_before() -> None:
    days = [
        date(*found)
        for year in range(1390, 1411)
        for month in range(1, 13)
        for day in range(1, 32)
        if (found := convert_persian_day(year, month, day))
    ]
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    assert days[0] == date(2011, 3, 21)


@pytest.mark.parametrize(
    "day", [(1402, 12, 30), (1402, 7, 31), (1402, 0, 1), (1402, 13, 1), (1402, 1, 0), (2022, 1, 1)]
)
def test_no_persian_day(day: tuple[int, int, int]) -> None:
    assert convert_persian_day(*day) is None


def test_persian_years_are_read_on_persian_pages_only() -> None:
    assert [phrase.value for phrase in find_dates("1402/02/17", get_lexicon("fa"))] == [
        "2023-05-07"
    ]
    for code in ("en", "ar", "de", "zh"):
        assert find_dates("1402/02/17", get_lexicon(code)) == ()
    assert [is_persian_year(year) for year in (1243, 1244, 1498, 1499)] == [
        False,
        True,
        True,
        False,
    ]


def test_days_of_the_lunar_calendar_are_left_alone() -> None:
    arabic = get_lexicon("ar")
    assert find_dates("28 شوال 1445 هـ", arabic) == ()
    (phrase,) = find_dates("الثلاثاء 7 مايو 2024 - 28 شوال 1445 هـ", arabic)
    assert phrase.value == "2024-05-07"


def test_eras() -> None:
    assert [find_era(text) for text in ("令和", "大正 ", "中華民國", "公元")] == [
        "令和",
        "大正",
        "民國",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和6年（2024年）5月6日", "2024-05-06"),
        ("2024年（令和6年）5月6日", "2024-05-06"),
        ("2024（令和6）年5月6日", "2024-05-06"),
        ("令和6(2024)年5月6日", "2024-05-06"),
        ("2019年（令和元年）5月6日", "2019-05-06"),
        ("大正12年9月1日", "1923-09-01"),
        ("2024年(第3回)5月6日", None),
        ("2024年（昨年比120）5月6日", None),
    ],
)
def test_a_year_by_two_calendars(text: str, day: str | None) -> None:
    found = find_dates(text, get_lexicon("ja"))
    assert [phrase.value for phrase in found] == ([day] if day else [])
