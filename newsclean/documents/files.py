"""One file: a page, or a container that its ending names."""

import os
from collections.abc import Iterator
from importlib import import_module

from newsclean.documents.container import File, Reader, members
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.globs import PACKED, excluded, included, is_page

# What a file ends in → the function that reads it. Tables are read where they are asked for: in a
# folder of pages a CSV file is more likely notes than pages.
ARCHIVES = (
    ((".zip",), "newsclean.documents.archives.zips:read_zip"),
    ((".wacz",), "newsclean.documents.archives.zips:read_wacz"),
    (
        (*(f".tar{packing}" for packing in PACKED), ".tgz", ".tbz", ".tbz2", ".txz", ".tzst"),
        "newsclean.documents.archives.tars:read_tar",
    ),
    (
        tuple(f".warc{packing}" for packing in PACKED),
        "newsclean.documents.archives.warcs:read_warc",
    ),
)
TABLES = (
    (
        tuple(e + packing for e in (".jsonl", ".ndjson", ".jsonlines") for packing in PACKED),
        "newsclean.documents.tables.rows:read_json_lines",
    ),
    (
        tuple(e + packing for e in (".csv", ".tsv") for packing in PACKED),
        "newsclean.documents.tables.rows:read_csv",
    ),
    ((".parquet", ".pq"), "newsclean.documents.tables.parquet:read_parquet"),
)


def file_entries(file: File, selection: Selection, *, outright: bool) -> Iterator[Entry]:
    """Give what one regular file holds.

    Args:
        file: the file.
        selection: which names are pages.
        outright: it was named by itself, so it is read whatever it is called.
    """
    wanted = outright or included(file.inner, selection)
    if not outright and excluded(file.inner, selection):
        yield file.left_out()
    elif reader := reader_for(file.path, tables=wanted):
        yield from members(file, reader, selection)
    elif outright or is_page(file.inner, selection):
        yield file.entry()
    else:
        yield file.left_out()


def reader_for(path: str, *, tables: bool) -> Reader | None:
    """The reader of a container, by the file's ending; `None` for a single page."""
    ending = os.path.basename(path).lower()
    for endings, where in (*ARCHIVES, *TABLES) if tables else ARCHIVES:
        if ending.endswith(endings):
            module, _, name = where.partition(":")
            reader: Reader = getattr(import_module(module), name)
            return reader
    return None
