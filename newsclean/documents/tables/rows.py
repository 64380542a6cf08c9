"""Rows of a table as pages; each row by the columns that it has itself."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from newsclean.documents.container import Container, MemberPage
from newsclean.documents.crawl_dates import CrawlDates
from newsclean.documents.entry import ColumnNames, Entry, Selection
from newsclean.documents.json_rows.inner_columns import HOLDERS
from newsclean.documents.named_files import escape_unprintable, require_size
from newsclean.documents.tables.usual_names import USUAL_COLUMN_NAMES
from newsclean.documents.unpack import ByteSource, make_unpack_error, open_unpacked
from newsclean.errors import InputError
from newsclean.model import Caution

READ_BLOCK_BYTES = 1 << 16  # of a file at a time
SPARE_ROW_BYTES = 1 << 20  # for a row's other columns
MAX_SHOWN_COLUMNS = 12
MAX_SHOWN_CHARS = 40  # of a column's name
MAX_KNOWN_COLUMNS = 1_000  # that are remembered until the first row with a page
MAX_KNOWN_SHAPES = 100  # of rows; a crawl's output has two or three
MAX_CELL_CHARS = 4_096  # of an id, an address or a day

EXCEL_CELL_CHARS = 32_767  # in UTF-16; Excel cuts longer texts without a word

# https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/
MONGO_ID_NAMES = ("$oid", "$uuid", "$numberLong")

Row = Mapping[str, object]


class SkippedRow(NamedTuple):
    """A row that is left out, and why."""

    reason: str


NumberedRow = tuple[int, Row | InputError | SkippedRow]
RowSource = Callable[[], Iterator[NumberedRow]]


def read_rows(open_rows: RowSource, container: Container, selection: Selection) -> Iterator[Entry]:
    """Give a page or an error for each row of a table.

    The rows are gone through until one has a page, and then read from the first one on. So the
    first row decides nothing, and a table without pages is one error.

    Args:
        open_rows: begins at the first row; gives each with its number, or why it cannot be read.
        container: makes the entries.
        selection: which columns, and how large a page may be.

    Raises:
        InputError: there are rows, and none has a column of pages.
    """
    require_pages(open_rows(), selection.columns)
    reader = RowReader(container, selection)
    for number, row in open_rows():
        yield reader.make_row_entry(row, number)
    yield from reader.list_notices()


def require_pages(rows: Iterator[NumberedRow], wanted: ColumnNames) -> None:
    """Go through the rows until one has what is wanted.

    Raises:
        InputError: no row has.
    """
    known: dict[str, None] = {}
    errors: list[InputError] = []
    try:
        for _, row in rows:
            if isinstance(row, SkippedRow):
                continue
            if isinstance(row, InputError):
                errors = errors or [row]
                continue
            if not find_missing_column(row, wanted):
                return
            known.update(dict.fromkeys(islice(row, MAX_KNOWN_COLUMNS - len(known))))
    except InputError:
        return  # it is met once more, behind the errors of the rows before it
    missing = find_missing_column(known, wanted)
    if known and missing:
        raise missing
    if errors and not known:
        if errors[0].code != "unpack_broken":  # the next try may have more memory
            raise errors[0]
        raise make_unpack_error(f"none of its rows can be read, the first because {errors[0]}")


class RowShape(NamedTuple):
    """What is known of rows by the names that they have.

    Attributes:
        columns: those that are read.
        refusal: the error where none has pages.
        pages: all columns that may have the page; the first one with a text has it.
    """

    columns: ColumnNames
    refusal: InputError | None
    pages: list[str]


class RowReader:
    """Makes entries of rows; the columns are chosen by the names that a row has."""

    def __init__(self, container: Container, selection: Selection) -> None:
        """Know no shape of row yet."""
        self.container = container
        self.max_bytes = selection.max_bytes
        self.wanted = selection.columns
        self.dates = CrawlDates()
        self.shapes: dict[tuple[str, ...], RowShape] = {}

    def make_row_entry(self, row: Row | InputError | SkippedRow, number: int) -> Entry:
        """A row as a page or an error."""
        if isinstance(row, SkippedRow):
            return self.container.make_skipped_entry(str(number), row.reason)
        if isinstance(row, InputError):
            return self.container.make_error_entry(str(number), number, row)
        shape = self.find_shape(row)
        inner = format_cell(row.get(shape.columns.id or "")) or str(number)
        if shape.refusal:
            return self.container.make_error_entry(inner, number, shape.refusal)
        return self.container.attempt_page(inner, number, lambda: self.read_page(row, shape))

    def find_shape(self, row: Row) -> RowShape:
        """The columns of a row, and the error where none has its page; it may lack the others."""
        names = tuple(row)
        found = self.shapes.get(names)
        if found is None:
            if len(self.shapes) >= MAX_KNOWN_SHAPES:
                self.shapes.clear()
            columns = find_table_columns(row, self.wanted)
            missing = find_missing_column(row, ColumnNames(html=self.wanted.html))
            lack, _, _ = str(missing).partition(";")  # the advice is for a whole table
            refusal = InputError("empty", f"the row has {lack}", stage="inputs")
            pages = [columns.html or ""] if self.wanted.html else list_page_columns(names)
            found = RowShape(columns, refusal if missing else None, pages)
            self.shapes[names] = found
        return found

    def read_page(self, row: Row, shape: RowShape) -> MemberPage:
        """The page of a row.

        Raises:
            InputError: there is none in it, or one that is too large.
        """
        columns = shape.columns
        cells = [row.get(name) for name in shape.pages]
        cell = next(filter(has_text, cells), cells[0])
        if isinstance(cell, InputError):
            raise cell
        if not isinstance(cell, str | bytes) or not cell:
            message = f"the row has no text in the column {columns.html}"
            raise InputError("empty", message, stage="inputs")
        data, transport = encode_page(cell)
        require_size(len(data), self.max_bytes)
        return MemberPage(
            data,
            format_cell(row.get(columns.url or "")),
            self.dates.read(row.get(columns.crawled or "")),
            transport,
            cautions=warn_cut_cell(cell),
            is_text=transport is not None,
        )

    def list_notices(self) -> Iterator[Entry]:
        """What to say of the table as a whole, behind its last row."""
        message = self.dates.describe_unread()
        if message:
            yield self.container.make_notice(message)


def find_table_columns(names: Iterable[str], wanted: ColumnNames) -> ColumnNames:
    """The columns of a row or table, by the names that were given or by the usual ones.

    Where the page lies in an object (`_source.html`), what lies there goes before other columns.
    """
    names = list(names)
    html = wanted.html or next(iter(list_page_columns(names)), None)
    holder = (html or "").rpartition(".")[0].lower()
    by_name = {name.strip().lower(): name for name in reversed(names)}
    return ColumnNames(
        html,
        *(
            given or find_usual_name(by_name, role, holder)
            for role, given in list(zip(ColumnNames._fields, wanted, strict=True))[1:]
        ),
    )


def list_page_columns(names: Iterable[str]) -> list[str]:
    """All columns with the usual names of pages, the surest first; those in objects are last.

    >>> list_page_columns(["text", "HTML", "title", "response.body", "author.text"])
    ['HTML', 'text', 'response.body']
    """
    by_name = {name.strip().lower(): name for name in reversed(list(names))}
    outer = {name.rpartition(".")[0] for name in by_name if "." in name}
    usual = USUAL_COLUMN_NAMES["html"]
    found = [name for name in usual if name in by_name and name not in outer]
    for holder in sorted(outer & HOLDERS):
        found += [path for name in usual if (path := f"{holder}.{name}") in by_name]
    return [by_name[name] for name in found]


def find_usual_name(by_name: Mapping[str, str], role: str, holder: str = "") -> str | None:
    """The column that plays a role by its usual names, first within an object.

    >>> find_usual_name({"id": "ID", "url": "URL"}, "url")
    'URL'
    """
    usual = USUAL_COLUMN_NAMES[role]
    names = [*(f"{holder}.{name}" for name in usual if holder), *usual]
    return next((by_name[name] for name in names if name in by_name), None)


def find_missing_column(names: Collection[str], wanted: ColumnNames) -> InputError | None:
    """The error for a row or table without a column that was named, or without one of pages."""
    shown = format_columns(names)
    for role, name in zip(ColumnNames._fields, wanted, strict=True):
        if name is not None and name not in names:
            message = f"no column {name} among {shown}; see --{role}-column"
            return InputError("not_found", message, stage="inputs")
    if find_table_columns(names, wanted).html is None:
        message = f"no column of pages among {shown}; name it with --html-column"
        return InputError("not_found", message, stage="inputs")
    return None


def format_columns(names: Iterable[str]) -> str:
    """The first columns' names for a message; a file without a row of names has pages there."""
    shown = (name[:MAX_SHOWN_CHARS] for name in islice(names, MAX_SHOWN_COLUMNS))
    return escape_unprintable(", ".join(shown)) or "none"


