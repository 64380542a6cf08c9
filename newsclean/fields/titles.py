"""Headline, deck and original headline."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsclean.controls import harmless
from newsclean.fields.credit_lines import placed_credits, shown
from newsclean.fields.ranking import bare, ranked
from newsclean.fields.title_lines import ABOVE, good_length, is_date_line, lines_above
from newsclean.fields.title_signs import lines_ranked
from newsclean.lexicon import fold
from newsclean.model import Block, Claim, Found, Kind, Role
from newsclean.people import is_cjk
from newsclean.story import Story

__all__ = ["find_original_title", "find_subtitle", "find_title", "parts_of", "similarity"]

LONGEST_CLAIM = 1_000  # with the site behind it
SHORTEST_HEAD = 10
CLAIMED = ("meta ", "jsonld ", "html ", "microdata ")
DISTANT = 0.25  # a heading that shares less with all claims is another one's
AGREE = 0.05
OWN = 0.2
GREATER = 0.5
NEAR = 8
# What web pages call the element of a second headline.
DECKS = frozenset(
    {"subtitle", "subhead", "subheadline", "subheading", "deck", "dek", "standfirst", "sub"}
)
HEADLINE, OG, TITLE = 0.78, 0.55, 0.4
BROKEN = 0.9
MOST_BLOCKS = 4  # in which one headline stands
KICKER_ENDS = frozenset("-–—:|：｜丨")
MICRO = "microdata"


@lru_cache(maxsize=4)
def find_title(story: Story) -> tuple[Found[str], ...]:
    """The headline as shown, without the site's name."""
    if story.page.kind == "html" and story.page.claims:
        claims = list(claimed_titles(story))
        shown = [without_badge(found, claims, story) for found in shown_titles(story)]
        return ranked(supported([*shown, *claims, *broken_titles(story, claims)], story))
    # On CJK pages the score by hand finds .95 of 81 headlines, weights found by training .90.
    by_signs = story.page.kind == "text" and story.lexicon.spaces
    return ranked(lines_ranked(story) if by_signs else lines_above(story))


def shown_titles(story: Story) -> Iterator[Found[str]]:
    """Lines of the page that may be the headline: headings, and what begins the page's title."""
    start, end = story.span()
    claims = claimed_keys(story)
    for i, item in enumerate(story.labelled[: (end or 60)]):
        block = item.block
        if not shown(block) or not good_length(block.text) or i > start + 3:
            continue
        key = bare(block.text)
        if item.role is Role.HEADLINE:
            rule, sure = "labelled headline", 0.68
        elif block.level == 1 and block.kind is Kind.HEADING:
            rule, sure = "h1", 0.62
        elif block.kind is Kind.HEADING:
            rule, sure = f"h{block.level}", 0.42
        elif start - i < ABOVE and titled_class(block):
            rule, sure = "element named title", 0.42
        elif len(key) >= SHORTEST_HEAD // 2 and any(begins(key, claim) for claim in claims):
            rule, sure = "line that begins the page's title", 0.42
        else:
            continue
        near = max(0.0, 1 - abs(start - i) / 40) * 0.1
        yield Found(without_bars(block.text, story), block.text, block.at, rule, sure + near)


def without_bars(text: str, story: Story) -> str:
    """A shown line that is the page's whole title, the site's name behind a bar taken off."""
    same = (claim.value == text for claim in story.page.claimed("html:title")[:1])
    return without_site(text, site_names(story)) if "|" in text and any(same) else text


def broken_titles(story: Story, claims: list[Found[str]]) -> Iterator[Found[str]]:
    """Headlines that the head gives whole and the page in several blocks, one below the other.

    The words must be the same with all their marks: a kicker above a headline is no part of it.
    """
    start, _ = story.span()
    whole = {squeezed(found.value): found for found in claims if not found.rule.startswith(MICRO)}
    for i in range(max(0, start - ABOVE), min(start + 1, len(story.labelled))):
        first, *more = (item.block for item in story.labelled[i : i + MOST_BLOCKS])
        text = squeezed(first.text)
        if len(text) > SHORTEST_HEAD // 2 and not first.links:
            for block in more:
                text += squeezed(block.text)
                if found := whole.get(text):
                    yield Found(found.value, found.text, first.at, "headline in blocks", BROKEN)


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def without_badge(found: Found[str], claims: list[Found[str]], story: Story) -> Found[str]:
    """A shown line as the head has it, where more stands before it: a date, a badge, a kicker.

    原创青河大桥今日通车, Dec 18 2025 The bridge opens, On the river - The bridge opens
    """
    key = bare(found.value)
    for claim in claims:
        words = bare(claim.value)
        if words == key or not key.endswith(words) or len(words) < max(4, GREATER * len(key)):
            continue
        before = found.value[: found.value.rfind(claim.value)].strip()
        kicker = before[-1:] in KICKER_ENDS and claim.rule.endswith("og:title")
        badge = fold(before) in story.lexicon.names["not_outlet"]
        if before and (kicker or badge or is_date_line(before, story)):
            return found._replace(value=claim.value)
    return found


