"""Outlets that sign a story without a label: an agency at its end, in its by-line, its dateline.

    … le fongicide. (ats/nxp)        Af Ritzau        PTI | July 9, 2020        © 2020 Reuters
    By Hillel Mayer, The Associated Press        Par Luc Roux avec AFP        BERLIN (Reuters) —

For pages in languages with spaces, where a name that is the site's own is no outlet.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.dateline import find_dateline_values
from newsclean.fields.page_credits import list_head_blocks, list_head_indices, list_tail_blocks
from newsclean.fields.people.name_cleaning import list_site_names
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import (
    ADDRESS_CLAIMS,
    JSONLD_AUTHOR_CLAIMS,
    META_AUTHOR_CLAIMS,
    TITLE_ELEMENT,
)
from newsclean.model import Block, Found, Role
from newsclean.parsers.credits.outlets import read_outlet
from newsclean.parsers.credits.wire_lines import (
    read_agencies,
    read_sign_off,
    read_wire_line,
    strip_byline_words,
)
from newsclean.parsers.credits.wires import collect_article_words, is_own_desk, strip_agency_words
from newsclean.parsers.names.name_list import find_names
from newsclean.parsers.names.not_names import is_organisation
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

__all__ = ["find_wire_outlets", "is_site_itself"]

SIGN_OFF_CONFIDENCE = 0.8
INNER_SIGN_OFF_CONFIDENCE = 0.65  # where more text follows, which may be another story's
BYLINE_CONFIDENCE = 0.8
PARTNER_CONFIDENCE = 0.7
CLAIM_CONFIDENCE = 0.75
DATELINE_CONFIDENCE = 0.6
MAX_LONE_LINE_CHARS = 50  # of a line that consists of an agency, its sign and the year
MAX_LONE_TAIL_BLOCKS = 2  # below the body, that may consist of an agency
MAX_SIGN_OFF_BLOCKS = 2  # of the body, the last of which may end with an agency
SIGN_OFF_ENDS = frozenset(")/")
MAX_EVIDENCE_CHARS = 60
MAX_BYLINE_CHARS = 100
MAX_OUTLET_WORDS = 6
MIN_INNER_CHARS = 5  # of a name that is looked for inside a host: sputnik in sputniknews
MIN_SITE_LINES = 4
NAME_BARS = compile_late(r"\s*[|•·]\s*|\s+[–—-]\s+")
SITE_LINE_ROLES = frozenset({Role.FURNITURE, Role.NOTICE, Role.RELATED})
MAX_OPENING_BLOCKS = 6  # of the story, among which its by-line may stand
MAX_LINES_WITHOUT_HEADLINE = 4  # above the story, that are read where no headline is known
PICTURE_SIGNS = (
    "©",
    "(c)",
    "(C)",
    "Copyright",
)  # a by-line begins with none, the credit of a picture may


@once_a_page
def find_wire_outlets(page: LabelledPage) -> tuple[Found[str], ...]:
    """The agencies and outlets that sign the story, the surest kinds first."""
    if not page.lexicon.spaces:
        return ()
    found = (
        *find_byline_agencies(page),
        *find_byline_partners(page),
        *find_lines_below_labels(page),
        *find_sign_offs(page),
        *find_claimed_agencies(page),
        *find_dateline_outlets(page),
    )
    return tuple(item for item in found if not is_own_desk(item.value))


def find_byline_agencies(page: LabelledPage) -> Iterator[Found[str]]:
    """The agencies in by-lines between the headline and the story."""
    for block in list_byline_lines(page):
        for name in read_wire_line(block.text.strip(), page.lexicon)[:1]:
            yield Found(name, block.text, block.at, "by-line", BYLINE_CONFIDENCE)


def find_byline_partners(page: LabelledPage) -> Iterator[Found[str]]:
    """The outlet behind a writer's name and a bar: Ana Ruiz | El Faro de Brea."""
    for block in list_byline_lines(page):
        parts = [part.strip() for part in block.text.split("|")] if "|" in block.text else []
        if len(parts) == 2 and len(block.text) <= MAX_BYLINE_CHARS:
            writer, outlet = parts
            if is_writer(writer, page) and is_newspaper(outlet, page):
                yield Found(outlet, block.text, block.at, "by-line", PARTNER_CONFIDENCE)


def is_writer(text: str, page: LabelledPage) -> bool:
    """Whether a text is one person's name, with or without a by-line word before it."""
    name = strip_byline_words(text, page.lexicon)
    found = find_names(name, page.lexicon, labelled=False).names
    return len(found) == 1 and found[0].name == name and not is_organisation(name, page.lexicon)


def is_newspaper(text: str, page: LabelledPage) -> bool:
    """Whether a text is the name of an outlet: several words in title case, one of outlets."""
    words = text.split()
    return (
        1 < len(words) <= MAX_OUTLET_WORDS
        and words[0][0].isupper()
        and not any(map(str.isdigit, text))
        and (is_organisation(text, page.lexicon) or fold(words[0]) in collect_article_words())
        and fold(text) not in page.lexicon.names["not_person"]
        and fold(text) not in page.lexicon.names["not_outlet"]
    )


