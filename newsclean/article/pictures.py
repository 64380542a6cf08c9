"""The pictures of the story: caption, credit, an address as absolute as the page allows."""

import re
from urllib.parse import urlsplit

from newsclean.fields.addresses import complete_link_target, find_base_address
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Image, Kind, Page
from newsclean.parsers.credits.lines import parse_credits

# Words in the names of files that show nothing of a story: trackers, placeholders, logos.
NON_PICTURE_WORDS = frozenset(
    "pixel tracker tracking beacon spacer blank transparent placeholder loading lazyload dot 1x1 "
    "icon icons favicon logo logos sprite avatar avatars emoji smiley gravatar qrcode".split()
)
DRAWING_ENDINGS = (".svg", ".ico", ".cur")
FILE_NAME_PART = re.compile(r"[a-z0-9]+")
CREDIT_SIGN = re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*:?\s*(?P<name>[^©|()]{2,60})", re.IGNORECASE)
# Blocks beside the body among which a picture still belongs to it.
MAX_BLOCKS_ABOVE_BODY, MAX_BLOCKS_BELOW_BODY = 3, 1


def find_story_images(page: LabelledPage) -> tuple[Image, ...]:
    """The pictures between the first and the last block of the body, each address once."""
    if not page.page.images:
        return ()
    start, end = page.span()
    base = find_base_address(page)
    found: dict[str, Image] = {}
    for image in page.page.images:
        if start - MAX_BLOCKS_ABOVE_BODY <= image.position <= end + MAX_BLOCKS_BELOW_BODY:
            whole = describe_image(image, page.page, page.lexicon, base)
            if whole and whole.url not in found:
                found[whole.url] = whole
    return tuple(found.values())


def describe_image(image: Image, page: Page, lexicon: Lexicon, base: str) -> Image | None:
    """A picture with its absolute address, caption and credit; `None` for no web address."""
    url = complete_link_target(base, image.url)
    try:
        path = urlsplit(url).path if url else ""
    except ValueError:
        return None
    if not url or not may_be_story_picture(path):
        return None
    block = find_picture_caption(image, page)
    if block is None:
        return image._replace(url=url)
    return image._replace(
        url=url, caption=block.text, credit=find_picture_credit(block.text, lexicon)
    )


def may_be_story_picture(path: str) -> bool:
    """Whether a file can be a picture of the story, by its name.

    >>> (
    ...     may_be_story_picture("/2024/05/logo-bridge-may-2024.jpg"),
    ...     may_be_story_picture("/img/logo.png"),
    ... )
    (True, False)
    """
    name = path.lower().rpartition("/")[2]
    words = FILE_NAME_PART.findall(name.rpartition(".")[0] or name)
    return not name.endswith(DRAWING_ENDINGS) and not (
        len(words) < 3 and NON_PICTURE_WORDS & set(words)
    )


def find_picture_credit(caption: str, lexicon: Lexicon) -> str | None:
    """Whom a caption credits: behind a label, else behind the sign of copyright.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> find_picture_credit("The bridge in May. © Ann Lee", get_lexicon("en"))
    'Ann Lee'
    """
    labelled = [c.value for c in parse_credits(caption, lexicon) if c.field == "photographer"]
    signed = CREDIT_SIGN.search(caption)
    return ", ".join(labelled) or (signed["name"].strip(" .,") if signed else None) or None


def find_picture_caption(image: Image, page: Page) -> Block | None:
    """The caption that stands right behind a picture."""
    for block in page.blocks[image.position : image.position + 1]:
        if block.kind is Kind.CAPTION:
            return block
    return None
