"""Which addresses that a container names may become a page's `url`."""

import re

MAX_ADDRESS_CHARS = 4_096  # browsers and servers take 2,000 to 8,000
# No controls: browsers leave them out, so that `java\nscript:` would be another address.
WEB_ADDRESS = re.compile(
    r"(?i)https?://[^\s/?#\x00-\x1f\x7f\ud800-\udfff][^\x00-\x1f\x7f\ud800-\udfff]*"
)


def keep_web_address(value: str | None) -> str | None:
    """An address of the web, without the spaces around it; `None` for any other and for none.

    >>> keep_web_address(" https://news.example/a "), keep_web_address("javascript:alert(1)")
    ('https://news.example/a', None)
    """
    text = value.strip() if value and len(value) <= MAX_ADDRESS_CHARS else ""
    return text if WEB_ADDRESS.fullmatch(text) else None
