"""Records as rows of a table, as much of each as a report shows; the doubtful ones first."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Record = Mapping[str, Any]

ERROR = "error"
NO_ARTICLE = "no_article"
LACKING = 0.1  # doubt for a title, and for a date, that was not found
ODD = 0.05  # … for each kind of warning
NEARLY_SURELY_WRONG = 0.99  # no result is as doubtful as a page on which no article was found
FAILED = 0.5  # … and this is an error of any other kind


class Row(NamedTuple):
    """What a report shows of a record, and what is known of it beside.

    Attributes:
        source: as in the record, and so are those up to `quality`.
        length: characters of the text.
        codes: of its error, else of its warnings, each once.
        message: of its error.
        doubt: 0 to 1: how much it needs to be looked at.
        made_by: the version of newsclean that made it.
        group: number of its group of duplicates, from 1; 0 where it is in none.
        href: where its source file is, seen from the report.
        size: bytes of the page.
        wall: seconds that it took.
        output: which of the outputs it stands in, from 0.
    """

    source: str
    status: str = ""
    title: str = ""
    outlet: str = ""
    site: str = ""
    published: str = ""
    lang: str = ""
    encoding: str = ""
    quality: float | None = None
    length: int = 0
    codes: tuple[str, ...] = ()
    message: str = ""
    doubt: float = 1.0
    made_by: str = ""
    group: int = 0
    href: str = ""
    size: int | None = None
    wall: float | None = None
    output: int = 0


def row_of(record: Record) -> Row:
    """The row of a record; a value of another type than the record's own is nothing.

    >>> row = row_of({"source": "a.html", "status": "article", "title": "T", "quality": 0.9})
    >>> row.title, row.published, round(row.doubt, 2)
    ('T', '', 0.2)
    """
    error, encoding = table(record, "error"), table(record, "encoding")
    warnings = record.get("warnings")
    cautions = [w for w in warnings if isinstance(w, dict)] if isinstance(warnings, list) else []
    codes = [words(error, "code")] if error else [words(caution, "code") for caution in cautions]
    row = Row(
        source=words(record, "source"),
        status=words(record, "status"),
        title=words(record, "title"),
        outlet=words(record, "outlet"),
        site=words(record, "site"),
        published=words(record, "published"),
        lang=words(record, "lang"),
        encoding=words(encoding, "name"),
        quality=share(record.get("quality")),
        length=len(words(record, "text")),
        codes=tuple(dict.fromkeys(filter(None, codes))),
        message=words(error, "message"),
        made_by=words(table(record, "version"), "newsclean"),
    )
    return row._replace(doubt=doubt_of(row))


def words(values: Record, key: str) -> str:
    """A value that is text."""
    value = values.get(key)
    return value if isinstance(value, str) else ""


def table(values: Record, key: str) -> Record:
    """A value that is an object."""
    value = values.get(key)
    return value if isinstance(value, dict) else {}


def share(value: Any) -> float | None:
    """A value between 0 and 1."""
    return float(value) if isinstance(value, (int, float)) and 0 <= value <= 1 else None


def doubt_of(row: Row) -> float:
    """How much a row needs to be looked at: what its quality lacks, and what else is odd.

    Nobody can judge a page that could not be read by looking at it: these come behind what is most
    doubtful.
    """
    if row.status == ERROR:
        return 1.0 if NO_ARTICLE in row.codes else FAILED
    lacking = (not row.title) + (not row.published)
    doubt = 1 - (row.quality or 0) + LACKING * lacking + ODD * len(row.codes)
    return round(min(doubt, NEARLY_SURELY_WRONG), 4)


def doubtful_first(rows: Iterable[Row]) -> list[Row]:
    """The rows, the most doubtful first; equally doubtful ones stay in their order."""
    return sorted(rows, key=lambda row: -row.doubt)
