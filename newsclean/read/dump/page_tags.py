"""Takes off what pandoc leaves in Markdown of parts of a line: `<span>` and `[words]{.class}`.

They say nothing that a dump needs. What keeps `<div>` as well, or `:::` for it, is read as HTML
(`markdown_html`).
"""

from newsclean.read.kind import HEADING_LINE, MARKED_TAG, UNMARKED_TAGS, is_markdown_with_tags
from newsclean.text.late_patterns import compile_late

__all__ = ["drop_page_tags"]

KEPT_TAG = compile_late(rf"</?(?:{UNMARKED_TAGS})(?:\s[^<>]{{0,2000}})?/?>(?P<number>\d{{1,3}}\.)?")
SPAN = compile_late(r"\[([^\[\]]{1,2000})\]\{[.#][^{}]{0,500}\}")
CLASSED_SPAN = compile_late(r"<span\sclass=\"[^\"<>]{1,200}\">")
LIST_NUMBER = compile_late(r"^(\d{1,3})\.")
HEADING_NAME = compile_late(r"(?m)^(#{1,6} [^\n]{1,1000}?) \{[.#][^{}\n]{0,500}\}$")


def drop_page_tags(text: str) -> str:
    r"""A dump in Markdown without tags and attributes; its lines keep their numbers.

    >>> drop_page_tags("# Ferry {#ferry}\n[By Ann]{.author}")
    '# Ferry\nBy Ann'
    >>> drop_page_tags('<div>\n\n# Ferry\n\n<span\nclass="a">By Ann</span>\n\n</div>')
    '\n\n# Ferry\n\n\nBy Ann\n\n'
    """
    if "]{." in text:
        text = SPAN.sub(lambda span: escape_number(span[1]), text)
        text = HEADING_NAME.sub(r"\1", text)
    if "</" in text and (has_spans(text) or is_markdown_with_tags(text)):
        text = KEPT_TAG.sub(
            lambda tag: "\n" * tag[0].count("\n") + escape_number(tag["number"] or ""), text
        )
    return text


def has_spans(text: str) -> bool:
    """Whether a text is Markdown with spans in it that have a class, and without other elements."""
    return bool(CLASSED_SPAN.search(text) and HEADING_LINE.search(text)) and not MARKED_TAG.search(
        text
    )


def escape_number(text: str) -> str:
    r"""A text that begins no list: `3. Juni` stood behind a mark.

    >>> escape_number("3. Juni 2024"), escape_number("By Ann")
    ('3\\. Juni 2024', 'By Ann')
    """
    return LIST_NUMBER.sub(r"\1\\.", text)
