"""`report.pages`: one file, whose data cannot get out of its text."""

import re
from pathlib import Path

import pytest

from newsclean.pipeline import explain
from newsclean.report.allowed import allow_folders
from newsclean.report.environment import read_template
from newsclean.report.pages import (
    compute_csp_digest,
    render_batch_report,
    render_page_report,
)
from tests.report.report_files import EXAMPLE, data_in, run, written
from tests.report.report_records import ATTACKS, hostile, hostile_page, plain


def test_batch_makes_a_report(tmp_path: Path) -> None:
    out, report = tmp_path / "out.jsonl", tmp_path / "report.html"
    args = ("batch", str(EXAMPLE), "-o", str(out), "-j", "1", "--report", str(report))
    assert run(*args, "--times", "--explain", "0", "-q")[0] == 0
    (row,) = data_in(report.read_text("utf-8"))
    assert row["size"] == EXAMPLE.stat().st_size
    assert row["wall"] > 0
    assert not row["view"]
    code, said = run("batch", str(EXAMPLE), "-o", str(tmp_path / "md"), "-f", "md", "--report", "r")
    assert code == 2
    assert "--report" in said


def scripts_in(html: str) -> list[str]:
    """What stands after each `<script`, up to the end of the tag."""
    return re.findall(r"<script([^>]*)>", html, re.IGNORECASE)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_page_cannot_write_markup(attack: str) -> None:
    html = render_page_report(attack, explain(hostile_page(attack).encode("utf-8", "replace")))
    assert scripts_in(html) == []
    assert "<img" not in html
    assert "<iframe" not in html
    assert 'href="javascript' not in html
    assert html.encode("utf-8")
    assert not re.search(r"[\x00-\x08\x1b]", html)


def test_records_cannot_write_markup(tmp_path: Path) -> None:
    sources, path = allow_folders(["pages"]), written(tmp_path / "r.jsonl", hostile())
    html = render_batch_report([path], str(tmp_path), sources=sources).html
    views = len(ATTACKS)
    data = ' type="application/json" id="data"'
    assert scripts_in(html)[0] == data
    assert scripts_in(html)[1:] == [
        f' type="application/json" id="view-{n}"' for n in range(views)
    ] + [""]
    assert "<img" not in html
    assert "<iframe" not in html
    assert html.count("<style>") == 1


def test_the_policy_names_what_is_in_the_file(tmp_path: Path) -> None:
    html = render_batch_report([written(tmp_path / "r.jsonl", [plain(1)])], str(tmp_path)).html
    script, style = (
        re.search(r"<script>(.*?)</script>", html, re.DOTALL),
        read_template("style.css"),
    )
    assert script
    assert f"script-src {compute_csp_digest(script[1]).replace(chr(39), '&#39;')};" in html
    assert f"style-src {compute_csp_digest(style).replace(chr(39), '&#39;')};" in html
    assert "unsafe" not in html.split("<title>")[0]
    assert not re.search(r'\s(style|on\w+)="', html)


def test_the_same_records_give_the_same_report(tmp_path: Path) -> None:
    path = written(tmp_path / "r.jsonl", [plain(number) for number in range(9)])
    assert render_batch_report([path], str(tmp_path)) == render_batch_report([path], str(tmp_path))
