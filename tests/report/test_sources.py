"""`report.sources`: pages read again, from files and archives; their addresses."""

import re
from pathlib import Path

import pytest

from newsclean.batch.attempt import attempt_file
from newsclean.documents import Entry
from newsclean.model import Settings
from newsclean.records.render import build_record
from newsclean.report.allowed import allow_folders
from newsclean.report.pages import (
    render_batch_report,
)
from newsclean.report.sources import RunSettings, build_href, explain_entry, find_pages
from tests.report.report_files import EXAMPLE, data_in, run, written
from tests.report.report_records import plain


def test_a_missing_source_and_a_changed_one(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(EXAMPLE.read_bytes())
    there = build_record(attempt_file(str(page), Settings()))
    changed = there | {"title": "Another"}
    path = written(tmp_path / "r.jsonl", [plain(1), there, changed])
    sources = allow_folders([str(tmp_path), "pages"])
    html = render_batch_report([path], str(tmp_path), sources=sources).html
    assert html.count("no such file from here") == 1
    assert html.count("this page differs from its record") == 1
    hrefs = [row["href"] for row in data_in(html)]
    assert sorted(hrefs) == ["", "page.html", "page.html"]


def test_pages_in_archives_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zipfile import ZipFile  # noqa: PLC0415 - here only

    monkeypatch.chdir(tmp_path)
    with ZipFile("news!.zip", "w") as archive:
        archive.write(EXAMPLE, "a/page.html")
    names = ["news!.zip!a/page.html", "news!.zip!a/none.html", "-"]
    found = dict(find_pages(names, RunSettings(), allow_folders(["."])))
    entry = found[names[0]]
    assert isinstance(entry, Entry)
    page = explain_entry(entry, Settings()).explanation
    assert page
    assert page.article
    assert page.article.title
    assert "no such page" in str(found[names[1]])
    assert "standard input" in str(found["-"])
    assert run("explain", "news!.zip!a/page.html", "--html", "out.html")[0] == 0
    assert page.article.title in Path("out.html").read_text("utf-8")


def test_file_names_are_never_addresses(tmp_path: Path) -> None:
    for name in ("javascript:alert(1)", '"><b>.html', "a b#c?d.html", "新闻.html"):
        path = tmp_path / name
        path.write_text("x", encoding="utf-8")
        href = build_href(str(path), str(tmp_path), allow_folders([str(tmp_path)]))
        assert re.fullmatch(r"[\w%./~-]+", href, re.ASCII)
