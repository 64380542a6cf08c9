"""`batch.run` on a disk that fails: whatever call fails, nothing is lost."""

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from newsclean.errors import OutputError
from tests.batch.runs import (
    batch,
    contents,
    page,
)


class Fault:
    """The n-th of some calls fails."""

    def __init__(self, error: type[BaseException] | int, at: int) -> None:
        """Count from one."""
        self.error, self.left = error, at
        self.fired = False

    def met(self) -> None:
        """Count a call."""
        self.left -= 1
        if self.left == 0:
            self.fired = True
            if isinstance(self.error, int):
                raise OSError(self.error, os.strerror(self.error))
            raise self.error

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call that counts first."""

        def counted(*args: Any, **more: Any) -> Any:
            self.met()
            return call(*args, **more)

        return counted


class RawFile(io.FileIO):
    """A file whose reads or writes are counted."""

    reading: Fault | None = None
    writing: Fault | None = None

    def readinto(self, buffer: Any) -> int:
        """Read some."""
        if RawFile.reading:
            RawFile.reading.met()
        return super().readinto(buffer)

    def readall(self) -> bytes:
        """Read all."""
        if RawFile.reading:
            RawFile.reading.met()
        return super().readall()

    def write(self, data: Any) -> int:
        """Write some."""
        if RawFile.writing:
            RawFile.writing.met()
        return super().write(data)


@contextmanager
def failing(kind: str, fault: Fault) -> Iterator[None]:
    """Let calls of a kind fail meanwhile."""
    opened = builtins.open

    def opened_raw(path: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
        if kind == "open":
            fault.met()
        if "b" not in mode or args or more:
            return opened(path, mode, *args, **more)
        raw = RawFile(path, mode.replace("b", ""))
        return io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builtins, "open", opened_raw)
        patch.setattr(os, kind, fault.before(getattr(os, kind)))
        if kind in {"read", "write"}:
            patch.setattr(RawFile, f"{'read' if kind == 'read' else 'writ'}ing", fault)
        yield


# What can fail, and how many calls a run of three pages makes at the least.
KINDS = {"open": 15, "read": 6, "write": 6, "fsync": 6, "replace": 3}
ERRORS = (errno.ENOSPC, errno.EIO, errno.EMFILE, MemoryError)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("error", ERRORS, ids=["ENOSPC", "EIO", "EMFILE", "memory"])
@pytest.mark.parametrize(("form", "kind"), [*(("jsonl", kind) for kind in KINDS), ("md", "write")])
def test_whatever_fails_nothing_is_lost(
    form: str, kind: str, error: type[BaseException] | int, tmp_path: Path
) -> None:
    """In SQLite's manner: the n-th call fails, for n = 1, 2, … until none does."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3):
        (pages / f"{number}.txt").write_text(page(number))
    clean = tmp_path / "clean"
    batch(pages, to=clean, form=form)
    wanted, ended = contents(clean), 0
    for at in range(1, 200):
        out, fault = tmp_path / f"out{at}", Fault(error, at)
        with failing(kind, fault):
            try:
                counts = batch(pages, to=out, form=form).counts
            except OutputError as refusal:
                assert refusal.code == "unwritable"
                counts = None
        if counts is None:
            assert not out.exists() or contents(out) == wanted
            again = batch(pages, to=out, form=form, resume=True)
            assert again.counts["article"] == 3
            assert contents(out) == wanted
        else:
            assert counts["article"] + counts["error"] == counts["inputs"] == 3
            assert len(contents(out)) == len(wanted)
            assert counts["error"] or contents(out) == wanted
        assert not Path(f"{out}.unfinished").exists()
        if not fault.fired:
            ended = at
            break
    assert ended > KINDS[kind]
