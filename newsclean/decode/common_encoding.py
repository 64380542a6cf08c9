"""One encoding for the many pieces of a table: its head, its rows or its cells."""

from collections.abc import Iterable

from newsclean.decode.chain import decode
from newsclean.errors import InputError

MAX_SAMPLE_BYTES = 1_000_000  # of the pieces that are not all ASCII


def detect_common_encoding(pieces: Iterable[bytes]) -> str:
    r"""The encoding of the Encoding Standard that all pieces are in: `utf-8` where all are ASCII.

    A head such as `标题,正文` is too short to tell, and an English row says nothing. So the pieces
    are read as one text, without those that are ASCII.

    >>> rows = ["标题,正文", "Rain in Lisbon,Wet", "江堤修好了,村民说今年不用搬粮食"]
    >>> detect_common_encoding(row.encode("gbk") for row in rows)
    'gb18030'

    Args:
        pieces: bytes of one table in their order, none cut inside a character. Asked for until
            about 1 MB of them is beside ASCII; so a caller bounds what it hands over.
    """
    sample: list[bytes] = []
    size = 0
    for piece in pieces:
        if piece.isascii():
            continue
        sample.append(piece)
        size += len(piece)
        if size >= MAX_SAMPLE_BYTES:
            break
    try:
        decoded = decode(b"\n".join(sample))
    except InputError:  # no bytes, or white space alone
        return "utf-8"
    return decoded.encoding or "utf-8"
