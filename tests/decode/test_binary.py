"""Bytes that are no text are refused by name; text that looks a little like them is not."""

import gzip
import re
import struct
from hashlib import shake_128

import pytest

from newsclean.decode.binary import BINARY_MAGIC, refuse_binary
from newsclean.errors import InputError

CHINESE = "河湾镇今年夏天修好了最后一段江堤，全长四公里，堤顶可以走两辆自行车。\n"
CHUNK = struct.pack(">I", 13) + b"IHDR" + bytes(13)

BINARY = {
    "PNG": b"\x89PNG\r\n\x1a\n" + CHUNK,
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "GIF": b"GIF89a\1\0\1\0",
    "WebP": b"RIFF\x24\0\0\0WEBPVP8 ",
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "RTF": b"{\\rtf1\\ansi Hello}",
    "ELF": b"\x7fELF\2\1\1" + bytes(9),
    "Mach-O": b"\xcf\xfa\xed\xfe\7\0\0\1",
    "Windows": b"MZ\x90\0\3\0\0\0",
    "WebAssembly": b"\0asm\1\0\0\0",
    "ZIP": b"PK\x03\x04\x14\0\6\0",
    "gzip": gzip.compress(b"<p>text</p>"),
    "SQLite": b"SQLite format 3\0\x10\0",
    "MP3": b"ID3\4\0\0\0",
    "MP4": b"\0\0\0\x20ftypisom",
    "tar": b"page.html".ljust(257, b"\0") + b"ustar\x0000",
    "noise": shake_128(b"1").digest(3_000),
    "noise (such as": shake_128(b"2").digest(60),
}


@pytest.mark.parametrize("name", BINARY)
def test_binary_is_refused_by_name_with_a_way_out(name: str) -> None:
    with pytest.raises(InputError, match=re.escape(name)) as caught:
        refuse_binary(BINARY[name])
    assert (caught.value.code, caught.value.stage) == ("binary", "decode")
    message = str(caught.value)
    assert "; " in message
    assert "\n" not in message
    assert message.isprintable()


def test_every_magic_number_is_met() -> None:
    for offset, magic, name, _ in BINARY_MAGIC:
        with pytest.raises(InputError, match=re.escape(name)):
            refuse_binary(bytes(offset) + magic)


@pytest.mark.parametrize(
    "codec",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_chinese_text_is_not_binary(codec: str) -> None:
    refuse_binary((CHINESE * 50).encode(codec))


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "iso2022_jp"])
def test_japanese_text_is_not_binary(codec: str) -> None:
    refuse_binary("川辺町では今年の夏、最後の堤防の工事が終わった。\n".encode(codec) * 50)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"BMW recalls cars",
        b"PK is a code. MZ too. ID3 tags name songs.",
        b"GIF89 was a format; %PDF another",
        b"1234ft ypsilon",
        b"N\bNA\bAM\bME\bE of the page\n" * 20,
        b"a page\f of a printed\f report\x1a",
        "Über „Ärger“ – 5 €\n".encode("cp1252") * 9,
        b"one bell\x07 in a long line of text, which is no noise",
        b"NUL bytes \0 strewn \0 into a text \0\0\0 are dropped later",
    ],
)
def test_text_that_looks_a_little_like_it_is_not_binary(data: bytes) -> None:
    refuse_binary(data)


def test_noise_behind_a_text_is_seen() -> None:
    with pytest.raises(InputError, match="noise"):
        refuse_binary(b"A text\n" * 10_000 + shake_128(b"3").digest(70_000))
