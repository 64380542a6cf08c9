"""A lock, so that one run at a time works on an output; it ends with the process that holds it."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from newsclean.batch.work_folder import LOCK_MARK
from newsclean.errors import OutputError

LOCK_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def hold_lock(path: str, output: str) -> Iterator[None]:
    """Hold the lock file `path` inside a `with` block; its folder is made where it is missing.

    The system frees the lock when the process ends, however it ends.

    Raises:
        OutputError: another run holds it.
        OSError: the file cannot be made.
    """
    while True:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        number = os.open(path, LOCK_FLAGS, 0o666)
        try:
            if not try_lock(number):
                raise OutputError(
                    "locked",
                    f"another run is writing {output}; wait for it, or name another output",
                    stage="batch",
                )
            if is_same_file(number, path):
                mark_folder(number, path)
                yield
                return
        finally:
            os.close(number)


def mark_folder(number: int, path: str) -> None:
    """Write into a lock file that is empty whose folder it is in.

    Raises:
        OSError: the disk is full or broken; where the folder was new, it is gone again.
    """
    if os.fstat(number).st_size:
        return
    try:
        written = os.write(number, LOCK_MARK)
        os.fsync(number)
    except OSError:
        drop_new_folder(number, path)
        raise
    if written < len(LOCK_MARK):
        drop_new_folder(number, path)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def drop_new_folder(number: int, path: str) -> None:
    """Remove a folder that holds nothing but its lock, which is held; else empty the lock."""
    folder, name = os.path.split(path)
    with suppress(OSError):
        os.ftruncate(number, 0)
        if os.listdir(folder) == [name]:
            os.unlink(path)
            os.rmdir(folder)


def try_lock(number: int) -> bool:
    """Whether an open file could be locked."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def is_same_file(number: int, path: str) -> bool:
    """Whether the file that was locked is the one that has the name: a run may have removed it."""
    try:
        return os.path.samestat(os.fstat(number), os.stat(path))
    except FileNotFoundError:
        return False
