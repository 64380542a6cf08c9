"""Lines that a user put into a finished JSON Lines output are not lost with `--resume`."""

import json
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

ARGS = ("batch", "pages", "-o", "out.jsonl")
OUT, MANIFEST = Path("out.jsonl"), Path("out.jsonl.manifest.json")
RECORD = b'{"source":"mine","status":"article","title":"Mine"}\n'
# The bytes that are put in, and before which line.
FOREIGN: dict[str, tuple[bytes, int]] = {
    "a record at the end": (RECORD, 3),
    "a record in front": (RECORD, 0),
    "a record in the middle": (RECORD, 2),
    "a note": (b"# mine\n", 1),
    "an object without a source": (b'{"mine":1}\n', 3),
    "a source that is no text": (b'{"source":7}\n', 3),
    "a line without an end": (b'{"source":"mine"', 3),
    "zeros": (bytes(100), 3),
    "a blank line and a note": (b"\n\nmine\n", 3),
}


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command line, in a folder with pages and a finished run."""
    write_few_pages(tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    finish(*ARGS, "-q")
    return make_command(capsys)


def put_in(more: bytes, at: int) -> int:
    """Put bytes before a line; the number of the first line of them that is not blank."""
    lines = OUT.read_bytes().splitlines(keepends=True)
    OUT.write_bytes(b"".join([*lines[:at], more, *lines[at:]]))
    return at + 1 + more.splitlines().count(b"")


@pytest.mark.parametrize("inputs", ["the same", "changed", "manifest edited"])
@pytest.mark.parametrize(("more", "at"), FOREIGN.values(), ids=FOREIGN)
def test_a_line_of_the_users_is_kept(more: bytes, at: int, inputs: str, command: Command) -> None:
    number = put_in(more, at)
    if inputs == "changed":
        Path("pages", "1.txt").touch()
    if inputs == "manifest edited":
        MANIFEST.write_bytes(MANIFEST.read_bytes().replace(b'"checks"', b'"checkz"'))
    before = snapshot(Path())
    shown = command(*ARGS, "--resume")
    assert (shown.code, snapshot(Path())) == (REFUSED, before), shown.said
    assert f"line {number} of it was not written by newsclean" in shown.said


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"  \n", b"\n\n\n"])
def test_blank_lines_are_left_out_and_it_is_said(ending: bytes, command: Command) -> None:
    before = snapshot(Path())
    put_in(ending, 2)
    shown = command(*ARGS, "--resume")
    assert (shown.code, snapshot(Path())) == (0, before)
    assert "out.jsonl was changed since its run: " in shown.said
    assert "left out" in shown.said


def test_an_edited_record_of_ours_is_made_anew(command: Command) -> None:
    before = snapshot(Path())
    lines = OUT.read_bytes().splitlines()
    record = {**json.loads(lines[1]), "title": "Mine"}
    OUT.write_bytes(b"\n".join([lines[0], json.dumps(record).encode(), *lines[2:]]) + b"\n")
    shown = command(*ARGS, "--resume")
    assert (shown.code, snapshot(Path())) == (0, before)
    assert "1 record of it does not fit the manifest any more, and is made anew" in shown.said
    assert "left out" not in shown.said
