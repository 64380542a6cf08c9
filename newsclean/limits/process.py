"""Limits that the kernel enforces for this process, and what it says of it.

Address space is limited by `RLIMIT_AS`, processor time by a timer whose signal ends the process,
also inside a parser written in C, where no Python handler would run. macOS takes the limit of
address space and does not keep it; Windows has neither, and does not say how much memory was used.
Only soft limits are set, and none above the hard one, so they can be taken back.
"""

import errno
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

if sys.platform != "win32":
    import resource

NO_MEMORY = "the page needs more memory than there is; raise --memory"
# How the loader of the system and the threads of Python say it; neither has an error for it.
NO_MEMORY_WORDS = ("failed to map segment", "cannot allocate memory", "can't start new thread")
MIN_ROOM_BYTES = 100_000_000  # that a limit of memory leaves, whatever the process has


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error means that there is no memory left, whichever way it says so.

    >>> is_out_of_memory(MemoryError()), is_out_of_memory(ValueError("can't"))
    (True, False)
    """
    if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
        return True
    if isinstance(error, ImportError | OSError | RuntimeError):
        return any(words in str(error).lower() for words in NO_MEMORY_WORDS)
    return holds_memory_error(getattr(error, "error_log", ()))


def holds_memory_error(log: Iterable[Any]) -> bool:
    """Whether a log of lxml, of a parser or of an error, tells that memory was refused."""
    return any(getattr(entry, "type_name", "") == "ERR_NO_MEMORY" for entry in log)


def limit_process(memory: int) -> None:
    """Limit the address space of this process, in bytes, and let it write no core."""
    set_soft_limits(memory, core=0)


@contextmanager
def limit_memory(memory: int) -> Iterator[None]:
    """Limit the address space of this process, in bytes, for a while.

    What needs more raises `MemoryError`. A lower limit that holds already stays. A process that has
    as much already, as one that runs tests, gets some more: else not even a thread could start.
    """
    if sys.platform == "win32":
        yield
        return
    used = get_address_space()
    memory = memory if used + MIN_ROOM_BYTES <= memory else used + 3 * MIN_ROOM_BYTES
    before = resource.getrlimit(resource.RLIMIT_AS)[0]
    lower = before != resource.RLIM_INFINITY and before < memory
    set_soft_limits(before if lower else memory)
    try:
        yield
    finally:
        set_soft_limits(before)


def get_address_space() -> int:
    """The address space that this process has, in bytes; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:  # not Linux
        return 0


def set_soft_limits(memory: int, core: int | None = None) -> None:
    """Set the soft limits of address space and of cores, in bytes; what a system lacks stays."""
    if sys.platform == "win32":
        return
    limits = {resource.RLIMIT_AS: memory}
    if core is not None:
        limits[resource.RLIMIT_CORE] = core
    for what, most in limits.items():
        hard = resource.getrlimit(what)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS refuses some limits of address space
            resource.setrlimit(what, (allowed, hard))


def set_cpu_alarm(seconds: float) -> None:
    """Let SIGPROF end this process after some processor time; 0 cancels it."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def get_peak_memory() -> int:
    """The most memory that this process ever held, in bytes; 0 on Windows, which does not say."""
    if sys.platform == "win32":
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
