"""The dateline that a line begins with, in languages with spaces: place, day, agency, in any order.

`BERLIN (Reuters) —`, `(ANSA) - ROMA, 12 MAG -`, `МОСКВА, 6 мая. /ТАСС/.`, `MADRID 6 May. (EUROPA
PRESS) -`, `JAKARTA, KOMPAS.com -`. A line is cut into parts (`dateline_parts`), and the row of what
the parts are is looked up in `FORMS`.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from newsclean.lexicon.lexicon import Lexicon
from newsclean.parsers.credits.dateline_parts import Part, read_parts
from newsclean.parsers.credits.wires import is_city
from newsclean.text.late_patterns import compile_late

__all__ = ["Dateline", "Form", "parse_spaced_dateline"]

MAX_HEAD_CHARS = 120
MAX_LINE_CHARS = 40  # of a line that is a dateline alone: Ankara, AA
SIGNS = frozenset("(/[:।ઃः—–―|") | {"- ", "--", ". "}  # one of which each dateline has
ENDS = frozenset({"dash", "colon", "stop", "end"})


class Form(NamedTuple):
    """A form of datelines.

    Attributes:
        name: what proves it: `agency`, `web`, `bracket`, `date` or nothing but its place (`bare`).
        codes: the row of its parts.
        signs: the signs that may end it.
    """

    name: str
    codes: re.Pattern[str]
    signs: frozenset[str]


FORMS = (
    Form("agency", compile_late(r"P{1,3}D*[Aa]+[Dd]*"), ENDS | {""}),
    Form("agency", compile_late(r"[Aa]+P{1,2}D*"), ENDS),
    Form("web", compile_late(r"P{1,2}D*[Ww]|[Ww]P{1,2}D*"), frozenset({"dash", "colon"})),
    Form("bracket", compile_late(r"P{1,3}D*o"), frozenset({"dash", "end"})),
    Form("date", compile_late(r"P{1,2}D+|P{1,2}d"), frozenset({"dash", "end", "stop", "colon"})),
    Form("bare", compile_late(r"P{1,2}"), frozenset({"dash", "colon", "stop"})),
)


class Dateline(NamedTuple):
    """A dateline.

    Attributes:
        form: the name of its form.
        place: the place as printed.
        agency: the agency as printed, or nothing.
        web: the web name of an outlet in the agency's place, or nothing.
        sign: the sign behind it.
        end: where the text begins behind it.
    """

    form: str
    place: str
    agency: str
    web: str
    sign: str
    end: int

    @property
    def is_shouted(self) -> bool:
        """Whether the place stands in capitals, as agencies print it."""
        return self.place.isupper()


def parse_spaced_dateline(text: str, lexicon: Lexicon) -> Dateline | None:
    """The dateline that a text begins with, or `None`.

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> found = parse_spaced_dateline("NEW YORK, May 3 (AP) — The city", get_lexicon("en"))
    >>> found.place, found.agency, found.form
    ('NEW YORK', 'AP', 'agency')
    >>> parse_spaced_dateline("Update (Tuesday) – the city", get_lexicon("en"))
    """
    head = text[:MAX_HEAD_CHARS].lstrip(" \t–—-")
    if not may_open_dateline(head):
        return None
    parts = read_parts(head, lexicon)
    best: Dateline | None = None
    for size in range(1, len(parts) + 1):
        found = match_form(parts[:size], head)
        if found and (best is None or rank_form(found.form) < rank_form(best.form)):
            best = found
    return best


def may_open_dateline(head: str) -> bool:
    """Whether a line begins with a capital or a bracket and has one of the signs of datelines."""
    first = head[:1]
    if not (first in "([" or (first.isalpha() and not first.islower())):
        return False
    return any(sign in head for sign in SIGNS) or (len(head) <= MAX_LINE_CHARS and "," in head)


def rank_form(name: str) -> int:
    """The place of a form among the forms, the best proved first."""
    return next(i for i, form in enumerate(FORMS) if form.name == name)


def match_form(parts: list[Part], head: str) -> Dateline | None:
    """The dateline that these parts are, or `None`."""
    codes, last = "".join(part.code for part in parts), parts[-1]
    form = next((f for f in FORMS if last.sign in f.signs and f.codes.fullmatch(codes)), None)
    if form is None or any(part.sign == "bar" for part in parts):  # a by-line: Jo Day | TNN | 6 May
        return None
    place = choose_place([part for part in parts if part.code == "P"])
    agency = next((part.text for part in parts if part.code in "Aao"), "")
    web = next((part.text for part in parts if part.code in "Ww"), "")
    found = Dateline(form.name, place.text, agency, web, last.sign, last.end)
    return found if is_proved(found, parts, head[last.end :]) else None


def choose_place(places: list[Part]) -> Part:
    """The first place, or the known city behind a reporter's name: Ana Ruiz, Madrid."""
    first, second = places[0], places[min(1, len(places) - 1)]
    is_reporter = " " in first.text and not is_city(first.text) and is_city(second.text)
    return second if is_reporter and not first.text.isupper() else first


def is_proved(found: Dateline, parts: list[Part], rest: str) -> bool:
    """Whether nothing else is likelier than a dateline: a by-line, a name with its party, prose."""
    town, has_case = found.is_shouted or is_city(found.place), found.place[0].isupper()
    if not all(joins_region(one, two) for one, two in pairwise(parts)):
        return False
    if found.form == "bare":
        return begins_sentence(rest)
    if found.form == "web":
        return town
    if found.form == "agency":
        return is_agency_proved(found, parts, rest)
    if found.form == "bracket":
        is_likely = " " not in found.place or any(part.code in "Dd" for part in parts)
        return town or (found.sign == "dash" and is_likely and has_case)
    return town or (found.sign == "dash" and parts[-1].code == "D" and has_case)


def joins_region(one: Part, two: Part) -> bool:
    """Whether of two places the second is the region of the first: behind a comma."""
    return one.code + two.code != "PP" or one.sign == "comma"


def is_agency_proved(found: Dateline, parts: list[Part], rest: str) -> bool:
    """Whether place and agency are no by-line: Jane Doe, Reuters; Dow Jones - WKN: 1."""
    town, in_brackets = found.is_shouted or is_city(found.place), any(p.code == "a" for p in parts)
    if parts[0].code == "A":
        return is_city(found.place)
    if found.sign == "":  # MOSCOW (Sputnik) It is: only behind a bracket
        return town and parts[-1].code == "a" and begins_sentence(rest)
    if town or any(part.code in "Dd" for part in parts):
        return town or in_brackets or found.sign != "end"
    if found.sign == "end":
        return parts[-1].code == "a" and " " not in found.place
    return in_brackets and found.sign != "stop"


def begins_sentence(rest: str) -> bool:
    """Whether a sentence begins behind a sign: with a capital, a quote or a number."""
    first = rest.lstrip("\"“'‘«„ ")[:1]
    return first.isdigit() or (first.isalpha() and not first.islower())
