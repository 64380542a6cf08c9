"""Whether a text is HTML (or XML) or a dump without markup."""

import re
from typing import Literal

# The elements that mark a page up: other words in angle brackets are no tags.
HTML_ELEMENTS = frozenset(
    "html head title meta link base style script body div span p a br hr h1 h2 h3 h4 h5 h6 ul ol "
    "li dl dt dd table thead tbody tr td th img figure figcaption section article main header "
    "footer nav aside form input button label select option iframe frame frameset noframes "
    "noscript blockquote pre code em strong b i u font center picture source video audio svg time "
    "template rss channel item feed entry urlset".split()
)
# Patterns are compiled when they are first met: a dump without a bracket needs none.
HTML_TAG = r"(?i)</?([a-z][a-z0-9]{0,10})(?=[\s/>])[^<>]{0,2000}>"
HTML_START = r"(?i)<(?:!doctype|\?xml|html|head|body|frameset|rss|feed)\b"
KIND_SAMPLE_CHARS = 100_000
MAX_LEADING_COMMENTS = 20
# A page begins and ends with a tag (a server's message may stand above it); a dump that quotes
# markup does not, or has a tag here and there. The barest of saved pages has one every 100.
MIN_ENCLOSED_SHARE = 0.8
MAX_CHARS_PER_TAG = 500


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
