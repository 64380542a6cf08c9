"""The words of dates: months, weekdays, halves of the day, and the gap between day and clock."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.date_words import (
    GapWords,
    get_half_of_day,
    get_month_number,
    is_weekday,
    match_known_prefix,
    read_gap,
    read_half_of_day,
)

EN, ZH, TH, FI = (get_lexicon(code) for code in ("en", "zh", "th", "fi"))
STOPPED = EN._replace(
    months={"tamm.": 1, "aug": 8}, dates={**EN.dates, "weekdays": frozenset({"thu"})}
)


@pytest.mark.parametrize("word", ["", ".", "Augu", "Thursday"])
def test_no_month(word: str) -> None:
    assert get_month_number(word, EN) is None


@pytest.mark.parametrize(
    ("word", "number"), [("August", 8), ("AUG", 8), ("aug.", 8), ("Tamm", 1), ("tamm.", 1)]
)
def test_months_with_and_without_a_point(word: str, number: int) -> None:
    assert get_month_number(word, STOPPED._replace(months={**EN.months, "tamm.": 1})) == number
    assert get_month_number("aug.", STOPPED) == 8


def test_weekdays_with_and_without_a_point() -> None:
    assert [is_weekday(word, STOPPED) for word in ("Thu", "thu.", "Thur")] == [True, True, False]


@pytest.mark.parametrize("word", ["", "a", "amp", "pmx"])
def test_no_half_of_the_day(word: str) -> None:
    assert get_half_of_day(word, EN) is None


@pytest.mark.parametrize(
    ("word", "half"),
    [("am", "am"), ("AM", "am"), ("a.m.", "am"), ("a.m", "am"), ("p. m", "pm"), ("pm.", "pm")],
)
def test_halves_of_the_day(word: str, half: str) -> None:
    assert get_half_of_day(word, EN) == half


@pytest.mark.parametrize(
    ("listed", "printed"), [("a.m", "a.m."), ("am", "a.m"), ("a.m.", "a.m."), ("am", "am")]
)
def test_a_half_of_the_day_is_known_by_each_form(listed: str, printed: str) -> None:
    lexicon = EN._replace(dates={**EN.dates, "am": frozenset({listed}), "pm": frozenset()})
    assert get_half_of_day(printed, lexicon) == "am"


@pytest.mark.parametrize(
    ("text", "half", "end"),
    [
        ("11:00", None, 5),
        ("11:00   pm", None, 5),
        ("11:00 Uhr", None, 5),
        ("11:00 pm", "pm", 8),
        ("11:00pm", "pm", 7),
        ("11:00  p.m. ET", "pm", 11),
        ("11:00 p.m ET", "pm", 9),
        ("11:00 pm.ET", "pm", 9),
        ("11:00 pm.x", "pm", 8),
    ],
)
def test_half_of_the_day_behind_a_clock(text: str, half: str | None, end: int) -> None:
    assert read_half_of_day(text, 5, EN) == (half, end)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" by Jane Miller, ", "en"),
        (" one two to ", "en"),  # three unknown words
        (" alles ", "en"),
        (" 新华", "zh"),
        (" 来源：某", "zh"),
    ],
)
def test_words_that_part_day_and_clock(text: str, code: str) -> None:
    assert read_gap(text, get_lexicon(code)) is None


@pytest.mark.parametrize(
    ("text", "code", "half", "zone"),
    [
        ("", "en", None, None),
        (" at ", "en", None, None),
        (" alle ore ", "en", None, None),
        (" alle. ", "en", None, None),
        (" Thursday, at ", "en", None, None),
        (" 星期四上午", "zh", "am", None),
        (" 星期四 下午 ", "zh", "pm", None),
        (" 北京时间 ", "zh", None, "+08:00"),
        (" 北京时间下午", "zh", "pm", "+08:00"),
        (" 于 ", "zh", None, None),
        (" vers ", "zh", None, None),
        (" at GMT ", "zh", None, "+00:00"),
    ],
)
def test_words_between_day_and_clock(
    text: str, code: str, half: str | None, zone: str | None
) -> None:
    assert read_gap(text, get_lexicon(code)) == GapWords(half, zone)


@pytest.mark.parametrize(
    ("word", "code", "found"),
    [
        ("pmx", "en", (0, "", None)),  # only a whole word, where spaces part words
        ("", "zh", (0, "", None)),
        ("pm", "en", (2, "half", "pm")),
        ("thursday", "en", (8, "weekday", None)),
        ("gmt", "en", (3, "zone", "+00:00")),
        ("星期四上午", "zh", (3, "weekday", None)),
        ("上午星期四", "zh", (2, "half", "am")),
        ("keskiviikkona.", "fi", (14, "weekday", None)),
        ("木", "ja", (1, "weekday", None)),
        ("москва", "ru", (0, "", None)),
    ],
)
def test_the_longest_known_word(word: str, code: str, found: tuple[int, str, str | None]) -> None:
    assert match_known_prefix(word, get_lexicon(code)) == found


def test_no_known_word_has_more_than_fourteen_characters() -> None:
    long = EN._replace(dates={**EN.dates, "weekdays": frozenset({"a" * 15, "b" * 14})})
    assert match_known_prefix("a" * 15, long) == (0, "", None)
    assert match_known_prefix("b" * 14, long) == (14, "weekday", None)
