"""Names of people without labels, the site's name and the words that pages run onto them."""

from newsclean.fields.candidates import make_folded_key
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import OG_SITE, PUBLISHER_CLAIMS
from newsclean.model import Person
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.fold import fold

__all__ = [
    "MAX_BYLINE_CHARS",
    "SITE_AUTHOR_CONFIDENCE",
    "People",
    "are_sites_or_organisations",
    "drop_glued_names",
    "is_site_or_organisation",
    "strip_author_label",
    "strip_byline_word",
    "strip_site_name",
]

People = tuple[Person, ...]

SITE_CLAIMS = (OG_SITE, *PUBLISHER_CLAIMS)
SITE_AUTHOR_CONFIDENCE = 0.47  # of the site or an organisation as author: worse than any person
MAX_BYLINE_CHARS = 120  # characters of a line that names authors
MAX_LABEL_WORDS = 3  # Guest post by


def drop_glued_names(people: dict[str, Person]) -> People:
    """People without those whose name is another's with a word run onto it: Ann LeeTwitter.

    Args:
        people: the people by the letters of their names (`make_folded_key`).
    """
    whole = {key for key, person in people.items() if " " in person.name}
    return tuple(
        person
        for key, person in people.items()
        if not any(key[:size] in whole for size in range(len(key)))
    )


def are_sites_or_organisations(people: People, page: LabelledPage) -> bool:
    """Whether none of some people is a person."""
    return all(is_site_or_organisation(person.name, page) for person in people)


def is_site_or_organisation(name: str, page: LabelledPage) -> bool:
    """Whether a name is the site's own, an organisation's or a web address."""
    if make_folded_key(name) in collect_site_keys(page) or is_organisation(name, page.lexicon):
        return True
    ends = [word.strip(".").rpartition(".") for word in name.split()]
    return any(dot and len(end) > 1 and end.isalpha() for _, dot, end in ends)  # news.example


@once_a_page
def collect_site_keys(page: LabelledPage) -> frozenset[str]:
    """What the head calls the site, as values are compared."""
    return frozenset(make_folded_key(name) for name in list_site_names(page))


@once_a_page
def list_site_names(page: LabelledPage) -> tuple[str, ...]:
    """What the head calls the site, each name once."""
    return tuple(dict.fromkeys(claim.value.strip() for claim in page.claimed(*SITE_CLAIMS)))


def strip_author_label(text: str, page: LabelledPage) -> str:
    """What stands behind an author's label at the start of a line; nothing behind another label.

    Written by Jane Miller → Jane Miller, Published Oct 10 → nothing
    """
    words = text.split()
    for size in range(min(MAX_LABEL_WORDS, len(words)), 0, -1):
        field = page.lexicon.credit.get(fold(" ".join(words[:size]).rstrip(": ")))
        if field:
            return " ".join(words[size:]) if field == "author" else ""
    return text


def strip_byline_word(name: str, page: LabelledPage) -> str:
    """A name without the word in front of it: By Jane Miller."""
    word, space, rest = name.partition(" ")
    return rest if space and fold(word) in page.lexicon.byline["before"] else name


def strip_site_name(name: str, page: LabelledPage) -> str:
    """A name without the site's, where a page prints them as one: Jane Miller for Dailypost.

    Case and the spaces in the site's name do not matter. What is left has two words at least.
    """
    sites, words = collect_site_keys(page), name.split()
    for size in range(2, len(words)):
        if make_folded_key(" ".join(words[size:])) in sites:
            is_joined = size > 2 and fold(words[size - 1]) in page.lexicon.common
            return " ".join(words[: size - is_joined])
    return name
