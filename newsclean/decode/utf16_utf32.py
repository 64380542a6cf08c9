"""UTF-16 and UTF-32: by their marks, and by where their zero bytes stand when there is no mark."""

UTF_SAMPLE_BYTES = 4_096
BYTE_ORDER_MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with the other's
    (b"\xff\xfe\0\0", "utf-32le"),
    (b"\0\0\xfe\xff", "utf-32be"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
    (b"\xef\xbb\xbf", "utf-8"),
)

# First bytes of two (Unicode rows) that news text is made of: Latin, Greek, Cyrillic, Hebrew,
# Arabic, the scripts of India, Thai, Georgian, Ethiopic, Khmer, punctuation, kana, the unified
# ideographs, Hangul, surrogates, full width forms.
NEWS_UNICODE_ROWS = bytes.fromhex(
    "00 01 03 04 05 06 09 0a 0b 0c 0d 0e 10 12 13 17 1e 20 21 22 25 26 30 31 32 33 fe ff"
) + bytes((*range(0x4E, 0xA0), *range(0xAC, 0xE0)))
IDEOGRAPH_ROWS = bytes([0x20, 0x30, 0xFF, *range(0x4E, 0xA0)])
ZERO_LOW_BYTE_ROWS = frozenset([0x30, 0x4E])  # U+3000, the wide space, and U+4E00, 一
LETTER_BYTES = frozenset([0x20, 0x2E, 0x2C, *range(0x61, 0x7B)])
NONCHARACTER_PAIR = (0xFF, 0xFF)
MIN_BYTE_PAIRS = 4
ASCII_TEXT_BYTES = frozenset([9, 10, 12, 13, *range(32, 127)])
LATIN_TEXT_BYTES = ASCII_TEXT_BYTES | {
    0xA0,
    0xA7,
    0xA9,
    0xAB,
    0xB0,
    0xB7,
    0xBB,
}  # and the space and signs « » § © ° ·


def find_byte_order_mark(data: bytes) -> tuple[str, int] | None:
    r"""The encoding that a byte-order mark names, with the length of the mark.

    >>> find_byte_order_mark(b"\xff\xfeA\0"), find_byte_order_mark(b"A")
    (('utf-16le', 2), None)
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name, len(mark)
    return None


def detect_utf16_utf32(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 that bytes without a mark are in, or `None`.

    >>> (
    ...     detect_utf16_utf32("新闻，10 日".encode("utf-16-be")),
    ...     detect_utf16_utf32("新闻，10 日".encode("gb18030")),
    ... )
    ('utf-16be', None)
    """
    marked = find_byte_order_mark(data)
    if marked:
        return marked[0] if marked[0] != "utf-8" else None
    sample = data[: UTF_SAMPLE_BYTES if len(data) > UTF_SAMPLE_BYTES else len(data) // 2 * 2]
    # No character is above U+10FFFF: of its four bytes the first is 0 and the second below 0x11.
    if len(sample) < 2 * MIN_BYTE_PAIRS:
        return None
    first, second, third, fourth = (sample[i::4].count(0) for i in range(4))
    most, few = len(sample) // 4 * 0.8, len(sample) // 4 * 0.2
    if min(third, fourth) > most and first <= few:
        return "utf-32le"
    if min(first, second) > most and fourth <= few:
        return "utf-32be"
    for name, low, high in (("utf-16le", 0, 1), ("utf-16be", 1, 0)):
        if looks_like_utf16(sample[low::2], sample[high::2]):
            return name
    return None


def looks_like_utf16(lows: bytes, highs: bytes) -> bool:
    """Whether second and first bytes make characters that a news text has.

    Zero bytes strewn into other text stand beside anything, those of UTF-16 beside ASCII. ASCII
    text read as UTF-16 is ideographs whose two bytes are both ASCII. Without a zero byte there must
    be CJK punctuation or kana: GBK read as UTF-16 is Hangul, Shift_JIS is ideographs.
    """
    pairs = len(highs)
    if len(highs.translate(None, NEWS_UNICODE_ROWS)) > pairs * 0.05:
        return False
    both = list(zip(lows, highs, strict=True))
    if both.count(NONCHARACTER_PAIR) > 0:
        return False
    if (
        0 in lows
        and sum(low == 0 and high not in ZERO_LOW_BYTE_ROWS for low, high in both) > pairs * 0.05
    ):
        return False
    if sum(low in ASCII_TEXT_BYTES and high in LETTER_BYTES for low, high in both) > pairs * 0.5:
        return False
    partners = [low for low, high in both if high == 0]
    if partners:
        return sum(low in LATIN_TEXT_BYTES for low in partners) >= len(partners) * 0.7
    return (
        len(highs.translate(None, IDEOGRAPH_ROWS)) <= pairs * 0.02
        and highs.count(0x30) + highs.count(0xFF) >= 1
    )
