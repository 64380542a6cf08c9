"""Double-byte text behind a lost byte."""

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.legacy import read_legacy
from newsclean.decode.lost_byte import (
    find_slip,
    may_have_slipped,
    resynchronise,
    score_char_at,
)
from newsclean.decode.web_codecs import decode_as
from tests.decode.encoded_texts import CHINESE


def test_pairs_that_slipped_are_found_and_sound_ones_left() -> None:
    data = CHINESE.encode("gbk")
    assert resynchronise(data, "gb18030") == CHINESE
    assert resynchronise(data[1:], "gb18030") == "\ufffd" + CHINESE[1:]


def test_one_broken_byte_does_not_throw_gbk_out() -> None:
    data = CHINESE.encode("gbk")
    decoded = decode(data[:30] + data[31:])
    assert decoded.encoding == "gb18030"
    assert decoded.text[:14] == CHINESE[:14]
    assert decoded.text[-len(CHINESE) + 18 :] == CHINESE[18:]


# The score of a character


@pytest.mark.parametrize(
    ("name", "data", "size", "score"),
    [
        ("gb18030", b"a", 1, 0.5),
        ("gb18030", b"\x7f", 1, 0.5),
        ("gb18030", b"\x80\xd6", 1, 0.5),  # the euro sign of old pages
        ("big5", b"\x80\xd6", 1, -2.0),
        ("gb18030", "㐂".encode("gb18030"), 4, 0.5),
        ("big5", b"\xa4\x30", 1, -2.0),
        ("shift_jis", b"\xb1\xb2", 1, 0.1),  # half width katakana
        ("shift_jis", b"\xa1\xb2", 1, 0.1),
        ("shift_jis", b"\xdf\xb2", 1, 0.1),
        ("shift_jis", b"\xe0\xb2", 2, 0.0),
        ("euc-jp", b"\xb1\xb2", 2, 1.0),
        ("gb18030", b"\xb1\xb2", 2, 1.0),
        ("gb18030", b"\x81\xb2", 2, 0.0),  # a rare ideograph
        ("gb18030", b"\xb1\x3f", 1, -2.0),
        ("gb18030", b"\xb1\x40", 2, 1.0),
        ("big5", b"\xb1\x3f", 1, -2.0),
        ("big5", b"\xb1\x40", 2, 1.0),
        ("shift_jis", b"\x83\x3f", 1, -2.0),
        ("shift_jis", b"\x83\x40", 2, 1.0),
        ("euc-jp", b"\xb1\xa0", 1, -2.0),
        ("euc-jp", b"\xb1\xa1", 2, 1.0),
        ("euc-kr", b"\xb1\x40", 1, -2.0),
        ("euc-kr", b"\xb1\x41", 2, 1.0),
        ("gb18030", b"\xb1\x7f", 1, -2.0),
        ("gb18030", b"\xb1\xff", 1, -2.0),
        ("gb18030", b"\xff\xb1", 1, -2.0),
        ("gb18030", b"\xb1", 1, -2.0),
    ],
)
def test_the_score_of_a_character(name: str, data: bytes, size: int, score: float) -> None:
    assert score_char_at(data + b"\xb1" * (len(data) == 4), 0, name) == (size, score)


@pytest.mark.parametrize(
    ("name", "common", "rare"),
    [
        ("gb18030", b"\xa1\xa3\xb0\xd7", b"\xa2\xa4\xaf\xd8"),
        ("big5", b"\xa1\xa4\xc6", b"\xa2\xa3\xc7"),
        ("shift_jis", b"\x81\x82\x83\x88\x97", b"\x84\x87\x98"),
        ("euc-jp", b"\xa1\xa3\xa4\xa5\xb0\xcf", b"\xa2\xa6\xaf\xd0"),
        ("euc-kr", b"\xa1\xa3\xb0\xc8", b"\xa2\xa4\xaf\xc9"),
    ],
)
def test_lead_bytes_of_common_characters(name: str, common: bytes, rare: bytes) -> None:
    assert all(score_char_at(bytes([lead, 0xA8]), 0, name) == (2, 1.0) for lead in common)
    assert not any(score_char_at(bytes([lead, 0xA8]), 0, name)[1] == 1.0 for lead in rare)


@pytest.mark.parametrize(("characters", "slip"), [(2, None), (3, 0)])
def test_a_slip_must_gain_more_than_it_costs(characters: int, slip: int | None) -> None:
    assert find_slip("今天上海天"[:characters].encode("gbk")[1:], "gb18030") == slip


def test_a_sound_run_has_no_slip() -> None:
    assert find_slip(CHINESE.encode("gbk"), "gb18030") is None
    assert find_slip(b"", "gb18030") is None


# Limits

SLIPPED = "今天上海天气晴朗".encode("gbk")[1:]
MENDED = "\ufffd天上海天气晴朗"


@pytest.mark.parametrize(("slips", "mended"), [(3, 3), (5, 3)])
def test_three_slips_of_a_run_are_mended(slips: int, mended: int) -> None:
    text = resynchronise(b"\xff\xff".join([SLIPPED] * slips), "gb18030")
    assert text.startswith("\ufffd\ufffd".join([MENDED] * mended))
    assert not text.startswith("\ufffd\ufffd".join([MENDED] * (mended + 1)))


def test_fifty_runs_are_mended() -> None:
    lines = resynchronise(b"\n".join([SLIPPED] * 52), "gb18030").split("\n")
    assert [line == MENDED for line in lines] == [True] * 50 + [False] * 2


@pytest.mark.parametrize(("size", "mended"), [(20_000, True), (20_001, False)])
def test_a_run_of_20_000_bytes_is_mended(size: int, *, mended: bool) -> None:
    run = SLIPPED + b" " * (size - len(SLIPPED))
    assert resynchronise(run, "gb18030").startswith(MENDED) is mended


def test_a_line_end_inside_a_character_breaks_the_next_run() -> None:
    data = "今天上海天气晴朗".encode("gbk")
    text = resynchronise(data[:7] + b"\n" + data[7:], "gb18030")
    assert text == "今天上\ufffd\n\ufffd天气晴朗"


def test_a_slip_without_a_broken_pair() -> None:
    """The last pair takes the bracket for its second byte: every pair is a character."""
    text = "河湾镇今年夏天修好了最后一段江堤。[1]七十岁的村民说，可以走了"
    data = text.encode("gbk")
    slipped = data[:5] + data[6:]
    assert "\ufffd" not in decode_as(slipped, "gb18030")
    mended = "河湾\ufffd今年夏天修好了最后一段江堤。[1]七十岁的村民说，可以走了"
    assert resynchronise(slipped, "gb18030") == mended
    assert read_legacy(b"%b\n%b" % (data, slipped)).text == f"{text}\n{mended}"


@pytest.mark.parametrize("text", ["朱镕基與張藝謀說話。", "囍字"])
def test_rare_characters_are_no_slip(text: str) -> None:
    """They have ASCII as their second byte, as the names of people have."""
    assert resynchronise(text.encode("gbk"), "gb18030") == text


def test_many_of_them_say_nothing() -> None:
    assert may_have_slipped("镕".encode("gbk") * 8, "gb18030")
    assert not may_have_slipped("镕".encode("gbk") * 9, "gb18030")
    assert not may_have_slipped("河湾镇㐂[a]".encode("gb18030"), "gb18030")
