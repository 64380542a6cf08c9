"""The pieces of a table share one encoding."""

from collections.abc import Iterator

import pytest

from newsclean.decode import detect_common_encoding
from newsclean.decode.common_encoding import MAX_SAMPLE_BYTES
from tests.decode.encoded_texts import CHINESE, FRENCH, JAPANESE, RUSSIAN, TAIWAN

HEADS = {
    "gbk": "标题,正文",
    "big5": "標題,內文",
    "cp932": "見出し,本文",
    "cp1252": "Titre,Résumé",
    "cp1251": "Заголовок,Текст",
    "utf-8": "标题,正文",
}


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("gbk", CHINESE, "gb18030"),
        ("big5", TAIWAN, "big5"),
        ("cp932", JAPANESE, "shift_jis"),
        ("cp1252", FRENCH, "windows-1252"),
        ("cp1251", RUSSIAN, "windows-1251"),
        ("utf-8", CHINESE, "utf-8"),
    ],
)
def test_head_and_rows_have_one_encoding(codec: str, text: str, name: str) -> None:
    rows = [HEADS[codec], "The bridge is open,All can cross it again", *text.splitlines()]
    assert detect_common_encoding(row.encode(codec) for row in rows) == name


@pytest.mark.parametrize("pieces", [[], [b""], [b"title,body", b"Rain,It rained."], [b" \n"]])
def test_ascii_is_utf8(pieces: list[bytes]) -> None:
    assert detect_common_encoding(pieces) == "utf-8"


def test_a_mark_counts_in_the_first_piece() -> None:
    assert detect_common_encoding([b"\xef\xbb\xbftitle", "é".encode()]) == "utf-8"
    assert detect_common_encoding(["é".encode("utf-16"), "è".encode("utf-16-le")]) == "utf-16le"


def test_one_row_with_another_encoding_changes_nothing() -> None:
    rows = [line.encode("gbk") for line in CHINESE.splitlines() * 9]
    assert detect_common_encoding([*rows, "标题,正文".encode(), *rows]) == "gb18030"


def test_no_more_is_asked_for_than_the_sample() -> None:
    asked = 0

    def give_rows() -> Iterator[bytes]:
        nonlocal asked
        while True:
            asked += 1
            yield CHINESE.encode("gbk") * 10

    assert detect_common_encoding(give_rows()) == "gb18030"
    assert asked == -(-MAX_SAMPLE_BYTES // len(CHINESE.encode("gbk") * 10))
