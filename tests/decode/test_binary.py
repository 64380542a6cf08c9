"""Bytes that are no text are refused by name; text that looks a little like them is not."""

import gzip
import re
import struct
from hashlib import shake_128

import pytest

from newsclean.decode.binary import BINARY_MAGIC, is_packed, refuse_binary
from newsclean.decode.messages import is_message
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
    "gzip": gzip.compress(b"<p>text</p>"),
    "MP3": b"ID3\4\0\0\0",
    "MP4": b"\0\0\0\x20ftypisom",
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


# The first bytes as the formats' own documents give them, so that a changed row is noticed.
MAGIC = [
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF1234WEBPVP8", "a WebP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\0\0\1\0", "an icon"),
    (b"%PDF-", "a PDF"),
    (b"%!PS-Adobe", "a PostScript file"),
    (b"{\\rtf1", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x1f\x8b\x08", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\0", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\xfe\xed\xfa\xce", "a program (Mach-O)"),
    (b"\xfe\xed\xfa\xcf", "a program (Mach-O)"),
    (b"\xce\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)"),
    (b"MZ\x90\0", "a program (Windows)"),
    (b"\0asm", "a program (WebAssembly)"),
    (b"1234ftyp", "a film or a picture (MP4, HEIC)"),
    (b"\x1aE\xdf\xa3", "a film (WebM, Matroska)"),
    (b"ID3\2", "a sound file (MP3)"),
    (b"ID3\3", "a sound file (MP3)"),
    (b"ID3\4", "a sound file (MP3)"),
    (b"OggS\0", "a sound file (Ogg)"),
    (b"fLaC\0", "a sound file (FLAC)"),
    (b"RIFF1234WAVEfmt ", "a sound file (WAV)"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
]


def test_every_row_has_its_bytes_here() -> None:
    assert len(MAGIC) == len(BINARY_MAGIC)


@pytest.mark.parametrize(("data", "name"), MAGIC)
def test_the_first_bytes_of_a_format(data: bytes, name: str) -> None:
    refuse_binary(b"the text " * 10 + data.replace(b"\x1a", b""))
    with pytest.raises(InputError, match=re.escape(f"is {name}; ")):
        refuse_binary(data)


@pytest.mark.parametrize("data", [b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"])
def test_packed_files(data: bytes) -> None:
    assert is_packed(data)
    assert not is_packed(data[:-1])
    assert not is_packed(b" " + data)


@pytest.mark.parametrize(
    ("head", "archive"),
    [
        (b"Content-Type: multipart/related\r\n", False),  # no message
        (b"From: The Harbour Post\nDate: 17 May 2024\nSubject: A bridge\n\nThe", False),
        (b"URL: https://news.example/a\nContent-Type: text/html\n\n<p>", False),
        (b"HTTP/1.1 200 OK\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n", False),
        (b"From a Sat May 18 03:00:00 2024\nFrom: a\nMessage-ID: <1>\n\n", False),  # a mailbox
        (b"From: The Post\n\nMessage-ID: is a field of mails", False),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n", True),
        (b"Content-Type: multipart/related;\r\n boundary=x\r\n", True),
        (b"From: a@news.example\r\nMessage-ID: <1@news.example>\r\n\r\nThe", True),
        ("\ufeffMIME-Version: 1.0\r\nContent-Type: text/html".encode("utf-16"), True),
        (b"1234  \nReturn-Path: <a@news.example>\nFrom: a@news.example\n\n", True),
        (b"<p>MIME-Version: 1.0 multipart/related", False),
        (b"a note: MIME-Version: 1.0 multipart/related", False),
        (b"MIME-Version: 1.0" + b" " * 4_096 + b"multipart/related", False),
        (b"From: <a>\r\nMIME-Version: 1.0\r\nContent-Type: Multipart/Related;", True),
        (b"\r\nmime-version: 1.0\r\ncontent-type: multipart/related;", True),
    ],
)
def test_web_archives(head: bytes, *, archive: bool) -> None:
    assert is_message(head) is archive


@pytest.mark.parametrize(
    ("controls", "size", "noise"),
    [(1, 2, False), (2, 50, False), (2, 49, True), (4, 100, False), (5, 100, True)],
)
def test_four_control_bytes_in_100_are_noise(controls: int, size: int, *, noise: bool) -> None:
    data = b"\x01" * controls + b"a" * (size - controls)
    if noise:
        with pytest.raises(InputError, match=r"noise \(such as 01 at byte 0\)"):
            refuse_binary(data)
    else:
        refuse_binary(data)


@pytest.mark.parametrize("at", ["front", "middle", "end"])
def test_noise_is_seen_in_three_places(at: str) -> None:
    text, noise = b"a" * 16_384, b"\x02" * 1_000
    parts = {
        "front": noise + 4 * text,
        "middle": 2 * text + noise + 2 * text,
        "end": 4 * text + noise,
    }
    with pytest.raises(InputError, match="noise"):
        refuse_binary(parts[at])


@pytest.mark.parametrize("byte", b"\0\t\n\v\f\r\b\x1b\x1a")
def test_controls_that_texts_use(byte: int) -> None:
    refuse_binary(b"a" + bytes([byte]) * 9)


@pytest.mark.parametrize("byte", b"\x01\x07\x0e\x1f\x7f")
def test_controls_that_no_text_uses(byte: int) -> None:
    with pytest.raises(InputError, match=f"{byte:02X} at byte 1"):
        refuse_binary(b"a" + bytes([byte]) * 9)
