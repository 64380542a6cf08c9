"""The site's name from the page's head: claims, made less sure where the page's text disagrees."""

import re
from collections import Counter
from collections.abc import Iterator

from newsclean.fields.candidates import make_claim_candidate, make_folded_key
from newsclean.fields.title.from_head import get_claim_text
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import SITE_CLAIMS, TITLE_ELEMENT
from newsclean.model import Found
from newsclean.text.fold import fold
from newsclean.text.scripts import is_cjk

__all__ = ["DOMAIN", "MAX_SITE_NAME_CHARS", "find_claimed_sites", "is_company_name"]

SITE_CLAIM_CONFIDENCES = tuple(zip(SITE_CLAIMS, (0.9, 0.88, 0.86, 0.7, 0.6, 0.5), strict=True))
# Patterns are compiled when they are first met: a dump has no claims.
DOMAIN = r"(?i)(?:https?://)?[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.[a-z]{2,6}/?"
MAX_SITE_NAME_CHARS = 40
# What a claimed name loses: for a domain's, company's or file's name; where readers see another of
# the claimed names (this one is the system's or the company's); for CJK on a page with spaces.
NO_DISPLAY_NAME_PENALTY = 0.15
UNSHOWN_NAME_PENALTY = 0.15
OTHER_SCRIPT_PENALTY = 0.25
SHARED_NAME_GAIN = 0.05  # what og:site_name gains where another claim has it in a longer form
MIN_NAME_MENTIONS = 3  # times that a page calls itself by its name without the end of its domain
MAX_SEARCHED_LINE_CHARS = 300
MAX_PAGE_SAMPLE_CHARS = 200_000


def find_claimed_sites(page: LabelledPage) -> Iterator[Found[str]]:
    """Names in the head. A display name is better than a domain, a company or a file-like name."""
    claimed = list_claimed_names(page)
    shown = find_shown_names(claimed, page)
    for found in claimed:
        value = found.value
        if not value or len(value) > MAX_SITE_NAME_CHARS or "://" in value:
            continue
        penalties = list_penalties(value, shown, page)
        confidence = found.confidence
        for penalty in penalties:
            confidence -= penalty
        if (
            not penalties
            and found.rule.endswith("og:site_name")
            and has_longer_or_shorter_form(value, claimed)
        ):
            confidence += SHARED_NAME_GAIN
        yield found._replace(value=strip_domain_end(value, page), confidence=confidence)


def list_claimed_names(page: LabelledPage) -> list[Found[str]]:
    """The first claim of each kind, without the company behind the name."""
    found = []
    for key, confidence in SITE_CLAIM_CONFIDENCES:
        for claim in page.page.claimed(key)[:1]:
            name = claim._replace(value=strip_company(get_claim_text(claim), page))
            rule = f"{claim.source} {claim.key}"
            candidate = make_claim_candidate(name, rule, confidence)
            found.append(candidate._replace(text=claim.value))
    return found


def list_penalties(name: str, shown: frozenset[str], page: LabelledPage) -> list[float]:
    """What a claimed name loses, one number for each reason.

    Args:
        name: the name.
        shown: keys of the claimed names that readers see on the page; empty where unknown.
        page: the page.
    """
    is_foreign = page.lexicon.spaces and name.isalpha() and is_cjk(name[0])
    reasons = (
        (not is_display_name(name, page), NO_DISPLAY_NAME_PENALTY),
        (bool(shown) and make_folded_key(name) not in shown, UNSHOWN_NAME_PENALTY),
        (is_foreign, OTHER_SCRIPT_PENALTY),
    )
    return [penalty for holds, penalty in reasons if holds]


def has_longer_or_shorter_form(name: str, claimed: list[Found[str]]) -> bool:
    """Whether another claimed name contains this one, or is a part of it."""
    key = make_folded_key(name)
    others = {make_folded_key(found.value) for found in claimed} - {key}
    return any(other in key or key in other for other in others)


def is_display_name(name: str, page: LabelledPage) -> bool:
    """Whether a name is neither a domain nor a company's, nor written like a file's."""
    file_like = name.islower() and " " not in name
    return not (re.fullmatch(DOMAIN, name) or is_company_name(name, page) or file_like)


def find_shown_names(found: list[Found[str]], page: LabelledPage) -> frozenset[str]:
    """Keys of the claimed display names in the text; empty if og:site_name is not one of them."""
    names = {make_folded_key(item.value) for item in found if is_display_name(item.value, page)}
    if len(names) < 2:
        return frozenset()
    keys = [make_folded_key(text) for text in list_short_lines(page)]
    shown = frozenset(name for name in names if name and any(name in key for key in keys))
    sites = {make_folded_key(item.value) for item in found if item.rule.endswith("og:site_name")}
    return shown if shown & sites else frozenset()


def list_short_lines(page: LabelledPage) -> list[str]:
    """The page's title and its shorter lines."""
    titles = [claim.value for claim in page.page.claimed(TITLE_ELEMENT)[:1]]
    lines = (item.block.text for item in page.labelled)
    return [*titles, *(text for text in lines if len(text) <= MAX_SEARCHED_LINE_CHARS)]


def strip_domain_end(name: str, page: LabelledPage) -> str:
    """A domain without its end, where that is what the page mostly calls itself.

    harbour.test, beside twenty times Harbour, is Harbour; river.test, beside four times River
    and seven times itself, is not.
    """
    if not re.fullmatch(DOMAIN, name) or "/" in name:
        return name
    stem = re.escape(name.partition(".")[0])
    lines = list_short_lines(page)
    text = "\n".join(lines)[:MAX_PAGE_SAMPLE_CHARS]
    whole = len(re.findall(re.escape(name), text, re.IGNORECASE))
    mentions: list[str] = re.findall(rf"(?<![\w./@-]){stem}(?![\w@-]|\.\w)", text, re.IGNORECASE)
    alone = sum(line.casefold() == name.partition(".")[0].casefold() for line in lines)
    if (len(mentions) >= MIN_NAME_MENTIONS and len(mentions) > whole) or alone > 1:
        return Counter(mentions).most_common(1)[0][0]
    return name


def strip_company(name: str, page: LabelledPage) -> str:
    """A name without the company behind a dash: Harbour Post - Harbour Holdings Ltd."""
    head, dash, tail = name.partition(" - ")
    return head if dash and is_company_name(tail, page) else name


def is_company_name(name: str, page: LabelledPage) -> bool:
    """Whether a name is a company's rather than a site's: 某某公司, Example GmbH."""
    words = page.lexicon.names["company"]
    last = fold(name.strip(" .,").rpartition(" ")[2].replace(".", ""))
    return last in words or any(last.endswith(word) for word in words if is_cjk(word[0]))
