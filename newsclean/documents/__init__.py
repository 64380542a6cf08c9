"""Everything that holds saved pages as documents: folders, archives, crawls, mails, feeds, tables.

    for entry in iter_entries(["pages", "crawl.warc.gz", "@more.txt"], Selection()):
        if entry.skipped: ...                       # counted, no record
        elif entry.failure: ...                     # an error record
        else: page = load(entry, max_bytes)         # in the worker; raises InputError

In: paths. Out: entries, and pages as bytes. May import `decode`, `text` and `model`. Read `entry`
first, then `given`, which goes from the paths to the entries, and `files`, which looks at one file.
`formats` says what a file is. What reads it lies in a room of its own: `archives` (ZIP, TAR),
`crawls` (WARC, ARC, WACZ), `messages` (mails, mailboxes, MHTML), `saves` (what browsers write
besides), `feeds`, `tables` (JSON, CSV, Parquet, Arrow) and `databases` (SQLite, DuckDB).

`iter_entries` is lazy and its order is fixed: paths as given, inside folders sorted bytewise by
path, members in their archive's order. It raises for no document. `load` unpacks single files
(`.gz`, MHTML, mails) and adds what it learns there (address, day, charset); `read` gives the bytes
only.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from newsclean.documents.entry import ColumnNames, Entry, Selection
from newsclean.documents.pages import build_page_settings, load, read, unwrap_entry

if TYPE_CHECKING:
    from newsclean.documents.files import ListMembers

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
    """Do nothing with a message."""
    del message


def iter_entries(
    paths: Iterable[str],
    selection: Selection = DEFAULT_SELECTION,
    notice: Callable[[str], None] = ignore_message,
    list_members: "ListMembers | None" = None,
) -> Iterator[Entry]:
    """Give every input that the paths name, one after the other.

    A file that is named twice comes twice, with the same source and two names.

    Args:
        paths: files, folders, archives, tables, globs, `@list.txt`, `@-`, or `-` for one page.
        selection: what to take of them.
        notice: is called at the end with what seems to be a mistake, such as rows of a sidecar that
            are for none of the pages.
        list_members: reads the archives, crawls and tables; by itself, this process.

    Raises:
        InputError: the sidecar cannot be read; before the first entry. No input raises.
        OutputError: code `exists`: something is named that `selection.avoid` says is never read.
    """
    from newsclean.documents.files import list_members_here  # noqa: PLC0415 - `load` needs none of it
    from newsclean.documents.given import iter_given_entries  # noqa: PLC0415 - nor of this

    return iter_given_entries(paths, selection, notice, list_members or list_members_here)


def iter_listing_lines(found: Iterable[Entry]) -> Iterator[str]:
    """Give the lines of `--dry-run`: one for each entry, then how many there are of each."""
    from newsclean.documents.dry_run import format_entries  # noqa: PLC0415 - for a dry run only

    return format_entries(found)
