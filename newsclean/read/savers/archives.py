"""Finds out that a page comes from a web archive, and what the archive says of it.

The Wayback Machine, archive.today, servers of pywb and the caches of search engines give pages in a
frame of their own: a bar above it, with dates and words that are not the page's, and links that
lead into the archive.
"""

import re
from collections.abc import Iterable
from html import unescape
from itertools import islice

from newsclean.model import Saved
from newsclean.read.savers.archive_addresses import (
    ARCHIVE_TODAY_HOST,
    make_own_address,
    split_archive_address,
)
from newsclean.read.savers.times import read_archive_time, read_saver_time
from newsclean.text.late_patterns import compile_late

__all__ = ["ARCHIVE_TODAY", "BAIDU", "GOOGLE", "PYWB", "WAYBACK", "WAYBACK_BAR", "find_archive"]

WAYBACK, ARCHIVE_TODAY, PYWB = "the Wayback Machine", "archive.today", "a web archive"
GOOGLE, BAIDU = "Google's cache", "Baidu's cache"
HEAD_CHARS = 16_000  # in which an archive names itself
BAR_CHARS = 100_000  # from the beginning of the page to the end of the bar of archive.today
TAIL_CHARS = 4_000
MAX_HEAD_TAGS = 100
URL = r"""https?://[^"'\s<>\\]{1,4000}"""
WAYBACK_BAR = ("<!-- BEGIN WAYBACK TOOLBAR INSERT", "<!-- END WAYBACK TOOLBAR INSERT")
WOMBAT = compile_late(rf'__wm\.wombat\(\s*"(?P<url>{URL})"\s*,\s*"(?P<time>\d{{14}})"')
BAR_ADDRESS = compile_late(rf"The Wayback Machine - (?P<url>{URL})")
ARCHIVED_ON = compile_late(
    r"<!--\s*FILE ARCHIVED ON (?P<time>[^\n]{10,40}) AND RETRIEVED FROM THE\s+INTERNET ARCHIVE"
)
PYWB_FACTS = compile_late(
    rf'wbinfo\.url = "(?P<url>{URL})";\s*wbinfo\.timestamp = "(?P<time>\d{{4,14}})"'
)
HEAD_TAG = compile_late(r"<(?:meta|link)\b[^>]{0,2000}>", re.IGNORECASE)
OWN_ADDRESS = compile_late(r"""\b(?:canonical|bookmark|og:url)\b""", re.IGNORECASE)
OWN_NAME = compile_late(r"""\b(?:canonical|bookmark|og:url|og:site_name|twitter:site)\b""")
TODAY_HOST = compile_late(rf"\b{ARCHIVE_TODAY_HOST}\b")
TODAY_ADDRESS = compile_late(rf"https?://{ARCHIVE_TODAY_HOST}/\d[\d.-]{{11,16}}/{URL}")
TODAY_BAR = compile_late(r"""id=["']?HEADER\b""")
TODAY_QUERY = compile_late(rf"""name=["']?q["']?\s[^>]{{0,200}}?value=["']?(?P<url>{URL})""")
TODAY_TIME = compile_late(r"""<time\b[^>]{0,200}?datetime=["']?(?P<time>[\d:TZ+-]{10,30})""")
HEAD_TIME = compile_late(
    r"""article:published_time["']?\s+content=["']?(?P<time>[\d:TZ+-]{10,30})"""
)
READER_LINK = compile_late(rf"""class="domain reader-domain" href="(?P<url>{URL})""")  # Firefox
CACHE_BARS = {  # the id of the bar that search engines put above a page
    "bN015htcoyT__google-cache-hdr": GOOGLE,
    "bd_snap": BAIDU,
}
CACHE_LINK = compile_late(rf"""href=["']?(?P<url>{URL})""")
BEIJING_TIME = compile_late(r"(\d{4})年(\d\d)月(\d\d)日 ?(\d\d:\d\d:\d\d)")
MAX_CACHE_BAR_CHARS = 5_000


