"""What a run writes beside its output, and what other verbs write, replaces only its like."""

import os
from pathlib import Path

import pytest

from tests.hostile.own_runs import (
    REFUSED,
    Command,
    finish,
    snapshot,
    stop,
)


def batch(*more: str) -> tuple[str, ...]:
    """The arguments of a batch."""
    return ("batch", "pages", "-q", *more)


JSONL = batch("-o", "out.jsonl")
OTHERS: dict[str, tuple[str, str]] = {
    "report onto the manifest": ("--report", "out.jsonl.manifest.json"),
    "report onto the output": ("--report", "out.jsonl"),
    "report into the work folder": ("--report", "out.jsonl.unfinished/r.html"),
    "report onto a page": ("--report", "pages/1.txt"),
    "report onto the list": ("--report", "list.txt"),
    "report onto the sidecar": ("--report", "urls.csv"),
    "report onto a page of the user's": ("--report", "home.html"),
    "report onto a photograph": ("--report", "photo.jpg"),
    "report onto a folder": ("--report", "pages"),
    "report by another name of the output": ("--report", "pages/../out.jsonl"),
    "report by a link to a page": ("--report", "link.html"),
    "log onto the manifest": ("--log-json", "out.jsonl.manifest.json"),
    "log onto a page": ("--log-json", "pages/1.txt"),
    "log onto the output": ("--log-json", "out.jsonl"),
    "log onto the list": ("--log-json", "list.txt"),
    "log onto records of another run": ("--log-json", "other.jsonl"),
    "groups onto the manifest": ("--duplicates", "out.jsonl.manifest.json"),
    "groups onto records of another run": ("--duplicates", "other.jsonl"),
    "groups onto a table": ("--duplicates", "urls.csv"),
    "groups onto the manifest of another run": ("--duplicates", "other.jsonl.manifest.json"),
}


@pytest.mark.parametrize(("option", "path"), OTHERS.values(), ids=OTHERS)
def test_what_is_written_beside_replaces_only_its_like(
    option: str, path: str, room: Path, command: Command
) -> None:
    finish(*batch("-o", "other.jsonl"))
    finish(*JSONL)
    Path("list.txt").write_text("pages/1.txt\n")
    Path("urls.csv").write_text("path,url\npages/1.txt,http://paper.example/1\n")
    Path("home.html").write_text("<!doctype html>\n<html lang=en><title>Me</title>")
    Path("photo.jpg").write_bytes(b"\xff\xd8\xff")
    Path("link.html").symlink_to("pages/1.txt")
    before = snapshot(room)
    inputs = ("@list.txt", "pages", "--sidecar", "urls.csv")
    shown = command("batch", *inputs, "-o", "out.jsonl", "--overwrite", "-q", option, path)
    assert (shown.code, snapshot(room)) == (REFUSED, before)
    assert "Error: " in shown.said


def test_two_of_them_are_not_one_file(room: Path, command: Command) -> None:
    args = (*JSONL, "--report", "x.html", "--log-json")
    assert command(*args, "x.html").code == REFUSED
    assert command(*args, "X.html").code == REFUSED  # one file on many systems
    assert sorted(snapshot(room)) == ["pages", "pages/0.txt", "pages/1.txt", "pages/2.txt"]


def test_a_second_run_replaces_what_the_first_wrote(room: Path, command: Command) -> None:
    args = (*JSONL, "--report", "r.html", "--log-json", "log", "--duplicates", "g.jsonl")
    assert command(*args).code == 0
    first = snapshot(room)
    assert command(*args, "--overwrite").code == 0
    again = snapshot(room)
    assert {name for name in first if first[name] != again[name]} <= {"log", "r.html"}
    assert len(Path("log").read_text().splitlines()) == 2 * 5  # it is appended to


