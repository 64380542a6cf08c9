"""Reports: what is counted and told, what is said in place, and that nothing gets out of its text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsclean.batch.attempt import attempt_file
from newsclean.cli import newsclean
from newsclean.duplicates import find_duplicates
from newsclean.model import Settings
from newsclean.pipeline import explain
from newsclean.records.render import build_record, render_json_line
from newsclean.report.collect import collect_report_data
from newsclean.report.pages import (
    DATA_COLUMNS,
    compute_csp_digest,
    read_template,
    render_batch_report,
    render_page_report,
)
from newsclean.report.rows import compute_doubt, make_report_row
from newsclean.report.sources import RunSettings, build_href, read_again
from newsclean.report.tallies import build_plots, count_statuses, plot_over_time
from newsclean.report.views import DisplayLimits, build_page_view
from tests.report.report_records import ATTACKS, failed, hostile, hostile_page, plain

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "zh-gbk.html"


def written(path: Path, records: list[dict[str, Any]]) -> str:
    """Records as JSON Lines."""
    path.write_text("".join(map(render_json_line, records)), encoding="utf-8")
    return str(path)


def data_in(html: str) -> list[dict[str, Any]]:
    """The rows in a report's data."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert tuple(data["columns"]) == DATA_COLUMNS
    return [dict(zip(DATA_COLUMNS, row, strict=True)) for row in data["rows"]]


def run(*args: str) -> tuple[int, str]:
    """The exit code and stderr of a command."""
    done = CliRunner().invoke(newsclean, args, "newsclean")
    return done.exit_code, done.stderr


def test_rows_take_any_json() -> None:
    odd = {
        "source": "a",
        "title": 7,
        "quality": "high",
        "warnings": [3, {"code": []}],
        "error": "e",
    }
    row = make_report_row(odd | {"encoding": [], "version": None, "text": None, "published": {}})
    assert (row.title, row.quality, row.codes, row.length) == ("", None, (), 0)


def test_doubt() -> None:
    sure, lacking = make_report_row(plain(1)), make_report_row(plain(1, title=None))
    unread, nothing = make_report_row(failed(1)), make_report_row(failed(1, "no_article"))
    order = sorted((sure, lacking, unread, nothing), key=compute_doubt)
    assert order == [sure, lacking, unread, nothing]


def test_plots() -> None:
    rows = [make_report_row(plain(number)) for number in range(40)] + [make_report_row(failed(41))]
    plots = {plot.title: plot for plot in build_plots(rows)}
    assert [bar.label for bar in plots["Outlets"].bars] == ["Harbour Post", "海港晚报"]
    assert sum(bar.pages for bar in plots["Quality"].bars) == 40
    assert plots["Errors"].bars[0].label == "empty"
    assert "Warnings" not in plots
    assert [(bar.label, bar.pages) for bar in count_statuses(rows)] == [
        ("article", 40),
        ("error", 1),
    ]


def test_one_odd_date_does_not_fill_the_plot() -> None:
    usual = [make_report_row(plain(number)) for number in range(500)]
    odd = [
        make_report_row(plain(1, published=day))
        for day in ("1970-01-01", "9999-12-31", "2024-02-30", "x")
    ]
    plot = plot_over_time(usual + odd)
    assert len(plot.bars) == 28
    assert "1 earlier" in plot.note
    assert "3 without" in plot.note


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


def test_a_missing_source_and_a_changed_one(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(EXAMPLE.read_bytes())
    there = build_record(attempt_file(str(page), Settings()))
    changed = there | {"title": "Another"}
    path = written(tmp_path / "r.jsonl", [plain(1), there, changed])
    html = render_batch_report([path], str(tmp_path)).html
    assert html.count("no such file from here") == 1
    assert html.count("this page differs from its record") == 1
    hrefs = [row["href"] for row in data_in(html)]
    assert sorted(hrefs) == ["", "page.html", "page.html"]


def test_pages_in_archives_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zipfile import ZipFile  # noqa: PLC0415 - here only

    monkeypatch.chdir(tmp_path)
    with ZipFile("news!.zip", "w") as archive:
        archive.write(EXAMPLE, "a/page.html")
    found = dict(read_again(["news!.zip!a/page.html", "news!.zip!a/none.html", "-"], RunSettings()))
    page = found["news!.zip!a/page.html"].explanation
    assert page
    assert page.article
    assert page.article.title
    assert "no such page" in found["news!.zip!a/none.html"].note
    assert "standard input" in found["-"].note
    assert run("explain", "news!.zip!a/page.html", "--html", "out.html")[0] == 0
    assert page.article.title in Path("out.html").read_text("utf-8")


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


def test_broken_manifest(tmp_path: Path) -> None:
    path = written(tmp_path / "r.jsonl", [plain(1)])
    Path(f"{path}.manifest.json").write_text('{"a":1,\n"documents":[\n[1,2\n]}\n', encoding="utf-8")
    assert "manifest is not whole" in collect_report_data([path]).notes[0]


def test_evidence_is_marked_in_place() -> None:
    view = build_page_view("page", explain(EXAMPLE.read_bytes()))
    marked = {piece.fields: piece.text for block in view.blocks for piece in block.pieces}
    assert marked["outlet"] == "云溪晨报"
    assert marked["published"] == "2019-07-01 06:48:05"
    assert marked["authors"] == "盛夏"
    assert view.counts == {"kept": 4, "read": 3, "dropped": 21}
    assert next(field for field in view.fields if field.name == "site").rivals
    assert any("site" in claim.fields for claim in view.claims)


def test_a_long_page_is_cut_and_says_so() -> None:
    view = build_page_view("page", explain(EXAMPLE.read_bytes()), DisplayLimits(block=10, page=60))
    assert sum(len(piece.text) for block in view.blocks for piece in block.pieces) == 60
    assert view.left_out > 0
    assert any(block.cut for block in view.blocks)


def test_a_page_without_an_article_is_explained(tmp_path: Path) -> None:
    page = tmp_path / "nothing.txt"
    page.write_text("Home\nNews\nSport\n", encoding="utf-8")
    code, said = run("explain", str(page), "--html", str(tmp_path / "out.html"))
    assert code == 1
    assert "no text that reads like an article" in said
    assert "no text that reads like an article" in (tmp_path / "out.html").read_text("utf-8")


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
    html = render_batch_report([written(tmp_path / "r.jsonl", hostile())], str(tmp_path)).html
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


def test_file_names_are_never_addresses(tmp_path: Path) -> None:
    for name in ("javascript:alert(1)", '"><b>.html', "a b#c?d.html", "新闻.html"):
        path = tmp_path / name
        path.write_text("x", encoding="utf-8")
        href = build_href(str(path), str(tmp_path))
        assert re.fullmatch(r"[\w%./~-]+", href, re.ASCII)


def test_the_same_records_give_the_same_report(tmp_path: Path) -> None:
    path = written(tmp_path / "r.jsonl", [plain(number) for number in range(9)])
    assert render_batch_report([path], str(tmp_path)) == render_batch_report([path], str(tmp_path))
