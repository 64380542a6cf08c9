"""What newsclean did not write it neither removes nor replaces; each row is one situation."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import newsclean.batch.run
from newsclean.batch.manifest import seal_manifest
from tests.hostile.foreign_members import FOREIGN_MEMBERS
from tests.hostile.own_runs import (
    REFUSED,
    USAGE_LINES,
    Command,
    finish,
    snapshot,
    stop,
    write_few_pages,
)

Arrange = Callable[[Path], None]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with pages in it and something of the user's beside it."""
    folder = tmp_path / "room"
    folder.mkdir()
    write_few_pages(folder / "pages")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "thesis.txt").write_text("years of work")
    monkeypatch.chdir(folder)
    return folder


def batch(*more: str) -> tuple[str, ...]:
    """The arguments of a batch."""
    return ("batch", "pages", "-q", *more)


JSONL, FOLDER = batch("-o", "out.jsonl"), batch("-o", "out", "-f", "md")


def make_folder(path: str, **files: str) -> None:
    """A folder of the user's."""
    Path(path).mkdir()
    for name, text in files.items():
        Path(path, name.replace("_", ".")).write_text(text)


def link_work_folder(_: Path) -> None:
    os.symlink("../elsewhere", "out.jsonl.unfinished")


def link_work_folder_to_one_of_ours(_: Path) -> None:
    stop(*JSONL)
    os.rename("out.jsonl.unfinished", "moved")
    os.symlink("moved", "out.jsonl.unfinished")


def add_to_work_folder(_: Path) -> None:
    stop(*JSONL)
    Path("out.jsonl.unfinished", "notes.txt").write_text("mine")


def add_folder_to_work_folder(_: Path) -> None:
    stop(*JSONL)
    make_folder("out.jsonl.unfinished/photos", a_jpg="mine")


def link_journal(_: Path) -> None:
    stop(*JSONL)
    journal = Path("out.jsonl.unfinished", "journal")
    journal.unlink()
    journal.symlink_to("../../elsewhere/thesis.txt")


def hard_link_journal(_: Path) -> None:
    stop(*JSONL)
    journal = Path("out.jsonl.unfinished", "journal")
    journal.unlink()
    os.link("../elsewhere/thesis.txt", journal)


def add_to_made_folder(_: Path) -> None:
    stop(*FOLDER)
    make_folder("out.unfinished/made", notes_md="mine")


def add_to_replaced_folder(_: Path) -> None:
    stop(*FOLDER)
    make_folder("out.unfinished/replaced", notes_md="mine")


def forge_marker(_: Path) -> None:
    make_folder("out.jsonl.unfinished", run_json='{"newsclean": "0.1.0"}', notes_txt="mine")


def make_later_work_folder(_: Path) -> None:
    mark = {"newsclean": {"format": 99, "kind": "unfinished run", "run": "ab"}}
    make_folder("out.jsonl.unfinished", run_json=json.dumps(mark))


def let_a_later_one_go_on(_: Path) -> None:
    """The lock is as this version wrote it, `run.json` as a later one did."""
    stop(*JSONL)
    path = Path("out.jsonl.unfinished", "run.json")
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 99'))


def write_manifest(text: str) -> Arrange:
    def arrange(_: Path) -> None:
        Path("out.jsonl.manifest.json").write_text(text)

    return arrange


def link_manifest(_: Path) -> None:
    os.symlink("../elsewhere/thesis.txt", "out.jsonl.manifest.json")


def link_manifest_to_one_of_ours(_: Path) -> None:
    finish(*batch("-o", "other.jsonl"))
    os.symlink("other.jsonl.manifest.json", "out.jsonl.manifest.json")


def replace_output(text: str) -> Arrange:
    def arrange(_: Path) -> None:
        finish(*JSONL)
        Path("out.jsonl").write_text(text)

    return arrange


def write_output(name: str, data: bytes) -> Arrange:
    def arrange(_: Path) -> None:
        Path(name).write_bytes(data)

    return arrange


def add_to_output(name: str) -> Arrange:
    def arrange(_: Path) -> None:
        finish(*FOLDER)
        Path("out", name).parent.mkdir(exist_ok=True)
        Path("out", name).write_text("mine")

    return arrange


def add_empty_folder_to_output(_: Path) -> None:
    finish(*FOLDER)
    Path("out", "drafts").mkdir()


def link_in_output(_: Path) -> None:
    finish(*FOLDER)
    Path("out", "0.txt.md").unlink()
    Path("out", "0.txt.md").symlink_to("../../elsewhere/thesis.txt")


