"""UTF-16 and UTF-32 without a byte-order mark, and text that is neither."""

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.utf16_utf32 import detect_utf16_utf32
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
