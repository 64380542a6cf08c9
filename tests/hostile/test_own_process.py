"""The run's own process unpacks nothing and holds no large page, and the output is as ever."""

import csv
import gzip
import io
import json
import lzma
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsclean.batch.container_reader import ContainerReader, iter_entries_within_limits
from newsclean.batch.journal import compute_entry_digest
from newsclean.batch.spool import SPOOL_BYTES, Spool
from newsclean.batch.worker import Limits, RecordOptions
from newsclean.documents import Entry, Selection, iter_entries
from newsclean.documents.container import InputFile
from tests.batch.runs import SENTENCE, batch, records, write_pages
from tests.documents.archives.archive_files import PAGES, tarred, zipped
from tests.documents.archives.crawl_files import record

pytest.importorskip("resource", reason="limits and signals of POSIX")

LARGE = b"<h1>Rain</h1>" + b"<p>%b</p>" % (SENTENCE.encode() * 4) * (SPOOL_BYTES // 250)
PAIR = {"a.html": b"<h1>Rain</h1>", "large.html": LARGE}
NEWSCLEAN = [sys.executable, "-m", "newsclean", "batch"]


@pytest.fixture(scope="module")
def reader() -> Iterator[ContainerReader]:
    """A reader for all tests."""
    with closing(ContainerReader(Limits())) as found:
        yield found


def write_rows(pages: dict[str, bytes]) -> bytes:
    """A table of JSON objects."""
    rows = [{"id": name, "html": page.decode("latin-1")} for name, page in pages.items()]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def write_table(pages: dict[str, bytes]) -> bytes:
    """A table of text."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(["id", "html"])
    rows.writerows([name, page.decode("latin-1")] for name, page in pages.items())
    return file.getvalue().encode()


def write_columns(pages: dict[str, bytes]) -> bytes:
    """A table in columns."""
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.table({"id": list(pages), "html": list(pages.values())}), sink)
    return bytes(sink.getvalue())


def write_crawl(pages: dict[str, bytes]) -> bytes:
    """A crawl."""
    return gzip.compress(b"".join(record(at, page) for at, page in enumerate(pages.values())))


def write_crawl_archive(pages: dict[str, bytes]) -> bytes:
    """A crawl in a ZIP archive."""
    return zipped({"archive/data.warc.gz": write_crawl(pages)}, zipfile.ZIP_STORED)


KINDS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda pages: gzip.compress(tarred(pages)),
    "a.tar.xz": lambda pages: lzma.compress(tarred(pages)),
    "a.warc.gz": write_crawl,
    "a.wacz": write_crawl_archive,
    "a.jsonl": write_rows,
    "a.csv": write_table,
    "a.parquet": write_columns,
}
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "whole": bytes,
    "cut": lambda data: data[: len(data) * 2 // 3],
    "torn": lambda data: data[: len(data) // 2] + b"\0\xff" * 40 + data[len(data) // 2 + 80 :],
    "none": lambda data: b"no such thing" + data[:0],
    "empty": lambda data: data[:0],
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", KINDS)
def test_the_entries_are_those_of_this_process(
    reader: ContainerReader, tmp_path: Path, name: str, damage: str
) -> None:
    path = tmp_path / name
    path.write_bytes(DAMAGES[damage](KINDS[name](PAGES)))
    here = list(iter_entries([str(path)]))
    assert list(iter_entries([str(path)], list_members=reader.list_members)) == here
    bare = list(iter_entries([str(path)], list_members=reader.list_bare_members))
    assert bare == [entry._replace(data=None) for entry in here]
    assert here or damage in {"none", "empty"}


@pytest.mark.parametrize("name", KINDS)
def test_a_large_page_comes_as_a_file_and_is_the_same_entry(tmp_path: Path, name: str) -> None:
    path, spool = tmp_path / name, Spool(str(tmp_path / "spool"))
    path.write_bytes(KINDS[name](PAIR))
    here = list(iter_entries([str(path)]))
    with closing(spool), closing(ContainerReader(Limits(), spool=spool)) as reader:
        there = list(iter_entries([str(path)], list_members=reader.list_members))
        assert [compute_entry_digest(entry) for entry in there] == [
            compute_entry_digest(entry) for entry in here
        ]
        assert [entry.path is None for entry in there] == [True, False]
        assert list(map(read_entry, there)) == list(map(read_entry, here))
        spool.release(there[1].path)
        assert os.listdir(spool.folder) == []
    assert os.listdir(tmp_path) == [name]


def read_entry(entry: Entry) -> bytes | None:
    """A page's bytes."""
    return entry.data if entry.path is None else Path(entry.path).read_bytes()


def test_a_container_that_is_gone(reader: ContainerReader, tmp_path: Path) -> None:
    file = InputFile(str(tmp_path / "a.zip"), "a.zip", "a.zip", "1:1")
    name = "newsclean.documents.archives.zips:read_zip"
    (found,) = reader.list_members(file, name, Selection())
    assert found.failure is not None
    assert found.failure.code == "not_found"


def test_no_process_is_started_for_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(reader: ContainerReader) -> None:
        raise AssertionError(reader)

    monkeypatch.setattr(ContainerReader, "launch", refused)
    pages = write_pages(tmp_path / "pages")
    assert batch(pages, to=tmp_path / "out.jsonl").counts["article"] == 8
    assert sum(1 for _ in iter_entries_within_limits([str(pages)], Selection())) == 10


def run(*args: object, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run the command."""
    command = [*NEWSCLEAN, *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with archives of pages, some of them large."""
    folder = tmp_path_factory.mktemp("crawl")
    pages = {f"{at}.html": (LARGE if at == 1 else LARGE[:3000]) for at in range(5)}
    (folder / "a.zip").write_bytes(zipped(pages))
    (folder / "b.tar.gz").write_bytes(gzip.compress(tarred(pages))[:-500])
    (folder / "c.jsonl").write_bytes(write_rows(pages))
    (folder / "d.html").write_bytes(LARGE[:3000])
    return folder


@pytest.fixture(scope="module")
def expected(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Output and manifest of a run whose pages were read in this process."""
    out = tmp_path_factory.mktemp("expected") / "out.jsonl"
    batch(crawl, crawl / "c.jsonl", to=out, wanted=RecordOptions(blocks=True))
    return read_output(out)


def read_output(out: Path) -> tuple[bytes, bytes]:
    """Output and manifest."""
    return out.read_bytes(), Path(f"{out}.manifest.json").read_bytes()


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_output_does_not_show_how_the_pages_came(
    crawl: Path, expected: tuple[bytes, bytes], tmp_path: Path, jobs: int
) -> None:
    out = tmp_path / "out.jsonl"
    done = run(crawl, crawl / "c.jsonl", "-o", out, "--blocks", "--jobs", jobs)
    assert done.returncode == 3, done.stderr
    assert read_output(out) == expected
    assert max(map(len, expected[0].splitlines())) > SPOOL_BYTES  # records go by file, too
    assert sorted(os.listdir(tmp_path)) == ["out.jsonl", "out.jsonl.manifest.json"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_in_a_container_goes_on(
    crawl: Path, expected: tuple[bytes, bytes], tmp_path: Path, number: signal.Signals
) -> None:
    out, work = tmp_path / "out.jsonl", tmp_path / "out.jsonl.unfinished"
    command = [*NEWSCLEAN, str(crawl), str(crawl / "c.jsonl"), "-o", str(out), "--blocks"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as stopped:
        until = time.monotonic() + 60
        while not (work / "journal").exists() or (work / "journal").read_bytes().count(b"\n") < 3:
            assert stopped.poll() is None
            assert time.monotonic() < until
            time.sleep(0.005)
        stopped.send_signal(number)
        said = stopped.communicate()[1]
    assert b"Traceback" not in said
    if number != signal.SIGKILL:
        assert not (work / "spool").exists()
    else:
        (work / "spool").mkdir(exist_ok=True)
        (work / "spool" / "member-1-99").write_bytes(b"left by a killed run")
    done = run(crawl, crawl / "c.jsonl", "-o", out, "--blocks", "--resume")
    assert done.returncode == 3, done.stderr
    assert read_output(out) == expected
    assert not work.exists()


def test_a_large_page_on_standard_input(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = run("-", "-o", out, stdin=LARGE)
    assert done.returncode == 0, done.stderr
    assert [record["source"] for record in records(out)] == ["-"]


@pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")
@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.jsonl", "a.parquet", "in"])
def test_the_own_process_holds_no_page(tmp_path: Path, name: str) -> None:
    pages = {f"{at}.html": bytes([1, 2, 3, at]) * 2_000_000 for at in range(3)}
    if name == "in":
        (tmp_path / name).mkdir()
        for inner, page in pages.items():
            (tmp_path / name / inner).write_bytes(page)
    else:
        (tmp_path / name).write_bytes(KINDS[name](pages))
    code = (
        "import atexit\n"
        "atexit.register(lambda: print(open('/proc/self/status').read()))\n"
        "from newsclean.__main__ import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", code, "batch", tmp_path / name, "-o", tmp_path / "out.jsonl"]
    done = subprocess.run(list(map(str, command)), capture_output=True, check=False, timeout=120)
    assert done.returncode == 1, done.stderr
    assert [record["error"]["code"] for record in records(tmp_path / "out.jsonl")] == ["binary"] * 3
    peak = re.search(rb"VmHWM:\s*(\d+) kB", done.stdout)
    assert peak is not None
    assert int(peak[1]) < 45_000  # a batch of a small page holds 31


def test_a_list_of_what_would_be_read_holds_no_page(crawl: Path) -> None:
    done = run(crawl, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().splitlines()[-1] == "7 pages, 1 skipped, 1 error"
    found = list(iter_entries_within_limits([str(crawl)], Selection(), bare=True))
    assert [entry.data for entry in found] == [None] * len(found)


def test_a_container_over_the_limit_of_memory_is_a_line_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"html": "x" * 60_000_000}) + "\n", "utf-8")
    selection, limits = Selection(max_bytes=100_000_000), Limits(memory=150_000_000)
    found = list(iter_entries_within_limits([str(tmp_path / "a.jsonl")], selection, limits))
    assert [entry.data for entry in found] == [None]
    assert found[0].failure is not None
    assert "memory" in found[0].failure.message


def test_a_spool_keeps_to_its_own_files(tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    folder.mkdir()
    for name in ("member-1-2", "record-7", "page-3", "notes.txt", "member-1-2.html", "record-"):
        (folder / name).touch()
    with closing(Spool(str(folder))) as spool:
        (folder / "record-8").touch()
        spool.release(str(folder / "record-8"))  # it was never held
        spool.release(None)
    assert sorted(os.listdir(folder)) == ["member-1-2.html", "notes.txt", "record-"]


def test_a_spool_is_no_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "record-1").touch()
    (tmp_path / "spool").symlink_to(tmp_path / "mine")
    with pytest.raises(NotADirectoryError):
        Spool(str(tmp_path / "spool"))
    assert (tmp_path / "mine" / "record-1").exists()


def test_without_room_for_files_pages_come_through_the_pipe(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(PAIR))
    spool = Spool(str(tmp_path / "spool"))
    os.rmdir(spool.folder)
    with closing(spool), closing(ContainerReader(Limits(), spool=spool)) as reader:
        found = list(iter_entries([str(path)], list_members=reader.list_members))
    assert found == list(iter_entries([str(path)]))
    assert spool.put(found[1], 1) == found[1]
