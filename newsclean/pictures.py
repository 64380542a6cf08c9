"""The pictures of the story with captions, credits and addresses as absolute as can be."""

from urllib.parse import urlsplit

from newsclean.addresses import base_address, joined_address
from newsclean.credits import parse_credits
from newsclean.lexicon import Lexicon
from newsclean.model import Block, Image, Kind, Page
from newsclean.story import Story

ABOVE, BELOW = 3, 1  # blocks beside the body among which a picture still belongs to it


def story_images(story: Story) -> tuple[Image, ...]:
    """The pictures between the first and the last block of the body, each address once."""
    if not story.page.images:
        return ()
    start, end = story.span()
    base = base_address(story)
    found: dict[str, Image] = {}
    for image in story.page.images:
        if start - ABOVE <= image.position <= end + BELOW:
            whole = described(image, story.page, story.lexicon, base)
            if whole and whole.url not in found:
                found[whole.url] = whole
    return tuple(found.values())


def described(image: Image, page: Page, lexicon: Lexicon, base: str) -> Image | None:
    """A picture with its absolute address, caption and credit; `None` for no web address."""
    url = joined_address(base, image.url)
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return None
    if scheme not in ("", "http", "https"):
        return None
    block = caption_of(image, page)
    if block is None:
        return image._replace(url=url)
    credits = [c.value for c in parse_credits(block.text, lexicon) if c.field == "photographer"]
    return image._replace(url=url, caption=block.text, credit=", ".join(credits) or None)


def caption_of(image: Image, page: Page) -> Block | None:
    """The caption that stands right behind a picture."""
    for block in page.blocks[image.position : image.position + 1]:
        if block.kind is Kind.CAPTION:
            return block
    return None
