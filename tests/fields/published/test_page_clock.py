"""One moment on several clocks: the machine's, the page's, the one of the page's language."""

import pytest

from newsclean.fields.published.date_evidence import DateEvidence
from newsclean.fields.published.page_clock import has_time_of_day, reconcile_dates
from newsclean.model import Place
from newsclean.parsers.dates.grammar import DatePhrase

CHINA = "+08:00"


def phrase(value: str, other: str | None = None) -> DatePhrase:
    zoned = value.endswith("Z") or "+" in value or value.count("-") > 2
    value = value.replace("Z", "+00:00")
    return DatePhrase(value, "page" if zoned else None, 0, len(value), value, other)


def head(value: str, trust: float = 0.9) -> DateEvidence:
    return DateEvidence(phrase(value), "published", "head", "meta:date", Place(), trust)


def printed(value: str, trust: float = 0.8, field: str | None = None) -> DateEvidence:
    return DateEvidence(phrase(value), field, "page", "line", Place(), trust)


def show(claimed: str, *shown: str, zone: str | None = None) -> tuple[str, str | None, float]:
    """The head's time on the clock of what is printed: its value, its zone, its trust."""
    item = reconcile_dates([head(claimed), *map(printed, shown)], zone)[0]
    return item.phrase.value, item.phrase.zone, round(item.trust, 2)


@pytest.mark.parametrize(
    ("claimed", "shown", "zone"),
    [
        ("2022-08-18T11:00:44Z", "2022-08-18 20:31", None),  # 9 h 31 min ahead: two moments
        ("2022-08-18T03:00:44Z", "2022-08-18 18:00", None),  # 15 h ahead is no zone
        ("2022-08-18T18:00:44Z", "2022-08-18 03:00", None),  # nor 15 h behind
        ("2022-08-18T03:00:44Z", "2022-08-18 12:00", CHINA),  # 9 h ahead is not China
        ("2022-08-18T03:00:44", "2022-08-18 11:00", CHINA),  # a head without a zone
        ("2022-08-18", "2022-08-18 11:00", CHINA),
        ("2022-08-18T00:00:00Z", "2022-08-18 08:00", CHINA),  # midnight is a day
        ("2022-08-18T11:00:44+08:00", "2022-08-18 11:00", CHINA),  # the same clock
        ("2022-08-18T11:00:44Z", "2022-08-18 11:00", None),
        ("2022-08-18T11:00:44Z", "2022-08-18 11:00", "+00:00"),
        ("2022-08-18T11:00:44Z", "2022-08-18 11:00:43", CHINA),  # another second
        ("2022-08-18T11:00:44Z", "2022-08-18", CHINA),  # the same day
        ("2022-08-17T11:00:44+08:00", "2022-08-18", CHINA),  # a day apart, and not UTC
        ("2022-08-17T15:30:00Z", "2022-08-18", CHINA),  # 23:30 in China
        ("2022-08-17T09:59:00Z", "2022-08-18", None),  # nowhere the 18th yet
        ("2022-08-19T14:00:00Z", "2022-08-18", None),  # nowhere still the 18th
    ],
)
def test_what_stays_as_the_machine_says(claimed: str, shown: str, zone: str | None) -> None:
    value = claimed.replace("Z", "+00:00")
    assert show(claimed, shown.replace(" ", "T"), zone=zone)[::2] == (value, 0.9)


@pytest.mark.parametrize(
    ("claimed", "shown", "zone", "value"),
    [
        ("2022-08-17T19:00:44Z", "2022-08-18T03:00", CHINA, "2022-08-18T03:00:44+08:00"),
        ("2022-08-17T19:00:44Z", "2022-08-18T03:00:44", CHINA, "2022-08-18T03:00:44+08:00"),
        ("2022-08-17T19:00Z", "2022-08-18T03:00", CHINA, "2022-08-18T03:00+08:00"),
        ("2022-08-17T20:00:44+09:00", "2022-08-17T19:00", CHINA, "2022-08-17T19:00:44+08:00"),
        ("2022-08-18T03:00:44Z", "2022-08-18T08:30", None, "2022-08-18T08:30:44+05:30"),
        ("2022-08-18T03:00:44Z", "2022-08-18T17:00", None, "2022-08-18T17:00:44+14:00"),
        ("2022-08-18T18:00:44Z", "2022-08-18T04:00", None, "2022-08-18T04:00:44-14:00"),
    ],
)
def test_a_time_of_the_machine_is_given_by_the_page_s_clock(
    claimed: str, shown: str, zone: str | None, value: str
) -> None:
    assert show(claimed, shown, zone=zone) == (value, "page", 0.9)


def test_a_z_behind_the_newsroom_s_own_clock_is_not_believed() -> None:
    for shown in ("2022-08-18T11:00", "2022-08-18T11:00:44"):
        found = show("2022-08-18T11:00:44Z", shown, zone=CHINA)
        assert found == ("2022-08-18T11:00:44+08:00", "assumed", 0.85)


def test_the_printed_day_tells_which_side_of_midnight() -> None:
    found = show("2022-08-17T16:00:00Z", "2022-08-18", zone=CHINA)
    assert found == ("2022-08-18T00:00:00+08:00", "page", 0.9)


@pytest.mark.parametrize("claimed", ["2022-08-17T10:00:00Z", "2022-08-19T13:59:00Z"])
def test_without_a_zone_of_the_language_the_day_is_all_that_is_known(claimed: str) -> None:
    assert show(claimed, "2022-08-18") == ("2022-08-18", None, 0.8)


def test_the_first_printed_date_that_means_the_moment_decides() -> None:
    claimed = "2022-08-17T19:00:44Z"
    shown = ("2022-08-17T10:10", "2022-08-18T03:00", "2022-08-18T04:00")
    assert show(claimed, *shown)[0] == "2022-08-18T03:00:44+08:00"


@pytest.mark.parametrize(
    "other",
    [
        printed("2022-08-18T03:00", trust=0.6),  # not surely the story's
        printed("2022-08-18T03:00", field="modified"),
        printed("2022-08-18T03:00+08:00"),  # has a zone of its own
        head("2022-08-18T03:00"),
    ],
)
def test_what_is_not_the_page_s_clock(other: DateEvidence) -> None:
    claimed = head("2022-08-17T19:00:44Z")
    assert reconcile_dates([claimed, other], CHINA)[0] == claimed


def test_markup_is_a_machine_and_the_address_is_none() -> None:
    claimed = head("2022-08-17T19:00:44Z")
    for source, changed in (("markup", True), ("head", True), ("url", False), ("page", False)):
        item = claimed._replace(source=source, trust=0.5)
        assert (reconcile_dates([item, printed("2022-08-18T03:00")], CHINA)[0] != item) is changed


def test_a_time_of_day() -> None:
    for value in ("2022-08-18T00:00:00", "2022-08-18T00:00", "2022-08-18"):
        assert not has_time_of_day(head(value))
    assert has_time_of_day(head("2022-08-18T00:00:01"))
    assert has_time_of_day(printed("2022-08-18T00:00"))
    assert not has_time_of_day(printed("2022-08-18"))
