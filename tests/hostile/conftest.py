"""The folder that a command is tried in, and the command line in this process."""

from pathlib import Path

import pytest

from tests.hostile.foreign_reports import explain_here, fill_folder
from tests.hostile.own_runs import Command, make_command, write_few_pages


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with pages in it."""
    write_few_pages(tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(room: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command line, in that folder."""
    assert room.is_dir()
    return make_command(capsys)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with pages that a report may read and others that it may not."""
    monkeypatch.chdir(tmp_path)
    fill_folder(tmp_path)
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Explain the pages of a report in this process."""
    monkeypatch.setattr("newsclean.report.pages.render_views_within_limits", explain_here)
