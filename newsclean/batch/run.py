"""A run: every input to its record, through the journal into one output that is whole or absent.

    entries ──> workers ──> journal (as they end) ──> writer (in input order) ──> output, manifest

The output is a function of the journal alone, and the journal's lines of the inputs and options
alone. So a run that was stopped anywhere and resumed gives the bytes of one that was not.
"""

import errno
import json
import os
import shutil
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple, Protocol

from newsclean.batch.journal import Head, Journal, digest_of, item_at
from newsclean.batch.lock import locked
from newsclean.batch.manifest import (
    Facts,
    adopt,
    facts_of,
    manifest_path,
    now,
    times_of,
    told_of_gone,
    versions,
    written_beside,
)
from newsclean.batch.plan import Plan, finished_run, is_unchanged, refuse
from newsclean.batch.tally import Tally
from newsclean.batch.worker import Done, Ended, Wanted, line_of, record_of
from newsclean.documents import Entry, entries
from newsclean.errors import OutputError
from newsclean.model import Failure, Outcome
from newsclean.records.stores import into_place, writer_of


class Watcher(Protocol):
    """Whoever wants to see a run; the methods do nothing by themselves."""

    def began(self, tally: Tally) -> None:
        """Work begins; `tally` goes on counting."""

    def ended(self, head: Head, error: Failure | None) -> None:
        """A document has its record in the journal, and is counted."""

    def finishing(self) -> None:
        """All documents are done; the output is being written."""

    def noticed(self, message: str) -> None:
        """Something seems to be a mistake, but is no document's own."""


class Task(NamedTuple):
    """An entry, and the place of its record among all."""

    place: int
    entry: Entry
    digest: int


class Workers(Protocol):
    """Whoever does the tasks: `crew.Crew`, or for a test the process that tests."""

    @property
    def idle(self) -> bool:
        """Whether one more task can be begun."""

    @property
    def busy(self) -> int:
        """How many tasks were begun and have not been handed back."""

    def begin(self, task: Task) -> None:
        """Begin a task."""

    def wait(self) -> Ended[Task, bytes]:
        """Wait for a task to end."""

    def stop(self) -> None:
        """End all that still runs, at once."""


def processes(plan: Plan) -> Workers:
    """Worker processes for a run."""
    from newsclean.batch.crew import Crew  # noqa: PLC0415 - pebble, where it is needed

    return Crew(partial(done_task, wanted=plan.made), plan.jobs, plan.limits)


def done_task(task: Task, *, wanted: Wanted) -> Done[bytes]:
    """What a worker makes of a task."""
    return record_of(task.entry, wanted)


def run(plan: Plan, watcher: Watcher, crew_of: Callable[[Plan], Workers] = processes) -> Tally:
    """Do what is planned.

    Args:
        plan: what to do.
        watcher: is told what happens.
        crew_of: makes the workers.

    Raises:
        OutputError: the output cannot be written (the run can be resumed), an earlier one is in the
            way, another run is at work, or no worker can be started.
        InputError: the sidecar cannot be read.
        KeyboardInterrupt: the run was stopped; what was done is on the disk.
    """
    try:
        refuse(plan)
        with locked(plan.inside(".lock"), plan.output):
            return Run(plan, watcher).whole(crew_of)
    except (OSError, MemoryError) as error:
        raise OutputError("unwritable", advice(plan, error), stage="batch") from error


WITHOUT_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def advice(plan: Plan, error: OSError | MemoryError) -> str:
    """Why the output cannot be written, and what to do."""
    reason = getattr(error, "strerror", None) or "there is not enough memory"
    if not os.path.exists(plan.inside("journal")):
        return f"{plan.output}: {reason}; nothing was begun; name another output, or see to it"
    room = getattr(error, "errno", None) in WITHOUT_ROOM
    first = "make room" if room else "see to it"
    return f"{plan.output}: {reason}; what was done is kept: {first} and go on with --resume"


