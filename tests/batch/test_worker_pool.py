"""`batch.worker_pool`: a task that crashes, hangs or eats memory costs itself and nothing else."""

import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from newsclean.batch import worker_pool
from newsclean.batch.journal import JournalHead
from newsclean.batch.plan import Plan
from newsclean.batch.run import run_plan
from newsclean.batch.tally import Tally
from newsclean.batch.worker import (
    EndedTask,
    Limits,
    RecordOptions,
    Task,
    TaskResult,
    process_task,
    serve_tasks,
)
from newsclean.batch.worker_pool import WorkerPool, WorkerSlot
from newsclean.errors import OutputError
from newsclean.model import Failure
from newsclean.records.stores import find_output_format
from tests.batch.runs import SENTENCE

LIMITS = Limits(seconds=0.5, memory=500_000_000)


def act(task: str, *, folder: str = "") -> TaskResult[str]:
    """Do as the task says; a worker process runs this, in place of reading a page."""
    deed, _, number = task.partition(" ")
    if deed == "once" and not os.path.exists(os.path.join(folder, task)):
        with open(os.path.join(folder, task), "w", encoding="utf-8"):
            os.kill(os.getpid(), signal.SIGKILL)
    DEEDS.get(deed, str)(number)
    return TaskResult(f"{deed} done", "article", size=os.getpid())


def spin(number: str) -> None:
    """Take processor time, and no end."""
    while True:
        str(number)


def eat(number: str) -> None:
    """Take more memory than there is."""
    del number
    bytearray(10**9)


def fail(number: str) -> None:
    """Meet a bug."""
    raise KeyError(number)


DEEDS = {
    "abort": lambda _: os.abort(),
    "exit": lambda number: os._exit(int(number)),
    "sleep": lambda _: time.sleep(60),
    "kill": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "spin": spin,
    "eat": eat,
    "fail": fail,
}


def all_ended(tasks: Iterable[str], pool: WorkerPool[str, str]) -> dict[str, EndedTask[str, str]]:
    """What becomes of tasks."""
    todo = iter(tasks)
    ended: dict[str, EndedTask[str, str]] = {}
    while True:
        while pool.idle and (task := next(todo, None)):
            pool.begin(task)
        if not pool.busy:
            return ended
        one = pool.wait()
        assert one.task not in ended
        ended[one.task] = one


def test_a_bad_task_costs_itself_alone(tmp_path: Path) -> None:
    bad = {
        "abort": ("crash", "SIGABRT"),
        "exit 5": ("crash", "exit code 5"),
        "kill": ("crash", "SIGKILL"),
        "sleep": ("timeout", "by the clock"),
        "eat": ("memory", "more memory"),
        "fail": ("internal", "KeyError"),
    }
    tasks = [task for number, deed in enumerate(bad) for task in (f"good {number}", deed)]
    with closing(WorkerPool(partial(act, folder=str(tmp_path)), 2, LIMITS)) as pool:
        ended = all_ended([*tasks, "once", "good 99"], pool)
    assert set(ended) == {*tasks, "once", "good 99"}
    for task, one in ended.items():
        if task in bad:
            code, words = bad[task]
            assert one.failure is not None, task
            assert one.failure.code == code
            assert words in one.failure.message
        else:
            assert one.done is not None, task  # a kill from outside is tried again
            assert one.done.result == f"{task.partition(' ')[0]} done"


def test_processor_time_has_its_own_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.worker.CLOCK_PER_CPU_SECOND", 60)
    with closing(WorkerPool(act, 1, LIMITS)) as pool:
        ended = all_ended(["spin", "good"], pool)
    assert ended["spin"].failure is not None
    assert ended["spin"].failure.code == "timeout"
    assert "0.5 s of processor time" in ended["spin"].failure.message
    assert ended["good"].done is not None


