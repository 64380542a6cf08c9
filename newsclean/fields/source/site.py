"""The name of the site that shows the page, as the page gives it."""

import re
from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key, rank_candidates
from newsclean.fields.source.site_from_head import find_claimed_sites
from newsclean.fields.source.site_from_lines import (
    PLATFORM_CONFIDENCE,
    find_brands,
    find_platforms,
    find_portal_channels,
    find_sites_by_home,
)
from newsclean.fields.source.site_from_notices import find_disclaimer_names, find_footer_names
from newsclean.fields.source.site_from_repeats import find_repeated_names
from newsclean.fields.source.site_names import DOMAIN, MAX_SITE_NAME_CHARS, is_company_name
from newsclean.fields.title.from_head import split_title
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import APPLICATION_NAME, OG_TITLE, TITLE_ELEMENT
from newsclean.model import Found
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.scripts import is_cjk

__all__ = ["find_site"]

MIN_SETTLED_CONFIDENCE = 0.6  # from here on no line of the page can be surer
MAX_TITLE_ENDS = 20  # the last parts of a `<title>` that are read; news pages have at most 8
# How sure a part of the title's end is: the base, and what is added or taken off.
TITLE_END_CONFIDENCE = 0.6
LAST_PART_BONUS = 0.1  # times the share of the parts before it
ORGANISATION_BONUS = 0.1
DOMAIN_PENALTY = 0.15
APPLICATION_BONUS = 0.05  # the application's name begins with it

# What is searched only where the head settles nothing.
LINE_FINDERS = (
    find_footer_names,
    find_disclaimer_names,
    find_repeated_names,
    find_sites_by_home,
    find_portal_channels,
    find_brands,
)


def find_site(page: LabelledPage) -> tuple[Found[str], ...]:
    """What the site calls itself, the surest name first."""
    found = [*find_claimed_sites(page), *find_title_ends(page)]
    if not any(item.confidence >= PLATFORM_CONFIDENCE for item in found):
        found += find_platforms(page)
    if not any(item.confidence >= MIN_SETTLED_CONFIDENCE for item in found):
        for find_names in LINE_FINDERS:
            found += find_names(page)
    return rank_candidates(found)


def find_title_ends(page: LabelledPage) -> Iterator[Found[str]]:
    """The last parts of the `<title>`, without the headline; an organisation is the surest."""
    titles = find_title(page)
    title = make_folded_key(titles[0].value) if titles else ""
    for claim in page.claimed(TITLE_ELEMENT)[:1] or page.claimed(OG_TITLE)[:1]:
        parts = split_title_ends(" ".join(claim.value.split()), title)
        first = max(0, len(parts) - MAX_TITLE_ENDS)
        for i, part in enumerate(parts[first:], first):
            name = cut_slogan(part, page)
            if not name or len(name) > MAX_SITE_NAME_CHARS or make_folded_key(name) in title:
                continue
            if len(parts) > 1 and is_company_name(name, page):  # a tag: 苹果公司
                continue
            confidence = score_title_end(name, i / len(parts), page)
            yield Found(name, claim.value, claim.at, "title's end", confidence)


def split_title_ends(text: str, title: str) -> list[str]:
    """The parts of a `<title>` behind its first; its last word where only a space stands there.

    Args:
        text: the `<title>`.
        title: the headline, as it is compared.

    >>> split_title_ends("The bridge is open again | Harbour Post", "thebridgeisopenagain")
    ['Harbour Post']
    >>> split_title_ends("新桥通车了 江畔网", "新桥通车了")
    ['江畔网']
    """
    parts = list(split_title(text)[1:])
    if not parts and title and make_folded_key(text).startswith(title):
        return [text.rpartition(" ")[2]]
    return parts


def cut_slogan(part: str, page: LabelledPage) -> str:
    """A part without the slogan behind an organisation's name: 果壳网 科技有意思."""
    head, space, _ = part.partition(" ")
    if space and is_cjk(head[0]) and is_organisation(head, page.lexicon):
        return head
    return part


def score_title_end(name: str, share_before: float, page: LabelledPage) -> float:
    """How sure it is that a part of the title's end is the site.

    Args:
        name: the part.
        share_before: the share of the parts that stand before it, 0 to less than 1.
        page: the page.
    """
    confidence = TITLE_END_CONFIDENCE + LAST_PART_BONUS * share_before
    confidence += ORGANISATION_BONUS * is_organisation(name, page.lexicon)
    confidence -= DOMAIN_PENALTY * bool(re.fullmatch(DOMAIN, name))
    names = [make_folded_key(claim.value) for claim in page.claimed(APPLICATION_NAME)[:1]]
    return confidence + APPLICATION_BONUS * any(
        key.startswith(make_folded_key(name)) for key in names
    )
