"""Why a page has no date of publishing although it shows something like one."""

import re
from collections.abc import Iterator

from newsclean.fields.published.date_evidence import AMID, LONGEST_LINE, MODIFIED, Places, field_of
from newsclean.label.labelled_page import Story
from newsclean.model import Caution
from newsclean.parsers.dates.grammar import find_dates, read_claim

__all__ = ["date_cautions"]

LONGEST_SHOWN = 60
# What can only be meant as a day: 2022-13-45, 2022年2月30日, 31.02.2022.
LIKE_A_DAY = (
    r"(?<![\d./-])(?:\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}"
    r"|\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{4})(?![\d./-])"
)


def date_cautions(story: Story) -> tuple[Caution, ...]:
    """Warnings for a page whose date of publishing nobody could read.

    `date_relative`: it leans on the day of saving, which the caller did not tell.
    `date_impossible`: no calendar has the day.
    """
    found = [*told_in_head(story), *printed(story)]
    return tuple({caution.code: caution for caution in reversed(found)}.values())


def told_in_head(story: Story) -> Iterator[Caution]:
    """Days of the head that no calendar has, such as the 0000-00-00 of an empty database."""
    for claim in story.page.claims:
        of = field_of(claim) if claim.source in {"jsonld", "meta", "microdata"} else None
        if of and of != MODIFIED and not read_claim(claim.value, story.lexicon):
            yield impossible(claim.value)


def printed(story: Story) -> Iterator[Caution]:
    """Lines where dates stand that lean on the day of saving, or that name no day."""
    places = Places(story)
    for index in places.indices():
        text = story.labelled[index].block.text
        if len(text) > LONGEST_LINE / 2 or places.within(index) or places.trust(index) <= AMID:
            continue
        if re.search(LIKE_A_DAY, text) and not find_dates(text, story.lexicon):
            yield impossible(text)
        elif not story.settings.crawled and leans(text, story):
            shown = text[:LONGEST_SHOWN]
            yield Caution(
                "date_relative", f"'{shown}' needs the day on which the page was saved (--crawled)"
            )


def leans(text: str, story: Story) -> bool:
    """Whether a line names a day by its distance to the day of saving, or without its year."""
    from newsclean.parsers.dates.relative import find_near_date  # noqa: PLC0415 - few pages have no date

    return find_near_date(text, story.lexicon, "2020-06-15T12:00") is not None


def impossible(text: str) -> Caution:
    """The warning for a day that no calendar has."""
    return Caution("date_impossible", f"'{text[:LONGEST_SHOWN].strip()}' is no day of the calendar")