def begins(key: str, claim: str) -> bool:
    """Whether a text is the greater part of a claim, from its beginning."""
    return claim.startswith(key) and len(key) >= GREATER * len(claim)


def ends(key: str, claim: str) -> bool:
    """Whether a text is the greater part of a claim, up to its end, but not all of it."""
    return claim.endswith(key) and GREATER * len(claim) <= len(key) < len(claim)


def titled_class(block: Block) -> bool:
    """Whether the element around a block is named a title or a headline."""
    words = block.markup.classes.split() if block.markup else []
    return any("title" in word or "headline" in word for word in words[:2])


def claimed_keys(story: Story) -> list[str]:
    """What the head says of the headline, bare."""
    pages = story.page.claimed("html:title")[:1]
    claims = story.page.claimed("meta:og:title", "jsonld:headline", "meta:twitter:title")[:6]
    return [bare(told(claim)) for claim in (*pages, *claims)]


def claimed_titles(story: Story) -> Iterator[Found[str]]:
    """Headlines that the head claims, the site's name taken off."""
    sites = site_names(story)
    pages = [bare(told(claim)) for claim in story.page.claimed("html:title")[:1]]
    for names, sure in (
        (("jsonld:headline", "microdata:headline"), HEADLINE),
        (("meta:og:title", "meta:twitter:title", "meta:title"), OG),
        (("html:title",), TITLE),
    ):
        for claim in story.page.claimed(*names)[: 1 if sure == TITLE else 3]:
            whole = told(claim)[:LONGEST_CLAIM]
            value = without_site(whole, sites, sure_only=sure == HEADLINE)
            if good_length(value):
                own = names[0] != "html:title" and not any(bare(value) in key for key in pages)
                yield Found(
                    value, claim.value, claim.at, f"{claim.source} {claim.key}", sure + own * OWN
                )


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


def supported(candidates: list[Found[str]], story: Story) -> Iterator[Found[str]]:
    """The candidates, surer where the head agrees, less sure where they name the site."""
    sites, claims = site_names(story), claimed_keys(story)
    keys = [(found, bare(found.value)) for found in candidates]
    for found, key in keys:
        if not key or key in sites:
            continue
        others = {f.rule for f, k in keys if k == key} - {found.rule}
        agree = max((similarity(key, claim) for claim in claims), default=0.0)
        change = AGREE * min(3, len(others)) + 0.1 * agree
        if len(key) > 3:
            on_page = not found.rule.startswith(CLAIMED)
            change += 0.15 * (on_page and any(claim.startswith(key) for claim in claims))
            change += 0.15 * (on_page and any(ends(key, claim) for claim in claims))
            change -= 0.3 * any(
                claim.endswith(key) and len(key) < GREATER * len(claim) for claim in claims
            )
        if claims and agree < DISTANT:
            change -= 0.25
        sure = max(0.05, min(2.99, found.confidence + change))
        yield Found(found.value, found.text, found.at, found.rule, sure)


def similarity(one: str, other: str) -> float:
    """How much two texts share, by their character pairs (Dice).

    >>> similarity("abcd", "abcd"), similarity("ab", "xy")
    (1.0, 0.0)
    """
    a = {one[i : i + 2] for i in range(len(one) - 1)}
    b = {other[i : i + 2] for i in range(len(other) - 1)}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def find_subtitle(story: Story) -> tuple[Found[str], ...]:
    """The deck or kicker: what the labeller calls it, or the head's second headline."""
    found = [
        Found(item.block.text, item.block.text, item.block.at, "labelled subtitle", 0.8)
        for item in story.labelled
        if item.role is Role.SUBTITLE
    ]
    titles = {bare(title.value) for title in find_title(story)[:1]}
    found += list(decks(story, titles))
    found += [
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", 0.5)
        for claim in story.page.claimed(
            "jsonld:alternativeHeadline", "microdata:alternativeHeadline"
        )
        if bare(claim.value) not in titles
    ]
    return ranked(found)


def decks(story: Story, titles: set[str]) -> Iterator[Found[str]]:
    """Lines near the beginning of the story in an element that the page calls a deck."""
    start, _ = story.span()
    for item in story.labelled[max(0, start - NEAR) : start + 2]:
        block = item.block
        words = (
            set(re.split(r"[^a-z]+", block.markup.classes.split(" ")[0])) if block.markup else set()
        )
        if words & DECKS and good_length(block.text) and bare(block.text) not in titles:
            yield Found(block.text, block.text, block.at, "element named deck", 0.7)


def find_original_title(story: Story) -> tuple[Found[str], ...]:
    """The headline that the story had at its outlet: 原标题：, （原题为…）."""
    return ranked(
        Found(placed.credit.value, placed.block.text, placed.block.at, "credit line", 0.95)
        for placed in placed_credits(story)
        if placed.credit.field == "original_title"
    )
