"""Which addresses that a container names may become a page's `url`."""

from newsclean.text.addresses import find_web_address

MAX_ADDRESS_CHARS = 4_096  # browsers and servers take 2,000 to 8,000


def keep_web_address(value: str | None) -> str | None:
    """An address of the web; `None` for any other, for one that is too long, and for none.

    >>> keep_web_address(" https://news.example/a "), keep_web_address("javascript:alert(1)")
    ('https://news.example/a', None)
    """
    return find_web_address(value) if value and len(value) <= MAX_ADDRESS_CHARS else None
