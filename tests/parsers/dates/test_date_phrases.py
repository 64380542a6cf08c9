"""What belongs to a date beside its day: weekday, clock and zone. See test_grammar for the days."""

import pytest

from newsclean.lexicon.lexicon import Lexicon, get_lexicon
from newsclean.parsers.dates.grammar import assume_zone, find_dates

EN, DE, ZH = get_lexicon("en"), get_lexicon("de"), get_lexicon("zh")


def values(text: str, lexicon: Lexicon = EN) -> list[str]:
    return [phrase.value for phrase in find_dates(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "value", "start"),
    [
        ("Thursday, 2022-08-18", "2022-08-18", 0),
        (f"Thursday{' ' * 4}2022-08-18", "2022-08-18", 12),
        ("Miller, 2022-08-18", "2022-08-18", 8),
        ("GMT 2022-08-18 11:00", "2022-08-18T11:00", 4),  # too short a name of a zone
        ("AKST: 2022-08-18 11:00", "2022-08-18T11:00-09:00", 6),
        ("AKST so 2022-08-18 11:00", "2022-08-18T11:00", 8),
        ("AKST 2022-08-18 11:00Z", "2022-08-18T11:00+00:00", 5),
        ("AKST 2022-08-18", "2022-08-18", 5),
        ("11:00 2022-08-18 AKST", "2022-08-18T11:00", 0),
    ],
)
def test_weekday_and_zone_before_a_day(text: str, value: str, start: int) -> None:
    (phrase,) = find_dates(text, EN)
    assert (phrase.value, phrase.start) == (value, start)


def test_words_far_before_a_day_are_not_read() -> None:
    zones = EN._replace(zone_names={"a" * 16: "+08:00", "b" * 17: "+09:00"})
    assert values(f"{'a' * 16}2022-08-18 11:00", zones) == ["2022-08-18T11:00+08:00"]
    assert values(f"{'b' * 17}2022-08-18 11:00", zones) == ["2022-08-18T11:00"]


def test_of_two_zones_the_longer_name_counts() -> None:
    zones = EN._replace(zone_names={"time": "+01:00", "citytime": "+08:00"})
    assert values("City Time, 2022-08-18 11:00", zones) == ["2022-08-18T11:00+08:00"]


def test_the_end_of_a_phrase_is_not_read_again() -> None:
    assert values("Thu 2022-08-18 Thu, 2022-08-19") == ["2022-08-18", "2022-08-19"]
    second = find_dates("2022-08-18 11:00 2022-08-19", EN)[1]
    assert (second.value, second.start) == ("2022-08-19", 17)
    assert values("1 May 2022 11h 12 June 2023") == ["2022-05-01T11:12"]
    assert values("2022-08-18 25:00 2022-08-19") == ["2022-08-19"]


def test_who_counts_hours_to_24_writes_the_day_first() -> None:
    for text, lexicon, value in (
        ("06/01/2026 12:59", EN, "2026-06-01T12:59"),
        ("06/01/2026 13:00", EN, "2026-01-06T13:00"),
        ("06/01/2026 1:30 pm", EN, "2026-06-01T13:30"),
        ("06/01/2026", EN, "2026-06-01"),
        ("06/01/2026 13:00", DE, "2026-01-06T13:00"),
    ):
        assert values(text, lexicon) == [value]


def test_a_clock_inside_a_day() -> None:
    (phrase,) = find_dates("on Thu Aug 18 11:00:44 PDT 2022, 12:00", EN)
    assert (phrase.value, phrase.text) == (
        "2022-08-18T11:00:44-07:00",
        "Thu Aug 18 11:00:44 PDT 2022",
    )
    assert values("Aug 18 25:00 2022") == []
    assert values("Aug 18 11:00 2022") == ["2022-08-18T11:00"]


def test_the_first_year_of_an_era() -> None:
    assert values("令和元年5月1日", ZH) == ["2019-05-01"]


def test_an_assumed_zone_counts_for_both_readings() -> None:
    (phrase,) = find_dates("08/09/2022 11:00", EN)
    both = assume_zone(phrase, "+08:00")
    assert (both.value, both.other) == ("2022-08-09T11:00+08:00", "2022-09-08T11:00+08:00")
    assert assume_zone(phrase, "No/Where") == phrase
