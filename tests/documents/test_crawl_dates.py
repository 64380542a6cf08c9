"""Crawl dates in every usual form, and those that nothing is guessed of."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from newsclean.documents.crawl_dates import CrawlDates, parse_crawl_date

SAVED = "2024-05-18T03:00:00+00:00"
IN_CHINA = "2024-05-18T11:00:00+08:00"
SECONDS = 1_716_001_200

FORMS: dict[str, list[Any]] = {
    SAVED: [
        *("2024-05-18T03:00:00Z", "2024-05-18 03:00:00+00", "2024-05-18 03:00:00.123456+00:00"),
        *("2024-05-18 03:00:00 UTC", "2024-05-18 03:00:00 +0000 UTC", "2024/05/18 03:00:00Z"),
        *("2024-05-18T03:00:00.000000000Z", "20240518030000", "20240518T030000Z", 20240518030000),
        *("20240518030000000", "202405180300", " 2024-05-18T03:00:00z "),
        *(SECONDS, SECONDS * 10**3, SECONDS * 10**6, SECONDS * 10**9),
        *(float(SECONDS), SECONDS + 0.25, SECONDS * 1e9, str(SECONDS), f"{SECONDS}.25"),
        *(f"{SECONDS}000", f"/Date({SECONDS}000)/", f"/Date({SECONDS}000+0800)/"),
        *("Sat, 18 May 2024 03:00:00 GMT", "Sat, 18 May 2024 03:00:00 +0000 (UTC)"),
        *("18-May-2024 03:00:00 UTC", "Sat May 18 2024 03:00:00 GMT+0000"),
        *("May 18, 2024 03:00:00 UTC", "Sat May 18 03:00:00 UTC 2024"),
        *({"$date": "2024-05-18T03:00:00.000Z"}, {"$date": {"$numberLong": f"{SECONDS}000"}}),
        *({"$date": SECONDS * 1000}, {"$timestamp": {"t": SECONDS, "i": 1}}),
        datetime(2024, 5, 18, 3, tzinfo=UTC),
        b"2024-05-18T03:00:00Z",
    ],
    IN_CHINA: [
        *("2024-05-18 11:00:00+08", "2024-05-18T11:00:00+0800", "2024-05-18T11:00:00+08:00[PRC]"),
        *("Sat, 18 May 2024 11:00:00 +0800", "Sat May 18 2024 11:00:00 GMT+0800 (中国标准时间)"),
    ],
    "2024-05-17T23:00:00-04:00": ["Fri, 17 May 2024 23:00:00 EDT"],
    "2024-05-18T03:00:00": [
        *("2024-05-18 03:00:00", "2024-05-18T03:00:00.5", "2024-5-18 3:00:00"),
        *("Sat May 18 03:00:00 2024", "Sat May 18 03:00:00 CST 2024", "2024年5月18日 03:00:00"),
        *("2024年05月18日3时0分0秒", datetime(2024, 5, 18, 3)),  # noqa: DTZ001 - as tables have it
    ],
    "2024-05-18T03:00": ["2024/05/18 03:00", "2024年5月18日 3:00", "2024年5月18日3点00分"],
    "2024-05-18": [
        *("2024-05-18", "2024/5/18", "2024.05.18", "20240518", 20240518, date(2024, 5, 18)),
        *("2024年5月18日", "2024년 5월 18일", "18 May 2024", "May 18, 2024"),
    ],
}
ODD = [
    *("18/05/2024", "05/18/2024 03:00", "05-18-2024", "18.05.2024", "yesterday", "5月18日"),
    *("2024-13-18", "2024-02-30", "2024-05-18 25:00", "20241318", "20240518250000", "2024-05/18"),
    *("18 Mayor 2024 x", "18 Abc 2024", "0001-01-01T00:00:00Z", "2024-05-18 and more"),
    *(True, 17, -SECONDS, 631_151_999, 4_102_444_801, 10**22, 10**5000, float("inf"), "٢٠٢٤-٠٥-١٨"),
    *({"$date": {}}, {"day": "2024-05-18"}, ["2024-05-18"], time(3, 0), "9" * 10_000),
]
NOTHING = [None, "", " ", "NaT", "null", "None", r"\N", float("nan")]


@pytest.mark.parametrize(("date", "value"), [(d, v) for d, forms in FORMS.items() for v in forms])
def test_every_usual_form_is_read(date: str, value: Any) -> None:
    assert parse_crawl_date(value) == date


@pytest.mark.parametrize(
    "value", ODD, ids=lambda value: repr(value)[:20] if value != 10**5000 else ""
)
def test_nothing_is_guessed(value: Any) -> None:
    dates = CrawlDates()
    assert dates.read(value) is None
    assert (dates.describe_unread() or "").endswith(" are not understood; 1 row is read without")


def test_a_cell_with_nothing_is_no_odd_date() -> None:
    dates = CrawlDates()
    assert [dates.read(value) for value in NOTHING] == [None] * len(NOTHING)
    assert dates.describe_unread() is None
    dates.read("18/05/2024")
    dates.read("yesterday")
    assert dates.describe_unread() == (
        "crawl dates such as '18/05/2024' are not understood; 2 rows are read without"
    )


def test_each_unit_has_its_own_range() -> None:
    assert parse_crawl_date(631_152_000) == "1990-01-01T00:00:00+00:00"
    assert parse_crawl_date(4_102_444_800) == "2100-01-01T00:00:00+00:00"
    assert parse_crawl_date(631_152_000_000) == "1990-01-01T00:00:00+00:00"
