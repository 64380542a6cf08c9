"""Worker processes, each with one task at a time; if one dies, only its task is lost.

Each worker has a pipe of its own and no lock, so none waits for another that has died, and the
process of the run needs no thread. `WorkerPool` is what a run knows; a `WorkerSlot` is the place of
one worker, which is started with its first task and replaced when it dies or has done its share.

A task that may have failed for a reason outside of it (a kill, memory that earlier tasks had
filled) is tried once more in a fresh worker, so that a record depends on its document alone.
"""

import signal
import time
from collections.abc import Callable
from contextlib import closing, suppress
from multiprocessing.connection import wait as wait_for_pipes
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from newsclean.batch.safe_start import (
    END_SECONDS,
    MAX_BAD_STARTS,
    START_SECONDS,
    WARM,
    block_interrupts,
    make_context,
    make_start_error,
)
from newsclean.batch.worker import (
    READY,
    EndedTask,
    Limits,
    TaskResult,
    is_outside_end,
    is_time_end,
    name_exit,
    serve_tasks,
)
from newsclean.model import Failure

T = TypeVar("T")
R = TypeVar("R")

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

MAX_TRIES = 2
KILL_SIGNAL = getattr(signal, "SIGKILL", 9)  # Windows has none
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
        context = choose_start_method()
        self.free = [WorkerSlot(work, limits, context) for _ in range(jobs)]
        self.taken: list[WorkerSlot[T, R]] = []  # the one that was begun first comes first
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
        self.taken.append(slot)
        self.send(slot)

    def send(self, slot: "WorkerSlot[T, R]") -> None:
        """Hand a slot's task to its worker, to a fresh one where that has gone.

        Raises:
            OutputError: no worker can be started.
        """
        try:
            slot.send()
        except (OSError, EOFError) as error:
            self.send_again(slot, error)

    def send_again(self, slot: "WorkerSlot[T, R]", error: BaseException) -> None:
        """Hand a slot's task to a fresh worker, as the one before has not begun it.

        Raises:
            OutputError: no worker can be started.
        """
        self.count_bad_start(error)
        slot.renew()
        self.send(slot)

    def count_bad_start(self, error: BaseException) -> None:
        """Count a worker that could not start, and give up after some in a row.

        Raises:
            OutputError: these were too many.
        """
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
            slot, is_late = self.wait_for_slot()
            try:
                ended, again = slot.read_answer(is_late=is_late)
            except (OSError, EOFError) as error:
                self.send_again(slot, error)
                continue
            if ended is None:
                continue
            self.bad_starts = 0
            if again:
                self.send(slot)
                continue
            self.taken.remove(slot)
            self.free.append(slot)
            return ended

    def wait_for_slot(self) -> "tuple[WorkerSlot[T, R], bool]":
        """The next slot whose worker has said something or has died, or whose time is over.

        The second value says that it is over: there is nothing to read.
        """
        first = min(self.taken, key=lambda slot: slot.deadline)
        slots = {slot.line: slot for slot in self.taken}
        left = max(0.0, first.deadline - time.monotonic())
        heard = wait_for_pipes([*filter(None, slots)], left)
        return next(((slot, False) for line, slot in slots.items() if line in heard), (first, True))

    def close(self) -> None:
        """End all workers now, whatever they do."""
        try:
            self.end_workers()
        except (KeyboardInterrupt, SystemExit):  # those that are left would keep the run waiting
            self.end_workers()
            raise

    def end_workers(self) -> None:
        """Let all workers stop, and wait for each."""
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
        self.process: BaseProcess | None = None
        self.line: Connection[Any, Any] | None = None
        self.is_ready = False
        self.task: Any = None
        self.tries = self.served = 0
        self.deadline = 0.0

    def send(self) -> None:
        """Hand the task to the worker; one that has to be started gets it when it is ready.

        Raises:
            OSError: the worker is gone, or none can be started.
            EOFError: the fork server is gone.
        """
        if self.served >= self.limits.pages:
            self.renew()
        if self.line is None:
            self.start()
        else:
            self.hand_over(self.line)

    def start(self) -> None:
        """Start a worker.

        Raises:
            OSError: it cannot be started.
            EOFError: the fork server is gone.
        """
        context: Any = self.context
        self.deadline = time.monotonic() + START_SECONDS
        self.line, far_end = context.Pipe()
        with closing(far_end):
            self.process = context.Process(
                target=serve_tasks, args=(far_end, self.work, self.limits), daemon=True
            )
            with block_interrupts():
                self.process.start()

    def hand_over(self, line: "Connection[Any, Any]") -> None:
        """Send the task to a worker that waits for one; its time begins.

        Raises:
            OSError: the worker is gone.
        """
        line.send(self.task)
        self.is_ready = True
        self.tries += 1
        self.served += 1
        self.deadline = time.monotonic() + self.limits.clock_seconds

    def read_answer(self, *, is_late: bool) -> tuple[EndedTask[T, R] | None, bool]:
        """How the task ended (`None`: it goes on), and whether to try it in a fresh worker.

        Args:
            is_late: its time is over, and the worker has said nothing.

        Raises:
            OSError: the worker has not become ready.
            EOFError: the same.
        """
        answer = None if is_late else self.receive()
        if is_late and not self.is_ready:
            raise TimeoutError(f"not ready after {START_SECONDS} s")
        if self.line is not None and answer == READY:
            self.hand_over(self.line)
            return None, False
        if isinstance(answer, TaskResult):
            filled = bool(answer.error and answer.error.code == "memory") and self.served > 1
            if filled:
                self.renew()
            return EndedTask(self.task, answer), filled and self.tries < MAX_TRIES
        if isinstance(answer, Failure):
            failure, outside = answer, answer.code == "memory"
        elif is_late:
            failure, outside = make_clock_failure(self.limits), False
        else:
            failure, outside = make_death_failure(self.wait_for_exit_code(), self.limits)
        self.renew()
        return EndedTask(self.task, failure=failure), outside and self.tries < MAX_TRIES

    def receive(self) -> object:
        """What the worker says; `None` where it has died instead.

        Raises:
            OSError: it has died before it was ready.
            EOFError: the same.
        """
        try:
            return self.line.recv() if self.line is not None else None
        except (EOFError, OSError):
            if self.is_ready:
                return None
            raise

    def wait_for_exit_code(self) -> int:
        """How a worker that has closed its pipe ended; one that does not is killed."""
        if self.process is not None:
            self.process.join(END_SECONDS)
        code = self.process.exitcode if self.process is not None else None
        return -KILL_SIGNAL if code is None else code

    def renew(self) -> None:
        """Give up the worker; the next task gets a new one."""
        self.request_stop()
        self.join()

    def request_stop(self) -> None:
        """Kill the worker, whatever it does: it has nothing to put in order."""
        if self.process is not None and self.process.pid is not None:
            with suppress(OSError):  # it is gone already
                self.process.kill()

    def join(self) -> None:
        """Wait until the worker is gone."""
        process, line = self.process, self.line
        if process is not None and process.pid is not None:
            process.join()
        if line is not None:
            line.close()
        self.process = self.line = None
        self.is_ready = False
        self.served = 0


def make_clock_failure(limits: Limits) -> Failure:
    """Why a task was ended that took too long by the clock."""
    message = f"took longer than {limits.clock_seconds:g} s by the clock; raise --timeout"
    return Failure("timeout", message, "batch")


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

    A fork of this process would copy what a caller's threads hold; a spawned worker takes half a
    second and 40 MB of its own.
    """
    return make_context(WARM)
