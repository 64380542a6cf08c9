"""Double-byte text with a lost byte: find where the pairs slipped, and start again there.

A byte lost from GBK, Big5, Shift_JIS, EUC-JP or EUC-KR turns all text up to the next ASCII
character into other ideographs. Each byte of a damaged run is tried as the slip. The best slip is
the one after which the pairs are common characters.
"""

import re

from newsclean.decode.browser_differences import REPLACEMENT_CHAR
from newsclean.decode.detector import COMMON_LEAD_BYTES, RUN_BREAKS
from newsclean.decode.web_codecs import decode_as

# Where pairs slip up to the next ASCII character, the last one takes that for its second byte. In
# these two encodings such pairs are rare characters; in a text with many of them they say nothing.
RARE_ASCII_TRAIL_ENCODINGS = ("gb18030", "euc-kr")
BEFORE_ASCII_TRAIL = rb"""(?sx) (?:
    [\x00-\x80\xff]++
  | (?:[\x81-\xfe][\x80-\xff])++
  | [\x81-\xfe] (?:[0-9]|(?![\x40-\x7e]))
)*+"""
MAX_ASCII_TRAILS = 8
MAX_DAMAGED_RUN_BYTES = 20_000
MAX_DAMAGED_RUNS = 50
MAX_SLIPS_PER_RUN = 3
SLIP_COST = 3.0  # the score that a reading without the byte must gain

# What a character adds to the score of a reading.
COMMON_PAIR_SCORE = 1.0
RARE_PAIR_SCORE = 0.0
PLAIN_CHAR_SCORE = 0.5  # ASCII, the euro sign, and the four bytes of a GB18030 character
HALF_WIDTH_SCORE = 0.1
BROKEN_SCORE = -2.0

ASCII_RANGE = range(0x80)
EURO_BYTE = 0x80  # Chinese pages used it before the euro had a place in GB18030
DIGIT_BYTES = range(0x30, 0x3A)  # a GB18030 character of four bytes has one as its second byte
HALF_WIDTH_KATAKANA_BYTES = range(0xA1, 0xE0)  # one byte each, in Shift_JIS
MAX_CHAR_BYTES = 4
NO_TRAIL_BYTES = frozenset({0x7F, 0xFF})
NO_LEAD_BYTES = frozenset({EURO_BYTE, 0xFF})
MIN_TRAIL_BYTE = {"gb18030": 0x40, "big5": 0x40, "shift_jis": 0x40, "euc-jp": 0xA1, "euc-kr": 0x41}


def may_have_slipped(data: bytes, name: str) -> bool:
    r"""Whether pairs may have slipped although every one of them is a character.

    >>> may_have_slipped("今天上海[1]".encode("gbk")[1:], "gb18030")
    True
    """
    if name not in RARE_ASCII_TRAIL_ENCODINGS:
        return False
    found = 0
    at = 0
    while found <= MAX_ASCII_TRAILS:
        before = re.compile(BEFORE_ASCII_TRAIL).match(data, at)
        at = before.end() if before else len(data)
        if at >= len(data):
            break
        found += 1
        at += 2
    return 0 < found <= MAX_ASCII_TRAILS


def resynchronise(data: bytes, name: str) -> str:
    """Read damaged double-byte text so that as little as possible of it is lost.

    >>> resynchronise("今天上海天气晴朗".encode("gbk")[1:], "gb18030")
    '�天上海天气晴朗'

    Args:
        data: bytes that the encoding reads with some U+FFFD, or in which pairs may have slipped.
        name: one of the keys of `COMMON_LEAD_BYTES`.
    """
    text: list[str] = []
    damaged = 0
    slipped = may_have_slipped(data, name)
    suspect = False  # a line end inside a character leaves the second byte to the next run
    for run in RUN_BREAKS.split(data):
        plain = decode_as(run, name)
        if not run.isascii():
            broken = REPLACEMENT_CHAR in plain
            if (
                (broken or suspect or (slipped and may_have_slipped(run, name)))
                and damaged < MAX_DAMAGED_RUNS
                and len(run) <= MAX_DAMAGED_RUN_BYTES
            ):
                damaged += 1
                plain = reread_run(run, name)
            suspect = broken
        text.append(plain)
    return "".join(text)


def reread_run(run: bytes, name: str) -> str:
    """Read one run without the bytes after which its pairs slip."""
    text: list[str] = []
    for _ in range(MAX_SLIPS_PER_RUN):
        at = find_slip(run, name)
        if at is None:
            break
        text += [decode_as(run[:at], name), REPLACEMENT_CHAR]
        run = run[at + 1 :]
    return "".join(text) + decode_as(run, name)


def find_slip(run: bytes, name: str) -> int | None:
    """The byte without which the run makes more common characters, if there is one."""
    units = [score_char_at(run, start, name) for start in range(len(run))]
    rest = [0.0] * (len(run) + MAX_CHAR_BYTES + 1)  # the score of the run from each byte on
    for start in range(len(run) - 1, -1, -1):
        size, score = units[start]
        rest[start] = score + rest[start + size]
    best, slip = rest[0], None
    start, before = 0, 0.0
    while start < len(run):
        size, score = units[start]
        without = before - SLIP_COST + rest[start + 1]
        if without > best:
            best, slip = without, start
        before += score
        start += size
    return slip


def score_char_at(run: bytes, start: int, name: str) -> tuple[int, float]:
    r"""The bytes of the character that starts here, and what it adds to the score.

    >>> score_char_at("中".encode("gbk"), 0, "gb18030"), score_char_at(b"\xff\xff", 0, "gb18030")
    ((2, 1.0), (1, -2.0))
    """
    lead = run[start]
    if lead in ASCII_RANGE or (lead == EURO_BYTE and name == "gb18030"):
        return 1, PLAIN_CHAR_SCORE
    trail = run[start + 1] if start + 1 < len(run) else 0
    if name == "shift_jis" and lead in HALF_WIDTH_KATAKANA_BYTES:
        return 1, HALF_WIDTH_SCORE
    if name == "gb18030" and trail in DIGIT_BYTES:
        return MAX_CHAR_BYTES, PLAIN_CHAR_SCORE
    if trail < MIN_TRAIL_BYTE[name] or trail in NO_TRAIL_BYTES or lead in NO_LEAD_BYTES:
        return 1, BROKEN_SCORE
    return 2, COMMON_PAIR_SCORE if lead in COMMON_LEAD_BYTES[name] else RARE_PAIR_SCORE
