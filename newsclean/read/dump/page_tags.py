"""Marks of the page that pandoc leaves in Markdown: tags and fences around parts without a mark.

`pandoc -t gfm` keeps `<div>` and `<span>` as they are, `-t markdown` writes `:::` around the one
and `[words]{.class}` for the other. They say nothing that a dump needs.
"""

import re

from newsclean.text.late_patterns import compile_late

__all__ = ["drop_page_tags", "is_markdown_with_tags"]

# Elements for which Markdown has no mark; what it has one for (`p`, `h1`, `li`) is never left.
KEPT_TAGS = (
    "a|abbr|article|aside|audio|cite|col|colgroup|div|figcaption|figure|footer|header|iframe|img|"
    "main|mark|nav|section|small|source|span|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|u|video"
)
KEPT_TAG = compile_late(rf"</?(?:{KEPT_TAGS})(?:\s[^<>]{{0,2000}})?/?>(?P<number>\d{{1,3}}\.)?")
OTHER_TAG = compile_late(r"<(?:p|h[1-6]|li|ul|ol|html|body|script|style)[\s>]", re.IGNORECASE)
TAG_ON_ITS_LINE = compile_late(rf"(?m)^</?(?:{KEPT_TAGS})(?:\s[^<>]{{0,2000}})?>$")
HEADING_LINE = compile_late(r"(?m)^#{1,6} \S")
MIN_LINKS = 3  # of Markdown without headings
FENCE_LINE = compile_late(r"(?m)^[ \t]{0,12}:{3,}(?:[ \t][^\n]{0,500})?$")
SPAN = compile_late(r"\[([^\[\]]{1,2000})\]\{[.#][^{}]{0,500}\}")
CLASSED_SPAN = compile_late(r"<span\sclass=\"[^\"<>]{1,200}\">")
LIST_NUMBER = compile_late(r"^(\d{1,3})\.")
HEADING_NAME = compile_late(r"(?m)^(#{1,6} [^\n]{1,1000}?) \{[.#][^{}\n]{0,500}\}$")


def is_markdown_with_tags(text: str) -> bool:
    r"""Whether a text is Markdown although it has tags: only such as Markdown has no mark for.

    >>> is_markdown_with_tags('<div class="a">\n\n# Ferry\n\nIt sank.\n\n</div>')
    True
    >>> is_markdown_with_tags("<div>\n\n# Ferry\n\n<p>It sank.</p>\n\n</div>")
    False
    """
    if "\n# " not in text and "\n## " not in text and text.count("](") < MIN_LINKS:
        return False
    if not KEPT_TAG.search(text) or OTHER_TAG.search(text):
        return False
    return bool(TAG_ON_ITS_LINE.search(text)) and bool(
        HEADING_LINE.search(text) or text.count("](") >= MIN_LINKS
    )


def drop_page_tags(text: str) -> str:
    r"""A dump in Markdown without tags and fences; its lines keep their numbers.

    >>> drop_page_tags("::: info\n# Ferry {#ferry}\n[By Ann]{.author}\n:::")
    '\n# Ferry\nBy Ann\n'
    >>> drop_page_tags('<div>\n\n# Ferry\n\n<span\nclass="a">By Ann</span>\n\n</div>')
    '\n\n# Ferry\n\n\nBy Ann\n\n'
    """
    if ":::" in text and FENCE_LINE.search(text):
        text = SPAN.sub(lambda span: escape_number(span[1]), FENCE_LINE.sub("", text))
        text = HEADING_NAME.sub(r"\1", text)
    if "</" in text and (is_markdown_with_tags(text) or has_spans(text)):
        text = KEPT_TAG.sub(
            lambda tag: "\n" * tag[0].count("\n") + escape_number(tag["number"] or ""), text
        )
    return text


def has_spans(text: str) -> bool:
    """Whether a text is Markdown with spans in it that have a class, and without other elements."""
    return bool(CLASSED_SPAN.search(text) and HEADING_LINE.search(text)) and not OTHER_TAG.search(
        text
    )


def escape_number(text: str) -> str:
    r"""A text that begins no list: `3. Juni` stood behind a mark.

    >>> escape_number("3. Juni 2024"), escape_number("By Ann")
    ('3\\. Juni 2024', 'By Ann')
    """
    return LIST_NUMBER.sub(r"\1\\.", text)
