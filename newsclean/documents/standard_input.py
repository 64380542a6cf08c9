"""Standard input and pipes: one page, or many documents, kept on disk while they are read."""

import os
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import RawIOBase
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from newsclean.documents.container import InputFile, make_failure
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import ListMembers
from newsclean.documents.formats.detect import (
    HEAD_BYTES,
    detect_format,
    make_refusal,
    unpack_head,
)
from newsclean.documents.named_files import (
    OPEN_FLAGS,
    PIECE_BYTES,
    STDIN,
    format_source,
    make_input_error,
    open_standard_input,
    read_at_most,
    read_open_page,
)
from newsclean.errors import InputError

WRITER_SECONDS = 5.0  # that a pipe is waited for until somebody writes into it
PAUSE_SECONDS = 0.02


def iter_standard_input(
    name: str, selection: Selection, list_members: ListMembers
) -> Iterator[Entry]:
    """Give what comes on standard input: one page, or the documents in it.

    Args:
        name: its place in an output tree.
        selection: what to take of it.
        list_members: reads it if it holds many documents.
    """
    stream = InputFile("", STDIN, name, "", source=STDIN)
    yield from iter_stream(open_standard_input, stream, selection, list_members)


def iter_pipe(
    path: str, name: str, selection: Selection, list_members: ListMembers
) -> Iterator[Entry]:
    """Give what comes through a pipe that is named as a file is, as a shell's `<(command)`.

    Args:
        path: the pipe.
        name: its place in an output tree.
        selection: what to take of it.
        list_members: reads it if it holds many documents.
    """
    stream = InputFile(path, os.path.basename(path), name, "", source=format_source(path))
    yield from iter_stream(lambda: open_pipe(path), stream, selection, list_members)


def open_pipe(path: str) -> BinaryIO:
    """Open a pipe into which somebody writes; it is not waited for long.

    Raises:
        InputError: code `empty`: nobody does.
        OSError: the system refuses.
    """
    file = open(os.open(path, OPEN_FLAGS), "rb", buffering=0)  # noqa: SIM115 - the caller reads it
    end = time.monotonic() + WRITER_SECONDS
    first = file.read(PIECE_BYTES)
    while first == b"":  # nobody there; `None` means that somebody is, who has not written yet
        if time.monotonic() > end:
            file.close()
            message = "is a pipe into which nobody writes; did the command before it fail?"
            raise InputError("empty", message, stage="inputs")
        time.sleep(PAUSE_SECONDS)
        first = file.read(PIECE_BYTES)
    os.set_blocking(file.fileno(), True)
    return cast("BinaryIO", StartedPipe(first or b"", file))


class StartedPipe:
    """A pipe of which the first bytes were read already."""

    def __init__(self, first: bytes, file: RawIOBase) -> None:
        """Begin with the first bytes."""
        self.first = first
        self.file = file

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; none at the end, where the pipe is closed."""
        piece, self.first = self.first[:size], self.first[size:]
        if not (piece or self.file.closed):
            piece = self.file.read(size) or b""
            if not piece:
                self.file.close()
        return piece


def iter_stream(
    open_stream: Callable[[], BinaryIO],
    stream: InputFile,
    selection: Selection,
    list_members: ListMembers,
) -> Iterator[Entry]:
    """The page or the documents of what can be read only once.

    Args:
        open_stream: opens it.
        stream: what it is called.
        selection: what to take of it.
        list_members: reads it if it holds many documents.
    """
    source, name = stream.get_source(), stream.name
    try:
        file = open_stream()
        head = read_at_most(file, HEAD_BYTES)
        found = detect_format(unpack_head(head), stream.path)
        if found is None:
            data = read_open_page(file, selection.max_bytes, head)
            yield Entry(source, name, sha256(data).hexdigest(), data=data)
        elif found.reader:
            yield from list_kept(
                head, file, stream, lambda kept: list_members(kept, found.reader, selection)
            )
        else:
            raise make_refusal(found)
    except OSError as error:
        yield Entry(source, name, failure=make_failure(make_input_error(error)))
    except InputError as error:
        yield Entry(source, name, failure=make_failure(error))


def list_kept(
    head: bytes,
    file: BinaryIO,
    stream: InputFile,
    list_documents: Callable[[InputFile], Iterator[Entry]],
) -> Iterator[Entry]:
    """The documents in what comes; it is kept in a temporary file, which is removed at the end.

    Args:
        head: the first bytes, which were read already.
        file: has the others.
        stream: what it is called.
        list_documents: reads the documents in the file that is kept.

    Raises:
        OSError: it cannot be kept.
    """
    digest = sha256()
    with NamedTemporaryFile(prefix="newsclean-", delete=False) as kept:
        try:
            piece = head
            while piece:
                digest.update(piece)
                kept.write(piece)
                piece = file.read(PIECE_BYTES)
            kept.close()
            mark = digest.hexdigest()
            yield from list_documents(stream._replace(path=kept.name, fingerprint=mark))
        finally:
            os.unlink(kept.name)
