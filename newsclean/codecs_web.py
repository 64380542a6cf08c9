"""Encodings as browsers read them: the closed list of labels, and Python's codecs with their gaps filled.

A label that a page prints is looked up in data/encodings.txt and nowhere else: Python's own registry also
knows `unicode_escape`, `utf-7`, `base64` and `idna`.
"""

import codecs
import os
import re
from functools import cache

TABLE = os.path.join(os.path.dirname(__file__), "data", "encodings.txt")
LONGEST_LABEL = 40

ISO_2022_JP = "iso-2022-jp"
ISO_2022_ESCAPE = re.compile(rb"\x1b(\$[@B]|\([BJI])")

# GB18030 as revised in 2005 and 2022: these came out of the private use area (Encoding Standard, index gb18030).
GB18030_REVISED = {
    **dict(zip(range(0xE78D, 0xE794), (0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16), strict=True)),
    0xE794: 0xFE17,
    0xE795: 0xFE18,
    0xE796: 0xFE19,
    0xE7C7: 0x1E3F,
}
GB18030_PRIVATE = re.compile("[\ue78d-\ue796\ue7c7]")


@cache
def table() -> dict[str, tuple[str, str]]:
    """Every label with the name of its encoding and the Python codec that is nearest to it."""
    labels: dict[str, tuple[str, str]] = {}
    with open(TABLE, encoding="ascii") as file:
        for line in file:
            if not line.startswith("#"):
                head, _, names = line.partition(": ")
                name, codec = head.split()
                labels.update(dict.fromkeys(names.split(), (name, codec)))
    return labels


def encoding_named(label: str) -> str | None:
    """The encoding that a label of the Encoding Standard stands for, or `None` for any other word.

    >>> encoding_named(" GB2312 "), encoding_named("latin1"), encoding_named("unicode_escape")
    ('gb18030', 'windows-1252', None)
    """
    label = label[: LONGEST_LABEL + 1].strip("\t\n\f\r ").lower()
    found = table().get(label)
    return found[0] if found else None


def decode_as(data: bytes, name: str) -> str:
    """Read bytes in an encoding as a browser does; what cannot be read becomes U+FFFD.

    >>> decode_as(b"\\x93caf\\xe9\\x94 \\x81", "windows-1252")
    '“café” \\x81'
    >>> decode_as(b"\\x80100", "gb18030")
    '€100'

    Args:
        data: the bytes, without a byte-order mark.
        name: an encoding as `encoding_named` gives it.
    """
    if name == ISO_2022_JP:
        return decode_iso_2022_jp(data)
    codec = table()[name][1]
    text = data.decode(codec, "replace" if codec.startswith("utf") else ERRORS)
    if name == "gb18030" and GB18030_PRIVATE.search(text):
        return text.translate(GB18030_REVISED)
    return text


def decode_iso_2022_jp(data: bytes) -> str:
    """Read ISO-2022-JP, whose two-byte stretches are EUC-JP without the high bits.

    >>> decode_iso_2022_jp(b"\\x1b$BF|K\\\\\\x1b(B 1")
    '日本 1'
    """
    first, *rest = ISO_2022_ESCAPE.split(data)
    text = [first.decode("ascii", "replace")]
    for escape, stretch in zip(rest[::2], rest[1::2], strict=True):
        if escape.startswith(b"$"):
            lines = stretch.split(b"\n")  # a line end switches back to ASCII in damaged mail and pages
            high = bytes(byte | 0x80 for byte in lines[0])
            text.append(decode_as(high, "euc-jp"))
            text.extend("\n" + line.decode("ascii", "replace") for line in lines[1:])
        elif escape == b"(I":
            text.append(bytes(byte | 0x80 for byte in stretch).decode("cp932", "replace"))
        else:
            text.append(stretch.decode("ascii", "replace"))
    return "".join(text)


def fill_gap(error: UnicodeError) -> tuple[str, int]:
    """Read what a Python codec refuses and a browser reads; U+FFFD for what nobody reads.

    The gaps are those of CPython 3.11 to 3.14 against the Encoding Standard's indexes.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    start = error.start
    pair = error.object[start : start + 2]
    lead = pair[0]
    if error.encoding == "gb18030" and lead == 0x80:
        return "€", start + 1
    if error.encoding in OTHER_TABLE and len(pair) == 2:
        text = OTHER_TABLE[error.encoding](pair)
        if text is not None:
            return text, start + 2
    if error.encoding in PAIRS:
        # An ASCII byte after a lost lead byte is kept: it may be the `<` of a tag (Encoding Standard, 4.2).
        return "\ufffd", start + (2 if len(pair) == 2 and pair[1] >= 0x80 else 1)
    return (chr(lead) if lead < 0xA0 else "\ufffd"), start + 1


def from_cp950(pair: bytes) -> str | None:
    """A Big5 character that Python's table for Hong Kong lacks."""
    text = pair.decode("cp950", "replace")
    return text if len(text) == 1 and text != "\ufffd" else None


def from_cp932(pair: bytes) -> str | None:
    """An EUC-JP character of the NEC and IBM rows, which Python has in its Shift_JIS table only."""
    row, cell = pair[0] - 0xA0, pair[1] - 0xA0
    if row < 1 or cell < 1:
        return None
    lead = (row + 1) // 2 + (0x80 if row <= 62 else 0xC0)
    trail = cell + 0x3F + (cell > 63) if row % 2 else cell + 0x9E
    text = bytes((lead, trail)).decode("cp932", "replace")
    return text if len(text) == 1 and text != "\ufffd" else None


PAIRS = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"})
OTHER_TABLE = {"big5hkscs": from_cp950, "euc_jp": from_cp932}
ERRORS = "newsclean.web"
codecs.register_error(ERRORS, fill_gap)
