"""`documents.archives.zip_names`: names of other systems, read together and matched as text."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.documents import Selection, iter_entries
from newsclean.documents.archives.zip_names import find_name_encoding
from tests.documents.archives.archive_files import found, pages_of, tarred

Saved = Callable[..., str]
NAMES = {
    "gb18030": ["新闻/临江隧道通车.html", "财经.html"],
    "shift_jis": ["ニュース/トンネル開通.html", "表示.html"],
    "big5": ["新聞/臨江隧道通車.html", "功能.html"],
    "euc-kr": ["뉴스/터널 개통.html"],
    "ibm866": ["Новости/Тоннель открыт.html"],
    "cp437": ["Müller/Straße.html", "année.html"],
    "cp852": ["zażółć gęślą.html"],
}
# The codecs of Windows and DOS, and single names in them: the shortest that there are.
SHORT_NAMES = {
    "gbk": ["新闻.html", "要闻.html", "上海.html", "评论.html", "功能.html", "首页.html"],
    "big5": ["新聞.html", "頭條.html", "社會.html", "功能.html", "立法院.html"],
    "cp932": ["ニュース.html", "新聞.html", "表示.html", "東京.html", "ソフト能力.html"],
    "cp949": ["뉴스.html", "기사.html", "대통령회견.html"],
    "cp866": ["новости.html", "Главная страница.html"],
    "cp1251": ["новости.html", "экономика/курс.html"],
    "cp437": ["Müller.html", "Übersicht.html", "élection.html", "mañana.html", "größe.html"],
    "cp850": ["São Paulo.html", "À propos.html"],
    "cp1252": ["café.html", "São Paulo.html", "Müller.html"],
}
ONE_NAME = [(codec, name) for codec, names in SHORT_NAMES.items() for name in names]


def make_zip(names: list[bytes], system: int = 0) -> bytes:
    """An archive whose names have these bytes and no flag for UTF-8."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for at, name in enumerate(names):
            info = zipfile.ZipInfo(chr(65 + at) * len(name))
            info.create_system = system
            archive.writestr(info, b"<p>page</p>")
    data = file.getvalue()
    for at, name in enumerate(names):
        data = data.replace(bytes([65 + at]) * len(name), name)
    return data


@pytest.mark.parametrize("encoding", NAMES)
def test_names_are_read_in_their_encoding(encoding: str, saved: Saved) -> None:
    names = NAMES[encoding]
    raw = [name.encode("cp949" if encoding == "euc-kr" else encoding) for name in names]
    assert find_name_encoding(raw) == encoding
    assert list(pages_of(found(saved("z.zip", make_zip(raw))))) == names


@pytest.mark.parametrize(("codec", "name"), ONE_NAME)
def test_one_short_name_is_enough(codec: str, name: str, saved: Saved) -> None:
    assert list(pages_of(found(saved("z.zip", make_zip([name.encode(codec)]))))) == [name]


def test_a_name_that_is_cut_costs_no_other_name() -> None:
    names = [name.encode("gbk") for name in SHORT_NAMES["gbk"]]
    assert find_name_encoding([*names, names[0][:3]]) == "gb18030"


def test_utf_8_without_its_flag_stays(saved: Saved) -> None:
    raw = [name.encode() for name in ("新闻.html", "año.html")]
    assert list(pages_of(found(saved("z.zip", make_zip(raw, system=3))))) == [
        "新闻.html",
        "año.html",
    ]


def test_a_letter_with_an_accent_is_no_sign_of_two_bytes() -> None:
    assert find_name_encoding([name.encode("cp437") for name in ("año/niño.html",)]) == "cp437"


def test_bytes_that_fit_nothing_still_have_a_name(saved: Saved) -> None:
    (entry,) = found(saved("z.zip", make_zip([b"\xff\xfe\x01.html"])))
    assert entry.data == b"<p>page</p>"


