"""A folder of pages, and the command line in this process."""

from pathlib import Path

import pytest

from newsclean.cli import run
from tests.cli.command_line import DUMP, HTML, Run, Shown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two good pages and a bad one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DUMP, encoding="utf-8")
    (tmp_path / "b.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    return tmp_path


@pytest.fixture
def ran(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process, which is quicker."""

    def in_process(*args: str) -> Shown:
        code = run(args)
        return Shown(code, *capsys.readouterr())

    return in_process
