"""Tells markup from a dump without markup."""

import re
from typing import Literal

from newsclean.text.late_patterns import compile_late

# A word in angle brackets that is none of these is no tag; the last ones are of RSS, Atom and site
# maps.
HTML_ELEMENTS = frozenset(
    "html head title meta link base style script body div span p a br hr h1 h2 h3 h4 h5 h6 ul ol "
    "li dl dt dd table thead tbody tr td th img figure figcaption section article main header "
    "footer nav aside form input button label select option iframe frame frameset noframes "
    "noscript blockquote pre code em strong b i u font center picture source video audio svg time "
    "template rss channel item feed entry urlset".split()
)
# `re` compiles these patterns when they are first needed: a dump without a bracket needs none.
HTML_TAG = r"(?i)</?([a-z][a-z0-9]{0,10})(?=[\s/>])[^<>]{0,2000}>"
HTML_START = r"(?i)<(?:!doctype|\?xml|html|head|body|frameset|rss|feed)\b"
# Elements for which Markdown has no mark: pandoc keeps their tags.
UNMARKED_TAGS = (
    "a|abbr|article|aside|audio|cite|col|colgroup|div|figcaption|figure|footer|header|iframe|img|"
    "main|mark|nav|section|small|source|span|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|u|video"
)
TAG_ON_ITS_LINE = compile_late(rf"(?m)^</?(?:{UNMARKED_TAGS})(?:\s[^<>]{{0,2000}})?>\n\n")
MARKED_TAG = compile_late(r"(?i)<(?:p|h[1-6]|li)[\s>]")
DROPPED_TAG = compile_late(r"(?i)<(?:html|body|script|style)[\s>]")  # that pandoc never keeps
DIV_LINE = compile_late(r"(?m)^:{3,}(?: (?:\{.{1,500}\}|[\w-]+)(?: :+)?)?$")  # of pandoc's own
MIN_DIV_LINES = 2  # of one div
HEADING_LINE = compile_late(r"(?m)^#{1,6} \S")
MIN_LINKS = 3  # of Markdown without headings
MAX_START_CHARS = 100  # of the tag with which HTML begins
KIND_SAMPLE_CHARS = 100_000
MAX_LEADING_COMMENTS = 20
# A page begins and ends with a tag (a server's message may stand above it); a dump that quotes
# markup does not, or has a tag here and there. Saved pages with few tags have one every 100
# characters.
MIN_ENCLOSED_SHARE = 0.8  # of the text, from the first tag to the last
MAX_CHARS_PER_TAG = 500


def detect_kind(text: str) -> Literal["html", "text"]:
    """Whether a text is markup (`html`) or a dump without markup (`text`).

    >>> (
    ...     detect_kind("<p>One paragraph.</p>"),
    ...     detect_kind("How to write <p>: a lesson in five parts."),
    ... )
    ('html', 'text')
    """
    if "<" not in text and ":::" not in text:
        return "text"
    start = skip_comments(text)
    sample = text[start : start + KIND_SAMPLE_CHARS]
    if re.match(HTML_START, sample):
        return "html"
    if is_markdown_with_tags(sample):
        return "html"
    tags = [found for found in re.finditer(HTML_TAG, sample) if found[1].lower() in HTML_ELEMENTS]
    if not any(tag[0].startswith("</") or tag[0].endswith("/>") for tag in tags):
        return "text"
    enclosed_chars = tags[-1].end() - tags[0].start()
    text_chars = enclosed_chars - sum(len(tag[0]) for tag in tags)
    is_enclosed = enclosed_chars > MIN_ENCLOSED_SHARE * len(sample.strip())
    return "html" if is_enclosed and text_chars < MAX_CHARS_PER_TAG * len(tags) else "text"


def is_markdown_with_tags(text: str) -> bool:
    r"""Whether a text is Markdown with tags or divs of pandoc, each on a line of its own.

    What begins as HTML is none.

    >>> is_markdown_with_tags('<div class="a">\n\n# Ferry\n\nIt sank.\n\n</div>')
    True
    >>> is_markdown_with_tags("<div>\n# Ferry\n<p>It sank.</p>\n<p>It did.</p>\n</div>")
    False
    """
    start = skip_comments(text)
    if re.match(HTML_START, text[start : start + MAX_START_CHARS]):
        return False
    if "\n# " not in text and "\n## " not in text and text.count("](") < MIN_LINKS:
        return False
    if DROPPED_TAG.search(text):
        return False
    if len(DIV_LINE.findall(text)) >= MIN_DIV_LINES:
        return True
    alone = len(TAG_ON_ITS_LINE.findall(text))
    return 0 < alone >= len(MARKED_TAG.findall(text)) and bool(
        HEADING_LINE.search(text) or text.count("](") >= MIN_LINKS
    )


def skip_comments(text: str) -> int:
    """Where the text begins behind white space and comments: of a server, of "save as"."""
    white_space = re.compile(r"\s*")
    start = white_space.match(text).end()  # type: ignore[union-attr]  # it matches nothing too
    for _ in range(MAX_LEADING_COMMENTS):
        closed = text.find("-->", start) if text.startswith("<!--", start) else -1
        if closed < 0:
            break
        start = white_space.match(text, closed + len("-->")).end()  # type: ignore[union-attr]
    return start
