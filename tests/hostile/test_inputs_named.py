"""No input is replaced, whatever names it: a path, a list, a glob, a folder or a link in one."""

import json
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.batch.runs import page
from tests.hostile.own_runs import (
    REFUSED,
    Command,
    finish,
    snapshot,
    stop,
    write_few_pages,
)

Arrange = Callable[[], object]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with pages, a table that is like records, and lists that name it."""
    monkeypatch.chdir(tmp_path)
    write_few_pages(Path("pages"))
    write_rows("rows.jsonl")
    Path("list").write_text("pages\nrows.jsonl\n")
    Path("list-o").write_text("o/0.txt.json\n")
    return tmp_path


def write_rows(path: str) -> None:
    """A table of pages that begins as records of ours do."""
    row = {"source": "a", "status": "article", "html": f"<p>{page(1)}"}
    Path(path).write_text(json.dumps(row) + "\n")


def write_earlier_folder() -> None:
    """An output folder of an earlier run."""
    finish("batch", "pages", "-q", "-o", "o")


def write_unfinished_folder() -> None:
    """An output folder, and a run over it that was stopped."""
    write_earlier_folder()
    stop("batch", "pages", "-q", "-o", "o", "--overwrite")


def write_earlier_file() -> None:
    """An output file of an earlier run."""
    finish("batch", "pages", "-q", "-o", "out.jsonl")


def link_to_rows() -> None:
    Path("pages/x.jsonl").symlink_to("../rows.jsonl")


def link_to_output() -> None:
    write_earlier_folder()
    Path("pages/x.html").symlink_to("../o/0.txt.json")


def link_into_output() -> None:
    finish("batch", "pages", "pages", "-q", "-o", "o")
    Path("pages/sub").symlink_to("../o/pages")


def link_list() -> None:
    Path("other.jsonl").symlink_to("rows.jsonl")
    Path("list").write_text("other.jsonl\n")


def hard_link_list() -> None:
    Path("other.jsonl").hardlink_to("rows.jsonl")
    Path("list").write_text("other.jsonl\n")


def list_whole_folder() -> None:
    write_earlier_folder()
    Path("list").write_text("o\n")


def list_manifest() -> None:
    write_earlier_file()
    Path("list").write_text("out.jsonl.manifest.json\n")


def put_rows_among_pages() -> None:
    write_rows("pages/zz.jsonl")


def swap_rows_for_output() -> None:
    """The manifest of an earlier output is still beside a table that has got its name."""
    finish("batch", "pages", "-q", "-o", "pages/zz.jsonl")
    write_rows("pages/zz.jsonl")


def put_empty_page_among_pages() -> None:
    Path("pages/zz.html").touch()


def nothing() -> None:
    """The room as it is."""


ROWS, OUT, FOLDER = ("-o", "rows.jsonl"), ("-o", "out.jsonl"), ("-o", "o")
TABLES = ("--include", "*.jsonl")
READ_AND_WRITTEN: dict[str, tuple[Arrange, tuple[str, ...]]] = {
    "a list names the output": (nothing, ("@list", *ROWS)),
    "a list names it by a link": (link_list, ("@list", *ROWS)),
    "a list names it by a hard link": (hard_link_list, ("@list", *ROWS)),
    "a list names the manifest": (list_manifest, ("@list", *OUT)),
    "a list names the output folder": (list_whole_folder, ("@list", *FOLDER)),
    "a list names a file in the output folder": (
        write_earlier_folder,
        ("pages", "@list-o", *FOLDER),
    ),
    "a list names it, and a run is unfinished": (
        write_unfinished_folder,
        ("@list-o", *FOLDER),
    ),
    "a glob fits the output": (nothing, ("ro*.jsonl", "pages", *ROWS)),
    "a glob fits the manifest": (write_earlier_file, ("*.json", *OUT)),
    "a glob fits the output folder": (write_earlier_folder, ("[o]", *FOLDER)),
    "a glob fits files in the output folder": (write_earlier_folder, ("o/*", *FOLDER)),
    "a glob leads into the output folder": (write_earlier_folder, ("*/0.txt*", *FOLDER)),
    "a glob in the output folder fits nothing": (write_earlier_folder, ("o/x*", *FOLDER)),
    "a missing file in the output folder": (write_earlier_folder, ("o/gone.json", *FOLDER)),
    "a file in the output folder": (write_earlier_folder, ("o/0.txt.json", *FOLDER)),
    "a table in a folder": (put_rows_among_pages, ("pages", *TABLES, "-o", "pages/zz.jsonl")),
    "a table with the manifest of another": (
        swap_rows_for_output,
        ("pages", *TABLES, "-o", "pages/zz.jsonl"),
    ),
    "a page without a byte in a folder": (
        put_empty_page_among_pages,
        ("pages", "-f", "jsonl", "-o", "pages/zz.html"),
    ),
    "a link in a folder to the output": (
        link_to_rows,
        ("pages", *TABLES, "--follow-links", *ROWS),
    ),
    "a link in a folder to a file of the output": (
        link_to_output,
        ("pages", "--follow-links", *FOLDER),
    ),
    "a link in a folder into the output": (
        link_into_output,
        ("pages", "--follow-links", "--include", "*.json", *FOLDER),
    ),
}


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize(("arrange", "args"), READ_AND_WRITTEN.values(), ids=list(READ_AND_WRITTEN))
def test_an_input_is_never_replaced(
    arrange: Arrange, args: tuple[str, ...], command: Command
) -> None:
    arrange()
    before = snapshot(Path())
    shown = command("batch", *args, "-q", "--overwrite")
    assert (shown.code, snapshot(Path())) == (REFUSED, before)
    assert "is read and written" in shown.said


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("last", ["rows.jsonl", "rows.jsonl.unfinished/journal"])
def test_a_list_on_standard_input(
    last: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be read only once, so some pages are done before the output is named."""
    lines = TextIOWrapper(BytesIO(f"pages\npages/1.txt\n{last}\n".encode()))
    monkeypatch.setattr(sys, "stdin", lines)
    before = snapshot(Path())
    shown = command("batch", "@-", "-q", *ROWS, "--overwrite")
    assert (shown.code, snapshot(Path())) == (REFUSED, before)
    assert f"{last} is read and written" in shown.said


