"""Rank legacy encodings with a detector (chardet), by the text between the tags of a page."""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.decode.web_codecs import (
    HIGH_BYTES,
    ISO_2022_JP,
    SAME_BYTES_ENCODINGS,
    UNLISTED_CODECS,
    UTF_ENCODINGS,
    find_encoding,
    load_encoding_labels,
)
from newsclean.dependencies import require

DETECTOR_SAMPLE_BYTES = 8_192
MAX_SAMPLE_RUN_BYTES = 2_000
# A long stretch of ASCII between two words of Chinese says nothing and would fill the sample: only
# the 40 bytes at either end stay.
LONG_RUN_BYTES = 100  # a shorter run has no ASCII to spare
LONG_ASCII_STRETCH = rb"([\x00-\x7f]{40})[\x00-\x7f]{20,}([\x00-\x7f]{40})"
# No legacy encoding has an angle bracket or a line end as a trail byte: text can be cut there.
RUN_BREAKS = re.compile(rb"([<>\r\n]+)")
RUN_BREAK_TABLE = bytes.maketrans(b"<>\r", b"\n\n\n")

DOUBLE_BYTE_ENCODINGS = ("gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")
# Lead bytes of common characters: punctuation, kana, level 1 ideographs, Hangul.
COMMON_LEAD_BYTES = {
    "gb18030": frozenset([0xA1, 0xA3, *range(0xB0, 0xD8)]),
    "big5": frozenset([0xA1, *range(0xA4, 0xC7)]),
    "shift_jis": frozenset([0x81, 0x82, 0x83, *range(0x88, 0x98)]),
    "euc-jp": frozenset([0xA1, 0xA3, 0xA4, 0xA5, *range(0xB0, 0xD0)]),
    "euc-kr": frozenset([0xA1, 0xA3, *range(0xB0, 0xC9)]),
}
# How the detector spells encodings, where it differs from data/encodings/encodings.txt.
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
    **{codec: name for name, codec in UNLISTED_CODECS.items()},
}
# Encodings of hardly any page. The detector's score for one is multiplied by its weight here; a
# page that is in one says so by a label.
RARE_ENCODING_WEIGHTS = {
    **dict.fromkeys(("x-mac-cyrillic", "ibm866", "iso-8859-13"), 0.95),
    **dict.fromkeys(
        "macintosh iso-8859-3 iso-8859-4 iso-8859-10 iso-8859-14 iso-8859-16".split(), 0.8
    ),
    **dict.fromkeys(UNLISTED_CODECS, 0.6),
}
# Wrong is a double-byte encoding that breaks at more than this share of the bytes above ASCII.
MAX_BREAK_SHARE = 0.02
MIN_PIECE_BYTES = 24  # shorter pieces show nothing, unless half of the sample is no longer


def iter_text_runs(data: bytes) -> Iterator[bytes]:
    r"""The stretches of text between tags and line ends that are not all ASCII.

    >>> list(iter_text_runs(b"<p>caf\xe9</p><p>plain</p>th\xe9"))
    [b'caf\xe9', b'th\xe9']
    """
    return (run for run in data.translate(RUN_BREAK_TABLE).split(b"\n") if not run.isascii())


def build_text_sample(data: bytes) -> bytes:
    r"""About 8 kB of the text that tells encodings apart, one run a line.

    >>> build_text_sample(b"<p>caf\xe9</p><p>plain</p>th\xe9")
    b'caf\xe9\nth\xe9'
    """
    runs: list[bytes] = []
    size = 0
    for run in iter_text_runs(data):
        short = re.sub(LONG_ASCII_STRETCH, rb"\1 \2", run) if len(run) > LONG_RUN_BYTES else run
        runs.append(short[:MAX_SAMPLE_RUN_BYTES])
        size += len(runs[-1]) + 1
        if size > DETECTOR_SAMPLE_BYTES:
            break
    return b"\n".join(runs)


def rank_encodings(data: bytes) -> dict[str, float]:
    """Every legacy encoding that these bytes may be in, with its score (0 to 1), best first.

    One broken byte makes the detector drop the right double-byte encoding. So each double-byte
    encoding is also tried on the longest piece that it reads without a break.
    """
    sample = build_text_sample(data)
    scores = run_detector(sample)
    if next(iter(scores), "") not in DOUBLE_BYTE_ENCODINGS:
        for name in DOUBLE_BYTE_ENCODINGS:
            piece = find_unbroken_piece(sample, name)
            if piece and next(iter(found := run_detector(piece)), "") == name:
                scores[name] = found[name]
    for name in RARE_ENCODING_WEIGHTS.keys() & scores.keys():
        scores[name] *= RARE_ENCODING_WEIGHTS[name]
    return dict(sorted(scores.items(), key=lambda item: -item[1]))


def run_detector(sample: bytes) -> dict[str, float]:
    """The detector's ranking, by the names of the Encoding Standard.

    Raises:
        DependencyError: the detector is too old. Some old ones run, but give worse answers.
    """
    require("chardet")
    import chardet  # noqa: PLC0415 - 50 ms of CPU that no UTF-8 page needs

    answers = chardet.detect_all(
        sample, ignore_threshold=True, compat_names=False, include_encodings=list_candidate_codecs()
    )
    scores: dict[str, float] = {}
    for answer in answers:
        codec = answer["encoding"]
        if codec is not None:
            scores.setdefault(find_web_name(codec), answer["confidence"])
    return scores


@cache
def list_candidate_codecs() -> tuple[str, ...]:
    """The encodings that the detector may answer with: those of the web, and its own names."""
    names = (
        {name for name, _ in load_encoding_labels().values()}
        - UTF_ENCODINGS
        - SAME_BYTES_ENCODINGS.keys()
        - {ISO_2022_JP}
    )
    return (
        *sorted(names),
        *UNLISTED_CODECS.values(),
        "iso-8859-1",
        "iso-8859-9",
        "cp949",
        "cp932",
        "big5hkscs",
        "euc_jis_2004",
    )


@cache
def find_web_name(codec: str) -> str:
    """The Encoding Standard's name for an encoding that a detector names.

    >>> find_web_name("big5"), find_web_name("iso8859-9"), find_web_name("euc_jis_2004")
    ('big5', 'windows-1254', 'euc-jp')

    Raises:
        KeyError: no encoding of ours has that name.
    """
    codec = codec.lower()
    name = DETECTOR_NAMES.get(codec) or find_encoding(codec)
    return name or find_name_of_codec(codec.replace("-", "_"))


def find_name_of_codec(codec: str) -> str:
    """The Encoding Standard's name for the encoding that a Python codec reads."""
    names = {ours.replace("-", "_"): name for name, ours in load_encoding_labels().values()}
    return names[codec]


def find_unbroken_piece(sample: bytes, name: str) -> bytes | None:
    r"""The longest piece that a double-byte encoding reads; `None` if it breaks too often.

    >>> find_unbroken_piece(
    ...     "一条新闻，今天上海天气晴朗，明天有雨。".encode("gbk") + b"\xff", "gb18030"
    ... )[-2:]
    b'\xa1\xa3'
    """
    codec = next(codec for known, codec in load_encoding_labels().values() if known == name)
    most = 1 + int(MAX_BREAK_SHARE * (len(sample) - len(sample.translate(None, HIGH_BYTES))))
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
    return longest if len(longest) >= min(MIN_PIECE_BYTES, len(sample) // 2) else None
