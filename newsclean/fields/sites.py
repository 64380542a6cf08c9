"""The hosting site's name."""

import re
from collections.abc import Iterator

from newsclean.fields.ranking import bare, claimed, ranked
from newsclean.fields.titles import find_title, parts_of
from newsclean.model import Found
from newsclean.people import is_organisation
from newsclean.story import Story

__all__ = ["find_copyright", "find_site"]

DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/?", re.IGNORECASE)
COMPANY = re.compile(r"\b(?:GmbH|Inc|Ltd|LLC|S\.?L\.?|S\.?A\.?|AG|Co)\b\.?")
# Copyright © 2019-2025 … 某某网 版权所有
SIGN = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
LONGEST_NAME = 40


def find_site(story: Story) -> tuple[Found[str], ...]:
    """What the site calls itself."""
    return ranked([*claims(story), *title_ends(story), *footer_names(story)])


def claims(story: Story) -> Iterator[Found[str]]:
    """Names in the head: publisher, og:site_name, application name."""
    for key, sure in (
        ("jsonld:publisher.organisation", 0.9), ("jsonld:publisher.name", 0.88),
        ("meta:og:site_name", 0.86), ("meta:application-name", 0.6), ("meta:apple-mobile-web-app-title", 0.5),
    ):
        for claim in story.page.claimed(key)[:1]:
            found = claimed(claim, f"{claim.source} {claim.key}", sure)
            if DOMAIN.fullmatch(found.value) or COMPANY.search(found.value):
                found = claimed(claim, found.rule, sure - 0.15)
            if found.value and len(found.value) <= LONGEST_NAME and "://" not in found.value:
                yield found


def title_ends(story: Story) -> Iterator[Found[str]]:
    """The last part of the `<title>`, the one that sounds like an organisation first."""
    titles = find_title(story)
    for claim in story.page.claimed("html:title", "meta:og:title")[:2]:
        parts = parts_of(claim.value)[1:]
        for i, part in enumerate(parts):
            same = titles and bare(part) in bare(titles[0].value)
            if part and len(part) <= LONGEST_NAME and not same:
                sounds = is_organisation(part, story.lexicon)
                sure = 0.55 + 0.1 * i / len(parts) + 0.15 * sounds
                yield Found(part, claim.value, claim.at, "title's end", sure)


def footer_names(story: Story) -> Iterator[Found[str]]:
    """A name in the copyright line."""
    _, end = story.span()
    for item in story.labelled[end:]:
        text = item.block.text
        if len(text) <= 300 and (SIGN.search(text) or any(w in text for w in ("版权所有", "版權所有"))):
            for word in text.split():
                if is_organisation(word, story.lexicon) and 2 < len(word) <= 20:
                    yield Found(word, text, item.block.at, "copyright line", 0.5)


def find_copyright(story: Story) -> tuple[Found[str], ...]:
    """The copyright notice, as printed."""
    found = [
        claimed(claim, f"{claim.source} {claim.key}", 0.8)
        for claim in story.page.claimed("jsonld:copyrightNotice", "meta:copyright", "meta:dc.rights")
    ]
    _, end = story.span()
    for item in story.labelled[end:]:
        text = item.block.text
        if "©" in text and len(text) <= 300:
            found.append(Found(text, text, item.block.at, "footer line", 0.7))
    return ranked(found)