ORDINARY: dict[str, tuple[str, ...]] = {
    "an output folder among the pages": ("pages", "-o", "pages/out", "-f", "md"),
    "an output file among the pages": ("pages", "-o", "pages/out.jsonl"),
    "an output file that tables are taken beside": (
        "pages",
        *TABLES,
        "--include",
        "*.txt",
        "-o",
        "pages/out.jsonl",
    ),
    "an output with the ending of a page": ("pages", "-f", "jsonl", "-o", "pages/out.txt"),
    "the current folder": (".", "-o", "out.jsonl"),
    "the current folder, to a folder": (".", "-o", "out", "-f", "md"),
    "links are followed": ("pages", "--follow-links", "-o", "pages/out", "-f", "md"),
    "a glob beside the output": ("pages/*.txt", "-o", "pages/out.jsonl"),
    "a list beside the output": ("@some", "-o", "pages/out.jsonl"),
}


@pytest.mark.parametrize("args", ORDINARY.values(), ids=list(ORDINARY))
def test_the_own_output_among_the_inputs_goes_on_working(
    args: tuple[str, ...], room: Path, command: Command
) -> None:
    Path("rows.jsonl").unlink()
    Path("some").write_text("pages/0.txt\npages/1.txt\n")
    assert command("batch", *args, "-q").code == 0
    first = snapshot(room)
    assert command("batch", *args, "-q", "--overwrite").code == 0
    assert snapshot(room) == first
    assert command("batch", *args, "-q", "--resume").code == 0
    assert snapshot(room) == first


def test_a_glob_leaves_out_what_the_run_itself_makes(room: Path, command: Command) -> None:
    """The folder of the unfinished run and a log are there before the glob is expanded."""
    for name in ("list", "list-o", "rows.jsonl"):
        room.joinpath(name).unlink()
    args = ("batch", "*", "*/*", "-q", "--log-json", "z.log", "-o", "z.jsonl")
    assert command(*args).code == 0
    facts = json.loads(Path("z.jsonl.manifest.json").read_text())
    source = facts["columns"].index("source")
    assert [row[source] for row in facts["documents"]] == [
        *(f"pages/{at}.txt" for at in range(3)),
        *(f"pages/{at}.txt" for at in range(3)),
    ]
    assert room.joinpath("z.log").exists()


