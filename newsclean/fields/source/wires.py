"""Outlets that sign a story without a label: an agency at its end, in its by-line, its dateline.

    … le fongicide. (ats/nxp)        Af Ritzau        PTI | July 9, 2020        © 2020 Reuters
    By Hillel Mayer, The Associated Press        Par Luc Roux avec AFP        BERLIN (Reuters) —

For pages in languages with spaces, where a name that is the site's own is no outlet.
"""

from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.dateline import find_dateline_values
from newsclean.fields.page_credits import list_head_indices, list_tail_blocks
from newsclean.fields.people.name_cleaning import list_site_names
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import ADDRESS_CLAIMS, JSONLD_AUTHOR_CLAIMS, META_AUTHOR_CLAIMS
from newsclean.model import Block, Found, Role
from newsclean.parsers.credits.wire_lines import read_agencies, read_sign_off, read_wire_line
from newsclean.parsers.credits.wires import is_own_desk

__all__ = ["find_wire_outlets", "is_site_itself"]

SIGN_OFF_CONFIDENCE = 0.8
BYLINE_CONFIDENCE = 0.8
CLAIM_CONFIDENCE = 0.75
DATELINE_CONFIDENCE = 0.6
MAX_LONE_LINE_CHARS = 50  # of a line that consists of an agency, its sign and the year
MAX_LONE_TAIL_BLOCKS = 2  # below the body, that may consist of an agency
MAX_SIGN_OFF_BLOCKS = 2  # of the body, the last of which may end with an agency
MAX_EVIDENCE_CHARS = 60


@once_a_page
def find_wire_outlets(page: LabelledPage) -> tuple[Found[str], ...]:
    """The agencies and outlets that sign the story, the surest kinds first."""
    if not page.lexicon.spaces:
        return ()
    found = (
        *find_byline_agencies(page),
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


def list_byline_lines(page: LabelledPage) -> list[Block]:
    """The lines below the headline and above the story that are no captions, and its first line."""
    indices = list_head_indices(page)
    headline = [i for i in page.headline if indices and i <= indices[-1]]
    first = max(headline, default=indices[0] - 1 if indices else 0)
    lines = [page.labelled[i] for i in indices if i > first]
    return [item.block for item in lines if item.role is not Role.CAPTION] + [*page.body[:1]]


def find_sign_offs(page: LabelledPage) -> Iterator[Found[str]]:
    """The agencies in the bracket that ends the text, or in a line of their own below it."""
    for block in page.body[-MAX_SIGN_OFF_BLOCKS:]:
        for name in read_sign_off(block.text, page.lexicon)[:1]:
            quote = block.text[-MAX_EVIDENCE_CHARS:]
            yield Found(name, quote, block.at, "sign-off", SIGN_OFF_CONFIDENCE)
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
    """Whether a name is the site's own: by its head or its host."""
    key = make_folded_key(name)
    return key in list_site_keys(page)


@once_a_page
def list_site_keys(page: LabelledPage) -> frozenset[str]:
    """What a site is called, by its head and its host: whole names, their words, labels of hosts."""
    hosts = [
        claim.value.partition("://")[2].partition("/")[0] for claim in page.claimed(*ADDRESS_CLAIMS)
    ]
    labels = [label for host in hosts for label in (host, *host.split("."))]
    words = [word for name in list_site_names(page) for word in (name, *name.split())]
    return frozenset(key for key in map(make_folded_key, [*words, *labels]) if key)