def test_the_name_in_unicode_beside_it_goes_first(saved: Saved) -> None:
    """Info-ZIP writes it, with the checksum of the other one."""
    raw, text = "报道.html".encode("gbk"), "新闻.html"
    field = struct.pack("<BL", 1, zlib.crc32(raw)) + text.encode()
    for right, name in ((field, text), (b"\1\0\0\0\0" + text.encode(), "报道.html")):
        data = make_zip([raw])
        listed = data.index(b"PK\1\2")
        extra = struct.pack("<2H", 0x7075, len(right)) + right
        end = data.index(b"PK\5\6")
        tail = bytearray(data[end:])
        struct.pack_into("<L", tail, 12, end - listed + len(extra))
        lines = bytearray(data[listed:end])
        struct.pack_into("<H", lines, 30, len(extra))
        made = data[:listed] + bytes(lines) + extra + bytes(tail)
        assert list(pages_of(found(saved("z.zip", made)))) == [name]


def test_globs_and_a_sidecar_know_the_names(saved: Saved) -> None:
    raw = [name.encode("gbk") for name in ("新闻/隧道通车报道.html", "体育/足球.html")]
    name = saved("z.zip", make_zip(raw))
    assert list(pages_of(found(name, Selection(include=("新闻/*",))))) == ["新闻/隧道通车报道.html"]
    assert list(pages_of(found(name, Selection(exclude=("新闻/*",))))) == ["体育/足球.html"]
    Path("s.csv").write_text("file,url\n新闻/隧道通车报道.html,https://news.example/1\n", "utf-8")
    entries = list(iter_entries([name], Selection(sidecar="s.csv")))
    assert [e.url for e in entries] == ["https://news.example/1", None]


def test_backslashes_are_separators_where_windows_wrote_them(saved: Saved) -> None:
    for system, names, expected in (
        (0, [rb"a\b.html", b"c/d.html"], ["a/b.html", "c/d.html"]),
        (3, [rb"a\b.html", rb"..\c.html"], ["a/b.html", "../c.html"]),
        (3, [rb"a\b.html", b"c/d.html"], [r"a\b.html", "c/d.html"]),
    ):
        assert list(pages_of(found(saved("z.zip", make_zip(names, system))))) == expected


def test_a_backslash_in_a_letter_of_two_bytes_is_none(saved: Saved) -> None:
    raw = "表示/予算の表.html".encode("shift_jis")
    assert b"\\" in raw
    assert list(pages_of(found(saved("z.zip", make_zip([raw]))))) == ["表示/予算の表.html"]


def test_names_of_an_archive_that_breaks_off(saved: Saved) -> None:
    raw = [name.encode("gbk") for name in ("新闻/隧道.html", "新闻/体育.html")]
    data = make_zip(raw)
    every = found(saved("z.zip", data[: data.index(b"PK\1\2")]))
    assert list(pages_of(every)) == ["新闻/隧道.html", "新闻/体育.html"]


def test_names_in_a_tar_archive_without_its_unicode(saved: Saved) -> None:
    import tarfile  # noqa: PLC0415 - here only

    names = ["新闻/临江隧道通车.html", "财经.html"]
    data = tarred(
        {f"{at:0{len(n.encode('gbk'))}}": b"<p>" for at, n in enumerate(names)},
        form=tarfile.USTAR_FORMAT,
    )
    for at, name in enumerate(names):
        raw = name.encode("gbk")
        data = data.replace(f"{at:0{len(raw)}}".encode(), raw)
    assert list(pages_of(found(saved("t.tar", fix_checksums(data))))) == names


def fix_checksums(data: bytes) -> bytes:
    """A TAR archive whose heads have the checksums of what they are now."""
    blocks = [bytearray(data[at : at + 512]) for at in range(0, len(data), 512)]
    for block in blocks:
        if block[257:262] == b"ustar":
            block[148:156] = b" " * 8
            block[148:156] = b"%06o\0 " % sum(block)
    return b"".join(blocks)
