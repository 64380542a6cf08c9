"""What a tree of files gives, for the tests of documents."""

import os

from newsclean.documents import Entry, Selection, iter_entries
from newsclean.documents.names import MAX_PART_BYTES
from newsclean.errors import ERROR_CODES

PAGE = b"<p>The bridge was opened on Monday.</p>"


def found(*paths: str, **selection: object) -> list[Entry]:
    """All entries, checked for what every entry must hold."""
    every = list(iter_entries(paths, Selection(**selection)))  # type: ignore[arg-type]  # a selection's fields, by name
    for entry in every:
        assert "\ufffd" not in entry.source.encode("utf-8", "strict").decode()
        assert (
            sum(x is not None for x in (entry.path, entry.data, entry.failure)) == 1
            or entry.skipped
        )
        if not entry.skipped:
            parts = entry.name.split("/")
            assert all(parts)
            assert not {".", ".."} & set(parts)
            assert all(len(os.fsencode(part)) <= MAX_PART_BYTES + 10 for part in parts)
        if entry.failure:
            assert entry.failure.code in ERROR_CODES
            assert entry.failure.message.isprintable()
    names = [entry.name for entry in every if not entry.skipped]
    assert len(set(names)) == len(names)
    return every


def pages(*paths: str, **selection: object) -> list[str]:
    """The sources of the pages."""
    return [e.source for e in found(*paths, **selection) if not e.skipped and not e.failure]


def failed(*paths: str, **selection: object) -> dict[str, str]:
    """The sources of the errors, with their codes."""
    return {e.source: e.failure.code for e in found(*paths, **selection) if e.failure}
