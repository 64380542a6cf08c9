"""Processes that begin with a module path of ours, so that no file beside the pages is imported.

`multiprocessing` starts its helpers and workers as `python -c …`. Python then looks for every
module in the current folder first: a `random.py` or `queue.py` among the pages would be run. Here
they all begin with `-P`, with `PYTHONSAFEPATH`, and with a path that lacks the current folder and
the folder of the script (`limits.module_path`). They import no `__main__` either, as their work is
a function of ours: a script needs no `if __name__ == "__main__":`, and it may be `-c`, standard
input or a notebook.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import process, spawn, util
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from threading import RLock
from typing import Any

from newsclean.errors import OutputError
from newsclean.limits.module_path import PACKAGE_HOME, find_library_end, list_trusted_path

FLAGS_READER = "_args_from_interpreter_flags"  # of multiprocessing.util; CPython has no public way
START_LOCK = RLock()  # what follows changes this process for a moment
WARM = "newsclean.batch.warm"  # what the fork server of workers loads
START_SECONDS = 60  # for a process to start and to be handed something, on a machine that swaps
END_SECONDS = 10  # for a process that has closed its pipe to be gone
MAX_BAD_STARTS = 5  # in a row


def list_safe_path() -> list[str]:
    """The module path of this process without the current folder and the script's.

    What is wanted of the two stays (`list_trusted_path`). Where newsclean lies is added behind
    Python's own modules if it is missing.
    """
    safe = list_trusted_path(set(list_unsafe_folders()))
    if PACKAGE_HOME not in map(os.path.realpath, safe):
        safe.insert(find_library_end(safe), PACKAGE_HOME)
    return safe


def list_unsafe_folders() -> Iterator[str]:
    """The folders that Python puts first on its path by itself: of the shell, and of the script."""
    with suppress(OSError):  # it was removed
        yield os.path.realpath(os.getcwd())
    script = getattr(sys.modules.get("__main__"), "__file__", None)
    if script:
        with suppress(OSError):
            yield os.path.dirname(os.path.realpath(script))


@contextmanager
def start_safely() -> Iterator[None]:
    """Let the processes that `multiprocessing` starts meanwhile begin with the safe path.

    `-P` is for a Python that would not read the environment. Environment and modules of this
    process are as before when it ends.
    """
    with START_LOCK:
        before = {name: value for name, value in os.environ.items() if is_python_variable(name)}
        read_flags: Any = getattr(util, FLAGS_READER, None)
        describe = spawn.get_preparation_data
        set_python_variables({} if sys.flags.ignore_environment else before)
        os.environ["PYTHONSAFEPATH"] = "1"
        os.environ["PYTHONPATH"] = os.pathsep.join(
            entry for entry in list_safe_path() if os.pathsep not in entry
        )
        if read_flags:
            setattr(util, FLAGS_READER, lambda: make_flags_safe(read_flags()))
        spawn.get_preparation_data = build_preparation
        try:
            yield
        finally:
            spawn.get_preparation_data = describe
            if read_flags:
                setattr(util, FLAGS_READER, read_flags)
            set_python_variables(before)


def is_python_variable(name: str) -> bool:
    """Whether Python reads a variable of the environment."""
    return name.startswith("PYTHON")


def set_python_variables(wanted: Mapping[str, str]) -> None:
    """Let the environment have these variables of Python's, and no others."""
    for name in filter(is_python_variable, [*os.environ]):
        if name not in wanted:
            del os.environ[name]
    for name, value in wanted.items():
        if os.environ.get(name) != value:
            os.environ[name] = value


def make_flags_safe(flags: list[str]) -> list[str]:
    """The flags of a new Python: it must read the path above, so `-E` is done by hand.

    >>> make_flags_safe(["-B", "-I"])
    ['-B', '-P', '-s']
    """
    own_user = ["-s"] if "-I" in flags else []
    return [flag for flag in flags if flag not in {"-E", "-I", "-P"}] + ["-P", *own_user]


def build_preparation(name: str) -> dict[str, Any]:
    """What a new process is told of this one: as `multiprocessing` does, but for path and script.

    There is no current folder in it where it was removed.
    """
    found: dict[str, Any] = {
        "name": name,
        "authkey": process.current_process().authkey,
        "sys_path": list_safe_path(),
        "sys_argv": sys.argv,
    }
    with suppress(OSError):
        found["dir"] = os.getcwd()
    return found


class SafeSpawnProcess(SpawnProcess):
    """A process in a fresh Python."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - as multiprocessing calls it
        with start_safely():
            return SpawnProcess._Popen(process_obj)  # noqa: SLF001 - as above


class SafeSpawnContext(SpawnContext):
    """Starts each process in a fresh Python."""

    Process = SafeSpawnProcess


if sys.platform != "win32":
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    class SafeForkServerProcess(ForkServerProcess):
        """A process forked from the fork server, which it starts where there is none."""

        @staticmethod
        def _Popen(process_obj: Any) -> Any:  # noqa: N802 - as multiprocessing calls it
            with start_safely():
                return ForkServerProcess._Popen(process_obj)  # noqa: SLF001 - as above

    class SafeForkServerContext(ForkServerContext):
        """Forks each process from a server that has loaded what all of them need."""

        Process = SafeForkServerProcess


def make_context(*preload: str) -> BaseContext:
    """How processes are to start: forked from a server with these modules, else in a fresh Python.

    Without modules it is a fresh Python: a fork server costs more than the one process.
    """
    start_helper_processes()
    if not preload or "forkserver" not in multiprocessing.get_all_start_methods():
        return SafeSpawnContext()
    context = SafeForkServerContext()
    context.set_forkserver_preload(list(preload))
    return context


@contextmanager
def block_interrupts() -> Iterator[None]:
    """Block Ctrl-C while a process starts, so that the new process ignores it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start_helper_processes() -> None:
    """Start Python's resource tracker, which locks need; else the first lock would, unsafely."""
    if sys.platform != "win32":
        from multiprocessing import resource_tracker  # noqa: PLC0415 - Windows has none

        with start_safely():
            resource_tracker.ensure_running()


def make_start_error(what: str, reason: BaseException | None) -> OutputError:
    """The error where no process of a kind can be started.

    >>> str(make_start_error("worker process", OSError(12, "no memory"))).partition(";")[0]
    'no worker process can be started ([Errno 12] no memory)'
    """
    known = reason.__cause__ or reason if reason else None
    return OutputError(
        "workers",
        f"no {what} can be started ({known or type(known).__name__}); check the limits of memory, "
        "processes and open files, or use fewer jobs",
        stage="batch",
    )


def stop_helper_processes() -> None:
    """End Python's helper processes now and wait for them; new ones start when they are needed.

    They end by themselves, but a moment after this process, as if it had left something running.
    """
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - Windows has neither

    for child in multiprocessing.active_children():  # left by an interrupt; helpers outlive them
        child.kill()
    for helper in (
        getattr(forkserver, "_forkserver", None),
        getattr(resource_tracker, "_resource_tracker", None),
    ):
        if helper is not None:
            with suppress(OSError, AttributeError):  # never started, gone, or of another Python
                helper._stop()  # noqa: SLF001 - CPython has no public way
