"""ZIP archives of pages."""

from collections.abc import Iterator
from typing import BinaryIO

from newsclean.documents.archives.inner import (
    Inner,
    detect_inner,
    find_skip_reason,
    list_inner,
)
from newsclean.documents.archives.zip_list import ZipMember, find_zip_list, iter_listed_members
from newsclean.documents.archives.zip_members import ZipMemberStream
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.damage import is_reader_error, is_system_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.formats.detect import HEAD_BYTES
from newsclean.documents.named_files import require_size
from newsclean.documents.unpack import (
    PIECE_BYTES,
    ByteSource,
    HeadedStream,
    UnpackBudget,
    read_whole,
)


def read_zip(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a ZIP archive, in the order of its list of contents.

    Raises:
        InputError: code `unpack_broken`, behind the last page: its list is damaged or missing.
    """
    budget = container.open_budget(file.seek(0, 2))
    for member in iter_members(file, budget):
        if not member.name.endswith("/"):
            yield from read_member(file, member, container, selection)
            budget.require()


def iter_members(file: BinaryIO, budget: UnpackBudget) -> Iterator[ZipMember]:
    """Give the members by the list of contents, or where that is damaged all that are found.

    Raises:
        InputError: code `unpack_broken`, behind the last member: the list is damaged or missing.
    """
    found = find_zip_list(file)
    if found and found.is_whole:
        yield from iter_listed_members(file, found)
        return
    from newsclean.documents.archives.zip_salvage import iter_cut_members  # noqa: PLC0415 - broken ones only

    yield from iter_cut_members(file, found, budget)


def read_member(
    file: BinaryIO, member: ZipMember, container: Container, selection: Selection
) -> Iterator[Entry]:
    """Give one member: a page, the documents in it, an error, or skipped."""
    reason = find_skip_reason(member.name, selection)
    if reason:
        yield container.make_skipped_entry(member.name, reason)
        return
    place = f"{member.at}:{member.crc:x}"
    try:
        stream = ZipMemberStream(file, member, container.open_budget())
        head = stream.read(HEAD_BYTES)
        found = detect_inner(head, member.name)
    except BaseException as error:
        if is_system_error(error) or not is_reader_error(error):
            raise
        yield container.make_error_entry(member.name, place, make_reader_error(error))
        return
    whole = HeadedStream(head, stream)
    if found:
        inner = Inner(member.name, place, found, iter_pieces(whole))
        yield from list_inner(inner, container, selection)
        return

    def read_page() -> MemberPage:
        require_size(member.size, selection.max_bytes)
        return MemberPage(read_whole(whole, selection.max_bytes))

    yield container.attempt_page(member.name, place, read_page)


def iter_pieces(stream: ByteSource) -> Iterator[bytes]:
    """The bytes of a member, piece by piece."""
    while piece := stream.read(PIECE_BYTES):
        yield piece
