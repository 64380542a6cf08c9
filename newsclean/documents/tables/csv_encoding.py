"""The encoding of a whole CSV file: found once, by pieces spread over it.

A spreadsheet saves a table in one encoding, its names and its rows. A crawler may as well put the
bytes of pages into a column, each page in an encoding of its own. So a table that is not UTF-8 is
taken for one encoding where its pieces agree, and else its pages keep their bytes.
"""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

from newsclean.decode.utf16_utf32 import detect_utf16_utf32, find_byte_order_mark
from newsclean.decode.web_codecs import ISO_2022_JP, decode_as, find_encoding
from newsclean.documents.tables.rows import open_table_bytes
from newsclean.documents.unpack import ByteSource, UnpackedStream
from newsclean.errors import InputError
from newsclean.text.controls import ASCII_BYTES

UTF_8 = "utf-8"
HEAD_PIECE_BYTES = 128 << 10
PIECE_BYTES = 32 << 10
PIECES = 16  # besides the first, evenly over the file
MAX_PACKED_BYTES = 64 << 20  # unpacked, that are gone through of a packed table
MIN_SIGN_BYTES = 200  # beyond ASCII, from which on a piece is sure to show its encoding
MIN_LABELLED_SIGN_BYTES = 20  # of a page that names the encoding it is found in
MIN_UTF8_SHARE = 0.05  # of the bytes beyond ASCII, in lines that are whole UTF-8
MIN_NAME_BYTES = 6  # beyond ASCII that are UTF-8: two Chinese characters, hardly three of GBK
SURE = 0.9
ESCAPE = b"\x1b$"  # ISO-2022-JP is ASCII without it


class Pieces(NamedTuple):
    """What was read of a table: its first bytes, and whole lines from further on."""

    head: bytes
    others: tuple[bytes, ...] = ()


def find_table_encoding(pieces: Pieces, wanted: str | None) -> str:
    """The encoding of a table; UTF-8 also means that bytes which are none stay as they are.

    Args:
        pieces: of the table.
        wanted: a label that decides, unless a byte-order mark does.
    """
    marked = find_byte_order_mark(pieces.head)
    if marked:
        return marked[0]
    if wanted:
        return find_encoding(wanted) or UTF_8
    if b"\0" in pieces.head:
        wide = detect_utf16_utf32(pieces.head)
        if wide:
            return wide
    every = (pieces.head, *pieces.others)
    if all(piece.isascii() for piece in every):
        return ISO_2022_JP if any(ESCAPE in piece for piece in every) else UTF_8
    if is_mostly_utf8(every):
        return UTF_8
    return find_legacy_encoding(pieces)


def is_mostly_utf8(pieces: Iterable[bytes]) -> bool:
    r"""Whether a good part of what is beyond ASCII stands in lines of UTF-8.

    >>> is_mostly_utf8(["新闻\n".encode()]), is_mostly_utf8(["新闻\n".encode("gb18030")])
    (True, False)
    """
    whole = broken = 0
    for piece in pieces:
        for line in [] if piece.isascii() else piece.split(b"\n"):
            count = count_signs(line)
            if count and is_utf8(line):
                whole += count
            else:
                broken += count
    return whole > MIN_UTF8_SHARE * (whole + broken)


def is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8; a character that is cut off at their end is none's fault."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True


def count_signs(data: bytes) -> int:
    """How many bytes are no ASCII."""
    return len(data.translate(None, ASCII_BYTES))


def find_legacy_encoding(pieces: Pieces) -> str:
    """The one older encoding of a table, or UTF-8 where its pages have several."""
    from newsclean.decode import detect_common_encoding  # noqa: PLC0415 - UTF-8 needs none of it

    whole_head = pieces.head[: pieces.head.rfind(b"\n") + 1] or pieces.head
    common = detect_common_encoding((whole_head, *pieces.others))
    names = pieces.head.split(b"\n", 1)[0]
    if not is_utf8(names):
        return common  # who wrote these names wrote text
    if count_signs(names) >= MIN_NAME_BYTES:
        return UTF_8
    rows = [*split_rows(pieces.head), *pieces.others]
    return UTF_8 if any(is_in_another(row, common) for row in rows) else common


def is_in_another(row: bytes, common: str) -> bool:
    """Whether a row is surely in another encoding than the table."""
    from newsclean.decode import decode  # noqa: PLC0415 - UTF-8 needs none of it

    signs = count_signs(row)
    if signs < MIN_LABELLED_SIGN_BYTES:
        return False
    try:
        alone = decode(row)
    except InputError:
        return False
    is_sure = alone.confidence >= SURE if signs >= MIN_SIGN_BYTES else alone.decided_by == "label"
    return is_sure and alone.encoding != common and alone.text != decode_as(row, common)


def split_rows(head: bytes) -> list[bytes]:
    """The rows in the first bytes of a table."""
    try:
        rows = list(csv.reader(io.StringIO(head.decode("latin-1"), newline="")))
    except csv.Error:
        return [head]
    return [" ".join(row).encode("latin-1") for row in rows]


def read_pieces(file: BinaryIO) -> Pieces:
    """Read pieces spread over a table; of a packed one over its first megabytes.

    Raises:
        InputError: it is packed, and its packing is damaged in its first bytes.
    """
    source = open_table_bytes(file)
    head = source.read(HEAD_PIECE_BYTES)
    if isinstance(source, UnpackedStream):
        return Pieces(head, tuple(read_packed_pieces(source)))
    size = file.seek(0, 2)
    found = []
    for number in range(1, PIECES + 1):
        place = size * number // (PIECES + 1)
        if place >= len(head):
            file.seek(place)
            found.append(keep_whole_lines(file.read(PIECE_BYTES)))
    return Pieces(head, tuple(found))


def read_packed_pieces(source: ByteSource) -> list[bytes]:
    """The pieces of a packed table, closer together at its begin, as its size is not known.

    Damage further on is met when its rows are read.
    """
    found = []
    try:
        for number in range(PIECES):
            left = min(PIECE_BYTES << number, MAX_PACKED_BYTES // PIECES)
            piece = b""
            while left > 0 and (block := source.read(PIECE_BYTES)):
                piece = block
                left -= len(block)
            if not piece:
                break
            found.append(keep_whole_lines(piece))
    except InputError:  # reading the rows says so; what stands before is sample enough
        pass
    return found


def keep_whole_lines(piece: bytes) -> bytes:
    r"""A piece without the parts of lines at its ends.

    >>> keep_whole_lines(b"cut\nwhole\ncut")
    b'whole'
    """
    return piece.partition(b"\n")[2].rpartition(b"\n")[0]
