"""Dates that a page gives to machines: JSON-LD, meta tags, microdata, `<time>`, its address."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from newsclean.fields.published.date_evidence import (
    MAX_LABEL_GAP_CHARS,
    MAX_TRUST,
    MODIFIED,
    PUBLISHED,
    DateEvidence,
    find_labelled_field,
)
from newsclean.fields.published.date_places import find_date_places
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import CANONICAL, JSONLD_ADDRESS, OG_ADDRESS
from newsclean.model import Claim, Place
from newsclean.parsers.dates.grammar import DatePhrase
from newsclean.parsers.dates.machine_dates import read_claimed_date, read_machine_date
from newsclean.text.late_patterns import compile_late

__all__ = ["find_address_dates", "find_claim_field", "find_head_dates", "find_markup_dates"]

# Parts of the keys of schema.org, Open Graph, Dublin Core, Sailthru, Parse.ly and others.
MODIFIED_KEY = r"modif|updat|revis|reviewed|last[-_.]?(?:edit|chang)"
PUBLISHED_KEY = (
    r"(?:pub|issued|creat|release|upload|post)[a-z]{0,8}[-_.: ]{0,2}(?:date|time|day|at$|on$)"
    r"|(?:date|time)[-_.: ]{0,2}(?:pub|issued|creat)"
    r"|^(?:dc\.|dcterms\.|sailthru\.|article\.)?(?:date|issued|created|published)$"
    r"|^(?:og:time|apub:time|by date)$"
)
# Dates of a comment, of the end of an offer, of the build of the site, of an event; numbers.
EXCLUDED_KEY = r"^comment\.|expir|unavail|valid|build|render|refresh|event|copyright|(?:^|[:_-])id$"
TWO_DIGITS = compile_late(r"\d\d")
MAX_CLAIM_CHARS = 160  # characters of a claim that are searched for a digit

HEAD_TRUST = {
    "datePublished": 0.9,
    "article:published_time": 0.9,
    "webpage.datePublished": 0.8,
    "dateCreated": 0.75,
    "uploadDate": 0.7,
    "webpage.dateCreated": 0.6,
}
HEAD_SOURCES = frozenset({"jsonld", "meta", "script"})
SCRIPT_TRUST = 0.7  # of a script's variable
OTHER_HEAD_TRUST = 0.85
MIN_MICRODATA_TRUST = 0.8  # microdata names its field wherever it stands
MARKUP_GAIN = 0.03  # what markup adds to the trust in the place of a printed date

# 2022/08/18, 20220818, 2022-8-18 as a part of a path
URL_DAY = r"""(?x)(?<!\d)(?P<year>(?:19|20)\d\d)[/_-]?
        (?:(?P<month>\d\d)[/_-]?(?P<day>\d\d)|(?P<short_month>\d\d?)[/_-](?P<short_day>\d\d?))
        (?=[/_.-]|$)"""
URL_TRUST = 0.6
MAX_ADDRESS_CHARS = 500
ADDRESS_CLAIMS = (CANONICAL, OG_ADDRESS, JSONLD_ADDRESS)


def find_head_dates(page: LabelledPage) -> Iterator[DateEvidence]:
    """The dates of JSON-LD, of meta tags, and of scripts that show them."""
    for claim in page.page.claims:
        if claim.source in HEAD_SOURCES and (field := find_claim_field(claim)):
            phrase = read_claimed_date(claim.value, page.lexicon)
            if phrase:
                if claim.value.isdecimal():
                    phrase = show_in_zone(phrase, page.lexicon.zone)
                rule = f"{claim.source}:{claim.key}"
                trust = HEAD_TRUST.get(claim.key, OTHER_HEAD_TRUST)
                trust = SCRIPT_TRUST if claim.source == "script" else trust
                yield DateEvidence(phrase, field, "head", rule, claim.at, trust)


def show_in_zone(phrase: DatePhrase, zone: str | None) -> DatePhrase:
    """A moment counted in seconds on the clock assumed for the page, whose day readers see.

    >>> moment = DatePhrase("2024-05-19T18:00:00+00:00", "page", 0, 10, "1716141600")
    >>> show_in_zone(moment, "+08:00").value
    '2024-05-20T02:00:00+08:00'
    """
    if not zone or not phrase.has_time:
        return phrase
    moment = datetime.fromisoformat(phrase.value)
    shown = moment + timedelta(hours=int(zone[:3]), minutes=int(zone[0] + zone[4:]))
    return phrase._replace(value=f"{shown:%Y-%m-%dT%H:%M:%S}{zone}", zone="assumed")


def find_claim_field(claim: Claim) -> str | None:
    """The field that a claim is about, by its key; `None` for other claims.

    >>> find_claim_field(Claim("meta", "article:modified_time", "2022-08-18"))
    'modified'
    """
    if not TWO_DIGITS.search(claim.value, 0, MAX_CLAIM_CHARS):
        return None
    return find_key_field(claim.key.lower())


@lru_cache(maxsize=256)  # most pages have the same keys
def find_key_field(key: str) -> str | None:
    """The field of the claims that have a key, in small letters."""
    if re.search(EXCLUDED_KEY, key):
        return None
    if re.search(MODIFIED_KEY, key):
        return MODIFIED
    return PUBLISHED if re.search(PUBLISHED_KEY, key) else None


def find_markup_dates(page: LabelledPage) -> Iterator[DateEvidence]:
    """The dates of microdata and of `<time datetime>`, trusted by the block that they stand in."""
    for claim in page.page.claims:
        is_microdata = claim.source == "microdata"
        field = find_claim_field(claim) if is_microdata else None
        if not field and (claim.source, claim.key) != ("html", "time"):
            continue
        places = find_date_places(page)
        index = places.find_block(claim.at.xpath)
        trust = 0.0 if index is None else places.trust(index)
        if is_microdata:
            trust = max(trust, MIN_MICRODATA_TRUST)
        if index is not None and not field:
            text = page.labelled[index].block.text
            field = find_labelled_field(text[:MAX_LABEL_GAP_CHARS], page.lexicon)
        phrase = read_claimed_date(claim.value, page.lexicon) if trust else None
        if phrase:
            rule = f"{claim.source}:{claim.key}"
            trust = min(trust + MARKUP_GAIN, MAX_TRUST)
            yield DateEvidence(phrase, field, "markup", rule, claim.at, trust)


def find_address_dates(page: LabelledPage) -> Iterator[DateEvidence]:
    """The day in the page's address: the first that is one, the caller's address before claims."""
    addresses = [(page.settings.url or "", Place())]
    addresses += [(claim.value, claim.at) for claim in page.claimed(*ADDRESS_CLAIMS)]
    for address, at in addresses:
        match = re.search(URL_DAY, address[:MAX_ADDRESS_CHARS])
        if match:
            month, day = (int(match[part] or match[f"short_{part}"]) for part in ("month", "day"))
            phrase = read_machine_date(f"{match['year']}-{month:02}-{day:02}")
            if phrase:
                yield DateEvidence(phrase, None, "url", "address", at, URL_TRUST)
                return
