"""What Python's codecs read otherwise than browsers comes out as in browsers."""

import pytest

from newsclean.decode.browser_differences import load_differences
from newsclean.decode.web_codecs import decode_as, load_encoding_labels


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("big5", b"\xa1\x45\xa1\x4e\xa1\xe3\xa2\x44\xa2\x46", "‧﹑～￥￠"),
        (
            "big5",
            b"\xa2\x41\xa1\xfe\xa2\x42\xa2\x40/",
            "／／﹨＼/",
        ),  # the first on purpose: Python writes ／ so
        ("big5", b"\xfd\xbb\xfc\xe2\xfa\xbd\x8e\xcd", "港晴包者"),
        ("big5", b"\x88\x62\xa1\xe3", "Ê\u0304～"),
        ("gb18030", b"\xa3\xa0\xa3\xa0\xd0\xc2", "\u3000\u3000新"),
        ("gb18030", b"\xfe\x59\xfe\x61\xfe\x66\xfe\x67\xfe\x6d", "龴龵龶龷龸"),
        ("gb18030", b"\x81\x35\xf4\x37\xa8\xbc", "\ue7c7ḿ"),
        ("euc-jp", b"\xa1\xc1\xa1\xc2\xa1\xdd\xa1\xf1\xa1\xf2\xa2\xcc", "～∥－￠￡￢"),
        ("euc-jp", b"~\x8f\xa2\xb7~", "~～~"),
        ("shift_jis", b"a\xa0b\xfd", "a\ufffdb\ufffd"),
        ("koi8-u", b"\xae\xbe\xa4", "ўЎє"),
        ("windows-1255", b"\xe0\xca\xca\xd9", "א\u05ba\u05ba\ufffd"),
        ("iso-2022-jp", b"\x1b(J\\500~\x1b(B\\~", "¥500‾\\~"),
        ("iso-2022-jp", b"\x1b$B!]8^\x1b(B", "－五"),
        ("iso-2022-jp", b"\x1b(I1 \na\x0e", "ｱ\ufffd\na\ufffd"),
    ],
)
def test_browsers_reading(name: str, data: bytes, text: str) -> None:
    assert decode_as(data, name) == text


@pytest.mark.parametrize("name", sorted(load_differences()))
def test_each_difference_is_read_between_others(name: str) -> None:
    """Also where a lost byte, ASCII or another such character stands before it."""
    groups = load_differences()[name]
    data = b"".join(b"a" + group + b"<\xff" for group in groups)
    expected = "".join(f"a{text}<{decode_as(bytes([255]), name)}" for text in groups.values())
    assert decode_as(data, name) == expected
    assert decode_as(b"".join(groups), name) == "".join(groups.values())


def test_a_second_byte_that_looks_like_a_difference_is_none() -> None:
    """A1 E3 here are the halves of two characters."""
    halves = b"\xa4\xa1\xe3\x40"
    assert decode_as(halves + b"\xa1\xe3", "big5") == halves.decode("big5hkscs") + "～"


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("gb18030", b"\x81\x30", "\ufffd"),  # cut inside four bytes
        ("gb18030", b"\x81\x30\x81", "\ufffd"),
        ("gb18030", b"\x81\x30<b", "\ufffd0<b"),
        ("gb18030", b"\xfe\x39\xfe\x39a", "\ufffda"),  # four bytes without a character
        ("euc-jp", b"\x8f\xa2", "\ufffd"),
        ("euc-jp", b"\x8f\xa2<", "\ufffd<"),
        ("euc-jp", b"\x8f<", "\ufffd<"),
        ("shift_jis", b"\x81<", "\ufffd<"),
        ("euc-kr", b"\xb0\xa1\xc9A", "가\ufffdA"),
    ],
)
def test_bytes_without_a_character(name: str, data: bytes, text: str) -> None:
    assert decode_as(data, name) == text


def test_the_list_is_of_known_encodings() -> None:
    assert load_differences().keys() <= {name for name, _ in load_encoding_labels().values()}
    assert len(load_differences()["big5"]) == 202
