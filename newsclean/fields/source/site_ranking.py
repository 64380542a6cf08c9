"""Which of the names that a page gives is its site's: signs of each name with trained weights.

Names with the same letters and digits are one candidate. Its signs say who names it, how it stands
to the host and to the other names, how it is written. Their weighted sum, made a share of all
candidates and of "none of them" (softmax), is how sure a candidate is. The weights are data
(`data/models/site-names.json`), found by `tools/train_sites.py`; decision 34 says what they mean.
"""

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from newsclean.data import find_data
from newsclean.fields.candidates import make_folded_key
from newsclean.fields.source.site_names import (
    DOMAIN,
    ends_like_site,
    is_company_name,
    join_line_texts,
)
from newsclean.fields.source.site_spelling import (
    SLOGAN_SIGNS,
    choose_spelling,
    is_file_like,
    list_abbreviations,
)
from newsclean.fields.source.site_witnesses import Witness, find_site_host, get_headline_key
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.label.scorecard.card import get_card_folder
from newsclean.model import Found
from newsclean.parsers.names.not_names import collect_boilerplate_words, is_organisation
from newsclean.text.fold import fold

__all__ = ["HEAD_KINDS", "WEIGHTS_FILE", "measure_names", "rank_names"]

WEIGHTS_FILE = "site-names.json"
HEAD_KINDS = frozenset({"og", "publisher", "website", "application"})
# Which kinds are one witness when those are counted that agree.
FAMILIES = dict.fromkeys(HEAD_KINDS, "head") | {
    "title end": "title",
    "title start": "title",
    "title middle": "title",
    "title whole": "title",
    "home link": "logo",
    "home logo": "logo",
    "search": "feed",
    "organisation": "owner",
}
# Kinds whose word counts for itself; of the others only how many families agree.
WEIGHED_KINDS = frozenset(
    {"title end", "title start", "title middle", "home link", "notice", "platform"}
)
FULL_FAMILIES, FULL_MENTIONS = 3, 8  # more say no more
MAX_CANDIDATES = 40  # news pages have 30 at most
MAX_POINTS = 50.0
MIN_COMPARED_KEY_CHARS = 2
SECOND_LEVELS = frozenset("co com org net gov ac ne or go edu in".split())  # of co.uk, or.jp
COUNTRY_CHARS = 2
MAX_ARTICLE_CHARS = 3  # The, la, het

Signs = dict[str, float]


def rank_names(witnesses: Iterable[Witness], page: LabelledPage) -> list[Found[str]]:
    """The names, the likeliest first, each with its share."""
    weights = load_weights(get_card_folder())
    measured = measure_names(witnesses, page)
    points = [
        sum(weights.get(sign, 0.0) * value for sign, value in signs.items())
        for _, signs in measured
    ]
    shares = [exp(min(point, MAX_POINTS)) for point in points]
    whole = sum(shares) + 1.0  # the share of none of them
    found = [
        name._replace(confidence=share / whole)
        for (name, _), share in zip(measured, shares, strict=True)
    ]
    return sorted(found, key=lambda item: -item.confidence)


@cache
def load_weights(folder: str) -> Mapping[str, float]:
    """What each sign is worth, from the folder of the cards or, where it has none, our own."""
    path = os.path.join(folder, WEIGHTS_FILE)
    with open(path if os.path.exists(path) else find_data("models", WEIGHTS_FILE), "rb") as file:
        weights: dict[str, float] = json.load(file)["weights"]
    return weights


def measure_names(
    witnesses: Iterable[Witness], page: LabelledPage
) -> list[tuple[Found[str], Signs]]:
    """The candidates, in the order in which they are met, each with its signs; certainty is 0."""
    names: dict[str, list[Witness]] = {}
    for witness in witnesses:
        key = make_folded_key(witness.name)
        if key and not key.isdigit() and (key in names or len(names) < MAX_CANDIDATES):
            names.setdefault(key, []).append(witness)
    group = NameGroup(merge_domains(names), page)
    return [(make_candidate(key, group), group.measure(key)) for key in group.names]


def merge_domains(names: dict[str, list[Witness]]) -> dict[str, list[Witness]]:
    """The names, where a domain is another spelling of the name that others write without its end.

    Harbour Post and harbourpost.example are one name, and so are Koha and Koha.example: which
    spelling is given, `choose_spelling` says.
    """
    merged = dict(names)
    for key, witnesses in names.items():
        if re.fullmatch(DOMAIN, witnesses[0].name):
            stem = split_host(witnesses[0].name.casefold().removeprefix("www.").rstrip("/"))
            if stem != key and any(not one.is_part for one in names.get(stem, ())):
                merged[stem] = [*merged[stem], *merged.pop(key)]
    return merged


def make_candidate(key: str, group: "NameGroup") -> Found[str]:
    """A candidate in its best spelling, with those who name it so."""
    name = group.spellings[key]
    first = next(one for one in group.names[key] if one.name == name)
    kinds = dict.fromkeys(one.kind for one in group.names[key])
    rule = "named by " + ", ".join(kinds)
    return Found(name, first.text, first.at, rule, 0.0)


