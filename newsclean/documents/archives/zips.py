"""ZIP archives of pages, and WACZ: a ZIP archive with crawls in it."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO

from newsclean.documents.archives import ENCRYPTED_FLAG, ENCRYPTED_MESSAGE
from newsclean.documents.container import Container, MemberPage, make_damage_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import find_reader
from newsclean.documents.globs import is_page_name
from newsclean.documents.named_files import require_size
from newsclean.documents.unpack import (
    make_unpack_error,
    require_unpack_ratio,
    require_unpacked_size,
)
from newsclean.errors import InputError

UTF8_NAME_FLAG = 0x800
NESTED_MESSAGE = "is an archive in an archive, which is not opened; unpack the outer one first"
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way of packing that Python does not know
    RuntimeError,  # encrypted
    ValueError,  # a place before the file's begin
    OverflowError,
)


def read_zip(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a ZIP archive, in the order of its list of contents."""
    archive = open_zip(file)
    if archive is None:
        from newsclean.documents.archives.zip_salvage import read_cut_zip  # noqa: PLC0415 - broken ones only

        yield from read_cut_zip(file, container, selection)
        return
    size, spent = file.seek(0, 2), 0
    for info in archive.infolist():
        name = get_member_name(info)
        if name.endswith("/"):
            continue
        if not is_page_name(name, selection):
            yield skip_member(name, info.header_offset, container)
            continue
        try:
            data = read_zip_member(archive, info, selection.max_bytes)
        except InputError as error:
            yield container.make_error_entry(name, info.header_offset, error)
            continue
        spent += len(data)
        require_unpack_ratio(spent, size)  # members may overlap, so that each byte counts often
        place = f"{info.header_offset}:{info.CRC:x}"
        yield container.make_page_entry(name, place, MemberPage(data))


def read_wacz(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of the crawls in a WACZ file (its folder `archive/`)."""
    from newsclean.documents.archives.warcs import read_warc_entries  # noqa: PLC0415 - with the package it needs

    archive = open_zip(file)
    if archive is None:
        raise make_unpack_error(
            "is no WACZ file, or the end of it is missing; is the download complete?"
        )
    for info in archive.infolist():
        name = get_member_name(info)
        if name.startswith("archive/") and ".warc" in name.lower():
            try:
                with archive.open(info) as member:
                    yield from read_warc_entries(member, name, container, selection)
            except ZIP_ERRORS as error:
                refused = make_unpack_error(f"is damaged ({error})")
                yield container.make_error_entry(name, info.header_offset, refused)
            except InputError as error:
                yield container.make_error_entry(name, info.header_offset, error)


def open_zip(file: BinaryIO) -> zipfile.ZipFile | None:
    """The archive, or `None` where its list of contents is missing or broken.

    Raises:
        OSError: reading failed.
    """
    try:
        return zipfile.ZipFile(file)
    except ZIP_ERRORS:
        return None


def skip_member(name: str, place: object, container: Container) -> Entry:
    """What is no page: skipped; but an archive in the archive may hold pages and is an error."""
    if find_reader(name, tables=False):
        error = InputError("unpack_limit", NESTED_MESSAGE, stage="inputs")
        return container.make_error_entry(name, place, error)
    return container.make_skipped_entry(name)


def get_member_name(info: zipfile.ZipInfo) -> str:
    r"""A member's name: UTF-8 where it is or says so, else the bytes, as in a file system."""
    name = info.orig_filename
    if not info.flag_bits & UTF8_NAME_FLAG:
        name = name.encode("cp437", "replace").decode("utf-8", "surrogateescape")
    return name.replace("\\", "/") if info.create_system == 0 else name


def read_zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int) -> bytes:
    """A member's bytes, with its checksum verified.

    Raises:
        InputError: codes `too_large`, `unpack_limit`, `unpack_broken`.
    """
    if info.flag_bits & ENCRYPTED_FLAG:
        raise make_unpack_error(ENCRYPTED_MESSAGE)
    require_size(info.file_size, max_bytes)
    try:
        with archive.open(info) as member:
            return read_whole_member(member, max_bytes)
    except ZIP_ERRORS as error:
        raise make_unpack_error(f"is damaged in its archive ({error})") from error
    except OSError as error:
        if found := make_damage_error(error):
            raise found from error
        raise


def read_whole_member(member: IO[bytes], max_bytes: int) -> bytes:
    """All bytes of a member, whatever its archive says of their number.

    Raises:
        InputError: code `unpack_limit`.
    """
    data = member.read(max_bytes + 1)
    require_unpacked_size(len(data), max_bytes)
    return data
