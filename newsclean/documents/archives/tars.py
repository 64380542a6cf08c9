"""TAR archives of pages, packed or not, read forward a member at a time.

Python's `tarfile` reads a member's extended head whole, whatever size it claims, follows chains of
them by recursion, and builds a list of the holes of a sparse member. Here its parser of one head
block is used, and nothing else of it.
"""

import re
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from newsclean.documents.archives.members import (
    Archive,
    ArchiveEndError,
    Member,
    read_member,
)
from newsclean.documents.archives.zip_members import FilePart
from newsclean.documents.archives.zip_names import MAX_SAMPLE_BYTES, NameReading, find_name_encoding
from newsclean.documents.container import Container
from newsclean.documents.damage import describe_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import NO_PAGE_NAME, find_reason_to_skip
from newsclean.documents.odd_names import is_odd_name
from newsclean.documents.unpack import (
    ByteSource,
    UnpackBudget,
    make_unpack_error,
    open_unpacked,
)
from newsclean.errors import InputError

TAR_BLOCK_BYTES = 512
MAX_SURVEY_BYTES = 64 << 20  # of an archive that are looked through for names
SKIP_STEP_BYTES = 1 << 16
ZERO_BLOCK = bytes(TAR_BLOCK_BYTES)
# Of an extended head: a path has 4,096 bytes at most, an attribute of a file 65,536.
MAX_TAR_HEAD_BYTES = 1 << 20
PAX_KINDS = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
# A head of these stands before the head of its member; those for all that follow name none.
HEAD_KINDS = (*PAX_KINDS, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
PAX_FIELD = re.compile(rb"(\d{1,10}) ([^=\n]{1,255})=")  # POSIX.1-2008, pax Header Block
SPARSE_KEYS = (b"GNU.sparse.map", b"GNU.sparse.size", b"GNU.sparse.major")
PAX_KEYS = frozenset((b"path", b"size", b"GNU.sparse.name", *SPARSE_KEYS))
EXTENDED_SPARSE_AT, MORE_SPARSE_AT = 482, 504  # says whether one more block of holes follows
REFUSED_MEMBER_KINDS = (
    ("issym", "symlink", "is a symbolic link in the archive; unpack it first"),
    ("islnk", "symlink", "is a second name of another file in the archive; unpack it first"),
    ("isfifo", "not_regular", "is a pipe in the archive"),
    ("isdev", "not_regular", "is a device in the archive"),
)
SPARSE_MESSAGE = "is stored with holes in the archive; unpack the archive first"


class ForwardStream:
    """A stream that knows its place and takes back what was read too far."""

    def __init__(self, file: ByteSource) -> None:
        """Begin where the stream stands."""
        self.file = file
        self.at = 0
        self.unread = b""

    def skip(self, size: int) -> None:
        """Read over some bytes; the stream's end may come before."""
        while size > 0 and (data := self.read(min(SKIP_STEP_BYTES, size))):
            size -= len(data)

    def read(self, size: int) -> bytes:
        """Read `size` bytes, fewer at the end."""
        data = self.unread[:size]
        self.unread = self.unread[size:]
        while len(data) < size and (piece := self.file.read(size - len(data))):
            data += piece
        self.at += len(data)
        return data

    def push_back(self, data: bytes) -> None:
        """Take back what was read too far."""
        self.unread = data + self.unread
        self.at -= len(data)


class TarMember(NamedTuple):
    """A member before its data is read.

    Attributes:
        info: its head block.
        name: its whole name.
        size: of its data in the archive.
        refusal: why its heads cannot be trusted, not even its name.
        sparse: it is stored with holes.
    """

    info: tarfile.TarInfo
    name: str
    size: int
    refusal: InputError | None
    sparse: bool


class ExtendedHead:
    """What the heads before a member's own say of it."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.name: str | None = None
        self.size: int | None = None
        self.refusal: InputError | None = None
        self.sparse = False

    def add(self, kind: bytes, data: bytes) -> None:
        """Take what one head says."""
        if kind == tarfile.GNUTYPE_LONGNAME:
            self.name = data.partition(b"\0")[0].decode("utf-8", "surrogateescape")
        elif kind in PAX_KINDS:
            fields = parse_pax_fields(data)
            path = fields.get(b"GNU.sparse.name", fields.get(b"path"))
            if path is not None:
                self.name = path.decode("utf-8", "surrogateescape").rstrip("/")
            if b"size" in fields:
                self.size = parse_pax_number(fields[b"size"])
            self.sparse |= any(key in fields for key in SPARSE_KEYS)


def parse_pax_fields(data: bytes) -> dict[bytes, bytes]:
    r"""The fields of an extended head that are needed; what follows a broken one is left out.

    >>> parse_pax_fields(b"11 path=a/\n9 size=7\n12 x")
    {b'path': b'a/', b'size': b'7'}
    """
    fields = {}
    at = 0
    while found := PAX_FIELD.match(data, at):
        end = at + int(found[1])
        if end <= found.end() or end > len(data):
            break
        if found[2] in PAX_KEYS:
            fields[found[2]] = data[found.end() : end - 1]
        at = end
    return fields


def parse_pax_number(value: bytes) -> int:
    """A size in an extended head.

    Raises:
        InputError: it is none.
    """
    if not value.isdigit() or len(value) > len(str(1 << 64)):
        raise make_unpack_error("is a damaged TAR archive (a size in it is no number)")
    return int(value)


def read_tar(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a TAR archive, or of several that were joined."""
    size = file.seek(0, 2)
    budget = container.budget or UnpackBudget(size)
    reader = TarReader(file, size, Archive(container, selection, budget))
    while True:
        yield from reader.read_one()
        if not reader.find_next():
            return


class TarReader:
    """Reads one TAR file after the other from the same stream."""

    def __init__(self, file: BinaryIO, size: int, archive: Archive) -> None:
        """Begin at the file's begin.

        Args:
            file: the archive, packed or not.
            size: of the file.
            archive: makes the entries.
        """
        self.file, self.size, self.archive = file, size, archive
        self.stream = self.open_stream()
        self.names: NameReading | None = None

    def open_stream(self) -> ForwardStream:
        """The archive from its begin; several streams may be read at the same time."""
        part = FilePart(self.file, 0, self.size, UnpackBudget(self.size))
        return ForwardStream(open_unpacked(part))

    def find_next(self) -> bool:
        """Whether another archive follows; the stream then stands before it."""
        block = self.stream.read(TAR_BLOCK_BYTES)
        while block == ZERO_BLOCK:
            block = self.stream.read(TAR_BLOCK_BYTES)
        self.stream.push_back(block)
        return bool(block.strip(b"\0"))

    def read_one(self) -> Iterator[Entry]:
        """Give the pages of one archive.

        Raises:
            InputError: it breaks off, is damaged or is none.
        """
        start = self.stream.at
        try:
            while (member := read_tar_head(self.stream)) is not None:
                yield from self.read_member(member)
        except tarfile.TarError as error:
            what = (
                "is no TAR archive" if self.stream.at - start <= TAR_BLOCK_BYTES else "is damaged"
            )
            raise make_unpack_error(f"{what} ({describe_error(error)})") from error

    def read_member(self, member: TarMember) -> Iterator[Entry]:
        """Give one member and leave the stream behind it.

        Raises:
            InputError: the archive ends in the middle of it, or unpacks to too much.
        """
        name = self.read_name(member.name)
        place = self.stream.at
        data = TarMemberStream(self.stream, member.size, self.archive.budget)
        container, selection, budget, _ = self.archive
        refusal = find_refusal(member)
        if refusal:
            yield container.make_error_entry(name, place, refusal)
        elif member.sparse and is_odd_name(name, selection):
            yield container.make_skipped_entry(name, NO_PAGE_NAME)
        elif member.sparse and find_reason_to_skip(name, selection) is None:
            yield container.make_error_entry(name, place, make_unpack_error(SPARSE_MESSAGE))
        elif not member.info.isdir():
            yield from read_member(Member(name, place, member.size, lambda: data), self.archive)
        self.stream.skip(place + round_up(member.size) - self.stream.at)
        budget.require()

    def read_name(self, name: str) -> str:
        """A member's name as text; where it is no UTF-8 all names are looked at together."""
        try:
            raw = name.encode("utf-8", "surrogateescape")
        except UnicodeError:
            return name
        if not any("\udc80" <= c <= "\udcff" for c in name):
            return name
        if self.names is None:
            self.names = NameReading(find_name_encoding(self.list_raw_names()))
        return self.names.read(raw)

    def list_raw_names(self) -> list[bytes]:
        """The names in the first part of the archive, as bytes."""
        stream = self.open_stream()
        names: list[bytes] = []
        sampled = 0
        with suppress(InputError, tarfile.TarError):
            while sampled < MAX_SAMPLE_BYTES and stream.at < MAX_SURVEY_BYTES:
                member = read_tar_head(stream)
                if member is None:
                    break
                with suppress(UnicodeError):
                    names.append(member.name.encode("utf-8", "surrogateescape"))
                    sampled += len(names[-1])
                stream.skip(min(round_up(member.size), MAX_SURVEY_BYTES))
        return names


class TarMemberStream:
    """A member's bytes, read forward.

    Raises:
        ArchiveEndError: from any read: the archive ends in the middle of it, or is damaged.
    """

    def __init__(self, stream: ForwardStream, size: int, budget: UnpackBudget) -> None:
        """Begin where the stream stands."""
        self.stream, self.left, self.budget = stream, size, budget

    def read(self, size: int = -1) -> bytes:
        """Read at most this many bytes."""
        wanted = self.left if size < 0 else min(size, self.left)
        try:
            data = self.stream.read(wanted)
        except InputError as error:
            raise ArchiveEndError(error.code, str(error), stage=error.stage) from error
        if wanted and not data:
            message = "ends too early; is the download complete?"
            raise ArchiveEndError("unpack_broken", message, stage="inputs")
        self.left -= len(data)
        self.budget.spend(len(data))
        return data


def read_tar_head(stream: ForwardStream) -> TarMember | None:
    """The next member's heads, with the stream before its data; `None` at the archive's end.

    Raises:
        InputError: the archive breaks off or is damaged.
        tarfile.TarError: a head is damaged.
    """
    extended = ExtendedHead()
    while True:
        block = stream.read(TAR_BLOCK_BYTES)
        if block == ZERO_BLOCK:
            return None
        if len(block) < TAR_BLOCK_BYTES:
            raise make_unpack_error("breaks off in the middle; is the download complete?")
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        if info.size < 0:
            raise make_unpack_error("is a damaged TAR archive (a size in it is negative)")
        if info.type not in HEAD_KINDS:
            return make_tar_member(stream, block, info, extended)
        if info.size > MAX_TAR_HEAD_BYTES:
            stream.skip(round_up(info.size))
            if info.type == tarfile.XGLTYPE:
                continue  # it names no member
            message = f"has a head of {info.size:,} bytes, the limit is {MAX_TAR_HEAD_BYTES:,}"
            extended.refusal = InputError("too_large", message, stage="inputs")
        else:
            extended.add(info.type, stream.read(round_up(info.size))[: info.size])


def make_tar_member(
    stream: ForwardStream, block: bytes, info: tarfile.TarInfo, extended: ExtendedHead
) -> TarMember:
    """A member by its own head and those before it."""
    sparse = info.type == tarfile.GNUTYPE_SPARSE
    if sparse:
        more = block[EXTENDED_SPARSE_AT]
        while more and len(block := stream.read(TAR_BLOCK_BYTES)) == TAR_BLOCK_BYTES:
            more = block[MORE_SPARSE_AT]
    name = info.name if extended.name is None else extended.name
    has_data = info.isreg() or info.type not in tarfile.SUPPORTED_TYPES
    size = info.size if extended.size is None else extended.size
    size = size if has_data else 0
    return TarMember(info, name, size, extended.refusal, sparse or extended.sparse)


def round_up(size: int) -> int:
    """A size in whole blocks."""
    return -(-size // TAR_BLOCK_BYTES) * TAR_BLOCK_BYTES


def find_refusal(member: TarMember) -> InputError | None:
    """Why a member is never read: it is no file, or its heads are not to be trusted."""
    for test, code, message in REFUSED_MEMBER_KINDS:
        if getattr(member.info, test)():
            return InputError(code, message, stage="inputs")
    return member.refusal
