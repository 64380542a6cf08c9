"""What stands in brackets and quotation marks inside a name, or behind one."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.names.spaced import read_spaced_names


def read(text: str, code: str = "en", *, labelled: bool = False) -> list[str]:
    found = read_spaced_names(text, get_lexicon(code), labelled=labelled).names
    return [name.name for name in found]


@pytest.mark.parametrize(
    "name",
    [
        'Greta "Pip" Lorne',
        "Greta “Pip” Lorne",
        "Greta „Pip“ Lorne",
        "Greta «Pip» Lorne",
        "Greta ‘Pip’ Lorne",
        "Greta 'Pip' Lorne",
        "Greta Ann “Pip” Lorne",
        "Otto (Emil August) Brandt",
        "Mary Ann (Smith) Jones",
        "Siobhan O'Neill",
        "Jean-Luc d’Ormesson",
    ],
)
def test_they_are_part_of_a_name_between_its_words(name: str) -> None:
    assert read(name) == [name]
    assert read(name, labelled=True) == [name]
    assert read(f"{name} and Tom Ray") == [name, "Tom Ray"]


@pytest.mark.parametrize(
    "rest",
    [
        " (Reuters) London",
        " (London) and so on",
        " (text) Updated",
        ' "The state of things" Politics',
        ' "Pip"',
        " (Ledger)",
        "(Ledger)",
        " (Reuters) Updated",
        " (Berlin) Die Lage",
    ],
)
def test_they_end_a_name(rest: str) -> None:
    assert read(f"Jane Miller{rest}") == ["Jane Miller"]


def test_a_bracket_of_a_newsroom_stands_inside_no_name() -> None:
    assert read("Jane (Reuters) Lorne") == ["Jane"]
    assert read("Jane (Photo) Lorne") == ["Jane"]
    assert read("Jane (Pip) Updated") == ["Jane"]


def test_who_took_the_pictures_is_no_author() -> None:
    assert read("Anna Weber (Text) und Jan Kolb (Fotos)", "de") == ["Anna Weber"]
    assert read("Anna Weber (Text und Fotos)", "de") == ["Anna Weber"]
