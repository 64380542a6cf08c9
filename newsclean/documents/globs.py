"""Which names are pages: globs and endings."""

import re
from collections.abc import Callable, Mapping
from fnmatch import translate
from functools import cache

from newsclean.documents.companions import OWN_FILE, find_own_part, iter_paths
from newsclean.documents.entry import Selection
from newsclean.documents.formats.known import add_packings

PAGE_ENDINGS = add_packings(
    *".html .htm .xhtml .shtml .mht .mhtml .webarchive .eml .emlx .txt .text".split()
)
GLOB_CHARACTER = re.compile(r"[*?[]")


def is_page_name(path: str, selection: Selection) -> bool:
    """Whether a file in a folder or in an archive is a page, by its name.

    >>> is_page_name("a/B.HTML", Selection()), is_page_name("a/b.css", Selection())
    (True, False)
    >>> is_page_name("a/b", Selection(include=("a/*",), exclude=("b",)))
    False
    """
    if is_excluded(path, selection) or find_companion(path, selection):
        return False
    if selection.include:
        return any(is_glob_match(path, glob) for glob in selection.include)
    return path.lower().endswith(PAGE_ENDINGS)


def find_companion(path: str, selection: Selection) -> str | None:
    """Why a name is no document's, if it is a system's or a program's own.

    Only a glob that spells it out asks for it.

    >>> find_companion("a/._b.html", Selection(include=("*.html",)))
    'a file of the system or of the saving program'
    >>> find_companion("a/._b.html", Selection(include=("._*",)))
    """
    own = find_own_part(path)
    return None if own is None or is_spelled_out(own, selection) else OWN_FILE


def find_member_companion(
    name: str, companions: Mapping[str, str], selection: Selection
) -> str | None:
    """Why a member of an archive is left out as the companion of a page; `None` for all others.

    Args:
        name: the member's.
        companions: all that `companions.find_companions` found in the archive.
        selection: a glob that spells a companion out asks for it.
    """
    for path in iter_paths(name) if companions else ():
        own = path.rstrip("/").rpartition("/")[2]
        if path in companions and not is_spelled_out(own, selection):
            return companions[path]
    return None


def is_spelled_out(part: str, selection: Selection) -> bool:
    """Whether a glob that asks for names spells out one part of a path, or how it begins.

    >>> is_spelled_out("a_files", Selection(include=("a_files/*",)))
    True
    >>> is_spelled_out("a_files", Selection(include=("*/*", "*_files")))
    False
    """
    return any(
        is_part_match(part, named)
        for glob in selection.include
        for named in split_glob(glob)
        if not GLOB_CHARACTER.match(named)
    )


def is_included(path: str, selection: Selection) -> bool:
    """Whether a glob asks for a name outright."""
    return any(is_glob_match(path, glob) for glob in selection.include)


def is_excluded(path: str, selection: Selection) -> bool:
    """Whether a name is to be left out."""
    return any(is_glob_match(path, glob) for glob in selection.exclude)


def is_glob_match(path: str, glob: str) -> bool:
    """Whether a path fits a glob; one without `/` is matched with the last part only.

    `*`, `?` and `[a-z]` stay within a part, `**` is any number of parts.

    >>> is_glob_match("2024/05/a.html", "*.html"), is_glob_match("2024/05/a.html", "2024/*.html")
    (True, False)
    >>> is_glob_match("2024/05/a.html", "2024/**/a.*"), is_glob_match("a.html", "**/a.html")
    (True, True)
    """
    if "/" not in glob:
        return is_part_match(path.rpartition("/")[2], glob)
    return len(split_glob(glob)) in compute_glob_states(path, glob)


def may_lead_to_match(folder: str, glob: str) -> bool:
    """Whether something inside a folder may fit a glob.

    >>> may_lead_to_match("2024", "2024/*/a.html"), may_lead_to_match("2023", "2024/*/a.html")
    (True, False)
    """
    last = len(split_glob(glob))
    return any(state < last for state in compute_glob_states(folder, glob))


def compute_glob_states(path: str, glob: str) -> set[int]:
    """How many parts of a glob a path can have used up; no glob takes long in this way."""
    parts = split_glob(glob)
    states = expand_glob_states({0}, parts)
    for part in path.split("/"):
        stay = {i for i in states if parts[i : i + 1] == ("**",)}
        step = {i + 1 for i in states - stay if i < len(parts) and is_part_match(part, parts[i])}
        states = expand_glob_states(stay | step, parts)
        if not states:
            break
    return states


def expand_glob_states(states: set[int], parts: tuple[str, ...]) -> set[int]:
    """The states, with those where a `**` stands for no part at all."""
    for i, part in enumerate(parts):
        if part == "**" and i in states:
            states.add(i + 1)
    return states


@cache
def split_glob(glob: str) -> tuple[str, ...]:
    """The parts of a glob."""
    return tuple(part for part in glob.split("/") if part != ".")


def is_part_match(part: str, glob: str) -> bool:
    """Whether one part of a path fits one part of a glob."""
    return bool(compile_glob_part(glob)(part))


@cache
def compile_glob_part(glob: str) -> Callable[[str], object]:
    """One part of a glob as a test."""
    return re.compile(translate(glob)).match
