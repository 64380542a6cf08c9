"""One member of an archive: a page, many documents in it, or something that is left out."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NamedTuple, cast

from newsclean.documents.companions import NO_COMPANIONS, OWN_FILE
from newsclean.documents.container import Container, InputFile, MemberPage, read_opened
from newsclean.documents.damage import is_reader_error, is_system_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import NO_PAGE_NAME, find_reason_to_skip, load_reader
from newsclean.documents.formats.detect import (
    HEAD_BYTES,
    detect_format,
    make_refusal,
    unpack_head,
)
from newsclean.documents.formats.known import ARC, PATH_ONLY, WARC, Format
from newsclean.documents.globs import find_member_companion, is_included
from newsclean.documents.named_files import require_size
from newsclean.documents.odd_names import begins_as_page, is_odd_name
from newsclean.documents.unpack import (
    PIECE_BYTES,
    ByteSource,
    HeadedStream,
    UnpackBudget,
    open_unpacked,
    read_whole,
)
from newsclean.errors import InputError

MAX_ARCHIVE_DEPTH = 3  # of archives in archives, the outermost counted
MAX_KEPT_BYTES = 4 << 30  # of an archive in an archive, on disk while it is read
KEPT_IN_MEMORY_BYTES = 1 << 20  # a smaller one never comes to the disk
APPLE_DOUBLE_MAGIC = b"\0\5\x16\7"  # RFC 1740: what macOS keeps beside a file
DEPTH_MESSAGE = (
    f"lies in more than {MAX_ARCHIVE_DEPTH} archives, one in the other; unpack one first"
)
DATABASE_MESSAGE = "is a database, which is read from a file of its own only; unpack it first"


class ArchiveEndError(InputError):
    """The archive itself ends, or is damaged, in the middle of a member."""


class Archive(NamedTuple):
    """An open archive.

    Attributes:
        container: makes the entries.
        selection: which of its members are pages.
        budget: what its members may cost together, and those of the archives in it.
        companions: of its pages, as `find_companions` gives them.
    """

    container: Container
    selection: Selection
    budget: UnpackBudget
    companions: Mapping[str, str] = NO_COMPANIONS


class Member(NamedTuple):
    """One file in an archive.

    Attributes:
        name: with `/` between its parts.
        place: where it stands, with its checksum where there is one: a part of its fingerprint.
        size: how many bytes it has by what the archive says.
        open: gives its bytes, unpacked and read forward; it may be called once.
    """

    name: str
    place: object
    size: int
    open: Callable[[], ByteSource]


def read_member(member: Member, archive: Archive) -> Iterator[Entry]:
    """Give what one member is; what it holds its first bytes say, as those of a file do.

    Raises:
        ArchiveEndError: nothing can be read behind it either.
        OSError: the system cannot read the file on.
    """
    reason = find_reason_to_skip(member.name, archive.selection)
    reason = reason or find_member_companion(member.name, archive.companions, archive.selection)
    if reason:
        yield archive.container.make_skipped_entry(member.name, reason)
        return
    head = b""
    try:
        stream = member.open()
        head = stream.read(HEAD_BYTES)
        if is_left_out(member.name, head, archive):
            yield archive.container.make_skipped_entry(member.name, NO_PAGE_NAME)
            return
        found = detect_format(unpack_head(head), member.name)
        stream = HeadedStream(head, stream)
        if found is None:
            yield make_page(member, stream, head, archive)
        else:
            yield from read_inner_format(member, stream, found, archive)
    except BaseException as error:
        if isinstance(error, ArchiveEndError) or is_system_error(error):
            raise
        if not is_reader_error(error):
            raise
        if is_left_out(member.name, head, archive):
            yield archive.container.make_skipped_entry(member.name, NO_PAGE_NAME)
            return
        yield archive.container.make_error_entry(
            member.name, member.place, make_reader_error(error)
        )


def is_left_out(name: str, head: bytes, archive: Archive) -> bool:
    """Whether a member has an odd name and does not begin as a page."""
    return is_odd_name(name, archive.selection) and not begins_as_page(unpack_head(head), name)


def make_page(member: Member, stream: ByteSource, head: bytes, archive: Archive) -> Entry:
    """A member that is a page.

    Raises:
        InputError: it is too large or damaged.
    """
    if head.startswith(APPLE_DOUBLE_MAGIC):
        return archive.container.make_skipped_entry(member.name, OWN_FILE)
    require_size(member.size, archive.selection.max_bytes)
    data = read_whole(stream, archive.selection.max_bytes)
    if is_odd_name(member.name, archive.selection):
        archive.container.odd_pages.add(member.name)
    return archive.container.make_page_entry(member.name, member.place, MemberPage(data))


def read_inner_format(
    member: Member, stream: ByteSource, found: Format, archive: Archive
) -> Iterator[Entry]:
    """Give the documents in a member that holds many.

    Raises:
        InputError: it is not read, lies too deep, is damaged or too large.
    """
    container, selection, budget, _ = archive
    if not (found.in_folders or is_included(member.name, selection)):
        yield container.make_skipped_entry(member.name, f"{found.about} in an archive")
        return
    if not found.reader:
        raise make_refusal(found)
    if found in PATH_ONLY:
        raise InputError("container", DATABASE_MESSAGE, stage="inputs")
    if container.depth >= MAX_ARCHIVE_DEPTH:
        raise InputError("unpack_limit", DEPTH_MESSAGE, stage="inputs")
    require_kept_size(member.size)
    if found not in {WARC, ARC}:  # whose records are packed one by one
        stream = CountedStream(open_unpacked(stream), budget)
    with keep_member(stream, budget) as kept:
        entry = container.make_entry(member.name, member.place)
        file = InputFile("", member.name, entry.name, entry.fingerprint, entry.source)
        inner = Container(file, container.depth + 1, budget)
        yield from read_opened(kept, inner, load_reader(found.reader), selection)


def require_kept_size(size: int) -> None:
    """Refuse an archive in an archive that is too large to be kept.

    Raises:
        InputError: code `too_large`.
    """
    if size > MAX_KEPT_BYTES:
        message = f"has more than {MAX_KEPT_BYTES:,} bytes; unpack the archive around it first"
        raise InputError("too_large", message, stage="inputs")


class CountedStream:
    """A stream whose bytes are counted as spent."""

    def __init__(self, file: ByteSource, budget: UnpackBudget) -> None:
        """Count from where the stream stands."""
        self.file = file
        self.budget = budget

    def read(self, size: int = -1) -> bytes:
        """Read at most this many bytes."""
        data = self.file.read(size)
        self.budget.spend(len(data))
        return data


@contextmanager
def keep_member(stream: ByteSource, budget: UnpackBudget) -> Iterator[BinaryIO]:
    """A member as a file, in memory or on disk, which is removed at the end.

    Raises:
        InputError: it is too large or damaged.
    """
    with SpooledTemporaryFile(KEPT_IN_MEMORY_BYTES, prefix="newsclean-") as kept:
        size = 0
        while piece := stream.read(PIECE_BYTES):
            size += len(piece)
            require_kept_size(size)
            kept.write(piece)
            budget.require()
        kept.seek(0)
        yield cast("BinaryIO", kept)
