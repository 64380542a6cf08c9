"""Bytes to text: the order in which encodings are tried.

First comes what the bytes prove: a byte-order mark, zero bytes, strict UTF-8. Then come the page's
label and the detector's guess. A browser believes the label before UTF-8. We do not, because saved
pages are often converted to UTF-8 and keep their old label: 1 in 70 of those that were counted.
"""

from newsclean.decode.damage import (
    warn_broken_bytes,
    warn_lost_text,
    warn_nul_bytes,
    warn_wrong_label,
)
from newsclean.decode.mojibake_signs import is_suspicious
from newsclean.decode.utf16_utf32 import detect_utf16_utf32, find_byte_order_mark
from newsclean.decode.web_codecs import (
    ISO_2022_JP,
    decode_as,
    find_declared_label,
    find_encoding,
)
from newsclean.errors import InputError
from newsclean.model import Caution, Decoded
from newsclean.text.controls import ASCII_BYTES

BLANK_CHARS = "\ufeff\u200b\u3000\xa0\0 \t\r\n\f\v\x1a"
# In UTF-8 the label decides nothing, it only makes a warning: so less of the page is searched.
UTF8_LABEL_SEARCH_BYTES = 8_192
PYTHON_CODECS = {
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-32le": "utf-32-le",
    "utf-32be": "utf-32-be",
}
# How sure each kind of evidence is. UTF-8, the escapes of ISO-2022-JP and the places of zero bytes
# can occur in other text by chance, if hardly ever.
UTF8_CONFIDENCE = 0.99
ESCAPES_CONFIDENCE = 0.99
ZERO_BYTES_CONFIDENCE = 0.95


def decode(data: bytes, encoding: str | None = None, *, transport: str | None = None) -> Decoded:
    r"""Read bytes as text.

    >>> decode("新闻".encode("utf-16")).text
    '新闻'
    >>> decode(b"\xd0\xc2\xce\xc5", "gb2312").text
    '新闻'

    Args:
        data: a page or a dump in any encoding.
        encoding: a label of the Encoding Standard that overrides everything.
        transport: the label that a server sent with the page; a vote, like the page's own label.

    Raises:
        InputError: `empty` for no bytes or only white space; `encoding` for an unknown label.

    The codes of the damage stand in `decode.damage`; `decided_by` is one of `option`, `bom`,
    `zero_bytes`, `escapes`, `utf-8`, `segments`, `label`, `detector`, `fallback`.
    """
    if not data:
        raise InputError("empty", "has no bytes; is the download complete?", stage="decode")
    decoded = read_found(data, transport) if encoding is None else read_chosen(data, encoding)
    if not decoded.text.lstrip(BLANK_CHARS):
        message = "is blank: nothing but white space; is the download complete?"
        raise InputError("empty", message, stage="decode")
    return decoded


def detect_encoding(data: bytes) -> tuple[str, str | None, float]:
    """Text, encoding and confidence: the form that benchmarks of encoding detectors compare."""
    decoded = decode(data)
    return decoded.text, decoded.encoding, decoded.confidence


def read_chosen(data: bytes, label: str) -> Decoded:
    """Read bytes in the encoding that the caller names; a byte-order mark gives the byte order."""
    name = find_encoding(label)
    if name is None:
        message = (
            f"unknown encoding {label[:40]!a}; name one of the Encoding Standard, such as utf-8, "
            "gb18030, big5, shift_jis, euc-kr or windows-1252 (https://encoding.spec.whatwg.org)"
        )
        raise InputError("encoding", message, stage="decode")
    marked = find_byte_order_mark(data)
    if marked and marked[0][:6] == name[:6]:
        name, start = marked
        data = data[start:]
    text = read_utf16_utf32(data, name) if name.startswith("utf-16") else decode_as(data, name)
    nuls = text.count("\0")
    cautions = (*warn_nul_bytes(nuls), *warn_broken_bytes(text, name))
    return Decoded(text.replace("\0", ""), name, "option", 1.0, cautions)


def read_found(data: bytes, transport: str | None = None) -> Decoded:
    """Read bytes in the encoding that they prove, claim or look like, in this order."""
    marked = find_byte_order_mark(data)
    if marked and marked[0] != "utf-8":
        name, start = marked
        text = read_utf16_utf32(data[start:], name)
        return repair_if_suspicious(Decoded(text, name, "bom", 1.0, warn_broken_bytes(text, name)))
    if marked:
        data = data[marked[1] :]
    nuls = 0
    if b"\0" in data:
        wide = detect_utf16_utf32(data)
        if wide:
            return read_unmarked(data, wide)
        nuls = data.count(0)
        data = data.replace(b"\0", b"")
    decoded = read_bytes(data, transport)
    decided_by = "bom" if marked and decoded.encoding == "utf-8" else decoded.decided_by
    damage = (*warn_nul_bytes(nuls), *decoded.damage)
    return decoded._replace(decided_by=decided_by, damage=damage)


def read_bytes(data: bytes, transport: str | None = None) -> Decoded:
    """Read bytes without byte-order mark and zero bytes."""
    if b"\x1b" in data and (b"\x1b$B" in data or b"\x1b$@" in data) and data.isascii():
        text = decode_as(data, ISO_2022_JP)
        damage = warn_broken_bytes(text, ISO_2022_JP)
        return Decoded(text, ISO_2022_JP, "escapes", ESCAPES_CONFIDENCE, damage)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        beside_ascii = data.translate(None, ASCII_BYTES).decode("utf-8")
        damage = (*warn_utf8_label(data, text), *warn_lost_text(text, beside_ascii))
        sure = UTF8_CONFIDENCE if beside_ascii else 1.0
        decoded = Decoded(text.lstrip("\ufeff"), "utf-8", "utf-8", sure, damage)
        return repair_if_suspicious(decoded, beside_ascii)
    wide = detect_utf16_utf32(data)
    if wide:
        return read_unmarked(data, wide)
    from newsclean.decode.legacy import read_legacy  # noqa: PLC0415 - UTF-8 needs none of it

    return read_legacy(data, transport)


def repair_if_suspicious(decoded: Decoded, beside_ascii: str | None = None) -> Decoded:
    """Repair text that was read in a wrong encoding before it was saved; leave all other text."""
    if decoded.text.isascii() or not is_suspicious(decoded.text, beside_ascii):
        return decoded
    from newsclean.decode.mojibake import repair_mojibake  # noqa: PLC0415 - few pages need it

    return repair_mojibake(decoded)


def warn_utf8_label(data: bytes, text: str) -> tuple[Caution, ...]:
    """Warn that a UTF-8 page names another encoding, as converted pages do."""
    head = data[:UTF8_LABEL_SEARCH_BYTES].lower()
    if len(data) == len(text) or (b"charset" not in head and not head.startswith(b"<?xml")):
        return ()
    return warn_wrong_label(find_declared_label(head)[0], "utf-8")


def read_utf16_utf32(data: bytes, name: str) -> str:
    """Read UTF-16 or UTF-32 in the byte order that the name gives."""
    return data.decode(PYTHON_CODECS[name], "replace")


def read_unmarked(data: bytes, name: str) -> Decoded:
    """Read UTF-16 or UTF-32 that was found without a byte-order mark."""
    text = read_utf16_utf32(data, name)
    damage = (*warn_nul_bytes(text.count("\0")), *warn_broken_bytes(text, name))
    decoded = Decoded(text.replace("\0", ""), name, "zero_bytes", ZERO_BYTES_CONFIDENCE, damage)
    return repair_if_suspicious(decoded)
