"""Large pages and records on their way from one process to another, as files in the run's folder.

What is small goes through pipes. What is large would be in the memory of the run's own process once
or more for each worker; so it goes from process to process as a file and only its path is sent.
"""

import errno
import os
import re
import stat
from collections.abc import Collection
from contextlib import suppress

from newsclean.documents import Entry

SPOOL_BYTES = 1 << 18  # what has more goes by file
SPOOL_NAME = re.compile(r"(?:member|page|record)-\d{1,20}(?:-\d{1,20})?")
WRITE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
WRITE_FLAGS |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def clear_spool(folder: str, start: str = "", held: Collection[str] = ()) -> None:
    """Remove the files of a spool.

    Args:
        folder: the spool.
        start: only the files whose names have this start.
        held: paths that stay.
    """
    with suppress(OSError):
        for name in os.listdir(folder):
            path = os.path.join(folder, name)
            if name.startswith(start) and SPOOL_NAME.fullmatch(name) and path not in held:
                with suppress(OSError):
                    os.unlink(path)


def find_spool_stranger(folder: str) -> str | None:
    """The path of something in a spool that no run of ours made; `None` where there is none.

    Raises:
        OSError: it cannot be listed.
    """
    with os.scandir(folder) as found:
        for item in found:
            if not SPOOL_NAME.fullmatch(item.name) or not item.is_file(follow_symlinks=False):
                return item.path
    return None


class Spool:
    """The files of one run, in a folder of its own; the process of the run removes them."""

    def __init__(self, folder: str) -> None:
        """Make the folder where there is none, and empty it of what a killed run left there.

        Raises:
            OSError: it cannot be made, or is a link or a file.
        """
        self.folder = folder
        self.held: set[str] = set()
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700)
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
        self.clear()

    def hold(self, path: str) -> None:
        """Keep a file that another process has written until it is released."""
        self.held.add(path)

    def release(self, path: str | None) -> None:
        """Remove a file if it is one of these."""
        if path in self.held:
            self.held.remove(path)
            with suppress(OSError):
                os.unlink(path)

    def put(self, entry: Entry, number: int) -> Entry:
        """An entry whose page, if it is large, is in a file; as it was where there is no room."""
        if entry.data is None or len(entry.data) <= SPOOL_BYTES:
            return entry
        try:
            path = write_spool_file(self.folder, f"page-{number}", entry.data)
        except OSError:  # who writes the output next says so
            return entry
        self.hold(path)
        return entry._replace(data=None, path=path)

    def take(self, path: str) -> bytes:
        """What is in a file that a worker has written, which is then removed.

        Raises:
            OSError: it cannot be read.
        """
        with open(path, "rb") as file:
            data = file.read()
        os.unlink(path)
        return data

    def clear(self, start: str = "") -> None:
        """Remove what nobody holds, of the files whose names have this start."""
        clear_spool(self.folder, start, self.held)

    def close(self) -> None:
        """Remove all files, and the folder where nothing else is in it."""
        self.held.clear()
        self.clear()
        with suppress(OSError):
            os.rmdir(self.folder)


def write_spool_file(folder: str, name: str, data: bytes) -> str:
    """Write a file for another process, and give its path.

    Raises:
        OSError: it cannot be written.
    """
    path = os.path.join(folder, name)
    with open(os.open(path, WRITE_FLAGS, 0o600), "wb") as file:
        file.write(data)
    return path
