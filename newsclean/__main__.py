"""`python -m newsclean`, and the command `newsclean`."""

import os
import sys

from newsclean.limits.module_path import list_trusted_path  # found through newsclean, not the path

SIGNAL_EXIT_CODE = 128  # and the number of the signal, as shells have it


def drop_current_folder() -> None:
    """Look for no module in the current folder, where pages may lie, unless somebody wants it.

    `python -m newsclean` puts it first on the path, a `PYTHONPATH` with an empty part somewhere.
    """
    try:
        here = os.path.realpath(os.getcwd())
    except OSError:  # it was removed
        here = ""
    sys.path[:] = list_trusted_path({here})


def leave_at_once(number: int, frame: object) -> None:
    """End the process by a signal that comes while Python loads what follows."""
    del frame
    os._exit(SIGNAL_EXIT_CODE + number)


drop_current_folder()  # before anything that Python looks for on its path

# The inside of `signal`, which would load a hundredth of a second of other modules first.
import _signal  # type: ignore[import-not-found]  # noqa: E402 - built in, and not in typeshed

for number in _signal.SIGINT, _signal.SIGTERM:
    if _signal.getsignal(number) != _signal.SIG_IGN:
        _signal.signal(number, leave_at_once)

import atexit  # noqa: E402 - not before the path is safe
import gc  # noqa: E402 - not before the path is safe
from contextlib import suppress  # noqa: E402 - not before the path is safe
from types import TracebackType  # noqa: E402 - not before the path is safe
from typing import NoReturn  # noqa: E402 - not before the path is safe

from newsclean.errors import (  # noqa: E402 - not before the path is safe
    BUG_EXIT_CODE,
    FAILED_EXIT_CODE,
    INTERRUPTED_EXIT_CODE,
)
from newsclean.limits import YOUNG_OBJECTS, interrupts  # noqa: E402 - not before the path is safe


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(YOUNG_OBJECTS)
    interrupts.take_interrupts()
    sys.excepthook = report_bug
    from newsclean.cli import run  # noqa: PLC0415 - an interrupt may come while it loads

    try:
        interrupts.open_interrupts()
        code = run()
    except KeyboardInterrupt:
        code = INTERRUPTED_EXIT_CODE
    finally:
        interrupts.close_interrupts()
    leave(code)


def leave(code: int) -> NoReturn:
    """End the process; at once where nothing waits for its end, as worker processes would.

    All is written by now. Python takes every module apart first, which is a tenth of a short run.
    """
    waiting = atexit._ncallbacks()  # noqa: SLF001 - nothing else tells
    if not (waiting or sys.getprofile() or sys.gettrace()):
        os._exit(code)
    gc.freeze()  # the collector finds nothing at the end, where it looks at everything once more
    sys.exit(code)


def report_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> NoReturn:
    """Ask for a report: whatever comes this far is a defect, of newsclean or of what it needs."""
    import traceback  # noqa: PLC0415 - only a bug needs it, and start-up counts

    from newsclean.dependencies import find_outdated_cause  # noqa: PLC0415 - only a bug needs it

    if old := find_outdated_cause(error):
        with suppress(OSError, AttributeError):  # AttributeError: a closed stderr is None
            print(old, file=sys.stderr, flush=True)  # noqa: T201 - Click may be old
        sys.exit(FAILED_EXIT_CODE)
    where = "".join(traceback.format_exception(kind, error, trace))
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("newsclean"):
        report_missing_package(error, where)
    try:
        from newsclean.cli.messages import say  # noqa: PLC0415 - only a bug needs it
    except ImportError as missing:
        report_missing_package(missing, where)
    say(f"a bug in newsclean; please report these lines and what you ran\n{where}", lines=True)
    sys.exit(BUG_EXIT_CODE)


def report_missing_package(missing: ImportError, where: str) -> NoReturn:
    """Say what the command cannot be loaded without, with the lines that show where."""
    shown = "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in where)
    name = missing.name or "a package"
    line = f"newsclean needs {name}, which cannot be loaded; install newsclean again with pip"
    with suppress(OSError, AttributeError):  # AttributeError: a closed stderr is None
        sys.stderr.write(f"{shown}newsclean: {line}\n")
        sys.stderr.flush()
    sys.exit(FAILED_EXIT_CODE)


if __name__ == "__main__":
    main()
