"""Containers (archives, crawls, tables) read in a process of their own, which has limits.

    with closing(ContainerReader(Limits())) as reader:
        for entry in iter_entries(paths, selection, list_members=reader.list_members): ...

The process starts with the first container, stays for the next ones, and is replaced when it dies.
A container that makes it die or hang gives the entries before, and then one error for itself.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from newsclean.batch.container_process import END, TAKEN, Lines, Request, serve_containers
from newsclean.batch.safe_start import (
    END_SECONDS,
    MAX_BAD_STARTS,
    START_SECONDS,
    block_interrupts,
    make_context,
    make_start_error,
)
from newsclean.batch.spool import Spool
from newsclean.batch.worker import (
    DEFAULT_LIMITS,
    Limits,
    is_outside_end,
    is_time_end,
    name_exit,
)
from newsclean.documents import Entry, Selection, ignore_message, iter_entries
from newsclean.documents.container import InputFile
from newsclean.errors import InputError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


def iter_entries_within_limits(
    paths: Iterable[str],
    selection: Selection,
    limits: Limits = DEFAULT_LIMITS,
    notice: Callable[[str], None] = ignore_message,
    *,
    bare: bool = False,
) -> Generator[Entry, None, None]:
    """Give what `documents.iter_entries` gives, its containers read in a process with limits.

    Args:
        paths: as `iter_entries` takes them.
        selection: what to take of them.
        limits: of the process; a container over them is one more entry with a failure.
        notice: as `iter_entries` takes it.
        bare: entries of containers come without their pages, for lists and counts.

    Raises:
        InputError: the sidecar cannot be read.
        OutputError: no process can be started.
    """
    with closing(ContainerReader(limits)) as reader:
        list_members = reader.list_bare_members if bare else reader.list_members
        yield from iter_entries(paths, selection, notice, list_members)


class ReaderLostError(Exception):
    """The process has died or hangs.

    Attributes:
        error: the container's.
        outside: the reason may lie outside of the container.
    """

    def __init__(self, error: InputError, *, outside: bool) -> None:
        """Keep both."""
        super().__init__(str(error))
        self.error, self.outside = error, outside


class ContainerReader:
    """A process that reads containers; `contextlib.closing` ends it on leaving."""

    def __init__(
        self, limits: Limits, *, preload: tuple[str, ...] = (), spool: Spool | None = None
    ) -> None:
        """Start no process yet.

        Args:
            limits: what the process may take.
            preload: modules of the fork server that it is forked from; without any it is spawned.
            spool: where large pages go; without it they come through the pipe.
        """
        self.limits, self.preload, self.spool = limits, preload, spool
        self.process: BaseProcess | None = None
        self.answers: Connection[Any, Any] | None = None
        self.requests: Connection[Any, Any] | None = None
        self.scratch: TemporaryDirectory[str] | None = None
        self.started = self.served = 0

    def list_members(self, file: InputFile, reader: str, selection: Selection) -> Iterator[Entry]:
        """The entries of a container, as `documents.files.list_members_here` gives them.

        Raises:
            OutputError: no process can be started.
        """
        return self.read(Request(file, reader, selection))

    def list_bare_members(
        self, file: InputFile, reader: str, selection: Selection
    ) -> Iterator[Entry]:
        """The entries of a container without their pages.

        Raises:
            OutputError: no process can be started.
        """
        return self.read(Request(file, reader, selection, bare=True))

    def read(self, request: Request) -> Iterator[Entry]:
        """The entries of a container, and where the process is lost one for the container itself.

        It is read once more by a fresh process where the reason may lie outside of it, as memory
        that other containers have filled.
        """
        given = 0
        for last in (False, True):
            try:
                with closing(self.ask(request)) as answers:
                    for number, entry in enumerate(answers):
                        if number >= given:
                            given += 1
                            yield entry
                        elif self.spool:
                            self.spool.release(entry.path)
            except ReaderLostError as lost:
                if last or not lost.outside:
                    yield request.file.make_entry(lost.error)
                    return
            else:
                return

    def ask(self, request: Request) -> Generator[Entry, None, None]:
        """What the process answers to a request.

        Raises:
            ReaderLostError: it died or hangs, or earlier containers have filled its memory; it is
                gone then.
        """
        answers, requests = self.start()
        finished = False
        try:
            self.send(requests, request)
            while (answer := self.receive(answers)) != END:
                if not isinstance(answer, Entry):
                    continue  # bytes were read, and no entry came of them
                if self.spool and answer.path:
                    self.spool.hold(answer.path)
                    with suppress(OSError):  # it has died since; what it has sent still counts
                        requests.send(TAKEN)
                if is_short_of_memory(answer, request.file):
                    self.refuse_filled_process()
                    yield answer
                    return
                yield answer
            finished = True
            self.served += 1
        finally:
            if not finished:
                self.close()

    def refuse_filled_process(self) -> None:
        """Let a container that is short of memory have a fresh process, if it had none.

        Raises:
            ReaderLostError: other containers have been read by this one.
        """
        if self.served:
            raise ReaderLostError(InputError("memory", "", stage="inputs"), outside=True)

    def send(self, requests: "Connection[Any, Any]", request: Request) -> None:
        """Send a request to the process.

        Raises:
            ReaderLostError: it has died.
        """
        try:
            requests.send(request)
        except OSError:
            raise self.make_loss() from None

    def receive(self, answers: "Connection[Any, Any]") -> object:
        """Wait for an answer of the process.

        Raises:
            ReaderLostError: it has died, or nothing moved for too long.
        """
        seconds = self.limits.clock_seconds
        try:
            if answers.poll(seconds):
                return answers.recv()
        except (EOFError, OSError):
            raise self.make_loss() from None
        message = f"reading it stood still for {seconds:g} s by the clock; raise --timeout"
        raise ReaderLostError(InputError("timeout", message, stage="inputs"), outside=False)

    def make_loss(self) -> ReaderLostError:
        """Why the process is gone."""
        code = None
        if self.process is not None:
            self.process.join(END_SECONDS)
            code = self.process.exitcode
        if code is not None and is_time_end(code):
            message = (
                f"reading it took {self.limits.seconds:g} s of processor time without getting on; "
                "raise --timeout"
            )
            return ReaderLostError(InputError("timeout", message, stage="inputs"), outside=False)
        name = "it hangs" if code is None else name_exit(code)
        message = f"reading it ended the process that did ({name}); unpack it by other means"
        outside = code is None or is_outside_end(code)
        return ReaderLostError(InputError("crash", message, stage="inputs"), outside=outside)

    def start(self) -> "tuple[Connection[Any, Any], Connection[Any, Any]]":
        """The pipes of the process, which is started where there is none.

        Raises:
            OutputError: it cannot be started.
        """
        reason: BaseException | None = None
        for tried in range(MAX_BAD_STARTS):
            if self.answers and self.requests:
                return self.answers, self.requests
            time.sleep(0.05 * (2**tried - 1))
            try:
                self.launch()
            except (OSError, EOFError, RuntimeError) as error:
                self.close()
                reason = error
        raise make_start_error("process to read containers", reason) from reason

    def launch(self) -> None:
        """Start a process and wait until it is ready.

        Raises:
            OSError: it did not start.
        """
        context: Any = make_context(*self.preload)
        answers, answers_end = context.Pipe(duplex=False)
        requests_end, requests = context.Pipe(duplex=False)
        self.started += 1
        self.served = 0
        folder = self.spool.folder if self.spool else None
        self.scratch = TemporaryDirectory(prefix="newsclean-", ignore_cleanup_errors=True)
        prefix = f"member-{self.started}"
        lines = Lines(answers_end, requests_end, folder, prefix, self.scratch.name)
        with closing(answers_end), closing(requests_end):
            self.answers, self.requests = answers, requests
            self.process = context.Process(
                target=serve_containers, args=(lines, self.limits), daemon=True
            )
            with block_interrupts():
                self.process.start()
        if not answers.poll(START_SECONDS):
            raise TimeoutError(f"not ready after {START_SECONDS} s")
        answers.recv()

    def close(self) -> None:
        """End the process at once, and remove what it has written and nobody holds."""
        process, self.process = self.process, None
        if process is not None and process.pid is not None:
            with suppress(OSError):  # it is gone already
                process.kill()
            process.join(END_SECONDS)
        for pipe in (self.answers, self.requests):
            if pipe is not None:
                pipe.close()
        self.answers = self.requests = None
        if self.scratch:
            self.scratch.cleanup()
            self.scratch = None
        if self.spool and process is not None:
            self.spool.clear("member-")


def is_short_of_memory(entry: Entry, file: InputFile) -> bool:
    """Whether an entry says that reading its container needs more memory than there is."""
    failure = entry.failure
    return bool(failure and failure.code == "memory" and entry.name == file.name)
