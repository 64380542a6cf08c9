"""A run: a record for every input, through the journal into an output that is whole or absent.

    entries ──> workers ──> journal (as they end) ──> writer (in input order) ──> output, manifest

The output depends on the journal alone, and the journal's lines on inputs and options alone. So a
run that was stopped anywhere and resumed gives the same bytes as one that was not.
"""

import errno
import json
import os
import shutil
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from typing import NamedTuple, Protocol

from newsclean.batch.container_reader import ContainerReader
from newsclean.batch.journal import Journal, JournalHead, compute_entry_digest, read_item_at
from newsclean.batch.lock import hold_lock
from newsclean.batch.manifest import (
    Facts,
    adopt_output,
    build_count_facts,
    build_time_facts,
    collect_versions,
    describe_gone_records,
    format_utc_now,
    get_manifest_path,
    write_manifest,
)
from newsclean.batch.plan import Plan, find_finished_run, is_unchanged, refuse_output
from newsclean.batch.safe_start import WARM
from newsclean.batch.spool import SPOOL_BYTES, Spool, write_spool_file
from newsclean.batch.tally import Tally
from newsclean.batch.worker import (
    EndedTask,
    RecordOptions,
    TaskResult,
    process_entry,
    render_outcome,
)
from newsclean.dependencies import require_all
from newsclean.documents import Entry, iter_entries
from newsclean.errors import OutputError
from newsclean.model import Failure, Outcome
from newsclean.records.stores import load_writer, move_into_place

SPOOL = "spool"  # the folder for large pages and records, in that of the unfinished run


class Watcher(Protocol):
    """An observer of a run, whose methods are called as it goes on."""

    def on_begin(self, tally: Tally) -> None:
        """Work begins; `tally` goes on counting."""

    def on_document(self, head: JournalHead, error: Failure | None) -> None:
        """A document has its record in the journal and is counted."""

    def on_write(self) -> None:
        """All documents are done; the output is being written."""

    def on_notice(self, message: str) -> None:
        """Something seems to be a mistake, but is no document's own."""


class Task(NamedTuple):
    """An entry, with the place of its record in the output and its digest."""

    place: int
    entry: Entry
    digest: int


class Workers(Protocol):
    """What does the tasks: `worker_pool.WorkerPool`, or in tests the process itself."""

    @property
    def idle(self) -> bool:
        """Whether one more task can be begun."""

    @property
    def busy(self) -> int:
        """How many tasks were begun and have not been handed back."""

    def begin(self, task: Task) -> None:
        """Begin a task."""

    def wait(self) -> EndedTask[Task, bytes]:
        """Wait for a task to end."""

    def close(self) -> None:
        """End all that still runs, at once."""


def make_workers(plan: Plan) -> Workers:
    """Worker processes for a run."""
    from newsclean.batch.worker_pool import WorkerPool  # noqa: PLC0415 - pebble, where it is needed

    work = partial(process_task, wanted=plan.record_options, spool=plan.get_work_path(SPOOL))
    return WorkerPool(work, plan.jobs, plan.limits)


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


def run_plan(
    plan: Plan, watcher: Watcher, start_workers: Callable[[Plan], Workers] = make_workers
) -> Tally:
    """Do what a plan says.

    Args:
        plan: what to do.
        watcher: its methods are called as the run goes on.
        start_workers: gives what does the tasks.

    Raises:
        OutputError: the output cannot be written (the run can be resumed), an earlier one is in the
            way, another run is at work, or no worker can be started.
        InputError: the sidecar cannot be read.
        DependencyError: a package is too old; better told before a night's run than on some pages.
        KeyboardInterrupt: the run was stopped; what was done is on the disk.
    """
    require_all()
    try:
        refuse_output(plan)
        with hold_lock(plan.get_work_path(".lock"), plan.output):
            return Run(plan, watcher).run_all(start_workers)
    except (OSError, MemoryError) as error:
        raise OutputError(
            "unwritable", describe_write_failure(plan, error), stage="batch"
        ) from error


NO_ROOM_ERRNOS = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def describe_write_failure(plan: Plan, error: OSError | MemoryError) -> str:
    """Why the output cannot be written, and what to do."""
    reason = getattr(error, "strerror", None) or "there is not enough memory"
    if not os.path.exists(plan.get_work_path("journal")):
        return f"{plan.output}: {reason}; nothing was begun; name another output, or see to it"
    room = getattr(error, "errno", None) in NO_ROOM_ERRNOS
    first = "make room" if room else "see to it"
    return f"{plan.output}: {reason}; what was done is kept: {first} and go on with --resume"


