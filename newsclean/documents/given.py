"""From the paths of the command line to entries: what each path is, and all that it gives."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from newsclean.documents.avoided import Avoided
from newsclean.documents.container import InputFile
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.files import ListMembers, iter_file_entries
from newsclean.documents.folders import FolderWalk, compute_fingerprint, make_refusal
from newsclean.documents.named_files import STDIN, require_name, require_regular
from newsclean.documents.paths import PathLabels, expand_paths
from newsclean.documents.standard_input import iter_pipe, iter_standard_input
from newsclean.documents.tables.sidecar import Sidecar
from newsclean.errors import InputError


def iter_given_entries(
    paths: Iterable[str],
    selection: Selection,
    notice: Callable[[str], None],
    list_members: ListMembers,
) -> Iterator[Entry]:
    """Everything that the paths give.

    Args:
        paths: as the command line has them.
        selection: what to take of them.
        notice: is called at the end with what seems to be a mistake but is no input's own error.
        list_members: reads the containers.

    Raises:
        InputError: the sidecar cannot be read.
        OutputError: code `exists`: something is named that `selection.avoid` says is never read.
    """
    sidecar = Sidecar(selection.sidecar, selection.columns) if selection.sidecar else None
    found = iter_in_order(iter(paths), selection, sidecar, list_members)
    return iter_with_notices(found, sidecar, notice)


def iter_with_notices(
    found: Iterator[Entry], sidecar: Sidecar | None, notice: Callable[[str], None]
) -> Iterator[Entry]:
    """The entries without those that are notices; these are given, at the end the sidecar's."""
    for entry in found:
        if entry.notice:
            notice(entry.notice)
        else:
            yield entry
    for message in sidecar.list_notices() if sidecar else ():
        notice(message)


def iter_in_order(
    paths: Iterator[str],
    selection: Selection,
    sidecar: Sidecar | None,
    list_members: ListMembers,
) -> Iterator[Entry]:
    """Everything that the paths give, in their order, with what the sidecar knows of it."""
    first, second = next(paths, None), next(paths, None)
    if first is None:
        return
    if second is None and os.path.isdir(first):  # a single folder: the output tree mirrors it
        labels, named = None, iter([first])
    else:
        labels, named = PathLabels(), (path for path in (first, second) if path is not None)
    avoided = Avoided(selection.avoid)
    for path in expand_paths(chain(named, paths), selection):
        if isinstance(path, Entry):
            yield path
            continue
        if path != STDIN:
            avoided.refuse(path)
        for entry in iter_path_entries(path, labels, selection, list_members):
            yield sidecar.add_known(entry, path) if sidecar else entry


def iter_path_entries(
    path: str, labels: PathLabels | None, selection: Selection, list_members: ListMembers
) -> Iterator[Entry]:
    """All that one path gives."""
    if path == STDIN:
        name = labels.make_label("stdin", folder=False) if labels else "stdin"
        yield from iter_standard_input(name, selection, list_members)
        return
    try:
        require_name(path)
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            label = labels.make_label(path, folder=True) if labels else ""
            yield from FolderWalk(path, label, selection, list_members).iter_entries()
            return
        if stat.S_ISFIFO(status.st_mode):
            name = make_named_file(path, labels, "").name
            yield from iter_pipe(path, name, selection, list_members)
            return
        require_regular(status, path)
    except (InputError, OSError) as error:
        yield make_named_file(path, labels, "").make_entry(make_refusal(error))
        return
    file = make_named_file(path, labels, compute_fingerprint(status))
    yield from iter_file_entries(file, selection, list_members, outright=True)


def make_named_file(path: str, labels: PathLabels | None, mark: str) -> InputFile:
    """A file that was named outright."""
    name = labels.make_label(path, folder=False) if labels else "%2E"
    return InputFile(path, os.path.basename(path), name, mark)
