"""Reads what a page writes in the place of a logo: mostly the name of its site."""

from typing import Any

from newsclean.model import Claim
from newsclean.text.addresses import is_home_address

__all__ = ["read_logo_claim"]

MAX_LOGO_CHARS = 100  # of the words; more are a slogan or a caption
LOGO_WORD = "logo"
LOGO_ATTRIBUTES = ("src", "class", "id", "alt")


def read_logo_claim(image: Any, link: str | None) -> Claim | None:
    """The words of a picture that leads home, or is called a logo; else `None`.

    Args:
        image: the `<img>`.
        link: where the link around it leads.
    """
    words = " ".join((image.get("alt") or image.get("title") or "").split())
    if not words or len(words) > MAX_LOGO_CHARS:
        return None
    if link and is_home_address(link):
        return Claim("html", "home", words)
    if any(LOGO_WORD in (image.get(name) or "").lower() for name in LOGO_ATTRIBUTES):
        return Claim("html", "logo", words)
    return None
