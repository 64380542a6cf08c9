"""A user's text under the name of a file of ours in an output folder is not replaced."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.errors import INTERRUPTED_EXIT_CODE
from tests.hostile.own_runs import (
    REFUSED,
    Command,
    finish,
    snapshot,
    stop,
)


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


MINE: dict[str, str] = {
    "a note": "my private notes\n",
    "front matter": "---\ntitle: my private notes\n---\n\nmine\n",
    "a record of another source": '{"source":"mine","status":"article"}\n',
    "an object": '{"mine": 1}\n',
    "a list": "[]\n",
}


@pytest.mark.parametrize("state", ["finished", "input changed", "unfinished", "manifest edited"])
@pytest.mark.parametrize("flag", ["--overwrite", "--resume"])
@pytest.mark.parametrize("text", MINE.values(), ids=MINE)
@pytest.mark.parametrize("form", ["json", "md"])
def test_a_text_of_the_users_is_kept(
    form: str, text: str, flag: str, state: str, command: Command
) -> None:
    finish(*batch(form, "-q"))
    if state == "unfinished":
        stop(*batch(form, "-q", "--overwrite"))
    Path("out", f"1.txt.{form}").write_text(text)
    if state == "input changed":
        Path("pages", "1.txt").touch()
    if state == "manifest edited":
        manifest = Path("out.manifest.json")
        manifest.write_bytes(manifest.read_bytes().replace(b'"checks"', b'"checkz"'))
    before = snapshot(Path())
    shown = command(*batch(form, flag))
    assert (shown.code, snapshot(Path())) == (REFUSED, before), shown.said
    assert f"out/1.txt.{form} was not written by newsclean" in shown.said


@pytest.mark.parametrize("flag", ["--overwrite", "--resume"])
@pytest.mark.parametrize("text", MINE.values(), ids=MINE)
def test_a_folder_of_text_that_was_changed_is_kept(text: str, flag: str, command: Command) -> None:
    """Nothing in a text tells whose it is, so no file can be named."""
    finish(*batch("txt", "-q"))
    Path("out", "1.txt.txt").write_text(text)
    before = snapshot(Path())
    shown = command(*batch("txt", flag))
    assert (shown.code, snapshot(Path())) == (REFUSED, before), shown.said
    assert "out was changed since its run" in shown.said


EDITS: dict[str, Callable[[Path], object]] = {
    "a word": lambda path: path.write_text(path.read_text().replace("river", "liver")),
    "another line more": lambda path: path.write_text(f"{path.read_text()}mine\n"),
    "no byte left": lambda path: path.write_text(""),
    "gone": Path.unlink,
}


@pytest.mark.parametrize("flag", ["--overwrite", "--resume"])
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("form", ["json", "md"])
def test_an_edited_record_of_ours_is_made_anew(
    form: str, edit: Callable[[Path], object], flag: str, command: Command
) -> None:
    finish(*batch(form, "-q"))
    wanted = snapshot(Path())
    edit(Path("out", f"1.txt.{form}"))
    shown = command(*batch(form, flag))
    assert (shown.code, snapshot(Path())) == (0, wanted), shown.said
    assert "out was changed since its run; it is made anew" in shown.said


@pytest.mark.parametrize("flag", ["--overwrite", "--resume"])
@pytest.mark.parametrize("form", ["json", "md", "txt"])
def test_a_kill_while_the_output_is_replaced(form: str, flag: str, command: Command) -> None:
    """The new manifest stands beside the old folder, which is nobody else's for that."""
    finish(*batch(form, "-q"))
    Path("pages", "3.txt").write_text(Path("pages", "1.txt").read_text().replace("river", "lake"))
    moved = os.replace

    def replace(source: str, target: str) -> None:
        if os.path.basename(target) == "replaced":
            raise KeyboardInterrupt
        moved(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        assert command(*batch(form, "--overwrite")).code == INTERRUPTED_EXIT_CODE
    assert not Path("out", f"3.txt.{form}").exists()
    assert command(*batch(form, flag)).code == 0
    assert Path("out", f"3.txt.{form}").exists()
    assert not Path("out.unfinished").exists()
