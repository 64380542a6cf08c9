"""Times as savers write them; nothing is guessed."""

import pytest

from newsclean.read.savers.times import read_archive_time, read_saver_time

UTC = "2024-05-18T03:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sat May 18 2024 11:00:00 GMT+0800 (China Standard Time)", "2024-05-18T11:00:00+08:00"),
        ("Sat May 18 2024 08:30:00 GMT+0530", "2024-05-18T08:30:00+05:30"),
        ("Sat May 18 2024 03:00:00 GMT", UTC),
        (
            "Fri May 17 2024 20:00:00 GMT-0700 (Нетихоокеанское летнее время)",
            "2024-05-17T20:00:00-07:00",
        ),
        ("Sat, 18 May 2024 03:00:00 GMT", UTC),
        ("2024-05-18T03:00:00Z", UTC),
        ("20240518030000", UTC),
        ("20240518030000999", UTC),
        ("2024.05.18-030000", UTC),
        ("20240518", "2024-05-18"),
        ("", None),
        ("2024", None),
        ("20241318030000", None),
        ("Sat Foo 18 2024 03:00:00 GMT", None),
        ("Sat May 18 2024 25:00:00 GMT+0000", None),
        ("Sat May 18 2024 03:00:00 GMT+9999", None),
        ("yesterday", None),
        ("9" * 1_000_000, None),
    ],
)
def test_saver_times(text: str, value: str | None) -> None:
    assert read_saver_time(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("archived 18 May 2024 03:00:00 UTC by a reader", UTC),
        ("03:00:00 May 18, 2024", UTC),
        ("on 18 May 2024", None),
        ("42 May 2024 03:00:00 UTC", None),
    ],
)
def test_archive_times(text: str, value: str | None) -> None:
    assert read_archive_time(text) == value
