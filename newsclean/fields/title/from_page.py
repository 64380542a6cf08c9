"""Headlines that an HTML page shows: headings, lines named so, and headlines in several blocks."""

from collections.abc import Iterator
from itertools import pairwise

from newsclean.fields.candidates import begins_otherwise, make_folded_key
from newsclean.fields.page_credits import is_shown
from newsclean.fields.title.from_head import (
    list_claim_keys,
    list_site_keys,
    measure_letter_width,
    strip_site_parts,
)
from newsclean.fields.title.line_checks import (
    LABELLED_RULE,
    MAX_TITLE_GAP_BLOCKS,
    has_title_length,
    is_mostly_date,
)
from newsclean.fields.title.wordings import (
    GREATER_PART_SHARE,
    OG_RULE,
    starts_claim,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import TITLE_ELEMENT
from newsclean.model import Block, Found, Kind, Role
from newsclean.text.fold import fold

__all__ = [
    "find_broken_titles",
    "find_shown_titles",
    "find_titles_below_kickers",
    "strip_badge",
]

# How sure a line is, by what it is.
LABELLED_CONFIDENCE, FIRST_LEVEL_CONFIDENCE, OTHER_CONFIDENCE = 0.68, 0.62, 0.42
NEARNESS_GAIN, MAX_NEAR_BLOCKS = 0.1, 40  # what nearness to the story adds, and where it ends
MAX_SEARCHED_BLOCKS = 60  # blocks of a page without a story
MAX_TITLE_DISTANCE_BLOCKS = 1_000  # blocks above the story that are searched
MAX_TITLE_DEPTH_BLOCKS = 3  # blocks of the story among which its headline may stand
MIN_BEGINNING_KEY_CHARS = 5  # letters and digits of a line that begins the head's title
MIN_BROKEN_KEY_CHARS = 6  # characters, without white space, of the first part of a headline
MAX_HEADLINE_BLOCKS = 4  # in which one headline stands
BROKEN_TITLE_CONFIDENCE, KICKER_TITLE_CONFIDENCE = 0.9, 1.3  # the latter before any heading's
BELOW_KICKER_RULE = "heading below its kicker"
KICKER_END_MARKS = frozenset("-–—:|：｜丨")
MIN_CLAIM_KEY_CHARS = 4  # letters and digits of a claim behind a badge
MICRODATA_PREFIX = "microdata"
HEAD_RULES = frozenset({OG_RULE, "jsonld headline", "html title"})
MIN_AGREEING_SOURCES = 2  # of the head, which lack a part of the shown line


def find_shown_titles(page: LabelledPage) -> Iterator[Found[str]]:
    """Lines of the page that may be the headline, from its top to the beginning of its story."""
    start, end = page.span()
    claims = list_claim_keys(page)
    starts = {claim[:1] for claim in claims}
    first = max(0, start - MAX_TITLE_DISTANCE_BLOCKS)
    last = min(end or MAX_SEARCHED_BLOCKS, start + MAX_TITLE_DEPTH_BLOCKS + 1)
    for i, item in enumerate(page.labelled[first:last], start=first):
        block = item.block
        if not is_shown(block) or not has_title_length(block.text):
            continue
        if item.role is Role.CREDIT:  # a by-line may be a heading, and is never the headline
            continue
        if item.role is Role.HEADLINE:
            rule, sure = LABELLED_RULE, LABELLED_CONFIDENCE
        elif block.level == 1 and block.kind is Kind.HEADING:
            rule, sure = "h1", FIRST_LEVEL_CONFIDENCE
        elif block.kind is Kind.HEADING:
            rule, sure = f"h{block.level}", OTHER_CONFIDENCE
        elif start - i < MAX_TITLE_GAP_BLOCKS and has_title_class(block):
            rule, sure = "element named title", OTHER_CONFIDENCE
        elif not begins_otherwise(block.text, starts) and begins_claim(block, claims):
            rule, sure = "line that begins the page's title", OTHER_CONFIDENCE
        else:
            continue
        near = NEARNESS_GAIN * max(0.0, 1 - abs(start - i) / MAX_NEAR_BLOCKS)
        text = strip_site_behind_bar(block.text, page)
        yield Found(text, block.text, block.at, rule, sure + near)


def has_title_class(block: Block) -> bool:
    """Whether the element around a block is named a title or a headline."""
    classes = block.markup.classes if block.markup else ""
    if "title" not in classes and "headline" not in classes:  # most end here
        return False
    return any("title" in word or "headline" in word for word in classes.split()[:2])


def begins_claim(block: Block, claims: list[str]) -> bool:
    """Whether a line is the greater part of a claim, from its beginning."""
    key = make_folded_key(block.text)
    return len(key) >= MIN_BEGINNING_KEY_CHARS and any(starts_claim(key, claim) for claim in claims)


def strip_site_behind_bar(text: str, page: LabelledPage) -> str:
    """A shown line that is the page's whole `<title>`, the site's name behind a bar taken off."""
    if "|" not in text or text not in {c.value for c in page.claimed(TITLE_ELEMENT)[:1]}:
        return text
    return strip_site_parts(text, list_site_keys(page))


def find_broken_titles(page: LabelledPage, claims: list[Found[str]]) -> Iterator[Found[str]]:
    """Headlines that the head gives whole and the page in several blocks, one below the other.

    The blocks must have all signs of the claim: a kicker above a headline is no part of it, and a
    claim puts another sign between them.
    """
    start, _ = page.span()
    whole = {
        drop_white_space(found.value): found
        for found in claims
        if not found.rule.startswith(MICRODATA_PREFIX)
    }
    for i in range(max(0, start - MAX_TITLE_GAP_BLOCKS), min(start + 1, len(page.labelled))):
        first = page.labelled[i].block
        text = drop_white_space(first.text)
        if len(text) < MIN_BROKEN_KEY_CHARS or first.links:
            continue
        if not any(title.startswith(text) for title in whole):
            continue
        for item in page.labelled[i + 1 : i + MAX_HEADLINE_BLOCKS]:
            text += drop_white_space(item.block.text)
            if found := whole.get(text):
                rule, sure = "headline in blocks", BROKEN_TITLE_CONFIDENCE
                yield Found(found.value, found.text, first.at, rule, sure)


def find_titles_below_kickers(page: LabelledPage, claims: list[Found[str]]) -> Iterator[Found[str]]:
    """Headings that og:title gives with the kicker, which stands in their block or the one above.

    Where a breadcrumb ends in a first-level heading, in words for search engines, the headline of
    the page is the next heading.
    """
    start, _ = page.span()
    near = page.labelled[max(0, start - MAX_TITLE_GAP_BLOCKS) : start + 1]
    claimed = [found.value for found in claims if found.rule == OG_RULE]
    for above, item in pairwise(near):
        block = item.block
        if block.kind is not Kind.HEADING or not is_shown(block) or item.role is Role.HEADLINE:
            continue
        for claim in claimed:
            for text, found in (
                (claim, begins_with_kicker(block.text, claim)),
                (block.text, is_claim_with_kicker(above.block.text, block.text, claim)),
            ):
                if found:
                    sure = KICKER_TITLE_CONFIDENCE
                    yield Found(text, block.text, block.at, BELOW_KICKER_RULE, sure)


def begins_with_kicker(text: str, claim: str) -> bool:
    """Whether a heading is a claim with a kicker before it, which is shorter than the claim.

    >>> begins_with_kicker("River: The bridge opens", "The bridge opens")
    True
    >>> begins_with_kicker("The bridge opens", "The bridge opens")
    False
    """
    kicker = text.removesuffix(claim)
    width = measure_letter_width(kicker)
    return kicker != text and 0 < width < GREATER_PART_SHARE * measure_letter_width(claim)


def is_claim_with_kicker(above: str, text: str, claim: str) -> bool:
    """Whether a claim is two lines with another sign between them than the page has.

    >>> is_claim_with_kicker("On the river", "The bridge opens", "On the river: The bridge opens")
    True
    >>> is_claim_with_kicker("The bridge", "opens at last", "The bridge opens at last")
    False
    """
    same = drop_white_space(above + text) == drop_white_space(claim)
    return not same and make_folded_key(above) + make_folded_key(text) == make_folded_key(claim)


def drop_white_space(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def strip_badge(
    found: Found[str], claims: list[tuple[Found[str], str]], page: LabelledPage
) -> Found[str]:
    """A shown line as the head has it, where something else stands before or behind it.

    Examples: `Dec 18 2025 The bridge opens`, `原创青河大桥今日通车` (原创 is a badge),
    `On the river - The bridge opens`, and where two sources of the head agree also
    `On the riverThe bridge opens` (an element for each).

    Args:
        found: the line.
        claims: what the head claims, each with its letters and digits.
        page: the page.
    """
    key = make_folded_key(found.value)
    least = max(MIN_CLAIM_KEY_CHARS, GREATER_PART_SHARE * len(key))
    for claim, words in claims:
        if words == key or len(words) < least:
            continue
        if key.endswith(words):
            before = found.value[: found.value.rfind(claim.value)].strip()
            kicker = before[-1:] in KICKER_END_MARKS and claim.rule == OG_RULE
            badge = fold(before) in page.lexicon.names["not_outlet"]
            whole = found.value.endswith(claim.value)  # a kicker ends before a capital
            agreed = whole and count_agreeing(words, claims) >= MIN_AGREEING_SOURCES
            if before and (kicker or badge or agreed or is_mostly_date(before, page)):
                return found._replace(value=claim.value)
        elif found.value.startswith(claim.value):
            behind = found.value.removeprefix(claim.value).strip()
            if is_mostly_date(behind, page) or (
                touches_new_text(found.value, claim.value)
                and count_agreeing(words, claims) >= MIN_AGREEING_SOURCES
            ):
                return found._replace(value=claim.value)
    return found


def count_agreeing(key: str, claims: list[tuple[Found[str], str]]) -> int:
    """How many sources of the head (Open Graph, JSON-LD, `<title>`) have the same words."""
    return len({claim.rule for claim, words in claims if words == key}.intersection(HEAD_RULES))


def touches_new_text(text: str, claim: str) -> bool:
    """Whether a line goes on behind a claim at once, without a space, with another text.

    >>> touches_new_text("The bridge opensTwo years of rain", "The bridge opens")
    True
    >>> touches_new_text("The bridge opens Monday", "The bridge opens")
    False
    """
    behind = text[len(claim) : len(claim) + 1]
    return behind.isalpha() and not behind.islower()
