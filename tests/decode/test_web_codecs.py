"""Labels come from the closed list, and bytes are read as a browser reads them."""

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.web_codecs import (
    decode_as,
    find_declared_label,
    find_encoding,
    load_encoding_labels,
)
from tests.decode.encoded_texts import CHINESE, page


@pytest.mark.parametrize(
    "label",
    ["unicode_escape", "utf-7", "base64", "idna", "raw_unicode_escape", "mbcs", "hz", "zip"],
)
def test_python_codecs_are_no_labels(label: str) -> None:
    assert find_encoding(label) is None
    html = page(CHINESE, label) + "<p>\\u0041 +AEE- ++</p>"
    for codec in ("utf-8", "gbk"):
        decoded = decode(html.encode(codec))
        assert decoded.text == html
        assert {caution.code for caution in decoded.damage} == {"encoding_label_wrong"}


def test_every_label_reads_with_a_codec() -> None:
    assert len(load_encoding_labels()) > 200
    for label, (name, _) in load_encoding_labels().items():
        assert find_encoding(label.upper()) == name
        assert decode_as(b"", name) == ""


@pytest.mark.parametrize("label", ["", " ", "''", "x" * 1_000_000, "gbk" * 9, "a b c", "\xe9"])
def test_odd_labels_are_survived(label: str) -> None:
    html = f"<meta charset={label}>{page(CHINESE)}"
    assert decode(html.encode("gb18030")).text.endswith(page(CHINESE))


def test_of_ten_labels_the_first_known_counts() -> None:
    html = b"<meta charset=nonsense><meta charset=big5>" + b"<meta charset=koi8-r>" * 8
    assert find_declared_label(html) == ("big5", "big5")
    assert find_declared_label(b"<meta charset=none><p>") == ("none", None)
    assert find_declared_label(b"<p>charset=gbk</p>") == (None, None)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("windows-1252", b"\x80\x81\x8d\x93", "€\x81\x8d“"),
        ("windows-1255", b"\xd9\xe0", "\ufffdא"),
        ("gb18030", b"\x80\xa2\xe3\xa8\xbc", "€€ḿ"),
        ("gb18030", "㐂𠮷".encode("gb18030"), "㐂𠮷"),
        ("big5", b"\xf9\xd6\xa4\xa4", "碁中"),
        ("shift_jis", b"\x87\x40\xfa\x55\xb1", "①￤ｱ"),
        ("euc-jp", b"\xad\xa1\xc6\xfc", "①日"),
        ("euc-kr", b"\x8c\x63\xb0\xa1", "똠가"),
        ("gb18030", b"\xb0<p>\xff", "\ufffd<p>\ufffd"),
        ("iso-2022-jp", b"\x1b$BF|K\\\x1b(I1\x1b(J-\x1b(B.", "日本ｱ-."),
    ],
)
def test_supersets_and_gaps(name: str, data: bytes, text: str) -> None:
    assert decode_as(data, name) == text


def test_latin1_is_windows1252() -> None:
    html = page("Ils disent « oui » – ou “non”… pour 3 € l’été.", "iso-8859-1")
    decoded = decode(html.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (html, "windows-1252")


def test_dos_encodings_cannot_be_named() -> None:
    assert find_encoding("ibm855") is None
    assert find_encoding("johab") is None
    assert decode_as("старый мост".encode("cp855"), "ibm855") == "старый мост"


@pytest.mark.parametrize("row", [13, 89, 90, 91, 92])
def test_rows_of_nec_and_ibm_come_from_shift_jis(row: int) -> None:
    """Python's cp932 has them; the formula of JIS X 0208 gives the place."""
    found = 0
    for cell in range(1, 95):
        lead = (row + 1) // 2 + (0x80 if row < 63 else 0xC0)
        trail = cell + 0x9E if row % 2 == 0 else cell + (0x3F if cell < 64 else 0x40)
        text = bytes((lead, trail)).decode("cp932", "replace")
        read = decode_as(bytes((row + 0xA0, cell + 0xA0)), "euc-jp")
        if len(text) == 1 and text != "\ufffd":
            found += 1
            assert read == text
    assert found > 50


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("gb18030", b"\x80", "€"),
        ("big5", b"\x80a", "\ufffda"),  # ASCII behind a lost lead byte stays
        ("big5", b"\x80\x81", "\ufffd\ufffd"),
        ("windows-1252", b"\x7f\x81\x9d", "\x7f\x81\x9d"),
        ("windows-1253", b"\x81\xd2", "\x81\ufffd"),
        ("euc-kr", b"\xc9\xa1", "\ufffd"),
        ("iso-8859-8-i", b"\xe0", "א"),
        ("ibm855", b"\xa0", "а"),
    ],
)
def test_what_python_refuses(name: str, data: bytes, text: str) -> None:
    assert decode_as(data, name) == text


def test_all_characters_that_gb18030_moved() -> None:
    moved = "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7"
    table = str.maketrans(moved, "︐︒︑︓︔︕︖︗︘︙ḿ")
    for character in moved:
        text = character.encode("gb18030").decode("gb18030")
        assert decode_as(text.encode("gb18030"), "gb18030") == text.translate(table)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\x1b$@F|K\\\x1b(B 1", "日本 1"),
        (b"\x1b$BF|K\\\na", "日本\na"),  # a line end switches back to ASCII
        (b"\x1b(I1\x1b(J2", "ｱ2"),
        (b"a\xffb", "a\ufffdb"),
    ],
)
def test_iso_2022_jp(data: bytes, text: str) -> None:
    assert decode_as(data, "iso-2022-jp") == text


@pytest.mark.parametrize(
    ("html", "label"),
    [
        ("<p>charset=gbk", None),
        ("<metal charset=gbk>", None),
        ("<meta name=x><p charset=gbk>", None),
        ("<meta content='text/html; charset = \"GBK'>", "GBK"),
        ("<META CHARSET=gbk/>", "gbk"),
        ("<?xml version='1.0' encoding='gbk'?>", "gbk"),
        ("<?xml version='1.0' encoding=gbk?>", None),
    ],
)
def test_where_a_label_stands(html: str, label: str | None) -> None:
    assert find_declared_label(html.encode()) == (label, "gb18030" if label else None)


@pytest.mark.parametrize(("before", "label"), [(1_000_000 - 18, "gbk"), (1_000_000, None)])
def test_a_label_is_sought_in_the_first_million_bytes(before: int, label: str | None) -> None:
    assert find_declared_label(b" " * before + b"<meta charset=gbk>")[0] == label


@pytest.mark.parametrize("blank", "\t\n\f\r ")
def test_blanks_around_a_label_do_not_count(blank: str) -> None:
    assert find_encoding(f"{blank}GBK{blank}") == "gb18030"
    assert find_encoding(f"\xa0GBK{blank}") is None
