"""Tells a page that SingleFile saved as a ZIP archive with a small page of HTML around it.

A browser shows the small page; its script unpacks the archive, and the saved page is in there
(https://github.com/gildas-lormeau/single-file-core, `processors/compression`).
"""

import re

from newsclean.documents.archives import ZIP_END_MAGIC

MARK = re.compile(rb"(?i)<html\b[^>]{0,300}\bdata-sfz\b")
MAX_MARK_BYTES = 4_096  # a mark stands before
MAX_TAIL_BYTES = 100_000  # what the script wants to know may follow the archive
# A picture can hold the small page, in a comment.
OPENING = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s{0,99}<[!?a-z]|\x89PNG\r\n\x1a\n")


def is_self_extracting(data: bytes) -> bool:
    r"""Whether bytes may be a page around an archive; a cheap look.

    >>> is_self_extracting(b"<!doctype html><html>PK\3\4...PK\5\6..."), is_self_extracting(b"<p>PK")
    (True, False)
    """
    if not OPENING.match(data):
        return False
    return data.find(ZIP_END_MAGIC, -MAX_TAIL_BYTES) >= 0 or has_mark(data)


def has_mark(data: bytes) -> bool:
    """Whether SingleFile says in the head that an archive follows."""
    head = data[:MAX_MARK_BYTES]
    return b"data-sfz" in head and MARK.search(head) is not None
