"""Addresses of web archives, in which the address and the day of the page itself stand."""

import re
from typing import NamedTuple

from newsclean.read.savers.times import read_saver_time
from newsclean.text.addresses import find_web_address
from newsclean.text.late_patterns import compile_late

__all__ = ["ARCHIVE_TODAY_HOST", "ArchivedAddress", "make_own_address", "split_archive_address"]

ARCHIVE_TODAY_HOST = r"archive\.(?:today|ph|is|li|md|vn|fo)"
# https://web.archive.org/web/20240518030000im_/https://news.example/a: fewer digits are a time less
# precise, the letters say how the archive changes the page.
ARCHIVE_ADDRESS = compile_late(
    rf"""https?://
        (?: (?:www\.|web\.|wayback\.)? archive\.org /web/ (?P<stamp>\d{{4,14}}) (?:[a-z]{{2}}_)?
          | {ARCHIVE_TODAY_HOST} / (?P<day> \d{{14}} | \d{{4}}\.\d\d\.\d\d-\d{{6}} ) )
        / (?P<url> (?: https?: | www\. ) .* )""",
    re.VERBOSE | re.DOTALL,
)
DEFAULT_PORT = compile_late(r"(?i)(http://[^/:]+):80(?=/|$)|(https://[^/:]+):443(?=/|$)")
ONE_SLASH = compile_late(r"(?i)(https?:)/(?!/)")


class ArchivedAddress(NamedTuple):
    """The page's own address, and when it was archived (ISO 8601), where the address tells that."""

    url: str | None
    crawled: str | None


def split_archive_address(address: str) -> ArchivedAddress | None:
    """What an address of an archive says of the page; `None` for any other address.

    >>> split_archive_address(
    ...     "https://web.archive.org/web/20240518030000id_/https://news.example:443/a"
    ... )
    ArchivedAddress(url='https://news.example/a', crawled='2024-05-18T03:00:00+00:00')
    >>> (
    ...     split_archive_address("https://web.archive.org/web/2024*/news"),
    ...     split_archive_address(
    ...         "https://news.example/a?u=https://web.archive.org/web/20240518/https://b.example"
    ...     ),
    ... )
    (None, None)
    """
    found = ARCHIVE_ADDRESS.match(address) if "archive." in address[:40] else None
    if not found:
        return None
    url = make_own_address(found["url"])
    return ArchivedAddress(url, read_saver_time(found["stamp"] or found["day"])) if url else None


def make_own_address(text: str) -> str | None:
    """An address as archives keep it, as the page itself had it: no usual port, two slashes.

    >>> make_own_address("http://news.example:80/a"), make_own_address("https:/news.example/")
    ('http://news.example/a', 'https://news.example/')
    """
    text = text if text.startswith("http") else f"http://{text}"
    return find_web_address(
        DEFAULT_PORT.sub(lambda found: found[1] or found[2], ONE_SLASH.sub(r"\1//", text))
    )
