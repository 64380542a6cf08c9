"""Addresses of links and pictures, as absolute as the page allows."""

from urllib.parse import urljoin

from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import BASE_ADDRESS, CANONICAL, OG_ADDRESS
from newsclean.model import Block

__all__ = ["find_base_address", "join_address", "make_links_absolute"]


def find_base_address(labelled_page: LabelledPage) -> str:
    """What the page's own addresses are read against: the caller's, the base's, the canonical."""
    told = [
        claim.value for claim in labelled_page.page.claimed(BASE_ADDRESS, CANONICAL, OG_ADDRESS)
    ]
    page = labelled_page.settings.url or next((url for url in told if url.startswith("http")), "")
    return join_address(page, told[0]) if told and told[0] != page else page


def join_address(base: str, address: str) -> str:
    """An address read against another; as it is where either is no address.

    >>> join_address("https://news.example/a/b", "../c.jpg")
    'https://news.example/c.jpg'
    >>> join_address("https://[news", "/c.jpg")
    '/c.jpg'
    """
    try:
        return urljoin(base, address)
    except ValueError:  # urllib refuses unbalanced brackets in a host
        return address


def make_links_absolute(
    blocks: tuple[Block, ...], labelled_page: LabelledPage
) -> tuple[Block, ...]:
    """The blocks with their links read against the page's address, where that is known."""
    base = find_base_address(labelled_page)
    if not base:
        return blocks
    return tuple(
        block._replace(
            links=tuple(link._replace(url=join_address(base, link.url)) for link in block.links)
        )
        for block in blocks
    )
