"""Lists and globs of the command line become paths, each with an output name of its own."""

import os
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from io import BufferedReader
from typing import cast

from newsclean.documents.avoided import Avoided
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.folders import list_names, make_refusal
from newsclean.documents.globs import GLOB_CHARACTER, is_glob_match, may_lead_to_match
from newsclean.documents.names import SeenNames, make_folder_name, make_input_name
from newsclean.errors import InputError
from newsclean.model import Failure

LIST_PREFIX = "@"
MAX_LIST_LINE_BYTES = 65_536  # the longest path has 4,096


def expand_path(path: str, selection: Selection) -> Iterator[str | Entry]:
    """The paths that a list or a glob stands for; any other path as it is; an error as an entry."""
    if path.startswith(LIST_PREFIX) and path != LIST_PREFIX:
        yield from read_path_list(path, selection)
    elif GLOB_CHARACTER.search(path) and not os.path.lexists(path):
        yield from expand_glob(path, Avoided(selection.avoid))
    else:
        yield path


def read_path_list(path: str, selection: Selection) -> Iterator[str | Entry]:
    """The paths in a list, `@file` or `@-`; one to a line, relative to the current folder."""
    try:
        with open_list(path[len(LIST_PREFIX) :]) as file:
            for line in split_list_lines(file, null=selection.null):
                yield os.fsdecode(line)
    except (InputError, OSError) as error:
        refused = make_refusal(error)
        failure = Failure(refused.code, f"is a list of files that failed: {refused}", "inputs")
        yield Entry(path, make_input_name(path) or "%", failure=failure)


def open_list(path: str) -> "nullcontext[BufferedReader] | BufferedReader":
    """Open a list; unlike a page it may be a pipe, as a shell's `@<(find …)` is."""
    if path != "-":
        return open(path, "rb")
    if sys.stdin is None or sys.stdin.closed:
        message = "standard input is closed"
        raise FileNotFoundError(2, message)
    return nullcontext(cast("BufferedReader", sys.stdin.buffer))


def split_list_lines(file: BufferedReader, *, null: bool) -> Iterator[bytes]:
    r"""The entries of a list, without empty ones.

    >>> import io
    >>> list(split_list_lines(io.BytesIO(b"a.html\r\n\nb.html"), null=False))
    [b'a.html', b'b.html']
    >>> list(split_list_lines(io.BytesIO(b"a\n.html\0b.html\0"), null=True))
    [b'a\n.html', b'b.html']

    Raises:
        InputError: a path is too long for one, so the file is no list.
    """
    mark = b"\0" if null else b"\n"
    rest = b""
    for number, piece in enumerate(iter(lambda: file.read1(MAX_LIST_LINE_BYTES), b"")):
        rest += piece.removeprefix(BOM_UTF8) if not number else piece
        *whole, rest = rest.split(mark)
        if len(rest) > MAX_LIST_LINE_BYTES:
            message = "it holds a line that is too long for a path; is it a list of files?"
            raise InputError("not_found", message, stage="inputs")
        yield from (
            line for line in map(strip_carriage_return if not null else bytes, whole) if line
        )
    rest = rest if null else strip_carriage_return(rest)
    if rest:
        yield rest


def strip_carriage_return(line: bytes) -> bytes:
    """A line without the first half of the line end that Windows writes."""
    return line.removesuffix(b"\r")


def expand_glob(glob: str, avoided: Avoided) -> Iterator[str]:
    """The files and folders that fit a glob, in the order of their bytes; the glob where none does.

    As in a shell, `*` leaves out names that begin with a dot; what is never read is left out, too.
    """
    parts = glob.split("/")
    fixed = next(i for i, part in enumerate(parts) if GLOB_CHARACTER.search(part))
    head, tail = "/".join(parts[:fixed]), "/".join(parts[fixed:])
    root = head or ("/" if fixed else "")
    found = False
    for inner in find_glob_matches(root or ".", tail):
        found = True
        path = os.path.join(root, inner) if root else inner
        if not avoided.covers(path):
            yield path
    if not found:
        yield glob


def find_glob_matches(root: str, tail: str) -> Iterator[str]:
    """The paths below a folder that fit a glob; a folder that fits is not searched further."""
    hidden = tail.startswith(".") or "/." in tail
    folders = [("", list_names_quietly(root))]
    while folders:
        folder, names = folders[-1]
        if not names:
            folders.pop()
            continue
        name = os.fsdecode(names.pop())
        inner = folder + name.rstrip("/")
        if name.startswith(".") and not hidden:
            continue
        if ("/" in tail or "/" not in inner) and is_glob_match(inner, tail):
            yield inner
        elif name.endswith("/") and may_lead_to_match(inner, tail):
            folders.append((inner + "/", list_names_quietly(os.path.join(root, inner))))


def list_names_quietly(folder: str) -> list[bytes]:
    """A folder's names for a glob, passing by links and what cannot be listed, as in a shell."""
    try:
        return list_names(folder, follow=False)
    except OSError:
        return []


class PathLabels:
    """Gives each path of the command line its own place in an output tree.

    >>> labels = PathLabels()
    >>> [labels.make_label(name, folder=True) for name in ("a", "b/c", "a", "b", "a/x")]
    ['a', 'b/c', 'a%#3', 'b%#4', 'a/x%#5']
    """

    def __init__(self) -> None:
        """Begin with the first path."""
        self.given = SeenNames()
        self.above = SeenNames()
        self.count = 0

    def make_label(self, path: str, *, folder: bool) -> str:
        """A name for a path that is not inside, above or equal to another path's name.

        Where it would be, `%#` and a number are added; no name has these two signs by itself.
        """
        self.count += 1
        name = make_input_name(path) or "%2E"
        name = make_folder_name(name) if folder else name
        parts = name.split("/")
        parents = ["/".join(parts[:i]) for i in range(1, len(parts))]
        if name in self.given or name in self.above or any(p in self.given for p in parents):
            name = f"{name}%#{self.count}"
        self.given.add(name)
        for parent in parents:
            self.above.add(parent)
        return name


def expand_paths(paths: Iterable[str], selection: Selection) -> Iterator[str | Entry]:
    """Everything that the command line names, with lists and globs expanded."""
    for path in paths:
        yield from expand_path(path, selection)
