"""`documents.dry_run`: a listing is safe to print."""

import os
from collections.abc import Callable

from newsclean.documents import iter_entries, iter_listing_lines


def test_a_listing_is_safe_to_print(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.css", "in/x\x1b[31m.html")
    os.symlink("a.html", "in/link.html")
    lines = list(iter_listing_lines(iter_entries(["in"])))
    assert all(line.isprintable() for line in lines)
    assert lines[0] == "page     in/a.html"
    assert lines[-1] == "2 pages, 1 skipped, 1 error"
