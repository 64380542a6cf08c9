r"""The formats of an output: finished records in input order become a file or a folder.

In: rows of records. Out: files. Each module writes one format; `sqlite` and `parquet` read theirs
back, too, and `columns` lays the record's keys out in columns for both.

A writer is a pure function of its rows: the same rows give the same bytes in every run. It writes
to a path that does not exist yet, in a folder of the run's own on the output's file system;
`move_into_place` then gives the whole thing its name. So an output is whole or absent, and no
writer has to care for that.

>>> row = OutputRow(b'{"source":"a.html","status":"error"}\n', "news/a.html")
>>> (
...     row.record["status"],
...     find_output_format("out.jsonl").name,
...     find_output_format("pages", "md").name,
... )
('error', 'jsonl', 'md')
"""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from newsclean.dependencies import require
from newsclean.errors import OutputError, RecordsError

Record = dict[str, Any]


class OutputRow(NamedTuple):
    """A finished document.

    Attributes:
        line: the record as one line of compact JSON (UTF-8, with the line end), as `batch` writes
            it and as `jsonl` copies it.
        name: where a folder output puts it (`documents.Entry.name`): relative, separated by `/`,
            allowed on every system, without the output's ending, never the same for two rows.
    """

    line: bytes
    name: str

    @property
    def record(self) -> Record:
        """The record; parsed each time."""
        values: Record = json.loads(self.line)
        return values


OutputWriter = Callable[[Iterable[OutputRow], str], None]
"""`write(rows, path)`: make `path` from rows in input order.

`path` does not exist; its folder does, is the run's own and is removed afterwards, so files beside
`path` are fine. When it returns, everything is written and synced (`fsync`). It takes each row
once, as it comes, and keeps none: there may be millions. The same rows give the same bytes: no
times, no machine, no random names inside.

Raises:
    OSError: the disk is full, broken or not writable; the batch says so and can be resumed.
    OutputError: something that this writer needs is missing (code `missing`), with advice.
"""


class OutputFormat(NamedTuple):
    """A format of output.

    Attributes:
        name: as `-f` takes it.
        writer: its `OutputWriter` as `module:function`, imported when it is used.
        endings: endings of `-o` that choose it; empty where the output is a folder.
        about: a few words for the help.
        blocks: its records need the body block by block, as for `--blocks`.
        needs: modules that only the extra of the same name installs.
    """

    name: str
    writer: str
    endings: tuple[str, ...]
    about: str
    blocks: bool = False
    needs: tuple[str, ...] = ()

    @property
    def is_folder(self) -> bool:
        """Whether the output is a folder with a file for each input."""
        return not self.endings


JSON_LINES_NAME = "jsonl"
# A name without a known ending means the first of the folders.
OUTPUT_FORMATS: tuple[OutputFormat, ...] = (
    OutputFormat(
        JSON_LINES_NAME,
        "newsclean.records.stores.jsonl:write_jsonl",
        (".jsonl", ".ndjson"),
        "one JSON Lines file",
    ),
    OutputFormat(
        "sqlite",
        "newsclean.records.stores.sqlite:write_sqlite",
        (".sqlite", ".sqlite3", ".db"),
        "one SQLite file with full-text search",
    ),
    OutputFormat(
        "parquet",
        "newsclean.records.stores.parquet:write_parquet",
        (".parquet",),
        "one Parquet file (needs newsclean[parquet])",
        needs=("pyarrow",),
    ),
    OutputFormat(
        "json", "newsclean.records.stores.folder:write_json", (), "a folder of JSON files"
    ),
    OutputFormat(
        "md",
        "newsclean.records.stores.folder:write_markdown",
        (),
        "a folder of Markdown",
        blocks=True,
    ),
    OutputFormat("txt", "newsclean.records.stores.folder:write_text", (), "a folder of plain text"),
)


def find_output_format(path: str, name: str | None = None) -> OutputFormat:
    """The format of an output, by its name or else by the path's ending.

    Raises:
        OutputError: there is no such format, or the ending chooses none.
    """
    if name is not None:
        found = [form for form in OUTPUT_FORMATS if form.name == name]
    else:
        ending = os.path.splitext(path.rstrip("/"))[1].lower()
        found = [form for form in OUTPUT_FORMATS if ending in form.endings]
        if not found and (not ending or path.endswith("/") or os.path.isdir(path)):
            found = [form for form in OUTPUT_FORMATS if form.is_folder]
    if not found:
        known = ", ".join(ending for form in OUTPUT_FORMATS for ending in form.endings)
        advice = f"end its name in {known}, or say with -f what it is to be"
        raise OutputError("missing", f"no form of output is called so; {advice}", stage="outputs")
    return found[0]


def load_writer(form: OutputFormat) -> OutputWriter:
    """A format's writer, imported now.

    Raises:
        OutputError: it needs a module that is not there.
        DependencyError: that is too old.
    """
    for name in form.needs:
        if find_spec(name) is None:
            advice = f"install it with: pip install 'newsclean[{form.name}]'"
            raise OutputError("missing", f"{form.name} needs {name}; {advice}", stage="outputs")
        require(name)
    module, _, name = form.writer.partition(":")
    writer: OutputWriter = getattr(import_module(module), name)
    return writer


def make_foreign_file_error(message: str) -> RecordsError:
    """The error for a file that is no output of newsclean, or no whole one."""
    return RecordsError("unpack_broken", message, stage="outputs")


def sync_to_disk(path: str) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    try:
        number = os.open(path, os.O_RDONLY)
    except PermissionError:  # Windows opens no folder
        return
    try:
        os.fsync(number)
    finally:
        os.close(number)


def move_into_place(made: str, target: str) -> None:
    """Move what a writer has made and synced to its name, in one step.

    An earlier file is replaced, with its permissions kept, and so is an empty folder.
    """
    if os.path.exists(target):
        keep_permissions(made, target)
    if os.name == "nt" and os.path.isdir(target):
        os.rmdir(target)  # there no folder takes the place of another
    os.replace(made, target)
    with suppress(PermissionError):
        sync_to_disk(os.path.dirname(os.path.abspath(target)))


def keep_permissions(made: str, target: str) -> None:
    """Give what was made the permissions of what it replaces; its owner can always write a folder.

    Raises:
        OSError: they cannot be read or given.
    """
    own = 0o700 if os.path.isdir(made) else 0
    os.chmod(made, os.stat(target).st_mode & 0o7777 | own)
