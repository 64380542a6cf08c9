"""Output that nobody takes: a full disk, a reader that has gone, streams that are closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DUMP = "Rain floods the old town\n\nBy Jane Miller\n\n" + 4 * (
    "The river rose by two metres in the night, and the lower streets had to be cleared. "
)
SOURCE = {"_NEWSCLEAN_COMPLETE": "bash_source"}
WORDS = {"_NEWSCLEAN_COMPLETE": "bash_complete", "COMP_WORDS": "newsclean ex", "COMP_CWORD": "1"}
# What Click writes to stdout, and what our verbs do.
SHOWN = {
    "help": (("-h",), {}),
    "version": (("--version",), {}),
    "help of a verb": (("extract", "-h"), {}),
    "completion": ((), SOURCE),
    "completed words": ((), WORDS),
    "schema": (("schema",), {}),
    "record": (("extract", "a.txt"), {}),
    "explanation": (("explain", "a.txt"), {}),
    "encoding": (("decode", "a.txt"), {}),
    "listing": (("batch", "--dry-run", "a.txt"), {}),
}
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
POSIX = pytest.mark.skipif(os.name != "posix", reason="descriptors of POSIX")
every_output = pytest.mark.parametrize(("args", "env"), SHOWN.values(), ids=SHOWN)
# Python keeps what could not be written, to try it once more as it ends; or it keeps nothing.
in_both_ways = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a page."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    return tmp_path


def ended(
    args: tuple[str, ...],
    *,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
    env: dict[str, str],
) -> "subprocess.CompletedProcess[bytes]":
    """Run newsclean in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *args],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        check=False,
        timeout=60,
        env={**os.environ, **env},
    )


@FULL
@in_both_ways
@every_output
def test_a_full_disk_is_one_line(
    args: tuple[str, ...], env: dict[str, str], unbuffered: str
) -> None:
    with open("/dev/full", "wb") as full:
        run = ended(args, stdout=full.fileno(), env={**env, "PYTHONUNBUFFERED": unbuffered})
    assert run.stderr.startswith(b"newsclean: stdout: No space left on device")
    assert run.stderr.count(b"\n") == 1
    assert run.returncode == 4


@FULL
@in_both_ways
def test_a_full_disk_is_nothing_to_help_on_stderr(unbuffered: str) -> None:
    """Where no command is given."""
    with open("/dev/full", "wb") as full:
        run = ended((), stdout=full.fileno(), env={"PYTHONUNBUFFERED": unbuffered})
    assert run.stderr.startswith(b"Usage: newsclean")
    assert b"Exception" not in run.stderr
    assert run.returncode == 2


@POSIX
@in_both_ways
@every_output
def test_a_reader_that_has_gone_is_no_failure(
    args: tuple[str, ...], env: dict[str, str], unbuffered: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        run = ended(args, stdout=writing, env={**env, "PYTHONUNBUFFERED": unbuffered})
    finally:
        os.close(writing)
    assert run.stderr == b""
    assert run.returncode == 0


@FULL
@in_both_ways
@pytest.mark.parametrize(
    ("args", "code"),
    [(("extract", "nosuch.txt"), 1), (("nonsense",), 2), (("extract", "-v", "a.txt"), 0)],
)
def test_a_full_stderr_leaves_the_exit_code(
    args: tuple[str, ...], code: int, unbuffered: str
) -> None:
    with open("/dev/full", "wb") as full:
        run = ended(args, stderr=full.fileno(), env={"PYTHONUNBUFFERED": unbuffered})
    assert run.returncode == code


@POSIX
@pytest.mark.parametrize(
    ("args", "code"),
    [("-h", 4), ("--version", 4), ("extract -h", 4), ("schema", 4), ("extract a.txt -o b", 0)],
)
def test_a_closed_stdout_fails_where_it_is_needed(args: str, code: int) -> None:
    run = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m newsclean {args} >&-'],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == code
    assert run.stderr.count(b"\n") == (code != 0)
