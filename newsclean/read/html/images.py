"""The address of a picture in HTML: lazy, plain, or the largest of several."""

import re
from itertools import islice
from typing import Any

__all__ = ["picture_address"]

# Scripts put these addresses in place when the picture comes into view; `src` holds a stand-in.
LAZY = ("data-original", "data-src", "data-lazy-src", "data-actualsrc", "data-url")
LAZY_SETS = ("data-srcset", "data-lazy-srcset")
SMALLEST_IMAGE = 60  # pixels on a side: smaller ones are icons and trackers
LONGEST_SET = 20_000
MOST_SOURCES = 20
# HTML Standard, section 4.8.4.2.1: candidates stand between commas; addresses may hold some too.
BETWEEN = re.compile(r"(?<=\d[wxh]),|,\s+")


def picture_address(element: Any) -> str:
    """The lazy or plain address of a picture worth telling of; nothing for icons and trackers."""
    get = element.attrib.get
    for side in (get("width"), get("height")):
        if side and side.isdecimal() and len(side) < 6 and int(side) < SMALLEST_IMAGE:
            return ""
    return (
        next(filter(None, (plain(get(name)) for name in LAZY)), "")
        or next(filter(None, (largest(get(name)) for name in LAZY_SETS)), "")
        or plain(get("src"))
        or largest(get("srcset"))
        or of_picture(element)
    )


def plain(url: str | None) -> str:
    """An address, or nothing where the picture itself stands in its place."""
    address = (url or "").strip()
    return "" if address.startswith("data:") else address


def largest(candidates: str | None) -> str:
    """The address of the widest or densest picture of a `srcset`.

    >>> largest("/a.jpg 320w, /b.jpg 1280w"), largest("/a.jpg,/c/b.jpg 2x"), largest("/a.jpg")
    ('/b.jpg', '/a.jpg,/c/b.jpg', '/a.jpg')
    """
    best, most = "", -1.0
    for candidate in BETWEEN.split(candidates[:LONGEST_SET]) if candidates else ():
        url, *size = candidate.split()[:2] or [""]
        number = size[0][:-1] if size else "1"
        width = float(number) if number.replace(".", "", 1).isdecimal() else 0.0
        if plain(url) and width > most:
            best, most = url, width
    return best


def of_picture(element: Any) -> str:
    """The address in the sources of the `<picture>` around an image that has none itself.

    libxml2 does not know that `<source>` is empty: what follows it in the page stands inside it.
    """
    for around in islice(element.iterancestors("source", "picture"), MOST_SOURCES):
        sources = [around] if around.tag == "source" else around.findall("source")[:MOST_SOURCES]
        for source in sources:
            if url := largest(source.get("data-srcset") or source.get("srcset")):
                return url
        if around.tag == "picture":
            break
    return ""
