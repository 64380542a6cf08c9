"""When a story was published and changed: the dates of the page, weighed day by day.

Dates of different sources that mean the same day support each other; days that compete take trust
from each other. The time of day comes from the best date of the day that has one.
"""

from typing import NamedTuple

from newsclean.fields.published.claimed_dates import (
    find_address_dates,
    find_head_dates,
    find_markup_dates,
)
from newsclean.fields.published.date_evidence import (
    MODIFIED,
    OTHER_DAY,
    PLACEHOLDER_DAYS,
    PUBLISHED,
    DateEvidence,
)
from newsclean.fields.published.day_order import settle_day_orders
from newsclean.fields.published.page_clock import (
    MACHINE_SOURCES,
    MIN_STORY_DATE_TRUST,
    MINUTE_CHARS,
    has_time_of_day,
    reconcile_dates,
)
from newsclean.fields.published.printed_dates import find_printed_dates
from newsclean.label.labelled_page import LabelledPage, once_a_page
from newsclean.model import Found
from newsclean.parsers.dates.grammar import assume_zone

__all__ = ["Timestamp", "find_date_evidence", "find_modified", "find_published"]

UPDATE_ONLY_SHARE = 0.7  # what a date of change keeps as the date of publishing
DOUBTED_HEAD_SHARE = 0.8  # what a head keeps where the page's changes speak against it
RIVAL_PENALTY_SHARE = 0.4  # what a day loses to a rival of full confidence
PRINTED_TIME_GAIN = 0.15  # of a printed time over the head's of the same day: readers see it
# What the best date of another source takes from the doubt in a day, at full trust.
SUPPORT_SHARES = {"head": 0.6, "markup": 0.3, "page": 0.6, "url": 0.7}
MIN_CONFIDENCE = 0.2  # below it more than half of the days were those of something else
MAX_CANDIDATES = 6  # days that are given for a field


class Timestamp(NamedTuple):
    """A day or a time as the record gives it, with where its zone comes from.

    Attributes:
        value: ISO 8601, as precise as the page.
        zone: `page`, `assumed`, or `None` for a day alone and for a time whose zone nobody knows.
    """

    value: str
    zone: str | None


def find_published(page: LabelledPage) -> tuple[Found[Timestamp], ...]:
    """The days, with times, at which the story may have been published, best first."""
    everything = find_date_evidence(page)
    changes = collect_changes(everything)
    evidence = [doubt_by_changes(item, changes) for item in everything]
    published = [item for item in evidence if item.field != MODIFIED]
    if not any(item.source in MACHINE_SOURCES for item in published):
        published += use_updates_as_published(evidence)
    return rank_days(published, page)


def find_modified(page: LabelledPage) -> tuple[Found[Timestamp], ...]:
    """The days, with times, at which the page says that the story was changed, best first."""
    return rank_days([item for item in find_date_evidence(page) if item.field == MODIFIED], page)


@once_a_page
def find_date_evidence(page: LabelledPage) -> tuple[DateEvidence, ...]:
    """All dates of the page that may be the story's, found once for both fields."""
    found = (
        *find_head_dates(page),
        *find_markup_dates(page),
        *find_printed_dates(page),
        *find_address_dates(page),
    )
    ours = (
        item
        for item in found
        if item.field != OTHER_DAY and item.phrase.day not in PLACEHOLDER_DAYS
    )
    return tuple(settle_day_orders(ours, page))


def use_updates_as_published(evidence: list[DateEvidence]) -> list[DateEvidence]:
    """The dates of change as dates of publishing: a page that shows only "Updated" means its date.

    A head that gives a change and no day of publishing means what it says.
    """
    updated = [item for item in evidence if item.field == MODIFIED]
    if any(item.source == "head" for item in updated):
        return []
    return [item._replace(trust=item.trust * UPDATE_ONLY_SHARE) for item in updated]


class Changes(NamedTuple):
    """The days that a date of publishing is held against.

    Attributes:
        changed: the days of change that machines are given.
        unlabelled: the days that the page prints for the story without a label.
    """

    changed: frozenset[str]
    unlabelled: frozenset[str]


