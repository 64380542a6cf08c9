"""Archives in archives: each format in a ZIP and in a TAR, to a depth of three, and no deeper."""

import io
import os
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.batch.container_reader import iter_entries_within_limits
from newsclean.batch.worker import Limits
from newsclean.documents import Entry, Selection, iter_entries
from newsclean.report.sources import RunSettings, find_named_entry
from tests.documents.stores import PAGES, STORES, make_csv, make_warc, make_zip
from tests.documents.test_stores import list_pages, read_all

PAGE = b"<html><title>Tunnel</title><p>The tunnel opened.</p></html>"
STORIES = list(PAGES.values())
Wrap = Callable[[dict[str, bytes]], bytes]


def wrap_zip(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def wrap_tar(members: dict[str, bytes]) -> bytes:
    """A packed TAR archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


WRAPS = {"outer.zip": wrap_zip, "outer.tar.gz": wrap_tar}


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files; the working folder is another."""
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return folder


def save(name: str, data: bytes) -> str:
    """A file in the working folder."""
    Path(name).write_bytes(data)
    return name


def find(path: str, selection: Selection | None = None) -> list[Entry]:
    """What a file gives."""
    return list(iter_entries([path], selection or Selection()))


def errors_of(entries: list[Entry]) -> list[tuple[str, str]]:
    """Source and code of each error."""
    return [(entry.source, entry.failure.code) for entry in entries if entry.failure]


@pytest.mark.parametrize("outer", WRAPS)
@pytest.mark.parametrize("store", STORES)
def test_every_format_is_read_in_an_archive(store: str, outer: str, kept: Path) -> None:
    path = save(outer, WRAPS[outer]({f"in/{store}": STORES[store](), "a.html": PAGE}))
    entries = [e for e in find(path, Selection(include=("*",))) if not e.skipped]
    inside = [e for e in entries if e.source.startswith(f"{outer}!in/{store}!")]
    assert list_pages(inside) == STORIES
    assert [e.source for e in entries if e not in inside] == [f"{outer}!a.html"]
    assert [e.source.replace(f"{outer}!in/", "") for e in inside] == [
        e.source for e in read_all(save(store, STORES[store]()))
    ]
    assert len({e.name for e in entries}) == len(entries)
    assert all(e.fingerprint for e in entries)
    assert os.listdir(kept) == []


@pytest.mark.parametrize("outer", WRAPS)
def test_content_decides_and_not_the_name(outer: str) -> None:
    members = {"crawl.html": make_warc(), "more.txt": make_zip(), "page.zip": PAGE}
    entries = find(save(outer, WRAPS[outer](members)))
    assert list_pages(entries) == [*STORIES, *STORIES, PAGE.decode()]
    assert entries[-1].source == f"{outer}!page.zip"


@pytest.mark.parametrize("outer", WRAPS)
def test_tables_are_read_only_where_they_are_asked_for(outer: str) -> None:
    path = save(outer, WRAPS[outer]({"rows.csv": make_csv(), "rows.html": make_csv()}))
    assert [(e.source, e.reason) for e in find(path)] == [
        (f"{outer}!rows.csv", "no page by its name"),
        (f"{outer}!rows.html", "a table (CSV) in an archive"),
    ]
    assert list_pages(find(path, Selection(include=("*.csv",)))[:2]) == STORIES


@pytest.mark.parametrize("outer", WRAPS)
def test_what_is_refused_is_one_error_with_its_advice(outer: str) -> None:
    mails = b"!BDN" + bytes(99)
    entries = find(save(outer, WRAPS[outer]({"a.pst": mails, "a.html": mails, "a.css": mails})))
    assert errors_of(entries) == [(f"{outer}!a.pst", "container"), (f"{outer}!a.html", "container")]
    assert all("readpst" in e.failure.message for e in entries if e.failure)
    assert [(e.source, e.reason) for e in entries if e.skipped] == [
        (f"{outer}!a.css", "no page by its name")
    ]


def test_what_is_excluded_stays_closed() -> None:
    path = save("o.zip", wrap_zip({"no.zip": make_zip(), "__MACOSX/b.zip": b"\0\5\x16\7"}))
    entries = find(path, Selection(exclude=("no.*",)))
    assert [(e.source, e.reason) for e in entries] == [
        ("o.zip!no.zip", "excluded"),
        ("o.zip!__MACOSX/b.zip", "a file of the system or of the saving program"),
    ]


def test_three_archives_are_opened_and_a_fourth_is_not(kept: Path) -> None:
    three = wrap_zip({"m.tar.gz": wrap_tar({"i.zip": wrap_zip({"a.html": PAGE})})})
    (entry,) = find(save("three.zip", three))
    assert (entry.source, entry.data) == ("three.zip!m.tar.gz!i.zip!a.html", PAGE)
    assert entry.name == "three.zip/m.tar.gz/i.zip/a.html"
    four = find(save("four.tar.gz", wrap_tar({"t.zip": three, "b.html": PAGE})))
    assert errors_of(four) == [("four.tar.gz!t.zip!m.tar.gz!i.zip", "unpack_limit")]
    assert four[0].failure
    assert "lies in more than 3 archives" in four[0].failure.message
    assert four[1].source == "four.tar.gz!b.html"
    assert os.listdir(kept) == []


def test_a_damaged_archive_costs_itself() -> None:
    inner = wrap_zip({"a.html": PAGE, "b.html": PAGE})
    members = {"cut.zip": inner[:-40], "cut.warc.gz": make_warc()[:-30], "c.html": PAGE}
    for outer, wrap in WRAPS.items():
        entries = find(save(outer, wrap(members)))
        assert [source for source, _ in errors_of(entries)] == [
            f"{outer}!cut.zip",
            f"{outer}!cut.warc.gz",
        ]
        assert {e.source for e in entries if e.data} >= {
            f"{outer}!cut.zip!a.html",
            f"{outer}!c.html",
        }


def test_a_tar_that_breaks_off_in_an_inner_archive_gives_what_is_there() -> None:
    file = io.BytesIO()
    inner = wrap_zip({"a.html": PAGE, "b.html": os.urandom(30_000)})
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("i.zip")
        info.size = len(inner)
        archive.addfile(info, io.BytesIO(inner))
    entries = find(save("o.tar", file.getvalue()[:20_000]))
    assert [e.source for e in entries if e.data] == ["o.tar!i.zip!a.html"]
    assert errors_of(entries) == [("o.tar!i.zip", "unpack_broken"), ("o.tar", "unpack_broken")]


def test_a_reading_that_is_given_up_leaves_no_file(kept: Path) -> None:
    path = save("o.zip", wrap_zip({"i.db": STORES["rows.sqlite"]()}))
    entries = iter_entries([path], Selection(include=("*",)))
    next(entries)
    assert os.listdir(kept)
    entries.close()  # type: ignore[attr-defined]  # it is a generator
    assert os.listdir(kept) == []


def test_its_pages_are_found_again_by_their_source() -> None:
    """What `newsclean explain SOURCE` and the report do, in the reader process."""
    save("o.zip", wrap_zip({"i.tar.gz": wrap_tar({"a.html": PAGE})}))
    source = "o.zip!i.tar.gz!a.html"
    assert find_named_entry(source, RunSettings()).data == PAGE
    assert find_named_entry("o.zip!i.tar.gz!b.html", RunSettings()).path
    save("t.zip", wrap_zip({"rows.csv": make_csv()}))
    assert find_named_entry("t.zip!rows.csv!harbour", RunSettings()).data == STORIES[0].encode()


def test_the_reader_process_gives_the_same() -> None:
    path = save("o.zip", wrap_zip({f"in/{name}": make() for name, make in STORES.items()}))
    choice = Selection(include=("*",))
    assert errors_of(find(path, choice)) == []
    limits = Limits(memory=4_000_000_000)  # pyarrow and DuckDB, both in one process
    assert list(iter_entries_within_limits([path], choice, limits)) == find(path, choice)
