"""Pipes that are named as files: a shell's `<(command)`, and FIFOs."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsclean.documents import standard_input
from tests.documents.entries import PAGE, failed, found, pages
from tests.documents.stores import make_json

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")


@contextmanager
def written(data: bytes, pause: Callable[[], object] = lambda: None) -> Iterator[str]:
    """The path of a pipe through which bytes come."""
    out, into = os.pipe()

    def write() -> None:
        pause()
        with open(into, "wb") as file:
            file.write(data)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield f"/dev/fd/{out}"
    finally:
        writer.join()
        os.close(out)


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pipes without a writer are waited for a moment, and the working folder is empty."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(standard_input, "WRITER_SECONDS", 0.2)


def test_a_pipe_is_read_as_a_file_is() -> None:
    with written(make_json() * 200) as path:
        assert len(pages(path)) == 400
    with written(make_json()) as path:
        assert pages(path) == [f"{path}!harbour", f"{path}!新闻"]
    with written(PAGE) as path:
        (entry,) = found(path)
        assert (entry.source, entry.data) == (path, PAGE)


def test_a_writer_may_think_for_longer_than_an_absent_one_is_waited_for() -> None:
    with written(make_json(), sleep) as path:
        assert len(pages(path)) == 2


def sleep() -> None:
    """Wait for longer than a pipe without a writer is waited for."""
    threading.Event().wait(0.5)


def test_a_pipe_without_a_writer_is_an_error() -> None:
    os.mkfifo("pipe.html")
    assert failed("pipe.html") == {"pipe.html": "empty"}


def test_a_fifo_is_waited_for_a_moment() -> None:
    os.mkfifo("rows.jsonl")
    late = threading.Timer(0.05, lambda: Path("rows.jsonl").write_bytes(make_json()))
    late.start()
    assert pages("rows.jsonl") == ["rows.jsonl!harbour", "rows.jsonl!新闻"]
    late.join()
