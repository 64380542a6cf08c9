"""Finds the address of a picture in HTML: lazily loaded, plain, or the largest of several."""

import re
from functools import lru_cache
from typing import Any

from newsclean.lexicon.class_words import CLASS_WORD, get_class_words
from newsclean.read.html.open_elements import OpenElement, read_classes
from newsclean.text.file_names import is_picture_name

__all__ = ["find_image_url", "is_portrait"]

# Scripts copy these addresses to `src` when the picture comes into view; before, `src` holds a
# placeholder.
LAZY_ATTRIBUTES = ("data-original", "data-src", "data-lazy-src", "data-actualsrc", "data-url")
# Where programs that put the picture itself into `src` keep its address: Save Page WE, SingleFile.
SAVED_ATTRIBUTES = ("data-savepage-currentsrc", "data-savepage-src", "data-sf-original-src")
ARCHIVED_ATTRIBUTE = "currentsourceurl"  # archive.today's, whose `src` is its own copy
LAZY_SRCSET_ATTRIBUTES = ("data-srcset", "data-lazy-srcset")
MIN_IMAGE_PIXELS = 60  # on a side: smaller pictures are icons and trackers
MAX_SIZE_DIGITS = 5  # of a width or height
PORTRAIT_LIMITS = frozenset("article main section figure body".split())  # hold whole stories
MAX_PORTRAIT_LEVELS = 3  # elements around a picture
MAX_SRCSET_CHARS = 20_000  # that are read
MAX_PICTURE_SOURCES = 20  # elements that are looked at
# HTML Standard, section 4.8.4.2.1: candidates stand between commas; addresses may hold some too.
SRCSET_SEPARATOR = re.compile(r"(?<=\d[wxh]),|,\s+")


def find_image_url(element: Any) -> str:
    """The address of a picture; empty for icons and trackers, and where only a placeholder is."""
    get = element.attrib.get
    for side in (get("width"), get("height")):
        if (
            side
            and side.isdecimal()
            and len(side) <= MAX_SIZE_DIGITS
            and int(side) < MIN_IMAGE_PIXELS
        ):
            return ""
    return (
        next(filter(None, (drop_data_url(get(name)) for name in LAZY_ATTRIBUTES)), "")
        or get(ARCHIVED_ATTRIBUTE, "")
        or next(
            filter(None, (choose_largest_candidate(get(name)) for name in LAZY_SRCSET_ATTRIBUTES)),
            "",
        )
        or find_shown_url(element)
        or next(filter(None, (drop_data_url(get(name)) for name in SAVED_ATTRIBUTES)), "")
        or find_picture_source_url(element)
    )


def find_shown_url(element: Any) -> str:
    """The address that a browser without scripts shows: `src`, or `srcset` for a mere placeholder.

    HTML Standard, section 4.8.3: a browser that knows `srcset` looks at `src` last.
    """
    source = drop_data_url(element.get("src"))
    if source and is_picture_name(source):
        return source
    return choose_largest_candidate(element.get("srcset")) or source


def is_portrait(element: Any, around: OpenElement) -> bool:
    """Whether a picture shows who wrote the story: it or what is close around it is named so.

    An element that holds the story as well as its author names neither.
    """
    if is_name_of_author(read_classes(element)):
        return True
    opened: OpenElement | None = around
    for _ in range(MAX_PORTRAIT_LEVELS):
        if opened is None or opened.tag in PORTRAIT_LIMITS:
            return False
        if is_name_of_author(opened.get_classes()):
            return True
        opened = opened.above
    return False


@lru_cache(maxsize=1024)
def is_name_of_author(classes: str) -> bool:
    """Whether class names are those of an author's own element.

    >>> is_name_of_author("post-author"), is_name_of_author("user-content"), is_name_of_author("")
    (True, False, False)
    """
    names = [
        [get_class_words().get(word) for word in CLASS_WORD.findall(name)]
        for name in classes.split()
    ]
    return any("author" in groups for groups in names) and not any(
        groups and groups[-1] == "content" for groups in names
    )


def drop_data_url(url: str | None) -> str:
    """An address; empty where the picture itself stands in its place (`data:`)."""
    address = (url or "").strip()
    return "" if address.startswith("data:") else address


def choose_largest_candidate(candidates: str | None) -> str:
    """The address of the widest or densest picture of a `srcset`.

    >>> (
    ...     choose_largest_candidate("/a.jpg 320w, /b.jpg 1280w"),
    ...     choose_largest_candidate("/a.jpg,/c/b.jpg 2x"),
    ...     choose_largest_candidate("/a.jpg"),
    ... )
    ('/b.jpg', '/a.jpg,/c/b.jpg', '/a.jpg')
    """
    best, largest = "", -1.0
    for candidate in SRCSET_SEPARATOR.split(candidates[:MAX_SRCSET_CHARS]) if candidates else ():
        url, *size = candidate.split()[:2] or [""]
        number = size[0][:-1] if size else "1"
        width = float(number) if number.replace(".", "", 1).isdecimal() else 0.0
        if drop_data_url(url) and width > largest:
            best, largest = url, width
    return best


def find_picture_source_url(element: Any) -> str:
    """The address in the `<source>` elements of a `<picture>` whose `<img>` has none itself.

    The last one that has an address: the sources before it are for newer browsers.
    """
    picture = next(element.iterancestors("picture"), None)
    sources = [] if picture is None else picture.findall("source")[-MAX_PICTURE_SOURCES:]
    for source in reversed(sources):
        if url := choose_largest_candidate(source.get("data-srcset") or source.get("srcset")):
            return url
    return ""
