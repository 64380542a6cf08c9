"""What a worker process does: it turns an entry into a finished record, within limits.

The kernel enforces them (`limits.process`), also inside a parser written in C.
"""

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from newsclean.batch.spool import SPOOL_BYTES, write_spool_file
from newsclean.documents import Entry
from newsclean.limits.process import get_peak_memory, limit_process, set_cpu_alarm
from newsclean.model import Failure, Outcome, Settings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

CLOCK_PER_CPU_SECOND = 3


class Limits(NamedTuple):
    """What one document, and one worker, may take.

    Attributes:
        seconds: of processor time for a document, over 0 and at most a day; by the clock it may
            take three times as long.
        memory: bytes of address space of a worker.
        pages: after this many documents a worker is replaced by a fresh one.
    """

    seconds: float = 10.0
    memory: int = 1_000_000_000
    pages: int = 1_000

    @property
    def clock_seconds(self) -> float:
        """The most that a document may take by the clock."""
        return self.seconds * CLOCK_PER_CPU_SECOND


DEFAULT_LIMITS = Limits()


class RecordOptions(NamedTuple):
    """What is to be made of each document.

    Attributes:
        settings: how to read it, where its entry does not know better.
        blocks: the record has the body block by block, too.
        evidence: the record has the words that each field came from, too.
        fields: keep only these keys.
    """

    settings: Settings = Settings()
    blocks: bool = False
    evidence: bool = False
    fields: tuple[str, ...] = ()


class Task(NamedTuple):
    """An entry, with the place of its record in the output and its digest."""

    place: int
    entry: Entry
    digest: int


class Cost(NamedTuple):
    """The time and memory that a document took.

    Attributes:
        cpu: seconds of processor time.
        wall: seconds by the clock.
        peak: bytes of memory that its worker held, where no earlier page had needed as much.
    """

    cpu: float = 0.0
    wall: float = 0.0
    peak: int | None = None


class TaskResult(NamedTuple, Generic[R]):
    """What became of a document.

    Attributes:
        result: the record as a line of JSON, or the outcome.
        status: the record's status.
        error: why there is no article.
        size: bytes of the page; none where it could not be read.
        cost: what it took.
        file: where a large record was written, which is then not in `result`.
    """

    result: R
    status: str
    error: Failure | None = None
    size: int | None = None
    cost: Cost = Cost()
    file: str | None = None


class EndedTask(NamedTuple, Generic[T, R]):
    """A task that has ended: with what its function returned, or with a failure."""

    task: T
    done: TaskResult[R] | None = None
    failure: Failure | None = None


READY = b"ready"  # what a worker says before it takes its first task


def serve_tasks(
    line: "Connection[Any, Any]", work: Callable[[T], TaskResult[R]], limits: Limits
) -> None:
    """Do one task after the other, until the other process closes its end of the pipe."""
    from newsclean.batch import warm  # noqa: F401, PLC0415 - before the limits; forked workers have it

    hold_limits(limits)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        line.send(READY)
        while True:
            line.send_bytes(make_answer(work, line.recv(), limits.seconds))
    except (EOFError, OSError):  # nobody waits for the rest
        return


def make_answer(work: Callable[[T], TaskResult[R]], task: T, seconds: float) -> bytes:
    """What became of a task, pickled: a `TaskResult`, or the `Failure` that kept it from one."""
    try:
        return pickle.dumps(measure_task(work, task, seconds), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        failure = Failure("memory", "the page needs more memory than there is", "batch")
    except Exception as error:  # noqa: BLE001 - a bug met on one page must not cost the others
        failure = Failure("internal", f"{type(error).__name__}: {error}", "batch")
    return pickle.dumps(failure)


def hold_limits(limits: Limits) -> None:
    """Give this process its limit of memory, nothing on stderr, and a quick end by SIGTERM."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 2)  # C parsers write there before they abort
    os.close(quiet)
    limit_process(limits.memory)


def measure_task(work: Callable[[T], TaskResult[R]], task: T, seconds: float) -> TaskResult[R]:
    """Do one task; the kernel ends the process when it has taken so much processor time."""
    wall, cpu, peak = time.perf_counter(), time.process_time(), get_peak_memory()
    set_cpu_alarm(seconds)
    try:
        done = work(task)
    finally:
        set_cpu_alarm(0)
    risen = get_peak_memory()
    return done._replace(
        cost=Cost(
            round(time.process_time() - cpu, 4),
            round(time.perf_counter() - wall, 4),
            risen if risen > peak else None,
        )
    )


def name_exit(code: int) -> str:
    """How a process ended, by its exit code.

    >>> name_exit(1), name_exit(-signal.SIGTERM)
    ('exit code 1', 'SIGTERM')
    """
    if code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


def is_outside_end(code: int) -> bool:
    """Whether a process may have ended for a reason outside of what it was doing."""
    return code >= 0 or code in {-signal.SIGTERM, -getattr(signal, "SIGKILL", 9)}


def is_time_end(code: int) -> bool:
    """Whether the kernel ended a process as its processor time was over."""
    return sys.platform != "win32" and code == -signal.SIGPROF


def process_task(
    task: Task, *, wanted: RecordOptions, spool: str | None = None
) -> TaskResult[bytes]:
    """What a worker does with a task; a large record goes into a file in that folder."""
    done = process_entry(task.entry, wanted)
    if spool is None or len(done.result) <= SPOOL_BYTES:
        return done
    try:
        path = write_spool_file(spool, f"record-{task.place}", done.result)
    except OSError:  # who writes the journal next says so
        return done
    return done._replace(result=b"", file=path)


def process_entry(entry: Entry, wanted: RecordOptions) -> TaskResult[bytes]:
    """Read an entry and make its record, a line of JSON."""
    done = attempt_entry(entry, wanted)
    return TaskResult(render_outcome(done.result, wanted), done.status, done.error, done.size)


def attempt_entry(entry: Entry, wanted: RecordOptions) -> TaskResult[Outcome]:
    """Read an entry and say what became of it."""
    from newsclean.batch.attempt import attempt_entry as attempt  # noqa: PLC0415 - the parent process needs none of it

    sizes: list[int] = []
    outcome = attempt(entry, wanted.settings, sizes.append)
    status = outcome.article.status if outcome.article else "error"
    return TaskResult(outcome, status, outcome.error, sizes[0] if sizes else None)


def render_outcome(outcome: Outcome, wanted: RecordOptions) -> bytes:
    """The record of an outcome as a line of JSON."""
    from newsclean.records.render import build_record, render_json_line  # noqa: PLC0415 - only workers write

    values = build_record(
        outcome, blocks=wanted.blocks, evidence=wanted.evidence, fields=wanted.fields
    )
    return render_json_line(values).encode()
