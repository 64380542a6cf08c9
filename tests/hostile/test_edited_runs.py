"""`--resume` on what somebody edited: the bytes of a fresh run, or a refusal that touches nothing."""

import json
import os
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsclean.batch.journal import Journal
from tests.batch.runs import page
from tests.hostile.own_runs import (
    PAGE_SECONDS,
    REFUSED,
    USAGE_LINES,
    Command,
    Shown,
    finish,
    make_command,
    snapshot,
    stop,
    write_few_pages,
)

Edit = Callable[[Path], None]
PAGES = 4


def change(edit: Callable[[bytes], bytes]) -> Edit:
    """An edit of a file's bytes."""

    def edited(path: Path) -> None:
        path.write_bytes(edit(path.read_bytes()))

    return edited


def change_lines(edit: Callable[[list[bytes]], list[bytes]]) -> Edit:
    """An edit of a file's lines."""
    return change(lambda data: b"".join(edit(data.splitlines(keepends=True))))


def change_json(edit: Callable[[Any], object]) -> Edit:
    """An edit of the first object or array that stands on a line, or behind a tab."""

    def edited(path: Path) -> None:
        lines = path.read_bytes().splitlines(keepends=True)
        for at, line in enumerate(lines):
            text = line.rpartition(b"\t")[2].rstrip(b",\n")
            with suppress(ValueError):
                value = json.loads(text)
                if isinstance(value, dict | list):
                    edit(value)
                    lines[at] = line.replace(text, json.dumps(value).encode())
                    break
        path.write_bytes(b"".join(lines))

    return edited


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "mine.txt").write_text("mine")


def become_link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


def widen(value: Any) -> None:
    """One value more than there should be."""
    value.append(1) if isinstance(value, list) else value.update(more=1)


def spoil(value: Any) -> None:
    """Other types than there should be."""
    keys = range(len(value)) if isinstance(value, list) else list(value)
    for key in keys:
        value[key] = {"a": [1.5, None, True]}


def enlarge(value: Any) -> None:
    """A number that no machine has a word for."""
    value[0 if isinstance(value, list) else next(iter(value))] = 10**4_000


