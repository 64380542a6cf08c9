"""What a batch would read, for people: `--dry-run`."""

from collections.abc import Iterable, Iterator

from newsclean.documents.entry import Entry
from newsclean.documents.named_files import escape_unprintable


def format_entries(found: Iterable[Entry]) -> Iterator[str]:
    """A line for each entry, as it is found, and at the end how many there are.

    >>> list(
    ...     format_entries(
    ...         [
    ...             Entry("a.html", "a.html", path="a.html"),
    ...             Entry("b.png", "", skipped=True, reason="excluded"),
    ...         ]
    ...     )
    ... )
    ['page     a.html', 'skipped  b.png: excluded', '1 page, 1 skipped, 0 errors']
    """
    pages = skipped = errors = 0
    for entry in found:
        if entry.skipped:
            skipped += 1
            reason = f": {escape_unprintable(entry.reason)}" if entry.reason else ""
            yield f"skipped  {escape_unprintable(entry.source)}{reason}"
        elif entry.failure:
            errors += 1
            message = escape_unprintable(entry.failure.message)
            yield f"error    {escape_unprintable(entry.source)}: {message}"
        else:
            pages += 1
            yield f"page     {escape_unprintable(entry.source)}"
    yield f"{format_count(pages, 'page')}, {skipped:,} skipped, {format_count(errors, 'error')}"


def format_count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
