"""Somebody's files in the folder of an unfinished run, for tests; a name proves nothing."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.hostile.own_runs import stop

Arrange = Callable[[Path], None]
JSONL = ("batch", "pages", "-q", "-o", "out.jsonl")
WORK = Path("out.jsonl.unfinished")


def add_named_like_ours(name: str) -> Arrange:
    """A file of the user's in a folder that a run of ours was stopped in."""

    def arrange(_: Path) -> None:
        stop(*JSONL)
        Path(WORK, name).write_text("mine")

    return arrange


def add_beside_the_lock(name: str) -> Arrange:
    """The same where nothing of the run is left but its lock."""

    def arrange(_: Path) -> None:
        stop(*JSONL)
        for left in ("run.json", "journal"):
            Path(WORK, left).unlink()
        Path(WORK, name).write_text("mine")

    return arrange


def add_to_spool(_: Path) -> None:
    stop(*JSONL)
    Path(WORK, "spool").mkdir()
    Path(WORK, "spool", "page-one").write_text("mine")


def link_in_spool(_: Path) -> None:
    stop(*JSONL)
    Path(WORK, "spool").mkdir()
    os.symlink("../../../elsewhere/thesis.txt", WORK / "spool" / "page-1")


FOREIGN_MEMBERS: dict[str, Arrange] = {
    "a file named like one beside ours": add_named_like_ours("made-of-wood.txt"),
    "a file named like a journal of SQLite": add_named_like_ours("made-journal"),
    "a file named like our manifest": add_named_like_ours("manifest"),
    "a file named like a new run.json": add_named_like_ours("run.json.new"),
    "a file named like a kept manifest": add_named_like_ours("replaced.manifest"),
    "the same beside a lock alone": add_beside_the_lock("replaced.manifest"),
    "a file of the user's is in the spool": add_to_spool,
    "a link is in the spool": link_in_spool,
}
