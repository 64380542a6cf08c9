"""Capitals, digits, quotes, dates and addresses in a block."""

import pytest

from newsclean.label.features.characters import looks_dated
from tests.label.features.feature_pages import read_lines

CASES = {
    "capital_share": [
        ("", 0.0),
        ("no capitals", 0.0),
        ("新闻", 0.0),
        ("a" * 200 + "B" * 100, 0.0),
        ("ABcd", 0.5),
        ("ÀBcd", 0.5),
        ("AB" + "c" * 398, 0.01),
    ],
    "digit_share": [
        ("News", 0.0),
        ("a" * 200 + " 12", 0.0),
        ("a1", 0.5),
        ("②a", 0.5),
        ("１二", 0.5),
    ],
    "starts_with_number": [
        ("2 men", 0.0),
        ("1.5 m", 0.0),
        ("123. Far", 0.0),
        ("No. 1. A", 0.0),
        ("1. Near", 1.0),
        ("(2) Far", 1.0),
        ("3、新闻", 1.0),
    ],
    "starts_with_quote": [("", 0.0), ("He said “no”", 0.0), ("“No”", 1.0), ("「好」", 1.0)],
    "has_url_or_email": [
        ("Write to us", 0.0),
        ("@ noon", 0.0),
        ("a .complete set", 0.0),
        ("x " * 250 + "www.herald.example", 0.0),
        ("x " * 240 + "www.herald.example", 1.0),
        ("https://herald.example", 1.0),
        ("desk@herald.example", 1.0),
        ("herald.org", 1.0),
    ],
    "has_date": [
        ("In May", 0.0),
        ("1-2", 0.0),
        ("x" * 250 + " 2 May 2020", 0.0),
        ("2 May 2020", 1.0),
        ("新" * 60 + "2020年5月2日", 1.0),
        ("x" * 201 + " 2 May 2020", 1.0),
    ],
    "all_capitals": [
        ("BBC", 0.0),
        ("Read More", 0.0),
        ("1234", 0.0),
        ("MORE", 1.0),
        ("READ 2", 1.0),
    ],
    "first_char_class": [
        ("", 0.0),
        ("a", 1.0),
        ("A", 2.0),
        ("7", 3.0),
        ("新", 4.0),
        ("“", 5.0),
        ("-", 6.0),
    ],
}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [(name, text, value) for name, pairs in CASES.items() for text, value in pairs],
)
def test_characters(name: str, text: str, value: float) -> None:
    assert read_lines(text)[name] == [pytest.approx(value)]


@pytest.mark.parametrize(
    "text",
    ["12", "3.5 m", "1:5", "5月", "on 12 May", "May 12", "3000-1-1", "1.2.", "2, 2024", "2 2024"],
)
def test_no_date(text: str) -> None:
    assert not looks_dated(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2024-5-1",
            "1999.5.1",
            "2024年5月",
            "1/5/24",
            "01.05.2024",
            "7:30",
            "5月2日",
            "12月31日",
        ),
        *("2 May 2020", "2. Mai 2020", "Sept 2, 2020", "May 12, 1999"),
    ],
)
def test_dates_and_times(text: str) -> None:
    assert looks_dated(text)
