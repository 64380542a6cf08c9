"""Which inputs a file that is to be written would replace, found before anything is read."""

import os
from collections.abc import Iterable, Iterator

from newsclean.documents.avoided import Avoided
from newsclean.documents.entry import Selection
from newsclean.documents.files import is_read_in_folder
from newsclean.documents.globs import is_excluded
from newsclean.documents.named_files import STDIN
from newsclean.documents.odd_names import is_odd_name, is_odd_page
from newsclean.documents.paths import LIST_PREFIX, expand_paths


def find_named_overlap(
    paths: Iterable[str], selection: Selection, written: Iterable[str], *, expand: bool = True
) -> str | None:
    """The first input that a path, a list or a glob names and that is, or lies in, what is written.

    Lists that can be read only once (standard input, pipes) are left for the run itself.

    Args:
        paths: as `iter_entries` takes them.
        selection: its `avoid` is left out of globs.
        written: files and folders.
        expand: look into lists and globs, too.
    """
    own = Avoided(written)
    given = [path for path in paths if path != STDIN]
    for path in given:
        named = path[len(LIST_PREFIX) :] if is_list(path) else path
        if named != STDIN and own.covers(named):
            return named
    for named in iter_named(given if expand else (), selection):
        if own.covers(named):
            return named
    return None


def is_read_below(paths: Iterable[str], selection: Selection, file: str) -> bool:
    """Whether a file is an input because it lies in a folder that a path, a list or a glob names.

    Args:
        paths: as `iter_entries` takes them.
        selection: which names are pages; its `avoid` is left out of globs alone.
        file: a regular file.
    """
    real = os.path.realpath(file)
    for named in iter_named(paths, selection):
        folder = os.path.join(os.path.realpath(named), "")
        if real.startswith(folder) and os.path.isdir(folder):
            inner = real[len(folder) :].replace(os.sep, "/")
            parts = inner.split("/")
            above = ("/".join(parts[:end]) for end in range(1, len(parts)))
            if not any(is_excluded(name, selection) for name in above) and is_input(
                file, inner, selection
            ):
                return True
    return False


def is_input(file: str, inner: str, selection: Selection) -> bool:
    """Whether a file in a folder is read: by its name, and an odd name by how the file begins."""
    if not is_read_in_folder(inner, selection):
        return False
    return not is_odd_name(inner, selection) or is_odd_page(file, inner)


def iter_named(paths: Iterable[str], selection: Selection) -> Iterator[str]:
    """The paths, with globs and such lists expanded as can be read a second time."""
    again = (
        path
        for path in paths
        if path != STDIN and (not is_list(path) or os.path.isfile(path[len(LIST_PREFIX) :]))
    )
    for named in expand_paths(again, selection):
        if isinstance(named, str) and named != STDIN and "\0" not in named:
            yield named


def is_list(path: str) -> bool:
    """Whether a path of the command line is a list of paths."""
    return path.startswith(LIST_PREFIX) and path != LIST_PREFIX
