"""`newsclean search`: records with all the words, best first."""

import json
from pathlib import Path

import pytest

from newsclean.cli import run
from tests.records.record_files import article, failed, write


def test_search_writes_records_best_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(
        "run.jsonl",
        article("a", title="Harbour", text="第一批车辆驶入隧道。"),
        article("b", title="隧道通车", text="隧道"),
        failed("c"),
    )
    assert run(["merge", "run.jsonl", "-o", "run.sqlite", "-q"]) == 0
    assert run(["search", "run.sqlite", "隧道", "--fields", "title"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [values["source"] for values in lines] == ["b", "a"]
    assert lines[0] == {"source": "b", "status": "article", "title": "隧道通车"}
    assert run(["search", "run.sqlite", "地铁"]) == 0
    assert capsys.readouterr().out == ""
