"""Folders, walked in the bytewise order of paths; only the open folders' names are in memory."""

import os
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsclean.documents.avoided import Avoided, get_file_identity
from newsclean.documents.companions import OTHER_COPY, OWN_FILE, find_companions
from newsclean.documents.container import InputFile, make_notice
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import (
    EXCLUDED,
    ListMembers,
    is_read_in_folder,
    iter_file_entries,
)
from newsclean.documents.globs import find_companion, is_excluded, is_spelled_out
from newsclean.documents.mirrors import INDEX_NAME, find_snapshot, has_own_index
from newsclean.documents.named_files import (
    format_source,
    make_input_error,
    require_regular,
)
from newsclean.documents.names import make_output_name
from newsclean.documents.odd_names import OddPages, is_odd_name
from newsclean.errors import InputError

if TYPE_CHECKING:
    from newsclean.documents.mirrors import Snapshot

SLASH = b"/"  # between the parts of a name, whatever the system's own separator is


def list_names(folder: str, *, follow: bool) -> list[bytes]:
    """A folder's names, the last first; those of folders end in a slash.

    With the slash, sorting each folder by itself gives the order of the whole paths: `a-b` <
    `a.html` < `a/b`. The last comes first, so that a name taken off the end is freed.

    Raises:
        OSError: it cannot be listed.
    """
    with os.scandir(folder) as found:
        names = [
            os.fsencode(item.name) + (SLASH if is_folder(item, follow=follow) else b"")
            for item in found
        ]
    names.sort(reverse=True)
    return names


def is_folder(item: "os.DirEntry[str]", *, follow: bool) -> bool:
    """Whether a name in a folder is a folder; where the system does not say, reading it will."""
    try:
        return item.is_dir(follow_symlinks=follow)
    except OSError:
        return False


