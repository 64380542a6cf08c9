"""One member of an archive: a page, many documents in it, or something that is left out."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from typing import BinaryIO, NamedTuple, cast

from newsclean.documents.companions import NO_COMPANIONS, OWN_FILE
from newsclean.documents.container import (
    Container,
    InputFile,
    MemberPage,
    make_failure,
    read_opened,
)
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
        if head.startswith(APPLE_DOUBLE_MAGIC):
            yield archive.container.make_skipped_entry(member.name, OWN_FILE)
            return
        if is_left_out(member.name, head, archive):
            yield archive.container.make_skipped_entry(member.name, NO_PAGE_NAME)
            return
        found = detect_format(unpack_head(head), member.name)
        stream = HeadedStream(head, stream)
        if found is None:
            yield make_page(member, stream, archive)
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


def make_page(member: Member, stream: ByteSource, archive: Archive) -> Entry:
    """A member that is a page.

    Raises:
        InputError: it is too large or damaged.
    """
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
    if container.depth >= MAX_ARCHIVE_DEPTH:
        raise InputError("unpack_limit", DEPTH_MESSAGE, stage="inputs")
    require_kept_size(member.size)
    if found not in {WARC, ARC}:  # whose records are packed one by one
        stream = CountedStream(open_unpacked(stream), budget)
    with keep_member(stream, budget, named=found in PATH_ONLY) as kept:
        yield from read_kept(member, kept, found, archive)


def read_kept(member: Member, kept: "Kept", found: Format, archive: Archive) -> Iterator[Entry]:
    """Give the documents in a member that is kept; where it breaks off, then one error for it.

    Raises:
        InputError: all archives together cost too much; the archive around it ends here.
    """
    container, selection, budget, _ = archive
    own = container.make_entry(member.name, member.place)
    file = InputFile(kept.path, member.name, own.name, own.fingerprint, own.source)
    inner = Container(file, container.depth + 1, budget)
    inner.watch = container.watch
    opened = inner.watch(kept.file) if kept.is_on_disk else kept.file
    is_said = False
    for entry in read_opened(opened, inner, load_reader(found.reader), selection):
        budget.spend(len(entry.data or b""))
        is_said |= entry.failure is not None and entry.source == own.source
        yield entry
    if isinstance(kept.error, ArchiveEndError):
        raise kept.error
    if kept.error and not is_said:
        yield own._replace(failure=make_failure(kept.error))


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


class Kept(NamedTuple):
    """A member as a file of its own.

    Attributes:
        file: at its begin.
        path: of the file, where its reader wants one; else empty.
        is_on_disk: it has a number by which the system knows it.
        error: the member breaks off behind what is there.
    """

    file: BinaryIO
    path: str = ""
    is_on_disk: bool = False
    error: InputError | None = None

    def rewind(self) -> "Kept":
        """The same, with the file at its begin and all of it written."""
        self.file.flush()
        self.file.seek(0)
        return self


@contextmanager
def keep_member(stream: ByteSource, budget: UnpackBudget, *, named: bool) -> Iterator[Kept]:
    """A member as a file, in memory or on disk, which is removed at the end.

    Args:
        stream: its bytes.
        budget: of all archives around it.
        named: the file has a name, so that it can be opened by it.

    Raises:
        InputError: it is too large.
    """
    if not named:
        with SpooledTemporaryFile(KEPT_IN_MEMORY_BYTES, prefix="newsclean-") as spooled:
            file = cast("BinaryIO", spooled)
            error = copy_member(stream, file, budget)
            yield Kept(file, is_on_disk=file.tell() > KEPT_IN_MEMORY_BYTES, error=error).rewind()
        return
    with TemporaryDirectory(prefix="newsclean-") as folder:
        path = os.path.join(folder, "kept")
        with open(path, "w+b") as file:
            error = copy_member(stream, file, budget)
            yield Kept(file, path, error=error).rewind()


def copy_member(stream: ByteSource, file: BinaryIO, budget: UnpackBudget) -> InputError | None:
    """Write a member to a file; the error where it breaks off, else `None`.

    Raises:
        InputError: it is too large, or all archives together cost too much.
    """
    size = 0
    while True:
        try:
            piece = stream.read(PIECE_BYTES)
        except InputError as error:
            if error.code == "unpack_limit":
                raise
            return error
        if not piece:
            return None
        size += len(piece)
        require_kept_size(size)
        file.write(piece)
        budget.require()
