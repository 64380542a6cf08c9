"""TODO."""

import re
from typing import Literal

from newsclean.decode.sniff import (
    HTML_ELEMENTS,
    HTML_START,
    HTML_TAG,
    KIND_SAMPLE_CHARS,
    MAX_CHARS_PER_TAG,
    MAX_LEADING_COMMENTS,
    MIN_ENCLOSED_SHARE,
)


def detect_kind(text: str) -> Literal["html", "text"]:
    """Whether a text is markup or a dump with no markup left.

    >>> (
    ...     detect_kind("<p>One paragraph.</p>"),
    ...     detect_kind("How to write <p>: a lesson in five parts."),
    ... )
    ('html', 'text')
    """
    if "<" not in text:
        return "text"
    sample = skip_comments(text)[:KIND_SAMPLE_CHARS]
    if re.match(HTML_START, sample):
        return "html"
    tags = [found for found in re.finditer(HTML_TAG, sample) if found[1].lower() in HTML_ELEMENTS]
    if not any(tag[0].startswith("</") or tag[0].endswith("/>") for tag in tags):
        return "text"
    marked_up = tags[-1].end() - tags[0].start()
    shown = marked_up - sum(len(tag[0]) for tag in tags)
    enclosed = marked_up > MIN_ENCLOSED_SHARE * len(sample.strip())
    return "html" if enclosed and shown < MAX_CHARS_PER_TAG * len(tags) else "text"


def skip_comments(text: str) -> str:
    """The text without white space and comments in front, such as a server's or a saver's."""
    rest = text.lstrip()
    for _ in range(MAX_LEADING_COMMENTS):
        if not rest.startswith("<!--"):
            break
        _, closed, below = rest.partition("-->")
        if not closed:
            break
        rest = below.lstrip()
    return rest
