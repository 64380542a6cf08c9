"""Which names are pages: globs and endings."""

import re
from collections.abc import Callable
from fnmatch import translate
from functools import cache

from newsclean.documents.entry import Selection

PACKED = ("", ".gz", ".bz2", ".xz", ".zst")
PAGE_ENDINGS = tuple(
    ending + packing
    for ending in ".html .htm .xhtml .shtml .mht .mhtml .txt .text".split()
    for packing in PACKED
)
MAGIC = re.compile(r"[*?[]")
RESOURCE_FORKS = "__MACOSX/"  # what macOS adds to a zip: a page's name, but none of its text


def is_page(path: str, selection: Selection) -> bool:
    """Whether a file in a folder or in an archive is a page, by its name.

    >>> is_page("a/B.HTML", Selection()), is_page("a/b.css", Selection())
    (True, False)
    >>> is_page("a/b", Selection(include=("a/*",), exclude=("b",)))
    False
    """
    if excluded(path, selection) or path.startswith(RESOURCE_FORKS):
        return False
    if selection.include:
        return any(matches(path, glob) for glob in selection.include)
    return path.lower().endswith(PAGE_ENDINGS)


def included(path: str, selection: Selection) -> bool:
    """Whether a glob asks for a name outright."""
    return any(matches(path, glob) for glob in selection.include)


def excluded(path: str, selection: Selection) -> bool:
    """Whether a name is to be left out."""
    return any(matches(path, glob) for glob in selection.exclude)


def matches(path: str, glob: str) -> bool:
    """Whether a path fits a glob; one without `/` looks at the last part only.

    `*`, `?` and `[a-z]` stay within a part, `**` is any number of parts.

    >>> matches("2024/05/a.html", "*.html"), matches("2024/05/a.html", "2024/*.html")
    (True, False)
    >>> matches("2024/05/a.html", "2024/**/a.*"), matches("a.html", "**/a.html")
    (True, True)
    """
    if "/" not in glob:
        return part_matches(path.rpartition("/")[2], glob)
    return len(glob_parts(glob)) in reached(path, glob)


def leads_on(folder: str, glob: str) -> bool:
    """Whether something inside a folder may fit a glob.

    >>> leads_on("2024", "2024/*/a.html"), leads_on("2023", "2024/*/a.html")
    (True, False)
    """
    last = len(glob_parts(glob))
    return any(state < last for state in reached(folder, glob))


def reached(path: str, glob: str) -> set[int]:
    """How many parts of a glob a path can have used up; in steps, so that no glob takes long."""
    parts = glob_parts(glob)
    states = beyond({0}, parts)
    for part in path.split("/"):
        stay = {i for i in states if parts[i : i + 1] == ("**",)}
        step = {i + 1 for i in states - stay if i < len(parts) and part_matches(part, parts[i])}
        states = beyond(stay | step, parts)
        if not states:
            break
    return states


def beyond(states: set[int], parts: tuple[str, ...]) -> set[int]:
    """The states, with those that `**` for no part at all leads to."""
    for i, part in enumerate(parts):
        if part == "**" and i in states:
            states.add(i + 1)
    return states


@cache
def glob_parts(glob: str) -> tuple[str, ...]:
    """The parts of a glob."""
    return tuple(part for part in glob.split("/") if part != ".")


def part_matches(part: str, glob: str) -> bool:
    """Whether one part of a path fits one part of a glob."""
    return bool(part_pattern(glob)(part))


@cache
def part_pattern(glob: str) -> Callable[[str], object]:
    """One part of a glob as a test."""
    return re.compile(translate(glob)).match
