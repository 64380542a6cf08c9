"""Records as rows of a table, as much of each as a report shows; the doubtful ones first."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Record = Mapping[str, Any]

ERROR = "error"
NO_ARTICLE = "no_article"
LACKING_FIELD_DOUBT = 0.1  # for a title that was not found, and for a date
WARNING_DOUBT = 0.05  # … for each kind of warning
MAX_RESULT_DOUBT = 0.99  # no result is as doubtful as a page on which no article was found
FAILED_DOUBT = 0.5  # … and this is an error of any other kind
# A report holds a row of each record in memory, about 1 kB; this bounds what a record makes of it.
MAX_CELL_CHARS = 1_000
MAX_SOURCE_CHARS = 10_000
MAX_CODES = 100  # of warnings


class ReportRow(NamedTuple):
    """What a report shows of a record, and what is known about it from elsewhere.

    Attributes:
        source: as in the record; the same holds for all keys up to `quality`.
        length: characters of the text.
        codes: of its error, else of its warnings, each once.
        message: of its error.
        doubt: 0 to 1: how much it needs to be checked by a person.
        made_by: the version of newsclean that made it.
        group: number of its group of duplicates, from 1; 0 where it is in none.
        href: where its source file is, relative to the report.
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


def make_report_row(record: Record) -> ReportRow:
    """The row of a record that has the types of `schema.KEYS`, what is too long for a cell cut.

    >>> row = make_report_row(
    ...     {"source": "a.html", "status": "article", "title": "T", "quality": 0.9}
    ... )
    >>> row.title, row.published, round(row.doubt, 2)
    ('T', '', 0.2)
    """
    error, encoding = get_object(record, "error"), get_object(record, "encoding")
    said = [error] if error else (record.get("warnings") or [])[:MAX_CODES]
    codes = [get_text(caution, "code") for caution in said]
    row = ReportRow(
        source=record["source"][:MAX_SOURCE_CHARS],
        status=get_text(record, "status"),
        title=get_text(record, "title"),
        outlet=get_text(record, "outlet"),
        site=get_text(record, "site"),
        published=get_text(record, "published"),
        lang=get_text(record, "lang"),
        encoding=get_text(encoding, "name"),
        quality=record.get("quality"),
        length=len(record.get("text") or ""),
        codes=tuple(dict.fromkeys(filter(None, codes))),
        message=get_text(error, "message"),
        made_by=get_text(get_object(record, "version"), "newsclean"),
    )
    return row._replace(doubt=compute_doubt(row))


def get_text(values: Record, key: str) -> str:
    """A text, as much of it as a cell shows; empty where there is none."""
    value: str = values.get(key) or ""
    return value[:MAX_CELL_CHARS]


def get_object(values: Record, key: str) -> Record:
    """An object; an empty one where there is none."""
    return values.get(key) or {}


def compute_doubt(row: ReportRow) -> float:
    """How much a row needs to be checked: the lower its quality and the more is odd, the more.

    A page that could not be read cannot be judged by looking at it, so it comes after the most
    doubtful ones.
    """
    if row.status == ERROR:
        return 1.0 if NO_ARTICLE in row.codes else FAILED_DOUBT
    lacking = (not row.title) + (not row.published)
    doubt = 1 - (row.quality or 0) + LACKING_FIELD_DOUBT * lacking + WARNING_DOUBT * len(row.codes)
    return round(min(doubt, MAX_RESULT_DOUBT), 4)


def sort_by_doubt(rows: Iterable[ReportRow]) -> list[ReportRow]:
    """The rows, the most doubtful first; equally doubtful ones stay in their order."""
    return sorted(rows, key=lambda row: -row.doubt)
