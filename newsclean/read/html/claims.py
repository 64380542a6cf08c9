"""Reads what the head of a page says about its article as flat claims: meta tags, title, links.

What its JSON-LD says comes from `jsonld`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from newsclean.model import Claim, Place
from newsclean.read.html.jsonld import (
    collect_described_things,
    parse_jsonld,
    read_jsonld_claims,
)
from newsclean.read.html.script_days import find_script_day
from newsclean.text.markup import drop_markup

MAX_CLAIMS_PER_KEY = 500  # of a page; news pages have 217 at most (names of things in microdata)
SCRIPT_DAY = "published"  # the key of the day that a script shows
LINK_CLAIMS = frozenset("canonical amphtml next prev license".split())  # values of `rel`
TITLED_LINKS = {"alternate": "feed", "search": "search"}  # values of `rel` whose titles name a site


def read_head_claims(root: Any) -> Iterator[Claim]:
    """Claims of the head: language, title, address, meta tags, JSON-LD, the day in a script."""
    lang = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if lang:
        yield Claim("html", "lang", lang, Place(xpath="/html"))
    jsonld = {
        number: parse_jsonld(element.text)
        for number, element in enumerate(root.iter("script"), 1)
        if "ld+json" in (element.get("type") or "").lower() and element.text
    }
    described = collect_described_things(jsonld.values())
    seen: Counter[str] = Counter()
    for element in root.iter("title", "meta", "link", "script", "base"):
        tag = element.tag
        seen[tag] += 1
        if tag == "script":
            if seen[tag] in jsonld:
                at = Place(None, f"(//script)[{seen[tag]}]")
                yield from read_jsonld_claims(jsonld[seen[tag]], at, described)
            elif day := find_script_day(element.text or ""):
                at = Place(None, f"(//script)[{seen[tag]}]")
                yield Claim("script", SCRIPT_DAY, day, at)
        elif said := list_element_claims(element, tag):
            at = Place(None, f"(//{tag})[{seen[tag]}]")
            yield from (Claim(source, key, value, at) for source, key, value in said)


def limit_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims without those that say for the thousandth time what others say under their key."""
    claims = tuple(claims)
    if len(claims) <= MAX_CLAIMS_PER_KEY:
        return claims
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for claim in claims:
        name = claim.source, claim.key
        seen[name] += 1
        if seen[name] <= MAX_CLAIMS_PER_KEY:
            kept.append(claim)
    return tuple(kept)


def is_in_head(element: Any) -> bool:
    """Whether an element stands in the head, which the walk over the text leaves out."""
    parent = element.getparent()
    return parent is not None and parent.tag == "head"


def list_element_claims(element: Any, tag: str) -> list[tuple[str, str, str]]:
    """The claims of one element of the head, scripts aside: source, key and value of each."""
    get = element.get
    said: list[tuple[str, str, str]] = []
    if tag == "meta":
        if content := (get("content") or "").strip():
            if key := get("property") or get("name") or get("http-equiv"):
                said.append(("meta", key.strip().lower(), drop_markup(content)))
            elif (key := get("itemprop")) and is_in_head(element):
                said.append(("microdata", key, content))
    elif tag == "link":
        rels = [rel for rel in (get("rel") or "").lower().split() if rel in LINK_CLAIMS]
        if rels and (address := get("href")):
            said += [("html", rel, address.strip()) for rel in rels]
        elif (key := TITLED_LINKS.get(get("rel") or "")) and (
            words := (get("title") or "").split()
        ):
            said.append(("html", key, " ".join(words)))
    elif tag == "title" and (words := (element.text or "").split()):
        said.append(("html", "title", drop_markup(" ".join(words))))
    elif tag == "base" and (address := get("href")):
        said.append(("html", "base", address))
    return said