VERBS: dict[str, tuple[str, ...]] = {
    "merge": ("merge", "other.jsonl", "-o"),
    "unique": ("unique", "other.jsonl", "--groups", "none.jsonl", "-o"),
    "duplicates": ("duplicates", "other.jsonl", "-o"),
    "diff": ("diff", "other.jsonl", "other.jsonl", "-o"),
    "report": ("report", "other.jsonl", "-o"),
    "explain": ("explain", "pages/1.txt", "--html"),
    "extract": ("extract", "pages/1.txt", "-o"),
    "decode": ("decode", "pages/1.txt", "-o"),
}
PARTS = ("out.jsonl.manifest.json", "out.jsonl", "half.jsonl.unfinished/journal", "folder/0.txt.md")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_replaces_a_part_of_a_run(
    verb: str, part: str, room: Path, command: Command
) -> None:
    finish(*batch("-o", "other.jsonl"))
    finish(*JSONL)
    finish(*batch("-o", "folder", "-f", "md"))
    stop(*batch("-o", "half.jsonl"))
    Path("none.jsonl").touch()
    before = snapshot(room)
    shown = command(*VERBS[verb], part)
    assert (shown.code, snapshot(room)) == (REFUSED, before)


NEW_PLACES = (
    "folder/new",
    "folder/sub/new",
    "half.jsonl.unfinished/new",
    "half.unfinished/made/new",
    "link/new",
)


@pytest.mark.parametrize("place", NEW_PLACES)
@pytest.mark.parametrize("verb", [*VERBS, "batch", "batch --report"])
def test_no_verb_adds_a_file_to_a_folder_of_a_run(
    verb: str, place: str, room: Path, command: Command
) -> None:
    finish(*batch("-o", "other.jsonl"))
    finish(*batch("-o", "folder", "-f", "md"))
    stop(*batch("-o", "half.jsonl"))
    stop(*batch("-o", "half", "-f", "md"))
    Path("half.unfinished", "made").mkdir(exist_ok=True)
    Path("none.jsonl").touch()
    Path("link").symlink_to("folder")
    before = snapshot(room)
    batches = {"batch": batch("-o"), "batch --report": batch("-o", "out.jsonl", "--report")}
    ending = ".jsonl" if verb in {"merge", "unique", "batch"} else ".html"
    shown = command(*{**VERBS, **batches}[verb], f"{place}{ending}")
    assert (shown.code, snapshot(room)) == (REFUSED, before)


@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_with_the_ending_of_a_run_is_none(verb: str, room: Path, command: Command) -> None:
    finish(*batch("-o", "other.jsonl"))
    Path("none.jsonl").touch()
    for name in ("mine.unfinished", "site"):
        room.joinpath(name).mkdir()
    Path("site.manifest.json").write_text('{"name": "my-app"}')
    ending = ".jsonl" if verb in {"merge", "unique"} else ".html"
    for name in ("mine.unfinished", "site"):
        assert command(*VERBS[verb], f"{name}/new{ending}").code == 0
        assert Path(name, f"new{ending}").exists()


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in {"extract", "decode"}])
def test_a_verb_replaces_its_like_alone(verb: str, room: Path, command: Command) -> None:
    finish(*batch("-o", "other.jsonl"))
    Path("none.jsonl").touch()
    name = {"merge": "x.jsonl", "unique": "x.jsonl"}.get(verb, "x.html")
    Path(name).write_text("Dear diary\n")
    assert command(*VERBS[verb], name).code == REFUSED
    assert Path(name).read_text() == "Dear diary\n"
    Path(name).write_text("")  # as mktemp makes it
    assert command(*VERBS[verb], name).code == 0
    first = Path(name).read_bytes()
    assert command(*VERBS[verb], name).code == 0
    assert Path(name).read_bytes() == first
    assert sorted(path.name for path in room.iterdir() if path.name.startswith("x")) == [name]


STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/1", "/proc/self/fd/1", "link", "link to a link")


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="Linux gives open files names")
@pytest.mark.parametrize("name", STREAMS)
def test_an_open_file_is_no_output_of_a_batch(name: str, room: Path, command: Command) -> None:
    Path("link").symlink_to("/dev/stdout")
    Path("link to a link").symlink_to("link")
    before = snapshot(room)
    shown = command(*batch("-o", name, "-f", "jsonl"))
    assert (shown.code, snapshot(room)) == (REFUSED, before)
    assert "name the output with -o; stdout is what newsclean extract is for" in shown.said
