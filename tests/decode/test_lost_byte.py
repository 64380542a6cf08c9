"""Double-byte text behind a lost byte."""

from newsclean.decode.chain import decode
from newsclean.decode.lost_byte import resynchronise
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
