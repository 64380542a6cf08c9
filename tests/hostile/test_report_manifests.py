"""Manifests of a stranger beside records: none makes a report read another file, or ends it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from newsclean.documents import Selection
from newsclean.model import Settings
from newsclean.report.allowed import NO_SOURCES, allow_folders
from newsclean.report.sources import MAX_PAGE_BYTES, read_run_settings
from tests.hostile.foreign_reports import (
    make_report,
    on_posix,
    write_records,
)

OPTIONS = {
    "settings-a-list": {"settings": [1]},
    "encoding-a-list": {"settings": {"encoding": ["utf-8"]}},
    "url-an-object": {"settings": {"url": {}}},
    "size-a-word": {"settings": {"max_bytes": "all"}},
    "size-below-zero": {"settings": {"max_bytes": -5}},
    "confidence-a-list": {"settings": {"min_confidence": []}},
    "confidence-too-large": {"settings": {"min_confidence": 7}},
    "selection-a-word": {"selection": "all"},
    "include-a-word": {"selection": {"include": "*"}},
    "columns-a-list": {"selection": {"columns": ["html"]}},
    "column-a-number": {"selection": {"columns": {"html": 7}}},
    "sidecar-a-list": {"selection": {"sidecar": ["secret.html"]}},
    "options-a-list": ["settings"],
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_a_foreign_manifest_of_wrong_types_is_said_and_not_used(options: Any, here: Path) -> None:
    del here
    facts = json.dumps({"options": options})[:-1]
    Path("foreign.jsonl.manifest.json").write_text(f'{facts},\n"documents":[\n]}}\n', "utf-8")
    write_records("pages/a.html")
    html = make_report("--sources", "pages", "-q")
    assert "its manifest cannot be used to read the pages" in html
    assert "Mill saved" in html


MANIFESTS = {
    "rows-a-word": '{"options":{},\n"documents":[\n"x"\n]}',
    "row-of-wrong-types": '{"options":{},\n"documents":[\n[{},[],7,null,[],"big",0,"slow"]\n]}',
    "deep": f'{{"options":{"[" * 5_000}\n',
    "no-object": "[1]",
    "nothing": "",
    "no-utf-8": '{"a":"\udcff"',
    "digits": f'{{"a":{"9" * 5_000}',
    "facts-null": '{"options":null,\n"documents":[\n]}',
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("text", MANIFESTS.values(), ids=MANIFESTS)
def test_a_foreign_manifest_that_is_none_ends_no_report(text: str, here: Path) -> None:
    path = here / "foreign.jsonl.manifest.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    write_records("pages/a.html")
    assert "Mill saved" in make_report("--sources", "pages", "-q")


MEASURES = {
    "huge-size": ("9" * 4_000, "0.1"),
    "size-below-zero": ("-5", "0.1"),
    "time-not-a-number": ("5", "NaN"),
    "time-without-end": ("5", "1e999"),
    "time-below-zero": ("5", "-1.0"),
}


@pytest.mark.parametrize(("size", "wall"), MEASURES.values(), ids=MEASURES)
def test_no_measure_of_a_foreign_manifest_ends_a_report(size: str, wall: str, here: Path) -> None:
    names = json.dumps(["digest", "source", "name", "status", "size", "wall"])
    row = f'[1,"pages/a.html","a","article",{size},{wall}]'
    text = f'{{"columns":{names},\n"documents":[\n{row}\n]}}\n'
    (here / "foreign.jsonl.manifest.json").write_text(text, encoding="utf-8")
    write_records("pages/a.html")
    html = make_report("-q")
    assert size == "5" or "9999" not in html
    assert "pages/a.html" in html


@on_posix
def test_a_manifest_that_is_a_pipe_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "foreign.jsonl.manifest.json")
    write_records("pages/a.html")
    assert "foreign.jsonl" in make_report("-q")


def make_facts(**selection: Any) -> dict[str, Any]:
    """The facts of a manifest with a selection, and with settings that no user would give."""
    settings = {"max_bytes": 10**18, "encoding": "gbk", "seconds": 1e9, "made_up": 1}
    return {"options": {"settings": settings, "selection": selection}}


def test_a_foreign_manifest_names_no_other_file_and_no_larger_page(here: Path) -> None:
    (here / "known.csv").write_text("file,url\na.html,https://a.example/\n", encoding="utf-8")
    (here / "pages" / "known.csv").touch()
    roots = allow_folders(["pages"])
    made = read_run_settings(make_facts(sidecar="known.csv", avoid=["x"], follow=True), roots)
    assert made.selection == Selection()
    assert "sidecar lies outside" in made.note
    assert made.settings == Settings(encoding="gbk", max_bytes=MAX_PAGE_BYTES)
    inside = read_run_settings(make_facts(sidecar="pages/known.csv"), roots)
    assert (inside.selection.sidecar, inside.note) == (str(here / "pages" / "known.csv"), "")
    assert read_run_settings(make_facts(sidecar="known.csv"), NO_SOURCES).selection.sidecar is None