def test_workers_are_replaced_after_so_many_tasks() -> None:
    with closing(WorkerPool(act, 1, LIMITS._replace(pages=2))) as pool:
        ended = all_ended([f"good {number}" for number in range(5)], pool)
    pids = [one.done.size for one in ended.values() if one.done]
    assert len(pids) == 5
    assert len(set(pids)) == 3


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_workers_start_in_any_way(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if method == "fork" and sys.version_info >= (3, 12):
        pytest.skip("Python itself warns of it: this process has threads")
    context = multiprocessing.get_context(method)
    monkeypatch.setattr(worker_pool, "choose_start_method", lambda: context)
    with closing(WorkerPool(act, 1, LIMITS)) as pool:
        ended = all_ended(["good", "exit 5", "fine"], pool)
    assert [bool(one.done) for one in ended.values()] == [True, False, True]


def test_workers_that_cannot_start_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(slot: WorkerSlot[str, str]) -> None:
        del slot
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(WorkerSlot, "start", refused)
    with closing(WorkerPool(act, 2, LIMITS)) as pool, pytest.raises(OutputError) as caught:
        pool.begin("good")
    assert caught.value.code == "workers"
    assert "Resource temporarily unavailable" in str(caught.value)


def fail_to_start(line: object, work: "partial[TaskResult[str]]", limits: Limits) -> None:
    """Be a worker that ends before it is ready; with a folder, two times only."""
    folder = work.keywords.get("folder")
    starts = os.listdir(folder) if folder else []
    if folder and len(starts) < 2:
        with open(os.path.join(folder, f"start {len(starts)}"), "w", encoding="utf-8"):
            os._exit(3)
    if not folder:
        os._exit(3)
    serve_tasks(line, work, limits)  # type: ignore[arg-type]  # a pipe


def test_a_worker_that_ends_before_it_is_ready_costs_no_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_pool, "serve_tasks", fail_to_start)
    with closing(WorkerPool(partial(act, folder=str(tmp_path)), 1, LIMITS)) as pool:
        ended = all_ended(["good"], pool)
        assert pool.free[0].tries == 1
    assert ended["good"].done is not None
    assert len(os.listdir(tmp_path)) == 2


def test_workers_that_all_end_before_they_are_ready_end_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker_pool, "serve_tasks", fail_to_start)
    monkeypatch.setattr(worker_pool, "MAX_PAUSE_SECONDS", 0.01)
    with closing(WorkerPool(partial(act), 1, LIMITS)) as pool, pytest.raises(OutputError) as caught:
        all_ended(["good"], pool)
    assert caught.value.code == "workers"


def test_a_worker_that_is_killed_between_tasks_costs_nothing() -> None:
    with closing(WorkerPool(act, 1, LIMITS)) as pool:
        first = all_ended(["good 1"], pool)["good 1"]
        process = pool.free[0].process
        assert process is not None
        process.kill()
        process.join()
        second = all_ended(["good 2"], pool)["good 2"]
        assert pool.free[0].tries == 1
    assert first.done is not None
    assert second.done is not None
    assert first.done.size != second.done.size


def test_stopping_waits_for_nobody() -> None:
    with closing(WorkerPool(act, 2, Limits())) as pool:
        pool.begin("sleep")
        pool.begin("spin")
        time.sleep(0.2)
        at = time.monotonic()
    assert time.monotonic() - at < 2


def deadly(task: Task, *, wanted: RecordOptions) -> TaskResult[bytes]:
    """Read a page in a worker, which some pages are the end of."""
    deed = os.path.basename(task.entry.source).removesuffix(".txt")
    DEEDS.get(deed, str)(deed)
    return process_task(task, wanted=wanted)


class Silent:
    """Hears nothing."""

    def on_begin(self, tally: Tally) -> None:
        """Hear nothing."""

    def on_document(self, head: JournalHead, error: Failure | None) -> None:
        """Hear nothing."""

    def on_write(self) -> None:
        """Hear nothing."""

    def on_notice(self, message: str) -> None:
        """Hear nothing."""


def test_a_deadly_page_is_an_error_record(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("abort", "bridge", "eat", "flood", "kill", "river", "sleep", "town"):
        text = f"News of the {name} in the morning\n\nBy Jane Miller\n\n{SENTENCE * 4}\n"
        (pages / f"{name}.txt").write_text(text)
    out = tmp_path / "out.jsonl"
    plan = Plan((str(pages),), str(out), find_output_format("out.jsonl"), limits=LIMITS, jobs=2)
    tally = run_plan(
        plan,
        Silent(),
        lambda plan: WorkerPool(
            partial(deadly, wanted=plan.record_options), plan.jobs, plan.limits
        ),
    )
    assert tally.count_outcomes() == {"inputs": 8, "article": 4, "error": 4, "skipped": 0}
    assert tally.codes == {"crash": 2, "memory": 1, "timeout": 1}
    found = [json.loads(line) for line in out.read_text().splitlines()]
    assert [os.path.basename(record["source"]) for record in found] == sorted(os.listdir(pages))
    codes = [record["error"]["code"] if "error" in record else None for record in found]
    assert codes == ["crash", None, "memory", None, "crash", None, "timeout", None]
