"""A CSV file that tells the address and the crawl date of each saved page."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.documents.container import INSIDE
from newsclean.documents.crawl_dates import crawl_date
from newsclean.documents.entry import Columns, Entry
from newsclean.documents.named_files import input_error, open_regular, source_named
from newsclean.documents.tables.rows import column, csv_rows, text_of
from newsclean.errors import InputError

FILE_COLUMNS = ("file", "path", "filename", "file_name", "name", "source")


class Known(NamedTuple):
    """What a sidecar tells of one page."""

    url: str | None
    crawled: str | None


class Sidecar:
    """What is known of pages, by their path.

    A row's file is looked up as the source, as the path below the folder or inside the archive that
    was named, and relative to the sidecar's own folder; never by the bare name, which two share.
    """

    def __init__(self, path: str, columns: Columns) -> None:
        """Read the file whole: about 400 bytes of memory a row.

        Raises:
            InputError: it cannot be read, or tells nothing.
        """
        self.path, self.folder = path, os.path.dirname(os.path.abspath(path))
        self.known: dict[str, Known] = {}
        try:
            with open_regular(path) as file:
                self.known.update(known_rows(csv_rows(file, "a sidecar"), columns))
        except OSError as error:
            raise named(path, input_error(error)) from error
        except InputError as error:
            raise named(path, error) from error
        self.unused = dict.fromkeys(self.known)  # in the order of the rows

    def notices(self) -> Iterator[str]:
        """What is to be said when all entries were told: rows that were for none of them."""
        if self.unused:
            numbers = f"{len(self.unused):,} of its {len(self.known):,} files"
            name, one = source_named(self.path), next(iter(self.unused))
            yield f"the sidecar {name}: {numbers} are not among the pages, {one} for one"

    def told(self, entry: Entry, root: str) -> Entry:
        """An entry with what the sidecar knows; what its container told stays.

        Args:
            entry: a page.
            root: the path of the command line that it came from.
        """
        if entry.skipped:
            return entry
        found = next(filter(self.known.__contains__, self.keys(entry, root)), None)
        if found is None:
            return entry
        self.unused.pop(found, None)
        known = self.known[found]
        return entry._replace(url=entry.url or known.url, crawled=entry.crawled or known.crawled)

    def keys(self, entry: Entry, root: str) -> Iterator[str]:
        """The names under which a row may tell of an entry."""
        yield entry.source
        start = source_named(root).rstrip("/")
        for mark in ("/", INSIDE):
            if entry.source.startswith(start + mark):
                yield entry.source.removeprefix(start + mark)
        if entry.path:
            yield source_named(os.path.relpath(os.path.abspath(entry.path), self.folder))


def known_rows(rows: Iterator[dict[str, object]], columns: Columns) -> Iterator[tuple[str, Known]]:
    """The rows of a sidecar.

    Raises:
        InputError: no column of files, or nothing beside it.
    """
    file = url = crawled = None
    for row in rows:
        if file is None:
            file = next((name for name in FILE_COLUMNS if name in row), None)
            named = Columns(*(name if name in row else None for name in columns))
            url, crawled = column(row, named, "url"), column(row, named, "crawled")
            if file is None or not (url or crawled):
                message = f"has the columns {', '.join(row)}; file and url or crawled are needed"
                raise InputError("not_found", message, stage="inputs")
        key = text_of(row.get(file))
        if key:
            known = Known(text_of(row.get(url or "")), crawl_date(row.get(crawled or "")))
            yield source_named(key).removeprefix("./"), known


def named(path: str, error: InputError) -> InputError:
    """An error of the sidecar, which no record will name."""
    return InputError(error.code, f"the sidecar {source_named(path)}: {error}", stage="inputs")
