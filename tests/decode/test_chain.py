"""Bytes to text: blank files, the option, byte-order marks, UTF-8, damage."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.decode.chain import decode, detect_encoding
from newsclean.decode.utf16_utf32 import detect_utf16_utf32
from newsclean.errors import InputError
from tests.decode.encoded_texts import CHINESE, JAPANESE, KOREAN, RUSSIAN, TAIWAN, codes, page

# What is no text


def test_no_bytes_are_an_error() -> None:
    with pytest.raises(InputError, match="no bytes") as caught:
        decode(b"")
    assert (caught.value.code, caught.value.stage) == ("empty", "decode")


@pytest.mark.parametrize(
    "data",
    [
        b" \r\n\t ",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\n",
        b"\0\0\0",
        "\u3000\xa0\n".encode(),
        b"\xff\xfe",
    ],
)
def test_blank_is_an_error_that_says_so(data: bytes) -> None:
    with pytest.raises(InputError, match="blank") as caught:
        decode(data)
    assert caught.value.code == "empty"


# The option


def test_an_option_overrides_everything() -> None:
    data = page(CHINESE, "utf-8").encode()
    decoded = decode(data, "latin1")
    assert (decoded.encoding, decoded.decided_by) == ("windows-1252", "option")
    assert decoded.text.startswith("<html><head>")
    assert "河" not in decoded.text


@pytest.mark.parametrize("label", ["utf-16", "utf-16le", "UTF-16BE"])
def test_a_mark_tells_the_order_of_an_utf16_option(label: str) -> None:
    assert decode(b"\xfe\xff" + CHINESE.encode("utf-16-be"), label).text == CHINESE


@pytest.mark.parametrize(
    "label", ["", "utf-9", "unicode_escape", "utf-7", "base64", "idna", "rot13", "x" * 1_000_000]
)
def test_an_unknown_option_is_an_error_that_names_it(label: str) -> None:
    with pytest.raises(InputError, match="unknown encoding") as caught:
        decode(b"text", label)
    assert caught.value.code == "encoding"
    assert repr(label[:40]) in str(caught.value)
    assert len(str(caught.value)) < 300


# What proves itself


@given(
    st.lists(st.sampled_from(CHINESE.splitlines()), min_size=1, max_size=8),
    st.integers(min_value=10, max_value=80),
)
def test_the_same_text_from_every_encoding(lines: list[str], width: int) -> None:
    text = "\n".join(line[i : i + width] for line in lines for i in range(0, len(line), width))
    forms = {codec: text.encode(codec) for codec in ("utf-8", "utf-8-sig", "gb18030", "gbk")}
    forms |= {codec: text.encode(codec) for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")}
    forms["utf-16-be with a mark"] = b"\xfe\xff" + text.encode("utf-16-be")
    for form, data in forms.items():
        assert decode(data).text == text, form


def test_a_mark_wins_over_a_lying_label() -> None:
    decoded = decode(b"\xef\xbb\xbf" + page(CHINESE, "gb2312").encode())
    assert (decoded.encoding, decoded.decided_by) == ("utf-8", "bom")
    assert decoded.text == page(CHINESE, "gb2312")


@pytest.mark.parametrize("label", ["gbk", "iso-8859-1", "shift_jis"])
def test_utf8_wins_over_a_lying_label(label: str) -> None:
    decoded = decode(page(CHINESE, label).encode())
    assert (decoded.encoding, decoded.decided_by) == ("utf-8", "utf-8")
    assert codes(decoded) == ["encoding_label_wrong"]


@pytest.mark.parametrize("label", ["utf-8", "UTF8", "utf-16"])
def test_a_label_that_is_as_good_as_right_is_no_warning(label: str) -> None:
    assert codes(decode(page(CHINESE, label).encode())) == []


def test_a_label_of_an_ascii_page_is_no_lie() -> None:
    assert codes(decode(page("Plain words.\n", "gb2312").encode())) == []


# Damage


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "big5", "cp932", "euc_jp", "euc_kr"])
def test_a_file_cut_inside_a_character(codec: str) -> None:
    text = {"big5": TAIWAN, "cp932": JAPANESE, "euc_jp": JAPANESE, "euc_kr": KOREAN}.get(
        codec, CHINESE
    )
    text = text.rstrip("\n")[:-1]  # the last sign is one that all of them write in several bytes
    decoded = decode(text.encode(codec)[:-1])
    assert decoded.text.rstrip("\ufffd") == text[:-1]
    assert codes(decoded) == ["broken_bytes"]


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "cp1251", "ascii"])
def test_strewn_nul_bytes_are_dropped(codec: str) -> None:
    text = {"cp1251": RUSSIAN, "ascii": "Plain words on a plain page, line after line.\n"}.get(
        codec, CHINESE
    )
    data = text.encode(codec)
    decoded = decode(data[:50] + b"\0" + data[50:] + b"\0\0")
    assert decoded.text == text
    assert [(c.code, c.detail[:2]) for c in decoded.damage if c.code == "nul_bytes"] == [
        ("nul_bytes", "3 ")
    ]


@pytest.mark.parametrize("scar", ["\ufffd\ufffd", "锟斤拷锟斤拷"])
def test_text_lost_before_it_was_saved_is_reported_not_guessed(scar: str) -> None:
    decoded = decode((CHINESE + scar).encode())
    assert decoded.text == CHINESE + scar
    assert codes(decoded) == ["replacement_characters"]


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_a_text_or_our_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError as error:
        assert error.code == "empty"
    else:
        assert "\0" not in decoded.text
        assert 0 <= decoded.confidence <= 1


@given(st.text(min_size=1))
def test_valid_utf8_is_never_changed(text: str) -> None:
    plain = text.replace("\0", "").lstrip("\ufeff")
    if plain.isascii() or not plain.strip() or detect_utf16_utf32(plain.encode()):
        return
    try:
        assert decode(plain.encode()).text == plain
    except InputError:
        assert not plain.strip("\ufeff\u200b\u3000\xa0 \t\r\n\f\v\x1a")


@pytest.mark.parametrize(
    "data",
    [
        b"<meta " * 100_000 + b"\xe9",
        b"<meta charset=" * 50_000 + b"\xe9",
        b"<" * 500_000 + b"\xe9",
        "新闻".encode("gbk") * 100_000 + b"\xff",
        b"\x81" * 300_000,
        ("新".encode() + b"\xe6\xb0<") * 50_000,
    ],
    ids=["meta", "charset", "brackets", "one line", "c1", "broken"],
)
def test_hostile_bytes_take_linear_time(data: bytes) -> None:
    assert len(decode(data).text) <= len(data)


def test_clean_utf8_needs_no_detector() -> None:
    program = (
        "import sys; from newsclean.decode.chain import decode; "
        "decode('<meta charset=utf-8>新闻'.encode()); "
        "print(*{'chardet', 'charset_normalizer', 'newsclean.decode.detector'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""


def test_detect_says_text_name_and_confidence() -> None:
    assert detect_encoding(CHINESE.encode()) == (CHINESE, "utf-8", 0.99)


# How sure


@pytest.mark.parametrize(
    ("data", "decided_by", "confidence"),
    [
        (b"ascii", "utf-8", 1.0),
        ("é".encode(), "utf-8", 0.99),
        ("é".encode("utf-8-sig"), "bom", 0.99),
        ("é".encode("utf-16"), "bom", 1.0),
        ("été à la plage".encode("utf-16-le"), "zero_bytes", 0.95),
        (JAPANESE.encode("iso2022_jp"), "escapes", 0.99),
    ],
)
def test_confidence_by_what_decided(data: bytes, decided_by: str, confidence: float) -> None:
    decoded = decode(data)
    assert (decoded.decided_by, decoded.confidence) == (decided_by, confidence)
    assert decode(data.removeprefix(b"\xef\xbb\xbf"), "latin1").confidence == 1.0


@pytest.mark.parametrize("blank", "\ufeff\u200b\u3000\xa0\0 \t\r\n\f\v\x1a")
def test_characters_that_leave_a_page_blank(blank: str) -> None:
    with pytest.raises(InputError, match="is blank"):
        decode((blank * 3).encode())


@pytest.mark.parametrize(("before", "found"), [(8_192 - 21, 1), (8_192, 0)])
def test_the_label_of_a_utf8_page_is_sought_in_its_head(before: int, found: int) -> None:
    data = b" " * before + "<meta charset=gb2312>é".encode()
    assert len(decode(data).damage) == found


def test_an_xml_declaration_is_a_label() -> None:
    assert codes(decode('<?xml version="1.0" encoding="big5"?><p>é'.encode())) == [
        "encoding_label_wrong"
    ]


def test_escapes_need_a_dollar_and_ascii() -> None:
    assert decode(b"a\x1b(Bb").decided_by == "utf-8"
    assert decode("é\x1b$B".encode()).decided_by == "utf-8"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_mark_of_each_byte_order(codec: str) -> None:
    assert decode(f"\ufeff{CHINESE}".encode(codec)).text == CHINESE


def test_the_escapes_of_korean_mail_are_not_those_of_japanese() -> None:
    """ISO-2022-KR is no encoding of the web: it stays as it is."""
    data = b"\x1b$)CNews: \x0e20\x0f\n"
    assert (decode(data).text, decode(data).encoding) == (data.decode(), "utf-8")