class NameGroup:
    """The names of a page, held against each other."""

    def __init__(self, names: dict[str, list[Witness]], page: LabelledPage) -> None:
        """Choose the spellings, and find what is a part or a short form of what."""
        self.names, self.page = names, page
        self.spellings = {
            key: choose_spelling(one.name for one in ones) for key, ones in names.items()
        }
        self.whole = {
            key: frozenset(one.kind for one in ones if not one.is_part)
            for key, ones in names.items()
        }
        self.is_settled = any(
            kinds & HEAD_KINDS and not is_file_like(self.spellings[key])
            for key, kinds in self.whole.items()
        )
        self.abbreviations = self.find_abbreviations()
        self.longer = self.find_articles()
        self.shorter = {longer: key for key, longer in self.longer.items()}

    def find_abbreviations(self) -> set[str]:
        """The names that are the initials of another one: HP beside Harbour Post."""
        stems: dict[str, list[str]] = {}
        for key, name in self.spellings.items():
            stems.setdefault(make_stem(name, self.page), []).append(key)
        return {
            form
            for key, name in self.spellings.items()
            for word in list_abbreviations(name)
            for form in stems.get(word, ())
            if form != key
        }

    def find_articles(self) -> dict[str, str]:
        """Names without an article → the same name with one: Harbour Post, The Harbour Post."""
        found = {}
        for longer, name in self.spellings.items():
            article, _, rest = name.partition(" ")
            if rest and len(article) <= MAX_ARTICLE_CHARS:
                key = make_folded_key(rest)
                if key in self.names and key != longer:
                    found[key] = longer
        return found

    def measure(self, key: str) -> Signs:
        """The signs of a name, without those that it has not."""
        signs = {**self.measure_witnesses(key), **self.measure_form(key)}
        signs["the host, beside a name of the head"] = float(self.is_named_by_host_alone(key))
        return {sign: value for sign, value in signs.items() if value}

    def measure_witnesses(self, key: str) -> Signs:
        """Who names the site so, and who has the name as a part of another."""
        whole = self.whole[key]
        families = {find_family(kind) for kind in whole}
        signs = {f"named by {kind}": 1.0 for kind in whole & WEIGHED_KINDS}
        spaces = self.page.lexicon.spaces
        return signs | {
            "named by title end, no spaces": float(not spaces and "title end" in whole),
            "named by the head": float(bool(whole & HEAD_KINDS)),
            "written out by og": float("og" in whole and not is_file_like(self.spellings[key])),
            "families": min(len(families), FULL_FAMILIES) / FULL_FAMILIES,
            "inside logo": float("logo" not in families and self.is_inside_logo(key)),
            "abbreviation": float(key in self.abbreviations),
        }

    def is_inside_logo(self, key: str) -> bool:
        """Whether a logo or a link home has a name as a part of a longer one."""
        return len(key) >= MIN_COMPARED_KEY_CHARS and any(
            key in other and key != other
            for other, kinds in self.whole.items()
            if any(find_family(kind) == "logo" for kind in kinds)
        )

    def is_named_by_host_alone(self, key: str) -> bool:
        """Whether a name is the host's, and the head calls the site otherwise.

        The form without an article is not preferred: the host of The Harbour Post has none.
        """
        if not self.is_settled or self.whole[key] & HEAD_KINDS or key in self.longer:
            return False
        host = split_host(find_site_host(self.page))
        return bool(host) and drop_accents(self.shorter.get(key, key)) == host

    def measure_form(self, key: str) -> Signs:
        """How a name is written, and where the page shows it."""
        name, page = self.spellings[key], self.page
        folded = fold(name)
        mentions = lower_page_text(page).count(name.casefold())
        return {
            "any name": 1.0,
            "of several parts": float(bool(SLOGAN_SIGNS.search(name))),
            "firm": float(is_company_name(name, page)),
            "furniture": float(folded in collect_boilerplate_words(page.lexicon)),
            "organisation": float(is_organisation(name, page.lexicon)),
            "ends like a site": float(ends_like_site(name, page)),
            "mentions": min(mentions, FULL_MENTIONS) / FULL_MENTIONS,
            "in the headline": float(key in get_headline_key(page)),
        }


@once_a_page
def lower_page_text(page: LabelledPage) -> str:
    """The text of the page without case, in which names are counted."""
    return join_line_texts(page).casefold()


def find_family(kind: str) -> str:
    """What a kind of witness counts as when witnesses are counted that agree."""
    return FAMILIES.get(kind, kind)


def make_stem(name: str, page: LabelledPage) -> str:
    """A name as it is compared with initials: without a firm's word or the end of a domain."""
    if re.fullmatch(DOMAIN, name):
        return split_host(name.casefold().removeprefix("www.").rstrip("/"))
    head, space, _ = name.rpartition(" ")
    return make_folded_key(head if space and is_company_name(name, page) else name)


@cache
def split_host(host: str) -> str:
    """The part of a host that is its owner's name, without hyphens.

    >>> [split_host(host) for host in ("news.harbour-post.co.uk", "post.example", "localhost", "")]
    ['harbourpost', 'post', '', '']
    """
    labels = host.split(".")
    if len(labels) < 2:
        return ""
    country = len(labels[-1]) == COUNTRY_CHARS and labels[-2] in SECOND_LEVELS and len(labels) > 2
    return labels[-3 if country else -2].replace("-", "")


def drop_accents(key: str) -> str:
    """A name as most hosts write it, without the accents of its letters.

    >>> drop_accents("lopiniónañeja")
    'lopinionaneja'
    """
    if key.isascii():
        return key
    parts = unicodedata.normalize("NFKD", key)
    return "".join(part for part in parts if not unicodedata.combining(part))