class Run:
    """One run at work; it holds the lock."""

    def __init__(self, plan: Plan, watcher: Watcher) -> None:
        """Open nothing yet."""
        self.plan, self.watcher, self.tally = plan, watcher, Tally()
        self.places = array("q")
        self.clock = time.monotonic()

    def whole(self, crew_of: Callable[[Plan], Workers]) -> Tally:
        """Go from the first input to the output in its place."""
        plan = self.plan
        finished = finished_run(plan)
        if finished is not None and is_unchanged(plan, self.tally):
            self.clear()
            return self.tally
        facts = self.prepared()
        journal = Journal(plan.inside("journal"))
        try:
            if finished is not None and plan.form.name == "jsonl":
                adopt(plan.output, journal)
            self.extract_all(journal, crew_of)
            self.watcher.finishing()
            self.finish(journal, facts)
        finally:
            journal.close()
            if not journal.size:  # there is nothing to go on from
                self.clear()
        return self.tally

    def prepared(self) -> Facts:
        """The facts of an unfinished run, or those of a new one, written down."""
        path = self.plan.inside("run.json")
        if self.plan.resume and os.path.exists(path):
            with open(path, "rb") as file:
                facts: Facts = json.load(file)
            return facts
        self.clear_all_but_lock()
        facts = {"versions": versions(), "options": self.plan.options(), "started": now()}
        with open(f"{path}.new", "wb") as new:
            new.write(json.dumps(facts).encode())
            new.flush()
            os.fsync(new.fileno())
        os.replace(f"{path}.new", path)
        return facts

    def extract_all(self, journal: Journal, crew_of: Callable[[Plan], Workers]) -> None:
        """Bring the record of every input into the journal."""
        tasks = self.tasks(journal)
        crew = crew_of(self.plan)
        try:
            self.watcher.began(self.tally)
            ended = None
            while True:
                while crew.idle and (task := next(tasks, None)) is not None:
                    crew.begin(task)  # the workers first, then the disk
                if ended is not None:
                    self.keep(journal, ended)
                if not crew.busy:
                    break
                ended = crew.wait()
        finally:
            crew.stop()
        journal.sync()

    def tasks(self, journal: Journal) -> Iterator[Task]:
        """What is to be done: entries that the journal does not know; the others are counted."""
        with open(journal.path, "rb") as file:
            for entry in entries(self.plan.paths, self.plan.taken, self.watcher.noticed):
                if entry.skipped:
                    self.tally.skipped += 1
                    continue
                place, digest = len(self.places), digest_of(entry)
                at = journal.known.get(digest, -1)
                self.places.append(at)
                if at < 0:
                    yield Task(place, entry, digest)
                else:
                    self.tally.count(item_at(file, at)[0])

    def keep(self, journal: Journal, ended: Ended[Task, bytes]) -> None:
        """Bring one record into the journal."""
        task, done = ended.task, ended.done
        if done is None:
            outcome = Outcome(task.entry.source, error=ended.failure)
            done = Done(line_of(outcome, self.plan.made), "error", ended.failure)
        code = done.error.code if done.error else None
        entry = task.entry
        head = Head(task.digest, entry.source, entry.name, done.status, code, done.size, *done.cost)
        self.places[task.place] = journal.append(head, done.result)
        self.tally.count(head)
        self.watcher.ended(head, done.error)

    def finish(self, journal: Journal, facts: Facts) -> None:
        """Write the output and its manifest, and give both their names."""
        plan, made, beside = self.plan, self.plan.inside("made"), self.plan.inside("manifest")
        facts = {**facts, "paths": plan.paths, **facts_of(self.tally)}
        started = facts.pop("started", None)
        if plan.times:
            seconds = round(time.monotonic() - self.clock, 3)
            span = {"started": started, "ended": now(), "wall_seconds": seconds}
            facts["run"] = {**span, "jobs": plan.jobs, **times_of(self.tally)}
        removed(made)
        try:
            rows = written_beside(journal.items(self.places), facts, beside)
            writer_of(plan.form)(rows, made)
            if self.plan.resume:
                for message in told_of_gone(manifest_path(plan.output), beside, plan.output):
                    self.watcher.noticed(message)
            # The manifest first: a folder that has one is known to be ours.
            into_place(beside, manifest_path(plan.output))
            if os.path.isdir(plan.output) and os.listdir(plan.output):
                os.replace(plan.output, plan.inside("replaced"))
            into_place(made, plan.output)
        except BaseException:
            removed(made)
            removed(beside)
            raise
        self.clear()

    def clear_all_but_lock(self) -> None:
        """Remove what an earlier run left, the sign of an unfinished run first."""
        removed(self.plan.inside("run.json"))
        for name in os.listdir(self.plan.work):
            if name != ".lock":
                removed(self.plan.inside(name))

    def clear(self) -> None:
        """Remove the folder of what is not finished."""
        with suppress(OSError):
            self.clear_all_but_lock()
            removed(self.plan.inside(".lock"))
            os.rmdir(self.plan.work)


def removed(path: str) -> None:
    """Remove a file or a folder, if it is there."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        with suppress(FileNotFoundError):
            os.unlink(path)
