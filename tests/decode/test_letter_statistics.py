"""How odd single-byte encodings read, by their letters."""

import pytest

from newsclean.decode.letter_statistics import (
    compute_letter_costs,
    load_alphabets,
    score_awkwardness,
)

ALBANIAN = (
    "Bashkia e qytetit do ta mbyllë urën e vjetër për tre javë, sepse këmbët e saj janë dëmtuar.\n"
    "Banorët thonë se askush nuk i njoftoi dhe se rruga tjetër është shumë e gjatë për fëmijët.\n"
)


def test_alphabets_are_of_letters() -> None:
    assert len(load_alphabets()) > 40
    for alphabet in load_alphabets():
        assert all(letter.isalpha() or letter == "ั" for letter in alphabet), alphabet
        assert not any(letter.isascii() for letter in alphabet)


@pytest.mark.parametrize(
    ("before", "middle", "after", "odd"),
    [
        ("l", "’", "é", 0),
        ("t", "´", "s", 0),
        ("n", "º", " ", 0),
        (" ", "«", "\xa0", 0),
        (" ", "\xa0", "B", 0),
        ("n", "\xad", "d", 0),
        ("e", "\u0301", "n", 0),
        ("o", "½", "u", 1),
        ("l", "É", "e", 1),
        ("t", "й", " ", 1),
        (" ", "\x94", " ", 2),
        (" ", "¤", " ", 2),
    ],
)
def test_what_is_odd_about_a_character(before: str, middle: str, after: str, odd: int) -> None:
    assert score_awkwardness(before, middle, after) == odd


def test_an_alphabet_tells_encodings_apart_that_a_detector_mixes_up() -> None:
    data = ALBANIAN.encode("cp1252")
    costs = compute_letter_costs(data, ["windows-1252", "windows-1257"])
    assert costs["windows-1252"] < costs["windows-1257"]
