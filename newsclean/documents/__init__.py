"""Folders, lists, archives, crawls and tables as documents: everything that a batch can be given.

    for entry in entries(["pages", "crawl.warc.gz", "@more.txt"], Selection()):
        if entry.skipped: ...                       # counted, no record
        elif entry.failure: ...                     # an error record
        else: page = load(entry, max_bytes)         # in the worker; raises InputError

`entries` is lazy and its order is fixed: paths as given, inside folders sorted bytewise by path,
members in their archive's order. It raises for no document. `load` unpacks single files (`.gz`,
MHTML) and tells what it learnt there; `read` gives the bytes only.
"""

from collections.abc import Callable, Iterable, Iterator

from newsclean.documents.entry import Columns, Entry, Selection
from newsclean.documents.pages import load, read, settings_for, unwrapped

__all__ = [
    "Columns",
    "Entry",
    "Selection",
    "entries",
    "listing",
    "load",
    "read",
    "settings_for",
    "unwrapped",
]

ALL = Selection()


def unheard(message: str) -> None:
    """Let a notice go."""
    del message


def entries(
    paths: Iterable[str], selection: Selection = ALL, notice: Callable[[str], None] = unheard
) -> Iterator[Entry]:
    """Give every input that the paths name, one after the other.

    A file that is named twice comes twice, with the same source and two names.

    Args:
        paths: files, folders, archives, tables, globs, `@list.txt`, `@-`, or `-` for one page.
        selection: what to take of them.
        notice: is told at the end what seems to be a mistake, such as a sidecar's rows for no page.

    Raises:
        InputError: the sidecar cannot be read; before the first entry. No input raises.
    """
    from newsclean.documents.given import every_entry  # noqa: PLC0415 - `load` needs none of it

    return every_entry(paths, selection, notice)


def listing(found: Iterable[Entry]) -> Iterator[str]:
    """Give the lines of `--dry-run`: one for each entry, then how many there are of each."""
    from newsclean.documents.dry_run import listed  # noqa: PLC0415 - for a dry run only

    return listed(found)
