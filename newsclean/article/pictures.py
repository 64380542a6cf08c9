"""The pictures of the story: caption, credit, an address as absolute as the page allows."""

import re

from newsclean.fields.addresses import complete_link_target, find_base_address
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import LEAD_IMAGE_CLAIMS
from newsclean.lexicon.lexicon import Lexicon
from newsclean.model import Block, Image, Kind, Page
from newsclean.parsers.credits.lines import parse_credits
from newsclean.text.file_names import is_picture_name, is_site_picture_name, make_picture_key

CREDIT_SIGN = re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*:?\s*(?P<name>[^©|()]{2,60})", re.IGNORECASE)
# Blocks beside the body among which a picture still belongs to it.
MAX_BLOCKS_ABOVE_BODY, MAX_BLOCKS_BELOW_BODY = 3, 1


def find_story_images(page: LabelledPage) -> tuple[Image, ...]:
    """The pictures between the first and the last block of the body, each address once.

    The lead comes first: the picture that the head names, else one that stands above the body.
    """
    base = find_base_address(page)
    found = list_body_images(page, base) if page.page.images else []
    lead = find_head_image(page, base)
    if lead:
        key = make_picture_key(lead.url)
        same = next((image for image in found if make_picture_key(image.url) == key), None)
        lead = same or lead
    elif found and found[0].position <= page.span()[0] + 1:
        lead = found[0]
    if lead is None:
        return tuple(found)
    return (lead._replace(lead=True), *(image for image in found if image.url != lead.url))


def list_body_images(page: LabelledPage, base: str) -> list[Image]:
    """The pictures amid the body and close to it, in order."""
    start, end = page.span()
    found: dict[str, Image] = {}
    for image in page.page.images:
        if start - MAX_BLOCKS_ABOVE_BODY <= image.position <= end + MAX_BLOCKS_BELOW_BODY:
            whole = describe_image(image, page.page, page.lexicon, base)
            if whole and whole.url not in found:
                found[whole.url] = whole
    return list(found.values())


def find_head_image(page: LabelledPage, base: str) -> Image | None:
    """The picture that the head names for the story; the site's own stands for no story."""
    for claim in page.claimed(*LEAD_IMAGE_CLAIMS):
        url = None if claim.value.startswith("#") else complete_link_target(base, claim.value)
        if url and is_picture_name(url) and not is_site_picture_name(url):
            return Image(url, at=claim.at)
    return None


def describe_image(image: Image, page: Page, lexicon: Lexicon, base: str) -> Image | None:
    """A picture with its absolute address, caption and credit; `None` for no web address."""
    url = complete_link_target(base, image.url)
    if not url or not is_picture_name(url):
        return None
    block = find_picture_caption(image, page)
    if block is None:
        return image._replace(url=url)
    return image._replace(
        url=url, caption=block.text, credit=find_picture_credit(block.text, lexicon)
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
