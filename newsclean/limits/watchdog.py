"""What ends a page for a command where the page itself does not come back, on POSIX.

1. A timer of processor time ticks. Its handler looks at the deadline, so that code of others (and a
   regular expression) ends, too, that never looks at it.
2. No handler runs while the main thread is inside code in C. A thread beside it wakes with each
   tick. Where a page is a good while over its time and such code has let go of Python's lock, as
   lxml does, the thread leaves it there, lets the rest of the pages be read in its place, and ends
   the process. In the same way it ends a process that does not answer an interrupt.
3. Code in C that keeps Python's lock stops all of Python. There the kernel ends the process, by
   SIGVTALRM, which is no exit code of ours; records that were written are whole.

Windows has none of the three; there the deadline alone holds.
"""

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING

from newsclean.errors import BUG_EXIT_CODE, INTERRUPTED_EXIT_CODE
from newsclean.limits.deadline import check_deadline, forget_deadline
from newsclean.limits.interrupts import EXIT_CODES, PATIENCE_SECONDS, STATE

TICK_SECONDS = 0.25  # of processor time
GRACE_SECONDS = 3.0  # of processor time, in which code in C may come back after the deadline
SIGNAL_BYTES = 4_096  # read at once; each is the number of a signal
IS_POSIX = sys.platform != "win32"


if TYPE_CHECKING:  # both take a millisecond of a start to make
    from typing import Any, Protocol, Self

    class Work(Protocol):
        """What the command does, as far as another thread can go on with it."""

        def go_on(self) -> int:
            """Say that the page under way took too long, do the rest, and give the exit code."""

        def give_up(self) -> None:
            """Leave no half-written file behind."""

    Watched = tuple[int | None, float]
    """A page under way: the clock of the thread that reads it, and when that shows too much."""


class Watchdog:
    """Watches the pages that a command reads in its main thread; a context manager.

    >>> class Nothing:
    ...     def go_on(self):
    ...         return 1
    ...
    ...     def give_up(self):
    ...         pass
    >>> with Watchdog(60, Nothing()) as dog, dog.watch():
    ...     "a page is read here"
    'a page is read here'
    """

    def __init__(self, seconds: float, work: "Work") -> None:
        """Start nothing yet.

        Args:
            seconds: of processor time for each page.
            work: who goes on where a page does not come back.
        """
        self.seconds = seconds
        self.work = work
        self.page: Watched | None = None
        self.turn = 0  # how often another thread has gone on
        self.lock = threading.Lock()  # for the two above
        self.active = IS_POSIX and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> "Self":
        if self.active:
            self.inlet, self.outlet = os.pipe()
            for end in self.inlet, self.outlet:
                os.set_blocking(end, False)
            self.thread = threading.Thread(target=self.stay_awake, daemon=True)
            self.thread.start()
            self.before = signal.signal(signal.SIGPROF, look_at_deadline)
            self.wakeup = signal.set_wakeup_fd(self.outlet, warn_on_full_buffer=False)
            tick = min(TICK_SECONDS, self.seconds / 2)
            signal.setitimer(signal.ITIMER_PROF, tick, tick)
        return self

    def __exit__(self, *error: object) -> None:
        if self.active:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.set_wakeup_fd(self.wakeup)
            signal.signal(signal.SIGPROF, self.before)
            os.write(self.outlet, b"\0")
            self.thread.join()
            os.close(self.inlet)
            os.close(self.outlet)

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Watch one page; a thread whose page was given up never leaves this."""
        if not self.active:
            yield
            return
        with self.lock:
            turn, self.page = self.turn, self.begin_page()
        if not turn:
            signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds + 3 * GRACE_SECONDS)
        try:
            yield
        finally:
            forget_deadline()
            with self.lock:
                given_up = turn != self.turn
                self.page = None if not given_up else self.page
            if given_up:
                wait_for_the_end()
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def begin_page(self) -> "Watched":
        """A page that begins now, in this thread."""
        most = self.seconds + GRACE_SECONDS
        if hasattr(time, "pthread_getcpuclockid"):
            clock = time.pthread_getcpuclockid(threading.get_ident())
            return clock, time.thread_time() + most
        return None, time.process_time() + most  # macOS shows no thread another's clock

    def stay_awake(self) -> None:
        """Look after each tick whether the page is over its time, and whether interrupts arrive."""
        waiting: tuple[int, float] | None = None  # an interrupt's exit code, and until when
        while True:
            select.select([self.inlet], [], [], None if waiting is None else PATIENCE_SECONDS / 4)
            signals = b""
            with suppress(BlockingIOError):
                signals = os.read(self.inlet, SIGNAL_BYTES)
            if b"\0" in signals:
                return
            for number, code in EXIT_CODES.items():
                if waiting is None and STATE.open and number in signals:
                    waiting = code, time.monotonic() + PATIENCE_SECONDS
            if waiting and STATE.first is not None:
                waiting = None  # the main thread has heard it
            if waiting and time.monotonic() > waiting[1]:
                self.work.give_up()
                os._exit(waiting[0])
            page = self.page
            if page and is_over(page):
                self.take_over()

    def take_over(self) -> None:
        """Give up the page under way, and let another thread go on."""
        with self.lock:
            if self.page is None:
                return  # it has come back in the meantime
            self.page = None
            self.turn += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)  # what was given up goes on taking time
        try:
            threading.Thread(target=self.finish, daemon=True).start()
        except RuntimeError:  # there is no memory for one more
            self.finish()

    def finish(self) -> None:
        """Do the rest and end the process; nobody can wait for the thread that was given up."""
        code = BUG_EXIT_CODE
        try:
            code = self.work.go_on()
        except BaseException as error:  # noqa: BLE001 - nobody is there to catch it
            if STATE.first is None:  # else the main thread cleans up after an interrupt
                sys.excepthook(type(error), error, error.__traceback__)
            else:
                code = INTERRUPTED_EXIT_CODE
        finally:
            os._exit(code)


def is_over(page: "Watched") -> bool:
    """Whether a page has taken too much."""
    clock, end = page
    return (time.process_time() if clock is None else time.clock_gettime(clock)) > end


def look_at_deadline(number: int, frame: FrameType | None) -> None:
    """Handle a tick: raise if the page in the main thread has taken too long.

    Raises:
        InputError: code `timeout`.
    """
    del number, frame
    check_deadline()


def wait_for_the_end() -> "Any":
    """Never return: another thread does the rest and ends the process."""
    while True:
        time.sleep(1)
