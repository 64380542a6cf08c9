"""What a page's head says of its headline, without the site's name behind it."""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.fields.candidates import bare
from newsclean.fields.title.from_lines import good_length
from newsclean.label.labelled_page import Story
from newsclean.model import Claim, Found, Role
from newsclean.parsers.names.names import is_cjk
from newsclean.text.controls import harmless

__all__ = [
    "LONGEST_CLAIM",
    "claimed_keys",
    "claimed_titles",
    "parts_of",
    "site_names",
    "told",
    "weight",
    "without_site",
]

LONGEST_CLAIM = 1_000  # with the site behind it
SHORTEST_HEAD = 10
OWN = 0.2
HEADLINE, OG, TITLE = 0.78, 0.55, 0.4


def claimed_titles(story: Story) -> Iterator[Found[str]]:
    """Headlines that the head claims, the site's name taken off."""
    sites = site_names(story)
    pages = [bare(told(claim)) for claim in story.page.claimed("html:title")[:1]]
    headings = [bare(item.block.text) for item in story.labelled if item.role is Role.HEADLINE]
    for names, sure in (
        (("jsonld:headline", "microdata:headline"), HEADLINE),
        (("meta:og:title", "meta:twitter:title", "meta:title"), OG),
        (("html:title",), TITLE),
    ):
        for claim in story.page.claimed(*names)[: 1 if sure == TITLE else 3]:
            whole = told(claim)[:LONGEST_CLAIM]
            shown = any(heading.startswith(bare(whole)) for heading in headings)
            value = whole if shown else without_site(whole, sites, sure_only=sure == HEADLINE)
            if good_length(value):
                own = names[0] != "html:title" and not any(bare(value) in key for key in pages)
                yield Found(
                    value, claim.value, claim.at, f"{claim.source} {claim.key}", sure + own * OWN
                )


def claimed_keys(story: Story) -> list[str]:
    """What the head says of the headline, bare."""
    pages = story.page.claimed("html:title")[:1]
    claims = story.page.claimed("meta:og:title", "jsonld:headline", "meta:twitter:title")[:6]
    return [bare(told(claim)) for claim in (*pages, *claims)]


def told(claim: Claim) -> str:
    """A claim's words, their entities resolved where a page has escaped them twice."""
    text = " ".join(claim.value.split())
    if "&" in text and ";" in text:
        from html import unescape  # noqa: PLC0415 - costs a millisecond that few pages need

        return harmless(unescape(text))
    return text


def site_names(story: Story) -> frozenset[str]:
    """What the head calls the site, bare."""
    keys = (
        "meta:og:site_name",
        "jsonld:publisher.organisation",
        "jsonld:publisher.name",
        "meta:application-name",
    )
    return frozenset(bare(claim.value) for claim in story.page.claimed(*keys)) - {""}


@cache
def separator() -> re.Pattern[str]:
    """What stands between a headline, a section and a site's name; compiled when needed."""
    return re.compile(
        r"\s*[_|｜丨]+\s*|\s+(?:[-–—−·•»:]|::|&#124;)\s+|\s*--+\s*"
        r"|(?<=[\u3000-\u9fff！？”）])\s*[-－–]\s*(?=[\u4e00-\u9fffA-Z])"
    )


def parts_of(title: str) -> list[str]:
    """A `<title>` cut at its separators: headline, section, site.

    >>> parts_of("青河大桥今日通车_新闻频道_某某网")
    ['青河大桥今日通车', '新闻频道', '某某网']
    >>> parts_of("A day - or two - in May | The News")
    ['A day', 'or two', 'in May', 'The News']
    """
    return [part for part in map(str.strip, separator().split(title)) if part]


def without_site(title: str, sites: frozenset[str], *, sure_only: bool = False) -> str:
    """A title without the parts behind it that name the site or (unless `sure_only`) a section.

    >>> without_site("青河大桥今日通车_新闻_某某网", frozenset())
    '青河大桥今日通车'
    >>> without_site("Home - alone again", frozenset())
    'Home - alone again'
    """
    text = " ".join(title.split())
    parts = parts_of(text)
    while len(parts) > 1:
        tail = parts.pop()
        head = text[: text.rfind(tail)].rstrip(" -–—|｜丨·»:_－")
        short = not sure_only and weight(tail) <= min(30, 0.7 * weight(head))
        if not (bare(tail) in sites or short) or weight(head) < SHORTEST_HEAD:
            break
        text = head
    return text


def weight(text: str) -> int:
    """How much a text says, in Latin letters: a CJK character counts for two."""
    return sum(1 + is_cjk(char) for char in text if char.isalnum())
