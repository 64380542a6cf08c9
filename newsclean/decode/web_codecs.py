"""Encodings as browsers read them: the closed list of labels, and Python's codecs with gaps filled.

A page's label is looked up in data/encodings/encodings.txt and nowhere else, because Python's own
registry also has `unicode_escape`, `utf-7`, `base64` and `idna`.
"""

import codecs
import re
from functools import cache

from newsclean.data import find_data

ENCODINGS_FILE = find_data("encodings", "encodings.txt")
MAX_LABEL_CHARS = 40

REPLACEMENT_CHAR = "\ufffd"
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

# The revisions of GB18030 in 2005 and 2022 moved these characters out of the private use area
# (Encoding Standard, index gb18030).
GB18030_PRIVATE_CHARS = "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7"
GB18030_REVISED_CHARS = str.maketrans(GB18030_PRIVATE_CHARS, "︐︒︑︓︔︕︖︗︘︙ḿ")


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
    text = data.decode(codec, "replace" if codec.startswith("utf") else ERROR_HANDLER)
    if name == "gb18030" and re.search(f"[{GB18030_PRIVATE_CHARS}]", text):
        return text.translate(GB18030_REVISED_CHARS)
    return text


def decode_iso_2022_jp(data: bytes) -> str:
    r"""Read ISO-2022-JP, whose two-byte stretches are EUC-JP without the high bits.

    >>> decode_iso_2022_jp(b"\x1b$BF|K\\\x1b(B 1")
    '日本 1'
    """
    first, *rest = re.split(ISO_2022_ESCAPE, data)
    text = [first.decode("ascii", "replace")]
    for escape, stretch in zip(rest[::2], rest[1::2], strict=True):
        if escape.startswith(b"$"):
            lines = stretch.split(b"\n")  # a line end switches back to ASCII (RFC 1468)
            high = bytes(byte | 0x80 for byte in lines[0])
            text.append(decode_as(high, "euc-jp"))
            text.extend("\n" + line.decode("ascii", "replace") for line in lines[1:])
        elif escape == b"(I":
            text.append(bytes(byte | 0x80 for byte in stretch).decode("cp932", "replace"))
        else:
            text.append(stretch.decode("ascii", "replace"))
    return "".join(text)


def fill_codec_gap(error: UnicodeError) -> tuple[str, int]:
    """Read what a Python codec refuses but a browser reads; U+FFFD for all else.

    The gaps are those of CPython 3.11 to 3.14 compared with the Encoding Standard's indexes.

    Returns:
        the text that replaces the gap, and the position at which the codec goes on.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    start = error.start
    pair = error.object[start : start + 2]
    lead = pair[0]
    if error.encoding == "gb18030" and lead == EURO_BYTE:
        return "€", start + 1
    if error.encoding in FALLBACK_DECODERS and len(pair) > 1:
        text = FALLBACK_DECODERS[error.encoding](pair)
        if text is not None:
            return text, start + 2
    if error.encoding in DOUBLE_BYTE_CODECS:
        # ASCII after a broken lead byte is kept: it may be the `<` of a tag (Encoding Standard).
        return REPLACEMENT_CHAR, start + (1 if pair[1:].isascii() else 2)
    return (chr(lead) if lead in C1_BYTES else REPLACEMENT_CHAR), start + 1


def decode_with_cp950(pair: bytes) -> str | None:
    """A Big5 character that Python's table for Hong Kong lacks."""
    text = pair.decode("cp950", "replace")
    return text if len(text) == 1 and text != REPLACEMENT_CHAR else None


def decode_with_cp932(pair: bytes) -> str | None:
    """An EUC-JP character of the NEC and IBM rows, which Python has in its Shift_JIS table only."""
    row, cell = pair[0] - EUC_OFFSET, pair[1] - EUC_OFFSET
    if row < 1 or cell < 1:
        return None
    # Two rows of EUC share a lead byte of Shift_JIS (JIS X 0208, appendix 1): odd rows have the
    # trail bytes from 40 on but 7F, even rows those from 9F on. The lead bytes skip A0 to DF.
    lead = (row + 1) // 2 + (0x80 if row <= 62 else 0xC0)
    trail = cell + 0x3F + (cell > 63) if row % 2 else cell + 0x9E
    text = bytes((lead, trail)).decode("cp932", "replace")
    return text if len(text) == 1 and text != REPLACEMENT_CHAR else None


C1_BYTES = range(0x80, 0xA0)
EURO_BYTE = 0x80  # Chinese pages used it before the euro had a place in GB18030
EUC_OFFSET = 0xA0  # between a row or cell of JIS X 0208 and its byte in EUC-JP
DOUBLE_BYTE_CODECS = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"})
FALLBACK_DECODERS = {"big5hkscs": decode_with_cp950, "euc_jp": decode_with_cp932}
ERROR_HANDLER = "newsclean.web"
codecs.register_error(ERROR_HANDLER, fill_codec_gap)
