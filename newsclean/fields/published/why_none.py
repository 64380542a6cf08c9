"""Why a page has no date of publishing although it shows one, or why the date is in doubt."""

import re
from collections.abc import Iterator

from newsclean.fields.published.claimed_dates import find_claim_field
from newsclean.fields.published.date_evidence import MODIFIED, PLACEHOLDER_DAYS
from newsclean.fields.published.date_places import MID_BODY_TRUST, find_date_places, is_short_line
from newsclean.fields.published.published import find_date_evidence
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Caution
from newsclean.parsers.dates.ascii_signs import to_ascii_signs
from newsclean.parsers.dates.days import ARABIC_NAME
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.dates.machine_dates import read_claimed_date

__all__ = ["find_date_cautions", "find_doubt_cautions"]

MAX_QUOTE_CHARS = 60
ANY_DAY = "2020-06-15T12:00"  # stands in for the day of the crawl, to see what would need it
# What can only be meant as a day: 2022-13-45, 2022年2月30日, 31.02.2022.
DAY_LIKE_TEXT = (
    r"(?<![\d./-])(?:\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}"
    r"|\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{4})(?![\d./-])"
)


# 28 شوال 1445, 1445/10/28: a year of the lunar Hijri calendar that newsrooms may print.
LUNAR_DAY = (
    rf"(?<![\d./-])(?:\d{{1,2}}\s{ARABIC_NAME}\s(?:13|14)\d\d"
    r"|(?:13|14)\d\d(?P<stroke>[/-])\d{1,2}(?P=stroke)\d{1,2})(?![\d./-])"
)


def find_date_cautions(page: LabelledPage) -> tuple[Caution, ...]:
    """Warnings for a page whose date of publishing could not be read, one of each code.

    `date_relative`: the date leans on the day of the crawl, which the caller did not give.
    `date_impossible`: the day stands in no calendar.
    `date_lunar`: the day is one of the lunar Hijri calendar, which nobody can convert to the day.
    """
    found = [*check_head_dates(page), *check_printed_dates(page)]
    return tuple({caution.code: caution for caution in reversed(found)}.values())


def find_doubt_cautions(page: LabelledPage, day: str) -> tuple[Caution, ...]:
    """Warnings for a day of publishing that the page gives, but not as such.

    `date_order_unsure`: day and month may be exchanged, for all that the page says.
    `date_of_change`: the page names the day only as that of its last change.

    Args:
        page: the page.
        day: its day of publishing, ISO 8601.
    """
    same = [item for item in find_date_evidence(page) if item.phrase.day == day]
    if not same:
        return ()
    cautions = []
    if all(item.phrase.other for item in same):
        text, other = same[0].phrase.text, str(same[0].phrase.other)[: len(day)]
        detail = f"'{text[:MAX_QUOTE_CHARS]}' was read as {day}, but may mean {other}"
        cautions.append(Caution("date_order_unsure", detail))
    if all(item.field == MODIFIED for item in same):
        detail = f"'{same[0].phrase.text[:MAX_QUOTE_CHARS]}' is the day of the last change"
        cautions.append(Caution("date_of_change", detail))
    return tuple(cautions)


def check_head_dates(page: LabelledPage) -> Iterator[Caution]:
    """Impossible days of the head, such as the 0000-00-00 of an empty database."""
    for claim in page.page.claims:
        if claim.source not in {"jsonld", "meta", "microdata"}:
            continue
        field = find_claim_field(claim)
        if field and field != MODIFIED:
            phrase = read_claimed_date(claim.value, page.lexicon)
            if not phrase or phrase.day in PLACEHOLDER_DAYS:
                yield make_impossible_day_caution(claim.value)


def check_printed_dates(page: LabelledPage) -> Iterator[Caution]:
    """Short lines at the place of the date with an impossible day, or with one that is relative."""
    places = find_date_places(page)
    for index in places.list_indices():
        block = page.labelled[index].block
        if not is_short_line(block) or places.is_inside_body(index):
            continue
        caution = check_line(block.text, page)
        if caution and places.trust(index) > MID_BODY_TRUST:  # the dearer test last
            yield caution


def check_line(text: str, page: LabelledPage) -> Caution | None:
    """The warning for a line with an impossible day or with one that is relative."""
    if re.search(LUNAR_DAY, to_ascii_signs(text)) and not find_dates(text, page.lexicon):
        quote = text[:MAX_QUOTE_CHARS].strip()
        return Caution("date_lunar", f"'{quote}' is a day of the lunar Hijri calendar")
    dated = any(map(str.isdigit, text)) and re.search(DAY_LIKE_TEXT, text)
    if dated and not find_dates(text, page.lexicon):
        return make_impossible_day_caution(text)
    if page.settings.crawled or not has_relative_date(text, page):
        return None
    needs = f"'{text[:MAX_QUOTE_CHARS]}' needs the day on which the page was saved (--crawled)"
    return Caution("date_relative", needs)


def has_relative_date(text: str, page: LabelledPage) -> bool:
    """Whether a line names a day by its distance to the day of the crawl, or without its year."""
    from newsclean.parsers.dates.relative import find_relative_date  # noqa: PLC0415 - few pages have no date

    return find_relative_date(text, page.lexicon, ANY_DAY) is not None


def make_impossible_day_caution(text: str) -> Caution:
    """The warning for a day that stands in no calendar."""
    return Caution("date_impossible", f"'{text[:MAX_QUOTE_CHARS].strip()}' is no day of publishing")
