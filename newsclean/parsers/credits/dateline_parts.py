"""The parts of a dateline: what stands between its commas, dashes and brackets, and what each is.

`NEW YORK, May 3 (AP) — The city` has the parts NEW YORK (a place), May 3 (a date) and AP (an
agency); each knows the sign behind it. `datelines` says which rows of parts are a dateline.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.wires import (
    collect_printed,
    is_city,
    is_web_name,
    list_agencies,
    opens_otherwise,
)
from newsclean.parsers.dates.date_words import get_month_number, is_weekday
from newsclean.text.fold import fold
from newsclean.text.late_patterns import compile_late

__all__ = ["DASHES", "Part", "read_parts"]

MAX_PART_CHARS = 46
MAX_PARTS = 7
MAX_PLACE_WORDS = 4
MAX_PLACE_CHARS = 40
MAX_BRACKET_WORDS = 4  # of an agency that nobody listed
DASHES = frozenset("-–—―‒")
COLONS = frozenset(":：ઃः")
STOPS = frozenset(".।。")
COMMAS, BARS = frozenset(",;،"), frozenset("|•·")
PART_ENDS = COLONS | COMMAS | BARS | (STOPS - {"."})
PROSE_SIGNS = frozenset("!?\n")
CLOSERS = {"(": ")", "[": "]", "（": "）", "/": "/"}  # /ТАСС/
OUTER_SIGNS = "«»“”\"'„‘’ ©"
NUMERIC_DATE = compile_late(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?")
NUMBER = compile_late(r"\d{1,4}(?:\.|st|nd|rd|th|º|er|-?го)?")
YEAR_CHARS = 4


class Part(NamedTuple):
    """One part of a line's beginning.

    Attributes:
        code: what it is: `P` words like a place, `A` agencies, `W` a web name, `D` a date, `O`
            another name; in brackets the same in lower case; `X` anything else.
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
        is_day = raw.isdigit() and parts and parts[-1].code == "D"  # Jan. 17
        pieces = [("D", raw)] if is_day else classify_part(raw, lexicon, bracketed=bracketed)
        for code, text in pieces:
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
        if char in PROSE_SIGNS:
            return -1
        opens_bracket = at > start and char in CLOSERS and (char != "/" or head[at - 1].isspace())
        if char in PART_ENDS or opens_bracket:
            return at
        if (char in DASHES and is_dash(head, at)) or (char == "." and is_stop(head, at, start)):
            return at
    return len(head) if len(head) - start <= MAX_PART_CHARS else -1


def is_dash(head: str, at: int) -> bool:
    """Whether a dash parts, and does not join: ROMA - , but not Port-au-Prince."""
    before, after = head[at - 1 : at], head[at + 1 : at + 2]
    if after in DASHES:
        return True
    if head[at] == "-":
        return not before.isalnum() and not after.isalnum()
    return before.isspace() or not after.isalnum()


def is_stop(head: str, at: int, start: int) -> bool:
    """Whether a point ends a part: not one behind a number or a short form: 6. Mai, St. Louis."""
    after, next_one = head[at + 1 : at + 2], head[at + 2 : at + 3]
    if after.isalnum() or after in COMMAS:
        return False
    if not after.isspace():
        return True
    if head[start:at][-1:].isdigit():
        return not next_one.isalnum()
    word = re.split(r"[\s.]", head[start:at])[-1]
    if len(word) > 2 or not next_one.isupper():
        return True
    next_word = head[at + 2 :].split(maxsplit=1)[0]
    return start > 0 and word.isupper() and (len(next_word) < 2 or not next_word.isupper())


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
        elif char in COMMAS or char in BARS:
            sign = sign or ("comma" if char in COMMAS else "bar")
        elif not char.isspace():
            break
        at += 1
    return (sign or ("end" if at >= len(head) else "")), at


def classify_part(raw: str, lexicon: Lexicon, *, bracketed: bool) -> list[tuple[str, str]]:
    """What a part is, with its text; a place and the date behind it are two."""
    text = undouble(raw.strip(OUTER_SIGNS))
    if not text or (bracketed and has_photographer_label(text, lexicon)):
        return [("X", text)]
    if not bracketed and is_city(text):  # МОСКВА is an agency, too
        return [("P", text)]
    if is_date(text, lexicon) or is_web_name(text):
        return [("D" if is_date(text, lexicon) else "W", text)]
    if found := list_agencies(text, lexicon):
        return [("A", text if is_service(text, found) else "/".join(found))]
    if bracketed:
        return [("O" if may_be_agency(text, lexicon) else "X", text)]
    return split_place(text, lexicon)


def split_place(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """A place, or a place and the date that stands behind it without a comma: MADRID 6 May."""
    if is_place_like(text, lexicon):
        return [("P", text)]
    words = text.split()
    for size in range(min(len(words) - 1, MAX_PLACE_WORDS), 0, -1):
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
    if text[0].isdigit() and NUMERIC_DATE.fullmatch(text):
        return True
    words = text.replace(",", " ").replace("/", " ").split()
    if len(words) == 1 and len(text) == YEAR_CHARS and text.isdigit():
        return True
    joiners = collect_printed("dates.joiners")
    named = [word for word in words if get_month_number(word, lexicon) or is_weekday(word, lexicon)]
    return bool(named) and all(
        word in named or NUMBER.fullmatch(word) or word.casefold().rstrip(".") in joiners
        for word in words
    )


def is_service(text: str, found: tuple[str, ...]) -> bool:
    """Whether a text is an agency with its service, which stays as printed: dpa/lno, efe-epa."""
    return len(found) == 1 and text.startswith(found[0]) and " " not in text.replace(found[0], "")


def may_be_agency(text: str, lexicon: Lexicon) -> bool:
    """Whether a text in brackets may be an agency that nobody listed: Coast Wire, KDVR."""
    words = text.split()
    return (
        len(words) <= MAX_BRACKET_WORDS
        and len(text) > 1
        and not any(map(str.isdigit, text))
        and all(word[0].isupper() or (len(words) == 1 and word[0].isalpha()) for word in words)
        and fold(text) not in lexicon.common
    )


def is_place_like(text: str, lexicon: Lexicon) -> bool:
    """Whether words look like the name of a place: each begins with a capital, none is a number."""
    words = text.replace("/", " ").split()
    if not 0 < len(words) <= MAX_PLACE_WORDS or len(text) > MAX_PLACE_CHARS:
        return False
    has_capitals = not words[0][0].islower() and all(
        word[0].isalpha() and (not word[0].islower() or word in collect_printed("cities.inside"))
        for word in words
    )
    if not has_capitals or any(map(str.isdigit, text)) or sum(map(str.isalpha, text)) < 2:
        return False
    if is_city(text):
        return True
    if any(get_month_number(word, lexicon) or is_weekday(word, lexicon) for word in words):
        return False
    first = words[0] if words[0].casefold() not in collect_printed("cities.articles") else text
    return not opens_otherwise(text, lexicon) and not opens_otherwise(first, lexicon)
