"""The detector's ranking: its sample, and double-byte text with a broken byte."""

import pytest

from newsclean.decode.detector import (
    DETECTOR_NAMES,
    DETECTOR_SAMPLE_BYTES,
    MAX_SAMPLE_RUN_BYTES,
    RARE_ENCODING_WEIGHTS,
    build_text_sample,
    find_unbroken_piece,
    find_web_name,
    iter_text_runs,
    list_candidate_codecs,
    rank_encodings,
)
from tests.decode.encoded_texts import CHINESE, JAPANESE, KOREAN, TAIWAN

HIGH = b"\xd0\xc2"


@pytest.mark.parametrize("separator", [b"<", b">", b"\r", b"\n"])
def test_runs_end_at_tags_and_line_ends(separator: bytes) -> None:
    assert list(iter_text_runs(HIGH + separator + b"ascii" + separator + HIGH)) == [HIGH, HIGH]


@pytest.mark.parametrize(
    ("ascii_bytes", "kept"),
    [
        (99, 99),  # 40 bytes at either end, and at least 20 between
        (100, 81),
        (5_000, 81),
    ],
)
def test_a_long_stretch_of_ascii_is_cut_out(ascii_bytes: int, kept: int) -> None:
    run = HIGH + b"a" * ascii_bytes + HIGH
    assert (
        build_text_sample(run)
        == HIGH
        + run[2 : 2 + 40]
        + (b" " if kept == 81 else b"a" * (ascii_bytes - 80))
        + b"a" * 40
        + HIGH
    )


def test_a_short_run_is_kept_whole() -> None:
    run = HIGH + b"a" * 98
    assert build_text_sample(run) == run


def test_the_sample_is_bounded() -> None:
    line = HIGH * 1_500
    assert build_text_sample(line) == line[:MAX_SAMPLE_RUN_BYTES]
    sample = build_text_sample(b"\n".join([line] * 20))
    assert DETECTOR_SAMPLE_BYTES <= len(sample) < DETECTOR_SAMPLE_BYTES + MAX_SAMPLE_RUN_BYTES
    assert (MAX_SAMPLE_RUN_BYTES, DETECTOR_SAMPLE_BYTES) == (2_000, 8_192)


def test_what_was_tried_before_is_no_candidate() -> None:
    candidates = {*list_candidate_codecs()}
    assert candidates > {"gb18030", "windows-1252", "cp855", "johab", "cp949", "cp932", "big5hkscs"}
    assert candidates.isdisjoint({"utf-8", "utf-16le", "iso-2022-jp", "iso-8859-8-i"})


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("ISO8859-1", "windows-1252"),
        ("iso8859-9", "windows-1254"),
        ("iso8859-8", "iso-8859-8"),
        ("iso8859_8", "iso-8859-8"),
        ("euc_kr", "euc-kr"),
        ("cp949", "euc-kr"),
        ("euc_jis_2004", "euc-jp"),
        ("shift_jis_2004", "shift_jis"),
        ("mac-roman", "macintosh"),
        ("mac-cyrillic", "x-mac-cyrillic"),
        ("cp855", "ibm855"),
        ("johab", "johab"),
    ],
)
def test_the_detector_s_spellings(codec: str, name: str) -> None:
    assert find_web_name(codec) == name
    assert codec.lower() in DETECTOR_NAMES or codec == "cp949"


@pytest.mark.parametrize(
    ("name", "weight"),
    [("ibm866", 0.95), ("macintosh", 0.8), ("iso-8859-16", 0.8), ("ibm855", 0.6), ("johab", 0.6)],
)
def test_rare_encodings_weigh_less(name: str, weight: float) -> None:
    assert RARE_ENCODING_WEIGHTS[name] == weight


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (CHINESE, "gbk", "gb18030"),
        (TAIWAN, "big5", "big5"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (KOREAN, "euc_kr", "euc-kr"),
    ],
)
def test_double_byte_text_with_a_broken_byte(text: str, codec: str, name: str) -> None:
    data = text.replace("\n", "").encode(codec)
    assert next(iter(rank_encodings(data[:40] + b"\xff" + data[40:]))) == name


@pytest.mark.parametrize(
    ("breaks", "size"),
    [(0, 100), (1, 51), (3, 51), (4, None)],
)
def test_a_piece_of_an_encoding_that_breaks_hardly_anywhere(breaks: int, size: int | None) -> None:
    """Three of 100 bytes may break: one, and one in 50."""
    data = "河".encode("gbk") * 50
    for number in range(breaks):
        at = 50 + 2 * number
        data = data[:at] + b"\xff<" + data[at:]
    found = find_unbroken_piece(data, "gb18030")
    assert (found and len(found)) == size


@pytest.mark.parametrize(("characters", "size"), [(12, 24), (11, None)])
def test_a_piece_is_long_enough_from_24_bytes_on(characters: int, size: int | None) -> None:
    piece = "河".encode("gbk") * characters
    found = find_unbroken_piece(b"\xff<".join([piece] * 3), "gb18030")
    assert (found and found.strip(b"<")) == (piece if size else None)


def test_half_of_a_short_sample_is_long_enough() -> None:
    assert find_unbroken_piece("河湾镇".encode("gbk") + b"\xff<", "gb18030") is not None
