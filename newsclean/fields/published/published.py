"""When a story was published and changed: the witnesses of the page, weighed day by day.

A head that says 03:00:44Z and a page that prints 11:00 mean one moment; so does a head that writes
Z behind the newsroom's own clock. Witnesses of different kinds that mean the same day support each
other, and the time of day comes from the best of them that tells one.
"""

from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from newsclean.fields.published.date_evidence import MODIFIED, PUBLISHED, Witness, witnesses_of
from newsclean.label.labelled_page import Story
from newsclean.model import Found
from newsclean.parsers.dates.grammar import DatePhrase, with_zone

STEP = timedelta(minutes=30)  # nearly every zone is so many halves of an hour from UTC
WIDEST = timedelta(hours=14)
RIVALRY = 0.4  # share of trust that a day loses to a rival of full trust
CLOCK_GAIN = (
    0.15  # what a printed time gains on the head's of the same day: it is what the reader sees
)
ONLY_UPDATED = 0.7  # share of trust that a date of change keeps as the date of publishing
MACHINES = frozenset({"head", "markup"})
DOUBTED = 0.8  # share of trust that a head keeps where the page's changes speak against it
BESIDE_STORY = 0.6  # trust of a printed date that is surely the story's own
MOST = 6  # candidates of a field
SUPPORT = {
    "head": 0.6,
    "markup": 0.3,
    "page": 0.6,
    "url": 0.7,
}  # share of the doubt that one more takes


class Moment(NamedTuple):
    """A day or a time as the record gives it, with where its zone comes from.

    Attributes:
        value: ISO 8601, as precise as the page.
        zone: `page`, `assumed`, or `None` for a day alone and for a time whose zone nobody knows.
    """

    value: str
    zone: str | None


def find_published(story: Story) -> tuple[Found[Moment], ...]:
    """The moments at which the story may have been published, the best first."""
    everything = witnesses_of(story)
    witnesses = [told_by_change(witness, everything) for witness in everything]
    published = [witness for witness in witnesses if witness.of != MODIFIED]
    if all(witness.source in {"page", "url"} for witness in published):
        published += only_updated(witnesses)
    return weigh(published, story)


def only_updated(witnesses: list[Witness]) -> list[Witness]:
    """What a page says that shows nothing but "Updated": it means its only date.

    A head that tells the change, and no day of publishing, means what it says: so on both such
    pages with gold, where 9 of 11 others mean the day of publishing.
    """
    updated = [witness for witness in witnesses if witness.of == MODIFIED]
    if any(witness.source == "head" for witness in updated):
        return []
    return [witness._replace(trust=witness.trust * ONLY_UPDATED) for witness in updated]


def told_by_change(witness: Witness, everything: tuple[Witness, ...]) -> Witness:
    """A witness of the head, doubted where what is said of changes speaks against it.

    A head that was published after its last change is hardly right. Where the page prints one plain
    date beside its headline, and that is the head's day of change, the page was published anew: so
    on 7 of 9 such pages with gold.
    """
    if witness.of != PUBLISHED or witness.source not in MACHINES:
        return witness
    day = witness.phrase.day
    changed = {w.phrase.day for w in everything if w.of == MODIFIED and w.source in MACHINES}
    plain = {
        w.phrase.day
        for w in everything
        if w.source == "page" and w.trust >= BESIDE_STORY and not w.of
    }
    renewed = any(day < other for other in plain & changed) and day not in plain
    late = witness.source == "head" and bool(changed) and day > max(changed)
    return witness._replace(trust=witness.trust * DOUBTED) if late or renewed else witness


def find_modified(story: Story) -> tuple[Found[Moment], ...]:
    """The moments at which the story says it was changed, the best first."""
    return weigh([w for w in witnesses_of(story) if w.of == MODIFIED], story)


def weigh(witnesses: list[Witness], story: Story) -> tuple[Found[Moment], ...]:
    """One candidate a day, the day with the most trust first."""
    days: dict[str, list[Witness]] = {}
    for witness in settle(witnesses, story.lexicon.zone):
        days.setdefault(witness.phrase.day, []).append(witness)
    # Of days that are trusted alike the one that is told more often comes first.
    groups = sorted(days.values(), key=len, reverse=True)
    found = sorted(
        (candidate(group, story.lexicon.zone) for group in groups),
        key=lambda item: -item.confidence,
    )
    best = [item.confidence for item in found[:2]]
    return (
        tuple(
            item._replace(confidence=round(item.confidence * (1 - RIVALRY * best[not n] ** 2), 2))
            for n, item in enumerate(found[:MOST])
        )
        if len(found) > 1
        else tuple(found)
    )


