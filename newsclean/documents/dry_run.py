"""What a batch would read, for people: `--dry-run`."""

from collections.abc import Iterable, Iterator

from newsclean.documents.entry import Entry
from newsclean.documents.named_files import printable


def listed(found: Iterable[Entry]) -> Iterator[str]:
    """A line for each entry, as it is found, and at last how many there are.

    >>> list(listed([Entry("a.html", "a.html", path="a.html"), Entry("b.png", "", skipped=True)]))
    ['page     a.html', 'skipped  b.png', '1 page, 1 skipped, 0 errors']
    """
    pages = skipped = errors = 0
    for entry in found:
        if entry.skipped:
            skipped += 1
            yield f"skipped  {printable(entry.source)}"
        elif entry.failure:
            errors += 1
            yield f"error    {printable(entry.source)}: {printable(entry.failure.message)}"
        else:
            pages += 1
            yield f"page     {printable(entry.source)}"
    yield f"{counted(pages, 'page')}, {skipped:,} skipped, {counted(errors, 'error')}"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
