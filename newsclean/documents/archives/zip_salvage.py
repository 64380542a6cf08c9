"""A ZIP archive whose end is missing: what stands before the break is still read.

The list of contents stands at the end. Without it, the heads of the members are followed from the
start of the file; for members that are whole they say the same.
"""

import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from newsclean.documents.archives.zip_list import (
    END64_LOCATOR_MAGIC,
    END64_MAGIC,
    END_MAGIC,
    LISTED_MAGIC,
    ZipMember,
)
from newsclean.documents.archives.zip_members import (
    DEFLATED_METHOD,
    LOCAL_HEADER,
    LOCAL_HEADER_MAGIC,
)
from newsclean.documents.archives.zips import make_member_entry
from newsclean.documents.container import Container
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.unpack import PIECE_BYTES, UnpackBudget, make_unpack_error

DIRECTORY_MAGICS = (LISTED_MAGIC, END_MAGIC, END64_MAGIC, END64_LOCATOR_MAGIC)
DESCRIPTOR_MAGIC = b"PK\x07\x08"
STREAMED_FLAG = 0x8


class WholeMember(NamedTuple):
    """A member that is whole, and where it ends."""

    member: ZipMember
    end: int


def read_cut_zip(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages before the break, then raise.

    Raises:
        InputError: always: code `unpack_broken`.
    """
    at, budget = 0, UnpackBudget(file.seek(0, 2))
    while (found := read_member_at(file, at, budget)) is not None:
        if not found.member.name.endswith("/"):
            yield make_member_entry(file, found.member, container, selection, budget)
            budget.require()
        at = found.end
    file.seek(at)
    after = file.read(len(LOCAL_HEADER_MAGIC))
    if not at and after != LOCAL_HEADER_MAGIC:
        raise make_unpack_error("is no ZIP archive, or its begin is missing")
    what = (
        "its list of contents is damaged"
        if after in DIRECTORY_MAGICS
        else "it breaks off in the middle"
    )
    raise make_unpack_error(f"{what}; what stands before that was read; is the download complete?")


def read_member_at(file: BinaryIO, at: int, budget: UnpackBudget) -> WholeMember | None:
    """The member whose head stands at a place; `None` where it or its data is not whole."""
    file.seek(at)
    head = file.read(LOCAL_HEADER.size)
    if len(head) < LOCAL_HEADER.size or not head.startswith(LOCAL_HEADER_MAGIC):
        return None
    _, _, flags, method, _, _, crc, packed, size, name_size, extra = LOCAL_HEADER.unpack(head)
    raw = file.read(name_size)
    name = raw.decode("utf-8", "surrogateescape")
    start = at + LOCAL_HEADER.size + name_size + extra
    member = ZipMember(name, raw, flags, method, crc, packed, size, at)
    if flags & STREAMED_FLAG and not packed:
        deflated = method == DEFLATED_METHOD
        return measure_member(file, member, start, budget) if deflated else None
    return WholeMember(member, start + packed) if start + packed <= file.seek(0, 2) else None


def measure_member(
    file: BinaryIO, member: ZipMember, start: int, budget: UnpackBudget
) -> WholeMember | None:
    """A streamed member with the sizes that its own data shows; `None` where it is not whole.

    The sizes of a streamed member stand behind its data.

    Raises:
        InputError: code `unpack_limit`.
    """
    file.seek(start)
    inflater = zlib.decompressobj(-15)
    size = crc = packed = 0
    while not inflater.eof:
        fed = inflater.unconsumed_tail or file.read(PIECE_BYTES)
        packed += 0 if inflater.unconsumed_tail else len(fed)
        try:
            piece = inflater.decompress(fed, PIECE_BYTES)
        except zlib.error:
            return None
        if not fed and not piece:
            return None
        budget.spend(len(piece))
        budget.require()
        size, crc = size + len(piece), zlib.crc32(piece, crc)
    packed -= len(inflater.unused_data)
    end = start + packed
    file.seek(end)
    behind = file.read(4 + 20)  # with or without its sign, with sizes of four or of eight bytes
    signed = 4 if behind.startswith(DESCRIPTOR_MAGIC) else 0
    step = next((n for n in (12, 20) if behind[signed + n :][:2] in {b"PK", b""}), 12)
    return WholeMember(member._replace(crc=crc, packed=packed, size=size), end + signed + step)
