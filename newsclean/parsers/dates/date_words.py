"""The words of dates: months, weekdays, halves of the day, and what stands between day and clock.

Words come from the lexicon of the page. What stands here is how they are found where no space sets
them apart (`星期四上午`, `목요일오전`).
"""

from typing import NamedTuple

from newsclean.lexicon.lexicon import HALVES_OF_DAY, Lexicon
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

# A letter of a word of dates: all that is no space, digit or ASCII punctuation, so that the vowel
# signs of Thai and Hindi (which are no \w) stay inside. `to_ascii_signs` has made other signs ASCII
# before, which keeps the character class small: a wide one takes most of the time of the import.
LETTER = r"[^\s\d!-/:-@\[-`{-~]"
DATE_WORD = compile_late(rf"{LETTER}+(?:\.{LETTER}+)*\.?")
HALF_OF_DAY = compile_late(rf"\s{{0,2}}(?P<word>{LETTER}{{1,9}}(?:\.\s?{LETTER}\b)?)")
MAX_KNOWN_WORD_CHARS = 14  # of the longest folded word that is looked for
MAX_JOINER_CHARS = 4  # of an unknown word that may join a day and a clock: at, um, à, alle
MAX_CJK_JOINER_CHARS = 1  # the same in Chinese and Japanese
FIRST_CJK_CHAR = "\u2e80"
MAX_UNKNOWN_WORDS = 2  # between a day and its clock: alle ore, a las


class GapWords(NamedTuple):
    """What stands between a day and its clock.

    Attributes:
        half: one of `HALVES_OF_DAY`, where a word says so.
        zone: the offset of the zone that is named.
    """

    half: str | None = None
    zone: str | None = None


def get_month_number(word: str, lexicon: Lexicon) -> int | None:
    """The number of a month's name, with or without its point, or `None`."""
    folded = fold(word)
    bare = folded.rstrip(".")
    return lexicon.months.get(folded) or lexicon.months.get(bare) or lexicon.months.get(bare + ".")


def is_weekday(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the name of a weekday, with or without its point."""
    folded, names = fold(word), lexicon.dates["weekdays"]
    return folded in names or folded.rstrip(".") in names


def get_half_of_day(word: str, lexicon: Lexicon) -> str | None:
    """One of `HALVES_OF_DAY` for a word that names the half of the day, else `None`."""
    folded = fold(word)
    forms = {folded, folded.rstrip("."), folded.replace(".", "")}
    return next((half for half in HALVES_OF_DAY if forms & lexicon.dates[half]), None)


def read_half_of_day(text: str, at: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The half of the day named right after a clock, and where the word ends.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> read_half_of_day("11:00 p.m. ET", 5, get_lexicon("en"))
    ('pm', 10)
    """
    match = HALF_OF_DAY.match(text, at)
    if not match:
        return None, at
    word, end = match["word"], match.end()
    if half := get_half_of_day(word, lexicon):
        return half, end + text.startswith(".", end)
    first = word.partition(".")[0]
    if half := get_half_of_day(first, lexicon):
        return half, match.start("word") + len(first)
    return None, at


def read_gap(text: str, lexicon: Lexicon) -> GapWords | None:
    """Read what stands between a day and a clock; `None` where the two do not belong together.

    Known words may stand there (weekday, half of the day, zone), and two short unknown ones.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> (
    ...     read_gap(" 星期四上午", get_lexicon("zh")).half,
    ...     read_gap(" by Jane Miller, ", get_lexicon("en")),
    ... )
    ('am', None)
    """
    half = zone = None
    unknown = 0
    for match in DATE_WORD.finditer(text):
        rest = fold(match[0])
        while rest:
            length, kind, value = match_known_prefix(rest, lexicon)
            if kind == "half":
                half = value
            elif kind == "zone":
                zone = value
            elif not kind:
                unknown += 1
                length = len(rest)
                if not may_join(rest, lexicon):
                    return None
            rest = rest[length:]
    return GapWords(half, zone) if unknown <= MAX_UNKNOWN_WORDS else None


def may_join(word: str, lexicon: Lexicon) -> bool:
    """Whether an unknown word is short enough to join a day and a clock."""
    cjk = not lexicon.spaces and word >= FIRST_CJK_CHAR
    return len(word.rstrip(".")) <= (MAX_CJK_JOINER_CHARS if cjk else MAX_JOINER_CHARS)


def match_known_prefix(folded: str, lexicon: Lexicon) -> tuple[int, str, str | None]:
    """Length, kind (`weekday`, `half`, `zone`) and value of the longest known word at its start.

    Where spaces set words apart only the whole is a word.
    """
    for length in range(min(len(folded), MAX_KNOWN_WORD_CHARS), 0, -1):
        word = folded[:length]
        if not lexicon.spaces or length == len(folded):
            for half in HALVES_OF_DAY:
                if word in lexicon.dates[half]:
                    return length, "half", half
            if word in lexicon.zone_names:
                return length, "zone", lexicon.zone_names[word]
            if is_weekday(word, lexicon):
                return length, "weekday", None
    return 0, "", None
