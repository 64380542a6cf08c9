"""Lines for people, on stderr."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, Any


def say(text: str, *, lines: bool = False) -> None:
    """Write one line to stderr; a stderr that is closed or full is ignored.

    Args:
        text: the message, which may hold file names and words of a page.
        lines: keep its line ends, which are newsclean's own.
    """
    from newsclean.documents.named_files import escape_unprintable

    shown = (
        "\n".join(map(escape_unprintable, text.split("\n"))) if lines else escape_unprintable(text)
    )
    with suppress(AttributeError):  # a closed stderr is None
        try:
            sys.stderr.write(f"newsclean: {shown}\n")
            sys.stderr.flush()
        except OSError:
            forget(sys.stderr)


def format_counts(counts: Mapping[str, int]) -> str:
    """What was counted, the most frequent first.

    >>> format_counts({"a request": 2, "no HTML": 1_700})
    'no HTML 1,700, a request 2'
    """
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{name} {number:,}" for name, number in ranked)


def forget(stream: IO[Any] | None) -> None:
    """Let Python flush what is left of a stream into nothing when it ends.

    Else it tries once more what could not be written, and ends with an exit code of its own.
    """
    with suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nothing, stream.fileno())  # type: ignore[union-attr]  # None is suppressed
        finally:
            os.close(nothing)
