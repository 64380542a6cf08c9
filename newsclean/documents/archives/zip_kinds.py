"""What a ZIP archive is for: pages, a crawl, saved pages with their parts, a book, a document.

What is in it decides, never its name.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from newsclean.documents.archives.zip_contents import (
    ANDROID,
    ARRAYS,
    BOOK_ROOT,
    CRAWL,
    INDEX,
    JAVA,
    JAVA_CLASS,
    MANIFEST,
    MEDIA_TYPE,
    OFFICE_NAMES,
    PACKAGE,
    PAGE_DESCRIPTION,
    ZipContents,
)
from newsclean.documents.archives.zip_members import read_zip_member
from newsclean.documents.container import Container
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import load_reader
from newsclean.documents.formats.detect import HEAD_BYTES, detect_format, make_refusal
from newsclean.documents.formats.known import OFFICE, PROGRAM, READERS, WACZ, Format
from newsclean.errors import InputError

BOOK_MEDIA_TYPE = b"application/epub+zip"
CRAWL_WORD = b"wacz"  # the package of a crawl says its version, or that it has several
MAX_MARK_BYTES = 1_000_000  # of a member that tells the kind
ARRAYS_MESSAGE = "is a file of NumPy arrays; write its texts as JSON Lines"

ZipReader = Callable[[ZipContents, Container, Selection], Iterator[Entry]]
PLAIN = f"{READERS}archives.zips:read_pages"
SAVED = f"{READERS}archives.saved_zips:read_saved_page"
SAVED_PAGES = f"{READERS}archives.saved_zips:read_saved_pages"
BOOK = f"{READERS}archives.books:read_book"
CRAWLS = f"{READERS}crawls.wacz:read_wacz"


def read_by_kind(
    contents: ZipContents, container: Container, selection: Selection
) -> Iterator[Entry]:
    """Give the documents of an archive, as its kind asks for.

    Raises:
        InputError: it is of a kind that is not read.
    """
    reader = cast("ZipReader", load_reader(find_zip_reader(contents)))
    yield from reader(contents, container, selection)


def find_zip_reader(contents: ZipContents) -> str:
    """The reader for an archive, as `module:function`.

    Raises:
        InputError: code `container`: it is of a kind that is not read.
    """
    marks = contents.marks
    if is_crawl(contents):
        return CRAWLS
    media_type = read_mark(contents, MEDIA_TYPE).strip()
    if media_type == BOOK_MEDIA_TYPE or BOOK_ROOT in marks:
        return BOOK
    if media_type.startswith(b"application/") or any(name in marks for name in OFFICE_NAMES):
        raise make_refusal(OFFICE)
    if ANDROID in marks or (JAVA in marks and JAVA_CLASS in marks):
        raise make_refusal(PROGRAM)
    if ARRAYS in marks:
        raise InputError("container", ARRAYS_MESSAGE, stage="inputs")
    if PAGE_DESCRIPTION in marks:
        return SAVED_PAGES
    return SAVED if INDEX in marks and MANIFEST in marks else PLAIN


def is_crawl(contents: ZipContents) -> bool:
    """Whether an archive is a WACZ."""
    marks = contents.marks
    if not marks:  # its list may be missing
        return detect_head(contents.file) is WACZ
    if PACKAGE in marks and (CRAWL in marks or CRAWL_WORD in read_mark(contents, PACKAGE)):
        return True
    return CRAWL in marks and detect_head(contents.file) is WACZ


def detect_head(file: BinaryIO) -> Format | None:
    """What the first bytes of an archive say."""
    file.seek(0)
    return detect_format(file.read(HEAD_BYTES))


def read_mark(contents: ZipContents, name: str) -> bytes:
    """The bytes of a member that tells the kind; none where it is not there or is damaged."""
    member = contents.marks.get(name)
    if member is None:
        return b""
    try:
        return read_zip_member(contents.file, member, MAX_MARK_BYTES, contents.budget)
    except InputError:
        return b""
