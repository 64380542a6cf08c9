"""Reads what the JSON-LD of a page (schema.org) says about its article as flat claims."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsclean.model import Claim, Place
from newsclean.read.html.open_elements import BODY_PROPERTIES
from newsclean.text.controls import strip_unsafe_controls
from newsclean.text.late_patterns import compile_late
from newsclean.text.markup import drop_markup

# Parts of the names of schema.org types that describe the article itself: NewsArticle, BlogPosting,
# ClaimReview; not its site, lists or videos.
ARTICLE_TYPE = compile_late(r"Article|Posting|BlogPost|Report|Review|LiveBlog|WebPage")
# Parts of the names of types that describe where the article stands and whose it is.
SITE_TYPE, OWNER_TYPE = "WebSite", "Organization"
OTHER_TYPES = ("BreadcrumbList", SITE_TYPE, OWNER_TYPE)
MAX_JSON_CHARS = 2_000_000  # of a script that is read
MAX_JSON_DEPTH = 12  # of things in things
MAX_JSONLD_CLAIMS = 400  # of one script
# Keys whose values are people or organisations, and keys whose values are texts or addresses.
PERSON_OR_ORG_KEYS = frozenset(
    {
        "author",
        "creator",
        "contributor",
        "editor",
        "publisher",
        "sourceOrganization",
        "provider",
        "copyrightHolder",
    }
)
PLAIN_VALUE_KEYS = frozenset(
    {
        "headline",
        "alternativeHeadline",
        "name",
        "datePublished",
        "dateCreated",
        "dateModified",
        "uploadDate",
        "articleSection",
        "keywords",
        "description",
        "articleBody",
        "inLanguage",
        "url",
        "mainEntityOfPage",
        "isAccessibleForFree",
        "license",
        "copyrightNotice",
        "copyrightYear",
        "image",
        "thumbnailUrl",
        "dateline",
        "locationCreated",
        "isBasedOn",
        "text",
        "@id",
    }
)
ADDRESS_KEYS = ("url", "contentUrl")  # of a thing; a picture has the second
NAMING_KEYS = frozenset({"name", *ADDRESS_KEYS})
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
CONTROL_CHARS = re.compile(r"[\x00-\x1f]+")
# What stands around the JSON where it is hidden from old browsers or from XML.
OPENING_MARKS = compile_late(r"(?:\s|//|/\*|\*/|<!--|<!\[CDATA\[)*")
CLOSING_MARKS = ("//", "/*", "*/", "-->", "]]>", ";", " ", "\n", "\r", "\t")
# What programs print where they have no name.
NO_NAMES = frozenset({"null", "undefined", "none", "nan", "n/a", "false", "[object object]"})

Described = Mapping[str, dict[str, Any]]


def parse_jsonld(text: str) -> Any:
    """The value of a script of JSON-LD; `None` where it is too long or is no JSON.

    Raw line ends, trailing commas, marks of comments and of CDATA around it, and quotation marks
    that were escaped for HTML are allowed.
    """
    if len(text) > MAX_JSON_CHARS:
        return None
    bare = strip_marks(text)
    if bare[:16].find("&quot;") >= 0:
        bare = html.unescape(bare)
    for attempt in (bare, TRAILING_COMMA.sub(r"\1", CONTROL_CHARS.sub(" ", bare))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def strip_marks(text: str) -> str:
    r"""The JSON without the marks of comments and of CDATA around it.

    >>> strip_marks('<!--\n{"a": 1};\n-->'), strip_marks("/*<![CDATA[*/ [2] /*]]>*/")
    ('{"a": 1}', '[2]')
    """
    opened = OPENING_MARKS.match(text)
    start, end = opened.end() if opened else 0, len(text)
    while mark := next((mark for mark in CLOSING_MARKS if text.endswith(mark, start, end)), ""):
        end -= len(mark)
    return text[start:end]


def collect_described_things(values: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """The things that have an `@id` and a name or an address, under their id.

    JSON-LD 1.1, section 3.3: others refer to them by `{"@id": …}` alone.
    """
    described: dict[str, dict[str, Any]] = {}
    waiting = [(value, 0) for value in values]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_JSON_DEPTH or not isinstance(value, (dict, list)):
            continue
        if isinstance(value, dict):
            name = value.get("@id")
            if isinstance(name, str) and not NAMING_KEYS.isdisjoint(value):
                described.setdefault(name, value)
            value = value.values()
        waiting += [(inner, depth + 1) for inner in value]
    return described


def look_up(value: Any, described: Described) -> Any:
    """The thing that a reference stands for: `{"@id": "#ann"}`, or the id alone."""
    if isinstance(value, dict):
        name = value.get("@id") if NAMING_KEYS.isdisjoint(value) else None
    else:
        name = value
    return described.get(name, value) if isinstance(name, str) else value


def read_jsonld_claims(value: Any, at: Place, described: Described) -> list[Claim]:
    """The claims of one script of JSON-LD.

    Args:
        value: from `parse_jsonld`.
        at: where the script stands.
        described: from `collect_described_things`, of all scripts of the page.

    >>> value = {"@type": "NewsArticle", "author": {"@id": "#ann"}}
    >>> read_jsonld_claims(value, Place(), {"#ann": {"name": "Ann Lee"}})[0].value
    'Ann Lee'
    """
    claims: list[Claim] = []
    for thing in find_schema_things(value, 0):
        for key, text in read_thing_claims(thing, described):
            # The markup of a story is left to those who read it.
            plain = text if key in BODY_PROPERTIES else drop_markup(text)
            claims.append(Claim("jsonld", key, strip_unsafe_controls(plain), at))
            if len(claims) >= MAX_JSONLD_CLAIMS:
                return claims
    return claims


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


def read_thing_claims(thing: dict[str, Any], described: Described) -> Iterator[tuple[str, str]]:
    """A thing's values under flat keys such as `headline` and `author.name`.

    Values of a `WebPage` come under `webpage.` keys: they often name the site, not the article.
    """
    kind = join_schema_types(thing)
    if "BreadcrumbList" in kind:
        for name in read_breadcrumb_names(thing):
            yield "breadcrumb.name", name
        return
    for part, key in ((SITE_TYPE, "website.name"), (OWNER_TYPE, "organization.name")):
        if part in kind:
            for text in read_plain_values(
                [thing.get("name"), thing.get("alternateName")], described
            ):
                yield key, text
            return
    prefix = "webpage." if "WebPage" in kind and "Article" not in kind else ""
    for key, value in thing.items():
        if key in PERSON_OR_ORG_KEYS:
            for part, text in read_person_or_org_names(value, described):
                yield f"{prefix}{key}.{part}", text
        elif key in PLAIN_VALUE_KEYS:
            for text in read_plain_values(value, described):
                yield prefix + key, text


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


def read_person_or_org_names(value: Any, described: Described) -> Iterator[tuple[str, str]]:
    """The names in a value, with `name` for people and `organisation` for organisations."""
    for item in value if isinstance(value, list) else [value]:
        thing = look_up(item, described)
        if isinstance(thing, str):
            thing = {"name": thing}
        if not isinstance(thing, dict):
            continue
        part = "organisation" if "Organization" in join_schema_types(thing) else "name"
        names = thing.get("name")
        for name in names if isinstance(names, list) else [names]:
            bare = name.strip() if isinstance(name, str) else ""
            if bare and bare.casefold() not in NO_NAMES:
                yield part, bare


def read_plain_values(value: Any, described: Described) -> Iterator[str]:
    """The texts of a value: strings, numbers, flags, and the address or id of a nested thing."""
    for item in value if isinstance(value, list) else [value]:
        plain = item
        if isinstance(item, dict):
            thing = look_up(item, described)
            plain = next(filter(None, map(thing.get, (*ADDRESS_KEYS, "@id", "name"))), None)
        if isinstance(plain, bool):
            yield str(plain).lower()
        elif isinstance(plain, (str, int, float)) and str(plain).strip():
            yield str(plain).strip()
