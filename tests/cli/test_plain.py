"""`cli.plain` and `cli.overview`: calls that are read without Click end as Click would end them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.cli import COMPLETION_VARIABLE
from newsclean.cli.commands import newsclean
from newsclean.cli.extract import extract
from newsclean.cli.extract_run import PLAIN_OPTIONS
from newsclean.cli.overview import COMMANDS, OVERVIEW
from newsclean.cli.plain import find_plain_work
from tests.cli.command_line import Run, command

pytestmark = pytest.mark.usefixtures("folder")

PLAIN_CALLS = (
    ["--help"],
    ["-h"],
    ["--version"],
    ["extract", "a.txt"],
    ["extract", "b.html", "a.txt"],
    ["extract", "a.txt", "none.txt", "empty.txt"],
    ["extract", "none.txt"],
    ["extract", "a.txt", "-o", "-"],
    ["extract", "a.txt", "--output", "none/out.json"],
)
OTHER_CALLS: tuple[list[str], ...] = (
    [],
    ["--help", "extract"],
    ["extract"],
    ["extract", "--help"],
    ["extract", "a.txt", "-q"],
    ["extract", "-f", "md", "a.txt"],
    ["extract", "--", "a.txt"],
    ["extract", "a.txt", "-o"],
    ["extract", "-o", "out.json"],
    ["extract", "a.txt", "-oout.json"],
    ["extract", "a.txt", "-o", "--"],
    ["extract", "a.txt", "-o", "b.json", "-o", "out.json"],
    ["extract", "a.txt", "-o", "a.txt"],
    ["explain", "a.txt"],
)


def run_by_click(
    args: list[str], ran: Run, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str, str]:
    """What a call ends with where it is not read as a plain one."""
    with monkeypatch.context() as patch:
        patch.setattr("newsclean.cli.plain.find_plain_work", lambda _: None)
        return ran(*args)


@pytest.mark.parametrize("args", PLAIN_CALLS, ids=" ".join)
def test_a_plain_call_ends_as_with_click(
    args: list[str], ran: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_plain_work(args)
    assert ran(*args) == run_by_click(args, ran, monkeypatch)


@pytest.mark.parametrize("args", OTHER_CALLS, ids=" ".join)
def test_other_calls_are_read_by_click(args: list[str]) -> None:
    assert find_plain_work(args) is None


def test_the_output_of_a_plain_call(ran: Run, folder: Path) -> None:
    expected = ran("extract", "a.txt", "b.html").out
    assert ran("extract", "a.txt", "--output", "out.jsonl", "b.html").code == 0
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == expected


def test_plain_options_are_those_that_click_hands_over() -> None:
    params = extract.make_context("extract", ["a.txt"]).params
    assert params == {"files": ("a.txt",), **PLAIN_OPTIONS}


def test_a_plain_call_does_without_click() -> None:
    code = (
        "import sys; from newsclean.cli import run; run(sys.argv[1:]); "
        "sys.exit('click' in sys.modules)"
    )
    for args in ["extract", "a.txt"], ["--help"]:
        assert subprocess.run([sys.executable, "-c", code, *args], check=True).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="shells of POSIX")
def test_the_shell_asks_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMPLETION_VARIABLE, "bash_source")
    shown = command("--help", env={COMPLETION_VARIABLE: "bash_source"})
    assert b"complete -" in shown.stdout


def test_the_overview_has_a_short_line_for_each_command() -> None:
    assert max(map(len, OVERVIEW.splitlines())) < 80
    for name in COMMANDS:
        assert newsclean.get_command(newsclean.make_context("newsclean", ["schema"]), name)
