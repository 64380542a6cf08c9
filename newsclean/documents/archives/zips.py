"""ZIP archives of pages."""

from collections.abc import Iterator
from typing import BinaryIO

from newsclean.documents.archives.members import Archive, Member, read_member
from newsclean.documents.archives.zip_contents import ZipContents, open_zip
from newsclean.documents.archives.zip_kinds import read_by_kind
from newsclean.documents.archives.zip_list import ZipMember
from newsclean.documents.archives.zip_members import ZipMemberStream
from newsclean.documents.companions import NO_COMPANIONS, find_companions
from newsclean.documents.container import Container
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.unpack import UnpackBudget


def read_zip(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the documents of a ZIP archive, whatever it is for.

    Raises:
        InputError: code `container`: it holds none; `unpack_broken`,
            behind the last document: its list of contents is damaged or missing.
    """
    budget = container.budget or UnpackBudget(file.seek(0, 2))
    contents = open_zip(file, budget)
    yield from read_by_kind(contents, container, selection)


def read_pages(
    contents: ZipContents, container: Container, selection: Selection
) -> Iterator[Entry]:
    """Give the pages of an archive, in the order of its list of contents."""
    companions = find_companions(contents.iter_names) if contents.is_whole() else NO_COMPANIONS
    archive = Archive(container, selection, contents.budget, companions)
    for member in contents.iter_members():
        if not member.name.endswith("/"):
            yield from read_member(make_member(contents, member), archive)
            contents.budget.require()


def make_member(contents: ZipContents, member: ZipMember) -> Member:
    """One member, ready to be read."""

    def open_member() -> ZipMemberStream:
        return ZipMemberStream(contents.file, member, contents.budget)

    return Member(member.name, f"{member.at}:{member.crc:x}", member.size, open_member)