def collect_changes(everything: tuple[DateEvidence, ...]) -> Changes:
    """The days of change and of no label among all dates of a page."""
    return Changes(
        frozenset(
            item.phrase.day
            for item in everything
            if item.field == MODIFIED and item.source in MACHINE_SOURCES
        ),
        frozenset(
            item.phrase.day
            for item in everything
            if item.source == "page" and item.trust >= MIN_STORY_DATE_TRUST and not item.field
        ),
    )


def doubt_by_changes(item: DateEvidence, changes: Changes) -> DateEvidence:
    """A machine's date of publishing, with less trust where the dates of change speak against it.

    A head that was published after its last change is hardly right. A page that prints one date
    without a label beside its headline, and has it in its head as the day of change, was published
    anew on that day.
    """
    if item.field != PUBLISHED or item.source not in MACHINE_SOURCES:
        return item
    day = item.phrase.day
    renewed = max(changes.unlabelled & changes.changed, default="")
    is_renewed = day not in changes.unlabelled and day < renewed
    is_late = item.source == "head" and bool(changes.changed) and day > max(changes.changed)
    return item._replace(trust=item.trust * DOUBTED_HEAD_SHARE) if is_late or is_renewed else item


def rank_days(evidence: list[DateEvidence], page: LabelledPage) -> tuple[Found[Timestamp], ...]:
    """One candidate a day, the day with the most trust first; of equals the one with more dates."""
    zone = page.lexicon.zone
    days: dict[str, list[DateEvidence]] = {}
    for item in reconcile_dates(evidence, zone):
        days.setdefault(item.phrase.day, []).append(item)
    by_count = sorted(days.values(), key=len, reverse=True)
    candidates = [build_day_candidate(group, zone) for group in by_count]
    candidates.sort(key=lambda found: -found.confidence)
    return tuple(map(withhold_if_unsure, penalise_rivals(candidates[:MAX_CANDIDATES])))


def withhold_if_unsure(found: Found[Timestamp]) -> Found[Timestamp]:
    """A candidate, with confidence 0, which is not given, where it is likelier wrong than right."""
    return found if found.confidence >= MIN_CONFIDENCE else found._replace(confidence=0.0)


def penalise_rivals(days: list[Found[Timestamp]]) -> tuple[Found[Timestamp], ...]:
    """The days with less confidence, by that of the best other one.

    Args:
        days: best first.
    """
    if len(days) < 2:
        return tuple(days)
    best, second = days[0].confidence, days[1].confidence
    rivals = [second] + [best] * (len(days) - 1)
    return tuple(
        found._replace(confidence=round(found.confidence * (1 - RIVAL_PENALTY_SHARE * rival**2), 2))
        for found, rival in zip(days, rivals, strict=True)
    )


def build_day_candidate(group: list[DateEvidence], zone: str | None) -> Found[Timestamp]:
    """What the dates of one day say together, as precise as the best of them.

    Args:
        group: the dates of one day.
        zone: the zone assumed for the page's language.
    """
    best = max(group, key=lambda item: item.trust)
    confidence = round(1 - measure_doubt(group, best), 2)
    timed = choose_timed(group)
    shown = timed or best._replace(phrase=best.phrase._replace(value=best.phrase.day, zone=None))
    phrase = assume_zone(shown.phrase, zone)
    moment = Timestamp(phrase.value, phrase.zone)
    return Found(moment, shown.phrase.text, shown.at, shown.rule, confidence)


def measure_doubt(group: list[DateEvidence], best: DateEvidence) -> float:
    """The doubt that is left in a day, 0 to 1, after the dates of other sources than the best's."""
    doubt = 1 - best.trust
    for source, share in SUPPORT_SHARES.items():
        trusts = [item.trust for item in group if item.source == source != best.source]
        doubt *= 1 - share * max(trusts, default=0)
    return doubt


def choose_timed(group: list[DateEvidence]) -> DateEvidence | None:
    """The date of a day whose time is given: the most trusted, in its most precise form.

    Other dates that say the same minute may add its seconds and its zone.
    """
    timed = [item for item in group if has_time_of_day(item)]
    if not timed:
        return None
    best = max(timed, key=lambda item: (item.source == "page") * PRINTED_TIME_GAIN + item.trust)
    minute = best.phrase.value[:MINUTE_CHARS]
    same = [item for item in timed if item.phrase.value[:MINUTE_CHARS] == minute]
    return max(same, key=lambda item: (item.phrase.zone is not None, len(item.phrase.value)))
