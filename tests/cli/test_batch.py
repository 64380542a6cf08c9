"""`newsclean batch`: slips are usage errors, and a dry run reads nothing."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsclean.cli.commands import newsclean
from tests.batch.runs import PAGES, write_pages


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["-o", "x.jsonl"], "name a PATH"),
        (["pages"], "name the output"),
        (["pages", "-o", "-"], "name the output"),
        (["pages", "-o", "x.jsonl", "--log-json", "no/such"], "file for --log-json"),
        (["pages", "-o", "x.jsonl", "--report", "no/such.html"], "name another file for --report"),
        (["pages", "-o", "x.jsonl", "--duplicates", "no/g"], "name another file for --duplicates"),
        (["pages", "-o", "x.doc"], "no form of output"),
        (["pages", "-o", "x.jsonl", "-f", "odd"], "no form of output"),
        (["pages", "-o", "x.jsonl", "--resume", "--overwrite"], "one of them"),
        (["pages", "-o", "x.jsonl", "--memory", "1M"], "too little"),
        (["pages", "-o", "x.jsonl", "--fields", "odd"], "no field 'odd'"),
    ],
)
def test_slips_are_usage_errors(
    args: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(newsclean, ["batch", *args])
    assert done.exit_code == 2
    assert told in done.output
    assert os.listdir() == []


def test_dry_run_reads_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write_pages(tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(newsclean, ["batch", str(pages), "--dry-run"])
    assert done.exit_code == 0
    assert done.stdout.count(".txt") >= PAGES
    assert os.listdir() == ["pages"]
