"""Plain text from texts that hold HTML: headlines in JSON-LD, meta tags that were escaped twice."""

import html
import re

from newsclean.text.late_patterns import compile_late

__all__ = ["drop_markup"]

# One reference with its semicolon: `html.unescape` alone takes `&copy=1` in an address for a sign.
REFERENCE = compile_late(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
RUBY_READING = compile_late(r"(?i)<(r[tp])\b[^<>]*>[^<>]*</\1>")  # the word itself stays
INLINE_TAG = compile_late(
    r"(?i)</?(?:a|abbr|b|bdi|cite|del|em|font|i|ins|mark|nobr|q|rb|rp|rt|ruby|s|small|span|strong"
    r"|sub|sup|time|u|wbr)\b[^<>]*>"
)
LINE_TAG = compile_late(r"(?i)</?(?:br|div|h[1-6]|li|p)\b[^<>]*>")
TIMES_ESCAPED = 2


def drop_markup(text: str) -> str:
    """A text without tags and character references, in the way a browser would show it.

    Tags go only where one of them is closed or ends a line: a headline may speak of tags.

    >>> drop_markup("Harbour <em>tunnel</em> opens"), drop_markup("Mill &amp;amp; Sons<br>close")
    ('Harbour tunnel opens', 'Mill & Sons close')
    >>> drop_markup("What the <b> tag does"), drop_markup("/a?b=1&copy=2")
    ('What the <b> tag does', '/a?b=1&copy=2')
    """
    if "&" in text:
        for _ in range(TIMES_ESCAPED):
            text = REFERENCE.sub(unescape_match, text)
    if "<" in text and ("</" in text or "<br" in text.lower()):
        text = INLINE_TAG.sub("", RUBY_READING.sub("", text))
        text = " ".join(LINE_TAG.sub(" ", text).split())
    return text


def unescape_match(found: re.Match[str]) -> str:
    """The character that a reference stands for; an unknown one stays as it is."""
    return html.unescape(found[0])
