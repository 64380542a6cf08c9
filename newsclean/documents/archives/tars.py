"""TAR archives of pages, packed or not, read forward a member at a time."""

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from newsclean.documents.archives.zips import skip_member
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.globs import is_page_name
from newsclean.documents.named_files import require_size
from newsclean.documents.unpack import ByteSource, make_unpack_error, open_unpacked
from newsclean.errors import InputError

TAR_BLOCK_BYTES = 512
SKIP_STEP_BYTES = 1 << 16
ZERO_BLOCK = bytes(TAR_BLOCK_BYTES)
REFUSED_MEMBER_KINDS = (
    ("issym", "symlink", "is a symbolic link in the archive; unpack it first"),
    ("islnk", "symlink", "is a second name of another file in the archive; unpack it first"),
    ("isfifo", "not_regular", "is a pipe in the archive"),
    ("isdev", "not_regular", "is a device in the archive"),
)


class ForwardStream:
    """A stream that `tarfile` may seek in, as it only ever goes forward.

    Attributes:
        last: the block that was read last; an archive ends in blocks of zeros.
    """

    def __init__(self, file: ByteSource) -> None:
        """Begin where the stream stands."""
        self.file = file
        self.at = 0
        self.before = 0  # bytes of the archives before this one
        self.last = b""
        self.unread = b""

    def tell(self) -> int:
        """How many bytes have been read."""
        return self.at

    def seek(self, to: int) -> int:
        """Read up to a place; the stream's end may come before it."""
        while self.at < to and self.read(min(SKIP_STEP_BYTES, to - self.at)):
            pass
        return self.at

    def read(self, size: int) -> bytes:
        """Read `size` bytes, fewer at the end."""
        data = self.unread[:size]
        self.unread = self.unread[size:]
        while len(data) < size and (piece := self.file.read(size - len(data))):
            data += piece
        self.at += len(data)
        self.last = data
        return data

    def push_back(self, data: bytes) -> None:
        """Take back what was read too far; the next archive's count begins here."""
        self.unread = data + self.unread
        self.before += self.at - len(data)
        self.at = 0


def read_tar(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a TAR archive, or of several that were joined."""
    stream = ForwardStream(open_unpacked(file))
    while True:
        yield from read_one_tar(stream, container, selection)
        block = stream.read(TAR_BLOCK_BYTES)
        while block == ZERO_BLOCK:
            block = stream.read(TAR_BLOCK_BYTES)
        if not block.strip(b"\0"):
            return
        stream.push_back(block)


def read_one_tar(
    stream: ForwardStream, container: Container, selection: Selection
) -> Iterator[Entry]:
    """Give the pages of one archive.

    Raises:
        InputError: it breaks off, is damaged or is none.
    """
    start = container.count
    try:
        archive = tarfile.TarFile(fileobj=stream, mode="r", errors="surrogateescape")  # type: ignore[arg-type]  # it only reads and skips
        while (member := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # else it keeps every member
            place = stream.before + member.offset_data
            yield from read_tar_member(archive, member, place, container, selection)
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        what = "is no TAR archive" if container.count == start else "is a damaged TAR archive"
        raise make_unpack_error(f"{what} ({error})") from error
    if stream.last != ZERO_BLOCK:  # tarfile takes a broken head, and a missing end, for the end
        raise make_unpack_error(
            "breaks off in the middle, or is damaged there; is the download complete?"
        )


def read_tar_member(
    archive: tarfile.TarFile,
    member: tarfile.TarInfo,
    place: int,
    container: Container,
    selection: Selection,
) -> Iterator[Entry]:
    """Give one member."""
    if member.isdir():
        return
    name = member.name
    for test, code, message in REFUSED_MEMBER_KINDS:
        if getattr(member, test)():
            yield container.make_error_entry(name, place, InputError(code, message, stage="inputs"))
            return
    if not is_page_name(name, selection):
        yield skip_member(name, place, container)
        return
    try:
        require_size(member.size, selection.max_bytes)
    except InputError as error:
        yield container.make_error_entry(name, place, error)
        return
    opened = archive.extractfile(member)
    data = opened.read() if opened else b""
    if len(data) < member.size:
        raise make_unpack_error("ends too early; is the download complete?")
    yield container.make_page_entry(name, place, MemberPage(data))
