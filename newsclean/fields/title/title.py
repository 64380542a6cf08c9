"""Headline, deck and original headline."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.fields.candidates import alnum_key, rank_candidates
from newsclean.fields.page_credits import find_page_credits, is_shown
from newsclean.fields.title.from_head import (
    find_claimed_titles,
    list_claim_keys,
    list_site_keys,
    measure_letter_width,
    strip_site_parts,
)
from newsclean.fields.title.from_lines import (
    MAX_TITLE_GAP_BLOCKS,
    has_title_length,
    is_mostly_date,
    score_lines_above,
)
from newsclean.fields.title.trained_lines import rank_title_lines
from newsclean.fields.title.wordings import GREATER_PART_SHARE, adjust_confidences, starts_claim
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.model import Block, Found, Kind, Role
from newsclean.text.fold import fold

__all__ = ["find_original_title", "find_subtitle", "find_title"]

MIN_HEADLINE_LETTERS = 10  # letters
MAX_DECK_GAP_BLOCKS = 8
# What web pages call the element of a second headline.
DECK_CLASSES = frozenset(
    {"subtitle", "subhead", "subheadline", "subheading", "deck", "dek", "standfirst", "sub"}
)
BROKEN_TITLE_CONFIDENCE, KICKER_TITLE_CONFIDENCE = 0.9, 1.3
BELOW_KICKER_RULE = "heading below its kicker"
MAX_HEADLINE_BLOCKS = 4  # in which one headline stands
KICKER_END_MARKS = frozenset("-–—:|：｜丨")
MICRODATA_PREFIX = "microdata"


@once_a_page
def find_title(story: LabelledPage) -> tuple[Found[str], ...]:
    """The headline as shown, without the site's name."""
    if story.page.kind == "html" and story.page.claims:
        claims = list(find_claimed_titles(story))
        shown = [strip_badge(found, claims, story) for found in find_shown_titles(story)]
        blocks = [*find_broken_titles(story, claims), *find_titles_below_kickers(story, claims)]
        return rank_candidates(adjust_confidences([*shown, *claims, *blocks], story))
    # On CJK pages the score by hand finds .95 of 81 headlines, weights found by training .90.
    by_signs = story.page.kind == "text" and story.lexicon.spaces
    return rank_candidates(rank_title_lines(story) if by_signs else score_lines_above(story))


def find_shown_titles(story: LabelledPage) -> Iterator[Found[str]]:
    """Lines of the page that may be the headline: headings, and what begins the page's title."""
    start, end = story.span()
    claims = list_claim_keys(story)
    for i, item in enumerate(story.labelled[: (end or 60)]):
        block = item.block
        if not is_shown(block) or not has_title_length(block.text) or i > start + 3:
            continue
        if item.role is Role.CREDIT:  # a by-line may be a heading, and is never the headline
            continue
        key = alnum_key(block.text)
        if item.role is Role.HEADLINE:
            rule, sure = "labelled headline", 0.68
        elif block.level == 1 and block.kind is Kind.HEADING:
            rule, sure = "h1", 0.62
        elif block.kind is Kind.HEADING:
            rule, sure = f"h{block.level}", 0.42
        elif start - i < MAX_TITLE_GAP_BLOCKS and has_title_class(block):
            rule, sure = "element named title", 0.42
        elif len(key) >= MIN_HEADLINE_LETTERS // 2 and any(
            starts_claim(key, claim) for claim in claims
        ):
            rule, sure = "line that begins the page's title", 0.42
        else:
            continue
        near = max(0.0, 1 - abs(start - i) / 40) * 0.1
        yield Found(
            strip_site_behind_bar(block.text, story), block.text, block.at, rule, sure + near
        )


def strip_site_behind_bar(text: str, story: LabelledPage) -> str:
    """A shown line that is the page's whole title, the site's name behind a bar taken off."""
    same = (claim.value == text for claim in story.page.claimed("html:title")[:1])
    return strip_site_parts(text, list_site_keys(story)) if "|" in text and any(same) else text


def find_broken_titles(story: LabelledPage, claims: list[Found[str]]) -> Iterator[Found[str]]:
    """Headlines that the head gives whole and the page in several blocks, one below the other.

    The words must be the same with all their marks: a kicker above a headline is no part of it.
    """
    start, _ = story.span()
    whole = {
        drop_white_space(found.value): found
        for found in claims
        if not found.rule.startswith(MICRODATA_PREFIX)
    }
    for i in range(max(0, start - MAX_TITLE_GAP_BLOCKS), min(start + 1, len(story.labelled))):
        first, *more = (item.block for item in story.labelled[i : i + MAX_HEADLINE_BLOCKS])
        text = drop_white_space(first.text)
        if len(text) > MIN_HEADLINE_LETTERS // 2 and not first.links:
            for block in more:
                text += drop_white_space(block.text)
                if found := whole.get(text):
                    yield Found(
                        found.value,
                        found.text,
                        first.at,
                        "headline in blocks",
                        BROKEN_TITLE_CONFIDENCE,
                    )


