"""Which wording of the headline is best: those of the page and of its head confirm each other.

A page shows its headline, and its head names it up to four times: with the site's name, shortened
for search engines, or from before the editor changed it. Each wording has the confidence of the
place where it stands; `SIGNALS` adds to it and takes from it, and `PREFERENCES` are the cases in
which a pattern of pages decides.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.title.from_head import (
    MAX_CLAIM_CHARS,
    get_claim_text,
    list_claim_keys,
    list_site_keys,
    strip_site_parts,
)
from newsclean.fields.title.line_checks import LABELLED_RULE
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import (
    CANONICAL,
    JSONLD_TITLE,
    OG_ADDRESS,
    OG_TITLE,
    TITLE_ELEMENT,
)
from newsclean.model import Found, Kind

__all__ = ["GREATER_PART_SHARE", "adjust_confidences", "measure_similarity", "starts_claim"]

CLAIM_RULE_PREFIXES = ("meta ", "jsonld ", "html ", "microdata ")
OG_RULE = "meta og:title"
MIN_CLAIM_SIMILARITY = 0.25  # a heading that shares less with all claims is another story's
GREATER_PART_SHARE = 0.5
MAX_COUNTED_SOURCES = 3  # sources with the same wording: more say no more
MIN_PART_KEY_CHARS = 4  # letters and digits; a shorter text is a part of a claim by chance
MIN_CONFIDENCE = 0.05  # of a wording against which all signals speak
PREFERENCE_GAIN = 0.7  # more than all `SIGNALS` together
MIN_EXTRA_ADDRESS_WORDS = 3  # words of the address that a claim has and the heading has not
MIN_ADDRESS_WORD_CHARS = 3
QUOTATION_MARKS = ('"', "'")  # around the values of attributes
WORD = re.compile(r"\w+")
ADDRESS_WORD = re.compile(r"[^\W_]+")


class Wording(NamedTuple):
    """One candidate, and what it is compared with.

    Attributes:
        found: the candidate.
        key: its letters and digits.
        sources: how many other rules found the same letters and digits.
        claims: the letters and digits of what the head calls the page.
        likeness: how much it has of the claim that is most like it, 0 to 1.
    """

    found: Found[str]
    key: str
    sources: int
    claims: list[str]
    likeness: float

    @property
    def is_shown(self) -> bool:
        """Whether it stands on the page, not in its head."""
        return not self.found.rule.startswith(CLAIM_RULE_PREFIXES)

    @property
    def may_be_part(self) -> bool:
        """Whether it is long enough to be a part of a claim by more than chance."""
        return len(self.key) >= MIN_PART_KEY_CHARS


class Signal(NamedTuple):
    """What speaks for or against a wording.

    Attributes:
        name: what it is.
        gain: what one unit of it adds to the confidence.
        measure: how many units a wording has of it; a test gives 1 or 0.
    """

    name: str
    gain: float
    measure: Callable[[Wording], float]


def count_sources(wording: Wording) -> float:
    """How many other sources have the same wording."""
    return min(MAX_COUNTED_SOURCES, wording.sources)


def measure_likeness(wording: Wording) -> float:
    """How much of a claim it has."""
    return wording.likeness


def begins_any_claim(wording: Wording) -> float:
    """Whether a shown line begins a claim: the site's name stands behind it there."""
    return (
        wording.may_be_part
        and wording.is_shown
        and any(claim.startswith(wording.key) for claim in wording.claims)
    )


def ends_any_claim(wording: Wording) -> float:
    """Whether a shown line is the greater part of a claim up to its end: a kicker stands before."""
    return (
        wording.may_be_part
        and wording.is_shown
        and any(ends_claim(wording.key, claim) for claim in wording.claims)
    )


def is_short_tail(wording: Wording) -> float:
    """Whether it is the smaller part of a claim, at its end: a site's name or a section."""
    return wording.may_be_part and any(
        claim.endswith(wording.key) and len(wording.key) < GREATER_PART_SHARE * len(claim)
        for claim in wording.claims
    )


def is_unlike_claims(wording: Wording) -> float:
    """Whether it has next to nothing of any claim."""
    return bool(wording.claims) and wording.likeness < MIN_CLAIM_SIMILARITY


