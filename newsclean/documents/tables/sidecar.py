"""A sidecar: a CSV file with the address and the crawl date of each saved page."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.documents.container import MEMBER_SEPARATOR
from newsclean.documents.crawl_dates import parse_crawl_date
from newsclean.documents.entry import ColumnNames, Entry
from newsclean.documents.named_files import format_source, make_input_error, open_regular
from newsclean.documents.tables.rows import find_role_column, format_cell, read_csv_rows
from newsclean.errors import InputError

FILE_COLUMNS = ("file", "path", "filename", "file_name", "name", "source")


class SidecarRow(NamedTuple):
    """What a sidecar knows of one page."""

    url: str | None
    crawled: str | None


class Sidecar:
    """What a CSV file knows of pages, by their path.

    A row's file is compared with the source, with the path below the folder or inside the archive
    that was named, and with the path from the sidecar's own folder; never with the bare name, which
    two pages can share.
    """

    def __init__(self, path: str, columns: ColumnNames) -> None:
        """Read the file whole: about 400 bytes of memory a row.

        Raises:
            InputError: it cannot be read, or has no columns for this.
        """
        self.path, self.folder = path, os.path.dirname(os.path.abspath(path))
        self.known: dict[str, SidecarRow] = {}
        try:
            with open_regular(path) as file:
                self.known.update(read_sidecar_rows(read_csv_rows(file, "a sidecar"), columns))
        except OSError as error:
            raise make_sidecar_error(path, make_input_error(error)) from error
        except InputError as error:
            raise make_sidecar_error(path, error) from error
        self.unused = dict.fromkeys(self.known)  # in the order of the rows

    def list_notices(self) -> Iterator[str]:
        """A message about the rows that were for none of the entries, if there are any."""
        if self.unused:
            numbers = f"{len(self.unused):,} of its {len(self.known):,} files"
            name, one = format_source(self.path), next(iter(self.unused))
            yield f"the sidecar {name}: {numbers} are not among the pages, {one} for one"

    def add_known(self, entry: Entry, root: str) -> Entry:
        """An entry with what the sidecar knows; what its container knew stays.

        Args:
            entry: a page.
            root: the path of the command line that it came from.
        """
        if entry.skipped:
            return entry
        found = next(filter(self.known.__contains__, self.list_keys(entry, root)), None)
        if found is None:
            return entry
        self.unused.pop(found, None)
        known = self.known[found]
        return entry._replace(url=entry.url or known.url, crawled=entry.crawled or known.crawled)

    def list_keys(self, entry: Entry, root: str) -> Iterator[str]:
        """The names under which an entry may stand in a row."""
        yield entry.source
        start = format_source(root).rstrip("/")
        for mark in ("/", MEMBER_SEPARATOR):
            if entry.source.startswith(start + mark):
                yield entry.source.removeprefix(start + mark)
        if entry.path:
            yield format_source(os.path.relpath(os.path.abspath(entry.path), self.folder))


def read_sidecar_rows(
    rows: Iterator[dict[str, object]], columns: ColumnNames
) -> Iterator[tuple[str, SidecarRow]]:
    """The rows of a sidecar.

    Raises:
        InputError: no column of files, or nothing beside it.
    """
    file = url = crawled = None
    for row in rows:
        if file is None:
            file = next((name for name in FILE_COLUMNS if name in row), None)
            named = ColumnNames(*(name if name in row else None for name in columns))
            url, crawled = (
                find_role_column(row, named, "url"),
                find_role_column(row, named, "crawled"),
            )
            if file is None or not (url or crawled):
                message = f"has the columns {', '.join(row)}; file and url or crawled are needed"
                raise InputError("not_found", message, stage="inputs")
        key = format_cell(row.get(file))
        if key:
            known = SidecarRow(
                format_cell(row.get(url or "")), parse_crawl_date(row.get(crawled or ""))
            )
            yield format_source(key).removeprefix("./"), known


def make_sidecar_error(path: str, error: InputError) -> InputError:
    """An error with the sidecar's name in it, as no record will name the file."""
    return InputError(error.code, f"the sidecar {format_source(path)}: {error}", stage="inputs")
