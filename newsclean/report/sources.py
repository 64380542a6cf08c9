"""The sources of records found once more: files, and members of archives, crawls and tables.

What the records and manifests of a stranger name is read only where the user allowed it.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any, NamedTuple
from urllib.parse import quote

from newsclean.batch.attempt import attempt_extraction
from newsclean.batch.container_reader import iter_entries_within_limits
from newsclean.batch.manifest import Facts
from newsclean.documents import (
    ColumnNames,
    Entry,
    Selection,
    build_page_settings,
    load,
)
from newsclean.documents.container import MEMBER_SEPARATOR
from newsclean.documents.named_files import STDIN, escape_unprintable, format_source
from newsclean.errors import InputError, NewscleanError
from newsclean.model import Article, Settings
from newsclean.pipeline import Explanation, explain
from newsclean.records.schema import STRING_LIST_SCHEMA, TEXT_SCHEMA
from newsclean.records.shapes import Schema, build_check
from newsclean.report.allowed import SourceRoots, find_file

MAX_PAGE_BYTES = 1_000_000_000  # whatever a manifest says; a worker has no more memory
COLUMNS_SCHEMA: Schema = {
    "type": ["object", "null"],
    "properties": dict.fromkeys(ColumnNames._fields, TEXT_SCHEMA),
}
SETTINGS_SCHEMA: Schema = {
    "type": ["object", "null"],
    "properties": {
        **dict.fromkeys(("encoding", "input", "url", "crawled", "transport"), TEXT_SCHEMA),
        "max_bytes": {"type": "integer", "minimum": 1},
        "min_confidence": {"type": "number", "minimum": 0, "maximum": 1},
    },
}
SELECTION_SCHEMA: Schema = {
    "type": ["object", "null"],
    "properties": {
        "include": STRING_LIST_SCHEMA,
        "exclude": STRING_LIST_SCHEMA,
        "max_bytes": {"type": "integer", "minimum": 1},
        "columns": COLUMNS_SCHEMA,
        "header": {"type": "boolean"},
        "encoding": TEXT_SCHEMA,
        "table": TEXT_SCHEMA,
        "sidecar": TEXT_SCHEMA,
    },
}
OPTIONS_SCHEMA: Schema = {
    "type": "object",
    "properties": {"settings": SETTINGS_SCHEMA, "selection": SELECTION_SCHEMA},
}
"""What a report takes from a manifest; other options of a run say nothing of how to read a page."""
find_options_misfit = build_check(OPTIONS_SCHEMA)
NOT_ALLOWED = "not read: it lies outside of the folders that --sources allows"


class ReadPage(NamedTuple):
    """A page that was read again, or why it was not."""

    explanation: Explanation | None = None
    note: str = ""


class RunSettings(NamedTuple):
    """How the run that made some records read its pages, by its manifest.

    Attributes:
        settings: of each page.
        selection: what is taken of archives and tables.
        note: what of the manifest cannot be used.
    """

    settings: Settings = Settings()
    selection: Selection = Selection()
    note: str = ""


def read_run_settings(facts: Facts | None, roots: SourceRoots) -> RunSettings:
    """How a run read its pages, by the facts of its manifest.

    A sidecar is read only where the roots allow it.

    >>> from newsclean.report.allowed import NO_SOURCES
    >>> read_run_settings(
    ...     {"options": {"settings": {"encoding": "gbk", "of a later version": 1}}}, NO_SOURCES
    ... ).settings[:2]
    ('gbk', None)
    """
    options = (facts or {}).get("options") or {}
    if wrong := find_options_misfit(options):
        shown = escape_unprintable(wrong.strip())
        return RunSettings(note=f"its manifest cannot be used to read the pages ({shown})")
    settings = keep_known(SETTINGS_SCHEMA, options.get("settings") or {})
    selection = keep_known(SELECTION_SCHEMA, options.get("selection") or {})
    columns = keep_known(COLUMNS_SCHEMA, selection.pop("columns", None) or {})
    sidecar = selection.pop("sidecar", None)
    allowed = roots.admit(sidecar) if sidecar else None
    note = "its sidecar lies outside of the folders that --sources allows, and is not read"
    return RunSettings(
        Settings(**limit_size(settings)),
        Selection(**limit_size(selection), columns=ColumnNames(**columns), sidecar=allowed),
        note if sidecar and not allowed else "",
    )


def keep_known(schema: Schema, values: Mapping[str, Any]) -> Facts:
    """The values that a schema has, lists as tuples."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name in schema["properties"]
    }


