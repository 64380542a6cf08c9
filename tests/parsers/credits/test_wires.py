"""Agencies and cities by name: what is one, and what only has its letters."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.lexicon.wire_words import load_wire_words
from newsclean.parsers.credits.wires import (
    is_agency,
    is_city,
    is_own_desk,
    is_web_name,
    list_agencies,
    spell_city,
    strip_agency_words,
    strip_shared_words,
)
from newsclean.text.fold import fold

DE, EN = get_lexicon("de"), get_lexicon("en")


@pytest.mark.parametrize(
    "name",
    ["Miller", "Ap", "aa", "pa", "map", "Tap", "app", "mehr", "nova", "Reuters said", "x", ""],
)
def test_no_agency(name: str) -> None:
    assert not is_agency(name, EN)


@pytest.mark.parametrize(
    "name",
    ["AP", "dpa", "ats", "REUTERS", "Agencia Brisa", "Harbour News Agency", "Brisa Ajansı", "ТАСС"],
)
def test_agencies_known_and_by_their_names(name: str) -> None:
    assert is_agency(name, EN)


@pytest.mark.parametrize(
    ("name", "yes"),
    [
        ("CNN Indonesia", True),
        ("CNN indonesia", False),
        ("CNN Indonesia Desk", False),
        ("Ritzau Scanpix", False),
        ("Reuters Photo", False),
        ("Agencia Brisa | 17 de Febrero", False),
        ("Agencia de los vientos del sur", False),
        ("Agencia Brisa 24", False),
    ],
)
def test_an_agency_with_a_word_behind_it(name: str, *, yes: bool) -> None:
    assert is_agency(name, EN) == yes


@pytest.mark.parametrize(
    ("text", "alone", "found"),
    [
        ("ats/nxp", True, ("ats",)),
        ("dpa, AFP", True, ("dpa", "AFP")),
        ("dpa und AFP", True, ("dpa", "AFP")),
        ("efe-epa", True, ("efe-epa",)),
        ("PTI Mumbai", True, ("PTI",)),
        ("PTI Miller", True, ("PTI Miller",)),
        ("Jo Lindwurm/dpa", True, ()),
        ("Jo Lindwurm/dpa", False, ("dpa",)),
        ("Harbour Point / Sputnik", False, ("Sputnik",)),
        ("links", True, ()),
        ("red/nxp", True, ()),
    ],
)
def test_the_agencies_of_a_bracket(text: str, found: tuple[str, ...], *, alone: bool) -> None:
    assert list_agencies(text, DE, alone=alone) == found


@pytest.mark.parametrize(
    ("name", "yes"),
    [
        ("London", True),
        ("LONDRES", True),
        ("Berlin/Frankfurt", True),
        ("Frankfurt/Main", True),
        ("Frankfurt/Main Montag", False),
        ("London 6", False),
        ("Brugdam", False),
        ("", False),
    ],
)
def test_cities(name: str, *, yes: bool) -> None:
    assert is_city(name) == yes


def test_names_in_their_parts_and_spellings() -> None:
    assert [spell_city(name) for name in ("NEW YORK", "SÃO PAULO", "MCALLEN")] == [
        "New York",
        "São Paulo",
        "",
    ]
    assert strip_agency_words("Harbour News Agency") == "Harbour"
    assert strip_agency_words("Agencia Brisa") == "Brisa"
    assert strip_agency_words("News Agency") == "News Agency"
    assert [is_web_name(name) for name in ("KOMPAS.com", "kompas", "6.5", "D.C.")] == [
        True,
        False,
        False,
        False,
    ]
    assert is_own_desk("TNN")
    assert not is_own_desk("PTI")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Mit Material von dpa", "dpa"),
        ("avec l'AFP", "AFP"),
        ("with files from Reuters", "Reuters"),
        ("Withers", "Withers"),
        ("dpa", "dpa"),
    ],
)
def test_words_before_an_agency_whose_material_was_used(text: str, rest: str) -> None:
    assert strip_shared_words(text) == rest


def test_no_city_is_a_function_word_or_an_opener() -> None:
    words = load_wire_words()
    cities = {fold(name) for name in words["cities.names"]}
    assert cities.isdisjoint(map(fold, words["openers.words"]))
    for code in ("en", "de", "fr", "es", "it", "pt", "nl", "id"):
        assert cities.isdisjoint(get_lexicon(code).common)
