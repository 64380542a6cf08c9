"""Which of several wordings is the headline: those of the page and those of its head, weighed."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsclean.fields.candidates import alnum_key
from newsclean.fields.title.from_head import (
    MAX_CLAIM_CHARS,
    get_claim_text,
    list_claim_keys,
    list_site_keys,
    strip_site_parts,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Found, Kind

__all__ = ["GREATER_PART_SHARE", "adjust_confidences", "measure_similarity", "starts_claim"]

CLAIM_RULE_PREFIXES = ("meta ", "jsonld ", "html ", "microdata ")
MIN_CLAIM_SIMILARITY = 0.25  # a heading that shares less with all claims is another one's
AGREEMENT_GAIN = 0.05
GREATER_PART_SHARE = 0.5
PREFERENCE_GAIN = (
    0.7  # what a row of `TITLE_PREFERENCES` adds: more than any number of claims that agree
)
MIN_EXTRA_ADDRESS_WORDS = 3  # words of the address that a claim has more than the heading
WORD = re.compile(r"\w+")
ADDRESS_WORD = re.compile(r"[^\W_]+")


class TitleWordings(NamedTuple):
    """The wordings of one page's headline.

    Attributes:
        candidates: all of them, each with its bare key.
        shown: the key of the line that the labeller takes for the headline, or an empty string.
        heading: its words.
        first_level: whether it is a first-level heading.
        first_levels: the keys of all first-level headings, those of menus too.
        claims: for each source of the head the bare keys of its claims, whole and without the site.
        address: the words of the last part of the page's address.
    """

    candidates: tuple[tuple[Found[str], str], ...]
    shown: str
    heading: str
    first_level: bool
    first_levels: frozenset[str]
    claims: dict[str, frozenset[str]]
    address: frozenset[str]


def adjust_confidences(candidates: list[Found[str]], story: LabelledPage) -> Iterator[Found[str]]:
    """The candidates, surer where the head agrees, less sure where they name the site."""
    sites, claims = list_site_keys(story), list_claim_keys(story)
    keys = [(found, alnum_key(found.value)) for found in candidates]
    gains = find_preferred_wordings(collect_wordings(tuple(keys), story))
    for found, key in keys:
        if key in sites or not (key or is_on_page_and_in_head(found, story)):
            continue
        others = {f.rule for f, k in keys if k == key} - {found.rule}
        agree = max((measure_similarity(key, claim) for claim in claims), default=0.0)
        change = AGREEMENT_GAIN * min(3, len(others)) + 0.1 * agree + gains.get(key, 0.0)
        if len(key) > 3:
            on_page = not found.rule.startswith(CLAIM_RULE_PREFIXES)
            change += 0.15 * (on_page and any(claim.startswith(key) for claim in claims))
            change += 0.15 * (on_page and any(ends_claim(key, claim) for claim in claims))
            change -= 0.3 * any(
                claim.endswith(key) and len(key) < GREATER_PART_SHARE * len(claim)
                for claim in claims
            )
        if claims and agree < MIN_CLAIM_SIMILARITY:
            change -= 0.25
        sure = max(0.05, min(2.99, found.confidence + change))
        yield Found(found.value, found.text, found.at, found.rule, sure)


def is_on_page_and_in_head(found: Found[str], story: LabelledPage) -> bool:
    """Whether a headline of signs alone stands on the page and in its head."""
    pages = [
        get_claim_text(claim) for claim in story.page.claimed("html:title", "meta:og:title")[:2]
    ]
    return found.value in pages and not found.rule.startswith(CLAIM_RULE_PREFIXES)


def collect_wordings(
    candidates: tuple[tuple[Found[str], str], ...], story: LabelledPage
) -> TitleWordings:
    """The wordings of a page's headline, by where they stand."""
    sites = list_site_keys(story)
    claims = {}
    for source, name in (
        ("og", "meta:og:title"),
        ("jsonld", "jsonld:headline"),
        ("title", "html:title"),
    ):
        texts = [get_claim_text(claim)[:MAX_CLAIM_CHARS] for claim in story.page.claimed(name)[:1]]
        claims[source] = frozenset(
            alnum_key(part)
            for text in texts
            for part in (text, strip_site_parts(text, sites, sure_only=source != "title"))
        )
    heading = next((f for f, _ in candidates if f.rule == "labelled headline"), None)
    firsts = [item.block for item in story.labelled if is_first_level_heading(item.block)]
    addresses = story.page.claimed("html:canonical", "meta:og:url")[:1]
    return TitleWordings(
        candidates,
        alnum_key(heading.value) if heading else "",
        heading.value if heading else "",
        heading is not None and heading.at in {block.at for block in firsts},
        frozenset(alnum_key(block.text) for block in firsts),
        claims,
        get_address_words(addresses[0].value[:MAX_CLAIM_CHARS]) if addresses else frozenset(),
    )


