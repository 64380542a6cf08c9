"""UTF-8 with a few broken places, and UTF-8 pages with runs of text in an older encoding.

Servers make the second kind: they put a header and footer in UTF-8 around a body in GBK. A run is
the text between two tags or line ends.
"""

import re

from newsclean.decode.browser_differences import REPLACEMENT_CHAR
from newsclean.decode.choose_legacy import choose_encoding
from newsclean.decode.detector import (
    DOUBLE_BYTE_ENCODINGS,
    RUN_BREAKS,
    iter_text_runs,
    rank_encodings,
)
from newsclean.decode.web_codecs import HIGH_BYTES, decode_as
from newsclean.model import Caution, Decoded
from newsclean.text.controls import ASCII_BYTES

# Four characters of three bytes in a row: no other encoding makes them by chance, but for one row
# in 10 kB of Cyrillic in IBM866. So long texts must have more of them.
FOUR_THREE_BYTE_CHARS = re.compile("[\u0800-\ufffc]{4,}")
MIN_ROW_CHARS_PER_BREAK = 0.002
THREE_BYTE_START = "\u0800"  # from here on, a character has three bytes or more in UTF-8
REPLACEMENT_RUN = re.compile("\ufffd+")
# A text browser that counts bytes for letters cuts a character at the end of a line: up to three
# bytes stay there, and up to three begin the next line.
CUT_AT_LINE_END = re.compile("\ufffd{1,3}[ \t\r]*\n[ \t]*\ufffd{0,3}|\n[ \t]*\ufffd{1,3}")
CUT_AT_RUN_END = re.compile(
    rb"\A[ \t]*[\x80-\xbf]{1,3}"
    rb"|(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})[ \t]*\Z"
)
LOST_CHAR_BYTES = REPLACEMENT_CHAR.encode()
MIN_GOOD_PER_CUT = 2  # good characters for each byte of those cut at line ends
# One broken place in 20 good characters is damage; more is another encoding. A place may have
# several broken bytes, on average four.
MAX_BROKEN_SHARE = 0.05
MAX_BROKEN_PER_PLACE = 4
MIN_GOOD_CHARS = 3
MIN_FOREIGN_BREAKS = 6
# Characters in runs that are UTF-8 throughout. Fewer, or a smaller share, may be so by chance: так
# in IBM866, 英伟 in GBK. So a UTF-8 frame that has few characters beside ASCII is not found.
MIN_UNBROKEN_CHARS = 8
MIN_UNBROKEN_PER_BREAK = 0.025
MIN_FOREIGN_RUN_BREAKS = 3  # a lost byte or two break a run of UTF-8 in two places
MAX_GOOD_PER_BREAK = 3  # in a foreign run; the good characters are there by chance
# elinks that takes UTF-8 for Latin-1 writes a star for each byte from 80 to 9F, and a space for A0.
CHAR_WITH_HOLES = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf* ]|[\xe0-\xef][\x80-\xbf* ]{2}|[\xf0-\xf4][\x80-\xbf* ]{3}"
)
MIN_HOLES = 4
MAX_BYTES_OUTSIDE = 0.05  # of the bytes beside ASCII; line ends cut some characters
BROKEN_UTF8_CONFIDENCE = 0.95
HOLES_CONFIDENCE = 0.9
SEGMENTS_CONFIDENCE = 0.9


def read_broken_utf8(data: bytes, claims: tuple[str, ...] = ()) -> Decoded | None:
    r"""Read UTF-8 that is broken in places or mixed with another encoding; else `None`.

    >>> read_broken_utf8("一条新闻".encode() + b"\xe4\xb8").text
    '一条新闻�'

    Args:
        data: bytes that are no strict UTF-8.
        claims: the encodings that server and page name.
    """
    text = data.decode("utf-8", "replace")
    good, broken = count_good_and_broken(data, text)
    cut = broken == 1 and good >= 1 and text.endswith(REPLACEMENT_CHAR)
    if cut or is_damaged(data, text, good, broken):
        mixed = read_by_segment(data, claims) if broken > 1 else None
        damage = (warn_broken_places(broken),)
        return mixed or Decoded(text, "utf-8", "utf-8", BROKEN_UTF8_CONFIDENCE, damage)
    if b"*" in data and has_holes(data):
        return read_with_holes(data)
    if holds_three_byte_run(data, text, broken):
        return read_by_segment(data, claims)
    unbroken = count_unbroken_chars(data)
    if unbroken < max(MIN_UNBROKEN_CHARS, MIN_UNBROKEN_PER_BREAK * broken):
        return None
    return read_by_segment(data, claims, pairs=False)


def is_damaged(data: bytes, text: str, good: int, broken: int) -> bool:
    """Whether few places are broken but for those at line ends, `text` being the data as UTF-8."""
    max_places = 1 + MAX_BROKEN_SHARE * good
    if good < MIN_GOOD_CHARS:
        return False
    if LOST_CHAR_BYTES in data:  # what was lost before is no break in these bytes
        text = data.replace(LOST_CHAR_BYTES, b"?").decode("utf-8", "replace")
    places = len(REPLACEMENT_RUN.findall(text))
    if places > max_places and good >= MIN_GOOD_PER_CUT * broken:
        text = CUT_AT_LINE_END.sub("\n", text)
        places, broken = len(REPLACEMENT_RUN.findall(text)), text.count(REPLACEMENT_CHAR)
    return places <= max_places and broken <= MAX_BROKEN_PER_PLACE * max_places


