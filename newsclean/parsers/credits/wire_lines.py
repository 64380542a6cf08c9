"""Lines that sign a story with an agency and no label: a by-line, the end of the text.

Af Ritzau        PTI | July 9, 2020        By Hillel Mayer, The Associated Press
Par Luc Roux avec AFP        … le fongicide. (ats/nxp)        … i København. /ritzau/
"""

from functools import cache

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.dateline_parts import is_date
from newsclean.parsers.credits.labels import may_have_photographer
from newsclean.parsers.credits.wires import (
    list_agencies,
    list_shared_words,
    may_name_agency,
    strip_shared_words,
)
from newsclean.parsers.dates.grammar import find_dates
from newsclean.parsers.names.name_list import find_names
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

__all__ = ["read_agencies", "read_sign_off", "read_wire_line", "strip_byline_words"]

MAX_SIGN_OFF_CHARS = 60
MAX_LINE_CHARS = 100
MAX_BYLINE_WORDS = 4  # before a name: Ein Gastbeitrag von
MAX_SMALL_PART_CHARS = 22  # of a part with a clock or a count in it
CLOSING_SIGNS = compile_late(
    r"\((?P<names>[^()]{2,60})\)[.\s]*$|(?:^|\s)/(?P<slashed>[^/]{2,20})/[.\s]*$"
)
YEARS = compile_late(r"\b(?:19|20)\d\d\b")
OUTER_SIGNS = " \t\n©®.,:;–—-|•·()[]/*"
PART_SIGNS = compile_late(r"\s*[|•·\n]\s*|\s+[–—-]\s+|,\s+")
GLUED_NAMES = compile_late(r"(?<=[a-zà-ÿ])(?=[A-Z][A-Za-z]+\b)")
GLUED_DATE = compile_late(r"(?<=[^\W\d])(?=(?:19|20)\d\d[./-])")


def read_sign_off(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies in the bracket or between the slashes that end a text.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> read_sign_off("… interdit. (ats/nxp)", get_lexicon("fr"))
    ('ats',)
    >>> read_sign_off("… der Sprecher (links).", get_lexicon("de"))
    ()
    """
    tail = text[-MAX_SIGN_OFF_CHARS - 4 :]
    if tail.rstrip(". \n")[-1:] not in {")", "/"}:
        return ()
    match = CLOSING_SIGNS.search(tail)
    if match is None:
        return ()
    named = match["names"] or match["slashed"]
    if not may_name_agency(named, lexicon):
        return ()
    return () if may_have_photographer(named, lexicon) else read_agencies(named, lexicon)


def read_agencies(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies of a text that names them alone, behind words such as with and the sign ©."""
    plain = YEARS.sub("", text).strip(OUTER_SIGNS)
    found = list_agencies(plain, lexicon, alone=True)
    return found or list_agencies(strip_shared_words(plain).strip(OUTER_SIGNS), lexicon, alone=True)


def read_wire_line(line: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies of a by-line that has nothing else but people, dates and by-line words.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> en = get_lexicon("en")
    >>> read_wire_line("By Hillel Mayer, The Associated Press", en)
    ('The Associated Press',)
    >>> read_wire_line("PTI | July 9, 2020 | Updated 08:24 IST", en)
    ('PTI',)
    >>> read_wire_line("Reuters journalist freed in Minsk", en)
    ()
    """
    if not 1 < len(line) <= MAX_LINE_CHARS or not may_name_agency(line, lexicon):
        return ()
    if may_have_photographer(line, lexicon):
        return ()
    if found := read_agencies(strip_byline_words(line, lexicon), lexicon):
        return found
    for pattern in (PART_SIGNS, GLUED_NAMES):
        parts = [part for piece in GLUED_DATE.split(line) for part in pattern.split(piece) if part]
        if found := read_wire_parts(parts, lexicon):
            return found
    return ()


def read_wire_parts(parts: list[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies among the parts of a by-line; none where one part is something else."""
    found: tuple[str, ...] = ()
    for part in parts:
        plain = strip_byline_words(part, lexicon)
        agencies = read_agencies(plain, lexicon) or read_shared_agencies(plain, lexicon)
        found += agencies
        if not (agencies or is_beside_agency(plain, lexicon)):
            return ()
    return found


def read_shared_agencies(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies behind a writer's name and a word such as with: Luc Roux avec AFP."""
    lower = f"{text.casefold()} "
    for word in list_shared_words():
        at = lower.find(f" {word.casefold()} ")
        if at > 0 and is_beside_agency(text[:at], lexicon):
            return read_agencies(text[at + len(word) + 1 :], lexicon)
    return ()


def is_beside_agency(text: str, lexicon: Lexicon) -> bool:
    """Whether a text may stand beside an agency in a by-line: a name, a date, a clock, a sign."""
    plain = text.strip(OUTER_SIGNS)
    if not plain or is_date(plain, lexicon):
        return True
    if any(map(str.isdigit, plain)):
        return len(plain) <= MAX_SMALL_PART_CHARS or bool(find_dates(plain, lexicon))
    names = find_names(plain, lexicon, labelled=False).names
    return bool(names) and names[-1].end == len(plain)


def strip_byline_words(text: str, lexicon: Lexicon) -> str:
    """A text without the words before a name: By, Af, Par, Text von."""
    plain = text.strip(OUTER_SIGNS)
    words = plain.split(maxsplit=MAX_BYLINE_WORDS)
    for size in range(min(len(words) - 1, MAX_BYLINE_WORDS), 0, -1):
        if fold("".join(words[:size]).rstrip(":")) in collect_byline_words(lexicon):
            return " ".join(words[size:]).strip(OUTER_SIGNS)
    return plain


@cache
def collect_byline_words(lexicon: Lexicon) -> frozenset[str]:
    """The words before a name or an outlet, folded."""
    fields = {"author", "outlet", "published"}
    return lexicon.byline["before"] | {w for w, field in lexicon.credit.items() if field in fields}
