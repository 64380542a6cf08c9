"""The text of a page as UTF-8 that also says so: its label names what it is written in."""

import re

from newsclean.decode.web_codecs import LABEL_SEARCH_BYTES
from newsclean.read.kind import detect_kind

# The labels, and where a browser finds none: in comments and scripts, and after the head (HTML
# Standard, 13.2.3.2). What a body says of encodings is text.
HEAD_PARTS = r"""(?isx)
    (?P<hides><!--|<script\b) | (?P<shows>-->|</script\b) | (?P<end><body\b)
  | (?P<before>\A\s*<\?xml\b[^<>]*?\bencoding\s*=\s*["'])[^"'<>]{1,41}
  | (?P<meta><meta\b[^<>]*>)
"""
META_LABEL = r"""(?isx) (\bcharset\s*=\s*["']?\s*) [^\s"'<>/;]{1,41}"""


def make_label_true(text: str) -> str:
    """A text whose labels, where it is HTML that has any, say UTF-8; nothing else is changed.

    >>> make_label_true('<meta charset="big5"><p>charset=big5</p>')
    '<meta charset="utf-8"><p>charset=big5</p>'
    """
    head = text[:LABEL_SEARCH_BYTES]
    if "charset" not in head.lower() and "<?xml" not in head:
        return text
    if detect_kind(text) != "html":
        return text
    ended, hidden_by = False, ""

    def name_utf8(found: re.Match[str]) -> str:
        nonlocal ended, hidden_by
        if found["shows"] and (found["shows"] == "-->") == (hidden_by == "<!--"):
            hidden_by = ""
        elif ended or hidden_by:
            return found[0]
        ended, hidden_by = bool(found["end"]), found["hides"] or ""
        if found["before"]:
            return f"{found['before']}utf-8"
        return re.sub(META_LABEL, r"\1utf-8", found[0], count=1) if found["meta"] else found[0]

    return re.sub(HEAD_PARTS, name_utf8, head) + text[LABEL_SEARCH_BYTES:]
