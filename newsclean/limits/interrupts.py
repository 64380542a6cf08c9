"""Ctrl-C and SIGTERM for a command: one way out, at any moment, without a traceback.

While the command loads, and when all is written, they end the process at once. In between the first
one raises, so that whatever is under way is cleaned up; more of them change nothing for a while,
so that the clean-up is not interrupted, too. Python's own handler would raise each time, also where
nobody can catch it.
"""

import os
import signal
import sys
import time
from types import FrameType

from newsclean.errors import INTERRUPTED_EXIT_CODE, TERMINATED_EXIT_CODE

EXIT_CODES = {
    signal.SIGINT: INTERRUPTED_EXIT_CODE,
    signal.SIGTERM: TERMINATED_EXIT_CODE,
}
PATIENCE_SECONDS = 2.0  # of cleaning up, after which one more interrupt ends the process
REVIVE_SECONDS = 0.01  # after which an interrupt that was lost comes again


class Interrupts:
    """What has come so far.

    Attributes:
        open: whether the first one raises; else it ends the process.
        first: when it came, by the clock.
    """

    open: bool = False
    first: float | None = None


STATE = Interrupts()


def take_interrupts() -> None:
    """Let interrupts end this process at once; one that the caller ignores stays ignored."""
    for number in EXIT_CODES:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, receive_interrupt)
    sys.unraisablehook = revive_interrupt


def open_interrupts() -> None:
    """Let the next interrupt raise."""
    STATE.open, STATE.first = True, None


def close_interrupts() -> None:
    """Let none raise any more: all is written. Ctrl-C has nothing left to stop."""
    STATE.open = False
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def receive_interrupt(number: int, frame: FrameType | None) -> None:
    """Raise for the first interrupt, ignore those that follow at once, and else end the process.

    Raises:
        KeyboardInterrupt: for SIGINT.
        SystemExit: for SIGTERM.
    """
    del frame
    code, now = EXIT_CODES[signal.Signals(number)], time.monotonic()
    if not STATE.open or (STATE.first is not None and now - STATE.first > PATIENCE_SECONDS):
        os._exit(code)
    if STATE.first is None:
        STATE.first = now
        raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(code)


def revive_interrupt(lost: "sys.UnraisableHookArgs") -> None:
    """Send an interrupt again that was raised where it had to be ignored, as in a finalizer.

    A deadline's error that was lost comes again by itself. Other errors are shown as ever.
    """
    from newsclean.errors import InputError  # noqa: PLC0415 - seldom needed

    if isinstance(lost.exc_value, KeyboardInterrupt | SystemExit):
        import _thread  # noqa: PLC0415 - seldom needed
        import threading  # noqa: PLC0415 - seldom needed

        number = signal.SIGINT if lost.exc_type is KeyboardInterrupt else signal.SIGTERM
        STATE.first = None
        threading.Timer(REVIVE_SECONDS, _thread.interrupt_main, (number,)).start()
    elif not (isinstance(lost.exc_value, InputError) and lost.exc_value.code == "timeout"):
        sys.__unraisablehook__(lost)
