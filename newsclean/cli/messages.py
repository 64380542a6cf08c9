"""Lines for people, on stderr."""

import sys
from contextlib import suppress

from newsclean.documents.named_files import escape_unprintable


def say(text: str, *, lines: bool = False) -> None:
    """Write one line to stderr; a stderr that is closed or full is ignored.

    Args:
        text: the message, which may hold file names and words of a page.
        lines: keep its line ends, which are newsclean's own.
    """
    shown = (
        "\n".join(map(escape_unprintable, text.split("\n"))) if lines else escape_unprintable(text)
    )
    with suppress(OSError, AttributeError):  # AttributeError: a closed stderr is None
        sys.stderr.write(f"newsclean: {shown}\n")
        sys.stderr.flush()
