"""Which number of 02/10/2020 is the day: by the page's other dates, its region, its host.

English is written in both orders, and of a page that only says `en` nobody knows which is meant.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclean.fields.published.claimed_dates import ADDRESS_CLAIMS
from newsclean.fields.published.date_evidence import DateEvidence
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.parsers.dates.ascii_signs import to_ascii_signs
from newsclean.parsers.dates.grammar import DatePhrase
from newsclean.text.late_patterns import compile_late

__all__ = ["DayOrder", "find_day_order", "settle_day_orders"]

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
MONTH_FIRST_REGIONS = frozenset({"us", "ph"})
MIXED_REGIONS = frozenset({"ca"})  # both orders are usual there
# Countries whose ending is used the world over, and endings that only one country has.
WORLDWIDE_ENDINGS = frozenset("co io tv me ai ly fm gg to cc ws eu am im is st sh vc la".split())
MONTH_FIRST_ENDINGS = frozenset({"gov", "edu", "mil"})
LANGUAGE_CLAIMS = ("html:lang", "meta:og:locale", "meta:content-language")
REGION = compile_late(r"(?i)^en[-_](?:latn[-_])?([a-z]{2})\b")
HOST = compile_late(r"(?i)^(?:https?:)?//[^/?#]{0,200}?([a-z]{2,10})(?::\d+)?(?:[/?#]|$)")
DAY_IN_FIGURES = compile_late(r"(?<![\d./-])(\d\d?)([/.-])(\d\d?)\2(?:19|20)?\d\d(?![\d/-])")
MAX_MONTH = 12
MAX_VOTING_BLOCKS = 1000  # blocks of a page whose dates are asked for the order
MAX_VOTING_CHARS = 80  # of a block
UNSURE_SHARE = 0.7  # what a date keeps whose order nobody knows


class DayOrder(NamedTuple):
    """How a page writes days in figures.

    Attributes:
        order: `dmy` or `mdy`.
        sure: whether something on the page says so, and not only its language.
    """

    order: str
    sure: bool


def settle_day_orders(evidence: Iterable[DateEvidence], page: LabelledPage) -> list[DateEvidence]:
    """The dates of a page with day and month in the order that the page means.

    A date that agrees with another one is read so. The rest follows the page's order; a date of
    which that is not sure loses trust, and keeps its other reading.
    """
    evidence = list(evidence)
    if not any(item.phrase.other for item in evidence):
        return evidence
    days = {item.phrase.day for item in evidence if not item.phrase.other}
    return [settle_day_order(item, days, page) for item in evidence]


def settle_day_order(item: DateEvidence, days: set[str], page: LabelledPage) -> DateEvidence:
    """A date in the order that is meant.

    Args:
        item: a date.
        days: the days of the page whose order of day and month is clear.
        page: the page.
    """
    phrase = item.phrase
    if not phrase.other:
        return item
    for reading in (phrase.value, phrase.other):
        if reading[:10] in days:
            return item._replace(phrase=phrase._replace(value=reading, other=None))
    printed, (order, sure) = get_printed_order(phrase), find_day_order(page)
    if "." in phrase.text or (printed == DAY_FIRST and page.lexicon.date_order == MONTH_FIRST):
        return item._replace(phrase=phrase._replace(other=None))  # by points, or by its clock
    if printed and printed != order:
        phrase = phrase._replace(value=phrase.other, other=phrase.value)
    if sure:
        return item._replace(phrase=phrase._replace(other=None))
    return item._replace(phrase=phrase, trust=item.trust * UNSURE_SHARE)


def get_printed_order(phrase: DatePhrase) -> str | None:
    """The order in which a phrase was read, `dmy` or `mdy`; `None` where it is no date in figures.

    >>> get_printed_order(DatePhrase("2022-08-01", None, 0, 10, "01/08/2022"))
    'dmy'
    """
    match = DAY_IN_FIGURES.search(to_ascii_signs(phrase.text))
    if not match or match[1] == match[3]:
        return None
    return DAY_FIRST if int(match[1]) == int(phrase.value[8:10]) else MONTH_FIRST


@once_a_page
def find_day_order(page: LabelledPage) -> DayOrder:
    """How a page writes days in figures: as its clear dates, its host and its region do."""
    votes = Counter(list_clear_orders(page)).most_common()
    if votes and (len(votes) == 1 or votes[0][1] > votes[1][1]):
        return DayOrder(votes[0][0], sure=True)
    own = page.lexicon.date_order
    known = (page.lang or "").partition("-")[0] == page.lexicon.languages[0]
    if own == DAY_FIRST:
        return DayOrder(DAY_FIRST, sure=True)
    if not known or own != MONTH_FIRST:  # English words for want of others, or the year first
        return DayOrder(DAY_FIRST, sure=False)
    by_region, by_host = find_region_order(page), find_host_order(page)
    if by_host and by_region and by_host != by_region:
        return DayOrder(by_host, sure=False)  # systems write en-US unless they are told otherwise
    found = by_host or by_region
    return DayOrder(found or MONTH_FIRST, sure=found is not None)


def list_clear_orders(page: LabelledPage) -> Iterator[str]:
    """The order of each day in figures of a page that only one order can mean."""
    for item in page.labelled[:MAX_VOTING_BLOCKS]:
        text = item.block.text[:MAX_VOTING_CHARS]
        for match in DAY_IN_FIGURES.finditer(text):
            first, second = int(match[1]), int(match[3])
            if match[2] != "." and max(first, second) > MAX_MONTH >= min(first, second) > 0:
                yield DAY_FIRST if first > MAX_MONTH else MONTH_FIRST


def find_region_order(page: LabelledPage) -> str | None:
    """The order of the region that the page names beside its language, or `None`."""
    for claim in page.claimed(*LANGUAGE_CLAIMS):
        if match := REGION.search(claim.value.strip()):
            region = match[1].lower()
            if region not in MIXED_REGIONS:
                return MONTH_FIRST if region in MONTH_FIRST_REGIONS else DAY_FIRST
    return None


def find_host_order(page: LabelledPage) -> str | None:
    """The order of the country whose ending the page's host has, or `None`."""
    claimed = (claim.value for claim in page.claimed(*ADDRESS_CLAIMS))
    for address in (page.settings.url or "", *claimed):
        if not (match := HOST.search(address)):
            continue
        ending = match[1].lower()
        if ending in MONTH_FIRST_REGIONS | MONTH_FIRST_ENDINGS:
            return MONTH_FIRST
        if len(ending) == len("uk") and ending not in WORLDWIDE_ENDINGS | MIXED_REGIONS:
            return DAY_FIRST
    return None
