"""People of the credit lines: 记者 张三, 责任编辑：李四, By Jane Miller."""

from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.page_credits import PageCredit, Zone, find_page_credits
from newsclean.fields.people.groups import Group, split_at_gaps
from newsclean.fields.people.name_cleaning import (
    MAX_BYLINE_CHARS,
    People,
    drop_glued_names,
    strip_site_name,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Found, Person
from newsclean.text.fold import fold

__all__ = ["find_credited_people", "list_credit_groups"]

CREDIT_CONFIDENCE = 0.95


def find_credited_people(page: LabelledPage, field: str) -> Found[People] | None:
    """The people of the credit lines for a field, in the page's order.

    Args:
        page: the page.
        field: `author` or `editor`.
    """
    credits = [found for found in find_page_credits(page) if found.credit.field == field]
    return join_credits(credits, page) if credits else None


def list_credit_groups(page: LabelledPage) -> Iterator[Group]:
    """The authors of the credit lines: those that stand together make a group."""
    headline = min(page.headline, default=0)
    zones: dict[str, list[PageCredit]] = {}
    for found in find_page_credits(page):
        if found.credit.field == "author":
            above = found.zone is Zone.HEAD and found.block_index < headline
            zones.setdefault("above" if above else found.zone.value, []).append(found)
    for zone, credits in zones.items():
        for run in split_at_gaps(found.block_index for found in credits):
            close = [found for found in credits if run[0] <= found.block_index <= run[-1]]
            yield Group(f"credit {zone}", join_credits(close, page), run[0])


def join_credits(credits: list[PageCredit], page: LabelledPage) -> Found[People]:
    """The people of some credits, each once, with the roles that are more than a preposition."""
    people: dict[str, Person] = {}
    for found in credits:
        name = strip_site_name(cut_at_link(found), page)
        role = None if is_plain_byline(found.credit.label, page) else found.credit.label
        people.setdefault(make_folded_key(name), Person(name, role))
    texts = dict.fromkeys(found.block.text[:MAX_BYLINE_CHARS] for found in credits)
    kept, at = drop_glued_names(people), credits[0].block.at
    return Found(kept, " … ".join(texts), at, "credit line", CREDIT_CONFIDENCE)


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
