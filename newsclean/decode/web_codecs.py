"""Encodings as browsers read them: the closed list of labels, and Python's codecs with gaps filled.

A page's label is looked up in data/encodings/encodings.txt and nowhere else, because Python's own
registry also has `unicode_escape`, `utf-7`, `base64` and `idna`.
"""

import codecs
import re
from functools import cache

from newsclean.data import find_data
from newsclean.decode.browser_differences import (
    CHARACTERS,
    build_single_byte_table,
    decode_double_byte,
)

ENCODINGS_FILE = find_data("encodings", "encodings.txt")
MAX_LABEL_CHARS = 40

HIGH_BYTES = bytes(range(0x80, 0x100))  # the bytes that are no ASCII
# The UTF encodings of the Encoding Standard's list.
UTF_ENCODINGS = frozenset({"utf-8", "utf-16le", "utf-16be"})
# The two differ only in the direction of the text.
SAME_BYTES_ENCODINGS = {"iso-8859-8-i": "iso-8859-8"}
# Encodings of DOS that are not in the Encoding Standard. No page can name them; the detector finds
# them.
UNLISTED_CODECS = {"ibm855": "cp855", "johab": "johab"}
LABEL_SEARCH_BYTES = 1_000_000
# Compiled at first use: UTF-8 without a label needs no pattern.
LABEL_PATTERN = rb"""(?ix) <meta\b [^<>]*? \bcharset \s*=\s* ["']? \s* (?P<meta>[^\s"'<>/;]{1,41})
                 | <\?xml\b [^<>]*? \bencoding \s*=\s* ["'] (?P<xml>[^"'<>]{1,41})"""

ISO_2022_JP = "iso-2022-jp"
ISO_2022_ESCAPE = rb"\x1b(\$[@B]|\([BJI])"
# JIS-Roman is ASCII but for two signs (Encoding Standard, ISO-2022-JP decoder).
JIS_ROMAN_SIGNS = str.maketrans("\\~", "¥‾")
NOT_IN_ISO_2022 = rb"[\x0e\x0f\x80-\xff]"
NO_HALF_WIDTH_KATAKANA = rb"[^\x21-\x5f]"
HIGH_BITS = bytes(byte | 0x80 for byte in range(0x100))


@cache
def load_encoding_labels() -> dict[str, tuple[str, str]]:
    """Every label with the name of its encoding and the nearest Python codec."""
    labels: dict[str, tuple[str, str]] = {}
    with open(ENCODINGS_FILE, encoding="ascii") as file:
        for line in file:
            if not line.startswith("#"):
                head, _, names = line.partition(": ")
                name, codec = head.split()
                labels.update(dict.fromkeys(names.split(), (name, codec)))
    return labels


def find_encoding(label: str) -> str | None:
    """The encoding that a label of the Encoding Standard names, or `None` for any other word.

    >>> find_encoding(" GB2312 "), find_encoding("latin1"), find_encoding("unicode_escape")
    ('gb18030', 'windows-1252', None)
    """
    label = label[: MAX_LABEL_CHARS + 1].strip("\t\n\f\r ").lower()
    found = load_encoding_labels().get(label)
    return found[0] if found else None


def find_declared_label(data: bytes) -> tuple[str | None, str | None]:
    """The label in a page and its encoding: the first known label, else the first label.

    >>> find_declared_label(b"<META content='text/html; charset=big5-hkscs'>")
    ('big5-hkscs', 'big5')
    >>> find_declared_label(b"<meta charset=unicode_escape>")
    ('unicode_escape', None)
    """
    first = None
    for found in re.finditer(LABEL_PATTERN, data[:LABEL_SEARCH_BYTES]):
        label = (found["meta"] or found["xml"]).decode("ascii", "replace").strip()
        name = find_encoding(label)
        if name is not None:
            return label, name
        first = first or label
    return first, None


def decode_as(data: bytes, name: str) -> str:
    r"""Read bytes in an encoding as a browser does. What it cannot read becomes U+FFFD.

    >>> decode_as(b"\x93caf\xe9\x94 \x81", "windows-1252")
    '“café” \x81'
    >>> decode_as(b"\x80100", "gb18030")
    '€100'

    Args:
        data: the bytes, without a byte-order mark.
        name: an encoding as `find_encoding` gives it, or one of `UNLISTED_CODECS`.
    """
    if name == ISO_2022_JP:
        return decode_iso_2022_jp(data)
    codec = UNLISTED_CODECS.get(name) or load_encoding_labels()[name][1]
    if name in CHARACTERS:
        return decode_double_byte(data, name, codec)
    if name in UTF_ENCODINGS or name in UNLISTED_CODECS:
        return data.decode(codec, "replace")
    return codecs.charmap_decode(data, "strict", build_single_byte_table(name, codec))[0]


def decode_iso_2022_jp(data: bytes) -> str:
    r"""Read ISO-2022-JP, whose two-byte stretches are EUC-JP without the high bits.

    >>> decode_iso_2022_jp(b"\x1b$BF|K\\\x1b(J 1\\")
    '日本 1¥'
    """
    first, *rest = re.split(ISO_2022_ESCAPE, data)
    text = [read_ascii(first)]
    for escape, stretch in zip(rest[::2], rest[1::2], strict=True):
        line, *lines = stretch.split(b"\n")
        if escape.startswith(b"$"):
            text.append(decode_as(line.translate(HIGH_BITS), "euc-jp"))
        elif escape == b"(I":
            kana = re.sub(NO_HALF_WIDTH_KATAKANA, b"\x7f", line).translate(HIGH_BITS)
            text.append(decode_as(kana, "shift_jis"))
        else:
            signs = JIS_ROMAN_SIGNS if escape == b"(J" else {}
            text.append(read_ascii(line).translate(signs))
        # A line end switches back to ASCII (RFC 1468). A browser does not, and loses the rest.
        text.extend("\n" + read_ascii(line) for line in lines)
    return "".join(text)


def read_ascii(data: bytes) -> str:
    """The ASCII of ISO-2022-JP, without the signs that switch in other codes of that family."""
    return re.sub(NOT_IN_ISO_2022, b"\xff", data).decode("ascii", "replace")
