"""The parts of a dateline: what stands between its commas, dashes and brackets, and what each is.

`NEW YORK, May 3 (AP) — The city` has the parts NEW YORK (a place), May 3 (a date) and AP (an
agency); each knows the sign behind it. `datelines` says which rows of parts are a dateline.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.wires import is_city, is_web_name, list_agencies, opens_otherwise
from newsclean.parsers.dates.date_words import get_month_number, is_weekday
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

__all__ = ["DASHES", "Part", "read_parts"]

MAX_PART_CHARS = 46
MAX_PARTS = 7
MAX_PLACE_WORDS = 4
MAX_PLACE_CHARS = 40
MIN_PLACE_LETTERS = 2
MAX_BRACKET_WORDS = 4  # of an agency that nobody listed
DASHES = "-–—―‒"
COLONS = ":：ः઼ઃ"
STOPS = ".।。"
CLOSERS = {"(": ")", "[": "]", "/": "/", "（": "）"}
PLAIN_QUOTES = "«»“”\"'„‘’"
NUMERIC_DATE = compile_late(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?")
DAY_NUMBER = compile_late(r"\d{1,4}(?:\.|st|nd|rd|th|º|er|-?го)?")
# Words between the day and the month, before a day, and behind a year.
DATE_JOINERS = frozenset(
    "de of den am the le el la ngày tháng năm г года году р року del d'".split()
)
PLACE_PARTICLES = frozenset(
    """of de del della di do da dos das la las le les los el the am an der den du des sur upon y i e
    en and und im in bei ob van ter al ad aan zu""".split()
)


class Part(NamedTuple):
    """One part of a line's beginning.

    Attributes:
        code: what it is: `P` place-like words, `A` agencies, `W` a web name, `D` a date, `O` another
            name; in brackets the same in lower case; `X` anything else.
        text: it, without brackets and the signs around.
        sign: what stands behind it: `comma`, `dash`, `colon`, `stop`, `bar`, `end` (of the line) or
            nothing, where the next part follows at once.
        end: where the next part begins.
    """

    code: str
    text: str
    sign: str
    end: int


def read_parts(head: str, lexicon: Lexicon) -> list[Part]:
    """The parts that a line begins with, up to the first one that is none of a dateline."""
    parts: list[Part] = []
    for raw, bracketed, sign, end in split_parts(head):
        for code, text in classify_part(raw, lexicon, bracketed=bracketed):
            parts.append(Part(code.lower() if bracketed else code, text, "", end))
        parts[-1] = parts[-1]._replace(sign=sign)
        if parts[-1].code in "Xx" or len(parts) >= MAX_PARTS:
            break
    return parts


def split_parts(head: str) -> Iterator[tuple[str, bool, str, int]]:
    """The parts of a line: text, whether in brackets, the sign behind it, where the next begins."""
    at = 0
    while at < len(head):
        opener = head[at]
        closer = CLOSERS.get(opener, "")
        close = head.find(closer, at + 1, at + MAX_PART_CHARS + 1) if closer else -1
        if close > 0:
            raw, end, bracketed = head[at + 1 : close], close + 1, True
        elif closer:
            return
        else:
            end, bracketed = find_part_end(head, at), False
            if end < 0:
                return
            raw = head[at:end]
        sign, after = read_sign(head, end)
        yield raw.strip(), bracketed, sign, after
        at = after


def find_part_end(head: str, start: int) -> int:
    """Where a part that begins at `start` ends; -1 where it goes on for too long."""
    for at in range(start, min(len(head), start + MAX_PART_CHARS)):
        char = head[at]
        if char in ",|•·;" or char in COLONS or char in "।。":
            return at
        if char in "([（" and at > start:
            return at
        if char == "/" and at > start and head[at - 1].isspace():
            return at
        if char in DASHES and is_dash(head, at):
            return at
        if char == "." and is_stop(head, at, start):
            return at
        if char in "!?\n":
            return -1
    return len(head) if len(head) - start <= MAX_PART_CHARS else -1


def is_dash(head: str, at: int) -> bool:
    """Whether a dash parts, and does not join: ROMA - , but not Port-au-Prince."""
    before, after = head[at - 1 : at], head[at + 1 : at + 2]
    is_double = after in {*DASHES} - {""}
    return is_double or (
        (not before.isalnum() or head[at] != "-")
        and (not after.isalnum() or before.isspace() or head[at] == "—")
    )


def is_stop(head: str, at: int, start: int) -> bool:
    """Whether a point ends a part: not behind a number, one letter or two: 6. Mai, D.C., St. Louis."""
    after = head[at + 1 : at + 2]
    if not (after.isspace() or after in {"", *DASHES}):
        return False
    word = re.split(r"[\s.]", head[start:at])[-1]
    if head[start:at].strip()[-1:].isdigit():
        return after in {"", *DASHES} or bool(re.match(r"\s[-–—(/]", head[at + 1 : at + 3]))
    return len(word) > 2 or not after.isspace() or not head[at + 2 : at + 3].isupper()


def read_sign(head: str, end: int) -> tuple[str, int]:
    """The strongest sign behind a part, and where the next part begins."""
    at, sign = end, ""
    while at < len(head):
        char = head[at]
        if char in DASHES and (sign or at == end or not head[at - 1].isalnum()):
            sign = "dash"
        elif char in COLONS:
            sign = "colon"
        elif char in STOPS:
            sign = sign or "stop"
        elif char in ",;|•·":
            sign = sign or ("comma" if char in ",;" else "bar")
        elif not char.isspace():
            break
        at += 1
    return (sign or ("end" if at >= len(head) else "")), at


def classify_part(raw: str, lexicon: Lexicon, *, bracketed: bool) -> list[tuple[str, str]]:
    """What a part is, with its text; a place and the date behind it are two."""
    text = undouble(raw.strip(PLAIN_QUOTES + " ©"))
    if not text:
        return [("X", "")]
    if is_date(text, lexicon):
        return [("D", text)]
    if bracketed and has_photographer_label(text, lexicon):
        return [("X", text)]
    if is_city(text) and not bracketed:  # МОСКВА is an agency, too
        return [("P", text)]
    if found := list_agencies(text, lexicon):
        return [("A", text if is_service_list(text, found) else "/".join(found))]
    if is_web_name(text):
        return [("W", text)]
    if bracketed:
        return [("O" if may_be_agency(text, lexicon) else "X", text)]
    if is_place_like(text, lexicon):
        return [("P", text)]
    words = text.split()
    for size in range(1, min(len(words), MAX_PLACE_WORDS + 1)):
        place, rest = " ".join(words[:size]), " ".join(words[size:])
        if is_date(rest, lexicon) and is_place_like(place, lexicon):
            return [("P", place), ("D", rest)]
    return [("X", text)]


def has_photographer_label(text: str, lexicon: Lexicon) -> bool:
    """Whether a word of a text says that pictures are credited: (Fot. Jan Kot / Agencja Brzeg)."""
    words = (fold(word.rstrip(".:")) for word in text.replace(":", " ").split())
    return any(lexicon.credit.get(word) == "photographer" for word in words)


def undouble(text: str) -> str:
    """A text once that was printed twice without a space, for two widths of screen: RheineRheine.

    >>> undouble("RheineRheine"), undouble("Pago Pago")
    ('Rheine', 'Pago Pago')
    """
    half, odd = divmod(len(text), 2)
    return text[:half] if half > 2 and not odd and text[:half] == text[half:] else text


def is_date(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a day, a weekday or a year alone: May 3, 6 мая, Monday, 2020, 27.6.2025."""
    if text[:1].isdigit() and NUMERIC_DATE.fullmatch(text):
        return True
    words = text.replace(",", " ").replace("/", " ").split()
    known = 0
    for word in words:
        if get_month_number(word, lexicon) or is_weekday(word, lexicon):
            known += 1
        elif DAY_NUMBER.fullmatch(word):
            known += len(words) == 1 and len(word) == 4
        elif word.casefold().rstrip(".") not in DATE_JOINERS:
            return False
    return known > 0