def swap_output_folder(_: Path) -> None:
    """The user's own folder has got the name of ours, whose manifest still lies beside it."""
    finish(*FOLDER)
    os.rename("out", "moved")
    make_folder("out", thesis_md="years of work")


def fill_output_folder(_: Path) -> None:
    make_folder("out", thesis_md="years of work")
    Path("out.manifest.json").write_text('{"name": "my-app"}')


def put_inputs_into_output(_: Path) -> None:
    os.mkdir("out")
    os.rename("pages", "out/pages")
    os.symlink("out/pages", "pages")


NOT_TOUCHED: dict[str, tuple[Arrange, tuple[str, ...]]] = {
    "the work folder is a file": (write_output("out.jsonl.unfinished", b"mine"), JSONL),
    "the work folder is the user's": (
        lambda _: make_folder("out.jsonl.unfinished", novel_txt="mine"),
        JSONL,
    ),
    "the user's has a lock of its own": (
        lambda _: make_folder("out.jsonl.unfinished", _lock="pid 7"),
        JSONL,
    ),
    "the user's has a journal": (
        lambda _: make_folder("out.jsonl.unfinished", journal="Dear diary"),
        JSONL,
    ),
    "the user's has a run.json": (
        lambda _: make_folder("out.jsonl.unfinished", run_json='{"distance": 12}'),
        JSONL,
    ),
    "a marker is only like ours": (forge_marker, JSONL),
    "a later version made the work folder": (make_later_work_folder, JSONL),
    "a later version went on with ours": (let_a_later_one_go_on, JSONL),
    "the work folder is a link to the user's": (link_work_folder, JSONL),
    "the work folder is a link to one of ours": (link_work_folder_to_one_of_ours, JSONL),
    "a file of the user's is in ours": (add_to_work_folder, JSONL),
    "a folder of the user's is in ours": (add_folder_to_work_folder, JSONL),
    **{name: (arrange, JSONL) for name, arrange in FOREIGN_MEMBERS.items()},
    "the journal is a link": (link_journal, JSONL),
    "the journal is a hard link": (hard_link_journal, JSONL),
    "a file of the user's is in made": (add_to_made_folder, FOLDER),
    "a file of the user's is in replaced": (add_to_replaced_folder, FOLDER),
    "the manifest is a web app's": (write_manifest('{"name": "my-app", "icons": []}'), JSONL),
    "the manifest is empty": (write_manifest(""), JSONL),
    "the manifest has levels without end": (write_manifest('{"a":' * 3_000), JSONL),
    "the manifest only names a newsclean": (write_manifest('{"newsclean": "1.0"}'), JSONL),
    "the manifest is of a later version": (
        write_manifest(
            '{\n "newsclean": {\n  "format": 99,\n  "kind": "manifest"\n },\n"documents":[\n]}\n'
        ),
        JSONL,
    ),
    "the manifest is a link": (link_manifest, JSONL),
    "the manifest is a link to one of ours": (link_manifest_to_one_of_ours, JSONL),
    "the manifest is a folder": (
        lambda _: make_folder("out.jsonl.manifest.json", a_txt="mine"),
        JSONL,
    ),
    "the output is the user's text": (write_output("out.jsonl", b"Dear diary\n"), JSONL),
    "the output is the user's JSON Lines": (
        write_output("out.jsonl", b'{"source":"CNN","title":"x"}\n'),
        JSONL,
    ),
    "the output is the user's binary": (write_output("out.jsonl", bytes(range(256))), JSONL),
    "the output is the user's database": (
        write_output("out.sqlite", b"SQLite format 3\0" + bytes(200)),
        batch("-o", "out.sqlite"),
    ),
    "the output is the user's Parquet": (
        write_output("out.parquet", b"PAR1" + bytes(40) + b"PAR1"),
        batch("-o", "out.parquet"),
    ),
    "the output was replaced by a text": (replace_output("Dear diary\n"), JSONL),
    "the output is a folder of the user's": (
        lambda _: make_folder("out.jsonl", a_txt="mine"),
        JSONL,
    ),
    "a folder is beside a manifest of the user's": (fill_output_folder, FOLDER),
    "a folder of the user's took our place": (swap_output_folder, FOLDER),
    "a file of the user's is in the output": (add_to_output("notes.md"), FOLDER),
    "a file of another ending is in the output": (add_to_output("0.txt.txt"), FOLDER),
    "a hidden file is in the output": (add_to_output(".directory"), FOLDER),
    "a file is in a folder of the output": (add_to_output("drafts/notes.md"), FOLDER),
    "an empty folder is in the output": (add_empty_folder_to_output, FOLDER),
    "a link is in the output": (link_in_output, FOLDER),
    "the inputs are in the output": (put_inputs_into_output, FOLDER),
}


