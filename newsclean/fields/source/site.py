"""The name of the site that shows the page, as the page gives it."""

from collections.abc import Iterator

from newsclean.fields.candidates import rank_candidates
from newsclean.fields.source.site_from_lines import (
    find_brands,
    find_platforms,
    find_portal_channels,
    find_sites_by_home,
)
from newsclean.fields.source.site_from_notices import find_disclaimer_names, find_footer_names
from newsclean.fields.source.site_from_repeats import find_repeated_names
from newsclean.fields.source.site_ranking import HEAD_KINDS, rank_names
from newsclean.fields.source.site_spelling import is_file_like
from newsclean.fields.source.site_witnesses import Witness, collect_head_witnesses
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Found

__all__ = ["collect_witnesses", "find_site"]

MIN_SITE_SHARE = 0.3  # of names with less, three in four are wrong
MAX_NAMES_PER_KIND = 10  # of the names that lines give
# What is searched in the lines of a dump, which has no head. The names have the certainty that
# their rule gives them: too few dumps give one to train weights on them.
DUMP_FINDERS = (
    find_platforms,
    find_footer_names,
    find_disclaimer_names,
    find_repeated_names,
    find_sites_by_home,
    find_portal_channels,
    find_brands,
)
# What is searched in the lines of HTML where the head does not settle it, by kind of witness.
LINE_WITNESSES = {
    "platform": find_platforms,
    "notice": find_footer_names,
    "repeated name": find_repeated_names,
    "home word": find_sites_by_home,
    "portal": find_portal_channels,
}


def find_site(page: LabelledPage) -> tuple[Found[str], ...]:
    """What the site calls itself, the surest name first."""
    if page.page.kind == "text" and not page.page.claims:
        return rank_candidates([found for find in DUMP_FINDERS for found in find(page)])
    ranked = rank_names(collect_witnesses(page), page)
    return tuple([found for found in ranked if found.confidence >= MIN_SITE_SHARE])


def collect_witnesses(page: LabelledPage) -> Iterator[Witness]:
    """All that names the site of a page with markup; its lines where the head has no clean name."""
    is_settled = False
    for witness in collect_head_witnesses(page):
        is_settled |= witness.kind in HEAD_KINDS and not is_file_like(witness.name)
        yield witness
    for kind, find_names in () if is_settled else LINE_WITNESSES.items():
        for found in tuple(find_names(page))[:MAX_NAMES_PER_KIND]:
            yield Witness(kind, found.value, found.text, found.at)
