"""People of the credit lines: 记者 张三, 责任编辑：李四, By Jane Miller."""

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.page_credits import PageCredit, Zone, find_page_credits
from newsclean.fields.people.name_cleaning import (
    MAX_BYLINE_CHARS,
    SITE_AUTHOR_CONFIDENCE,
    People,
    are_sites_or_organisations,
    drop_glued_names,
    strip_site_name,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Found, Person
from newsclean.text.fold import fold

__all__ = ["find_credited_people"]

CREDIT_CONFIDENCE = 0.95
# In languages with spaces, by the zone of the by-line: those far from the headline are rather of
# other stories or of those who helped.
BYLINE_CONFIDENCE = {Zone.HEAD: 0.85, Zone.BODY: 0.8, Zone.TAIL: 0.68}
ABOVE_HEADLINE_CONFIDENCE = 0.6
MAX_BYLINE_GAP_BLOCKS = 2  # blocks from one by-line of a story to its next


def find_credited_people(page: LabelledPage, field: str) -> Found[People] | None:
    """The people of the credit lines for a field, in the page's order.

    Args:
        page: the page.
        field: `author` or `editor`.
    """
    credits = [found for found in find_page_credits(page) if found.credit.field == field]
    if not credits:
        return None
    confidence = CREDIT_CONFIDENCE
    is_byline = page.lexicon.spaces and field == "author"
    if is_byline:
        credits, confidence = choose_bylines(credits, page)
    people: dict[str, Person] = {}
    for found in credits:
        name = strip_site_name(cut_at_link(found), page)
        role = None if is_plain_byline(found.credit.label, page) else found.credit.label
        people.setdefault(make_folded_key(name), Person(name, role))
    kept = drop_glued_names(people)
    if is_byline and are_sites_or_organisations(kept, page):
        confidence = min(confidence, SITE_AUTHOR_CONFIDENCE)
    texts = dict.fromkeys(found.block.text[:MAX_BYLINE_CHARS] for found in credits)
    return Found(kept, " … ".join(texts), credits[0].block.at, "credit line", confidence)


def choose_bylines(credits: list[PageCredit], page: LabelledPage) -> tuple[list[PageCredit], float]:
    """The by-lines of this story among all of the page, with their confidence.

    What stands above the headline is of other stories, if there are by-lines below it. Names in a
    later zone than the first by-line are of those who helped, or of other stories too.
    """
    headline = min(page.headline, default=0)
    below = [found for found in credits if found.block_index >= headline]
    chosen = choose_first_group(below or credits)
    confidence = BYLINE_CONFIDENCE[chosen[0].zone] if below else ABOVE_HEADLINE_CONFIDENCE
    return chosen, confidence


def choose_first_group(credits: list[PageCredit]) -> list[PageCredit]:
    """The by-lines of the first zone that has any, as far as they stand close together."""
    zone = next(zone for zone in Zone if any(found.zone == zone for found in credits))
    group: list[PageCredit] = []
    for found in credits:
        gap = found.block_index - group[-1].block_index if group else 0
        if found.zone == zone and gap <= MAX_BYLINE_GAP_BLOCKS:
            group.append(found)
    return group


def cut_at_link(found: PageCredit) -> str:
    """A credit's name, cut where a link on its first words ends: <a>Jane Miller</a> Daily Post."""
    name, block = found.credit.value, found.block
    for link in block.links:
        linked = block.text[link.start : link.end].strip()
        if " " in linked and name.startswith(f"{linked} "):
            return linked
    return name


def is_plain_byline(label: str, page: LabelledPage) -> bool:
    """Whether a label is only the word in front of a name (By, Von), which is no role.

    In languages without spaces that word always says what someone is: 记者, 文, 撮影.
    """
    words = page.lexicon.byline.get("before", frozenset())
    return (page.lexicon.spaces or label.isascii()) and fold(label) in words
