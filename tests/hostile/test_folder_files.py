"""A user's text under the name of a file of ours in an output folder is not replaced."""

import os
from pathlib import Path

import pytest

from tests.hostile.own_runs import (
    REFUSED,
    Command,
    finish,
    make_command,
    snapshot,
    write_few_pages,
)


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command line, in a folder with pages."""
    write_few_pages(tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    return make_command(capsys)


def batch(form: str, *more: str) -> tuple[str, ...]:
    """The arguments of a batch into a folder."""
    return ("batch", "pages", "-o", "out", "-f", form, *more)


@pytest.mark.parametrize("flag", ["--overwrite", "--resume"])
def test_an_edited_manifest_is_what_is_named(flag: str, command: Command) -> None:
    finish(*batch("json", "-q"))
    manifest = Path("out.manifest.json")
    manifest.write_bytes(manifest.read_bytes().replace(b'"1.txt"', b'"7.txt"'))
    before = snapshot(Path())
    shown = command(*batch("json", flag))
    assert (shown.code, snapshot(Path())) == (REFUSED, before)
    assert "out/1.txt.json is not in out.manifest.json, which was changed since" in shown.said


@pytest.mark.parametrize("flag", ["--overwrite", "--resume"])
def test_a_folder_that_was_moved_without_its_manifest(flag: str, command: Command) -> None:
    finish(*batch("json", "-q"))
    os.rename("out.manifest.json", "moved")
    before = snapshot(Path())
    shown = command(*batch("json", flag))
    assert (shown.code, snapshot(Path())) == (REFUSED, before)
    assert "out.manifest.json, which would say that a run wrote them, is missing" in shown.said
