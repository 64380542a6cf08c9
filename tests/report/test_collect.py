"""`report.collect`: what cannot be read is in the notes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from newsclean.duplicates import find_duplicates
from newsclean.errors import RecordsError
from newsclean.records.render import render_json_line
from newsclean.report.collect import collect_report_data
from newsclean.report.pages import (
    render_batch_report,
)
from tests.report.report_files import data_in, run, written
from tests.report.report_records import plain


def test_half_a_line_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "half.jsonl"
    path.write_text(render_json_line(plain(1)) + '{"source":"b.ht', encoding="utf-8")
    code, said = run("report", str(path), "-o", str(tmp_path / "r.html"))
    html = (tmp_path / "r.html").read_text("utf-8")
    assert code == 0
    assert "line 2 is half a line" in said
    assert "line 2 is half a line" in html
    assert len(data_in(html)) == 1


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ('{"source":"b","version":{"record":99}}\n', "version 99"),
        ("no JSON\n", "line 2 is no JSON"),
    ],
)
def test_broken_records_are_told_of(tmp_path: Path, broken: str, told: str) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(
        render_json_line(plain(1)) + broken + render_json_line(plain(2)), encoding="utf-8"
    )
    code, said = run("report", str(path), "-o", str(tmp_path / "r.html"))
    html = (tmp_path / "r.html").read_text("utf-8")
    assert code == 3
    assert told in said
    assert told in html
    assert len(data_in(html)) == 1


def test_no_records(tmp_path: Path) -> None:
    code, _ = run("report", written(tmp_path / "none.jsonl", []), "-o", str(tmp_path / "r.html"))
    assert code == 0
    assert "There are no records here" in (tmp_path / "r.html").read_text("utf-8")


def test_nothing_under_the_name(tmp_path: Path) -> None:
    code, said = CliRunner(), run("report", str(tmp_path / "no"), "-o", str(tmp_path / "r.html"))
    del code
    assert said[0] == 1
    assert f"{tmp_path / 'no'}: " in said[1]
    assert not (tmp_path / "r.html").exists()


def test_records_of_another_newsclean(tmp_path: Path) -> None:
    old = plain(1) | {"version": {"newsclean": "0.0.1", "record": 1}}
    assert "newsclean 0.0.1" in collect_report_data([written(tmp_path / "r.jsonl", [old])]).notes[0]


def test_duplicates_by_group(tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    text = "The harbour tunnel opened to traffic on Friday after nine years of building. " * 20
    records = [plain(n, text=text, title=f"Told {n}") for n in (1, 2)] + [plain(3)]
    groups = [group.to_record() for group in find_duplicates(records)]
    listed = written(tmp_path / "groups.jsonl", groups)
    path = written(tmp_path / "r.jsonl", records)
    html = render_batch_report([path], str(tmp_path), groups=listed).html
    assert sorted(row["group"] for row in data_in(html)) == [0, 1, 1]
    others = written(tmp_path / "other.jsonl", records[2:])
    assert "2 of 2 members" in collect_report_data([others], listed).notes[0]


def test_broken_manifest(tmp_path: Path) -> None:
    path = written(tmp_path / "r.jsonl", [plain(1)])
    Path(f"{path}.manifest.json").write_text('{"a":1,\n"documents":[\n[1,2\n]}\n', encoding="utf-8")
    assert "manifest is not whole" in collect_report_data([path]).notes[0]


def test_groups_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    path = written(tmp_path / "run.jsonl", [{"source": "a", "status": "article"}])
    broken = tmp_path / "groups.jsonl"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(RecordsError, match=r"groups\.jsonl: line 1 is no group"):
        render_batch_report([path], str(tmp_path), groups=str(broken))
