"""A ZIP archive whose end is missing: what stands before the break is still read.

The list of contents stands at the end. Without it, the heads of the members are followed from the
start of the file; for members that are whole they say the same.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from newsclean.documents.archives import ENCRYPTED_FLAG, ENCRYPTED_MESSAGE
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.globs import is_page_name
from newsclean.documents.named_files import require_size
from newsclean.documents.unpack import DEFLATE_PACKING, PIECE_BYTES, make_unpack_error, unpack
from newsclean.errors import InputError

LOCAL_HEADER = struct.Struct("<4s5H3I2H")  # APPNOTE.TXT 4.3.7, local file header
LOCAL_HEADER_MAGIC = b"PK\x03\x04"
# What the parts of the list of contents begin with (4.3.12 to 4.3.16).
DIRECTORY_MAGICS = (b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x08")
DESCRIPTOR_MAGIC = b"PK\x07\x08"
STREAMED_FLAG = 0x8
STORED_METHOD, DEFLATED_METHOD = 0, 8


class ZipMember(NamedTuple):
    """A member's head. The sizes of a streamed member stand behind its data."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    start: int
    end: int


def read_cut_zip(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages before the break, then raise.

    Raises:
        InputError: always: code `unpack_broken`.
    """
    at = 0
    while (member := read_member_at(file, at)) is not None:
        if not member.name.endswith("/"):
            yield make_member_entry(file, member, container, selection)
        at = member.end
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


def read_member_at(file: BinaryIO, at: int) -> ZipMember | None:
    """The member whose head stands at a place; `None` where it or its data is not whole."""
    file.seek(at)
    head = file.read(LOCAL_HEADER.size)
    if len(head) < LOCAL_HEADER.size or not head.startswith(LOCAL_HEADER_MAGIC):
        return None
    _, _, flags, method, _, _, crc, packed, size, name_size, extra = LOCAL_HEADER.unpack(head)
    raw = file.read(name_size)
    name = raw.decode("utf-8", "surrogateescape")
    start = at + LOCAL_HEADER.size + name_size + extra
    member = ZipMember(name, flags, method, crc, packed, size, start, start + packed)
    if flags & STREAMED_FLAG and not packed:
        return measure_member(file, member) if method == DEFLATED_METHOD else None
    file.seek(0, 2)
    return member if member.end <= file.tell() else None


def measure_member(file: BinaryIO, member: ZipMember) -> ZipMember | None:
    """A streamed member with the sizes that its own data shows; `None` where it is not whole."""
    file.seek(member.start)
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
        size, crc = size + len(piece), zlib.crc32(piece, crc)
    packed -= len(inflater.unused_data)
    end = member.start + packed
    file.seek(end)
    behind = file.read(4 + 20)  # with or without its sign, with sizes of four or of eight bytes
    signed = 4 if behind.startswith(DESCRIPTOR_MAGIC) else 0
    step = next((n for n in (12, 20) if behind[signed + n :][:2] in {b"PK", b""}), 12)
    return member._replace(crc=crc, packed=packed, size=size, end=end + signed + step)


def make_member_entry(
    file: BinaryIO, member: ZipMember, container: Container, selection: Selection
) -> Entry:
    """One whole member as a page, an error, or skipped."""
    if not is_page_name(member.name, selection):
        return container.make_skipped_entry(member.name)
    place = f"{member.start}:{member.crc:x}"
    try:
        data = read_salvaged_member(file, member, selection.max_bytes)
    except InputError as error:
        return container.make_error_entry(member.name, place, error)
    return container.make_page_entry(member.name, place, MemberPage(data))


def read_salvaged_member(file: BinaryIO, member: ZipMember, max_bytes: int) -> bytes:
    """A member's bytes, with its checksum verified.

    Raises:
        InputError: codes `too_large`, `unpack_limit`, `unpack_broken`.
    """
    if member.flags & ENCRYPTED_FLAG:
        raise make_unpack_error(ENCRYPTED_MESSAGE)
    if member.method not in {STORED_METHOD, DEFLATED_METHOD}:
        raise make_unpack_error("is packed in an unusual way; unpack the archive first")
    require_size(max(member.size, member.packed), max_bytes)
    file.seek(member.start)
    data = file.read(member.packed)
    if member.method == DEFLATED_METHOD:
        data = unpack(data, DEFLATE_PACKING, max_bytes)
    if zlib.crc32(data) != member.crc:
        raise make_unpack_error("is damaged in its archive (its checksum is another)")
    return data
