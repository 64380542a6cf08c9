"""The page in an archive that SingleFile wrote: `index.html`, with `manifest.json` beside it."""

import io
import json
from contextlib import suppress
from typing import Any

from newsclean.documents.addresses import keep_web_address
from newsclean.documents.archives import ZIP_END_MAGIC
from newsclean.documents.archives.zip_list import (
    END_RECORD,
    MEMBER_MAGIC,
    ZipMember,
    find_zip_list,
)
from newsclean.documents.archives.zip_members import read_zip_member
from newsclean.documents.archives.zips import iter_members
from newsclean.documents.container import MemberPage
from newsclean.documents.crawl_dates import parse_crawl_date
from newsclean.documents.saves.self_extracting import has_mark
from newsclean.documents.unpack import UnpackBudget, make_unpack_error
from newsclean.errors import InputError

PAGE_NAME = "index.html"
MANIFEST_NAME = "manifest.json"
MAX_MANIFEST_BYTES = 5_000_000  # it names all pictures


def extract_zipped_page(data: bytes, max_bytes: int) -> MemberPage | None:
    """The saved page in a page around an archive; `None` where there is no such archive in it.

    Args:
        data: as `is_self_extracting` likes it.
        max_bytes: the most that the saved page may have.

    Raises:
        InputError: codes `too_large`, `unpack_limit`, `unpack_broken`: it cannot be unpacked.
    """
    file = cut_archive(data)
    budget = UnpackBudget(len(data))
    if not has_mark(data) and not is_whole_archive(file):
        return None
    members = find_members(file, budget)
    if PAGE_NAME not in members:
        if not has_mark(data):
            return None
        what = "is a page of SingleFile that unpacks itself, and its archive is damaged or not all"
        raise make_unpack_error(f"{what} there; save the page again")
    page = read_zip_member(file, members[PAGE_NAME], max_bytes, budget)
    manifest = (
        read_manifest(file, members[MANIFEST_NAME], budget) if MANIFEST_NAME in members else {}
    )
    return MemberPage(
        page,
        keep_web_address(get_text(manifest, "originalUrl")),
        parse_crawl_date(get_text(manifest, "archiveTime")),
        kind="html",
    )


def cut_archive(data: bytes) -> io.BytesIO:
    """The archive in a page, without what stands before and behind it."""
    start = max(0, data.find(MEMBER_MAGIC))
    end = data.rfind(ZIP_END_MAGIC)
    return io.BytesIO(data[start : end + END_RECORD.size if end > start else len(data)])


def is_whole_archive(file: io.BytesIO) -> bool:
    """Whether bytes are an archive with a list of contents that is as it should be."""
    try:
        found = find_zip_list(file)
    except InputError:
        return False
    return found is not None and found.is_whole


def find_members(file: io.BytesIO, budget: UnpackBudget) -> dict[str, ZipMember]:
    """The page and the manifest by their names, also in a broken archive, as far as it goes."""
    wanted = {}
    with suppress(InputError):
        for member in iter_members(file, budget):
            if member.name in {PAGE_NAME, MANIFEST_NAME}:
                wanted[member.name] = member
    return wanted


def read_manifest(
    file: io.BytesIO, member: ZipMember | None, budget: UnpackBudget
) -> dict[str, Any]:
    """What the manifest says; nothing where it is damaged: the page is what is wanted."""
    if member is None:
        return {}
    try:
        found = json.loads(read_zip_member(file, member, MAX_MANIFEST_BYTES, budget))
    except (InputError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def get_text(manifest: dict[str, Any], name: str) -> str | None:
    """A value that is text."""
    value = manifest.get(name)
    return value if isinstance(value, str) else None
