"""What a page says about itself: address, licence, paywall, pager."""

from newsclean.fields.ranking import ranked
from newsclean.model import Found, Place
from newsclean.story import Story

__all__ = ["find_lang", "find_license", "find_pages", "find_paywall", "find_url"]


def find_lang(story: Story) -> tuple[Found[str], ...]:
    """The language, as it was told from the text before the labelling."""
    if story.lang is None:
        return ()
    return (Found(story.lang, story.lang, Place(), "language of the text", 0.9),)


def find_url(story: Story) -> tuple[Found[str], ...]:
    """The canonical address, where the page says it; else the one the caller told."""
    found = []
    for key, sure in (
        ("html:canonical", 0.95),
        ("meta:og:url", 0.85),
        ("jsonld:mainEntityOfPage", 0.8),
        ("jsonld:url", 0.7),
    ):
        found += [
            Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", sure)
            for claim in story.page.claimed(key)[:1]
            if claim.value.startswith(("http://", "https://"))
        ]
    if story.settings.url:
        found.append(
            Found(story.settings.url, story.settings.url, Place(), "told by the caller", 0.6)
        )
    return ranked(found)


def find_license(story: Story) -> tuple[Found[str], ...]:
    """The licence that the head names."""
    return ranked(
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", 0.85)
        for claim in story.page.claimed("jsonld:license", "html:license", "meta:dc.rights.license")
    )


def find_paywall(story: Story) -> tuple[Found[bool], ...]:
    """Whether the page says that the story is not free to read."""
    found = []
    for claim in story.page.claimed("jsonld:isAccessibleForFree", "microdata:isAccessibleForFree"):
        told = claim.value.strip().casefold()
        if told in {"true", "false"}:
            found.append(
                Found(told == "false", claim.value, claim.at, f"{claim.source} {claim.key}", 0.9)
            )
    for claim in story.page.claimed("meta:article:content_tier"):
        tiers = {"free": False, "metered": False, "locked": True}
        tier = claim.value.strip().casefold()
        if tier in tiers:
            found.append(
                Found(tiers[tier], claim.value, claim.at, "meta article:content_tier", 0.8)
            )
    return ranked(found)


def find_pages(story: Story) -> tuple[Found[tuple[str, ...]], ...]:
    """Links to the other pages of the story: what the head links, and a pager's numbers."""
    claims = story.page.claimed("html:prev", "html:next")
    links = [claim.value for claim in claims]
    _, end = story.span()
    for item in story.labelled[end : end + 20]:
        block = item.block
        numbers = [
            link for link in block.links if block.text[link.start : link.end].strip().isdigit()
        ]
        if len(numbers) > 1 and len(numbers) >= len(block.links) / 2 and len(block.text) < 200:
            links += [link.url for link in numbers]
    kept = tuple(dict.fromkeys(links))
    at = claims[0].at if claims else Place()
    return (Found(kept, " ".join(kept)[:200], at, "pager", 0.8),) if kept else ()
