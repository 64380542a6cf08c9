"""Folders, lists, archives, crawls and tables as documents: everything that a batch can be given.

    for entry in entries(["pages", "crawl.warc.gz", "@more.txt"], Selection()):
        if entry.skipped: ...                       # counted, no record
        elif entry.failure: ...                     # an error record
        else: page = load(entry, max_bytes)         # in the worker; raises InputError

`iter_entries` is lazy and its order is fixed: paths as given, inside folders sorted bytewise by
path, members in their archive's order. It raises for no document. `load` unpacks single files
(`.gz`, MHTML) and tells what it learnt there; `read` gives the bytes only.
"""

from collections.abc import Callable, Iterable, Iterator

from newsclean.documents.entry import ColumnNames, Entry, Selection
from newsclean.documents.pages import build_page_settings, load, read, unwrap_entry

__all__ = [
    "ColumnNames",
    "Entry",
    "Selection",
    "build_page_settings",
    "iter_entries",
    "iter_listing_lines",
    "load",
    "read",
    "unwrap_entry",
]

DEFAULT_SELECTION = Selection()


def ignore_message(message: str) -> None:
    """Let a notice go."""
    del message


def iter_entries(
    paths: Iterable[str],
    selection: Selection = DEFAULT_SELECTION,
    notice: Callable[[str], None] = ignore_message,
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
    from newsclean.documents.given import iter_given_entries  # noqa: PLC0415 - `load` needs none of it

    return iter_given_entries(paths, selection, notice)


def iter_listing_lines(found: Iterable[Entry]) -> Iterator[str]:
    """Give the lines of `--dry-run`: one for each entry, then how many there are of each."""
    from newsclean.documents.dry_run import format_entries  # noqa: PLC0415 - for a dry run only

    return format_entries(found)
