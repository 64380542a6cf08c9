"""UTF-8 with broken places, and pages in two encodings."""

import pytest

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
    html = "<p>联通</p>\n" + page(CHINESE)
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
