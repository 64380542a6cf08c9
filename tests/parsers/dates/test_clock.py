"""Clock times beside a day: numbers that are none, then every way to print one."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.clock import (
    CLOCK,
    ClockTime,
    choose_nearer_clock,
    find_clock_after,
    find_clock_before,
    format_clock,
    is_clock,
)

EN, DE, ZH = get_lexicon("en"), get_lexicon("de"), get_lexicon("zh")


@pytest.mark.parametrize(
    ("text", "half", "points"),
    [
        ("11", None, True),
        ("11:0", None, True),
        ("11.0", None, True),
        ("11.00", None, False),
        ("11.00%", None, True),
        ("11.00% of", None, True),
        ("11.00.", None, True),
        ("11.", "am", True),
        ("11h5", None, True),
        ("11 hrs 5", None, True),
    ],
)
def test_no_clock(text: str, half: str | None, *, points: bool) -> None:
    match = CLOCK.match(text)
    assert match is not None
    assert not is_clock(match, half, points=points)


@pytest.mark.parametrize(
    ("text", "half", "points"),
    [
        ("11", "am", False),
        ("11:00", None, False),
        ("11.00", None, True),
        ("11.00", "pm", False),
        ("11.00,", None, True),
        ("11h", None, False),
        ("11h05", None, False),
        ("11 hrs", None, False),
        ("11时", None, False),
        ("11时5", None, False),
        ("11點30", None, False),
    ],
)
def test_clocks(text: str, half: str | None, *, points: bool) -> None:
    match = CLOCK.match(text)
    assert match is not None
    assert is_clock(match, half, points=points)


@pytest.mark.parametrize(
    ("text", "half", "clock"),
    [
        ("24:00", None, "24:00"),
        ("24:01", None, None),
        ("11:60", None, None),
        ("11:00:60", None, None),
        ("12:00", "pm", "12:00"),
        ("12:00", "am", "00:00"),
        ("11:59", "pm", "23:59"),
        ("11:59", "am", "11:59"),
        ("1:05", "pm", "13:05"),
        ("13:05", "pm", "13:05"),
        ("23:59:59", None, "23:59:59"),
        ("0:00:00", None, "00:00:00"),
        ("9", "am", "09:00"),
        ("3点半", None, "03:30"),
        ("3시반", None, "03:30"),
        ("11时5分6秒", None, "11:05:06"),
        ("11:00:44.123", None, "11:00:44"),
    ],
)
def test_format(text: str, half: str | None, clock: str | None) -> None:
    assert format_clock(CLOCK.match(text), half) == clock
    assert format_clock(None, half) is None


def after(text: str, code: str = "en") -> ClockTime | None:
    """The clock behind a day of one character."""
    return find_clock_after(text, 1, get_lexicon(code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("d", "en"),
        ("d by Jane Miller 11:00", "en"),
        ("d 11", "en"),
        ("d 12.50", "en"),
        ("d · 45:10 video", "en"),
        (f"d{' ' * 29}11:00", "en"),
        ("d\n11:00", "en"),
    ],
)
def test_no_clock_behind_a_day(text: str, code: str) -> None:
    assert after(text, code) is None


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("d 11:00", "en", ("11:00", None, 1, 7, 1)),
        ("dT11:00", "en", ("11:00", None, 1, 7, 1)),
        ("d, 25:00", "en", (None, None, 1, 8, 2)),
        ("d\tT,25:00", "en", (None, None, 1, 9, 3)),
        ("d at 3 pm ET", "en", ("15:00", "America/New_York", 1, 12, 4)),
        ("d at 3 p.m. EST, x", "en", ("15:00", "-05:00", 1, 15, 4)),
        ("d um 11.05 Uhr", "de", ("11:05", None, 1, 10, 4)),
        ("d下午3时", "zh", ("15:00", None, 1, 5, 2)),
        ("d下午3时 GMT", "zh", ("15:00", "+00:00", 1, 9, 2)),
        ("d北京时间3时", "zh", ("03:00", "+08:00", 1, 7, 4)),
        ("d北京时间3时 GMT", "zh", ("03:00", "+00:00", 1, 11, 4)),
        (f"d{' ' * 28}11:00", "en", ("11:00", None, 1, 34, 28)),
    ],
)
def test_clock_behind_a_day(
    text: str, code: str, found: tuple[str | None, str | None, int, int, int]
) -> None:
    assert after(text, code) == ClockTime(*found)


def before(text: str, code: str = "en", floor: int = 0) -> ClockTime | None:
    """The clock before a day at the end of a text."""
    return find_clock_before(text, len(text), floor=floor, lexicon=get_lexicon(code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "en"),
        ("no digit ", "en"),
        ("11:00 by Jane Miller ", "en"),
        ("25:00 ", "en"),
        ("11 ", "en"),
        ("12.50 ", "de"),  # a point alone is no clock before a day
        ("1.11:00 ", "en"),
        (f"11:00{' ' * 33}", "en"),
    ],
)
def test_no_clock_before_a_day(text: str, code: str) -> None:
    assert before(text, code) is None


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("at 11:00 ", "en", ("11:00", None, 3, 9, 1)),
        ("11:00, ", "en", ("11:00", None, 0, 7, 2)),
        ("11.30pm ", "en", ("23:30", None, 0, 8, 1)),
        ("11:00 AM EST, Thu ", "en", ("11:00", "-05:00", 0, 18, 6)),
        ("3时下午 ", "zh", ("15:00", None, 0, 5, 1)),
        ("3:00 星期四下午 ", "zh", ("15:00", None, 0, 11, 7)),
        ("3:00 星期四北京时间 ", "zh", ("03:00", "+08:00", 0, 13, 9)),
        (f"11:00{' ' * 32}", "en", ("11:00", None, 0, 37, 32)),
    ],
)
def test_clock_before_a_day(
    text: str, code: str, found: tuple[str | None, str | None, int, int, int]
) -> None:
    assert before(text, code) == ClockTime(*found)


def test_nothing_is_read_before_the_last_phrase_or_48_characters() -> None:
    assert before("11:00 ", floor=1) == ClockTime("01:00", None, 1, 6, 1)
    line = "11:00:44 " + "pm at GMT, at Thursday "
    assert before("x" * 60 + line) == before(line)._replace(start=60, end=60 + len(line))  # type: ignore[union-attr]
    long = f"10:00:44.{'1' * 9}" + " " * 29
    assert len(long) == 47
    assert before(" " + long) == ClockTime("10:00:44", None, 1, 48, 29)
    assert before("1" + long) is None


def test_the_nearer_clock_is_chosen() -> None:
    near, far = ClockTime("11:00", None, 0, 5, 1), ClockTime("12:00", None, 0, 5, 2)
    assert choose_nearer_clock(None, None) is None
    assert choose_nearer_clock(near, None) == choose_nearer_clock(None, near) == near
    assert choose_nearer_clock(near, far) == choose_nearer_clock(far, near) == near
    same = near._replace(clock="13:00")
    assert choose_nearer_clock(same, near) == same
