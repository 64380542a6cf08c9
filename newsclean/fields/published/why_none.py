"""Why a page has no date of publishing although it shows something like one."""

import re
from collections.abc import Iterator

from newsclean.fields.published.date_evidence import (
    MAX_FACT_LINE_CELLS,
    MID_BODY_TRUST,
    MODIFIED,
    DatePlaces,
    find_claim_field,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Caution
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.dates.machine_dates import read_claimed_date

__all__ = ["find_date_cautions"]

MAX_QUOTE_CHARS = 60
# What can only be meant as a day: 2022-13-45, 2022年2月30日, 31.02.2022.
DAY_LIKE_TEXT = (
    r"(?<![\d./-])(?:\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}"
    r"|\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{4})(?![\d./-])"
)


def find_date_cautions(story: LabelledPage) -> tuple[Caution, ...]:
    """Warnings for a page whose date of publishing nobody could read.

    `date_relative`: it leans on the day of saving, which the caller did not tell.
    `date_impossible`: no calendar has the day.
    """
    found = [*check_head_dates(story), *check_printed_dates(story)]
    return tuple({caution.code: caution for caution in reversed(found)}.values())


def check_head_dates(story: LabelledPage) -> Iterator[Caution]:
    """Days of the head that no calendar has, such as the 0000-00-00 of an empty database."""
    for claim in story.page.claims:
        of = find_claim_field(claim) if claim.source in {"jsonld", "meta", "microdata"} else None
        if of and of != MODIFIED and not read_claimed_date(claim.value, story.lexicon):
            yield make_impossible_day_caution(claim.value)


def check_printed_dates(story: LabelledPage) -> Iterator[Caution]:
    """Lines where dates stand that lean on the day of saving, or that name no day."""
    places = DatePlaces(story)
    for index in places.list_indices():
        text = story.labelled[index].block.text
        if (
            len(text) > MAX_FACT_LINE_CELLS / 2
            or places.is_within(index)
            or places.trust(index) <= MID_BODY_TRUST
        ):
            continue
        if re.search(DAY_LIKE_TEXT, text) and not find_dates(text, story.lexicon):
            yield make_impossible_day_caution(text)
        elif not story.settings.crawled and has_relative_date(text, story):
            shown = text[:MAX_QUOTE_CHARS]
            yield Caution(
                "date_relative", f"'{shown}' needs the day on which the page was saved (--crawled)"
            )


def has_relative_date(text: str, story: LabelledPage) -> bool:
    """Whether a line names a day by its distance to the day of saving, or without its year."""
    from newsclean.parsers.dates.relative import find_relative_date  # noqa: PLC0415 - few pages have no date

    return find_relative_date(text, story.lexicon, "2020-06-15T12:00") is not None


def make_impossible_day_caution(text: str) -> Caution:
    """The warning for a day that no calendar has."""
    return Caution(
        "date_impossible", f"'{text[:MAX_QUOTE_CHARS].strip()}' is no day of the calendar"
    )
