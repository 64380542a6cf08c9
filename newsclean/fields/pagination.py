"""The other pages of an article that a site spreads over several: their links, how many there are.

A pager of comments or of a list looks the same. So a link counts only where its address differs
from this page's in nothing but a page number, and words alone count only right below the body.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import CANONICAL, OG_ADDRESS, PAGER_CLAIMS
from newsclean.lexicon.page_words import load_page_words
from newsclean.model import Caution, Found, Labelled, Place, Role
from newsclean.text.addresses import find_web_address
from newsclean.text.fold import soften
from newsclean.text.late_patterns import compile_late
from newsclean.text.width import is_wide

__all__ = ["Pager", "find_pager", "find_pages", "make_partial_cautions"]

MAX_PAGER_GAP_BLOCKS = 12  # blocks below the body among which its pager stands
MAX_DUMP_PAGER_BLOCKS = 4  # … in a dump, which has only words
MAX_PAGER_CHARS = 120  # characters of a pager
MIN_PAGES, MAX_PAGES = 2, 60
MAX_EVIDENCE_CHARS = 200  # of a pager's text that is kept
PAGER_CONFIDENCE = 0.8
PAGE_NUMBER = compile_late(r"\d{1,3}")
LETTER_RUN = compile_late(r"[^\W\d_]+")
# Patterns for links, which dumps do not have: `re` compiles them when the first one is read.
# What makes an address one of several pages, at its end or in its query.
PAGED_ADDRESS = (
    r"(?i)[?&](?:page|p|pg|pn|pageno|page_no|pagenum|seite|pagina|start)=(\d{1,2})(?=&|$)"
    r"|[_-](\d{1,2})(?=\.(?:s?html?|php|aspx?|jsp|jhtml)$)"
    r"|/(?:page/|p|seite-?|page-?)?(\d{1,2})/?$"
)
COMMENT_ADDRESS = r"(?i)comment|cpage|reply|replies|pinglun|kommentar"
# The address of an article has a number or date of four digits, or a name of three words.
ARTICLE_ADDRESS = r"(?i)\d{4}|[a-z]{2,}-[a-z]{2,}-[a-z]{2,}"


class Pager(NamedTuple):
    """The links of the other pages, how many pages there are (0: unknown), and where it stands."""

    links: tuple[str, ...]
    pages: int
    text: str
    at: Place


def find_pages(page: LabelledPage) -> tuple[Found[tuple[str, ...]], ...]:
    """Links to the other pages of the article."""
    pager = find_pager(page)
    if not pager or not pager.links:
        return ()
    return (
        Found(pager.links, pager.text[:MAX_EVIDENCE_CHARS], pager.at, "pager", PAGER_CONFIDENCE),
    )


def make_partial_cautions(page: LabelledPage) -> tuple[Caution, ...]:
    """The warning that the text is a part of the article."""
    pager = find_pager(page)
    if not pager:
        return ()
    many = f"one of {pager.pages} pages" if pager.pages else "one of several pages"
    return (Caution("partial", f"the text is {many} of the article"),)


def soften_pager_words(text: str) -> str:
    """A pager's words, softened, digits and signs as blanks."""
    return " ".join(LETTER_RUN.findall(soften(text)))


@once_a_page
def find_pager(page: LabelledPage) -> Pager | None:
    """The article's pager, from the head's links, from links below the body, or from words."""
    claims, candidates = page.claimed(*PAGER_CLAIMS), list_pager_blocks(page)
    if not (claims or candidates):
        return None
    own = find_own_address(page)
    links = [claim.value for claim in claims if own and is_page_of_article(claim.value, own)]
    if links:
        return Pager(tuple(dict.fromkeys(links)), 0, " ".join(links), claims[0].at)
    if not candidates:
        return None
    if linked := tuple(dict.fromkeys(find_part_links(candidates, page, own))):
        text = " ".join(item.block.text for item in candidates)
        return Pager(linked, 0, text, candidates[0].block.at)
    if page.page.kind == "html":
        return None
    text = " ".join(item.block.text for item in candidates[:MAX_DUMP_PAGER_BLOCKS])
    pages = count_stated_pages(text)
    return Pager((), pages, text, candidates[0].block.at) if pages else None


def find_own_address(page: LabelledPage) -> str:
    """The page's own address, or an empty string."""
    claims = page.claimed(CANONICAL, OG_ADDRESS)
    addresses = (address for claim in claims if (address := find_web_address(claim.value)))
    return find_web_address(page.settings.url or "") or next(addresses, "")


def list_pager_blocks(page: LabelledPage) -> list[Labelled]:
    """The blocks of a pager: next to each other, right below the body, above comments."""
    _, end = page.span()
    found: list[Labelled] = []
    for item in page.labelled[end : end + MAX_PAGER_GAP_BLOCKS]:
        if item.role in {Role.COMMENT, Role.RELATED}:
            break
        if is_pager_text(item.block.text):
            found.append(item)
        elif found:
            break
    return found


