"""Where browsers and Python's codecs read the same bytes differently, and how to read them there.

`data/encodings/browser_differences.txt` holds the differences alone; `tools/compare_encodings.py`
makes it with a browser.
"""

import codecs
import re
from functools import cache
from typing import NamedTuple

from newsclean.data import find_data

DIFFERENCES_FILE = find_data("encodings", "browser_differences.txt")
REPLACEMENT_CHAR = "\ufffd"
ERROR_HANDLER = "newsclean.web"

# A character of each double-byte encoding, or bytes that are taken for one and mean nothing
# (Encoding Standard, sections 10 to 14). A byte that begins none stands alone.
PAIR = rb"[\x81-\xfe][\x40-\x7e\x80-\xff]"
CHARACTERS = {
    "big5": PAIR,
    "euc-kr": PAIR,
    "shift_jis": rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xff]",
    "euc-jp": rb"\x8f[\xa1-\xfe](?:[\x80-\xff]|\Z)|[\x8e\x8f\xa1-\xfe][\x80-\xff]",
    "gb18030": PAIR + rb"|[\x81-\xfe][0-9](?:[\x81-\xfe][0-9]|[\x81-\xfe]?\Z)",
}


@cache
def load_differences() -> dict[str, dict[bytes, str]]:
    """For each encoding, what browsers read otherwise than Python: the bytes and their text."""
    differences: dict[str, dict[bytes, str]] = {}
    with open(DIFFERENCES_FILE, encoding="ascii") as file:
        for line in file:
            if line.startswith("#"):
                continue
            name, start, *texts = line.replace(":", "").split()
            first = bytes.fromhex(start)
            for step, points in enumerate(texts):
                group = first[:-1] + bytes((first[-1] + step,))
                text = "".join(chr(int(point, 16)) for point in points.split("+"))
                differences.setdefault(name, {})[group] = text
    return differences


@cache
def build_single_byte_table(name: str, codec: str) -> str:
    """The characters of the 256 bytes, as a browser reads them."""
    ours = load_differences().get(name, {})
    return "".join(
        ours.get(byte) or byte.decode(codec, "replace")
        for byte in (bytes((number,)) for number in range(0x100))
    )


class SilentDifferences(NamedTuple):
    """What a codec reads, and reads wrong.

    Attributes:
        suspects: finds a character that the codec gives for such bytes, or also for others.
        before: matches whole characters up to such bytes, or up to the end.
        wrong: matches such bytes.
        texts: the bytes and what a browser reads.
    """

    suspects: re.Pattern[str]
    before: re.Pattern[bytes]
    wrong: re.Pattern[bytes]
    texts: dict[bytes, str]


@cache
def find_silent_differences(name: str, codec: str) -> SilentDifferences | None:
    """The bytes of a double-byte encoding that a Python codec reads wrong; `None` for none."""
    texts: dict[bytes, str] = {}
    suspects = set()
    for group, text in load_differences().get(name, {}).items():
        try:
            ours = group.decode(codec)
        except UnicodeDecodeError:
            continue
        if ours != text:  # another version of Python may be right
            texts[group] = text
            suspects.add(ours)
    if not texts:
        return None
    wrong = b"|".join(re.escape(group) for group in texts)
    return SilentDifferences(
        re.compile("[" + re.escape("".join(suspects)) + "]"),
        re.compile(rb"(?s)(?:(?!%b)(?:%b|.))*+" % (wrong, CHARACTERS[name])),
        re.compile(wrong),
        texts,
    )


def decode_double_byte(data: bytes, name: str, codec: str) -> str:
    r"""Read one of the encodings of `CHARACTERS` as a browser does.

    >>> decode_double_byte(b"\xa4\x40\xa1\xe3\xa4\x51\xa1\x4e", "big5", "big5hkscs")
    '一～十﹑'
    """
    text = data.decode(codec, ERROR_HANDLER)
    silent = find_silent_differences(name, codec)
    if silent is None or not silent.suspects.search(text):
        return text
    parts: list[str] = []
    at = 0
    while before := silent.before.match(data, at):
        parts.append(before[0].decode(codec, ERROR_HANDLER))
        wrong = silent.wrong.match(data, before.end())
        if wrong is None:
            break
        parts.append(silent.texts[wrong[0]])
        at = wrong.end()
    return "".join(parts)


def fill_codec_gap(error: UnicodeError) -> tuple[str, int]:
    """Read what a Python codec refuses but a browser reads; U+FFFD for all else.

    Returns:
        the text that replaces the gap, and the position at which the codec goes on.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start = error.object, error.start
    name = NAMES_BY_CODEC[error.encoding]
    found = re.compile(CHARACTERS[name], re.DOTALL).match(data, start)
    group = found[0] if found else data[start : start + 1]
    text = load_differences().get(name, {}).get(group)
    if text:
        return text, start + len(group)
    if len(group) == 2 and group[1] in ASCII_TRAIL_BYTES:
        return REPLACEMENT_CHAR, start + 1  # what is kept may be the `<` of a tag
    return REPLACEMENT_CHAR, start + len(group)


ASCII_TRAIL_BYTES = range(0x40, 0x80)
NAMES_BY_CODEC = {
    "big5hkscs": "big5",
    "cp949": "euc-kr",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "gb18030": "gb18030",
}
codecs.register_error(ERROR_HANDLER, fill_codec_gap)
