"""Double-byte text behind a lost byte: find where the pairs slipped, and start again there.

A byte lost from GBK, Big5, Shift_JIS, EUC-JP or EUC-KR turns everything up to the next ASCII
character into other ideographs. Every place of the stretch is tried as the slip; the one behind
which the pairs are common characters wins.
"""

import re

from newsclean.decode.detector import COMMON_LEAD_BYTES
from newsclean.decode.web_codecs import EURO_BYTE, REPLACEMENT_CHAR, decode_as

RUN_BREAKS = re.compile(rb"([<>\r\n]+)")
MAX_DAMAGED_RUN_BYTES = 20_000
MAX_DAMAGED_RUNS = 50
MAX_SLIPS_PER_RUN = 3
SLIP_COST = 3.0  # what a lost byte costs; common characters behind it must be worth more

ASCII_RANGE = range(0x80)
DIGIT_BYTES = range(0x30, 0x3A)  # as second bytes: a character of four bytes
HALF_WIDTH_KATAKANA_BYTES = range(0xA1, 0xE0)  # katakana of one byte
MIN_TRAIL_BYTE = {"gb18030": 0x40, "big5": 0x40, "shift_jis": 0x40, "euc-jp": 0xA1, "euc-kr": 0x41}


def resynchronise(data: bytes, name: str) -> str:
    """Read damaged double-byte text with as little of it lost as can be.

    >>> resynchronise("今天上海天气晴朗".encode("gbk")[1:], "gb18030")
    '�天上海天气晴朗'

    Args:
        data: bytes that the encoding reads with some U+FFFD.
        name: one of the keys of `COMMON_LEAD_BYTES`.
    """
    text: list[str] = []
    damaged = 0
    suspect = False  # a line end set into a character leaves its second half on the next line
    for run in RUN_BREAKS.split(data):
        plain = decode_as(run, name)
        if not run.isascii():
            broken = REPLACEMENT_CHAR in plain
            if (
                (broken or suspect)
                and damaged < MAX_DAMAGED_RUNS
                and len(run) <= MAX_DAMAGED_RUN_BYTES
            ):
                damaged += 1
                plain = reread_run(run, name)
            suspect = broken
        text.append(plain)
    return "".join(text)


def reread_run(run: bytes, name: str) -> str:
    """Read one stretch, without the byte behind which its pairs slip."""
    text: list[str] = []
    for _ in range(MAX_SLIPS_PER_RUN):
        at = find_slip(run, name)
        if at is None:
            break
        text += [decode_as(run[:at], name), REPLACEMENT_CHAR]
        run = run[at + 1 :]
    return "".join(text) + decode_as(run, name)


def find_slip(run: bytes, name: str) -> int | None:
    """The byte without which the stretch makes more common characters, if there is one."""
    units = [score_char_at(run, start, name) for start in range(len(run))]
    rest = [0.0] * (len(run) + 5)  # what is still to come from each byte on
    for start in range(len(run) - 1, -1, -1):
        size, worth = units[start]
        rest[start] = worth + rest[start + size]
    best, at = rest[0] if run else 0.0, None
    start, before = 0, 0.0
    while start < len(run):
        size, worth = units[start]
        if before - SLIP_COST + rest[start + 1] > best:
            best, at = before - SLIP_COST + rest[start + 1], start
        before += worth
        start += size
    return at


def score_char_at(run: bytes, start: int, name: str) -> tuple[int, float]:
    """How many bytes make the character that starts here, and how common it is."""
    lead = run[start]
    if lead in ASCII_RANGE or (lead == EURO_BYTE and name == "gb18030"):
        return 1, 0.5
    trail = run[start + 1] if start + 1 < len(run) else 0
    if name == "shift_jis" and lead in HALF_WIDTH_KATAKANA_BYTES:
        return 1, 0.1
    if name == "gb18030" and trail in DIGIT_BYTES:
        return 4, 0.5
    if trail < MIN_TRAIL_BYTE[name] or trail in {0x7F, 0xFF} or lead in {EURO_BYTE, 0xFF}:
        return 1, -2.0
    return 2, 1.0 if lead in COMMON_LEAD_BYTES[name] else 0.0
