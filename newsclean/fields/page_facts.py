"""What a page says about itself: address, licence, paywall."""

import re
from collections.abc import Iterator

from newsclean.fields.candidates import rank_candidates
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import (
    ADDRESS_CLAIMS,
    CONTENT_TIER,
    FREE_TO_READ_CLAIMS,
    LICENSE_CLAIMS,
)
from newsclean.model import Found, Place
from newsclean.text.addresses import find_link_target, find_web_address
from newsclean.text.fold import soften

__all__ = ["find_lang", "find_license", "find_paywall", "find_url"]

BOOLEAN_WORDS = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}
PAYWALL_CLASSES = frozenset(
    {"paywall", "regwall", "piano", "premium", "metered", "paygate", "locked"}
)
MAX_PAYWALL_GAP_BLOCKS = 6  # blocks below the body among which its paywall stands
ADDRESS_CONFIDENCES = (0.95, 0.85, 0.8, 0.7)  # of ADDRESS_CLAIMS
CALLER_CONFIDENCE = 0.6  # of the address that the caller gave
LANGUAGE_CONFIDENCE, LICENSE_CONFIDENCE = 0.9, 0.85
# How sure it is that a page has a paywall, or none, by what says so.
FREE_CLAIM_CONFIDENCE, TIER_CONFIDENCE, SHOWN_WALL_CONFIDENCE = 0.9, 0.8, 0.7
PAID_TIERS = {"free": False, "metered": False, "locked": True}  # of article:content_tier


def find_lang(page: LabelledPage) -> tuple[Found[str], ...]:
    """The language, as it was guessed from the text before the blocks were labelled."""
    if page.lang is None:
        return ()
    return (Found(page.lang, page.lang, Place(), "language of the text", LANGUAGE_CONFIDENCE),)


def find_url(page: LabelledPage) -> tuple[Found[str], ...]:
    """The canonical address, where the page gives it; else that of the caller or of the saver."""
    found = []
    for key, confidence in zip(ADDRESS_CLAIMS, ADDRESS_CONFIDENCES, strict=True):
        found += [
            Found(url, claim.value, claim.at, f"{claim.source} {claim.key}", confidence)
            for claim in page.claimed(key)[:1]
            if (url := find_web_address(claim.value))
        ]
    if url := find_web_address(page.settings.url or ""):
        saved = page.page.saved
        rule = f"kept by {saved.by}" if saved and saved.url == url else "told by the caller"
        found.append(Found(url, url, Place(), rule, CALLER_CONFIDENCE))
    return rank_candidates(found)


def find_license(page: LabelledPage) -> tuple[Found[str], ...]:
    """The licence that the head names."""
    return rank_candidates(
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", LICENSE_CONFIDENCE)
        for claim in page.claimed(*LICENSE_CLAIMS)
        if claim.source != "html" or find_link_target(claim.value)  # the others may be words
    )


def find_paywall(page: LabelledPage) -> tuple[Found[bool], ...]:
    """Whether the page says that the article is not free to read."""
    found = []
    for claim in page.claimed(*FREE_TO_READ_CLAIMS):
        word = claim.value.strip().casefold().rpartition("/")[2]  # also http://schema.org/False
        if word in BOOLEAN_WORDS:
            rule, is_paid = f"{claim.source} {claim.key}", not BOOLEAN_WORDS[word]
            found.append(Found(is_paid, claim.value, claim.at, rule, FREE_CLAIM_CONFIDENCE))
    for claim in page.claimed(CONTENT_TIER):
        tier = claim.value.strip().casefold()
        if tier in PAID_TIERS:
            rule, is_paid = "meta article:content_tier", PAID_TIERS[tier]
            found.append(Found(is_paid, claim.value, claim.at, rule, TIER_CONFIDENCE))
    return rank_candidates([*found, *find_shown_paywalls(page)])


def find_shown_paywalls(page: LabelledPage) -> Iterator[Found[bool]]:
    """Paywalls shown where the body ends: the class words say so, and the text asks to pay."""
    _, end = page.span()
    for item in page.labelled[max(0, end - 1) : end + MAX_PAYWALL_GAP_BLOCKS]:
        block = item.block
        if block.markup is None or block.markup.hidden:
            continue
        classes = block.markup.classes
        if not any(map(classes.__contains__, PAYWALL_CLASSES)):  # most end here
            continue
        if PAYWALL_CLASSES.isdisjoint(re.split(r"[^a-z]+", classes)):
            continue
        text = soften(block.text)
        if any(cue in text for cue in page.lexicon.cues["paywall"]):
            yield Found(
                value=True,
                text=block.text,
                at=block.at,
                rule="element named paywall",
                confidence=SHOWN_WALL_CONFIDENCE,
            )
