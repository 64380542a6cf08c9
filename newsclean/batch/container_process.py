"""What the reader process does: it takes one container at a time and sends what is in it.

It has the limits of a worker. The processor time begins anew with each entry, and each megabyte of
the file adds as much again, so that an archive may have any size and a file that makes its reader
spin has not. What is sent is no more than a little ahead of who takes it.
"""

import io
import os
import pickle
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from newsclean.batch.spool import SPOOL_BYTES, write_spool_file
from newsclean.batch.worker import Limits, hold_limits
from newsclean.documents.container import Container, InputFile, read_members
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import load_reader
from newsclean.errors import InputError
from newsclean.limits.process import set_cpu_alarm
from newsclean.model import Failure

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PAID_BYTES = 1 << 20  # of a container; for each, its reader may take the limit of time once more
MAX_READ_AGAIN = 4  # times its size, after which reading on is no progress
MOVED_SECONDS = 1.0  # between two messages that bytes were read
MAX_SPOOLED_AHEAD = 2  # pages in files that were not asked for yet
MAX_ENTRY_CHARS = 1_000_000  # of names and addresses

PAGE_MEMORY_FAILURE = Failure(
    "memory", "the page needs more memory than its reader has; raise --memory", "inputs"
)

READY, MOVED, END, TAKEN = "ready", "moved", "end", "taken"
"""Messages of the two processes; the others are requests and entries."""


class Request(NamedTuple):
    """A container to read.

    Attributes:
        file: the container.
        reader: `module:name` of what reads it.
        selection: which names are pages.
        bare: entries are wanted without their pages.
    """

    file: InputFile
    reader: str
    selection: Selection
    bare: bool = False


class Lines(NamedTuple):
    """The ends of the two pipes that a reader process has.

    Attributes:
        answers: takes entries.
        requests: gives containers.
        spool: the folder for large pages; without one they go through the pipe.
        prefix: of the files there.
        scratch: the folder for archives in archives while they are read; who started the process
            removes it, however the process ended.
    """

    answers: "Connection[object, object]"
    requests: "Connection[object, object]"
    spool: str | None = None
    prefix: str = "member-0"
    scratch: str | None = None


def serve_containers(lines: Lines, limits: Limits) -> None:
    """Read containers until the other process closes its end."""
    hold_limits(limits)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = lines.scratch
    server = ContainerServer(lines, limits)
    try:
        lines.answers.send(READY)
        while True:
            request = lines.requests.recv()
            if isinstance(request, Request):
                server.serve(request)
    except (EOFError, OSError):  # nobody waits for the rest
        return


