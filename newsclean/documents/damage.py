"""What a reader raised, as an error of ours: the file is damaged, or newsclean has a bug."""

import errno
from types import TracebackType
from typing import TypeGuard

from newsclean.documents.named_files import escape_unprintable, make_input_error
from newsclean.errors import InputError, NewscleanError

OUR_MODULES = "newsclean."
MAX_REASON_CHARS = 120  # what is shown of the words of another package
# What a bug in a package of Rust raises; nothing exports it, and no `Exception` catches it.
RUST_PANIC = "PanicException"
# What C code raises for bad data; it has no frames in a traceback, so that ours is the innermost.
DATA_ERRORS = (EOFError, UnicodeError, RecursionError, NotImplementedError, OverflowError)


def is_reader_error(error: BaseException) -> bool:
    """Whether something raised is about the file that was read, and is no signal."""
    return isinstance(error, Exception) or type(error).__name__ == RUST_PANIC


def make_reader_error(error: BaseException) -> InputError:
    """The error of ours for whatever a reader raised.

    `unpack_broken` is damage in the file, `memory` too little of it, `internal` a bug of ours; what
    the system said of the file keeps its own code.

    >>> make_reader_error(MemoryError()).code, make_reader_error(EOFError("no more")).code
    ('memory', 'unpack_broken')
    """
    if isinstance(error, InputError):
        return error
    if isinstance(error, NewscleanError):
        return InputError(error.code, str(error), stage=error.stage)
    if isinstance(error, MemoryError):
        message = "reading it needs more memory than there is"
        return InputError("memory", message, stage="inputs")
    if is_system_error(error):
        return make_input_error(error)
    module, line = find_raising_line(error.__traceback__)
    if is_bug(error, module):
        message = f"{type(error).__name__}: {describe_error(error)}"
        stage = f"{module.removeprefix(OUR_MODULES)}:{line}"
        return InputError("internal", message, stage=stage)
    return InputError("unpack_broken", f"is damaged ({describe_error(error)})", stage="inputs")


def is_system_error(error: BaseException) -> TypeGuard[OSError]:
    """Whether the system could not read on; packages raise `OSError` without a number for damage.

    `EINVAL` is damage, too: the data led to a place that no file has.
    """
    return isinstance(error, OSError) and error.errno not in {None, errno.EINVAL}


def is_bug(error: BaseException, module: str) -> bool:
    """Whether our own code raised what Python raises for mistakes in a program.

    An error of a package's own type, one raised in a frame of another module, and what only data
    can cause, are the file's.
    """
    ours = module.startswith(OUR_MODULES) and type(error).__module__ == "builtins"
    about_data = isinstance(error, (*DATA_ERRORS, OSError)) or type(error) is LookupError
    return ours and not about_data


def find_raising_line(trace: TracebackType | None) -> tuple[str, int]:
    """Module and line of the innermost frame of a traceback."""
    found = "", 0
    while trace:
        found = str(trace.tb_frame.f_globals.get("__name__", "")), trace.tb_lineno
        trace = trace.tb_next
    return found


def describe_error(error: BaseException) -> str:
    r"""The words of another package's error: one line that a terminal shows, and not too long.

    >>> describe_error(ValueError("bad\n  \x1b[31mrow")), describe_error(EOFError())
    ('bad \\x1b[31mrow', 'EOFError')
    """
    words = " ".join(str(error)[: 4 * MAX_REASON_CHARS].split())
    return escape_unprintable(words[:MAX_REASON_CHARS]) or type(error).__name__
