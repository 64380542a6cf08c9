"""Outputs that are pipes or devices: they are written as they are, and stay what they are."""

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from newsclean.cli import run
from newsclean.errors import OutputError
from newsclean.records.merge import write_output
from tests.cli.command_line import HTML

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")

RECORD = {"source": "a.html", "status": "article", "title": "Mill saved", "text": "It is saved."}
LINE = json.dumps(RECORD, separators=(",", ":")) + "\n"
# A verb that writes with -o → its arguments, and how what it writes begins.
VERBS = {
    "merge": (["merge", "in.jsonl"], LINE),
    "unique": (["unique", "in.jsonl"], LINE),
    "diff": (["diff", "in.jsonl", "other.jsonl"], '{"source":"a.html"'),
    "duplicates": (["duplicates", "twice.jsonl"], '{"id":'),
    "evaluate": (["evaluate", "in.jsonl", "gold.jsonl"], "1 page"),
    "report": (["report", "in.jsonl"], "<!doctype html>"),
    "decode": (["decode", "page.html"], '{"source":"page.html"'),
    "extract": (["extract", "page.html"], "{"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with records, a page, and pipes: `pipe`, and links to it of several names."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "in.jsonl": LINE,
        "other.jsonl": json.dumps(RECORD | {"title": "Mill sold"}) + "\n",
        "twice.jsonl": LINE + json.dumps(RECORD | {"source": "b.html"}) + "\n",
        "gold.jsonl": json.dumps({"id": "a", "body": "It is saved.", "title": "Mill saved"}),
        "page.html": HTML,
    }
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    os.mkfifo("pipe")
    for name in "link", "link.jsonl", "link.sqlite", "link.parquet", "link.html":
        os.symlink("pipe", name)
    return tmp_path


def read_pipe(args: list[str]) -> tuple[int, str]:
    """Run the command line while somebody reads the pipe: its exit code, and what came."""
    came: list[bytes] = []
    descriptor = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)  # so that nobody waits for a writer
    os.set_blocking(descriptor, True)
    with open("pipe", "wb") as held, open(descriptor, "rb") as reader:
        thread = threading.Thread(target=lambda: came.append(reader.read()))
        thread.start()
        code = run(args)
        held.close()
        thread.join()
    return code, came[0].decode()


@pytest.mark.parametrize("output", ["pipe", "link", "link.jsonl"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_pipe_is_written_and_stays_one(verb: str, output: str, here: Path) -> None:
    args, begin = VERBS[verb]
    code, came = read_pipe([*args, "-o", output])
    assert code in {0, 1}  # 1: diff found something
    assert came.startswith(begin)
    assert stat.S_ISFIFO((here / "pipe").stat().st_mode)
    assert (here / "link").is_symlink()


@pytest.mark.parametrize("verb", ["merge", "unique"])
@pytest.mark.parametrize("output", ["link.sqlite", "link.parquet"])
def test_tables_are_not_written_into_a_pipe(
    verb: str, output: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([verb, "in.jsonl", "-o", output]) == 2
    assert "is a pipe or a device" in capfd.readouterr().err
    assert stat.S_ISFIFO((here / "pipe").stat().st_mode)


def test_a_device_stays_one(here: Path) -> None:
    os.symlink(os.devnull, "null.jsonl")
    for output in "null.jsonl", os.devnull:
        assert run(["merge", "in.jsonl", "-o", output]) == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    assert (here / "null.jsonl").is_symlink()


def test_what_is_written_as_a_file_replaces_no_pipe(here: Path) -> None:
    with pytest.raises(OutputError, match="is no file"):
        write_output(iter(()), "link.jsonl")
    assert stat.S_ISFIFO((here / "pipe").stat().st_mode)
