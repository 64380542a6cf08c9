"""The list of contents at the end of a ZIP archive, read piece by piece (APPNOTE.TXT 4.3).

Python's `zipfile` reads it whole, 600 bytes of memory and more for each member, and its members
without limits. Here one member's line is in memory at a time, and nothing that the list claims is
believed before the bytes have shown it.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from newsclean.documents.formats.known import SPLIT
from newsclean.documents.unpack import make_unpack_error

END_RECORD = struct.Struct("<4s4H2LH")  # 4.3.16
END64_LOCATOR = struct.Struct("<4sLQL")  # 4.3.15
END64_RECORD = struct.Struct("<4sQ2H2L4Q")  # 4.3.14
LISTED_HEADER = struct.Struct("<4s4B4H3L5H2L")  # 4.3.12
END_MAGIC, END64_LOCATOR_MAGIC, END64_MAGIC = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
LISTED_MAGIC = b"PK\x01\x02"
MEMBER_MAGIC = b"PK\x03\x04"  # before a member's own head
COUNT_LIMIT, WIDE_COUNT_LIMIT = 1 << 16, 1 << 64  # above all numbers of members; with ZIP64
MAX_COMMENT_BYTES = 65_535
MAX_END_RECORDS = 100  # that are tried; a comment may hold some more
LIST_PIECE_BYTES = 1 << 18  # a line of the list has at most 46 + 3 * 65,535 bytes
ZIP64_FIELD = 1
IN_ZIP64_FIELD = 0xFFFF_FFFF  # stands where the number is in the extra field
UNICODE_NAME_FIELD = 0x7075  # 4.6.9
UNICODE_NAME_HEAD = struct.Struct("<BL")  # version, checksum of the name that is no Unicode
UTF_8_FLAG = 0x800  # 4.4.4
DOS_SYSTEM = 0


class ZipMember(NamedTuple):
    """A member, as the list of contents or its own head describes it.

    Attributes:
        name: as text; bytes that are no UTF-8 as surrogates, until `zip_names` has read them.
        raw_name: as it was written.
        flags: `ENCRYPTED_FLAG` and others.
        method: how it is packed.
        crc: the checksum of its bytes.
        packed: how many bytes it has in the archive.
        size: how many it has unpacked.
        at: where its own head stands in the file.
        system: on which it was made: `WINDOWS_SYSTEMS` or another.
        has_text_name: the archive says which text the name is, so no encoding must be found.
    """

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int
    system: int = DOS_SYSTEM
    has_text_name: bool = False


class ZipList(NamedTuple):
    """Where the list of contents stands.

    Attributes:
        at: its place.
        size: its bytes.
        shift: how far all places are off, as they are behind a program that unpacks itself.
        is_whole: it can be followed to its end and has as many members as the archive says.
    """

    at: int
    size: int
    shift: int
    is_whole: bool = False


def find_zip_list(file: BinaryIO) -> ZipList | None:
    """Where the list of contents stands; `None` where there is none.

    Raises:
        InputError: the file is one part of several.
    """
    file_size = file.seek(0, 2)
    start = max(0, file_size - MAX_COMMENT_BYTES - END_RECORD.size)
    file.seek(start)
    tail = file.read(MAX_COMMENT_BYTES + END_RECORD.size)
    at = find_end_record(tail)
    if at is None:
        return None
    _, disk, list_disk, _, count, size, offset, _ = END_RECORD.unpack_from(tail, at)
    end = start + at
    wide = read_zip64_end(file, end)
    if wide:
        end -= END64_LOCATOR.size + END64_RECORD.size
        _, _, _, _, disk, list_disk, _, count, size, offset = wide
    if disk or list_disk:
        raise make_unpack_error(f"is the last part of a split archive; {SPLIT.advice}")
    found = ZipList(end - size, size, end - size - offset)
    if found.at < 0:
        return None
    return found._replace(
        is_whole=is_list_whole(file, found, count, WIDE_COUNT_LIMIT if wide else COUNT_LIMIT)
    )


def find_end_record(tail: bytes) -> int | None:
    """Where the end record begins: the last whose comment ends with the file, else the last."""
    places: list[int] = []
    at = len(tail)
    while (at := tail.rfind(END_MAGIC, 0, at)) >= 0 and len(places) < MAX_END_RECORDS:
        if len(tail) - at >= END_RECORD.size:
            places.append(at)
            if at + END_RECORD.size + END_RECORD.unpack_from(tail, at)[-1] == len(tail):
                return at
    return places[0] if places else None


def read_zip64_end(file: BinaryIO, end: int) -> tuple[int, ...] | None:
    """The end record of a large archive, which stands before the small one; else `None`."""
    at = end - END64_LOCATOR.size - END64_RECORD.size
    if at < 0:
        return None
    file.seek(at)
    data = file.read(END64_RECORD.size + END64_LOCATOR.size)
    if not data.startswith(END64_MAGIC) or not data.startswith(
        END64_LOCATOR_MAGIC, END64_RECORD.size
    ):
        return None
    return END64_RECORD.unpack_from(data)


def is_list_whole(file: BinaryIO, found: ZipList, count: int, limit: int) -> bool:
    """Whether the list can be followed from its begin to its end, and holds what it should.

    A line with a wrong length can swallow those behind it and end where one of them ends; then
    only the number of members shows it.
    """
    lines = size = 0
    for head, parts in iter_list_lines(file, found):
        if not head.startswith(LISTED_MAGIC):
            return False
        lines += 1
        size += len(head) + len(parts)
    if size != found.size or not is_same_count(lines, count, limit):
        return False
    if not lines:
        return found.at == 0  # else there is something in it that is not listed
    return not found.shift or leads_to_member(file, found)


def is_same_count(lines: int, count: int, limit: int = COUNT_LIMIT) -> bool:
    """Whether an archive has as many members as it says.

    Programs without ZIP64 write the lower 16 bits of a larger number, or the largest there is.

    >>> is_same_count(65_540, 4), is_same_count(65_540, 4, WIDE_COUNT_LIMIT), is_same_count(2, 3)
    (True, False, False)
    """
    return lines % limit == count or lines >= count == limit - 1


def leads_to_member(file: BinaryIO, found: ZipList) -> bool:
    """Whether the list's first line leads to the head of a member."""
    member = next(iter_listed_members(file, found))
    file.seek(max(0, member.at))
    return member.at >= 0 and file.read(len(MEMBER_MAGIC)) == MEMBER_MAGIC


