"""ZIP archives of pages."""

from collections.abc import Iterator
from typing import BinaryIO

from newsclean.documents.archives.zip_list import ZipMember, find_zip_list, iter_listed_members
from newsclean.documents.archives.zip_members import read_zip_member
from newsclean.documents.archives.zip_names import ZipNames
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import NO_PAGE_NAME
from newsclean.documents.formats.known import find_format_by_name
from newsclean.documents.globs import is_page_name
from newsclean.documents.unpack import UnpackBudget
from newsclean.errors import InputError

NESTED_MESSAGE = "is an archive in an archive, which is not opened; unpack the outer one first"


def read_zip(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a ZIP archive, in the order of its list of contents.

    Raises:
        InputError: code `unpack_broken`, behind the last page: its list is damaged or missing.
    """
    budget = UnpackBudget(file.seek(0, 2))
    for member in iter_members(file, budget):
        if not member.name.endswith("/"):
            yield make_member_entry(file, member, container, selection, budget)
            budget.require()


def iter_members(file: BinaryIO, budget: UnpackBudget) -> Iterator[ZipMember]:
    """Give the members by the list of contents, or where that is damaged all that are found.

    Raises:
        InputError: code `unpack_broken`, behind the last member: the list is damaged or missing.
    """
    found = find_zip_list(file)
    names = ZipNames(file, found)
    if found and found.is_whole:
        yield from map(names.read_name, iter_listed_members(file, found))
        return
    from newsclean.documents.archives.zip_salvage import iter_cut_members  # noqa: PLC0415 - broken ones only

    yield from map(names.read_name, iter_cut_members(file, found, budget))


def make_member_entry(
    file: BinaryIO,
    member: ZipMember,
    container: Container,
    selection: Selection,
    budget: UnpackBudget,
) -> Entry:
    """One member as a page, an error, or skipped."""
    if not is_page_name(member.name, selection):
        return skip_member(member.name, member.at, container)

    def read_page() -> MemberPage:
        return MemberPage(read_zip_member(file, member, selection.max_bytes, budget))

    return container.attempt_page(member.name, f"{member.at}:{member.crc:x}", read_page)


def skip_member(name: str, place: object, container: Container) -> Entry:
    """What is no page: skipped; but an archive in the archive may hold pages and is an error."""
    named = find_format_by_name(name)
    if named and named.in_folders:
        error = InputError("unpack_limit", NESTED_MESSAGE, stage="inputs")
        return container.make_error_entry(name, place, error)
    return container.make_skipped_entry(name, NO_PAGE_NAME)
