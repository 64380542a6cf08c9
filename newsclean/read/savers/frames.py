"""Takes away what an archive put around a page and into its links."""

import re
from itertools import islice
from typing import Any

from newsclean.model import Saved
from newsclean.read.savers.archive_addresses import ARCHIVE_TODAY_HOST
from newsclean.read.savers.archives import (
    ARCHIVE_TODAY,
    BAIDU,
    GOOGLE,
    PYWB,
    WAYBACK,
    WAYBACK_BAR,
)
from newsclean.text.late_patterns import compile_late

__all__ = ["clear_frame", "restore_page"]

MAX_BARS = 5  # of the Wayback Machine on one page
MAX_BAR_CHARS = 500_000
MAX_LEVELS = 30  # of folders in an address
# Where an address begins: an attribute, one more of a srcset, a string of a script.
BEFORE = r"""(?P<before>["'=(,]\s{0,4})"""
SLASH = r"\\?/"  # in a string of a script a sign may stand before it
REWRITTEN_LINKS = {
    WAYBACK: compile_late(
        rf"{BEFORE}(?:(?:https?:)?{SLASH}{SLASH}web\.archive\.org)?{SLASH}web{SLASH}"
        rf"\d{{4,14}}(?:[a-z]{{2}}_)?{SLASH}(?=https?:{SLASH})"
    ),
    ARCHIVE_TODAY: compile_late(
        rf"{BEFORE}https?://{ARCHIVE_TODAY_HOST}/(?:o/\w{{4,8}}|\d{{14}})/(?=https?://)"
    ),
    PYWB: compile_late(
        rf"{BEFORE}(?:https?:)?{SLASH}[^\s\"'<>]{{0,200}}?{SLASH}\d{{14}}(?:[a-z]{{2}}_)?{SLASH}"
        rf"(?=https?:{SLASH})"
    ),
}
SCRIPT_TEXT = compile_late(r"(<(script|style)\b[^>]*+>)[\s\S]*?(</\2\s*+>)", re.IGNORECASE)
TAG_NAME = compile_late(r"</?[a-z][a-z0-9]*", re.IGNORECASE)
MIRRORED = "HTTrack"
BAR_IDS = {  # the elements that an archive adds
    WAYBACK: ("wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato"),
    ARCHIVE_TODAY: ("HEADER", "DIVSHARE", "FOOTER"),
    GOOGLE: ("bN015htcoyT__google-cache-hdr",),
    BAIDU: ("bd_snap", "bd_snap_head", "bd_snap_note", "bd_snap_txt"),
}
CONTENT_IDS = ("CONTENT", "SOLID")  # in which archive.today has the page
OWN_BAR = "single-file-infobar"


def restore_page(text: str, saved: Saved) -> str:
    """The page with its own links, and with nothing in the bar of the Wayback Machine.

    The elements of the bar stay, without words, so that places on the page stay true.

    >>> link = '<a href="https://web.archive.org/web/20240518030000/https://b.example/">'
    >>> restore_page(link, Saved(WAYBACK))
    '<a href="https://b.example/">'
    """
    if saved.by == WAYBACK:
        text = clear_bars(text)
    if saved.by == MIRRORED and saved.url:
        return restore_mirrored_links(text, saved.url)
    links = REWRITTEN_LINKS.get(saved.by)
    return links.sub(r"\g<before>", text) if links else text


def clear_bars(text: str) -> str:
    """The page with the tags alone of what stands between the marks of the bar."""
    parts, at = [], 0
    for _ in range(MAX_BARS):
        start = text.find(WAYBACK_BAR[0], at)
        end = text.find(WAYBACK_BAR[1], start, start + MAX_BAR_CHARS) if start >= 0 else -1
        if end < 0:
            break
        bar = SCRIPT_TEXT.sub(r"\1\3", text[start:end])
        parts += [text[at:start], *(f"{tag}>" for tag in TAG_NAME.findall(bar))]
        at = end
    return "".join(parts) + text[at:]


def restore_mirrored_links(text: str, url: str) -> str:
    """The page with the links of HTTrack to other sites, whose folders lie beside the site's.

    >>> page = '<a href="../../b.example/x.html"><a href="../x.html">'
    >>> restore_mirrored_links(page, "https://a.example/2024/1.html")
    '<a href="https://b.example/x.html"><a href="../x.html">'
    """
    levels = url.partition("?")[0].count("/") - 2
    beside = rf"""(?P<before>["'=,]\s?)(?:\.\./){{{levels}}}(?=[\w-]+\.[\w.-]+/)"""
    return re.sub(beside, r"\g<before>https://", text) if 0 < levels < MAX_LEVELS else text


def clear_frame(root: Any, saved: Saved) -> None:
    """Empty the elements that an archive or a saver added to the tree of a page.

    They stay, empty, so that places on the page stay true.
    """
    for name in BAR_IDS.get(saved.by, ()):
        for element in islice(root.xpath("//*[@id=$name]", name=name), MAX_BARS):
            if element.tag not in {"html", "body"}:
                element.clear(keep_tail=True)
    for element in root.findall(f".//{OWN_BAR}"):
        element.clear(keep_tail=True)
    if saved.by == ARCHIVE_TODAY:
        clear_around_content(root)


def clear_around_content(root: Any) -> None:
    """Empty what archive.today has beside the page; of its head only the title is the page's."""
    for element in root.xpath("//head/meta[@property or @name or @itemprop] | //head/link"):
        element.clear(keep_tail=True)
    found = (root.xpath("//*[@id=$name]", name=name) for name in CONTENT_IDS)
    content = next(filter(None, found), None)
    if content is None:
        return
    inside = content[0]
    while inside.tag not in {"body", "html"} and (around := inside.getparent()) is not None:
        inside.tail = around.text = None
        for other in around:
            if other is not inside and other.tag != "head":
                other.clear(keep_tail=False)
        inside = around