def find_lines_below_labels(page: LabelledPage) -> Iterator[Found[str]]:
    """The outlet in the line below its label, which stands alone: Quelle / brugdam.example."""
    lines = [*list_head_blocks(page), *list_tail_blocks(page)]
    for label, value in pairwise(lines):
        word = fold(label.text[:MAX_EVIDENCE_CHARS].rstrip(": "))
        if page.lexicon.credit.get(word) != "outlet" or len(value.text) > MAX_LONE_LINE_CHARS:
            continue
        name = read_outlet(value.text, page.lexicon)
        if name == value.text.strip() and fold(name) not in page.lexicon.credit:
            text = f"{label.text} {value.text}"
            yield Found(name, text, value.at, "line below its label", BYLINE_CONFIDENCE)


def list_byline_lines(page: LabelledPage) -> list[Block]:
    """The lines below the headline and among the first of the story that are no captions."""
    above, (start, end) = list_head_indices(page), page.span()
    headline = [i for i in page.headline if i < end]
    first = max(headline, default=max(0, start - MAX_LINES_WITHOUT_HEADLINE))
    indices = [*above, *range(start, min(end, start + MAX_OPENING_BLOCKS))]
    lines = [page.labelled[i] for i in indices if i > first]
    return [
        item.block
        for item in lines
        if item.role is not Role.CAPTION and not item.block.text.startswith(PICTURE_SIGNS)
    ]


def find_sign_offs(page: LabelledPage) -> Iterator[Found[str]]:
    """The agencies in the bracket that ends the text, or in a line of their own below it."""
    last = len(page.body) - MAX_SIGN_OFF_BLOCKS
    for i, block in enumerate(page.body):
        if SIGN_OFF_ENDS.isdisjoint(block.text[-2:]):  # most end here
            continue
        for name in read_sign_off(block.text, page.lexicon)[:1]:
            confidence = SIGN_OFF_CONFIDENCE if i >= last else INNER_SIGN_OFF_CONFIDENCE
            quote = block.text[-MAX_EVIDENCE_CHARS:]
            yield Found(name, quote, block.at, "sign-off", confidence)
    for block in (*page.body[-1:], *list_tail_blocks(page)[:MAX_LONE_TAIL_BLOCKS]):
        if len(block.text) <= MAX_LONE_LINE_CHARS:
            for name in read_agencies(block.text, page.lexicon)[:1]:
                rule = "line below the text"
                yield Found(name, block.text, block.at, rule, SIGN_OFF_CONFIDENCE)


def find_claimed_agencies(page: LabelledPage) -> Iterator[Found[str]]:
    """The agencies that the head names as authors."""
    for claim in page.claimed(*JSONLD_AUTHOR_CLAIMS, *META_AUTHOR_CLAIMS):
        for name in read_wire_line(claim.value.strip(), page.lexicon)[:1]:
            rule = f"{claim.source} {claim.key}"
            yield Found(name, claim.value, claim.at, rule, CLAIM_CONFIDENCE)


def find_dateline_outlets(page: LabelledPage) -> Iterator[Found[str]]:
    """The agencies and outlets of datelines: whoever sends a story has published it first."""
    for field, found in find_dateline_values(page):
        if field == "outlet":
            yield found._replace(confidence=DATELINE_CONFIDENCE)


def is_site_itself(name: str, page: LabelledPage) -> bool:
    """Whether a name is the site's own: by its head, its host, or how often its lines say it."""
    keys, own = (
        {make_folded_key(part) for part in (name, strip_agency_words(name))},
        list_site_keys(page),
    )
    if not keys.isdisjoint(own):
        return True
    first = make_folded_key(name.split(maxsplit=1)[0])
    titles = [make_folded_key(claim.value) for claim in page.claimed(TITLE_ELEMENT)]
    ends_title = any(key and title.endswith(key) for key in keys for title in titles)
    if first in list_host_labels(page) or ends_title:
        return True
    long = [key for key in keys if len(key) >= MIN_INNER_CHARS]
    if any(key in label for key in long for label in list_host_labels(page)):
        return True
    return page.page.kind == "text" and is_said_often(name, page)


def is_said_often(name: str, page: LabelledPage) -> bool:
    """Whether many lines around a story have a name, as those of a dump have its site's."""
    lines = 0
    for item in page.labelled:
        if item.role in SITE_LINE_ROLES and name in item.block.text:
            lines += 1
            if lines >= MIN_SITE_LINES:
                return True
    return False


@once_a_page
def list_site_keys(page: LabelledPage) -> frozenset[str]:
    """What a site is called: the names of its head, their words and initials, parts of its host."""
    names = [part for name in list_site_names(page) for part in (name, *NAME_BARS.split(name))]
    words = [word for name in names for word in (name, *name.split(), list_initials(name))]
    return frozenset(key for key in map(make_folded_key, words) if key) | list_host_labels(page)


def list_initials(name: str) -> str:
    """The first letters of a name of several words: AP for Associated Press."""
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@once_a_page
def list_host_labels(page: LabelledPage) -> frozenset[str]:
    """The parts of the page's host: arabic, harbourpost, example."""
    urls = [claim.value for claim in page.claimed(*ADDRESS_CLAIMS)] + [page.settings.url or ""]
    hosts = [url.partition("://")[2].partition("/")[0] for url in urls]
    labels = [label for host in hosts for label in (host, *host.split("."))]
    return frozenset(key for key in map(make_folded_key, labels) if key)
