"""Dates and times of one page brought to one calendar and one clock.

A head that says 03:00:44Z and a page that prints 11:00 mean one moment; so does a head that writes
Z behind the newsroom's own clock. Three clocks are compared: the one of the machine, the one that
the page prints (mostly without its zone), and the one that is assumed for the page's language.
"""

from datetime import UTC, datetime, timedelta, timezone

from newsclean.fields.published.date_evidence import MODIFIED, DateEvidence
from newsclean.parsers.dates.grammar import DatePhrase, assume_zone

__all__ = [
    "MACHINE_SOURCES",
    "MINUTE_CHARS",
    "MIN_STORY_DATE_TRUST",
    "has_time_of_day",
    "reconcile_dates",
]

MACHINE_SOURCES = frozenset({"head", "markup"})
MIN_STORY_DATE_TRUST = 0.6  # a printed date from here on is surely the story's own
ZONE_STEP = timedelta(minutes=30)  # nearly every zone is a multiple of it away from UTC
MAX_ZONE_OFFSET = timedelta(hours=14)
MIDNIGHTS = frozenset({"00:00:00", "00:00"})
WRONG_Z_LOSS = 0.05  # trust that a machine loses whose Z is taken for the newsroom's clock
DAY_ONLY_LOSS = 0.1  # trust that a machine loses whose time is dropped
MINUTE_CHARS = len("2022-08-18T11:00")


def reconcile_dates(evidence: list[DateEvidence], zone: str | None) -> list[DateEvidence]:
    """The evidence with the times of machines on the page's clock.

    Args:
        evidence: the dates of one page.
        zone: the zone assumed for the page's language: an offset or a zone's name.
    """
    printed = [
        item.phrase
        for item in evidence
        if item.source == "page"
        and item.field != MODIFIED
        and not item.phrase.zone
        and item.trust > MIN_STORY_DATE_TRUST
    ]
    return [show_on_page_clock(item, printed, zone) for item in evidence]


def has_time_of_day(item: DateEvidence) -> bool:
    """Whether a date has a time of day; machines write a day alone as its midnight."""
    if not item.phrase.has_time:
        return False
    return item.source == "page" or item.phrase.value[11:19] not in MIDNIGHTS


def show_on_page_clock(
    item: DateEvidence, printed: list[DatePhrase], zone: str | None
) -> DateEvidence:
    """A machine's time as the first printed date that means the same moment shows it.

    All other evidence is handed back as it is.
    """
    if item.source not in MACHINE_SOURCES or not item.phrase.zone or not has_time_of_day(item):
        return item
    for phrase in printed:
        shown = match_time(item, phrase, zone) if phrase.has_time else match_day(item, phrase, zone)
        if shown:
            return shown
    return item


def match_time(item: DateEvidence, printed: DatePhrase, zone: str | None) -> DateEvidence | None:
    """A machine's time on the clock of a printed time, or `None` where they are two moments.

    Args:
        item: a time with its zone.
        printed: a day with a time, without a zone.
        zone: the zone assumed for the page's language.
    """
    claimed = datetime.fromisoformat(item.phrase.value)
    shown = datetime.fromisoformat(printed.value)
    home = find_home_offset(printed, zone)
    rounded = claimed if len(printed.value) > MINUTE_CHARS else claimed.replace(second=0)
    page_offset = shown - rounded.astimezone(UTC).replace(tzinfo=None)
    if page_offset == claimed.utcoffset():
        if page_offset or not home:
            return item
        # Both show the same clock, and nobody prints UTC: a newsroom that writes Z behind its own.
        local = claimed.replace(tzinfo=timezone(home))
        return restate(item, local, "assumed", item.trust - WRONG_Z_LOSS)
    if not is_possible_offset(page_offset, home):
        return None
    return restate(item, claimed.astimezone(timezone(page_offset)), "page", item.trust)


def is_possible_offset(offset: timedelta, home: timedelta | None) -> bool:
    """Whether a page's clock may run so far ahead of UTC.

    Args:
        offset: how far it would have to run ahead.
        home: how far the clock assumed for the page's language does, where one is.
    """
    if home is not None and offset != home:
        return False
    return abs(offset) <= MAX_ZONE_OFFSET and not offset % ZONE_STEP


def match_day(item: DateEvidence, printed: DatePhrase, zone: str | None) -> DateEvidence | None:
    """A machine's time in UTC on the day that the page prints, where a clock may show that day.

    Where no zone is assumed for the page's language the day is all that is known.
    """
    claimed = datetime.fromisoformat(item.phrase.value)
    day = datetime.fromisoformat(printed.value).date()
    if claimed.utcoffset() or claimed.date() == day:
        return None
    home = find_home_offset(printed, zone)
    if home is not None:
        local = claimed.astimezone(timezone(home))
        return restate(item, local, "page", item.trust) if local.date() == day else None
    if (claimed - MAX_ZONE_OFFSET).date() <= day <= (claimed + MAX_ZONE_OFFSET).date():
        phrase = item.phrase._replace(value=day.isoformat(), zone=None)
        return item._replace(phrase=phrase, trust=item.trust - DAY_ONLY_LOSS)
    return None


def find_home_offset(printed: DatePhrase, zone: str | None) -> timedelta | None:
    """How far the clock assumed for a page runs ahead of UTC on a printed day; `None` without one.

    >>> find_home_offset(DatePhrase("2022-08-18", None, 0, 10, ""), "+08:00")
    datetime.timedelta(seconds=28800)
    """
    shown = datetime.fromisoformat(printed.value)
    minute = printed._replace(value=f"{shown:%Y-%m-%dT%H:%M}")
    return datetime.fromisoformat(assume_zone(minute, zone).value).utcoffset()


def restate(item: DateEvidence, moment: datetime, zone: str, trust: float) -> DateEvidence:
    """The evidence with its time on another clock, as precise as before."""
    timespec = "seconds" if item.phrase.value[MINUTE_CHARS : MINUTE_CHARS + 1] == ":" else "minutes"
    value = moment.isoformat(timespec=timespec)
    return item._replace(phrase=item.phrase._replace(value=value, zone=zone), trust=trust)
