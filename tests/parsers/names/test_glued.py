"""What is run onto the last word of a name, and names that have a capital inside."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.names.glued import find_glued_start, is_mailbox_of
from newsclean.parsers.names.spaced import read_spaced_names


def cut(word: str, *run: str, code: str = "en") -> str:
    return word[: find_glued_start(word, [*run], get_lexicon(code))]


@pytest.mark.parametrize(
    "surname",
    [
        *("McDonald", "MacArthur", "FitzGerald", "DeVito", "LaSalle", "VanHoutte", "VanderMeer"),
        *("O'Neill", "D'Angelo", "Al-Harbi", "Jean-Luc", "MCCARTHY", "McDONALD", "LEE", "PhD"),
        *("Hartwick", "hartwick", "Leandro", "LeAnn", "X", "Å"),
    ],
)
def test_names_with_a_capital_inside_stay_whole(surname: str) -> None:
    assert cut(surname, "Nell") == surname


@pytest.mark.parametrize(
    "tail", ["LaToya", "JoAnn", "KaShawn", "MaryAnn", "TurboTax", "HomeAdvisor"]
)
def test_a_first_word_ends_before_labels_alone(tail: str) -> None:
    assert cut(tail) == tail


def test_a_firm_behind_a_label_stays_whole() -> None:
    assert cut("StackWorks", "Sponsored", "by") == "StackWorks"
    assert cut("StackWorks", "Bob", "de") == "Stack"


@pytest.mark.parametrize(
    "tail",
    [
        *("Updated", "Twitter", "November", "CEO", "AFP", "Nell", "London", "NewYork", "McDonald"),
        *("14", "14.05.2021", "10:30", "@nellh", "nell.hartwick@news.example", "nell@news.example"),
        *("nh@news.example", "hartwickn@news.example"),
    ],
)
def test_what_is_run_onto_a_surname_is_cut_off(tail: str) -> None:
    assert cut(f"Hartwick{tail}", "Nell") == "Hartwick"


@pytest.mark.parametrize("word", ["HARTWICKLondon", "HARTWICKUpdated"])
def test_a_word_behind_capitals_is_cut_off(word: str) -> None:
    assert cut(word, "NELL") == "HARTWICK"


@pytest.mark.parametrize("word", ["nell@news.example", "@nellh", "Hartwickdesk@news.example"])
def test_an_address_without_a_name_in_front_is_none(word: str) -> None:
    assert cut(word, "Nell") == ""


def test_cyrillic_and_greek_words_are_cut_as_well() -> None:
    assert cut("ПетровКиев", "Иван", code="ru") == "Петров"
    assert cut("ΠαππάςΑθήνα", "Γιώργος", code="el") == "Παππάς"


def test_a_mailbox_is_called_after_someone() -> None:
    assert is_mailbox_of("n.hartwick", "nell", "hartwick")
    assert not is_mailbox_of("newsdesk", "nell", "hartwick")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tarik H. Osman1", ["Tarik H. Osman"]),
        ("Tarik H. Osman1, Lena Ray2", ["Tarik H. Osman", "Lena Ray"]),
        ("Tarik H. Osman1,2, Lena Ray*", ["Tarik H. Osman", "Lena Ray"]),
        ("Nell Hartwick14 May, Tom Ray", ["Nell Hartwick"]),
        ("Nell HartwickNell Hartwick", ["Nell Hartwick"]),
        ("Nell Hartwick Nell Hartwick", ["Nell Hartwick"]),
        ("Nell Hartwick nell@news.example", ["Nell Hartwick"]),
        ("Nell Hartwick news.example", ["Nell Hartwick"]),
        ("nell@news.example", []),
        ("Nell Hartwickdesk@news.example", []),
        ("Nell Hartwick@ana_gil", ["Nell Hartwick"]),
    ],
)
def test_names_with_something_run_onto_them(text: str, names: list[str]) -> None:
    found = read_spaced_names(text, get_lexicon("en"), labelled=False).names
    assert [name.name for name in found] == names
