"""UTF-16 and UTF-32: by a byte-order mark, else by the places of zero bytes and by common pairs."""

UTF_SAMPLE_BYTES = 4_096  # divisible by 4
MIN_SAMPLE_BYTES = 8
BYTE_ORDER_MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with the other's
    (b"\xff\xfe\0\0", "utf-32le"),
    (b"\0\0\xfe\xff", "utf-32be"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
    (b"\xef\xbb\xbf", "utf-8"),
)

# The high bytes of UTF-16 (rows of Unicode) that occur in news text: Latin, Greek, Cyrillic,
# Hebrew, Arabic, the scripts of India, Thai, Georgian, Ethiopic, Khmer, punctuation, kana, the
# unified ideographs, Hangul, surrogates, full width forms.
NEWS_UNICODE_ROWS = bytes.fromhex(
    "00 01 03 04 05 06 09 0a 0b 0c 0d 0e 10 12 13 17 1e 20 21 22 25 26 30 31 32 33 fe ff"
) + bytes((*range(0x4E, 0xA0), *range(0xAC, 0xE0)))
IDEOGRAPH_ROWS = bytes([0x20, 0x30, 0xFF, *range(0x4E, 0xA0)])
ZERO_LOW_BYTE_ROWS = frozenset([0x30, 0x4E])  # U+3000, the wide space, and U+4E00, 一
CJK_SIGN_ROWS = (0x30, 0xFF)  # CJK punctuation and kana; full width forms
SPACE_AND_LETTER_BYTES = frozenset([0x20, 0x2E, 0x2C, *range(0x61, 0x7B)])  # space . , a-z
NONCHARACTER_PAIR = (0xFF, 0xFF)
ASCII_TEXT_BYTES = frozenset([9, 10, 12, 13, *range(32, 127)])
# The no-break space and « § © ° · » as well.
LATIN_TEXT_BYTES = ASCII_TEXT_BYTES | frozenset([0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB])

# UTF-32: the shares of four-byte groups with a zero in the places that must be zero, and in the one
# that must not be.
MIN_ZERO_SHARE = 0.8
MAX_ZERO_SHARE = 0.2
# UTF-16: the shares of byte pairs that may be odd, since news has an odd character now and then.
MAX_ODD_ROW_SHARE = 0.05
MAX_ODD_ZERO_SHARE = 0.05
MAX_ASCII_PAIR_SHARE = 0.5
MIN_LATIN_SHARE = 0.7  # of the pairs whose high byte is zero
MAX_NO_IDEOGRAPH_SHARE = 0.02  # where no byte is zero


def find_byte_order_mark(data: bytes) -> tuple[str, int] | None:
    r"""The encoding that a byte-order mark shows, with the length of the mark in bytes.

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
    if len(sample) < MIN_SAMPLE_BYTES:
        return None
    wide = detect_utf32(sample)
    if wide:
        return wide
    for name, low, high in (("utf-16le", 0, 1), ("utf-16be", 1, 0)):
        if looks_like_utf16(sample[low::2], sample[high::2]):
            return name
    return None


def detect_utf32(sample: bytes) -> str | None:
    """The UTF-32 that bytes are in, or `None`.

    Unicode ends at U+10FFFF, so the highest of the four bytes is always 0 and the next nearly so.
    """
    groups = len(sample) // 4
    zeros = [sample[place::4].count(0) / groups for place in range(4)]
    if min(zeros[2], zeros[3]) > MIN_ZERO_SHARE and zeros[0] <= MAX_ZERO_SHARE:
        return "utf-32le"
    if min(zeros[0], zeros[1]) > MIN_ZERO_SHARE and zeros[3] <= MAX_ZERO_SHARE:
        return "utf-32be"
    return None


def looks_like_utf16(lows: bytes, highs: bytes) -> bool:
    """Whether low and high bytes make characters that news text has.

    In UTF-16, zero bytes stand beside bytes of ASCII; zero bytes strewn into other text stand
    beside anything. ASCII read as UTF-16 is ideographs whose two bytes are both ASCII. Where no
    byte is zero, there must be CJK punctuation or kana: GBK read as UTF-16 is Hangul, Shift_JIS is
    ideographs.
    """
    count = len(highs)
    if len(highs.translate(None, NEWS_UNICODE_ROWS)) > MAX_ODD_ROW_SHARE * count:
        return False
    pairs = list(zip(lows, highs, strict=True))
    if NONCHARACTER_PAIR in pairs:
        return False
    if 0 in lows:
        odd_zeros = sum(low == 0 and high not in ZERO_LOW_BYTE_ROWS for low, high in pairs)
        if odd_zeros > MAX_ODD_ZERO_SHARE * count:
            return False
    ascii_pairs = sum(
        low in ASCII_TEXT_BYTES and high in SPACE_AND_LETTER_BYTES for low, high in pairs
    )
    if ascii_pairs > MAX_ASCII_PAIR_SHARE * count:
        return False
    latin = [low for low, high in pairs if high == 0]
    if latin:
        return sum(low in LATIN_TEXT_BYTES for low in latin) >= MIN_LATIN_SHARE * len(latin)
    others = len(highs.translate(None, IDEOGRAPH_ROWS))
    return others <= MAX_NO_IDEOGRAPH_SHARE * count and any(map(highs.count, CJK_SIGN_ROWS))
