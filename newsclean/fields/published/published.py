"""When a story was published and changed: the witnesses of the page, weighed day by day.

A head that says 03:00:44Z and a page that prints 11:00 mean one moment; so does a head that writes
Z behind the newsroom's own clock. Witnesses of different kinds that mean the same day support each
other, and the time of day comes from the best of them that tells one.
"""

from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from newsclean.fields.published.date_evidence import (
    MODIFIED,
    PUBLISHED,
    DateEvidence,
    find_date_evidence,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Found
from newsclean.parsers.dates.grammar import DatePhrase, assume_zone

ZONE_STEP = timedelta(minutes=30)  # nearly every zone is so many halves of an hour from UTC
MAX_ZONE_OFFSET = timedelta(hours=14)
RIVAL_PENALTY_SHARE = 0.4  # share of trust that a day loses to a rival of full trust
PRINTED_TIME_GAIN = (
    0.15  # what a printed time gains on the head's of the same day: it is what the reader sees
)
UPDATE_ONLY_SHARE = 0.7  # share of trust that a date of change keeps as the date of publishing
MACHINE_SOURCES = frozenset({"head", "markup"})
DOUBTED_HEAD_SHARE = (
    0.8  # share of trust that a head keeps where the page's changes speak against it
)
MIN_STORY_DATE_TRUST = 0.6  # trust of a printed date that is surely the story's own
MAX_CANDIDATES = 6  # candidates of a field
SUPPORT_SHARES = {
    "head": 0.6,
    "markup": 0.3,
    "page": 0.6,
    "url": 0.7,
}  # share of the doubt that one more takes


class Timestamp(NamedTuple):
    """A day or a time as the record gives it, with where its zone comes from.

    Attributes:
        value: ISO 8601, as precise as the page.
        zone: `page`, `assumed`, or `None` for a day alone and for a time whose zone nobody knows.
    """

    value: str
    zone: str | None


def find_published(story: LabelledPage) -> tuple[Found[Timestamp], ...]:
    """The moments at which the story may have been published, the best first."""
    everything = find_date_evidence(story)
    witnesses = [doubt_by_changes(witness, everything) for witness in everything]
    published = [witness for witness in witnesses if witness.of != MODIFIED]
    if all(witness.source in {"page", "url"} for witness in published):
        published += use_updates_as_published(witnesses)
    return rank_days(published, story)


def use_updates_as_published(witnesses: list[DateEvidence]) -> list[DateEvidence]:
    """What a page says that shows nothing but "Updated": it means its only date.

    A head that tells the change, and no day of publishing, means what it says: so on both such
    pages with gold, where 9 of 11 others mean the day of publishing.
    """
    updated = [witness for witness in witnesses if witness.of == MODIFIED]
    if any(witness.source == "head" for witness in updated):
        return []
    return [witness._replace(trust=witness.trust * UPDATE_ONLY_SHARE) for witness in updated]


def doubt_by_changes(witness: DateEvidence, everything: tuple[DateEvidence, ...]) -> DateEvidence:
    """A witness of the head, doubted where what is said of changes speaks against it.

    A head that was published after its last change is hardly right. Where the page prints one plain
    date beside its headline, and that is the head's day of change, the page was published anew: so
    on 7 of 9 such pages with gold.
    """
    if witness.of != PUBLISHED or witness.source not in MACHINE_SOURCES:
        return witness
    day = witness.phrase.day
    changed = {w.phrase.day for w in everything if w.of == MODIFIED and w.source in MACHINE_SOURCES}
    plain = {
        w.phrase.day
        for w in everything
        if w.source == "page" and w.trust >= MIN_STORY_DATE_TRUST and not w.of
    }
    renewed = any(day < other for other in plain & changed) and day not in plain
    late = witness.source == "head" and bool(changed) and day > max(changed)
    return (
        witness._replace(trust=witness.trust * DOUBTED_HEAD_SHARE) if late or renewed else witness
    )


def find_modified(story: LabelledPage) -> tuple[Found[Timestamp], ...]:
    """The moments at which the story says it was changed, the best first."""
    return rank_days([w for w in find_date_evidence(story) if w.of == MODIFIED], story)


def rank_days(witnesses: list[DateEvidence], story: LabelledPage) -> tuple[Found[Timestamp], ...]:
    """One candidate a day, the day with the most trust first."""
    days: dict[str, list[DateEvidence]] = {}
    for witness in reconcile_evidence(witnesses, story.lexicon.zone):
        days.setdefault(witness.phrase.day, []).append(witness)
    # Of days that are trusted alike the one that is told more often comes first.
    groups = sorted(days.values(), key=len, reverse=True)
    found = sorted(
        (build_day_candidate(group, story.lexicon.zone) for group in groups),
        key=lambda item: -item.confidence,
    )
    best = [item.confidence for item in found[:2]]
    return (
        tuple(
            item._replace(
                confidence=round(item.confidence * (1 - RIVAL_PENALTY_SHARE * best[not n] ** 2), 2)
            )
            for n, item in enumerate(found[:MAX_CANDIDATES])
        )
        if len(found) > 1
        else tuple(found)
    )


def build_day_candidate(group: list[DateEvidence], zone: str | None) -> Found[Timestamp]:
    """The moment that the witnesses of one day agree on, as precise as the best of them."""
    best = max(group, key=lambda witness: witness.trust)
    doubt = 1 - best.trust
    for source, share in SUPPORT_SHARES.items():
        more = [witness.trust for witness in group if witness.source == source != best.source]
        doubt *= 1 - share * max(more, default=0)
    timed = [witness for witness in group if has_time_of_day(witness)]
    if timed:
        best = max(
            timed,
            key=lambda witness: (witness.source == "page") * PRINTED_TIME_GAIN + witness.trust,
        )
        same = [witness for witness in timed if get_minute(witness) == get_minute(best)]
        best = max(
            same, key=lambda witness: (witness.phrase.zone is not None, len(witness.phrase.value))
        )
    phrase = best.phrase if timed else best.phrase._replace(value=best.phrase.day, zone=None)
    phrase = assume_zone(phrase, zone)
    moment = Timestamp(phrase.value, phrase.zone)
    return Found(moment, best.phrase.text, best.at, best.rule, round(1 - doubt, 2))


def has_time_of_day(witness: DateEvidence) -> bool:
    """Whether a witness tells the time of day; machines write a day alone as its midnight."""
    phrase = witness.phrase
    return phrase.has_time and (
        witness.source == "page" or phrase.value[11:19] not in {"00:00:00", "00:00"}
    )


def get_minute(witness: DateEvidence) -> str:
    """The day, hour and minute of a witness."""
    return witness.phrase.value[:16]


def reconcile_evidence(witnesses: list[DateEvidence], zone: str | None) -> list[DateEvidence]:
    """Witnesses with day and month put right, and machines' moments told by the page's clock."""
    plain_days = {w.phrase.day for w in witnesses if not w.phrase.other}
    right = [fix_day_month_order(witness, plain_days) for witness in witnesses]
    printed = [
        w.phrase
        for w in right
        if w.source == "page"
        and w.of != MODIFIED
        and not w.phrase.zone
        and w.trust > MIN_STORY_DATE_TRUST
    ]
    return [
        next(
            (told for phrase in printed if (told := shift_to_page_clock(witness, phrase, zone))),
            witness,
        )
        if witness.source in MACHINE_SOURCES and witness.phrase.zone and has_time_of_day(witness)
        else witness
        for witness in right
    ]


def fix_day_month_order(witness: DateEvidence, days: set[str]) -> DateEvidence:
    """A witness with day and month exchanged, where only that agrees with the others."""
    other = witness.phrase.other
    if other and other[:10] in days and witness.phrase.day not in days:
        return witness._replace(phrase=witness.phrase._replace(value=other, other=None))
    return witness


def shift_to_page_clock(
    witness: DateEvidence, printed: DatePhrase, zone: str | None
) -> DateEvidence | None:
    """A machine's moment as the page's own clock shows it, or `None` where the two differ.

    Args:
        witness: says a moment with its zone.
        printed: a day, with or without a time, that the page prints without a zone.
        zone: the zone assumed for the page's language.
    """
    said = datetime.fromisoformat(witness.phrase.value)
    shown = datetime.fromisoformat(printed.value)
    assumed = assume_zone(printed._replace(value=f"{shown:%Y-%m-%dT%H:%M}"), zone).value
    home = datetime.fromisoformat(assumed).utcoffset()
    if not printed.has_time:
        return shift_to_page_day(witness, said, shown, home)
    exact = said if len(printed.value) > len("2022-08-18T11:00") else said.replace(second=0)
    ahead = shown - exact.astimezone(UTC).replace(tzinfo=None)
    if ahead == said.utcoffset():
        if ahead or not home:
            return witness
        local = said.replace(tzinfo=timezone(home))  # the newsroom's clock with a Z behind it
        return restate_in_zone(witness, local, "assumed", witness.trust - 0.05)
    if (
        abs(ahead) > MAX_ZONE_OFFSET
        or ahead % ZONE_STEP
        or ahead != (ahead if home is None else home)
    ):
        return None
    return restate_in_zone(witness, said.astimezone(timezone(ahead)), "page", witness.trust)


def shift_to_page_day(
    witness: DateEvidence, said: datetime, shown: datetime, home: timedelta | None
) -> DateEvidence | None:
    """A machine's moment in UTC on the day that the page prints, where a clock may show that."""
    if said.utcoffset() or said.date() == shown.date():
        return None
    if home is not None:
        local = said.astimezone(timezone(home))
        return (
            restate_in_zone(witness, local, "page", witness.trust)
            if local.date() == shown.date()
            else None
        )
    if (said - MAX_ZONE_OFFSET).date() <= shown.date() <= (said + MAX_ZONE_OFFSET).date():
        phrase = witness.phrase._replace(value=f"{shown:%Y-%m-%d}", zone=None)
        return witness._replace(phrase=phrase, trust=witness.trust - 0.1)
    return None


def restate_in_zone(
    witness: DateEvidence, moment: datetime, zone: str, trust: float
) -> DateEvidence:
    """A witness that says the same at another clock."""
    precise = "seconds" if witness.phrase.value[16:17] == ":" else "minutes"
    value = moment.isoformat(timespec=precise)
    return witness._replace(phrase=witness.phrase._replace(value=value, zone=zone), trust=trust)
