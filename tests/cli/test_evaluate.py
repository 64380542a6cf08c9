"""`newsclean evaluate`: figures, and the worst pages first."""

import json
from pathlib import Path

import pytest

from newsclean.cli import run
from newsclean.records.render import render_json_line
from tests.evaluate.scored_pages import gold, story


def test_the_command_writes_figures_and_the_worst_pages_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [story("a.html", title="A"), story("b.html", "Something else was told here")]
    Path("run.jsonl").write_text("".join(map(render_json_line, lines)), encoding="utf-8")
    pages = [gold("a", title="A"), gold("b", title="B")]
    Path("gold.jsonl").write_text("".join(map(render_json_line, pages)), encoding="utf-8")
    assert run(["evaluate", "run.jsonl", "."]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "2 pages, 0 lost, 0 refused"
    assert out[3].split() == ["body", "2", "0.5000", "0.5000", "0.5000"]
    assert out[-2].split() == [
        "0.0000",
        "0.0000",
        "0.0000",
        "b",
        "wrong:",
        "title,",
        "title,",
        "letters",
    ]
    assert run(["evaluate", "run.jsonl", "gold.jsonl", "-f", "json", "--worst", "1"]) == 0
    assert [page["id"] for page in json.loads(capsys.readouterr().out)["worst"]] == ["b"]
