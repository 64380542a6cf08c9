"""What programs that save many pages put into folders: an index of their own, copies of a page."""

import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsclean.documents.addresses import keep_web_address
from newsclean.documents.companions import HTML_ENDINGS
from newsclean.documents.crawl_dates import parse_crawl_date
from newsclean.documents.entry import Selection
from newsclean.documents.globs import is_page_name
from newsclean.documents.named_files import open_regular
from newsclean.errors import InputError

INDEX_NAME = "index.html"
BESIDE_HTTRACK_INDEX = frozenset(("hts-log.txt", "hts-cache/", "backblue.gif"))
HTTRACK_INDEX_MARK = b"<!-- Mirror and index made by HTTrack"
MARK_BYTES = 4_096  # of an index, in which the mark stands
BESIDE_ARCHIVEBOX_INDEX = "ArchiveBox.conf"

# ArchiveBox: a folder for each page, called by the time when it was added.
SNAPSHOT_FOLDER = re.compile(r"(?a)\d{9,10}(?:\.\d{1,6})?")
SNAPSHOT_INDEX = "index.json"
MAX_INDEX_BYTES = 1 << 20
# Its copies of the page, the best first, with the extractor that made each; then come wget's, and
# at last those that an extractor of articles left over.
WHOLE_COPIES = {
    "singlefile.html": "singlefile",
    "singlefile/singlefile.html": "singlefile",
    "output.html": "dom",
    "dom/output.html": "dom",
}
TEXT_COPIES = {"readability/content.html": "readability", "mercury/content.html": "mercury"}
COPY_FOLDERS = frozenset(
    "singlefile dom readability mercury htmltotext wget warc media git".split()
)
COPY_FILES = frozenset((INDEX_NAME, "htmltotext.txt", *WHOLE_COPIES))
MAX_WGET_FILES = 2_000  # among which wget's page is looked for


class Snapshot(NamedTuple):
    """A folder of ArchiveBox, which holds one page in several copies.

    Attributes:
        root: its path below the folder that is walked, with a slash at the end, or empty.
        page: the path of the copy that is read, below the folder that is walked.
        url: the page's address.
        crawled: when the copy was made, in ISO 8601.
    """

    root: str
    page: str
    url: str | None
    crawled: str | None

    def has_copy(self, inner: str) -> bool:
        """Whether a file is another copy of the page, or a part of one."""
        if inner == self.page or not inner.startswith(self.root):
            return False
        first, *rest = inner[len(self.root) :].split("/")
        return "/".join((first, *rest)) in COPY_FILES or (
            bool(rest) and (first in COPY_FOLDERS or "." in first)
        )


def has_own_index(folder: str, names: Iterable[str]) -> bool:
    """Whether the `index.html` of a folder is a list that HTTrack or ArchiveBox made.

    Args:
        folder: its path.
        names: all in it; those of folders end in a slash.
    """
    every = frozenset(names)
    if INDEX_NAME not in every:
        return False
    if BESIDE_ARCHIVEBOX_INDEX in every:
        return True
    if every.isdisjoint(BESIDE_HTTRACK_INDEX):
        return False
    return HTTRACK_INDEX_MARK in read_start(os.path.join(folder, INDEX_NAME), MARK_BYTES)


def find_snapshot(
    folder: str, inner: str, names: Iterable[str], selection: Selection
) -> Snapshot | None:
    """The page in a folder of ArchiveBox; `None` for all other folders.

    Args:
        folder: its path.
        inner: its path below the folder that is walked, with a slash at the end, or empty.
        names: all in it; those of folders end in a slash.
        selection: which names are pages.
    """
    epoch = os.path.basename(os.path.abspath(folder))
    if not SNAPSHOT_FOLDER.fullmatch(epoch):
        return None
    every = frozenset(names)
    if SNAPSHOT_INDEX not in every:
        return None
    index = read_index(os.path.join(folder, SNAPSHOT_INDEX))
    for copy, extractor in iter_copies(folder, every, index):
        if is_page_name(inner + copy, selection) and is_filled_file(os.path.join(folder, copy)):
            crawled = find_copy_time(index, extractor) or format_epoch(epoch)
            return Snapshot(inner, inner + copy, keep_web_address(get_text(index, "url")), crawled)
    return None


def iter_copies(
    folder: str, names: frozenset[str], index: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    """Give the places where a copy may be, the best first, each with what made it."""
    yield from WHOLE_COPIES.items()
    said = get_text(get_object(index, "canonical"), "wget_path")
    if said and ".." not in said.split("/") and said.split("/")[0] + "/" in names:
        yield said, "wget"
    hosts = sorted(name for name in names if "." in name and name.endswith("/"))
    if found := find_largest_page(folder, hosts):
        yield found, "wget"
    yield from TEXT_COPIES.items()


def find_largest_page(folder: str, hosts: Iterable[str]) -> str | None:
    """The largest page of HTML in the folders of hosts: frames and banners are smaller."""
    best, most, count = None, 0, 0
    for host in hosts:
        for path, folders, files in os.walk(os.path.join(folder, host)):
            folders.sort()
            for name in sorted(files):
                whole = os.path.join(path, name)
                if name.lower().endswith(HTML_ENDINGS) and (size := get_file_size(whole)) > most:
                    best, most = os.path.relpath(whole, folder).replace(os.sep, "/"), size
            count += len(files)
            if count > MAX_WGET_FILES:
                return best
    return best


def is_filled_file(path: str) -> bool:
    """Whether there is a regular file with something in it."""
    return get_file_size(path) > 0


def get_file_size(path: str) -> int:
    """The size of a regular file; 0 for all that is none."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def read_index(path: str) -> dict[str, Any]:
    """What ArchiveBox says of a page; empty where it says nothing that can be read."""
    try:
        index = json.loads(read_start(path, MAX_INDEX_BYTES))
    except (ValueError, RecursionError):
        return {}
    return index if isinstance(index, dict) else {}


def find_copy_time(index: dict[str, Any], extractor: str) -> str | None:
    """When an extractor made its last copy, in ISO 8601."""
    runs = get_object(index, "history").get(extractor)
    last = runs[-1] if isinstance(runs, list) and runs else None
    return parse_crawl_date(last.get("start_ts")) if isinstance(last, dict) else None


def format_epoch(seconds: str) -> str:
    """A time in seconds since 1970 in ISO 8601.

    >>> format_epoch("1716001200.0")
    '2024-05-18T03:00:00+00:00'
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - for folders of ArchiveBox only

    return datetime.fromtimestamp(int(seconds.partition(".")[0]), UTC).isoformat()


def get_text(known: dict[str, Any], key: str) -> str | None:
    """A value that is a text."""
    value = known.get(key)
    return value if isinstance(value, str) else None


def get_object(known: dict[str, Any], key: str) -> dict[str, Any]:
    """A value that is an object, or an empty one."""
    value = known.get(key)
    return value if isinstance(value, dict) else {}


def read_start(path: str, size: int) -> bytes:
    """The first bytes of a regular file; none where it cannot be read."""
    try:
        with open_regular(path) as file:
            return file.read(size)
    except (InputError, OSError):
        return b""
