"""Digits and signs in ASCII, one character for one."""

import pytest

from newsclean.parsers.dates.ascii_signs import to_ascii_signs


@pytest.mark.parametrize("text", ["2022-08-18 11:00", "年月日", "août", "ส.ค.", "ß", "ﬁ", "½"])
def test_unchanged(text: str) -> None:
    assert to_ascii_signs(text) == text


@pytest.mark.parametrize(
    ("chars", "plain"),
    [
        ("\u2212\u2010\u2011\u2012\u2013", "-"),
        ("\u2018\u2019\u02bc\u00b4", "'"),
        ("\u00ba\u00b0", "o"),
        ("—…«»“”·•€✓、。", "|"),
        ("２٢२๒", "2"),
        ("：", ":"),
        ("　\u00a0", " "),
        ("Ａ", "A"),
    ],
)
def test_plain_forms(chars: str, plain: str) -> None:
    assert to_ascii_signs(chars) == plain * len(chars)
    assert to_ascii_signs(f"年{chars}") == "年" + plain * len(chars)  # found once, kept


def test_what_becomes_a_digit_is_one() -> None:
    """`find_dates` leaves lines without a digit alone."""
    chars = [chr(code) for code in range(0x20000)]
    assert all(char.isdigit() for char in chars if to_ascii_signs(char).isdecimal())
