"""What on a page names its site: claims of the head, parts of titles, logos, links home.

A witness says its kind, by which it is weighed (`site_ranking`), and the name as it writes it. A
text with a slogan behind a separator gives its parts too: Harbour Post | News from the coast.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.page_facts import find_url
from newsclean.fields.source.site_names import MAX_SITE_NAME_CHARS
from newsclean.fields.source.site_spelling import (
    SLOGAN_SIGNS,
    cut_slogan,
    strip_buttons,
    strip_company,
    strip_domain_end,
)
from newsclean.fields.title.from_head import get_claim_text, split_title
from newsclean.fields.title.title import find_title
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import OG_TITLE, SITE_WITNESSES, TITLE_ELEMENT
from newsclean.model import Place
from newsclean.parsers.names.not_names import collect_boilerplate_words
from newsclean.text.addresses import is_home_address
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

__all__ = ["Witness", "collect_head_witnesses", "find_site_host"]

MAX_CLAIMS_PER_KIND = 5
MAX_WITNESS_CHARS = 200  # of a text; a longer one describes
MAX_PARTS = 4  # of a text that are looked at
MAX_MIDDLE_PARTS = 3  # of a title
MAX_HOME_LINKS = 6
MAX_WHOLE_TITLE_CHARS = 20  # of a title without a headline in it
EDGE_SIGNS = " ,-–|:»"
LOGO_WORD = compile_late(
    r"^(?:the\s+)?logo\b(?:\s+(?:of|von|de|der|di|do)\b)?[\s:–-]* | [\s:–-]*\blogo\b.*$",
    re.VERBOSE | re.IGNORECASE,
)


class Witness(NamedTuple):
    """A name of the site, and what gives it.

    Attributes:
        kind: what gives it: `og`, `publisher`, `title end`, `logo` …
        name: the name.
        text: the text that it was read from.
        at: where that stands.
        is_part: the name is a part of that text.
    """

    kind: str
    name: str
    text: str
    at: Place
    is_part: bool = False


def collect_head_witnesses(page: LabelledPage) -> Iterator[Witness]:
    """The witnesses of a page with markup: its claims, its titles, its logos and links home."""
    for kind, keys in SITE_WITNESSES.items():
        for claim in page.claimed(*keys)[:MAX_CLAIMS_PER_KIND]:
            yield from read_names(Witness(kind, get_claim_text(claim), claim.value, claim.at), page)
    yield from read_title_parts(page)
    yield from read_home_links(page)


def read_names(whole: Witness, page: LabelledPage) -> Iterator[Witness]:
    """The name in a text, and the parts of the text that may be the name."""
    name = whole.name
    if len(name) > MAX_WITNESS_CHARS or "://" in name:
        return
    if "logo" in name.lower():
        name = LOGO_WORD.sub("", name) or name
    name = strip_company(strip_buttons(name, page), page).strip(EDGE_SIGNS)
    if 0 < len(name) <= MAX_SITE_NAME_CHARS:
        yield whole._replace(name=strip_domain_end(name, page))
    parts = [part for part in SLOGAN_SIGNS.split(name) if part and part != name][:MAX_PARTS]
    for part in parts or [cut_slogan(name, page)]:
        if len(part) <= MAX_SITE_NAME_CHARS and part != name:
            yield whole._replace(name=strip_domain_end(part, page), is_part=True)


def read_title_parts(page: LabelledPage) -> Iterator[Witness]:
    """The parts of the `<title>` and of og:title, the headline among them."""
    for claims in (page.claimed(TITLE_ELEMENT)[:1], page.claimed(OG_TITLE)[:1]):
        for claim in claims:
            text = get_claim_text(claim)
            for kind, part in name_title_parts(text, page):
                name = cut_slogan(part, page)
                if len(name) <= MAX_SITE_NAME_CHARS:
                    name = strip_domain_end(name, page)
                    yield Witness(kind, name, claim.value, claim.at)
                for inner in SLOGAN_SIGNS.split(part)[:MAX_PARTS]:
                    if inner and inner != part and len(inner) <= MAX_SITE_NAME_CHARS:
                        yield Witness(kind, inner, claim.value, claim.at, is_part=True)


def name_title_parts(text: str, page: LabelledPage) -> Iterator[tuple[str, str]]:
    """The parts of a title, each with what it is by its place."""
    parts = split_title(text)
    if len(parts) > 1:
        yield "title end", parts[-1]
        yield "title start", parts[0]
        yield from (("title middle", part) for part in parts[1:-1][-MAX_MIDDLE_PARTS:])
    elif len(text) <= MAX_WHOLE_TITLE_CHARS:
        yield "title whole", text
    elif (headline := get_headline_key(page)) and has_more_behind(text, headline):
        yield "title end", text.rpartition(" ")[2]


def has_more_behind(text: str, headline: str) -> bool:
    """Whether a title begins with the headline and goes on."""
    key = make_folded_key(text)
    return key.startswith(headline) and key != headline


@once_a_page
def get_headline_key(page: LabelledPage) -> str:
    """The headline as it is compared; empty where there is none."""
    titles = find_title(page)
    return make_folded_key(titles[0].value) if titles else ""


def read_home_links(page: LabelledPage) -> Iterator[Witness]:
    """The words of links to the site's first page, which are no button's."""
    host, count = find_site_host(page), 0
    buttons = collect_boilerplate_words(page.lexicon)
    for item in page.labelled:
        block = item.block
        for link in block.links:
            if not is_home_address(link.url) or not leads_to(host, link.url):
                continue
            name = block.text[link.start : link.end].strip()
            if 0 < len(name) <= MAX_SITE_NAME_CHARS and fold(name) not in buttons:
                yield from read_names(Witness("home link", name, block.text, block.at), page)
                count += 1
        if count >= MAX_HOME_LINKS:
            return


def leads_to(host: str, url: str) -> bool:
    """Whether a link stays on a host; any link does where no host is known."""
    _, slashes, rest = url.partition("//")
    return not slashes or not host or rest.partition("/")[0].removeprefix("www.") == host


@once_a_page
def find_site_host(page: LabelledPage) -> str:
    """The host of the page's address, without www; empty where the page gives no address."""
    for found in find_url(page)[:1]:
        try:
            return (urlsplit(found.value).hostname or "").removeprefix("www.")
        except ValueError:  # unbalanced brackets
            return ""
    return ""
