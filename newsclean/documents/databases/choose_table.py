"""Which table of a database is read: the one that is named, or the only one with pages."""

from collections.abc import Iterable, Mapping, Sequence

from newsclean.documents.entry import Selection
from newsclean.documents.named_files import escape_unprintable
from newsclean.documents.tables.rows import (
    MAX_SHOWN_CHARS,
    MAX_SHOWN_COLUMNS,
    find_missing_column,
)
from newsclean.errors import InputError

MAX_SHOWN_TABLES = MAX_SHOWN_COLUMNS

Tables = Mapping[str, Sequence[str]]
"""The names of tables, each with those of its columns."""


def choose_table(tables: Tables, views: Tables, selection: Selection) -> str:
    """The table to read; a view is read only if it is named.

    >>> choose_table({"pages": ["html"], "runs": ["day"]}, {}, Selection())
    'pages'

    Raises:
        InputError: code `not_found`: there is no such table, none has pages, or several have.
    """
    wanted = selection.table
    if wanted is not None:
        every = {**views, **tables}
        if wanted not in every:
            message = f"has no table {wanted} but {format_names(every)}; see --table"
            raise InputError("not_found", message, stage="inputs")
        missing = find_missing_column(every[wanted], selection.columns)
        if missing:
            raise missing
        return wanted
    fitting = [
        name
        for name, columns in tables.items()
        if not find_missing_column(columns, selection.columns)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        shown = format_names(fitting)
        message = f"has several tables with pages: {shown}; name one: newsclean batch --table"
    elif len(tables) == 1:
        (columns,) = tables.values()
        message = str(find_missing_column(columns, selection.columns))
    else:
        message = (
            f"has no table with a column of pages among {format_names(tables)}; "
            "name both: newsclean batch --table --html-column"
        )
    raise InputError("not_found", message, stage="inputs")


def format_names(names: Iterable[str]) -> str:
    """The first names, cut, for a message."""
    shown = [name[:MAX_SHOWN_CHARS] for name in names]
    more = ", …" if len(shown) > MAX_SHOWN_TABLES else ""
    return escape_unprintable(", ".join(shown[:MAX_SHOWN_TABLES]) + more) or "none"


def quote_name(name: str) -> str:
    """A name of a table or column in SQL.

    >>> quote_name('a "b" c')
    '"a ""b"" c"'
    """
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
