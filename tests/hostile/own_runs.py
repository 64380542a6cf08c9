"""Batches through the command line, in this process, and what they leave, for tests."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

import newsclean.batch.run
from newsclean.batch.plan import Plan
from newsclean.batch.run import run_plan
from newsclean.cli import run
from newsclean.errors import INTERRUPTED_EXIT_CODE
from tests.batch.runs import Here, page

REFUSED = 2
PAGE_SECONDS = 1_700_000_000  # when the pages were saved: the same in every test
USAGE_LINES = 4  # how it is used, where help is, an empty line, the reason


class Shown(NamedTuple):
    """What a command gave: its exit code, and what it said."""

    code: int
    said: str


Command = Callable[..., Shown]


def run_here(*args: object, most: int | None = None) -> int:
    """The exit code of a command whose worker is in this process, until `most` pages are done."""

    def start(plan: Plan) -> Here:
        return Here(plan, most)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newsclean.batch.run, "run_plan", partial(run_plan, start_workers=start))
        return run([str(arg) for arg in args])


def make_command(capsys: pytest.CaptureFixture[str]) -> Command:
    """A command line that tells what was said."""

    def command(*args: object) -> Shown:
        capsys.readouterr()
        code = run_here(*args)
        return Shown(code, capsys.readouterr().err)

    return command


def finish(*args: object) -> None:
    """A run of ours that ended well."""
    assert run_here(*args) == 0


def stop(*args: object, most: int = 1) -> None:
    """A run of ours that was stopped after some documents."""
    assert run_here(*args, most=most) == INTERRUPTED_EXIT_CODE


def write_few_pages(folder: Path, number: int = 3) -> Path:
    """A folder with a few pages."""
    folder.mkdir()
    for at in range(number):
        (folder / f"{at}.txt").write_text(page(at), encoding="utf-8")
        os.utime(folder / f"{at}.txt", (PAGE_SECONDS, PAGE_SECONDS))
    return folder


def snapshot(folder: Path) -> dict[str, object]:
    """All that is below a folder: links with their targets, folders, files with their bytes."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = ("link", os.readlink(path))
        elif path.is_dir():
            found[name] = "folder"
        else:
            found[name] = path.read_bytes() if path.is_file() else "special"
    return found
