"""Single files and standard input, read as bytes; names and paths made safe to print."""

import errno
import os
import stat
import sys
from typing import BinaryIO, NamedTuple

from newsclean.errors import InputError

STDIN = "-"
# `str.isprintable` refuses them, but no terminal obeys them: wide spaces, joiners of letters.
HARMLESS_UNPRINTABLES = "\xa0\u2002\u2003\u2009\u202f\u3000\u200c\u200d"
# Without O_NONBLOCK a FIFO opened for reading waits for its writer, a terminal for its line.
PIECE_BYTES = 1_000_000
OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

# What is no regular file: test, what it is called, what to try.
IRREGULAR_KINDS = (
    (stat.S_ISDIR, "a folder", "name the files in it, for example {path}/*.html"),
    (stat.S_ISFIFO, "a pipe", "pipe it into standard input and name -"),
    (stat.S_ISSOCK, "a socket", "save what it sends to a file"),
    (stat.S_ISCHR, "a device", "name a file, or - for standard input"),
    (stat.S_ISBLK, "a device", "name a file, or - for standard input"),
)

# The system's reason → our code and what to try; any other reason is `changed`.
ERRNO_REASONS = {
    errno.ENOENT: ("not_found", "there is no such file; check the name"),
    errno.ENOTDIR: ("not_found", "a part of the path is no folder; check the name"),
    errno.ENAMETOOLONG: ("not_found", "the name is too long for a file; check it"),
    errno.EACCES: ("permission", "reading it is not allowed; try: chmod u+r FILE"),
    errno.EPERM: ("permission", "reading it is not allowed; try: chmod u+r FILE"),
    errno.ELOOP: ("symlink", "symbolic links lead round in a circle; name the file itself"),
    errno.EISDIR: ("not_regular", "is a folder; name the files in it"),
    errno.ENXIO: ("not_regular", "is a socket or a device; name a file"),
}


class Document(NamedTuple):
    r"""The bytes of one page.

    Attributes:
        source: the path as given, `-` for standard input; bytes that are no UTF-8 as `\xNN`.
        data: what stands there.
    """

    source: str
    data: bytes


def read_document(path: str, *, max_bytes: int) -> Document:
    """Read one file named outright, or standard input for `-`.

    A symbolic link to a regular file is read; a FIFO, a socket or a device is never waited for.

    Args:
        path: the file.
        max_bytes: a larger one is refused.

    Raises:
        InputError: stage `inputs`; code `not_found`, `permission`, `not_regular`, `symlink`,
            `too_large`, `changed`.
    """
    try:
        data = read_stdin(max_bytes) if path == STDIN else read_file(path, max_bytes)
    except OSError as error:
        raise make_input_error(error) from error
    return Document(format_source(path), data)


def make_input_error(error: OSError) -> InputError:
    """The error of ours for one that the system raised for a file.

    >>> make_input_error(FileNotFoundError(errno.ENOENT, "No such file or directory")).code
    'not_found'
    """
    code, advice = ERRNO_REASONS.get(
        error.errno or 0,
        ("changed", f"it could not be read to its end ({error.strerror}); try again"),
    )
    return InputError(code, advice, stage="inputs")


def open_regular(path: str) -> BinaryIO:
    """Open a regular file; anything else is refused before it is opened.

    Raises:
        InputError: it is none, or no file can have this name.
        OSError: the system refuses.
    """
    require_name(path)
    # Before it is opened: opening a device may already do something.
    require_regular(os.stat(path), path)
    file = open(os.open(path, OPEN_FLAGS), "rb")  # noqa: SIM115 - the caller closes it
    try:
        require_regular(os.fstat(file.fileno()), path)
    except BaseException:
        file.close()
        raise
    return file


def is_pipe(path: str) -> bool:
    """Whether a path names a pipe, as a shell's `<(command)` does."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def require_name(path: str) -> None:
    """Refuse a name that Python cannot hand to the system.

    Raises:
        InputError: code `not_found`.
    """
    if "\0" in path or any("\ud800" <= c <= "\udbff" for c in path):
        raise InputError("not_found", "no file can have this name; check it", stage="inputs")


def read_file(path: str, max_bytes: int) -> bytes:
    """Read a regular file, and refuse it if it changed while it was read."""
    with open_regular(path) as file:
        before = os.fstat(file.fileno())
        require_size(before.st_size, max_bytes)
        data = read_at_most(file, max_bytes + 1)
        require_size(len(data), max_bytes)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError("changed", "it was written while it was read; try again", stage="inputs")
    return data


def read_stdin(max_bytes: int) -> bytes:
    """Read standard input to its end, as bytes."""
    return read_open_page(open_standard_input(), max_bytes)


def open_standard_input() -> BinaryIO:
    """Standard input as bytes.

    Raises:
        InputError: code `not_found`: it is closed.
    """
    if sys.stdin is None or sys.stdin.closed:
        message = "standard input is closed; pipe a page into it"
        raise InputError("not_found", message, stage="inputs")
    return sys.stdin.buffer


def read_open_page(file: BinaryIO, max_bytes: int, head: bytes = b"") -> bytes:
    """A page to its end, of which the first bytes may have been read already.

    Raises:
        InputError: code `too_large`.
    """
    data = head + read_at_most(file, max_bytes + 1 - len(head))
    if len(data) > max_bytes:
        message = f"is larger than the limit of {max_bytes:,} bytes; raise --max-size"
        raise InputError("too_large", message, stage="inputs")
    return data


def read_at_most(file: BinaryIO, most: int) -> bytes:
    """The bytes that are left of a file, at most so many.

    They are read in pieces: Python takes memory for all that is asked for, whatever comes.
    """
    pieces: list[bytes] = []
    while most > 0 and (piece := file.read(min(most, PIECE_BYTES))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def require_regular(status: os.stat_result, path: str) -> None:
    """Refuse what is no regular file, and say what it is."""
    if stat.S_ISREG(status.st_mode):
        return
    for test, name, advice in IRREGULAR_KINDS:
        if test(status.st_mode):
            advised = advice.format(path=escape_unprintable(path.rstrip("/")))
            raise InputError("not_regular", f"is {name}; {advised}", stage="inputs")
    raise InputError("not_regular", "is no regular file; name a file", stage="inputs")


def require_size(size: int, max_bytes: int) -> None:
    """Refuse a page of more than `max_bytes`.

    Raises:
        InputError: code `too_large`.
    """
    if size > max_bytes:
        message = f"has {size:,} bytes, the limit is {max_bytes:,}; raise --max-size"
        raise InputError("too_large", message, stage="inputs")


def format_source(path: str) -> str:
    r"""A path for the record: text as it is, bytes that are no UTF-8 as `\xNN`.

    >>> format_source("a\udcff.html")
    'a\\xff.html'
    """
    return "".join(escape_character(c) if "\ud800" <= c <= "\udfff" else c for c in path)


def escape_unprintable(text: str) -> str:
    r"""Text with controls and marks of direction escaped, so that a terminal shows all of it.

    >>> escape_unprintable("a\x1b[31m\u202e新闻.html")
    'a\\x1b[31m\\u202e新闻.html'
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in HARMLESS_UNPRINTABLES else escape_character(c) for c in text
    )


def escape_character(character: str) -> str:
    """One character as an escape; a byte that is no UTF-8 (PEP 383) as that byte."""
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
