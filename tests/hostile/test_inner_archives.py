"""Archives in archives that were made to do harm: bounded in bytes, time and files on disk."""

import gzip
import os
import signal
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import pytest

from newsclean.batch.container_reader import ContainerReader
from newsclean.batch.worker import Limits
from newsclean.documents import Selection
from newsclean.documents import unpack as unpacking
from newsclean.documents.archives import members
from newsclean.documents.archives.zips import read_zip
from newsclean.documents.container import Container, InputFile
from newsclean.documents.unpack import ByteSource, UnpackBudget
from tests.hostile.containers import LIMIT, list_found, make_zip
from tests.hostile.zip_claims import make_overlapping

Save = Callable[[str, bytes], str]
READ_ZIP = "newsclean.documents.archives.zips:read_zip"
MEGABYTE = 1 << 20


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget of ten megabytes."""
    monkeypatch.setattr(unpacking, "MAX_UNCHECKED_BYTES", 10 * MEGABYTE)
    monkeypatch.setattr(unpacking, "MAX_UNPACK_RATIO", 1)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the files that were kept on disk."""
    sizes: list[int] = []
    copy = members.copy_member

    def copy_and_note(stream: ByteSource, file: BinaryIO, budget: UnpackBudget) -> object:
        try:
            return copy(stream, file, budget)
        finally:
            sizes.append(file.tell())

    monkeypatch.setattr(members, "copy_member", copy_and_note)
    return sizes


def nest(data: bytes, levels: int, width: int) -> bytes:
    """A ZIP archive with copies of one in it, and so on."""
    for _ in range(levels):
        data = make_zip({f"{number}.zip": data for number in range(width)})
    return data


@pytest.mark.usefixtures("tight")
def test_a_tree_of_bombs_shares_one_budget(saved: Save, written: list[int]) -> None:
    """Sixteen archives in each of sixteen, each with a member of a megabyte, as 42.zip has them."""
    bomb = make_zip({"a.html": bytes(MEGABYTE)}, zipfile.ZIP_STORED)
    every = list_found(saved("t.zip", nest(bomb, 2, 16)))
    assert every[-1] == " unpack_limit"
    assert len(every) < 20
    assert sum(written) < 12 * MEGABYTE


@pytest.mark.usefixtures("tight")
@pytest.mark.parametrize("name", ["a.tar.gz", "a.har.gz", "a.mbox.gz"])
def test_what_a_packed_member_unpacks_to_counts(name: str, saved: Save) -> None:
    every = list_found(saved("t.zip", make_zip({name: gzip.compress(bytes(30 * MEGABYTE))})))
    assert every == [f"{name} unpack_limit", " unpack_limit"]


def test_levels_end_at_three(saved: Save, written: list[int]) -> None:
    every = list_found(saved("t.zip", nest(make_zip({"a.html": b"<p>a</p>"}), 5, 3)))
    assert len(every) == 27
    assert all(found.endswith(" unpack_limit") for found in every)
    assert len(written) == 3 + 9


def test_hundreds_of_levels_cost_three(saved: Save, written: list[int]) -> None:
    """As a ZIP archive does that holds itself."""
    data = make_zip({"a.html": b"<p>a</p>"})
    for _ in range(300):
        data = make_zip({"r.zip": data}, zipfile.ZIP_STORED)
    assert list_found(saved("t.zip", data)) == ["r.zip!r.zip!r.zip unpack_limit"]
    assert len(written) == 2


@pytest.mark.usefixtures("tight")
def test_members_that_overlap_are_counted_each(saved: Save, written: list[int]) -> None:
    data = make_overlapping(2_000).replace(b"a.html", b"aa.zip")
    every = list_found(saved("t.zip", data))
    assert every[-1] == " unpack_limit"
    assert sum(written) < 10 * MEGABYTE + 2 * LIMIT


def test_thousands_of_small_archives_leave_nothing(
    saved: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(kept))
    small = make_zip({"a.html": b"<p>a</p>"})
    every = list_found(saved("t.zip", make_zip({f"{n}.zip": small for n in range(3_000)})))
    assert len(every) == 3_000
    assert os.listdir(kept) == []


def test_a_reader_that_dies_leaves_no_file(
    saved: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = saved("t.zip", nest(make_zip({"a.html": b"<p>a</p>", "b.html": bytes(400_000)}), 1, 9))
    with closing(ContainerReader(Limits())) as reader:
        found = reader.list_members(InputFile(path, "t.zip", "t.zip", "1:1"), READ_ZIP, Selection())
        next(found)
        assert reader.scratch
        assert reader.process
        assert reader.process.pid
        folder = Path(reader.scratch.name)
        assert folder.parent == tmp_path
        os.kill(reader.process.pid, signal.SIGKILL)
        assert len(list(found)) == 17  # a new process reads it once more
        assert not folder.exists()
    assert not list(tmp_path.glob("newsclean-*"))


def test_reading_within_an_inner_archive_is_noted(saved: Save) -> None:
    """Long stretches of an inner archive without a page do not count as standing still."""
    large = {"a.html": b"<p>a</p>", "noise.png": os.urandom(2 * MEGABYTE)}
    path = saved("t.zip", nest(make_zip(large), 2, 1))
    container = Container(InputFile(path, "t.zip", "t.zip", "1:1"))
    watched: list[BinaryIO] = []

    def watch(file: BinaryIO) -> BinaryIO:
        watched.append(file)
        return file

    container.watch = watch
    with open(path, "rb") as file:
        (entry,) = [e for e in read_zip(file, container, Selection()) if not e.skipped]
    assert entry.source.endswith("t.zip!0.zip!0.zip!a.html")
    assert len(watched) == 2
