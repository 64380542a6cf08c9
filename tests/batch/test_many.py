"""`batch.many`: `extract_many` gives the same outcomes for any number of jobs."""

from collections.abc import Callable
from pathlib import Path

import pytest

import newsclean
from newsclean.batch import worker_pool
from newsclean.batch.worker import EndedTask, Limits, TaskResult
from newsclean.batch.worker_pool import WorkerPool
from tests.batch.runs import SENTENCE


def test_extract_many_gives_the_same_for_any_jobs(tmp_path: Path) -> None:
    paths = []
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Flood number {number} reaches the town\n\n{SENTENCE * 4}\n")
        paths.append(str(path))
    paths[5:5] = [str(tmp_path / "none.html"), str(tmp_path)]
    one = list(newsclean.extract_many(paths))
    two = list(newsclean.extract_many(paths, jobs=2))
    assert two == one
    assert [outcome.source for outcome in two] == paths
    assert [bool(outcome.error) for outcome in two].index(True) == 5


Work = Callable[[tuple[int, str]], TaskResult[newsclean.Outcome]]


class Newest(WorkerPool[tuple[int, str], newsclean.Outcome]):
    """Workers whose first task ends when no other is left: a page that takes long."""

    def __init__(self, work: Work, jobs: int, limits: Limits) -> None:
        """Have none."""
        del limits
        self.work, self.jobs = work, jobs
        self.tasks: list[tuple[int, str]] = []

    @property
    def idle(self) -> bool:
        """Whether one more is taken."""
        return len(self.tasks) < self.jobs

    @property
    def busy(self) -> int:
        """How many are not done."""
        return len(self.tasks)

    def begin(self, task: tuple[int, str]) -> None:
        """Take one."""
        self.tasks.append(task)

    def wait(self) -> EndedTask[tuple[int, str], newsclean.Outcome]:
        """Do the newest."""
        task = self.tasks.pop()
        return EndedTask(task, self.work(task))

    def close(self) -> None:
        """Have none."""


def test_extract_many_loses_nothing_behind_a_slow_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "WorkerPool", Newest)
    paths = [f"no-{number}.html" for number in range(100)]
    found = newsclean.extract_many(paths, jobs=2)
    assert [outcome.source for outcome in found] == paths
