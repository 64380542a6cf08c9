"""Bytes to text: the encoding, what decided it, and what was damaged.

The order is that of the measurement in docs/decisions: what proves itself (a mark, zero bytes, strict
UTF-8) before what is claimed (the page's label) before what is guessed. A page's label comes after UTF-8
because saved pages are often converted and keep their old label.
"""

import re
from collections.abc import Iterable

from newsclean.codecs_web import decode_as, encoding_named
from newsclean.errors import InputError
from newsclean.model import Caution, Decoded
from newsclean.utf_forms import marked_form, wide_form

REPLACEMENT = "\ufffd"
# What UTF-8 readers and GBK writers make of each other's errors: two U+FFFD read as GBK.
TWICE_BROKEN = "锟斤拷"
BLANK = "\ufeff\u200b\0 \t\r\n\f\v\x1a"
HEAD = 1_000_000
FALLBACK = "windows-1252"
# The label wins over encodings that the detector finds up to this much likelier.
LABEL_WORTH = 0.8
SAME_BYTES = {"iso-8859-8-i": "iso-8859-8"}

LABEL_WORDS = (b"charset", b"CHARSET", b"Charset", b"<?xml")
LABEL = re.compile(
    rb"""<meta\b [^<>]*? \bcharset \s*=\s* ["']? \s* (?P<meta>[^\s"'<>/;]{1,41})
       | <\?xml\b [^<>]*? \bencoding \s*=\s* ["'] (?P<xml>[^"'<>]{1,41})""",
    re.IGNORECASE | re.VERBOSE,
)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Read bytes as text.

    >>> decode("新闻".encode("utf-16")).text, decode(b"\\xd0\\xc2\\xce\\xc5", "gb2312").encoding
    ('新闻', 'gb18030')

    Args:
        data: a page or a dump in any encoding.
        encoding: a label of the Encoding Standard that overrides everything.

    Raises:
        InputError: `empty` for no bytes or nothing but white space; `encoding` for an unknown label.

    The damage has these codes: `broken_bytes`, `nul_bytes`, `mixed_encodings`, `encoding_label_wrong`,
    `encoding_guessed`, `replacement_characters`.
    """
    if not data:
        raise InputError("empty", "has no bytes; is the download complete?", stage="decode")
    decoded = read_chosen(data, encoding) if encoding is not None else read_found(data)
    if not decoded.text.strip(BLANK):
        message = "is blank: nothing but white space; is the download complete?"
        raise InputError("empty", message, stage="decode")
    return decoded


def detect(data: bytes) -> tuple[str, str | None, float]:
    """Text, encoding and confidence, as benchmarks of encoding detectors want them."""
    decoded = decode(data)
    return decoded.text, decoded.encoding, decoded.confidence


def read_chosen(data: bytes, label: str) -> Decoded:
    """Read bytes in the encoding that the caller names; only a mark may say the order of UTF-16's bytes."""
    name = encoding_named(label)
    if name is None:
        message = (
            f"unknown encoding {label[:40]!a}; name one of the Encoding Standard, such as utf-8, gb18030, "
            "big5, shift_jis, euc-kr, windows-1252 (all: https://encoding.spec.whatwg.org)"
        )
        raise InputError("encoding", message, stage="decode")
    marked = marked_form(data)
    if marked and marked[0][:6] == name[:6]:
        name, start = marked
        data = data[start:]
    text = read_wide(data, name) if name.startswith("utf-16") else decode_as(data, name)
    nuls = text.count("\0")
    cautions = (*nul_caution(nuls), *broken_caution(text, name))
    return Decoded(text.replace("\0", ""), name, "option", 1.0, cautions)


def read_found(data: bytes) -> Decoded:
    """Read bytes in the encoding that they show, claim or look like, in this order."""
    marked = marked_form(data)
    if marked and marked[0] != "utf-8":
        name, start = marked
        text = read_wide(data[start:], name)
        return Decoded(text, name, "bom", 1.0, broken_caution(text, name))
    if marked:
        data = data[marked[1] :]
    nuls = 0
    if b"\0" in data:
        wide = wide_form(data)
        if wide:
            return read_unmarked(data, wide)
        nuls = data.count(0)
        data = data.replace(b"\0", b"")
    decoded = read_bytes(data)
    decided_by = "bom" if marked and decoded.encoding == "utf-8" else decoded.decided_by
    damage = (*nul_caution(nuls), *decoded.damage)
    return Decoded(decoded.text, decoded.encoding, decided_by, decoded.confidence, damage)


