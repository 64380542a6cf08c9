"""Regular expressions that are compiled when they are first used.

A page needs half of ours; compiling the others would be a twentieth of a short run. One that every
page needs is compiled where it stands, by `re.compile`.
"""

import re
from typing import cast


class LatePattern:
    """Stands in the place of a compiled pattern, and becomes one when it is first asked.

    A method that was asked for once is an attribute from then on, as quick as the pattern's own.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        """Compile nothing yet."""
        self._source = pattern, flags

    def __getattr__(self, name: str) -> object:
        """An attribute of the pattern; Python comes here for each name once."""
        if name.startswith("__"):  # of copying and pickling
            raise AttributeError(name)
        value = getattr(re.compile(*self._source), name)
        self.__dict__[name] = value
        return value


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used.

    >>> compile_late("(?:^|-)[a-z]").sub("x", "mill-stone")
    'xillxtone'
    """
    return cast("re.Pattern[str]", LatePattern(pattern, flags))
