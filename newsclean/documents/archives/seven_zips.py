"""7z archives of pages, read by py7zr.

Their members are packed together, so all that are wanted are unpacked first, one behind the other
into one file, which is removed at the end.
"""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, NamedTuple, cast

from newsclean.documents.archives import ENCRYPTED_MESSAGE
from newsclean.documents.archives.members import (
    KEPT_IN_MEMORY_BYTES,
    Archive,
    Member,
    read_member,
    require_kept_size,
)
from newsclean.documents.archives.zip_members import FilePart
from newsclean.documents.container import Container
from newsclean.documents.damage import is_system_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import find_reason_to_skip
from newsclean.documents.formats.detect import make_refusal
from newsclean.documents.formats.known import SPLIT
from newsclean.documents.missing import import_package
from newsclean.documents.unpack import UnpackBudget, make_unpack_error
from newsclean.errors import InputError

UNUSUAL_ERROR = "UnsupportedCompressionMethodError"  # of py7zr
UNUSUAL_MESSAGE = "is packed in a way that py7zr cannot unpack (BCJ2); unpack it first: 7z x FILE"
OUTSIDE_MESSAGE = "has a name that leads out of its archive; unpack the archive first"


class KeptMember(NamedTuple):
    """A member that was unpacked.

    Attributes:
        name: with `/` between its parts.
        start: where its bytes begin in the file of all.
        size: how many it has.
    """

    name: str
    start: int
    size: int


class MemberKeeper:
    """Takes the members that py7zr unpacks, one behind the other (its `WriterFactory`)."""

    def __init__(self, file: BinaryIO, budget: UnpackBudget) -> None:
        """Write all to one file."""
        self.file, self.budget = file, budget
        self.kept: list[KeptMember] = []
        self.name = ""
        self.start = 0

    def create(self, filename: str) -> "MemberKeeper":
        """Begin a member."""
        self.name, self.start = filename, self.file.tell()
        return self

    def write(self, data: bytes) -> int:
        """Take the next bytes of the member.

        Raises:
            InputError: all of it is too large.
        """
        self.budget.spend(len(data))
        self.budget.require()
        require_kept_size(self.file.tell() + len(data))
        return self.file.write(data)

    def close(self) -> None:
        """End the member, whose bytes are all there."""
        self.kept.append(KeptMember(self.name, self.start, self.file.tell() - self.start))

    def seekable(self) -> bool:
        """Nothing is read back."""
        return False


def read_seven_zip(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a 7z archive, in the order in which they are packed.

    Raises:
        InputError: it is damaged, encrypted, too large or a part of one, or py7zr is missing.
    """
    if container.file.inner.lower().endswith(SPLIT.endings):
        raise make_refusal(SPLIT)
    py7zr = import_package("py7zr", "7z", "a 7z archive")
    budget = container.budget or UnpackBudget(file.seek(0, 2))
    file.seek(0)
    archive = Archive(container, selection, budget)
    with (
        open_seven_zip(py7zr, file) as opened,
        SpooledTemporaryFile(KEPT_IN_MEMORY_BYTES, prefix="newsclean-") as spooled,
    ):
        kept = cast("BinaryIO", spooled)
        wanted: list[str] = []
        for at, info in enumerate(opened.list()):
            if info.is_directory:
                continue
            reason = find_reason_to_skip(info.filename, selection)
            if reason:
                yield container.make_skipped_entry(info.filename, reason)
            elif is_outside(info.filename):
                error = InputError("unpack_broken", OUTSIDE_MESSAGE, stage="inputs")
                yield container.make_error_entry(info.filename, at, error)
            else:
                wanted.append(info.filename)
        keeper = MemberKeeper(kept, budget)
        broken = unpack_members(opened, wanted, keeper)
        for at, member in enumerate(keeper.kept):
            yield from read_member(make_kept_member(kept, member, at), archive)
        if broken:
            raise broken


def open_seven_zip(py7zr: Any, file: BinaryIO) -> Any:
    """The archive, its list of contents read.

    Raises:
        InputError: a password is needed, or it is damaged.
    """
    try:
        opened = py7zr.SevenZipFile(file)
    except py7zr.PasswordRequired as error:
        raise make_unpack_error(ENCRYPTED_MESSAGE) from error
    if opened.needs_password():
        raise make_unpack_error(ENCRYPTED_MESSAGE)
    return opened


def is_outside(name: str) -> bool:
    """Whether a name leads out of the archive; py7zr refuses all where one does.

    >>> is_outside("a/../../b.html"), is_outside("/b.html"), is_outside("a/b..html")
    (True, True, False)
    """
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")


def unpack_members(opened: Any, wanted: list[str], keeper: MemberKeeper) -> InputError | None:
    """Unpack the wanted members; gives what ended it too early, if anything did.

    Raises:
        OSError: the system cannot read or write on.
    """
    if not wanted:
        return None
    try:
        opened.extract(targets=wanted, factory=keeper)
    except Exception as error:  # py7zr and what it brings have many types, with no common base
        if is_system_error(error):
            raise
        if type(error).__name__ == UNUSUAL_ERROR:
            return make_unpack_error(UNUSUAL_MESSAGE)
        return make_reader_error(error)
    return None


def make_kept_member(file: BinaryIO, kept: KeptMember, at: int) -> Member:
    """A member that was unpacked, ready to be read."""

    def open_member() -> FilePart:
        return FilePart(file, kept.start, kept.size, UnpackBudget(kept.size))

    return Member(kept.name, at, kept.size, open_member)
