"""`records.diff`: what came, went and changed between two runs."""

import json
from typing import Any

import pytest
from hypothesis import given

from newsclean.cli import run
from newsclean.model import Failure, Outcome
from newsclean.records.diff import Comparison
from newsclean.records.render import build_record
from tests.records.record_files import RECORDS, article, failed, write

pytestmark = pytest.mark.usefixtures("folder")


def test_diff_tells_what_came_went_and_changed(capsys: pytest.CaptureFixture[str]) -> None:
    write("old.jsonl", article("a"), article("b"), article("c"))
    write(
        "new.jsonl",
        {**article("d"), "version": {"newsclean": "9.9.9", "record": 1}},
        article("c", title="新"),
        article("a"),
    )
    assert run(["diff", "old.jsonl", "new.jsonl"]) == 0
    captured = capsys.readouterr()
    assert [json.loads(line) for line in captured.out.splitlines()] == [
        {"source": "d", "change": "added", "fields": {}},
        {
            "source": "c",
            "change": "changed",
            "fields": {"title": {"before": "海底隧道通车", "after": "新"}},
        },
        {"source": "b", "change": "removed", "fields": {}},
    ]
    assert "1 equal, 1 changed (title 1), 1 added, 1 removed" in captured.err


@pytest.mark.parametrize(
    ("args", "code", "changed"),
    [
        ([], 0, 1),
        (["--exit-code"], 1, 1),
        (["--exit-code", "--fields", "outlet,text"], 0, 0),
        (["--exit-code", "--fields", "title"], 1, 1),
    ],
)
def test_the_exit_code_of_diff_is_asked_for(
    args: list[str], code: int, changed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write("old.jsonl", article("a"))
    write("new.jsonl", article("a", title="New"))
    assert run(["diff", "old.jsonl", "new.jsonl", "--stat", *args]) == code
    assert json.loads(capsys.readouterr().out)["changed"] == changed


def test_a_key_that_one_run_did_not_write_is_no_difference() -> None:
    old, new = article("a"), {"source": "a", "status": "article"}
    assert list(Comparison([old], [new])) == []
    assert len(list(Comparison([old], [new], fields=["title"]))) == 1


def test_another_error_is_a_difference() -> None:
    other = Failure("binary", "it is a picture", "sniff")
    found = [*Comparison([failed("a")], [build_record(Outcome("a", error=other))])]
    assert [*found[0].fields] == ["error"]


@given(RECORDS, RECORDS)
def test_diff_accounts_for_every_record(old: list[Any], new: list[Any]) -> None:
    comparison = Comparison(iter(old), iter(new))
    changes = [difference.change for difference in comparison]
    summary = comparison.summarize()
    assert summary["equal"] + summary["changed"] + summary["removed"] == len(old)
    assert summary["equal"] + summary["changed"] + summary["added"] == len(new)
    assert len(changes) == summary["changed"] + summary["added"] + summary["removed"]
    same = Comparison(iter(old), iter(old))
    assert list(same) == []
