"""Worker processes, each with one task at a time; if one dies, only its task is lost.

Each worker has a pebble pool of its own: in a shared pool a worker that dies while it holds the
lock of the task pipe stops the others (pebble #97, #163). A pool whose worker died is thrown away.

A task that may have failed for a reason outside of it (a kill, memory that earlier tasks had
filled) is tried once more in a fresh worker, so that a record depends on its document alone.
"""

import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.context import BaseContext
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from newsclean.batch.safe_start import (
    MAX_BAD_STARTS,
    START_SECONDS,
    WARM,
    block_interrupts,
    make_context,
    make_start_error,
    start_helper_processes,
)
from newsclean.batch.worker import (
    EndedTask,
    Limits,
    TaskResult,
    is_outside_end,
    is_time_end,
    measure_task,
    name_exit,
    start_worker,
)
from newsclean.model import Failure

T = TypeVar("T")
R = TypeVar("R")

if TYPE_CHECKING:
    from concurrent.futures import Future

    Ends = SimpleQueue[tuple["WorkerSlot[T, R]", Future[TaskResult[R]]]]

POLL_SECONDS = 0.5
MAX_TRIES = 2
MAX_PAUSE_SECONDS = 2.0


class WorkerPool(Generic[T, R]):
    """Worker processes that do one kind of work; `contextlib.closing` ends them on leaving."""

    def __init__(self, work: Callable[[T], TaskResult[R]], jobs: int, limits: Limits) -> None:
        """Start no process yet; each starts with its first task.

        Args:
            work: what is done with each task; a function of a module, as it is sent by name.
            jobs: how many tasks at a time.
            limits: what each task and each worker may take.
        """
        self.context = choose_start_method()
        self.free = [WorkerSlot(work, limits, self.context) for _ in range(jobs)]
        self.taken: set[WorkerSlot[T, R]] = set()
        self.ended: Ends[T, R] = SimpleQueue()
        self.bad_starts = 0

    @property
    def idle(self) -> bool:
        """Whether one more task can be begun."""
        return bool(self.free)

    @property
    def busy(self) -> int:
        """How many tasks were begun and have not been handed back."""
        return len(self.taken)

    def begin(self, task: T) -> None:
        """Begin a task.

        Raises:
            OutputError: no worker can be started.
        """
        slot = self.free.pop()
        slot.task, slot.tries = task, 0
        self.taken.add(slot)
        self.send(slot)

    def send(self, slot: "WorkerSlot[T, R]") -> None:
        """Hand a slot's task to its worker."""
        try:
            with block_interrupts():
                slot.send(self.ended)
        except (OSError, RuntimeError) as error:  # BrokenProcessPool is a RuntimeError
            self.count_bad_start(error)
            slot.renew()
            self.send(slot)

    def count_bad_start(self, error: BaseException) -> None:
        """Count a worker that could not start, and give up after some in a row."""
        self.bad_starts += 1
        if self.bad_starts > MAX_BAD_STARTS + 2 * len(self.taken):
            raise make_start_error("worker process", error) from error
        time.sleep(min(MAX_PAUSE_SECONDS, 0.05 * 2**self.bad_starts))

    def wait(self) -> EndedTask[T, R]:
        """Wait for a task to end.

        Raises:
            OutputError: no worker can be started.
        """
        while True:
            slot, future = self.get_next_ended()
            if slot.future is not future:
                continue  # it belongs to a pool that was thrown away
            ended, again = slot.read_outcome(future)
            if isinstance(future.exception(), BrokenProcessPool):
                self.count_bad_start(future.exception() or RuntimeError())
            else:
                self.bad_starts = 0
            if again:
                self.send(slot)
                continue
            self.taken.remove(slot)
            self.free.append(slot)
            return ended

    def get_next_ended(self) -> "tuple[WorkerSlot[T, R], Future[TaskResult[R]]]":
        """The next future that is done; one whose pool has lost its task fails here."""
        while True:
            with suppress(Empty):
                return self.ended.get(timeout=POLL_SECONDS)
            for slot in self.taken:
                if slot.is_lost() and slot.future is not None:
                    with suppress(RuntimeError):  # it ended in this moment
                        slot.future.set_exception(BrokenProcessPool("lost its task"))

    def close(self) -> None:
        """End all workers now, whatever they do."""
        try:
            self.end_workers()
        except (KeyboardInterrupt, SystemExit):  # those that are left would keep the run waiting
            self.end_workers()
            raise

    def end_workers(self) -> None:
        """Ask all workers to stop, and wait for each."""
        slots = [*self.free, *self.taken]
        for slot in slots:
            slot.request_stop()
        for slot in slots:
            slot.join()


