"""One entry read as a page: from its file, unpacked, taken out of a message or a web archive."""

import re

from newsclean.decode.binary import is_packed
from newsclean.decode.messages import is_message
from newsclean.decode.property_lists import is_property_list
from newsclean.documents.damage import is_reader_error, make_reader_error
from newsclean.documents.entry import Entry
from newsclean.documents.named_files import read_document
from newsclean.errors import InputError
from newsclean.model import Settings

ZIP_END = b"PK\5\6"
SELF_EXTRACTING = b"data-sfz"  # SingleFile's mark, in the tag of the page
MAX_MARK_AT = 4_096
ZIP_TAIL_BYTES = 1 << 17  # in a page without the mark: end tags and a script follow the archive
SHOWN_BYTES = 64
MARK = re.compile(rb"(?i)<html\b[^>]{0,300}\bdata-sfz\b")
# A picture of the page may stand before it, so that the file is shown as that, too.
PAGE_STARTS = (b"<", b"\x89PNG")


def load(entry: Entry, max_bytes: int) -> Entry:
    """Give the entry with its `data` as a page.

    Where the packing knows `url`, `crawled`, `transport` or `kind` they are added; what the entry
    had stays.

    Raises:
        InputError: stage `inputs`: the entry's own failure, or what reading it met.
    """
    if entry.failure:
        raise InputError(entry.failure.code, entry.failure.message, stage=entry.failure.stage)
    data = entry.data
    if data is None:
        data = read_document(entry.path or "", max_bytes=max_bytes).data
    return unwrap_entry(entry._replace(data=data), max_bytes)


def read(entry: Entry, max_bytes: int) -> bytes:
    """Give the page's bytes.

    Raises:
        InputError: as `load` does.
    """
    return load(entry, max_bytes).data or b""


def is_wrapped(data: bytes) -> bool:
    """Whether bytes may be a page in a packing, which `unwrap_entry` takes off; a cheap look."""
    return is_packed(data) or is_message(data) or is_property_list(data) or has_archive(data)


def has_archive(data: bytes) -> bool:
    r"""Whether a page may have a ZIP archive in it that it unpacks itself (SingleFile).

    >>> has_archive(b"<html data-sfz><!--PK\3\4 PK\5\6 --></html>"), has_archive(b"PK\3\4 PK\5\6")
    (True, False)
    """
    if not data[:SHOWN_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(PAGE_STARTS):
        return False
    return ZIP_END in data[-ZIP_TAIL_BYTES:] or has_archive_mark(data)


def has_archive_mark(data: bytes) -> bool:
    """Whether SingleFile says in the head of a page that an archive follows."""
    head = data[:MAX_MARK_AT]
    return SELF_EXTRACTING in head and MARK.search(head) is not None


def unwrap_entry(entry: Entry, max_bytes: int) -> Entry:
    """An entry's data without what it is packed in.

    Raises:
        InputError: `unpack_limit`, `unpack_broken`; a package that is needed is missing.
    """
    try:
        return unwrap_data(entry, max_bytes)
    except BaseException as error:
        if isinstance(error, MemoryError) or not is_reader_error(error):
            raise
        found = make_reader_error(error)
        if found is error or found.code == "internal":
            raise
        raise found from error


def unwrap_data(entry: Entry, max_bytes: int) -> Entry:
    """As `unwrap_entry`; errors of packages come as they are."""
    data = entry.data or b""
    if is_packed(data):
        from newsclean.documents.unpack import detect_packing, unpack  # noqa: PLC0415 - packed only

        packing = detect_packing(data)
        if packing:
            data = unpack(data, packing, max_bytes)
            entry = entry._replace(data=data)
    if is_message(data):
        from newsclean.documents.messages.mail import extract_message_page  # noqa: PLC0415 - messages only

        page = extract_message_page(data)
    elif has_archive(data):
        from newsclean.documents.archives.saved_zips import extract_packed_page  # noqa: PLC0415 - for these only

        found = extract_packed_page(data, max_bytes)
        if found is None:
            return entry
        page = found
    elif is_property_list(data):
        from newsclean.documents.saves.webarchive import extract_archived_page  # noqa: PLC0415 - for these only

        page = extract_archived_page(data)
    else:
        return entry
    return entry._replace(
        data=page.data,
        url=entry.url or page.url,
        crawled=entry.crawled or page.crawled,
        transport=page.transport,
        kind=page.kind,
        is_text=False,
    )


def build_page_settings(page: Entry, settings: Settings) -> Settings:
    """The settings for a page, with what its entry knows; what the settings say goes first.

    >>> build_page_settings(
    ...     Entry("a", "a", url="https://a.example/"), Settings(crawled="2024-05-17")
    ... )[2:4]
    ('https://a.example/', '2024-05-17')
    """
    return settings._replace(
        encoding=None if page.is_text else settings.encoding,
        url=settings.url or page.url,
        crawled=settings.crawled or page.crawled,
        transport=settings.transport or page.transport,
        input=settings.input or ("html" if page.kind == "mhtml" else page.kind),
    )
