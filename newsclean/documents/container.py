"""One file with many pages in it: sources and names for its members, and errors that it has."""

import errno
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from newsclean.documents.entry import Entry, Selection
from newsclean.documents.named_files import format_source, make_input_error, open_regular
from newsclean.documents.names import SeenNames, make_folder_name, make_output_name
from newsclean.errors import InputError
from newsclean.model import Failure

MEMBER_SEPARATOR = "!"


class InputFile(NamedTuple):
    """A file among the inputs.

    Attributes:
        path: as the system knows it.
        inner: its path below the folder or pattern that named it; globs are matched with this.
        name: its name in an output tree.
        fingerprint: its size and time.
    """

    path: str
    inner: str
    name: str
    fingerprint: str

    def make_entry(self, error: InputError | None = None) -> Entry:
        """The file as one page, or as an error."""
        return Entry(
            format_source(self.path),
            self.name,
            self.fingerprint,
            path=None if error else self.path,
            failure=make_failure(error) if error else None,
        )

    def make_skipped_entry(self) -> Entry:
        """The file as skipped."""
        return Entry(format_source(self.path), self.name, self.fingerprint, skipped=True)


class MemberPage(NamedTuple):
    """A member's bytes with what the container knows of it, as `Entry` has it."""

    data: bytes
    url: str | None = None
    crawled: str | None = None
    transport: str | None = None
    kind: str | None = None


class Container:
    """Makes the entries of one file's members; members of the same name get different sources."""

    def __init__(self, file: InputFile) -> None:
        """Count from the first member."""
        self.file = file
        self.prefix = make_folder_name(file.name)
        self.seen = SeenNames()
        self.count = 0

    def make_page_entry(self, inner: str, place: object, page: MemberPage) -> Entry:
        """A page, by what the container calls it and where in the container it stands."""
        data, url, crawled, transport, kind = page
        return self.make_entry(inner, place)._replace(
            data=data, url=url, crawled=crawled, transport=transport, kind=kind
        )

    def make_error_entry(self, inner: str, place: object, error: InputError) -> Entry:
        """A member that cannot be read."""
        return self.make_entry(inner, place)._replace(failure=make_failure(error))

    def make_entry(self, inner: str, place: object) -> Entry:
        """What all members have; the second member of a name gets a number, as in `a.html#17`."""
        self.count += 1
        while not self.seen.add(inner):
            inner = f"{inner}#{self.count}"
        return Entry(
            f"{format_source(self.file.path)}{MEMBER_SEPARATOR}{format_source(inner)}",
            f"{self.prefix}/{make_output_name(inner)}",
            f"{self.file.fingerprint}:{place}",
        )

    def make_skipped_entry(self, inner: str) -> Entry:
        """A member that is left out."""
        self.count += 1
        source = f"{format_source(self.file.path)}{MEMBER_SEPARATOR}{format_source(inner)}"
        return Entry(source, "", skipped=True)


MemberReader = Callable[[BinaryIO, Container, Selection], Iterator[Entry]]


def read_members(file: InputFile, reader: MemberReader, selection: Selection) -> Iterator[Entry]:
    """Give the members of a file; where it breaks, those before the break and then one error."""
    container = Container(file)
    try:
        with open_regular(file.path) as opened:
            yield from reader(opened, container, selection)
    except InputError as error:
        yield file.make_entry(error)
    except OSError as error:
        yield file.make_entry(make_damage_error(error) or make_input_error(error))
    except MemoryError:
        message = "reading it needs more memory than there is"
        yield file.make_entry(InputError("memory", message, stage="inputs"))


def make_damage_error(error: OSError) -> InputError | None:
    """The error for a damaged file: its data led to a place that no file has; else `None`."""
    if error.errno not in {None, errno.EINVAL}:
        return None
    what = f"is damaged ({str(error)[:80]})"
    return InputError("unpack_broken", what, stage="inputs")


def make_failure(error: InputError) -> Failure:
    """An error as a value."""
    return Failure(error.code, str(error), error.stage)