# The gains were set by hand on HTML pages with an annotated title.
SIGNALS = (
    Signal("another source has the same words", 0.05, count_sources),
    Signal("like a claim", 0.1, measure_likeness),
    Signal("begins a claim", 0.15, begins_any_claim),
    Signal("ends a claim", 0.15, ends_any_claim),
    Signal("short end of a claim", -0.3, is_short_tail),
    Signal("unlike all claims", -0.25, is_unlike_claims),
)


class PageWordings(NamedTuple):
    """The wordings of one page's headline, as `PREFERENCES` compare them.

    Keys are letters and digits only.

    Attributes:
        candidates: all of them, each with its key.
        shown: the key of the line that the labeller takes for the headline, or an empty string.
        heading: the words of that line.
        first_level: whether that line is a first-level heading.
        first_levels: the keys of all first-level headings, those of menus too.
        claims: for each source of the head (`og`, `jsonld`, `title`) the keys of its claim, whole
            and without the site.
        address: the words of the last part of the page's address.
    """

    candidates: tuple[tuple[Found[str], str], ...]
    shown: str
    heading: str
    first_level: bool
    first_levels: frozenset[str]
    claims: dict[str, frozenset[str]]
    address: frozenset[str]


def adjust_confidences(candidates: list[Found[str]], page: LabelledPage) -> Iterator[Found[str]]:
    """The candidates, surer where the head agrees, less sure where they name the site.

    The confidence is a measure for ranking and may be above 1; `rank_candidates` cuts it.
    """
    sites, claims = list_site_keys(page), list_claim_keys(page)
    keys = [(found, make_folded_key(found.value)) for found in candidates]
    preferred = find_preferred_wordings(collect_wordings(tuple(keys), page))
    likeness = measure_all_likeness({key for _, key in keys}, claims)
    rules: dict[str, set[str]] = {}
    for found, key in keys:
        rules.setdefault(key, set()).add(found.rule)
    for found, key in keys:
        if key in sites or not (key or is_on_page_and_in_head(found, page)):
            continue
        wording = Wording(found, key, len(rules[key]) - 1, claims, likeness[key])
        change = sum(signal.gain * signal.measure(wording) for signal in SIGNALS)
        change += PREFERENCE_GAIN * (key in preferred)
        yield found._replace(confidence=max(MIN_CONFIDENCE, found.confidence + change))


def measure_all_likeness(keys: set[str], claims: list[str]) -> dict[str, float]:
    """How much each of some texts has of the claim that is most like it."""
    different = set(claims)
    pairs = [split_pairs(claim) for claim in different]
    return {
        key: 1.0
        if key in different and len(key) > 1  # most are one of the claims
        else max((compare_pairs(split_pairs(key), claim) for claim in pairs), default=0.0)
        for key in keys
    }


def is_on_page_and_in_head(found: Found[str], page: LabelledPage) -> bool:
    """Whether a headline without a letter or digit stands on the page and in its head."""
    claims = page.claimed(TITLE_ELEMENT, OG_TITLE)[:2]
    shown = not found.rule.startswith(CLAIM_RULE_PREFIXES)
    return shown and found.value in map(get_claim_text, claims)


def collect_wordings(
    candidates: tuple[tuple[Found[str], str], ...], page: LabelledPage
) -> PageWordings:
    """The wordings of a page's headline, by where they stand."""
    heading = next((found for found, _ in candidates if found.rule == LABELLED_RULE), None)
    firsts = [
        item.block
        for item in page.labelled
        if item.block.level == 1 and item.block.kind is Kind.HEADING
    ]
    addresses = page.claimed(CANONICAL, OG_ADDRESS)[:1]
    return PageWordings(
        candidates,
        make_folded_key(heading.value) if heading else "",
        heading.value if heading else "",
        heading is not None and any(heading.at == block.at for block in firsts),
        frozenset(make_folded_key(block.text) for block in firsts),
        collect_claim_keys(page),
        get_address_words(addresses[0].value[:MAX_CLAIM_CHARS]) if addresses else frozenset(),
    )


def collect_claim_keys(page: LabelledPage) -> dict[str, frozenset[str]]:
    """For each source of the head the keys of its first claim, whole and without the site.

    Only behind a `<title>` a part that is not known as the site's name is taken off as well.
    """
    sites = list_site_keys(page)
    keys = {}
    for source, name in (
        ("og", OG_TITLE),
        ("jsonld", JSONLD_TITLE),
        ("title", TITLE_ELEMENT),
    ):
        texts = [get_claim_text(claim)[:MAX_CLAIM_CHARS] for claim in page.claimed(name)[:1]]
        keys[source] = frozenset(
            make_folded_key(part)
            for text in texts
            for part in (text, strip_site_parts(text, sites, sure_only=source != "title"))
        )
    return keys


