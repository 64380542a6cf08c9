"""Tells a property list (plist) of Apple's systems, in which Safari saves pages."""

import re

BINARY_PLIST_MAGIC = b"bplist00"
MAX_HEAD_BYTES = 600
XML_PLIST = rb"(?:\xef\xbb\xbf)?\s{0,99}<\?xml[^>]{0,200}>\s{0,99}<(?:!DOCTYPE\s{1,9})?plist\b"


def is_property_list(data: bytes) -> bool:
    """Whether bytes are a property list.

    >>> is_property_list(b'<?xml version="1.0"?><plist version="1.0">'), is_property_list(b"<p>")
    (True, False)
    """
    if b"plist" not in data[:MAX_HEAD_BYTES]:
        return False
    return data.startswith(BINARY_PLIST_MAGIC) or re.match(XML_PLIST, data) is not None