EDITS: dict[str, Edit] = {
    "cut in half": change(lambda data: data[: len(data) // 2]),
    "cut by a byte": change(lambda data: data[:-1]),
    "empty": change(lambda _: b""),
    "a list": change(lambda _: b"[]\n"),
    "a number": change(lambda _: b"7\n"),
    "null": change(lambda _: b"null\n"),
    "an empty object": change(lambda _: b"{}\n"),
    "levels without end": change(lambda _: b'{"a":' * 5_000),
    "lists without end": change(lambda data: data + b"[" * 5_000),
    "a number without end": change(lambda _: b"9" * 5_000),
    "no number": change(lambda data: data.replace(b":", b":NaN,", 1)),
    "binary": change(lambda _: bytes(range(256)) * 20),
    "zeros at the end": change(lambda data: data[:-200] + bytes(200)),
    "one letter": change(lambda data: data.replace(b"river", b"liver", 1)),
    "one digit": change(lambda data: data.replace(b"1", b"2", 1)),
    "the first letter": change(lambda data: b"#" + data[1:]),
    "UTF-16": change(lambda data: data.decode("utf-8", "replace").encode("utf-16")),
    "a byte order mark": change(lambda data: b"\xef\xbb\xbf" + data),
    "Windows line ends": change(lambda data: data.replace(b"\n", b"\r\n")),
    "rows turned round": change_lines(lambda lines: lines[:1] + lines[:0:-1]),
    "rows swapped": change_lines(lambda lines: lines[1::-1] + lines[2:]),
    "rows twice": change_lines(lambda lines: [line for line in lines for _ in range(2)]),
    "a row less": change_lines(lambda lines: lines[:1] + lines[2:]),
    "a row more": change_lines(lambda lines: [*lines[:2], b"# mine\n", *lines[2:]]),
    "a value more": change_json(widen),
    "other types": change_json(spoil),
    "a huge number": change_json(enlarge),
    "a later version": change(lambda data: data.replace(b'"format": 1', b'"format": 2')),
    "missing": Path.unlink,
    "a folder": become_folder,
    "a link": become_link,
}
FINISHED = {
    "lines": (("-o", "out.jsonl"), "out.jsonl"),
    "manifest of lines": (("-o", "out.jsonl"), "out.jsonl.manifest.json"),
    "file of a folder": (("-o", "out", "-f", "json"), "out/1.txt.json"),
    "manifest of a folder": (("-o", "out", "-f", "json"), "out.manifest.json"),
    "database": (("-o", "out.sqlite"), "out.sqlite"),
}
UNFINISHED = {
    "run.json": (("-o", "out.jsonl"), "out.jsonl.unfinished/run.json"),
    "journal": (("-o", "out.jsonl"), "out.jsonl.unfinished/journal"),
    "lock": (("-o", "out.jsonl"), "out.jsonl.unfinished/.lock"),
}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders with pages: of each output a finished run, and one that was stopped."""
    root = tmp_path_factory.mktemp("origin")
    before = Path.cwd()
    for args, _ in [*FINISHED.values(), *UNFINISHED.values()]:
        for kind in ("finished", "stopped"):
            room = root / kind / args[1]
            if not room.exists():
                room.mkdir(parents=True)
                write_few_pages(room / "pages", PAGES)
                os.chdir(room)
                if kind == "finished":
                    finish("batch", "pages", "-q", *args)
                else:
                    stop("batch", "pages", "-q", *args, most=2)
    os.chdir(before)
    yield root
    shutil.rmtree(root)


class Desk(NamedTuple):
    """What a test works with: the runs to copy, its own folder (the current one), the commands."""

    origin: Path
    folder: Path
    command: Command

    def copy(self, kind: str, output: str) -> Path:
        """A copy of a folder with a run in it, which becomes the current one."""
        room = Path(shutil.copytree(self.origin / kind / output, self.folder / "room"))
        os.chdir(room)
        return room


@pytest.fixture
def desk(
    origin: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    """What a test works with."""
    monkeypatch.chdir(tmp_path)  # and back, at the end
    return Desk(origin, tmp_path, make_command(capsys))


def check(room: Path, wanted: Path, args: tuple[str, ...], command: Command) -> None:
    """Resume, and see that nothing was touched, or that all is as a fresh run gives it."""
    before = snapshot(room)
    shown = command("batch", "pages", "-q", *args, "--resume")
    assert shown.code in {0, 2, 4}, shown.said
    after = snapshot(room)
    if shown.code == 0:
        assert shown.said == ""
        assert {name: data for name, data in after.items() if name != "moved"} == snapshot(wanted)
    else:
        assert after == before
        assert shown.said.count("\n") == (USAGE_LINES if shown.code == REFUSED else 1)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize(("args", "path"), FINISHED.values(), ids=FINISHED)
def test_a_finished_run_that_was_edited(
    args: tuple[str, ...], path: str, edit: Edit, desk: Desk
) -> None:
    room = desk.copy("finished", args[1])
    edit(room / path)
    check(room, desk.origin / "finished" / args[1], args, desk.command)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize(("args", "path"), UNFINISHED.values(), ids=UNFINISHED)
def test_an_unfinished_run_that_was_edited(
    args: tuple[str, ...], path: str, edit: Edit, desk: Desk
) -> None:
    room = desk.copy("stopped", args[1])
    edit(room / path)
    check(room, desk.origin / "finished" / args[1], args, desk.command)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("path", ["out.jsonl", "out.jsonl.manifest.json"])
def test_an_edited_run_whose_inputs_changed(path: str, edit: Edit, desk: Desk) -> None:
    """The records that are taken over are those that the run wrote."""
    room, clean = (desk.folder / name for name in ("room", "clean"))
    for folder in (room, clean):
        shutil.copytree(desk.origin / "finished" / "out.jsonl", folder)
        (folder / "pages" / "2.txt").write_text(page(22), encoding="utf-8")
        os.utime(folder / "pages" / "2.txt", (PAGE_SECONDS, PAGE_SECONDS + 1))
    os.chdir(clean)
    finish("batch", "pages", "-q", "-o", "out.jsonl", "--overwrite")
    os.chdir(room)
    edit(room / path)
    check(room, clean, ("-o", "out.jsonl"), desk.command)


def resume(desk: Desk, path: str, edit: Edit) -> Shown:
    """Edit a file of a run that is to be gone on with, and go on."""
    kind = "stopped" if "unfinished" in path else "finished"
    output = path.partition("/")[0].removesuffix(".manifest.json").removesuffix(".unfinished")
    edit(desk.copy(kind, output) / path)
    form = ("-f", "json") if output == "out" else ()
    return desk.command("batch", "pages", "-o", output, *form, "--resume")


def forge_other_run(path: Path) -> None:
    """The journal's lines are of a run with another id."""
    path.write_bytes(
        b"".join(b"0" * 16 + line[16:] for line in path.read_bytes().splitlines(keepends=True))
    )


def swap_digests(path: Path) -> None:
    """The manifest says of each of two pages that it is the other."""
    lines = path.read_bytes().splitlines(keepends=True)
    rows = [at for at, line in enumerate(lines) if line.startswith(b"[")]
    one, two = (json.loads(lines[at].rstrip(b",\n")) for at in rows[:2])
    one[0], two[0] = two[0], one[0]
    for at, row in zip(rows, (one, two), strict=False):
        lines[at] = json.dumps(row, separators=(",", ":")).encode() + b",\n"
    path.write_bytes(b"".join(lines))


def make_older(path: Path) -> None:
    """What newsclean wrote before there were marks."""
    facts = json.loads(path.read_bytes())
    del facts["newsclean"]
    path.write_text(json.dumps(facts), encoding="utf-8")
    (path.parent / ".lock").write_bytes(b"")
    (path.parent / "journal").write_bytes(b'[1,2,"pages/0.txt","0.txt","article"]\t{}\n')


def make_manifest_older(path: Path) -> None:
    """A manifest from before there were marks and checksums."""
    facts = json.loads(path.read_bytes())
    del facts["newsclean"], facts["checks"]
    facts["columns"].pop()
    rows = ",\n".join(json.dumps(row[:-1]) for row in facts.pop("documents"))
    opening = json.dumps(facts, indent=1).removesuffix("\n}")
    path.write_text(f'{opening},\n"documents":[\n{rows}\n]}}\n', encoding="utf-8")


WHAT_IS_SAID: dict[str, tuple[str, Edit, int, str]] = {
    "an edited record": (
        "out.jsonl",
        EDITS["one letter"],
        0,
        "1 record of it does not fit the manifest any more, and is made anew",
    ),
    "a record less": (
        "out.jsonl",
        EDITS["a row less"],
        0,
        "1 record of it does not fit the manifest any more, and is made anew",
    ),
    "a line of the user's": (
        "out.jsonl",
        EDITS["a row more"],
        REFUSED,
        "out.jsonl was changed since its run: line 3 of it was not written by newsclean; move",
    ),
    "a blank line": (
        "out.jsonl",
        change(lambda data: data + b"\n"),
        0,
        "was changed since its run: 1 line of it is blank or there twice, and left out",
    ),
    "pages that were swapped in the manifest": (
        "out.jsonl.manifest.json",
        swap_digests,
        0,
        "2 records of it do not fit",
    ),
    "a manifest without checksums": (
        "out.jsonl.manifest.json",
        make_manifest_older,
        0,
        "out.jsonl.manifest.json was changed since its run, or has no checksums",
    ),
    "an edited file in a folder": (
        "out/1.txt.json",
        EDITS["one letter"],
        0,
        "out was changed since its run; it is made anew",
    ),
    "an edited database": (
        "out.sqlite",
        EDITS["one letter"],
        0,
        "out.sqlite was changed since its run; it is made anew",
    ),
    "an edited journal": (
        "out.jsonl.unfinished/journal",
        EDITS["one letter"],
        0,
        "out.jsonl.unfinished/journal was changed since it was written; what follows is done again",
    ),
    "a journal of another run": (
        "out.jsonl.unfinished/journal",
        forge_other_run,
        0,
        "journal was changed since it was written",
    ),
    "a broken run.json": (
        "out.jsonl.unfinished/run.json",
        EDITS["cut in half"],
        REFUSED,
        "run.json is not what the run wrote, so it cannot be gone on with; start again",
    ),
    "an unfinished run without marks": (
        "out.jsonl.unfinished/run.json",
        make_older,
        REFUSED,
        "was written by an older newsclean, whose journal this one does not read; start again",
    ),
    "a broken manifest": (
        "out.jsonl.manifest.json",
        EDITS["empty"],
        REFUSED,
        "is no manifest of newsclean, or was changed since; move it away, or name another output",
    ),
    "an output that is none any more": (
        "out.jsonl",
        EDITS["binary"],
        REFUSED,
        "out.jsonl holds no records of newsclean; move it away, or name another output",
    ),
}


@pytest.mark.parametrize(("path", "edit", "code", "said"), WHAT_IS_SAID.values(), ids=WHAT_IS_SAID)
def test_what_is_wrong_is_said(path: str, edit: Edit, code: int, said: str, desk: Desk) -> None:
    shown = resume(desk, path, edit)
    assert (shown.code, said in shown.said) == (code, True), shown.said


@pytest.mark.parametrize("edit", [make_older, EDITS["cut in half"]], ids=["older", "broken"])
def test_what_cannot_be_gone_on_with_is_started_again(edit: Edit, desk: Desk) -> None:
    room = desk.copy("stopped", "out.jsonl")
    edit(room / "out.jsonl.unfinished" / "run.json")
    assert desk.command("batch", "pages", "-q", "-o", "out.jsonl", "--overwrite").code == 0
    assert snapshot(room) == snapshot(desk.origin / "finished" / "out.jsonl")


def test_a_journal_that_ends_in_zeros_is_not_held_in_memory(desk: Desk) -> None:
    """As after a power cut: the size is on the disk, the bytes are not."""
    work = desk.copy("stopped", "out.jsonl") / "out.jsonl.unfinished"
    run_id = json.loads((work / "run.json").read_bytes())["newsclean"]["run"]
    os.truncate(work / "journal", (work / "journal").stat().st_size + 300_000_000)
    tracemalloc.start()
    journal = Journal(str(work / "journal"), run_id)
    journal.close()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(journal.known), most < 10_000_000) == (2, True)
