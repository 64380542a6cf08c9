"""How the tests of this room read HTML."""

from newsclean.model import Decoded, Page
from newsclean.read.html.reader import read_html


def read(html: str) -> Page:
    """The page of some HTML."""
    return read_html(Decoded(html, "utf-8", "utf-8", 1.0))[0]


def texts(html: str) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in read(html).blocks]
