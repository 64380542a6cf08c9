"""Crawls (WARC, WET, ARC): the pages and texts in them, each with its address and its day."""

from collections.abc import Iterator
from typing import BinaryIO

from newsclean.documents.container import Container
from newsclean.documents.crawls.buffer import CrawlBuffer
from newsclean.documents.crawls.heads import ARC_SYNTAX, WARC_SYNTAX, Syntax
from newsclean.documents.crawls.packed import iter_pieces
from newsclean.documents.crawls.pages import (
    MAX_HEAD_BYTES,
    Context,
    TextExtracts,
    is_text_extract,
    make_record_entry,
)
from newsclean.documents.crawls.records import Record, RecordReader
from newsclean.documents.entry import Entry, Selection
from newsclean.documents.unpack import ByteSource, UnpackBudget
from newsclean.errors import InputError

WAT_MESSAGE = "is a WAT file: metadata, no pages; give the WARC or the WET file of the same name"
WAT_SORTS = frozenset(("warcinfo", "metadata"))


def read_warc(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of a WARC file."""
    yield from read_crawl_file(file, container, selection, WARC_SYNTAX)


def read_arc(file: BinaryIO, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give the pages of an ARC file."""
    yield from read_crawl_file(file, container, selection, ARC_SYNTAX)


def read_crawl_file(
    file: BinaryIO, container: Container, selection: Selection, syntax: Syntax
) -> Iterator[Entry]:
    """Give the pages of one crawl."""
    budget = container.budget or UnpackBudget(file.seek(0, 2))
    file.seek(0)
    extracts = TextExtracts()
    context = Context("", container, selection)
    try:
        yield from read_records(file, context, syntax, budget, extracts)
    except InputError:
        yield from extracts.release()
        raise
    yield from extracts.release()


def read_records(
    file: ByteSource,
    context: Context,
    syntax: Syntax,
    budget: UnpackBudget,
    extracts: TextExtracts,
) -> Iterator[Entry]:
    """Give the pages of a crawl, or of one inside a WACZ.

    Args:
        file: its bytes, from the first one.
        context: what makes the entries, and what to take.
        syntax: how its records begin.
        budget: of the whole file that is read.
        extracts: texts that are held back.

    Raises:
        InputError: it breaks off, or is damaged and nothing that can be read follows.
    """
    most = context.selection.max_bytes + MAX_HEAD_BYTES
    buffer = CrawlBuffer(iter_pieces(file, syntax.begins), budget)
    sorts: set[str] = set()
    for record in RecordReader(buffer, syntax, most).iter_records():
        sorts.add(get_sort(record))
        entry = make_record_entry(record, context)
        budget.spend(measure_unpacking(entry, context.selection.max_bytes))
        yield from extracts.sort(entry, is_extract=is_text_extract(record))
        budget.require()
    if "metadata" in sorts and sorts <= WAT_SORTS:
        raise InputError("container", WAT_MESSAGE, stage="inputs")


def get_sort(record: Record) -> str:
    """The type of a record as it says itself."""
    return "damage" if record.error else record.head.fields.get("warc-type", "").strip().lower()


def measure_unpacking(entry: Entry, max_bytes: int) -> int:
    """How many bytes a response unpacked to; one that was refused came to the limit."""
    refused = entry.failure is not None and entry.failure.code == "unpack_limit"
    return max_bytes if refused else len(entry.data or b"")