def find_archive(text: str, addresses: Iterable[str]) -> Saved | None:
    """Which archive or cache a page comes from, and what that says of it; `None` for other pages.

    Args:
        text: the page.
        addresses: what other savers wrote down as its address.
    """
    head = text[:HEAD_CHARS]
    found = None
    if "archive.org" in head or "__wm." in head or "ARCHIVED ON" in text[-TAIL_CHARS:]:
        found = find_wayback(text, head, addresses)
    if not found and "archive." in head and TODAY_HOST.search(head):
        found = find_archive_today(text, head)
    if found:
        return found
    if "wbinfo." in head and (facts := PYWB_FACTS.search(head)):
        return Saved(PYWB, make_own_address(facts["url"]), read_saver_time(facts["time"]))
    if "reader-domain" in head and (link := READER_LINK.search(head)):
        return Saved("a reader view", make_own_address(unescape(link["url"])))
    for name, by in CACHE_BARS.items():
        if name in head:
            return read_cache_bar(head, name, by)
    return None


def list_head_tags(head: str) -> list[str]:
    """The first meta and link tags of a page."""
    return [tag[0] for tag in islice(HEAD_TAG.finditer(head), MAX_HEAD_TAGS)]


def find_wayback(text: str, head: str, addresses: Iterable[str]) -> Saved | None:
    """A page of the Wayback Machine: by its script, its bar, its comment below, its addresses."""
    if script := WOMBAT.search(head):
        url = make_own_address(unescape(script["url"]))
        return Saved(WAYBACK, url, read_saver_time(script["time"]))
    links = [
        link[0]
        for tag in list_head_tags(head)
        if "archive.org/web/" in tag and OWN_ADDRESS.search(tag)
        for link in re.finditer(URL, tag)
    ]
    bar = text.find(WAYBACK_BAR[0])
    if bar >= 0 and (shown := BAR_ADDRESS.search(text, bar, bar + BAR_CHARS)):
        links.insert(0, shown["url"])
    links += [address for address in addresses if "archive.org/web/" in address]
    own = next(filter(None, map(split_archive_address, map(unescape, links))), None)
    below = ARCHIVED_ON.search(text, max(0, len(text) - TAIL_CHARS))
    if own is None and bar < 0 and below is None:
        return None
    url, time = own or (None, None)
    if below and not time:
        time = read_archive_time(below["time"])
    return Saved(WAYBACK, url, time)


def find_archive_today(text: str, head: str) -> Saved | None:
    """A page of archive.today, which calls itself the site and the address of the page."""
    named = any(OWN_NAME.search(tag) and TODAY_HOST.search(tag) for tag in list_head_tags(head))
    bar = TODAY_BAR.search(text, 0, BAR_CHARS)
    if not named and not (bar and TODAY_HOST.search(text, bar.start(), bar.start() + HEAD_CHARS)):
        return None
    start = text[:BAR_CHARS]
    addresses = map(unescape, TODAY_ADDRESS.findall(start))
    own = next(filter(None, map(split_archive_address, addresses)), None)
    asked = TODAY_QUERY.search(start)
    shown = TODAY_TIME.search(start, bar.start() if bar else 0) if bar else None
    shown = shown or HEAD_TIME.search(head)
    url = own.url if own else make_own_address(unescape(asked["url"])) if asked else None
    crawled = (own.crawled if own else None) or (read_saver_time(shown["time"]) if shown else None)
    return Saved(ARCHIVE_TODAY, url, crawled or (bar and read_archive_time(start[bar.start() :])))


def read_cache_bar(head: str, name: str, by: str) -> Saved:
    """What the bar of a search engine's cache says: the page's address, and when it was read."""
    at = head.rfind(name)
    bar = head[at : at + MAX_CACHE_BAR_CHARS]
    link = next((found for found in CACHE_LINK.finditer(bar) if "baidu.com" not in found[0]), None)
    url = make_own_address(unescape(link["url"])) if link else None
    if chinese := BEIJING_TIME.search(bar):
        year, month, day, clock = chinese.groups()
        return Saved(by, url, read_saver_time(f"{year}-{month}-{day}T{clock}+08:00"))
    return Saved(by, url, read_archive_time(bar))
