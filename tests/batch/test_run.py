"""A batch: one record for each input, in order, whole or absent, whatever fails; without processes."""

import builtins
import errno
import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from newsclean.batch.journal import JournalHead
from newsclean.batch.lock import hold_lock
from newsclean.batch.plan import Plan
from newsclean.batch.run import Task, process_task, run_plan
from newsclean.batch.tally import Tally
from newsclean.batch.worker import EndedTask, RecordOptions
from newsclean.cli import newsclean
from newsclean.errors import OUTPUT_ERROR_CODES, OutputError
from newsclean.model import Failure, Settings
from newsclean.records.stores import find_output_format

SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
PAGES = 9


def page(number: int) -> str:
    """A text dump of its own title."""
    return f"Flood number {number} reaches the town\n\nBy Jane Miller\n\n{SENTENCE * 4}\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with pages, one of them broken."""
    folder = tmp_path / "pages"
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


@pytest.mark.parametrize("form", ["jsonl", "sqlite"])
def test_a_resumed_run_tells_of_records_that_have_no_input_any_more(
    form: str, pages: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert not batch(pages, to=out, form=form).notices
    (pages / "0" / "000.txt").write_text(page(999))  # changed, not gone
    assert not batch(pages, to=out, form=form, resume=True).notices
    (pages / "0" / "003.txt").unlink()
    (pages / "0" / "006.txt").unlink()
    (told,) = batch(pages, to=out, form=form, resume=True).notices
    assert told.startswith(f"{out}: 2 records of the earlier output have no input any more")
    assert told.endswith(f"the first {pages}/0/003.txt")


def test_every_input_has_one_record_in_order_and_counts_add_up(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    counts = {"inputs": PAGES + 1, "article": PAGES - 1, "error": 1, "skipped": 1}
    assert batch(pages, to=out).counts == counts
    found = records(out)
    sources = [record["source"] for record in found]
    assert sources == sorted(map(str, pages.rglob("*.txt")), key=os.fsencode)
    titles = [record["title"] for record in found if record["title"]]
    assert sorted(titles) == [f"Flood number {n} reaches the town" for n in range(PAGES) if n != 7]
    assert [r["error"]["code"] for r in found if r["status"] == "error"] == ["empty"]
    told = manifest(out)
    assert told["counts"] == counts
    assert told["errors"] == {"empty": 1}
    assert [row[1] for row in told["documents"]] == sources
    assert sorted(os.listdir(tmp_path)) == ["out.jsonl", "out.jsonl.manifest.json", "pages"]


@pytest.mark.parametrize("form", ["jsonl", "json", "md", "txt", "sqlite"])
@pytest.mark.parametrize("most", [0, 4, PAGES - 1])
def test_an_interrupted_run_is_resumed_to_the_same_bytes(
    form: str, most: int, pages: Path, tmp_path: Path
) -> None:
    clean, out = tmp_path / "clean", tmp_path / "out"
    batch(pages, to=clean, form=form)
    with pytest.raises(KeyboardInterrupt):
        batch(pages, to=out, form=form, most=most)
    assert not out.exists()
    resumed = batch(pages, to=out, form=form, resume=True)
    assert len(resumed.did) == PAGES - most  # nothing is done twice
    assert contents(out) == contents(clean)
    assert manifest(out) == manifest(clean)


def contents(path: Path) -> dict[str, bytes]:
    """The files of an output."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def test_a_torn_journal_loses_what_is_torn_alone(pages: Path, tmp_path: Path) -> None:
    clean, out = tmp_path / "clean.jsonl", tmp_path / "out.jsonl"
    batch(pages, to=clean)
    with pytest.raises(KeyboardInterrupt):
        batch(pages, to=out, most=5)
    journal = tmp_path / "out.jsonl.unfinished" / "journal"
    data = journal.read_bytes()
    lines = data.splitlines(keepends=True)
    for torn, lost in (
        (data[:-1], 1),
        (data + b'[1,2,"a', 0),
        (data.replace(lines[3], lines[3].replace(b"river", b"liver")), 2),
        (data[: len(lines[0])] + b"\0" * 100, 4),
        (b"", 5),
    ):
        journal.write_bytes(torn)
        with pytest.raises(KeyboardInterrupt):
            batch(pages, to=out, most=0, resume=True)
        whole = journal.read_bytes() if journal.exists() else b""
        assert whole == b"".join(lines[: 5 - lost])
    assert batch(pages, to=out).counts == batch(pages, to=clean, resume=True).counts
    assert contents(out) == contents(clean)


def test_changed_inputs_alone_are_redone(pages: Path, tmp_path: Path) -> None:
    out, fresh = tmp_path / "out.jsonl", tmp_path / "fresh.jsonl"
    batch(pages, to=out)
    (pages / "1" / "007.txt").write_text(page(7))
    (pages / "2" / "999.txt").write_text(page(999))
    (pages / "0" / "000.txt").unlink()
    assert sorted(batch(pages, to=out, resume=True).did) == ["007.txt", "999.txt"]
    batch(pages, to=fresh)
    assert contents(out) == contents(fresh)
    assert manifest(out) == manifest(fresh)


@pytest.mark.parametrize("form", ["jsonl", "md"])
def test_nothing_is_done_where_nothing_changed(form: str, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = batch(pages, to=out, form=form)
    before = os.stat(out)
    again = batch(pages, to=out, form=form, resume=True)
    assert again == Made(first.counts, [], [])
    assert os.stat(out).st_ino == before.st_ino
    assert sorted(os.listdir(tmp_path)) == ["out", "out.manifest.json", "pages"]


def test_an_output_that_was_edited_is_not_gone_on_from(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    batch(pages, to=out)
    whole = out.read_bytes()
    out.write_bytes(b"".join(reversed(whole.splitlines(keepends=True))))
    (pages / "0" / "000.txt").touch()
    os.utime(pages / "0" / "000.txt", (1, 1))
    assert len(batch(pages, to=out, resume=True).did) == PAGES
    assert out.read_bytes() == whole


def test_a_folder_gives_way_to_one_of_ours_alone(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(pages, to=out, form="md")
    (pages / "0" / "000.txt").unlink()
    batch(pages, to=out, form="md", overwrite=True)
    assert sorted(contents(out)) == sorted(
        f"{path.relative_to(pages)}.md" for path in pages.rglob("*.txt")
    )
    (tmp_path / "out.manifest.json").unlink()
    assert refused(pages, to=out, form="md", overwrite=True) == "exists"
    assert contents(out)


def refused(*paths: Path, to: Path, **more: Any) -> str:
    """The code of the refusal."""
    with pytest.raises(OutputError) as caught:
        batch(*paths, to=to, **more)
    assert caught.value.code in OUTPUT_ERROR_CODES
    assert str(caught.value).isprintable()
    return caught.value.code


def test_an_output_that_cannot_be_begun_is_not_to_be_resumed(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine\n")
    with pytest.raises(OutputError, match="nothing was begun; name another output") as caught:
        batch(pages, to=tmp_path / "file" / "out.jsonl")
    assert (caught.value.code, "--resume" in str(caught.value)) == ("unwritable", False)


def test_what_stands_there_is_not_overwritten(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine\n")
    assert refused(pages, to=out) == "exists"
    assert refused(pages, to=out, resume=True) == "exists"
    assert refused(pages, to=out, form="md", overwrite=True) == "exists"
    assert refused(pages, to=Path(os.devnull), form="jsonl", overwrite=True) == "exists"
    assert out.read_text() == "mine\n"
    assert batch(pages, to=out, overwrite=True).counts["article"] == PAGES - 1
    assert len(records(out)) == PAGES


def test_an_unfinished_run_is_gone_on_with_or_given_up(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        batch(pages, to=out, most=5)
    assert refused(pages, to=out) == "exists"
    assert len(batch(pages, to=out, overwrite=True).did) == PAGES


def test_other_options_and_versions_are_refused(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        batch(pages, to=out, most=5)
    titles = RecordOptions(fields=("title",))
    assert refused(pages, to=out, resume=True, wanted=titles) == "other_run"
    assert refused(pages, to=out, resume=True, form="json") == "other_run"
    big5 = RecordOptions(Settings(encoding="big5"))
    with pytest.raises(OutputError, match=r'begun with settings\.encoding null, not "big5"; '):
        batch(pages, to=out, resume=True, wanted=big5)
    with monkeypatch.context() as patch:
        patch.setattr("newsclean.batch.manifest.RECORD_VERSION", 2)
        assert refused(pages, to=out, resume=True) == "other_run"
    batch(pages, to=out, resume=True)
    assert refused(pages, to=out, resume=True, wanted=titles) == "other_run"
    batch(pages, to=out, overwrite=True, wanted=titles)
    assert set(records(out)[0]) == {"source", "status", "title"}


def test_two_runs_on_one_output_refuse_each_other(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    lock = tmp_path / "out.jsonl.unfinished" / ".lock"
    with hold_lock(str(lock), str(out)):
        assert refused(pages, to=out) == "locked"
    assert lock.exists()  # as after a run that died
    assert batch(pages, to=out).counts["article"] == PAGES - 1


def test_own_outputs_are_not_read(pages: Path) -> None:
    out = pages / "out"
    before = batch(pages, to=out, form="txt").counts
    assert batch(pages, to=out, form="txt", overwrite=True).counts == before


def test_times_stand_in_the_manifest_where_they_are_wanted(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    batch(pages, to=out)
    assert "run" not in manifest(out)
    batch(pages, to=out, overwrite=True, times=True)
    told = manifest(out)
    assert told["columns"] == list(JournalHead._fields)
    assert {"started", "ended", "wall_seconds", "jobs", "slowest"} <= set(told["run"])
    batch(pages, to=out, resume=True)


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


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["-o", "x.jsonl"], "name a PATH"),
        (["pages"], "name the output"),
        (["pages", "-o", "-"], "name the output"),
        (["pages", "-o", "x.jsonl", "--log-json", "no/such"], "name another log"),
        (["pages", "-o", "x.jsonl", "--report", "no/such.html"], "name another file for --report"),
        (["pages", "-o", "x.jsonl", "--duplicates", "no/g"], "name another file for --duplicates"),
        (["pages", "-o", "x.doc"], "no form of output"),
        (["pages", "-o", "x.jsonl", "-f", "odd"], "no form of output"),
        (["pages", "-o", "x.jsonl", "--resume", "--overwrite"], "one of them"),
        (["pages", "-o", "x.jsonl", "--memory", "1M"], "too little"),
        (["pages", "-o", "x.jsonl", "--fields", "odd"], "no field 'odd'"),
    ],
)
def test_slips_are_usage_errors(
    args: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(newsclean, ["batch", *args])
    assert done.exit_code == 2
    assert told in done.output
    assert os.listdir() == []


def test_dry_run_reads_and_writes_nothing(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(newsclean, ["batch", str(pages), "--dry-run"])
    assert done.exit_code == 0
    assert done.stdout.count(".txt") >= PAGES
    assert os.listdir() == ["pages"]
