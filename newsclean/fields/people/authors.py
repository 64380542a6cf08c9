"""Authors and editors: every kind of evidence in turn, the surest first."""

from newsclean.fields.candidates import make_folded_key, rank_candidates
from newsclean.fields.info_line import POSTER_RULE
from newsclean.fields.people.bylines import (
    find_byline_people,
)
from newsclean.fields.people.claimed import (
    find_jsonld_authors,
)
from newsclean.fields.people.credited import find_credited_people
from newsclean.fields.people.evidence import find_loose_byline
from newsclean.fields.people.name_cleaning import People
from newsclean.fields.people.signatures import (
    find_closing_names,
    find_columnist,
    find_dateline_reporter,
    find_info_line_author,
)
from newsclean.fields.people.weighing import weigh_authors
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Found

__all__ = ["find_authors", "find_editors"]


def find_authors(page: LabelledPage) -> tuple[Found[People], ...]:
    """Who wrote the story: groups of people, each from one kind of evidence, the surest first.

    In languages with spaces trained weights choose between all that a page says. On Chinese,
    Japanese and Korean pages hand-set certainties do: meta tags, links and notes mostly name the
    account or the site there.
    """
    if page.lexicon.spaces:
        return weigh_authors(page)
    poster = find_info_line_author(page)
    groups = [
        add_poster(find_credited_people(page, "author"), poster),
        find_jsonld_authors(page),
        find_byline_people(page),
        poster,
        find_closing_names(page),
        find_dateline_reporter(page),
        find_columnist(page),
        find_loose_byline(page),
    ]
    return rank_candidates(group for group in groups if group is not None)


def find_editors(page: LabelledPage) -> tuple[Found[People], ...]:
    """Who edited the story, with the role as printed."""
    group = find_credited_people(page, "editor")
    return (group,) if group else ()


def add_poster(group: Found[People] | None, poster: Found[People] | None) -> Found[People] | None:
    """The people of the credit lines, and who posted the story by its info line, if not among them.

    Args:
        group: the people of the credit lines.
        poster: the author of the info line; counts only where the label of the date follows.
    """
    if group is None or poster is None or poster.rule != POSTER_RULE:
        return group
    known = {make_folded_key(person.name) for person in group.value}
    more = tuple(person for person in poster.value if make_folded_key(person.name) not in known)
    return group._replace(value=group.value + more, text=f"{group.text} … {poster.text}")
