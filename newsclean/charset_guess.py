"""Which legacy encoding some bytes are in: the detector's ranking over the text that is shown."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from newsclean.codecs_web import decode_as, table

SAMPLE = 8_192
LONGEST_RUN = 2_000
# No trail byte of any legacy encoding is an angle bracket or a line end: text can be cut there.
RUN = re.compile(rb"[^<>\r\n]+")

HIGH = bytes(range(0x80, 0x100))
UNICODE = frozenset({"utf-8", "utf-16le", "utf-16be"})
DOUBLE_BYTE = ("gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")
# Spellings of the detector beside the codecs of data/encodings.txt.
DETECTOR_NAMES = {
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-8": "iso-8859-8",
    "iso8859_8": "iso-8859-8",
    "euc_kr": "euc-kr",
    "euc_jis_2004": "euc-jp",
    "shift_jis_2004": "shift_jis",
    "mac-roman": "macintosh",
    "mac-cyrillic": "x-mac-cyrillic",
}
# Encodings that hardly a page of the web is in; one that is has a label.
RARE = frozenset(
    "macintosh x-mac-cyrillic iso-8859-3 iso-8859-4 iso-8859-10 iso-8859-13 iso-8859-14 "
    "iso-8859-16 ibm866".split()
)
RARE_WORTH = 0.95
MOST_WINDOWS = 300
NEVER = "¤"  # stands in no text; where it seems to, it is a euro sign
MARKS = "¶§†‡•"
SYMBOLS = MARKS + "$£€¥©®™°№§½¼¾²³×±"
IN_WORDS = "'’-·"
MOST_BREAKS = 0.02
SHORTEST_PIECE = 24


def text_runs(data: bytes) -> Iterator[bytes]:
    """The stretches between tags and line ends that hold more than ASCII."""
    for found in RUN.finditer(data):
        if not found[0].isascii():
            yield found[0]


def text_sample(data: bytes) -> bytes:
    r"""Up to 8 kB of the text that tells encodings apart, one run a line.

    >>> text_sample(b"<p>caf\xe9</p><p>plain</p>th\xe9")
    b'caf\xe9\nth\xe9'
    """
    runs: list[bytes] = []
    size = 0
    for run in text_runs(data):
        runs.append(run[:LONGEST_RUN])
        size += len(runs[-1]) + 1
        if size > SAMPLE:
            break
    return b"\n".join(runs)


def ranking(data: bytes) -> dict[str, float]:
    """Every encoding of the web that these bytes may be in, with the detector's score, best first.

    A broken byte makes a detector drop the right double-byte encoding, so each of these is also
    tried on the longest stretch that it reads without a break.
    """
    sample = text_sample(data)
    scores = detected(sample)
    if next(iter(scores), "") not in DOUBLE_BYTE:
        for name in DOUBLE_BYTE:
            piece = unbroken(sample, name)
            if piece and next(iter(found := detected(piece)), "") == name:
                scores[name] = found[name]
    for name in RARE & scores.keys():
        scores[name] *= RARE_WORTH
    return dict(sorted(scores.items(), key=lambda item: -item[1]))


def detected(sample: bytes) -> dict[str, float]:
    """The detector's ranking, by the names of the Encoding Standard."""
    import chardet  # noqa: PLC0415 - 50 ms of CPU that no UTF-8 page needs

    answers = chardet.detect_all(
        sample, ignore_threshold=True, compat_names=False, include_encodings=candidates()
    )
    scores: dict[str, float] = {}
    for answer in answers:
        codec = answer["encoding"]
        if codec is not None:
            scores.setdefault(web_name(codec), answer["confidence"])
    return scores


@cache
def candidates() -> tuple[str, ...]:
    """The detector's own names for the encodings of the web."""
    names = {name for name, _ in table().values()} - UNICODE - {"iso-2022-jp", "iso-8859-8-i"}
    return (
        *sorted(names),
        "iso-8859-1",
        "iso-8859-9",
        "cp949",
        "cp932",
        "big5hkscs",
        "euc_jis_2004",
    )


@cache
def web_name(codec: str) -> str:
    """The name in the Encoding Standard of an encoding as the detector spells it."""
    codec = codec.lower()
    for name, ours in table().values():
        if codec in {ours, ours.replace("_", "-")}:
            return DETECTOR_NAMES.get(codec, name)
    return DETECTOR_NAMES[codec]


def unbroken(sample: bytes, name: str) -> bytes | None:
    r"""The longest stretch that a double-byte encoding reads, where it breaks hardly anywhere.

    >>> unbroken("一条新闻，今天上海天气晴朗，明天有雨。".encode("gbk") + b"\xff", "gb18030")[-2:]
    b'\xa1\xa3'
    """
    codec = next(codec for known, codec in table().values() if known == name)
    most = 1 + int(MOST_BREAKS * (len(sample) - len(sample.translate(None, HIGH))))
    pieces: list[bytes] = []
    start = at = 0
    while len(pieces) <= most:
        try:
            sample[at:].decode(codec)
        except UnicodeDecodeError as error:
            pieces.append(sample[start : at + error.start])
            start = at = at + error.start + 1
        else:
            pieces.append(sample[start:])
            break
    else:
        return None
    longest = max(pieces, key=len)
    return longest if len(longest) >= min(SHORTEST_PIECE, len(sample) // 2) else None


def settle(data: bytes, names: list[str]) -> str:
    r"""The one of several single-byte encodings that the detector cannot tell apart.

    Only the bytes that they read differently are looked at, in the whole of the data: iso-8859-15
    is told from windows-1252 by the œ of a single word.

    >>> settle(b"Le c\xbdur", ["windows-1252", "iso-8859-15"])
    'iso-8859-15'
    """
    tables = {name: decode_as(HIGH, name) for name in names}
    differing = bytes(
        byte for i, byte in enumerate(HIGH) if len({table[i] for table in tables.values()}) > 1
    )
    pattern = b"(?s)(?=(.[%b].))" % re.escape(differing)
    windows = re.findall(pattern, b" %b " % data) if differing else []
    costs = {
        name: sum(awkwardness(decode_as(window, name)) for window in windows[:MOST_WINDOWS])
        for name in names
    }
    return min(names, key=lambda name: costs[name])


def awkwardness(window: str) -> int:
    """How odd the middle one of three characters is, such as a symbol in a word."""
    before, middle, after = tuple(window)
    kind = unicodedata.category(middle)
    if kind[0] == "L":
        return int(kind == "Lu" and before.islower())
    beside = before.isalpha() or after.isalpha()
    if kind[0] == "P" and middle not in MARKS:
        return int(before.isalpha() and after.isalpha() and middle not in IN_WORDS)
    if kind[0] == "C" or middle in NEVER:
        return 2
    return int(beside or middle not in SYMBOLS)
