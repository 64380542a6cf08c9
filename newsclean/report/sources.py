"""The sources of records read once more: files, and members of archives, crawls and tables."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from newsclean.batch.attempt import attempted
from newsclean.batch.manifest import Facts
from newsclean.documents import Columns, Entry, Selection, entries, load, settings_for
from newsclean.documents.named_files import STDIN, printable
from newsclean.errors import InputError, NewscleanError
from newsclean.model import Article, Settings
from newsclean.pipeline import Explanation, explain

INSIDE = "!"
"""What parts an archive's path from the name of a page in it."""


class Seen(NamedTuple):
    """A page that was read again, or why it was not."""

    explanation: Explanation | None = None
    note: str = ""


class Run(NamedTuple):
    """How the run that made some records read its pages, as far as its manifest tells."""

    settings: Settings = Settings()
    selection: Selection = Selection()


def run_of(facts: Facts | None) -> Run:
    """How a run read its pages, by the facts of its manifest.

    >>> run_of({"options": {"settings": {"encoding": "gbk", "of a later version": 1}}}).settings[:2]
    ('gbk', None)
    """
    options = (facts or {}).get("options", {})
    selection = {**options.get("selection", {}), "avoid": ()}
    columns = Columns(**known(Columns, selection.pop("columns", None) or {}))
    return Run(
        Settings(**known(Settings, options.get("settings", {}))),
        Selection(**known(Selection, selection))._replace(columns=columns),
    )


def known(shape: type, values: Mapping[str, object]) -> Facts:
    """Those of some values that a named tuple has, lists as tuples."""
    names = getattr(shape, "_fields", ())
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name in names
    }


def seen_again(sources: Iterable[str], run: Run) -> Iterator[tuple[str, Seen]]:
    """Each source with its page, read and explained again, one at a time.

    An archive is opened once, whatever number of its pages is asked for.
    """
    packed: defaultdict[str, set[str]] = defaultdict(set)
    for source in sources:
        archive = archive_of(source)
        if archive:
            packed[archive].add(source)
        else:
            yield source, seen(Entry(source, "", path=source), run)
    for archive, wanted in packed.items():
        for entry in members(archive, wanted, run.selection):
            wanted.discard(entry.source)
            yield entry.source, seen(entry, run)
        for source in sorted(wanted):
            yield source, Seen(note=f"{printable(archive)} holds no such page any more")


def entry_named(source: str, run: Run) -> Entry:
    """The page that a source names: a file, or one in an archive."""
    archive = archive_of(source)
    found = members(archive, {source}, run.selection) if archive else iter(())
    return next(found, Entry(source, "", path=source))


def archive_of(source: str) -> str | None:
    """The archive that a source names, where there is such a file and none of the whole name."""
    if os.path.lexists(source):
        return None
    parts = source.split(INSIDE)
    heads = (INSIDE.join(parts[:count]) for count in range(1, len(parts)))
    return next((head for head in heads if os.path.isfile(head)), None)


def members(archive: str, wanted: set[str], selection: Selection) -> Iterator[Entry]:
    """The pages of an archive that are wanted, as long as some are missing."""
    missing = set(wanted)
    try:
        for entry in entries([archive], selection):
            if entry.source in missing and not entry.skipped:
                missing.discard(entry.source)
                yield entry
            if not missing:
                return
    except InputError:  # the sidecar is not where it was: the pages are told of as missing
        return


def seen(entry: Entry, run: Run) -> Seen:
    """A page read and explained; the reason where that cannot be done."""
    if entry.source == STDIN:
        return Seen(note="the page came from standard input, which cannot be read again")
    kept: list[Explanation] = []

    def make() -> Article:
        page = load(entry, run.settings.max_bytes)
        explanation = explain(page.data or b"", settings=settings_for(page, run.settings))
        kept.append(explanation)
        if explanation.article is None:
            raise explanation.error or NewscleanError("no_article", "no article", stage="label")
        return explanation.article

    error = attempted(entry.source, make).error
    if kept:
        return Seen(kept[0])
    told = error.message if error else "it could not be read"
    if error and error.code == "not_found":
        told = "no such file from here; make the report in the folder that the pages were read from"
    return Seen(note=told)


def href_of(source: str, folder: str) -> str:
    """Where a source's file is, as a link in a report in a folder; nothing where there is no file.

    Every sign that a browser could take for more than a name is escaped, so a file called
    `javascript:…` is a file.

    >>> href_of("/no/such/page.html", "/tmp")
    ''
    """
    path = archive_of(source) or source
    if "\0" in path or not os.path.isfile(path):
        return ""
    try:
        relative = os.path.relpath(os.path.abspath(path), os.path.realpath(folder))
    except ValueError:  # another drive
        return ""
    return quote(relative.replace(os.sep, "/").encode("utf-8", "surrogateescape"), safe="/")
