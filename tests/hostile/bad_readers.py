"""Readers of containers that misbehave as the first line of their file says, in place of real ones."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from newsclean.documents.container import Container, MemberPage
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.named_files import format_source
from newsclean.errors import InputError

READER = "tests.hostile.bad_readers:read_badly"
MEGABYTE = 1 << 20
BEFORE = 3  # entries before the deed


def read_badly(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give three pages, do what the file's first line says, and give one more."""
    del selection
    deed, _, value = file.readline().decode().strip().partition(" ")
    for number in range(BEFORE):
        yield make_page(container, number)
    if deed in STREAMS:
        yield from STREAMS[deed](container, value)
    else:
        DEEDS[deed](file, value)
    yield make_page(container, BEFORE)


def make_page(container: Container, number: int, size: int = 10) -> Entry:
    """A page."""
    return container.make_page_entry(f"{number}.html", number, MemberPage(b"x" * size))


def spin(seconds: float = 60.0) -> None:
    """Take so much processor time."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def read_and_spin(file: BinaryIO, value: str) -> None:
    """Take processor time with each megabyte that is read."""
    while file.read(MEGABYTE):
        spin(float(value))


def read_again(file: BinaryIO, value: str) -> None:
    """Read the same megabytes over and over, and take processor time with each round."""
    while True:
        file.seek(0)
        read_and_spin(file, value)


def read_and_sleep(file: BinaryIO, value: str) -> None:
    """Sleep with each megabyte that is read."""
    while file.read(MEGABYTE):
        time.sleep(float(value))


def die_once(file: BinaryIO, value: str) -> None:
    """Be killed, the first time."""
    del file
    if not Path(value).exists():
        Path(value).touch()
        os.kill(os.getpid(), signal.SIGKILL)


def fill_once(file: BinaryIO, value: str) -> None:
    """Be short of memory, the first time."""
    del file
    if not Path(value).exists():
        Path(value).touch()
        raise MemoryError


def refuse(file: BinaryIO, value: str) -> None:
    """Find the file broken."""
    del file
    raise InputError("unpack_broken", value, stage="inputs")


def fail(file: BinaryIO, value: str) -> None:
    """Meet a bug of ours: what code of newsclean raises by mistake."""
    del file, value
    format_source(7)  # type: ignore[arg-type]  # the mistake


def slow_pages(container: Container, value: str) -> Iterator[Entry]:
    """Take processor time for each of some pages."""
    for number in range(10, 15):
        spin(float(value))
        yield make_page(container, number)


def many_pages(container: Container, value: str) -> Iterator[Entry]:
    """Note in a file how many pages of a size were made."""
    path, _, size = value.partition(" ")
    for number in range(10, 110):
        Path(path).write_text(str(number - 9), "utf-8")
        yield make_page(container, number, int(size))


def large_and_abort(container: Container, value: str) -> Iterator[Entry]:
    """Give two large pages, and abort."""
    for number in (10, 11):
        yield make_page(container, number, int(value))
    os.abort()


def long_name(container: Container, value: str) -> Iterator[Entry]:
    """Give a page a long address."""
    yield make_page(container, 9)._replace(url="https://news.example/" + "a" * int(value))


def long_message(container: Container, value: str) -> Iterator[Entry]:
    """Give an error with a long message."""
    error = InputError("unpack_broken", "a" * int(value), stage="inputs")
    yield container.make_error_entry("9.html", 9, error)


def tell_self(container: Container, value: str) -> Iterator[Entry]:
    """Tell what this process is like."""
    del value
    import resource  # noqa: PLC0415 - not on Windows

    os.write(2, b"what a parser in C says")
    facts = (
        os.getpid(),
        resource.getrlimit(resource.RLIMIT_AS)[0],
        resource.getrlimit(resource.RLIMIT_CORE)[0],
        signal.getsignal(signal.SIGINT) == signal.SIG_IGN,
        sys.flags.safe_path,
    )
    yield make_page(container, 9)._replace(url=repr(facts))


STREAMS: dict[str, Callable[[Container, str], Iterator[Entry]]] = {
    "slow_pages": slow_pages,
    "many_pages": many_pages,
    "large_and_abort": large_and_abort,
    "long_name": long_name,
    "long_message": long_message,
    "tell_self": tell_self,
}
DEEDS: dict[str, Callable[[BinaryIO, str], object]] = {
    "nothing": lambda *_: None,
    "spin": lambda *_: spin(),
    "sleep": lambda *_: time.sleep(60),
    "interrupt": lambda *_: os.kill(os.getpid(), signal.SIGINT),
    "eat": lambda *_: bytearray(10**9),
    "abort": lambda *_: os.abort(),
    "kill": lambda *_: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda _, value: os._exit(int(value)),
    "leave": lambda _, value: sys.exit(int(value)),
    "die_once": die_once,
    "fill_once": fill_once,
    "refuse": refuse,
    "fail": fail,
    "read_and_spin": read_and_spin,
    "read_again": read_again,
    "read_and_sleep": read_and_sleep,
}
