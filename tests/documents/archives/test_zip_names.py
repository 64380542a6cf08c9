"""`documents.archives.zip_names`: names that no flag marks as UTF-8, as programs on Windows write."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.documents import Selection, iter_entries
from newsclean.documents.archives.zip_names import detect_names_encoding
from tests.documents.archives.archive_files import found, zipped

NAMES = {
    "gbk": ["新闻/临江通车.html", "要闻.html", "关于印发通知的公告.html", "评论.html", "功能.html"],
    "big5": ["新聞/台股收盤.html", "頭條.html", "功能.html", "立法院.html"],
    "cp932": ["ニュース/トンネル.html", "表示.html", "地震速報.html", "ソフト能力.html"],
    "cp949": ["뉴스/터널개통.html", "기사.html", "대통령회견.html"],
    "cp866": ["новости/туннель.html", "Главная страница.html"],
    "cp1251": ["новости.html", "экономика/курс.html"],
    "cp437": ["Müller.html", "Übersicht.html", "élection.html", "mañana.html", "größe.html"],
    "cp850": ["São Paulo.html", "À propos.html"],
    "cp1252": ["café.html", "São Paulo.html"],
    "utf-8": ["新闻/临江通车.html", "Müller.html"],
}
ONE_NAME = [(encoding, name) for encoding, names in NAMES.items() for name in names]


def zip_raw(*names: bytes, fields: dict[bytes, bytes] | None = None) -> bytes:
    """An archive with names as they are, without a flag, and a page in each."""
    held = {f"N{number}".ljust(len(name), "x"): name for number, name in enumerate(names)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for held_name in held:
            archive.writestr(held_name, b"<p>Rain.</p>")
    data = file.getvalue()
    for held_name, name in held.items():
        data = data.replace(held_name.encode(), name)
    for name, field in (fields or {}).items():
        data = add_listed_field(data, name, field)
    return data


def add_listed_field(data: bytes, name: bytes, field: bytes) -> bytes:
    """An archive whose list of contents has an extra field behind a name."""
    at = data.rindex(name)
    size_at, end = at - 46 + 30, data.rindex(b"PK\x05\x06")
    listed = data[:size_at] + struct.pack("<H", len(field)) + data[size_at + 2 : at + len(name)]
    data = listed + field + data[at + len(name) :]
    end += len(field)
    (size,) = struct.unpack_from("<L", data, end + 12)
    return data[: end + 12] + struct.pack("<L", size + len(field)) + data[end + 16 :]


def make_unicode_path(name: bytes, text: str) -> bytes:
    """The extra field of Info-ZIP for a name."""
    content = struct.pack("<BL", 1, zlib.crc32(name)) + text.encode()
    return struct.pack("<HH", 0x7075, len(content)) + content


def sources(path: str, selection: Selection | None = None) -> list[str]:
    """What the pages of an archive are called in it."""
    entries = found(path, selection) if selection else found(path)
    return [entry.source.partition("!")[2] for entry in entries if not entry.skipped]


@pytest.mark.parametrize(("encoding", "name"), ONE_NAME)
def test_one_short_name(encoding: str, name: str, saved: Callable[..., str]) -> None:
    assert sources(saved("a.zip", zip_raw(name.encode(encoding)))) == [name]


@pytest.mark.parametrize("encoding", NAMES)
def test_the_names_of_an_archive_are_read_together(
    encoding: str, saved: Callable[..., str]
) -> None:
    names = ["page.html", *NAMES[encoding]]
    data = zip_raw(*(name.encode(encoding) for name in names))
    assert sources(saved("a.zip", data)) == names


def test_a_name_that_is_cut_keeps_its_bytes(saved: Callable[..., str]) -> None:
    names = [*(name.encode("gbk") for name in NAMES["gbk"]), "新闻".encode("gbk")[:-1]]
    found_names = sources(saved("a.zip", zip_raw(*names)), Selection(include=("*",)))
    assert found_names == [*NAMES["gbk"], r"\xd0\xc2\xce"]


def test_the_field_for_names_in_utf_8_goes_first(saved: Callable[..., str]) -> None:
    name = "新闻.html".encode("gbk")
    right = zip_raw(name, fields={name: make_unicode_path(name, "旧闻.html")})
    assert sources(saved("a.zip", right)) == ["旧闻.html"]
    stale = zip_raw(name, fields={name: make_unicode_path(b"old.html", "旧闻.html")})
    assert sources(saved("b.zip", stale)) == ["新闻.html"], "the file was renamed since"


def test_the_flag_goes_first(saved: Callable[..., str]) -> None:
    """Bytes that would be GBK, too."""
    name = "浣犲ソ.html"
    assert sources(saved("a.zip", zipped({name: b"<p>"}))) == [name]


def test_names_of_an_archive_that_breaks_off(saved: Callable[..., str]) -> None:
    data = zip_raw(*(name.encode("gbk") for name in NAMES["gbk"]))
    cut = data[: data.index(b"PK\x01\x02")]
    assert sources(saved("a.zip", cut))[: len(NAMES["gbk"])] == NAMES["gbk"]


def test_backslashes_stand_between_folders(saved: Callable[..., str]) -> None:
    assert sources(saved("a.zip", zip_raw(rb"news\2024\a.html"))) == ["news/2024/a.html"]
    japanese = "表示\\能力.html".encode("cp932")
    assert sources(saved("b.zip", zip_raw(japanese))) == ["表示/能力.html"]


def test_a_backslash_beside_a_slash_is_a_letter(saved: Callable[..., str]) -> None:
    data = zip_raw(b"news/a.html", rb"AC\DC.html").replace(
        b"PK\x01\x02\x14\x00", b"PK\x01\x02\x14\x03"
    )
    assert sources(saved("a.zip", data)) == ["news/a.html", r"AC\DC.html"]


def test_globs_match_the_names_as_text(saved: Callable[..., str]) -> None:
    names = ["新闻/通车.html", "体育/联赛.html"]
    path = saved("a.zip", zip_raw(*(name.encode("gbk") for name in names)))
    assert sources(path, Selection(include=("新闻/*",))) == names[:1]
    assert sources(path, Selection(exclude=("新闻/*",))) == names[1:]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_sidecar_names_them_as_text(
    encoding: str, saved: Callable[..., str], tmp_path: Path
) -> None:
    path = saved("a.zip", zip_raw("新闻/通车.html".encode("gbk")))
    sidecar = tmp_path / "sidecar.csv"
    sidecar.write_text("file,url\n新闻/通车.html,https://news.example/1\n", encoding=encoding)
    (entry,) = iter_entries([path], Selection(sidecar=str(sidecar)))
    assert entry.url == "https://news.example/1"


def test_names_that_fit_nothing() -> None:
    assert detect_names_encoding([b"\x81\xff\xfe"])
