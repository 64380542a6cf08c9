"""UTF-8 whose characters were cut at line ends, as a text browser cuts that counts bytes."""

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.web_codecs import decode_as
from tests.decode.encoded_texts import CHINESE, FRENCH, GREEK, JAPANESE, KOREAN, RUSSIAN, codes

TEXTS = (CHINESE, JAPANESE, KOREAN, RUSSIAN, GREEK, FRENCH)


def cut_lines(text: str, width: int, lost: int) -> bytes:
    """A dump in lines of so many bytes, each without its last bytes."""
    data = (text.replace("\n", " ") * 4).encode()
    lines = [data[start : start + width - lost] for start in range(0, len(data), width)]
    return b"\n   ".join(lines)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [26, 40, 73, 77, 80])
@pytest.mark.parametrize("lost", [0, 1])
def test_cut_at_line_ends_is_utf8(text: str, width: int, lost: int) -> None:
    data = cut_lines(text, width, lost)
    decoded = decode(data)
    assert (decoded.encoding, decoded.decided_by) == ("utf-8", "utf-8")
    assert decoded.text == data.decode("utf-8", "replace")


@pytest.mark.parametrize("text", TEXTS)
def test_signs_of_lost_text_are_no_breaks(text: str) -> None:
    """U+FFFD in every line, and two broken bytes: still UTF-8."""
    data = b"\n".join(
        (text[at : at + 12] + "\ufffd").encode() for at in range(0, len(text) - 12, 12)
    )
    decoded = decode(data + b"\xe4\n\xe4")
    assert (decoded.encoding, codes(decoded)[0]) == ("utf-8", "broken_bytes")


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (CHINESE, "gbk", "gb18030"),
        (JAPANESE, "cp932", "shift_jis"),
        (KOREAN, "cp949", "euc-kr"),
        (RUSSIAN, "cp866", "ibm866"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (FRENCH, "cp1252", "windows-1252"),
    ],
)
@pytest.mark.parametrize("width", [5, 9, 40])
def test_short_lines_of_another_encoding_are_not_utf8(
    text: str, codec: str, name: str, width: int
) -> None:
    rows = [text[at : at + width] for at in range(0, len(text), width)]
    data = "\n".join(rows * 2).encode(codec, "ignore")
    decoded = decode(data)
    assert (decoded.encoding, decoded.text) == (name, decode_as(data, name))


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, KOREAN, RUSSIAN, GREEK])
def test_stars_for_lost_bytes(text: str) -> None:
    """As elinks writes a page in UTF-8 that it takes for Latin-1."""
    stars = bytes.maketrans(bytes(range(0x80, 0xA1)), b"*" * 32 + b" ")
    decoded = decode(text.encode().translate(stars))
    assert (decoded.encoding, codes(decoded)) == ("utf-8", ["broken_bytes"])
    assert "*" not in decoded.text.replace("**", "")
    kept = {sign for sign in text if not set(sign.encode()) & set(range(0x80, 0xA1))}
    assert kept <= set(decoded.text)


@pytest.mark.parametrize("codec", ["gbk", "cp932", "cp949", "cp1251", "cp1252", "cp1253", "koi8_r"])
def test_stars_in_another_encoding_are_stars(codec: str) -> None:
    text = {"gbk": CHINESE, "cp932": JAPANESE, "cp949": KOREAN, "cp1252": FRENCH, "cp1253": GREEK}
    data = f"*** {text.get(codec, RUSSIAN)} * * *".encode(codec, "ignore")
    decoded = decode(data)
    assert decoded.encoding != "utf-8"
    assert decoded.text.count("*") == 6