def read_bytes(data: bytes) -> Decoded:
    """Read bytes that have no mark and no zero bytes."""
    if b"\x1b$" in data and data.isascii():
        text = decode_as(data, "iso-2022-jp")
        return Decoded(text, "iso-2022-jp", "escapes", 0.99, broken_caution(text, "iso-2022-jp"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        damage = (*utf8_label_caution(data, text), *lost_caution(text))
        return Decoded(text.lstrip("\ufeff"), "utf-8", "utf-8", 1.0 if data.isascii() else 0.99, damage)
    wide = wide_form(data)
    if wide:
        return read_unmarked(data, wide)
    from newsclean.nearly_utf8 import nearly_utf8  # only now: it brings the detector's room along

    label, claimed = declared(data)
    decoded = nearly_utf8(data, claimed) or legacy(data, claimed)
    cautions = label_caution(label, decoded.encoding)
    return Decoded(decoded.text, decoded.encoding, decoded.decided_by, decoded.confidence, (*cautions, *decoded.damage))


def read_wide(data: bytes, name: str) -> str:
    """Read UTF-16 or UTF-32."""
    codec = {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-32le": "utf-32-le"}.get(name, "utf-32-be")
    return data.decode(codec, "replace")


def read_unmarked(data: bytes, name: str) -> Decoded:
    """Read UTF-16 or UTF-32 that its bytes' places gave away."""
    text = read_wide(data, name)
    damage = (*nul_caution(text.count("\0")), *broken_caution(text, name))
    return Decoded(text.replace("\0", ""), name, "zero_bytes", 0.95, damage)


def legacy(data: bytes, claimed: str | None) -> Decoded:
    """Read bytes of an older encoding: the detector ranks, the page's label decides where it is close."""
    from newsclean.charset_guess import DOUBLE_BYTE, ranking

    scores = ranking(data)
    best = next(iter(scores), FALLBACK)
    top = scores.get(best, 0.0)
    name = best
    if claimed is not None and scores.get(SAME_BYTES.get(claimed, claimed), 0.0) > LABEL_WORTH * top:
        name = claimed
    text = decode_as(data, name)
    if name in DOUBLE_BYTE and REPLACEMENT in text:
        from newsclean.resynchronise import resynchronise

        text = resynchronise(data, name)
    confidence, cautions = sureness(scores, name)
    decided_by = "label" if name == claimed else "detector" if scores else "fallback"
    return Decoded(text, name, decided_by, confidence, (*cautions, *broken_caution(text, name)))


def sureness(scores: dict[str, float], name: str) -> tuple[float, tuple[Caution, ...]]:
    return scores.get(name, 0.0), ()


def declared(data: bytes) -> tuple[str | None, str | None]:
    """The label that a page gives itself and the encoding it stands for: the first known, or the first."""
    first = None
    for found in LABEL.finditer(data, 0, HEAD):
        label = (found["meta"] or found["xml"]).decode("ascii", "replace")
        name = encoding_named(label)
        if name is not None:
            return label, name
        first = first or label
    return first, None


def label_caution(label: str | None, name: str | None) -> tuple[Caution, ...]:
    """Say that the page names another encoding than it is in."""
    if label is None:
        return ()
    claimed = encoding_named(label)
    if claimed == name or (name == "utf-8" and claimed in {"utf-16le", "utf-16be"}):
        return ()  # a label in ASCII bytes that says UTF-16 means UTF-8 (HTML Standard, 13.2.3.2)
    return (Caution("encoding_label_wrong", f"the page names {label[:40]!a}, its bytes are {name}"),)


def utf8_label_caution(data: bytes, text: str) -> tuple[Caution, ...]:
    """Say that a UTF-8 page names another encoding, as pages do that were converted later."""
    if len(data) == len(text) or not any(word in data for word in LABEL_WORDS):
        return ()
    return label_caution(declared(data)[0], "utf-8")


def lost_caution(text: str) -> tuple[Caution, ...]:
    """Say what was lost before the page was saved: nobody can bring it back."""
    count = text.count(REPLACEMENT)
    twice = text.count(TWICE_BROKEN)
    if not count and not twice:
        return ()
    detail = f"{count} U+FFFD and {twice} {TWICE_BROKEN} stood in the file: text was lost before it was saved"
    return (Caution("replacement_characters", detail),)


def nul_caution(count: int) -> tuple[Caution, ...]:
    """Say that NUL bytes were dropped."""
    return (Caution("nul_bytes", f"{count} NUL bytes dropped"),) if count else ()


def broken_caution(text: str, name: str) -> tuple[Caution, ...]:
    """Say how many places could not be read."""
    count = text.count(REPLACEMENT)
    return (Caution("broken_bytes", f"{count} places are no {name}; U+FFFD stands there"),) if count else ()
