"""Archives of every kind: the same pages, names that stay inside, limits, failing disks."""

import io
import os
import tarfile
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable, Iterator

import pytest

from newsclean.documents import iter_entries, read
from newsclean.documents.formats.known import find_format_by_name
from newsclean.documents.unpack import PACKINGS
from tests.documents.archives.archive_files import (
    MAX,
    PAGES,
    READ,
    errors_of,
    found,
    noise,
    pages_of,
    tarred,
    zipped,
)

ARCHIVES = {
    "pages.zip": lambda: zipped(PAGES),
    "stored.ZIP": lambda: zipped(PAGES, zipfile.ZIP_STORED),
    "bzip2.zip": lambda: zipped(PAGES, zipfile.ZIP_BZIP2),
    "pages.tar": lambda: tarred(PAGES),
    "gnu.tar": lambda: tarred(PAGES, form=tarfile.GNU_FORMAT),
    "pages.tar.gz": lambda: tarred(PAGES, "w:gz"),
    "pages.tgz": lambda: tarred(PAGES, "w:gz"),
    "pages.tar.bz2": lambda: tarred(PAGES, "w:bz2"),
    "pages.tar.xz": lambda: tarred(PAGES, "w:xz"),
    "named-gz.tar": lambda: tarred(PAGES, "w:gz"),
    "named-plain.tar.gz": lambda: tarred(PAGES),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_archive_gives_the_same_pages(name: str, saved: Callable[..., str]) -> None:
    every = found(saved(name, ARCHIVES[name]()))
    assert list(pages_of(every)) == READ  # in the archive's order
    assert pages_of(every) == {inner: PAGES[inner] for inner in READ}
    assert [e.source for e in every if e.skipped] == [f"{name}!style.css", f"{name}!no-ending"]
    assert read(every[READ.index("in/deep/er/c.html.gz")], 1_000) == b"<p>The third page.</p>"


def test_zstd(saved: Callable[..., str]) -> None:
    zstandard = pytest.importorskip("zstandard")
    for name in "a.tar.zst", "b.tzst":
        every = found(saved(name, zstandard.compress(tarred(PAGES))))
        assert list(pages_of(every)) == READ


def test_no_name_leads_out_of_the_output_folder(saved: Callable[..., str]) -> None:
    for name in "pages.zip", "pages.tar":
        names = [e.name for e in found(saved(name, ARCHIVES[name]())) if not e.skipped]
        assert f"{name}/%2E%2E/%2E%2E/outside.html" in names
        assert f"{name}/%/etc/page.html" in names


def test_selection_looks_at_the_names_inside(saved: Callable[..., str]) -> None:
    name = saved("pages.zip", zipped(PAGES))
    assert list(pages_of(found(name, MAX._replace(include=("*.css",))))) == ["style.css"]
    assert list(pages_of(found(name, MAX._replace(exclude=("in/**", "*.html"))))) == []


def test_archives_in_a_folder_are_opened(saved: Callable[..., str]) -> None:
    os.mkdir("in")
    saved("in/pages.zip", zipped(PAGES))
    saved("in/a.html", b"x")
    sources = [e.source for e in iter_entries(["in"]) if not e.skipped]
    assert sources == ["in/a.html", *(f"in/pages.zip!{name}" for name in READ)]


def test_names_that_come_twice(saved: Callable[..., str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of zipfile, that it writes what we ask for
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for number in range(3):
                archive.writestr("a.html", f"<p>{number}</p>")
            archive.writestr("a.html#2", "no page")
    every = found(saved("twice.zip", file.getvalue()), MAX._replace(include=("*",)))
    assert [e.source for e in every] == [
        "twice.zip!a.html",
        "twice.zip!a.html#2",
        "twice.zip!a.html#3",
        "twice.zip!a.html#2#4",
    ]
    assert [e.data for e in every] == [b"<p>0</p>", b"<p>1</p>", b"<p>2</p>", b"no page"]


def test_large_members_are_errors_and_the_rest_is_read(saved: Callable[..., str]) -> None:
    pages = {"a.html": b"a", "big.html": b" " * 100_001, "b.html": b" " * 100_000}
    for name, data in ("z.zip", zipped(pages)), ("t.tar.gz", tarred(pages, "w:gz")):
        every = found(saved(name, data))
        assert errors_of(every) == [(f"{name}!big.html", "too_large")]
        assert list(pages_of(every)) == ["a.html", "b.html"]


def test_an_archive_is_never_whole_in_memory(saved: Callable[..., str]) -> None:
    pages = {f"{i}.html": noise(20_000, i) for i in range(200)}
    for name, data in (
        ("t.tar", tarred(pages)),
        ("t.tgz", tarred(pages, "w:gz")),
        ("z.zip", zipped(pages)),
    ):
        saved(name, data)
        del data
        next(iter_entries([name]))  # what is loaded once is not counted
        tracemalloc.start()
        try:
            count = sum(1 for _ in iter_entries([name]))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert count == 200
        assert peak < 1_000_000  # of 4,000,000


def test_an_archive_is_closed_when_nobody_reads_on(saved: Callable[..., str]) -> None:
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("this system does not tell which files are open")
    for name in "pages.zip", "pages.tar.gz":
        saved(name, ARCHIVES[name]())
        before = len(os.listdir("/proc/self/fd"))
        every = iter_entries([name])
        next(every)
        assert len(os.listdir("/proc/self/fd")) == before + 1
        assert isinstance(every, Iterator)
        every.close()  # type: ignore[attr-defined]  # a generator
        assert len(os.listdir("/proc/self/fd")) == before


def test_a_failing_disk_ends_one_archive_only(
    saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 3_000:
                raise OSError(5, "Input/output error")
            return super().read(size)

    data = tarred(PAGES)
    name = saved("t.tar", data)
    monkeypatch.setattr("newsclean.documents.container.open_regular", lambda _: Failing(data))
    every = list(iter_entries([name, name]))
    assert [code for _, code in errors_of(every)] == ["changed", "changed"]
    assert sum(e.data is not None for e in every) >= 2


def test_all_packings_have_an_archive_ending() -> None:
    for packing in PACKINGS:
        assert find_format_by_name(f"a.TAR{packing.ending}")
        assert find_format_by_name(f"a.warc{packing.ending}")
        assert find_format_by_name(f"a.html{packing.ending}") is None
