"""A deadline for the work on one page: processor time of the thread that does it.

The work itself looks at the clock, between its steps and now and then in its loops
(`check_deadline`), so a deadline holds in every thread and on every system. It is the thread's
time, not the process's: a program may read pages in many threads, and none pays for the others. It
is processor time, not the time by the clock: a page is not to blame for a busy machine.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from newsclean.errors import InputError


class Deadline(NamedTuple):
    """When the work must be done.

    Attributes:
        seconds: of processor time that it was given.
        clock_end: by the clock, before which it cannot have taken so much; that clock is cheap.
        end: by the processor time of its thread.
    """

    seconds: float
    clock_end: float
    end: float


MAX_SECONDS = 86_400  # a day; three times as much still fits in the milliseconds of a poll
TURNS_BETWEEN_CHECKS = 256  # of a loop that does little in each
CURRENT: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def limit_time(seconds: float | None) -> Iterator[None]:
    """Give some work so many seconds of processor time; `None` is no limit.

    Where such limits are nested, the one that ends first holds. A time that is none is a
    `ValueError`.

    >>> with limit_time(60):
    ...     check_deadline()
    """
    refuse_bad_seconds(seconds)
    outer = CURRENT.get()
    token = CURRENT.set(choose_nearer(outer, seconds))
    try:
        yield
    finally:
        CURRENT.reset(token)


def refuse_bad_seconds(seconds: float | None) -> None:
    """Raise if a limit of time is none; `None` is no limit.

    >>> refuse_bad_seconds(float("nan"))
    Traceback (most recent call last):
        ...
    ValueError: seconds must be over 0 and at most 86,400 (a day), not nan

    Raises:
        ValueError: it is zero, negative, no number, or over `MAX_SECONDS`.
    """
    if seconds is not None and not 0 < seconds <= MAX_SECONDS:
        most = f"{MAX_SECONDS:,} (a day)"
        raise ValueError(f"seconds must be over 0 and at most {most}, not {seconds:g}")


def choose_nearer(outer: Deadline | None, seconds: float | None) -> Deadline | None:
    """The deadline that ends first, of the one around the work and a new one."""
    if seconds is None:
        return outer
    end = time.thread_time() + seconds
    if outer and outer.end < end:
        return outer
    return Deadline(seconds, time.monotonic() + seconds, end)


def check_deadline() -> None:
    """Raise if the work has taken too long; it costs 0.1 µs.

    Raises:
        InputError: code `timeout`.
    """
    deadline = CURRENT.get()
    if (
        deadline is not None
        and time.monotonic() > deadline.clock_end
        and time.thread_time() > deadline.end
    ):
        raise InputError("timeout", describe_timeout(deadline.seconds), stage="extract")


def forget_deadline() -> None:
    """Let nothing that follows in this thread fail by a deadline of the work that has ended."""
    CURRENT.set(None)


def describe_timeout(seconds: float) -> str:
    """What to say of a page that took too long.

    >>> describe_timeout(0.5)
    'took more than 0.5 s of processor time; raise --timeout'
    """
    return f"took more than {seconds:g} s of processor time; raise --timeout"