def limit_size(values: Facts) -> Facts:
    """Some settings, their limit of a page's size within ours."""
    if "max_bytes" not in values:
        return values
    return {**values, "max_bytes": min(values["max_bytes"], MAX_PAGE_BYTES)}


def find_pages(
    sources: Iterable[str], run: RunSettings, roots: SourceRoots
) -> Iterator[tuple[str, Entry | str]]:
    """Each source with its page, or why it is not read; those of an archive in its order."""
    packed: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        if source == STDIN:
            yield source, "the page came from standard input, which cannot be read again"
            continue
        file = find_file(source, roots)
        if file is None:
            yield source, NOT_ALLOWED
        elif file.is_archive:
            packed[file.path].add(source)
        else:
            yield source, Entry(source, "", path=file.path)
    for archive, wanted in packed.items():
        reason = "holds no such page any more"
        for entry in list_archive_members(archive, wanted, run.selection):
            if entry.source in wanted:
                wanted.discard(entry.source)
                yield entry.source, entry
            elif entry.failure:
                reason = f"could not be read to its end: {entry.failure.message}"
        for source in sorted(wanted):
            yield source, escape_unprintable(f"{archive} {reason}")


def find_named_entry(source: str, run: RunSettings) -> Entry:
    """The page that the user names: a file, or one in an archive.

    One that the run's choice leaves out, such as a row of a table in an archive, is found, too.
    """
    archive = find_archive(source)
    everything = run.selection._replace(include=("*",))
    for selection in (run.selection, everything):
        if archive is None:
            break
        for entry in list_archive_members(archive, {source}, selection):
            if entry.source == source:
                return entry
    return Entry(source, "", path=source)


def find_archive(source: str) -> str | None:
    """The archive that a source names, where there is such a file and none of the whole name."""
    if os.path.lexists(source):
        return None
    parts = source.split(MEMBER_SEPARATOR)
    heads = (MEMBER_SEPARATOR.join(parts[:count]) for count in range(1, len(parts)))
    return next((head for head in heads if os.path.isfile(head)), None)


def list_archive_members(archive: str, wanted: set[str], selection: Selection) -> Iterator[Entry]:
    """The wanted pages of an archive, and its own failure; reading stops when all are found.

    A process with the limits of a batch reads it.
    """
    missing = set(wanted)
    try:
        with closing(iter_entries_within_limits([archive], selection)) as found:
            for entry in found:
                if entry.source in missing and not entry.skipped:
                    missing.discard(entry.source)
                    yield entry
                elif entry.failure and entry.source == format_source(archive):
                    yield entry
                if not missing:
                    return
    except InputError:  # the sidecar is not where it was: its pages are missing, too
        return


def explain_entry(entry: Entry, settings: Settings) -> ReadPage:
    """A page read and explained; the reason where that cannot be done."""
    kept: list[Explanation] = []

    def make() -> Article:
        page = load(entry, settings.max_bytes)
        explanation = explain(page.data or b"", settings=build_page_settings(page, settings))
        kept.append(explanation)
        if explanation.article is None:
            raise explanation.error or NewscleanError("no_article", "no article", stage="label")
        return explanation.article

    error = attempt_extraction(entry.source, make).error
    if kept:
        return ReadPage(kept[0])
    reason = error.message if error else "it could not be read"
    if error and error.code == "not_found":
        reason = "no such file from here; make the report in the folder the pages were read from"
    return ReadPage(note=reason)


def build_href(source: str, folder: str, roots: SourceRoots) -> str:
    """A link to a source's file for a report in a folder; empty where there is none to link.

    Characters that could mean something to a browser are escaped, so a file called `javascript:…`
    is a file.

    >>> from newsclean.report.allowed import NO_SOURCES
    >>> build_href("/etc/hosts", "/tmp", NO_SOURCES)
    ''
    """
    file = find_file(source, roots)
    if file is None or not os.path.isfile(file.path):
        return ""
    try:
        relative = os.path.relpath(os.path.abspath(file.path), os.path.realpath(folder))
    except ValueError:  # another drive
        return ""
    return quote(relative.replace(os.sep, "/").encode("utf-8", "surrogateescape"), safe="/")
