"""Containers that make their reader spin, hang, die or eat memory cost themselves and no other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsclean.batch import container_reader, worker
from newsclean.batch.container_process import PAID_BYTES, Meter
from newsclean.batch.container_reader import ContainerReader
from newsclean.batch.spool import Spool
from newsclean.batch.worker import Limits
from newsclean.documents import Entry, Selection
from newsclean.documents.container import InputFile
from newsclean.errors import OutputError
from tests.hostile.bad_readers import BEFORE, MEGABYTE, READER

pytest.importorskip("resource", reason="limits and signals of POSIX")

LIMITS = Limits(seconds=0.4, memory=500_000_000)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processor time be the limit, as tests may have little of it on a machine with work."""
    monkeypatch.setattr(worker, "CLOCK_PER_CPU_SECOND", 150)


@pytest.fixture(scope="module")
def shared() -> Iterator[ContainerReader]:
    """A reader that all tests use, as one run does for all its containers."""
    with closing(ContainerReader(LIMITS, preload=("newsclean.batch.container_process",))) as reader:
        yield reader


def write_file(folder: Path, deed: str, size: int = 0) -> InputFile:
    """A file whose first line says what its reader does."""
    path = folder / "bad.zip"
    path.write_bytes(deed.encode() + b"\n" + bytes(size))
    return InputFile(str(path), path.name, path.name, "1:1")


def read(reader: ContainerReader, file: InputFile) -> list[str]:
    """The numbers of the pages that are found, and the code of an error."""
    found = reader.list_members(file, READER, Selection())
    return [name_entry(entry) for entry in found]


def name_entry(entry: Entry) -> str:
    """A page's number, or an error's code."""
    if entry.failure:
        assert entry.failure.message.isprintable()
        assert entry.data is None
        return entry.failure.code
    return entry.source.rpartition("!")[2].removesuffix(".html")


@pytest.mark.parametrize(
    ("deed", "code", "said"),
    [
        ("spin", "timeout", "0.4 s of processor time without getting on; raise --timeout"),
        ("eat", "memory", "memory"),
        ("abort", "crash", "(SIGABRT)"),
        ("kill", "crash", "(SIGKILL)"),
        ("exit 7", "crash", "(exit code 7)"),
        ("leave 5", "crash", "(exit code 5)"),
        ("refuse it is cut", "unpack_broken", "it is cut"),
        ("fail", "internal", "TypeError: "),
        ("long_name 1000000", "unpack_limit", "more than 1,000,000 characters"),
        ("long_message 1000000", "unpack_limit", "more than 1,000,000 characters"),
        ("read_again 0.05", "timeout", "without getting on"),
    ],
)
def test_a_bad_container_costs_itself_alone(
    shared: ContainerReader, tmp_path: Path, deed: str, code: str, said: str
) -> None:
    bad = write_file(tmp_path, deed, size=1000)
    found = list(shared.list_members(bad, READER, Selection()))
    assert [name_entry(entry) for entry in found] == ["0", "1", "2", code]
    last = found[-1]
    assert (last.source, last.name, last.path) == (bad.path, bad.name, None)
    assert last.failure is not None
    assert said in last.failure.message
    assert read(shared, write_file(tmp_path, "nothing")) == ["0", "1", "2", "3"]


def test_a_bug_names_the_line_of_ours_that_met_it(shared: ContainerReader, tmp_path: Path) -> None:
    *_, last = shared.list_members(write_file(tmp_path, "fail"), READER, Selection())
    assert last.failure is not None
    assert last.failure.stage.startswith("documents.named_files:")


@pytest.mark.parametrize("deed", ["die_once", "fill_once"])
def test_what_may_have_come_from_outside_is_tried_once_more(
    shared: ContainerReader, tmp_path: Path, deed: str
) -> None:
    assert read(shared, write_file(tmp_path, "nothing"))[-1] == "3"  # others have filled it
    bad = write_file(tmp_path, f"{deed} {tmp_path / 'mark'}")
    assert read(shared, bad) == ["0", "1", "2", "3"]
    assert (tmp_path / "mark").exists()


def test_a_fresh_process_that_is_short_of_memory_is_not_tried_again(tmp_path: Path) -> None:
    with closing(ContainerReader(LIMITS)) as reader:
        assert read(reader, write_file(tmp_path, f"fill_once {tmp_path / 'mark'}"))[-1] == "memory"
        assert (reader.process, reader.started) == (None, 1)


@pytest.mark.parametrize(
    ("deed", "size"),
    [("slow_pages 0.15", 0), ("read_and_spin 0.15", 5 * MEGABYTE), ("interrupt", 0)],
    ids=["more for five pages", "more for five megabytes", "an interrupt"],
)
def test_an_honest_container_may_take_its_time(
    shared: ContainerReader, tmp_path: Path, deed: str, size: int
) -> None:
    found = read(shared, write_file(tmp_path, deed, size))
    assert found[:3] + found[-1:] == ["0", "1", "2", "3"]


