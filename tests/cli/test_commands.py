"""`newsclean` itself: its commands, help, version, completion, interrupts and what it imports."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean import __version__
from newsclean.cli.overview import COMMANDS
from tests.cli.command_line import Run, command, started

pytestmark = pytest.mark.usefixtures("folder")


HEAVY = {"trafilatura", "rich", "lxml", "charset_normalizer", "chardet", "htmldate", "yaml"}


def test_an_unknown_command_suggests_one(ran: Run) -> None:
    shown = ran("extrct", "a.txt")
    assert shown.code == 2
    assert "Did you mean 'extract'?" in shown.err


def test_version(ran: Run) -> None:
    assert ran("--version").out == f"newsclean, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_is_documented(ran: Run, name: str) -> None:
    shown = ran(name, "--help")
    assert shown.code == 0
    assert f"Usage: newsclean {name}" in shown.out
    assert "Examples:" in shown.out
    docs = Path(__file__).parents[2] / "docs" / "cli.md"
    assert f"## newsclean {name}\n" in docs.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="sends signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_no_half_file(folder: Path, number: signal.Signals, code: int) -> None:
    with started("extract", "-v", "a.txt", "-", "-o", "out.jsonl") as process:
        assert process.stderr
        assert process.stdin
        assert b"a.txt" in process.stderr.readline()
        process.send_signal(number)
        # A signal right before a read begins does not wake it; the end of stdin does.
        process.stdin.close()
        rest = process.stderr.read()
    assert process.returncode == code
    assert b"Traceback" not in rest
    assert sorted(os.listdir(folder)) == ["a.txt", "b.html", "empty.txt"]


@pytest.mark.parametrize(
    "args", [("--help",), ("extract", "--help"), ("extract", "a.txt"), ("extract", "empty.txt")]
)
def test_what_a_run_does_not_need_is_not_imported(args: tuple[str, ...]) -> None:
    code = (
        "import sys; from newsclean.cli import run; run(sys.argv[1:]); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, check=True, timeout=60
    )
    imported = set(ended.stderr.decode().splitlines()[-1].split())
    assert ("click" in imported) == (args == ("extract", "--help"))
    assert imported.isdisjoint(HEAVY)


def test_shell_completion_knows_the_commands() -> None:
    env = {
        "_NEWSCLEAN_COMPLETE": "bash_complete",
        "COMP_WORDS": "newsclean ex",
        "COMP_CWORD": "1",
    }
    ended = command(env=env)
    assert ended.stdout.decode().split() == ["plain,extract", "plain,explain"]