class WorkerSlot(Generic[T, R]):
    """One worker at a time, with the task that it has."""

    def __init__(
        self, work: Callable[[T], TaskResult[R]], limits: Limits, context: BaseContext
    ) -> None:
        """Start no worker yet."""
        self.work, self.limits, self.context = work, limits, context
        self.pool: ProcessPool | None = None
        self.future: Future[TaskResult[R]] | None = None
        self.task: Any = None
        self.tries = self.served = 0
        self.deadline = 0.0

    def send(self, ended: "Ends[T, R]") -> None:
        """Hand the task to the worker, which is started where there is none.

        Raises:
            RuntimeError: the pool is broken.
            OSError: a process cannot be started.
        """
        limits = self.limits
        if self.pool is None:
            self.served = 0
            start_helper_processes()  # it may have been killed since; pebble's locks need it
            self.pool = ProcessPool(
                max_workers=1,
                max_tasks=limits.pages,
                initializer=start_worker,
                initargs=(self.work, limits),
                context=self.context,
            )
        future: Future[TaskResult[R]] = self.pool.schedule(
            measure_task, (self.task, limits.seconds), timeout=limits.clock_seconds
        )
        self.tries += 1
        self.served += 1
        self.future = future
        self.deadline = time.monotonic() + limits.clock_seconds + START_SECONDS
        future.add_done_callback(lambda future: ended.put((self, future)))

    def is_lost(self) -> bool:
        """Whether the task can never end: its time is long over, or its pool has stopped."""
        if self.pool is None or self.future is None or self.future.done():
            return False
        return time.monotonic() > self.deadline or not self.pool.active

    def read_outcome(self, future: "Future[TaskResult[R]]") -> tuple[EndedTask[T, R], bool]:
        """How the task ended, and whether to try it once more in a fresh worker."""
        error, first = future.exception(), self.served == 1
        if error is None:
            done = future.result()
            self.future = None
            again = bool(done.error and done.error.code == "memory") and not first
            if again:
                self.renew()
            return EndedTask(self.task, done), again and self.tries < MAX_TRIES
        failure, outside = make_task_failure(error, self.limits)
        self.renew()
        return EndedTask(self.task, failure=failure), outside and self.tries < MAX_TRIES

    def renew(self) -> None:
        """Give up the pool; the next task gets a new one."""
        self.future = None
        self.request_stop()
        self.join()
        self.pool = None

    def request_stop(self) -> None:
        """Let the pool take no more and end what it does."""
        if self.pool is not None:
            self.pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves `stop` untyped

    def join(self) -> None:
        """Wait until the worker is gone."""
        if self.pool is not None:
            with suppress(OSError, RuntimeError):  # its worker may be gone already
                self.pool.join()


def make_task_failure(error: BaseException, limits: Limits) -> tuple[Failure, bool]:
    """Why a task has no result, and whether the cause may lie outside of it."""
    if isinstance(error, TimeoutError):
        message = f"took longer than {limits.clock_seconds:g} s by the clock; raise --timeout"
        return Failure("timeout", message, "batch"), False
    if isinstance(error, MemoryError):
        return Failure("memory", "the page needs more memory than there is", "batch"), True
    if isinstance(error, ProcessExpired):
        return make_death_failure(error.exitcode, limits)
    if isinstance(error, BrokenProcessPool):
        return Failure("crash", "its worker ended before it could begin", "batch"), True
    return Failure("internal", f"{type(error).__name__}: {error}", "batch"), False


def make_death_failure(code: int, limits: Limits) -> tuple[Failure, bool]:
    """Why a worker died, by its exit code, and whether the cause may lie outside of its task."""
    if is_time_end(code):
        message = f"took more than {limits.seconds:g} s of processor time; raise --timeout"
        return Failure("timeout", message, "batch"), False
    name = name_exit(code)
    hint = "; perhaps the machine is short of memory" if name == "SIGKILL" else ""
    failure = Failure("crash", f"its worker process died ({name}){hint}", "batch")
    return failure, is_outside_end(code)


def choose_start_method() -> BaseContext:
    """How workers start: forked from a server that has loaded everything (`warm`), else spawned.

    A fork of this process would copy locks that pebble's threads hold; a spawned worker takes half
    a second and 40 MB of its own.
    """
    return make_context(WARM)
