"""Headlines that the head of a page claims, without the site's name behind them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.title.line_checks import has_title_length
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import (
    APPLICATION_NAME,
    JSONLD_TITLE,
    META_TITLE,
    MICRODATA_TITLE,
    OG_SITE,
    OG_TITLE,
    PUBLISHER_CLAIMS,
    TITLE_ELEMENT,
    TWITTER_TITLE,
)
from newsclean.model import Claim, Found
from newsclean.text.controls import strip_unsafe_controls
from newsclean.text.fold import keep_alnum
from newsclean.text.scripts import HAN_RANGE, is_cjk

__all__ = [
    "MAX_CLAIM_CHARS",
    "find_claimed_titles",
    "get_claim_text",
    "list_claim_keys",
    "list_site_keys",
    "measure_letter_width",
    "split_title",
    "strip_site_parts",
]

MAX_CLAIM_CHARS = 1_000  # with the site behind it
MAX_COMPARED_CLAIMS = 6  # claims beside `<title>` with which wordings are compared
MIN_HEADLINE_WIDTH = 10  # see `measure_letter_width`: what is left of a title is no headline
MAX_SITE_WIDTH, MAX_SITE_SHARE = 30, 0.7  # of a part that may be a site or a section, by width
OWN_WORDING_GAIN = 0.2  # for a claim whose words are not in `<title>`: written for readers


class ClaimSource(NamedTuple):
    """Claims that give the headline in the same way.

    Attributes:
        names: the claims, the best first.
        confidence: how sure one of them is by itself.
        most: how many of them are taken.
        may_end_in_section: whether a short part behind the headline is taken off, which is not
            known as the site's name.
    """

    names: tuple[str, ...]
    confidence: float
    most: int
    may_end_in_section: bool


CLAIM_SOURCES = (
    ClaimSource((JSONLD_TITLE, MICRODATA_TITLE), 0.78, 3, may_end_in_section=False),
    ClaimSource((OG_TITLE, TWITTER_TITLE, META_TITLE), 0.55, 3, may_end_in_section=True),
    ClaimSource((TITLE_ELEMENT,), 0.4, 1, may_end_in_section=True),
)


def find_claimed_titles(page: LabelledPage) -> Iterator[Found[str]]:
    """Headlines that the head claims, the site's name taken off.

    A claim with which the shown headline begins stays whole: what looks like a site is part of it.
    """
    sites = list_site_keys(page)
    titles = [make_folded_key(get_claim_text(claim)) for claim in page.claimed(TITLE_ELEMENT)[:1]]
    headings = [make_folded_key(page.labelled[i].block.text) for i in page.headline]
    for source in CLAIM_SOURCES:
        for claim in page.claimed(*source.names)[: source.most]:
            value = get_claim_text(claim)[:MAX_CLAIM_CHARS]
            key = make_folded_key(value)
            if not any(heading.startswith(key) for heading in headings):
                value = strip_site_parts(value, sites, sure_only=not source.may_end_in_section)
            if has_title_length(value):
                key = make_folded_key(value)
                own = source.names != (TITLE_ELEMENT,) and not any(key in title for title in titles)
                sure = source.confidence + own * OWN_WORDING_GAIN
                yield Found(value, claim.value, claim.at, f"{claim.source} {claim.key}", sure)


@once_a_page
def list_claim_keys(page: LabelledPage) -> list[str]:
    """The letters and digits of what the head calls the page, `<title>` first."""
    titles = page.claimed(TITLE_ELEMENT)[:1]
    claims = page.claimed(OG_TITLE, JSONLD_TITLE, TWITTER_TITLE)
    compared = (*titles, *claims[:MAX_COMPARED_CLAIMS])
    return [make_folded_key(get_claim_text(claim)) for claim in compared]


def get_claim_text(claim: Claim) -> str:
    """A claim's words, entities resolved once more: some pages escape them twice."""
    text = " ".join(claim.value.split())
    if "&" in text and ";" in text:
        from html import unescape  # noqa: PLC0415 - costs a millisecond that few pages need

        return strip_unsafe_controls(unescape(text))
    return text


@once_a_page
def list_site_keys(page: LabelledPage) -> frozenset[str]:
    """The letters and digits of what the head calls the site.

    Some pages give their headline under these names too: what the head gives as the headline and a
    heading shows is no site.
    """
    claims = page.claimed(OG_SITE, *PUBLISHER_CLAIMS, APPLICATION_NAME)
    sites = frozenset(make_folded_key(claim.value) for claim in claims) - {""}
    claimed = sites.intersection(list_claim_keys(page))
    if not claimed:
        return sites
    shown = "\n".join(make_folded_key(page.labelled[i].block.text) for i in page.headline)
    return sites - {
        key for key in claimed if key in shown and measure_letter_width(key) >= MIN_HEADLINE_WIDTH
    }


SEPARATOR_SIGNS = "_|｜丨-–—−－·•»:;"  # every separator has one


@cache
def compile_separator() -> re.Pattern[str]:
    """What stands between a headline, a section and a site's name; compiled when needed."""
    return re.compile(
        r"\s*[_|｜丨]+\s*|\s+(?:[-–—−·•»:]|::|&#124;)\s+|\s*--+\s*"
        r"|(?<=[\u3000-\u9fff！？”）])\s*[-－–]\s*"
        rf"(?=[{HAN_RANGE}A-Z])"
    )


@lru_cache(maxsize=16)  # several claims of a head are the same, and several fields ask
def split_title(title: str) -> tuple[str, ...]:
    """A `<title>` cut at its separators: headline, section, site.

    >>> split_title("青河大桥今日通车_新闻频道_某某网")
    ('青河大桥今日通车', '新闻频道', '某某网')
    >>> split_title("A day - or two - in May | The News")
    ('A day', 'or two', 'in May', 'The News')
    """
    if not any(map(title.__contains__, SEPARATOR_SIGNS)):
        return (part,) if (part := title.strip()) else ()
    return tuple(part for part in map(str.strip, compile_separator().split(title)) if part)


def strip_site_parts(title: str, sites: frozenset[str], *, sure_only: bool = False) -> str:
    """A title without the parts behind it that name the site.

    Args:
        title: the title.
        sites: the letters and digits of the site's known names.
        sure_only: take off known names only, and no other short part (a section, another name).

    >>> strip_site_parts("青河大桥今日通车_新闻_某某网", frozenset())
    '青河大桥今日通车'
    >>> strip_site_parts("Home - alone again", frozenset())
    'Home - alone again'
    """
    text = " ".join(title.split())
    parts = list(split_title(text))
    while len(parts) > 1:
        tail = parts.pop()
        head = text[: text.rfind(tail)].rstrip(" -–—|｜丨·»:_－")
        width = measure_letter_width(head)
        short = measure_letter_width(tail) <= min(MAX_SITE_WIDTH, MAX_SITE_SHARE * width)
        known = make_folded_key(tail) in sites
        if width < MIN_HEADLINE_WIDTH or not (known or (short and not sure_only)):
            break
        text = head
    return text


def measure_letter_width(text: str) -> int:
    """The letters and digits of a text, a CJK character counted twice: it says as much as two.

    >>> measure_letter_width("May 2, 青河")
    8
    """
    letters = keep_alnum(text)
    return len(letters) if letters.isascii() else len(letters) + sum(map(is_cjk, letters))
