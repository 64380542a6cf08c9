"""Everything newsclean raises.

    NewscleanError
    ├── InputError       the input cannot be read as a page: empty, binary, too_large, not_found …
    ├── PageError        a readable page without an article: no_article
    ├── OutputError      the records cannot be written
    ├── RecordsError     an earlier output cannot be read back, or two do not fit together
    ├── DependencyError  a package that newsclean needs is older than it may be
    └── DataError        a language file or a card that newsclean brings along is broken

Each has a `code` from the closed list `ERROR_CODES`, the `stage` that met it and a message of one
line that says what was seen and what to try.
"""

__all__ = [
    "BUG_EXIT_CODE",
    "ERROR_CODES",
    "FAILED_EXIT_CODE",
    "INTERRUPTED_EXIT_CODE",
    "OUTPUT_ERROR_CODES",
    "OUTPUT_FAILED_EXIT_CODE",
    "SOME_FAILED_EXIT_CODE",
    "TERMINATED_EXIT_CODE",
    "DataError",
    "DependencyError",
    "InputError",
    "NewscleanError",
    "OutputError",
    "PageError",
    "RecordsError",
]

# How the command ends where something went wrong (docs/cli.md); 2 is Click's, for usage.
FAILED_EXIT_CODE = 1
SOME_FAILED_EXIT_CODE = 3
OUTPUT_FAILED_EXIT_CODE = 4
BUG_EXIT_CODE = 70  # EX_SOFTWARE of BSD's sysexits.h
INTERRUPTED_EXIT_CODE = 130  # 128 and the number of SIGINT
TERMINATED_EXIT_CODE = 143  # 128 and the number of SIGTERM

ERROR_CODES = frozenset(
    "empty binary container too_large unpack_limit unpack_broken encoding no_article not_regular "
    "symlink permission not_found changed timeout memory crash dependency internal".split()
)
OUTPUT_ERROR_CODES = frozenset("exists locked missing other_run unwritable workers".split())
"""The codes of an `OutputError`. It is about a run, so they never stand in a record."""


class NewscleanError(Exception):
    """What went wrong with one document.

    >>> error = InputError("empty", "the file has no bytes", stage="decode")
    >>> error.code, error.stage, str(error)
    ('empty', 'decode', 'the file has no bytes')
    """

    def __init__(self, code: str, message: str, *, stage: str) -> None:
        """Keep code and stage beside the message.

        Args:
            code: one of `ERROR_CODES` (`OUTPUT_ERROR_CODES` for an `OutputError`).
            message: one line for people.
            stage: the room that met it: `inputs`, `decode`, `read`, `label`, `render` …
        """
        super().__init__(message)
        self.code = code
        self.stage = stage


class InputError(NewscleanError):
    """The input cannot be read as a page."""


class PageError(NewscleanError):
    """The page was read, and no article was found on it."""


class OutputError(NewscleanError):
    """The records cannot be written."""


class RecordsError(NewscleanError):
    """Records of an earlier run cannot be read back, or do not fit together."""


class DependencyError(NewscleanError):
    """A package that newsclean needs is older than it may be; the message says how to renew it."""


class DataError(NewscleanError):
    """A data file of newsclean itself (or one named by `NEWSCLEAN_CARDS`) is missing or broken."""
