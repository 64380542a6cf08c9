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

<<<<<<< HEAD
# Parts of the names of schema.org types that describe the article itself: NewsArticle, BlogPosting,
# ClaimReview; not its site, lists or videos.
ARTICLE_TYPE = compile_late(r"Article|Posting|BlogPost|Report|Review|LiveBlog|WebPage")
# Parts of the names of types that describe where the article stands and whose it is.
SITE_TYPE, OWNER_TYPE = "WebSite", "Organization"
OTHER_TYPES = ("BreadcrumbList", SITE_TYPE, OWNER_TYPE)
MAX_JSON_CHARS = 2_000_000  # of a script that is read
MAX_JSON_DEPTH = 12  # of things in things
MAX_JSONLD_CLAIMS = 400  # of one script
=======
>>>>>>> main
MAX_CLAIMS_PER_KEY = 500  # of a page; news pages have 217 at most (names of things in microdata)
SCRIPT_DAY = "published"  # the key of the day that a script shows
LINK_CLAIMS = frozenset("canonical amphtml next prev license".split())  # values of `rel`
<<<<<<< HEAD
TITLED_LINKS = {"alternate": "feed", "search": "search"}  # values of `rel` whose titles name a site
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
CONTROL_CHARS = re.compile(r"[\x00-\x1f]+")
=======
>>>>>>> main


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
<<<<<<< HEAD


def read_jsonld_claims(text: str, at: Place) -> list[Claim]:
    """The claims of one JSON-LD script; JSON that `parse_lenient_json` cannot read makes none.

    >>> read_jsonld_claims('{"@type": "NewsArticle", "author": {"name": "A. B."}}', Place())[0].key
    'author.name'
    """
    if len(text) > MAX_JSON_CHARS:
        return []
    value = parse_lenient_json(text)
    claims: list[Claim] = []
    for thing in find_schema_things(value, 0):
        for claim in read_thing_claims(thing, at):
            claims.append(claim._replace(value=strip_unsafe_controls(claim.value)))
            if len(claims) >= MAX_JSONLD_CLAIMS:
                return claims
    return claims


def parse_lenient_json(text: str) -> Any:
    """The value of JSON, with raw line ends, trailing commas and CDATA marks allowed, or `None`."""
    bare = (
        text.strip()
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .strip()
        .rstrip(";")
    )
    for attempt in (bare, TRAILING_COMMA.sub(r"\1", CONTROL_CHARS.sub(" ", bare))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def find_schema_things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The schema.org things that describe an article or a breadcrumb trail, at any depth."""
    if depth > MAX_JSON_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from find_schema_things(item, depth + 1)
    elif isinstance(value, dict):
        kind = join_schema_types(value)
        if ARTICLE_TYPE.search(kind) or any(map(kind.__contains__, OTHER_TYPES)):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb", "isPartOf"):
            if isinstance(value.get(key), (dict, list)):
                yield from find_schema_things(value[key], depth + 1)


def join_schema_types(thing: dict[str, Any]) -> str:
    """The types of a thing as one string."""
    kind = thing.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def read_thing_claims(thing: dict[str, Any], at: Place) -> Iterator[Claim]:
    """A thing's values under flat keys such as `headline` and `author.name`.

    Values of a `WebPage` come under `webpage.` keys: they often name the site, not the article.
    """
    kind = join_schema_types(thing)
    if "BreadcrumbList" in kind:
        for name in read_breadcrumb_names(thing):
            yield Claim("jsonld", "breadcrumb.name", name, at)
        return
    for part, key in ((SITE_TYPE, "website.name"), (OWNER_TYPE, "organization.name")):
        if part in kind:
            for text in read_plain_values([thing.get("name"), thing.get("alternateName")]):
                yield Claim("jsonld", key, text, at)
            return
    prefix = "webpage." if "WebPage" in kind and "Article" not in kind else ""
    for key, value in thing.items():
        if key in PERSON_OR_ORG_KEYS:
            for part, text in read_person_or_org_names(value):
                yield Claim("jsonld", f"{prefix}{key}.{part}", text, at)
        elif key in PLAIN_VALUE_KEYS:
            for text in read_plain_values(value):
                yield Claim("jsonld", prefix + key, text, at)


def read_breadcrumb_names(thing: dict[str, Any]) -> list[str]:
    """The names in a breadcrumb trail in order: Home, World, Asia."""
    items = thing.get("itemListElement")
    names = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            inner = item.get("item")
            name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
            if isinstance(name, str) and name.strip():
                names.append(name.strip())
    return names


def read_person_or_org_names(value: Any) -> Iterator[tuple[str, str]]:
    """The names in a value, with `name` for people and `organisation` for organisations."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield "name", item.strip()
        elif isinstance(item, dict):
            names = item.get("name")
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str) and name.strip():
                    organisation = "Organization" in join_schema_types(item)
                    yield ("organisation" if organisation else "name"), name.strip()


def read_plain_values(value: Any) -> Iterator[str]:
    """The texts of a value: strings, numbers, flags, and the address or id of a nested thing."""
    for item in value if isinstance(value, list) else [value]:
        plain = item
        if isinstance(item, dict):
            plain = item.get("url") or item.get("@id") or item.get("name")
        if isinstance(plain, bool):
            yield str(plain).lower()
        elif isinstance(plain, (str, int, float)) and str(plain).strip():
            yield str(plain).strip()
=======
>>>>>>> main
