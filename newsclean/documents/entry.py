"""An input before it is read: the values that every kind of container gives.

They are the contract between the inputs and whoever reads them; nothing here decides anything.
"""

from typing import NamedTuple

from newsclean.model import Caution, Failure


class Entry(NamedTuple):
    r"""One input: a page to read, an error that will become a record, or a file left out.

    Of `data`, `path` and `failure` exactly one is set; of a skipped one none needs to be.

    Attributes:
        source: what the record says: the path as given, inside an archive `news.zip!inner/a.html`,
            `x.warc.gz!<record id>`, `rows.csv!17`; bytes that are no UTF-8 as `\xNN`.
        name: where an output tree puts it: relative, separated by `/`, without the output's ending,
            without `..`, of names that every system takes, and no two entries of a run share one.
        fingerprint: changes when the input changes: size and time of the file and, for a member of
            an archive, its place there.
        path: the file to read, for `load`; the name as the system knows it.
        data: the page's bytes, for what stands inside an archive or came from standard input.
        url: the page's address, where the container or the sidecar knows it.
        crawled: when the page was saved (ISO 8601), where they know it.
        transport: the charset that travelled beside the page (HTTP header, MIME part, a table's own
            text), as it was written there.
        kind: `html`, `text` or `mhtml` where the container knows it, else `None`.
        failure: why it can't be read.
        skipped: it was seen and left out, and has no record; `reason` says why.
        reason: why it was left out, as a kind that is counted: "no page by its name", "excluded",
            "a request".
        is_text: the container had the page as text: `data` is UTF-8, whatever encoding is named.
        cautions: what the container knows to be wrong with the page, for its record's warnings.
        notice: a message about the whole container, for people. An entry with one is nothing else:
            no input, no record, not counted.
    """

    source: str
    name: str
    fingerprint: str = ""
    path: str | None = None
    data: bytes | None = None
    url: str | None = None
    crawled: str | None = None
    transport: str | None = None
    kind: str | None = None
    failure: Failure | None = None
    skipped: bool = False
    reason: str = ""
    is_text: bool = False
    cautions: tuple[Caution, ...] = ()
    notice: str = ""


class ColumnNames(NamedTuple):
    """The columns of a table (JSON Lines, CSV, Parquet); `None` goes by the usual names.

    Attributes:
        html: the page; by default the first of `html`, `raw_html`, `content`, `body`, `text` …
        url: its address; by default `url`, `link`, `uri` …
        crawled: when it was saved; by default `crawled`, `crawl_date`, `fetched`, `date` …
        id: what the source has after the `!`; by default `id`, `doc_id`, else the row's number.
    """

    html: str | None = None
    url: str | None = None
    crawled: str | None = None
    id: str | None = None


class Selection(NamedTuple):
    """What to take of the paths that are named.

    Attributes:
        include: globs; in folders and archives only names that match one are pages (by
            default, names that end as pages do, and files that begin so). A glob without `/` is
            matched with the last part of a path.
        exclude: globs; what matches is left out, a folder with all that is in it.
        follow: enter and read symbolic links that are met in folders.
        avoid: files and folders that are never read, such as the run's own output: globs and
            folders leave them out; a path or a list that names one, or something in it, ends all.
        null: lists (`@list`) are separated by NUL bytes instead of line ends.
        max_bytes: the most that one document may have, packed or unpacked.
        columns: of tables.
        header: the first row of a CSV file has the names of its columns.
        encoding: of CSV files, names and rows; `None` finds it.
        table: the one to read of a database that has several.
        sidecar: a CSV file with address and crawl date of each file.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    follow: bool = False
    avoid: tuple[str, ...] = ()
    null: bool = False
    max_bytes: int = 20_000_000
    columns: ColumnNames = ColumnNames()
    header: bool = True
    encoding: str | None = None
    table: str | None = None
    sidecar: str | None = None
