"""UTF-8 with a few broken places, and UTF-8 pages with stretches in an older encoding.

The second kind is put together by servers: a header and footer in UTF-8 around a body in GBK.
"""

import re
from collections.abc import Iterator

from newsclean.charset_guess import DOUBLE_BYTE, RUN, ranking
from newsclean.codecs_web import REPLACEMENT, decode_as
from newsclean.model import Caution, Decoded

HIGH = bytes(range(0x80, 0x100))
# Four characters of three bytes in a row: no other encoding makes them by chance.
FOUR_THREES = re.compile("[\u0800-\ufffc]{4}")
BROKEN = re.compile("\ufffd+")
# One broken place in 20 good characters is damage, more is another encoding.
MOST_BROKEN = 0.05
FEWEST_GOOD = 3
FEWEST_FOREIGN = 8


def nearly_utf8(data: bytes, claimed: str | None) -> Decoded | None:
    r"""Read UTF-8 that is broken in places or mixed with another encoding; else `None`.

    >>> nearly_utf8("一条新闻".encode() + b"\xe4\xb8", None).text
    '一条新闻�'

    Args:
        data: bytes that are no strict UTF-8.
        claimed: the encoding that the page names.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT) - data.count(REPLACEMENT.encode())
    good = len(text) - len(data.translate(None, HIGH)) - broken
    most = 1 + MOST_BROKEN * good
    cut = broken == 1 and good >= 1 and text.endswith(REPLACEMENT)
    few = good >= FEWEST_GOOD and broken <= 4 * most and len(BROKEN.findall(text)) <= most
    if cut or few:
        mixed = by_segment(data, claimed) if broken > 1 else None
        return mixed or Decoded(text, "utf-8", "utf-8", 0.95, (broken_places(broken),))
    return by_segment(data, claimed) if FOUR_THREES.search(text) else None


def by_segment(data: bytes, claimed: str | None) -> Decoded | None:
    """Read each run of text in UTF-8 where it is, and all others in what they look like."""
    foreign = [run for run in runs(data) if is_foreign(run)]
    joined = b"\n".join(foreign)
    if len(joined) - len(joined.translate(None, HIGH)) < FEWEST_FOREIGN:
        return None
    scores = ranking(joined)
    name = claimed if claimed in scores and claimed in DOUBLE_BYTE else next(iter(scores), None)
    if name is None:
        return None
    text = "".join(read_run(run, name) for run in runs(data))
    detail = f"utf-8, with {len(foreign)} stretches in {name}"
    damage = [Caution("mixed_encodings", detail)]
    if REPLACEMENT in text:
        damage.append(broken_places(text.count(REPLACEMENT)))
    return Decoded(text, "utf-8", "segments", 0.9, tuple(damage))


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
    return broken > 0 and good < 3 * broken


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
