"""What a page's head says of its headline, without the site's name behind it."""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.fields.candidates import alnum_key
from newsclean.fields.title.from_lines import has_title_length
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Claim, Found, Role
from newsclean.text.controls import strip_unsafe_controls
from newsclean.text.scripts import is_cjk

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
MIN_HEADLINE_WIDTH = 10
OWN_WORDING_GAIN = 0.2
HEADLINE_CONFIDENCE, OG_CONFIDENCE, TITLE_CONFIDENCE = 0.78, 0.55, 0.4


def find_claimed_titles(story: LabelledPage) -> Iterator[Found[str]]:
    """Headlines that the head claims, the site's name taken off."""
    sites = list_site_keys(story)
    pages = [alnum_key(get_claim_text(claim)) for claim in story.page.claimed("html:title")[:1]]
    headings = [alnum_key(item.block.text) for item in story.labelled if item.role is Role.HEADLINE]
    for names, sure in (
        (("jsonld:headline", "microdata:headline"), HEADLINE_CONFIDENCE),
        (("meta:og:title", "meta:twitter:title", "meta:title"), OG_CONFIDENCE),
        (("html:title",), TITLE_CONFIDENCE),
    ):
        for claim in story.page.claimed(*names)[: 1 if sure == TITLE_CONFIDENCE else 3]:
            whole = get_claim_text(claim)[:MAX_CLAIM_CHARS]
            shown = any(heading.startswith(alnum_key(whole)) for heading in headings)
            value = (
                whole
                if shown
                else strip_site_parts(whole, sites, sure_only=sure == HEADLINE_CONFIDENCE)
            )
            if has_title_length(value):
                own = names[0] != "html:title" and not any(alnum_key(value) in key for key in pages)
                yield Found(
                    value,
                    claim.value,
                    claim.at,
                    f"{claim.source} {claim.key}",
                    sure + own * OWN_WORDING_GAIN,
                )


def list_claim_keys(story: LabelledPage) -> list[str]:
    """What the head says of the headline, bare."""
    pages = story.page.claimed("html:title")[:1]
    claims = story.page.claimed("meta:og:title", "jsonld:headline", "meta:twitter:title")[:6]
    return [alnum_key(get_claim_text(claim)) for claim in (*pages, *claims)]


def get_claim_text(claim: Claim) -> str:
    """A claim's words, their entities resolved where a page has escaped them twice."""
    text = " ".join(claim.value.split())
    if "&" in text and ";" in text:
        from html import unescape  # noqa: PLC0415 - costs a millisecond that few pages need

        return strip_unsafe_controls(unescape(text))
    return text


def list_site_keys(story: LabelledPage) -> frozenset[str]:
    """What the head calls the site, bare."""
    keys = (
        "meta:og:site_name",
        "jsonld:publisher.organisation",
        "jsonld:publisher.name",
        "meta:application-name",
    )
    return frozenset(alnum_key(claim.value) for claim in story.page.claimed(*keys)) - {""}


@cache
def compile_separator() -> re.Pattern[str]:
    """What stands between a headline, a section and a site's name; compiled when needed."""
    return re.compile(
        r"\s*[_|｜丨]+\s*|\s+(?:[-–—−·•»:]|::|&#124;)\s+|\s*--+\s*"
        r"|(?<=[\u3000-\u9fff！？”）])\s*[-－–]\s*(?=[\u4e00-\u9fffA-Z])"
    )


def split_title(title: str) -> list[str]:
    """A `<title>` cut at its separators: headline, section, site.

    >>> split_title("青河大桥今日通车_新闻频道_某某网")
    ['青河大桥今日通车', '新闻频道', '某某网']
    >>> split_title("A day - or two - in May | The News")
    ['A day', 'or two', 'in May', 'The News']
    """
    return [part for part in map(str.strip, compile_separator().split(title)) if part]


def strip_site_parts(title: str, sites: frozenset[str], *, sure_only: bool = False) -> str:
    """A title without the parts behind it that name the site or (unless `sure_only`) a section.

    >>> strip_site_parts("青河大桥今日通车_新闻_某某网", frozenset())
    '青河大桥今日通车'
    >>> strip_site_parts("Home - alone again", frozenset())
    'Home - alone again'
    """
    text = " ".join(title.split())
    parts = split_title(text)
    while len(parts) > 1:
        tail = parts.pop()
        head = text[: text.rfind(tail)].rstrip(" -–—|｜丨·»:_－")
        short = not sure_only and measure_letter_width(tail) <= min(
            30, 0.7 * measure_letter_width(head)
        )
        if (
            not (alnum_key(tail) in sites or short)
            or measure_letter_width(head) < MIN_HEADLINE_WIDTH
        ):
            break
        text = head
    return text


def measure_letter_width(text: str) -> int:
    """How much a text says, in Latin letters: a CJK character counts for two."""
    return sum(1 + is_cjk(char) for char in text if char.isalnum())
