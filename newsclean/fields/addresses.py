"""Addresses of links and pictures, as absolute as the page allows."""

from urllib.parse import urljoin

from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import BASE_ADDRESS, CANONICAL, OG_ADDRESS
from newsclean.model import Block

__all__ = ["find_base_address", "join_address", "make_links_absolute"]


def find_base_address(page: LabelledPage) -> str:
    """What relative addresses are read against: `<base>`, else the caller's or the canonical."""
    claimed = [claim.value for claim in page.page.claimed(BASE_ADDRESS, CANONICAL, OG_ADDRESS)]
    own = page.settings.url or next((url for url in claimed if url.startswith("http")), "")
    return join_address(own, claimed[0]) if claimed and claimed[0] != own else own


def join_address(base: str, address: str) -> str:
    """An address made absolute by another; as it is where either is no address.

    >>> join_address("https://news.example/a/b", "../c.jpg")
    'https://news.example/c.jpg'
    >>> join_address("https://[news", "/c.jpg")
    '/c.jpg'
    """
    try:
        return urljoin(base, address)
    except ValueError:  # urllib refuses unbalanced brackets in a host
        return address


def make_links_absolute(blocks: tuple[Block, ...], page: LabelledPage) -> tuple[Block, ...]:
    """The blocks with absolute addresses of links, where the page's own address is known."""
    base = find_base_address(page)
    if not base:
        return blocks
    return tuple(
        block._replace(
            links=tuple(link._replace(url=join_address(base, link.url)) for link in block.links)
        )
        for block in blocks
    )