class ContainerServer:
    """Sends the entries of containers."""

    def __init__(self, lines: Lines, limits: Limits) -> None:
        """Wait for the first."""
        self.lines, self.limits = lines, limits
        self.said = time.monotonic()
        self.ahead = self.spooled = 0
        self.begun = False

    def serve(self, request: Request) -> None:
        """Read one container.

        Raises:
            OSError: the other process is gone.
        """
        self.ahead, self.begun = 0, False
        for entry in self.list_all(request):
            set_cpu_alarm(0)
            try:
                self.send(entry)
            except MemoryError:
                self.send(entry._replace(data=None, failure=PAGE_MEMORY_FAILURE))
            set_cpu_alarm(self.limits.seconds)
        set_cpu_alarm(0)
        self.lines.answers.send(END)

    def list_all(self, request: Request) -> Iterator[Entry]:
        """The entries, without their pages where none is wanted; at the end what went wrong."""
        file = request.file
        try:
            reader = load_reader(request.reader)

            def read(opened: BinaryIO, box: Container, choice: Selection) -> Iterator[Entry]:
                box.watch = self.count_bytes  # of archives in it, too
                return reader(self.count_bytes(opened), box, choice)

            for entry in read_members(file, read, request.selection):
                require_short_names(entry)
                yield entry._replace(data=None) if request.bare else entry
        except InputError as error:
            yield file.make_entry(error)
        except MemoryError:
            message = "reading it needs more memory than there is; raise --memory"
            yield file.make_entry(InputError("memory", message, stage="inputs"))
        except Exception as error:  # noqa: BLE001 - a bug met in one container must not cost the others
            yield file.make_entry()._replace(path=None, failure=make_bug_failure(error))

    def count_bytes(self, opened: BinaryIO) -> BinaryIO:
        """A file whose reading is noted."""
        size = os.fstat(opened.fileno()).st_size
        raw = CountedFile(os.dup(opened.fileno()), Meter(size, self.note_reading))
        return cast("BinaryIO", io.BufferedReader(raw))

    def note_reading(self, megabytes: int) -> None:
        """Begin to count the time with the first bytes, after the reader has loaded what it needs.

        Each megabyte lets it take the limit of time once more; now and then the other process is
        told that bytes are read, where no entry tells it.
        """
        if not self.begun:
            self.begun = True
            set_cpu_alarm(self.limits.seconds)
        elif megabytes and sys.platform != "win32":
            left = signal.getitimer(signal.ITIMER_PROF)[0]
            set_cpu_alarm(left + megabytes * self.limits.seconds)
        now = time.monotonic()
        if now - self.said > MOVED_SECONDS:
            self.said = now
            self.lines.answers.send(MOVED)

    def send(self, entry: Entry) -> None:
        """Send an entry, a large page as a file.

        Raises:
            OSError: the other process is gone.
        """
        path = self.spool(entry)
        if path:
            entry = entry._replace(data=None, path=path)
        self.lines.answers.send_bytes(pickle.dumps(entry, pickle.HIGHEST_PROTOCOL))
        self.said = time.monotonic()
        if path:
            self.ahead += 1
            while self.ahead > MAX_SPOOLED_AHEAD:
                if self.lines.requests.recv() == TAKEN:
                    self.ahead -= 1

    def spool(self, entry: Entry) -> str | None:
        """Write a large page to a file; where there is no room, who takes it will say so."""
        folder, data = self.lines.spool, entry.data
        if folder is None or data is None or len(data) <= SPOOL_BYTES:
            return None
        self.spooled += 1
        try:
            return write_spool_file(folder, f"{self.lines.prefix}-{self.spooled}", data)
        except OSError:
            return None


class Meter:
    """Counts the bytes that are read of a container."""

    def __init__(self, size: int, note: Callable[[int], None]) -> None:
        """Begin with none.

        Args:
            size: of the container; what is read of it again and again is not counted.
            note: is called with each reading, and how many megabytes it makes whole.
        """
        self.left = MAX_READ_AGAIN * size + PAID_BYTES
        self.note = note
        self.unpaid = 0

    def add(self, number: int) -> None:
        """Count some more."""
        if number <= self.left:
            self.left -= number
            megabytes, self.unpaid = divmod(self.unpaid + number, PAID_BYTES)
            self.note(megabytes)


class CountedFile(io.FileIO):
    """An open file whose bytes are counted as they are read."""

    readall = io.RawIOBase.readall  # by `readinto`

    def __init__(self, number: int, meter: Meter) -> None:
        """Read a file by its number."""
        super().__init__(number, "rb")
        self.meter = meter

    def readinto(self, buffer: bytearray) -> int | None:  # type: ignore[override]  # typeshed takes any buffer
        """Read into a buffer."""
        self.meter.add(0)  # before a reading that takes long
        number = super().readinto(buffer)
        self.meter.add(number or 0)
        return number


def require_short_names(entry: Entry) -> None:
    """Refuse names and addresses that would fill the memory of who collects them.

    Raises:
        InputError: code `unpack_limit`.
    """
    texts = (*entry._replace(data=None, failure=None), *(entry.failure or ()))
    if sum(len(text) for text in texts if isinstance(text, str)) > MAX_ENTRY_CHARS:
        message = f"a name or an address in it has more than {MAX_ENTRY_CHARS:,} characters"
        raise InputError("unpack_limit", message, stage="inputs")


def make_bug_failure(error: Exception) -> Failure:
    """The failure for a bug of ours that a container has met."""
    from newsclean.batch.attempt import find_bug_stage  # noqa: PLC0415 - it loads all of newsclean

    return Failure("internal", f"{type(error).__name__}: {error}", find_bug_stage(error))
