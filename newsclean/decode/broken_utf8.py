"""UTF-8 with a few broken places, and UTF-8 pages with stretches in an older encoding.

The second kind is put together by servers: a header and footer in UTF-8 around a body in GBK.
"""

import re
from collections.abc import Iterator

from newsclean.decode.choose_legacy import choose_encoding
from newsclean.decode.detector import (
    DOUBLE_BYTE_ENCODINGS,
    HIGH_BYTES,
    list_text_runs,
    rank_encodings,
)
from newsclean.decode.web_codecs import REPLACEMENT_CHAR, decode_as
from newsclean.model import Caution, Decoded

TEXT_RUN = re.compile(rb"[^<>\r\n]+")
# Four characters of three bytes in a row: no other encoding makes them by chance.
FOUR_THREE_BYTE_CHARS = re.compile("[\u0800-\ufffc]{4}")
REPLACEMENT_RUN = re.compile("\ufffd+")
# One broken place in 20 good characters is damage, more is another encoding.
MAX_BROKEN_SHARE = 0.05
MIN_GOOD_CHARS = 3
MIN_FOREIGN_BREAKS = 6
# Characters in stretches that are UTF-8 throughout. Fewer, or a smaller share, may be so by chance:
# так in IBM866, 联通 in GBK, where nobody can tell them from a frame without ideographs.
MIN_UNBROKEN_CHARS = 8
MIN_UNBROKEN_PER_BREAK = 0.025
MIN_FOREIGN_RUN_BREAKS = 3  # a lost byte or two break a stretch of UTF-8 twice


def read_broken_utf8(data: bytes, claims: tuple[str, ...] = ()) -> Decoded | None:
    r"""Read UTF-8 that is broken in places or mixed with another encoding; else `None`.

    >>> read_broken_utf8("一条新闻".encode() + b"\xe4\xb8").text
    '一条新闻�'

    Args:
        data: bytes that are no strict UTF-8.
        claims: the encodings that server and page name.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT_CHAR) - data.count(REPLACEMENT_CHAR.encode())
    good = len(text) - len(data.translate(None, HIGH_BYTES)) - broken
    most = 1 + MAX_BROKEN_SHARE * good
    cut = broken == 1 and good >= 1 and text.endswith(REPLACEMENT_CHAR)
    few = (
        good >= MIN_GOOD_CHARS and broken <= 4 * most and len(REPLACEMENT_RUN.findall(text)) <= most
    )
    if cut or few:
        mixed = read_by_segment(data, claims) if broken > 1 else None
        return mixed or Decoded(text, "utf-8", "utf-8", 0.95, (warn_broken_places(broken),))
    if FOUR_THREE_BYTE_CHARS.search(text):
        return read_by_segment(data, claims)
    unbroken = count_unbroken_chars(data)
    if unbroken < max(MIN_UNBROKEN_CHARS, MIN_UNBROKEN_PER_BREAK * broken):
        return None
    return read_by_segment(data, claims, pairs=False)


def read_by_segment(data: bytes, claims: tuple[str, ...], *, pairs: bool = True) -> Decoded | None:
    """Read each run of text in UTF-8 where it is, and all others in what they look like.

    Args:
        data: bytes that are UTF-8 in part.
        claims: the encodings that server and page name.
        pairs: the rest may be in a double-byte encoding.
    """
    foreign = [run for run in list_text_runs(data) if is_foreign_run(run)]
    joined = b"\n".join(foreign)
    if joined.decode("utf-8", "replace").count(REPLACEMENT_CHAR) < MIN_FOREIGN_BREAKS:
        return None
    name = choose_encoding(joined, rank_encodings(joined), claims)
    if name in DOUBLE_BYTE_ENCODINGS and not pairs:
        return None
    text = "".join(read_run(run, name) for run in split_runs(data))
    detail = f"utf-8, with {len(foreign)} stretches in {name}"
    damage = [Caution("mixed_encodings", detail)]
    if REPLACEMENT_CHAR in text:
        damage.append(warn_broken_places(text.count(REPLACEMENT_CHAR)))
    return Decoded(text, "utf-8", "segments", 0.9, tuple(damage))


def count_unbroken_chars(data: bytes) -> int:
    """How many characters beside ASCII stand in stretches that are UTF-8 without a break."""
    count = 0
    for run in list_text_runs(data):
        try:
            count += len(run.decode("utf-8")) - len(run.translate(None, HIGH_BYTES))
        except UnicodeDecodeError:
            continue
    return count


def split_runs(data: bytes) -> Iterator[bytes]:
    """All of the bytes: stretches of text, and what stands between them."""
    end = 0
    for found in TEXT_RUN.finditer(data):
        yield data[end : found.start()]
        yield found[0]
        end = found.end()
    yield data[end:]


def is_foreign_run(run: bytes) -> bool:
    """Whether a stretch is no UTF-8, not even a broken one."""
    if run.isascii():
        return False
    text = run.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT_CHAR) - run.count(REPLACEMENT_CHAR.encode())
    good = len(text) - len(run.translate(None, HIGH_BYTES)) - broken
    return (broken > 0 and good == 0) or (broken >= MIN_FOREIGN_RUN_BREAKS and good < 3 * broken)


def read_run(run: bytes, name: str) -> str:
    """One stretch in UTF-8 or, where it is none, in the other encoding.

    Two-byte sequences alone may be two double-byte characters (联通 in GBK is valid UTF-8).
    """
    if run.isascii():
        return run.decode("ascii")
    text = run.decode("utf-8", "replace")
    if is_foreign_run(run) or (name in DOUBLE_BYTE_ENCODINGS and max(text) < "\u0800"):
        return decode_as(run, name)
    return text


def warn_broken_places(count: int) -> Caution:
    """Say how many places could not be read."""
    return Caution("broken_bytes", f"{count} broken places; U+FFFD stands there")
