"""Books (EPUB): each chapter with text a page, in the order in which they are read."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from newsclean.documents.archives.descriptions import parse_xml_elements
from newsclean.documents.archives.members import Archive, read_member
from newsclean.documents.archives.saved_zips import read_description
from newsclean.documents.archives.zip_contents import BOOK_ROOT, ZipContents
from newsclean.documents.archives.zip_list import ZipMember
from newsclean.documents.archives.zips import make_member, read_pages
from newsclean.documents.container import Container
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import find_reason_to_skip

CHAPTER_TYPES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
CONTENTS_PROPERTY = "nav"
MAX_CHAPTERS = 10_000
NO_CHAPTER = "no chapter of the book"
NO_TEXT = "a chapter without text"
# Text of a chapter, not that of its head.
CHAPTER_TEXT = re.compile(rb"(?is)<body\b[^>]*>(?:\s|<[^>]*>|&(?:nbsp|\#160|\#xa0);)*+[^<\s]")


def read_book(contents: ZipContents, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the chapters of a book; of one whose description cannot be read, its pages.

    Raises:
        InputError: code `unpack_broken`, behind the last chapter: its list of contents is damaged.
    """
    chapters = list_chapters(contents)
    if not chapters:
        yield from read_pages(contents, container, selection)
        return
    archive = Archive(container, selection, contents.budget)
    found: dict[str, ZipMember] = {}
    for member in contents.iter_members():
        if member.name in chapters:
            found.setdefault(member.name, member)
        elif not member.name.endswith("/"):
            reason = find_reason_to_skip(member.name, selection) or NO_CHAPTER
            yield container.make_skipped_entry(member.name, reason)
    for name in chapters:
        if name in found:
            yield from read_chapter(contents, found[name], archive)
            contents.budget.require()


def read_chapter(contents: ZipContents, member: ZipMember, archive: Archive) -> Iterator[Entry]:
    """Give one chapter, or say that it has no text, such as a cover."""
    for entry in read_member(make_member(contents, member), archive):
        if entry.data is not None and not CHAPTER_TEXT.search(entry.data):
            yield archive.container.make_skipped_entry(member.name, NO_TEXT)
        else:
            yield entry


def list_chapters(contents: ZipContents) -> dict[str, None]:
    """The names of the chapters in the order in which they are read (EPUB 3.3, spine)."""
    root = contents.marks.get(BOOK_ROOT)
    rooted = parse_xml_elements(read_description(contents, root) or b"") if root else []
    package = next((e.attributes["full-path"] for e in rooted if "full-path" in e.attributes), "")
    if not package:
        return {}
    members = (member for member in contents.iter_members() if member.name == package)
    member = next(members, None)
    data = (read_description(contents, member) if member else None) or b""
    return order_chapters(data, posixpath.dirname(package))


def order_chapters(package: bytes, folder: str) -> dict[str, None]:
    """The names of the chapters that a book's description lists.

    >>> order_chapters(
    ...     b'<p><item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/>'
    ...     b'<itemref idref="a"/></p>',
    ...     "OEBPS",
    ... )
    {'OEBPS/a b.xhtml': None}

    Args:
        package: the description (OPF).
        folder: in which it lies.
    """
    names: dict[str, str] = {}
    order: dict[str, None] = {}
    for name, attributes in parse_xml_elements(package):
        if name == "item" and attributes.get("media-type") in CHAPTER_TYPES:
            if CONTENTS_PROPERTY not in attributes.get("properties", "").split():
                href = unquote(attributes.get("href", "").partition("#")[0])
                names[attributes.get("id", "")] = posixpath.normpath(posixpath.join(folder, href))
        elif name == "itemref" and attributes.get("idref", "") in names:
            order[names[attributes["idref"]]] = None
    return dict.fromkeys([*order][:MAX_CHAPTERS])
