"""The words around a date and its clock time: months, weekdays, halves of the day, zones, eras.

Words come from the lexicon of the page. What stands here is how they are told apart where no space
does it (`星期四上午`, `목요일오전`), and the eras of three calendars, which are arithmetic.
"""

import re
import unicodedata
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.text.fold import fold

# First year of an era minus one; the long form of a name stands before its short one.
ERA_YEAR_OFFSETS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
BUDDHIST_YEAR_OFFSET = 543  # years that the Thai calendar is ahead

# A word for our ends: all that is no space, digit or ASCII punctuation, so that the vowel signs of
# Thai and Hindi (which are no \w) stay inside. `ascii_digits` has made other signs ASCII before,
# which keeps the character class small: a wide one takes most of the time of the import.
LETTER = r"[^\s\d!-/:-@\[-`{-~]"
APOSTROPHES, ORDINAL_SIGNS = "\u2018\u2019\u02bc\u00b4", "\u00ba\u00b0"
DASHES = "\u2212\u2010\u2011\u2012\u2013"
DATE_WORD = re.compile(rf"{LETTER}+(?:\.{LETTER}+)*\.?")
UTC_OFFSET = r"(?i)(?:gmt|utc)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?"
ZONE = re.compile(
    rf"""\s{{0,2}}[(\[]?\s?(?:
        (?P<offset>(?:GMT|UTC)\s?[+-]\d{{1,2}}(?::?\d\d)?|[+-]\d\d:?\d\d)(?![\d:.,/-])
      | (?P<zulu>Z)(?![^\W_])
      | (?P<words>{LETTER}{{1,12}}(?:\s{LETTER}{{1,12}}){{0,2}})
    )""",
    re.VERBOSE,
)
HALF_OF_DAY = re.compile(rf"\s{{0,2}}(?P<word>{LETTER}{{1,9}}(?:\.\s?{LETTER}\b)?)")
MAX_KNOWN_WORD_CHARS = 14  # characters of the longest folded word that is looked for
MAX_JOINER_CHARS = (
    4  # letters of the longest word that may join a day and a clock unknown: at, um, à, alle
)
FIRST_CJK_CHAR = "\u2e80"  # from here on a character is a word
MAX_UNKNOWN_WORDS = 2  # how many of them: "alle ore", "a las"


class _AsciiForms(dict[int, str]):
    """Characters as their plain form of the same length, looked up once each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isdecimal():
            plain = str(unicodedata.decimal(char))
        elif char in DASHES:
            plain = "-"
        elif char in APOSTROPHES:
            plain = "'"
        elif char in ORDINAL_SIGNS:
            plain = "o"
        else:
            form = unicodedata.normalize("NFKC", char)
            plain = form if len(form) == 1 else char
            if not plain.isascii() and unicodedata.category(plain)[0] in "PS":
                plain = "|"
        self[code] = plain
        return plain


_ASCII_FORMS = _AsciiForms()


def ascii_digits(text: str) -> str:
    """Write digits and signs in ASCII; every character stays at its place.

    >>> ascii_digits("２０２２年８月１８日　１１：００"), ascii_digits("١٨/٠٨/٢٠٢٢")
    ('2022年8月18日 11:00', '18/08/2022')
    """
    return text if text.isascii() else text.translate(_ASCII_FORMS)


class GapWords(NamedTuple):
    """What stands between a day and its clock: `am` or `pm`, and an offset, where it says so."""

    half: str | None = None
    zone: str | None = None


def get_month_number(word: str, lexicon: Lexicon) -> int | None:
    """The number of a month's name, with or without its point, or `None`."""
    folded = fold(word)
    bare = folded.rstrip(".")
    return lexicon.months.get(folded) or lexicon.months.get(bare) or lexicon.months.get(bare + ".")


def is_weekday(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the name of a weekday, with or without its point."""
    folded, names = fold(word), lexicon.dates.get("weekdays", frozenset())
    return folded in names or folded.rstrip(".") in names


def get_half_of_day(word: str, lexicon: Lexicon) -> str | None:
    """`am` or `pm` for a word that tells the half of the day, else `None`."""
    folded = fold(word)
    for half in ("am", "pm"):
        words = lexicon.dates.get(half, frozenset())
        if folded in words or folded.rstrip(".") in words or folded.replace(".", "") in words:
            return half
    return None


def read_gap(text: str, lexicon: Lexicon) -> GapWords | None:
    """Read what stands between a day and a clock; `None` where the two do not belong together.

    Known words may stand there (weekday, half of the day, zone), and two short unknown ones.
    """
    half = zone = None
    strangers = 0
    for match in DATE_WORD.finditer(text):
        rest = fold(match[0])
        while rest:
            length, kind, value = match_known_prefix(rest, lexicon)
            if kind == "half":
                half = value
            elif kind == "zone":
                zone = value
            elif not kind:
                strangers += 1
                length = len(rest)
                wide = not lexicon.spaces and rest >= FIRST_CJK_CHAR
                if len(rest.rstrip(".")) > (1 if wide else MAX_JOINER_CHARS):
                    return None
            rest = rest[length:]
    return GapWords(half, zone) if strangers <= MAX_UNKNOWN_WORDS else None


def match_known_prefix(folded: str, lexicon: Lexicon) -> tuple[int, str, str | None]:
    """Length, kind (`weekday`, `half`, `zone`) and value of the longest known word at its start."""
    tables = lexicon.dates
    for length in range(min(len(folded), MAX_KNOWN_WORD_CHARS), 0, -1):
        word = folded[:length]
        if not lexicon.spaces or length == len(folded):
            for kind in ("am", "pm"):
                if word in tables.get(kind, ()):
                    return length, "half", kind
            if word in lexicon.zone_names:
                return length, "zone", lexicon.zone_names[word]
            if is_weekday(word, lexicon):
                return length, "weekday", None
    return 0, "", None


def read_half_of_day(text: str, at: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The half of the day told right after a clock, and where the word ends.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> read_half_of_day("11:00 p.m. ET", 5, get_lexicon("en"))
    ('pm', 10)
    """
    match = HALF_OF_DAY.match(text, at)
    if not match:
        return None, at
    word, end = match["word"], match.end()
    dotted = text[end : end + 1] == "."
    if half := get_half_of_day(word, lexicon):
        return half, end + dotted
    first = word.partition(".")[0]
    if half := get_half_of_day(first, lexicon):
        return half, match.start("word") + len(first)
    return None, at


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
        end = match.end()
        offset = parse_utc_offset(match["offset"].replace(" ", ""))
        return (offset, end + (text[end : end + 1] in {")", "]"})) if offset else (None, at)
    words = match["words"].split()
    for first in range(min(2, len(words))):  # "Uhr MESZ": the zone may be the second word
        for last in range(len(words), first, -1):
            name = fold("".join(words[first:last]))
            if name in lexicon.zone_names:
                end = match.start("words") + len(" ".join(words[:last]))
                return lexicon.zone_names[name], end + (text[end : end + 1] in {")", "]"})
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
    if hours > 14 or minutes not in {0, 15, 30, 45}:
        return None
    return f"{match['sign']}{hours:02}:{minutes:02}"
