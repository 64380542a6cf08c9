"""One file with many pages in it: sources and names for its members, and what can go wrong."""

import errno
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from newsclean.documents.entry import Entry, Selection
from newsclean.documents.named_files import input_error, open_regular, source_named
from newsclean.documents.names import Seen, folder_name, output_name
from newsclean.errors import InputError
from newsclean.model import Failure

INSIDE = "!"


class File(NamedTuple):
    """A file among the inputs.

    Attributes:
        path: as the system knows it.
        inner: below the folder or pattern that named it; globs look at this.
        name: in an output tree.
        fingerprint: size and time.
    """

    path: str
    inner: str
    name: str
    fingerprint: str

    def entry(self, error: InputError | None = None) -> Entry:
        """The file as one page, or as an error."""
        return Entry(
            source_named(self.path),
            self.name,
            self.fingerprint,
            path=None if error else self.path,
            failure=told(error) if error else None,
        )

    def left_out(self) -> Entry:
        """The file as skipped."""
        return Entry(source_named(self.path), self.name, self.fingerprint, skipped=True)


class Page(NamedTuple):
    """A member's bytes with what the container tells of it, as `Entry` has it."""

    data: bytes
    url: str | None = None
    crawled: str | None = None
    transport: str | None = None
    kind: str | None = None


class Container:
    """Makes the entries of one file's members; two members of the same name stay apart."""

    def __init__(self, file: File) -> None:
        """Begin with the first member."""
        self.file = file
        self.prefix = folder_name(file.name)
        self.seen = Seen()
        self.count = 0

    def page(self, inner: str, place: object, page: Page) -> Entry:
        """A page, by what the container calls it and where in the container it stands."""
        data, url, crawled, transport, kind = page
        return self.member(inner, place)._replace(
            data=data, url=url, crawled=crawled, transport=transport, kind=kind
        )

    def error(self, inner: str, place: object, error: InputError) -> Entry:
        """A member that cannot be read."""
        return self.member(inner, place)._replace(failure=told(error))

    def member(self, inner: str, place: object) -> Entry:
        """What all members have; the second of a name gets its number, as in `a.html#17`."""
        self.count += 1
        while not self.seen.add(inner):
            inner = f"{inner}#{self.count}"
        return Entry(
            f"{source_named(self.file.path)}{INSIDE}{source_named(inner)}",
            f"{self.prefix}/{output_name(inner)}",
            f"{self.file.fingerprint}:{place}",
        )

    def skipped(self, inner: str) -> Entry:
        """A member that is left out."""
        self.count += 1
        source = f"{source_named(self.file.path)}{INSIDE}{source_named(inner)}"
        return Entry(source, "", skipped=True)


Reader = Callable[[BinaryIO, Container, Selection], Iterator[Entry]]


def members(file: File, reader: Reader, selection: Selection) -> Iterator[Entry]:
    """Give the members of a file up to its end, or up to where it breaks, and then one error."""
    container = Container(file)
    try:
        with open_regular(file.path) as opened:
            yield from reader(opened, container, selection)
    except InputError as error:
        yield file.entry(error)
    except OSError as error:
        yield file.entry(damage(error) or input_error(error))
    except MemoryError:
        message = "reading it needs more memory than there is"
        yield file.entry(InputError("memory", message, stage="inputs"))


def damage(error: OSError) -> InputError | None:
    """An error that damage in the file led to, not the system: a place before its begin, say."""
    if error.errno not in {None, errno.EINVAL}:
        return None
    what = f"is damaged ({str(error)[:80]})"
    return InputError("unpack_broken", what, stage="inputs")


def told(error: InputError) -> Failure:
    """An error as a value."""
    return Failure(error.code, str(error), error.stage)


def require_limit(size: int, limit: int) -> None:
    """Refuse a member larger than the limit.

    Raises:
        InputError: code `too_large`.
    """
    if size > limit:
        message = f"has {size:,} bytes, the limit is {limit:,}; raise --max-size"
        raise InputError("too_large", message, stage="inputs")