def is_first_level_heading(block: Block) -> bool:
    """Whether a block is an `<h1>`."""
    return block.kind is Kind.HEADING and block.level == 1


def get_address_words(address: str) -> frozenset[str]:
    """The words of the last part of an address.

    >>> sorted(get_address_words("https://news.example/2024/the-bridge-is-open.html?page=1"))
    ['bridge', 'html', 'open', 'the']
    """
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    return get_long_words(path.rpartition("/")[2])


def get_long_words(text: str) -> frozenset[str]:
    """The words of a text that are longer than two letters, folded."""
    return frozenset(word for word in ADDRESS_WORD.findall(text.casefold()) if len(word) > 2)


def find_preferred_wordings(words: TitleWordings) -> dict[str, float]:
    """What the rows of `TITLE_PREFERENCES` add to wordings, by their keys."""
    return {key: PREFERENCE_GAIN for prefer in TITLE_PREFERENCES for key in prefer(words)}


def prefer_shortened(words: TitleWordings) -> Iterator[str]:
    """The headline for readers where the page and its `<title>` show a longer one for engines.

    og:title is then the shown line with words left out. Where `<title>` is the short one it is not.
    """
    if not words.shown or not any(title.startswith(words.shown) for title in words.claims["title"]):
        return
    whole = WORD.findall(words.heading.casefold())
    for found, key in words.candidates:
        parts = WORD.findall(found.value.casefold())
        own = found.rule == "meta og:title" and key in words.claims["og"] and key != words.shown
        if own and GREATER_PART_SHARE * len(whole) <= len(parts) and is_subsequence(parts, whole):
            yield key


def is_subsequence(parts: list[str], whole: list[str]) -> bool:
    """Whether words stand in others in the same order, some perhaps left out."""
    rest = iter(whole)
    return all(part in rest for part in parts)


def prefer_shown_heading(words: TitleWordings) -> Iterator[str]:
    """The first-level heading where the head has other wordings of it, much alike."""
    claims = frozenset().union(*words.claims.values())
    if not words.first_level or not words.claims["jsonld"] or words.shown in claims:
        return
    part = any(claim.startswith(words.shown) or claim.endswith(words.shown) for claim in claims)
    if (
        not part
        and max(measure_similarity(words.shown, claim) for claim in claims) >= GREATER_PART_SHARE
    ):
        yield words.shown


def prefer_address_spelling(words: TitleWordings) -> Iterator[str]:
    """What og:title says where the page's address spells out its words, not those of the heading.

    An address is made of the headline's words. Where three more of them are og:title's than the
    heading's, og:title was the headline on all of 5 pages.
    """
    shown = get_long_words(words.heading)
    if words.claims["jsonld"] or not shown:
        return
    for found, key in words.candidates:
        told = get_long_words(found.value)
        more = len(words.address & told - shown) - len(words.address & shown - told)
        if found.rule == "meta og:title" and more >= MIN_EXTRA_ADDRESS_WORDS:
            yield key


def prefer_repeated_claim(words: TitleWordings) -> Iterator[str]:
    """What the head says and a first-level heading, in a breadcrumb say, where the shown has h2."""
    if not words.first_level and words.shown not in words.claims["og"]:
        yield from words.claims["og"] & words.claims["jsonld"] & words.first_levels


TITLE_PREFERENCES: tuple[Callable[[TitleWordings], Iterator[str]], ...] = (
    prefer_shortened,
    prefer_shown_heading,
    prefer_address_spelling,
    prefer_repeated_claim,
)


def starts_claim(key: str, claim: str) -> bool:
    """Whether a text is the greater part of a claim, from its beginning."""
    return claim.startswith(key) and len(key) >= GREATER_PART_SHARE * len(claim)


def ends_claim(key: str, claim: str) -> bool:
    """Whether a text is the greater part of a claim, up to its end, but not all of it."""
    return claim.endswith(key) and GREATER_PART_SHARE * len(claim) <= len(key) < len(claim)


def measure_similarity(one: str, other: str) -> float:
    """How much two texts share, by their character pairs (Dice).

    >>> measure_similarity("abcd", "abcd"), measure_similarity("ab", "xy")
    (1.0, 0.0)
    """
    a = {one[i : i + 2] for i in range(len(one) - 1)}
    b = {other[i : i + 2] for i in range(len(other) - 1)}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