BESIDE = {"report": "--report", "groups": "--duplicates", "log": "--log-json"}
EMPTY_INPUTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "a page in a folder": ("pages/empty.html", ("pages",)),
    "a page in a folder below": ("pages/sub/empty.html", ("pages",)),
    "a table in a folder": ("pages/empty.jsonl", ("pages", *TABLES)),
    "a page in a folder of a list": ("pages/empty.html", ("@folders",)),
    "a page in a folder that a glob fits": ("pages/empty.html", ("pag*",)),
    "a page that is named": ("pages/empty.html", ("pages/empty.html",)),
    "a page that a list names": ("empty", ("@some",)),
    "a page that a glob fits": ("pages/empty", ("pages/*",)),
    "a page by another name": ("pages/../pages/empty.html", ("./pages",)),
    "a page that is missing": ("none", ("@missing",)),
}


@pytest.mark.parametrize("option", BESIDE.values(), ids=list(BESIDE))
@pytest.mark.parametrize(("path", "args"), EMPTY_INPUTS.values(), ids=list(EMPTY_INPUTS))
def test_no_input_without_a_byte_is_written_to(
    path: str, args: tuple[str, ...], option: str, room: Path, command: Command
) -> None:
    room.joinpath("pages", "sub").mkdir()
    if path != "none":
        room.joinpath(path).touch()
    Path("folders").write_text("pages\n")
    Path("some").write_text("empty\n")
    Path("missing").write_text("none\n")
    before = snapshot(room)
    shown = command("batch", *args, "-q", *OUT, option, path)
    assert (shown.code, snapshot(room)) == (REFUSED, before)
    assert f"{path} is read and written" in shown.said


NO_INPUTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "outside of the folder": ("beside.html", ()),
    "a folder whose name begins alike": ("pages-2/x.html", ()),
    "no name of a page": ("pages/notes.md", ()),
    "a table without --include": ("pages/log.jsonl", ()),
    "excluded": ("pages/x.html", ("--exclude", "x.*")),
    "in a folder that is excluded": ("pages/sub/x.html", ("--exclude", "sub")),
}


@pytest.mark.parametrize("option", BESIDE.values(), ids=list(BESIDE))
@pytest.mark.parametrize(("path", "more"), NO_INPUTS.values(), ids=list(NO_INPUTS))
def test_an_empty_file_that_is_no_input_gives_way(
    path: str, more: tuple[str, ...], option: str, room: Path, command: Command
) -> None:
    for name in ("pages/sub", "pages-2"):
        room.joinpath(name).mkdir()
    room.joinpath(path).touch()
    for flag in ("--resume", "--overwrite"):
        assert command("batch", "pages", "-q", *OUT, *more, option, path, flag).code == 0
        assert room.joinpath(path).exists()
    if option != "--duplicates":  # there are none
        assert room.joinpath(path).stat().st_size


@pytest.mark.parametrize("option", BESIDE.values(), ids=list(BESIDE))
def test_what_an_earlier_run_wrote_into_the_folder_is_left_out(
    option: str, room: Path, command: Command
) -> None:
    args = ("batch", "pages", "-q", *OUT, option, "pages/beside.html")
    assert command(*args).code == 0
    first = snapshot(room)
    assert command(*args, "--overwrite").code == 0
    manifest = "out.jsonl.manifest.json"
    assert snapshot(room)[manifest] == first[manifest]


@pytest.mark.parametrize("verb", ["diff", "evaluate", "duplicates", "report"])
def test_an_empty_file_among_records_stays(verb: str, room: Path, command: Command) -> None:
    finish("batch", "pages", "-q", "-o", "o")
    room.joinpath("o.manifest.json").unlink()
    room.joinpath("o", "empty.json").touch()
    before = snapshot(room)
    reads = ("o", "o") if verb in {"diff", "evaluate"} else ("o",)
    shown = command(verb, *reads, "-o", "o/empty.json")
    assert (shown.code, snapshot(room)) == (REFUSED, before)
