"""A ZIP archive whose list of contents is missing or damaged: its members are still found.

The list stands at the end. Without it, the heads of the members are followed from the start of the
file; for members that are whole they say the same.
"""

import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from newsclean.documents.archives.zip_list import (
    END64_LOCATOR_MAGIC,
    END64_MAGIC,
    END_MAGIC,
    LISTED_MAGIC,
    MEMBER_MAGIC,
    ZipList,
    ZipMember,
    iter_listed_members,
    read_text_name,
)
from newsclean.documents.archives.zip_members import DEFLATED_METHOD, LOCAL_HEADER
from newsclean.documents.unpack import PIECE_BYTES, UnpackBudget, make_unpack_error

DIRECTORY_MAGICS = (LISTED_MAGIC, END_MAGIC, END64_MAGIC, END64_LOCATOR_MAGIC)
DESCRIPTOR_MAGIC = b"PK\x07\x08"
STREAMED_FLAG = 0x8
UNKNOWN_SYSTEM = 255  # a member's own head does not say it


class WholeMember(NamedTuple):
    """A member that is whole, and where it ends."""

    member: ZipMember
    end: int


def iter_cut_members(
    file: BinaryIO, found: ZipList | None, budget: UnpackBudget
) -> Iterator[ZipMember]:
    """Give the members before the break, then those behind it that the list still names; raise.

    Raises:
        InputError: always: code `unpack_broken`.
    """
    at = 0
    while (whole := read_member_at(file, at, budget)) is not None:
        yield whole.member
        at = whole.end
    file.seek(at)
    after = file.read(len(MEMBER_MAGIC))
    listed = 0
    for member in iter_listed_members(file, found) if found else ():
        if member.at >= at:
            listed += 1
            yield member
    if not at and not listed and after != MEMBER_MAGIC:
        raise make_unpack_error("is no ZIP archive, or its begin is missing")
    if found or after in DIRECTORY_MAGICS:
        what = "its list of contents is damaged; the members that could be found were read"
    else:
        what = "it breaks off in the middle; what stands before that was read"
    raise make_unpack_error(f"{what}; is the download complete?")


def read_member_at(file: BinaryIO, at: int, budget: UnpackBudget) -> WholeMember | None:
    """The member whose head stands at a place; `None` where it or its data is not whole."""
    file.seek(at)
    head = file.read(LOCAL_HEADER.size)
    if len(head) < LOCAL_HEADER.size or not head.startswith(MEMBER_MAGIC):
        return None
    _, _, flags, method, _, _, crc, packed, size, name_size, extra = LOCAL_HEADER.unpack(head)
    raw = file.read(name_size)
    name, is_text = read_text_name(raw, flags, file.read(extra))
    start = at + LOCAL_HEADER.size + name_size + extra
    member = ZipMember(name, raw, flags, method, crc, packed, size, at, UNKNOWN_SYSTEM, is_text)
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
