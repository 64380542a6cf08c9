"""Where records go: stdout, or a file that is whole or absent; UTF-8, whatever the console."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from newsclean.cli.messages import forget
from newsclean.errors import OUTPUT_FAILED_EXIT_CODE

Write = Callable[[str], None]
STDIN_OR_STDOUT = "-"  # in the place of a file


class OutputEndedError(Exception):
    """Nothing more can be written: whoever read it has gone, which is no failure."""

    exit_code = 0


class OutputFailedError(OutputEndedError):
    """The records cannot be written; the message says why."""

    exit_code = OUTPUT_FAILED_EXIT_CODE


@contextmanager
def open_output(path: str | None) -> Iterator[Write]:
    """Open the output: a file if a path is given, else stdout.

    Raises:
        OutputFailedError: the output cannot be written.
        OutputEndedError: the program that read it has ended, which is no failure.
    """
    target = None if path == STDIN_OR_STDOUT else path
    with (
        plain_failure(target),
        open_stdout() if target is None else open_target(os.path.realpath(target)) as file,
    ):
        yield lambda text: write_utf8(file, text)


@contextmanager
def plain_failure(target: str | None = None) -> Iterator[None]:
    """Turn what cannot be written into a line and an exit code.

    Raises:
        OutputFailedError: the output cannot be written.
        OutputEndedError: whoever read it has gone, which is no failure.
    """
    try:
        yield
    except BrokenPipeError:
        forget(sys.stdout)
        raise OutputEndedError from None
    except OSError as error:
        forget(sys.stdout)
        raise OutputFailedError(describe_failure(error, target)) from error


def describe_failure(error: OSError, target: str | None = None) -> str:
    """Why an output could not be written; a removed current folder is its own reason."""
    if error.filename is None and is_current_folder_gone():
        return "the current folder is gone; go to another one, or give whole paths"
    where = target or error.filename or "stdout"
    return f"{where}: {error.strerror}; the output could not be written"


def is_current_folder_gone() -> bool:
    """Whether the folder in which the command was started was removed, so no path begins there."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


@contextmanager
def flushed() -> Iterator[None]:
    """Let all that is written to stdout arrive before this ends, and fail as ours does.

    Click writes help, version and completions by itself, and has its own way of ending where
    nobody reads them. What a failed write leaves behind, Python would try to write as it ends.

    Raises:
        OutputFailedError: it cannot be written.
        OutputEndedError: whoever read it has gone, which is no failure.
    """
    with plain_failure():
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()


def write_utf8(file: BinaryIO, text: str) -> None:
    """Write text as UTF-8 and at once, so that the next program in a pipe can begin."""
    file.write(text.encode())
    file.flush()


@contextmanager
def open_stdout() -> Iterator[BinaryIO]:
    """Stdout as bytes.

    Raises:
        OutputFailedError: there is no stdout.
    """
    if sys.stdout is None:
        raise OutputFailedError("stdout is closed; open it or name a file with -o")
    yield sys.stdout.buffer


@contextmanager
def open_target(target: str) -> Iterator[BinaryIO]:
    """A file that replaces the target at the end; a device or a pipe is written directly."""
    if os.path.exists(target) and not os.path.isfile(target):
        with open(target, "wb", buffering=0) as file:
            yield file
    else:
        with open_replacement(target) as file:
            yield file


@contextmanager
def open_replacement(target: str) -> Iterator[BinaryIO]:
    """A new file in the target's folder that replaces the target if all went well."""
    temporary = os.path.join(os.path.dirname(target), f".newsclean-{os.urandom(6).hex()}.tmp")
    try:
        with open(temporary, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            os.chmod(temporary, os.stat(target).st_mode & 0o7777)
        os.replace(temporary, target)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def refuse_overwriting(paths: Iterable[str], output: str | None, kind: str = "") -> None:
    """Refuse an output that would replace an input, a part of a run, or what is not of its kind.

    Raises:
        click.UsageError: it would.
    """
    if output and may_be_in_the_way(output):
        from newsclean.cli.in_the_way import refuse_replacing

        refuse_replacing(output, paths, kind)


def may_be_in_the_way(output: str) -> bool:
    """Whether an output may be one that is refused; it is where nothing lies there yet, seldom."""
    return output != STDIN_OR_STDOUT and (os.path.lexists(output) or may_be_in_run(output))


def may_be_in_run(path: str) -> bool:
    """Whether a folder above a path is by the names a run's; what it holds is not looked at.

    So a new file in an ordinary folder does without the modules that know runs.
    """
    from newsclean.batch.marks import MANIFEST_ENDING, UNFINISHED_ENDING

    return any(
        above.endswith(UNFINISHED_ENDING) or os.path.lexists(f"{above}{MANIFEST_ENDING}")
        for above in iter_folders_above(path)
    )


def iter_folders_above(path: str) -> Iterator[str]:
    """The real folders that a path lies in, the nearest first, without the root of all."""
    above = os.path.dirname(os.path.realpath(path))
    while above != os.path.dirname(above):
        yield above
        above = os.path.dirname(above)


def is_stdout_terminal() -> bool:
    """Whether stdout is a terminal, so that people read it."""
    return sys.stdout is not None and sys.stdout.isatty()
