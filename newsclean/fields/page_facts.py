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
from newsclean.text.fold import soften

__all__ = ["find_lang", "find_license", "find_paywall", "find_url"]

BOOLEAN_WORDS = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}
PAYWALL_CLASSES = frozenset(
    {"paywall", "regwall", "piano", "premium", "metered", "paygate", "locked"}
)
MAX_PAYWALL_GAP_BLOCKS = 6  # blocks below the story among which its wall stands
ADDRESS_CONFIDENCES = (0.95, 0.85, 0.8, 0.7)  # of ADDRESS_CLAIMS


def find_lang(page: LabelledPage) -> tuple[Found[str], ...]:
    """The language, as it was detected before the labelling."""
    if page.lang is None:
        return ()
    return (Found(page.lang, page.lang, Place(), "language of the text", 0.9),)


def find_url(page: LabelledPage) -> tuple[Found[str], ...]:
    """The canonical address, where the page says it; else the one that the caller gave."""
    found = []
    for key, sure in zip(ADDRESS_CLAIMS, ADDRESS_CONFIDENCES, strict=True):
        found += [
            Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", sure)
            for claim in page.page.claimed(key)[:1]
            if claim.value.startswith(("http://", "https://"))
        ]
    if page.settings.url:
        found.append(
            Found(page.settings.url, page.settings.url, Place(), "told by the caller", 0.6)
        )
    return rank_candidates(found)


def find_license(page: LabelledPage) -> tuple[Found[str], ...]:
    """The licence that the head names."""
    return rank_candidates(
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", 0.85)
        for claim in page.page.claimed(*LICENSE_CLAIMS)
    )


def find_paywall(page: LabelledPage) -> tuple[Found[bool], ...]:
    """Whether the page says that the story is not free to read."""
    found = []
    for claim in page.page.claimed(*FREE_TO_READ_CLAIMS):
        told = claim.value.strip().casefold().rpartition("/")[2]  # also http://schema.org/False
        if told in BOOLEAN_WORDS:
            found.append(
                Found(
                    not BOOLEAN_WORDS[told],
                    claim.value,
                    claim.at,
                    f"{claim.source} {claim.key}",
                    0.9,
                )
            )
    for claim in page.page.claimed(CONTENT_TIER):
        tiers = {"free": False, "metered": False, "locked": True}
        tier = claim.value.strip().casefold()
        if tier in tiers:
            found.append(
                Found(tiers[tier], claim.value, claim.at, "meta article:content_tier", 0.8)
            )
    return rank_candidates([*found, *find_shown_paywalls(page)])


def find_shown_paywalls(page: LabelledPage) -> Iterator[Found[bool]]:
    """A wall that is shown where the story ends: its element is named one, and it asks to pay."""
    _, end = page.span()
    for item in page.labelled[max(0, end - 1) : end + MAX_PAYWALL_GAP_BLOCKS]:
        block = item.block
        words = set(re.split(r"[^a-z]+", block.markup.classes)) if block.markup else set()
        asked = any(cue in soften(block.text) for cue in page.lexicon.cues["paywall"])
        if words & PAYWALL_CLASSES and asked and not (block.markup and block.markup.hidden):
            yield Found(
                value=True,
                text=block.text,
                at=block.at,
                rule="element named paywall",
                confidence=0.7,
            )
