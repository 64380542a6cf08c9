"""Time zones beside a clock time: their names and offsets, and the offset of a zone on a day."""

import re

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.dates.date_words import LETTER
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

UTC_OFFSET = r"(?i)(?:gmt|utc)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?"
ZONE = compile_late(
    rf"""\s{{0,2}}[(\[]?\s?(?:
        (?P<offset>(?:GMT|UTC)\s?[+-]\d{{1,2}}(?::?\d\d)?|[+-]\d\d:?\d\d)(?![\d:.,/-])
      | (?P<zulu>Z)(?![^\W_])
      | (?P<words>{LETTER}{{1,12}}(?:\s{LETTER}{{1,12}}){{0,2}})
    )""",
    re.VERBOSE,
)
MAX_OFFSET_HOURS = 14  # Kiribati
OFFSET_MINUTES = frozenset({0, 15, 30, 45})
ZONE_FIRST_WORDS = 2  # the zone may be the second word behind a clock: Uhr MESZ
LOCAL_TIME = "local"  # of words for a time whose zone nobody knows: 当地时间
CLOSING_BRACKETS = frozenset(")]")


def read_zone(text: str, at: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The offset of the zone printed right after a clock, and where it ends.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> read_zone("11:00 (GMT+8)", 5, get_lexicon("en"))
    ('+08:00', 13)
    """
    match = ZONE.match(text, at)
    if not match:
        return None, at
    if match["zulu"]:
        return "+00:00", match.end()
    if match["offset"]:
        offset, end = parse_utc_offset(match["offset"].replace(" ", "")), match.end()
    else:
        offset, end = find_zone_name(match["words"], match.start("words"), lexicon)
    if offset is None:
        return None, at
    return offset, end + (text[end : end + 1] in CLOSING_BRACKETS)


def find_zone_name(text: str, at: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The offset of the zone that the first words of a text name, and where its name ends.

    Args:
        text: up to three words.
        at: where they stand.
        lexicon: the words of the page.
    """
    words = text.split()
    for first in range(min(ZONE_FIRST_WORDS, len(words))):
        for last in range(len(words), first, -1):
            name = fold("".join(words[first:last]))
            if name in lexicon.zone_names:
                return lexicon.zone_names[name], at + len(" ".join(words[:last]))
    return None, at


def parse_utc_offset(text: str) -> str | None:
    """An offset in one form, or `None` where there is no such zone on Earth.

    >>> parse_utc_offset("GMT+8"), parse_utc_offset("-0330"), parse_utc_offset("+99")
    ('+08:00', '-03:30', None)
    """
    match = re.fullmatch(UTC_OFFSET, text)
    if not match:
        return None
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if len(match["hours"]) == 1 and match["minutes"] and ":" not in text:
        return None  # "+800" is no offset that anyone writes
    if hours > MAX_OFFSET_HOURS or minutes not in OFFSET_MINUTES:
        return None
    return f"{match['sign']}{hours:02}:{minutes:02}"


def get_zone_offset(zone: str, value: str) -> str | None:
    """The offset of a zone at a local time; an unknown zone has none.

    >>> get_zone_offset("+08:00", "2022-08-18T11:00")
    '+08:00'
    """
    if zone[0] in {"+", "-"}:
        return zone
    if zone == LOCAL_TIME:
        return None
    from datetime import datetime  # noqa: PLC0415 - 3 ms, for a page with a date
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - only for summer time

    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, OSError):  # a machine without the zone database
        return None
    return moment.isoformat()[-len("+08:00") :]
