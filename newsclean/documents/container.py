"""One file with many pages in it: sources and names for its members, and errors that it has."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from newsclean.documents.addresses import keep_web_address
from newsclean.documents.damage import is_reader_error, is_system_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.formats.detect import make_refusal
from newsclean.documents.formats.known import SPLIT
from newsclean.documents.named_files import escape_unprintable, format_source, open_regular
from newsclean.documents.names import SeenNames, make_folder_name, make_output_name
from newsclean.documents.odd_names import OddPages
from newsclean.errors import InputError
from newsclean.model import Caution, Failure

if TYPE_CHECKING:
    from newsclean.documents.unpack import UnpackBudget

MEMBER_SEPARATOR = "!"
MAX_INNER_CHARS = 4_096  # of a member's name in a source; a ZIP's may have 65,535, a row's id 20 MB


class InputFile(NamedTuple):
    """A file among the inputs.

    Attributes:
        path: as the system knows it.
        inner: its path below the folder or pattern that named it; globs are matched with this.
        name: its name in an output tree.
        fingerprint: its size and time.
        source: what records call it, where that is not its path: `-` for standard input.
    """

    path: str
    inner: str
    name: str
    fingerprint: str
    source: str = ""

    def get_source(self) -> str:
        """What records call it."""
        return self.source or format_source(self.path)

    def make_entry(self, error: InputError | None = None) -> Entry:
        """The file as one page, or as an error."""
        return Entry(
            self.get_source(),
            self.name,
            self.fingerprint,
            path=None if error else self.path,
            failure=make_failure(error) if error else None,
        )

    def make_skipped_entry(self, reason: str) -> Entry:
        """The file as skipped, and why."""
        return Entry(self.get_source(), self.name, self.fingerprint, skipped=True, reason=reason)


class MemberPage(NamedTuple):
    """A member's bytes with what the container knows of it, as `Entry` has it."""

    data: bytes
    url: str | None = None
    crawled: str | None = None
    transport: str | None = None
    kind: str | None = None
    cautions: tuple[Caution, ...] = ()
    is_text: bool = False


class Container:
    """Makes the entries of one file's members; members of the same name get different sources.

    Attributes:
        depth: how many archives are around its members; 1 for a file of its own.
        budget: of the archive that it lies in, whose account its members share; else `None`.
        watch: gives an open file as one whose reading is noted, for limits of time.
    """

    def __init__(
        self, file: InputFile, depth: int = 1, budget: "UnpackBudget | None" = None
    ) -> None:
        """Count from the first member."""
        self.file = file
        self.depth = depth
        self.budget = budget
        self.watch: Callable[[BinaryIO], BinaryIO] = keep_unwatched
        self.prefix = make_folder_name(file.name)
        self.seen = SeenNames()
        self.count = 0
        self.odd_pages = OddPages()

    def make_page_entry(self, inner: str, place: object, page: MemberPage) -> Entry:
        """A page, by what the container calls it and where in the container it stands."""
        data, url, crawled, transport, kind, cautions, is_text = page
        return self.make_entry(inner, place)._replace(
            data=data,
            url=keep_web_address(url),
            crawled=crawled,
            transport=transport,
            kind=kind,
            cautions=cautions,
            is_text=is_text,
        )

    def attempt_page(self, inner: str, place: object, read: Callable[[], MemberPage]) -> Entry:
        """A page that is read now; whatever reading it raises is this member's own error.

        Raises:
            OSError: the system cannot read the file on.
        """
        try:
            page = read()
        except BaseException as error:
            if is_system_error(error) or not is_reader_error(error):
                raise
            return self.make_error_entry(inner, place, make_reader_error(error))
        return self.make_page_entry(inner, place, page)

    def make_error_entry(self, inner: str, place: object, error: InputError) -> Entry:
        """A member that cannot be read."""
        return self.make_entry(inner, place)._replace(failure=make_failure(error))

    def make_entry(self, inner: str, place: object) -> Entry:
        """What all members have; the second member of a name gets a number, as in `a.html#17`."""
        self.count += 1
        inner = shorten_inner(inner)
        while not self.seen.add(inner):
            inner = f"{inner}#{self.count}"
        return Entry(
            f"{self.file.get_source()}{MEMBER_SEPARATOR}{format_source(inner)}",
            f"{self.prefix}/{make_output_name(inner)}",
            f"{self.file.fingerprint}:{place}",
        )

    def make_skipped_entry(self, inner: str, reason: str) -> Entry:
        """A member that is left out, and why."""
        self.count += 1
        source = f"{self.file.get_source()}{MEMBER_SEPARATOR}{format_source(shorten_inner(inner))}"
        return Entry(source, "", skipped=True, reason=reason)

    def make_notice(self, message: str) -> Entry:
        """A message about the whole file, for people."""
        return make_notice(self.file.get_source(), message)


def make_notice(source: str, message: str) -> Entry:
    """A message about a folder or a file, for people."""
    return Entry(source, "", notice=f"{source}: {message}")


def keep_unwatched(file: BinaryIO) -> BinaryIO:
    """The file itself."""
    return file


MemberReader = Callable[[BinaryIO, Container, Selection], Iterator[Entry]]


def shorten_inner(inner: str) -> str:
    """A member's name of a bounded length; a longer one ends in its own digest."""
    if len(inner) <= MAX_INNER_CHARS:
        return inner
    digest = sha256(inner.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return f"{inner[: MAX_INNER_CHARS - 25]}~{digest}"


def read_members(file: InputFile, reader: MemberReader, selection: Selection) -> Iterator[Entry]:
    """Give the members of a file; where it breaks, those before the break and then one error."""
    try:
        with open_regular(file.path) as opened:
            yield from read_opened(opened, Container(file), reader, selection)
    except BaseException as error:
        if not is_reader_error(error):
            raise
        yield file.make_entry(make_reader_error(error))


def read_opened(
    opened: BinaryIO, container: Container, reader: MemberReader, selection: Selection
) -> Iterator[Entry]:
    """As `read_members`, of a file that is open.

    This is the one place where anything that a reader raises, of whatever package, becomes an
    error of ours; only signals and the end of the program pass.
    """
    try:
        yield from reader(opened, container, selection)
    except BaseException as error:
        if not is_reader_error(error):
            raise
        yield container.file.make_entry(explain_part(container.file, make_reader_error(error)))
    if message := container.odd_pages.make_message():
        yield container.make_notice(message)


def explain_part(file: InputFile, error: InputError) -> InputError:
    """The error of a file that ends too early, or what to do where it is one part of several."""
    is_part = error.code == "unpack_broken" and file.inner.lower().endswith(SPLIT.endings)
    return make_refusal(SPLIT) if is_part else error


def make_failure(error: InputError) -> Failure:
    """An error as a value; what its message quotes of a file is made harmless for a terminal."""
    return Failure(error.code, escape_unprintable(str(error)), error.stage)