def make_records_error() -> InputError:
    """The error for records of newsclean, which have texts that are no pages."""
    message = "has the records of an earlier run and no pages; newsclean report FILE shows them"
    return InputError("container", message, stage="inputs")


def open_table_bytes(file: BinaryIO) -> ByteSource:
    """A table's bytes from the first one, unpacked where they are packed."""
    file.seek(0)
    return open_unpacked(file)


def encode_page(page: str | bytes) -> tuple[bytes, str | None]:
    r"""A page in a column as bytes, with the charset of those bytes where the page was text.

    >>> encode_page("<p>新闻")[1], encode_page("caf\udce9")
    ('utf-8', (b'caf\xe9', None))
    """
    if isinstance(page, bytes):
        return page, None
    try:
        return page.encode(), "utf-8"
    except UnicodeEncodeError:
        pass
    try:
        return page.encode("utf-8", "surrogateescape"), None
    except UnicodeEncodeError:  # half of a pair, as JSON may hold
        halves = page.encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le", "replace").encode(), "utf-8"


def warn_cut_cell(cell: str | bytes) -> tuple[Caution, ...]:
    """A warning where a cell is as long as Excel's longest one."""
    if isinstance(cell, str) and EXCEL_CELL_CHARS // 2 <= len(cell) <= EXCEL_CELL_CHARS:
        units = len(cell) + sum(c > "\uffff" for c in cell)
        if units in {EXCEL_CELL_CHARS, EXCEL_CELL_CHARS - 1}:  # a pair is not cut in two
            detail = f"the cell has {EXCEL_CELL_CHARS:,} characters, where Excel cuts texts off"
            return (Caution("truncated", detail),)
    return ()


def format_cell(value: Any) -> str | None:
    """A cell as text: numbers as they print; nothing, and what is no single value, as `None`."""
    if isinstance(value, dict):
        value = next((value[name] for name in MONGO_ID_NAMES if name in value), None)
    if isinstance(value, bytes):
        value = value[: 4 * MAX_CELL_CHARS].decode("utf-8", "surrogateescape")
    if isinstance(value, bool) or value == "":
        return None
    return str(value) if isinstance(value, str | int | float) else None


def has_text(cell: Any) -> bool:
    """Whether a cell has more than spaces; an error has to be told, too."""
    return isinstance(cell, InputError) or (isinstance(cell, str | bytes) and not is_blank(cell))


def is_blank(text: str | bytes) -> bool:
    """Whether a text has nothing but spaces."""
    return not text or text.isspace()