def find_titles_below_kickers(
    story: LabelledPage, claims: list[Found[str]]
) -> Iterator[Found[str]]:
    """Headings that og:title tells with the kicker before them, in their block or in the one above.

    Where the breadcrumb ends in a first-level heading, with words for search engines, the headline
    of the page is the next heading.
    """
    start, _ = story.span()
    near = story.labelled[max(0, start - MAX_TITLE_GAP_BLOCKS) : start + 1]
    told = [found for found in claims if found.rule == "meta og:title"]
    for above, item in pairwise(near):
        block = item.block
        if block.kind is not Kind.HEADING or not is_shown(block) or item.role is Role.HEADLINE:
            continue
        for claim in told:
            kicker, rest = block.text.removesuffix(claim.value), claim.value
            if kicker != block.text and 0 < measure_letter_width(
                kicker
            ) < GREATER_PART_SHARE * measure_letter_width(rest):
                yield Found(rest, block.text, block.at, BELOW_KICKER_RULE, KICKER_TITLE_CONFIDENCE)
            joined = alnum_key(above.block.text) + alnum_key(block.text)
            if joined == alnum_key(rest) and drop_white_space(
                above.block.text + block.text
            ) != drop_white_space(rest):
                yield Found(
                    block.text, block.text, block.at, BELOW_KICKER_RULE, KICKER_TITLE_CONFIDENCE
                )


def drop_white_space(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def strip_badge(found: Found[str], claims: list[Found[str]], story: LabelledPage) -> Found[str]:
    """A shown line as the head has it, where more stands before it: a date, a badge, a kicker.

    原创青河大桥今日通车, Dec 18 2025 The bridge opens, On the river - The bridge opens
    """
    key = alnum_key(found.value)
    for claim in claims:
        words = alnum_key(claim.value)
        if (
            words == key
            or not key.endswith(words)
            or len(words) < max(4, GREATER_PART_SHARE * len(key))
        ):
            continue
        before = found.value[: found.value.rfind(claim.value)].strip()
        kicker = before[-1:] in KICKER_END_MARKS and claim.rule.endswith("og:title")
        badge = fold(before) in story.lexicon.names["not_outlet"]
        if before and (kicker or badge or is_mostly_date(before, story)):
            return found._replace(value=claim.value)
    return found


def has_title_class(block: Block) -> bool:
    """Whether the element around a block is named a title or a headline."""
    words = block.markup.classes.split() if block.markup else []
    return any("title" in word or "headline" in word for word in words[:2])


def find_subtitle(story: LabelledPage) -> tuple[Found[str], ...]:
    """The deck or kicker: what the labeller calls it, or the head's second headline."""
    found = [
        Found(item.block.text, item.block.text, item.block.at, "labelled subtitle", 0.8)
        for item in story.labelled
        if item.role is Role.SUBTITLE
    ]
    titles = {alnum_key(title.value) for title in find_title(story)[:1]}
    found += list(find_decks(story, titles))
    found += [
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", 0.5)
        for claim in story.page.claimed(
            "jsonld:alternativeHeadline", "microdata:alternativeHeadline"
        )
        if alnum_key(claim.value) not in titles
    ]
    return rank_candidates(found)


def find_decks(story: LabelledPage, titles: set[str]) -> Iterator[Found[str]]:
    """Lines near the beginning of the story in an element that the page calls a deck."""
    start, _ = story.span()
    for item in story.labelled[max(0, start - MAX_DECK_GAP_BLOCKS) : start + 2]:
        block = item.block
        words = (
            set(re.split(r"[^a-z]+", block.markup.classes.split(" ")[0])) if block.markup else set()
        )
        if (
            words & DECK_CLASSES
            and has_title_length(block.text)
            and alnum_key(block.text) not in titles
        ):
            yield Found(block.text, block.text, block.at, "element named deck", 0.7)


def find_original_title(story: LabelledPage) -> tuple[Found[str], ...]:
    """The headline that the story had at its outlet: 原标题：, （原题为…）."""
    return rank_candidates(
        Found(placed.credit.value, placed.block.text, placed.block.at, "credit line", 0.95)
        for placed in find_page_credits(story)
        if placed.credit.field == "original_title"
    )