def get_address_words(address: str) -> frozenset[str]:
    """The words of the last part of an address.

    >>> sorted(get_address_words("https://news.example/2024/the-bridge-is-open.html?page=1"))
    ['bridge', 'html', 'open', 'the']
    """
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    return get_long_words(path.rpartition("/")[2])


def get_long_words(text: str) -> frozenset[str]:
    """The words of a text that are long enough to stand in an address, without case."""
    words = ADDRESS_WORD.findall(text.casefold())
    return frozenset(word for word in words if len(word) >= MIN_ADDRESS_WORD_CHARS)


def find_preferred_wordings(words: PageWordings) -> frozenset[str]:
    """The keys of the wordings that a row of `PREFERENCES` prefers."""
    return frozenset(key for prefer in PREFERENCES for key in prefer(words))


def prefer_shortened(words: PageWordings) -> Iterator[str]:
    """og:title, where it is the shown line with words left out and `<title>` is the long line.

    The long one is then written for search engines. Where `<title>` is the short one, that is.
    """
    if not words.shown or not any(title.startswith(words.shown) for title in words.claims["title"]):
        return
    whole = WORD.findall(words.heading.casefold())
    for found, key in words.candidates:
        parts = WORD.findall(found.value.casefold())
        other = found.rule == OG_RULE and key in words.claims["og"] and key != words.shown
        if is_cut_at_quote(found.value, words.heading):
            continue
        if other and GREATER_PART_SHARE * len(whole) <= len(parts) and is_subsequence(parts, whole):
            yield key


def is_cut_at_quote(text: str, whole: str) -> bool:
    """Whether a claim is the beginning of a line up to a quotation mark, which ended its attribute.

    >>> is_cut_at_quote("The", 'The "old" bridge'), is_cut_at_quote("The old", "The old bridge")
    (True, False)
    """
    return whole.startswith(text) and whole[len(text) :].lstrip()[:1] in QUOTATION_MARKS


def is_subsequence(parts: list[str], whole: list[str]) -> bool:
    """Whether words stand in others in the same order, with or without others between them.

    >>> is_subsequence(["a", "c"], ["a", "b", "c"]), is_subsequence(["c", "a"], ["a", "b", "c"])
    (True, False)
    """
    rest = iter(whole)
    return all(part in rest for part in parts)


def prefer_shown_heading(words: PageWordings) -> Iterator[str]:
    """The first-level heading, where the head has other wordings that are much like it.

    Where it is the beginning or the end of a claim, it may lack a part of the headline.
    """
    claims = frozenset().union(*words.claims.values())
    if not words.first_level or not words.claims["jsonld"] or words.shown in claims:
        return
    part = any(claim.startswith(words.shown) or claim.endswith(words.shown) for claim in claims)
    if (
        not part
        and max(measure_similarity(words.shown, claim) for claim in claims) >= GREATER_PART_SHARE
    ):
        yield words.shown


def prefer_address_spelling(words: PageWordings) -> Iterator[str]:
    """og:title, where the page's address has its words and not those of the heading.

    Sites make the address of the headline's words, before an editor changes the headline.
    """
    shown = get_long_words(words.heading)
    if words.claims["jsonld"] or not shown:
        return
    for found, key in words.candidates:
        claimed = get_long_words(found.value)
        extra = len(words.address & claimed - shown) - len(words.address & shown - claimed)
        if found.rule == OG_RULE and extra >= MIN_EXTRA_ADDRESS_WORDS:
            yield key


def prefer_repeated_claim(words: PageWordings) -> Iterator[str]:
    """What two claims and a first-level heading have, where the headline found is no such heading.

    The first-level heading may stand in a breadcrumb, above the headline's words for readers.
    """
    if not words.first_level and words.shown not in words.claims["og"]:
        yield from words.claims["og"] & words.claims["jsonld"] & words.first_levels


PREFERENCES: tuple[Callable[[PageWordings], Iterator[str]], ...] = (
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
    return compare_pairs(split_pairs(one), split_pairs(other))


def split_pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


def compare_pairs(one: set[str], other: set[str]) -> float:
    """Twice the share that two sets of pairs have in common (Dice); 0 where one is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
