r"""Which files a report may read and link: those in folders that the user allowed, and no others.

Records may come from a stranger, and their sources are only words. A source that does not begin
with an allowed folder is not even looked for, as on Windows a look at `\\host\share` goes out to
that host.

>>> roots = allow_folders(["/data/pages"])
>>> [bool(roots.admit(f"/data/{name}")) for name in ("pages/a.html", "pages/../keys", "pages-2")]
[True, False, False]
"""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclean.documents import Selection
from newsclean.documents.container import MEMBER_SEPARATOR
from newsclean.documents.globs import GLOB_CHARACTER
from newsclean.documents.named_files import STDIN
from newsclean.documents.paths import LIST_PREFIX, expand_path

MAX_PATH_CHARS = 4_096  # Linux takes no longer path; a source may be any text
MAX_SEPARATORS = 16  # of a source that are tried as the end of an archive's path


class SourceRoots(NamedTuple):
    """What may be read.

    Attributes:
        named: absolute paths of files and folders as they were given.
        real: the same with all links resolved.
        follow: links in these folders may lead out of them, as the run was told to follow links.
    """

    named: frozenset[str] = frozenset()
    real: frozenset[str] = frozenset()
    follow: bool = False

    def admit(self, path: str) -> str | None:
        """The real path of a file that may be read; `None` where it may not.

        What is not below a root by its name is refused without a look at the disk; what is has its
        links resolved and is compared once more.
        """
        if not path or "\0" in path or len(path) > MAX_PATH_CHARS:
            return None
        try:
            whole = os.path.abspath(path)
            if not (is_below(whole, self.named) or is_below(whole, self.real)):
                return None
            found = os.path.realpath(whole)
        except (OSError, ValueError):  # the current folder is gone; no file can have this name
            return None
        return found if self.follow or is_below(found, self.real) else None


class SourceFile(NamedTuple):
    """The file that a source names: a page, or an archive with the page in it."""

    path: str
    is_archive: bool = False


NO_SOURCES = SourceRoots()


def is_below(path: str, roots: frozenset[str]) -> bool:
    """Whether an absolute path is one of the roots, or in one of them."""
    path = os.path.normcase(path)
    while path not in roots:
        above = os.path.dirname(path)
        if above == path:
            return False
        path = above
    return True


def allow_folders(paths: Iterable[str], *, follow: bool = False) -> SourceRoots:
    """Allow some folders, or files, and all that is in them."""
    named = {os.path.abspath(path) for path in paths}
    return SourceRoots(
        frozenset(map(os.path.normcase, named)),
        frozenset(os.path.normcase(os.path.realpath(path)) for path in named),
        follow,
    )


def allow_inputs(paths: Iterable[str], selection: Selection) -> SourceRoots:
    """Allow what a run has read: its inputs, and the folders of what its lists and globs name.

    A list on standard input cannot be read again, so for it the current folder is allowed.
    """
    return allow_folders(set(list_input_roots(paths, selection)), follow=selection.follow)


def list_input_roots(paths: Iterable[str], selection: Selection) -> Iterator[str]:
    """The files and folders that some inputs stand for; of many, the folders that they are in."""
    for path in paths:
        if path == f"{LIST_PREFIX}{STDIN}":
            yield os.curdir
        elif path.startswith(LIST_PREFIX) and path != LIST_PREFIX:
            listed = expand_path(path, selection)
            yield from {get_folder(name) for name in listed if isinstance(name, str)}
        elif GLOB_CHARACTER.search(path) and not os.path.lexists(path):
            yield get_folder(path[: GLOB_CHARACTER.search(path).start()])  # type: ignore[union-attr]  # it was found
        elif path != STDIN:
            yield path
    if selection.sidecar:
        yield selection.sidecar


def get_folder(path: str) -> str:
    """The folder of a path."""
    return os.path.dirname(path) or os.curdir


def find_file(source: str, roots: SourceRoots) -> SourceFile | None:
    """The file that a source names, where it may be read; it need not be there.

    A name that would mean something else to `iter_entries` (`@list`, `-`) is no archive's.
    """
    page = roots.admit(source)
    if page and os.path.lexists(page):
        return SourceFile(page)
    parts = source.split(MEMBER_SEPARATOR, MAX_SEPARATORS)
    for count in range(1, len(parts)):
        head = MEMBER_SEPARATOR.join(parts[:count])
        if not head.startswith(LIST_PREFIX) and head != STDIN and (real := roots.admit(head)):
            if os.path.isfile(real):
                return SourceFile(head, is_archive=True)
            page = page or real
    return SourceFile(page) if page else None
