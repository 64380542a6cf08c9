"""A run: a record for every input, through the journal into an output that is whole or absent.

    entries ──> workers ──> journal (as they end) ──> writer (in input order) ──> output, manifest

The output depends on the journal alone, and the journal's lines on inputs and options alone. So a
run that was stopped anywhere and resumed gives the same bytes as one that was not.
"""

import errno
import os
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import Protocol

from newsclean.batch.adopted import adopt_output
from newsclean.batch.container_reader import ContainerReader
from newsclean.batch.earlier import (
    find_finished_run,
    is_unchanged,
    read_unfinished_run,
)
from newsclean.batch.folder_files import compute_output_check, refuse_foreign_files
from newsclean.batch.journal import Journal, JournalHead, compute_entry_digest
from newsclean.batch.lock import hold_lock
from newsclean.batch.manifest import (
    build_count_facts,
    build_time_facts,
    collect_versions,
    describe_gone_records,
    format_utc_now,
    seal_manifest,
    write_manifest,
)
from newsclean.batch.marks import MARK_KEY, UNFINISHED_KIND, Facts, make_mark, make_run_id
from newsclean.batch.plan import Plan, refuse_output, refuse_targets
from newsclean.batch.publish import publish
from newsclean.batch.safe_start import WARM
from newsclean.batch.spool import Spool
from newsclean.batch.tally import Tally
from newsclean.batch.work_folder import JOURNAL, LOCK, MADE, MANIFEST, SPOOL, remove_made
from newsclean.batch.worker import (
    EndedTask,
    Task,
    TaskResult,
    process_task,
    render_outcome,
)
from newsclean.dependencies import require_all
from newsclean.errors import OutputError
from newsclean.model import Failure, Outcome
from newsclean.records.stores import load_writer


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
    from newsclean.batch.worker_pool import WorkerPool  # noqa: PLC0415 - processes, where they are needed

    work = partial(process_task, wanted=plan.record_options, spool=plan.get_work_path(SPOOL))
    return WorkerPool(work, plan.jobs, plan.limits)


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
        with hold_lock(plan.get_work_path(LOCK), plan.output):
            try:
                refuse_output(plan)  # what another run has left meanwhile
                return Run(plan, watcher).run_all(start_workers)
            finally:
                plan.work.clear_if_empty()
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
        self.is_new = self.dropped = False
        self.clock = time.monotonic()

    def run_all(self, start_workers: Callable[[Plan], Workers]) -> Tally:
        """Go from the first input to the output in its place."""
        plan, notice = self.plan, self.watcher.on_notice
        finished = find_finished_run(plan)
        if finished is not None and is_unchanged(plan, self.tally, notice):
            plan.work.clear()
            return self.tally
        if finished is None:
            refuse_foreign_files(plan, notice)
        facts = self.prepare_facts()
        journal = Journal(plan.get_work_path(JOURNAL), facts.pop(MARK_KEY)["run"])
        try:
            if journal.is_edited:
                notice(
                    f"{journal.path} was changed since it was written; what follows is done again"
                )
            if finished is not None and plan.form.name == "jsonl":
                self.adopt(journal)
            self.extract_or_drop(journal, start_workers)
            self.watcher.on_write()
            self.finish(journal, facts)
        finally:
            journal.close()
            if self.dropped or not journal.size:  # there is nothing to go on from
                plan.work.clear()
        return self.tally

    def prepare_facts(self) -> Facts:
        """The facts of the unfinished run, or new ones, written to `run.json`."""
        work = self.plan.work
        earlier = read_unfinished_run(self.plan) if self.plan.resume else None
        facts = {
            **make_mark(UNFINISHED_KIND, run=make_run_id()),
            "versions": collect_versions(),
            "options": self.plan.build_option_facts(),
            "started": format_utc_now(),
        }
        if earlier is not None:  # whose options are the same, whatever else was written into it
            return {**facts, **{name: earlier.get(name) for name in (MARK_KEY, "started")}}
        self.is_new = True
        work.clear_all_but_lock()
        work.write_run(facts)
        return facts

    def adopt(self, journal: Journal) -> None:
        """Take over the records of the finished output that are as the run wrote them."""
        output = self.plan.output
        lost, added = adopt_output(output, journal)
        if lost:
            what = "1 record of it does" if lost == 1 else f"{lost:,} records of it do"
            self.watcher.on_notice(
                f"{output} was changed since its run: {what} not fit the manifest any more, and "
                f"{'is' if lost == 1 else 'are'} made anew"
            )
        if added:
            what = "1 line of it is" if added == 1 else f"{added:,} lines of it are"
            self.watcher.on_notice(
                f"{output} was changed since its run: {what} blank or there twice, and left out"
            )

    def extract_or_drop(self, journal: Journal, start_workers: Callable[[Plan], Workers]) -> None:
        """Extract all; where an input proves to be the output, leave nothing of a new run.

        Raises:
            OutputError: an input is the output or in it, or no worker can be started.
        """
        try:
            self.extract_all(journal, start_workers)
        except OutputError as error:
            self.dropped = self.is_new and error.code == "exists"
            raise

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
            found = self.plan.iter_inputs(reader.list_members, self.watcher.on_notice)
            for entry in found:
                if entry.skipped:
                    self.tally.skip(entry.reason)
                    continue
                place, digest = len(self.places), compute_entry_digest(entry)
                at = journal.known.get(digest, -1)
                self.places.append(at)
                if at < 0:
                    yield Task(place, spool.put(entry, place), digest)
                else:
                    spool.release(entry.path)
                    self.tally.count(journal.read_item_at(file, at)[0])

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
        plan, work = self.plan, self.plan.work
        made, beside = work.get_path(MADE), work.get_path(MANIFEST)
        facts = {**facts, "paths": plan.paths, **build_count_facts(self.tally)}
        started = facts.pop("started", None)
        if plan.times:
            seconds = round(time.monotonic() - self.clock, 3)
            span = {"started": started, "ended": format_utc_now(), "wall_seconds": seconds}
            facts["run"] = {**span, "jobs": plan.jobs, **build_time_facts(self.tally)}
        work.clear_made()
        try:
            rows = write_manifest(journal.items(self.places), facts, beside)
            load_writer(plan.form)(rows, made)
            seal_manifest(beside, compute_output_check(made, beside))
            if self.plan.resume:
                for message in describe_gone_records(plan.manifest, beside, plan.output):
                    self.watcher.on_notice(message)
            refuse_targets(plan)  # what somebody has put there meanwhile
            publish(plan.output, work)
        except BaseException:
            remove_made(made)
            remove_made(beside)
            raise
        work.clear()