def candidate(group: list[Witness], zone: str | None) -> Found[Moment]:
    """The moment that the witnesses of one day agree on, as precise as the best of them."""
    best = max(group, key=lambda witness: witness.trust)
    doubt = 1 - best.trust
    for source, share in SUPPORT.items():
        more = [witness.trust for witness in group if witness.source == source != best.source]
        doubt *= 1 - share * max(more, default=0)
    timed = [witness for witness in group if tells_time(witness)]
    if timed:
        best = max(
            timed, key=lambda witness: (witness.source == "page") * CLOCK_GAIN + witness.trust
        )
        same = [witness for witness in timed if minute(witness) == minute(best)]
        best = max(
            same, key=lambda witness: (witness.phrase.zone is not None, len(witness.phrase.value))
        )
    phrase = best.phrase if timed else best.phrase._replace(value=best.phrase.day, zone=None)
    phrase = with_zone(phrase, zone)
    moment = Moment(phrase.value, phrase.zone)
    return Found(moment, best.phrase.text, best.at, best.rule, round(1 - doubt, 2))


def tells_time(witness: Witness) -> bool:
    """Whether a witness tells the time of day; machines write a day alone as its midnight."""
    phrase = witness.phrase
    return phrase.timed and (
        witness.source == "page" or phrase.value[11:19] not in {"00:00:00", "00:00"}
    )


def minute(witness: Witness) -> str:
    """The day, hour and minute of a witness."""
    return witness.phrase.value[:16]


def settle(witnesses: list[Witness], zone: str | None) -> list[Witness]:
    """Witnesses with day and month put right, and machines' moments told by the page's clock."""
    plain_days = {w.phrase.day for w in witnesses if not w.phrase.other}
    right = [right_order(witness, plain_days) for witness in witnesses]
    printed = [
        w.phrase
        for w in right
        if w.source == "page" and w.of != MODIFIED and not w.phrase.zone and w.trust > BESIDE_STORY
    ]
    return [
        next((told for phrase in printed if (told := by_clock(witness, phrase, zone))), witness)
        if witness.source in MACHINES and witness.phrase.zone and tells_time(witness)
        else witness
        for witness in right
    ]


def right_order(witness: Witness, days: set[str]) -> Witness:
    """A witness with day and month exchanged, where only that agrees with the others."""
    other = witness.phrase.other
    if other and other[:10] in days and witness.phrase.day not in days:
        return witness._replace(phrase=witness.phrase._replace(value=other, other=None))
    return witness


def by_clock(witness: Witness, printed: DatePhrase, zone: str | None) -> Witness | None:
    """A machine's moment as the page's own clock shows it, or `None` where the two differ.

    Args:
        witness: says a moment with its zone.
        printed: a day, with or without a time, that the page prints without a zone.
        zone: the zone assumed for the page's language.
    """
    said = datetime.fromisoformat(witness.phrase.value)
    shown = datetime.fromisoformat(printed.value)
    assumed = with_zone(printed._replace(value=f"{shown:%Y-%m-%dT%H:%M}"), zone).value
    home = datetime.fromisoformat(assumed).utcoffset()
    if not printed.timed:
        return by_day(witness, said, shown, home)
    exact = said if len(printed.value) > len("2022-08-18T11:00") else said.replace(second=0)
    ahead = shown - exact.astimezone(UTC).replace(tzinfo=None)
    if ahead == said.utcoffset():
        if ahead or not home:
            return witness
        local = said.replace(tzinfo=timezone(home))  # the newsroom's clock with a Z behind it
        return told(witness, local, "assumed", witness.trust - 0.05)
    if abs(ahead) > WIDEST or ahead % STEP or ahead != (ahead if home is None else home):
        return None
    return told(witness, said.astimezone(timezone(ahead)), "page", witness.trust)


def by_day(
    witness: Witness, said: datetime, shown: datetime, home: timedelta | None
) -> Witness | None:
    """A machine's moment in UTC on the day that the page prints, where a clock may show that."""
    if said.utcoffset() or said.date() == shown.date():
        return None
    if home is not None:
        local = said.astimezone(timezone(home))
        return told(witness, local, "page", witness.trust) if local.date() == shown.date() else None
    if (said - WIDEST).date() <= shown.date() <= (said + WIDEST).date():
        phrase = witness.phrase._replace(value=f"{shown:%Y-%m-%d}", zone=None)
        return witness._replace(phrase=phrase, trust=witness.trust - 0.1)
    return None


def told(witness: Witness, moment: datetime, zone: str, trust: float) -> Witness:
    """A witness that says the same at another clock."""
    precise = "seconds" if witness.phrase.value[16:17] == ":" else "minutes"
    value = moment.isoformat(timespec=precise)
    return witness._replace(phrase=witness.phrase._replace(value=value, zone=zone), trust=trust)
