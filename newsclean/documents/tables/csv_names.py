"""The columns of a CSV file whose first row has no names."""

import re
from collections.abc import Callable, Sequence

from newsclean.documents.entry import ColumnNames
from newsclean.documents.tables.rows import find_missing_column
from newsclean.errors import InputError

TAG = re.compile(r"<(?:!doctype|/?[a-z][a-z0-9]*)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://")
DAY = re.compile(r"(?a)\d{4}-\d\d-\d\d")
MAX_NAME_CHARS = 300
MIN_PAGE_CHARS = 80  # of a column of texts, the longest cell of each row


def refuse_data_as_names(names: Sequence[str], columns: ColumnNames) -> None:
    """Refuse a first row that plainly is a page or an address, and names no column of pages.

    Raises:
        InputError: code `not_found`.
    """
    is_data = any(
        TAG.search(name) or ADDRESS.match(name) or len(name) > MAX_NAME_CHARS for name in names
    )
    if is_data and find_missing_column(names, columns):
        message = "has no row of names: its first row is a page; give newsclean batch --no-header"
        raise InputError("not_found", message, stage="inputs")


def guess_columns(rows: Sequence[Sequence[str]]) -> ColumnNames:
    """The columns of pages, addresses and days by what stands in the first rows.

    >>> guess_columns([["7", "https://news.example/", "2024-05-17", "<html>"]])
    ColumnNames(html='4', url='2', crawled='3', id=None)
    """
    pages = find_column(rows, lambda cell: bool(TAG.search(cell)))
    return ColumnNames(
        html=pages or find_longest_column(rows),
        url=find_column(rows, lambda cell: bool(ADDRESS.match(cell))),
        crawled=find_column(rows, lambda cell: bool(DAY.match(cell))),
    )


def find_column(rows: Sequence[Sequence[str]], fits: Callable[[str], bool]) -> str | None:
    """The number of the column in which most cells fit; `None` where none does."""
    width = max(map(len, rows), default=0)
    counts = [sum(at < len(row) and fits(row[at]) for row in rows) for at in range(width)]
    most = max(counts, default=0)
    return str(counts.index(most) + 1) if most else None


def find_longest_column(rows: Sequence[Sequence[str]]) -> str | None:
    """The column with the longest texts, if they are long enough for pages without markup."""
    longest = [max(range(len(row)), key=lambda at: len(row[at])) for row in rows if row]
    if (
        not longest
        or max(len(row[at]) for row, at in zip(rows, longest, strict=True)) < MIN_PAGE_CHARS
    ):
        return None
    return str(max(longest, key=longest.count) + 1)
