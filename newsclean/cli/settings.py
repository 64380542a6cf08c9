"""What the options of a page mean to the library, and what they are unless told otherwise.

Click is not needed here, nor where a call gives no options (`newsclean.cli.plain`).
"""

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from newsclean.model import Settings

PAGE_SECONDS = 60.0  # of processor time for a page
PAGE_MEMORY = "2G"  # for the process that reads the pages
MAX_PAGE_SIZE = "20M"
OUTPUT_NAMES = ("-o", "--output")
SIZE_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}


class PageOptions(TypedDict):
    """The options of `newsclean.cli.options.add_page_options`, as Click hands them over."""

    encoding: str | None
    input_kind: str | None
    url: str | None
    crawled: str | None
    max_size: int
    min_confidence: float


class LimitOptions(PageOptions):
    """The same with the limits of a command that reads its pages in its own process."""

    timeout: float
    memory: int


def read_size(value: str) -> int:
    """A number of bytes, also as 500K, 20M or 2G.

    >>> read_size("20M"), read_size("500kb")
    (20000000, 500000)

    Raises:
        ValueError: it is none, with what to write instead.
    """
    number = value.upper().removesuffix("B")
    unit = number[-1:] if number[-1:].isalpha() else ""
    digits = number.removesuffix(unit)
    if unit not in SIZE_UNITS or not (digits.isascii() and digits.isdigit() and int(digits)):
        raise ValueError(f"'{value}' is no size; write 500K, 20M or 2G")
    return int(digits) * SIZE_UNITS[unit]


def build_settings(options: PageOptions) -> "Settings":
    """The library's settings."""
    from newsclean.model import Settings

    return Settings(
        encoding=options["encoding"],
        input=options["input_kind"],
        url=options["url"],
        crawled=options["crawled"],
        max_bytes=options["max_size"],
        min_confidence=options["min_confidence"],
    )


def build_limited_settings(options: LimitOptions) -> "Settings":
    """The library's settings, with the time that a page may take in this process."""
    return build_settings(options)._replace(seconds=options["timeout"])
