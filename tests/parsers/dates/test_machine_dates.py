"""Dates as programs write them: what is none, then ISO 8601 and seconds since 1970."""

import time

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.machine_dates import read_claimed_date, read_machine_date

EN = get_lexicon("en")


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("2022-08-18T11:00:44Z", "2022-08-18T11:00:44+00:00", "page"),
        ("2022-08-18T11:00:44+0800", "2022-08-18T11:00:44+08:00", "page"),
        ("2022-08-18T11:00:44+08", "2022-08-18T11:00:44+08:00", "page"),
        ("2022-08-18T11:00:44.123456-05:00", "2022-08-18T11:00:44-05:00", "page"),
        ("20220818T110044", "2022-08-18T11:00:44", None),
        ("20220818110044", "2022-08-18T11:00:44", None),
        ("20220818", "2022-08-18", None),
        ("2022-08-18 11:00", "2022-08-18T11:00", None),
        ("2022-08-18 11:00:44 +0800 CST", "2022-08-18T11:00:44+08:00", "page"),
        ("2022-08-18T11:00:44+08:00[Asia/Shanghai]", "2022-08-18T11:00:44+08:00", "page"),
        ("1660791644", "2022-08-18T03:00:44+00:00", "page"),
        ("1660791644000", "2022-08-18T03:00:44+00:00", "page"),
        ("Thu, 18 Aug 2022 11:00:44 +0800", "2022-08-18T11:00:44+08:00", "page"),
        ("2022年08月18日 11:00", "2022-08-18T11:00", None),
        ("18 Aug 2022", "2022-08-18", None),
    ],
)
def test_claims(text: str, value: str, zone: str | None) -> None:
    claim = read_claimed_date(text, EN)
    assert claim is not None
    assert (claim.value, claim.zone) == (value, zone)


@pytest.mark.parametrize(
    "text",
    ["", "today", "2022", "2022-08", "20221341", "2022-08-18T25:00:00Z", "202208181", "99999"],
)
def test_claims_that_are_no_day(text: str) -> None:
    assert read_machine_date(text) is None
    assert read_claimed_date(text, EN) is None


@pytest.mark.parametrize(
    "text",
    [
        "2022-08-18T24:00:01Z",
        "2022-08-18T11:60",
        "2022-08-18T11:00:60",
        "2022-02-30T11:00",
        "1899-12-31",
        "2022-0818",
        "166079164",
        "16607916440",
        "2022-08-18 11:00 by Ann",
        "18 Aug 2022",
    ],
)
def test_no_machine_date(text: str) -> None:
    assert read_machine_date(text) is None


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("2022-08-18T23:59:59", "2022-08-18T23:59:59", None),
        ("2022-08-18T11:00:44+99:00", "2022-08-18T11:00:44", None),  # no zone on Earth
        ("2022-08-18t11:00z", "2022-08-18T11:00+00:00", "page"),
        (" 2022-08-18 ", "2022-08-18", None),
        ("2022-08-18T11:00-0330", "2022-08-18T11:00-03:30", "page"),
        (" 1660791644 ", "2022-08-18T03:00:44+00:00", "page"),
        ("1660791644.5", "2022-08-18T03:00:44+00:00", "page"),
    ],
)
def test_machine_dates(text: str, value: str, zone: str | None) -> None:
    found = read_machine_date(text)
    assert found is not None
    assert (found.value, found.zone, found.start, found.end) == (value, zone, 0, len(text))
    assert found.text == text


def test_a_value_is_read_up_to_120_characters() -> None:
    assert read_claimed_date(f"{'x' * 109} 2022-08-18", EN) is not None
    assert read_claimed_date(f"{'x' * 120} 2022-08-18", EN) is None


def test_other_digits_are_read() -> None:
    found = read_claimed_date("２０２２-０８-１８T１１:００", EN)
    assert found is not None
    assert found.value == "2022-08-18T11:00"


def test_a_megabyte_of_digits_takes_no_time() -> None:
    started = time.process_time()
    assert read_claimed_date("1" * 1_000_000, EN) is None
    assert time.process_time() - started < 1.0
