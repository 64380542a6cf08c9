"""UTF-16 and UTF-32 without a byte-order mark, and text that is neither."""

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.utf16_utf32 import (
    BYTE_ORDER_MARKS,
    LATIN_TEXT_BYTES,
    detect_utf16_utf32,
    find_byte_order_mark,
    looks_like_utf16,
)
from tests.decode.encoded_texts import CHINESE, FRENCH, JAPANESE, KOREAN, RUSSIAN, TAIWAN

GEORGIAN = "ქალაქი ძველ ხიდს სამი კვირით დახურავს, მოსახლეობა ამბობს, რომ არავის გაუფრთხილებია."


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "big5", "cp932", "euc_jp", "euc_kr", "cp1251"])
def test_no_other_text_is_taken_for_utf16(codec: str) -> None:
    text = {"gbk": CHINESE, "big5": TAIWAN, "euc_kr": KOREAN, "cp1251": RUSSIAN}.get(
        codec, JAPANESE
    )
    data = text.encode(codec)
    assert detect_utf16_utf32(data) is None
    strewn = b"".join(data[i : i + 30] + b"\0" for i in range(0, len(data), 30))
    assert detect_utf16_utf32(strewn) is None


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, JAPANESE, KOREAN, "Only ASCII, nothing else.\n"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf16_and_utf32_need_no_mark(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.decided_by) == (text, "zero_bytes")


def test_utf16_without_a_zero_byte() -> None:
    text = CHINESE.replace("\n", "")
    assert "\0" not in text.encode("utf-16-le")[1::2].decode("latin-1")
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


def test_utf16_of_other_scripts() -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        assert decode(GEORGIAN.encode(codec)).text == GEORGIAN


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (b"\xff\xfe\0\0", "utf-32le"),
        (b"\0\0\xfe\xff", "utf-32be"),
        (b"\xff\xfe", "utf-16le"),
        (b"\xfe\xff", "utf-16be"),
        (b"\xef\xbb\xbf", "utf-8"),
    ],
)
def test_byte_order_marks(mark: bytes, name: str) -> None:
    assert find_byte_order_mark(mark + b"A") == (name, len(mark))
    assert find_byte_order_mark(b"A" + mark) is None
    assert detect_utf16_utf32(mark) == (None if name == "utf-8" else name)
    assert len(BYTE_ORDER_MARKS) == 5


@pytest.mark.parametrize(("text", "found"), [("abc", None), ("abcd", "utf-16le")])
def test_fewer_than_four_pairs_show_nothing(text: str, found: str | None) -> None:
    assert detect_utf16_utf32(text.encode("utf-16-le")) == found


@pytest.mark.parametrize(
    ("zeros", "found"),
    [((2, 0, 9, 9), "utf-32le"), ((2, 0, 8, 9), None), ((3, 0, 9, 9), None)],
)
def test_utf32_by_its_zero_bytes(zeros: tuple[int, ...], found: str | None) -> None:
    """Ten groups of four bytes; so many are zero at each place, the others are 7F."""
    groups = [bytes(0 if at < count else 0x7F for count in zeros) for at in range(10)]
    assert detect_utf16_utf32(b"".join(groups)) == found
    other = found and found.replace("le", "be")
    assert detect_utf16_utf32(b"".join(group[::-1] for group in groups)) == other


def pairs(*parts: tuple[int, int, int]) -> bool:
    """Whether UTF-16 is seen in pairs of low and high byte, each so many times."""
    lows = b"".join(bytes([low]) * times for low, _, times in parts)
    return looks_like_utf16(lows, b"".join(bytes([high]) * times for _, high, times in parts))


LATIN, HAN, SIGN = (0x61, 0x00), (0x81, 0x4F), (0x02, 0x30)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([(*LATIN, 95), (0x81, 0x02, 5)], True),  # a row that no news uses
        ([(*LATIN, 94), (0x81, 0x02, 6)], False),
        ([(*LATIN, 99), (0xFF, 0xFF, 1)], False),  # no character
        ([(*LATIN, 95), (0x00, 0x04, 5)], True),  # a zero beside a byte of other text
        ([(*LATIN, 94), (0x00, 0x04, 6)], False),
        ([(*LATIN, 94), (0x00, 0x4E, 6)], True),  # U+4E00
        ([(*LATIN, 94), (0x00, 0x30, 6)], True),  # U+3000
        ([(*SIGN, 49), (0x61, 0x61, 51)], False),  # ASCII text
        ([(0x61, 0x00, 70), (0x8F, 0x00, 30)], True),  # Latin letters beside a zero
        ([(0x61, 0x00, 69), (0x8F, 0x00, 31)], False),
        ([(*HAN, 99), (*SIGN, 1)], True),
        ([(*HAN, 99), (0x0C, 0xFF, 1)], True),
        ([(*HAN, 100)], False),  # no CJK sign
        ([(*HAN, 97), (*SIGN, 1), (0x81, 0x04, 2)], True),
        ([(*HAN, 96), (*SIGN, 1), (0x81, 0x04, 3)], False),  # too much that is no ideograph
    ],
)
def test_pairs_of_utf16(parts: list[tuple[int, int, int]], *, found: bool) -> None:
    assert pairs(*parts) is found


def test_half_of_the_pairs_may_be_ascii() -> None:
    """U+2020 to U+207A are signs that news uses; more of them than of all others is ASCII text."""
    assert pairs((*HAN, 49), (*SIGN, 1), (0x61, 0x20, 50))
    assert not pairs((*HAN, 48), (*SIGN, 1), (0x61, 0x20, 51))


@pytest.mark.parametrize("char", "\t\n\f\r ~«§©°·»\xa0")
def test_latin_text_of_signs(char: str) -> None:
    assert ord(char) in LATIN_TEXT_BYTES
    assert pairs((ord(char), 0x00, 8))


@pytest.mark.parametrize("char", "\x0b\x1f\x7f\xa1\xc0")
def test_other_bytes_are_no_latin_text(char: str) -> None:
    assert not pairs((ord(char), 0x00, 8))


@pytest.mark.parametrize("char", "aąɑάйمअগஎกაሀកế“₤℃↑■㌔日龥가힣ａ")
def test_rows_of_news_text(char: str) -> None:
    """Each with Latin letters around it."""
    low, high = char.encode("utf-16-le")[:2]
    if high not in {0x02, 0x0B, 0x0E}:
        assert pairs((*LATIN, 9), (low or 1, high, 1))
