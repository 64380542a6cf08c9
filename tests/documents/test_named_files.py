"""Files as documents: what is read, what is refused and how it is said."""

import io
import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.documents.named_files import (
    Document,
    escape_unprintable,
    format_source,
    read_document,
)
from newsclean.errors import ERROR_CODES, InputError

LIMIT = 1_000


def refused(path: Path | str) -> InputError:
    """The error that a path gives."""
    with pytest.raises(InputError) as caught:
        read_document(str(path), max_bytes=LIMIT)
    error = caught.value
    assert error.stage == "inputs"
    assert error.code in ERROR_CODES
    assert str(error).isprintable()
    return error


def test_a_file_is_read_as_bytes(tmp_path: Path) -> None:
    path = tmp_path / "页.txt"
    path.write_bytes(b"\xd0\xc2\r\n\x1a\0")
    assert read_document(str(path), max_bytes=LIMIT) == Document(str(path), b"\xd0\xc2\r\n\x1a\0")


def test_an_empty_file_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    assert read_document(str(path), max_bytes=LIMIT).data == b""


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.html").code == "not_found"
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file" / "below").code == "not_found"
    assert refused(tmp_path / ("x" * 5_000)).code == "not_found"
    assert refused("a\0b").code == "not_found"
    assert refused("").code == "not_found"
    assert refused("\ud800").code == "not_found"


def test_a_folder_says_how_to_name_its_files(tmp_path: Path) -> None:
    error = refused(f"{tmp_path}/")
    assert error.code == "not_regular"
    assert "is a folder" in str(error)
    assert f"{tmp_path}/*.html" in str(error)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_a_fifo_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    error = refused(tmp_path / "fifo")
    assert (error.code, "a pipe" in str(error)) == ("not_regular", True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_a_fifo_put_in_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regular = tmp_path / "file"
    regular.touch()
    os.mkfifo(tmp_path / "fifo")
    status = os.stat(regular)
    monkeypatch.setattr("newsclean.documents.named_files.os.stat", lambda _: status)
    assert refused(tmp_path / "fifo").code == "not_regular"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no named sockets")
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        error = refused("socket")
    assert (error.code, "a socket" in str(error)) == ("not_regular", True)


def test_a_device() -> None:
    error = refused(os.devnull)
    assert (error.code, "a device" in str(error)) == ("not_regular", True)


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"text")
    (tmp_path / "link").symlink_to("page")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "folder").symlink_to(tmp_path)
    assert read_document(str(tmp_path / "link"), max_bytes=LIMIT).data == b"text"
    assert refused(tmp_path / "dangling").code == "not_found"
    assert refused(tmp_path / "circle").code == "symlink"
    assert refused(tmp_path / "folder").code == "not_regular"


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    path.touch()

    def forbid(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", forbid)  # root may read everything
    assert refused(path).code == "permission"


def test_a_failing_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page"
    path.touch()

    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fail)
    error = refused(path)
    assert (error.code, "Input/output error" in str(error)) == ("changed", True)


def test_a_file_over_the_limit_says_both_sizes(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * LIMIT)
    assert len(read_document(str(path), max_bytes=LIMIT).data) == LIMIT
    path.write_bytes(b"x" * (LIMIT + 1))
    error = refused(path)
    assert error.code == "too_large"
    assert "1,001" in str(error)
    assert "1,000" in str(error)


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"one\n")
    fstat = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        status = fstat(descriptor)
        with path.open("ab") as file:
            file.write(b"two\n")
        return status

    monkeypatch.setattr(os, "fstat", grow)
    assert refused(path).code == "changed"


class Stdin:
    """Standard input with some bytes in it."""

    closed = False

    def __init__(self, data: bytes) -> None:
        """Keep the bytes."""
        self.buffer = io.BytesIO(data)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(b"\xd0\xc2\r\n"))
    assert read_document("-", max_bytes=LIMIT) == Document("-", b"\xd0\xc2\r\n")
    monkeypatch.setattr(sys, "stdin", Stdin(b"x" * (LIMIT + 1)))
    error = refused("-")
    assert (error.code, "1,000" in str(error)) == ("too_large", True)
    monkeypatch.setattr(sys, "stdin", None)
    assert refused("-").code == "not_found"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are UTF-8 there")
def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xd0\xc2.txt")
    with open(name, "wb") as file:
        file.write(b"text")
    assert read_document(name, max_bytes=LIMIT).source == f"{tmp_path}/\\xd0\\xc2.txt"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("新闻 页.html", "新闻 页.html"),
        ("wide\u3000space\xa0", "wide\u3000space\xa0"),
        ("a\x1b]0;title\x07", "a\\x1b]0;title\\x07"),
        ("\x9b31m\r\n\t", "\\x9b31m\\r\\n\\t"),
        ("\u202egnp.html", "\\u202egnp.html"),
        ("\udcd0\udcc2", "\\xd0\\xc2"),
        ("\ud800\U000e0001", "\\ud800\\U000e0001"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert escape_unprintable(text) == shown


@given(st.text())
def test_nothing_printable_obeys(text: str) -> None:
    shown = escape_unprintable(text)
    assert not any(c < " " or "\x7f" <= c < "\xa0" or "\u202a" <= c <= "\u202e" for c in shown)
    assert escape_unprintable(shown) == shown


@given(st.binary(max_size=30).filter(lambda name: b"\0" not in name))
def test_every_source_can_be_written(name: bytes) -> None:
    shown = format_source(name.decode("utf-8", "surrogateescape"))
    assert shown.encode().decode() == name.decode("utf-8", "backslashreplace")