def is_pager_text(text: str) -> bool:
    """Whether a text is nothing but numbers and words of pagers.

    >>> [is_pager_text(text) for text in ("1 2 3 下一页", "Page 1 of 4", "Next story", "5G")]
    [True, True, False, False]
    """
    if len(text) > MAX_PAGER_CHARS:
        return False
    rest = soften_pager_words(text)
    if not rest:
        return bool(PAGE_NUMBER.search(text)) and not re.search(r"\d{4}", text)
    return begins_with_phrase(rest) and not drop_phrases(rest, "next", "other")


def begins_with_phrase(rest: str) -> bool:
    """Whether a softened text may begin with a phrase of pagers: most lines do not, and end here.

    >>> begins_with_phrase("next page"), begins_with_phrase("more stories")
    (True, False)
    """
    first_words, wide_characters = collect_phrase_starts()
    return rest.partition(" ")[0] in first_words or not wide_characters.isdisjoint(rest)


@cache
def collect_phrase_starts() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of the phrases that are whole words, and the first characters of others."""
    phrases = [phrase for phrase, _ in list_pager_phrases("next", "other")]
    return (
        frozenset(phrase.split()[0] for phrase in phrases if phrase[0] == " "),
        frozenset(phrase[0] for phrase in phrases if phrase[0] != " "),
    )


def drop_phrases(rest: str, *keys: str) -> str:
    """What is left of a softened text when the phrases of pagers under some keys are taken out."""
    padded = f" {rest} "
    for phrase, blank in list_pager_phrases(*keys):
        if phrase in padded:
            padded = padded.replace(phrase, blank)
    return padded.strip()


@cache
def list_pager_phrases(*keys: str) -> tuple[tuple[str, str], ...]:
    """The phrases of pagers, the longest first, each with the blank that takes its place.

    Those of scripts with spaces are whole words, and have a space at either end.
    """
    words = frozenset().union(*(load_page_words()["pager"][key] for key in keys))
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return tuple((word, " ") if is_wide(word[0]) else (f" {word} ", "  ") for word in ordered)


def count_stated_pages(text: str) -> int:
    """How many pages a pager without links has by its words, 0 where it may be something else.

    >>> [
    ...     count_stated_pages(text)
    ...     for text in ("1 2 3 4 下一页", "Page 1 of 4", "第1/4页", "1 2 3", "1/4")
    ... ]
    [4, 4, 4, 0, 0]
    """
    numbers = [int(number) for number in PAGE_NUMBER.findall(text)]
    rest = soften_pager_words(text)
    last = numbers[-1] if numbers else 0
    if not MIN_PAGES <= last <= MAX_PAGES:
        return 0
    if len(numbers) == 2 and numbers[0] <= last and drop_phrases(rest, "count") != rest:
        return last
    run = numbers == list(range(numbers[0], last + 1)) and numbers[0] <= 2
    return last if run and drop_phrases(rest, "next") != rest else 0


def find_part_links(items: list[Labelled], page: LabelledPage, own: str) -> Iterator[str]:
    """The links of a pager's numbers and words that lead to pages of this article."""
    from newsclean.fields.addresses import (  # noqa: PLC0415 - costs urllib
        complete_link_target,
        find_base_address,
    )

    base = find_base_address(page)
    for item in items:
        for link in item.block.links:
            if not link.url or link.url.startswith("#"):
                continue
            address = complete_link_target(base, link.url)
            if address and is_page_of_article(address, own):
                yield address


def is_page_of_article(address: str, own: str) -> bool:
    """Whether an address is that of another page of the article at `own` (which may be unknown).

    >>> is_page_of_article(
    ...     "https://n.example/a/2024-05-17-river_2.html",
    ...     "https://n.example/a/2024-05-17-river.html",
    ... )
    True
    >>> (
    ...     is_page_of_article("https://n.example/list_2.html", ""),
    ...     is_page_of_article("/2024/05/river_2.html", ""),
    ... )
    (False, True)
    """
    if re.search(COMMENT_ADDRESS, address):
        return False
    base, number = split_page_number(address)
    if not re.search(ARTICLE_ADDRESS, base):
        return False
    if not own:
        return bool(number)
    own_base, own_number = split_page_number(own)
    return base == own_base and number != own_number


def split_page_number(address: str) -> tuple[str, str]:
    """An address without its page's number and without what a file's name ends with."""
    whole = address.partition("#")[0]
    found = re.search(PAGED_ADDRESS, whole)
    number = next(filter(None, found.groups()), "") if found else ""
    bare = whole[: found.start()] + whole[found.end() :] if found else whole
    bare = re.sub(r"^https?://(?:www\.|m\.)?", "", bare)
    return re.sub(r"\.(?:s?html?|php|aspx?|jsp|jhtml)$", "", bare).rstrip("/?&"), number
