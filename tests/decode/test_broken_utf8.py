"""UTF-8 with broken places, and pages in two encodings."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.decode.broken_utf8 import (
    FOUR_THREE_BYTE_CHARS,
    count_good_and_broken,
    count_unbroken_chars,
    holds_three_byte_run,
    is_foreign_run,
    read_broken_utf8,
    read_by_segment,
    read_run,
)
from newsclean.decode.chain import decode
from tests.decode.encoded_texts import CHINESE, codes, page

POLISH = (
    "Miasto zamknie stary most na trzy tygodnie; mieszkańcy mówią, że nikt ich nie uprzedził.\n"
)
FRENCH = (
    "La mairie fermera le vieux pont à l’été prochain : « on ne l’a pas su », déplore une élève.\n"
)
RUSSIAN = "Город закроет старый мост на три недели; жители говорят, что их никто не предупредил.\n"


def test_two_gbk_characters_that_are_valid_utf8_make_no_frame() -> None:
    html = "<p>英伟</p>\n" + page(CHINESE)
    assert decode(html.encode("gbk")).text == html


def test_one_broken_stretch_of_utf8_is_no_second_encoding() -> None:
    data = (FRENCH * 5).encode()
    at = data.index("’".encode(), 200)
    decoded = decode(data[: at + 1] + b"\xff" + data[at + 2 :])
    assert (decoded.encoding, decoded.decided_by) == ("utf-8", "utf-8")
    assert codes(decoded) == ["broken_bytes"]


def test_one_broken_byte_does_not_throw_utf8_out() -> None:
    data = CHINESE.encode()
    decoded = decode(data[:100] + b"\xff" + data[100:])
    assert decoded.encoding == "utf-8"
    assert [caution.code for caution in decoded.damage] == ["broken_bytes"]
    assert decoded.text.replace("\ufffd", "")[-60:] == CHINESE[-60:]


def test_utf8_frame_around_a_gbk_body() -> None:
    head = "<html><body><div>首页 新闻中心 河湾日报网 本站导航</div>\n"
    foot = "\n<div>版权所有 河湾日报社 保留一切权利</div></body></html>"
    decoded = decode(head.encode() + f"<p>{CHINESE}</p>".encode("gbk") + foot.encode())
    assert decoded.text == f"{head}<p>{CHINESE}</p>{foot}"
    assert decoded.decided_by == "segments"
    assert "mixed_encodings" in {caution.code for caution in decoded.damage}


@pytest.mark.parametrize(
    ("text", "codec"), [(FRENCH, "cp1252"), (2 * POLISH, "iso8859_2"), (RUSSIAN, "cp1251")]
)
@pytest.mark.parametrize("foreign", [1, 3, 6])
def test_stretches_of_single_bytes_in_utf8(text: str, codec: str, foreign: int) -> None:
    paragraphs = [f"<p>{text}</p>".encode(codec if i < foreign else "utf-8") for i in range(7)]
    decoded = decode(b"".join(paragraphs))
    assert decoded.text == f"<p>{text}</p>" * 7
    assert decoded.decided_by == "segments"
    assert "mixed_encodings" in codes(decoded)


# What decides, at its edges

GOOD = "河湾镇今年夏天修好了最后一段江堤全"  # 17 characters


@pytest.mark.parametrize(
    ("data", "read"),
    [
        (b"\xe6\xb2", False),  # one character, cut
        ("河".encode() + b"\xe6\xb2", True),
        ("河".encode() + b"\xe6\xb2a", False),  # not at the end
        ("河湾".encode() + b"\xff.", False),  # fewer than three good characters
        ("河湾镇".encode() + b"\xff.", True),
        ("河湾镇".encode() + b"\xff.\xff.", False),  # two places
        (GOOD.encode() + b"\xff.\xff.", False),
        (f"{GOOD}长四公".encode() + b"\xff.\xff.", True),  # one place, and one in 20 characters
        ("河湾镇".encode() + b"\xff\xff\xff\xff.", True),  # 4 bytes a place
        ("河湾镇".encode() + b"\xff\xff\xff\xff\xff.", False),
    ],
)
def test_broken_places_in_utf8(data: bytes, *, read: bool) -> None:
    decoded = read_broken_utf8(data)
    assert (decoded is not None) is read
    if decoded:
        assert (decoded.encoding, decoded.confidence) == ("utf-8", 0.95)
        assert codes(decoded) == ["broken_bytes"]


def test_a_replacement_character_in_the_file_is_not_broken() -> None:
    text = "河湾镇\ufffd\ufffd"
    assert count_good_and_broken(text.encode(), text) == (5, 0)


@pytest.mark.parametrize(
    ("run", "foreign"),
    [
        (b"ascii", False),
        ("河湾镇".encode(), False),
        (b"\xff", True),  # broken, nothing good
        ("河".encode() + b"\xff", False),
        ("河".encode() + b"\xff\xff", False),
        ("河".encode() + b"\xff\xff\xff", True),
        ("河湾镇今年夏天修".encode() + b"\xff\xff\xff", True),  # 8 good, 3 broken
        ("河湾镇今年夏天修好".encode() + b"\xff\xff\xff", False),
    ],
)
def test_a_run_that_is_no_utf8(run: bytes, *, foreign: bool) -> None:
    assert is_foreign_run(run) is foreign


@pytest.mark.parametrize(
    ("run", "name", "text"),
    [
        ("英伟".encode("gbk"), "gb18030", "英伟"),  # two-byte characters alone
        ("英伟".encode("gbk"), "windows-1252", "英伟".encode("gbk").decode()),
        ("英伟".encode("gbk") + "河".encode(), "gb18030", "英伟".encode("gbk").decode() + "河"),
        ("英伟\u0800".encode(), "gb18030", "英伟\u0800"),
        (b"\xe9", "windows-1252", "é"),
    ],
)
def test_a_run_is_read_in_its_encoding(run: bytes, name: str, text: str) -> None:
    assert read_run(run, name) == text


@pytest.mark.parametrize(("breaks", "mixed"), [(5, False), (6, True)])
def test_six_broken_bytes_show_a_second_encoding(breaks: int, *, mixed: bool) -> None:
    data = f"<p>{GOOD}</p>".encode() + b"<p>\xe9t\xe9</p>" * (breaks // 2) + b"\xe9" * (breaks % 2)
    decoded = read_by_segment(data, ("windows-1252",))
    assert (decoded is not None) is mixed
    if decoded:
        assert decoded.confidence == 0.9
        assert decoded.damage[0].detail == "utf-8, with 3 stretches in windows-1252"


def test_pairs_may_be_ruled_out() -> None:
    data = f"<p>{GOOD}</p>".encode() + f"<p>{CHINESE}</p>".encode("gbk")
    assert read_by_segment(data, ()) is not None
    assert read_by_segment(data, (), pairs=False) is None


@pytest.mark.parametrize(("letters", "mixed"), [(7, False), (8, True)])
def test_eight_unbroken_characters_are_no_chance(letters: int, *, mixed: bool) -> None:
    """Letters of two bytes in one run; the others are in windows-1252."""
    data = ("é" * letters).encode() + b"\n" + ("été là-bas\n" * 9).encode("cp1252")
    assert count_unbroken_chars(data) == letters
    assert (read_broken_utf8(data) is not None) is mixed


@pytest.mark.parametrize(("lines", "mixed"), [(160, True), (170, False)])
def test_one_unbroken_character_in_40_broken_ones(lines: int, *, mixed: bool) -> None:
    data = ("é" * 8).encode() + b"\n" + ("été\n" * lines).encode("cp1252")
    assert (read_broken_utf8(data) is not None) is mixed


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["新".encode(), b"a", b"\xe4", b"\xe4\xb8", b"\xb8", b"\xf0\x9f", b"\xc3"]
            ),
            st.binary(max_size=3),
        ),
        max_size=12,
    ).map(b"".join)
)
@example("新闻快讯".encode())
@example("新闻a快讯".encode())
@example(b"\xf0\x9f" + "新闻快讯".encode())
def test_four_wide_characters_in_a_row_are_found(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    assert holds_three_byte_run(data, text) == bool(FOUR_THREE_BYTE_CHARS.search(text))


def test_a_row_of_chance_in_much_cyrillic_is_no_utf8() -> None:
    """In IBM866 these twelve letters are four characters of UTF-8."""
    text = "Жители сообщили, что мост открыт. " * 300
    assert FOUR_THREE_BYTE_CHARS.search("рабсабтабсад".encode("cp866").decode())
    data = f"{text}рабсабтабсад\n{text}".encode("cp866")
    assert decode(data).encoding == "ibm866"
