"""Headline, deck and original headline."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from newsclean.fields.candidates import bare, ranked
from newsclean.fields.page_credits import placed_credits, shown
from newsclean.fields.title.choose import GREATER, begins, supported
from newsclean.fields.title.from_head import (
    claimed_keys,
    claimed_titles,
    site_names,
    weight,
    without_site,
)
from newsclean.fields.title.from_lines import ABOVE, good_length, is_date_line, lines_above
from newsclean.fields.title.trained_lines import lines_ranked
from newsclean.label.labelled_page import Story
from newsclean.model import Block, Found, Kind, Role
from newsclean.text.fold import fold

__all__ = ["find_original_title", "find_subtitle", "find_title"]

SHORTEST_HEAD = 10  # letters
NEAR = 8
# What web pages call the element of a second headline.
DECKS = frozenset(
    {"subtitle", "subhead", "subheadline", "subheading", "deck", "dek", "standfirst", "sub"}
)
BROKEN, KICKERED = 0.9, 1.3
BELOW_KICKER = "heading below its kicker"
MOST_BLOCKS = 4  # in which one headline stands
KICKER_ENDS = frozenset("-–—:|：｜丨")
MICRO = "microdata"


@lru_cache(maxsize=4)
def find_title(story: Story) -> tuple[Found[str], ...]:
    """The headline as shown, without the site's name."""
    if story.page.kind == "html" and story.page.claims:
        claims = list(claimed_titles(story))
        shown = [without_badge(found, claims, story) for found in shown_titles(story)]
        blocks = [*broken_titles(story, claims), *below_kickers(story, claims)]
        return ranked(supported([*shown, *claims, *blocks], story))
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
        if item.role is Role.CREDIT:  # a by-line may be a heading, and is never the headline
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


def below_kickers(story: Story, claims: list[Found[str]]) -> Iterator[Found[str]]:
    """Headings that og:title tells with the kicker before them, in their block or in the one above.

    Where the breadcrumb ends in a first-level heading, with words for search engines, the headline
    of the page is the next heading.
    """
    start, _ = story.span()
    near = story.labelled[max(0, start - ABOVE) : start + 1]
    told = [found for found in claims if found.rule == "meta og:title"]
    for above, item in pairwise(near):
        block = item.block
        if block.kind is not Kind.HEADING or not shown(block) or item.role is Role.HEADLINE:
            continue
        for claim in told:
            kicker, rest = block.text.removesuffix(claim.value), claim.value
            if kicker != block.text and 0 < weight(kicker) < GREATER * weight(rest):
                yield Found(rest, block.text, block.at, BELOW_KICKER, KICKERED)
            joined = bare(above.block.text) + bare(block.text)
            if joined == bare(rest) and squeezed(above.block.text + block.text) != squeezed(rest):
                yield Found(block.text, block.text, block.at, BELOW_KICKER, KICKERED)


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


def titled_class(block: Block) -> bool:
    """Whether the element around a block is named a title or a headline."""
    words = block.markup.classes.split() if block.markup else []
    return any("title" in word or "headline" in word for word in words[:2])


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
