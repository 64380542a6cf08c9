"""What trafilatura takes for the story: asked only where the card is unsure, imported only then."""

from typing import Any


def second_opinion(tree: Any) -> str | None:
    """The text that trafilatura finds in a parsed page, or `None` where it finds none.

    Args:
        tree: the root of the tree that `html_page` parsed; it is not changed.
    """
    from lxml import html  # noqa: PLC0415 - only where a second opinion is asked for
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second of CPU

    root = html.fromstring(html.tostring(tree, encoding="utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    found = bare_extraction(root, include_comments=False, with_metadata=False)
    return found.text if found is not None and found.text else None
