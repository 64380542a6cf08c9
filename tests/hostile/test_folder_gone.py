"""The current folder is removed while the command line is in it: each verb says so, in a line."""

import json
import os
import sys
from pathlib import Path

import pytest

from newsclean.cli import run
from tests.cli.command_line import HTML

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder in use")

RECORD = {"source": "a.html", "status": "article", "title": "Mill saved", "text": "It is saved."}
RELATIVE = {
    "merge": ["merge", "{}/in.jsonl", "-o", "x.jsonl"],
    "merge to tables": ["merge", "{}/in.jsonl", "-o", "x.sqlite"],
    "unique": ["unique", "{}/in.jsonl", "-o", "x.jsonl"],
    "report": ["report", "{}/in.jsonl", "-o", "x.html"],
    "report with sources": ["report", "{}/in.jsonl", "-o", "{}/x.html", "--sources", "."],
    "diff": ["diff", "{}/in.jsonl", "{}/in.jsonl", "-o", "x.jsonl"],
    "duplicates": ["duplicates", "{}/in.jsonl", "-o", "x.jsonl"],
    "evaluate": ["evaluate", "{}/in.jsonl", "{}/gold.jsonl", "-o", "x.json"],
    "decode": ["decode", "{}/page.html", "-o", "x.html"],
    "extract": ["extract", "{}/page.html", "-o", "x.json"],
}
WHOLE = {
    "merge": ["merge", "{}/in.jsonl", "-o", "{}/x.jsonl"],
    "report": ["report", "{}/in.jsonl", "-o", "{}/x.html"],
    "extract": ["extract", "{}/page.html", "-o", "{}/x.json"],
}


@pytest.fixture
def home(tmp_path: Path) -> str:
    """A folder with records and a page."""
    line = json.dumps(RECORD) + "\n"
    gold = json.dumps({"id": "a", "body": "It is saved.", "title": "Mill saved"})
    for name, text in {"in.jsonl": line, "gold.jsonl": gold, "page.html": HTML}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path)


def run_where_nothing_is(home: str, words: list[str]) -> int:
    """The exit code of a command whose current folder is gone; pytest itself needs one."""
    before, gone = os.getcwd(), os.path.join(home, "gone")
    os.mkdir(gone)
    os.chdir(gone)
    os.rmdir(gone)
    try:
        return run([word.replace("{}", home) for word in words])
    finally:
        os.chdir(before)


@pytest.mark.parametrize("verb", RELATIVE)
def test_a_path_from_a_folder_that_is_gone(
    verb: str, home: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_where_nothing_is(home, RELATIVE[verb]) == 4
    said = capsys.readouterr().err
    assert said == (
        "newsclean: the current folder is gone; go to another one, or give whole paths\n"
    )


@pytest.mark.parametrize("verb", WHOLE)
def test_whole_paths_need_no_current_folder(verb: str, home: str) -> None:
    assert run_where_nothing_is(home, WHOLE[verb]) == 0
    assert Path(WHOLE[verb][-1].replace("{}", home)).exists()
