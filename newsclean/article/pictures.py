"""The pictures of the story with captions, credits and addresses as absolute as can be."""

import re
from urllib.parse import urlsplit

from newsclean.fields.addresses import base_address, joined_address
from newsclean.label.labelled_page import Story
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Image, Kind, Page
from newsclean.parsers.credits.lines import parse_credits

# What web pages call files that show nothing: trackers, placeholders, signs of the site itself.
NO_PICTURE = frozenset(
    "pixel tracker tracking beacon spacer blank transparent placeholder loading lazyload dot 1x1 "
    "icon icons favicon logo logos sprite avatar avatars emoji smiley gravatar qrcode".split()
)
DRAWINGS = (".svg", ".ico", ".cur")
WORD = re.compile(r"[a-z0-9]+")
CREDIT_SIGN = re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*:?\s*(?P<name>[^©|()]{2,60})", re.IGNORECASE)
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
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or not shows_something(parts.path):
        return None
    block = caption_of(image, page)
    if block is None:
        return image._replace(url=url)
    return image._replace(url=url, caption=block.text, credit=credit_in(block.text, lexicon))


def shows_something(path: str) -> bool:
    """Whether a file can be a picture of the story, by its name.

    >>> shows_something("/2024/05/logo-bridge-may-2024.jpg"), shows_something("/img/logo.png")
    (True, False)
    """
    name = path.lower().rpartition("/")[2]
    words = WORD.findall(name.rpartition(".")[0] or name)
    return not name.endswith(DRAWINGS) and not (len(words) < 3 and NO_PICTURE & set(words))


def credit_in(caption: str, lexicon: Lexicon) -> str | None:
    """Whom a caption credits: behind a label, else behind the sign of copyright.

    >>> from newsclean.lexicon.lexicon import lexicon_for
    >>> credit_in("The bridge in May. © Ann Lee", lexicon_for("en"))
    'Ann Lee'
    """
    labelled = [c.value for c in parse_credits(caption, lexicon) if c.field == "photographer"]
    signed = CREDIT_SIGN.search(caption)
    return ", ".join(labelled) or (signed["name"].strip(" .,") if signed else None) or None


def caption_of(image: Image, page: Page) -> Block | None:
    """The caption that stands right behind a picture."""
    for block in page.blocks[image.position : image.position + 1]:
        if block.kind is Kind.CAPTION:
            return block
    return None
