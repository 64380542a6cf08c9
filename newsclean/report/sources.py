"""The sources of records read once more: files, and members of archives, crawls and tables."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from newsclean.batch.attempt import attempt_extraction
from newsclean.batch.manifest import Facts
from newsclean.documents import (
    ColumnNames,
    Entry,
    Selection,
    build_page_settings,
    iter_entries,
    load,
)
from newsclean.documents.named_files import STDIN, escape_unprintable
from newsclean.errors import InputError, NewscleanError
from newsclean.model import Article, Settings
from newsclean.pipeline import Explanation, explain

ARCHIVE_SEPARATOR = "!"
"""Stands between an archive's path and the name of a page in it."""


class ReadPage(NamedTuple):
    """A page that was read again, or why it was not."""

    explanation: Explanation | None = None
    note: str = ""


class RunSettings(NamedTuple):
    """How the run that made some records read its pages, by its manifest."""

    settings: Settings = Settings()
    selection: Selection = Selection()


def read_run_settings(facts: Facts | None) -> RunSettings:
    """How a run read its pages, by the facts of its manifest.

    >>> read_run_settings(
    ...     {"options": {"settings": {"encoding": "gbk", "of a later version": 1}}}
    ... ).settings[:2]
    ('gbk', None)
    """
    options = (facts or {}).get("options", {})
    selection = {**options.get("selection", {}), "avoid": ()}
    columns = ColumnNames(**keep_known(ColumnNames, selection.pop("columns", None) or {}))
    return RunSettings(
        Settings(**keep_known(Settings, options.get("settings", {}))),
        Selection(**keep_known(Selection, selection))._replace(columns=columns),
    )


def keep_known(shape: type, values: Mapping[str, object]) -> Facts:
    """The values whose names a named tuple has, lists as tuples."""
    names = getattr(shape, "_fields", ())
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name in names
    }


def read_again(sources: Iterable[str], run: RunSettings) -> Iterator[tuple[str, ReadPage]]:
    """Each source with its page, read and explained again, one at a time.

    An archive is opened once, however many of its pages are asked for.
    """
    packed: defaultdict[str, set[str]] = defaultdict(set)
    for source in sources:
        archive = find_archive(source)
        if archive:
            packed[archive].add(source)
        else:
            yield source, explain_entry(Entry(source, "", path=source), run)
    for archive, wanted in packed.items():
        for entry in list_archive_members(archive, wanted, run.selection):
            wanted.discard(entry.source)
            yield entry.source, explain_entry(entry, run)
        for source in sorted(wanted):
            yield (
                source,
                ReadPage(note=f"{escape_unprintable(archive)} holds no such page any more"),
            )


def find_named_entry(source: str, run: RunSettings) -> Entry:
    """The page that a source names: a file, or one in an archive."""
    archive = find_archive(source)
    found = list_archive_members(archive, {source}, run.selection) if archive else iter(())
    return next(found, Entry(source, "", path=source))


def find_archive(source: str) -> str | None:
    """The archive that a source names, where there is such a file and none of the whole name."""
    if os.path.lexists(source):
        return None
    parts = source.split(ARCHIVE_SEPARATOR)
    heads = (ARCHIVE_SEPARATOR.join(parts[:count]) for count in range(1, len(parts)))
    return next((head for head in heads if os.path.isfile(head)), None)


def list_archive_members(archive: str, wanted: set[str], selection: Selection) -> Iterator[Entry]:
    """The wanted pages of an archive; reading stops when all are found."""
    missing = set(wanted)
    try:
        for entry in iter_entries([archive], selection):
            if entry.source in missing and not entry.skipped:
                missing.discard(entry.source)
                yield entry
            if not missing:
                return
    except InputError:  # the sidecar is not where it was: its pages are missing, too
        return


def explain_entry(entry: Entry, run: RunSettings) -> ReadPage:
    """A page read and explained; the reason where that cannot be done."""
    if entry.source == STDIN:
        return ReadPage(note="the page came from standard input, which cannot be read again")
    kept: list[Explanation] = []

    def make() -> Article:
        page = load(entry, run.settings.max_bytes)
        explanation = explain(page.data or b"", settings=build_page_settings(page, run.settings))
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


def build_href(source: str, folder: str) -> str:
    """A link to a source's file for a report in a folder; empty where there is no file.

    Characters that could mean something to a browser are escaped, so a file called `javascript:…`
    is a file.

    >>> build_href("/no/such/page.html", "/tmp")
    ''
    """
    path = find_archive(source) or source
    if "\0" in path or not os.path.isfile(path):
        return ""
    try:
        relative = os.path.relpath(os.path.abspath(path), os.path.realpath(folder))
    except ValueError:  # another drive
        return ""
    return quote(relative.replace(os.sep, "/").encode("utf-8", "surrogateescape"), safe="/")