def iter_list_lines(file: BinaryIO, found: ZipList) -> Iterator[tuple[bytes, bytes]]:
    """The lines of the list: head, and name with what follows it; one that is cut off is short."""
    pending, at, left = b"", found.at, found.size
    start = 0
    while left or start < len(pending):
        if left and len(pending) - start < LIST_PIECE_BYTES:
            file.seek(at)
            piece = file.read(min(left, LIST_PIECE_BYTES))
            at += len(piece)
            left -= len(piece) or left
            pending, start = pending[start:] + piece, 0
        head = pending[start : start + LISTED_HEADER.size]
        if len(head) < LISTED_HEADER.size:
            yield b"", b""
            return
        _, *_, name, extra, comment, _, _, _, _ = LISTED_HEADER.unpack(head)
        end = start + LISTED_HEADER.size + name + extra + comment
        if end > len(pending):
            yield b"", b""
            return
        yield head, pending[start + LISTED_HEADER.size : end]
        start = end


def iter_listed_members(file: BinaryIO, found: ZipList) -> Iterator[ZipMember]:
    """Give the members in the list's order; other places of the file may be read in between.

    Where the list is damaged, those before the damage.
    """
    for head, parts in iter_list_lines(file, found):
        if not head.startswith(LISTED_MAGIC):
            return
        fields = LISTED_HEADER.unpack(head)
        _, _, system, _, _, flags, method, _, _, crc, packed, size, name_size, extra_size, *_ = (
            fields
        )
        offset = fields[-1]
        raw, extra = parts[:name_size], parts[name_size : name_size + extra_size]
        if IN_ZIP64_FIELD in {packed, size, offset}:
            size, packed, offset = read_zip64_field(extra, (size, packed, offset))
        name, is_text = read_text_name(raw, flags, extra)
        at = offset + found.shift
        yield ZipMember(name, raw, flags, method, crc, packed, size, at, system, is_text)


def read_text_name(raw: bytes, flags: int, extra: bytes) -> tuple[str, bool]:
    r"""A member's name, and whether the archive says that it is this text.

    >>> read_text_name(b"a.html", 0, b""), read_text_name(b"\xe9.html", 0, b"")
    (('a.html', True), ('\udce9.html', False))
    """
    if raw.isascii():
        return raw.decode("ascii"), True
    name = raw.decode("utf-8", "surrogateescape")
    for sort, data in iter_extra_fields(extra):
        if sort == UNICODE_NAME_FIELD and len(data) > UNICODE_NAME_HEAD.size:
            _, crc = UNICODE_NAME_HEAD.unpack_from(data)
            if crc == zlib.crc32(raw):
                return data[UNICODE_NAME_HEAD.size :].decode("utf-8", "surrogateescape"), True
    is_text = bool(flags & UTF_8_FLAG) and not any("\ud800" <= c <= "\udfff" for c in name)
    return name, is_text


def iter_extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """The fields behind a member's name (4.5.1): what each is, and its data."""
    at = 0
    while at + 4 <= len(extra):
        sort, length = struct.unpack_from("<2H", extra, at)
        yield sort, extra[at + 4 : at + 4 + length]
        at += 4 + length


def read_zip64_field(extra: bytes, fields: tuple[int, int, int]) -> tuple[int, int, int]:
    """The numbers of a large member (4.5.3); those that are not there stay as they are."""
    for sort, data in iter_extra_fields(extra):
        if sort == ZIP64_FIELD:
            numbers = iter(struct.unpack(f"<{len(data) // 8}Q", data[: len(data) // 8 * 8]))
            size, packed, offset = (
                next(numbers, field) if field == IN_ZIP64_FIELD else field for field in fields
            )
            return size, packed, offset
    return fields