class FolderWalk:
    """One walk through a folder and all that is in it."""

    def __init__(
        self, root: str, label: str, selection: Selection, list_members: ListMembers
    ) -> None:
        """Begin at a folder.

        Args:
            root: its path, as given.
            label: where its files stand in an output tree, or an empty string.
            selection: what to take.
            list_members: reads the containers in it.
        """
        self.list_members = list_members
        self.root = root
        self.label = label
        self.selection = selection
        self.avoid = Avoided(selection.avoid)
        self.companions: dict[str, str] = {}  # in the open folders: why each is left out
        self.snapshot: Snapshot | None = None  # the last that was entered
        self.odd_pages = OddPages()
        self.entered: set[tuple[int, int]] = set()  # filled only where links are followed

    def iter_entries(self) -> Iterator[Entry]:
        """Give everything that is in the folder.

        Raises:
            OutputError: a link that is followed leads to what is never read.
        """
        open_folders: list[tuple[str, list[bytes]]] = []
        pending = [""]
        while True:
            for inner in pending:
                try:
                    open_folders.append((inner, self.enter(inner)))
                except (InputError, OSError) as error:
                    yield self.make_file(inner.rstrip("/"), "").make_entry(make_refusal(error))
            pending = []
            while open_folders and not open_folders[-1][1]:
                open_folders.pop()
            if not open_folders:
                break
            inner = open_folders[-1][0] + os.fsdecode(open_folders[-1][1].pop())
            if not inner.endswith("/"):
                yield from self.visit_item(inner)
            elif is_excluded(inner[:-1], self.selection):
                continue
            elif reason := self.find_reason(inner):
                yield self.make_file(inner[:-1], "").make_skipped_entry(reason)
            else:
                pending = [inner]
        if message := self.odd_pages.make_message():
            yield make_notice(format_source(self.root), message)

    def enter(self, inner: str) -> list[bytes]:
        """A folder's names; none for the run's own output.

        Raises:
            InputError: code `symlink`: links led to a folder that was entered before.
            OSError: it cannot be listed.
            OutputError: links led into a folder that is never read.
        """
        path = self.join_path(inner)
        here = get_file_identity(path) if self.avoid.paths or self.selection.follow else None
        if here in self.avoid.identities:
            return []
        if self.is_followed_link(path.rstrip("/")):
            self.avoid.refuse(path)
        if self.selection.follow and here:
            if here in self.entered:
                message = "leads to a folder that was read already; name that one only"
                raise InputError("symlink", message, stage="inputs")
            self.entered.add(here)
        names = list_names(path, follow=self.selection.follow)
        self.find_companions(inner, [os.fsdecode(name) for name in names])
        return names

    def find_companions(self, inner: str, names: list[str]) -> None:
        """Find what in a folder stands beside pages and is none, before it is visited."""
        path = self.join_path(inner)
        for name, reason in find_companions(lambda: names).items():
            self.companions[inner + name] = reason
        if has_own_index(path, names):
            self.companions[inner + INDEX_NAME] = OWN_FILE
        self.snapshot = find_snapshot(path, inner, names, self.selection) or self.snapshot

    def find_reason(self, inner: str) -> str | None:
        """Why a file or a folder is left out as the companion of a page; `None` for all others."""
        path = inner.rstrip("/")
        reason = self.companions.pop(inner, None)
        if reason and is_spelled_out(path.rpartition("/")[2], self.selection):
            reason = None
        if self.snapshot and self.snapshot.has_copy(inner) and not inner.endswith("/"):
            reason = OTHER_COPY if is_read_in_folder(inner, self.selection) else None
        return reason or find_companion(path, self.selection)

    def visit_item(self, inner: str) -> Iterator[Entry]:
        """Give what is no folder."""
        path = self.join_path(inner)
        reason = self.find_reason(inner)
        reason = EXCLUDED if is_excluded(inner, self.selection) else reason
        if reason:
            yield self.make_file(inner, "").make_skipped_entry(reason)
            return
        try:
            status = os.stat(path) if self.selection.follow else os.lstat(path)
            require_no_link(status)
            require_regular(status, path)
        except (InputError, OSError) as error:
            yield self.make_file(inner, "").make_entry(make_refusal(error))
            return
        if self.is_followed_link(path) and is_read_in_folder(inner, self.selection):
            self.avoid.refuse(path)
        if (status.st_dev, status.st_ino) in self.avoid.identities:
            return  # no input, and not counted as one
        file = self.make_file(inner, compute_fingerprint(status))
        for entry in iter_file_entries(file, self.selection, self.list_members, outright=False):
            if entry.path and is_odd_name(inner, self.selection):
                self.odd_pages.add(inner)
            if self.snapshot and self.snapshot.page == inner:
                yield entry._replace(url=self.snapshot.url, crawled=self.snapshot.crawled)
            else:
                yield entry

    def is_followed_link(self, path: str) -> bool:
        """Whether a path is a link that is followed, and so may lead to what is never read."""
        return bool(self.selection.follow and self.avoid.paths and os.path.islink(path))

    def join_path(self, inner: str) -> str:
        """The path of something in the folder."""
        return os.path.join(self.root, inner) if inner else self.root

    def make_file(self, inner: str, mark: str) -> InputFile:
        """Something in the folder as a file."""
        name = "/".join(filter(None, (self.label, make_output_name(inner) if inner else "")))
        return InputFile(self.join_path(inner), inner, name or "%2E", mark)


def require_no_link(status: os.stat_result) -> None:
    """Refuse a symbolic link.

    Raises:
        InputError: code `symlink`.
    """
    if stat.S_ISLNK(status.st_mode):
        message = "is a symbolic link, which is not followed; give --follow-links"
        raise InputError("symlink", message, stage="inputs")


def make_refusal(error: InputError | OSError) -> InputError:
    """An error of the system or of ours as one of ours."""
    return make_input_error(error) if isinstance(error, OSError) else error


def compute_fingerprint(status: os.stat_result) -> str:
    """A file's size and time, which change when it is written."""
    return f"{status.st_size}:{status.st_mtime_ns}"
