"""The paths of the command line, one after the other: what each is, and all that it gives."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator

from newsclean.documents.container import File, told
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import file_entries
from newsclean.documents.folders import Walk, fingerprint, refusal
from newsclean.documents.named_files import STDIN, read_document, require_name, require_regular
from newsclean.documents.paths import Labels, every
from newsclean.documents.tables.sidecar import Sidecar
from newsclean.errors import InputError


def every_entry(
    paths: Iterable[str], selection: Selection, notice: Callable[[str], None]
) -> Iterator[Entry]:
    """Everything that the paths give.

    Args:
        paths: as the command line has them.
        selection: what to take of them.
        notice: is told, at the end, what seems to be a mistake and is no input's own.

    Raises:
        InputError: the sidecar cannot be read.
    """
    sidecar = Sidecar(selection.sidecar, selection.columns) if selection.sidecar else None
    return noticed(in_order(iter(paths), selection, sidecar), sidecar, notice)


def noticed(
    found: Iterator[Entry], sidecar: Sidecar | None, notice: Callable[[str], None]
) -> Iterator[Entry]:
    """The entries, and when all are taken what there is to say of the sidecar."""
    yield from found
    for message in sidecar.notices() if sidecar else ():
        notice(message)


def in_order(
    paths: Iterator[str], selection: Selection, sidecar: Sidecar | None
) -> Iterator[Entry]:
    """Everything that the paths give, in their order, with what the sidecar tells."""
    first, second = next(paths, None), next(paths, None)
    if first is None:
        return
    if second is None and os.path.isdir(first):  # the only one: the output tree is like it
        labels, named = None, iter([first])
    else:
        labels, named = Labels(), (path for path in (first, second) if path is not None)
    for path in every(chained(named, paths), selection):
        if isinstance(path, Entry):
            yield path
            continue
        for entry in under(path, labels, selection):
            yield sidecar.told(entry, path) if sidecar else entry


def chained(first: Iterable[str], then: Iterable[str]) -> Iterator[str]:
    """One after the other."""
    yield from first
    yield from then


def under(path: str, labels: Labels | None, selection: Selection) -> Iterator[Entry]:
    """All that one path gives."""
    if path == STDIN:
        yield standard_input(labels, selection)
        return
    try:
        require_name(path)
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            label = labels.own(path, folder=True) if labels else ""
            yield from Walk(path, label, selection).entries()
            return
        require_regular(status, path)
    except (InputError, OSError) as error:
        yield own_file(path, labels, "").entry(refusal(error))
        return
    yield from file_entries(own_file(path, labels, fingerprint(status)), selection, outright=True)


def own_file(path: str, labels: Labels | None, mark: str) -> File:
    """A file that was named outright."""
    name = labels.own(path, folder=False) if labels else "%2E"
    return File(path, os.path.basename(path), name, mark)


def standard_input(labels: Labels | None, selection: Selection) -> Entry:
    """The one page on standard input."""
    name = labels.own("stdin", folder=False) if labels else "stdin"
    try:
        data = read_document(STDIN, max_bytes=selection.max_bytes).data
    except InputError as error:
        return Entry(STDIN, name, failure=told(error))
    return Entry(STDIN, name, digest(data), data=data)


def digest(data: bytes) -> str:
    """What changes when standard input changes."""
    from hashlib import sha256  # noqa: PLC0415 - for standard input only

    return sha256(data).hexdigest()
