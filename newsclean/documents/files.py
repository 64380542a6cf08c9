"""One file: a page, or a container (an archive, a crawl, a table) by the ending of its name."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module

from newsclean.documents.container import InputFile, MemberReader, read_members
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.globs import PACKING_ENDINGS, is_excluded, is_included, is_page_name

# The ending of a file → the function that reads it. Tables are read only where the command line or
# a glob names them: in a folder of pages a CSV file is more likely notes than pages.
ARCHIVE_READERS = (
    ((".zip",), "newsclean.documents.archives.zips:read_zip"),
    ((".wacz",), "newsclean.documents.archives.zips:read_wacz"),
    (
        (
            *(f".tar{packing}" for packing in PACKING_ENDINGS),
            ".tgz",
            ".tbz",
            ".tbz2",
            ".txz",
            ".tzst",
        ),
        "newsclean.documents.archives.tars:read_tar",
    ),
    (
        tuple(f".warc{packing}" for packing in PACKING_ENDINGS),
        "newsclean.documents.archives.warcs:read_warc",
    ),
)
TABLE_READERS = (
    (
        tuple(
            e + packing for e in (".jsonl", ".ndjson", ".jsonlines") for packing in PACKING_ENDINGS
        ),
        "newsclean.documents.tables.json_lines:read_json_lines",
    ),
    (
        tuple(e + packing for e in (".csv", ".tsv") for packing in PACKING_ENDINGS),
        "newsclean.documents.tables.csv_rows:read_csv",
    ),
    ((".parquet", ".pq"), "newsclean.documents.tables.parquet:read_parquet"),
)


ListMembers = Callable[[InputFile, str, Selection], Iterator[Entry]]
"""Gives the members of a container that a reader of the tables above reads: in this process, or in
one with limits (`batch.container_reader`)."""


def list_members_here(file: InputFile, reader: str, selection: Selection) -> Iterator[Entry]:
    """The members of a container, read in this process.

    Args:
        file: the container.
        reader: `module:name` of what reads it.
        selection: which names are pages.
    """
    yield from read_members(file, load_reader(reader), selection)


def iter_file_entries(
    file: InputFile, selection: Selection, list_members: ListMembers, *, outright: bool
) -> Iterator[Entry]:
    """Give the entries of one regular file.

    Args:
        file: the file.
        selection: which names are pages.
        list_members: reads it if it is a container.
        outright: the command line names it, so it is read whatever it is called.
    """
    wanted = outright or is_included(file.inner, selection)
    if not outright and is_excluded(file.inner, selection):
        yield file.make_skipped_entry()
    elif reader := find_reader_name(file.path, tables=wanted):
        yield from list_members(file, reader, selection)
    elif outright or is_page_name(file.inner, selection):
        yield file.make_entry()
    else:
        yield file.make_skipped_entry()


def is_read_in_folder(path: str, inner: str, selection: Selection) -> bool:
    """Whether a regular file that is met in a folder is read, by its names: as page or container.

    Args:
        path: the file.
        inner: its path below the folder that was named.
        selection: which names are pages.
    """
    if is_excluded(inner, selection):
        return False
    tables = is_included(inner, selection)
    return find_reader_name(path, tables=tables) is not None or is_page_name(inner, selection)


def find_reader_name(path: str, *, tables: bool) -> str | None:
    """What reads a container, as `module:name`, by the file's ending; `None` for a single page."""
    ending = os.path.basename(path).lower()
    readers = (*ARCHIVE_READERS, *TABLE_READERS) if tables else ARCHIVE_READERS
    return next((reader for endings, reader in readers if ending.endswith(endings)), None)


def load_reader(name: str) -> MemberReader:
    """The function that `module:name` names."""
    module, _, function = name.partition(":")
    reader: MemberReader = getattr(import_module(module), function)
    return reader
