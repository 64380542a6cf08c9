"""Datelines made of parts, some of which the grammar was never built with; the answer is known."""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.credits.datelines import Dateline, parse_spaced_dateline
from tests.parsers.credits.dateline_parts_list import FITTED, FORMS, HELD_OUT, NOT_PLACES, Parts

MIN_RIGHT = {"fitted": 0.99, "held out": 0.97}
MAX_WRONG_PLACES = 0.001


def make_lines(parts: Parts) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, language, line, place and agency of each dateline that the parts give."""
    for lang, places in parts.places.items():
        days, openings = parts.days[lang], parts.openings[lang]
        for kind, forms in FORMS.items():
            names = {"agency": parts.agencies, "stranger": parts.strangers}.get(kind, ("",))
            for form, place, name, i in product(forms, places, names, range(len(parts.dashes))):
                line = form.format(
                    place=place,
                    agency=name,
                    stranger=name,
                    day=days[i % len(days)],
                    dash=parts.dashes[i],
                    text=f"{openings[i % len(openings)]} …",
                )
                yield kind, lang, line, place, name


def judge(found: Dateline | None, place: str, agency: str) -> str:
    """What a reading is: `right`, `missed` or `wrong`."""
    if found is None:
        return "missed"
    if found.place != place:
        return "wrong"
    return "right" if found.agency == agency else "missed"


@pytest.mark.parametrize(("name", "parts"), [("fitted", FITTED), ("held out", HELD_OUT)])
def test_datelines_made_of_parts(name: str, parts: Parts) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    bad = []
    for kind, lang, line, place, agency in make_lines(parts):
        verdict = judge(parse_spaced_dateline(line, get_lexicon(lang)), place, agency)
        seen[kind, verdict] += 1
        if verdict != "right":
            bad.append(f"{verdict} {lang} {line}")
    for kind in FORMS:
        counts = [f"{seen[kind, verdict]} {verdict}" for verdict in ("right", "missed", "wrong")]
        sys.stdout.write(f"{name}, proved by its {kind}: {', '.join(counts)}\n")
    right = sum(count for (_, verdict), count in seen.items() if verdict == "right")
    wrong = sum(count for (_, verdict), count in seen.items() if verdict == "wrong")
    assert seen.total() > 2000
    assert right / seen.total() >= MIN_RIGHT[name], bad[:20]
    assert wrong / seen.total() <= MAX_WRONG_PLACES, [line for line in bad if line[:5] == "wrong"]


def test_the_halves_share_no_value() -> None:
    for lang, places in FITTED.places.items():
        assert set(places).isdisjoint(HELD_OUT.places[lang])
        assert set(FITTED.days[lang]).isdisjoint(HELD_OUT.days[lang])
    assert set(FITTED.agencies).isdisjoint(HELD_OUT.agencies)
    assert set(FITTED.strangers).isdisjoint(HELD_OUT.strangers)


@pytest.mark.parametrize(("lang", "line"), NOT_PLACES)
def test_what_only_looks_like_a_dateline(lang: str, line: str) -> None:
    assert parse_spaced_dateline(line, get_lexicon(lang)) is None
