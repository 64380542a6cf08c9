"""Bytes to text: every encoding of the web, lying labels, damage, and what is no text at all."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.decode.chain import decode, detect_encoding
from newsclean.decode.lost_byte import resynchronise
from newsclean.decode.utf16_utf32 import detect_utf16_utf32
from newsclean.decode.web_codecs import (
    decode_as,
    find_declared_label,
    find_encoding,
    load_encoding_labels,
)
from newsclean.errors import InputError

CHINESE = (
    "河湾镇今年夏天修好了最后一段江堤，全长四公里，堤顶可以走两辆自行车。\n"
    "“水来的时候不用再搬粮食了。”七十岁的村民说，他家门前的水痕有一人高。\n"
    "工程由三个村的村民一起施工，每天的进度写在村口的黑板上，谁都可以去看。\n"
)
TAIWAN = (
    "河灣鎮今年夏天修好了最後一段江堤，全長四公里，堤頂可以走兩輛自行車。\n"
    "「水來的時候不用再搬糧食了。」七十歲的村民說，他家門前的水痕有一人高。\n"
)
JAPANESE = (
    "川辺町では今年の夏、最後の堤防の工事が終わり、全長四キロの道ができた。\n"
    "「水が来ても米を運ばなくてよくなった」と七十歳の住民は話している。\n"
)
KOREAN = (
    "강변 마을은 올여름 마지막 제방 공사를 끝냈으며 길이는 모두 사 킬로미터이다.\n"
    "일흔 살의 주민은 이제 물이 와도 쌀을 옮기지 않아도 된다고 말했다.\n"
)
RUSSIAN = (
    "Речной посёлок этим летом достроил последний участок дамбы длиной четыре километра.\n"
    "«Теперь не нужно переносить зерно», — сказал житель, которому семьдесят лет.\n"
)
FRENCH = (
    "Le village a terminé cet été la dernière partie de la digue, longue de quatre kilomètres.\n"
    "« Nous n’aurons plus à déplacer les récoltes », a déclaré une habitante âgée de 70 ans.\n"
)
GREEK = (
    "Το χωριό ολοκλήρωσε φέτος το καλοκαίρι το τελευταίο τμήμα του αναχώματος στο ποτάμι.\n"
    "Άλλοι κάτοικοι είπαν ότι δεν θα χρειαστεί πια να μεταφέρουν το σιτάρι τους.\n"
)
LEGACY = {
    "gb18030": CHINESE,
    "gbk": CHINESE,
    "gb2312": CHINESE,
    "big5": TAIWAN,
    "cp932": JAPANESE,
    "euc_jp": JAPANESE,
    "iso2022_jp": JAPANESE,
    "euc_kr": KOREAN,
    "cp949": KOREAN,
    "cp1251": RUSSIAN,
    "koi8_r": RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"),
    "cp1252": FRENCH,
    "cp1253": GREEK,
    "iso8859_7": GREEK,
}


def codes(data: bytes) -> set[str]:
    """The codes of what was damaged."""
    return {caution.code for caution in decode(data).damage}


def page(text: str, label: str | None = None) -> str:
    """A small page around a text."""
    meta = f'<meta charset="{label}">' if label else ""
    rows = "".join(f"<p>{line}</p>\n" for line in text.splitlines())
    return f"<html><head>{meta}<title>{text[:8]}</title></head><body>\n{rows}</body></html>\n"


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


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, JAPANESE, KOREAN, "Only ASCII, nothing else.\n"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf16_and_utf32_need_no_mark(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.decided_by) == (text, "zero_bytes")


def test_utf16_without_a_zero_byte() -> None:
    text = CHINESE.replace("\n", "")
    assert "\0" not in text.encode("utf-16-le")[1::2].decode("latin-1")
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "big5", "cp932", "euc_jp", "euc_kr", "cp1251"])
def test_no_other_text_is_taken_for_utf16(codec: str) -> None:
    text = {"gbk": CHINESE, "big5": TAIWAN, "euc_kr": KOREAN, "cp1251": RUSSIAN}.get(
        codec, JAPANESE
    )
    data = text.encode(codec)
    assert detect_utf16_utf32(data) is None
    strewn = b"".join(data[i : i + 30] + b"\0" for i in range(0, len(data), 30))
    assert detect_utf16_utf32(strewn) is None


def test_a_mark_wins_over_a_lying_label() -> None:
    decoded = decode(b"\xef\xbb\xbf" + page(CHINESE, "gb2312").encode())
    assert (decoded.encoding, decoded.decided_by) == ("utf-8", "bom")
    assert decoded.text == page(CHINESE, "gb2312")


@pytest.mark.parametrize("label", ["gbk", "iso-8859-1", "shift_jis"])
def test_utf8_wins_over_a_lying_label(label: str) -> None:
    decoded = decode(page(CHINESE, label).encode())
    assert (decoded.encoding, decoded.decided_by) == ("utf-8", "utf-8")
    assert codes(page(CHINESE, label).encode()) == {"encoding_label_wrong"}


@pytest.mark.parametrize("label", ["utf-8", "UTF8", "utf-16"])
def test_a_label_that_is_as_good_as_right_is_no_warning(label: str) -> None:
    assert codes(page(CHINESE, label).encode()) == set()


def test_a_label_of_an_ascii_page_is_no_lie() -> None:
    assert codes(page("Plain words.\n", "gb2312").encode()) == set()


# What is claimed and guessed


@pytest.mark.parametrize("codec", LEGACY)
@pytest.mark.parametrize("form", ["dump", "page", "labelled", "mislabelled"])
def test_legacy_encodings(codec: str, form: str) -> None:
    text = LEGACY[codec]
    label = {
        "labelled": codec.replace("cp125", "windows-125").replace("_", "-"),
        "mislabelled": "utf-8",
    }
    whole = text if form == "dump" else page(text, label.get(form))
    assert decode(whole.encode(codec)).text == whole


def test_gbk_that_says_utf8_gets_a_warning() -> None:
    assert codes(page(CHINESE, "utf-8").encode("gbk")) == {"encoding_label_wrong"}


def test_a_right_label_decides_a_short_page() -> None:
    html = '<meta charset="iso-8859-7"><p>Άλλο</p>'  # windows-1253 has a sign for the first byte
    decoded = decode(html.encode("iso8859_7"))
    assert (decoded.text, decoded.decided_by) == (html, "label")


def test_an_unlabelled_dump_is_decided_by_the_detector() -> None:
    decoded = decode(CHINESE.encode("gb18030"))
    assert (decoded.encoding, decoded.decided_by) == ("gb18030", "detector")


def test_a_label_late_in_a_long_head_counts() -> None:
    html = page(CHINESE, "gb2312").replace("<head>", f"<head><style>{'a{} ' * 5_000}</style>")
    assert decode(html.encode("gbk")).decided_by == "label"


# A page names an encoding from the closed list, and nothing else


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


# As a browser reads it


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


# Damage


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "big5", "cp932", "euc_jp", "euc_kr"])
def test_a_file_cut_inside_a_character(codec: str) -> None:
    text = {"big5": TAIWAN, "cp932": JAPANESE, "euc_jp": JAPANESE, "euc_kr": KOREAN}.get(
        codec, CHINESE
    )
    text = text.rstrip("\n")[:-1]  # the last sign is one that all of them write in several bytes
    decoded = decode(text.encode(codec)[:-1])
    assert decoded.text.rstrip("\ufffd") == text[:-1]
    assert [caution.code for caution in decoded.damage] == ["broken_bytes"]


def test_one_broken_byte_does_not_throw_utf8_out() -> None:
    data = CHINESE.encode()
    decoded = decode(data[:100] + b"\xff" + data[100:])
    assert decoded.encoding == "utf-8"
    assert [caution.code for caution in decoded.damage] == ["broken_bytes"]
    assert decoded.text.replace("\ufffd", "")[-60:] == CHINESE[-60:]


def test_one_broken_byte_does_not_throw_gbk_out() -> None:
    data = CHINESE.encode("gbk")
    decoded = decode(data[:30] + data[31:])
    assert decoded.encoding == "gb18030"
    assert decoded.text[:14] == CHINESE[:14]
    assert decoded.text[-len(CHINESE) + 18 :] == CHINESE[18:]


def test_pairs_that_slipped_are_found_and_sound_ones_left() -> None:
    data = CHINESE.encode("gbk")
    assert resynchronise(data, "gb18030") == CHINESE
    assert resynchronise(data[1:], "gb18030") == "\ufffd" + CHINESE[1:]


def test_utf8_frame_around_a_gbk_body() -> None:
    head = "<html><body><div>首页 新闻中心 河湾日报网 本站导航</div>\n"
    foot = "\n<div>版权所有 河湾日报社 保留一切权利</div></body></html>"
    decoded = decode(head.encode() + f"<p>{CHINESE}</p>".encode("gbk") + foot.encode())
    assert decoded.text == f"{head}<p>{CHINESE}</p>{foot}"
    assert decoded.decided_by == "segments"
    assert "mixed_encodings" in {caution.code for caution in decoded.damage}


def test_two_gbk_characters_that_are_valid_utf8_make_no_frame() -> None:
    html = "<p>联通</p>\n" + page(CHINESE)
    assert decode(html.encode("gbk")).text == html


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
    assert [caution.code for caution in decoded.damage] == ["replacement_characters"]


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