def test_a_container_that_stands_still_is_left(
    shared: ContainerReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "CLOCK_PER_CPU_SECOND", 3)
    *_, last = shared.list_members(write_file(tmp_path, "sleep"), READER, Selection())
    assert last.failure is not None
    assert (last.failure.code, shared.process) == ("timeout", None)
    assert "stood still for 1.2 s by the clock; raise --timeout" in last.failure.message


def test_a_container_that_comes_slowly_is_waited_for(
    shared: ContainerReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "CLOCK_PER_CPU_SECOND", 6)  # 2.4 s
    file = write_file(tmp_path, "read_and_sleep 0.6", 5 * MEGABYTE)
    assert read(shared, file) == ["0", "1", "2", "3"]


def test_only_reading_on_gives_time() -> None:
    given: list[int] = []
    meter = Meter(2 * PAID_BYTES, given.append)
    for _ in range(40):
        meter.add(PAID_BYTES // 2)
    assert sum(given) == 9
    meter.add(0)
    assert given[-1] == 0


@pytest.mark.parametrize(
    ("size", "most"), [(30_000, 12), (400_000, 12)], ids=["through the pipe", "as files"]
)
def test_the_reader_is_little_ahead(tmp_path: Path, size: int, most: int) -> None:
    made = tmp_path / "made"
    spool = Spool(str(tmp_path / "spool"))
    with closing(spool), closing(ContainerReader(LIMITS, spool=spool)) as reader:
        file = write_file(tmp_path, f"many_pages {made} {size}")
        found = reader.list_members(file, READER, Selection())
        for _ in range(BEFORE + 2):
            spool.release(next(found).path)
        time.sleep(0.3)
        first = int(made.read_text())
        assert first <= most
        assert len(os.listdir(spool.folder)) <= 5
        for entry in found:
            spool.release(entry.path)
        assert int(made.read_text()) == 100
        assert os.listdir(spool.folder) == []
    assert not os.path.exists(spool.folder)


def test_what_was_sent_before_the_death_counts(tmp_path: Path) -> None:
    spool = Spool(str(tmp_path / "spool"))
    with closing(spool), closing(ContainerReader(LIMITS, spool=spool)) as reader:
        file = write_file(tmp_path, "large_and_abort 400000")
        found = reader.list_members(file, READER, Selection())
        first = name_entry(next(found))
        assert reader.process is not None
        reader.process.join(20)
        names = [first, *map(name_entry, found)]
        assert names == ["0", "1", "2", "10", "11", "crash"]
        assert len(spool.held) == 2


@pytest.mark.parametrize("how", ["left off", "an exception"])
def test_a_container_that_is_left_off_leaves_nothing(tmp_path: Path, how: str) -> None:
    spool = Spool(str(tmp_path / "spool"))
    with closing(spool), closing(ContainerReader(LIMITS, spool=spool)) as reader:
        file = write_file(tmp_path, f"many_pages {tmp_path / 'made'} 400000")
        found = reader.list_members(file, READER, Selection())
        for _ in range(BEFORE + 2):
            entry = next(found)
        process = reader.process
        assert process is not None
        if how == "left off":
            found.close()  # type: ignore[attr-defined]  # it is a generator
        else:
            with pytest.raises(KeyboardInterrupt):
                found.throw(KeyboardInterrupt)  # type: ignore[attr-defined]  # it is a generator
        assert process.exitcode == -signal.SIGKILL
        assert entry.path is not None
        assert Path(entry.path).stat().st_size == 400_000  # somebody works on it
        spool.release(entry.path)
        assert set(os.listdir(spool.folder)) <= {os.path.basename(path) for path in spool.held}
    assert not os.path.exists(spool.folder)


def test_the_process_has_limits_and_is_quiet(
    shared: ContainerReader, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    *_, told, _ = shared.list_members(write_file(tmp_path, "tell_self"), READER, Selection())
    process = shared.process
    assert process is not None
    assert told.url == repr((process.pid, 500_000_000, 0, True, True))
    assert capfd.readouterr().err == ""


def is_alive(number: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_run_leaves_no_reader(tmp_path: Path) -> None:
    file = write_file(tmp_path, f"many_pages {tmp_path / 'made'} 30000")
    program = (
        "import sys, time\n"
        "from newsclean.batch.container_reader import *\n"
        "from newsclean.batch.container_reader import ContainerReader\n"
        "from newsclean.documents import Selection\n"
        "from newsclean.documents.container import InputFile\n"
        "reader = ContainerReader(Limits())\n"
        f"found = reader.list_members(InputFile(*{tuple(file)!r}), {READER!r}, Selection())\n"
        "next(found)\n"
        "print(reader.process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        number = int(run.stdout.readline())
        os.kill(number, 0)
        run.kill()
    until = time.monotonic() + 20
    while is_alive(number):
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_reader_that_cannot_start_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*preload: str) -> None:
        del preload
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(container_reader, "make_context", refused)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with closing(ContainerReader(LIMITS)) as reader, pytest.raises(OutputError) as caught:
        read(reader, write_file(tmp_path, "nothing"))
    assert caught.value.code == "workers"
    assert "Resource temporarily unavailable" in str(caught.value)
