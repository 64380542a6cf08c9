"""`title` and `original_title`: candidates for each, the best first."""

from newsclean.fields.candidates import make_folded_key, rank_candidates
from newsclean.fields.page_credits import find_page_credits
from newsclean.fields.title.from_head import find_claimed_titles
from newsclean.fields.title.line_points import rank_lines_above
from newsclean.fields.title.trained_lines import rank_title_lines
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.model import Found

__all__ = ["find_original_title", "find_title"]

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
