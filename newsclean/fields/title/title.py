"""`title`, `subtitle` and `original_title`: candidates for each, the best first."""

import re
from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key, rank_candidates
from newsclean.fields.page_credits import find_page_credits
from newsclean.fields.title.from_head import find_claimed_titles
from newsclean.fields.title.line_checks import has_title_length
from newsclean.fields.title.line_points import rank_lines_above
from newsclean.fields.title.trained_lines import rank_title_lines
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import SUBTITLE_CLAIMS
from newsclean.model import Found, Role

__all__ = ["find_original_title", "find_subtitle", "find_title"]

MAX_DECK_GAP_BLOCKS = 8  # blocks above the story in which its deck may stand
# What web pages call the element of a second headline.
DECK_CLASSES = frozenset(
    {"subtitle", "subhead", "subheadline", "subheading", "deck", "dek", "standfirst", "sub"}
)
LABELLED_CONFIDENCE, CLASS_CONFIDENCE, CLAIM_CONFIDENCE = 0.8, 0.7, 0.5  # of subtitles
ORIGINAL_TITLE_CONFIDENCE = 0.95


@once_a_page
def find_title(page: LabelledPage) -> tuple[Found[str], ...]:
    """The headline as the page shows it, without the site's name.

    Where HTML has a head, it and the page confirm each other; a page without one has only lines.
    """
    if page.page.kind == "html" and page.page.claims:
        from newsclean.fields.title import from_page  # noqa: PLC0415 - a dump has no head
        from newsclean.fields.title.wordings import adjust_confidences  # noqa: PLC0415 - as above

        claims = list(find_claimed_titles(page))
        keyed = [(claim, make_folded_key(claim.value)) for claim in claims]
        shown = [
            from_page.strip_badge(found, keyed, page) for found in from_page.find_shown_titles(page)
        ]
        broken = from_page.find_broken_titles(page, claims)
        below = from_page.find_titles_below_kickers(page, claims)
        return rank_candidates(adjust_confidences([*shown, *claims, *broken, *below], page))
    trained = page.page.kind == "text" and page.lexicon.spaces
    return rank_candidates(rank_title_lines(page) if trained else rank_lines_above(page))


def find_subtitle(page: LabelledPage) -> tuple[Found[str], ...]:
    """The deck: what the labeller calls it, what the page calls it, or a second claim."""
    subtitle = Role.SUBTITLE
    blocks = [item.block for item in page.labelled if item.role is subtitle]
    found = [
        Found(block.text, block.text, block.at, "labelled subtitle", LABELLED_CONFIDENCE)
        for block in blocks
    ]
    titles = {make_folded_key(title.value) for title in find_title(page)[:1]}
    found += list(find_decks(page, titles))
    found += [
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", CLAIM_CONFIDENCE)
        for claim in page.claimed(*SUBTITLE_CLAIMS)
        if make_folded_key(claim.value) not in titles
    ]
    return rank_candidates(found)


def find_decks(page: LabelledPage, titles: set[str]) -> Iterator[Found[str]]:
    """Lines near the beginning of the story in an element that the page calls a deck."""
    start, _ = page.span()
    for item in page.labelled[max(0, start - MAX_DECK_GAP_BLOCKS) : start + 2]:
        block = item.block
        element = block.markup.classes.partition(" ")[0] if block.markup else ""
        named = element and not DECK_CLASSES.isdisjoint(re.split(r"[^a-z]+", element))
        if named and has_title_length(block.text) and make_folded_key(block.text) not in titles:
            yield Found(block.text, block.text, block.at, "element named deck", CLASS_CONFIDENCE)


def find_original_title(page: LabelledPage) -> tuple[Found[str], ...]:
    """The headline that the story had at its outlet: 原标题：, （原题为…）."""
    return rank_candidates(
        Found(
            placed.credit.value,
            placed.block.text,
            placed.block.at,
            "credit line",
            ORIGINAL_TITLE_CONFIDENCE,
        )
        for placed in find_page_credits(page)
        if placed.credit.field == "original_title"
    )