def is_service_list(text: str, found: tuple[str, ...]) -> bool:
    """Whether a text is an agency with its service, which stays as printed: dpa/lno, efe-epa."""
    return len(found) == 1 and (text == found[0] or (text.startswith(found[0]) and " " not in text))


def may_be_agency(text: str, lexicon: Lexicon) -> bool:
    """Whether a text in brackets may be an agency that nobody listed: Coast Wire, KDVR."""
    words = text.split()
    return (
        len(words) <= MAX_BRACKET_WORDS
        and len(text) > 1
        and text[0].isalpha()
        and not any(char.isdigit() for char in text)
        and all(word[0].isupper() or len(words) == 1 for word in words)
        and fold(text) not in lexicon.common
    )


def is_place_like(text: str, lexicon: Lexicon) -> bool:
    """Whether words look like the name of a place: each begins with a capital, none is a number."""
    words = text.replace("/", " ").split()
    if not 0 < len(words) <= MAX_PLACE_WORDS or len(text) > MAX_PLACE_CHARS:
        return False
    if sum(map(str.isalpha, text)) < MIN_PLACE_LETTERS or any(map(str.isdigit, text)):
        return False
    if any(
        not (word[0].isalpha() and (not word[0].islower() or word in PLACE_PARTICLES))
        for word in words
    ):
        return False
    if words[0][0].islower() or (text.islower() and text.isascii()):
        return False
    if is_city(text):
        return True
    if any(get_month_number(word, lexicon) or is_weekday(word, lexicon) for word in words):
        return False
    return not opens_otherwise(text, lexicon) and not opens_otherwise(words[0], lexicon)
