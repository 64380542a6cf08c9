"""Archives in archives: a member that is many documents, kept on disk while they are read.

All levels share one budget of bytes (`Container.open_budget`), so that what unpacks to more at each
level costs no more than one archive.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from tempfile import NamedTemporaryFile
from typing import IO, NamedTuple

from newsclean.documents.container import Container, InputFile, make_failure, read_members
from newsclean.documents.damage import is_reader_error, make_reader_error
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import EXCLUDED, NO_PAGE_NAME, is_looked_at, load_reader
from newsclean.documents.formats.detect import detect_format, make_refusal, unpack_head
from newsclean.documents.formats.known import ARC, WARC, Format
from newsclean.documents.globs import RESOURCE_FORK_FOLDER, is_excluded, is_included
from newsclean.documents.unpack import PIECE_BYTES, UnpackBudget, UnpackedStream, open_unpacked
from newsclean.errors import InputError

MAX_DEPTH = 3  # archives around a page
DEPTH_MESSAGE = "what is in it lies in four archives; unpack the outer one first"
COUNTED_BY_READER = (WARC, ARC)  # their readers spend the budget as they unpack
NAME_ENDING = re.compile(r"(?a)(?:\.[A-Za-z0-9]{1,9}){1,2}$")


class Inner(NamedTuple):
    """A member that is many documents.

    Attributes:
        name: in its archive.
        place: where it stands there.
        format: what it is.
        pieces: its bytes; an `InputError` that they raise is the member's own.
    """

    name: str
    place: object
    format: Format
    pieces: Iterable[bytes]


def find_skip_reason(name: str, selection: Selection) -> str:
    """Why a member is not even looked at, by its name; empty where it is.

    >>> find_skip_reason("a.css", Selection()), find_skip_reason("a.zip", Selection())
    ('no page by its name', '')
    """
    if is_excluded(name, selection):
        return EXCLUDED
    if name.startswith(RESOURCE_FORK_FOLDER):
        return NO_PAGE_NAME
    wanted = is_included(name, selection) or is_looked_at(name, selection)
    return "" if wanted else NO_PAGE_NAME


def detect_inner(head: bytes, name: str) -> Format | None:
    """What a member is, by its first bytes and else by its name; `None` for a page."""
    return detect_format(unpack_head(head), name)


def list_inner(inner: Inner, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the documents in a member, or why they are not read.

    Args:
        inner: the member.
        container: the archive around it.
        selection: what to take of it.
    """
    found = inner.format
    if not (found.in_folders or is_included(inner.name, selection)):
        yield container.make_skipped_entry(inner.name, f"{found.about} in an archive")
    elif not found.reader:
        yield container.make_error_entry(inner.name, inner.place, make_refusal(found))
    elif container.depth >= MAX_DEPTH:
        error = InputError("unpack_limit", DEPTH_MESSAGE, stage="inputs")
        yield container.make_error_entry(inner.name, inner.place, error)
    else:
        yield from list_kept_inner(inner, container, selection)


def list_kept_inner(inner: Inner, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the documents in a member through a temporary file, which is removed in any case.

    Of a member that breaks off comes what is there, and then one error for it.

    Raises:
        InputError: code `unpack_limit`: the archives cost more than the outermost may.
    """
    own = container.make_entry(inner.name, inner.place)
    budget = container.open_budget()
    ending = NAME_ENDING.search(inner.name)
    kept = NamedTemporaryFile(  # noqa: SIM115 - closed before it is read, removed after
        prefix="newsclean-", suffix=ending[0] if ending else "", delete=False
    )
    try:
        with kept:
            error = keep_pieces(inner.pieces, kept, budget)
        if error is None and inner.format not in COUNTED_BY_READER:
            error = count_unpacked(kept.name, budget)
        if error and error.code == "unpack_limit":
            yield own._replace(failure=make_failure(error))
            budget.require()
            return
        file = InputFile(kept.name, inner.name, own.name, own.fingerprint, source=own.source)
        for entry in read_members(file, load_reader(inner.format.reader), selection, container):
            budget.spend(len(entry.data or b""))
            if entry.failure and entry.source == own.source:
                error = None  # the same damage, said already
            yield entry
            budget.require()
    finally:
        with suppress(FileNotFoundError):
            os.unlink(kept.name)
    if error:
        yield own._replace(failure=make_failure(error))


def keep_pieces(
    pieces: Iterable[bytes], kept: IO[bytes], budget: UnpackBudget
) -> InputError | None:
    """Write pieces to a file; what ended that too early, or `None`."""
    try:
        for piece in pieces:
            kept.write(piece)
            budget.spend(len(piece))
            budget.require()
        kept.flush()
    except BaseException as error:
        if not is_reader_error(error):
            raise
        return make_reader_error(error)
    return None


def count_unpacked(path: str, budget: UnpackBudget) -> InputError | None:
    """Spend what a packed file unpacks to; the error where that is too much.

    Readers that unpack as they read know no budget. What else is wrong with the file they say.
    """
    with open(path, "rb") as file:
        stream = open_unpacked(file)
        if not isinstance(stream, UnpackedStream):
            return None
        try:
            while piece := stream.read(PIECE_BYTES):
                budget.spend(len(piece))
                budget.require()
        except InputError as error:
            return error if error.code == "unpack_limit" else None
    return None
