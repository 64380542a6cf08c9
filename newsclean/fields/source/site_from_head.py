"""What a page's head calls its site: names claimed, weighed by what the page says of itself."""

import re
from collections import Counter
from collections.abc import Iterator

from newsclean.fields.candidates import make_claim_candidate
from newsclean.fields.title.from_head import get_claim_text
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import SITE_CLAIMS, TITLE_ELEMENT
from newsclean.model import Found
from newsclean.text.fold import alnum_key, fold
from newsclean.text.scripts import is_cjk

__all__ = ["DOMAIN", "MAX_SITE_NAME_CHARS", "find_claimed_sites", "is_company_name"]

SITE_CLAIM_CONFIDENCES = tuple(zip(SITE_CLAIMS, (0.9, 0.88, 0.86, 0.7, 0.6, 0.5), strict=True))
# Patterns are compiled when they are first met: a dump has no claims.
DOMAIN = r"(?i)(?:https?://)?[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.[a-z]{2,6}/?"
MAX_SITE_NAME_CHARS = 40
NO_DISPLAY_NAME_PENALTY = 0.15  # what a name that is no display name loses
MIN_NAME_MENTIONS = 3  # times that a page calls itself by its name without the end of its domain
MAX_SEARCHED_LINE_CHARS = 300
MAX_PAGE_SAMPLE_CHARS = 200_000


def find_claimed_sites(page: LabelledPage) -> Iterator[Found[str]]:
    """Names in the head. A display name is better than a domain, a company or a file-like name."""
    found = [
        make_claim_candidate(
            claim._replace(value=strip_company(get_claim_text(claim), page)), rule, sure
        )._replace(text=claim.value)
        for key, sure in SITE_CLAIM_CONFIDENCES
        for claim in page.page.claimed(key)[:1]
        for rule in (f"{claim.source} {claim.key}",)
    ]
    names = {alnum_key(item.value) for item in found}
    said = find_shown_names(found, page)
    for item in found:
        value, sure = item.value, item.confidence
        if not value or len(value) > MAX_SITE_NAME_CHARS or "://" in value:
            continue
        if not is_display_name(value, page):
            sure -= NO_DISPLAY_NAME_PENALTY
        if said and alnum_key(value) not in said:  # a system's or a firm's, which no reader sees
            sure -= NO_DISPLAY_NAME_PENALTY
        if page.lexicon.spaces and value.isalpha() and is_cjk(value[0]):
            sure -= 0.25  # the page's language has another name
        akin = [
            key
            for key in names
            if key != alnum_key(value) and (key in alnum_key(value) or alnum_key(value) in key)
        ]
        if item.rule.endswith("og:site_name") and akin and sure == item.confidence:
            sure += 0.05
        yield item._replace(value=strip_domain_end(value, page), confidence=sure)


def is_display_name(name: str, page: LabelledPage) -> bool:
    """Whether a name is neither a domain nor a firm's nor written like a file's."""
    file_like = name.islower() and " " not in name
    return not (re.fullmatch(DOMAIN, name) or is_company_name(name, page) or file_like)


def find_shown_names(found: list[Found[str]], page: LabelledPage) -> frozenset[str]:
    """Which of several display names the page says, where og:site_name is among them."""
    names = {alnum_key(item.value) for item in found if is_display_name(item.value, page)}
    if len(names) < 2:
        return frozenset()
    keys = [alnum_key(text) for text in list_short_lines(page)]
    said = frozenset(name for name in names if name and any(name in key for key in keys))
    sites = {alnum_key(item.value) for item in found if item.rule.endswith("og:site_name")}
    return said if said & sites else frozenset()


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
    said: list[str] = re.findall(rf"(?<![\w./@-]){stem}(?![\w@-]|\.\w)", text, re.IGNORECASE)
    alone = sum(line.casefold() == name.partition(".")[0].casefold() for line in lines)
    if (len(said) >= MIN_NAME_MENTIONS and len(said) > whole) or alone > 1:
        return Counter(said).most_common(1)[0][0]
    return name


def strip_company(name: str, page: LabelledPage) -> str:
    """A name without the firm behind a dash: Harbour Post - Harbour Holdings Ltd."""
    head, dash, tail = name.partition(" - ")
    return head if dash and is_company_name(tail, page) else name


def is_company_name(name: str, page: LabelledPage) -> bool:
    """Whether a name is a firm's rather than a site's: 某某公司, Example GmbH."""
    words = page.lexicon.names["company"]
    last = fold(name.strip(" .,").rpartition(" ")[2].replace(".", ""))
    return last in words or any(last.endswith(word) for word in words if is_cjk(word[0]))
