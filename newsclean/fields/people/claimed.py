"""People that the head of a page names as authors: JSON-LD, meta tags, microdata."""

from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.info_line_words import is_person_name
from newsclean.fields.people.groups import Group
from newsclean.fields.people.name_cleaning import (
    SITE_AUTHOR_CONFIDENCE,
    People,
    are_sites_or_organisations,
    drop_glued_names,
    strip_author_label,
    strip_byline_word,
    strip_site_name,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import AUTHOR_CLAIM_KINDS, JSONLD_AUTHOR_CLAIMS
from newsclean.model import Claim, Found, Person
from newsclean.parsers.brackets import OPENING_BRACKETS
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.name_text import is_staff_code, tidy_name
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.fold import fold
from newsclean.text.scripts import is_han

__all__ = ["find_jsonld_authors", "list_claimed_groups"]

JSONLD_CONFIDENCE = 0.9
META_CONFIDENCE = 0.6
MAX_CLAIM_CHARS = 200
MAX_FIRST_NAMES = 2
MIN_ADDRESS_DOTS = 2  # www.news.example, page.head.author
PEN_NAME_CHARS = range(2, 5)  # how long a Chinese pen name is that begins with no known surname


def find_jsonld_authors(page: LabelledPage) -> Found[People] | None:
    """The authors of the JSON-LD."""
    return find_claimed_people(page, JSONLD_AUTHOR_CLAIMS, JSONLD_CONFIDENCE)


def list_claimed_groups(page: LabelledPage) -> Iterator[Group]:
    """One group for each claim of the head that means the author."""
    for name, kind in AUTHOR_CLAIM_KINDS.items():
        if found := find_claimed_people(page, (name,), META_CONFIDENCE):
            yield Group(kind, found)
    if found := find_twitter_card_author(page):
        yield Group("twitter card", found)


def find_twitter_card_author(page: LabelledPage) -> Found[People] | None:
    """The author on the Twitter card: `twitter:label1` says what `twitter:data1` is."""
    for number in "12":
        labels = page.claimed(f"meta:twitter:label{number}")
        if labels and page.lexicon.credit.get(fold(labels[0].value)) == "author":
            data = (f"meta:twitter:data{number}",)
            return find_claimed_people(page, data, META_CONFIDENCE)
    return None


def find_claimed_people(
    page: LabelledPage, names: tuple[str, ...], confidence: float
) -> Found[People] | None:
    """The people of some claims, or `None` where these name nobody.

    Args:
        page: the page.
        names: the claims' names, `source:key`.
        confidence: where one of the people at least is a person.
    """
    people: dict[str, Person] = {}
    first = None
    for claim in page.claimed(*names):
        for name in read_claim_names(claim, page):
            people.setdefault(make_folded_key(name), Person(name))
            first = first or claim
    if first is None:
        return None
    kept = drop_glued_names(people)
    if are_sites_or_organisations(kept, page):
        confidence = SITE_AUTHOR_CONFIDENCE
    return Found(kept, first.value, first.at, f"{first.source} {first.key}", confidence)


def read_claim_names(claim: Claim, page: LabelledPage) -> Iterator[str]:
    """The names in a claim, which may hold one, several, an address or a placeholder."""
    value, lexicon = claim.value, page.lexicon
    is_address = "://" in value or "@" in value or value.startswith("/")
    if is_address or len(value) > MAX_CLAIM_CHARS:
        return
    if lexicon.spaces:
        value = value.partition(" | ")[0]  # the site behind the name
        value = turn_round(strip_author_label(unescape_claim(value), page), page)
    names = [name.name for name in find_names(value, lexicon, labelled=True).names] or [value]
    is_author_name = (claim.source, claim.key) == ("jsonld", "author.name")
    for name in names:
        tidy = strip_byline_word(tidy_name(name), page)
        tidy = strip_site_name(tidy, page) if lexicon.spaces else tidy
        is_pen_name = len(tidy) in PEN_NAME_CHARS and all(map(is_han, tidy))
        if is_claimed_name(tidy, page) and (
            lexicon.spaces
            or find_names(tidy, lexicon, labelled=False).names
            or (is_author_name and is_pen_name)
        ):
            yield tidy


def is_claimed_name(name: str, page: LabelledPage) -> bool:
    """Whether a text in a claim is no address, no placeholder and no code of the newsroom's system.

    In languages without spaces it is no organisation either: there the claim names the account.
    """
    if not name or name[0] in OPENING_BRACKETS or is_staff_code(name):
        return False
    if name.count(".") >= MIN_ADDRESS_DOTS and " " not in name:
        return False
    names = page.lexicon.names
    if fold(name) in names["not_person"] or fold(name) in names["picture"]:
        return False
    return page.lexicon.spaces or not is_organisation(name, page.lexicon)


def turn_round(value: str, page: LabelledPage) -> str:
    """A name with the surname first, the other way round: Lee, Ann → Ann Lee.

    A degree or a word in capitals behind the comma is left alone, and so is a list of names.
    """
    surname, comma, rest = value.partition(", ")
    words = rest.split()
    if not comma or " " in surname or not 0 < len(words) <= MAX_FIRST_NAMES or "," in rest:
        return value
    is_degree = rest.isupper() or fold(words[-1]) in page.lexicon.names["titles"]
    name = f"{rest} {surname}"
    return value if is_degree or not is_person_name(name, page) else name


def unescape_claim(value: str) -> str:
    """A claim without the character references that some pages escape twice.

    >>> unescape_claim("H&#233;ctor"), unescape_claim("Lee & Ray")
    ('Héctor', 'Lee & Ray')
    """
    if "&" not in value or ";" not in value:
        return value
    from html import unescape  # noqa: PLC0415 - few pages need its table of 2,231 names

    return unescape(value)
