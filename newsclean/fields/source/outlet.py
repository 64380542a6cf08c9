"""The outlet: where a story was first published, as the page credits it; never the host."""

from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key, rank_candidates
from newsclean.fields.info_line import find_info_line_names
from newsclean.fields.page_credits import MIN_CREDIT_SHARE, PageCredit, Zone, find_page_credits
from newsclean.fields.source.accounts import find_accounts
from newsclean.fields.source.wires import find_wire_outlets, is_site_itself
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.lexicon.claim_names import BASED_ON, OUTLET_CLAIMS
from newsclean.model import Found
from newsclean.parsers.credits.coverage import credit_coverage
from newsclean.parsers.credits.labels import may_have_photographer
from newsclean.parsers.credits.lines import parse_credits
from newsclean.parsers.credits.outlets import read_outlet
from newsclean.parsers.credits.wires import list_agencies
from newsclean.text.addresses import find_web_address

__all__ = ["find_outlet", "find_outlet_url"]

OUTLET_CONFIDENCE = {"head": 0.95, "body": 0.8, "tail": 0.85}  # by the zone of the credit
CLAIM_CONFIDENCE = 0.75
MAX_CODE_CHARS = 3  # of a language or a desk in the place of an outlet: fa
LINK_CONFIDENCE, BASED_ON_CONFIDENCE = 0.9, 0.7  # of the outlet's address


@once_a_page
def find_outlet(page: LabelledPage) -> tuple[Found[str], ...]:
    """All outlets credited, the surest first; where words have spaces none that is the site."""
    found = [
        *find_credited_outlets(page),
        *find_accounts(page),
        *find_outlets_beside_date(page),
        *find_claimed_outlets(page),
        *find_wire_outlets(page),
    ]
    if page.lexicon.spaces:
        found = [item for item in found if not is_site_itself(item.value, page)]
    return rank_candidates(found)


def find_credited_outlets(page: LabelledPage) -> Iterator[Found[str]]:
    """Outlets after a label: 来源：, Source:."""
    credits = [placed for placed in find_page_credits(page) if placed.credit.field == "outlet"]
    inside = {placed.credit.value for placed in credits if placed.zone is Zone.BODY}
    for placed in credits:
        if placed.zone is Zone.BODY and len(inside) > 1 and page.lexicon.spaces:
            continue  # a source below each picture
        if not is_picture_credit(placed, page):
            yield Found(
                placed.credit.value,
                placed.block.text,
                placed.block.at,
                f"credit line ({placed.zone})",
                OUTLET_CONFIDENCE[placed.zone],
            )


def is_picture_credit(placed: PageCredit, page: LabelledPage) -> bool:
    """Whether an outlet closes a caption: Foto: Die neue Brücke. Quelle: Beispielfunk.

    In languages with spaces an outlet is credited on a line of credits, not at the end of prose.
    """
    text = placed.block.text
    if not page.lexicon.spaces:
        return False
    value = placed.credit.value
    if may_have_photographer(value, page.lexicon):  # Quelle: Foto Jo Lindwurm
        return True
    is_shared = "/" in value and list_agencies(value, page.lexicon)
    if is_shared and not list_agencies(value, page.lexicon, alone=True):  # Jo Lindwurm/dpa
        return True
    credits = parse_credits(text, page.lexicon)
    first = min(credits, key=lambda credit: credit.start, default=placed.credit)
    return (
        first.field == "photographer"
        or credit_coverage(text, credits, page.lexicon) < MIN_CREDIT_SHARE
    )


def find_claimed_outlets(page: LabelledPage) -> Iterator[Found[str]]:
    """Outlets that the head names as the source."""
    for claim in page.claimed(*OUTLET_CLAIMS):
        value = read_outlet(claim.value, page.lexicon)
        is_code = len(value) <= MAX_CODE_CHARS and value.isascii() and value.islower()
        if value and "://" not in value and not is_code:
            yield Found(
                value, claim.value, claim.at, f"{claim.source} {claim.key}", CLAIM_CONFIDENCE
            )


def find_outlets_beside_date(page: LabelledPage) -> Iterator[Found[str]]:
    """An outlet without a label, as account pages print it: in the line of the date or next to it.

    Only on pages of languages whose platforms have accounts (Chinese): elsewhere the word beside
    the date is an author, a section, a tag.
    """
    if not page.lexicon.names["account"]:
        return
    for line in find_info_line_names(page):
        if line.outlet:
            yield Found(line.outlet, line.block.text, line.block.at, line.rule, line.confidence)


def find_outlet_url(page: LabelledPage) -> tuple[Found[str], ...]:
    """Where the outlet has the story: the link on its name, or what the head says it is from."""
    found = [
        Found(url, claim.value, claim.at, "jsonld isBasedOn", BASED_ON_CONFIDENCE)
        for claim in page.claimed(BASED_ON)
        if (url := find_web_address(claim.value))
    ]
    if find_outlet(page):
        found += find_linked_outlets(page)
    return rank_candidates(found)


def find_linked_outlets(page: LabelledPage) -> Iterator[Found[str]]:
    """The addresses of links whose text is a credited outlet."""
    for placed in find_page_credits(page):
        if placed.credit.field != "outlet":
            continue
        for link in placed.block.links:
            name = placed.block.text[link.start : link.end]
            is_outlet = make_folded_key(name) == make_folded_key(placed.credit.value)
            if is_outlet and (url := find_web_address(link.url)):
                at = placed.block.at
                yield Found(url, name, at, "link on the outlet", LINK_CONFIDENCE)
