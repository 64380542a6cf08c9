"""Labels come from the closed list, and bytes are read as a browser reads them."""

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.web_codecs import (
    decode_as,
    find_declared_label,
    find_encoding,
    load_encoding_labels,
)
from tests.decode.encoded_texts import CHINESE, RUSSIAN, page


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
    assert decode_as(RUSSIAN.encode("cp855"), "ibm855") == RUSSIAN
