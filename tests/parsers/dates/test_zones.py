"""Time zones: what is none on Earth, then names and offsets."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.dates.zones import get_zone_offset, parse_utc_offset, read_zone

EN = get_lexicon("en")


@pytest.mark.parametrize(
    "text", ["", "8", "+800", "+15", "+15:00", "+08:10", "+08:01", "x+8", "+8:3", "GMT", "+123"]
)
def test_no_offset(text: str) -> None:
    assert parse_utc_offset(text) is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("+8", "+08:00"),
        ("-3:30", "-03:30"),
        ("GMT+8", "+08:00"),
        ("utc-10", "-10:00"),
        ("+14", "+14:00"),
        ("+0000", "+00:00"),
        ("+05:45", "+05:45"),
        ("+0515", "+05:15"),
        ("-0330", "-03:30"),
    ],
)
def test_offsets(text: str, offset: str) -> None:
    assert parse_utc_offset(text) == offset


@pytest.mark.parametrize(
    "text",
    [
        "11:00",
        "11:00 Uhr",
        "11:00 ein Tag GMT",  # the third word
        "11:00 Zulu",
        "11:00 +08:10",
        "11:00 -12:00:00",
        "11:00    GMT",
        "11:00 - 12:00",
    ],
)
def test_no_zone(text: str) -> None:
    assert read_zone(text, 5, EN) == (None, 5)


@pytest.mark.parametrize(
    ("text", "zone", "end"),
    [
        ("11:00Z", "+00:00", 6),
        ("11:00 Z", "+00:00", 7),
        ("11:00 GMT", "+00:00", 9),
        ("11:00 (GMT)", "+00:00", 11),
        ("11:00 [GMT]", "+00:00", 11),
        ("11:00 (GMT) x", "+00:00", 11),
        ("11:00 GMT x", "+00:00", 9),
        ("11:00 Uhr CEST heute", "+02:00", 14),
        ("11:00 GMT heute", "+00:00", 9),
        ("11:00 GMT+8", "+08:00", 11),
        ("11:00 (UTC +8)", "+08:00", 14),
        ("11:00 [+0800]", "+08:00", 13),
        ("11:00 +08:00.", None, 5),
        ("11:00 -0330 x", "-03:30", 11),
    ],
)
def test_zones(text: str, zone: str | None, end: int) -> None:
    assert read_zone(text, 5, EN) == (zone, end)


def test_a_zone_of_two_words() -> None:
    words = EN._replace(zone_names={**EN.zone_names, "easterntime": "-05:00"})
    assert read_zone("11:00 Eastern Time", 5, words) == ("-05:00", 18)
    assert read_zone("11:00 US Eastern Time", 5, words) == ("-05:00", 21)


@pytest.mark.parametrize("zone", ["+08:00", "-03:30"])
def test_an_offset_is_its_own(zone: str) -> None:
    assert get_zone_offset(zone, "2022-08-18T11:00") == zone


def test_named_zones() -> None:
    pytest.importorskip("zoneinfo").ZoneInfo("Europe/Berlin")
    assert get_zone_offset("Europe/Berlin", "2022-08-18T11:00") == "+02:00"
    assert get_zone_offset("Europe/Berlin", "2022-01-18T11:00:44") == "+01:00"
    assert get_zone_offset("No/Where", "2022-08-18T11:00") is None
