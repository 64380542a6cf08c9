"""Saved pages with their parts in a ZIP archive: SingleFile (also as a page of HTML), and MAFF."""

import io
from collections.abc import Iterator
from contextlib import suppress

from newsclean.documents.addresses import keep_web_address
from newsclean.documents.archives.descriptions import (
    SavedPage,
    parse_manifest,
    parse_page_description,
)
from newsclean.documents.archives.members import Archive, read_member
from newsclean.documents.archives.zip_contents import INDEX, MANIFEST, ZipContents, open_zip
from newsclean.documents.archives.zip_list import (
    END_MAGIC,
    END_RECORD,
    MEMBER_MAGIC,
    ZipMember,
)
from newsclean.documents.archives.zip_members import read_zip_member
from newsclean.documents.archives.zips import make_member, read_pages
from newsclean.documents.companions import PAGE_PART
from newsclean.documents.container import Container, MemberPage
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import find_reason_to_skip
from newsclean.documents.pages import has_archive_mark
from newsclean.documents.unpack import UnpackBudget, make_unpack_error
from newsclean.errors import InputError

MAX_DESCRIPTION_BYTES = 1_000_000
MAX_DESCRIBED_PAGES = 2_000  # of a MAFF file; the addresses of those that follow are not known
DESCRIPTION = "index.rdf"
NO_PAGE_MESSAGE = (
    "is a page of SingleFile that unpacks itself, and its archive is damaged; save the page again"
)


def read_saved_page(
    contents: ZipContents, container: Container, selection: Selection
) -> Iterator[Entry]:
    """Give the page that SingleFile saved as an archive; other archives give all their pages."""
    saved = read_manifest(contents)
    if saved is None:
        yield from read_pages(contents, container, selection)
    else:
        yield from read_described(
            contents, Archive(container, selection, contents.budget), {"": saved}
        )


def read_manifest(contents: ZipContents) -> SavedPage | None:
    """What SingleFile says of the page in an archive; `None` where it did not make it."""
    member = contents.marks.get(MANIFEST)
    data = read_description(contents, member) if member else None
    return parse_manifest(data) if data else None


def read_saved_pages(
    contents: ZipContents, container: Container, selection: Selection
) -> Iterator[Entry]:
    """Give the pages of a MAFF file, each of which has a folder and its description."""
    pages: dict[str, SavedPage] = {}
    for member in contents.iter_members():
        folder, _, name = member.name.rpartition("/")
        if name == DESCRIPTION and "/" not in folder and len(pages) < MAX_DESCRIBED_PAGES:
            data = read_description(contents, member)
            pages[f"{folder}/"] = parse_page_description(data) if data else SavedPage()
    yield from read_described(contents, Archive(container, selection, contents.budget), pages)


def read_description(contents: ZipContents, member: ZipMember) -> bytes | None:
    """The bytes of a small member; `None` where it is damaged or large."""
    try:
        return read_zip_member(contents.file, member, MAX_DESCRIPTION_BYTES, contents.budget)
    except InputError:
        return None


def read_described(
    contents: ZipContents, archive: Archive, pages: dict[str, SavedPage]
) -> Iterator[Entry]:
    """Give the pages of an archive that is a save, without their frames and parts.

    Args:
        contents: the archive.
        archive: makes the entries.
        pages: what is said of the page in each folder, by the begin of its members' names.
    """
    for member in contents.iter_members():
        folder = next((f for f in (f"{member.name.partition('/')[0]}/", "") if f in pages), None)
        if member.name.endswith("/"):
            continue
        if folder is None:
            yield from read_member(make_member(contents, member), archive)
        elif member.name[len(folder) :].lower() in pages[folder].names:
            for entry in read_member(make_member(contents, member), archive):
                yield add_saved(entry, pages[folder])
        else:
            reason = find_reason_to_skip(member.name, archive.selection) or PAGE_PART
            yield archive.container.make_skipped_entry(member.name, reason)
        contents.budget.require()


def add_saved(entry: Entry, saved: SavedPage) -> Entry:
    """An entry with the address and the day that its saver knows."""
    if entry.data is None:
        return entry
    return entry._replace(url=keep_web_address(saved.url), crawled=saved.crawled)


def extract_packed_page(data: bytes, max_bytes: int) -> MemberPage | None:
    """The page in a page of HTML that unpacks itself; `None` where there is none.

    SingleFile writes a ZIP archive into a comment of it, or into an element of plain text. Where
    its mark is in the head, the page is also taken out of an archive that breaks off.

    Raises:
        InputError: it is damaged or too large.
    """
    marked = has_archive_mark(data)
    budget = UnpackBudget(len(data))
    contents = open_packed_archive(data, budget)
    parts = find_page_parts(contents) if contents and (marked or contents.is_whole()) else {}
    saved = None
    if contents and MANIFEST in parts:
        saved = parse_manifest(read_description(contents, parts[MANIFEST]) or b"")
    if contents is None or INDEX not in parts:
        if marked and not (contents and contents.is_whole()):
            raise make_unpack_error(NO_PAGE_MESSAGE)
        return None
    page = read_zip_member(contents.file, parts[INDEX], max_bytes, budget)
    saved = saved or SavedPage()
    return MemberPage(page, keep_web_address(saved.url), saved.crawled)


def open_packed_archive(data: bytes, budget: UnpackBudget) -> ZipContents | None:
    """The archive in a page, without what stands around it; `None` where there is none."""
    start, end = data.find(MEMBER_MAGIC), data.rfind(END_MAGIC)
    if start < 0:
        return None
    archive = data[start : end + END_RECORD.size if end > start else len(data)]
    try:
        return open_zip(io.BytesIO(archive), budget)
    except InputError:  # what looks like its end says that it is one part of several
        return None


def find_page_parts(contents: ZipContents) -> dict[str, ZipMember]:
    """The page and what is said of it; of an archive that is damaged, as far as it goes."""
    parts: dict[str, ZipMember] = {}
    with suppress(InputError):
        for member in contents.iter_members():
            if member.name in {INDEX, MANIFEST}:
                parts.setdefault(member.name, member)
    return parts
