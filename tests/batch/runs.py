"""A batch run in this process, for tests: pages, a worker, a watcher, and what came out."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsclean.batch.journal import JournalHead
from newsclean.batch.plan import Plan
from newsclean.batch.run import run_plan
from newsclean.batch.tally import Tally
from newsclean.batch.worker import EndedTask, Task, process_task
from newsclean.errors import OUTPUT_ERROR_CODES, OutputError
from newsclean.model import Failure
from newsclean.records.stores import find_output_format

SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
PAGES = 9


def page(number: int) -> str:
    """A text dump of its own title."""
    return f"Flood number {number} reaches the town\n\nBy Jane Miller\n\n{SENTENCE * 4}\n"


def write_pages(folder: Path) -> Path:
    """Make a folder with pages, one of them broken."""
    for number in range(PAGES):
        path = folder / f"{number % 3}" / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number))
    (folder / "1" / "007.txt").write_bytes(b"")
    (folder / "notes.xyz").write_text("no page")
    return folder


class Here:
    """A worker in this process, that can stop the run after so many documents."""

    def __init__(self, plan: Plan, most: int | None = None) -> None:
        """Wait for a task."""
        self.plan, self.left = plan, most
        self.task: Task | None = None

    @property
    def idle(self) -> bool:
        """Whether it has none."""
        return self.task is None

    @property
    def busy(self) -> int:
        """How many it has."""
        return self.task is not None

    def begin(self, task: Task) -> None:
        """Take one."""
        self.task = task

    def wait(self) -> EndedTask[Task, bytes]:
        """Do it."""
        task, self.task = self.task, None
        assert task is not None
        if self.left == 0:
            raise KeyboardInterrupt
        self.left = None if self.left is None else self.left - 1
        return EndedTask(task, process_task(task, wanted=self.plan.record_options))

    def close(self) -> None:
        """Forget it."""
        self.task = None


class Seen:
    """Keeps what a watcher is told."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.sources: list[str] = []
        self.notices: list[str] = []

    def on_begin(self, tally: Tally) -> None:
        """Hear nothing of it."""
        del tally

    def on_document(self, head: JournalHead, error: Failure | None) -> None:
        """Keep the name."""
        assert head.code == (error.code if error else None)
        self.sources.append(os.path.basename(head.source))

    def on_write(self) -> None:
        """Hear nothing of it."""

    def on_notice(self, message: str) -> None:
        """Keep it."""
        self.notices.append(message)


class Made(NamedTuple):
    """What a run gave: how it counted, which documents it did itself, what it said."""

    counts: dict[str, int]
    did: list[str]
    notices: list[str]


def batch(*paths: Path, to: Path, most: int | None = None, **more: Any) -> Made:
    """Run a batch in this process."""
    seen, name = Seen(), more.pop("form", None)
    plan = Plan(tuple(map(str, paths)), str(to), find_output_format(str(to), name), **more)
    tally = run_plan(plan, seen, lambda plan: Here(plan, most))
    return Made(tally.count_outcomes(), seen.sources, seen.notices)


def records(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def manifest(path: Path) -> dict[str, Any]:
    """The manifest of an output."""
    values: dict[str, Any] = json.loads(Path(f"{path}.manifest.json").read_text("utf-8"))
    return values


def contents(path: Path) -> dict[str, bytes]:
    """The files of an output."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def refused(*paths: Path, to: Path, **more: Any) -> str:
    """The code of the refusal."""
    with pytest.raises(OutputError) as caught:
        batch(*paths, to=to, **more)
    assert caught.value.code in OUTPUT_ERROR_CODES
    assert str(caught.value).isprintable()
    return caught.value.code