def has_holes(data: bytes) -> bool:
    """Whether nearly all bytes beside ASCII make UTF-8 once stars stand for lost bytes."""
    outside, holes = CHAR_WITH_HOLES.subn(b"", data)
    stars = sum(b"*" in found[0] for found in CHAR_WITH_HOLES.finditer(data))
    high = len(data.translate(None, ASCII_BYTES))
    lost = len(outside.translate(None, ASCII_BYTES))
    return bool(holes) and stars >= MIN_HOLES and lost <= MAX_BYTES_OUTSIDE * high


def read_with_holes(data: bytes) -> Decoded:
    r"""Read UTF-8 with stars for lost bytes; U+FFFD stands for each damaged character.

    >>> read_with_holes(b"\xe6\xb9\xbe\xe9**\xe5\xa4\xa9").text
    '湾�天'
    """
    mended = CHAR_WITH_HOLES.sub(
        lambda found: LOST_CHAR_BYTES if b"*" in found[0] or b" " in found[0] else found[0], data
    )
    text = mended.decode("utf-8", "replace")
    damage = (warn_broken_places(text.count(REPLACEMENT_CHAR)),)
    return Decoded(text, "utf-8", "utf-8", HOLES_CONFIDENCE, damage)


def holds_three_byte_run(data: bytes, text: str, broken: int = 0) -> bool:
    """Whether a text has four characters of three bytes in a row, `data` being its bytes.

    Of much that is broken it must have more.

    What is in a row stays so without ASCII, which is most of a page; so that is asked first.
    """
    beside_ascii = data.translate(None, ASCII_BYTES).decode("utf-8", "replace")
    if not FOUR_THREE_BYTE_CHARS.search(beside_ascii):
        return False
    rows = FOUR_THREE_BYTE_CHARS.findall(text)
    return bool(rows) and sum(map(len, rows)) >= MIN_ROW_CHARS_PER_BREAK * broken


def count_good_and_broken(data: bytes, text: str) -> tuple[int, int]:
    r"""The characters beside ASCII that UTF-8 reads, and the U+FFFD that it puts for broken bytes.

    U+FFFD that stands in the bytes is a good character.

    >>> data = "新闻\ufffd".encode() + b"\xe4"
    >>> count_good_and_broken(data, data.decode("utf-8", "replace"))
    (3, 1)
    """
    broken = text.count(REPLACEMENT_CHAR) - data.count(REPLACEMENT_CHAR.encode())
    high = len(data.translate(None, ASCII_BYTES))  # bytes
    return len(text) - (len(data) - high) - broken, broken


def read_by_segment(data: bytes, claims: tuple[str, ...], *, pairs: bool = True) -> Decoded | None:
    """Read each run in UTF-8 if it is UTF-8, and all other runs in one older encoding.

    Returns `None` if too little is broken to show an older encoding.

    Args:
        data: bytes that are UTF-8 in part.
        claims: the encodings that server and page name.
        pairs: whether the other runs may be in a double-byte encoding.
    """
    foreign = [run for run in iter_text_runs(data) if is_foreign_run(run)]
    joined = b"\n".join(foreign)
    if joined.decode("utf-8", "replace").count(REPLACEMENT_CHAR) < MIN_FOREIGN_BREAKS:
        return None
    name = choose_encoding(joined, rank_encodings(joined), claims)
    if name in DOUBLE_BYTE_ENCODINGS and not pairs:
        return None
    text = "".join(read_run(run, name) for run in RUN_BREAKS.split(data))
    detail = f"utf-8, with {len(foreign)} stretches in {name}"
    damage = [Caution("mixed_encodings", detail)]
    if REPLACEMENT_CHAR in text:
        damage.append(warn_broken_places(text.count(REPLACEMENT_CHAR)))
    return Decoded(text, "utf-8", "segments", SEGMENTS_CONFIDENCE, tuple(damage))


def count_unbroken_chars(data: bytes) -> int:
    """How many characters beside ASCII stand in runs that are UTF-8 without a break."""
    count = 0
    for run in iter_text_runs(data):
        try:
            count += len(run.decode("utf-8")) - len(run.translate(None, HIGH_BYTES))
        except UnicodeDecodeError:
            continue
    return count


def is_foreign_run(run: bytes) -> bool:
    """Whether a run is not in UTF-8, not even in broken UTF-8."""
    if run.isascii():
        return False
    good, broken = count_good_and_broken(run, run.decode("utf-8", "replace"))
    if broken and not good:
        return True
    run = CUT_AT_RUN_END.sub(b"", run)
    good, broken = count_good_and_broken(run, run.decode("utf-8", "replace"))
    return broken >= MIN_FOREIGN_RUN_BREAKS and good < MAX_GOOD_PER_BREAK * broken


def read_run(run: bytes, name: str) -> str:
    """Read one run in UTF-8 or, if it is not UTF-8, in the other encoding.

    A run whose UTF-8 characters all have two bytes may be double-byte text: 英伟 in GBK is valid
    UTF-8.
    """
    if run.isascii():
        return run.decode("ascii")
    text = run.decode("utf-8", "replace")
    if is_foreign_run(run) or (name in DOUBLE_BYTE_ENCODINGS and max(text) < THREE_BYTE_START):
        return decode_as(run, name)
    return text


def warn_broken_places(count: int) -> Caution:
    """Warn of bytes that could not be read."""
    return Caution("broken_bytes", f"{count} broken places; U+FFFD stands there")