@pytest.mark.parametrize("flag", ["--overwrite", "--resume"])
@pytest.mark.parametrize(("arrange", "args"), NOT_TOUCHED.values(), ids=NOT_TOUCHED)
def test_nothing_of_the_users_is_touched(
    arrange: Arrange, args: tuple[str, ...], flag: str, room: Path, command: Command
) -> None:
    arrange(room)
    before = snapshot(room.parent)
    shown = command(*args, flag)
    assert (shown.code, snapshot(room.parent)) == (REFUSED, before)
    assert shown.said.count("\n") == USAGE_LINES
    assert "Error: " in shown.said


def test_overwrite_removes_what_a_run_wrote_and_only_that(room: Path, command: Command) -> None:
    finish(*FOLDER)
    Path("pages", "1.txt").unlink()
    make_folder("out.files", a_txt="mine")
    assert command(*FOLDER, "--overwrite").code == 0
    assert sorted(snapshot(room / "out")) == ["0.txt.md", "2.txt.md"]
    assert Path("out.files", "a.txt").read_text() == "mine"
    assert sorted(path.name for path in room.iterdir()) == [
        *("out", "out.files", "out.manifest.json", "pages"),
    ]


def test_a_file_that_comes_into_the_output_meanwhile_is_kept(room: Path, command: Command) -> None:
    """It was put there after the last look, just before the folder moved away."""
    finish(*FOLDER)
    Path("pages", "1.txt").unlink()
    moved = os.replace

    def replace(source: str, target: str) -> None:
        if os.path.basename(target) == "replaced":
            Path(source, "new.txt").write_text("mine")
        moved(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        assert command(*FOLDER, "--overwrite").code == 0
    assert sorted(snapshot(room / "out")) == ["0.txt.md", "2.txt.md"]
    assert Path("out.unfinished", "replaced", "new.txt").read_text() == "mine"
    shown = command(*FOLDER, "--overwrite")
    assert (shown.code, "replaced/new.txt was not written by newsclean" in shown.said) == (2, True)


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("form", ["jsonl", "md"])
def test_an_output_that_appears_meanwhile_is_kept(form: str, command: Command) -> None:
    """The run is unfinished, and ends when the file is moved away."""
    args = batch("-o", "out.dat", "-f", form)
    stop(*args)
    if form == "md":
        make_folder("out.dat", thesis_txt="years of work")
    else:
        Path("out.dat").write_text("years of work")
    for flag in ("--resume", "--overwrite"):
        assert command(*args, flag).code == REFUSED
    os.rename("out.dat", "mine")
    moved = os.rename

    def seal(path: str, check: str) -> None:
        seal_manifest(path, check)
        moved("mine", "out.dat")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newsclean.batch.run, "seal_manifest", seal)
        assert command(*args, "--resume").code == REFUSED
    os.rename("out.dat", "mine")
    assert command(*args, "--resume").code == 0
    assert not Path("out.dat.unfinished").exists()


def test_a_folder_that_was_private_stays_so(room: Path, command: Command) -> None:
    finish(*FOLDER)
    Path("out").chmod(0o700)
    assert command(*FOLDER, "--overwrite").code == 0
    assert room.joinpath("out").stat().st_mode & 0o777 == 0o700


def test_an_input_is_not_replaced(room: Path, command: Command) -> None:
    finish(*JSONL)
    before = snapshot(room)
    for paths in (("out.jsonl",), ("pages", "./out.jsonl"), ("@out.jsonl",)):
        assert command("batch", *paths, "-o", "out.jsonl", "--overwrite").code == REFUSED
    assert command("batch", "pages/1.txt", "-o", "pages", "-f", "md", "--overwrite").code == REFUSED
    assert snapshot(room) == before


@pytest.mark.parametrize(
    ("output", "code"),
    [
        ("no/such/out.jsonl", 0),
        (f"{'n' * 250}.jsonl", 4),
        ("pages/1.txt/out.jsonl", 4),
        ("/dev/full", 2),
    ],
    ids=["missing parent", "name too long", "parent is a file", "device"],
)
def test_odd_places(output: str, code: int, room: Path, command: Command) -> None:
    before = snapshot(room)
    shown = command("batch", "pages", "-q", "-f", "jsonl", "-o", output, "--overwrite")
    assert shown.code == code
    if code:
        assert snapshot(room) == before
        assert shown.said.count("\n") <= USAGE_LINES
    else:
        assert Path(output).stat().st_size
