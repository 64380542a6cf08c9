"""One member of a ZIP archive as bytes: unpacked piece by piece, with its checksum verified."""

import struct
import zlib
from typing import BinaryIO

from newsclean.documents.archives import ENCRYPTED_FLAG, ENCRYPTED_MESSAGE
from newsclean.documents.archives.zip_list import MEMBER_MAGIC, ZipMember
from newsclean.documents.missing import import_package
from newsclean.documents.named_files import require_size
from newsclean.documents.unpack import (
    DEFLATE_PACKING,
    ByteSource,
    Packing,
    UnpackBudget,
    UnpackedStream,
    find_packing_by_ending,
    make_unpack_error,
    read_whole,
    require_xz_memory,
)

LOCAL_HEADER = struct.Struct("<4s5H3I2H")  # APPNOTE.TXT 4.3.7, local file header
STORED_METHOD, DEFLATED_METHOD, BZIP2_METHOD, LZMA_METHOD, ZSTD_METHOD = 0, 8, 12, 14, 93
UNPACKED_BY_ENDING = {BZIP2_METHOD: ".bz2", ZSTD_METHOD: ".zst"}
# 4.4.5. Few programs write them, and none for pages unless it is told to.
OTHER_METHODS = {
    1: "Shrink",
    2: "Reduce",
    3: "Reduce",
    4: "Reduce",
    5: "Reduce",
    6: "Implode",
    9: "Deflate64",
    10: "DCL Implode",
    18: "TERSE",
    19: "LZ77",
    94: "MP3",
    95: "XZ",
    96: "JPEG",
    97: "WavPack",
    98: "PPMd",
}
LZMA_HEAD = struct.Struct("<2H")  # version, size of the properties (5.8.8)
LZMA_PROPERTIES = struct.Struct("<BI")  # lc, lp and pb in one number, size of the dictionary


class FilePart:
    """A part of a file as a file of its own; others may read the file in between."""

    def __init__(self, file: BinaryIO, start: int, size: int, budget: UnpackBudget) -> None:
        """Begin at a place of the file."""
        self.file = file
        self.at = start
        self.left = size
        self.budget = budget

    def read(self, size: int = -1) -> bytes:
        """Read at most this many bytes."""
        self.file.seek(self.at)
        data = self.file.read(self.left if size < 0 else min(size, self.left))
        self.at += len(data)
        self.left -= len(data)
        self.budget.spend(len(data))
        return data


class ZipLzmaUnpacker:
    """The unpacker of bare LZMA, which ends where the member has its size."""

    def __init__(self, filters: list[dict[str, int]], size: int) -> None:
        """Read one stream."""
        lzma = import_package("lzma", "lzma", "this archive")
        self.inner = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
        self.left = size

    @property
    def eof(self) -> bool:
        """Whether the stream's end has been read; not each stream has a mark there."""
        return self.left <= 0 or bool(self.inner.eof)

    @property
    def unused_data(self) -> bytes:
        """What came after the end: nothing that belongs to the member."""
        return b""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack more, at most `max_length` bytes."""
        most = self.left if max_length < 0 else min(max_length, self.left)
        unpacked: bytes = self.inner.decompress(data, most)
        self.left -= len(unpacked)
        return unpacked


class ZipMemberStream:
    """A member's bytes, read forward; at the end its size and its checksum are verified.

    Raises:
        InputError: `unpack_broken`, `unpack_limit`: from any read.
    """

    def __init__(self, file: BinaryIO, member: ZipMember, budget: UnpackBudget) -> None:
        """Find the member's bytes.

        Raises:
            InputError: its own head is not there, or it is packed in a way that is not read.
        """
        if member.flags & ENCRYPTED_FLAG:
            raise make_unpack_error(ENCRYPTED_MESSAGE)
        start = find_member_start(file, member)
        part = FilePart(file, start, member.packed if member.size else 0, budget)
        self.inner = open_packed_part(part, member)
        self.member = member
        self.budget = budget
        self.size = self.crc = 0

    def read(self, size: int = -1) -> bytes:
        """Read at most this many bytes."""
        data = self.inner.read(size)
        self.budget.spend(len(data))
        self.size += len(data)
        self.crc = zlib.crc32(data, self.crc)
        if self.size > self.member.size:
            raise make_unpack_error("is larger than its archive says; is the download complete?")
        if not data and size and (self.size, self.crc) != (self.member.size, self.member.crc):
            raise make_unpack_error("is damaged in its archive (its checksum is another)")
        return data


def find_member_start(file: BinaryIO, member: ZipMember) -> int:
    """Where a member's bytes begin, behind its own head.

    Raises:
        InputError: there is no head, or that of another member.
    """
    file.seek(max(0, member.at))
    head = file.read(LOCAL_HEADER.size)
    if member.at < 0 or len(head) < LOCAL_HEADER.size or not head.startswith(MEMBER_MAGIC):
        raise make_unpack_error("is not where the archive's list of contents says; it is damaged")
    *_, name_size, extra_size = LOCAL_HEADER.unpack(head)
    if file.read(name_size) != member.raw_name:
        raise make_unpack_error("has another name in the archive's list of contents")
    return member.at + LOCAL_HEADER.size + int(name_size) + int(extra_size)


def open_packed_part(part: FilePart, member: ZipMember) -> ByteSource:
    """A member's bytes unpacked.

    Raises:
        InputError: it is packed in a way that is not read, or wants too much memory.
    """
    if member.method == STORED_METHOD or not member.size:
        return part
    packing: Packing | None = None
    if member.method == DEFLATED_METHOD:
        packing = DEFLATE_PACKING
    elif member.method == LZMA_METHOD:
        packing = make_lzma_packing(part, member.size)
    elif member.method in UNPACKED_BY_ENDING:
        packing = find_packing_by_ending(UNPACKED_BY_ENDING[member.method])
    if packing is None:
        way = OTHER_METHODS.get(member.method, f"method {member.method}")
        what = f"is packed in a way that newsclean cannot unpack ({way}); unpack it: 7z x FILE"
        raise make_unpack_error(what)
    return UnpackedStream(part, packing)


def make_lzma_packing(part: FilePart, size: int) -> Packing:
    """How a member is packed with LZMA: its head says with which properties.

    Raises:
        InputError: it has no such head, or its dictionary is too large.
    """
    head = part.read(LZMA_HEAD.size)
    properties = part.read(LZMA_PROPERTIES.size)
    if len(properties) < LZMA_PROPERTIES.size or LZMA_HEAD.unpack(head)[1] != len(properties):
        raise make_unpack_error("is damaged in its archive (its packed data has no head)")
    packed, dictionary = LZMA_PROPERTIES.unpack(properties)
    require_xz_memory(dictionary)
    filters = [
        {
            "id": import_package("lzma", "lzma", "this archive").FILTER_LZMA1,
            "dict_size": dictionary,
            "lc": packed % 9,
            "lp": packed // 9 % 5,
            "pb": packed // 45,
        }
    ]
    return Packing("LZMA", b"", lambda: ZipLzmaUnpacker(filters, size), "lzma:LZMAError")


def read_zip_member(
    file: BinaryIO, member: ZipMember, max_bytes: int, budget: UnpackBudget
) -> bytes:
    """A member's bytes.

    Raises:
        InputError: codes `too_large`, `unpack_limit`, `unpack_broken`.
    """
    if not member.flags & ENCRYPTED_FLAG:
        require_size(member.size, max_bytes)
    return read_whole(ZipMemberStream(file, member, budget), max_bytes)
