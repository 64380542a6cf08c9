"""Days with a year, shape by shape: numbers that are none first."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.calendars import (
    convert_thai_year,
    find_era,
    read_thai_short_year,
)
from newsclean.parsers.dates.days import (
    Day,
    find_month_in_word,
    list_valid_days,
    match_day_at,
)

EN, ZH, TH, HU, AR, DE = (get_lexicon(code) for code in ("en", "zh", "th", "hu", "ar", "de"))


def read(text: str, code: str = "en", floor: int = 0) -> tuple[str, ...]:
    """The readings of the day at the first digit of a text."""
    at = next(i for i, char in enumerate(text) if char.isdigit())
    day = match_day_at(text, at, floor, get_lexicon(code))
    return day.readings if day else ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("v2022-08-18", "en"),
        ("t 2022", "en"),
        ("abc2022-08-18", "en"),
        ("2022-08-32", "en"),
        ("2022-08/18", "en"),
        ("2022. March 5", "en"),
        ("2022, March 5", "en"),
        ("2022. nap 18.", "hu"),
        ("18.08.50", "de"),
        ("8.08.22", "de"),
        ("08.8.22", "de"),
        ("18-08-22", "de"),
        ("22.08.18", "zh"),
        ("2.08.18 11:00", "zh"),
        ("18 บาท 65", "th"),
        ("18 ส.ค. 22", "th"),
        ("18 Foo 2022", "en"),
        ("31 April 2022", "en"),
        ("Foo 18, 2022", "en"),
        ("April 31, 2022", "en"),
        ("annfoo 28, 2022", "en"),
        ("民國               111年8月18日", "zh"),
        ("111年8月18日", "zh"),
        ("1911年13月1日", "zh"),
    ],
)
def test_no_day(text: str, code: str) -> None:
    assert read(text, code) == ()


@pytest.mark.parametrize(
    ("text", "code", "days"),
    [
        ("2022-08-18", "en", ("2022-08-18",)),
        ("abcd2022-08-18", "en", ("2022-08-18",)),
        ("2022/8/18", "en", ("2022-08-18",)),
        ("2022. 8. 18.", "ko", ("2022-08-18",)),
        ("2022年8月18日", "zh", ("2022-08-18",)),
        ("民國111年8月18日", "zh", ("2022-08-18",)),
        ("民国111年8月18日", "zh", ("2022-08-18",)),
        ("令和4年8月18日", "ja", ("2022-08-18",)),
        ("平成31年4月1日", "ja", ("2019-04-01",)),
        ("昭和64年1月7日", "ja", ("1989-01-07",)),
        ("民國          111年8月18日", "zh", ("2022-08-18",)),
        ("2022. augusztus 18.", "hu", ("2022-08-18",)),
        ("2022 August 18", "en", ("2022-08-18",)),
        ("2565 August 18", "en", ("2022-08-18",)),
        ("18 ส.ค. 65", "th", ("2022-08-18",)),
        ("18 สิงหาคม 2565", "th", ("2022-08-18",)),
        ("18 August 2022", "en", ("2022-08-18",)),
        ("18 آب/أغسطس 2022", "ar", ("2022-08-18",)),
        ("08/09/2022", "en", ("2022-08-09", "2022-09-08")),
        ("08.09.2022", "en", ("2022-09-08", "2022-08-09")),
        ("08/09/2022", "de", ("2022-09-08", "2022-08-09")),
        ("08/09/2565", "th", ("2022-09-08", "2022-08-09")),
        ("18.08.22", "de", ("2022-08-18",)),
        ("18.08.00", "de", ("2000-08-18",)),
        ("18.08.49", "de", ("2049-08-18",)),
        ("22.08.18 11:00", "zh", ("2022-08-18",)),
        ("22-08-18 11:00", "zh", ("2022-08-18",)),
        ("09/09/2022", "en", ("2022-09-09",)),
        ("18/08/2022", "en", ("2022-08-18",)),
    ],
)
def test_days(text: str, code: str, days: tuple[str, ...]) -> None:
    assert read(text, code) == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on August 18, 2022 x", Day(("2022-08-18",), 3, 18)),
        ("Ann PressApril 28, 2023", Day(("2023-04-28",), 9, 23)),
        ("ANNAPRIL 28, 2023", None),
        ("annAPRIL 28, 2023", Day(("2023-04-28",), 3, 17)),
        ("Aug 18 11:00 PDT 2022", Day(("2022-08-18",), 0, 21, "11:00", "PDT")),
        ("Aug 18 11:00:44 2022", Day(("2022-08-18",), 0, 20, "11:00:44", None)),
    ],
)
def test_days_behind_the_name_of_their_month(text: str, day: Day | None) -> None:
    at = next(i for i, char in enumerate(text) if char.isdigit())
    assert match_day_at(text, at, 0, EN) == day


def test_a_month_has_up_to_20_letters() -> None:
    months = EN._replace(months={"a" * 20: 8, "b" * 21: 8})
    assert match_day_at(f"{'a' * 20}.  18, 2022", 23, 0, months) is not None
    assert match_day_at(f"{'a' * 20}.  18, 2022", 23, 1, months) is None  # read before
    assert match_day_at(f"{'b' * 21}.  18, 2022", 24, 0, months) is None


def test_nothing_is_read_before_the_last_phrase() -> None:
    assert read("民國111年8月18日", "zh", floor=1) == ()
    assert read("v2022-08-18", floor=1) == ("2022-08-18",)


def test_eras() -> None:
    assert [find_era(text) for text in ("令和 ", "中華民國", "令和x", "")] == [
        "令和",
        "民國",
        "",
        "",
    ]


def test_thai_years() -> None:
    assert [convert_thai_year(year) for year in (2100, 2101, 2565)] == [2100, 1558, 2022]
    assert [read_thai_short_year(text) for text in ("42", "43", "92", "93", "65")] == [
        0,
        2000,
        2049,
        0,
        2022,
    ]


def test_months_with_a_slash() -> None:
    assert find_month_in_word("Foo/August", EN) == find_month_in_word("August/Foo", EN) == 8
    assert find_month_in_word("Foo/Bar", EN) is None


def test_years_of_the_calendar() -> None:
    assert list_valid_days([(1899, 12, 31), (2101, 1, 1), (2022, 0, 1), (2022, 13, 1)]) == ()
    assert list_valid_days([(1900, 1, 1), (2100, 12, 31), (1900, 1, 1)]) == (
        "1900-01-01",
        "2100-12-31",
    )
