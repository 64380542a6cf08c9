"""TODO."""

import re
from typing import Literal

from newsclean.decode.sniff import (
    CHARACTERS_A_TAG,
    ELEMENTS,
    ENCLOSED,
    LOOKED_AT,
    MOST_COMMENTS,
    START,
    TAG,
)


def kind_of(text: str) -> Literal["html", "text"]:
    """Whether a text is markup or a dump with no markup left.

    >>> kind_of("<p>One paragraph.</p>"), kind_of("How to write <p>: a lesson in five parts.")
    ('html', 'text')
    """
    if "<" not in text:
        return "text"
    sample = below_comments(text)[:LOOKED_AT]
    if re.match(START, sample):
        return "html"
    tags = [found for found in re.finditer(TAG, sample) if found[1].lower() in ELEMENTS]
    if not any(tag[0].startswith("</") or tag[0].endswith("/>") for tag in tags):
        return "text"
    marked_up = tags[-1].end() - tags[0].start()
    shown = marked_up - sum(len(tag[0]) for tag in tags)
    enclosed = marked_up > ENCLOSED * len(sample.strip())
    return "html" if enclosed and shown < CHARACTERS_A_TAG * len(tags) else "text"


def below_comments(text: str) -> str:
    """The text without white space and comments in front, such as a server's or a saver's."""
    rest = text.lstrip()
    for _ in range(MOST_COMMENTS):
        if not rest.startswith("<!--"):
            break
        _, closed, below = rest.partition("-->")
        if not closed:
            break
        rest = below.lstrip()
    return rest
