"""Files and folders that are never read, as the run's own output, by whatever name they come."""

import os
from collections.abc import Iterable

from newsclean.errors import OutputError


class Avoided:
    """Some files and folders, with all that is in them."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Look at them once; one that is not there yet is known by its path."""
        named = [path for path in paths if path]
        self.paths = frozenset(map(os.path.realpath, named))
        self.identities = frozenset(filter(None, map(get_file_identity, named)))
        self.last_folder, self.is_last_own = "", False

    def covers(self, path: str) -> bool:
        """Whether a path leads to one of them, or into one; it need not be there."""
        if not self.paths or not path or "\0" in path:
            return False
        real = os.path.realpath(path)
        return self.is_one(real) or self.covers_folder(os.path.dirname(real))

    def is_one(self, real: str) -> bool:
        """Whether a path without links is that of one of them, or another name of it."""
        return real in self.paths or get_file_identity(real) in self.identities

    def covers_folder(self, folder: str) -> bool:
        """Whether a folder without links is one of them or lies in one; the last is remembered."""
        if folder != self.last_folder:
            above, is_own = folder, self.is_one(folder)
            while not is_own and above != os.path.dirname(above):
                above = os.path.dirname(above)
                is_own = self.is_one(above)
            self.last_folder, self.is_last_own = folder, is_own
        return self.is_last_own

    def refuse(self, path: str) -> None:
        """Refuse to read one of them.

        Raises:
            OutputError: code `exists`: the path leads to one of them, or into one.
        """
        if self.covers(path):
            raise make_overlap_error(path)


def make_overlap_error(path: str) -> OutputError:
    """The refusal of an input that would be replaced."""
    return OutputError(
        "exists",
        f"{path} is read and written: no input is replaced; name another output, or leave it out",
        stage="inputs",
    )


def get_file_identity(path: str) -> tuple[int, int] | None:
    """Device and number of the file that a path leads to, or `None` where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