class Run:
    """One run at work; it holds the lock."""

    def __init__(self, plan: Plan, watcher: Watcher) -> None:
        """Open nothing yet."""
        self.plan, self.watcher, self.tally = plan, watcher, Tally()
        self.places = array("q")
        self.clock = time.monotonic()

    def run_all(self, start_workers: Callable[[Plan], Workers]) -> Tally:
        """Go from the first input to the output in its place."""
        plan = self.plan
        finished = find_finished_run(plan)
        if finished is not None and is_unchanged(plan, self.tally):
            self.clear()
            return self.tally
        facts = self.prepare_facts()
        journal = Journal(plan.get_work_path("journal"))
        try:
            if finished is not None and plan.form.name == "jsonl":
                adopt_output(plan.output, journal)
            self.extract_all(journal, start_workers)
            self.watcher.on_write()
            self.finish(journal, facts)
        finally:
            journal.close()
            if not journal.size:  # there is nothing to go on from
                self.clear()
        return self.tally

    def prepare_facts(self) -> Facts:
        """The facts of the unfinished run, or new ones, written to `run.json`."""
        path = self.plan.get_work_path("run.json")
        if self.plan.resume and os.path.exists(path):
            with open(path, "rb") as file:
                facts: Facts = json.load(file)
            return facts
        self.clear_all_but_lock()
        facts = {
            "versions": collect_versions(),
            "options": self.plan.build_option_facts(),
            "started": format_utc_now(),
        }
        with open(f"{path}.new", "wb") as new:
            new.write(json.dumps(facts).encode())
            new.flush()
            os.fsync(new.fileno())
        os.replace(f"{path}.new", path)
        return facts

    def extract_all(self, journal: Journal, start_workers: Callable[[Plan], Workers]) -> None:
        """Bring the record of every input into the journal."""
        plan = self.plan
        with (
            closing(Spool(plan.get_work_path(SPOOL))) as spool,
            closing(ContainerReader(plan.limits, preload=(WARM,), spool=spool)) as reader,
            closing(start_workers(plan)) as pool,
        ):
            tasks = self.iter_tasks(journal, spool, reader)
            self.watcher.on_begin(self.tally)
            ended = None
            while True:
                while pool.idle and (task := next(tasks, None)) is not None:
                    pool.begin(task)  # first give the workers something to do, then write
                if ended is not None:
                    self.keep(journal, ended, spool)
                if not pool.busy:
                    break
                ended = pool.wait()
        journal.sync()

    def iter_tasks(self, journal: Journal, spool: Spool, reader: ContainerReader) -> Iterator[Task]:
        """A task for each entry that the journal does not have; the others are counted."""
        with open(journal.path, "rb") as file:
            selection, notice = self.plan.input_selection, self.watcher.on_notice
            for entry in iter_entries(self.plan.paths, selection, notice, reader.list_members):
                if entry.skipped:
                    self.tally.skipped += 1
                    continue
                place, digest = len(self.places), compute_entry_digest(entry)
                at = journal.known.get(digest, -1)
                self.places.append(at)
                if at < 0:
                    yield Task(place, spool.put(entry, place), digest)
                else:
                    spool.release(entry.path)
                    self.tally.count(read_item_at(file, at)[0])

    def keep(self, journal: Journal, ended: EndedTask[Task, bytes], spool: Spool) -> None:
        """Bring one record into the journal."""
        task, done = ended.task, ended.done
        if done is None:
            outcome = Outcome(task.entry.source, error=ended.failure)
            line = render_outcome(outcome, self.plan.record_options)
            done = TaskResult(line, "error", ended.failure)
        code = done.error.code if done.error else None
        entry = task.entry
        head = JournalHead(
            task.digest, entry.source, entry.name, done.status, code, done.size, *done.cost
        )
        line = spool.take(done.file) if done.file else done.result
        self.places[task.place] = journal.append(head, line)
        spool.release(entry.path)
        self.tally.count(head)
        self.watcher.on_document(head, done.error)

    def finish(self, journal: Journal, facts: Facts) -> None:
        """Write the output and its manifest, and move both into place."""
        plan, made, beside = (
            self.plan,
            self.plan.get_work_path("made"),
            self.plan.get_work_path("manifest"),
        )
        facts = {**facts, "paths": plan.paths, **build_count_facts(self.tally)}
        started = facts.pop("started", None)
        if plan.times:
            seconds = round(time.monotonic() - self.clock, 3)
            span = {"started": started, "ended": format_utc_now(), "wall_seconds": seconds}
            facts["run"] = {**span, "jobs": plan.jobs, **build_time_facts(self.tally)}
        remove_path(made)
        try:
            rows = write_manifest(journal.items(self.places), facts, beside)
            load_writer(plan.form)(rows, made)
            if self.plan.resume:
                for message in describe_gone_records(
                    get_manifest_path(plan.output), beside, plan.output
                ):
                    self.watcher.on_notice(message)
            # The manifest first: a folder that has a manifest is known to be ours.
            move_into_place(beside, get_manifest_path(plan.output))
            if os.path.isdir(plan.output) and os.listdir(plan.output):
                os.replace(plan.output, plan.get_work_path("replaced"))
            move_into_place(made, plan.output)
        except BaseException:
            remove_path(made)
            remove_path(beside)
            raise
        self.clear()

    def clear_all_but_lock(self) -> None:
        """Remove what an earlier run left; first `run.json`, which marks it as unfinished."""
        remove_path(self.plan.get_work_path("run.json"))
        for name in os.listdir(self.plan.work_folder):
            if name != ".lock":
                remove_path(self.plan.get_work_path(name))

    def clear(self) -> None:
        """Remove the folder of the unfinished run."""
        with suppress(OSError):
            self.clear_all_but_lock()
            remove_path(self.plan.get_work_path(".lock"))
            os.rmdir(self.plan.work_folder)


def remove_path(path: str) -> None:
    """Remove a file or a folder, if it is there."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        with suppress(FileNotFoundError):
            os.unlink(path)
