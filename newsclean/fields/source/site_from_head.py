"""What a page's head calls its site: names claimed, weighed by what the page says of itself."""

import re
from collections import Counter
from collections.abc import Iterator

from newsclean.fields.candidates import (
    make_claim_candidate,
    make_folded_key,
    make_folded_keys,
)
from newsclean.fields.source.site_names import DOMAIN, MAX_SITE_NAME_CHARS, is_company_name
from newsclean.fields.title.from_head import get_claim_text
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import OG_SITE, SITE_CLAIMS, TITLE_ELEMENT
from newsclean.model import Found
from newsclean.text.scripts import is_cjk

__all__ = ["find_claimed_sites"]

SITE_CLAIM_CONFIDENCES = (0.9, 0.88, 0.86, 0.7, 0.6, 0.5)  # of SITE_CLAIMS
FILE_LIKE_PENALTY = 0.15  # a domain, a firm, or a name written like a file's
UNSHOWN_PENALTY = 0.15  # a publishing system or a firm, which no reader sees
OTHER_SCRIPT_PENALTY = 0.25  # the page's language has another name
AGREED_BONUS = 0.05  # another claim has a longer or shorter form of og:site_name
MIN_NAME_MENTIONS = 3  # of a name without the end of its domain
MIN_LONE_LINES = 2  # lines that are nothing but such a name
MAX_SEARCHED_LINE_CHARS = 300
MAX_PAGE_SAMPLE_CHARS = 200_000


def find_claimed_sites(page: LabelledPage) -> Iterator[Found[str]]:
    """Names in the head. A display name is better than a domain, a company or a file-like name."""
    found = list(read_site_claims(page))
    shown = find_shown_names(found, page)
    keys = {make_folded_key(item.value) for item in found}
    for item in found:
        name, confidence = item.value, item.confidence
        if not name or len(name) > MAX_SITE_NAME_CHARS or "://" in name:
            continue
        penalties = list_penalties(name, shown, page)
        for penalty in penalties:
            confidence -= penalty
        if not penalties and is_og_site(item) and has_other_form(name, keys):
            confidence += AGREED_BONUS
        yield item._replace(value=strip_domain_end(name, page), confidence=confidence)


def read_site_claims(page: LabelledPage) -> Iterator[Found[str]]:
    """The first claim of each key that names a site, without a firm behind the name."""
    for key, confidence in zip(SITE_CLAIMS, SITE_CLAIM_CONFIDENCES, strict=True):
        for claim in page.claimed(key)[:1]:
            name = claim._replace(value=strip_company(get_claim_text(claim), page))
            found = make_claim_candidate(name, f"{claim.source} {claim.key}", confidence)
            yield found._replace(text=claim.value)


def list_penalties(name: str, shown: frozenset[str], page: LabelledPage) -> list[float]:
    """What a claimed name loses, one entry for each fault.

    Args:
        name: the name.
        shown: the names that the page shows, as they are compared; empty where that tells nothing.
        page: the page.
    """
    penalties = []
    if not is_display_name(name, page):
        penalties.append(FILE_LIKE_PENALTY)
    if shown and make_folded_key(name) not in shown:
        penalties.append(UNSHOWN_PENALTY)
    if page.lexicon.spaces and name.isalpha() and is_cjk(name[0]):
        penalties.append(OTHER_SCRIPT_PENALTY)
    return penalties


def is_og_site(item: Found[str]) -> bool:
    """Whether a name was claimed by og:site_name."""
    return item.rule == OG_SITE.replace(":", " ", 1)


def has_other_form(name: str, keys: set[str]) -> bool:
    """Whether one of some names is a part of this name, or this of it, and they differ.

    >>> has_other_form("Harbour Post", {"harbourpost", "harbourpostonline"})
    True
    >>> has_other_form("Harbour Post", {"harbourpost", "riverpost"})
    False
    """
    own = make_folded_key(name)
    return any(key != own and (key in own or own in key) for key in keys)


def is_display_name(name: str, page: LabelledPage) -> bool:
    """Whether a name is neither a domain nor a firm's nor written like a file's."""
    file_like = name.islower() and " " not in name
    return not (file_like or re.fullmatch(DOMAIN, name) or is_company_name(name, page))


def find_shown_names(found: list[Found[str]], page: LabelledPage) -> frozenset[str]:
    """Which of several display names the page shows, where og:site_name is among them.

    Args:
        found: the names claimed.
        page: the page.

    Returns:
        Names as they are compared; none where that tells nothing.
    """
    names = {make_folded_key(item.value) for item in found if is_display_name(item.value, page)}
    if len(names) < 2:
        return frozenset()
    lines = make_folded_keys(list_short_lines(page))
    shown = frozenset(name for name in names if name and any(name in line for line in lines))
    sites = {make_folded_key(item.value) for item in found if is_og_site(item)}
    return shown if shown & sites else frozenset()


def list_short_lines(page: LabelledPage) -> list[str]:
    """The page's title and its shorter lines."""
    titles = [claim.value for claim in page.claimed(TITLE_ELEMENT)[:1]]
    return [*titles, *(text for text in page.texts if len(text) <= MAX_SEARCHED_LINE_CHARS)]


def strip_domain_end(name: str, page: LabelledPage) -> str:
    """A domain without its end, where that is what the page mostly calls itself.

    harbour.test, beside twenty times Harbour, is Harbour; river.test, beside four times River
    and seven times itself, is not.
    """
    if not re.fullmatch(DOMAIN, name) or "/" in name:
        return name
    stem = name.partition(".")[0]
    lines = list_short_lines(page)
    text = "\n".join(lines)[:MAX_PAGE_SAMPLE_CHARS]
    alone = rf"(?<![\w./@-]){re.escape(stem)}(?![\w@-]|\.\w)"
    mentions: list[str] = re.findall(alone, text, re.IGNORECASE)
    lone_lines = sum(line.casefold() == stem.casefold() for line in lines)
    is_usual = len(mentions) >= MIN_NAME_MENTIONS and len(mentions) > len(
        re.findall(re.escape(name), text, re.IGNORECASE)
    )
    if is_usual or (mentions and lone_lines >= MIN_LONE_LINES):  # Großbild is no grossbild.test
        return Counter(mentions).most_common(1)[0][0]
    return name


def strip_company(name: str, page: LabelledPage) -> str:
    """A name without the firm behind a dash: Harbour Post - Harbour Holdings Ltd."""
    head, dash, tail = name.partition(" - ")
    return head if dash and is_company_name(tail, page) else name
