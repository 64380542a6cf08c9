"""A report of a stranger's records reads and links no file but in the folders that were allowed.

Each row is a source, a manifest or a folder that tries to lead it to another file.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from newsclean.batch.worker import Limits
from newsclean.cli import run
from newsclean.documents import Entry, Selection
from newsclean.model import Settings
from newsclean.report.allowed import (
    MAX_PATH_CHARS,
    NO_SOURCES,
    SourceRoots,
    allow_folders,
    allow_inputs,
    find_file,
)
from newsclean.report.explaining import ViewTask, explain_task, render_views_within_limits
from newsclean.report.rows import ReportRow
from newsclean.report.sources import build_href, find_pages, read_run_settings
from tests.hostile.foreign_reports import (
    HIDDEN,
    make_page,
    make_report,
    on_posix,
    write_records,
)

SMALL = Limits(seconds=0.3, memory=400_000_000)


OUTSIDE = {
    "beside": "secret.html",
    "dots": "pages/../secret.html",
    "many-dots": "pages/sub/../../../../../../../../../etc/passwd",
    "folder-with-the-same-beginning": "pages-2/secret.html",
    "system-file": "/etc/passwd",
    "process": "/proc/self/environ",
    "device": "/dev/stdin",
    "archive-beside": "secret.zip!in/c.html",
    "archive-by-dots": "pages/../secret.zip!in/c.html",
    "share": "\\\\host.example\\share\\a.html",
    "share-with-slashes": "//host.example/share/a.html",
    "address": "file:///etc/passwd",
    "scheme": "javascript:alert(1)",
    "nul": "pages/a.html\0",
    "list": "@secret.html",
    "list-as-archive": "@secret.html!in",
    "home": "~/.ssh/id_rsa",
    "too-long": "pages/" + "a/../" * MAX_PATH_CHARS + "a.html",
    "many-signs": "!" * 9_000,
    "folder-itself-above": "..",
    "white-space": " ",
}
LINKED = {
    "link-to-a-page": "pages/link.html",
    "link-to-a-folder": "pages/out/secret.html",
    "link-and-dots": "pages/out/../secret.html",
    "link-to-an-archive": "pages/out/secret.zip!in/c.html",
    "link-beside-an-archive": "pages/good.zip!in/secret.html",
}


@pytest.mark.parametrize("source", OUTSIDE.values(), ids=OUTSIDE)
def test_what_lies_outside_is_neither_read_nor_linked(source: str, here: Path) -> None:
    del here
    roots = allow_folders(["pages"])
    assert find_file(source, roots) is None
    assert build_href(source, ".", roots) == ""
    ((_, note),) = find_pages([source], read_run_settings(None, roots), roots)
    assert "outside of the folders that --sources allows" in str(note)


@on_posix
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("source", LINKED.values(), ids=LINKED)
def test_no_link_leads_out_of_an_allowed_folder(source: str, here: Path) -> None:
    write_records(source)
    html = make_report("--sources", "pages", "-q")
    assert HIDDEN not in html
    assert "secret.html" not in build_href(source, str(here), allow_folders(["pages"]))


def test_without_sources_nothing_is_even_looked_for(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    del here
    write_records("secret.html", "pages/a.html", *OUTSIDE.values())
    asked: list[str] = []
    for name in ("lexists", "isfile", "realpath"):
        real = getattr(os.path, name)

        def ask(path: Any, *more: Any, real: Any = real) -> Any:
            asked.append(str(path))
            return real(path, *more)

        monkeypatch.setattr(os.path, name, ask)
    html = make_report()
    assert not [path for path in asked if "secret" in path or "a.html" in path or "passwd" in path]
    assert HIDDEN not in html
    assert '"view-' not in html
    said = capfd.readouterr().err
    assert "--sources DIR allows it" in said
    assert "--sources DIR allows it" in html


def test_a_share_is_not_looked_for_where_another_folder_is_allowed(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del here
    roots = allow_folders(["pages"])
    monkeypatch.setattr(os.path, "realpath", lambda path: pytest.fail(f"looked at {path}"))
    for source in ("\\\\host.example\\share\\a", "//host.example/share/a", "/net/host.example/a"):
        assert find_file(source, roots) is None


ALLOWED = {
    "relative": "pages/a.html",
    "dots-that-stay": "pages/sub/../sub/b.html",
    "in-an-archive": "pages/good.zip!in/c.html",
    "dots-in-an-archive": "pages/good.zip!../secret.html",
}


@pytest.mark.parametrize("source", ALLOWED.values(), ids=ALLOWED)
@pytest.mark.parametrize("folder", ["pages", ".", "pages/"])
def test_what_lies_inside_is_read_and_linked(source: str, folder: str, here: Path) -> None:
    roots = allow_folders([folder])
    run_settings = read_run_settings(None, roots)
    ((name, entry),) = find_pages([source], run_settings, roots)
    assert isinstance(entry, Entry)
    assert name == source
    view = explain_task(ViewTask(entry, run_settings.settings, ((0, ReportRow(source)),)))
    assert "Mill saved" in view.result[0]
    assert build_href(source, str(here), roots).startswith("pages/")


@on_posix
def test_links_that_stay_inside_are_followed_and_absolute_names_fit(here: Path) -> None:
    (here / "other-name").symlink_to(here / "pages")
    for folder in ("pages", "other-name"):
        roots = allow_folders([folder])
        for source in (f"{folder}/a.html", str(here / folder / "in.html"), "pages/a.html"):
            file = find_file(source, roots)
            assert file is not None, (folder, source)
            assert Path(file.path).name == "a.html"
    assert find_file("pages/loop", allow_folders(["pages"])) is not None  # and cannot be read


def test_the_command_explains_what_is_allowed_and_says_what_is_not(here: Path) -> None:
    del here
    write_records("pages/a.html", "secret.html", "pages/good.zip!in/c.html", "pages/gone.html")
    html = make_report("--sources", "pages", "--sources", "pages-2", "-q")
    assert html.count("Mill saved") >= 2
    assert HIDDEN not in html
    assert html.count("outside of the folders that --sources allows") == 1
    assert html.count("no such file from here") == 1
    assert "pages/a.html" in html


def test_a_folder_that_is_not_there_is_a_mistake_of_usage(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    del here
    path = write_records("pages/a.html")
    assert run(["report", path, "-o", "report.html", "--sources", "none"]) == 2
    assert "none" in capfd.readouterr().err


def test_the_report_of_a_batch_explains_the_inputs_of_the_run(here: Path) -> None:
    (here / "list.txt").write_text("pages/sub/b.html\n", encoding="utf-8")
    paths = ["pages/a.html", "pages/good.zip", "@list.txt"]
    assert run(["batch", *paths, "-o", "r.jsonl", "--report", "report.html", "-q"]) == 0
    html = (here / "report.html").read_text(encoding="utf-8")
    assert html.count('id="view-') == 4
    assert "outside of the folders" not in html
    assert HIDDEN not in html


INPUTS = {
    "page": ("pages/a.html", ["pages/a.html"], ["pages/sub/b.html"]),
    "folder": ("pages/sub", ["pages/sub/b.html"], ["pages/a.html"]),
    "glob": ("pages/su*/*.html", ["pages/sub/b.html"], ["secret.html"]),
    "list": ("@list.txt", ["pages/sub/b.html"], ["pages/a.html", "secret.html"]),
    "list-of-nothing": ("@none.txt", [], ["pages/a.html"]),
    "list-on-stdin": ("@-", ["pages/a.html", "secret.html"], ["/etc/passwd"]),
    "stdin": ("-", [], ["pages/a.html", "-"]),
}


@pytest.mark.parametrize(("given", "yes", "no"), INPUTS.values(), ids=INPUTS)
def test_a_run_allows_its_inputs(given: str, yes: list[str], no: list[str], here: Path) -> None:
    (here / "list.txt").write_text("pages/sub/b.html\n", encoding="utf-8")
    roots = allow_inputs([given], Selection())
    assert [source for source in yes if roots.admit(source) is None] == []
    assert [source for source in no if roots.admit(source) is not None] == []


@on_posix
def test_a_run_that_followed_links_allows_them(here: Path) -> None:
    assert allow_inputs(["pages"], Selection()).admit("pages/link.html") is None
    followed = allow_inputs(["pages"], Selection(follow=True))
    assert followed.admit("pages/link.html") == str((here / "secret.html").resolve())
    assert followed.admit("secret.html") is None


PAGES: dict[str, tuple[str, bytes, str]] = {
    "too-much-time": (
        "slow.html",
        make_page("Slow", 20_000).encode(),
        "within the limits of a report (took",
    ),
    "too-large": ("large.html", b"x" * 3_000, "3,000 bytes"),
    "empty": ("empty.html", b"", "no bytes"),
    "binary": ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(99), ""),
    "no-archive": ("broken.zip", b"PK\x03\x04" + b"\xff" * 99, ""),
}


@pytest.mark.parametrize(("name", "data", "note"), PAGES.values(), ids=PAGES)
def test_a_page_that_fails_is_a_note_and_the_next_is_explained(
    name: str, data: bytes, note: str, here: Path
) -> None:
    (here / "pages" / name).write_bytes(data)
    settings = Settings(max_bytes=2_000) if name == "large.html" else Settings()
    tasks = [
        ViewTask(Entry(path, "", path=path), settings, ((number, ReportRow(path)),))
        for number, path in enumerate((f"pages/{name}", "pages/a.html", "pages/a.html"))
    ]
    made = dict(render_views_within_limits(tasks, SMALL))
    assert note in made[0]
    assert 'class="note"' in made[0]
    assert "Mill saved" in made[1]
    assert list(made) == [0, 1, 2]


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"\xff" * 99, b"", b"no archive"])
def test_an_archive_that_is_broken_is_a_note(data: bytes, here: Path) -> None:
    (here / "pages" / "broken.zip").write_bytes(data)
    roots = allow_folders(["pages"])
    source = "pages/broken.zip!in/c.html"
    ((name, note),) = find_pages([source], read_run_settings(None, roots), roots)
    assert name == source
    assert str(note).startswith("pages/broken.zip could not be read to its end: ")


def test_an_explanation_that_is_too_large_is_a_note(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del here
    rows = ((3, ReportRow("pages/a.html")), (5, ReportRow("pages/a.html")))
    task = ViewTask(Entry("pages/a.html", "", path="pages/a.html"), Settings(), rows)
    assert list(explain_task(task).result) == [3, 5]
    monkeypatch.setattr("newsclean.report.explaining.MAX_VIEW_CHARS", 500)
    assert all("too large for a report" in view for view in explain_task(task).result.values())


def test_no_roots_allow_nothing() -> None:
    assert SourceRoots().admit(os.curdir) is None
    assert find_file("pyproject.toml", NO_SOURCES) is None
