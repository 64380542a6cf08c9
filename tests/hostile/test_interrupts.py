"""Ctrl-C and SIGTERM at chosen moments: one line at most, no traceback, nothing half-written."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsclean.batch.safe_start import stop_helper_processes
from newsclean.batch.worker import Limits, TaskResult
from newsclean.batch.worker_pool import WorkerPool, WorkerSlot
from tests.hostile.slow_steps import GOOD, SLOW_SIGN, start_slow, write_pages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

# The command sends itself the signal, so that it comes at a moment that the test chooses.
CODE = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # on even where the tests run without
def strike():
    os.kill(os.getpid(), {number})
class AtImport:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            strike()
sys.meta_path.insert(0, AtImport())
{before}
from newsclean.__main__ import main
main()
"""
HTML = f"<html><body><h1>Rain floods the old town</h1><p>{GOOD}</p></body></html>"
SIGNALS = {130: signal.SIGINT, 143: signal.SIGTERM}
EXTRACT = ("extract", "a.txt", "c.txt", "page.html", "-o", "out")


def run_struck(
    folder: Path, *args: str, number: int, module: str = "", before: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder of pages; the signal comes with a module or where it is sent."""
    write_pages(folder)
    (folder / "page.html").write_text(HTML)
    code = CODE.format(number=int(number), module=module, before=before)
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def list_new(folder: Path) -> list[str]:
    """What the command has left, beside the pages."""
    pages = {"a.txt", "b.txt", "c.txt", "d.txt", "page.html"}
    return sorted(set(os.listdir(folder)) - pages)


def require_quiet(ended: subprocess.CompletedProcess[bytes]) -> None:
    """One line at most, and no traceback."""
    assert len(ended.stderr.strip().splitlines()) <= 1
    assert b"Traceback" not in ended.stderr
    assert b"ignored" not in ended.stderr


IMPORTS = (
    "newsclean.limits.interrupts",
    "newsclean.cli",
    "newsclean.cli.extract_run",
    "newsclean.limits.watchdog",
    "newsclean.pipeline",
    "lxml.etree",
    "newsclean.records.render",
)


@pytest.mark.parametrize("code", SIGNALS)
@pytest.mark.parametrize("module", IMPORTS)
def test_while_a_module_loads(module: str, code: int, tmp_path: Path) -> None:
    ended = run_struck(tmp_path, *EXTRACT, number=SIGNALS[code], module=module)
    assert ended.returncode == code
    require_quiet(ended)
    assert list_new(tmp_path) == []


@pytest.mark.parametrize(
    ("verb", "module"),
    [
        (("explain", "a.txt", "--html", "out"), "newsclean.report.pages"),
        (("decode", "a.txt", "-o", "out"), "newsclean.decode.chain"),
        (("search", "records.jsonl", "rain"), "newsclean.cli.search"),
        (("report", "records.jsonl", "-o", "out"), "newsclean.cli.report"),
        (("batch", "a.txt", "-o", "out.jsonl"), "newsclean.batch.run"),
        (("schema",), "newsclean.records.schema"),
        (("--help",), "newsclean.cli.overview"),
        (("extract", "--help"), "click"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_other_verbs(verb: tuple[str, ...], module: str, tmp_path: Path) -> None:
    ended = run_struck(tmp_path, *verb, number=signal.SIGINT, module=module)
    assert ended.returncode == 130
    require_quiet(ended)
    assert list_new(tmp_path) == []


MOMENTS = {
    "while a page is read": """
import newsclean.documents.named_files as files
real = files.read_file
def read_file(*args):
    strike()
    return real(*args)
files.read_file = read_file
""",
    "while it is judged": """
import newsclean.label.labelling as labelling
real = labelling.score_blocks
def score_blocks(*args):
    strike()
    return real(*args)
labelling.score_blocks = score_blocks
""",
    "in the middle of a write": """
import newsclean.cli.output_file as output
def write_utf8(file, text):
    file.write(text.encode()[:9])
    file.flush()
    strike()
output.write_utf8 = write_utf8
""",
    "while the disk is waited for": """
real = os.fsync
def fsync(file):
    strike()
    real(file)
os.fsync = fsync
""",
    "before the file gets its name": """
real = os.replace
def replace(*names):
    strike()
    real(*names)
os.replace = replace
""",
    "twice at once": """
real = os.fsync
def fsync(file):
    strike()
    strike()
os.fsync = fsync
""",
    "once more while it cleans up": """
real, sync = os.unlink, os.fsync
def unlink(name):
    for _ in range(3):
        strike()
    real(name)
def fsync(file):
    strike()
os.unlink, os.fsync = unlink, fsync
""",
    "in a finalizer": """
import newsclean.batch.attempt as attempt, time
class Slow:
    def __del__(self):
        strike()
        for _ in range(9):
            pass
def attempt_entry(entry, settings):
    Slow()
    time.sleep(30)
attempt.attempt_entry = attempt_entry
""",
    "in code that catches everything": """
import newsclean.batch.attempt as attempt, newsclean.limits.interrupts as interrupts, time
interrupts.PATIENCE_SECONDS = 0.1
def attempt_entry(entry, settings):
    while True:
        try:
            strike()
            time.sleep(0.05)
        except BaseException:
            pass
attempt.attempt_entry = attempt_entry
""",
}
LEFT_BEHIND = {"in code that catches everything"}  # nothing of ours can run any more


@pytest.mark.parametrize("code", SIGNALS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_while_it_works(moment: str, code: int, tmp_path: Path) -> None:
    ended = run_struck(tmp_path, *EXTRACT, number=SIGNALS[code], before=MOMENTS[moment])
    assert ended.returncode == code
    require_quiet(ended)
    assert "out" not in list_new(tmp_path)
    assert list_new(tmp_path) == [] or moment in LEFT_BEHIND


def test_an_earlier_output_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("earlier")
    before = MOMENTS["before the file gets its name"]
    ended = run_struck(tmp_path, *EXTRACT, number=signal.SIGINT, before=before)
    assert (ended.returncode, list_new(tmp_path)) == (130, ["out"])
    assert (tmp_path / "out").read_text() == "earlier"


@pytest.mark.parametrize("moment", ["import atexit; atexit.register(strike)", ""])
def test_when_all_is_written_there_is_nothing_to_stop(moment: str, tmp_path: Path) -> None:
    ended = run_struck(tmp_path, *EXTRACT, number=signal.SIGINT, before=moment)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert (tmp_path / "out").read_text().count("\n") == 3


def test_an_interrupt_that_the_caller_ignores_stays_ignored(tmp_path: Path) -> None:
    """As with `nohup`, and for a command in the background of a script."""
    before = "signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + MOMENTS["while a page is read"]
    ended = run_struck(tmp_path, *EXTRACT, number=signal.SIGINT, before=before)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert list_new(tmp_path) == ["out"]


def test_a_page_that_does_not_come_back_from_c(tmp_path: Path) -> None:
    """No handler of Python's runs there; another thread removes the file and ends the process."""
    write_pages(tmp_path)
    before = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import newsclean.limits.watchdog as watchdog
watchdog.PATIENCE_SECONDS = 0.2
"""
    step = "C that lets go of Python's lock"
    started = start_slow(
        step, tmp_path, "extract", "a.txt", "b.txt", "-v", "-o", "out", before=before
    )
    if started.stderr is None:
        raise AssertionError
    assert b"a.txt" in started.stderr.readline()  # -v: the good page was read
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (130, b"")
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert SLOW_SIGN in (tmp_path / "b.txt").read_text()


# Batches, whose workers must not outlive them
def test_workers_are_ended_though_an_interrupt_comes_between(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    joined: list[WorkerSlot[str, str]] = []

    def join(slot: WorkerSlot[str, str]) -> None:
        joined.append(slot)
        if len(joined) == 1:
            raise KeyboardInterrupt

    pool: WorkerPool[str, str] = WorkerPool(make_result, 3, Limits())
    monkeypatch.setattr(WorkerSlot, "join", join)
    with pytest.raises(KeyboardInterrupt):
        pool.close()
    assert joined[1:] == pool.free


def make_result(task: str) -> TaskResult[str]:
    """What no worker is asked for."""
    return TaskResult(task, "article")


def test_a_worker_that_is_left_does_not_keep_the_run_waiting() -> None:
    """Python's fork server ends only when all processes that it made have ended."""
    left = multiprocessing.get_context("forkserver").Process(target=time.sleep, args=(60,))
    left.start()
    began = time.monotonic()
    stop_helper_processes()
    left.join()
    assert left.exitcode  # which one, the fork server has not always told before it ends
    assert time.monotonic() - began < 30
