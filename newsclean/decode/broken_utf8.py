"""UTF-8 with a few broken places, and UTF-8 pages with stretches in an older encoding.

The second kind is put together by servers: a header and footer in UTF-8 around a body in GBK.
"""

import re
from collections.abc import Iterator

from newsclean.decode.choose_legacy import elected
from newsclean.decode.detector import DOUBLE_BYTE, HIGH, ranking, text_runs
from newsclean.decode.web_codecs import REPLACEMENT, decode_as
from newsclean.model import Caution, Decoded

RUN = re.compile(rb"[^<>\r\n]+")
# Four characters of three bytes in a row: no other encoding makes them by chance.
FOUR_THREES = re.compile("[\u0800-\ufffc]{4}")
BROKEN = re.compile("\ufffd+")
# One broken place in 20 good characters is damage, more is another encoding.
MOST_BROKEN = 0.05
FEWEST_GOOD = 3
FEWEST_FOREIGN = 6
# Characters in stretches that are UTF-8 throughout. Fewer, or a smaller share, may be so by chance:
# так in IBM866, 联通 in GBK, where nobody can tell them from a frame without ideographs.
FEWEST_UNBROKEN = 8
SMALLEST_SHARE = 0.025
FEWEST_BROKEN = 3  # a lost byte or two break a stretch of UTF-8 twice


def nearly_utf8(data: bytes, claims: tuple[str, ...] = ()) -> Decoded | None:
    r"""Read UTF-8 that is broken in places or mixed with another encoding; else `None`.

    >>> nearly_utf8("一条新闻".encode() + b"\xe4\xb8").text
    '一条新闻�'

    Args:
        data: bytes that are no strict UTF-8.
        claims: the encodings that server and page name.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT) - data.count(REPLACEMENT.encode())
    good = len(text) - len(data.translate(None, HIGH)) - broken
    most = 1 + MOST_BROKEN * good
    cut = broken == 1 and good >= 1 and text.endswith(REPLACEMENT)
    few = good >= FEWEST_GOOD and broken <= 4 * most and len(BROKEN.findall(text)) <= most
    if cut or few:
        mixed = by_segment(data, claims) if broken > 1 else None
        return mixed or Decoded(text, "utf-8", "utf-8", 0.95, (broken_places(broken),))
    if FOUR_THREES.search(text):
        return by_segment(data, claims)
    unbroken = unbroken_characters(data)
    if unbroken < max(FEWEST_UNBROKEN, SMALLEST_SHARE * broken):
        return None
    return by_segment(data, claims, pairs=False)


def by_segment(data: bytes, claims: tuple[str, ...], *, pairs: bool = True) -> Decoded | None:
    """Read each run of text in UTF-8 where it is, and all others in what they look like.

    Args:
        data: bytes that are UTF-8 in part.
        claims: the encodings that server and page name.
        pairs: the rest may be in a double-byte encoding.
    """
    foreign = [run for run in text_runs(data) if is_foreign(run)]
    joined = b"\n".join(foreign)
    if joined.decode("utf-8", "replace").count(REPLACEMENT) < FEWEST_FOREIGN:
        return None
    name = elected(joined, ranking(joined), claims)
    if name in DOUBLE_BYTE and not pairs:
        return None
    text = "".join(read_run(run, name) for run in runs(data))
    detail = f"utf-8, with {len(foreign)} stretches in {name}"
    damage = [Caution("mixed_encodings", detail)]
    if REPLACEMENT in text:
        damage.append(broken_places(text.count(REPLACEMENT)))
    return Decoded(text, "utf-8", "segments", 0.9, tuple(damage))


def unbroken_characters(data: bytes) -> int:
    """How many characters beside ASCII stand in stretches that are UTF-8 without a break."""
    count = 0
    for run in text_runs(data):
        try:
            count += len(run.decode("utf-8")) - len(run.translate(None, HIGH))
        except UnicodeDecodeError:
            continue
    return count


def runs(data: bytes) -> Iterator[bytes]:
    """All of the bytes: stretches of text, and what stands between them."""
    end = 0
    for found in RUN.finditer(data):
        yield data[end : found.start()]
        yield found[0]
        end = found.end()
    yield data[end:]


def is_foreign(run: bytes) -> bool:
    """Whether a stretch is no UTF-8, not even a broken one."""
    if run.isascii():
        return False
    text = run.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT) - run.count(REPLACEMENT.encode())
    good = len(text) - len(run.translate(None, HIGH)) - broken
    return (broken > 0 and good == 0) or (broken >= FEWEST_BROKEN and good < 3 * broken)


def read_run(run: bytes, name: str) -> str:
    """One stretch in UTF-8 or, where it is none, in the other encoding.

    Two-byte sequences alone may be two double-byte characters (联通 in GBK is valid UTF-8).
    """
    if run.isascii():
        return run.decode("ascii")
    text = run.decode("utf-8", "replace")
    if is_foreign(run) or (name in DOUBLE_BYTE and max(text) < "\u0800"):
        return decode_as(run, name)
    return text


def broken_places(count: int) -> Caution:
    """Say how many places could not be read."""
    return Caution("broken_bytes", f"{count} broken places; U+FFFD stands there")
